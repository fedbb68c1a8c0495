import { hrefTo } from '../../app/href.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { reachOf } from '../../identity/access.ts'
import type { History } from '../../ledger/history.ts'
import { historyOf } from '../../ledger/ledger.store.ts'
import type { SiteDefaults } from '../../organization/details-shape.ts'
import { policyOf, recordingOf } from '../../people/change.web.ts'
import { canonicalJson } from '../../platform/codes/canonical.ts'
import { hashOf } from '../../platform/codes/hash.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { EMPTY_FORM, type FormState } from '../../platform/html/field.page.ts'
import { readForm, withProblems } from '../../platform/http/form.web.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import { noteSetting } from '../../trail/setting.web.ts'
import type { EffectView } from '../../requirements/effect.page.ts'
import { type SiteEffect, together } from '../effect.page.ts'
import { shownEffect, siteEffect } from '../effect.web.ts'
import { markOf } from '../form-state.web.ts'
import { dropSiteDraft } from '../kept-draft.store.ts'
import { changedLines, publishFields, publishTexts } from '../preview.page.ts'
import { agreementIn, boxProblems, dayToPublish, publishForm } from '../publish.web.ts'
import { allSites, type Site } from '../site.store.ts'
import { defaultsOf, draftOfDefaults } from './defaults.ts'
import { proposeDefaults, publishDefaults } from './defaults.store.ts'
import { effectOfNumbers, effectOnSite, type SiteEffectOfDefaults } from './effect.ts'
import { defaultsSections, oldText, partName } from './form.page.ts'
import { defaultsBlanks, type DefaultsForm, defaultsForm, differsFromLive } from './form-state.web.ts'
import { type NumberChange, numbersOf } from '../phone/phone.ts'
import { callableOf, defaultsWith } from './phone.ts'
import { defaultsPreviewPage } from './preview.page.ts'

/** What the draft would do at each site. Nothing is written. */
export async function previewSiteDefaults(visit: SignedInVisit): Promise<void> {
  await sendPreview(visit, EMPTY_FORM)
}

/** Publishes the draft that was looked at, from today or a later day on, or asks a second person to agree. */
export async function publishSiteDefaults(visit: SignedInVisit): Promise<void> {
  const { deps, language, log, response, t, viewer } = visit
  const sent = readForm(visit, publishForm)
  if (!sent.ok) return sendPreview(visit, sent.form, 422)
  const policy = policyOf(visit)
  const recording = recordingOf(visit)
  const outcome = await deps.store.transaction(
    async (tx): Promise<'published' | 'asked' | 'changed' | FormState['problems']> => {
      const form = await defaultsForm(visit, tx)
      // The button was pressed twice.
      if (!differsFromLive(form)) return 'published'
      const asks = (await agreementIn(visit, tx)) === 'asked'
      if (sent.data.seen !== (await seenAs(visit, tx, form, asks)) || defaultsBlanks(form.draft, visit).length > 0)
        return 'changed'
      const { from, wrong } = dayToPublish(visit, sent.data.from)
      const problems = {
        ...(form.comes === null
          ? {}
          : { seen: t.hr.siteDefaults.comesFirst(formatDate(form.comes.effectiveOn, language)) }),
        ...(wrong === '' ? {} : { from: wrong }),
        ...boxProblems(visit, form.draft, sent.data),
      }
      if (Object.keys(problems).length > 0) return problems
      await noteSetting(visit, tx)
      const defaults = defaultsOf(form.draft)
      if (asks) {
        if (!isAsked(form, defaults, from)) await proposeDefaults(tx, policy, { defaults, from }, recording)
        return 'asked'
      }
      await publishDefaults(tx, policy, { defaults, from, proposal: null }, recording)
      await dropSiteDraft(tx, policy)
      return 'published'
    },
  )
  if (outcome === 'changed') return response.redirect(303, hrefTo('/hr/sites/defaults/preview'))
  if (outcome !== 'asked' && outcome !== 'published') return sendPreview(visit, withProblems(visit, outcome), 422)
  log.info({ by: viewer.person, outcome }, 'details for all sites')
  response.redirect(
    303,
    outcome === 'asked'
      ? hrefTo('/hr/sites/defaults/proposal')
      : hrefTo('/hr/sites/defaults', {}, { published: 'now' }),
  )
}

