import { type Action, reachOf } from '../../identity/access.ts'
import { hrefTo } from '../../app/href.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { signInsToConfirm } from '../../identity/sso/confirm.web.ts'
import { LARGEST_PAGE } from '../../people/people.store.ts'
import { BULK_ACTIONS } from '../../selections/selection.ts'
import { PERMISSIONS } from '../../selections/work.web.ts'
import { reportInput, reportShell } from '../input.web.ts'
import type { ReportQuery } from '../query.ts'
import { readReportQuery, reportFields, reportHref, type WebReportRequest } from '../query.web.ts'
import { countStatuses, listPeople } from '../report.store.ts'
import { ofEveryStatus } from '../request.ts'
import { peoplePage } from './people.page.ts'

export async function showPeople(visit: SignedInVisit): Promise<void> {
  await sendPeople(visit, await readReportQuery(visit), '')
}

/** @param problem why nothing could be done with what was selected; empty for a list that was just opened */
export async function sendPeople(visit: SignedInVisit, asked: WebReportRequest, problem: string): Promise<void> {
  const { csrf, deps, viewer, response, t } = visit
  const { db } = deps.store
  const { query, request } = asked
  const { order, descending, after } = query
  const way = (action: Action, path: string) => (reachOf(viewer, action) === null ? null : path)
  const input = {
    ...(await reportInput(visit, asked, 'people')),
    counts: await countStatuses(db, ofEveryStatus(request)),
    ...(await listPeople(db, request, { order, descending, after, limit: LARGEST_PAGE })),
    lessons: visit.content.course.lessons.length,
    ways: {
      addPerson: way('invite-person', hrefTo('/hr/people/new')),
      confirm: await signInsToConfirm(visit),
    },
    download: (list: ReportQuery) => reportHref(hrefTo('/hr/people.csv'), list),
    bulk: {
      action: hrefTo('/hr/selections'),
      // Invitations by mail take a mail server.
      actions: BULK_ACTIONS.filter(
        (action) => reachOf(viewer, PERMISSIONS[action]) !== null && (action !== 'invite' || deps.config.mail !== null),
      ),
      hidden: [{ name: 'csrf', value: csrf }, ...reportFields(query)],
      problem,
    },
  }
  const page = peoplePage(reportShell(visit, t.hr.people.title, input), input)
  response.status(problem === '' ? 200 : 422).send(page)
}
