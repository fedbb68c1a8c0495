import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { lastBackupAt, lastCopiedAt, lastRestoreAt } from '../backups/copy.store.ts'
import { newestBackup, readManifest } from '../backups/folder.job.ts'
import { lockedSentence } from '../backups/opened.job.ts'
import { backupsFolder } from '../backups/make.job.ts'
import { apartFromKept, keptHead } from '../ledger/kept-head.job.ts'
import { headsFault } from '../ledger/verify-heads.job.ts'
import { verifyInThreads } from '../ledger/verify-threads.job.ts'
import { hasSigningKey } from '../platform/codes/key.job.ts'
import { checkSealedKeys } from '../platform/codes/shared-key.job.ts'
import { type Config, ConfigProblems, readConfig } from '../platform/config.ts'
import { watchDisk } from '../platform/disk.ts'
import { isPostgres, openStore, type Store } from '../platform/database/open.store.ts'
import { faultsInPages } from '../platform/database/page-fault.store.ts'
import { DAY_MS, type Instant } from '../platform/time/calendar.ts'
import { verifyTrail } from '../trail/verify.store.ts'
import { type Command, readOptions } from './command.cli.ts'
import { refusedTexts } from './live-text.cli.ts'
import { chosen, closedSentence, DATABASE_HELP, DATABASE_OPTIONS, databaseWithKeys, dataDirOf } from './database.cli.ts'

/** What one look found, and what to do about it when something isn't in order. */
interface Finding {
  readonly ok: boolean
  readonly text: string
  /** Whether it's a setting that can't be used. */
  readonly isSetting?: boolean
}

const fine = (text: string): Finding => ({ ok: true, text })
const wrong = (text: string): Finding => ({ ok: false, text })
const unusable = (text: string): Finding => ({ ok: false, text, isSetting: true })

const MB = 1024 * 1024
/** The server makes one each day, and tries again within the hour. */
const OLDEST_BACKUP_MS = 2 * DAY_MS

export const doctorCommand = (now: () => Instant): Command => ({
  name: 'doctor',
  summary: 'check the settings, the disk, the database and the backups, and say what to do',
  help: `csec doctor [--database ADDRESS] [--data-dir FOLDER]

${DATABASE_HELP}
                      The keys and backups are always in the data folder.

Checks the settings in the environment, the free disk space, every page of the database, the chain of
the ledger, its signed checkpoints, the audit trail, the texts that staff read, the keys, and the age of
the newest backup. Each line begins with "ok" or "not ok", and says what to do. Changes nothing, so you
can run it while the server is running.
Exits with 0 if it finds no problems, with 1 if it finds any, and with 2 if a setting can't be used.`,
  async run(args) {
    const options = readOptions(args, DATABASE_OPTIONS)
    const dataDir = dataDirOf(options['data-dir'])
    const { database } = chosen(databaseWithKeys(options))
    const { config, problem } = settingsNow()
    const closed = closedSentence(dataDir)
    const findings = [
      config === null ? unusable(problem) : settings(config),
      ...(closed === null ? await lookEverywhere(dataDir, database, config, now()) : [wrong(closed)]),
    ]
    for (const { ok, text } of findings) {
      if (ok) console.log(`ok: ${text}`)
      else console.error(`not ok: ${text}`)
    }
    if (findings.some(({ isSetting }) => isSetting === true)) return 2
    return findings.every(({ ok }) => ok) ? 0 : 1
  },
})

function settingsNow(): { readonly config: Config | null; readonly problem: string } {
  try {
    return { config: readConfig(process.env), problem: '' }
  } catch (error) {
    if (error instanceof ConfigProblems) return { config: null, problem: error.message }
    throw error
  }
}

function settings({ publicUrl, mail, oidc }: Config): Finding {
  const parts = [mail === null ? 'without mail' : 'with mail', ...(oidc === null ? [] : ['with single sign-on'])]
  return fine(`the settings, for ${publicUrl}, ${parts.join(', ')}`)
}

function roomIn(dataDir: string, database: string, { diskReserve: reserve }: Config): Finding {
  if (!existsSync(dataDir)) return wrong(`there’s no folder ${dataDir}. The server makes it when it starts.`)
  const disk = watchDisk({ dataDir, file: isPostgres(database) ? null : database, reserve })
  const room = disk.room()
  const said = `${Math.floor(disk.free() / MB)} MB are free at ${dataDir}`
  if (room === 'plenty') return fine(said)
  const needed = `${Math.ceil(disk.needed() / MB)} MB are needed for the next backup and for restoring one.`
  return wrong(`${said}${room === 'none' ? ', so nothing can be saved' : ''}. Free some space: ${needed}`)
}

async function lookEverywhere(
  dataDir: string,
  database: string,
  config: Config | null,
  at: Instant,
): Promise<Finding[]> {
  return [roomIn(dataDir, database, config ?? readConfig({})), ...(await lookInto(database, { dataDir, at, config }))]
}

interface Looking {
  readonly dataDir: string
  readonly at: Instant
  /** Null when the settings can't be used. */
  readonly config: Config | null
}

async function lookInto(database: string, looking: Looking): Promise<Finding[]> {
  const { dataDir, at, config } = looking
  let store: Store
  try {
    store = await openStore({ database, readOnly: true })
  } catch (error) {
    // The store says what is wrong in a sentence; a fault of our own has a name of its own.
    if (error instanceof Error && error.name === 'Error') return [wrong(error.message), backups(looking, NOTHING_SAID)]
    throw error
  }
  try {
    return [
      await everyPage(store),
      await ledger(store),
      await checkpoints(store, dataDir),
      await trail(store),
      await texts(store, at),
      // The setting that names the key is at fault, and was named.
      ...(config === null ? [] : [await keys(store, dataDir, config)]),
      ...((config?.backupCommand ?? null) === null ? [] : [await copies(store, at)]),
      backups(looking, await saidOfBackups(store)),
    ]
  } finally {
    await store.close()
  }
}

