import type { EventKind, NewEvent, PersonId, Recording, SiteId, Subject } from '../../ledger/event.ts'
import { corrected, type History, isKind } from '../../ledger/history.ts'
import { historiesOf, historyOf } from '../../ledger/ledger.store.ts'
import { secondRecordsOf, survivorsOf } from '../../ledger/merge.store.ts'
import { revisionOf } from '../../ledger/revision.store.ts'
import type { SitePublishedEvent } from '../../ledger/site-version.ts'
import type { ShownDetails } from '../../organization/details-shape.ts'
import { KeptByRevision } from '../../platform/database/kept-by-revision.store.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { recordAbout } from '../../trail/record-about.store.ts'
import {
  type DriftedRole,
  detailsWithout,
  driftOf,
  isAtWorkOn,
  isAwayBy,
  type OpenHour,
  openHour,
  type RoleNow,
} from './drift.ts'
import { type LostLinks, lostLinks, type LostRole, roleLinks } from './links.ts'
import type { IsAway } from './moved.ts'
import {
  firstMomentAsBackup,
  isRole,
  type Linked,
  needTwoPeople,
  type RoleLink,
  type RolePlace,
  rolesIn,
} from './role.ts'
import { withCalls } from './number.ts'
import { inEffect } from '../site.store.ts'
import { everLinked, type SiteOnRecord } from './shown.ts'

/** The details of a site on a day, as they were published and as staff are shown them. */
export interface DetailsNow {
  readonly published: SitePublishedEvent
  /** What every page, card, lesson and package has: see `detailsWithout`. */
  readonly details: ShownDetails
  readonly roles: readonly RoleNow[]
  readonly lost: LostLinks
  readonly open: OpenHour | null
  /** Whether anybody was ever linked to one of its roles. */
  readonly everLinked: boolean
}

/** The events that can change where somebody works. */
const OF_EMPLOYMENT: readonly EventKind[] = [
  'hired',
  'transferred',
  'leave_began',
  'leave_ended',
  'separated',
  'corrected',
]

/** Returns null while no details are in effect. @param on the day in the organization */
export async function detailsNow(db: Database, site: SiteId, on: CalendarDate): Promise<DetailsNow | null> {
  return (await keptDetails(db, site, on)).details
}

/** With everybody whose entries decide what is shown of a site on a day. */
export async function keptDetails(db: Database, site: SiteId, on: CalendarDate): Promise<KeptDetails> {
  return SITES.get(
    db,
    site,
    async (before) => `${on} ${await revisionOf(db, before?.subjects ?? [site])}`,
    async () => {
      const details = (await everyDetailsNow(db, [site], on)).get(site) ?? null
      return { details, subjects: [site, ...(await recordsOf(db, everLinked(await historyOf(db, site))))] }
    },
  )
}

interface KeptDetails {
  readonly details: DetailsNow | null
  readonly subjects: readonly Subject[]
}

const SITES = new KeptByRevision<KeptDetails>(1_000)

/** The records of people, merged ones among them. */
async function recordsOf(db: Database, linked: readonly PersonId[]): Promise<PersonId[]> {
  if (linked.length === 0) return []
  const survivors = await survivorsOf(db, linked)
  const people = [...new Set(linked.map((person) => survivors.get(person) ?? person))]
  const seconds = await secondRecordsOf(db, people)
  return people.flatMap((person) => [person, ...(seconds.get(person) ?? []).map((second) => second.person)])
}

/** The same for each site with details in effect, in one read. */
export async function everyDetailsNow(
  db: Database,
  sites: readonly SiteId[],
  on: CalendarDate,
): Promise<Map<SiteId, DetailsNow>> {
  const histories = await historiesOf(db, sites)
  const people = await everybodyLinked(db, histories.values())
  const survivors = await survivorsOf(db, [...people.keys()])
  const found = new Map<SiteId, DetailsNow>()
  for (const [site, history] of histories) {
    const published = inEffect(corrected(history), on)
    if (published === null) continue
    const { details, version } = published.body
    const isAway = isAwayBy(site, people)
    const links = roleLinks(history, version, isAway)
    const roles = rolesIn(details).map((held): RoleNow => {
      const link = links.find((each) => isRole(each, held)) ?? null
      const drift = link === null ? null : driftOf(link, site, people.get(link.person) ?? [], on)
      return { ...held, link, drift }
    })
    const lost = lostLinks(history, version, isAway)
    const drifted = driftedIn(roles)
    const open = openHour(details, underOneRecord(links, survivors), drifted)
    const shown = withCalls(detailsWithout(details, drifted), corrected(history), on)
    const isLinked = everLinked(history).length > 0
    found.set(site, { published, roles, lost, open, details: shown, everLinked: isLinked })
  }
  return found
}

