import type { CalendarDate } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import type { Status } from '../requirements/status.ts'
import { keptField, languageField, LONGEST_CREDIT_TEXT, type PolicyChoice, versionField } from './credit.page.ts'
import {
  errorSummary,
  type FieldView,
  type FormState,
  field,
  titled,
  problemAt,
  plainSelect,
} from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { formatWeekdayDate } from '../platform/time/date.page.ts'

/** Somebody who works at the site, and whether orientation is needed. */
export interface SiteMember {
  readonly person: PersonId
  readonly name: string | null
  readonly status: Status
  readonly needsIt: boolean
}

interface LiveSessionInput {
  readonly sites: readonly { readonly slug: string; readonly name: string }[]
  readonly on: CalendarDate
  readonly action: string
  readonly peopleHref: string
  /** The number of people a session was just recorded for, or `null` when none was. */
  readonly recorded: number | null
  /** `null` until a site is chosen. */
  readonly session: SessionForm | null
}

export interface SessionForm {
  readonly slug: string
  readonly members: readonly SiteMember[]
  readonly sheetHref: string
  readonly form: FormState
  /** The people whose boxes are checked. */
  readonly checked: ReadonlySet<string>
  readonly versions: readonly PolicyChoice[]
  readonly key: string
  readonly csrf: string
}

interface SessionView {
  readonly slug: string
  readonly printText: string
  readonly sheetHref: string
  readonly before: readonly FieldView[]
  readonly groups: readonly PeopleGroup[]
  readonly peopleProblem: string
  readonly after: readonly FieldView[]
  readonly key: string
  readonly csrf: string
}

interface PeopleGroup {
  readonly title: string
  readonly people: readonly {
    readonly value: string
    readonly id: string
    readonly text: string
    readonly checked: boolean
  }[]
}

/** One place for a session in a room: the sheet before it, and the entry after it. */
export function liveSessionPage(shell: Shell, { sites, on, recorded, session, ...page }: LiveSessionInput): string {
  const { t } = shell
  const words = t.hr.credits.sessions
  const view = session === null ? null : sessionView(session, shell)
  const summary = session === null || view === null ? null : summaryOf(view, t)
  const options = sites.map(({ slug, name }) => ({ value: slug, text: name }))
  const siteChoice = plainSelect('site', words.site, session?.slug ?? '', options)
  return renderPage('app', titled(shell, summary), 'credits/live-session', {
    t,
    siteChoice,
    on,
    summary,
    recorded: recorded === null ? '' : words.recorded(recorded),
    session: view,
    ...page,
  })
}

function sessionView({ members, form, checked, versions, ...view }: SessionForm, shell: Shell): SessionView {
  const { t } = shell
  const words = t.hr.credits.sessions
  const { required } = t.account
  const text = (name: 'trainer' | 'minutes', hint: string) =>
    field(form, { type: 'text', name, label: words[name], required, hint, maxLength: LONGEST_CREDIT_TEXT })
  const { topic: label, topicDefault: initial, topicHint: hint } = words
  const needing = members.filter(({ needsIt }) => needsIt)
  const others = members.filter(({ needsIt }) => !needsIt)
  const group = (title: string, people: readonly SiteMember[]): PeopleGroup => ({
    title,
    people: people.map((member) => memberView(member, checked, t)),
  })
  return {
    ...view,
    printText: words.printText(needing.length),
    before: [
      keptField(form, t, { name: 'topic', label, required, hint, initial }),
      text('trainer', words.trainerHint),
      text('minutes', ''),
      { ...versionField(form, versions, shell), label: words.version },
      { ...languageField(form, t), label: words.language },
    ],
    groups: [group(words.required, needing), group(words.others, others)].filter(({ people }) => people.length > 0),
    peopleProblem: problemAt(form, 'people'),
    after: [
      field(form, { type: 'textarea', name: 'more', label: words.more, hint: words.moreHint, verbatim: true }),
      field(form, { type: 'file', name: 'file', label: words.file, hint: t.hr.credits.form.fileHint }),
      keptField(form, t, { name: 'reference', label: words.reference, hint: t.hr.credits.form.referenceHint }),
    ],
  }
}

function memberView({ person, name, status }: SiteMember, checked: ReadonlySet<string>, t: Messages) {
  const text = `${name ?? t.hr.credits.sessions.noName} (${t.hr.status[status]})`
  return { value: person, id: person.replace(':', '-'), text, checked: checked.has(person) }
}

/** Lists the problems in the order of the page. The boxes share one entry because they have no field to link to. */
function summaryOf({ before, peopleProblem, after }: SessionView, t: Messages) {
  const people: FieldView = {
    ...field({ values: {}, problems: { people: peopleProblem } }, { type: 'checkbox', name: 'people', label: '' }),
  }
  return errorSummary([...before, people, ...after], t)
}

interface SignInSheetInput {
  readonly site: string
  readonly on: CalendarDate
  readonly version: string
  /** Those who need it, in the order of the sheet. */
  readonly people: readonly { readonly name: string; readonly number: string }[]
  readonly backHref: string
}

interface SheetView {
  readonly t: Messages
  readonly site: string
  readonly date: string
  readonly version: string
  readonly pages: readonly { readonly id: string; readonly place: string; readonly lines: SignInSheetInput['people'] }[]
  readonly backHref: string
}

/** With this many lines, each is high enough to sign on a page of letter paper. */
const LINES_ON_PAGE = 20
/** At least so many lines are left for people who are not on the list. */
const EMPTY_LINES = 5

/** The sheet that people sign. Someone who finds it learns who was where, but not what the session was about. */
export function signInSheetPage(shell: Shell, { site, on, version, people, backHref }: SignInSheetInput): string {
  const { t, language } = shell
  const words = t.hr.credits.sessions.sheet
  const count = Math.ceil((people.length + EMPTY_LINES) / LINES_ON_PAGE)
  const lines = Array.from({ length: count * LINES_ON_PAGE }, (_, index) => people[index] ?? { name: '', number: '' })
  const page: SheetView = {
    t,
    site,
    date: formatWeekdayDate(on, language),
    version: words.version(version),
    pages: Array.from({ length: count }, (_, index) => ({
      id: `lines-${index + 1}`,
      place: words.page(index + 1, count),
      lines: lines.slice(index * LINES_ON_PAGE, (index + 1) * LINES_ON_PAGE),
    })),
    backHref,
  }
  return renderPage('app', { ...shell, title: words.title }, 'credits/sign-in-sheet', page)
}
