import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  copyDatabase,
  countTables,
  endEverySession,
  endOtherSystems,
  endEveryTrial,
  forgetBackups,
} from './copy.store.ts'
import { ledgerEnd } from '../ledger/head.store.ts'
import { opensSealedKeys } from '../platform/codes/shared-key.job.ts'
import { isPostgres, openStore, readAnyVersion, type Store } from '../platform/database/open.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { hasCurrentSchema, packagedMigrations } from '../platform/database/migrate.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { asOneFile } from '../platform/database/sqlite.store.ts'
import { DAY_MS, dateAt, type Instant, toInstant } from '../platform/time/calendar.ts'
import { appendToTrail } from '../trail/trail.store.ts'
import type { Link } from '../ledger/chain.ts'
import { verifyInThreads } from '../ledger/verify-threads.job.ts'
import { damageFound } from '../platform/database/page-check.job.ts'
import { allEnded } from '../platform/jobs/thread.job.ts'
import {
  DATABASE_FILE,
  type Manifest,
  moveKeys,
  OWNER_ONLY_FOLDER,
  otherKey,
  readManifest,
  toDisk,
  moveFile,
} from './folder.job.ts'
import { lockedSentence, openFolder, requireBytes, takeDatabase } from './opened.job.ts'
import type { BackupKey } from './seal.job.ts'

export interface Restoring {
  /** The backup. */
  readonly folder: string
  /** A `postgres://` address, or the path of a SQLite file that is not there. */
  readonly database: string
  /** The folder for the keys. */
  readonly dataDir: string
  /** Opens an encrypted backup. */
  readonly key?: BackupKey | null
  /** With a key, takes a backup that isn't encrypted all the same. */
  readonly isOpenTrusted?: boolean
  /** What the server that's started afterward opens the keys in the database with. Null where nothing is said of it. */
  readonly encryption?: Buffer | null
  readonly at: Instant
}

/**
 * Puts a backup into a place where nothing is yet: a SQLite file or an empty PostgreSQL database, whichever engine it
 * came from. It checks the backup first and the result last. If it throws, nothing has changed.
 */
export async function restoreBackup(restoring: Restoring): Promise<Manifest> {
  const { folder, database, dataDir, key = null, isOpenTrusted, encryption = null, at } = restoring
  const manifest = readManifest(folder)
  const locked = lockedSentence(folder, manifest, key, isOpenTrusted)
  if (locked !== null) throw new Error(locked)
  if (!isPostgres(database)) refuseFile(database)
  // Not `recursive`: where nothing can be made, as in `/proc`, that never comes to an end.
  if (!existsSync(dataDir)) mkdirSync(dataDir, { mode: OWNER_ONLY_FOLDER })
  removeUnfinished(dataDir)
  const work = workFolder(dataDir)
  mkdirSync(work, { mode: OWNER_ONLY_FOLDER })
  try {
    const opened = join(work, 'opened')
    await openFolder(folder, manifest, key, opened)
    const other = otherKey(opened, dataDir, manifest.keys)
    if (other !== null) throw new Error(`${other} isn’t the same key as the one in the backup. ${MOVE_AWAY}`)
    const staged = join(work, DATABASE_FILE)
    takeDatabase(opened, staged)
    await stage(staged, { folder, manifest, encryption, at })
    // The database comes last: whoever finds one after a power cut takes it for restored, with its keys.
    const takeKeysAway = moveKeys(opened, dataDir, manifest.keys)
    try {
      if (isPostgres(database)) await intoPostgres(staged, database)
      else putFile(staged, database)
    } catch (error) {
      takeKeysAway()
      throw error
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return manifest
}

function putFile(staged: string, file: string): void {
  moveFile(staged, file)
  toDisk(dirname(file))
}

const WORK = 'restoring-'

/** For what isn't whole yet, on the disk of the database. */
export function workFolder(dataDir: string): string {
  return join(dataDir, `${WORK}${process.pid}`)
}

/** A killed process leaves a whole database behind. */
export function removeUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir).filter((each) => each.startsWith(WORK)))
    rmSync(join(dataDir, name), { recursive: true, force: true })
}

const MOVE_AWAY = 'Nothing was changed. Stop the server and move the existing files away, or name another place.'

/** A companion of a file that isn't there would be taken for its own. */
export function refuseFile(file: string): void {
  for (const ending of ['', '-wal', '-journal'])
    if (existsSync(file + ending)) throw new Error(`${file + ending} already exists. ${MOVE_AWAY}`)
}

