import type { PersonId, SiteId } from '../ledger/event.ts'
import { collator, eachOnce } from '../platform/text/format.ts'
import type { ErrorSummary, FormState, SelectView } from '../platform/html/field.page.ts'
import { titled } from '../platform/html/field.page.ts'
import { type Messages, MESSAGES } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { Language } from '../platform/text/language.ts'
import type { SafeHtml } from '../platform/html/safe.ts'

/** `none` is everyone without a code that works, `any` is everyone without a password. */
export const CODE_CHOICES = ['none', 'any'] as const

/** The filters of the list, as they are in the address. */
export interface BulkInvitesQuery {
  /** The slug of a site. */
  readonly site: string | null
  readonly department: string | null
  readonly code: (typeof CODE_CHOICES)[number]
}

/** The result of sending invitations: how many are on their way, and how many of the chosen people got none. */
export interface InviteOutcome {
  readonly sent: number
  readonly unsent: number
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
  readonly form: FormState
  /** How many cards were confirmed just now; null when none were. */
  readonly handed: number | null
  readonly batches: readonly CardBatch[]
  readonly confirmAction: string
  /** How many cards wait again since just now; null when none do. */
  readonly waiting: number | null
  readonly handedBatches: readonly HandedBatch[]
  readonly takeBackAction: string
  /** `null` unless invitations were sent just now. */
  readonly outcome: InviteOutcome | null
  /** Whether there is a mail server. */
  readonly sendsMail: boolean
  /** Warns that the address on the cards doesn't work on a phone. Empty when it does. */
  readonly warning: string
  readonly query: BulkInvitesQuery
  /** The number of people who match the filters; the page shows the first of them. */
  readonly found: number
  readonly people: readonly {
    readonly person: PersonId
    readonly name: string
    /** The last day of a code that was made before; null without one. */
    readonly codeUntil: string | null
    readonly placements: readonly { readonly site: SiteId; readonly department: string; readonly position: string }[]
  }[]
  readonly sites: readonly { readonly id: SiteId; readonly slug: string; readonly name: string }[]
  readonly departments: readonly string[]
  readonly links: { list(query: BulkInvitesQuery): string; readonly people: string }
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
  readonly summary: ErrorSummary | null
  readonly peopleHref: string
  readonly outcome: string
  readonly batches: readonly BatchView[]
  readonly onRecord: readonly BatchView[]
  /** Right after some were confirmed or taken back. */
  readonly onRecordOpen: boolean
  readonly sendsMail: boolean
  readonly warning: string
  readonly found: string
  /** Empty when the list has everyone who was found. */
  readonly first: string
  readonly filters: { readonly action: string; readonly selects: readonly SelectView[] }
  readonly action: string
  readonly csrf: string
  readonly problem: string
  readonly makeAll: string
  readonly sendAll: string
  readonly people: readonly {
    readonly value: string
    readonly id: string
    readonly name: string
    readonly position: string
    readonly site: string
    readonly department: string
    readonly code: string
  }[]
}

const FIRST_BOX = 'pick-1'

/** Shows the people to invite, and the ways to do it. */
export function bulkInvitesPage(shell: Shell, input: BulkInvitesInput): string {
  const { form, query, found, people, sites, links, csrf } = input
  const { t } = shell
  const words = t.hr.bulkInvites
  // Someone may work at another site, too, which the viewer doesn't see.
  const siteNames = new Map(sites.map(({ id, name }) => [id, name]))
  const problem = form.problems['whom'] ?? ''
  const summary =
    problem === '' ? null : { title: t.account.toFix(1), problems: [{ href: `#${FIRST_BOX}`, text: problem }] }
  const page: BulkInvitesView = {
    t,
    summary,
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
    sendsMail: input.sendsMail,
    warning: input.warning,
    found: words.found(found),
    first: people.length < found ? words.first(people.length, found) : '',
    filters: { action: links.list({ site: null, department: null, code: 'none' }), selects: selects(input, t) },
    action: links.list(query),
    csrf,
    problem,
    makeAll: words.makeAll(people.length),
    sendAll: words.sendAll(people.length),
    people: people.map(({ person, name, codeUntil, placements }, index) => ({
      value: person.slice('person:'.length),
      id: `pick-${index + 1}`,
      name,
      position: eachOnce(placements.map((place) => place.position)),
      site: eachOnce(placements.flatMap(({ site }) => siteNames.get(site) ?? [])),
      department: eachOnce(placements.map((place) => place.department)),
      code: codeUntil === null ? words.codeNone : words.codeUntil(codeUntil),
    })),
  }
  return renderPage('app', titled(shell, summary), 'identity/bulk-invites', page)
}

