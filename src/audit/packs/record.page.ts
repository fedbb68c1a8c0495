import { digitsOf } from '../../organization/site-details.ts'
import { type CalendarDate, calendarDate } from '../../platform/time/calendar.ts'
import type { SitePublishedEvent } from '../../ledger/site-version.ts'
import { siteNumbers } from './site-number.ts'
import { numbersOf } from '../../contacts/line-numbers.page.ts'
import type { ShownNumber } from '../../contacts/shown-number.ts'
import type { Contact } from '../../course/policy-shape.ts'
import type { TimelineEntry } from '../../people/file/timeline.page.ts'
import { type KitCell, type KitPage, type KitPart, type KitSection, text } from '../../packages/kit/part.page.ts'
import { dayText, linksPart, type PackFrame, packWords } from './layout.page.ts'
import { MESSAGES } from '../../words/messages.ts'
import type { SiteDetails } from '../../organization/details-shape.ts'
import type { checksBySite } from '../../site/roles/number.ts'
import type { DetailsFrom } from '../../site/roles/shown.ts'

/** A decision or a publication in words, with the person or thing it is about. */
export interface ToldRecord extends Pick<TimelineEntry, 'date' | 'title' | 'details'> {
  readonly about: string
}

export function approvalsPage(
  records: {
    readonly policy: readonly ToldRecord[]
    readonly sites: readonly ToldRecord[]
    readonly practices: readonly ToldRecord[]
  },
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
      section('practices', words.practicesTitle, records.practices),
      { id: 'people', title: words.peopleTitle, parts: people },
    ],
  }
}

export function recordCells({ date, title, about, details }: ToldRecord, frame: PackFrame): KitCell[] {
  return [dayText(date, frame), title, about, sentences(details)]
}

/** Each with its period, which most have none of: on the screen, they have a line each. */
export function sentences(details: readonly string[]): string {
  return details.map((said) => (/[.!?…]$/.test(said) ? said : `${said}.`)).join(' ')
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
  readonly event: SitePublishedEvent
}

/** What staff of a site were shown, one day after the other. */
export interface ShownDetails {
  readonly site: string
  /** Of its own numbers: see `checksBySite`. */
  readonly checks: ReturnType<typeof checksBySite>
  readonly days: readonly DetailsFrom[]
}

export function contactsPage(
  input: {
    readonly checks: readonly ToldRecord[]
    readonly changes: readonly ToldRecord[]
    readonly shown: readonly ShownNumber[]
    readonly published: readonly PublishedDetails[]
    readonly told: readonly ShownDetails[]
    readonly contacts: readonly Contact[]
  },
  frame: PackFrame,
): KitPage {
  const { contacts: words, approvals } = packWords(frame)
  const { checks, changes, shown, published, told, contacts } = input
  const on = ({ event }: PublishedDetails) => words.versionOn(event.body.version, dayText(event.effectiveOn, frame))
  const checksAt = (site: string) => told.find((each) => each.site === site)?.checks ?? new Map()
  const local = published.flatMap((details) =>
    siteOf(details).local.map(({ name, phone, purpose, isNot = '', checkedOn, es }): KitCell[] => [
      `${details.site}: ${inBoth(name, es?.name)}, ${phone}`,
      [inBoth(purpose, es?.purpose), inBoth(isNot, es?.isNot)].filter((each) => each !== '').join(' '),
      dayText(lastCall(checksAt(details.site), phone, calendarDate(checkedOn)) ?? calendarDate(checkedOn), frame),
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
          shown.map(({ from, until, ...line }) => [
            line.name,
            line.purpose,
            numbersOf(line, MESSAGES[frame.language]),
            from === null ? words.fromStart : dayText(from, frame),
            until === null ? words.untilNow : dayText(until, frame),
          ]),
          frame,
        ),
      },
      {
        id: 'people',
        title: words.peopleTitle,
        parts: tableOf('people', words.peopleHead, peopleRows(told, frame), frame),
      },
      { id: 'local', title: words.localTitle, parts: tableOf('local', words.localHead, local, frame) },
      {
        id: 'shared',
        title: words.sharedTitle,
        parts: tableOf(
          'shared',
          words.sharedHead,
          contacts.map(({ checkedOn, ...line }) => [
            line.name,
            line.purpose,
            numbersOf(line, MESSAGES[frame.language]),
            dayText(calendarDate(checkedOn), frame),
          ]),
          frame,
        ),
      },
    ],
  }
}

/** The last day in a time on which a call to a number reached somebody. Null when none did. */
function lastCall(
  checks: ShownDetails['checks'],
  phone: string,
  from: CalendarDate,
  until: CalendarDate | null = null,
): CalendarDate | null {
  const calls = (checks.get(digitsOf(phone)) ?? []).filter(({ outcome }) => outcome === 'works')
  return calls.findLast(({ on }) => on >= from && (until === null || on <= until))?.on ?? null
}

/** Which number of whom staff of each site saw on which days, and when somebody last called it. */
function peopleRows(told: readonly ShownDetails[], frame: PackFrame): KitCell[][] {
  const { contacts: words } = packWords(frame)
  return told.flatMap(({ site, days, checks }) =>
    siteNumbers(days).map(({ as, role, phone, from, heldFrom, until, heldUntil }): KitCell[] => {
      const called = lastCall(checks, phone, from, until)
      return [
        site,
        `${words.called[as]}: ${role}`,
        phone,
        onBothClocks(from, heldFrom),
        until === null ? words.untilNow : onBothClocks(until, heldUntil),
        called === null ? words.notCalled : dayText(called, frame),
      ]
    }),
  )

  function onBothClocks(shown: CalendarDate, held: CalendarDate | undefined): string {
    const day = dayText(shown, frame)
    return held === undefined ? day : words.recordedLate(day, dayText(held, frame))
  }
}

function siteOf({ event }: PublishedDetails): SiteDetails {
  return event.body.details
}

/** Gives the text as it was published, in English and, if the site wrote it, in Spanish. */
export function inBoth(english: string, spanish = ''): string {
  return spanish === '' ? english : `${english} / ${spanish}`
}

export function suggestedRulesPage(frame: PackFrame): KitPage {
  const { rules } = packWords(frame)
  return {
    file: 'suggested-rules.html',
    title: rules.title,
    lead: rules.lead,
    sections: [{ id: 'rules', title: rules.listTitle, parts: tableOf('rules', rules.head, rules.rows, frame) }],
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
        title: words.chainTitle,
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
