import { z } from 'zod'
import { type CalendarDate, calendarDate } from '../platform/time/calendar.ts'
import { type Weekday, WEEKDAYS, type WorkingHours } from '../platform/time/local-time.ts'
import { EXPIRY_DAYS, type ExpiryDays } from './reminder.ts'

/** The sections of the form. */
export const SETTING_PARTS = ['people', 'supervisors', 'hours'] as const
export type SettingPart = (typeof SETTING_PARTS)[number]

/** By kind: the value, and the words that the form and the sentences need. */
interface Kinds {
  switch: { value: boolean; words: Labelled & { sentence?: string } }
  /** `null` for never. */
  'days-or-never': { value: number | null; most: number; words: Labelled & { sentence: (n: number) => string } }
  /** Numbers of days before something, the larger first. */
  'days-before': { value: readonly number[]; most: number; words: Labelled & { sentence: (list: string) => string } }
  count: { value: number; most: number; words: Labelled & { sentence: (n: number) => string } }
  expiry: {
    value: readonly ExpiryDays[]
    words: { label: (n: number) => string; sentence: (list: string) => string }
  }
  /** `null` for none. */
  'weekday-or-none': { value: Weekday | null; words: Labelled & { none: string; sentence: (day: string) => string } }
  hours: {
    value: WorkingHours
    words: Record<'from' | 'to' | 'quietDays' | 'quietHint', string> &
      Record<'sentence' | 'quietSentence', (text: string) => string>
  }
}
type Kind = keyof Kinds

interface Labelled {
  label: string
  hint?: string
}

type Setting = {
  [K in Kind]: { readonly kind: K; readonly part: SettingPart; readonly initial: Kinds[K]['value'] } & Readonly<
    Omit<Kinds[K], 'value' | 'words'>
  >
}[Kind]

/**
 * The settings of automatic reminders, in the order of their sentences. Keys are stored, so they never change.
 * Reminders that HR or a supervisor sends by hand need only the hours.
 */
export const SETTINGS = {
  /** `false` when no reminder goes out automatically. */
  on: { kind: 'switch', part: 'people', initial: true },
  /** On the first day of work, to anyone who has no password yet. */
  invite: { kind: 'switch', part: 'people', initial: true },
  /** After so many days without any work in the course. */
  nudgeAfterDays: { kind: 'days-or-never', part: 'people', initial: 7, most: 120 },
  /** Numbers of days before the due date. */
  dueSoonDays: { kind: 'days-before', part: 'people', initial: [7, 1], most: 120 },
  /** The day after the due date, then weekly. 0: never. */
  mostOverdue: { kind: 'count', part: 'people', initial: 4, most: 12 },
  /** To the supervisor, so many days after the due date. */
  escalateAfterDays: { kind: 'days-or-never', part: 'supervisors', initial: 7, most: 120 },
  /** To the supervisor, when someone has missed the same must-know topic twice. */
  escalateNeedsHelp: { kind: 'switch', part: 'supervisors', initial: true },
  /** The weekday of the supervisors' list. */
  digestOn: { kind: 'weekday-or-none', part: 'supervisors', initial: 'mon' },
  /** Numbers of days before a completion stops counting. */
  expiryDays: { kind: 'expiry', part: 'people', initial: EXPIRY_DAYS },
  /** Two questions some time after a completion (`src/followups`). */
  followUps: { kind: 'switch', part: 'people', initial: true },
  hours: {
    kind: 'hours',
    part: 'hours',
    initial: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00', quietDays: [] },
  },
} as const satisfies Record<string, Setting>
export type SettingKey = keyof typeof SETTINGS
type KindOf<Key extends SettingKey> = (typeof SETTINGS)[Key]['kind']

/** The keys of the table are its names. */
export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[]

export type ReminderSettings = { readonly [Key in SettingKey]: Kinds[KindOf<Key>]['value'] }
export type SettingWords = { readonly [Key in SettingKey]: Kinds[KindOf<Key>]['words'] }

/** No list of days has more numbers, and none of quiet days more days. */
export const MOST_DAYS_LISTED = 5
export const MOST_QUIET_DAYS = 60

const days = z.int().min(1)
const time = z.string().regex(/^\d\d:\d\d$/)

const SHAPES: { readonly [K in Kind]: z.ZodType<Kinds[K]['value']> } = {
  switch: z.boolean(),
  'days-or-never': days.nullable(),
  'days-before': z.array(days),
  count: z.int().min(0),
  expiry: z.array(z.literal(EXPIRY_DAYS)),
  'weekday-or-none': z.enum(WEEKDAYS).nullable(),
  hours: z.object({
    days: z.array(z.enum(WEEKDAYS)),
    from: time,
    to: time,
    quietDays: z.array(z.string().transform((text): CalendarDate => calendarDate(text))),
  }),
}

/** A setting that isn't there has its default: HR hasn't changed any yet, or it came later. */
export const reminderSettingsShape = z
  .object(Object.fromEntries(SETTING_KEYS.map((key) => [key, shapeOf(key)])))
  // The shape of each key is that of its kind.
  .transform((settings) => settings as ReminderSettings)

export const DEFAULT_REMINDERS = reminderSettingsShape.parse({})

function shapeOf(key: SettingKey): z.ZodType {
  const shape: z.ZodType = SHAPES[SETTINGS[key].kind]
  return shape.default(SETTINGS[key].initial)
}

/** A setting with its value and its words. */
export type SettingView = {
  [K in Kind]: { readonly kind: K; readonly value: Kinds[K]['value']; readonly words: Kinds[K]['words'] }
}[Kind] & { readonly key: SettingKey }

export function settingView(key: SettingKey, settings: ReminderSettings, words: SettingWords): SettingView {
  // The types of both come from the kind in the table.
  return { key, kind: SETTINGS[key].kind, value: settings[key], words: words[key] } as SettingView
}

/** The boxes of a form: one for each number, or for each day. */
export const expiryField = (number: ExpiryDays) => `expiry-${number}` as const
export const dayField = (day: Weekday) => `day-${day}` as const
