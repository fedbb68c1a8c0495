import { z } from 'zod'
import { hrefTo } from '../../app/href.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { reachOf } from '../../identity/access.ts'
import { policyOf, recordingOf } from '../../people/change.web.ts'
import { parseForm } from '../../platform/http/form.web.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { noteSetting } from '../../trail/setting.web.ts'
import { tooLong } from '../draft.ts'
import { markOf } from '../form-state.web.ts'
import { readSite, type SentSite } from '../form.web.ts'
import { keepSiteDraft } from '../kept-draft.store.ts'
import { savedText } from '../saved.web.ts'
import { draftSent, isNewer } from '../site.web.ts'
import { draftOfDefaults } from './defaults.ts'
import { oldAtSites, withdrawDefaults } from './defaults.store.ts'
import { defaultsPage, oldText } from './form.page.ts'
import { defaultsBlanks, type DefaultsForm, defaultsForm, differsFromLive } from './form-state.web.ts'
import { phonesOfAllHref } from './publish.web.ts'

/** What's the same at every site, to write once. */
export async function showSiteDefaults(visit: SignedInVisit): Promise<void> {
  const isChecked = visit.request.query['check'] === 'yes'
  await sendDefaults(visit, await defaultsForm(visit, visit.deps.store.db), { isChecked, status: 200 })
}

export async function saveSiteDefaults(visit: SignedInVisit): Promise<void> {
  const { response } = visit
  const kept = await keepDefaults(visit)
  if (kept === null) return
  const { added, draft } = kept
  if (tooLong(draft).length > 0)
    return sendDefaults(visit, await defaultsForm(visit, visit.deps.store.db), { isChecked: true, status: 422 })
  response.redirect(303, `${hrefTo('/hr/sites/defaults')}${added === null ? '' : `#${added}`}`)
}

/** The form leads to what its draft would do, or says what's still missing. */
export async function checkSiteDefaults(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const kept = await keepDefaults(visit)
  if (kept === null) return
  if (defaultsBlanks(kept.draft, visit).length > 0)
    return sendDefaults(visit, await defaultsForm(visit, deps.store.db), { isChecked: true, status: 422 })
  response.redirect(303, hrefTo('/hr/sites/defaults/preview'))
}

/** Keeps what was typed. Returns null when another draft was saved in the meantime, which it has answered then. */
async function keepDefaults(visit: SignedInVisit): Promise<Pick<SentSite, 'added' | 'draft'> | null> {
  const { deps, now, viewer } = visit
  const sent = readSite(visit)
  const found = await deps.store.transaction(async (tx) => {
    const before = await defaultsForm(visit, tx)
    if (isNewer(before, sent)) return { newer: before, draft: sent.draft }
    // The form has no fields for what belongs to one site.
    const draft = { ...draftSent(visit, sent, before), named: [] }
    // A row that was added says nothing yet, and is there to fill in.
    if (before.changed || sent.added !== null || differsFromLive({ draft, live: before.live })) {
      await keepSiteDraft(tx, policyOf(visit), draft, viewer.person, now)
      await noteSetting(visit, tx)
    }
    return { newer: null, draft }
  })
  if (found.newer === null) return { added: sent.added, draft: found.draft }
  await sendDefaults(visit, found.newer, { isChecked: false, status: 409, sent })
  return null
}

const withdrawalForm = z.strictObject({ version: z.string().max(200) })

/** Calls off a version that's to come, at every site. Its text becomes the draft, unless there's another one. */
export async function withdrawSiteDefaults(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, response, viewer } = visit
  const { version } = parseForm(visit, withdrawalForm)
  await deps.store.transaction(async (tx) => {
    const { comes, changed } = await defaultsForm(visit, tx)
    // Called off already, or in effect since midnight.
    if (comes?.id !== version) return
    await withdrawDefaults(tx, comes, recordingOf(visit))
    if (!changed) await keepSiteDraft(tx, policyOf(visit), draftOfDefaults(comes.body.defaults), viewer.person, now)
    await noteSetting(visit, tx)
  })
  log.info({ by: viewer.person }, 'version for all sites called off')
  response.redirect(303, hrefTo('/hr/sites/defaults'))
}

async function sendDefaults(
  visit: SignedInVisit,
  form: DefaultsForm,
  {
    isChecked,
    status,
    sent = null,
  }: { readonly isChecked: boolean; readonly status: number; readonly sent?: SentSite | null },
): Promise<void> {
  const { csrf, language, response, t, today, viewer } = visit
  const { comes, live, proposal, refusal, saved } = form
  const words = t.hr.siteDefaults
  const last = saved === null ? null : await savedText(visit, saved)
  const draft = sent?.draft ?? form.draft
  const page = defaultsPage(recordsShell(visit, { title: words.title, current: 'sites' }), {
    draft,
    blanks: defaultsBlanks(draft, visit),
    isChecked,
    state: {
      live: live === null ? words.notLive : words.live(live.body.version, formatDate(live.effectiveOn, language)),
      saved: last === null ? '' : t.hr.sites.form.savedBy(last.when, last.who),
      comes: comes === null ? '' : words.comes(comes.body.version, formatDate(comes.effectiveOn, language)),
      proposed: proposal === null ? '' : words.waits,
      refused: refusal === null || refusal.body.reason === '' ? '' : words.refused(refusal.body.reason),
      published: status === 200 ? publishedText(visit, form) : '',
    },
    old: (await oldAtSites(visit.deps.store.db, live?.body.defaults ?? null, today)).map(({ site, numbers }) => ({
      site: site.name,
      numbers: oldText(numbers, visit),
      href: hrefTo('/hr/sites/:site', { site: site.id }, { check: 'yes' }),
    })),
    newer:
      sent === null
        ? null
        : {
            text: t.hr.sites.form.newer(last?.when ?? '', last?.who ?? null),
            draft: form.draft,
            taken: sent.taken,
          },
    base: markOf(form),
    today,
    csrf,
    links: {
      back: hrefTo('/hr/sites'),
      self: hrefTo('/hr/sites/defaults'),
      publish: hrefTo('/hr/sites/defaults/checks'),
      proposal: hrefTo('/hr/sites/defaults/proposal'),
      phone: phonesOfAllHref(visit, live),
      withdraw:
        comes === null || reachOf(viewer, 'publish-site') === null
          ? null
          : { action: hrefTo('/hr/sites/defaults/withdrawals'), version: comes.id },
    },
  })
  response.status(status).send(page)
}

/** Says what was published just now. */
function publishedText({ language, request, t }: SignedInVisit, { changed, comes, live }: DefaultsForm): string {
  const { published } = request.query
  if (published === 'now' && !changed) return t.hr.siteDefaults.published
  if (published !== 'phone' || live === null) return ''
  const words = t.hr.sites.phone
  // The version that's to come had an old number, so it was published again after the one in effect.
  if (comes === null || comes.body.version < live.body.version) return words.published
  return `${words.published} ${words.alsoComes(comes.body.version, formatDate(comes.effectiveOn, language))}`
}
