import { hrefTo } from '../../app/href.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { reachOf, scopeOf } from '../../identity/access.ts'
import type { StatusChange } from '../../requirements/status-change.ts'
import { type StatusChangesView, statusChangesView } from '../../requirements/status-change.page.ts'
import { EVERYONE, type Place, sitesWithin } from '../../ledger/scope.ts'
import { eachOnce } from '../../platform/text/format.ts'
import { allSites } from '../../site/site.store.ts'
import { firstByName } from './list.store.ts'

/** How many are listed by name, however large the organization is. */
const LISTED = 50

/** Who would have another status, as far as the viewer may see their records. Nothing is written. */
export async function listedChanges(
  { deps, t, viewer }: SignedInVisit,
  changes: readonly StatusChange[],
): Promise<StatusChangesView | null> {
  const { db } = deps.store
  const count = changes.length
  if (count === 0 || reachOf(viewer, 'list-people') === null)
    return statusChangesView({ count, seen: null, people: [] }, t)
  const of = new Map(changes.map((change) => [change.person, change]))
  const scope = scopeOf(viewer, 'list-people')
  const seen = await firstByName(db, [...of.keys()], scope, LISTED)
  const sites = await allSites(db)
  const names = new Map(sites.map(({ id, name }) => [id, name]))
  const ownSites = new Set(sitesWithin(scope, sites).map(({ id }) => id))
  // Where else somebody works isn't for HR of one site to read, nor for a supervisor.
  const isOwn = ({ site, supervisor }: Place) =>
    ownSites.has(site) || (scope !== EVERYONE && supervisor !== null && supervisor === scope.supervisor)
  const people = seen.first.flatMap(({ person, name, placements }) => {
    const change = of.get(person)
    const at = eachOnce(placements.filter(isOwn).flatMap(({ site }) => names.get(site) ?? []))
    return change === undefined ? [] : [{ ...change, name, sites: at, href: hrefTo('/hr/people/:person', { person }) }]
  })
  return statusChangesView({ count, seen: seen.count, people }, t)
}
