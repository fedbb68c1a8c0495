import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { copyTables, countTables, endEverySession, inOneMoment, tablesInOrder } from './copy.store.ts'
import { ledgerEnd } from '../ledger/head.store.ts'
import { isPostgres, openStore, type Store } from '../platform/database/open.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { asOneFile } from '../platform/database/sqlite.store.ts'
import { dateAt, type Instant, toInstant } from '../platform/time/calendar.ts'
import { appendToTrail } from '../trail/trail.store.ts'
import { verifyLedger } from '../ledger/verify.store.ts'
import {
  copyKeys,
  DATABASE_FILE,
  type Manifest,
  OWNER_ONLY_FOLDER,
  otherKey,
  ownerOnly,
  readManifest,
  sha256OfFile,
} from './folder.job.ts'

export interface Restoring {
  /** The backup. */
  readonly folder: string
  /** A `postgres://` address, or the path of a SQLite file that is not there. */
  readonly database: string
  /** The folder for the keys. */
  readonly dataDir: string
  readonly at: Instant
}

const noTurn = () => Promise.resolve()

/**
 * Puts a backup into a place where nothing is yet: a SQLite file or an empty PostgreSQL database, whichever engine it
 * came from. It checks the backup first and the result last. If it throws, nothing has changed.
 */
export async function restoreBackup({ folder, database, dataDir, at }: Restoring): Promise<Manifest> {
  const manifest = readManifest(folder)
  const source = join(folder, DATABASE_FILE)
  if (!existsSync(source) || (await sha256OfFile(source)) !== manifest.database.sha256)
    throw new Error(`${source} is not the file that was backed up: it was changed, or cut off. Take another backup.`)
  const other = otherKey(folder, dataDir, manifest.keys)
  if (other !== null) throw new Error(`${other} is another key than the one in the backup. ${MOVE_AWAY}`)
  if (!isPostgres(database)) refuseFile(database)
  // Not `recursive`: where nothing can be made, as in `/proc`, that never comes to an end.
  if (!existsSync(dataDir)) mkdirSync(dataDir, { mode: OWNER_ONLY_FOLDER })
  removeUnfinished(dataDir)
  const work = join(dataDir, `${WORK}${process.pid}`)
  mkdirSync(work, { mode: OWNER_ONLY_FOLDER })
  try {
    const staged = join(work, DATABASE_FILE)
    await stage(source, staged, manifest, at)
    if (isPostgres(database)) await intoPostgres(staged, database)
    else renameSync(staged, database)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  copyKeys(folder, dataDir, manifest.keys)
  return manifest
}

const WORK = 'restoring-'

/** A killed process leaves a whole database behind. */
function removeUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir).filter((each) => each.startsWith(WORK)))
    rmSync(join(dataDir, name), { recursive: true, force: true })
}

const MOVE_AWAY = 'Nothing was changed. Stop the server and move what is there away, or restore to another place.'

/** A companion of a file that isn't there would be taken for its own. */
function refuseFile(file: string): void {
  for (const ending of ['', '-wal', '-journal'])
    if (existsSync(file + ending)) throw new Error(`${file + ending} is there already. ${MOVE_AWAY}`)
}

/** A copy that is brought up to date with this program and checked, before it goes anywhere. */
async function stage(source: string, file: string, manifest: Manifest, at: Instant): Promise<void> {
  const { entries, head, madeAt, tables } = manifest
  copyFileSync(source, file)
  ownerOnly(file)
  const store = await openStore({ database: file })
  try {
    await check(store, { seq: entries, hash: head })
    const found = await countTables(store.db, Object.keys(tables))
    for (const [table, rows] of Object.entries(tables))
      if (found[table] !== rows)
        throw new Error(`The backup has ${found[table]} rows of ${table}, and says it has ${rows}.`)
    await endEverySession(store.db)
    await noteRestore(store, madeAt, at)
  } finally {
    await store.close()
  }
  asOneFile(file)
}

/** What happened after the backup was made is gone from the audit trail, which says so. */
async function noteRestore(store: Store, madeAt: string, at: Instant): Promise<void> {
  const asOf = dateAt(toInstant(Date.parse(madeAt)), (await findOrganization(store.db))?.timeZone ?? 'UTC')
  const source = { actor: 'system:console', at, address: null } as const
  await store.transaction((tx) => appendToTrail(tx, source, { kind: 'restored', detail: { asOf } }))
}

async function intoPostgres(staged: string, database: string): Promise<void> {
  const source = await openStore({ database: staged, readOnly: true })
  try {
    const target = await openStore({ database })
    try {
      await refuseRecords(target)
      const tables = await tablesInOrder(source.db)
      const expected = await countTables(source.db, tables)
      await inOneMoment(source, (from) =>
        target.db.transaction().execute(async (to) => {
          await copyTables({ db: from, engine: source.engine }, to, tables, noTurn)
          const found = await countTables(to, tables)
          for (const table of tables)
            if (found[table] !== expected[table])
              throw new Error(`${found[table]} of ${expected[table]} rows of ${table} arrived. Nothing was changed.`)
        }),
      )
      await check(target, await ledgerEnd(source.db))
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

async function refuseRecords({ db }: Store): Promise<void> {
  const { seq } = await ledgerEnd(db)
  if (seq === 0 && (await findOrganization(db)) === null) return
  throw new Error(`The database holds ${seq} entries already. Nothing was changed. Name an empty database.`)
}

async function check({ db }: Store, end: { readonly seq: number; readonly hash: string }): Promise<void> {
  const verified = await verifyLedger(db)
  if (!verified.ok) throw new Error(`The backup is not in order: ${verified.reason}`)
  if (verified.events === end.seq && verified.head === end.hash) return
  throw new Error(`The backup ends with entry ${verified.events}, and says it ends with entry ${end.seq}.`)
}
