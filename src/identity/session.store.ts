import { randomBytes } from 'node:crypto'
import { type Instant, later, MINUTE_MS } from '../platform/time/calendar.ts'
import { type Device, LEARNER_IDLE_MS, LONGEST_MS, PROOF_MS, RECORDS_IDLE_MS, type SignInWay } from './session.ts'
import type { PersonId } from '../ledger/event.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { keptQuery } from '../platform/database/kept-query.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import { supervisesAnyone } from '../people/employment.store.ts'
import type { AccountStanding } from './access.store.ts'
import type { Grant } from './access.ts'
import { grantsOf } from './role.store.ts'
import { isUnavailable } from '../platform/database/unavailable.store.ts'

export interface Session {
  /** Names the session on pages and in forms. It opens nothing: the id in the cookie can't be found from it. */
  readonly handle: string
  readonly person: PersonId
  readonly csrfToken: string
  readonly language: string
  readonly grants: readonly Grant[]
  /** How the person came in. However they prove later who they are, this stays. */
  readonly way: SignInWay
  /** When the person last proved who they are. */
  readonly authenticatedAt: Instant
  /** When it ends if nothing more comes from it. */
  readonly idleUntil: Instant
  readonly idleMs: number
  /** When it ends whatever comes. */
  readonly latestEnd: Instant
  /** What the person last looked for among people and sites, or null. */
  readonly search: string | null
}

/** One of a person's sessions that last, for the list of their own. */
export interface OpenSession {
  readonly handle: string
  readonly device: Device
  readonly createdAt: Instant
  readonly lastSeenAt: Instant
}

/** How and with what somebody came in. */
export interface Arrival {
  readonly way: SignInWay
  readonly device: Device
  /** False for somebody whom a provider sends without having asked again: it may have asked hours ago. */
  readonly isProof?: boolean
}

/** The part of a session's hash that names it: 64 bits, more than enough to tell one person's sessions apart. */
const HANDLE_LENGTH = 16
/** Each touch is a write to the disk: once a minute is exact enough for half an hour. */
const TOUCH_MS = MINUTE_MS

/** Returns the id for the cookie, which is kept nowhere: the table holds its hash. */
export async function createSession(
  db: Database,
  person: PersonId,
  at: Instant,
  { way, device, isProof = true }: Arrival,
): Promise<string> {
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
      way,
      browser: device.browser,
      system: device.system,
      authenticated_at: isProof ? at : later(at, -PROOF_MS),
    })
    .execute()
  return id
}

/**
 * Notes that the person has proved again who they are, and returns the new id of the session (ASVS 5, 7.2.4). Its form
 * token stays, so that forms that are open in other tabs still go through. Returns null when the session ended
 * meanwhile.
 */
export async function renewSession(db: Database, id: string, at: Instant): Promise<string | null> {
  const renewed = randomToken()
  const row = await db
    .updateTable('session')
    .set({ id_hash: sha256(renewed), authenticated_at: at, last_seen_at: at })
    .where('id_hash', '=', sha256(id))
    .returning('person')
    .executeTakeFirst()
  return row === undefined ? null : renewed
}

/** A session with what the same read has found about its person. */
export interface ResumedSession extends Session {
  readonly standing: AccountStanding
}

/**
 * Returns the session of a cookie and notes that it was seen. Returns null when there is none, it is older than 12
 * hours, or it was idle for too long: 30 minutes for people who see others' records, 8 hours for everyone else. Also returns null when the
 * clock is before its beginning, so that setting the clock back prolongs nothing.
 */
export async function resumeSession(db: Database, id: string, at: Instant): Promise<ResumedSession | null> {
  const idHash = sha256(id)
  const rows = await sessionRows(db, idHash, at)
  const [row] = rows
  if (row === undefined) return null
  const { person } = row
  // One row for each role and each employment.
  const roles = new Map(rows.flatMap(({ role, until_on }) => (role === null ? [] : [[role, until_on] as const])))
  const grants = roles.has('site-hr')
    ? await grantsOf(db, person)
    : [...roles].map(([role, until]) => ({ role, sites: [], until }))
  const standing = {
    survivor: row.into_person ?? person,
    isClosed: (row.into_person === null ? row.own_closed_at : row.into_closed_at) !== null,
    supervises: row.report !== null,
    terms: rows.flatMap(({ from, until }) => (from === null ? [] : [{ from, until }])),
  }
  const idleMs = idleFor(grants, standing.supervises)
  if (at >= later(row.last_seen_at, idleMs)) return null
  // Seen later than now: the clock was set back, and the jump isn't added to the time that the session may be idle.
  const isSeenAnew = at < row.last_seen_at || at >= later(row.last_seen_at, TOUCH_MS)
  const seenAt = isSeenAnew ? at : row.last_seen_at
  if (seenAt === at) await touch(db, idHash, at)
  return {
    handle: handleOf(idHash),
    person,
    csrfToken: row.csrf_token,
    language: row.language,
    grants,
    way: row.way,
    authenticatedAt: row.authenticated_at,
    idleUntil: later(seenAt, idleMs),
    idleMs,
    latestEnd: row.expires_at,
    search: row.search,
    standing,
  }
}

