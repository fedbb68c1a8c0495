import { z } from 'zod'
import { type Action, reachesSite, reachOf } from '../identity/access.ts'
import { backupIsOnDuty, samePerson } from '../organization/site-details.ts'
import { type SiteDraft, tooLong } from './draft.ts'
import { LONGEST } from '../organization/limits.ts'
import { SLUG, slugOf } from '../platform/text/slug.ts'
import { AppError } from '../platform/http/app-error.ts'
import { allowPlayer } from '../platform/http/headers.web.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { sectionsOf, type SiteInput, sitePage } from './site.page.ts'
import { type SiteOnList, sitesPage } from './site-list.page.ts'
import { readProposal } from './proposal.store.ts'
import { detailsNow } from './roles/drift.store.ts'
import { renewedWhileAway, shownIfLive } from './roles/publish.store.ts'
import { allSites, createSite, detailsToCome, findSite, isSlugFree, type Site } from './site.store.ts'
import type { SitePublishedEvent } from '../ledger/site-version.ts'
import { savedText } from './saved.web.ts'
import { waitingFor } from '../learning/waiting.store.ts'
import { cardAddress, isNewOnPaper } from '../card/print.web.ts'
import { param, readForm, withProblem } from '../platform/http/form.web.ts'
import { cardPath, hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import { type DraftFields, readSite, type SentSite, withTaken } from './form.web.ts'
import { sentFrom } from './difference.page.ts'
import { blanksOf, formOf, isInEffect, markOf, type SiteForm, wholeDetails, wholeDraft } from './form-state.web.ts'
import { keepSiteDraft } from './kept-draft.store.ts'
import { whoWaited } from './waited.web.ts'
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
  const isChecked = visit.request.query['check'] === 'yes'
  await sendSite(visit, site, await formOf(visit, visit.deps.store.db, site), { isChecked, status: 200 })
}

/**
 * Whatever was typed is kept, finished or not; what is too long is said at once. While somebody types, the script of the
 * page sends the form, too, and the answer is the page as it is then.
 */
export async function saveSite(visit: SignedInVisit): Promise<void> {
  const { deps, now, response, viewer } = visit
  const site = await siteOfPath(visit)
  const sent = readSite(visit)
  const { added, preview, isTyping } = sent
  let { draft } = sent
  const newer = await deps.store.transaction(async (tx) => {
    const before = await formOf(visit, tx, site)
    if (isNewer(before, sent)) return before
    draft = draftSent(visit, sent, before)
    await keepSiteDraft(tx, site.id, draft, viewer.person, now)
    // One entry for somebody's typing, not one for every pause in it.
    if (!isTyping || before.saved?.by !== viewer.person) await noteSetting(visit, tx)
    return null
  })
  if (newer !== null) return sendNewer(visit, site, sent, newer)
  if (isTyping || tooLong(draft).length > 0) {
    const form = await formOf(visit, deps.store.db, site)
    const isChecked = !isTyping || sent.isChecked
    return sendSite(visit, site, form, { isChecked, isTyping, status: isTyping ? 200 : 422 })
  }
  response.redirect(
    303,
    preview
      ? hrefTo('/hr/sites/:site/preview', { site: site.id })
      : `${hrefTo('/hr/sites/:site', { site: site.id })}${added === null ? '' : `#${added}`}`,
  )
}

/** The draft that was sent, with what was chosen from the draft of somebody else. */
export function draftSent(
  visit: SignedInVisit,
  { draft, taken }: SentSite,
  before: Pick<SiteForm, 'draft'>,
): SiteDraft {
  if (taken.length === 0) return draft
  const { t, language, today } = visit
  // The form has these fields and no others.
  const theirs = sentFrom(sectionsOf({ t, language }, { blanks: [], today }, before.draft, {})) as DraftFields
  return withTaken(visit, taken, theirs)
}

/** Whether the draft has changed since this form was opened. Sending the same once more changes nothing. */
export function isNewer(before: Pick<SiteForm, 'draft'>, { base, draft }: SentSite): boolean {
  const mark = markOf(before)
  return base !== null && base !== mark && markOf({ draft }) !== mark
}

