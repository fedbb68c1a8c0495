import { randomUUID } from 'node:crypto'
import type { Instant } from '../platform/time/calendar.ts'
import { SLUG } from '../platform/text/slug.ts'
import type { Database, ExportProfileTable, Tx } from '../platform/database/schema.store.ts'
import { isSlugFree } from '../site/site.store.ts'
import type { ProfileId } from '../organization/site-details.ts'

/** Details of another organization, for its packages. They may change: no record refers to them. */
export interface ExportProfile {
  readonly id: ProfileId
  /** The short name that is its own, as no site's and no other organization's. */
  readonly slug: string
  /** The details as they were saved: parse them before use. */
  readonly details: unknown
  /** Taken off the list; nothing is lost. */
  readonly archived: boolean
}

/** Can be written as JSON. */
type Details = { readonly slug: string }

/** Throws when the short name is another's: see `isSlugFree`. */
export async function createProfile(tx: Tx, details: Details, at: Instant): Promise<ProfileId> {
  const id: ProfileId = `profile:${randomUUID()}`
  const { slug } = details
  if (!(await isSlugFree(tx, slug, id))) throw new Error(`The short name "${slug}" is another's.`)
  const row = { id, slug, details: JSON.stringify(details), archived: 0, created_at: at, updated_at: at } as const
  await tx.insertInto('export_profile').values(row).execute()
  return id
}

/** Replaces the details. While their short name is empty or belongs to someone else, the earlier one is kept. */
export async function putProfile(tx: Tx, id: ProfileId, details: Details, at: Instant): Promise<void> {
  const { slug } = details
  const own = SLUG.test(slug) && (await isSlugFree(tx, slug, id)) ? { slug } : {}
  const values = { ...own, details: JSON.stringify(details), updated_at: at }
  await tx.updateTable('export_profile').set(values).where('id', '=', id).execute()
}

/** Takes an organization off the list, or puts it back. */
export async function archiveProfile(db: Database, id: ProfileId, archived: boolean, at: Instant): Promise<void> {
  const values = { archived: archived ? 1 : 0, updated_at: at } as const
  await db.updateTable('export_profile').set(values).where('id', '=', id).execute()
}

export async function findProfile(db: Database, id: ProfileId): Promise<ExportProfile | null> {
  const row = await db.selectFrom('export_profile').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : profile(row)
}

/** Includes those that were taken off the list, in the order in which they were added. */
export async function allProfiles(db: Database): Promise<ExportProfile[]> {
  const rows = await db.selectFrom('export_profile').selectAll().orderBy('created_at').orderBy('id').execute()
  return rows.map(profile)
}

function profile({ id, slug, details, archived }: ExportProfileTable): ExportProfile {
  return { id, slug, details: JSON.parse(details), archived: archived === 1 }
}
