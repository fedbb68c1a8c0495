import { z } from 'zod'
import { dayOrNull } from '../platform/time/calendar.ts'
import { localTime, WEEKDAYS } from '../platform/time/local-time.ts'
import { EXPIRY_DAYS, MESSAGE_KINDS } from './reminder.ts'
import {
  dayField,
  expiryField,
  MOST_DAYS_LISTED,
  MOST_QUIET_DAYS,
  reminderSettingsShape,
  SETTING_KEYS,
  type SettingKey,
  SETTINGS,
} from './settings.ts'
import { formatTime } from '../platform/time/date.page.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { reminderSettingsPage } from './settings.page.ts'
import { type MailState, mailState } from './mail-state.store.ts'
import { putReminderSettings, reminderSettings } from './settings.store.ts'
import { examplesOf } from './example.web.ts'
import { parseQuery, readForm, savedQuery } from '../platform/http/form.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { stayingAdministrators } from '../identity/roles/administrator.store.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { listFormat } from '../platform/text/format.ts'
import { recordsShell } from '../app/shell.web.ts'
import { changedFields } from '../trail/changed.ts'
import { noteSetting } from '../trail/setting.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { formatDayOf } from '../platform/time/moment.page.ts'

const box = z.literal('yes').optional()

/** Returns the values of the texts. Returns null when one of them has no meaning, or when there are too many. */
function each<T>(texts: readonly string[], read: (text: string) => T | null, most: number): T[] | null {
  const values = texts.map(read)
  return values.some((value) => value === null) || values.length > most ? null : values.flatMap((value) => value ?? [])
}

/** Returns null for what isn't a number, and for one that is out of bounds. */
function number(text: string, least: number, most: number): number | null {
  return /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : null
}

function checked<T>(read: (text: string) => T | null, problem: string) {
  return z.string().transform((text, context): T => {
    const value = read(text.trim())
    if (value !== null) return value
    context.addIssue({ code: 'custom', message: problem })
    return z.NEVER
  })
}

type Needs = Messages['hr']['reminders']['needs']

/** The fields of a setting, and what can be typed in them. */
function fieldsOf(key: SettingKey, needs: Needs): z.ZodRawShape {
  const setting = SETTINGS[key]
  const boxes = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, box]))
  const entries = (text: string) => text.split(/[\s,;]+/).filter(Boolean)
  switch (setting.kind) {
    case 'switch':
      return boxes([key])
    case 'days-or-never': {
      const problem = needs.days(setting.most)
      const days = checked((text) => number(text, 1, setting.most), problem)
      return { [key]: z.union([z.literal('').transform(() => null), days], problem) }
    }
    case 'days-before': {
      const one = (text: string) => number(text, 1, setting.most)
      const days = checked((text) => each(entries(text), one, MOST_DAYS_LISTED), needs.daysBefore(setting.most))
      return { [key]: days.transform((found) => unique(found).sort((a, b) => b - a)) }
    }
    case 'count':
      return { [key]: checked((text) => number(text, 0, setting.most), needs.count(setting.most)) }
    case 'expiry':
      return boxes(EXPIRY_DAYS.map(expiryField))
    case 'weekday-or-none':
      return { [key]: z.union([z.literal('').transform(() => null), z.enum(WEEKDAYS)]) }
    case 'hours':
      return {
        from: z.string().regex(/^\d\d:\d\d$/, needs.time),
        to: z.string().regex(/^\d\d:\d\d$/, needs.time),
        ...boxes(WEEKDAYS.map(dayField)),
        quietDays: checked(
          (text) => each(unique(entries(text)).sort(), dayOrNull, MOST_QUIET_DAYS),
          needs.quietDays(MOST_QUIET_DAYS),
        ),
      }
  }
}

function unique<T>(entries: readonly T[]): T[] {
  return [...new Set(entries)]
}

