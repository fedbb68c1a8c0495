import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import type { Actor, PersonId, SiteId } from '../ledger/event.ts'
import type { Placement } from '../ledger/placement.ts'
import { recordsOf } from '../ledger/merge.store.ts'
import { supervisesAnyone } from '../people/employment.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { type Grant, type GrantedRole, grantsOn, type Role, type Viewer } from './access.ts'

/** What one person in a new organization does alone: people, details of sites, and settings. */
export const FIRST_ROLES = ['hr', 'steward', 'administrator'] as const satisfies readonly GrantedRole[]

/** The roles kept for one record, in no order, also those that have ended by their day. */
export async function grantsOf(db: Database, person: PersonId): Promise<Grant[]> {
  return (await everyGrant(db, person)).map(({ role, sites, until }) => ({ role, sites, until }))
}

/** Everyone on staff learns. The roles of the day add to that, and so do the people whom somebody supervises. */
export async function viewerWith(
  db: Database,
  person: PersonId,
  grants: readonly Grant[],
  today: CalendarDate,
): Promise<Viewer> {
  return viewerFrom(person, grants, today, await supervisesAnyone(db, person))
}

export function viewerFrom(
  person: PersonId,
  grants: readonly Grant[],
  today: CalendarDate,
  supervises: boolean,
): Viewer {
  const held = grantsOn(grants, today)
  const roles = new Set<Role>(['learner', ...held.map(({ role }) => role)])
  if (supervises) roles.add('supervisor')
  return { person, roles, sites: new Set(held.flatMap(({ sites }) => sites)) }
}

/** A role on the list of who has what. */
export interface HeldRole extends Grant {
  readonly person: PersonId
  /** Null for a role from before the ledger had roles. */
  readonly givenAt: Instant | null
  readonly givenBy: Actor | null
}

/** Every role that is kept, by person, also those that have ended by their day. */
export async function everyGrant(db: Database, person?: PersonId): Promise<HeldRole[]> {
  let query = db.selectFrom('account_role').selectAll()
  if (person !== undefined) query = query.where('person', '=', person)
  const rows = await query.orderBy('person').orderBy('role').execute()
  const ofSites = rows.some(({ role }) => role === 'site-hr')
  const sites = ofSites ? await sitesByPerson(db, person) : new Map<PersonId, SiteId[]>()
  return rows.map((row) => ({
    person: row.person,
    role: row.role,
    sites: row.role === 'site-hr' ? (sites.get(row.person) ?? []) : [],
    until: row.until_on,
    givenAt: row.given_at,
    givenBy: row.given_by,
  }))
}

async function sitesByPerson(db: Database, person?: PersonId): Promise<Map<PersonId, SiteId[]>> {
  let query = db.selectFrom('account_role_site').selectAll()
  if (person !== undefined) query = query.where('person', '=', person)
  const sites = new Map<PersonId, SiteId[]>()
  for (const row of await query.orderBy('site').execute())
    sites.set(row.person, [...(sites.get(row.person) ?? []), row.site])
  return sites
}

/** Gives a role, or changes its sites and its end. */
export async function putRole(
  db: Database,
  person: PersonId,
  { role, sites, until }: Grant,
  given: { readonly at: Instant; readonly by: Actor } | null = null,
): Promise<void> {
  const kept = { until_on: until, given_at: given?.at ?? null, given_by: given?.by ?? null }
  await db
    .insertInto('account_role')
    .values({ person, role, ...kept })
    .onConflict((conflict) => conflict.columns(['person', 'role']).doUpdateSet(kept))
    .execute()
  if (role !== 'site-hr') return
  await db.deleteFrom('account_role_site').where('person', '=', person).execute()
  for (const site of sites) await db.insertInto('account_role_site').values({ person, site }).execute()
}

export async function deleteRole(db: Database, person: PersonId, role: GrantedRole): Promise<void> {
  await db.deleteFrom('account_role').where('person', '=', person).where('role', '=', role).execute()
  if (role === 'site-hr') await db.deleteFrom('account_role_site').where('person', '=', person).execute()
}

/** Removes all roles of an account that goes. */
export async function deleteRoles(db: Database, person: PersonId): Promise<void> {
  await db.deleteFrom('account_role_site').where('person', '=', person).execute()
  await db.deleteFrom('account_role').where('person', '=', person).execute()
}

/** Everybody with a role on a day, in no order. */
export async function peopleWithRole(db: Database, role: GrantedRole, on?: CalendarDate): Promise<PersonId[]> {
  const rows = await rolesOn(db, on).select('person').where('role', '=', role).execute()
  return rows.map((row) => row.person)
}

/** @param on without it also those that have ended by their day */
function rolesOn(db: Database, on?: CalendarDate) {
  const roles = db.selectFrom('account_role')
  if (on === undefined) return roles
  return roles.where(({ eb, or }) => or([eb('until_on', 'is', null), eb('until_on', '>=', on)]))
}

/** Everybody who works in HR for all sites, in no order. */
export async function peopleInHr(db: Database): Promise<PersonId[]> {
  return peopleWithRole(db, 'hr')
}

/** Whether somebody was given a role, under any of their records, also one that has ended unless a day is asked for. */
export async function hasRole(db: Database, person: PersonId, on?: CalendarDate): Promise<boolean> {
  const records = await recordsOf(db, person)
  const role = await rolesOn(db, on).select('role').where('person', 'in', records).executeTakeFirst()
  return role !== undefined
}

/** Everybody in HR of one of these sites on a day, in no order. */
export async function siteHrOf(db: Database, sites: readonly SiteId[], on: CalendarDate): Promise<PersonId[]> {
  return [...new Set([...(await siteHrBySite(db, sites, on)).values()].flat())]
}

async function siteHrBySite(
  db: Database,
  sites: readonly SiteId[],
  on: CalendarDate,
): Promise<Map<SiteId, readonly PersonId[]>> {
  const asked = [...new Set(sites)]
  if (asked.length === 0) return new Map()
  const rows = await db.selectFrom('account_role_site').selectAll().where('site', 'in', asked).execute()
  const holding = new Set(await peopleWithRole(db, 'site-hr', on))
  const ofSite = (site: SiteId) => rows.filter((row) => row.site === site && holding.has(row.person))
  return new Map(asked.map((site) => [site, ofSite(site).map(({ person }) => person)]))
}

type Place = Pick<Placement, 'site' | 'supervisor'>

/** Everybody who may approve what HR decides about a person: HR of all sites and of the person's, and supervisors. */
export async function approversFor(db: Database, places: readonly Place[], on: CalendarDate): Promise<PersonId[]> {
  const [approvers = []] = await approversForEach(db, [places], on)
  return approvers
}

/** The same for each of several people, in their order. */
export async function approversForEach(
  db: Database,
  people: readonly (readonly Place[])[],
  on: CalendarDate,
): Promise<PersonId[][]> {
  const hr = await peopleInHr(db)
  const sites = people.flat().map(({ site }) => site)
  const siteHr = await siteHrBySite(db, sites, on)
  return people.map((places) => {
    const ofSites = places.flatMap(({ site }) => siteHr.get(site) ?? [])
    const supervisors = places.flatMap(({ supervisor }) => supervisor ?? [])
    return [...new Set([...hr, ...ofSites, ...supervisors])]
  })
}

/** Whether anybody can run the place: until then only the set-up page answers. */
export async function hasAdministrator(db: Database): Promise<boolean> {
  return (await peopleWithRole(db, 'administrator')).length > 0
}
