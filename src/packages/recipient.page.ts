import { errorSummary, field, type FormState, titled, withNameNote } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { madeView, type PackageOnList } from './made-list.page.ts'
import { failedNumbersView } from './failed-number.page.ts'
import { oldNumbersView } from './old-number.page.ts'

/** The most characters of the name of an organization or a learning system. */
export const MOST_RECIPIENT = 120

interface NotedOn {
  readonly on: CalendarDate
  /** `null` for someone who was erased. */
  readonly by: string | null
}

interface RecipientsInput {
  readonly made: PackageOnList
  readonly recipients: readonly {
    readonly name: string
    readonly noted: NotedOn
    readonly ended: NotedOn | null
    /** Says that it's no longer used there. */
    readonly end: string
  }[]
  readonly form: FormState
  /** The digits of SCR. */
  readonly scr: string
  readonly csrf: string
  readonly links: { readonly back: string; readonly note: string }
}

/** A package that was made, and where it went. */
export function recipientsPage(shell: Shell, { made, recipients, form, scr, csrf, links }: RecipientsInput): string {
  const { language, t } = shell
  const words = t.hr.packages.recipients
  const text = field(form, {
    type: 'text',
    name: 'recipient',
    label: words.name,
    required: t.account.required,
    hint: words.hint,
    maxLength: MOST_RECIPIENT,
  })
  const recipient = withNameNote(text, form.values, t, 'other')
  const summary = errorSummary([recipient], t)
  const noted = ({ on, by }: NotedOn) => [formatDate(on, language), by ?? t.hr.people.noName] as const
  const old = oldNumbersView([made], shell)
  const failed = failedNumbersView([made], scr, shell)
  const back = { text: t.hr.packages.made, href: links.back }
  return renderPage('app', titled({ ...shell, back }, summary), 'packages/recipients', {
    t,
    csrf,
    summary,
    made: madeView(made, shell),
    // The page is about this package, so the notice doesn't name it.
    oldNumbers: old === null ? null : { ...old, packages: [] },
    failedNumbers: failed === null ? null : { ...failed, packages: [] },
    recipients: recipients.map((each) => ({
      name: each.name,
      text: each.ended === null ? words.noted(...noted(each.noted)) : words.ended(...noted(each.ended)),
      end: each.ended === null ? each.end : '',
    })),
    field: recipient,
    action: links.note,
  })
}
