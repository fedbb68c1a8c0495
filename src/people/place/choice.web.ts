import { z } from 'zod'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { scopeOf } from '../../identity/access.ts'
import type { SiteId } from '../../ledger/event.ts'
import { sitesWithin } from '../../ledger/scope.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { parseQuery } from '../../platform/http/form.web.ts'
import { allSites } from '../../site/site.store.ts'
import { departments, supervisors } from '../people.store.ts'

const choiceQuery = z.strictObject({ site: z.string() })

/** What the form that moves somebody offers once another site is chosen there, for its script. */
export async function sendPlaceChoices(visit: SignedInVisit): Promise<void> {
  const { deps, response, t, viewer } = visit
  const { db } = deps.store
  const asked = parseQuery(visit, choiceQuery).site
  const site = sitesWithin(scopeOf(viewer, 'change-person'), await allSites(db)).find(({ id }) => id === asked)
  if (site === undefined) throw new AppError('not-found', 'There is no such site.')
  response.json({ ...(await placeChoices(db, site.id)), note: t.hr.changes.needs.placeAtSite(site.name) })
}

/** The departments of a site, and the supervisors of its people. */
export async function placeChoices(
  db: Database,
  site: SiteId,
): Promise<{ readonly departments: readonly string[]; readonly supervisors: readonly string[] }> {
  const there = { supervisor: null, sites: [site] }
  return {
    departments: await departments(db, there),
    supervisors: (await supervisors(db, there)).flatMap(({ name }) => name ?? []),
  }
}
