import { z } from 'zod'
import { reachOf } from '../identity/access.ts'
import { dateAt } from '../platform/time/calendar.ts'
import { samePerson } from '../organization/site-details.ts'
import {
  askedAnew,
  DETAILS_DRAFT,
  detailsOf,
  draftOf,
  emptyDraft,
  type SiteDraft,
  siteBlanks,
  tooLong,
} from './draft.ts'
import { LONGEST } from '../organization/limits.ts'
import { SLUG, slugOf } from '../platform/text/slug.ts'
import { AppError } from '../platform/http/app-error.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { type SiteInput, sitePage, sitePreviewPage } from './site.page.ts'
import { type SiteOnList, sitesPage } from './site-list.page.ts'
import { deleteDraft, findDraft, putDraft } from '../platform/database/draft.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import {
  allSites,
  createSite,
  findSite,
  isSlugFree,
  publishedDetails,
  publishSite,
  type Site,
  type SitePublishedEvent,
} from './site.store.ts'
import { endWaiting, waitingFor } from '../learning/waiting.store.ts'
import { cardAddress } from '../card/print.web.ts'
import { param, readForm, withProblem } from '../platform/http/form.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import { readSite, siteDraft } from './form.web.ts'
import { noteSetting } from '../trail/setting.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

const newSiteForm = ({ hr: { sites: words } }: Messages) =>
  z
    .strictObject({
      name: z.string().trim().min(1, words.nameNeeded).max(LONGEST.name, words.shorter),
      slug: z.string().trim().max(LONGEST.slug, words.shorter),
    })
    .transform(({ name, slug }) => ({ name, slug: slug === '' ? slugOf(name) : slug }))
    .refine(({ slug }) => SLUG.test(slug), { path: ['slug'], error: words.slugShape })

export async function showSites(visit: SignedInVisit): Promise<void> {
  await sendSites(visit, EMPTY_FORM)
}

export async function addSite(visit: SignedInVisit): Promise<void> {
  const { deps, now, response, t } = visit
  const result = readForm(visit, newSiteForm(t))
  if (!result.ok) return sendSites(visit, result.form, 422)
  const { slug, name } = result.data
  const created = await deps.store.transaction(async (tx) => {
    if (!(await isSlugFree(tx, slug, null))) return null
    const site = await createSite(tx, { slug, name }, now)
    await noteSetting(visit, tx, { about: site.id })
    return site
  })
  if (created === null) return sendSites(visit, withProblem(visit, 'slug', t.hr.sites.slugTaken), 422)
  response.redirect(303, hrefTo('/hr/sites/:site', { site: created.id }))
}

export async function showSite(visit: SignedInVisit): Promise<void> {
  const site = await siteOfPath(visit)
  await sendSite(visit, site, await formOf(visit, site))
}

/** Whatever was typed is kept, finished or not; what is too long is said at once. */
export async function saveSite(visit: SignedInVisit): Promise<void> {
  const { deps, now, response } = visit
  const site = await siteOfPath(visit)
  const { draft, added, preview } = readSite(visit)
  await deps.store.transaction(async (tx) => {
    await putDraft(tx, site.id, DETAILS_DRAFT, draft, now)
    await noteSetting(visit, tx)
  })
  if (tooLong(draft).length > 0) return sendSite(visit, site, await formOf(visit, site), 422)
  response.redirect(
    303,
    preview
      ? hrefTo('/hr/sites/:site/preview', { site: site.id })
      : `${hrefTo('/hr/sites/:site', { site: site.id })}${added === null ? '' : `#${added}`}`,
  )
}

/** Publishes what was sent under the next version, or answers with what is still missing. */
export async function publishSiteDetails(visit: SignedInVisit): Promise<void> {
  const { deps, now, today, viewer, organization, response, log } = visit
  const site = await siteOfPath(visit)
  const { draft } = readSite(visit)
  const recording = { course: visit.content.course.id, actor: viewer.person, at: now, today }
  const published = await deps.store.transaction(async (tx) => {
    await putDraft(tx, site.id, DETAILS_DRAFT, draft, now)
    if ((await blanksOf(tx, site, draft, visit)).length > 0) return false
    await publishSite(tx, site.id, detailsOf(draft, organization.name), recording)
    await deleteDraft(tx, site.id, DETAILS_DRAFT)
    await endWaiting(tx, visit.content.course, site.id, recording)
    await noteSetting(visit, tx)
    return true
  })
  if (!published) return sendSite(visit, site, await formOf(visit, site), 422)
  log.info({ by: viewer.person, site: site.id }, 'site published')
  response.redirect(303, hrefTo('/hr/sites/:site', { site: site.id }, { published: 'now' }))
}