/** All that a page of somebody signed in asks first. */
const sessionRows = keptQuery((db, idHash: string, at: Instant) =>
  db
    .selectFrom('session')
    .innerJoin('account', 'account.person', 'session.person')
    .leftJoin('person_merge as merge', 'merge.person', 'session.person')
    .leftJoin('account as into', 'into.person', 'merge.into_person')
    .leftJoin('account_role as held', 'held.person', 'session.person')
    .leftJoin('placement as job', (join) =>
      join.on(({ eb, fn }) => eb('job.person', '=', fn.coalesce('merge.into_person', 'session.person'))),
    )
    .select(({ fn, selectFrom }) => [
      'session.person',
      'csrf_token',
      'account.language',
      'last_seen_at',
      'way',
      'authenticated_at',
      'expires_at',
      'search',
      'merge.into_person',
      'account.closed_at as own_closed_at',
      'into.closed_at as into_closed_at',
      'held.role',
      'held.until_on',
      'job.from_on as from',
      'job.until_on as until',
      selectFrom('placement as report')
        .select('report.person')
        .where('report.supervisor', '=', fn.coalesce('merge.into_person', 'session.person'))
        .limit(1)
        .as('report'),
    ])
    .where('id_hash', '=', idHash)
    .where('session.created_at', '<=', at)
    .where('expires_at', '>', at)
    .orderBy('held.role'),
)

/** Whoever has a role or people reporting to them sees other people's records. */
function idleFor(grants: readonly Grant[], supervises: boolean): number {
  return grants.length > 0 || supervises ? RECORDS_IDLE_MS : LEARNER_IDLE_MS
}

/**
 * A session that has run out and isn't tidied away yet: its forms can be kept until the person signs in again. Returns
 * null for one that lasts, and for one that others have ended.
 */
export async function findEndedSession(
  db: Database,
  id: string,
  at: Instant,
): Promise<Pick<Session, 'person' | 'csrfToken'> | null> {
  const row = await db
    .selectFrom('session')
    .select(['person', 'csrf_token'])
    .where('id_hash', '=', sha256(id))
    .where('last_seen_at', '<=', at)
    .executeTakeFirst()
  return row === undefined || (await resumeSession(db, id, at)) !== null
    ? null
    : { person: row.person, csrfToken: row.csrf_token }
}

/** Reading still works on a full disk. Someone who isn't noted as seen is signed out a little sooner. */
async function touch(db: Database, idHash: string, at: Instant): Promise<void> {
  try {
    await db.updateTable('session').set({ last_seen_at: at }).where('id_hash', '=', idHash).execute()
  } catch (error) {
    if (!isUnavailable(error)) throw error
  }
}

/** Keeps what the person looks for, for the page of results. */
export async function keepSearch(db: Database, handle: string, search: string): Promise<void> {
  await db.updateTable('session').set({ search }).where('id_hash', 'like', `${handle}%`).execute()
}

export async function endSession(db: Database, id: string): Promise<void> {
  await db.deleteFrom('session').where('id_hash', '=', sha256(id)).execute()
}

/** The sessions of these records that last, the one used last first. */
export async function sessionsOf(db: Database, records: readonly PersonId[], at: Instant): Promise<OpenSession[]> {
  const open: OpenSession[] = []
  for (const person of records) {
    const idleMs = idleFor(await grantsOf(db, person), await supervisesAnyone(db, await survivorOf(db, person)))
    const rows = await db
      .selectFrom('session')
      .select(['id_hash', 'browser', 'system', 'created_at', 'last_seen_at'])
      .where('person', '=', person)
      .where('created_at', '<=', at)
      .where('expires_at', '>', at)
      .where('last_seen_at', '>', later(at, -idleMs))
      .execute()
    for (const { id_hash, browser, system, created_at: createdAt, last_seen_at: lastSeenAt } of rows)
      open.push({ handle: handleOf(id_hash), device: { browser, system }, createdAt, lastSeenAt })
  }
  return open.sort((one, other) => (one.lastSeenAt < other.lastSeenAt ? 1 : -1))
}

/** Ends one session of these records. Returns 0 when there was none of this name. */
export async function endSessionNamed(db: Database, records: readonly PersonId[], handle: string): Promise<number> {
  return ended(ofRecords(db, records).where('id_hash', 'like', `${handle}%`))
}

/** Ends every session of these records but one. Returns how many. */
export async function endOtherSessions(db: Database, records: readonly PersonId[], kept: string): Promise<number> {
  return ended(ofRecords(db, records).where('id_hash', 'not like', `${kept}%`))
}

/** Ends all sessions at the same time: on a new password, when a person leaves, and when HR says so. Returns how many. */
export async function endSessionsOf(db: Database, person: PersonId): Promise<number> {
  return ended(ofRecords(db, [person]))
}

function ofRecords(db: Database, records: readonly PersonId[]) {
  return db.deleteFrom('session').where('person', 'in', records)
}

async function ended(sessions: ReturnType<typeof ofRecords>): Promise<number> {
  return Number((await sessions.executeTakeFirst()).numDeletedRows)
}

function handleOf(idHash: string): string {
  return idHash.slice(0, HANDLE_LENGTH)
}

/** 256 bits (ASVS 5, 7.2.3 asks for 128). */
function randomToken(): string {
  return randomBytes(32).toString('base64url')
}
