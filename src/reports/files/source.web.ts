import { isByOutcome } from '../filter.ts'
import { countOf } from '../../requirements/compliance.ts'
import type { Wording } from '../../requirements/because.page.ts'
import { filtersInWords } from '../wording.page.ts'
import type { ReportSource } from './file.job.ts'
import { factOn } from '../../ledger/fact.store.ts'
import { reportChoices } from '../choice.store.ts'
import { reportedCycles } from './row.store.ts'
import { countStatuses, peopleInOrder } from '../report.store.ts'
import { wordingOf } from '../../people/people.web.ts'
import { type AskedReport, wholeFilter } from '../query.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'

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