export function isAsked(
  { proposal }: Pick<DefaultsForm, 'proposal'>,
  defaults: SiteDefaults,
  from: CalendarDate,
): boolean {
  return proposal?.body.from === from && canonicalJson(proposal.body.defaults) === canonicalJson(defaults)
}

/**
 * Another draft, other details of a site or another version in effect has another mark. The effects are those of today,
 * as the preview shows them; on a later day they're the same, because nothing may be published for a day on which
 * another version is to come.
 */
async function seenAs(visit: SignedInVisit, db: Database, form: DefaultsForm, asks: boolean): Promise<string> {
  const sites = await effectsOnSites(visit, db, form.live?.body.defaults ?? null, defaultsOf(form.draft), visit.today)
  const mark = hashOf([markOf(form), form.live?.id ?? '', sites.map(({ effect }) => effect)]).slice(0, 16)
  return asks ? `${mark}asks` : mark
}

async function sendPreview(visit: SignedInVisit, sent: FormState, status = 200): Promise<void> {
  const { csrf, deps, language, organization, response, t, today, viewer } = visit
  const { db } = deps.store
  const form = await defaultsForm(visit, db)
  const { comes, draft, live } = form
  const words = t.hr.siteDefaults
  const shell = recordsShell(visit, { title: words.preview, current: 'sites' })
  const differs = differsFromLive(form)
  const blanks = defaultsBlanks(draft, visit)
  const isReady = differs && blanks.length === 0
  const before = live?.body.defaults ?? null
  const effect = isReady ? await defaultsEffect(visit, before, defaultsOf(draft), today) : null
  const agreement = await agreementIn(visit, db)
  const notice = !differs
    ? words.nothing
    : blanks.length > 0
      ? words.gaps(blanks.length)
      : comes === null
        ? ''
        : words.comesFirst(formatDate(comes.effectiveOn, language))
  const page = defaultsPreviewPage(shell, {
    changes: changedLines(shell, { from: draftOfDefaults(before), to: draft }, today),
    effect,
    notice,
    phoneHref: comes === null ? null : phonesOfAllHref(visit, live),
    publish:
      effect === null || notice !== '' || reachOf(viewer, 'publish-site') === null
        ? null
        : {
            action: hrefTo('/hr/sites/defaults/publications'),
            seen: await seenAs(visit, db, form, agreement === 'asked'),
            csrf,
            ...publishTexts(agreement, t),
            notice: sent.problems['seen'] ?? '',
            fields: publishFields(shell, { draft, today }, { form: sent, timeZone: organization.timeZone }),
          },
    backHref: hrefTo('/hr/sites/defaults'),
  })
  response.status(status).send(page)
}

/** The form for a number alone: where one is live, and for viewers who may publish it. */
export function phonesOfAllHref({ viewer }: SignedInVisit, live: DefaultsForm['live']): string | null {
  const hasNumber = live !== null && numbersOf(callableOf(live.body.defaults), []).length > 0
  return hasNumber && reachOf(viewer, 'publish-site') !== null ? hrefTo('/hr/sites/defaults/phone') : null
}

/** What a version would do, all sites together and at each. Nothing is written. */
export async function defaultsEffect(
  visit: SignedInVisit,
  before: SiteDefaults | null,
  after: SiteDefaults,
  from: CalendarDate,
): Promise<EffectView> {
  const sites = await effectsOnSites(visit, visit.deps.store.db, before, after, from)
  return shownOnSites(visit, { before, after, from }, sites)
}

