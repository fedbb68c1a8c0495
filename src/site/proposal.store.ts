import { randomUUID } from 'node:crypto'
import type { EventBodies, LedgerEvent, Recording, SiteId } from '../ledger/event.ts'
import { historiesOf, historyOf } from '../ledger/ledger.store.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { recordAbout, withdrawEntry } from '../trail/record-about.store.ts'
import { lastRefusal, openProposal, type SiteProposal } from './proposal.ts'
import type { Site } from './site.store.ts'

/** Asks a second person to agree. Nothing that staff see changes until then. */
export async function proposeDetails(
  tx: Tx,
  site: SiteId,
  proposed: {
    readonly details: SiteDetails
    readonly from: CalendarDate
    readonly fromOrganization?: readonly string[]
  },
  recording: Recording,
): Promise<void> {
  const body = { v: 3, proposal: randomUUID(), fromOrganization: [], ...proposed } as const
  await recordAbout(tx, site, { kind: 'site_change_proposed', body }, recording)
}

/** Sends a proposal back. The draft is still there. */
export async function refuseProposal(
  tx: Tx,
  site: SiteId,
  refusal: Omit<EventBodies['site_change_refused'], 'v'>,
  recording: Recording,
): Promise<void> {
  await recordAbout(tx, site, { kind: 'site_change_refused', body: { v: 1, ...refusal } }, recording)
}

/** Calls off a version that hasn't taken effect. It stays on record, and its number isn't used again. */
export async function withdrawVersion(tx: Tx, version: LedgerEvent, recording: Recording): Promise<void> {
  await withdrawEntry(tx, version, { reason: '', on: version.effectiveOn }, recording)
}

/** What waits for a second person at a site, or the reason why the last proposal was sent back. */
export async function readProposal(db: Database, site: SiteId) {
  const history = await historyOf(db, site)
  return { proposal: openProposal(history), refusal: lastRefusal(history) }
}

/** What waits for a second person, of all the sites that are given. */
export async function openProposals(
  db: Database,
  sites: readonly Site[],
): Promise<{ readonly site: Site; readonly proposal: SiteProposal }[]> {
  const histories = await historiesOf(
    db,
    sites.map(({ id }) => id),
  )
  return sites.flatMap((site) => {
    const proposal = openProposal(histories.get(site.id) ?? [])
    return proposal === null ? [] : [{ site, proposal }]
  })
}
