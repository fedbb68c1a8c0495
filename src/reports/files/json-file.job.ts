import type { ReportAbout, ReportHead } from '../head.page.ts'
import type { Columns, ReportFrame } from '../fact.page.ts'
import { isSameInEveryRow } from '../fact.ts'

/** Counted up when a name goes or changes its meaning; new names do not count. */
export const JSON_VERSION = 1

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
