import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { loadCompiled } from '../app/compiled.ts'
import { dateAt, type CalendarDate, type Instant } from '../platform/time/calendar.ts'
import type { Actor } from '../ledger/event.ts'
import {
  ROSTER_OUTCOMES,
  type RosterDetail,
  type RosterNote,
  type RosterOutcome,
} from '../imports/staff-list/import.ts'
import { DATE_FORMATS, type Mapping, type PlannedRow, type Sheet } from '../imports/contract.job.ts'
import { IMPORTERS } from '../imports/importer.job.ts'
import { toPlannedRow } from '../imports/kept-detail.job.ts'
import { firstMapping, toMapping } from '../imports/mapping.job.ts'
import { readSheet } from '../imports/read-sheet.job.ts'
import { type RosterChoices, rosterChoices, toRosterDetail } from '../imports/staff-list/detail.job.ts'
import { importJob } from '../imports/background.job.ts'
import { createBackground } from '../platform/jobs/background.job.ts'
import { MESSAGES } from '../words/messages.ts'
import { limitText, rosterRowText } from '../imports/staff-list/row.page.ts'
import { ROOT } from '../platform/root.ts'
import { appendToTrail } from '../trail/trail.store.ts'
import { savedMappings } from '../imports/mapping.store.ts'
import { deleteRows, rowsOf } from '../imports/row.store.ts'
import { createImport, findImport, forgetText, moveImport } from '../imports/import.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { peopleWithFact } from '../people/people.store.ts'
import type { ImportId } from '../platform/database/schema.store.ts'
import { SCREENS, withOwnNames } from '../imports/kind.web.ts'
import { sheetProblemText } from '../imports/import.web.ts'
import { type Command, oneOf, UsageError } from './command.cli.ts'
import { DATABASE_HELP, DATABASE_OPTIONS, openChosen } from './database.cli.ts'
import { rosterImporter } from '../imports/staff-list/importer.job.ts'

const MISSING = ['keep', 'left'] as const
const OPTIONS = {
  ...DATABASE_OPTIONS,
  mapping: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  missing: { type: 'string', default: 'keep' },
  'last-day': { type: 'string' },
  confirm: { type: 'string' },
  'confirm-sites': { type: 'string' },
  actor: { type: 'string' },
} as const
const ALL_ROWS = 200_000
/** One of these has to be found before a list is read by its headings. */
const NAMES_SOMEBODY: ReadonlySet<string> = new Set(['employee_number', 'email', 'name', 'first_name', 'last_name'])
const WORDS = { t: MESSAGES.en, language: 'en' } as const

/** Everything went in, or was on record. */
const DONE = 0
/** Lines are left that somebody has to mend. */
const LINES_LEFT = 1
/** A number has to be confirmed; nothing was recorded. */
const TO_CONFIRM = 3

export function importRosterCommand(now: () => Instant): Command {
  return {
    name: 'import-roster',
    summary: 'import a staff list from a CSV or Excel file',
    help: `csec import-roster FILE [--mapping NAME] [--dry-run] [--missing keep|left] [--last-day DAY]
                   [--confirm NUMBER] [--confirm-sites NUMBER] [--actor WHO] [--database ADDRESS | --data-dir FOLDER]

  FILE                the staff list, as CSV or as an Excel workbook (.xlsx)
  --mapping NAME      which column is which, as HR saved it on the page "Import a file". Without it, columns
                      are recognized by their headings; to record the list, every heading must be recognized
  --dry-run           only say what would change; works while the server is running
  --missing WHAT      people on record who aren't in the file: keep (default) or left
  --last-day DAY      with --missing left: their last day, such as 2026-11-24
  --confirm NUMBER    how many people would be recorded as having left or would get another name: see exit code 3
  --confirm-sites NUMBER
                      how many sites have someone with a role who leaves, goes on leave or changes jobs
  --actor WHO         staff number or e-mail of the person responsible; without it, "the system"
${DATABASE_HELP}

Prints how many rows have each outcome, then each row that wasn't imported, with what to fix. Running the
same file again changes nothing. Without --dry-run, a server that uses the same SQLite file must be stopped.

Exits with 0 if every row is on record (with --dry-run: could be), with 1 if there are rows left to fix, with
2 if the file or an option is wrong, and with 3 if a number has to be confirmed: then nothing is recorded.`,
    async run(args) {
      const order = readOrder(args)
      const store = await openChosen(order.options, order.dryRun ? { readOnly: true } : { now })
      try {
        return await importRoster(store, order, now)
      } finally {
        await store.close()
      }
    },
  }
}

interface Order {
  readonly file: string
  /** `null` if the headings tell. */
  readonly mapping: string | null
  readonly dryRun: boolean
  readonly choices: RosterChoices
  readonly actor: string | null
  readonly options: { readonly database?: string | undefined; readonly 'data-dir'?: string | undefined }
}

