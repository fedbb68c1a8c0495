import { randomUUID } from 'node:crypto'
import type { ExpressionBuilder } from 'kysely'
import type { Instant } from '../platform/time/calendar.ts'
import type { Actor } from '../ledger/event.ts'
import { type CellCorrection, toCorrections } from './correction.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import type {
  DataImportTable,
  Database,
  ImportId,
  ImportKind,
  ImportState,
  Schema,
  Tx,
} from '../platform/database/schema.store.ts'

/** The part that failed, or that somebody stopped while lines were being recorded. It can go on from there. */
export type ImportProblem = 'planning' | 'applying' | 'stopped'

/** A file in progress. Its text is read separately. */
export interface DataImport {
  readonly id: ImportId
  readonly kind: ImportKind
  /** The name that the browser gave. */
  readonly fileName: string
  readonly state: ImportState
  /** The mapping as it was saved: parse it before use. `null` until the columns were confirmed. */
  readonly mapping: unknown
  /** The choices as they were saved: parse them before use. */
  readonly choices: unknown
  /** What HR corrected in single cells, the oldest first. */
  readonly corrections: readonly CellCorrection[]
  readonly rowsTotal: number
  readonly rowsDone: number
  readonly problem: ImportProblem | null
  /** The person who uploaded it, and later the person who decided to record it. */
  readonly by: Actor
  readonly at: Instant
  readonly finishedAt: Instant | null
}

export interface NewImport {
  readonly kind: ImportKind
  readonly fileName: string
  readonly text: string
  readonly mapping: object | null
  readonly choices: object
  readonly rows: number
}

/** Whether some lines of a file that came to an end early may be on record. */
export function hasRecorded({ problem }: Pick<DataImport, 'problem'>): boolean {
  return problem === 'applying' || problem === 'stopped'
}

export async function createImport(db: Database, file: NewImport, by: Actor, at: Instant): Promise<ImportId> {
  const id: ImportId = `import:${randomUUID()}`
  const { kind, fileName, text, mapping, choices, rows } = file
  await db
    .insertInto('data_import')
    .values({
      id,
      kind,
      file_name: fileName,
      file_hash: sha256(text),
      content: text,
      mapping: mapping === null ? null : JSON.stringify(mapping),
      choices: JSON.stringify(choices),
      state: 'uploaded',
      rows_total: rows,
      rows_done: 0,
      problem: null,
      created_by: by,
      created_at: at,
      finished_at: null,
    })
    .execute()
  return id
}

export async function findImport(db: Database, id: ImportId): Promise<DataImport | null> {
  const row = await importsIn(db).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toImport(row)
}

/** The newest first. */
export async function latestImports(db: Database, most: number): Promise<DataImport[]> {
  const rows = await importsIn(db).orderBy('created_at', 'desc').orderBy('id').limit(most).execute()
  return rows.map(toImport)
}

export async function importsInState<State extends ImportState>(
  db: Database,
  states: readonly State[],
): Promise<(DataImport & { readonly state: State })[]> {
  const rows = await importsIn(db).where('state', 'in', states).orderBy('created_at').orderBy('id').execute()
  // The query asks for no other state.
  return rows.map((row) => ({ ...toImport(row), state: row.state as State }))
}

/** Returns null once it is kept no longer. */
export async function textOf(db: Database, id: ImportId): Promise<string | null> {
  const row = await db.selectFrom('data_import').select('content').where('id', '=', id).executeTakeFirst()
  return row?.content ?? null
}

/** The part that can change while a file is in progress. */
export interface ImportChanges {
  readonly mapping?: object
  readonly choices?: object
  readonly corrections?: readonly CellCorrection[]
  readonly rowsTotal?: number
  readonly rowsDone?: number
  readonly problem?: ImportProblem | null
  readonly finishedAt?: Instant
  /** The person who answers for it from now on. */
  readonly by?: Actor
}

/**
 * Moves an import on if it is in one of the states that may lead there. Returns false when another request or another
 * server was faster.
 */
