import { canonicalJson } from '../platform/codes/canonical.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { findDraft } from '../platform/database/draft.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { SLUG } from '../platform/text/slug.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { askedAnew, DETAILS_DRAFT, detailsOf, emptyDraft, type SiteDraft, siteBlanks } from './draft.ts'
import { siteDraft } from './draft-shape.ts'
import { type Saved, savedBy } from './kept-draft.store.ts'
import type { SiteInput } from './site.page.ts'
import { corrected } from '../ledger/history.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import { partsFromOrganization, type SitePublishedEvent } from '../ledger/site-version.ts'
import type { SiteDefaults, SiteDetails } from '../organization/details-shape.ts'
import { policyOf } from '../people/change.web.ts'
import { defaultsOn, fromOrganization, ownDraft, withDefaults } from './defaults/defaults.ts'
import { readDefaults } from './defaults/defaults.store.ts'
import { checkedLines } from './roles/number.ts'
import { inEffect, isSlugFree, type Site } from './site.store.ts'

/** The details of a site as the form has them. */
export interface SiteForm {
  /** What's the site's own. */
  readonly draft: SiteDraft
  /** What the organization says today, or null while it says nothing. */
  readonly defaults: SiteDefaults | null
  readonly live: SitePublishedEvent | null
  /** Whether there is a draft in addition to the live details. */
  readonly changed: boolean
  /** Who saved the draft, and when; null without a draft. */
  readonly saved: Saved | null
}

/** Returns the content of the form: the draft, else the live details, else the name alone. */
export async function formOf(visit: SignedInVisit, db: Database, site: Site): Promise<SiteForm> {
  const { organization, today } = visit
  const history = corrected(await historyOf(db, site.id))
  const live = inEffect(history, today)
  const said = defaultsOn(corrected(await readDefaults(db, policyOf(visit))), today)?.body.defaults ?? null
  const defaults = said === null ? null : { ...said, local: checkedLines(said.local, history) }
  const kept = siteDraft.safeParse(await findDraft(db, site.id, DETAILS_DRAFT))
  if (kept.success) return { draft: kept.data, defaults, live, changed: true, saved: await savedBy(db, site.id) }
  const { name, slug } = site
  const fresh = emptyDraft({ name, slug, timeZone: organization.timeZone })
  if (live === null) return { draft: fresh, defaults, live, changed: false, saved: null }
  const draft = ownDraft(live.body.details, partsFromOrganization(live))
  return { draft: live.body.v === 1 ? askedAnew(draft) : draft, defaults, live, changed: false, saved: null }
}

/** What would be published: the site's own, and what the organization says wherever the site has nothing of its own. */
export function wholeDraft({ draft, defaults }: Pick<SiteForm, 'draft' | 'defaults'>): SiteDraft {
  return withDefaults(draft, defaults)
}

export function wholeDetails(form: Pick<SiteForm, 'draft' | 'defaults'>, organization: string): SiteDetails {
  return detailsOf(wholeDraft(form), organization)
}

/** Whether these are the details in effect, with the same parts from the organization. */
export function isInEffect(
  { draft, defaults, live }: Omit<SiteForm, 'changed' | 'saved'>,
  organization: string,
): boolean {
  if (live === null) return false
  return (
    canonicalJson(wholeDetails({ draft, defaults }, organization)) === canonicalJson(live.body.details) &&
    canonicalJson(fromOrganization(draft, defaults)) === canonicalJson(partsFromOrganization(live))
  )
}

/** Stands for what a form was opened with: a form that comes back with another mark was opened before a change. */
export function markOf({ draft }: Pick<SiteForm, 'draft'>): string {
  return sha256(canonicalJson(draft)).slice(0, 16)
}

export async function blanksOf(
  db: Database,
  site: Site,
  draft: SiteDraft,
  { today }: Pick<SignedInVisit, 'today'>,
): Promise<SiteInput['blanks']> {
  const blanks = siteBlanks(draft, today)
  if (!SLUG.test(draft.slug) || (await isSlugFree(db, draft.slug, site.id))) return blanks
  return [{ field: 'slug', kind: 'slugTaken', at: null }, ...blanks]
}
