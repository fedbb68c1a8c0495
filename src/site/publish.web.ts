import { reachOf } from '../identity/access.ts'
import { endWaiting } from '../learning/waiting.store.ts'
import { canonicalJson } from '../platform/codes/canonical.ts'
import { allowPlayer } from '../platform/http/headers.web.ts'
import { noteSetting } from '../trail/setting.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { detailsOf, draftOf, type SiteDraft } from './draft.ts'
import { blanksOf, formOf, markOf, type SiteForm } from './form-state.web.ts'
import { readSite } from './form.web.ts'
import { dropSiteDraft, keepSiteDraft } from './kept-draft.store.ts'
import { sitePreviewPage } from './preview.page.ts'
import { publishSite } from './site.store.ts'
import { isNewer, sendNewer, sendSite, siteOfPath } from './site.web.ts'

/**
 * Publishes what was sent under the next version, or answers with what is still missing. What changes in live details
 * is shown first, in the preview: its button publishes the draft that it has shown.
 */
export async function publishSiteDetails(visit: SignedInVisit): Promise<void> {
  const { deps, now, today, viewer, organization, response, log } = visit
  const site = await siteOfPath(visit)
  const sent = readSite(visit)
  const { seen } = sent
  const recording = { course: visit.content.course.id, actor: viewer.person, at: now, today }
  const outcome = await deps.store.transaction(async (tx) => {
    const before = await formOf(visit, tx, site)
    const draft = seen === null ? sent.draft : before.draft
    if (isLive(before, draft, organization.name)) return seen === null ? 'same' : 'published'
    if (seen === null && isNewer(before, sent)) return before
    if (seen === null) await keepSiteDraft(tx, site.id, draft, viewer.person, now)
    if ((await blanksOf(tx, site, draft, visit)).length > 0) return 'missing'
    if (seen === null ? changesLive(before, draft) : seen !== markOf({ draft })) return 'to-check'
    await publishSite(tx, site.id, detailsOf(draft, organization.name), recording)
    await dropSiteDraft(tx, site.id)
    await endWaiting(tx, visit.content.course, site.id, recording)
    await noteSetting(visit, tx)
    return 'published'
  })
  switch (outcome) {
    case 'same':
      return response.redirect(303, hrefTo('/hr/sites/:site', { site: site.id }))
    case 'missing':
      return sendSite(visit, site, await formOf(visit, deps.store.db, site), { isChecked: true, status: 422 })
    case 'to-check':
      return response.redirect(303, hrefTo('/hr/sites/:site/preview', { site: site.id }))
    case 'published':
      log.info({ by: viewer.person, site: site.id }, 'site published')
      return response.redirect(303, hrefTo('/hr/sites/:site', { site: site.id }, { published: 'now' }))
    default:
      return sendNewer(visit, site, sent, outcome)
  }
}

/** Whether just these details are live and nothing else is saved, as when the button is pressed twice. */
function isLive(before: SiteForm, draft: SiteDraft, organization: string): boolean {
  if (before.live === null || before.changed) return false
  return canonicalJson(detailsOf(draft, organization)) === canonicalJson(before.live.body.details)
}

/** Whether there are live details, and the draft has others. The name of the organization isn't in the form. */
function changesLive({ live }: SiteForm, draft: SiteDraft): boolean {
  if (live === null) return false
  const { details } = live.body
  return canonicalJson(detailsOf(draft, details.organization)) !== canonicalJson(details)
}

/** The parts of the course that show the site's details, as the draft has them, below what it changes. */
export async function previewSite(visit: SignedInVisit): Promise<void> {
  const { csrf, deps, language, organization, response, t, today, viewer } = visit
  const site = await siteOfPath(visit)
  const form = await formOf(visit, deps.store.db, site)
  const { draft, live, changed } = form
  const mayPublish = reachOf(viewer, 'publish-site') !== null
  const isReady = mayPublish && changed && (await blanksOf(deps.store.db, site, draft, visit)).length === 0
  const shell = recordsShell(visit, { title: t.hr.sites.preview.title, current: 'sites' })
  const details = detailsOf(draft, organization.name)
  allowPlayer(response)
  response.send(
    sitePreviewPage(shell, {
      contents: deps.contents,
      details,
      change: changed && live !== null ? { from: draftOf(live.body.details), to: draft, today } : null,
      publish: isReady
        ? { action: hrefTo('/hr/sites/:site/publications', { site: site.id }), seen: markOf(form), csrf }
        : null,
      cardHref: hrefTo('/hr/sites/:site/preview/card', { site: site.id }, { language }),
      backHref: hrefTo('/hr/sites/:site', { site: site.id }),
    }),
  )
}