export async function moveImport(
  db: Database,
  id: ImportId,
  from: readonly ImportState[],
  to: ImportState,
  changes: ImportChanges = {},
): Promise<boolean> {
  const { mapping, choices, corrections, rowsTotal, rowsDone, problem, finishedAt, by } = changes
  const moved = await db
    .updateTable('data_import')
    .set({
      state: to,
      ...(mapping === undefined ? {} : { mapping: JSON.stringify(mapping) }),
      ...(choices === undefined ? {} : { choices: JSON.stringify(choices) }),
      ...(corrections === undefined
        ? {}
        : { corrections: corrections.length === 0 ? null : JSON.stringify(corrections) }),
      ...(rowsTotal === undefined ? {} : { rows_total: rowsTotal }),
      ...(rowsDone === undefined ? {} : { rows_done: rowsDone }),
      ...(problem === undefined ? {} : { problem }),
      ...(finishedAt === undefined ? {} : { finished_at: finishedAt }),
      ...(by === undefined ? {} : { created_by: by }),
    })
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

/** Counts on from where the caller believes the work to be. `false`: somebody else does the same work. */
export async function countOn(
  tx: Tx,
  id: ImportId,
  state: ImportState,
  done: { readonly before: number; readonly after: number },
): Promise<boolean> {
  const counted = await tx
    .updateTable('data_import')
    .set({ rows_done: done.after })
    .where('id', '=', id)
    .where('state', '=', state)
    .where('rows_done', '=', done.before)
    .executeTakeFirst()
  return counted.numUpdatedRows === 1n
}

export async function forgetText(db: Database, id: ImportId): Promise<void> {
  await db.updateTable('data_import').set({ content: null }).where('id', '=', id).execute()
}

/** How many files from before this moment still hold what they said about people. Work under way isn't counted. */
export async function countOldImports(db: Database, before: Instant): Promise<number> {
  const old = await db
    .selectFrom('data_import')
    .select(({ fn }) => fn.countAll<number>().as('files'))
    .where('created_at', '<', before)
    .where('state', 'in', [...UNFINISHED, ...FINISHED])
    .where((eb) =>
      eb.or([eb('content', 'is not', null), eb('corrections', 'is not', null), eb.exists(linesThatSay(eb))]),
    )
    .executeTakeFirstOrThrow()
  return Number(old.files)
}

/**
 * Discards what wasn't applied in time, so that names stay with a file no longer than that. Work under way is left
 * alone: the runner takes it up again after a restart, and it ends as planned, applied or failed. Returns how many
 * files said something about people until now.
 */
export async function discardOldImports(tx: Tx, before: Instant, at: Instant): Promise<number> {
  const files = await countOldImports(tx, before)
  const old = tx.selectFrom('data_import').select('id').where('created_at', '<', before)
  await tx
    .updateTable('data_import')
    .set({ state: 'discarded', finished_at: at })
    .where('created_at', '<', before)
    .where('state', 'in', UNFINISHED)
    .execute()
  await tx
    .updateTable('data_import')
    .set({ content: null, corrections: null })
    .where('created_at', '<', before)
    .where('state', 'in', FINISHED)
    .where(({ eb, or }) => or([eb('content', 'is not', null), eb('corrections', 'is not', null)]))
    .execute()
  await tx
    .updateTable('import_row')
    .set({ detail: 'null' })
    .where('import', 'in', old.where('state', 'in', FINISHED))
    .where('detail', '!=', 'null')
    .execute()
  return files
}

const UNFINISHED = ['uploaded', 'planned', 'failed'] as const
const FINISHED = ['applied', 'discarded'] as const

function linesThatSay(eb: ExpressionBuilder<Schema, 'data_import'>) {
  return eb
    .selectFrom('import_row')
    .select('line')
    .whereRef('import_row.import', '=', 'data_import.id')
    .where('detail', '!=', 'null')
}

/** Counts files that aren't recorded or discarded yet. They may be about anyone. */
export async function openImports(db: Database): Promise<number> {
  const open = await db
    .selectFrom('data_import')
    .select(({ fn }) => fn.countAll<number>().as('files'))
    .where('state', 'not in', ['applied', 'discarded'])
    .executeTakeFirstOrThrow()
  return Number(open.files)
}

/** The texts of files that are done with, and of their cells. They name people by whatever the file called them. */
export async function eraseTexts(tx: Tx): Promise<void> {
  await tx
    .updateTable('data_import')
    .set({ content: null, corrections: null })
    .where('state', 'in', ['applied', 'discarded'])
    .execute()
}

/** All but the text, which is long. */
const COLUMNS = [
  'id',
  'kind',
  'file_name',
  'mapping',
  'state',
  'choices',
  'corrections',
  'rows_total',
  'rows_done',
  'problem',
  'created_by',
  'created_at',
  'finished_at',
] as const

function importsIn(db: Database) {
  return db.selectFrom('data_import').select(COLUMNS)
}

function toImport(row: Pick<DataImportTable, (typeof COLUMNS)[number]>): DataImport {
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    state: row.state,
    mapping: row.mapping === null ? null : JSON.parse(row.mapping),
    choices: JSON.parse(row.choices),
    corrections: toCorrections(row.corrections),
    rowsTotal: row.rows_total,
    rowsDone: row.rows_done,
    // Written above from this type.
    problem: row.problem as ImportProblem | null,
    by: row.created_by,
    at: row.created_at,
    finishedAt: row.finished_at,
  }
}
