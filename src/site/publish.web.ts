import { z } from 'zod'
import { reachOf } from '../identity/access.ts'
import { otherStewards } from '../identity/recovery.store.ts'
import { endWaiting } from '../learning/waiting.store.ts'
import { corrected } from '../ledger/history.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { canonicalJson } from '../platform/codes/canonical.ts'
import { hashOf } from '../platform/codes/hash.store.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { readForm, sentFields, withProblems } from '../platform/http/form.web.ts'
import { allowPlayer } from '../platform/http/headers.web.ts'
import { addMonths, type CalendarDate, dayOrNull } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { noteSetting } from '../trail/setting.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { policyOf, recordingOf } from '../people/change.web.ts'
import { draftOf, type SiteDraft, withoutSpanish } from './draft.ts'
import { namesInTexts, numbersInTexts } from './draft-texts.ts'
import { publishOwn, readDefaults } from './defaults/defaults.store.ts'
import { defaultsAfter, fromOrganization } from './defaults/defaults.ts'
import { effectOf } from './effect.web.ts'
import { blanksOf, formOf, isInEffect, markOf, type SiteForm, wholeDetails, wholeDraft } from './form-state.web.ts'
import { readSite } from './form.web.ts'
import { dropSiteDraft, keepSiteDraft } from './kept-draft.store.ts'
import { type Agreement, sitePreviewPage } from './preview.page.ts'
import { proposeDetails, readProposal } from './proposal.store.ts'
import { shownIfLive } from './roles/publish.store.ts'
import { sectionsOf } from './site.page.ts'
import { detailsToCome, type Site } from './site.store.ts'
import { draftSent, isNewer, sendNewer, sendSite, siteOfPath } from './site.web.ts'

/** How far ahead details can be published. */
const MONTHS_AHEAD = 12

/**
 * The form of the site leads to the preview, or says what is still missing. The button of the preview publishes what it
 * has shown.
 */
export async function publishSiteDetails(visit: SignedInVisit): Promise<void> {
  await (sentFields(visit)['seen'] === undefined ? checkSite(visit) : publishSeen(visit))
}

async function checkSite(visit: SignedInVisit): Promise<void> {
  const { deps, now, viewer, organization, response } = visit
  const site = await siteOfPath(visit)
  const sent = readSite(visit)
  const outcome = await deps.store.transaction(async (tx) => {
    const before = await formOf(visit, tx, site)
    if (isLive(before, sent.draft, organization.name)) return 'same'
    if (isNewer(before, sent)) return before
    const draft = draftSent(visit, sent, before)
    await keepSiteDraft(tx, site.id, draft, viewer.person, now)
    await noteSetting(visit, tx)
    const whole = wholeDraft({ ...before, draft })
    return (await blanksOf(tx, site, whole, visit)).length > 0 ? 'missing' : 'to-check'
  })
  switch (outcome) {
    case 'same':
      return response.redirect(303, hrefTo('/hr/sites/:site', { site: site.id }))
    case 'missing':
      return sendSite(visit, site, await formOf(visit, deps.store.db, site), { isChecked: true, status: 422 })
    case 'to-check':
      return response.redirect(303, hrefTo('/hr/sites/:site/preview', { site: site.id }))
    default:
      return sendNewer(visit, site, sent, outcome)
  }
}

export const publishForm = z.strictObject({
  seen: z.string().max(100),
  from: z.string().max(20).default(''),
  english: z.literal('yes').optional(),
  notNames: z.literal('yes').optional(),
})

