import type { Content } from '../../course/content.ts'
import type { PersonId } from '../../ledger/event.ts'
import { factOn } from '../../ledger/fact.store.ts'
import { EVERYONE } from '../../ledger/scope.ts'
import { findLogo } from '../../organization/brand.store.ts'
import type { Organization } from '../../organization/organization.store.ts'
import { scopeText } from '../../people/scope.page.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import type { CalendarDate, Instant } from '../../platform/time/calendar.ts'
import type { Wording } from '../../requirements/because.page.ts'
import { countOf } from '../../requirements/compliance.ts'
import { reportChoices } from '../choice.store.ts'
import { isByOutcome } from '../filter.ts'
import type { ReportQuery } from '../query.ts'
import { countStatuses, peopleInOrder } from '../report.store.ts'
import { ofEveryStatus, type ReportRequest } from '../request.ts'
import { filtersInWords } from '../wording.page.ts'
import type { FileSource } from './file.job.ts'
import { partsOfName } from './names.ts'
import { readFigures } from '../overview/overview.store.ts'
import { cycleLines } from './cycle-lines.job.ts'
import { reportedCycles } from './row.store.ts'

/** Where a report is read, for whom, and when. */
export interface ReportReading {
  readonly db: Database
  readonly organization: Organization
  readonly content: Content
  readonly wording: Wording
  readonly reader: PersonId
  readonly today: CalendarDate
  readonly now: Instant
}

/** Returns the content of a report, as on the screen, for a file of any kind. Rows are read when they are asked for. */
export async function reportSourceOf(
  { db, organization, content, wording, reader, today, now }: ReportReading,
  { query, request }: { readonly query: ReportQuery; readonly request: ReportRequest },
): Promise<FileSource> {
  const { asOf, chosen, filter, scope } = request
  const names = await reportChoices(db, scope, today)
  const counts = await countStatuses(db, ofEveryStatus(request))
  const generatedBy = (await factOn(db, reader, 'name', today)) ?? wording.t.hr.people.noName
  const filters = filtersInWords(query, names, wording).map(({ text }) => text)
  // Some viewers' reports are narrowed without a choice, and the file says so.
  if (scope !== EVERYONE)
    filters.unshift(scopeText(scope, names.sites, wording.t.hr.scope.inFile(generatedBy), wording.language))
  const people = countOf(filter.status, counts)
  if (chosen !== undefined) filters.push(wording.t.hr.selections.inFile(people))
  return {
    people: () => peopleInOrder(db, request, query),
    cycles: () => reportedCycles(db, request, organization.timeZone),
    cycleLines: (frame, counting) => cycleLines(db, request, frame, counting),
    overview: () =>
      readFigures(db, ofEveryStatus(request), { clock: query.clock, today, timeZone: organization.timeZone }),
    logo: () => findLogo(db, organization.brand.logo),
    about: {
      organization: organization.name,
      people,
      filters,
      counts,
      status: filter.status,
      isByOutcome: isByOutcome(filter),
      generatedBy,
      generatedAt: now,
      nameParts: partsOfName(query, request),
    },
    frame: {
      wording,
      siteNames: new Map(names.sites.map(({ id, name }) => [id, name])),
      lessons: content.course.lessons.length,
      timeZone: organization.timeZone,
      asOf: asOf.on,
      knownAt: asOf.knownAt,
      filters: filters.join('; '),
    },
  }
}
