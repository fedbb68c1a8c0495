import { Readable } from 'node:stream'
import { inPieces } from '../../platform/jobs/turn.job.ts'
import { PERIOD_COLUMNS } from '../fact.page.ts'
import { reportHead } from '../head.page.ts'
import { daysText, periodTables } from '../period/period.page.ts'
import { peopleIn } from '../period/period.ts'
import { type AskedPeriod, countsAtEnd, periodRequest, readPeriod, reportedInPeriod } from '../period/period.store.ts'
import { csvFile } from './csv-file.job.ts'
import type { Counting } from './file.job.ts'
import { allSheetColumns, shortPeriodColumns } from './sheet-column.page.ts'
import { type ReportReading, reportSourceOf } from './source.job.ts'
import { workbookFile } from './workbook.job.ts'

/** A report of a period is no list on paper, and nothing for programs. */
export const PERIOD_FORMATS = ['xlsx', 'csv'] as const
export type PeriodFormat = (typeof PERIOD_FORMATS)[number]

/** This many rows become a piece of a file before requests get a turn. */
const AT_ONCE = 200

/** A report of a period as a file, to be read as fast as it is taken. */
export async function periodFile(
  format: PeriodFormat,
  reading: ReportReading,
  asked: AskedPeriod,
  counting: Counting = (batches) => batches,
): Promise<Readable> {
  const { db, organization, today, wording } = reading
  const { frame, about: source } = await reportSourceOf(reading, asked)
  const request = await periodRequest(db, asked, { today, timeZone: organization.timeZone })
  const everyone = await readPeriod(db, request)
  const people = peopleIn(asked.period.row, everyone)
  const pieces = () =>
    inPieces(
      counting(reportedInPeriod(db, people, request), ({ person }) => person.person),
      AT_ONCE,
    )
  if (format === 'csv') return Readable.from(csvFile(PERIOD_COLUMNS, pieces(), frame, true), { objectMode: false })
  const told = { wording, days: { from: request.from, to: request.end.on }, before: request.start.on }
  const lines = periodTables(told, everyone).flatMap((table) =>
    table.lines.map(({ row, sign, name: text, people: n, isPart }) => ({
      name: isPart ? `    ${text}` : `${sign} ${text}`.trim(),
      people: n,
      inFile: peopleIn(row, people).length,
      parts: '',
      isSum: sign === '=',
    })),
  )
  const about = {
    ...source,
    rows: 'people' as const,
    counts: await countsAtEnd(db, request),
    people: people.length,
    period: { name: wording.t.hr.reports.period.period, days: daysText(told), lines },
  }
  const columns = {
    short: shortPeriodColumns(frame.wording),
    all: allSheetColumns(PERIOD_COLUMNS, frame.wording.t, 'people'),
  }
  return workbookFile(columns, pieces(), { about, frame, head: reportHead(about, frame) })
}