interface Staging {
  readonly folder: string
  readonly manifest: Manifest
  readonly encryption: Buffer | null
  readonly at: Instant
}

/** A copy that is checked and brought up to date with this program, before it goes anywhere. */
async function stage(file: string, { folder, manifest, encryption, at }: Staging): Promise<void> {
  const { entries, head, madeAt } = manifest
  const end = { seq: entries, hash: head }
  // Before it's brought up to date, because a newer program may have other tables. All at the same time, the pages and
  // the ledger in threads. What's wrong with the file itself is told first.
  const [, , , isLedgerChecked] = await allEnded([
    requireBytes(file, folder, manifest),
    requirePages(file),
    requireRows(file, manifest),
    checkIfCurrent(file, end),
  ])
  const store = await openStore({ database: file, pagesLater: true })
  try {
    if (!isLedgerChecked) await check(store, end)
    await requireKeysOpen(store.db, encryption, IN_BACKUP)
    await endEverySession(store.db)
    await endOtherSystems(store.db, at)
    await endEveryTrial(store.db)
    await forgetBackups(store.db)
    await noteRestore(store, madeAt, at)
  } finally {
    await store.close()
  }
  asOneFile(file)
}

/** Returns false, and hasn't checked the ledger, when the file is of an earlier version of the program. */
async function checkIfCurrent(file: string, end: Link): Promise<boolean> {
  return readAnyVersion(
    file,
    async (db) => {
      if (!(await hasCurrentSchema(db, 'sqlite', packagedMigrations))) return false
      await check({ db, file }, end)
      return true
    },
    { pagesLater: true },
  )
}

async function requirePages(file: string): Promise<void> {
  const damage = await damageFound(file, { longestMs: DAY_MS })
  if (damage !== null) throw new Error(`The backup is damaged: ${damage}. Use another backup.`)
}

async function requireRows(file: string, { tables }: Manifest): Promise<void> {
  const found = await readAnyVersion(file, (db) => countTables(db, Object.keys(tables)), { pagesLater: true })
  for (const [table, rows] of Object.entries(tables))
    if (found[table] !== rows)
      throw new Error(`The backup has ${found[table]} rows of ${table}, but it says it has ${rows}.`)
}

/** With another key, a server couldn't sign with what came back, and would refuse to start. */
export async function requireKeysOpen(
  db: Database,
  encryption: Buffer | null,
  { where, which }: typeof IN_BACKUP,
): Promise<void> {
  if (encryption === null || (await opensSealedKeys(db, encryption))) return
  throw new Error(
    `KEY_ENCRYPTION_KEY isn't the key that the keys in ${where} are encrypted with. Nothing was changed. ` +
      `Set the one that ${which}.`,
  )
}

const IN_BACKUP = { where: 'this backup', which: 'the server had when the backup was made' }

/** What happened after the backup was made is gone from the audit trail, which says so. */
async function noteRestore(store: Store, madeAt: string, at: Instant): Promise<void> {
  const asOf = dateAt(toInstant(Date.parse(madeAt)), (await findOrganization(store.db))?.timeZone ?? 'UTC')
  const source = { actor: 'system:console', at, address: null } as const
  await store.transaction((tx) => appendToTrail(tx, source, { kind: 'restored', detail: { asOf } }))
}

async function intoPostgres(staged: string, database: string): Promise<void> {
  const source = await openStore({ database: staged, readOnly: true, pagesLater: true })
  try {
    const end = await ledgerEnd(source.db)
    const target = await openStore({ database, alone: true })
    try {
      await refuseRecords(target)
      await copyDatabase(source, target, (db) => check({ db, file: null }, end))
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

export async function refuseRecords({ db }: Store): Promise<void> {
  const { seq } = await ledgerEnd(db)
  if (seq === 0 && (await findOrganization(db)) === null) return
  throw new Error(`The database already has ${seq} entries. Nothing was changed. Use an empty database.`)
}

async function check(arrived: Pick<Store, 'db' | 'file'>, end: Link): Promise<void> {
  const verified = await verifyInThreads(arrived)
  if (!verified.ok) throw new Error(`There’s a problem with the backup: ${verified.reason}`)
  if (verified.events === end.seq && verified.head === end.hash) return
  throw new Error(`The backup ends with entry ${verified.events}, but it says it ends with entry ${end.seq}.`)
}
