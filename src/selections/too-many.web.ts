import type { SignedInVisit } from '../app/visit.web.ts'
import { scopeOf } from '../identity/access.ts'
import { sitesWithin } from '../ledger/scope.ts'
import { type ListParts, MOST_SELECTED } from '../people/table.page.ts'
import { CSRF_FIELD } from '../platform/http/csrf.web.ts'
import { byName } from '../reports/overview/overview.store.ts'
import { reportFields, type WebReportRequest } from '../reports/query.web.ts'
import { countStatusesBy } from '../reports/report.store.ts'
import { countOf, type StatusCounts } from '../requirements/compliance.ts'
import { allSites } from '../site/site.store.ts'
import { sendList } from './list.web.ts'
import type { BulkAction } from './selection.ts'

/** The list, with a button for each site or department that leads on with the people there. */
export async function sendTooMany(visit: SignedInVisit, asked: WebReportRequest, action: BulkAction): Promise<void> {
  const { t } = visit
  const { anotherFilter, tooMany } = t.hr.selections.bar
  const parts = (await sitesIn(visit, asked, action)) ?? (await departmentsIn(visit, asked, action))
  const problem = tooMany(MOST_SELECTED)
  await sendList(visit, asked, parts === null ? `${problem} ${anotherFilter}` : problem, parts)
}

/** Null where one was chosen already, or where they all work at one. */
async function sitesIn(visit: SignedInVisit, asked: WebReportRequest, action: BulkAction): Promise<ListParts | null> {
  const { deps, t, viewer } = visit
  if (asked.query.site !== null) return null
  const counts = await countStatusesBy(deps.store.db, asked.request, 'site')
  const sites = sitesWithin(scopeOf(viewer, 'read-reports'), await allSites(deps.store.db))
  const of = sites.flatMap(({ id, name, slug }) => partOf(slug, name, counts.get(id)))
  return partsOf(visit, asked, action, { name: 'site', lead: t.hr.selections.bar.chooseSite, of })
}

async function departmentsIn(
  visit: SignedInVisit,
  asked: WebReportRequest,
  action: BulkAction,
): Promise<ListParts | null> {
  const { deps, t } = visit
  if (asked.query.department !== null) return null
  const counts = await countStatusesBy(deps.store.db, asked.request, 'department')
  const of = [...counts].sort(byName).flatMap(([name, those]) => partOf(name, name, those))
  return partsOf(visit, asked, action, { name: 'department', lead: t.hr.selections.bar.chooseDepartment, of })
}

function partOf(value: string, name: string, counts: StatusCounts | undefined): ListParts['of'] {
  const count = counts === undefined ? 0 : countOf('everyone', counts)
  return count === 0 ? [] : [{ value, text: `${name} (${count})` }]
}

function partsOf(
  { csrf }: SignedInVisit,
  { query }: WebReportRequest,
  action: BulkAction,
  parts: Omit<ListParts, 'hidden'>,
): ListParts | null {
  if (parts.of.length < 2) return null
  const hidden = [
    { name: CSRF_FIELD, value: csrf },
    ...reportFields({ ...query, after: null }),
    { name: 'action', value: action },
    { name: 'all', value: 'yes' },
  ]
  return { ...parts, hidden }
}
