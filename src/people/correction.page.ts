import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Corrected } from '../ledger/event.ts'
import type { Standing } from '../requirements/status.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { field, type FormState } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { rightText, type TimelineContext, type TimelineEntry } from './file/timeline.page.ts'
import type { Evidence } from '../ledger/bodies/part.ts'

type NamedEntry = TimelineEntry & { readonly name: string }

export interface CorrectionChoicePage {
  readonly entry: NamedEntry
  readonly choices: readonly { readonly text: string; readonly href: string }[]
  readonly backHref: string
}

/** Offers the corrections of an entry. Each leads to a form of its own. */
export function correctionChoicePage(shell: Shell, { entry, ...page }: CorrectionChoicePage): string {
  const { name, dateText, title, details } = entry
  const kicker = `${name}. ${dateText}: ${title}`
  return renderPage('app', shell, 'people/correction-choice', { t: shell.t, kicker, notes: details, ...page })
}

export interface CorrectionPreview {
  readonly entry: NamedEntry
  readonly correction: { readonly change: Corrected['change']; readonly reason: string; readonly evidence: Evidence }
  readonly context: Pick<TimelineContext, 'wording' | 'siteNames'>
  /** `null` when the record belongs to another person now. */
  readonly before: Standing | null
  readonly after: Standing | null
  /** The numbers of the certificates that go with the entry. */
  readonly certificates: readonly string[]
  /** How many messages with the old date are stopped. */
  readonly stopped: number
  readonly hidden: readonly { readonly name: string; readonly value: string }[]
  readonly form: FormState
  readonly action: string
  readonly backHref: string
  readonly csrf: string
}

/** Shows what would change, before it is recorded. */
export function correctionPreviewPage(shell: Shell, page: CorrectionPreview): string {
  const { entry, correction, context, before, after, certificates, stopped, hidden, form, csrf, ...links } = page
  const { t } = shell
  const words = t.hr.changes.correction
  const { reference } = correction.evidence
  const compared = (was: string, is: string) => (was === is ? words.same(is) : words.becomes(was, is))
  const standings =
    before === null || after === null
      ? []
      : [
          { name: words.status, value: compared(t.hr.status[before.status], t.hr.status[after.status]) },
          { name: words.due, value: compared(dueText(before, context), dueText(after, context)) },
        ]
  const rows = [
    { name: t.hr.person.title, value: entry.name },
    { name: words.entry, value: `${entry.dateText}: ${entry.title}` },
    { name: words.rightIs, value: rightText(correction.change, context) },
    { name: t.hr.changes.fields.reason, value: correction.reason },
    ...(reference === '' ? [] : [{ name: words.evidence, value: reference }]),
    ...standings,
    ...certificates.map((number) => ({ name: words.certificate, value: words.certificateGoes(number) })),
    ...(stopped === 0 ? [] : [{ name: words.reminders, value: words.remindersStop(stopped) }]),
  ]
  const fields = [...hidden, { name: 'csrf', value: csrf }]
  const paper = field(form, {
    type: 'file',
    name: 'file',
    label: words.paper,
    hint: t.hr.credits.form.fileHint,
  })
  return renderPage('app', shell, 'people/correction-preview', { t, rows, paper, hidden: { fields }, ...links })
}

function dueText(
  { dueOn }: { readonly dueOn: CalendarDate | null },
  { wording }: CorrectionPreview['context'],
): string {
  const { t, language } = wording
  return dueOn === null ? t.hr.changes.correction.noDue : formatDate(dueOn, language)
}
