import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { EventOf } from '../../ledger/event.ts'
import type { ShownNumber } from '../../contacts/shown-number.ts'
import type { Contact } from '../../course/policy-shape.ts'
import type { TimelineEntry } from '../../people/file/timeline.page.ts'
import { type KitCell, type KitPage, type KitPart, type KitSection, text } from '../../packages/kit/part.page.ts'
import { dayText, linksPart, type PackFrame, packWords } from './layout.page.ts'
import type { SiteDetails } from '../../organization/details-shape.ts'

/** A decision or a publication in words, with the person or thing it is about. */
export interface ToldRecord extends Pick<TimelineEntry, 'date' | 'title' | 'details'> {
  readonly about: string
}

export function approvalsPage(
  records: { readonly policy: readonly ToldRecord[]; readonly sites: readonly ToldRecord[] },
  people: readonly KitPart[],
  frame: PackFrame,
): KitPage {
  const words = packWords(frame).approvals
  const section = (id: string, title: string, told: readonly ToldRecord[]): KitSection => ({
    id,
    title,
    parts: tableOf(
      id,
      words.head,
      told.map((each) => recordCells(each, frame)),
      frame,
    ),
  })
  return {
    file: 'approvals.html',
    title: words.title,
    lead: words.lead,
    sections: [
      section('policy', words.policyTitle, records.policy),
      section('sites', words.sitesTitle, records.sites),
      { id: 'people', title: words.peopleTitle, parts: people },
    ],
  }
}

export function recordCells({ date, title, about, details }: ToldRecord, frame: PackFrame): KitCell[] {
  return [dayText(date, frame), title, about, details.join(' ')]
}

/** A table under a heading, or the words that there is nothing. */
export function tableOf(
  id: string,
  head: readonly string[],
  rows: readonly (readonly KitCell[])[],
  frame: PackFrame,
): KitPart[] {
  if (rows.length === 0) return [text(packWords(frame).noRows)]
  return [{ kind: 'table', labelledBy: id, head, rows }]
}

/** Details of a site as they were published on a day. */
export interface PublishedDetails {
  readonly site: string
  readonly event: EventOf<'site_published'>
}

export function contactsPage(
  input: {
    readonly checks: readonly ToldRecord[]
    readonly changes: readonly ToldRecord[]
    readonly shown: readonly ShownNumber[]
    readonly published: readonly PublishedDetails[]
    readonly contacts: readonly Contact[]
  },
  frame: PackFrame,
): KitPage {
  const { contacts: words, approvals } = packWords(frame)
  const { checks, changes, shown, published, contacts } = input
  const on = ({ event }: PublishedDetails) => words.versionOn(event.body.version, dayText(event.effectiveOn, frame))
  const local = published.flatMap((details) =>
    siteOf(details).local.map(({ name, phone, purpose, checkedOn, es }): KitCell[] => [
      `${details.site}: ${inBoth(name, es?.name)}, ${phone}`,
      inBoth(purpose, es?.purpose),
      checkedOn,
      on(details),
    ]),
  )
  return {
    file: 'contacts.html',
    title: words.title,
    lead: words.lead,
    sections: [
      {
        id: 'checks',
        title: words.checksTitle,
        parts:
          checks.length === 0
            ? [text(words.noChecks)]
            : tableOf(
                'checks',
                approvals.head,
                checks.map((each) => recordCells(each, frame)),
                frame,
              ),
      },
      {
        id: 'changes',
        title: words.changesTitle,
        parts: tableOf(
          'changes',
          approvals.head,
          changes.map((each) => recordCells(each, frame)),
          frame,
        ),
      },
      {
        id: 'shown',
        title: words.shownTitle,
        parts: tableOf(
          'shown',
          words.shownHead,
          shown.map(({ name, digits, from, until }) => [
            name,
            digits,
            from === null ? words.fromStart : dayText(from, frame),
            until === null ? words.untilNow : dayText(until, frame),
          ]),
          frame,
        ),
      },
      { id: 'local', title: words.localTitle, parts: tableOf('local', words.localHead, local, frame) },
      {
        id: 'shared',
        title: words.sharedTitle,
        parts: tableOf(
          'shared',
          words.sharedHead,
          contacts.map(({ name, digits, checkedOn }) => [name, digits, checkedOn]),
          frame,
        ),
      },
      {
        id: 'groups',
        title: words.groupsTitle,
        parts: [
          text(words.groups),
          ...tableOf(
            'groups',
            words.groupHead,
            published.map((details) => {
              const { beforeGroup, groupSafety, es } = siteOf(details)
              return [
                details.site,
                on(details),
                inBoth(filled(beforeGroup, frame), es?.beforeGroup),
                inBoth(filled(groupSafety, frame), es?.groupSafety),
              ]
            }),
            frame,
          ),
        ],
      },
    ],
  }
}

function siteOf({ event }: PublishedDetails): SiteDetails {
  return event.body.details
}

/** Gives the text as it was published, in English and, if the site wrote it, in Spanish. */
function inBoth(english: string, spanish = ''): string {
  return spanish === '' ? english : `${english} / ${spanish}`
}

function filled(written: string, frame: PackFrame): string {
  return written.trim() === '' ? packWords(frame).contacts.notFilled : written
}

export function suggestedRulesPage(frame: PackFrame): KitPage {
  const { rules } = packWords(frame)
  return {
    file: 'suggested-rules.html',
    title: rules.title,
    lead: rules.lead,
    sections: [{ id: 'rules', title: rules.title, parts: tableOf('rules', rules.head, rules.rows, frame) }],
  }
}

export interface LedgerFacts {
  readonly entries: number
  readonly shown: number
  readonly heads: number
  readonly keys: readonly { readonly id: string; readonly fingerprint: string; readonly since: CalendarDate | null }[]
}

export function ledgerFactsPage({ entries, shown, heads, keys }: LedgerFacts, frame: PackFrame): KitPage {
  const { ledger: words, index } = packWords(frame)
  return {
    file: 'ledger.html',
    title: words.title,
    lead: words.lead,
    sections: [
      {
        id: 'chain',
        title: words.title,
        parts: [
          text(words.counts(entries, shown)),
          text(`${words.heads(heads)}.`),
          ...(entries === shown ? [text(words.whole)] : [{ kind: 'points', items: words.part } as const]),
        ],
      },
      {
        id: 'files',
        title: words.filesTitle,
        parts: [
          { kind: 'points', items: words.files },
          linksPart([{ text: 'ledger/heads.json', href: 'ledger/heads.json' }]),
        ],
      },
      {
        id: 'keys',
        title: words.keys,
        parts: [
          {
            kind: 'facts',
            facts: keys.map(({ id, fingerprint, since }) => ({
              name: id,
              value: [
                `${index.fingerprint}: ${fingerprint}`,
                ...(since === null ? [] : [words.since(dayText(since, frame))]),
              ].join(', '),
            })),
          },
        ],
      },
      { id: 'proves', title: words.provesTitle, parts: [{ kind: 'points', items: words.proves }] },
    ],
  }
}