/** Publishes the draft that was looked at, from today or a later day on, or asks a second person to agree. */
async function publishSeen(visit: SignedInVisit): Promise<void> {
  const { deps, log, organization, response, viewer } = visit
  const site = await siteOfPath(visit)
  const sent = readForm(visit, publishForm)
  if (!sent.ok) return sendPreview(visit, site, sent.form, 422)
  const recording = recordingOf(visit)
  const outcome = await deps.store.transaction(async (tx): Promise<'published' | 'asked' | 'changed' | Problems> => {
    const before = await formOf(visit, tx, site)
    const { draft } = before
    if (isLive(before, draft, organization.name)) return 'published'
    const asks = (await agreementIn(visit, tx)) === 'asked'
    const blanks = await blanksOf(tx, site, wholeDraft(before), visit)
    if (sent.data.seen !== seenAs(before, asks) || blanks.length > 0) return 'changed'
    const { from, problems } = await problemsOf(visit, tx, { site, draft, sent: sent.data })
    if (Object.keys(problems).length > 0) return problems
    await noteSetting(visit, tx)
    if (asks) {
      const details = wholeDetails(before, organization.name)
      const parts = fromOrganization(draft, before.defaults)
      const { proposal } = await readProposal(tx, site.id)
      const { details: asked = null, from: askedFrom = null } = proposal?.body ?? {}
      // The button was pressed twice.
      if (askedFrom !== from || canonicalJson(asked) !== canonicalJson(details))
        await proposeDetails(tx, site.id, { details, from, fromOrganization: parts }, recording)
      return 'asked'
    }
    const own = { site: site.id, draft, organization: organization.name }
    await publishOwn(tx, policyOf(visit), own, recording, { from, proposal: null })
    await dropSiteDraft(tx, site.id)
    if (from <= visit.today) await endWaiting(tx, visit.content.course, site.id, recording)
    return 'published'
  })
  if (outcome === 'changed') return response.redirect(303, hrefTo('/hr/sites/:site/preview', { site: site.id }))
  if (outcome === 'asked') {
    log.info({ by: viewer.person, site: site.id }, 'site details proposed')
    return response.redirect(303, hrefTo('/hr/sites/:site/proposal', { site: site.id }))
  }
  if (outcome !== 'published') return sendPreview(visit, site, withProblems(visit, outcome), 422)
  log.info({ by: viewer.person, site: site.id }, 'site published')
  response.redirect(303, hrefTo('/hr/sites/:site', { site: site.id }, { published: 'now' }))
}

export type Problems = FormState['problems']

/** Whether a second person has to agree. Where nobody else could, the viewer publishes alone, and the ledger says so. */
export async function agreementIn({ organization, today, viewer }: SignedInVisit, db: Database): Promise<Agreement> {
  if (!organization.siteAgreement) return 'off'
  return (await otherStewards(db, viewer.person, today)).length > 0 ? 'asked' : 'alone'
}

/** A button that asks a second person never publishes, nor the other way round. */
function seenAs(form: SiteForm, asks: boolean): string {
  const mark = hashOf([markOf(form), form.defaults]).slice(0, 16)
  return asks ? `${mark}asks` : mark
}

/** The first day on which something is to be in effect, and what's wrong with it. An empty field means today. */
export function dayToPublish(
  { t, today }: SignedInVisit,
  sent: string,
): { readonly from: CalendarDate; readonly wrong: string } {
  const { problems } = t.hr.sites.preview
  const from = sent === '' ? today : dayOrNull(sent)
  if (from === null) return { from: today, wrong: problems.day }
  return { from, wrong: from < today ? problems.past : from > addMonths(today, MONTHS_AHEAD) ? problems.far : '' }
}