function readOrder(args: readonly string[]): Order {
  const { values, positionals } = parsed(args)
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError('name one file; see csec import-roster --help')
  const missing = oneOf('missing', values.missing, MISSING)
  const lastDay = values['last-day'] ?? null
  if ((missing === 'left') !== (lastDay !== null))
    throw new UsageError('--missing left and --last-day belong together: use both or neither')
  const numberIn = (text: string | undefined) => (text === undefined ? null : Number(text))
  const confirmed = numberIn(values.confirm)
  const choices = rosterChoices.safeParse({
    missing,
    missingLastDay: lastDay,
    confirmedSeparations: confirmed,
    confirmedRenames: confirmed,
    confirmedRoles: numberIn(values['confirm-sites']),
  })
  if (!choices.success) {
    const isDay = choices.error.issues.some(({ path }) => path[0] === 'missingLastDay')
    throw new UsageError(
      isDay ? '--last-day takes a day such as 2026-11-24' : '--confirm and --confirm-sites take a whole number',
    )
  }
  const { 'dry-run': dryRun, mapping = null, actor = null } = values
  return { file, mapping, dryRun, choices: choices.data, actor, options: values }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true })
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message.split('. ')[0])
    throw error
  }
}

async function importRoster(store: Store, order: Order, now: () => Instant): Promise<number> {
  const organization = await findOrganization(store.db)
  if (organization === null) throw new UsageError('--database: nothing is set up in this database yet')
  const today = dateAt(now(), organization.timeZone)
  const actor = await actorOf(store, order, today)
  const saved = order.mapping === null ? null : await savedMapping(store, order.mapping)
  const { sheet, text } = await sheetOf(order)
  const mapping = saved === null ? await guessedMapping(store, order, sheet) : fittingMapping(saved, order, sheet)
  if (order.dryRun) {
    const rows: PlannedRow[] = []
    for await (const row of rosterImporter.plan(store.db, sheet, mapping, order.choices, today)) rows.push(row)
    return report(order, sheet, rows, false)
  }
  const file = { kind: 'roster', fileName: basename(order.file), text, mapping, choices: order.choices } as const
  const { course } = loadCompiled(ROOT).contents.en
  const id = await createImport(store.db, { ...file, rows: sheet.rows.length }, actor, now())
  const work = async (from: 'uploaded' | 'planned', to: 'planning' | 'applying') => {
    await moveImport(store.db, id, [from], to, { rowsDone: 0 })
    await workThrough(store, id, course.id, now)
    return plannedRows(store, id)
  }
  const planned = await work('uploaded', 'planning')
  if (limitsIn(planned).length > 0) {
    await discard(store, id, now())
    return report(order, sheet, planned, false)
  }
  await store.transaction((tx) =>
    appendToTrail(tx, { actor, at: now(), address: null }, { kind: 'imported', about: id }),
  )
  return report(order, sheet, await work('planned', 'applying'), true)
}

/** Works through the file in this process, the way the server does. Throws the error of the import. */
async function workThrough(store: Store, id: ImportId, course: string, now: () => Instant): Promise<void> {
  const faults: unknown[] = []
  const imports = importJob({ store, importers: IMPORTERS, course, now })
  const background = createBackground(
    { imports },
    {
      now,
      today: () => Promise.resolve(null),
      isOver: () => false,
      failed: (_job, error) => faults.push(error),
    },
  )
  background.wake('imports')
  await background.idle()
  if (faults.length > 0) throw faults[0]
  const file = await findImport(store.db, id)
  if (file?.state !== 'planned' && file?.state !== 'applied') throw new Error(`The file was left ${file?.state}.`)
}

async function discard(store: Store, id: ImportId, at: Instant): Promise<void> {
  await store.transaction(async (tx) => {
    await moveImport(tx, id, ['planned'], 'discarded', { finishedAt: at })
    await forgetText(tx, id)
    await deleteRows(tx, id)
  })
}

async function plannedRows({ db }: Store, id: ImportId): Promise<PlannedRow[]> {
  return (await rowsOf(db, id, { outcomes: null, after: 0, most: ALL_ROWS })).map(toPlannedRow)
}

async function savedMapping({ db }: Store, name: string): Promise<Mapping> {
  const saved = (await savedMappings(db)).filter(({ kind }) => kind === 'roster')
  const found = saved.find((each) => each.name === name)
  if (found !== undefined) return toMapping(found.mapping)
  const names = saved.map((each) => `"${each.name}"`).join(', ')
  throw new UsageError(
    saved.length === 0
      ? '--mapping: no columns are saved yet; HR saves them on the page "Import a file"'
      : `--mapping takes ${names}; not "${name}"`,
  )
}

