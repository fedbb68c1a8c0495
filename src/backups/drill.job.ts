import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { type SigningKey, signed } from '../platform/codes/key.job.ts'
import { readLedgerKey } from '../platform/codes/shared-key.job.ts'
import { openStore } from '../platform/database/open.store.ts'
import { VERSION } from '../platform/root.ts'
import { DAY_MS, type Instant } from '../platform/time/calendar.ts'
import { checkSeals } from './seals.job.ts'
import { DATABASE_FILE } from './folder.job.ts'
import type { BackupKey } from './seal.job.ts'
import { restoreBackup } from './restore.job.ts'

/** Tells a report of a drill from everything else that the ledger's key signs. */
export const DRILL = 'csec-restore-drill'

const SECOND_MS = 1_000

/** What a drill found. It holds no name and no address, so it may be kept and sent anywhere. */
export interface DrillReport {
  readonly format: typeof DRILL
  readonly version: 1
  readonly program: string
  readonly backup: string
  /** When the backup was made. */
  readonly madeAt: string
  readonly drilledAt: Instant
  readonly seconds: number
  /** The end of the ledger that came back, each entry checked. */
  readonly entries: number
  readonly head: string
  /** The number of rows in all tables of the backup. They were counted, and are as many as it says. */
  readonly rows: number
  readonly certificates: number
}

export interface Drill {
  readonly report: DrillReport
  /** The report, signed by the ledger's key as it came back from the backup. */
  readonly token: string
}

interface DrillPlace {
  /** The folder that has the room for it meanwhile. */
  readonly parent: string
  /** What keys in the backup's database are encrypted with, or null when its keys are files. */
  readonly encryption: Buffer | null
  /** What the backup's files are encrypted with, or null when they're open. */
  readonly backupKey: BackupKey | null
  /** With a key, tries a backup that isn't encrypted all the same. */
  readonly isOpenTrusted: boolean
  now(): Instant
}

/**
 * Puts a backup back into a folder of its own, checks the ledger, its signed checkpoints and the audit trail in it,
 * signs the report with the key that came back, and removes everything again.
 * Throws with a sentence when the backup wouldn't come back whole.
 */
export async function drillBackup(folder: string, place: DrillPlace): Promise<Drill> {
  const { parent, encryption, backupKey: key, isOpenTrusted, now } = place
  const at = now()
  removeLeft(parent, Date.parse(at))
  const dataDir = mkdtempSync(join(parent, `csec-drill-${machine()}-${process.pid}-`))
  try {
    const database = join(dataDir, DATABASE_FILE)
    const restoring = { folder, database, dataDir, key, isOpenTrusted, encryption, at }
    const { madeAt, entries, head, tables } = await restoreBackup(restoring)
    const ledgerKey = await look(database, { dataDir, encryption })
    if (ledgerKey === null) throw new Error(`${folder} has no ledger key, so nothing could be signed after a restore.`)
    const report: DrillReport = {
      format: DRILL,
      version: 1,
      program: VERSION,
      backup: basename(resolve(folder)),
      madeAt,
      drilledAt: at,
      seconds: (Date.parse(now()) - Date.parse(at)) / SECOND_MS,
      entries,
      head,
      rows: Object.values(tables).reduce((sum, count) => sum + count, 0),
      certificates: tables['certificate'] ?? 0,
    }
    return { report, token: await signed(report, DRILL, ledgerKey) }
  } finally {
    if (existsSync(dataDir)) rmSync(dataDir, { recursive: true, force: true })
  }
}

const LEFT = /^csec-drill-(?:([0-9a-f]{8})-)?(\d+)-\w{6}$/
/** No drill takes that long. */
const ABANDONED_MS = DAY_MS

/**
 * A drill that was killed leaves an open database and its keys behind. Folders of other users aren't ours to remove. Nor
 * is one of another machine or container until it's a day old: nobody here can tell whether its process is running.
 */
function removeLeft(parent: string, now: number): void {
  for (const name of readdirSync(parent)) {
    const [, of, pid] = LEFT.exec(name) ?? []
    if (pid === undefined || (of === machine() && Number(pid) !== process.pid && isRunning(Number(pid)))) continue
    const folder = join(parent, name)
    const found = lstatSync(folder, { throwIfNoEntry: false })
    if (found?.uid !== (process.getuid?.() ?? 0)) continue
    if (of === machine() || now - found.mtimeMs > ABANDONED_MS) rmSync(folder, { recursive: true, force: true })
  }
}

/** Stands for everything in which a process id is one process: two containers of one machine aren't the same. */
function machine(): string {
  return createHash('sha256').update(`${hostname()} ${processNamespace()}`).digest('hex').slice(0, 8)
}

function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    // Only Linux has containers.
    return ''
  }
}

/** Anything but "no such process" means that there is one. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

/** Restoring has checked the ledger itself, every page of the file, and the number of rows. Returns the ledger's key. */
async function look(
  database: string,
  keys: { readonly dataDir: string; readonly encryption: Buffer | null },
): Promise<SigningKey | null> {
  const store = await openStore({ database, readOnly: true, pagesLater: true })
  try {
    await checkSeals(store.db, 'the backup')
    return await readLedgerKey(store.db, keys)
  } finally {
    await store.close()
  }
}
