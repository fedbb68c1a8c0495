import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  addDays,
  type Instant,
  type CalendarDate,
  DAY_MS,
  dateAt,
  later,
  MINUTE_MS,
} from '../platform/time/calendar.ts'
import {
  BACKUP_JOB,
  copyTables,
  countTables,
  endTrialsInFile,
  inOneMoment,
  lastRestoreAt,
  tablesInOrder,
} from './copy.store.ts'
import { ledgerEnd } from '../ledger/head.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { damageFound } from '../platform/database/page-check.job.ts'
import { openStore, readAnyVersion, type Store } from '../platform/database/open.store.ts'
import { asOneFile } from '../platform/database/sqlite.store.ts'
import { verifyInThreads } from '../ledger/verify-threads.job.ts'
import {
  ABOUT,
  copyKeys,
  DATABASE_FILE,
  keyNames,
  MANIFEST_FILE,
  type Manifest,
  manifestIn,
  OWNER_ONLY_FOLDER,
  ownerOnly,
  sha256OfFile,
  toDisk,
} from './folder.job.ts'
import { sealedManifest, sealFolder } from './opened.job.ts'
import type { BackupKey } from './seal.job.ts'
import { GivenUp, type Job } from '../platform/jobs/job.ts'
import { beginRun, finishRun } from '../platform/jobs/run.store.ts'
import { findOrganization } from '../organization/organization.store.ts'

/** A backup isn't given up because its file is large and its disk slow. */
const LONGEST_LOOK_MS = DAY_MS

interface Making {
  readonly store: Store
  /** The folder of the keys. */
  readonly dataDir: string
  readonly at: Instant
  /** Encrypts the backup; null leaves it open. */
  readonly key?: BackupKey | null
  /** The database is of an earlier version of the program, so only its pages and its rows are looked at. */
  readonly isOlder?: boolean
  /** Called between two steps. If it throws, the work ends and no backup is left. */
  check(): void
}

/**
 * Makes a backup of one moment while the server keeps running. It checks the chain and the rows it wrote, and names the
 * folder only when everything is on the disk, so a power cut leaves a whole backup or none.
 */
export async function makeBackup(making: Making, folder: string): Promise<Manifest> {
  const unfinished = `${folder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  // Not `recursive`: where nothing can be made, as in `/proc`, that never comes to an end.
  mkdirSync(unfinished, { mode: OWNER_ONLY_FOLDER })
  try {
    const manifest = await fill(unfinished, making)
    for (const path of [...pathsBelow(unfinished), unfinished]) toDisk(path)
    renameSync(unfinished, folder)
    toDisk(dirname(folder))
    return manifest
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    throw error
  }
}

function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
}

async function fill(
  folder: string,
  { store, dataDir, at, check, key = null, isOlder = false }: Making,
): Promise<Manifest> {
  const turn = async () => {
    check()
    await nextTurn()
  }
  const file = join(folder, DATABASE_FILE)
  const before = await ledgerEnd(store.db)
  const expected =
    store.engine === 'sqlite' ? await copySqlite(store, file, check) : await copyPostgres(store, file, turn)
  ownerOnly(file)
  const { tables, entries, head } = await (isOlder ? counted(file) : checked(file, check))
  if (entries < before.seq)
    throw new Error(`The backup has ${entries} entries; the ledger had ${before.seq} when it began.`)
  for (const [table, rows] of Object.entries(expected ?? {}))
    if (tables[table] !== rows) throw new Error(`The backup has ${tables[table]} rows of ${table}; there were ${rows}.`)
  const keys = keyNames(dataDir)
  copyKeys(dataDir, folder, keys)
  const open: Manifest = {
    format: 'csec-backup',
    version: 1,
    about: ABOUT,
    madeAt: at,
    engine: store.engine,
    entries,
    head,
    database: { bytes: statSync(file).size, sha256: await sha256OfFile(file, check) },
    tables,
    keys,
  }
  const manifest = key === null ? open : sealedManifest(open, key)
  if (key !== null) await sealFolder(folder, keys, key, check)
  const manifestFile = join(folder, MANIFEST_FILE)
  writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`)
  ownerOnly(manifestFile)
  return manifest
}

/**
 * Copies page by page, including the log next to the file, and then takes out what no backup has. Only the copy has the
 * rows of its moment.
 */
async function copySqlite({ copyFile }: Store, file: string, check: () => void): Promise<null> {
  if (copyFile === null) throw new Error('This database can’t be copied as a file.')
  await copyFile(file, check)
  endTrialsInFile(file)
  asOneFile(file)
  return null
}

/** Row by row into a SQLite file: no program of PostgreSQL is needed, and the copy can be looked into anywhere. */
async function copyPostgres(store: Store, file: string, turn: () => Promise<void>): Promise<Manifest['tables']> {
  const copy = await openStore({ database: file })
  try {
    const tables = await tablesInOrder(copy.db)
    return await inOneMoment(store, async (from) => {
      await copy.db.transaction().execute((to) => copyTables({ db: from, engine: store.engine }, to, tables, turn))
      return countTables(from, tables)
    })
  } finally {
    await copy.close()
    asOneFile(file)
  }
}