/** What was done just now. */
function outcomeText({ outcome, handed, waiting }: BulkInvitesInput, t: Messages): string {
  const words = t.hr.bulkInvites
  if (outcome !== null) {
    const { sent, unsent } = outcome
    return unsent === 0 ? words.sent(sent) : `${words.sent(sent)} ${words.unsent(unsent)}`
  }
  if (handed !== null) return words.handed(handed)
  return waiting === null ? '' : words.takenBack(waiting)
}

function selects({ query, sites, departments }: BulkInvitesInput, t: Messages): SelectView[] {
  const words = t.hr.people
  const select = (name: string, label: string, value: string, options: SelectView['groups'][number]['options']) => ({
    name,
    label,
    value,
    groups: [{ label: '', options }],
  })
  return [
    select('site', words.site, query.site ?? '', [
      { value: '', text: words.allSites },
      ...sites.map(({ slug, name }) => ({ value: slug, text: name })),
    ]),
    select('department', words.department, query.department ?? '', [
      { value: '', text: words.allDepartments },
      ...departments.map((department) => ({ value: department, text: department })),
    ]),
    select(
      'code',
      t.hr.bulkInvites.code,
      query.code,
      CODE_CHOICES.map((choice) => ({ value: choice, text: t.hr.bulkInvites.codeChoices[choice] })),
    ),
  ]
}

/** One person's way in, to cut out and hand over. */
export interface InviteCard {
  readonly language: Language
  readonly name: string
  /** The lines that only the person who hands out the cards needs. */
  readonly places: readonly string[]
  readonly qrHtml: SafeHtml
  readonly code: string
  readonly codeAddress: string
  /** The last day, in the language of the person. */
  readonly until: string
}

export interface InviteCardsInput {
  readonly organization: string
  readonly warning: string
  readonly cards: readonly InviteCard[]
  /** Names of chosen people who no longer need a card. */
  readonly leftOut: readonly string[]
  /** The script of the button that prints. */
  readonly printScript: string
  /** The ids of those whose cards wait to be handed over. */
  readonly toConfirm: readonly string[]
  readonly confirmAction: string
  readonly csrf: string
  readonly againHref: string
  readonly peopleHref: string
}

interface CardView {
  readonly language: Language
  readonly t: Messages
  readonly organization: string
  readonly name: string
  readonly places: string
  readonly qrHtml: SafeHtml
  readonly codeParts: readonly string[]
  readonly address: string
  readonly until: string
}

const CARDS_ON_A_SHEET = 8

/** Sheets of cards, sorted for who hands them out: by place, then by name as they come. */
export function inviteCardsPage(shell: Shell, { cards, organization, leftOut, ...links }: InviteCardsInput): string {
  const { t } = shell
  const words = t.hr.bulkInvites
  const { compare } = collator(shell.language)
  const views = cards
    .map((card) => cardView(card, organization))
    .sort((one, other) => compare(one.places, other.places))
  return renderPage('app', shell, 'identity/invite-cards', {
    t,
    heading: words.made(cards.length),
    sheets: Array.from({ length: Math.ceil(views.length / CARDS_ON_A_SHEET) }, (_, sheet) =>
      views.slice(sheet * CARDS_ON_A_SHEET, (sheet + 1) * CARDS_ON_A_SHEET),
    ),
    leftOut: leftOut.length === 0 ? '' : words.leftOut(leftOut.length),
    leftOutNames: [...leftOut].sort(compare),
    ...links,
  })
}

function cardView(card: InviteCard, organization: string): CardView {
  const t = MESSAGES[card.language]
  return {
    language: card.language,
    t,
    organization,
    name: card.name,
    places: card.places.join(', '),
    qrHtml: card.qrHtml,
    codeParts: card.code.split(' '),
    // The address as people type it.
    address: card.codeAddress.replace(/^https?:\/\//, ''),
    until: t.account.link.until(card.until),
  }
}
