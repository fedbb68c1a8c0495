import { type CalendarDate, dateAt, type Instant, MINUTE_MS } from '../platform/time/calendar.ts'
import { deleteRows, keepRow, markAdded, markApplied, putRows, rowsOf } from './row.store.ts'
import { countOn, type DataImport, findImport, forgetText, importsInState, moveImport } from './import.store.ts'
import type { Job, Run } from '../platform/jobs/job.ts'
import { isAnyoneThere, turnsForOthers } from '../platform/jobs/others.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import type { ImportId, ImportKind, Tx } from '../platform/database/schema.store.ts'
import type { Importer, PlannedRow, Sheet } from './contract.job.ts'
import { originals, toPlannedRow } from './kept-detail.job.ts'
import { toMapping } from './mapping.job.ts'
import { sheetsOf } from './sheet.job.ts'

/** The importer of each kind of file. */
export type Importers = Readonly<Record<ImportKind, Importer>>

export interface ImportWork {
  readonly store: Store
  readonly importers: Importers
  readonly course: string
  now(): Instant
}

/** A chunk of rows takes a second or two. */
const STUCK_AFTER_MS = MINUTE_MS

type OpenImport = DataImport & { readonly state: 'planning' | 'applying' }

/** The progress of a file, and when it was seen. */
interface Seen {
  readonly mark: string
  readonly since: Instant
}

/** The number of rows that are planned, or recorded, before everything else gets a turn. */
const PLANNED_AT_ONCE = 100
const APPLIED_AT_ONCE = 50
/** The same while anybody would wait for the end of it. Each time costs a write to the disk. */
const APPLIED_BESIDE_OTHERS = 5

/**
 * Works through files. The state of an import says what has to be done; a request sets it and wakes the job. Several
 * server processes may run one each, and both kinds of work are safe with that: a process that plans the same file as
 * another finds the row count moved on and stops, and a chunk is chosen, applied and marked in one transaction.
 */
export function importJob(work: ImportWork): Job<OpenImport> {
  const { db } = work.store
  const stuck = stuckImports(work)
  return {
    every: MINUTE_MS / 3,
    failure: 'a file could not be worked through',
    isConfidential: true,
    idOf: ({ id }) => id,
    async *claim(isAsked) {
      if (!isAsked && !(await stuck())) return
      yield* await importsInState(db, ['planning'])
      yield* await importsInState(db, ['applying'])
    },
    work: (file, run) => (file.state === 'planning' ? planImport(file, work, run) : applyImport(file, work, run)),
    async stop({ id, state }, why) {
      if (why === 'failed') await moveImport(db, id, [state], 'failed', { problem: state })
    },
  }
}

/** Whether work that some process has begun has not moved for a minute, because that process was killed. */
function stuckImports({ store, now }: ImportWork): () => Promise<boolean> {
  let seen: ReadonlyMap<ImportId, Seen> = new Map()
  return async () => {
    const at = now()
    const next = new Map<ImportId, Seen>()
    let isAnyStuck = false
    for (const { id, state, rowsDone } of await importsInState(store.db, ['planning', 'applying'])) {
      const mark = `${state} ${rowsDone}`
      const before = seen.get(id)
      const since = before?.mark === mark ? before.since : at
      const isStuck = Date.parse(at) - Date.parse(since) >= STUCK_AFTER_MS
      if (isStuck) isAnyStuck = true
      next.set(id, { mark, since: isStuck ? at : since })
    }
    seen = next
    return isAnyStuck
  }
}

/** Writes down what each row would do. Whatever was planned before is forgotten. */
async function planImport(file: DataImport, options: ImportWork, run: Run): Promise<void> {
  const { store, importers } = options
  const { id, kind, choices } = file
  const importer = importers[kind]
  const sheet = await sheetOf(file, store)
  const begun = await store.transaction(async (tx) => {
    const state = { rowsTotal: sheet.rows.length, rowsDone: 0, problem: null }
    if (!(await moveImport(tx, id, ['planning'], 'planning', state))) return false
    await deleteRows(tx, id)
    return true
  })
  if (!begun) return
  const mapping = toMapping(file.mapping)
  const original = originals(sheet, importer)
  let done = 0
  const rows = importer.plan(store.db, sheet, mapping, choices, await todayOf(options))
  for await (const chunk of chunksOf(rows)) {
    if (run.isOver()) return
    const after = done + chunk.length
    const kept = await store.transaction(async (tx) => {
      if (!(await countOn(tx, id, 'planning', { before: done, after }))) return false
      await putRows(tx, id, chunk.map(original))
      return true
    })
    if (!kept) return
    done = after
  }
  await store.transaction(async (tx) => {
    if (await countOn(tx, id, 'planning', { before: done, after: done }))
      await moveImport(tx, id, ['planning'], 'planned', {})
  })
}

/** Goes on with the rows that were not applied so far. */
async function applyImport(file: DataImport, options: ImportWork, run: Run): Promise<void> {
  const sheet = await sheetOf(file, options.store)
  const original = originals(sheet, options.importers[file.kind])
  const turn = turnsForOthers()
  let after = 0
  while (!run.isOver()) {
    const last = await options.store.transaction((tx) => applyChunk(tx, file, after, original, options))
    if (last === null) return
    after = last
    await turn()
  }
}

/** Returns the last line of the chunk; null when there is nothing left to do. */
async function applyChunk(
  tx: Tx,
  { id, kind, by }: DataImport,
  after: number,
  original: (row: PlannedRow) => PlannedRow,
  options: ImportWork,
): Promise<number | null> {
  const importer = options.importers[kind]
  const current = await findImport(tx, id)
  if (current?.state !== 'applying') return null
  const selection = {
    outcomes: [...importer.applied],
    after,
    most: isAnyoneThere() ? APPLIED_BESIDE_OTHERS : APPLIED_AT_ONCE,
    open: true,
  }
  const rows = (await rowsOf(tx, id, selection)).map(toPlannedRow)
  const last = rows.at(-1)
  const at = options.now()
  if (last === undefined) {
    await moveImport(tx, id, ['applying'], 'applied', { finishedAt: at })
    await forgetText(tx, id)
    return null
  }
  const recording = { course: options.course, actor: by, at, today: await todayOf(options, tx) }
  const { added, leftOut } = await importer.apply(tx, rows, recording, id)
  for (const row of leftOut) await keepRow(tx, id, original(row))
  const left = new Set(leftOut.map(({ line }) => line))
  const applied = rows.map(({ line }) => line).filter((line) => !left.has(line))
  if (applied.length > 0) await markApplied(tx, id, applied, at)
  await markAdded(tx, id, added)
  await moveImport(tx, id, ['applying'], 'applying', { rowsDone: current.rowsDone + rows.length })
  return last.line
}

async function* chunksOf(rows: AsyncIterable<PlannedRow>): AsyncGenerator<PlannedRow[]> {
  let chunk: PlannedRow[] = []
  for await (const row of rows) {
    chunk.push(row)
    if (chunk.length < PLANNED_AT_ONCE) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

async function sheetOf(file: DataImport, { db }: Store): Promise<Sheet> {
  const sheets = await sheetsOf(db, file)
  if (sheets === null) throw new Error(`The text of ${file.id} was read before and cannot be read now.`)
  return sheets.read
}

async function todayOf({ store, now }: ImportWork, db: Store['db'] = store.db): Promise<CalendarDate> {
  const organization = await findOrganization(db)
  return dateAt(now(), organization?.timeZone ?? 'UTC')
}