/** The employment of everybody who was ever linked to a role. */
function everybodyLinked(db: Database, histories: Iterable<History>): Promise<Map<PersonId, History>> {
  return employmentHistories(db, [...new Set([...histories].flatMap(everLinked))])
}

/** The links in force on a day at each of the sites that has some. */
export async function everyRoleLink(
  db: Database,
  sites: readonly SiteId[],
  on: CalendarDate,
): Promise<Map<SiteId, RoleLink[]>> {
  const histories = await historiesOf(db, sites)
  const people = await everybodyLinked(db, histories.values())
  const found = [...histories].flatMap(([site, history]) => {
    const published = inEffect(corrected(history), on)
    const links = published === null ? [] : roleLinks(history, published.body.version, isAwayBy(site, people))
    return links.length === 0 ? [] : [[site, links] as const]
  })
  return new Map(found)
}

/** The roles whose person has drifted. */
export function driftedIn(roles: readonly RoleNow[]): DriftedRole[] {
  return roles.flatMap(({ role, place, link, drift }) =>
    link === null || drift === null ? [] : [{ role, place, link, drift }],
  )
}

/** What staff are shown on a day, of every site with details. */
export async function everyShownDetails(
  db: Database,
  sites: readonly { readonly id: SiteId }[],
  on: CalendarDate,
): Promise<Map<SiteId, ShownDetails>> {
  const ids = sites.map(({ id }) => id)
  return new Map([...(await everyDetailsNow(db, ids, on))].map(([site, { details }]) => [site, details]))
}

export async function siteOnRecord(db: Database, site: SiteId, timeZone: string): Promise<SiteOnRecord> {
  const history = corrected(await historyOf(db, site))
  return { site, history, people: await employmentHistories(db, everLinked(history)), timeZone }
}

/** The histories of people as far as their employment goes. A record that was merged counts under the other. */
export async function employmentHistories(db: Database, people: readonly PersonId[]): Promise<Map<PersonId, History>> {
  if (people.length === 0) return new Map()
  const survivors = await survivorsOf(db, people)
  const own = (person: PersonId) => survivors.get(person) ?? person
  const histories = await historiesOf(db, [...new Set(people.map(own))], OF_EMPLOYMENT)
  return new Map(people.map((person) => [person, histories.get(own(person)) ?? []]))
}

/** Whether a person may be linked on a day: they're employed, and not on leave. */
export async function isAtWork(db: Database, person: PersonId, on: CalendarDate): Promise<boolean> {
  const history = corrected((await employmentHistories(db, [person])).get(person) ?? [])
  return isAtWorkOn(history, on)
}

/**
 * Links a role to a person on record. Returns false when the details have changed since the form was opened, or somebody
 * else has linked the role or removed its link.
 * @param seen the link that the form showed for the role, or an empty text for none. Null where nobody looked at one.
 */
export async function linkRole(
  tx: Tx,
  site: SiteId,
  link: Omit<Extract<NewEvent, { kind: 'role_linked' }>['body'], 'v'>,
  recording: Recording,
  seen: string | null = null,
): Promise<boolean> {
  const history = await historyOf(tx, site)
  if (history.some(({ kind, body }) => kind === 'role_linked' && body.link === link.link)) return true
  const published = inEffect(corrected(history), recording.today)
  if (published === null || published.body.version !== link.version) return false
  if (!rolesIn(published.body.details).some((held) => isRole(held, link))) return false
  const held = (await linksInForce(tx, site, recording.today)).find((other) => isRole(other, link))
  if (seen !== null && (held?.id ?? '') !== seen) return false
  await recordAbout(tx, site, { kind: 'role_linked', body: { v: 2, ...link } }, recording)
  return true
}

