import { Readable } from 'node:stream'
import type { LogoPicture } from '../../organization/brand.ts'
import { collator } from '../../platform/text/format.ts'
import { type Auditor, cyclesAuditor, peopleAuditor } from './audit-answer.page.ts'
import { type PdfColumn, cyclesInPdf, peopleInPdf } from './pdf-column.page.ts'
import { type ReportAbout, reportHead, type ReportHead } from '../head.page.ts'
import type { ReportedCycle } from '../lists/reported-cycle.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import { pdfReport, MOST_PDF_ROWS } from './pdf-report.job.ts'
import { csvFile, csvOf } from './csv-file.job.ts'
import type { FileRequest } from './names.ts'
import type { OverviewFigures } from '../overview/figures.ts'
import { pdfOverview } from './pdf-overview.page.ts'
import { inPieces } from '../../platform/jobs/turn.job.ts'
import { allSheetColumns, type SheetColumn, shortCycleColumns, shortPeopleColumns } from './sheet-column.page.ts'
import { MOST_SHEET_ROWS, workbookFile } from './workbook.job.ts'
import { type Columns, type ReportFrame, PEOPLE_COLUMNS, CYCLE_COLUMNS } from '../fact.page.ts'
import { isSameInEveryRow } from '../fact.ts'

/** Counted up when a name goes or changes its meaning; new names do not count. */
const JSON_VERSION = 1

/**
 * A report for programs, as `docs/reports.md` describes it: what it is about, then the rows under the names of the
 * columns. It leaves a batch at a time, and is whole only with its last brace.
 */
export async function* jsonFile<Row>(
  columns: Columns<Row>,
  batches: AsyncIterable<readonly Row[]>,
  { about, head, frame }: { readonly about: ReportAbout; readonly head: ReportHead; readonly frame: ReportFrame },
): AsyncGenerator<string> {
  const said = {
    format: 'csec-report',
    version: JSON_VERSION,
    organization: about.organization,
    time_zone: frame.timeZone,
    language: frame.wording.language,
    as_of: frame.asOf,
    known_at: frame.knownAt,
    filters: about.filters,
    generated_by: about.generatedBy,
    generated_at: about.generatedAt,
    statuses: Object.fromEntries(
      head.statuses.map(({ status, name, when, people }) => [status, { name, when, people }]),
    ),
    rates: head.rates,
    people: about.people,
    empty: head.empty,
    row_is: about.rows === 'people' ? 'person' : 'cycle',
  }
  // The rows take the place of the last brace.
  yield `${JSON.stringify(said, null, 2).slice(0, -2)},\n  "rows": [`
  const fields = columns.filter(({ name }) => !isSameInEveryRow(name))
  let count = 0
  for await (const rows of batches) {
    let piece = ''
    for (const row of rows) {
      piece += `${count === 0 ? '' : ','}\n    ${JSON.stringify(record(row, fields, frame))}`
      count += 1
    }
    if (piece !== '') yield piece
  }
  yield `${count === 0 ? '' : '\n  '}],\n  "row_count": ${count}\n}\n`
}

function record<Row>(row: Row, fields: Columns<Row>, frame: ReportFrame): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields.map((column) => [column.name, column.value(row, frame)]))
}

/** Passes rows on, and may say how many people have been read. */
export type Counting = <Row>(
  batches: AsyncIterable<readonly Row[]>,
  personOf: (row: Row) => string,
) => AsyncIterable<readonly Row[]>

/** The source of the rows and what goes with them. Only what is asked for is read. */
export interface FileSource {
  readonly people: () => AsyncIterable<readonly ReportedPerson[]>
  readonly cycles: () => AsyncIterable<readonly ReportedCycle[]>
  /** The lines of these times in a CSV file, if they can be had without the times. */
  readonly cycleLines?: (frame: ReportFrame, counting?: Counting) => AsyncIterable<string | Uint8Array>
  readonly about: Omit<ReportAbout, 'rows'>
  readonly frame: ReportFrame
  /** `null` where no overview goes before the rows. */
  readonly overview: (() => Promise<OverviewFigures>) | null
  /** Null when the organization has none. */
  readonly logo: () => Promise<LogoPicture | null>
}

