import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { isDeepStrictEqual } from 'node:util'
import { ledgerEnd } from '../ledger/head.store.ts'
import { verifyLedger } from '../ledger/verify.store.ts'
import { keptFiles, keptKinds, namesKept } from '../platform/database/kept-file.store.ts'
import { openStore, type Store } from '../platform/database/open.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { asOneFile } from '../platform/database/sqlite.store.ts'
import type { Instant } from '../platform/time/calendar.ts'
import { copyDatabase, type Counts } from './copy.store.ts'
import { DATABASE_FILE, keyNames, OWNER_ONLY, OWNER_ONLY_FOLDER, ownerOnly, toDisk } from './folder.job.ts'
import { refuseFile, refuseRecords, removeUnfinished, requireKeysOpen, workFolder } from './restore.job.ts'
import { checkSeals, type Seals } from './seals.job.ts'

export interface Places {
  /** The SQLite file. */
  readonly file: string
  /** The `postgres://` address. */
  readonly address: string
  /** The folder of the keys, and of files that jobs have made. */
  readonly dataDir: string
  /** What the server that's started afterward opens the keys in the database with. Null where nothing is said of it. */
  readonly encryption?: Buffer | null
  now(): Instant
}

/** What arrived, as the new database has it. */
export interface Moved extends Ends {
  readonly tables: Counts
  /** The files of the keys, which stay where they are. */
  readonly keys: readonly string[]
}

interface Ends extends Seals {
  readonly entries: number
  readonly head: string
}

/**
 * Copies a SQLite file into an empty PostgreSQL database. Throws with a sentence, and has changed neither, when the
 * file isn't in order or in use, when the server couldn't open the keys in it, when the database isn't empty, or when
 * something didn't arrive as it was.
 */
export async function moveToPostgres({ file, address, dataDir, encryption }: Places): Promise<Moved> {
  return withStore({ database: file, readOnly: true, alone: true }, (from) =>
    withStore({ database: address, alone: true }, async (to) => {
      await refuseRecords(to)
      return { ...(await move(from, to, encryption)), keys: keyNames(dataDir) }
    }),
  )
}

/** The way back, into a file that isn't there yet. */
export async function moveToSqlite({ file, address, dataDir, encryption, now }: Places): Promise<Moved> {
  refuseFile(file)
  const parent = dirname(file)
  if (!existsSync(parent)) mkdirSync(parent, { mode: OWNER_ONLY_FOLDER })
  removeUnfinished(parent)
  const work = workFolder(parent)
  mkdirSync(work, { mode: OWNER_ONLY_FOLDER })
  try {
    const unfinished = join(work, DATABASE_FILE)
    const moved = await withStore({ database: address, readOnly: true, alone: true }, (from) =>
      withStore({ database: unfinished }, async (to) => {
        const arrived = await move(from, to, encryption)
        await takeFilesOut(from, to, { dataDir, now })
        return arrived
      }),
    )
    asOneFile(unfinished)
    ownerOnly(unfinished)
    toDisk(unfinished)
    renameSync(unfinished, file)
    toDisk(parent)
    return { ...moved, keys: keyNames(dataDir) }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function withStore<T>(options: Parameters<typeof openStore>[0], work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(options)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Nobody signs out: it's the same moment in both. */
async function move(from: Store, to: Store, encryption: Buffer | null = null): Promise<Omit<Moved, 'keys'>> {
  await requireKeysOpen(from.db, encryption, { where: 'the database', which: 'its servers have' })
  const expected = await endsOf(from.db, 'the database')
  const tables = await copyDatabase(from, to, async (arrived) => {
    const found = await endsOf(arrived, 'what arrived')
    // Servers of an earlier version don't say that they are there.
    if (!isDeepStrictEqual(found, expected) || (await ledgerEnd(from.db)).hash !== expected.head)
      throw new Error(
        `Something was recorded in the meantime. ${UNCHANGED} Stop every server, and move the database again.`,
      )
  })
  return { ...expected, tables }
}

const UNCHANGED = 'Nothing was changed.'

async function endsOf(db: Database, where: string): Promise<Ends> {
  const ledger = await verifyLedger(db)
  if (!ledger.ok) throw new Error(`There’s a problem with the ledger in ${where}: ${ledger.reason} ${UNCHANGED}`)
  return { entries: ledger.events, head: ledger.head, ...(await checkSeals(db, where)) }
}

/** Packs and large reports: a server with a SQLite file has them in its folder, one with PostgreSQL takes them in. */
async function takeFilesOut(from: Store, to: Store, { dataDir, now }: Pick<Places, 'dataDir' | 'now'>): Promise<void> {
  const names = await namesKept(from.db)
  for (const kind of Object.values(keptKinds(dataDir))) {
    const [inDatabase, inFolder] = [keptFiles({ store: from, now, ...kind }), keptFiles({ store: to, now, ...kind })]
    for (const name of names.filter((each) => each.startsWith(kind.kind))) {
      const found = await inDatabase.find(name)
      if (found === null) continue
      const unfinished = inFolder.placeFor(name)
      await pipeline(found.read(), createWriteStream(unfinished, { mode: OWNER_ONLY }))
      toDisk(unfinished)
      await inFolder.keep(name, unfinished)
    }
  }
}
