import type { SiteId } from '../../ledger/event.ts'
import { reachesSite } from '../../identity/access.ts'
import type { ReportQuery } from '../query.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { type CountsTable, reportCountsPage } from './count.page.ts'
import type { ReportInput } from '../frame.page.ts'
import { countStatuses, countStatusesBy } from '../report.store.ts'
import { param } from '../../platform/http/form.web.ts'
import { hrefTo } from '../../app/href.web.ts'
import { byName } from './overview.store.ts'
import { reportInput, reportShell } from '../input.web.ts'
import { type WebReportRequest, readReportQuery, reportHref } from '../query.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { ofEveryStatus, refined } from '../request.ts'

export async function showDepartments(visit: SignedInVisit): Promise<void> {
  const asked = await readFresh(visit)
  const input = await reportInput(visit, asked, 'departments')
  const words = visit.t.hr.reports.counts
  await sendCounts(visit, asked, {
    ...input,
    title: words.departments,
    text: words.departmentsText,
    tables: [await siteTable(visit, asked, input), await departmentTable(visit, asked, words.departmentsCaption, {})],
    everybody: { status: 'everyone' },
  })
}

/** The departments of one site. */
export async function showSiteReport(visit: SignedInVisit): Promise<void> {
  const asked = await readFresh(visit)
  const id: SiteId = `site:${param(visit, 'site')}`
  const input = await reportInput(visit, asked, 'departments')
  const site = input.names.offered.find((known) => known.id === id)
  if (site === undefined) throw new AppError('not-found', 'There is no such site.')
  const words = visit.t.hr.reports.counts
  const here = { ...asked, request: refined(asked.request, { site: id }) }
  await sendCounts(visit, here, {
    ...input,
    page: null,
    links: {
      ...input.links,
      here: (query) => reportHref(hrefTo('/hr/reports/sites/:site', { site: id }), query),
      // Files and saved views know the site as a filter.
      files: (page, query) => input.links.files(page, { ...query, site: site.slug }),
      saveView: (page, query) => input.links.saveView(page, { ...query, site: site.slug }),
    },
    back: { text: words.toAllSites, href: reportHref(hrefTo('/hr/reports/departments'), asked.query) },
    versions: reachesSite(visit.viewer, 'read-site-versions', id)
      ? {
          text: visit.t.hr.sites.versions.whoChanged,
          href: hrefTo('/hr/sites/:site/versions', { site: id }),
        }
      : null,
    title: words.siteTitle(site.name),
    text: words.departmentsText,
    tables: [await departmentTable(visit, here, words.siteCaption(site.name), { site: site.slug })],
    everybody: { site: site.slug, status: 'everyone' },
  })
}

async function readFresh(visit: SignedInVisit): Promise<WebReportRequest> {
  const asked = await readReportQuery(visit)
  return { ...asked, request: ofEveryStatus(asked.request) }
}

async function sendCounts(
  visit: SignedInVisit,
  { request }: WebReportRequest,
  page: Omit<Parameters<typeof reportCountsPage>[1], 'total'>,
): Promise<void> {
  const total = await countStatuses(visit.deps.store.db, request)
  visit.response.send(reportCountsPage(reportShell(visit, page.title, page), { ...page, total }))
}

async function siteTable(
  { deps, t }: SignedInVisit,
  { request, query }: WebReportRequest,
  { names, links }: ReportInput,
): Promise<CountsTable> {
  const words = t.hr.reports.counts
  const bySite = await countStatusesBy(deps.store.db, request, 'site')
  return {
    id: 'sites',
    caption: words.sitesCaption,
    heading: words.site,
    rows: names.sites.flatMap(({ id, slug, name }) => {
      const counts = bySite.get(id)
      const href = links.site(id, { ...query, site: null, after: null })
      return counts === undefined ? [] : [{ name, href, counts, people: { site: slug } }]
    }),
  }
}

/** @param within what narrows every line of it */
async function departmentTable(
  { deps, t }: SignedInVisit,
  { request }: WebReportRequest,
  caption: string,
  within: Partial<ReportQuery>,
): Promise<CountsTable> {
  const byDepartment = await countStatusesBy(deps.store.db, request, 'department')
  return {
    id: 'departments',
    caption,
    heading: t.hr.reports.counts.department,
    rows: [...byDepartment].sort(byName).map(([department, counts]) => ({
      name: department,
      href: null,
      counts,
      people: { ...within, department },
    })),
  }
}