/** A report has more rows than its kind of file takes. */
export class TooManyRows extends Error {}

/**
 * A report as a file, to be read as fast as it is taken. Throws `TooManyRows` before the first byte.
 */
export async function reportFile(request: FileRequest, asked: FileSource): Promise<Readable> {
  const source = request.format === 'pdf' ? onPaper(asked) : asked
  const { frame } = source
  return request.rows === 'people'
    ? written(request, source, {
        batches: source.people,
        columns: PEOPLE_COLUMNS,
        short: shortPeopleColumns(frame.wording),
        shown: peopleInPdf(frame),
        audit: peopleAuditor(frame),
        sorted: (rows) => rows,
      })
    : written(request, source, {
        batches: source.cycles,
        columns: CYCLE_COLUMNS,
        short: shortCycleColumns(frame.wording),
        shown: cyclesInPdf(frame),
        audit: cyclesAuditor(frame),
        sorted: (rows) => byName(rows, frame),
      })
}

/** This many rows become a piece of a file before requests get a turn, which takes some milliseconds. */
const AT_ONCE = 200

/** A binder is read by others, so its rows don't say which step somebody missed. */
function onPaper(source: FileSource): FileSource {
  const { frame } = source
  return { ...source, frame: { ...frame, wording: { ...frame.wording, namesNoStep: true } } }
}

interface Rows<Row> {
  readonly batches: () => AsyncIterable<readonly Row[]>
  readonly columns: Columns<Row>
  /** In a workbook, for people to work with. */
  readonly short: readonly SheetColumn<Row>[]
  readonly shown: readonly PdfColumn<Row>[]
  readonly audit: Auditor<Row>
  /** On paper: times come in no order of people. */
  readonly sorted: (rows: readonly Row[]) => readonly Row[]
}

async function written<Row>(
  { format, rows, mark, overview: hasOverview }: FileRequest,
  { about: aboutPeople, frame, logo, overview, cycleLines }: FileSource,
  { columns, short, shown, audit, sorted, batches }: Rows<Row>,
): Promise<Readable> {
  const about = { ...aboutPeople, rows }
  const beside = { about, frame, head: reportHead(about, frame) }
  const pieces = () => inPieces(batches(), AT_ONCE)
  switch (format) {
    case 'csv': {
      const lines = rows === 'cycles' ? cycleLines?.(frame) : undefined
      const file = lines === undefined ? csvFile(columns, pieces(), frame, mark) : csvOf(columns, lines, frame, mark)
      return Readable.from(file, { objectMode: false })
    }
    case 'json':
      return Readable.from(jsonFile(columns, pieces(), beside), { objectMode: false })
    case 'xlsx':
      requireSheet(rows === 'people' ? about.people : await countOf(batches()))
      return workbookFile({ short, all: allSheetColumns(columns, frame.wording.t, rows) }, pieces(), beside)
    case 'pdf':
      return pdfReport({
        ...beside,
        columns,
        shown,
        audit,
        rows: sorted(await allOf(pieces())),
        logo: await logo(),
        overview: hasOverview && overview !== null ? pdfOverview(await overview(), about, frame) : null,
      })
  }
}

function requireSheet(rows: number): void {
  if (rows > MOST_SHEET_ROWS) throw new TooManyRows()
}

/** The number of times is known only after all these people were read. */
async function countOf(batches: AsyncIterable<readonly unknown[]>): Promise<number> {
  let count = 0
  for await (const rows of batches) count += rows.length
  return count
}

/** All rows, as long as they fit on paper. */
async function allOf<Row>(batches: AsyncIterable<readonly Row[]>): Promise<Row[]> {
  const all: Row[] = []
  for await (const rows of batches) {
    all.push(...rows)
    if (all.length > MOST_PDF_ROWS) throw new TooManyRows()
  }
  return all
}

/** Rows of one person stay in their order. */
function byName(rows: readonly ReportedCycle[], { wording }: ReportFrame): ReportedCycle[] {
  const { compare } = collator(wording.language)
  return rows.toSorted((one, other) => compare(one.person.name ?? '', other.person.name ?? ''))
}
