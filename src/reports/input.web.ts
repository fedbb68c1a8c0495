import { localTime } from '../platform/time/local-time.ts'
import { reachOf } from '../identity/access.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { DEFAULT_QUERY, REPORT_PAGES, type ReportPage, type ReportQuery } from './query.ts'
import { formatTime } from '../platform/time/date.page.ts'
import type { ReportInput } from './frame.page.ts'
import { reportChoices } from './choice.store.ts'
import { wordingOf } from '../people/people.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { type Addresses, partHref } from '../app/navigation.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import { type WebReportRequest, reportHref } from './query.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { ReportNames } from './wording.page.ts'

/** The input of every report. */
export async function reportInput(
  visit: SignedInVisit,
  asked: WebReportRequest,
  page: ReportPage,
): Promise<ReportInput> {
  return reportInputWith(visit, asked, page, await readNames(visit, asked))
}

/** The names of the choices in a report. */
export async function readNames({ deps, today }: SignedInVisit, { request }: WebReportRequest): Promise<ReportNames> {
  return reportChoices(deps.store.db, request.scope, today)
}

/** The same with names that were read before. It asks no database. */
export function reportInputWith(
  visit: SignedInVisit,
  { query, request: { asOf } }: WebReportRequest,
  page: ReportPage,
  names: ReportNames,
): ReportInput {
  const { language, now, organization, today } = visit
  return {
    wording: wordingOf(visit),
    page,
    query,
    on: asOf.on,
    today,
    madeAt: formatTime(localTime(now, organization.timeZone).time, language),
    names,
    links: {
      here: (asked: ReportQuery) => reportHref(partHref(page), asked),
      page: (name, asked) => reportHref(partHref(name), asked),
      site: (site, asked) => reportHref(hrefTo('/hr/reports/sites/:site', { site }), asked),
      person: (person) => hrefTo('/hr/people/:person', { person }),
      statuses: hrefTo('/hr/statuses'),
      files: (name, asked) => withPage(reportHref(hrefTo('/hr/reports/files'), inReport(name, asked)), name),
      chart: (chart, asked) => reportHref(hrefTo('/hr/charts/:chart', { chart }), { ...asked, after: null }),
      saveView: (name, asked) => withPage(reportHref(hrefTo('/hr/views/new'), { ...asked, after: null }), name),
      views: reachOf(visit.viewer, 'save-views') === null ? null : hrefTo('/hr/views'),
      differences: (asked) => reportHref(hrefTo('/hr/reports/differences'), { ...asked, after: null }),
    },
  }
}

/** Around a report: the way to the other reports keeps its filters. */
export function reportShell(visit: SignedInVisit, title: string, input: ReportInput): Shell {
  const { isOnBothBases = false, page } = input
  // The report of one site belongs to the sites.
  const current = isOnBothBases ? 'differences' : (page ?? 'departments')
  return recordsShell(visit, { title, current, addresses: reportAddresses(input) })
}

/** The other reports, with the filters of this one. */
export function reportAddresses({ links, query }: Pick<ReportInput, 'links' | 'query'>): Addresses {
  // Leads to the default list, because the figures the viewer just saw are about everyone.
  const { status, order, descending } = DEFAULT_QUERY
  const kept = { ...query, status, order, descending, after: null }
  return {
    ...Object.fromEntries(REPORT_PAGES.map((name) => [name, links.page(name, kept)])),
    differences: links.differences(query),
    period: reportHref(hrefTo('/hr/reports/period'), kept),
  }
}

/** The subject of a report, whatever its filters: a file of it has the same people. */
const ABOUT: Partial<Readonly<Record<ReportPage, Partial<ReportQuery>>>> = {
  exceptions: { status: 'everyone', only: 'exceptions' },
  'data-problems': { status: 'everyone', only: 'data-problems' },
  leavers: { status: 'separated' },
}

function inReport(page: ReportPage, query: ReportQuery): ReportQuery {
  return { ...query, ...ABOUT[page], after: null }
}

function withPage(href: string, page: ReportPage): string {
  return `${href}${href.includes('?') ? '&' : '?'}page=${page}`
}
