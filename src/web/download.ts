import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReportedPerson } from '../domain/reported.ts'
import { reportCsv, reportFileName } from '../pages/report-columns.ts'
import { filtersInWords } from '../pages/report-words.ts'
import { reportChoices } from '../store/report-choices.ts'
import { listPeople } from '../store/reports.ts'
import { wordingOf } from './people.ts'
import { readReportQuery } from './report-query.ts'
import type { SignedInVisit } from './visit.ts'

/** The list as it is on the screen, all pages of it. Rows leave as they are read; a fault on the way cuts the file off. */
export async function downloadPeople(visit: SignedInVisit): Promise<void> {
  const { deps, viewer, response, log } = visit
  const { query, viewpoint, filter, scope } = await readReportQuery(visit)
  const wording = wordingOf(visit)
  const names = await reportChoices(deps.store.db)
  // A supervisor's list is narrowed without a choice.
  const narrowed = scope === null ? query : { ...query, supervisor: 'mine' as const }
  const frame = {
    wording,
    siteNames: new Map(names.sites.map(({ id, name }) => [id, name])),
    lessons: visit.content.course.lessons.length,
    asOf: viewpoint.on,
    filters: filtersInWords(narrowed, names, wording)
      .map(({ text }) => text)
      .join('; '),
  }
  log.info({ by: viewer.person, status: query.status }, 'list downloaded')
  const { order, descending } = query
  const page = { order, descending, after: null, limit: Number.MAX_SAFE_INTEGER }
  const { people } = await listPeople(deps.store.db, viewpoint, filter, scope, page)
  response.attachment(reportFileName(viewpoint.on)).type('text/csv; charset=utf-8')
  await pipeline(Readable.from(reportCsv(oneByOne(people), frame), { objectMode: false }), response)
}

async function* oneByOne(people: readonly ReportedPerson[]): AsyncGenerator<ReportedPerson> {
  yield* people
}
