import { z } from 'zod'
import { type Instant, instant } from '../platform/time/calendar.ts'
import type { PersonId, PolicySubject, SiteId } from '../ledger/event.ts'
import { deleteDraft, findDraft, putDraft } from '../platform/database/draft.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { DETAILS_DRAFT, type SiteDraft } from './draft.ts'

/** The key under which it's kept who saved the details last, and when. */
const SAVED = 'details-saved'

export interface Saved {
  readonly by: PersonId
  readonly at: Instant
}

const saved = z.strictObject({
  // Written below, from the id of a viewer.
  by: z.custom<PersonId>((id) => typeof id === 'string'),
  at: z.iso.datetime().transform(instant),
})

/** @param site the policy, for what the organization says once for all sites */
export async function keepSiteDraft(
  tx: Tx,
  site: SiteId | PolicySubject,
  draft: SiteDraft,
  by: PersonId,
  at: Instant,
): Promise<void> {
  await putDraft(tx, site, DETAILS_DRAFT, draft, at)
  await putDraft(tx, site, SAVED, { by, at }, at)
}

/** Returns null for a draft of an earlier version, which didn't keep it. */
export async function savedBy(db: Database, site: SiteId | PolicySubject): Promise<Saved | null> {
  return saved.safeParse(await findDraft(db, site, SAVED)).data ?? null
}

export async function dropSiteDraft(tx: Tx, site: SiteId | PolicySubject): Promise<void> {
  await deleteDraft(tx, site, DETAILS_DRAFT)
  await deleteDraft(tx, site, SAVED)
}
