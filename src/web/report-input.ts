import { localTime } from '../domain/local-time.ts'
import type { ReportPage, ReportQuery } from '../domain/report-query.ts'
import { formatTime } from '../pages/dates.ts'
import type { ReportInput } from '../pages/report-frame.ts'
import { reportChoices } from '../store/report-choices.ts'
import { wordingOf } from './people.ts'
import { matrixPath, overviewPath, peoplePath, personPath, reportPath, siteReportPath, statusesPath } from './paths.ts'
import { type AskedReport, reportHref } from './report-query.ts'
import type { SignedInVisit } from './visit.ts'

/** Where each report is. */
const PATHS: Readonly<Record<ReportPage, string>> = {
  overview: overviewPath(),
  people: peoplePath(),
  matrix: matrixPath(),
  departments: reportPath('departments'),
  expiring: reportPath('expiring'),
  exceptions: reportPath('exceptions'),
  'data-problems': reportPath('data-problems'),
  leavers: reportPath('leavers'),
  versions: reportPath('versions'),
}

/** What every report is made from. */
export async function reportInput(
  visit: SignedInVisit,
  { query, viewpoint, scope }: AskedReport,
  page: ReportPage,
): Promise<ReportInput> {
  const { deps, language, now, organization, today } = visit
  return {
    wording: wordingOf(visit),
    page,
    query,
    on: viewpoint.on,
    today,
    madeAt: formatTime(localTime(now, organization.timeZone).time, language),
    names: await reportChoices(deps.store.db),
    seesEveryone: scope === null,
    links: {
      here: (asked: ReportQuery) => reportHref(PATHS[page], asked),
      page: (name, asked) => reportHref(PATHS[name], asked),
      site: (site, asked) => reportHref(siteReportPath(site), asked),
      person: personPath,
      statuses: statusesPath(),
    },
  }
}
