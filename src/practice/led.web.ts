import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { scopeOf } from '../identity/access.ts'
import type { PersonId } from '../ledger/event.ts'
import { sitesWithin } from '../ledger/scope.ts'
import { allPeople, byName, peopleOnRecord, type PersonOnRecord, staffAt } from '../people/people.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { AppError } from '../platform/http/app-error.ts'
import { param } from '../platform/http/form.web.ts'
import type { Known } from '../platform/text/asked.ts'
import { statusesOf } from '../requirements/compliance.ts'
import { type DetailsNow, detailsNow } from '../site/roles/drift.store.ts'
import { allSites, type Site } from '../site/site.store.ts'
import { practiceStates } from './practice.store.ts'
import type { Practice, PracticeState } from './practice.ts'

export const DONE = ['recorded', 'interval', 'replaced', 'empty'] as const
/** A practice at a site, as whoever leads it has it. */
export interface Led {
  readonly site: Site
  /** The people who can be put on record. */
  members(): Promise<readonly Member[]>
  href(query: { readonly done?: (typeof DONE)[number]; readonly story?: string; readonly text?: string }): string
  /** As whom they replace what a practice left to fix, and of which practices. */
  readonly as: 'recorder' | 'hr'
  mayChange(practice: Practice): boolean
  readonly textHref: string
  readonly back: { readonly href: string; readonly text: string }
  /** Null for somebody who doesn't choose how often it's due. */
  readonly intervalHref: string | null
  readonly place: 'practices' | 'team'
}

interface Member {
  readonly person: PersonId
  readonly name: string | null
}

/** Names of the site and the organization, and the numbers that staff see: they're nobody's own. */
export async function knownAt(visit: SignedInVisit, site: Site): Promise<Known> {
  return knownWith(visit, site, await detailsNow(visit.deps.store.db, site.id, visit.today))
}

export function knownWith({ content, organization }: SignedInVisit, { name }: Site, live: DetailsNow | null): Known {
  return {
    names: [name, organization.name],
    numbers: [JSON.stringify(content.contacts), JSON.stringify(live?.published.body ?? {})],
  }
}

export async function stateOf(visit: SignedInVisit, site: Site): Promise<PracticeState> {
  const state = (await statesOf(visit, [site])).get(site.id)
  if (state === undefined) throw new RangeError('the site has no state')
  return state
}

export function statesOf({ deps, today }: SignedInVisit, sites: readonly Site[]) {
  return practiceStates(
    deps.store.db,
    sites.map(({ id }) => id),
    today,
  )
}

export async function ownSites({ deps, viewer }: SignedInVisit): Promise<Site[]> {
  return sitesWithin(scopeOf(viewer, 'run-practice'), await allSites(deps.store.db))
}

/** The site of the address, if it's within the viewer's reach. */
export async function ledByHr(visit: SignedInVisit): Promise<Led> {
  const site = siteIn(await ownSites(visit), visit)
  return {
    site,
    members: () => membersOf(visit, site, null),
    href: (asked) => hrefTo('/hr/practices/:site', { site: site.id }, asked),
    back: { href: hrefTo('/hr/practices'), text: visit.t.hr.practices.back },
    as: 'hr',
    mayChange: () => true,
    textHref: hrefTo('/hr/practices/:site/text', { site: site.id }),
    intervalHref: hrefTo('/hr/practices/:site/interval', { site: site.id }),
    place: 'practices',
  }
}

export async function ledForTeam(visit: SignedInVisit): Promise<Led> {
  const { deps, t, viewer } = visit
  const site = siteIn(await teamSites(deps.store.db, viewer.person), visit)
  return {
    site,
    members: () => membersOf(visit, site, viewer.person),
    href: (asked) => hrefTo('/team/practices/:site', { site: site.id }, asked),
    back: { href: hrefTo('/team'), text: t.hr.team.title },
    as: 'recorder',
    mayChange: ({ recordedBy }) => recordedBy === viewer.person,
    textHref: hrefTo('/team/practices/:site/text', { site: site.id }),
    intervalHref: null,
    place: 'team',
  }
}

function siteIn(sites: readonly Site[], visit: SignedInVisit): Site {
  const id = `site:${param(visit, 'site')}`
  const site = sites.find((own) => own.id === id)
  if (site === undefined) throw new AppError('not-found', 'There is no such site within reach.')
  return site
}

/** The sites where people work for a supervisor, directly or through others. */
export async function teamSites(db: Database, supervisor: PersonId): Promise<Site[]> {
  const statuses = statusesOf('not-separated')
  const team = new Set<PersonId>([supervisor])
  const places: PersonOnRecord['placements'][number][] = []
  for await (const { person, placements } of allPeople(db, { scope: { supervisor, sites: [] }, statuses })) {
    team.add(person)
    places.push(...placements)
  }
  const at = new Set(
    places.flatMap((place) => (place.supervisor !== null && team.has(place.supervisor) ? [place.site] : [])),
  )
  return (await allSites(db)).filter(({ id }) => at.has(id))
}
/** @param leader of the team: then only this person and those who report to them; null for everybody */
async function membersOf({ deps }: SignedInVisit, site: Site, leader: PersonId | null): Promise<Member[]> {
  const { db } = deps.store
  if (leader === null) return staffAt(db, site.id)
  const team = await staffAt(db, site.id, { supervisor: leader, sites: [] })
  const own = await peopleOnRecord(db, [leader])
  return [...team, ...own.filter(({ placements }) => placements.some((place) => place.site === site.id))].sort(byName)
}
