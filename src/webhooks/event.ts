import { z } from 'zod'
import { CREDIT_SOURCES } from '../ledger/bodies/training.ts'
import { addDays, type CalendarDate, daysBetween } from '../platform/time/calendar.ts'
import { deadlineOf, PAST } from '../reminders/due.ts'
import { type Standing, STATUSES } from '../requirements/status.ts'

/**
 * What other systems are told, in the form of Standard Webhooks. It only ever grows by further fields. It holds no
 * name, no address, no answer and no score, and nothing about how somebody takes the course: whoever may know more asks
 * the API.
 */

export const WEBHOOK_EVENTS = ['completed', 'due', 'overdue', 'expired'] as const
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]

/** `stopped` is what isn't so anymore, or whose receiver has ended. `failed` was tried for days. */
export const DELIVERY_STATES = ['waiting', 'sent', 'stopped', 'failed'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

const text = (of: string) => z.string().describe(of)
const day = (of: string) => z.iso.date().describe(of)

const about = {
  person: text('The id of the person, as in the API.'),
  employeeNumber: text('The staff number. Null where there is none, or once it was erased.').nullable(),
  requirement: text('What has to be done, or was done. Today there is one: orientation.'),
  course: text('The id of the course.'),
}
const now = {
  status: z.enum(STATUSES).describe('The status as of the day.').nullable(),
  asOf: day('The day on which this was sent, that the status is of.'),
  dueOn: day('The day by which it has to be done.').nullable(),
  completedOn: day('The day of the completion that counts.').nullable(),
  validUntil: day('The first day on which that completion no longer counts. Null if it has no end.').nullable(),
}
const completion = z.strictObject({
  entry: text('The id of the entry in the ledger, as in the API.'),
  completedOn: day('The day on which it was done.'),
  source: z.enum(['here', ...CREDIT_SOURCES]).describe('Where it was done.'),
  policyVersion: text('The version of the policy.'),
})

const envelope = {
  id: text('The id of the event, as in the header webhook-id. It’s the same each time it is sent.'),
  timestamp: z.iso.datetime().describe('When the event was noticed.'),
}

/** The body of each event. */
export const WEBHOOK_BODIES = {
  completed: z.strictObject({
    type: z.literal('completed'),
    ...envelope,
    data: z.strictObject({ ...about, ...now, completion }),
  }),
  due: bodyOf('due'),
  overdue: bodyOf('overdue'),
  expired: bodyOf('expired'),
} as const satisfies Readonly<Record<WebhookEvent, z.ZodType>>
export type WebhookBody = z.infer<(typeof WEBHOOK_BODIES)[WebhookEvent]>

function bodyOf<Event extends WebhookEvent>(event: Event) {
  return z.strictObject({ type: z.literal(event), ...envelope, data: z.strictObject({ ...about, ...now }) })
}

/** A date that somebody has reached. */
export interface Deadline {
  readonly event: Exclude<WebhookEvent, 'completed'>
  /** The last day for what has to be done. */
  readonly on: CalendarDate
}

/** Within so many days a date is near, as on the lists of supervisors. */
export const NEAR_DAYS = 7

/**
 * The date that others are told of today, or null.
 * @param standing as other systems may know it
 */
export function deadlineOn(standing: Standing, today: CalendarDate): Deadline | null {
  const on = deadlineOf(standing)
  if (on === null) return null
  if (standing.status === 'expired') return { event: 'expired', on }
  if (PAST.includes(standing.status)) return { event: 'overdue', on }
  const left = daysBetween(today, on)
  return left >= 0 && left <= NEAR_DAYS ? { event: 'due', on } : null
}

/** The first day whose deadlines somebody is told who asks from a day on: what was missed the day before is news on it. */
export function firstDeadline(from: CalendarDate): CalendarDate {
  return addDays(from, -1)
}
