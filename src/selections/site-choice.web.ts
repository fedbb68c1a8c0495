import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { scopeOf } from '../identity/access.ts'
import { sitesWithin } from '../ledger/scope.ts'
import type { PersonOnRecord } from '../people/people.store.ts'
import { allSites } from '../site/site.store.ts'
import { originOf, wholeOf } from './origin.web.ts'
import { planOf } from './plan.web.ts'
import type { Selection } from './selection.ts'
import type { SitesInput } from './site-choice.page.ts'
import { PERMISSIONS } from './work.web.ts'

/** Where those work for whom it would be done. Null where they're all at one site. */
export async function sitesOf(
  visit: SignedInVisit,
  selection: Selection,
  people: readonly PersonOnRecord[],
): Promise<SitesInput | null> {
  if (originOf(selection).site !== null) return otherSites(visit, selection)
  const of = await sitesWith(visit, selection, people)
  return of.length > 1 ? { action: narrowHref(selection), of, isOther: false, all: null } : null
}

/** Where else those work from whom one site was chosen, as things are now. Null where nobody is left there. */
async function otherSites(visit: SignedInVisit, selection: Selection): Promise<SitesInput | null> {
  const whole = await wholeOf(visit, selection)
  if (whole === null) return null
  const { fitting } = await planOf(visit, whole)
  const { site } = originOf(selection)
  const of = (await sitesWith(visit, whole, fitting)).filter(({ slug }) => slug !== site)
  const all = { href: hrefTo('/hr/selections/:selection', { selection: whole.id }), count: fitting.length }
  return of.length > 0 ? { action: narrowHref(whole), of, isOther: true, all } : null
}

/** The other sites, after one is done. */
export async function nextSites(visit: SignedInVisit, selection: Selection): Promise<SitesInput | null> {
  // Whoever works at two sites would get more time twice.
  const sites = selection.action === 'extend' ? null : await otherSites(visit, selection)
  return sites === null ? null : { ...sites, all: null }
}

/** Each site at which some of them work, with how many. */
async function sitesWith(
  { deps, viewer }: SignedInVisit,
  { action }: Selection,
  people: readonly PersonOnRecord[],
): Promise<SitesInput['of']> {
  const sites = sitesWithin(scopeOf(viewer, PERMISSIONS[action]), await allSites(deps.store.db))
  const counted = sites.map(({ id, slug, name }) => ({
    slug,
    name,
    count: people.filter(({ placements }) => placements.some(({ site }) => site === id)).length,
  }))
  return counted.filter(({ count }) => count > 0)
}

function narrowHref({ id }: Selection): string {
  return hrefTo('/hr/selections/:selection/site', { selection: id })
}
