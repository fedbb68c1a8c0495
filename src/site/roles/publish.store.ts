import type { Recording, SiteId } from '../../ledger/event.ts'
import { corrected } from '../../ledger/history.ts'
import { historyOf } from '../../ledger/ledger.store.ts'
import { survivorsOf } from '../../ledger/merge.store.ts'
import { type SitePublishedEvent, siteVersions } from '../../ledger/site-version.ts'
import type { ShownDetails, SiteDetails } from '../../organization/details-shape.ts'
import { canonicalJson } from '../../platform/codes/canonical.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { recordAbout } from '../../trail/record-about.store.ts'
import { withdrawVersion } from '../proposal.store.ts'
import { type Publishing, publishSite } from '../site.store.ts'
import { detailsWithout, keptWhileAway, type LinksAfter, openHour, type RoleNow } from './drift.ts'
import { awayAt, type DetailsNow, detailsNow, driftedIn, everyDetailsNow, underOneRecord } from './drift.store.ts'
import { decidedSince, lostLinks, roleLinks } from './links.ts'
import { withCalls } from './number.ts'
import { type HeldRole, isRole, type RoleLink, type RolePlace, rolesIn } from './role.ts'
import { isSameRow, placeIn, renewedPlace } from './row.ts'

/** What details would do to the links in force if they were published. @param on their first day */
export async function linksAfter(
  db: Database,
  site: SiteId,
  after: SiteDetails,
  on: CalendarDate,
): Promise<LinksAfter> {
  const now = (await everyDetailsNow(db, [site], on)).get(site)
  if (now === undefined) return { ended: [], kept: [], open: null }
  const history = await historyOf(db, site)
  const isAway = await awayAt(db, site, history)
  const away = keptWhileAway(now.roles, now.published.body.details, after)
  const isLinked = (held: HeldRole) =>
    now.roles.some((role) => role.link !== null && (isRole(role, held) || isSameRow(role, held)))
  const links = roleLinks(history, { details: after, from: on }, isAway)
  const survivors = await survivorsOf(
    db,
    links.map(({ person }) => person),
  )
  return {
    open: openHour(
      after,
      underOneRecord(links, survivors),
      links.filter((link) => isAway(link, on)),
    ),
    ended: lostLinks(history, { details: after, from: on }, isAway).lost.filter(isLinked),
    kept: rolesIn(after).filter((held) => away.some((each) => isRole(each, held))),
  }
}

/** How staff would be shown details if these were in effect, and the roles whose people are away. */
export interface ShownIfLive {
  readonly details: ShownDetails
  readonly away: readonly HeldRole[]
}

/** What staff would be given instead of those who are away on a day, as on the card. */
export async function shownIfLive(
  db: Database,
  site: SiteId,
  details: SiteDetails,
  on: CalendarDate,
): Promise<ShownIfLive> {
  const now = await detailsNow(db, site, on)
  const isLive = now !== null && canonicalJson(now.published.body.details) === canonicalJson(details)
  const drifted: readonly RolePlace[] = isLive ? driftedIn(now.roles) : await awayUnder(db, site, details, on)
  const away = rolesIn(details).filter((held) => drifted.some((role) => isRole(role, held)))
  if (isLive) return { details: now.details, away }
  const history = corrected(await historyOf(db, site))
  return { details: withCalls(detailsWithout(details, drifted), history, on), away }
}

/** The links whose people are away, of those that other details would keep. */
async function awayUnder(db: Database, site: SiteId, details: SiteDetails, on: CalendarDate): Promise<RoleLink[]> {
  const history = await historyOf(db, site)
  const isAway = await awayAt(db, site, history)
  return roleLinks(history, { details, from: on }, isAway).filter((link) => isAway(link, on))
}

/**
 * Publishes details, and keeps the links of roles whose people are away where only a number or a title changes. For a
 * version that's to come, its first day decides that: see `roleLinks`.
 */
export async function publishWithLinks(
  tx: Tx,
  site: SiteId,
  details: SiteDetails,
  recording: Recording,
  how: Partial<Publishing> = {},
): Promise<void> {
  const { today } = recording
  const before = (await everyDetailsNow(tx, [site], today)).get(site)
  const version = await publishSite(tx, site, details, recording, how)
  if (before === undefined || (how.from ?? today) > today) return
  const kept = keptWhileAway(before.roles, before.published.body.details, details)
  await keepLinks(
    tx,
    site,
    version,
    kept.map(({ link, role, place }) => ({ ...link, role, place })),
    recording,
  )
}

/**
 * Publishes details in the place of a version that is to come, as what the same people agreed to. Whoever was chosen for
 * a role since that one was published still holds it.
 */
export async function publishInPlace(
  tx: Tx,
  site: SiteId,
  old: SitePublishedEvent,
  details: SiteDetails,
  recording: Recording,
  how: Omit<Publishing, 'from' | 'proposal'>,
): Promise<void> {
  const history = await historyOf(tx, site)
  const isAway = await awayAt(tx, site, history)
  const chosen = decidedSince(history, old.body.version, isAway)
  await withdrawVersion(tx, old, recording)
  const proposal = 'proposal' in old.body ? old.body.proposal : null
  const version = await publishSite(tx, site, details, recording, { ...how, proposal, from: old.effectiveOn })
  const links = roleLinks(await historyOf(tx, site), version, isAway)
  const missing = chosen.flatMap((link) => {
    const here = placeIn(details, old.body.details, link)
    return here === null || links.some((other) => isRole(other, here)) ? [] : [{ ...link, ...here }]
  })
  await keepLinks(tx, site, version, missing, recording)
}

/** Records entries with the ids of links, which keep them for a version. */
async function keepLinks(
  tx: Tx,
  site: SiteId,
  version: number,
  links: readonly RoleLink[],
  recording: Recording,
): Promise<void> {
  for (const { id, role, place, person } of links)
    await recordAbout(
      tx,
      site,
      { kind: 'role_linked', body: { v: 2, link: id, role, place, version, person } },
      recording,
    )
}

/** The roles to which the details in effect give another number than the ones before, while their people are away. */
export async function renewedWhileAway(db: Database, site: SiteId, now: DetailsNow): Promise<RoleNow[]> {
  const versions = siteVersions(corrected(await historyOf(db, site)))
  const before = versions[versions.findIndex(({ id }) => id === now.published.id) - 1]
  if (before === undefined) return []
  return now.roles.filter(
    (role) => role.drift !== null && renewedPlace(before.body.details, now.published.body.details, role) !== null,
  )
}
