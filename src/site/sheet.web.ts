import { hrefTo, webLinks } from '../app/href.web.ts'
import { courseShell, recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { shownSiteId, stateOf } from '../learning/learner.web.ts'
import { AppError } from '../platform/http/app-error.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { type StepsSheetInput, stepsSheetPage } from './sheet.page.ts'
import { detailsNow, siteOnRecord } from './roles/drift.store.ts'
import { changedOn, shownBy } from './roles/shown.ts'
import { findSite, type Site } from './site.store.ts'
import { siteOfPath } from './site.web.ts'

/** The steps of the learner's own site, to print. */
export async function showStepsSheet(visit: SignedInVisit): Promise<void> {
  const { db } = visit.deps.store
  const id = await shownSiteId(visit, await stateOf(visit))
  const site = id === null ? null : await findSite(db, id)
  if (site === null) throw new AppError('not-found', 'The person works at no site.')
  const live = await liveOf(visit, site)
  const shell = courseShell(visit, { title: '', width: 'learn', site: live?.details ?? null })
  send(visit, shell, { site: site.name, live, content: visit.content, backHref: webLinks.whatNext() })
}

/** The steps of any site, for whoever looks after its details. */
export async function showSiteSteps(visit: SignedInVisit): Promise<void> {
  const site = await siteOfPath(visit)
  const backHref = hrefTo('/hr/sites/:site', { site: site.id })
  const shell = recordsShell(visit, { title: '', current: 'sites' })
  send(visit, shell, { site: site.name, live: await liveOf(visit, site), content: visit.content, backHref })
}

async function liveOf({ deps, organization, today }: SignedInVisit, site: Site): Promise<StepsSheetInput['live']> {
  const { db } = deps.store
  const live = await detailsNow(db, site.id, today)
  if (live === null) return null
  const shown = shownBy(today, await siteOnRecord(db, site.id, organization.timeZone))
  return { details: live.details, on: today, changedOn: changedOn(shown) }
}

function send({ deps, response }: SignedInVisit, shell: Shell, input: StepsSheetInput): void {
  response.send(stepsSheetPage({ ...shell, pageScript: deps.assets.copy.href }, input))
}
