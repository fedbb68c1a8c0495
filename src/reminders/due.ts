import { addDays, type CalendarDate, daysBetween, latest } from '../platform/time/calendar.ts'
import type { EventKind, PersonId } from '../ledger/event.ts'
import { currentSpells, type History, leaveOn, placeOn, requirementOn, tenuresOn } from '../ledger/history.ts'
import { weekdayOf } from '../platform/time/local-time.ts'
import { isForSupervisor, type MessageKind, type Reminder } from './reminder.ts'
import type { ReminderSettings } from './settings.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import type { Standing, Status } from '../requirements/status.ts'

/** The facts other than the standing that decide about reminders. */
export interface ReminderFacts {
  readonly person: PersonId
  /** The person's current supervisors, in every employment. */
  readonly supervisors: readonly PersonId[]
  /** From when on the person had orientation to do: the first day of work, or the day from which it is required. */
  readonly since: CalendarDate
  readonly employed: boolean
  readonly onLeave: boolean
  /** May not sign in. */
  readonly closed: boolean
  readonly hasWayIn: boolean
  /** The last day on which a lesson or a check is on record, or null when none is. */
  readonly lastActivity: CalendarDate | null
}

/** Returns the facts from the history and the account. Expects a corrected history. */
export function reminderFacts(
  person: PersonId,
  history: History,
  account: Pick<ReminderFacts, 'closed' | 'hasWayIn'>,
  day: CalendarDate,
): ReminderFacts {
  const spells = currentSpells(history, day)
  const begun = [tenuresOn(history, day).at(-1)?.from, requirementOn(history, ORIENTATION, day)?.since]
  const work = history.filter((event) => event.effectiveOn <= day && WORK.includes(event.kind))
  return {
    ...account,
    person,
    supervisors: [...new Set(spells.flatMap((spell) => placeOn(spell, day).supervisor ?? []))],
    since: latest(begun.filter((date) => date !== undefined)) ?? day,
    employed: spells.length > 0,
    onLeave: leaveOn(history, day) !== null,
    lastActivity: latest(work.map((event) => event.effectiveOn)),
  }
}

/** The earlier messages, to the person or about the person. */
export interface Told {
  readonly kind: MessageKind
  readonly occasion: string
  readonly on: CalendarDate
  /** Something had changed before it went out, so nobody was told anything. */
  readonly isStopped?: boolean
}

/** Two messages that go out by themselves are at least so many days apart. */
const APART_DAYS = 2
/** An invitation that HR has sent so long before the first day was for this job. */
const EARLY_INVITE_DAYS = 30
const WEEK = 7

const WORK: readonly EventKind[] = ['lesson_finished', 'attempt_started', 'attempted']

export const PAST: readonly Status[] = ['overdue', 'expired']
const ACTION: readonly Status[] = [...PAST, 'needs-help', 'waiting-for-site']
/** Of people who have something to do, and can do it. Who needs help gets it from the supervisor, not by reminders. */
export const TO_DO: readonly Status[] = [
  'not-started',
  'in-progress',
  'cannot-say',
  'update-due',
  'needs-help',
  ...PAST,
]

/**
 * Returns the messages to a person on a day, and to the supervisors about the person. They include all that is due by
 * then and wasn't sent yet, so that a day without the server is made up for. The person gets one message at most.
 */
export function remindersOn(
  standing: Standing,
  facts: ReminderFacts,
  told: readonly Told[],
  settings: ReminderSettings,
  day: CalendarDate,
): Reminder[] {
  if (!settings.on || !facts.employed || facts.onLeave || facts.closed) return []
  const toThem = told.filter(({ kind }) => !isForSupervisor(kind))
  const asked = { standing, facts, told: toThem, settings, day }
  const own = [invite, overdue, dueSoon, nudge, expiry].map((rule) => rule(asked)).find((found) => found !== null)
  return [...(own === undefined || toldNear(asked) ? [] : [own]), ...escalations(asked)].filter(
    ({ occasion }) => !told.some((message) => message.occasion === occasion),
  )
}

/** The day for which supervisors are told who needs something, or null when none has come since the last run. */
export function digestDay(
  { on, digestOn }: ReminderSettings,
  lastRun: CalendarDate | null,
  day: CalendarDate,
): CalendarDate | null {
  if (!on || digestOn === null) return null
  const days = Array.from({ length: WEEK }, (_, back) => addDays(day, -back))
  const found = days.find((candidate) => weekdayOf(candidate) === digestOn)
  if (found === undefined) return null
  return found === day || (lastRun !== null && found > lastRun) ? found : null
}

