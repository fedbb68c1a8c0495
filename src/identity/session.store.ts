import { randomBytes } from 'node:crypto'
import { type Instant, MINUTE_MS, later } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { Grant } from './access.ts'
import { grantsOf } from './role.store.ts'
import { isUnavailable } from '../platform/database/unavailable.store.ts'

export interface Session {
  readonly person: PersonId
  readonly csrfToken: string
  readonly language: string
  readonly grants: readonly Grant[]
}

/** ASVS 5, 7.3.1 and 7.3.2: whoever has a role sees other people's records, so an unattended screen ends soon. */
const RECORDS_IDLE_MS = 30 * MINUTE_MS
/** Longer than a shift with a course in it: places and drafts are kept anyway. */
const LEARNER_IDLE_MS = 8 * 60 * MINUTE_MS
const LONGEST_MS = 12 * 60 * MINUTE_MS
/** Each touch is a write to the disk: once a minute is exact enough for half an hour. */
const TOUCH_MS = MINUTE_MS

/** Returns the id for the cookie, which is kept nowhere: the table holds its hash. */
export async function createSession(db: Database, person: PersonId, at: Instant): Promise<string> {
  const id = randomToken()
  await db
    .insertInto('session')
    .values({
      id_hash: sha256(id),
      person,
      csrf_token: randomToken(),
      created_at: at,
      last_seen_at: at,
      expires_at: later(at, LONGEST_MS),
    })
    .execute()
  return id
}

/**
 * Returns the session of a cookie and notes that it was seen. Returns null when there is none, it is older than 12
 * hours, or it was idle for too long: 30 minutes for people with a role, 8 hours for others. Also returns null when the clock is before
 * its beginning, so that setting the clock back prolongs nothing.
 */
export async function resumeSession(db: Database, id: string, at: Instant): Promise<Session | null> {
  const idHash = sha256(id)
  const row = await db
    .selectFrom('session')
    .innerJoin('account', 'account.person', 'session.person')
    .select(['session.person', 'csrf_token', 'language', 'last_seen_at'])
    .where('id_hash', '=', idHash)
    .where('session.created_at', '<=', at)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  if (row === undefined) return null
  const grants = await grantsOf(db, row.person)
  if (at >= later(row.last_seen_at, grants.length > 0 ? RECORDS_IDLE_MS : LEARNER_IDLE_MS)) return null
  if (at >= later(row.last_seen_at, TOUCH_MS)) await touch(db, idHash, at)
  return { person: row.person, csrfToken: row.csrf_token, language: row.language, grants }
}

/** Reading still works on a full disk. Someone who isn't noted as seen is signed out a little sooner. */
async function touch(db: Database, idHash: string, at: Instant): Promise<void> {
  try {
    await db.updateTable('session').set({ last_seen_at: at }).where('id_hash', '=', idHash).execute()
  } catch (error) {
    if (!isUnavailable(error)) throw error
  }
}

export async function endSession(db: Database, id: string): Promise<void> {
  await db.deleteFrom('session').where('id_hash', '=', sha256(id)).execute()
}

/** Ends all sessions at the same time: on a new password, when a person leaves, and when HR says so. */
export async function endSessionsOf(db: Database, person: PersonId): Promise<void> {
  await db.deleteFrom('session').where('person', '=', person).execute()
}

export async function deleteExpiredSessions(db: Database, at: Instant): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<=', at).execute()
}

/** 256 bits (ASVS 5, 7.2.3 asks for 128). */
function randomToken(): string {
  return randomBytes(32).toString('base64url')
}
