import { canonicalJson } from '../platform/codes/canonical.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { findDraft } from '../platform/database/draft.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { SLUG } from '../platform/text/slug.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { askedAnew, DETAILS_DRAFT, draftOf, emptyDraft, type SiteDraft, siteBlanks } from './draft.ts'
import { siteDraft } from './form.web.ts'
import { type Saved, savedBy } from './kept-draft.store.ts'
import type { SiteInput } from './site.page.ts'
import { isSlugFree, publishedDetails, type Site, type SitePublishedEvent } from './site.store.ts'

/** The details of a site as the form has them. */
export interface SiteForm {
  readonly draft: SiteDraft
  readonly live: SitePublishedEvent | null
  /** Whether there is a draft in addition to the live details. */
  readonly changed: boolean
  /** Who saved the draft, and when; null without a draft. */
  readonly saved: Saved | null
}

/** Returns the content of the form: the draft, else the live details, else the name alone. */
export async function formOf({ organization }: SignedInVisit, db: Database, site: Site): Promise<SiteForm> {
  const live = await publishedDetails(db, site.id)
  const kept = siteDraft.safeParse(await findDraft(db, site.id, DETAILS_DRAFT))
  if (kept.success) return { draft: kept.data, live, changed: true, saved: await savedBy(db, site.id) }
  const { name, slug } = site
  const fresh = emptyDraft({ name, slug, timeZone: organization.timeZone })
  if (live === null) return { draft: fresh, live, changed: false, saved: null }
  const draft = draftOf(live.body.details)
  return { draft: live.body.v === 1 ? askedAnew(draft) : draft, live, changed: false, saved: null }
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
