import { calendarDate } from '../domain/calendar.ts'
import { totals } from '../domain/compliance.ts'
import type { ReportFilter } from '../domain/report-filter.ts'
import { type CountsRow, countedTable } from '../pages/report-counts.ts'
import { versionsReport } from '../pages/report-lists.ts'
import { policyHistory } from '../store/ledger.ts'
import { LARGEST_PAGE } from '../store/people.ts'
import { countStatuses, listPeople } from '../store/reports.ts'
import { refreshDue } from '../store/standing.ts'
import { reportInput } from './report-input.ts'
import { sendReport } from './report-lists.ts'
import { readReportQuery, wholeFilter } from './report-query.ts'
import type { SignedInVisit } from './visit.ts'

/** Before anybody finished anything: from then on is ever. */
const EVER = calendarDate('1900-01-01')

/** Who finished with which version of policy and course, whether it still counts or not. */
export async function showVersions(visit: SignedInVisit): Promise<void> {
  const { deps, t, today } = visit
  const { db } = deps.store
  await refreshDue(deps.store, today)
  const asked = await readReportQuery(visit)
  const { viewpoint, scope, query } = asked
  const completed = { from: query.completed.from ?? EVER, to: query.completed.to }
  const filter: ReportFilter = { ...wholeFilter(asked), completed }
  const total = await countStatuses(db, viewpoint, filter, scope)
  const { order, descending, after } = query
  const input = {
    ...(await reportInput(visit, asked, 'versions')),
    ...(await listPeople(db, viewpoint, filter, scope, { order, descending, after, limit: LARGEST_PAGE })),
    found: totals(total).all,
    counts: null,
  }
  const published = (await policyHistory(db, viewpoint.knownAt)).filter(
    ({ effectiveOn }) => effectiveOn <= viewpoint.on,
  )
  const words = t.hr.reports.counts
  const rows: CountsRow[] = []
  for (const version of input.names.policyVersions) {
    const counts = await countStatuses(db, viewpoint, { ...filter, policyVersion: version }, scope)
    if (totals(counts).all === 0 || (filter.policyVersion !== null && filter.policyVersion !== version)) continue
    const inForce = published.at(-1)?.body.version === version
    const name = inForce ? words.current(version) : words.earlier(version)
    rows.push({ name, href: null, counts, people: { policyVersion: version, completed } })
  }
  const table = { id: 'versions', caption: words.versionsCaption, heading: words.version, rows }
  const everybody = { completed, status: 'everyone' as const }
  sendReport(visit, input, versionsReport(input, countedTable({ ...input, total, everybody }, table)))
}
