import { IMPORTERS } from './importer.job.ts'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { PersonId } from '../ledger/event.ts'
import { keptOf } from './kept-detail.job.ts'
import { BYTE_ORDER_MARK, csvLine } from '../platform/text/csv.ts'
import { importRowsPage } from './import.page.ts'
import { currentFacts } from '../ledger/fact.store.ts'
import { countRows, type ImportedRow, rowsOf } from './row.store.ts'
import type { DataImport } from './import.store.ts'
import { IMPORT_KINDS } from '../platform/database/schema.store.ts'
import { allSites } from '../site/site.store.ts'
import { parseQuery } from '../platform/http/form.web.ts'
import { SCREENS, importOf } from './kind.web.ts'
import { reviewOf } from './review.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import { startDownload } from '../trail/download.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

const ROWS_ON_PAGE = 50
const ROWS_AT_ONCE = 500

const rowsQuery = z.strictObject({ outcome: z.string().default(''), after: z.coerce.number().int().min(0).default(0) })
const kindQuery = z.strictObject({ kind: z.enum(IMPORT_KINDS).default(IMPORT_KINDS[0]) })

/** The lines of one outcome, in the order of the file. */
export async function showImportRows(visit: SignedInVisit): Promise<void> {
  const { deps, response, t, today } = visit
  const file = await importOf(visit)
  const { id, kind, fileName } = file
  const screen = SCREENS[kind]
  const { outcome = '', after } = parseQuery(visit, rowsQuery)
  const chosen = screen.outcomes.find((each) => each === outcome) ?? screen.outcomes[0] ?? ''
  const rows = await rowsOf(deps.store.db, id, { outcomes: [chosen], after, most: ROWS_ON_PAGE + 1 })
  const shown = rows.slice(0, ROWS_ON_PAGE)
  const people = shown.flatMap(({ person }) => person ?? [])
  const facts = await currentFacts(deps.store.db, [...new Set(people)], today)
  const nameOf = (person: PersonId) => facts.get(person)?.name ?? t.hr.people.noName
  const page = importRowsPage(recordsShell(visit, { title: t.hr.imports.rowsTitle, current: 'imports' }), {
    review: await reviewOf(visit, file, shown),
    fileName,
    outcome: screen.outcomeName(chosen, t),
    lines: (await countRows(deps.store.db, id)).get(chosen)?.rows ?? 0,
    rows: shown.map((row) => ({
      ...textOf(visit, file, row, nameOf),
      correctHref: correctHref(visit, file, row),
      personHref: row.person === null ? null : hrefTo('/hr/people/:person', { person: row.person }),
    })),
    backHref: hrefTo('/hr/imports/:import', { import: id }),
    firstHref: after === 0 ? null : hrefTo('/hr/imports/:import/rows', { import: id }, { outcome: chosen }),
    nextHref:
      rows.length > ROWS_ON_PAGE
        ? hrefTo('/hr/imports/:import/rows', { import: id }, { outcome: chosen, after: shown.at(-1)?.line ?? null })
        : null,
  })
  response.send(page)
}

/** Returns null for a line in which nothing is wrong, and once the file has moved on. */
function correctHref(visit: SignedInVisit, { id, kind, state }: DataImport, row: ImportedRow): string | null {
  const kept = keptOf(row)
  if (state !== 'planned' || kept === null || !kept.inFile) return null
  if (SCREENS[kind].faults(row.outcome, kept.planned, visit).length === 0) return null
  return hrefTo('/hr/imports/:import/lines/:line', { import: id, line: row.line })
}

/** The lines that weren't recorded, as in the file, each with its reason. */
export async function downloadRefused(visit: SignedInVisit): Promise<void> {
  const { log, response, viewer } = visit
  const file = await importOf(visit)
  await startDownload(visit, { name: 'lines-to-mend.csv', about: file.id })
  log.info({ by: viewer.person, import: file.id }, 'refused lines downloaded')
  response.type('text/csv; charset=utf-8')
  await pipeline(Readable.from(refusedCsv(visit, file), { objectMode: false }), response)
}

async function* refusedCsv(visit: SignedInVisit, file: DataImport): AsyncGenerator<string> {
  const { deps, t } = visit
  const outcomes = [...IMPORTERS[file.kind].refused]
  // A file that comes back for the second time has these columns already.
  const added = [t.hr.imports.line, t.hr.imports.reason]
  let header: readonly string[] | null = null
  for (let after = 0; ; ) {
    const rows = await rowsOf(deps.store.db, file.id, { outcomes, after, most: ROWS_AT_ONCE })
    for (const row of rows) {
      const original = (keptOf(row)?.original ?? []).filter(([heading]) => !added.includes(heading))
      if (header === null) {
        header = original.map(([heading]) => heading)
        yield BYTE_ORDER_MARK + csvLine([...header, ...added])
      }
      const { line, name, sentences } = textOf(visit, file, row)
      // A person who isn't in the file has no cells in it.
      const cells = line === '' ? header.map(() => '') : original.map(([, cell]) => cell)
      yield csvLine([...cells, line === '' ? name : line, sentences.join(' ')])
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < ROWS_AT_ONCE) return
    after = last.line
  }
}

/** Says in words what a line does, or that its details aren't kept anymore. */
function textOf(visit: SignedInVisit, { kind }: DataImport, row: ImportedRow, nameOf?: (person: PersonId) => string) {
  const { line, outcome, person } = row
  const words = visit.t.hr.imports
  const kept = keptOf(row)
  // A line that is certain keeps no name of its own: the one on record is the one to show.
  const known = person === null || nameOf === undefined ? words.noPerson : nameOf(person)
  if (kept === null) return { line: String(line), name: known, sentences: [words.detailsGone] }
  const { name, sentences } = SCREENS[kind].row(outcome, kept.planned, visit)
  return { line: kept.inFile ? String(line) : '', name: name === '' ? known : name, sentences }
}

/** The headings that are found without asking. */
export function downloadTemplate(visit: SignedInVisit): void {
  const { kind } = parseQuery(visit, kindQuery)
  sendCsv(visit, `template-${kind}.csv`, csvLine(headings(visit, kind)))
}

/** The same with a few lines, at sites of the organization. */
export async function downloadSample(visit: SignedInVisit): Promise<void> {
  const { deps } = visit
  const { kind } = parseQuery(visit, kindQuery)
  const { fields } = IMPORTERS[kind]
  const lines = SCREENS[kind].sample(await allSites(deps.store.db))
  const rows = lines.map((line) => csvLine(fields.map(({ id }) => line[id] ?? '')))
  sendCsv(visit, `sample-${kind}.csv`, csvLine(headings(visit, kind)) + rows.join(''))
}

function headings({ t }: SignedInVisit, kind: DataImport['kind']): string[] {
  return IMPORTERS[kind].fields.map(({ id }) => SCREENS[kind].fieldName(id, t))
}

function sendCsv({ response }: SignedInVisit, name: string, text: string): void {
  response
    .attachment(name)
    .type('text/csv; charset=utf-8')
    .send(BYTE_ORDER_MARK + text)
}