/**
 * Why a person can't have a role of a site as well as those that they're linked to: `both` where the other role needs
 * somebody else, `alone` where they'd be the backup of themselves.
 */
export async function whyNotLinked(
  db: Database,
  site: SiteId,
  { person, ...role }: RolePlace & { readonly person: PersonId },
  on: CalendarDate,
): Promise<'both' | 'alone' | null> {
  const found = (await everyRoleLink(db, [site], on)).get(site) ?? []
  const survivors = await survivorsOf(
    db,
    found.map((link) => link.person),
  )
  const links = underOneRecord(found, survivors)
  if (links.some((link) => link.person === person && needTwoPeople(link, role))) return 'both'
  const published = inEffect(corrected(await historyOf(db, site)), on)
  if (published === null) return null
  return firstMomentAsBackup(published.body.details, links, { ...role, person }) === null ? null : 'alone'
}

/** The links with the record that a person's others were merged into. */
export function underOneRecord(
  links: readonly RoleLink[],
  survivors: ReadonlyMap<PersonId, PersonId>,
): readonly Linked[] {
  return links.map((link) => ({ ...link, person: survivors.get(link.person) ?? link.person }))
}

/**
 * Removes a link. Does nothing for one that isn't in force anymore, and then returns whether it was removed and nobody
 * has linked its role since.
 */
export async function unlinkRole(tx: Tx, site: SiteId, link: string, recording: Recording): Promise<boolean> {
  const links = await linksInForce(tx, site, recording.today)
  if (links.some(({ id }) => id === link)) {
    await recordAbout(tx, site, { kind: 'role_unlinked', body: { v: 1, link } }, recording)
    return true
  }
  const history = corrected(await historyOf(tx, site))
  const ofLink = history.filter(isKind('role_linked')).filter(({ body }) => body.link === link)
  const isRemoved = history.filter(isKind('role_unlinked')).some(({ body }) => body.link === link)
  return isRemoved && !ofLink.some(({ body }) => links.some((other) => isRole(other, body)))
}

/**
 * Somebody has made sure that the person still holds the role. Does nothing, and returns false, for a link that isn't in
 * force anymore.
 */
export async function confirmRole(tx: Tx, site: SiteId, link: string, recording: Recording): Promise<boolean> {
  const links = await linksInForce(tx, site, recording.today)
  if (!links.some(({ id }) => id === link)) return false
  await recordAbout(tx, site, { kind: 'role_confirmed', body: { v: 1, link } }, recording)
  return true
}

/**
 * Nobody is meant by a role that lost its link, or the details have left it out for good. Returns whether that's on
 * record, now or from before: not when the details or the links have changed since the form was opened.
 */
export async function endLostLink(
  tx: Tx,
  site: SiteId,
  { version, ...asked }: RolePlace & { readonly link: string; readonly version: number },
  recording: Recording,
): Promise<boolean> {
  const now = (await everyDetailsNow(tx, [site], recording.today)).get(site)
  if (now?.published.body.version !== version) return false
  const isAsked = (each: LostRole) => each.link === asked.link && isRole(each, asked)
  const isLost = now.lost.lost.some(isAsked)
  const body = isLost ? ({ v: 2, version, ...asked } as const) : ({ v: 1, link: asked.link } as const)
  if (isLost || now.lost.leftOut.some(isAsked)) {
    await recordAbout(tx, site, { kind: 'role_unlinked', body }, recording)
    return true
  }
  return corrected(await historyOf(tx, site))
    .filter(isKind('role_unlinked'))
    .some(({ body: said }) =>
      said.v === 1
        ? said.link === asked.link
        : said.version === version && said.link === asked.link && isRole(said, asked),
    )
}

async function linksInForce(tx: Tx, site: SiteId, today: CalendarDate): Promise<readonly RoleLink[]> {
  return (await everyRoleLink(tx, [site], today)).get(site) ?? []
}

/** Who of those who were ever linked to a role of a site is away on a day. */
export async function awayAt(db: Database, site: SiteId, history: History): Promise<IsAway> {
  return isAwayBy(site, await everybodyLinked(db, [history]))
}
