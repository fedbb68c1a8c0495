import type { ExampleMessage } from './example.page.ts'
import { EXPIRY_DAYS } from './reminder.ts'
import {
  dayField,
  expiryField,
  type ReminderSettings,
  SETTING_KEYS,
  SETTING_PARTS,
  type SettingKey,
  SETTINGS,
  type SettingView,
  settingView,
} from './settings.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { dutyText } from '../site/part.page.ts'
import { errorSummary, type FieldView, type FormState, field, titled } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { Language } from '../platform/text/language.ts'
import { WEEKDAYS } from '../platform/time/local-time.ts'

export interface ReminderSettingsInput {
  readonly form: FormState
  readonly settings: ReminderSettings
  readonly saved: boolean
  /** Each message that goes out by these settings, as a made-up person gets it. */
  readonly examples: readonly ExampleMessage[]
  /** The state of mail, one sentence each. */
  readonly mail: readonly string[]
  /** Whether a server sends the messages. Otherwise they go on a list for HR. */
  readonly isSent: boolean
  readonly messagesHref: string
  readonly action: string
  readonly csrf: string
}

interface Part {
  readonly id: string
  readonly title: string
  readonly lead: string
  /** Something in it has to be put right. */
  readonly isOpen: boolean
  readonly fields: readonly FieldView[]
}

/** Shows in sentences which reminders go out automatically, and the form that changes it. */
export function reminderSettingsPage(
  shell: Shell,
  { form, settings, mail, isSent, examples, ...page }: ReminderSettingsInput,
): string {
  const { t } = shell
  const parts = formParts(form, settings, t)
  const summary = errorSummary(
    parts.flatMap(({ fields }) => fields),
    t,
  )
  return renderPage('app', titled(shell, summary), 'reminders/settings', {
    t,
    summary,
    nowTitle: isSent ? t.hr.reminders.nowTitle : t.hr.reminders.listedTitle,
    sentences: settingsSentences(settings, t, shell.language),
    mail,
    examples: examples.map(({ kind, mail: { subject, bodyHtml } }) => ({
      kind: t.hr.reminders.kinds[kind],
      when: t.hr.reminders.templates.when[kind],
      subject,
      bodyHtml,
    })),
    parts,
    ...page,
  })
}

/** Describes the settings in sentences, for a reader who didn't make them. */
export function settingsSentences(settings: ReminderSettings, t: Messages, language: Language): string[] {
  const words = t.hr.reminders
  const { hours } = settings
  const when = words.settings.hours.sentence(dutyText(hours, t.card, language))
  const quiet = hours.quietDays.map((day) => formatDate(day, language))
  if (!settings.on) return [words.off, when]
  return [
    ...SETTING_KEYS.map((key) => sentence(settingView(key, settings, words.settings), t)).filter((text) => text !== ''),
    when,
    ...(quiet.length === 0 ? [] : [words.settings.hours.quietSentence(listed(quiet, t))]),
    words.stops,
  ]
}

/** Empty when nothing goes out because of the setting. */
function sentence({ kind, value, words }: SettingView, t: Messages): string {
  switch (kind) {
    case 'switch':
      return value ? (words.sentence ?? '') : ''
    case 'days-or-never':
      return value === null ? '' : words.sentence(value)
    case 'days-before':
      return value.length === 0 ? '' : words.sentence(listed(value.map(t.hr.reminders.days), t))
    case 'count':
      return value === 0 ? '' : words.sentence(value)
    case 'expiry':
      return value.length === 0 ? '' : words.sentence(listed(value.map(String), t))
    case 'weekday-or-none':
      return value === null ? '' : words.sentence(t.hr.sites.form.weekdays[value])
    case 'hours':
      return ''
  }
}

/** `one`, `one and two`, `one, two and three` */
function listed(entries: readonly string[], t: Messages): string {
  const [last = '', ...before] = [...entries].reverse()
  return before.length === 0 ? last : t.hr.reminders.and(before.reverse().join(', '), last)
}

function formParts(form: FormState, settings: ReminderSettings, t: Messages): Part[] {
  // Switches come first.
  const keys = [...SETTING_KEYS].sort((one, other) => Number(isSwitch(other)) - Number(isSwitch(one)))
  return SETTING_PARTS.map((part) => {
    const fields = keys
      .filter((key) => SETTINGS[key].part === part)
      .flatMap((key) => fieldsOf(settingView(key, settings, t.hr.reminders.settings), form, t))
    return { id: part, ...t.hr.reminders.parts[part], fields, isOpen: fields.some(({ problem }) => problem !== '') }
  })
}

function isSwitch(key: SettingKey): boolean {
  return SETTINGS[key].kind === 'switch'
}

function fieldsOf({ key, kind, value, words }: SettingView, form: FormState, t: Messages): FieldView[] {
  // A box that was cleared sends nothing: only an untouched form starts from the settings.
  const isUntouched = Object.keys(form.values).length === 0
  const box = (name: string, label: string, isTicked: boolean) =>
    ({ type: 'checkbox', name, label, initial: isUntouched && isTicked ? 'yes' : '' }) as const
  const number = (initial: string) => ({ type: 'text', name: key, initial, verbatim: true }) as const
  switch (kind) {
    case 'switch':
      return [field(form, { ...box(key, words.label, value), ...words })]
    case 'days-or-never':
      return [field(form, { ...number(value === null ? '' : String(value)), ...words })]
    case 'days-before':
      return [field(form, { ...number(value.join(', ')), ...words })]
    case 'count':
      return [field(form, { ...number(String(value)), ...words })]
    case 'expiry':
      return EXPIRY_DAYS.map((days) => field(form, box(expiryField(days), words.label(days), value.includes(days))))
    case 'weekday-or-none': {
      const weekdays = WEEKDAYS.map((day) => ({ value: day, text: t.hr.sites.form.weekdays[day] }))
      const options = [{ value: '', text: words.none }, ...weekdays]
      return [field(form, { type: 'select', name: key, ...words, options, initial: value ?? '' })]
    }
    case 'hours':
      return [
        field(form, { type: 'time', name: 'from', label: words.from, initial: value.from }),
        field(form, { type: 'time', name: 'to', label: words.to, initial: value.to }),
        ...WEEKDAYS.map((day) =>
          field(form, box(dayField(day), t.hr.sites.form.weekdays[day], value.days.includes(day))),
        ),
        field(form, {
          type: 'textarea',
          name: 'quietDays',
          label: words.quietDays,
          hint: words.quietHint,
          verbatim: true,
          // One day a line, as the form takes them.
          initial: value.quietDays.join('\n'),
        }),
      ]
  }
}
