import { calendarDate } from '../../platform/time/calendar.ts'
import { totals } from '../../requirements/compliance.ts'
import { type CountsRow, countedTable } from '../overview/count.page.ts'
import { versionsReport } from './people-report.page.ts'
import { policyHistory } from '../../ledger/ledger.store.ts'
import { LARGEST_PAGE } from '../../people/people.store.ts'
import { countStatuses, listPeople } from '../report.store.ts'
import { reportInput } from '../input.web.ts'
import { sendReport } from './list.web.ts'
import { readReportQuery } from '../query.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { ofEveryStatus, refined } from '../request.ts'

/** Before anybody finished anything: from then on is ever. */
const EVER = calendarDate('1900-01-01')

/** Shows who finished with which version of policy and course, whether it still counts or not. */
export async function showVersions(visit: SignedInVisit): Promise<void> {
  const { deps, t } = visit
  const { db } = deps.store
  const asked = await readReportQuery(visit)
  const { query } = asked
  const completed = { from: query.completed.from ?? EVER, to: query.completed.to }
  const request = refined(ofEveryStatus(asked.request), { completed })
  const { asOf, filter } = request
  const total = await countStatuses(db, request)
  const { order, descending, after } = query
  const input = {
    ...(await reportInput(visit, asked, 'versions')),
    ...(await listPeople(db, request, { order, descending, after, limit: LARGEST_PAGE })),
    found: totals(total).all,
    counts: null,
  }
  const published = (await policyHistory(db, asOf.knownAt)).filter(({ effectiveOn }) => effectiveOn <= asOf.on)
  const words = t.hr.reports.counts
  const rows: CountsRow[] = []
  for (const version of input.names.policyVersions) {
    const counts = await countStatuses(db, refined(request, { policyVersion: version }))
    if (totals(counts).all === 0 || (filter.policyVersion !== null && filter.policyVersion !== version)) continue
    const inForce = published.at(-1)?.body.version === version
    const name = inForce ? words.current(version) : words.earlier(version)
    rows.push({ name, href: null, counts, people: { policyVersion: version, completed } })
  }
  const table = { id: 'versions', caption: words.versionsCaption, heading: words.version, rows }
  const everybody = { completed, status: 'everyone' as const }
  sendReport(visit, input, versionsReport(input, countedTable({ ...input, total, everybody }, table)))
}
