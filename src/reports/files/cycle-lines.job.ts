import type { PersonId } from '../../ledger/event.ts'
import { namesOn } from '../../ledger/fact.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { inPieces } from '../../platform/jobs/turn.job.ts'
import { TextBytes } from '../../platform/text/text-bytes.ts'
import { CYCLE_COLUMNS, type ReportFrame } from '../fact.page.ts'
import { isPresent } from '../from-standing.store.ts'
import { keptInBatches } from '../lists/cycle.store.ts'
import type { ReportRequest } from '../request.ts'
import { csvLines, linesWriter } from './csv-file.job.ts'
import { KEPT_LINES, keptLinesWriter, namedInLines } from './kept-line.page.ts'
import { reportedCycles, reportedRows, sentTo } from './row.store.ts'

/** So many rows of another day become lines before requests get a turn. */
const AT_ONCE = 200

/**
 * The lines of a CSV file about every time that somebody was asked. For the present, most of each line is kept, and only
 * what depends on the language, the day, names and messages is added.
 */
export async function* cycleLines(
  db: Database,
  request: ReportRequest,
  frame: ReportFrame,
): AsyncGenerator<string | Uint8Array> {
  const { asOf } = request
  const { timeZone } = frame
  if (!(await isPresent(db, asOf))) {
    yield* csvLines(CYCLE_COLUMNS, inPieces(reportedCycles(db, request, timeZone), AT_ONCE), frame)
    return
  }
  const names = new Map<PersonId, string | null>()
  const linesOf = linesWriter(CYCLE_COLUMNS, frame)
  const text = new TextBytes()
  const writeLines = keptLinesWriter({ frame, names }, text.add)
  for await (const some of keptInBatches(db, request, KEPT_LINES.form)) {
    if ('rows' in some) {
      yield linesOf(await reportedRows(db, some.rows, asOf, timeZone))
      continue
    }
    const { kept } = some
    const sent = await sentTo(
      db,
      kept.map(({ person }) => person),
      asOf,
      timeZone,
    )
    const unknown = kept.flatMap(({ lines }) => namedInLines(lines)).filter((id) => !names.has(id))
    if (unknown.length > 0) for (const [id, name] of await namesOn(db, unknown, asOf.on)) names.set(id, name)
    for (const times of kept) writeLines(times, sent.get(times.person) ?? [])
    yield text.take()
  }
}