/** Returns the value of a setting from its fields. */
function valueOf(key: SettingKey, form: Readonly<Record<string, unknown>>): unknown {
  switch (SETTINGS[key].kind) {
    case 'switch':
      return form[key] === 'yes'
    case 'expiry':
      return EXPIRY_DAYS.filter((days) => form[expiryField(days)] === 'yes')
    case 'hours': {
      const { from, to, quietDays } = form
      return { days: WEEKDAYS.filter((weekday) => form[dayField(weekday)] === 'yes'), from, to, quietDays }
    }
    default:
      return form[key]
  }
}

function settingsForm(t: Messages) {
  const { needs } = t.hr.reminders
  const fields = Object.fromEntries(SETTING_KEYS.flatMap((key) => Object.entries(fieldsOf(key, needs))))
  return z
    .strictObject(fields)
    .transform((form) => Object.fromEntries(SETTING_KEYS.map((key) => [key, valueOf(key, form)])))
    .pipe(reminderSettingsShape)
    .superRefine(({ hours }, context) => {
      if (hours.from >= hours.to) context.addIssue({ code: 'custom', path: ['to'], message: needs.order })
      if (hours.days.length === 0) context.addIssue({ code: 'custom', path: [dayField('mon')], message: needs.someDay })
    })
}

export async function showReminders(visit: SignedInVisit): Promise<void> {
  const { saved } = parseQuery(visit, savedQuery)
  await sendSettings(visit, EMPTY_FORM, { saved: saved === 'yes' })
}

export async function saveReminders(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, response, viewer } = visit
  const result = readForm(visit, settingsForm(visit.t))
  if (!result.ok) return sendSettings(visit, result.form, { status: 422 })
  await deps.store.transaction(async (tx) => {
    const before = await reminderSettings(tx)
    await putReminderSettings(tx, result.data, viewer.person, now)
    await noteSetting(visit, tx, { changed: changedFields(before, result.data, ['digestOn']) })
  })
  log.info({ by: viewer.person }, 'reminder settings changed')
  response.redirect(303, hrefTo('/hr/reminders', {}, { saved: 'yes' }))
}

async function sendSettings(
  visit: SignedInVisit,
  form: FormState,
  { status = 200, saved = false }: { readonly status?: number; readonly saved?: boolean },
): Promise<void> {
  const { csrf, deps, response, t } = visit
  const shell = recordsShell(visit, { title: t.hr.reminders.title, current: 'reminders' })
  const page = reminderSettingsPage(shell, {
    form,
    settings: await reminderSettings(deps.store.db),
    saved,
    examples: await examplesOf(visit, MESSAGE_KINDS),
    mail: await mailSentences(visit, await mailState(deps.store.db)),
    isSent: deps.config.mail !== null,
    messagesHref: hrefTo('/hr/reminders/messages'),
    action: hrefTo('/hr/reminders'),
    csrf,
  })
  response.status(status).send(page)
}

/** Says whether mail goes out at all, when it last did, and which messages are waiting or failed. */
async function mailSentences(visit: SignedInVisit, { counts, lastSent }: MailState): Promise<string[]> {
  const { deps, language, organization, t } = visit
  const words = t.hr.reminders.mail
  const byHand = words.byHand(counts['by-hand'])
  if (deps.config.mail === null) return [words.none, byHand, words.ask(await whomToAsk(visit))]
  const zone = organization.timeZone
  const last =
    lastSent === null
      ? words.neverSent
      : words.lastSent(formatDayOf(lastSent, zone, language), formatTime(localTime(lastSent, zone).time, language))
  return [words.set, last, words.waiting(counts.waiting), words.dead(counts.dead), byHand]
}

/** The names of the other administrators, who know who runs the server. */
async function whomToAsk({ deps, language, t, today, viewer }: SignedInVisit): Promise<string> {
  const { db } = deps.store
  const others = (await stayingAdministrators(db, today)).filter((person) => person !== viewer.person)
  const names = [...(await namesOn(db, others, today)).values()].filter((name) => name !== null)
  return listFormat(language, { type: 'disjunction' }).format([...names, t.hr.reminders.mail.whoRunsIt])
}