/** Opening has looked at the first damaged page only, and at no index. */
async function everyPage({ db, engine }: Store): Promise<Finding> {
  if (engine === 'postgres') return fine('the database answers. PostgreSQL looks after its own pages.')
  const faults = await faultsInPages(db)
  return faults.length === 0
    ? fine('every page of the database')
    : wrong(`the database is damaged (${faults.join('; ')}). Put the last good backup in its place.`)
}

async function ledger(store: Store): Promise<Finding> {
  const found = await verifyInThreads(store)
  return found.ok ? fine(`the ledger: ${found.events} entries, head ${found.head}`) : wrong(found.reason)
}

async function checkpoints({ db }: Store, dataDir: string): Promise<Finding> {
  const fault = await headsFault(db)
  if (fault !== null)
    return wrong(
      `there’s a problem with signed checkpoint ${fault.at}: ${fault.kind}. For details, run csec verify-ledger.`,
    )
  const kept = keptHead(dataDir)
  const apart = kept === null ? null : await apartFromKept(db, kept)
  return apart === null
    ? fine('the signed checkpoints')
    : wrong('the ledger isn’t the one that heads.json was signed for. To see what’s missing, run csec verify-ledger.')
}

async function trail({ db }: Store): Promise<Finding> {
  const found = await verifyTrail(db)
  return found.ok
    ? fine(`the audit trail: ${found.entries} entries`)
    : wrong(`there’s a problem with entry ${found.seq} of the audit trail. For details, run csec verify-trail.`)
}

async function texts({ db }: Store, at: Instant): Promise<Finding> {
  const refused = await refusedTexts(db, at)
  return refused.length === 0
    ? fine('the texts that staff read')
    : wrong(
        `the rules of this release refuse texts that are live, because they could keep staff from reporting: ${refused.join('; ')}. ` +
          'Ask a content steward, or HR for reminders, to change them.',
      )
}

async function copies({ db }: Store, at: Instant): Promise<Finding> {
  const last = await lastCopiedAt(db)
  const said =
    last === null ? 'no backup has been kept elsewhere yet' : `the last backup kept elsewhere is from ${last}`
  return last !== null && Date.parse(at) - Date.parse(last) <= OLDEST_BACKUP_MS
    ? fine(said)
    : wrong(`${said}. The server’s log says why BACKUP_COMMAND failed.`)
}

async function keys({ db }: Store, dataDir: string, { keyEncryption }: Config): Promise<Finding> {
  try {
    if (await checkSealedKeys(db, keyEncryption)) return fine('the keys, which are encrypted in the database')
  } catch (error) {
    // Sentences for the operator; a fault of our own has a name of its own.
    if (error instanceof Error && error.name === 'Error') return wrong(error.message)
    throw error
  }
  const missing = (['certificates', 'ledger'] as const).filter((use) => !hasSigningKey(dataDir, use))
  if (missing.length === 0) return fine('the keys for certificates and the ledger')
  return wrong(
    `there is no key for ${missing.join(' and ')} in ${join(dataDir, 'keys')}. ` +
      'A new server makes them when it starts. If it had them before, put them back from a backup.',
  )
}

/** What the database knows of its backups. */
interface SaidOfBackups {
  /** When one of the servers that share it finished its newest one, or null when only one server can. */
  readonly byServers: Instant | null
  /** When it was put back from a backup, or null. */
  readonly restoredAt: Instant | null
}

const NOTHING_SAID: SaidOfBackups = { byServers: null, restoredAt: null }

async function saidOfBackups({ db, engine }: Store): Promise<SaidOfBackups> {
  return {
    byServers: engine === 'postgres' ? await lastBackupAt(db) : null,
    restoredAt: await lastRestoreAt(db),
  }
}

function backups({ dataDir, config, at }: Looking, { byServers, restoredAt }: SaidOfBackups): Finding {
  const key = config?.backupKey ?? null
  const isNew = (made: string) => Date.parse(at) - Date.parse(made) <= OLDEST_BACKUP_MS
  const parent = backupsFolder(dataDir)
  const folder = newestBackup(parent)
  const manifest = folder === null ? null : readManifest(folder)
  const isFromBefore = manifest !== null && restoredAt !== null && manifest.madeAt < restoredAt
  const isHere = manifest !== null && isNew(manifest.madeAt) && !isFromBefore
  if (!isHere && byServers !== null && isNew(byServers))
    return fine(
      `a server made a backup at ${byServers}. It isn’t in ${parent}. ` +
        'Find the server whose backups folder has it, and run csec restore-drill there.',
    )
  if (folder === null || manifest === null)
    return wrong(`there’s no backup in ${parent}. To make one, run csec backup.`)
  if (manifest.sealed === undefined && key !== null)
    return wrong(
      `the newest backup isn’t encrypted, but BACKUP_KEY is set: ${folder}. To make one that is, run csec backup.`,
    )
  const locked = lockedSentence(folder, manifest, key)
  if (locked !== null) return wrong(locked)
  const { madeAt } = manifest
  if (isFromBefore)
    return wrong(
      `the newest backup is from ${madeAt}: ${folder}. The database was restored at ${restoredAt}, ` +
        'and has no backup of its own yet. The server makes one when it starts.',
    )
  return isHere
    ? fine(`the newest backup is from ${madeAt}: ${folder}`)
    : wrong(`the newest backup is from ${madeAt}: ${folder}. The server’s log says why there hasn’t been one since.`)
}
