import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Comparison } from '../ledger/comparison.ts'
import type { Fault } from '../ledger/chain.ts'
import { compareHeads } from '../ledger/compare.job.ts'
import { keptHeadFile } from '../ledger/kept-head.job.ts'
import { headsFault } from '../ledger/verify-heads.job.ts'
import { comparisonText, verdictOf } from '../ledger/comparison.page.ts'
import { MESSAGES } from '../words/messages.ts'
import { lastHead } from '../ledger/head.store.ts'
import { isPostgres, type Store } from '../platform/database/open.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { Verification } from '../ledger/verification.ts'
import { verifyInThreads } from '../ledger/verify-threads.job.ts'
import { type Command, oneOf, readOptions, UsageError } from './command.cli.ts'
import { chosen, DATABASE_HELP, DATABASE_OPTIONS, dataDirOf, openChosen } from './database.cli.ts'

const LARGEST_FILE = 50 * 1024 * 1024
const OPTIONS = {
  ...DATABASE_OPTIONS,
  heads: { type: 'string', multiple: true, default: [] as string[] },
  format: { type: 'string', default: 'text' },
} as const

/** Everything that was found: also what `--format json` prints. */
interface Report {
  readonly ok: boolean
  readonly ledger: Verification
  /** The number of heads on record, and the first that isn't in order. */
  readonly headsOnRecord: { readonly count: number; readonly fault: Fault | null }
  /** `null` when there was no head to compare with. */
  readonly outside: Comparison | null
}

export const verifyLedgerCommand: Command = {
  name: 'verify-ledger',
  summary: 'check that every entry of the ledger is as it was recorded',
  help: `csec verify-ledger [--heads FILE]... [--format text|json] [--database ADDRESS | --data-dir FOLDER]

  --heads FILE        signed checkpoints that were kept outside, as they were e-mailed or downloaded; can be
                      used several times. For each one, says whether the ledger still has its entry,
                      whether its key is on record, and where any change starts
  --format F          text (default) or json
${DATABASE_HELP}

Checks the hash of each entry, the chain between entries, the facts about people and the certificates
they name, the end of the ledger, and the signed checkpoints on record. Also compares the ledger with the last
checkpoint, which the server keeps in heads.json next to the database: that shows whether entries are missing at
the end. Names the first problem it finds. Exits with 0 if everything matches, with 1 if something
doesn't, and with 2 if a file can't be read. Changes nothing, so you can run it while the server is running.`,
  async run(args) {
    const options = readOptions(args, OPTIONS)
    const format = oneOf('format', options.format, ['text', 'json'])
    const texts = [
      ...options.heads.map((file) => textOf({ file, isGiven: true })),
      ...headBeside(options).map((file) => textOf({ file, isGiven: false })),
    ]
    const store = await openChosen(options, { readOnly: true })
    try {
      const report = await examine(store, texts)
      if (format === 'json') console.log(JSON.stringify(report, null, 2))
      else await print(store.db, report)
      return report.ok ? 0 : 1
    } finally {
      await store.close()
    }
  },
}

interface HeadsFile {
  readonly file: string
  /** `true` if an option named the file. Otherwise it is the server's own. */
  readonly isGiven: boolean
}

interface HeadsText extends HeadsFile {
  readonly text: string
}

function unusable({ file, isGiven }: HeadsFile, fault: string): UsageError {
  if (isGiven) return new UsageError(`--heads: ${file} ${fault}`)
  return new UsageError(
    `${file} ${fault}. The server keeps its last signed checkpoint there. Keep the file for whoever looks into it, move it away, and compare with a checkpoint that was kept outside.`,
  )
}

async function examine({ db, file }: Store, texts: readonly HeadsText[]): Promise<Report> {
  for (const each of texts)
    if ((await compareHeads(db, [each.text])) === null)
      throw unusable(each, 'holds no checkpoints of a ledger, or a key in it is not what it says')
  const all = texts.map(({ text }) => text)
  const outside = all.length === 0 ? null : await compareHeads(db, all)
  const ledger = await verifyInThreads({ db, file })
  const headsOnRecord = { count: (await lastHead(db))?.number ?? 0, fault: await headsFault(db) }
  const ok = ledger.ok && headsOnRecord.fault === null && (outside?.fits ?? true)
  return { ok, ledger, headsOnRecord, outside }
}

async function print(db: Database, { ledger, headsOnRecord, outside }: Report): Promise<void> {
  // Faults come first.
  if (outside?.fits === false) console.error(`not ok: ${verdictOf(outside, MESSAGES.en)}`)
  if (ledger.ok) console.log(`ok: ${ledger.events} events, head ${ledger.head}`)
  else console.error(`not ok: ${ledger.reason}`)
  const { count, fault } = headsOnRecord
  if (fault !== null) console.error(`not ok: ${MESSAGES.en.hr.ledger.faults[fault.kind](fault.at)}`)
  else if (count > 0) console.log(`ok: ${count} signed checkpoints on record`)
  if (outside === null) {
    if (ledger.ok && fault === null)
      console.log(
        'No signed checkpoint was compared. If entries were missing at the end, this wouldn’t show it: use --heads FILE.',
      )
    return
  }
  const timeZone = (await findOrganization(db))?.timeZone ?? 'UTC'
  const { verdict, parts } = comparisonText(outside, { t: MESSAGES.en, language: 'en', timeZone })
  const say = outside.fits ? console.log : console.error
  if (outside.fits) say(`ok: ${verdict}`)
  for (const { title, lines } of parts) {
    say(`\n${title}`)
    for (const line of lines) say(`  ${line}`)
  }
}

/**
 * Returns the last signed head, which the server keeps next to the database. A ledger that lost its end doesn't have
 * it.
 */
function headBeside(options: Pick<ReturnType<typeof readOptions<typeof OPTIONS>>, 'database' | 'data-dir'>): string[] {
  const { database } = chosen(options)
  const file = keptHeadFile(isPostgres(database) ? dataDirOf(options['data-dir']) : dirname(database))
  return existsSync(file) ? [file] : []
}

function textOf(heads: HeadsFile): HeadsText {
  const { file } = heads
  try {
    if (statSync(file).size > LARGEST_FILE) throw unusable(heads, 'is too large to hold checkpoints')
    return { ...heads, text: readFileSync(file, 'utf8') }
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof Error)) throw error
    throw unusable(heads, `cannot be read: ${error.message}`)
  }
}