/** The parts of the course that show the site's details, as the draft has them. */
export async function previewSite(visit: SignedInVisit): Promise<void> {
  const { organization, response, t } = visit
  const site = await siteOfPath(visit)
  const { draft } = await formOf(visit, site)
  const shell = recordsShell(visit, { title: t.hr.sites.preview.title, current: 'sites' })
  const details = detailsOf(draft, organization.name)
  response.send(
    sitePreviewPage(shell, {
      contents: visit.deps.contents,
      details,
      backHref: hrefTo('/hr/sites/:site', { site: site.id }),
    }),
  )
}

interface SiteForm {
  readonly draft: SiteDraft
  readonly live: SitePublishedEvent | null
  /** Whether there is a draft in addition to the live details. */
  readonly changed: boolean
}

/** Returns the content of the form: the draft, else the live details, else the name alone. */
async function formOf({ deps, organization }: SignedInVisit, site: Site): Promise<SiteForm> {
  const { db } = deps.store
  const live = await publishedDetails(db, site.id)
  const saved = siteDraft.safeParse(await findDraft(db, site.id, DETAILS_DRAFT))
  if (saved.success) return { draft: saved.data, live, changed: true }
  const { name, slug } = site
  const fresh = emptyDraft({ name, slug, timeZone: organization.timeZone })
  if (live === null) return { draft: fresh, live, changed: false }
  const draft = draftOf(live.body.details)
  return { draft: live.body.v === 1 ? askedAnew(draft) : draft, live, changed: false }
}

async function blanksOf(
  db: Database,
  site: Site,
  draft: SiteDraft,
  { today }: SignedInVisit,
): Promise<SiteInput['blanks']> {
  const blanks = siteBlanks(draft, today)
  if (!SLUG.test(draft.slug) || (await isSlugFree(db, draft.slug, site.id))) return blanks
  return [{ field: 'slug', kind: 'slugTaken', at: null }, ...blanks]
}

async function sendSites(visit: SignedInVisit, form: FormState, status = 200): Promise<void> {
  const { deps, csrf, response, t } = visit
  const sites: SiteOnList[] = []
  for (const site of await allSites(deps.store.db)) sites.push(await onList(visit, site))
  const shell = recordsShell(visit, { title: t.hr.sites.title, current: 'sites' })
  response.status(status).send(sitesPage(shell, { sites, form, action: hrefTo('/hr/sites'), csrf }))
}

async function onList(visit: SignedInVisit, site: Site): Promise<SiteOnList> {
  const { draft, live, changed } = await formOf(visit, site)
  const blanks = await blanksOf(visit.deps.store.db, site, draft, visit)
  return {
    name: site.name,
    href: hrefTo('/hr/sites/:site', { site: site.id }),
    live: liveVersion(visit, live),
    blanks: changed || live === null ? blanks.length : null,
    waiting: (await waitingFor(visit.deps.store.db, site.id)).length,
    samePerson: live !== null && samePerson(live.body.details),
  }
}

async function sendSite(visit: SignedInVisit, site: Site, form: SiteForm, status = 200): Promise<void> {
  const { deps, today, csrf, request, response, t, viewer } = visit
  const { draft, live, changed } = form
  const waiting = await waitingFor(deps.store.db, site.id)
  const input = {
    draft,
    blanks: await blanksOf(deps.store.db, site, draft, visit),
    live: liveVersion(visit, live),
    changed,
    published: live !== null && status === 200 && request.query['published'] === 'now',
    waiting: (reachOf(viewer, 'read-person') === 'everyone' ? waiting : []).map(({ person, name }) => ({
      name: name ?? t.hr.people.noName,
      href: hrefTo('/hr/people/:person', { person }),
    })),
    today,
    csrf,
    card: {
      ...cardAddress(deps.config, site.slug, 'en'),
      printHref: hrefTo('/hr/sites/:site/card', { site: site.id }),
    },
    links: {
      back: hrefTo('/hr/sites'),
      save: hrefTo('/hr/sites/:site', { site: site.id }),
      publish: hrefTo('/hr/sites/:site/publications', { site: site.id }),
      liveSession:
        reachOf(viewer, 'change-person') === 'everyone'
          ? hrefTo('/hr/live-sessions', {}, { site: site.slug, on: today })
          : null,
    },
  }
  const shell = recordsShell(visit, { title: t.hr.sites.form.title, current: 'sites' })
  response.status(status).send(sitePage(shell, input))
}

function liveVersion({ organization }: SignedInVisit, live: SitePublishedEvent | null): SiteInput['live'] {
  if (live === null) return null
  const { version, details } = live.body
  return { version, on: dateAt(live.recordedAt, organization.timeZone), samePerson: samePerson(details) }
}

export async function siteOfPath(visit: SignedInVisit): Promise<Site> {
  const site = await findSite(visit.deps.store.db, `site:${param(visit, 'site')}`)
  if (site === null) throw new AppError('not-found', 'There is no such site.')
  return site
}
