import type { SignedInVisit } from '../app/visit.web.ts'
import { isSamePaper } from '../card/print.page.ts'
import { statusesWithDetails } from '../learning/waiting.store.ts'
import type { SiteId } from '../ledger/event.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import { packagesNow } from '../packages/outdated.web.ts'
import { clauseLinks } from '../policy/clauses.web.ts'
import { recordingOf } from '../people/change.web.ts'
import { listedChanges } from '../people/status-change/list.web.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { type ChangeEffect, type EffectView, effectView } from '../requirements/effect.page.ts'
import type { SiteDraft } from './draft.ts'
import { type SiteEffect, siteChangeEffect, touchedBySite } from './effect.page.ts'
import { linksAfter } from './roles/publish.store.ts'
import type { SiteSection } from './section.page.ts'

interface Change {
  /** The details in effect, or null where there are none. */
  readonly before: SiteDetails | null
  readonly after: SiteDetails
  /** The first day of these. */
  readonly from: CalendarDate
}

/** What the draft stands for, and its form. */
interface Drafted {
  readonly draft: SiteDraft
  readonly sections: readonly SiteSection[]
}

/** What these details would do in place of those in effect. Nothing is written. */
export async function effectOf(visit: SignedInVisit, site: SiteId, change: Change & Drafted): Promise<EffectView> {
  return shownEffect(visit, await siteEffect(visit, site, change), change)
}

export async function siteEffect(
  visit: SignedInVisit,
  site: SiteId,
  { before, after, from }: Change,
): Promise<SiteEffect> {
  const { deps, today } = visit
  const { db } = deps.store
  const paper = { en: deps.contents.en.contacts, es: deps.contents.es.contacts }
  return {
    statuses: before === null ? await statusesWithDetails(db, site, recordingOf(visit)) : [],
    touched: touchedBySite(before, after, deps.contents),
    isOnPaper: before !== null && !isSamePaper(paper, before, after, today),
    links: await linksAfter(db, site, after, from),
    packages: await packagesNow(visit, (source) => source === site),
  }
}

export async function shownEffect(
  visit: SignedInVisit,
  effect: SiteEffect,
  { draft, sections }: Drafted,
  sites: ChangeEffect['sites'] = null,
): Promise<EffectView> {
  const { content, language, t } = visit
  const places = await clauseLinks(visit)
  const who = await listedChanges(visit, effect.statuses)
  return effectView(siteChangeEffect(effect, draft, { content, language, places, sections, sites, t, who }), t)
}
