import type { PolicySubject, Recording, SiteId } from '../../ledger/event.ts'
import { corrected } from '../../ledger/history.ts'
import { historyOf } from '../../ledger/ledger.store.ts'
import {
  broughtBy,
  partsFromOrganization,
  type SitePublishedEvent,
  siteVersionsAfter,
} from '../../ledger/site-version.ts'
import { canonicalJson } from '../../platform/codes/canonical.ts'
import { findDraft, putDraft } from '../../platform/database/draft.store.ts'
import type { Tx } from '../../platform/database/schema.store.ts'
import type { Instant } from '../../platform/time/calendar.ts'
import { ownDraft } from '../defaults/defaults.ts'
import { DETAILS_DRAFT, detailsOf, type SiteDraft } from '../draft.ts'
import { siteDraft } from '../draft-shape.ts'
import { dropSiteDraft } from '../kept-draft.store.ts'
import { publishInPlace, publishWithLinks } from '../roles/publish.store.ts'
import { publishedDetails } from '../site.store.ts'
import { isSame, type NumberChange, withChanges } from './phone.ts'

/**
 * Publishes new numbers from today on, and changes nothing else of what's in effect. A version that's to come and has an
 * old number is called off, and published again for its own day with the new one. The draft gets the new numbers, too,
 * so that none of them brings an old one back.
 */
export async function publishNumbers(
  tx: Tx,
  site: SiteId,
  changes: readonly NumberChange[],
  recording: Recording,
  proposal: string | null,
): Promise<void> {
  const { today } = recording
  const live = await publishedDetails(tx, site, today)
  if (live === null) throw new Error('Nothing is published yet.')
  const fromOrganization = partsFromOrganization(live)
  const details = withChanges(live.body.details, fromOrganization, changes)
  await publishWithLinks(tx, site, details, recording, { proposal, fromOrganization })
  for (const version of siteVersionsAfter(corrected(await historyOf(tx, site)), today))
    await renewVersion(tx, site, version, changes, recording)
  const own = detailsOf(ownDraft(details, fromOrganization), '')
  await renewDraft(tx, site, changes, recording.at, (draft) => isSame(own, detailsOf(draft, '')))
}

async function renewVersion(
  tx: Tx,
  site: SiteId,
  version: SitePublishedEvent,
  changes: readonly NumberChange[],
  recording: Recording,
): Promise<void> {
  const { body } = version
  const fromOrganization = partsFromOrganization(version)
  const details = withChanges(body.details, fromOrganization, changes)
  if (canonicalJson(details) === canonicalJson(body.details)) return
  await publishInPlace(tx, site, version, details, recording, {
    fromOrganization,
    defaults: broughtBy(version),
  })
}

/**
 * Puts new numbers into a draft. Whoever saved it last stays the one who did.
 * @param isPublished whether a draft is what's published now: it isn't one anymore
 */
export async function renewDraft(
  tx: Tx,
  of: SiteId | PolicySubject,
  changes: readonly NumberChange[],
  at: Instant,
  isPublished: (draft: SiteDraft) => boolean,
): Promise<void> {
  const kept = siteDraft.safeParse(await findDraft(tx, of, DETAILS_DRAFT))
  if (!kept.success) return
  const draft = withChanges(kept.data, [], changes)
  if (isPublished(draft)) await dropSiteDraft(tx, of)
  else await putDraft(tx, of, DETAILS_DRAFT, draft, at)
}