async function sendSites(visit: SignedInVisit, form: FormState, status = 200): Promise<void> {
  const { deps, csrf, response, t } = visit
  const sites: SiteOnList[] = []
  for (const site of await allSites(deps.store.db)) sites.push(await onList(visit, site))
  const shell = recordsShell(visit, { title: t.hr.sites.title, current: 'sites' })
  response.status(status).send(
    sitesPage(shell, {
      sites,
      form,
      action: hrefTo('/hr/sites'),
      defaultsHref: hrefTo('/hr/sites/defaults'),
      csrf,
    }),
  )
}

async function onList(visit: SignedInVisit, site: Site): Promise<SiteOnList> {
  const form = await formOf(visit, visit.deps.store.db, site)
  const { live, changed } = form
  const blanks = await blanksOf(visit.deps.store.db, site, wholeDraft(form), visit)
  return {
    name: site.name,
    href: hrefTo('/hr/sites/:site', { site: site.id }),
    cardHref: hrefTo('/hr/sites/:site/card', { site: site.id }),
    phoneHref: phoneHref(visit, site, live),
    live: liveVersion(live),
    comes: comingVersion(await detailsToCome(visit.deps.store.db, site.id, visit.today)),
    isProposed: (await readProposal(visit.deps.store.db, site.id)).proposal !== null,
    blanks: changed || live === null ? blanks.length : null,
    waiting: (await waitingFor(visit.deps.store.db, site.id)).length,
  }
}

/** The form for a number alone: where details are live, and for viewers who may publish them. */
function phoneHref({ viewer }: SignedInVisit, site: Site, live: SiteForm['live']): string | null {
  const isClosed = live === null || reachOf(viewer, 'publish-site') === null
  return isClosed ? null : hrefTo('/hr/sites/:site/phone', { site: site.id })
}

interface Answer {
  /** Says at each field what to fill in. */
  readonly isChecked: boolean
  readonly isTyping?: boolean
  readonly status: number
  readonly newer?: SiteInput['newer']
}

/** The form as it was sent, next to the draft that somebody else has saved: nothing of either is lost. */
export async function sendNewer(visit: SignedInVisit, site: Site, sent: SentSite, newer: SiteForm): Promise<void> {
  const last = newer.saved ?? { by: newer.live?.actor ?? visit.viewer.person, at: newer.live?.recordedAt ?? visit.now }
  await sendSite(
    visit,
    site,
    { ...newer, draft: sent.draft },
    {
      isChecked: false,
      status: 409,
      newer: { ...(await savedText(visit, last)), draft: newer.draft, base: markOf(newer), taken: sent.taken },
    },
  )
}

