import { isByOutcome } from '../domain/report-filter.ts'
import { countOf } from '../domain/status-choice.ts'
import type { Wording } from '../pages/because.ts'
import { filtersInWords } from '../pages/report-words.ts'
import type { ReportSource } from '../report-files/report-file.ts'
import { factOn } from '../store/facts.ts'
import { reportChoices } from '../store/report-choices.ts'
import { reportedCycles } from '../store/report-rows.ts'
import { countStatuses, peopleInOrder } from '../store/reports.ts'
import { wordingOf } from './people.ts'
import { type AskedReport, wholeFilter } from './report-query.ts'
import type { SignedInVisit } from './visit.ts'

/** What a report holds, as it is on the screen, for a file of any kind. Rows are read when they are asked for. */
export async function reportSource(visit: SignedInVisit, asked: AskedReport): Promise<ReportSource> {
  const { content, deps, now, organization, today, viewer } = visit
  const { db } = deps.store
  const { query, viewpoint, filter, scope } = asked
  const wording: Wording = wordingOf(visit)
  const names = await reportChoices(db, scope)
  const counts = await countStatuses(db, viewpoint, wholeFilter(asked), scope)
  // A supervisor's report is narrowed without a choice, and the file says so.
  const narrowed = scope === null ? query : { ...query, supervisor: 'mine' as const }
  const filters = filtersInWords(narrowed, names, wording).map(({ text }) => text)
  return {
    people: () => peopleInOrder(db, viewpoint, filter, scope, query),
    cycles: () => reportedCycles(db, viewpoint, filter, scope, organization.timeZone),
    about: {
      organization: organization.name,
      people: countOf(filter.status, counts),
      filters,
      counts,
      isByOutcome: isByOutcome(filter),
      generatedBy: (await factOn(db, viewer.person, 'name', today)) ?? wording.t.hr.people.noName,
      generatedAt: now,
    },
    frame: {
      wording,
      siteNames: new Map(names.sites.map(({ id, name }) => [id, name])),
      lessons: content.course.lessons.length,
      timeZone: organization.timeZone,
      asOf: viewpoint.on,
      knownAt: viewpoint.knownAt,
      filters: filters.join('; '),
    },
  }
}
