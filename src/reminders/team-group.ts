import type { CalendarDate } from '../platform/time/calendar.ts'
import { GROUPS } from '../requirements/compliance.ts'
import type { Standing } from '../requirements/status.ts'
import { needsAction } from './due.ts'

/**
 * Everyone on a team is in one of these, in the order of the page and of the list for a meeting. Each lies within one
 * group of the reports, so that the counts of a team add up to those in the list of people.
 */
export const TEAM_GROUPS = [
  'needs',
  'soon',
  'has-time',
  'update',
  'cannot-say',
  'waits',
  'away',
  'up-to-date',
  'exempt',
  'not-in-scope',
] as const
export type TeamGroup = (typeof TEAM_GROUPS)[number]

type ReportGroup = keyof typeof GROUPS

const WITHIN: Readonly<Record<ReportGroup, (standing: Standing, today: CalendarDate) => TeamGroup>> = {
  // Nobody needs something from their supervisor who can't do anything now: a site that is waited for is HR's work.
  needAction: ({ status }) => (status === 'waiting-for-site' ? 'waits' : 'needs'),
  haveTime: (standing, today) => (needsAction(standing, today) ? 'soon' : 'has-time'),
  upToDate: ({ status }) => (status === 'update-due' ? 'update' : 'up-to-date'),
  cannotSay: () => 'cannot-say',
  onLeave: () => 'away',
  exempt: () => 'exempt',
  notInScope: () => 'not-in-scope',
  // Nobody who left is on a team.
  separated: () => 'not-in-scope',
}
// The keys of `GROUPS`, which Object.keys widens.
const REPORT_GROUPS = Object.keys(GROUPS) as ReportGroup[]

export function teamGroup(standing: Standing, today: CalendarDate): TeamGroup {
  const group = REPORT_GROUPS.find((name) => GROUPS[name].some((status) => status === standing.status))
  if (group === undefined) throw new RangeError('every status is in a group')
  return WITHIN[group](standing, today)
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