/** Once for each week in which it goes out. */
export function digest(supervisor: PersonId, forDay: CalendarDate): Reminder {
  return { kind: 'digest', person: supervisor, about: null, occasion: `digest:${supervisor}:${forDay}`, deadline: null }
}

/**
 * Whether a person is on the supervisor's list: past the date, in need of help, waiting for a site's details, or due
 * within the week.
 */
export function needsAction(standing: Standing, day: CalendarDate): boolean {
  if (ACTION.includes(standing.status)) return true
  const deadline = deadlineOf(standing)
  return deadline !== null && daysBetween(day, deadline) <= WEEK
}

/** Whether there is something to do that can be done now: only then does a reminder help. */
export const hasWorkToDo = ({ status }: Standing): boolean => TO_DO.includes(status)

/** The last day for what has to be done now, or null when there is nothing to do, or no day can be told. */
export function deadlineOf({ status, dueOn, validUntil }: Standing): CalendarDate | null {
  if (status === 'expired') return validUntil === null ? null : addDays(validUntil, -1)
  return TO_DO.includes(status) ? dueOn : null
}

export const STOP_REASONS = [
  'done',
  'left',
  'on-leave',
  'not-required',
  'waiting-for-site',
  'access-closed',
  'no-server',
  'no-email',
  'not-confirmed',
  // Only in messages from before the three above.
  'no-address',
  'date-moved',
  'by-hr',
  'erased',
] as const
export type StopReason = (typeof STOP_REASONS)[number]

/** The person about to get a message. */
export interface Recipient extends Pick<ReminderFacts, 'employed' | 'onLeave' | 'closed' | 'hasWayIn'> {
  readonly hasAddress: boolean
}

/**
 * Returns the reason why a message shouldn't go out anymore, or null when it should. It is checked at the last moment,
 * because much may have happened since the message was written.
 * @param about the standing of the person it is about; not used for a supervisor's list
 * @param byHand true when a person sent it, and not the rules
 */
export function stopReason(
  { kind, deadline }: Pick<Reminder, 'kind' | 'deadline'>,
  recipient: Recipient,
  about: Standing,
  byHand: boolean,
): StopReason | null {
  if (!recipient.employed) return 'left'
  if (recipient.onLeave) return 'on-leave'
  if (recipient.closed) return 'access-closed'
  if (!recipient.hasAddress) return 'no-email'
  switch (kind) {
    case 'digest':
      return null
    case 'invite':
      if (byHand) return null
      return recipient.hasWayIn ? 'done' : whyNotOpen(about)
    case 'expiry-90':
    case 'expiry-60':
    case 'expiry-30':
      return about.status === 'up-to-date' && about.validUntil === deadline ? null : (whyNotOpen(about) ?? 'date-moved')
    case 'escalation':
      if (!PAST.includes(about.status) && about.status !== 'needs-help') return whyNotOpen(about) ?? 'date-moved'
      return deadline === null || deadlineOf(about) === deadline ? null : 'date-moved'
    case 'nudge':
    case 'due-soon':
    case 'overdue':
      return whyNotOpen(about) ?? (deadline === null || deadlineOf(about) === deadline ? null : 'date-moved')
  }
}

function whyNotOpen({ status }: Standing): StopReason | null {
  if (TO_DO.includes(status)) return null
  switch (status) {
    case 'up-to-date':
      return 'done'
    case 'separated':
      return 'left'
    case 'on-leave':
    case 'waiting-for-site':
      return status
    default:
      return 'not-required'
  }
}

interface Asked {
  readonly standing: Standing
  readonly facts: ReminderFacts
  readonly told: readonly Told[]
  readonly settings: ReminderSettings
  readonly day: CalendarDate
}

function invite({ standing, facts: { person, since, hasWayIn }, told, settings }: Asked): Reminder | null {
  if (!settings.invite || hasWayIn || !TO_DO.includes(standing.status)) return null
  const earliestDay = addDays(since, -EARLY_INVITE_DAYS)
  if (told.some(({ kind, on }) => kind === 'invite' && on > earliestDay)) return null
  return toPerson('invite', person, String(since), null)
}

