import type { PersonId, SiteId } from '../ledger/event.ts'
import { eachOnce } from '../platform/text/format.ts'
import {
  type BulkInput,
  type BulkView,
  bulkView,
  nameOf,
  type PeopleTableView,
  textCell,
} from '../people/table.page.ts'
import { type HiddenField, plainSelect, type SelectView } from '../platform/html/field.page.ts'
import { INVITED_CHOICES, type InvitedChoice } from '../reminders/invited.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'

/** The filters of the list, as they are in the address. */
export interface InviteFilters {
  /** The slug of a site. */
  readonly site: string | null
  readonly department: string | null
  readonly code: InvitedChoice
}

export interface InviteListQuery extends InviteFilters {
  /** The last person of the page before. */
  readonly after: PersonId | null
}

/** Cards that were made together and wait to be handed over. */
export interface CardBatch {
  readonly on: string
  readonly people: readonly { readonly value: string; readonly name: string }[]
}

/** Cards that somebody confirmed together. */
export interface HandedBatch extends CardBatch {
  readonly by: string
}

export interface BulkInvitesInput {
  /** How many cards were confirmed just now; null when none were. */
  readonly handed: number | null
  readonly batches: readonly CardBatch[]
  readonly confirmAction: string
  /** How many cards wait again since just now; null when none do. */
  readonly waiting: number | null
  readonly handedBatches: readonly HandedBatch[]
  readonly takeBackAction: string
  /** Warns that the address on the cards doesn't work on a phone. Empty when it does. */
  readonly warning: string
  readonly query: InviteListQuery
  /** The number of people who match the filters; the page shows some of them. */
  readonly found: number
  /** How many there are when the list isn't narrowed by what they have, and how many of those have no card or link. */
  readonly everyone: number
  readonly withoutCard: number
  readonly people: readonly {
    readonly person: PersonId
    readonly name: string
    /** The last day of a code that was made before; null without one. */
    readonly codeUntil: string | null
    /** A card was made and not handed over yet. */
    readonly isCardWaiting: boolean
    readonly placements: readonly { readonly site: SiteId; readonly department: string; readonly position: string }[]
  }[]
  /** Where the next page begins; null on the last one. */
  readonly next: PersonId | null
  readonly sites: readonly { readonly id: SiteId; readonly slug: string; readonly name: string }[]
  readonly departments: readonly string[]
  readonly bulk: BulkInput
  readonly printAllHidden: readonly HiddenField[]
  readonly hidden: readonly HiddenField[]
  readonly links: {
    list(query: InviteListQuery): string
    person(person: PersonId): string
    readonly people: string
  }
  /** The ways to add staff while there is none, or null. */
  readonly adding: { readonly listHref: string | null; readonly personHref: string } | null
  readonly csrf: string
}

/** Cards with one button. */
interface BatchView {
  /** Its place on the page, for ids. */
  readonly id: string
  readonly title: string
  readonly action: string
  readonly some: string
  readonly button: string
  readonly people: CardBatch['people']
}

interface BulkInvitesView {
  readonly t: Messages
  readonly peopleHref: string
  readonly outcome: string
  readonly batches: readonly BatchView[]
  readonly onRecord: readonly BatchView[]
  /** Right after some were confirmed or taken back. */
  readonly onRecordOpen: boolean
  readonly warning: string
  readonly found: string
  /** Leads to the rest when the list shows only some. Null when it shows everyone. */
  readonly everyone: { readonly text: string; readonly href: string } | null
  /** The button that prints a card for everyone in the list who has none. Empty for fewer than two. */
  readonly printAll: string
  readonly printAllHidden: readonly HiddenField[]
  readonly filters: { readonly action: string; readonly selects: readonly SelectView[] }
  /** `null` when there is nobody to invite. */
  readonly table: PeopleTableView | null
  /** `null` once there's staff. */
  readonly adding: BulkInvitesInput['adding']
  readonly bulk: BulkView
  readonly range: string
  readonly firstHref: string | null
  readonly nextHref: string | null
  readonly csrf: string
}

