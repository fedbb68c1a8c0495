import { dayOrNull } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { Messages } from '../words/messages.ts'
import type { ChangedFields } from './changed.ts'

type Names = Readonly<Record<string, string>>

/** The words of a form: its fields by name, and its choices by value. */
interface FormWords {
  readonly fields: Names
  readonly values?: Names
}

/** The forms of settings whose fields are on the trail, by the addresses that they're sent to. */
const FORMS: Readonly<Record<string, (t: Messages) => FormWords>> = {
  '/hr/organization': ({ hr }) => ({ fields: { leaveTo: hr.organization.leaveTitle } }),
  '/hr/organization/name': ({ hr }) => ({ fields: { name: hr.organization.rename.field } }),
  '/hr/organization/branding': ({ hr }) => ({ fields: { accent: hr.branding.color.title } }),
  '/hr/organization/branding/logo': ({ hr }) => ({ fields: { logo: hr.branding.logo.title } }),
  '/hr/organization/branding/looks/:look': ({ hr }) => ({
    fields: { accent: hr.branding.color.title, logo: hr.branding.logo.title },
  }),
  '/hr/second-step': ({ factors }) => ({ fields: { from: factors.rule.from } }),
  '/hr/retention': ({ privacy: { retention } }) => ({ fields: retention.classes, values: retention.periods }),
  '/hr/sign-in': ({ singleSignOn: { settings: words } }) => {
    const { label, match, numberClaim, strangers: strangersMayAsk, anew } = words
    return { fields: { label, match, numberClaim, strangersMayAsk, anew }, values: words.matches }
  },
  '/hr/ledger/keeper': ({ hr }) => ({ fields: { address: hr.ledger.recipient } }),
  '/hr/reminders': ({ hr: { reminders, sites, trail } }) => {
    const { hours: _, expiryDays: __, ...labelled } = reminders.settings
    const labels = Object.entries(labelled).map(([name, { label }]) => [name, label] as const)
    const fields = { ...Object.fromEntries(labels), hours: reminders.parts.hours.title }
    return { fields: { ...fields, expiryDays: trail.settings.expiryDays }, values: sites.form.weekdays }
  },
  '/hr/reminders/texts/:kind/:language': textFields,
  '/hr/reminders/texts/:kind/:language/resets': textFields,
}

function textFields({ hr }: Messages): FormWords {
  const { subject, body } = hr.reminders.templates
  return { fields: { subject, body } }
}

/** Says which fields of a form were changed, each with its new value where that's kept. */
export function settingTexts(
  route: string,
  changed: ChangedFields,
  { t, language }: Pick<Shell, 't' | 'language'>,
): string[] {
  const words = t.hr.trail.settings
  const { fields = {}, values = {} }: Partial<FormWords> = FORMS[route]?.(t) ?? {}
  const all: Names = { ...values, yes: words.yes, no: words.no, none: words.none }
  const inWords = (value: string) => {
    const day = dayOrNull(value)
    return all[value] ?? (day === null ? value : formatDate(day, language))
  }
  const texts = Object.entries(changed).map(([name, value]) => {
    const kept = value === null ? words.changed : [value].flat().map(inWords).join(', ')
    return `${fields[name] ?? name}: ${kept}`
  })
  return texts.length === 0 ? [words.same] : texts
}
