import type { Contact } from '../course/policy-shape.ts'
import type { ContactLine } from '../ledger/bodies/contact.ts'
import { type ShownRow, differingRows } from '../platform/html/compared.page.ts'
import { errorSummary, field, type FormState, titled, withNameNote } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { listFormat } from '../platform/text/format.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { dateAt } from '../platform/time/calendar.ts'
import type { Messages } from '../words/messages.ts'
import { isChangedByRelease, lineAsTyped, MOST, NUMBER_FIELDS, wordFields } from './line-form.ts'
import { checkOutcomes, lineView, type NamedCheck } from './line-list.page.ts'
import type { LineState } from './line-state.ts'
import type { OwnLine, ProposedChange } from './line.ts'
import type { EntryOnRecord } from './record.page.ts'

interface LineInput {
  readonly contact: Contact
  readonly contacts: readonly Contact[]
  readonly state: LineState
  readonly check: NamedCheck | null
  readonly owner: string | null
  /** As it is live, and as the program came with it. */
  readonly now: ContactLine
  readonly released: ContactLine
  readonly own: OwnLine | null
  readonly proposed:
    | (Omit<ProposedChange, 'by'> & {
        readonly by: string
        /** What keeps it from going live, each as a sentence. */
        readonly problems: readonly string[]
      })
    | null
  /** The packages that carry it while a check has found a problem with it. */
  readonly carriers: readonly { readonly text: string; readonly href: string | null }[]
  /** Own texts that still have an earlier name of the line, after a change. */
  readonly earlierIn: readonly string[]
  readonly isProposer: boolean
  /** The names of those who could confirm. */
  readonly others: readonly string[]
  readonly history: readonly EntryOnRecord[]
  readonly mayKeep: boolean
  readonly form: FormState
  readonly done: keyof Messages['hr']['lines']['done'] | null
  readonly csrf: string
  readonly language: Language
  readonly timeZone: string
  readonly links: {
    readonly list: string
    readonly checks: string
    readonly change: string
    readonly returns: string
    readonly confirmations: string
    readonly withdrawals: string
  }
}

const NOT_AS_ASKED: ReadonlySet<string> = new Set(['failed', 'replaced', 'renumbered'])

export function linePage(shell: Shell, input: LineInput): string {
  const { t } = shell
  const words = t.hr.lines
  const { contact, contacts, csrf, done, form, history, language, links, mayKeep, now, own, proposed, released } = input
  const why = field(form, {
    type: 'text',
    name: 'reason',
    label: words.fields.reason,
    required: t.account.required,
    maxLength: MOST.reason,
  })
  const reason = withNameNote(why, form.values, t, 'text')
  const summary = errorSummary([reason], t)
  const day = (date: CalendarDate) => formatDate(date, language)
  const earlier =
    input.earlierIn.length === 0 ? [] : [words.earlier.still(listFormat(language, {}).format(input.earlierIn))]
  const view = {
    t,
    summary,
    done: done === null ? '' : [words.done[done], ...earlier].join(' '),
    isGood: !NOT_AS_ASKED.has(done ?? ''),
    line: lineView(
      // The page compares both lines below.
      { ...input, isChangedByRelease: false, isProposed: proposed !== null },
      contacts,
      language,
      t,
    ),
    // A line that only a release changes says what to do instead.
    onlyReleased: contact.released,
    proposed:
      proposed === null
        ? null
        : {
            change: proposed.change,
            said: words.proposed.by(proposed.by, day(dateAt(proposed.at, input.timeZone))),
            reason: words.proposed.reason(proposed.reason),
            rows: comparedLines(now, proposed.line ?? released, t),
            isReturn: proposed.line === null,
            oneLanguage: proposed.line === null ? '' : oneLanguageText(now, proposed.line, t),
            blocked: proposed.line === null ? words.proposed.blockedReturn : words.proposed.blocked,
            problems: proposed.problems,
            waits: input.isProposer ? words.proposed.own : '',
            others: input.others.length === 0 ? words.proposed.nobody : words.proposed.others(input.others.join(', ')),
            mayConfirm: mayKeep && !input.isProposer && proposed.problems.length === 0,
          },
    own: own === null ? null : { since: words.own.since(day(own.since)), rows: comparedLines(released, own.line, t) },
    changedByRelease:
      own !== null && isChangedByRelease(own, released) ? comparedLines(own.released, released, t) : null,
    carriers: input.carriers,
    history,
    mayKeep,
    mayChange: mayKeep && !contact.released,
    outcomes: checkOutcomes(words),
    reason,
    links,
    csrf,
  }
  return renderPage(
    'app',
    titled({ ...shell, back: { text: words.title, href: links.list } }, summary),
    'contacts/line',
    view,
  )
}

/** Texts that would change in one language alone: the other one may then say something else. Empty without any. */
function oneLanguageText(before: ContactLine, after: ContactLine, { hr: { lines: words } }: Messages): string {
  const [old, next] = [lineAsTyped(before), lineAsTyped(after)]
  const changes = (name: string) => old[name] !== next[name]
  const fields = wordFields(before).filter((name) => changes(`en-${name}`) !== changes(`es-${name}`))
  return fields.length === 0 ? '' : words.proposed.oneLanguage(fields.map((name) => words.fields[name]).join(', '))
}

/** Both lines next to each other, where they differ. The page says the rest above. */
export function comparedLines(before: ContactLine, after: ContactLine, t: Messages): ShownRow[] {
  const words = t.hr.lines
  const [old, next] = [lineAsTyped(before), lineAsTyped(after)]
  const row = (name: string, label: string, lang: Language) => {
    return { label, from: old[name] ?? '', to: next[name] ?? '', lang }
  }
  const rows = [
    ...NUMBER_FIELDS.filter((name) => name !== 'again').map((name) => row(name, words.fields[name], 'en')),
    ...LANGUAGES.flatMap((language) =>
      wordFields(before).map((name) =>
        row(`${language}-${name}`, words.inLanguage[language](words.fields[name]), language),
      ),
    ),
  ]
  return differingRows(rows, words.none)
}