/** What's wrong with how a draft is to be published, and the first day on which it would be in effect. */
async function problemsOf(
  visit: SignedInVisit,
  tx: Tx,
  {
    site,
    draft,
    sent,
  }: {
    readonly site: Site
    readonly draft: SiteDraft
    readonly sent: z.output<typeof publishForm>
  },
): Promise<{ readonly from: CalendarDate; readonly problems: Problems }> {
  const { language, t, today } = visit
  const words = t.hr.sites.preview
  const { from, wrong } = dayToPublish(visit, sent.from)
  const comes = await detailsToCome(tx, site.id, today)
  const ofAll = defaultsAfter(corrected(await readDefaults(tx, policyOf(visit))), today)
  const movesPlace = draft.name !== site.name || draft.slug !== site.slug
  const wrongDay =
    wrong !== '' || from === today
      ? wrong
      : movesPlace
        ? words.problems.place
        : ofAll === null
          ? ''
          : // Only one version of a site is to come at a time.
            words.problems.ofAll(formatDate(ofAll.effectiveOn, language))
  return {
    from,
    problems: {
      ...(comes === null ? {} : { seen: words.comesFirst(formatDate(comes.effectiveOn, language)) }),
      ...(wrongDay === '' ? {} : { from: wrongDay }),
      ...boxProblems(visit, draft, sent),
    },
  }
}

/** What has to be confirmed before a draft is published: that Spanish is missing, and that what looks like a name isn't. */
export function boxProblems(
  { t }: SignedInVisit,
  draft: SiteDraft,
  { english, notNames }: z.output<typeof publishForm>,
): Problems {
  const { problems } = t.hr.sites.preview
  return {
    ...(withoutSpanish(draft).length === 0 || english === 'yes' ? {} : { english: problems.english }),
    ...(namesInTexts(draft).length === 0 || notNames === 'yes' ? {} : { notNames: problems.notNames }),
  }
}

/** Whether just these details are live and nothing else is saved, as when the button is pressed twice. */
function isLive(before: SiteForm, draft: SiteDraft, organization: string): boolean {
  return !before.changed && isInEffect({ ...before, draft }, organization)
}

/** What the draft would change and do, and the parts of the course that show it. */
export async function previewSite(visit: SignedInVisit): Promise<void> {
  await sendPreview(visit, await siteOfPath(visit), EMPTY_FORM)
}

async function sendPreview(visit: SignedInVisit, site: Site, sent: FormState, status = 200): Promise<void> {
  const { csrf, deps, language, organization, response, t, today, viewer } = visit
  const { db } = deps.store
  const form = await formOf(visit, db, site)
  const { draft, live, changed } = form
  const whole = wholeDraft(form)
  // What the organization says may have changed since, where the site couldn't have it then.
  const differs = changed || (live !== null && !isInEffect(form, organization.name))
  const isReady = differs && (await blanksOf(db, site, whole, visit)).length === 0
  const comes = await detailsToCome(db, site.id, today)
  const shell = recordsShell(visit, { title: t.hr.sites.preview.title, current: 'sites' })
  const details = wholeDetails(form, organization.name)
  const shown = await shownIfLive(db, site.id, details, today)
  const sections = sectionsOf(shell, { blanks: [], today }, draft, {})
  const before = live?.body.details ?? null
  const agreement = await agreementIn(visit, db)
  allowPlayer(response)
  response.status(status).send(
    sitePreviewPage(shell, {
      contents: deps.contents,
      shown,
      textNumbers: numbersInTexts(whole),
      change: differs && live !== null ? { from: draftOf(live.body.details), to: whole } : null,
      isDraft: differs || live === null,
      effect: isReady ? await effectOf(visit, site.id, { before, after: details, from: today, draft, sections }) : null,
      publish:
        isReady && comes === null && reachOf(viewer, 'publish-site') !== null
          ? {
              action: hrefTo('/hr/sites/:site/publications', { site: site.id }),
              seen: seenAs(form, agreement === 'asked'),
              csrf,
              form: sent,
              draft,
              timeZone: organization.timeZone,
              agreement,
            }
          : null,
      comesOn: isReady ? (comes?.effectiveOn ?? null) : null,
      today,
      cardHref: hrefTo('/hr/sites/:site/preview/card', { site: site.id }, { language }),
      backHref: hrefTo('/hr/sites/:site', { site: site.id }),
      phoneHref: hrefTo('/hr/sites/:site/phone', { site: site.id }),
    }),
  )
}