async function sheetOf({ file }: Order) {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be read (${error.code ?? error.message})`)
  })
  const read = await readSheet(bytes)
  if (!read.ok) throw new UsageError(`${file}: ${sheetProblemText(read.problem, WORDS.t)}`)
  return read
}

function fittingMapping(mapping: Mapping, { file, mapping: name }: Order, { header }: Sheet): Mapping {
  const lost = Object.values(mapping.columns).find((heading) => !header.includes(heading))
  if (lost === undefined) return mapping
  throw new UsageError(
    `${file}: row 1 has no heading "${lost}", which the mapping "${name}" reads; save the mapping again`,
  )
}

/** Finds the columns the way the page "Import a file" does and prints them. An import never records a partial guess. */
async function guessedMapping({ db }: Store, { file, dryRun }: Order, sheet: Sheet): Promise<Mapping> {
  const known = (await savedMappings(db)).filter(({ kind }) => kind === 'roster')
  const importer = { ...rosterImporter, fields: withOwnNames(rosterImporter.fields, SCREENS.roster) }
  const mapping = firstMapping(
    known.map((each) => toMapping(each.mapping)),
    importer,
    sheet,
  )
  const columns = Object.entries(mapping.columns)
  if (!columns.some(([field]) => NAMES_SOMEBODY.has(field)))
    throw new UsageError(
      `${file}: no heading in row 1 says who a row is about; choose the columns on the page "Import a file", save them, and give --mapping`,
    )
  const unread = sheet.header.filter((heading) => !Object.values(mapping.columns).includes(heading))
  if (unread.length > 0 && !dryRun)
    throw new UsageError(
      `${file}: the heading "${unread[0]}" isn’t recognized; try it with --dry-run, or choose the columns on the page "Import a file", save them, and give --mapping`,
    )
  for (const [field, heading] of columns) console.log(`${heading}: ${SCREENS.roster.fieldName(field, WORDS.t)}`)
  for (const heading of unread) console.log(`${heading}: not read`)
  if (DATE_FORMATS.indexOf(mapping.dateFormat) > 0)
    console.log(`Dates: ${WORDS.t.hr.imports.dateFormats[mapping.dateFormat]}`)
  return mapping
}

async function actorOf({ db }: Store, { actor }: Order, today: CalendarDate): Promise<Actor> {
  if (actor === null) return 'system:import-roster'
  const byNumber = await peopleWithFact(db, 'employee_number', actor, today)
  const found = byNumber.length > 0 ? byNumber : await peopleWithFact(db, 'email', actor.toLowerCase(), today)
  const [person, ...more] = found
  if (person === undefined) throw new UsageError(`--actor: nobody on record has the staff number or e-mail "${actor}"`)
  if (more.length > 0) throw new UsageError(`--actor: several people on record have "${actor}"`)
  return person
}

/** Fields of the file that an accepted line doesn't bring in. */
const LEFT_OUT: ReadonlySet<RosterNote['code']> = new Set(['email-left-out', 'supervisor-unknown'])

/** Prints what the lines do, and returns the exit code that says it. */
function report({ file }: Order, { rows: lines }: Sheet, rows: readonly PlannedRow[], recorded: boolean): number {
  const inFile = new Set(lines.map(({ line }) => line))
  const told = rows.map((row) => ({ ...row, outcome: outcomeOf(row), told: toRosterDetail(row.detail) }))
  console.log(`${file}: ${WORDS.t.hr.imports.counted(lines.length)}`)
  for (const outcome of ROSTER_OUTCOMES) {
    const count = told.filter((row) => row.outcome === outcome).length
    if (count > 0) console.log(`${String(count).padStart(7)}  ${WORDS.t.hr.roster.outcome[outcome]}`)
  }
  const applied = told.filter(({ outcome }) => rosterImporter.applied.has(outcome)).length
  console.log(recorded ? WORDS.t.hr.imports.recordedLines(applied) : 'Nothing was recorded.')
  const limits = limitsIn(rows)
  for (const limit of limits) console.log(limit)
  const left = told.filter(({ outcome }) => rosterImporter.refused.has(outcome))
  for (const row of left) console.log(lineText(row.outcome, row.told, inFile.has(row.line) ? row.line : null))
  for (const { line, outcome, told: row } of told) {
    if (rosterImporter.refused.has(outcome)) continue
    for (const { code, value } of row.notes) {
      if (LEFT_OUT.has(code)) console.log(`row ${line}: ${row.name}: ${WORDS.t.hr.roster.note[code](value)}`)
    }
  }
  if (limits.length > 0) return TO_CONFIRM
  return left.length > 0 ? LINES_LEFT : DONE
}

function lineText(outcome: RosterOutcome, told: RosterDetail, line: number | null): string {
  const { name, sentences } = rosterRowText(outcome, told, WORDS)
  const place = line === null ? 'not in the file' : `row ${line}`
  return [place, name, sentences.join(' ')].filter((part) => part !== '').join(': ')
}

function limitsIn(rows: readonly PlannedRow[]): string[] {
  const texts = rows.flatMap((row) => {
    const { held } = toRosterDetail(row.detail)
    const option = held?.kind === 'roles' ? '--confirm-sites' : '--confirm'
    return held === null ? [] : [`${limitText(held, WORDS)} Use ${option} with the number.`]
  })
  return [...new Set(texts)]
}

function outcomeOf({ outcome }: PlannedRow): RosterOutcome {
  const found = ROSTER_OUTCOMES.find((each) => each === outcome)
  if (found === undefined) throw new RangeError(`a list of staff knows no outcome "${outcome}"`)
  return found
}
