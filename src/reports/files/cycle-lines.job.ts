import type { PersonId } from '../../ledger/event.ts'
import { namesOn } from '../../ledger/fact.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { inPieces } from '../../platform/jobs/turn.job.ts'
import { TextBytes } from '../../platform/text/text-bytes.ts'
import { CYCLE_COLUMNS, type ReportFrame } from '../fact.page.ts'
import { isPresent } from '../from-standing.store.ts'
import { cyclesReader, linesInBatches } from '../lists/cycle.store.ts'
import { isKept, type KeptTimes } from '../lists/reported-cycle.ts'
import type { ReportRequest } from '../request.ts'
import { csvLines, linesWriter } from './csv-file.job.ts'
import type { Counting } from './file.job.ts'
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
  counting: Counting = (batches) => batches,
): AsyncGenerator<string | Uint8Array> {
  const { asOf } = request
  const { timeZone } = frame
  if (!(await isPresent(db, asOf))) {
    const rows = counting(reportedCycles(db, request, timeZone), ({ person }) => person.person)
    yield* csvLines(CYCLE_COLUMNS, inPieces(rows, AT_ONCE), frame)
    return
  }
  const cyclesOf = cyclesReader(db, request)
  const linesOf = linesWriter(CYCLE_COLUMNS, frame)
  const keptLinesOf = keptLinesReader(db, request, frame)
  for await (const people of counting(linesInBatches(db, request, KEPT_LINES.form), ({ person }) => person)) {
    if (people.every(isKept)) yield await keptLinesOf(people)
    else yield linesOf(await reportedRows(db, await cyclesOf(people.map(({ person }) => person)), asOf, timeZone))
  }
}

/** Returns what writes the lines of some people from what is kept of them. */
function keptLinesReader(
  db: Database,
  { asOf }: ReportRequest,
  frame: ReportFrame,
): (people: readonly KeptTimes[]) => Promise<Buffer> {
  const text = new TextBytes()
  const others = new Map<PersonId, string | null>()
  let own: typeof others = new Map()
  const linesOf = keptLinesWriter({ frame, names: { get: (id) => own.get(id) ?? others.get(id) } })
  return async (people) => {
    const sent = await sentTo(
      db,
      people.map(({ person }) => person),
      asOf,
      frame.timeZone,
    )
    // Most people recorded their own times. Were everybody's name among the others', it would grow with the file.
    own = new Map(people.map(({ person, name }) => [person, name]))
    const named = people.flatMap(({ lines }) => namedInLines(lines))
    const unknown = named.filter((id) => !own.has(id) && !others.has(id))
    if (unknown.length > 0) for (const [id, name] of await namesOn(db, unknown, asOf.on)) others.set(id, name)
    for (const times of people) text.add(linesOf(times, sent.get(times.person) ?? []))
    return text.take()
  }
}
