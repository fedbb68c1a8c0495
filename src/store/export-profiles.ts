import { randomUUID } from 'node:crypto'
import type { Instant } from '../domain/calendar.ts'
import type { ProfileId } from '../domain/export-profile.ts'
import type { Database, ExportProfileTable } from './schema.ts'

/** Details of another organization, for its packages. They may change: no record refers to them. */
export interface ExportProfile {
  readonly id: ProfileId
  /** As it was put: parse it before use. */
  readonly details: unknown
  /** Taken off the list; nothing is lost. */
  readonly archived: boolean
}

/** @param details can be written as JSON. */
export async function createProfile(db: Database, details: unknown, at: Instant): Promise<ProfileId> {
  const id: ProfileId = `profile:${randomUUID()}`
  const row = { id, details: JSON.stringify(details), archived: 0, created_at: at, updated_at: at } as const
  await db.insertInto('export_profile').values(row).execute()
  return id
}

/** Puts details in place of those before. */
export async function putProfile(db: Database, id: ProfileId, details: unknown, at: Instant): Promise<void> {
  const values = { details: JSON.stringify(details), updated_at: at }
  await db.updateTable('export_profile').set(values).where('id', '=', id).execute()
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

/** Also those that were taken off the list, in the order in which they were added. */
export async function allProfiles(db: Database): Promise<ExportProfile[]> {
  const rows = await db.selectFrom('export_profile').selectAll().orderBy('created_at').orderBy('id').execute()
  return rows.map(profile)
}

function profile({ id, details, archived }: ExportProfileTable): ExportProfile {
  return { id, details: JSON.parse(details), archived: archived === 1 }
}
