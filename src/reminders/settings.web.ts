import { z } from 'zod'
import { type CalendarDate, calendarDate, dateAt } from '../platform/time/calendar.ts'
import { localTime, WEEKDAYS } from '../platform/time/local-time.ts'
import { EXPIRY_DAYS, type ReminderSettings } from './reminder.ts'
import { formatDate, formatTime } from '../platform/time/date.page.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import type { ReminderLinks } from './nav.page.ts'
import { reminderSettingsPage } from './settings.page.ts'
import { type MailState, mailState } from './mail-state.store.ts'
import { putReminderSettings, reminderSettings } from './settings.store.ts'
import { parseQuery, readForm, savedQuery } from '../platform/http/form.web.ts'
import { remindersPath, remindersSavedPath, templatesPath, messagesPath } from '../platform/http/paths.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

const MOST_DAYS = 120
const MOST_OVERDUE = 12
const MOST_DATES = 60

const box = z.literal('yes').optional()

/** Returns the values of the texts. Returns null when one of them has no meaning, or when there are too many. */
function each<T>(texts: readonly string[], read: (text: string) => T | null, most: number): T[] | null {
  const values = texts.map(read)
  return values.some((value) => value === null) || values.length > most ? null : values.flatMap((value) => value ?? [])
}

const days = (text: string) =>
  /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_DAYS ? Number(text) : null

function day(text: string): CalendarDate | null {
  try {
    return calendarDate(text)
  } catch {
    return null
  }
}

function checked<T>(read: (text: string) => T | null, problem: string) {
  return z.string().transform((text, context): T => {
    const value = read(text.trim())
    if (value !== null) return value
    context.addIssue({ code: 'custom', message: problem })
    return z.NEVER
  })
}

/** Empty for never. */
function daysOrNever(problem: string) {
  return z.union([z.literal('').transform(() => null), checked(days, problem)], problem)
}

const settingsForm = (t: Messages) => {
  const { needs } = t.hr.reminders
  const boxes = <Name extends string>(names: readonly Name[]) =>
    // Every name is a key: the list and the type come from one constant.
    Object.fromEntries(names.map((name) => [name, box])) as Record<Name, typeof box>
  return z
    .strictObject({
      on: box,
      invite: box,
      nudgeAfterDays: daysOrNever(needs.days(MOST_DAYS)),
      dueSoonDays: checked(
        (text) => each(text.split(/[\s,;]+/).filter(Boolean), days, 5)?.sort((one, other) => other - one) ?? null,
        needs.dueSoon(MOST_DAYS),
      ),
      mostOverdue: checked(
        (text) => (/^\d{1,2}$/.test(text) && Number(text) <= MOST_OVERDUE ? Number(text) : null),
        needs.mostOverdue(MOST_OVERDUE),
      ),
      ...boxes(EXPIRY_DAYS.map((n) => `expiry-${n}` as const)),
      escalateNeedsHelp: box,
      escalateAfterDays: daysOrNever(needs.days(MOST_DAYS)),
      digestOn: z.union([z.literal('').transform(() => null), z.enum(WEEKDAYS)]),
      from: z.string().regex(/^\d\d:\d\d$/, needs.time),
      to: z.string().regex(/^\d\d:\d\d$/, needs.time),
      ...boxes(WEEKDAYS.map((name) => `day-${name}` as const)),
      quietDays: checked(
        (text) => each([...new Set(text.split(/[\s,;]+/).filter(Boolean))].sort(), day, MOST_DATES),
        needs.quietDays(MOST_DATES),
      ),
    })
    .transform(
      (form): ReminderSettings => ({
        on: form.on === 'yes',
        invite: form.invite === 'yes',
        nudgeAfterDays: form.nudgeAfterDays,
        dueSoonDays: [...new Set(form.dueSoonDays)],
        mostOverdue: form.mostOverdue,
        escalateAfterDays: form.escalateAfterDays,
        escalateNeedsHelp: form.escalateNeedsHelp === 'yes',
        digestOn: form.digestOn,
        expiryDays: EXPIRY_DAYS.filter((n) => form[`expiry-${n}`] === 'yes'),
        hours: {
          days: WEEKDAYS.filter((name) => form[`day-${name}`] === 'yes'),
          from: form.from,
          to: form.to,
          quietDays: form.quietDays,
        },
      }),
    )
    .superRefine(({ hours }, context) => {
      if (hours.from >= hours.to) context.addIssue({ code: 'custom', path: ['to'], message: needs.order })
      if (hours.days.length === 0) context.addIssue({ code: 'custom', path: ['day-mon'], message: needs.someDay })
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
  await deps.store.transaction((tx) => putReminderSettings(tx, result.data, viewer.person, now))
  log.info({ by: viewer.person }, 'reminder settings changed')
  response.redirect(303, remindersSavedPath())
}

/** Where the parts of the reminders are. */
export function reminderLinks(): ReminderLinks {
  return { settings: remindersPath(), messages: messagesPath(), templates: templatesPath() }
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
    mail: mailSentences(visit, await mailState(deps.store.db)),
    links: reminderLinks(),
    action: remindersPath(),
    csrf,
  })
  response.status(status).send(page)
}

/** Whether mail goes out at all, when it last did, and what lies about. */
function mailSentences({ deps, language, organization, t }: SignedInVisit, { counts, lastSent }: MailState): string[] {
  const words = t.hr.reminders.mail
  if (deps.config.mail === null) return [words.none, words.byHand(counts['by-hand'])]
  const zone = organization.timeZone
  const last =
    lastSent === null
      ? words.neverSent
      : words.lastSent(
          formatDate(dateAt(lastSent, zone), language),
          formatTime(localTime(lastSent, zone).time, language),
        )
  return [words.set, last, words.waiting(counts.waiting), words.dead(counts.dead), words.byHand(counts['by-hand'])]
}
