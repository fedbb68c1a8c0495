import { reachOf } from '../../identity/access.ts'
import type { PersonId } from '../../ledger/event.ts'
import { DEFAULT_QUERY } from '../query.ts'
import { differencesReport } from './difference.page.ts'
import { type Difference, listDifferences } from './difference.store.ts'
import { LARGEST_PAGE } from '../../people/people.store.ts'
import { timelineContextOf } from '../../people/people.web.ts'
import { hrefTo } from '../../app/href.web.ts'
import { reportInput } from '../input.web.ts'
import { sendReport } from '../lists/list.web.ts'
import { readReportQuery, reportHref } from '../query.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { lastMomentOf } from '../../platform/time/zoned.ts'
import { ofEveryStatus } from '../request.ts'

/**
 * Lists people whose status on a day was reported differently from what is known today, and why. For viewers who see
 * everyone.
 */
export async function showDifferences(visit: SignedInVisit): Promise<void> {
  const { deps, organization, viewer } = visit
  const asked = await readReportQuery(visit)
  const { on } = asked.request.asOf
  const then = { on, knownAt: lastMomentOf(on, organization.timeZone) }
  const page = { after: asked.query.after, limit: LARGEST_PAGE }
  const { found, people, next } = await listDifferences(deps.store.db, then, ofEveryStatus(asked.request).filter, page)
  const listed = people.flatMap((difference): [PersonId, Difference][] => {
    const person = difference.known ?? difference.reported
    return person === null ? [] : [[person.person, difference]]
  })
  const context = await timelineContextOf(
    visit,
    { may: (action) => reachOf(viewer, action) !== null },
    [],
    people.flatMap(({ history, since }) => [...history, ...since]),
  )
  const frame = await reportInput(visit, asked, 'people')
  const input = {
    ...frame,
    isOnBothBases: true,
    // A person may have a different status on each basis, so no status is chosen.
    query: { ...asked.query, clock: DEFAULT_QUERY.clock, status: 'everyone' as const },
    links: {
      ...frame.links,
      here: (query: typeof asked.query) => reportHref(hrefTo('/hr/reports/differences'), query),
    },
    found,
    people: listed.flatMap(([, { known, reported }]) => known ?? reported ?? []),
    next,
    counts: null,
    work: null,
  }
  sendReport(visit, input, differencesReport(input, new Map(listed), context))
}
