import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { AppError } from '../platform/http/app-error.ts'
import { param, parseForm, smallCount } from '../platform/http/form.web.ts'
import { field, type FieldView } from '../platform/html/field.page.ts'
import { allSites } from '../site/site.store.ts'
import { recordTrail } from '../trail/record.web.ts'
import type { CellCorrection } from './correction.ts'
import { correctionsIn } from './correction.web.ts'
import { sendProgress } from './file.web.ts'
import { type DataImport, findImport, moveImport } from './import.store.ts'
import { IMPORTERS } from './importer.job.ts'
import { keptOf } from './kept-detail.job.ts'
import { type Fault, importOf, type ImportScreen, mustMove, SCREENS } from './kind.web.ts'
import { type LinePage, linePage } from './line.page.ts'
import { toMapping } from './mapping.job.ts'
import { type ImportedRow, rowsOf } from './row.store.ts'
import { sheetsOf } from './sheet.job.ts'

const CELL = 'cell-'
/** Words that a column may have, for a list to choose from. */
const MOST_SUGGESTED = 30

/** A line of a file that waits to be recorded, and may be corrected. */
interface OpenLine {
  readonly file: DataImport
  readonly row: ImportedRow
  readonly screen: ImportScreen
  readonly faults: readonly Fault[]
  readonly sentences: readonly string[]
  readonly cells: readonly Cell[]
  /** What was corrected in it so far. */
  readonly corrections: readonly CellCorrection[]
}

interface Cell {
  readonly field: string
  readonly place: number
  readonly heading: string
  /** As it is in the file, and as it's read: one line of text each. */
  readonly inFile: string
  readonly text: string
}

/** While the file is read again, the page shows how far that is. */
export async function showLine(visit: SignedInVisit): Promise<void> {
  const file = await importOf(visit)
  if (file.state === 'planning') return sendProgress(visit, file, 'planning', lineHref(file, lineOf(visit)))
  if (file.state !== 'planned') return visit.response.redirect(303, hrefTo('/hr/imports/:import', { import: file.id }))
  await sendLine(visit, await openLine(visit, file), '', 200)
}

/**
 * Keeps what was corrected next to the file, and has the file read again: the line is judged as if it were in the file
 * like that, with all other lines.
 */
export async function correctLine(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, response, t, viewer } = visit
  const file = await importOf(visit)
  if (file.state !== 'planned') throw new AppError('conflict', 'The file does not wait to be recorded.')
  const line = await openLine(visit, file)
  const { seen, ...cells } = parseForm(visit, lineForm(line.cells))
  const typed: Readonly<Record<string, string | undefined>> = cells
  const words = t.hr.imports.correcting
  if (seen !== line.corrections.length) return sendLine(visit, line, words.meanwhile, 409)
  const changed = line.cells.flatMap((cell) => {
    const text = oneLine(typed[CELL + cell.field] ?? cell.text)
    return text === cell.text ? [] : { ...cell, text }
  })
  if (changed.length === 0) return sendLine(visit, line, words.unchanged, 422)
  const made = changed.map(({ place, heading, inFile, text }): CellCorrection => {
    return { line: line.row.line, place, heading, inFile, corrected: text, by: viewer.person, at: now }
  })
  await deps.store.transaction(async (tx) => {
    // From here on nobody else can correct anything in it.
    mustMove(await moveImport(tx, file.id, ['planned'], 'planning', { rowsDone: 0 }))
    const before = await findImport(tx, file.id)
    const { review } = line.screen
    // What was said about who the line is about was said about its old cells.
    const choices =
      review === null ? {} : { choices: review.withAnswers(before?.choices, new Map([[line.row.line, undefined]])) }
    const corrections = [...(before?.corrections ?? []), ...made]
    await moveImport(tx, file.id, ['planning'], 'planning', { corrections, ...choices })
    const fields = changed.map((cell) => cell.field)
    await recordTrail(visit, { kind: 'import_corrected', about: file.id, detail: { line: line.row.line, fields } }, tx)
  })
  log.info({ by: viewer.person, import: file.id, line: line.row.line }, 'a line of a file corrected')
  deps.jobs.wake('imports')
  response.redirect(303, lineHref(file, line.row.line))
}

