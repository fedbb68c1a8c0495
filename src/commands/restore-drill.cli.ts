import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drillBackup } from '../backups/drill.job.ts'
import { newestBackup } from '../backups/folder.job.ts'
import { backupsFolder } from '../backups/make.job.ts'
import type { Instant } from '../platform/time/calendar.ts'
import { type Command, readOptions, UsageError, writeFiles } from './command.cli.ts'
import { backupKeyNow, closedSentence, dataDirOf } from './database.cli.ts'
import { encryptionSetting } from './keys.cli.ts'

const OPTIONS = {
  'data-dir': { type: 'string' },
  in: { type: 'string' },
  out: { type: 'string' },
  open: { type: 'boolean' },
} as const

export const restoreDrillCommand = (now: () => Instant): Command => ({
  name: 'restore-drill',
  summary: 'check that a backup can be restored completely, and sign a report',
  help: `csec restore-drill [BACKUP] [--in FOLDER] [--out FILE] [--open] [--data-dir FOLDER]

  BACKUP              the folder that csec backup or the server made
                      (default: the newest one in "backups" in the data folder)
  --in FOLDER         where to restore the backup for the check; it needs as much space as the database
                      (default: the folder for temporary files)
  --out FILE          also write the signed report to this file
  --open              try a backup that isn't encrypted, although BACKUP_KEY is set
  --data-dir FOLDER   the data folder (default: DATA_DIR, or "data")

Restores the backup into a separate folder, and checks every entry of the ledger, the signed
checkpoints, the audit trail, and the number of rows. Signs the report with the restored ledger key,
then deletes everything it restored. Doesn't touch the server or its database. Do this once a month, and
keep the reports. An encrypted backup needs its BACKUP_KEY or BACKUP_KEY_FILE. Exits with 2 if the
backup couldn't be restored completely.`,
  async run(args) {
    const [first] = args
    const named = first === undefined || first.startsWith('--') ? null : first
    const options = readOptions(named === null ? args : args.slice(1), OPTIONS)
    const dataDir = dataDirOf(options['data-dir'])
    const backups = backupsFolder(dataDir)
    const closed = named === null ? closedSentence(dataDir) : null
    if (closed !== null) throw new UsageError(closed)
    const folder = named ?? newestBackup(backups)
    if (folder === null)
      throw new UsageError(`there is no backup in ${backups} yet; say which: csec restore-drill BACKUP`)
    const parent = options.in ?? tmpdir()
    refuseNoFolder('--in', parent)
    const keys = { encryption: encryptionSetting(), backupKey: backupKeyNow(), isOpenTrusted: options.open === true }
    const place = { parent, ...keys, now }
    const { report, token } = await drillBackup(folder, place).catch((error: unknown) => {
      // A sentence for the operator; a fault of our own has a name of its own.
      if (error instanceof Error && error.name === 'Error') throw new UsageError(error.message)
      throw error
    })
    if (options.out !== undefined) await writeFiles('out', new Map([[options.out, `${token}\n`]]))
    const { entries, head, rows, certificates, madeAt, seconds } = report
    console.log(`ok: ${folder}, made at ${madeAt}, was restored completely in ${seconds} s.`)
    console.log(`${entries} entries, head ${head}, ${certificates} certificates, ${rows} rows in all.`)
    console.log(`Signed report: ${token}`)
    return 0
  },
})

function refuseNoFolder(option: string, folder: string): void {
  try {
    readdirSync(join(folder))
  } catch {
    throw new UsageError(`${option}: ${folder} is not a folder that can be used`)
  }
}
