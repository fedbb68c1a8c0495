import type { CalendarDate } from '../platform/time/calendar.ts'
import { EXPIRY_DAYS, type ReminderSettings } from './reminder.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { dutyText } from '../site/duty-text.page.ts'
import { errorSummary, type FieldView, type FormState, field, titled } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { type ReminderLinks, reminderNav } from './nav.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { Language } from '../platform/text/language.ts'
import { WEEKDAYS } from '../platform/time/local-time.ts'

export interface ReminderSettingsInput {
  readonly form: FormState
  readonly settings: ReminderSettings
  readonly saved: boolean
  /** The state of mail, one sentence each. */
  readonly mail: readonly string[]
  readonly links: ReminderLinks
  readonly action: string
  readonly csrf: string
}

interface Part {
  readonly id: string
  readonly title: string
  readonly lead: string
  readonly fields: readonly FieldView[]
}

/** Shows in sentences which reminders go out automatically, and the form that changes it. */
export function reminderSettingsPage(
  shell: Shell,
  { form, settings, mail, links, ...page }: ReminderSettingsInput,
): string {
  const { t } = shell
  const parts = formParts(form, settings, t)
  const summary = errorSummary(
    parts.flatMap(({ fields }) => fields),
    t,
  )
  return renderPage('app', titled(shell, summary), 'reminders/settings', {
    t,
    nav: reminderNav('settings', links, t),
    summary,
    sentences: settingsSentences(settings, t, shell.language),
    mail,
    parts,
    ...page,
  })
}

/** Describes the settings in sentences, for a reader who didn't make them. */
export function settingsSentences(settings: ReminderSettings, t: Messages, language: Language): string[] {
  const words = t.hr.reminders.sentences
  const { nudgeAfterDays, dueSoonDays, mostOverdue, escalateAfterDays, digestOn, expiryDays, hours } = settings
  const when = words.hours(dutyText(hours, t.card, language))
  const quiet = hours.quietDays.map((day) => formatDate(day, language))
  if (!settings.on) return [words.off, when]
  return [
    ...(settings.invite ? [words.invite] : []),
    ...(nudgeAfterDays === null ? [] : [words.nudge(nudgeAfterDays)]),
    ...(dueSoonDays.length === 0 ? [] : [words.dueSoon(listed(dueSoonDays.map(words.daysBefore), t))]),
    ...(mostOverdue === 0 ? [] : [words.overdue(mostOverdue)]),
    ...(escalateAfterDays === null ? [] : [words.escalation(escalateAfterDays)]),
    ...(settings.escalateNeedsHelp ? [words.needsHelp] : []),
    ...(digestOn === null ? [] : [words.digest(t.hr.sites.form.weekdays[digestOn])]),
    ...(expiryDays.length === 0 ? [] : [words.expiry(listed(expiryDays.map(String), t))]),
    when,
    ...(quiet.length === 0 ? [] : [words.quiet(listed(quiet, t))]),
    words.stops,
  ]
}

/** `one`, `one and two`, `one, two and three` */
function listed(entries: readonly string[], t: Messages): string {
  const [last = '', ...before] = [...entries].reverse()
  return before.length === 0 ? last : t.hr.reminders.sentences.and(before.reverse().join(', '), last)
}

function formParts(form: FormState, settings: ReminderSettings, t: Messages): Part[] {
  const words = t.hr.reminders.form
  // A box that was cleared sends nothing: only an untouched form starts from the settings.
  const untouched = Object.keys(form.values).length === 0
  const box = (name: string, label: string, ticked: boolean, hint = '') =>
    field(form, { type: 'checkbox', name, label, hint, initial: untouched && ticked ? 'yes' : '' })
  const text = (name: string, label: string, hint: string, initial: string) =>
    field(form, { type: 'text', name, label, hint, initial, verbatim: true })
  const days = (value: number | null) => (value === null ? '' : String(value))
  return [
    {
      id: 'people',
      title: words.people,
      lead: words.peopleLead,
      fields: [
        box('on', words.on, settings.on, words.onHint),
        box('invite', words.invite, settings.invite),
        text('nudgeAfterDays', words.nudgeAfterDays, words.neverHint, days(settings.nudgeAfterDays)),
        text('dueSoonDays', words.dueSoonDays, words.dueSoonHint, settings.dueSoonDays.join(', ')),
        text('mostOverdue', words.mostOverdue, words.mostOverdueHint, String(settings.mostOverdue)),
        ...EXPIRY_DAYS.map((n) => box(`expiry-${n}`, words.expiry(n), settings.expiryDays.includes(n))),
      ],
    },
    {
      id: 'supervisors',
      title: words.supervisors,
      lead: words.supervisorsLead,
      fields: [
        box('escalateNeedsHelp', words.escalateNeedsHelp, settings.escalateNeedsHelp),
        text('escalateAfterDays', words.escalateAfterDays, words.neverHint, days(settings.escalateAfterDays)),
        field(form, {
          type: 'select',
          name: 'digestOn',
          label: words.digestOn,
          hint: words.digestHint,
          options: [
            { value: '', text: words.noDigest },
            ...WEEKDAYS.map((day) => ({ value: day, text: t.hr.sites.form.weekdays[day] })),
          ],
          initial: settings.digestOn ?? '',
        }),
      ],
    },
    {
      id: 'hours',
      title: words.hours,
      lead: words.hoursLead,
      fields: [
        field(form, { type: 'time', name: 'from', label: words.from, initial: settings.hours.from }),
        field(form, { type: 'time', name: 'to', label: words.to, initial: settings.hours.to }),
        ...WEEKDAYS.map((day) => box(`day-${day}`, t.hr.sites.form.weekdays[day], settings.hours.days.includes(day))),
        field(form, {
          type: 'textarea',
          name: 'quietDays',
          label: words.quietDays,
          hint: words.quietHint,
          verbatim: true,
          initial: quietText(settings.hours.quietDays),
        }),
      ],
    },
  ]
}

/** One day a line, as the form takes them. */
function quietText(days: readonly CalendarDate[]): string {
  return days.join('\n')
}
