import { randomUUID } from 'node:crypto'
import type { Instant } from '../platform/time/calendar.ts'
import type { EventOf, LedgerEvent, SiteId, Recording } from '../ledger/event.ts'
import { collator } from '../platform/text/format.ts'
import { corrected, isKind } from '../ledger/history.ts'
import { historiesOf, historyOf } from '../ledger/ledger.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { record } from '../requirements/standing.store.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import type { ProfileId } from '../organization/site-details.ts'

export interface Site {
  readonly id: SiteId
  /** The address of the public card. */
  readonly slug: string
  readonly name: string
}

export type SitePublishedEvent = EventOf<'site_published'> & LedgerEvent

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

/** Publishes details under the next version number; name and address of the site follow them. */
export async function publishSite(tx: Tx, site: SiteId, details: SiteDetails, recording: Recording): Promise<void> {
  const version = ((await publishedDetails(tx, site))?.body.version ?? 0) + 1
  const { course, actor, at, today } = recording
  const event = { subject: site, course, effectiveOn: today, recordedAt: at, actor }
  await record(tx, [{ kind: 'site_published', ...event, body: { v: 2, version, details } }], today)
  await changeSite(tx, { id: site, slug: details.slug, name: details.name })
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
  const sites = await db.selectFrom('site').select(['id', 'slug', 'name']).execute()
  const { compare } = collator('en')
  return sites.sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
}

export async function findSite(db: Database, id: SiteId): Promise<Site | null> {
  const site = await db.selectFrom('site').select(['id', 'slug', 'name']).where('id', '=', id).executeTakeFirst()
  return site ?? null
}

/** By its present address or an earlier one; when `slug` of the result differs, the visitor is sent on. */
export async function findSiteBySlug(db: Database, slug: string): Promise<Site | null> {
  const site = await db
    .selectFrom('site')
    .leftJoin('site_slug', 'site_slug.site', 'site.id')
    .select(['site.id', 'site.slug', 'site.name'])
    .where(({ eb, or }) => or([eb('site.slug', '=', slug), eb('site_slug.slug', '=', slug)]))
    .executeTakeFirst()
  return site ?? null
}

/** Every version of a site's details, the first one first. */
export async function publications(db: Database, site: SiteId): Promise<SitePublishedEvent[]> {
  return corrected(await historyOf(db, site)).filter(isKind('site_published'))
}

/** The details in force: those published last. Returns null while a site has published none. */
export async function publishedDetails(db: Database, site: SiteId): Promise<SitePublishedEvent | null> {
  return (await publications(db, site)).at(-1) ?? null
}

/** The details in force of every site that has published some, in one read. */
export async function everyPublishedDetails(db: Database, sites: readonly Site[]): Promise<Map<SiteId, SiteDetails>> {
  const histories = await historiesOf(
    db,
    sites.map(({ id }) => id),
  )
  const live = new Map<SiteId, SiteDetails>()
  for (const [site, history] of histories) {
    const published = corrected(history).filter(isKind('site_published')).at(-1)
    if (published !== undefined) live.set(site, published.body.details)
  }
  return live
}

async function requireFreeSlug(tx: Tx, { id, slug }: Site): Promise<void> {
  if (!(await isSlugFree(tx, slug, id))) throw new Error(`The address "${slug}" belongs to another site.`)
}