/** The day after, and then weekly from the last one: a row that began late is not told faster. */
function overdue({ standing, facts: { person }, told, settings, day }: Asked): Reminder | null {
  const deadline = deadlineOf(standing)
  if (!PAST.includes(standing.status) || deadline === null || deadline >= day) return null
  const before = told.filter(({ occasion }) => occasion.startsWith(`overdue:${person}:${deadline}:`))
  const last = latest(before.map(({ on }) => on))
  if (before.length >= settings.mostOverdue || (last !== null && day < addDays(last, WEEK))) return null
  return toPerson('overdue', person, `${deadline}:${before.length + 1}`, deadline)
}

function dueSoon({ standing, facts: { person }, told, settings, day }: Asked): Reminder | null {
  const deadline = deadlineOf(standing)
  if (deadline === null || deadline < day || standing.status === 'needs-help') return null
  const stage = stageOf(daysBetween(day, deadline), settings.dueSoonDays)
  if (stage === null) return null
  const reminder = toPerson('due-soon', person, `${deadline}:${stage}`, deadline)
  return told.some(({ occasion }) => occasion === reminder.occasion) ? null : reminder
}

/** Once for each time of quiet. When the date is near, that is what the person is told. */
function nudge({ standing, facts, told, settings, day }: Asked): Reminder | null {
  const { person, since, lastActivity } = facts
  const { nudgeAfterDays, dueSoonDays } = settings
  if (nudgeAfterDays === null || !['not-started', 'in-progress', 'cannot-say'].includes(standing.status)) return null
  const deadline = deadlineOf(standing)
  if (deadline !== null && stageOf(daysBetween(day, deadline), dueSoonDays) !== null) return null
  const quietSince = latest([since, lastActivity ?? since]) ?? since
  const lastTold = latest(told.filter(({ on }) => on <= day).map(({ on }) => on))
  const from = latest([quietSince, lastTold ?? quietSince]) ?? quietSince
  if (daysBetween(from, day) < nudgeAfterDays) return null
  return toPerson('nudge', person, String(quietSince), null)
}

function expiry({ standing, facts: { person }, told, settings, day }: Asked): Reminder | null {
  const { status, validUntil } = standing
  if (status !== 'up-to-date' || validUntil === null) return null
  const stage = stageOf(daysBetween(day, validUntil), settings.expiryDays)
  if (stage === null) return null
  const reminder = toPerson(`expiry-${stage}`, person, String(validUntil), validUntil)
  return told.some(({ occasion }) => occasion === reminder.occasion) ? null : reminder
}

/**
 * Escalates once for each date, within a week of the day for it. People who are further behind when reminders begin are
 * only on the weekly list.
 */
function escalations({ standing, facts, settings, day }: Asked): Reminder[] {
  const { person, since } = facts
  const deadline = deadlineOf(standing)
  const to = facts.supervisors.filter((supervisor) => supervisor !== person)
  const about = (occasion: string, date: CalendarDate | null) =>
    to.map((supervisor): Reminder => {
      const named = `escalation:${supervisor}:${person}:${occasion}`
      return { kind: 'escalation', person: supervisor, about: person, occasion: named, deadline: date }
    })
  if (standing.status === 'needs-help') {
    return settings.escalateNeedsHelp ? about(`help:${standing.completedOn ?? since}`, null) : []
  }
  const after = settings.escalateAfterDays
  if (!PAST.includes(standing.status) || deadline === null || after === null) return []
  const over = daysBetween(deadline, day)
  return over >= after && over < after + WEEK ? about(deadline, deadline) : []
}

function toPerson(kind: MessageKind, person: PersonId, occasion: string, deadline: CalendarDate | null): Reminder {
  return { kind, person, about: null, occasion: `${kind}:${person}:${occasion}`, deadline }
}

/** The smallest number that is not below the days left: that one is due now. */
function stageOf<Stage extends number>(daysLeft: number, stages: readonly Stage[]): Stage | null {
  const open = stages.filter((stage) => daysLeft >= 0 && daysLeft <= stage)
  return open.reduce<Stage | null>((least, stage) => (least === null || stage < least ? stage : least), null)
}

/** Also looks ahead of the day, so that setting the clock back sends nothing twice. */
function toldNear({ told, day }: Asked): boolean {
  return told.some(({ on, isStopped = false }) => !isStopped && Math.abs(daysBetween(on, day)) < APART_DAYS)
}