async function checked(file: string, check: () => void) {
  // In a thread: of a large file, this takes many seconds, in which nobody would be answered.
  const damage = await damageFound(file, { check, longestMs: LONGEST_LOOK_MS })
  if (damage !== null) throw new Error(`The backup is damaged: ${damage}`)
  const copy = await openStore({ database: file, readOnly: true, pagesLater: true })
  try {
    // One thread: the other cores are for those who are at work meanwhile.
    const verified = await verifyInThreads(copy, { threads: 1, check })
    if (!verified.ok) throw new Error(`There’s a problem with the backup: ${verified.reason}`)
    const tables = await countTables(copy.db, await tablesInOrder(copy.db))
    return { tables, entries: verified.events, head: verified.head }
  } finally {
    await copy.close()
  }
}

async function counted(file: string) {
  return readAnyVersion(file, async (db) => {
    const { seq, hash } = await ledgerEnd(db)
    return { tables: await countTables(db, await tablesInOrder(db)), entries: seq, head: hash }
  })
}

interface DailyBackups {
  readonly store: Store
  readonly dataDir: string
  /** Encrypts the backups; null leaves them open. */
  readonly key: BackupKey | null
  now(): Instant
}

/** A week of days; for more, copy them away. */
export const KEPT = 7
const NAME = /^daily-\d{4}-\d\d-\d\d$/
/** A backup that a restore has set aside, with its day. */
const ASIDE = /^daily-(\d{4}-\d\d-\d\d)-before-restore(-\d+)?$/
const UNFINISHED = /^daily-\d{4}-\d\d-\d\d\.unfinished$/
/** A backup that failed, or whose process was killed, is made again after this. */
const AGAIN_AFTER_MS = 55 * MINUTE_MS

export function backupsFolder(dataDir: string): string {
  return join(dataDir, 'backups')
}

export function dailyBackup(dataDir: string, day: CalendarDate): string {
  return join(backupsFolder(dataDir), `daily-${day}`)
}

/** Makes today's backup if there is none, in one process only. */
export function backupJob({ store, dataDir, key, now }: DailyBackups): Job<CalendarDate> {
  const folder = backupsFolder(dataDir)
  return {
    every: null,
    failure: 'the backup of today failed',
    idOf: (day) => day,
    async *claim() {
      const organization = await findOrganization(store.db)
      if (organization === null) return
      const at = now()
      const day = dateAt(at, organization.timeZone)
      if (await beginRun(store.db, BACKUP_JOB, day, at, later(at, -AGAIN_AFTER_MS))) yield day
    },
    async work(day, { isOver }) {
      mkdirSync(folder, { recursive: true, mode: OWNER_ONLY_FOLDER })
      removeUnfinished(folder)
      const target = dailyBackup(dataDir, day)
      const check = () => {
        if (isOver()) throw new GivenUp()
      }
      await setAside(target, store.db)
      // Made, and the process was killed before it could say so.
      if (!existsSync(target)) await makeBackup({ store, dataDir, at: now(), key, check }, target)
      await finishRun(store.db, BACKUP_JOB, day, now())
      removeOld(folder, day)
    },
  }
}

/**
 * After a restore, the backup of the same day is of the database before. It's kept under another name for as many days
 * as the others.
 */
async function setAside(target: string, db: Database): Promise<void> {
  const made = manifestIn(target)
  const restoredAt = made === null ? null : await lastRestoreAt(db)
  if (made === null || restoredAt === null || made.madeAt >= restoredAt) return
  const aside = `${target}-before-restore`
  const place = [aside, ...Array.from({ length: 99 }, (_, n) => `${aside}-${n + 2}`)].find((path) => !existsSync(path))
  if (place === undefined) throw new Error(`There are a hundred backups called ${aside}. Move some of them away.`)
  renameSync(target, place)
  toDisk(dirname(target))
}

/**
 * Deletes what a killed process left behind. Only the process that has today's job makes backups, so none of these is
 * in use.
 */
function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => UNFINISHED.test(each)))
    rmSync(join(folder, name), { recursive: true, force: true })
}

/** Deletes old automatic backups, including those that were set aside. Backups that someone made by hand stay. */
function removeOld(folder: string, today: CalendarDate): void {
  const names = readdirSync(folder).sort()
  const daily = names.filter((name) => NAME.test(name)).slice(0, -KEPT)
  const firstDay = addDays(today, 1 - KEPT)
  const aside = names.filter((name) => (ASIDE.exec(name)?.[1] ?? today) < firstDay)
  for (const name of [...daily, ...aside]) rmSync(join(folder, name), { recursive: true, force: true })
}