/** The same of new numbers, which don't wait for a version that's to come. */
export async function numbersEffect(
  visit: SignedInVisit,
  before: SiteDefaults,
  changes: readonly NumberChange[],
): Promise<EffectView> {
  const { deps, today } = visit
  const after = defaultsWith(before, changes)
  const sites = await onEachSite(deps.store.db, (history) => effectOfNumbers(history, { changes, after }, today))
  return shownOnSites(visit, { before, after, from: today }, sites)
}

type OnSites = readonly { readonly site: Site; readonly effect: SiteEffectOfDefaults }[]

async function shownOnSites(
  visit: SignedInVisit,
  {
    before,
    after,
    from,
  }: { readonly before: SiteDefaults | null; readonly after: SiteDefaults; readonly from: CalendarDate },
  sites: OnSites,
): Promise<EffectView> {
  const { t } = visit
  const effects: SiteEffect[] = []
  for (const { site, effect } of sites) {
    const { outcome } = effect
    if (outcome.kind === 'changes') effects.push(await siteEffect(visit, site.id, { ...outcome, from }))
    const alone = 'numbers' in outcome ? outcome.numbers : []
    const now = alone.find(({ version }) => version.effectiveOn <= from)
    if (now !== undefined)
      effects.push(await siteEffect(visit, site.id, { before: now.version.body.details, after: now.details, from }))
  }
  const draft = draftOfDefaults(after)
  const names = (parts: readonly string[]) =>
    [...new Set(parts.map((part) => partName(part, [before, after], t)))].join(', ')
  const places = sites.map(({ site, effect: { outcome, kept } }) => ({
    text: site.name,
    href: hrefTo('/hr/sites/:site', { site: site.id }),
    note: [
      outcomeText(visit, outcome, names),
      'old' in outcome && outcome.old.length > 0 ? t.hr.siteDefaults.old(oldText(outcome.old, visit)) : '',
      kept.length === 0 ? '' : t.hr.siteDefaults.keeps(names(kept)),
    ]
      .filter((text) => text !== '')
      .join(' '),
  }))
  const drafted = { draft, sections: defaultsSections(visit, draft, visit) }
  const texts = sites.length === 0 ? [t.hr.requirements.effect.none.sites] : []
  return shownEffect(visit, together(effects), drafted, { texts, places })
}

function outcomeText(
  { language, t }: SignedInVisit,
  outcome: SiteEffectOfDefaults['outcome'],
  names: (parts: readonly string[]) => string,
): string {
  const words = t.hr.siteDefaults
  const numbers = 'numbers' in outcome ? names(outcome.numbers.flatMap(({ changed }) => changed)) : ''
  switch (outcome.kind) {
    case 'new':
      return words.new
    case 'waits': {
      const day = formatDate(outcome.on, language)
      return numbers === '' ? words.later(day) : `${words.numbersNow(numbers, day)} ${words.restWaits(day)}`
    }
    case 'numbers':
      if (numbers === '') return ''
      return outcome.on === null ? words.changes(numbers) : words.numbersNow(numbers, formatDate(outcome.on, language))
    case 'same':
      return words.same
    case 'unfinished':
      return numbers === '' ? words.unfinished(outcome.blanks) : words.numbersAlone(numbers, outcome.blanks)
    case 'changes':
      return words.changes(names(outcome.changed))
  }
}

async function effectsOnSites(
  { today }: SignedInVisit,
  db: Database,
  before: SiteDefaults | null,
  after: SiteDefaults,
  from: CalendarDate,
): Promise<OnSites> {
  return onEachSite(db, (history) => effectOnSite(history, { before, after, from }, today))
}

async function onEachSite(db: Database, effectOn: (history: History) => SiteEffectOfDefaults): Promise<OnSites> {
  const found: { readonly site: Site; readonly effect: SiteEffectOfDefaults }[] = []
  for (const site of await allSites(db)) found.push({ site, effect: effectOn(await historyOf(db, site.id)) })
  return found
}