async function openLine(visit: SignedInVisit, file: DataImport): Promise<OpenLine> {
  const { db } = visit.deps.store
  const screen = SCREENS[file.kind]
  const line = lineOf(visit)
  const [row] = await rowsOf(db, file.id, { outcomes: null, after: line - 1, most: 1 })
  const kept = row?.line === line ? keptOf(row) : null
  const sheets = await sheetsOf(db, file)
  const cellsIn = (rows: readonly { readonly line: number; readonly cells: readonly string[] }[] = []) =>
    rows.find((each) => each.line === line)?.cells
  const [uploaded, read] = [cellsIn(sheets?.uploaded.rows), cellsIn(sheets?.read.rows)]
  if (row === undefined || kept === null || uploaded === undefined || read === undefined)
    throw new AppError('not-found', 'The file has no such line to correct.')
  const header = sheets?.uploaded.header ?? []
  const { columns } = toMapping(file.mapping)
  const cells = IMPORTERS[file.kind].fields.flatMap(({ id }): Cell[] => {
    const heading = columns[id]
    const place = heading === undefined ? -1 : header.indexOf(heading)
    if (heading === undefined || place === -1) return []
    return [{ field: id, place, heading, inFile: uploaded[place] ?? '', text: oneLine(read[place] ?? '') }]
  })
  return {
    file,
    row,
    screen,
    cells,
    faults: screen.faults(row.outcome, kept.planned, visit),
    sentences: screen.row(row.outcome, kept.planned, visit).sentences,
    corrections: file.corrections.filter((each) => each.line === line),
  }
}

async function sendLine(visit: SignedInVisit, line: OpenLine, alert: string, status: number): Promise<void> {
  const { csrf, response, t } = visit
  const { corrections, file, row, screen, sentences } = line
  const { open, others, withoutColumn } = await fieldsOf(visit, line)
  const page = linePage(recordsShell(visit, { title: t.hr.imports.correcting.title(row.line), current: 'imports' }), {
    line: row.line,
    fileName: file.fileName,
    outcome: screen.outcomeName(row.outcome, t),
    sentences,
    now: stateOf(line),
    withoutColumn,
    alert,
    open,
    others,
    corrections: await correctionsIn(visit, file, corrections),
    action: lineHref(file, row.line),
    hidden: [
      { name: 'csrf', value: csrf },
      { name: 'seen', value: String(corrections.length) },
    ],
    backHref: hrefTo('/hr/imports/:import/rows', { import: file.id }, { outcome: row.outcome }),
    fileHref: hrefTo('/hr/imports/:import', { import: file.id }),
  })
  response.status(status).send(page)
}

/** What the line would do as it is now. */
function stateOf({ file, row, screen }: OpenLine): LinePage['now'] {
  const { applied, refused } = IMPORTERS[file.kind]
  if (refused.has(row.outcome)) return 'refused'
  if (row.outcome === screen.review?.outcome) return 'asks'
  return applied.has(row.outcome) ? 'fits' : 'readable'
}

/** Each fault is said at the first of its cells that the file has. The others that it's about are next to it. */
async function fieldsOf(visit: SignedInVisit, { cells, faults, screen }: OpenLine) {
  const sites = await allSites(visit.deps.store.db)
  const problems: Record<string, string> = {}
  const withoutColumn: string[] = []
  const doubtful = new Set<string>()
  for (const { fields, text } of faults) {
    const mapped = fields.filter((each) => cells.some((cell) => cell.field === each))
    const [first] = mapped
    for (const each of mapped) doubtful.add(each)
    if (first === undefined) withoutColumn.push(text)
    else problems[CELL + first] = [problems[CELL + first] ?? [], text].flat().join(' ')
  }
  const view = ({ field: id, heading, text }: Cell): FieldView => {
    const name = screen.fieldName(id, visit.t)
    const meanings = screen.meanings(id, visit, sites)
    return field(
      { values: {}, problems },
      {
        type: 'text',
        name: CELL + id,
        label: name,
        hint: heading === name ? '' : visit.t.hr.imports.correcting.column(heading),
        verbatim: true,
        initial: text,
        suggestions: (meanings?.options ?? [])
          .map((option) => option.text)
          .filter((option) => meanings?.knows(option.toLowerCase()))
          .slice(0, MOST_SUGGESTED),
      },
    )
  }
  return {
    withoutColumn,
    open: cells.filter((cell) => doubtful.has(cell.field)).map(view),
    others: cells.filter((cell) => !doubtful.has(cell.field)).map(view),
  }
}

/** What's too long for a cell is said by the rules of the file. */
function lineForm(cells: readonly Cell[]) {
  const texts = Object.fromEntries(cells.map((cell) => [CELL + cell.field, z.string().optional()]))
  return z.strictObject({ seen: smallCount, ...texts })
}

/** A field has one line, and readers of files take white space the same way. */
function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
}

function lineOf(visit: SignedInVisit): number {
  const line = param(visit, 'line')
  if (!/^[1-9]\d{0,8}$/.test(line)) throw new AppError('not-found', 'That is no line.')
  return Number(line)
}

function lineHref({ id }: DataImport, line: number): string {
  return hrefTo('/hr/imports/:import/lines/:line', { import: id, line })
}
