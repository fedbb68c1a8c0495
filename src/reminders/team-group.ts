import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Standing } from '../requirements/status.ts'
import { hasWorkToDo, needsAction } from './due.ts'

/** Everyone on a team is in one of these, in the order of the page and of the list for a meeting. */
export const TEAM_GROUPS = ['needs', 'has-time', 'waits', 'away', 'nothing'] as const
export type TeamGroup = (typeof TEAM_GROUPS)[number]

/** Nobody needs something who can't do anything now: a site that is waited for is HR's work. */
export function teamGroup(standing: Standing, today: CalendarDate): TeamGroup {
  if (hasWorkToDo(standing)) return needsAction(standing, today) ? 'needs' : 'has-time'
  if (standing.status === 'waiting-for-site') return 'waits'
  return standing.status === 'on-leave' ? 'away' : 'nothing'
}

/** Those of each group, in the order in which they came. */
export function byGroup<Member extends { readonly standing: Standing }>(
  members: readonly Member[],
  today: CalendarDate,
): ReadonlyMap<TeamGroup, readonly Member[]> {
  return new Map(
    TEAM_GROUPS.map((group) => [group, members.filter(({ standing }) => teamGroup(standing, today) === group)]),
  )
}
