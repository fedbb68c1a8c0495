import type { Content } from '../course/content.ts'
import type { ItemId, LessonId } from '../course/course.ts'
import type { ClauseId } from '../course/policy-shape.ts'
import type { ScenarioId } from '../course/scenario.ts'
import type { EventOf, PersonId } from '../ledger/event.ts'
import type { History, PolicyHistory } from '../ledger/history.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import type { StatusChange } from '../requirements/status-change.ts'
import { type Status, statusOn } from '../requirements/status.ts'
import { coverage } from './coverage.ts'
import type { DraftedChange } from './draft.ts'
import { DONE_ABOUT } from './feature.ts'

/** Where a clause comes up in the course. */
export interface ClauseTouched {
  readonly clause: ClauseId
  readonly lessons: readonly { readonly lesson: LessonId; readonly section: string }[]
  readonly questions: readonly ItemId[]
  readonly stories: readonly ScenarioId[]
}

/** What in the course is about the clauses that change. Nothing is, for a clause of the organization's. */
export function touchedBy(changes: readonly DraftedChange[], content: Content): ClauseTouched[] {
  const rows = new Map(coverage(content, DONE_ABOUT).rows.map((row) => [row.clause, row]))
  return changes.map(({ clause }) => {
    const row = rows.get(clause)
    return {
      clause,
      lessons: row?.taught ?? [],
      questions: [...(row?.final ?? []), ...(row?.practice ?? [])],
      stories: row?.stories ?? [],
    }
  })
}

/** Whom a material change reaches. */
export interface Reached {
  /** People who have finished and would have an update to do. */
  readonly asked: readonly StatusChange[]
  /** People with an earlier update to do, who get this one with it. */
  readonly waiting: readonly WaitingBy[]
  /** People halfway through, who read the new version at the end. */
  readonly halfway: number
}

/** How many people have an update to do by a day. */
export interface WaitingBy {
  readonly by: CalendarDate
  readonly people: number
}

/** By day, the earliest first. */
export function countedByDay(days: readonly CalendarDate[]): WaitingBy[] {
  return [...new Set(days)].sort().map((by) => ({ by, people: days.filter((each) => each === by).length }))
}

/** What a new version of the policy would ask of a person that nobody asks now. Null when it asks nothing. */
export function askedBy(
  proposed: EventOf<'policy_published'>,
  person: PersonId,
  history: History,
  policy: PolicyHistory,
  { requirement, today }: { readonly requirement: string; readonly today: CalendarDate },
): StatusChange | null {
  const { because, status: after } = statusOn(history, requirement, [...policy, proposed], today)
  // Whoever has an older update to do does both in one, by the day of the older one: see `updateBy`.
  if (because.kind !== 'update' || because.version !== proposed.body.version) return null
  return { person, before: statusOn(history, requirement, policy, today).status, after }
}

/** The day by which somebody has an update to do, or had. Null when they have none. */
export function updateBy(
  history: History,
  requirement: string,
  policy: PolicyHistory,
  today: CalendarDate,
): CalendarDate | null {
  const { because } = statusOn(history, requirement, policy, today)
  return because.kind === 'update' ? because.by : null
}

/** The statuses of people who may be in the middle of the course, unless it's an update that they have to do. */
export const UNDER_WAY: ReadonlySet<Status> = new Set([
  'waiting-for-site',
  'needs-help',
  'overdue',
  'in-progress',
  'cannot-say',
])

/** Whether somebody has begun the course, here and now, and hasn't finished it. They read a new version at the end. */
export function isHalfway(history: History, requirement: string, policy: PolicyHistory, today: CalendarDate): boolean {
  const { status, because, lessonsFinished, attempts } = statusOn(history, requirement, policy, today)
  return UNDER_WAY.has(status) && because.kind !== 'update' && (lessonsFinished.length > 0 || attempts > 0)
}
