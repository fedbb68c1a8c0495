import { randomUUID } from 'node:crypto'
import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import type { SiteId, Recording } from '../ledger/event.ts'
import { collator } from '../platform/text/format.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { corrected, type History, isKind } from '../ledger/history.ts'
import { historiesOf, historyOf } from '../ledger/ledger.store.ts'
import { type SitePublishedEvent, siteVersionAfter, siteVersionOn, siteVersions } from '../ledger/site-version.ts'
import { keptQuery } from '../platform/database/kept-query.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { record } from '../requirements/standing.store.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import type { ProfileId } from '../organization/site-details.ts'
import { checkedLines } from './roles/number.ts'

export interface Site {
  readonly id: SiteId
  /** The address of the public card. */
  readonly slug: string
  readonly name: string
}

/** Throws when the slug is, or once was, the address of another site: see `isSlugFree`. */
export async function createSite(tx: Tx, site: Pick<Site, 'slug' | 'name'>, at: Instant): Promise<Site> {
  const created: Site = { id: `site:${randomUUID()}`, ...site }
  await requireFreeSlug(tx, created)
  await tx
    .insertInto('site')
    .values({ ...created, created_at: at })
    .execute()
  return created
}

/** Changes a site's name or address. The old address keeps leading to it. */
export async function changeSite(tx: Tx, site: Site): Promise<void> {
  await requireFreeSlug(tx, site)
  const { slug } = await tx.selectFrom('site').select('slug').where('id', '=', site.id).executeTakeFirstOrThrow()
  if (slug !== site.slug) {
    await tx.deleteFrom('site_slug').where('slug', '=', site.slug).execute()
    await tx.insertInto('site_slug').values({ slug, site: site.id }).execute()
  }
  await tx.updateTable('site').set({ slug: site.slug, name: site.name }).where('id', '=', site.id).execute()
}

/** How details come to be published. */
export interface Publishing {
  /** The first day on which they're in effect. */
  readonly from: CalendarDate
  readonly proposal: string | null
  readonly fromOrganization: readonly string[]
  /** As of `site_published`. */
  readonly defaults: number | null
}

/**
 * Publishes details under the next version number. From its day on they're in effect, and nobody has to do anything
 * then. Name and address of the site follow them right away, so a version that's to come can't change either.
 * `publishWithLinks` also looks after the people who are linked to roles.
 * @returns the number of the version
 */
export async function publishSite(
  tx: Tx,
  site: SiteId,
  details: SiteDetails,
  recording: Recording,
  { from = recording.today, proposal = null, fromOrganization = [], defaults = null }: Partial<Publishing> = {},
): Promise<number> {
  const { course, actor, at, today } = recording
  const used = (await historyOf(tx, site)).filter(isKind('site_published')).map(({ body }) => body.version)
  const version = Math.max(0, ...used) + 1
  const event = { subject: site, course, effectiveOn: from, recordedAt: at, actor }
  const how = { proposal, fromOrganization, defaults, ahead: from > today }
  await record(tx, [{ kind: 'site_published', ...event, body: { v: 7, version, details, ...how } }], today)
  if (from <= today) await changeSite(tx, { id: site, slug: details.slug, name: details.name })
  return version
}

/**
 * Whether this may be the address of a site or the short name of an organization that gets packages: an LMS knows a
 * package by it. No other site has it or had it, and no other organization has it, on the list or off it.
 * @param owner whose it may be already.
 */
export async function isSlugFree(db: Database, slug: string, owner: SiteId | ProfileId | null): Promise<boolean> {
  const profile = await db.selectFrom('export_profile').select('id').where('slug', '=', slug).executeTakeFirst()
  const found = [await findSiteBySlug(db, slug), profile ?? null]
  return found.every((other) => other === null || other.id === owner)
}

/** Returns the sites in alphabetical order. */
export async function allSites(db: Database): Promise<Site[]> {
  const sites = await siteRows(db)
  const { compare } = collator('en')
  return sites.sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
}

/** All that others show of sites, in no order: the same while nobody has changed it. */
export async function sitesRevision(db: Database): Promise<string> {
  return JSON.stringify(await siteRows(db))
}

const siteRows = keptQuery((db) => db.selectFrom('site').select(['id', 'slug', 'name']))

export async function findSite(db: Database, id: SiteId): Promise<Site | null> {
  const site = await db.selectFrom('site').select(['id', 'slug', 'name']).where('id', '=', id).executeTakeFirst()
  return site ?? null
}

/** By its present address or an earlier one; when `slug` of the result differs, the visitor is sent on. */
export async function findSiteBySlug(db: Database, slug: string): Promise<Site | null> {
  const [site] = await sitesWithSlug(db, slug)
  return site ?? null
}

const sitesWithSlug = keptQuery((db, slug: string) =>
  db
    .selectFrom('site')
    .leftJoin('site_slug', 'site_slug.site', 'site.id')
    .select(['site.id', 'site.slug', 'site.name'])
    .where(({ eb, or }) => or([eb('site.slug', '=', slug), eb('site_slug.slug', '=', slug)])),
)

/** The versions of a site's details in the order in which they take effect, those to come too. */
export async function publications(db: Database, site: SiteId): Promise<SitePublishedEvent[]> {
  return siteVersions(corrected(await historyOf(db, site)))
}

/** The details in effect on a day. Returns null before the first ones. */
export async function publishedDetails(
  db: Database,
  site: SiteId,
  today: CalendarDate,
): Promise<SitePublishedEvent | null> {
  return inEffect(corrected(await historyOf(db, site)), today)
}

/** The published details that take effect on a later day, or null. */
export async function detailsToCome(
  db: Database,
  site: SiteId,
  today: CalendarDate,
): Promise<SitePublishedEvent | null> {
  return siteVersionAfter(corrected(await historyOf(db, site)), today)
}

/** Where a site's days begin: in its own time zone once it has details, and else in the organization's. */
export async function siteTimeZone(db: Database, site: SiteId, today: CalendarDate): Promise<string> {
  const live = await publishedDetails(db, site, today)
  return live?.body.details.timeZone ?? (await findOrganization(db))?.timeZone ?? 'UTC'
}

/** The details in effect on a day of every site that has some, in one read. */
export async function everyPublishedDetails(
  db: Database,
  sites: readonly Site[],
  today: CalendarDate,
): Promise<Map<SiteId, SiteDetails>> {
  const histories = await historiesOf(
    db,
    sites.map(({ id }) => id),
  )
  const live = new Map<SiteId, SiteDetails>()
  for (const [site, history] of histories) {
    const published = inEffect(corrected(history), today)
    if (published !== null) live.set(site, published.body.details)
  }
  return live
}

/** The version of the day. A number of the site's own that somebody called since has the day of that call. */
export function inEffect(history: History, today: CalendarDate): SitePublishedEvent | null {
  const published = siteVersionOn(history, today)
  if (published === null) return null
  const { body } = published
  const local = checkedLines(body.details.local, history)
  // Only days differ from the event in the ledger.
  return { ...published, body: { ...body, details: { ...body.details, local } } } as SitePublishedEvent
}

async function requireFreeSlug(tx: Tx, { id, slug }: Site): Promise<void> {
  if (!(await isSlugFree(tx, slug, id))) throw new Error(`The address "${slug}" belongs to another site.`)
}