export async function sendSite(
  visit: SignedInVisit,
  site: Site,
  form: SiteForm,
  { isChecked, isTyping = false, status, newer = null }: Answer,
): Promise<void> {
  const { deps, today, csrf, request, response, t, viewer, organization, language } = visit
  const { draft, defaults, live, changed, saved } = form
  const waiting = await waitingFor(deps.store.db, site.id)
  const comes = await detailsToCome(deps.store.db, site.id, today)
  const { proposal, refusal } = await readProposal(deps.store.db, site.id)
  const now = await detailsNow(deps.store.db, site.id, today)
  const shown = await shownIfLive(deps.store.db, site.id, wholeDetails(form, organization.name), today)
  const isAnyPublished = (live !== null || comes !== null) && status === 200
  const published = isAnyPublished ? (PUBLISHED.find((each) => each === request.query['published']) ?? null) : null
  const input: SiteInput = {
    siteName: site.name,
    lostLinks: now?.lost ?? { lost: [], leftOut: [] },
    openHour: now?.open ?? null,
    stillAway: published === 'phone' && now !== null ? await renewedWhileAway(deps.store.db, site.id, now) : [],
    draft,
    defaults,
    shown,
    content: visit.content,
    blanks: await blanksOf(deps.store.db, site, wholeDraft(form), visit),
    isChecked,
    isTyping,
    live: liveVersion(live),
    comes: comingVersion(comes),
    proposed: proposal === null ? null : await savedText(visit, { by: proposal.actor, at: proposal.recordedAt }, true),
    refused:
      refusal === null
        ? null
        : {
            ...(await savedText(visit, { by: refusal.actor, at: refusal.recordedAt }, true)),
            reason: refusal.body.reason,
          },
    changed,
    isBehind: !changed && live !== null && !isInEffect(form, organization.name),
    saved: saved === null ? null : await savedText(visit, saved),
    base: newer?.base ?? markOf(form),
    newer,
    done: published === 'phone' ? 'published' : (published ?? (request.query['failed'] === 'call' ? 'call' : null)),
    isNewOnPaper: published !== null && (await isNewOnPaper(visit, site)),
    waiting: (reachOf(viewer, 'read-person') === 'everyone' ? waiting : []).map(({ person, name }) => ({
      name: name ?? t.hr.people.noName,
      href: hrefTo('/hr/people/:person', { person }),
    })),
    waited: await whoWaited(visit, site),
    today,
    csrf,
    card: {
      ...cardAddress(deps.config, site.slug, 'en'),
      printHref: hrefTo('/hr/sites/:site/card', { site: site.id }),
      previewHref: hrefTo('/hr/sites/:site/preview/card', { site: site.id }, { language }),
      publicHref: cardPath(site.slug, language),
    },
    links: {
      back: hrefTo('/hr/sites'),
      self: hrefTo('/hr/sites/:site', { site: site.id }),
      publish: hrefTo('/hr/sites/:site/publications', { site: site.id }),
      versions: hrefTo('/hr/sites/:site/versions', { site: site.id }),
      comparison: hrefTo(
        '/hr/sites/:site/versions',
        { site: site.id },
        {
          from: String(live?.body.version ?? ''),
          to: String(comes?.body.version ?? ''),
        },
      ),
      proposal: hrefTo('/hr/sites/:site/proposal', { site: site.id }),
      phone: phoneHref(visit, site, live),
      withdraw:
        comes === null || reachOf(viewer, 'publish-site') === null
          ? null
          : { action: hrefTo('/hr/sites/:site/withdrawals', { site: site.id }), version: comes.id },
      people: hrefTo('/hr/sites/:site/people', { site: site.id }),
      stepsSheet: hrefTo('/hr/sites/:site/steps', { site: site.id }),
      liveSession:
        reachOf(viewer, 'change-person') === 'everyone'
          ? hrefTo('/hr/live-sessions', {}, { site: site.slug, on: today })
          : null,
    },
  }
  const shell = recordsShell(visit, { title: t.hr.sites.form.title(site.name), current: 'sites' })
  allowPlayer(response)
  // The form saves its draft itself, and the others here have nothing that's typed.
  response.status(status).send(sitePage({ ...shell, formDraft: null, pageScript: deps.assets.typing.href }, input))
}

/** What the address says was published just now: the details, or only numbers in them. */
const PUBLISHED = ['now', 'phone'] as const

function comingVersion(comes: SitePublishedEvent | null): SiteInput['comes'] {
  return comes === null ? null : { version: comes.body.version, on: comes.effectiveOn }
}

function liveVersion(live: SitePublishedEvent | null): SiteInput['live'] {
  if (live === null) return null
  const { version, details } = live.body
  return {
    version,
    on: live.effectiveOn,
    samePerson: samePerson(details),
    backupOnDuty: backupIsOnDuty(details),
  }
}

export async function siteOfPath(visit: SignedInVisit): Promise<Site> {
  const site = await findSite(visit.deps.store.db, `site:${param(visit, 'site')}`)
  if (site === null) throw new AppError('not-found', 'There is no such site.')
  return site
}

/** The site of the address, if it's within the viewer's reach. */
export async function siteWithin(visit: SignedInVisit, action: Action): Promise<Site> {
  const site = await siteOfPath(visit)
  if (reachesSite(visit.viewer, action, site.id)) return site
  throw new AppError('not-found', 'There is no such site within reach.')
}
