import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { chips } from '../pages/people.ts'
import { PEOPLE_COLUMNS } from '../pages/report-columns.ts'
import { csvFile } from '../report-files/csv-file.ts'
import { reportFileName } from '../report-files/names.ts'
import { refreshDue } from '../store/standing.ts'
import { peopleInBatches } from '../store/report.ts'
import { readList, wordingOf } from './people.ts'
import type { SignedInVisit } from './visit.ts'

/** The list as it is on the screen, all pages of it. Rows leave as they are read; a fault on the way cuts the file off. */
export async function downloadPeople(visit: SignedInVisit): Promise<void> {
  const { deps, today, viewer, response, log, organization } = visit
  await refreshDue(deps.store, today)
  const { query, filter, sites } = await readList(visit)
  const wording = wordingOf(visit)
  // A supervisor's list is narrowed without a choice.
  const narrowed = { ...query, mine: filter.supervisor !== undefined }
  const frame = {
    wording,
    siteNames: new Map(sites.map(({ id, name }) => [id, name])),
    lessons: visit.content.course.lessons.length,
    timeZone: organization.timeZone,
    asOf: today,
    knownAt: null,
    filters: chips({ query: narrowed, sites, wording, seesEveryone: true })
      .map(({ text }) => text)
      .join('; '),
  }
  log.info({ by: viewer.person, status: query.status }, 'list downloaded')
  response.attachment(reportFileName('people', today, 'csv')).type('text/csv; charset=utf-8')
  const people = peopleInBatches(deps.store.db, filter, today)
  await pipeline(Readable.from(csvFile(PEOPLE_COLUMNS, people, frame, true), { objectMode: false }), response)
}
