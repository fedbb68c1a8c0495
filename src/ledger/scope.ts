import type { PersonId, SiteId } from './event.ts'

/**
 * The people a viewer may see: everyone, or those who are found under a supervisor or at some sites, which add up.
 * Never part of an address.
 */
export type Scope = typeof EVERYONE | OwnPeople

export const EVERYONE = 'everyone' as const

export interface OwnPeople {
  /** Those who report to this person, directly or through others; null for a viewer who supervises nobody. */
  readonly supervisor: PersonId | null
  /** Those of these sites. */
  readonly sites: readonly SiteId[]
}

/** The sites of a scope: those that its viewer can choose. */
export function sitesWithin<Site extends { readonly id: SiteId }>(scope: Scope, sites: readonly Site[]): Site[] {
  return sites.filter(({ id }) => scope === EVERYONE || scope.sites.includes(id))
}

/** The part of a placement, or of an employment in a report, that a scope looks at. */
export interface Place {
  readonly site: SiteId
  readonly supervisor: PersonId | null
}

/**
 * Returns whether a place belongs to a scope; a person does with any one of their places. `scope.store.ts` says the
 * same in SQL.
 * @param everybody all people of that day with their places: they show who reports to whom through others
 */
export function placeTest(
  scope: Scope,
  everybody: Iterable<{ readonly person: PersonId; readonly places: readonly Place[] }>,
): (place: Place) => boolean {
  if (scope === EVERYONE) return () => true
  const sites = new Set(scope.sites)
  const team = scope.supervisor === null ? new Set() : teamOf(scope.supervisor, everybody)
  return ({ site, supervisor }) => sites.has(site) || (supervisor !== null && team.has(supervisor))
}

/** The person and everyone who reports to them, directly or through others. People who report to each other end it. */
function teamOf(top: PersonId, everybody: Parameters<typeof placeTest>[1]): Set<PersonId> {
  const reports = new Map<PersonId, PersonId[]>()
  for (const { person, places } of everybody) {
    for (const { supervisor } of places) {
      if (supervisor === null) continue
      const others = reports.get(supervisor)
      if (others === undefined) reports.set(supervisor, [person])
      else others.push(person)
    }
  }
  const team = new Set([top])
  // The loop also reaches those that it adds.
  for (const member of team) for (const report of reports.get(member) ?? []) team.add(report)
  return team
}
