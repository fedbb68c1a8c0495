import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { chips } from '../pages/people.ts'
import { PEOPLE_COLUMNS } from '../pages/report-columns.ts'
import { csvFile } from '../report-files/csv-file.ts'
import { reportFileName } from '../report-files/names.ts'
import { EVERYONE_FILTER } from '../domain/report-filter.ts'
import { peopleInOrder } from '../store/report-rows.ts'
import { readList, wordingOf } from './people.ts'
import type { SignedInVisit } from './visit.ts'

/** The list as it is on the screen, all pages of it. Rows leave as they are read; a fault on the way cuts the file off. */
export async function downloadPeople(visit: SignedInVisit): Promise<void> {
  const { deps, today, viewer, response, log, organization } = visit
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
  const narrowedTo = {
    ...EVERYONE_FILTER,
    status: query.status,
    site: filter.site ?? null,
    department: filter.department ?? null,
  }
  const people = peopleInOrder(deps.store.db, { on: today, knownAt: null }, narrowedTo, filter.supervisor ?? null, {
    order: 'need',
    descending: false,
  })
  await pipeline(Readable.from(csvFile(PEOPLE_COLUMNS, people, frame, true), { objectMode: false }), response)
}