/** Shows the people to invite, and the ways to do it. */
export function bulkInvitesPage(shell: Shell, input: BulkInvitesInput): string {
  const { query, found, everyone, withoutCard, people, next, links, csrf } = input
  const { t } = shell
  const words = t.hr.bulkInvites
  const first = { ...query, after: null }
  const names = [people[0], people.at(-1)].map((person) => nameOf(person?.name ?? null, t))
  const page: BulkInvitesView = {
    t,
    peopleHref: links.people,
    outcome: outcomeText(input, t),
    batches: input.batches.map(({ on, people: those }, place) => ({
      id: `batch-${place}`,
      title: words.batch(those.length, on),
      action: input.confirmAction,
      some: words.notAll,
      button: words.handOver,
      people: those,
    })),
    onRecordOpen: input.handed !== null || input.waiting !== null,
    onRecord: input.handedBatches.map(({ on, by, people: those }, place) => ({
      id: `handed-${place}`,
      title: words.onRecord(those.length, on, by),
      action: input.takeBackAction,
      some: words.someOfThem,
      button: words.takeBack,
      people: those,
    })),
    warning: input.warning,
    found: words.found[query.code](found),
    everyone:
      everyone === found ? null : { text: words.everyone(everyone), href: links.list({ ...first, code: 'any' }) },
    printAll: withoutCard < 2 ? '' : (withoutCard === found ? words.printAll : words.printRest)(withoutCard),
    printAllHidden: input.printAllHidden,
    filters: {
      action: links.list({ site: null, department: null, code: 'any', after: null }),
      selects: selects(input, t),
    },
    table: people.length === 0 ? null : tableOf(input, t),
    adding: input.adding,
    bulk: bulkView(input.bulk, input.hidden, found, t),
    range: t.hr.people.range(names[0] ?? '', names[1] ?? '', found),
    firstHref: query.after === null ? null : links.list(first),
    nextHref: next === null ? null : links.list({ ...query, after: next }),
    csrf,
  }
  return renderPage('app', shell, 'identity/bulk-invites', page)
}

function tableOf({ people, query, sites, links }: BulkInvitesInput, t: Messages): PeopleTableView {
  const words = t.hr.bulkInvites
  const { name, site, sortBy } = t.hr.people
  // Someone may work at another site, too, which the viewer doesn't see.
  const siteNames = new Map(sites.map(({ id, name: siteName }) => [id, siteName]))
  // Where nobody has one, it needs no column.
  const hasCodes = query.code === 'any'
  const head = (text: string) => ({ text, href: null, sorted: '' as const })
  return {
    caption: words.table,
    pick: t.hr.selections.bar.pick,
    wide: false,
    sortBy,
    heads: [name, site, ...(hasCodes ? [words.code] : [])].map(head),
    rows: people.map(({ person, name: personName, codeUntil, isCardWaiting, placements }) => ({
      value: person.slice('person:'.length),
      name: nameOf(personName, t),
      href: links.person(person),
      note: eachOnce(placements.map(({ position }) => position)),
      cells: [
        {
          label: site,
          place: 'left',
          ...textCell(
            eachOnce(placements.flatMap(({ site: at }) => siteNames.get(at) ?? [])),
            eachOnce(placements.map(({ department }) => department)),
          ),
        },
        ...(hasCodes
          ? [
              {
                label: words.code,
                // Few have one. On a phone, nobody's lack of one takes a line.
                place: codeUntil === null ? ('none' as const) : ('rest' as const),
                ...textCell(
                  codeUntil === null ? words.codeNone : (isCardWaiting ? words.codeWaits : words.codeUntil)(codeUntil),
                ),
              },
            ]
          : []),
      ],
    })),
  }
}

/** What was done just now. */
function outcomeText({ handed, waiting }: BulkInvitesInput, t: Messages): string {
  const words = t.hr.bulkInvites
  if (handed !== null) return words.handed(handed)
  return waiting === null ? '' : words.takenBack(waiting)
}

function selects({ query, sites, departments }: BulkInvitesInput, t: Messages): SelectView[] {
  const words = t.hr.people
  return [
    plainSelect('site', words.site, query.site ?? '', [
      { value: '', text: words.allSites },
      ...sites.map(({ slug, name }) => ({ value: slug, text: name })),
    ]),
    plainSelect('department', words.department, query.department ?? '', [
      { value: '', text: words.allDepartments },
      ...departments.map((department) => ({ value: department, text: department })),
    ]),
    plainSelect(
      'code',
      t.hr.bulkInvites.code,
      query.code,
      INVITED_CHOICES.map((choice) => ({ value: choice, text: t.hr.bulkInvites.codeChoices[choice] })),
    ),
  ]
}
