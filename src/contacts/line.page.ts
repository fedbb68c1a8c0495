import type { Contact } from '../course/policy-shape.ts'
import type { ContactLine } from '../ledger/bodies/contact.ts'
import { errorSummary, field, type FormState, titled } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { dateAt } from '../platform/time/calendar.ts'
import type { Messages } from '../words/messages.ts'
import { isSameLine, lineAsTyped, MOST, NUMBER_FIELDS, wordFields } from './line-form.ts'
import { lineView, type NamedCheck } from './line-list.page.ts'
import type { LineState } from './line-state.ts'
import type { OwnLine, ProposedChange } from './line.ts'

interface LineInput {
  readonly contact: Contact
  readonly contacts: readonly Contact[]
  readonly state: LineState
  readonly check: NamedCheck | null
  /** As it is live, and as the program came with it. */
  readonly now: ContactLine
  readonly released: ContactLine
  readonly own: OwnLine | null
  readonly proposed: (Omit<ProposedChange, 'by'> & { readonly by: string }) | null
  readonly isProposer: boolean
  /** The names of those who could confirm. */
  readonly others: readonly string[]
  readonly history: readonly {
    readonly title: string
    readonly dateText: string
    readonly details: readonly string[]
  }[]
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

export function linePage(shell: Shell, input: LineInput): string {
  const { t } = shell
  const words = t.hr.lines
  const { contact, contacts, csrf, done, form, history, language, links, mayKeep, now, own, proposed, released } = input
  const reason = field(form, { type: 'text', name: 'reason', label: words.fields.reason, maxLength: MOST.reason })
  const summary = errorSummary([reason], t)
  const day = (date: CalendarDate) => formatDate(date, language)
  const view = {
    t,
    summary,
    done: done === null ? '' : words.done[done],
    line: lineView({ ...input, isOwn: own !== null, isProposed: proposed !== null }, contacts, language, t),
    // A line that only a release changes says what to do instead.
    onlyReleased: contact.released,
    proposed:
      proposed === null
        ? null
        : {
            change: proposed.change,
            said: words.proposed.by(proposed.by, day(dateAt(proposed.at, input.timeZone))),
            reason: words.proposed.reason(proposed.reason),
            rows: comparedRows(now, proposed.line ?? released, t),
            isReturn: proposed.line === null,
            waits: input.isProposer ? words.proposed.own : '',
            others: input.others.length === 0 ? words.proposed.nobody : words.proposed.others(input.others.join(', ')),
            mayConfirm: mayKeep && !input.isProposer,
          },
    own: own === null ? null : { since: words.own.since(day(own.since)), rows: comparedRows(released, own.line, t) },
    changedByRelease:
      own !== null && !isSameLine(own.released, released) ? comparedRows(own.released, released, t) : null,
    history,
    mayKeep,
    mayChange: mayKeep && !contact.released,
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

/** Both lines next to each other: always name, purpose and digits, and whatever else differs. */
function comparedRows(before: ContactLine, after: ContactLine, t: Messages) {
  const words = t.hr.lines
  const [old, next] = [lineAsTyped(before), lineAsTyped(after)]
  const always = new Set(['digits', 'en-name', 'en-what'])
  const names = [
    ...NUMBER_FIELDS.filter((name) => name !== 'again').map((name) => ({
      name,
      label: words.fields[name],
      isSpanish: false,
    })),
    ...LANGUAGES.flatMap((language) =>
      wordFields(before).map((name) => ({
        name: `${language}-${name}`,
        label: words.inLanguage[language](words.fields[name]),
        isSpanish: language === 'es',
      })),
    ),
  ]
  return names.flatMap(({ name, label, isSpanish }) => {
    const [from, to] = [old[name] ?? '', next[name] ?? '']
    if (from === to && !always.has(name)) return []
    return [
      {
        label,
        from: from || words.none,
        to: to || words.none,
        isChanged: from !== to,
        isDigits: name === 'digits',
        lang: isSpanish ? 'es' : 'en',
      },
    ]
  })
}
