import { hrefTo } from '../../app/href.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { reachOf, scopeOf } from '../../identity/access.ts'
import type { StatusChange } from '../../requirements/status-change.ts'
import { type StatusChangesView, statusChangesView } from '../../requirements/status-change.page.ts'
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
  const seen = await firstByName(db, [...of.keys()], scopeOf(viewer, 'list-people'), LISTED)
  const siteNames = new Map((await allSites(db)).map(({ id, name }) => [id, name]))
  const people = seen.first.flatMap(({ person, name, placements }) => {
    const change = of.get(person)
    const sites = eachOnce(placements.flatMap(({ site }) => siteNames.get(site) ?? []))
    return change === undefined ? [] : [{ ...change, name, sites, href: hrefTo('/hr/people/:person', { person }) }]
  })
  return statusChangesView({ count, seen: seen.count, people }, t)
}
