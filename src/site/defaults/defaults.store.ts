import { randomUUID } from 'node:crypto'
import type { PolicySubject, Recording, SiteId } from '../../ledger/event.ts'
import { corrected, type History } from '../../ledger/history.ts'
import { entriesOf, historiesOf, historyOf } from '../../ledger/ledger.store.ts'
import { broughtBy, partsFromOrganization, siteVersionOn, siteVersions } from '../../ledger/site-version.ts'
import type { SiteDefaults } from '../../organization/details-shape.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { recordAbout } from '../../trail/record-about.store.ts'
import { detailsOf, type SiteDraft } from '../draft.ts'
import { withdrawVersion } from '../proposal.store.ts'
import { publishInPlace, publishWithLinks } from '../roles/publish.store.ts'
import { allSites, type Site } from '../site.store.ts'
import { defaultsAfter, defaultsOn, type DefaultsVersion, fromOrganization, withDefaults } from './defaults.ts'
import { effectOnSite } from './effect.ts'
import { type OldNumber, oldNumbers } from './numbers.ts'

const KINDS = ['site_defaults_published', 'site_defaults_proposed', 'site_defaults_refused', 'corrected'] as const

/** The entries about what the organization says for all sites, as they were recorded. */
export async function readDefaults(db: Database, policy: PolicySubject): Promise<History> {
  return (await historiesOf(db, [policy], KINDS)).get(policy) ?? []
}

/** A version before it's published. */
interface NewDefaults {
  readonly defaults: SiteDefaults
  readonly from: CalendarDate
  readonly proposal: string | null
}

/**
 * Publishes what the organization says from a day on. Every site for which that changes something gets a version of its
 * own details with it, so whatever reads a site's details needs to know nothing of this.
 */
export async function publishDefaults(
  tx: Tx,
  policy: PolicySubject,
  { defaults, from, proposal }: NewDefaults,
  recording: Recording,
): Promise<void> {
  const recorded = await readDefaults(tx, policy)
  const version = await nextVersion(tx, policy)
  await recordDefaults(tx, policy, { defaults, from, proposal, version }, recording)
  const before = defaultsOn(corrected(recorded), from)?.body.defaults ?? null
  for (const { id } of await allSites(tx))
    await passOn(tx, id, { before, after: defaults, version, proposal, from }, recording)
}

/** The next number of a version: that of one that was called off isn't used again. */
export async function nextVersion(tx: Tx, policy: PolicySubject): Promise<number> {
  return Math.max(0, ...(await readDefaults(tx, policy)).flatMap((event) => versionOf(event))) + 1
}

/** Records a version, and brings it to no site. */
export async function recordDefaults(
  tx: Tx,
  policy: PolicySubject,
  { defaults, from, proposal, version }: NewDefaults & { readonly version: number },
  recording: Recording,
): Promise<void> {
  const body = { v: 2, version, defaults, proposal } as const
  await recordAbout(tx, policy, { kind: 'site_defaults_published', body }, recording, from)
}

function versionOf(event: History[number]): number[] {
  return event.kind === 'site_defaults_published' ? [event.body.version] : []
}

async function passOn(
  tx: Tx,
  site: SiteId,
  {
    before,
    after,
    from,
    ...how
  }: {
    readonly before: SiteDefaults | null
    readonly after: SiteDefaults
    readonly from: CalendarDate
    readonly version: number
    readonly proposal: string | null
  },
  recording: Recording,
): Promise<void> {
  const { outcome } = effectOnSite(await historyOf(tx, site), { before, after, from }, recording.today)
  const { proposal, version: defaults } = how
  if (outcome.kind === 'waits' || outcome.kind === 'unfinished') {
    for (const { version, details, parts } of outcome.numbers) {
      const brought = { fromOrganization: parts, defaults }
      if (version.effectiveOn > recording.today) await publishInPlace(tx, site, version, details, recording, brought)
      else await publishWithLinks(tx, site, details, recording, { from, proposal, ...brought })
    }
  }
  if (outcome.kind !== 'changes') return
  await publishWithLinks(tx, site, outcome.after, recording, {
    from,
    proposal,
    fromOrganization: outcome.parts,
    defaults,
  })
}

/** Asks a second person to agree. */
export async function proposeDefaults(
  tx: Tx,
  policy: PolicySubject,
  proposed: Pick<NewDefaults, 'defaults' | 'from'>,
  recording: Recording,
): Promise<void> {
  const body = { v: 2, proposal: randomUUID(), ...proposed } as const
  await recordAbout(tx, policy, { kind: 'site_defaults_proposed', body }, recording)
}

/** Sends a proposal back. The draft is still there. */
export async function refuseDefaults(
  tx: Tx,
  policy: PolicySubject,
  refusal: { readonly proposal: string; readonly reason: string },
  recording: Recording,
): Promise<void> {
  await recordAbout(tx, policy, { kind: 'site_defaults_refused', body: { v: 1, ...refusal } }, recording)
}

/** Calls off a version that hasn't taken effect, with the versions of sites that came with it. */
export async function withdrawDefaults(tx: Tx, version: DefaultsVersion, recording: Recording): Promise<void> {
  await withdrawVersion(tx, version, recording)
  for (const { id } of await allSites(tx)) {
    const brought = siteVersions(corrected(await historyOf(tx, id))).filter(
      (each) => each.effectiveOn > recording.today && broughtBy(each) === version.body.version,
    )
    for (const each of brought) await withdrawVersion(tx, each, recording)
  }
}

/**
 * Publishes what a site has typed, with what the organization says on that day wherever the site has nothing of its own.
 * What the organization says from a later day on comes to the site on that day, unless a version of the site is to come
 * then: callers say so to whoever publishes.
 */
export async function publishOwn(
  tx: Tx,
  policy: PolicySubject,
  { site, draft, organization }: { readonly site: SiteId; readonly draft: SiteDraft; readonly organization: string },
  recording: Recording,
  { from, proposal }: { readonly from: CalendarDate; readonly proposal: string | null },
): Promise<void> {
  const history = corrected(await readDefaults(tx, policy))
  const now = defaultsOn(history, from)?.body.defaults ?? null
  const how = { from, proposal, fromOrganization: fromOrganization(draft, now) }
  await publishWithLinks(tx, site, detailsOf(withDefaults(draft, now), organization), recording, how)
  const comes = defaultsAfter(history, from)
  if (comes === null) return
  const { defaults: after, version, proposal: agreed } = comes.body
  await passOn(tx, site, { before: now, after, version, proposal: agreed, from: comes.effectiveOn }, recording)
}

/** The sites where staff see a number on a day that the organization doesn't have anymore, with these numbers. */
export async function oldAtSites(
  db: Database,
  now: SiteDefaults | null,
  today: CalendarDate,
): Promise<{ readonly site: Site; readonly numbers: readonly OldNumber[] }[]> {
  const sites = await allSites(db)
  const histories = await entriesOf(
    db,
    sites.map(({ id }) => id),
    ['site_published', 'corrected'],
  )
  return sites.flatMap((site) => {
    const live = siteVersionOn(corrected(histories.get(site.id) ?? []), today)
    if (live === null) return []
    const numbers = oldNumbers({ details: live.body.details, parts: partsFromOrganization(live) }, now)
    return numbers.length === 0 ? [] : [{ site, numbers }]
  })
}
