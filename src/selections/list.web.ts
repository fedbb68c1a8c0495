import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { reachOf } from '../identity/access.ts'
import { sendPeople } from '../reports/lists/people.web.ts'
import { readReportQuery, type WebReportRequest } from '../reports/query.web.ts'
import { BULK_ACTIONS, type BulkAction } from './selection.ts'
import { PERMISSIONS } from './work.web.ts'

/** The list of people, with what the viewer may do for those who are selected. */
export async function showPeople(visit: SignedInVisit): Promise<void> {
  await sendList(visit, await readReportQuery(visit), '')
}

/** @param problem why nothing could be done with what was selected; empty for a list that was just opened */
export async function sendList(visit: SignedInVisit, asked: WebReportRequest, problem: string): Promise<void> {
  const { actions } = visit.t.hr.selections
  await sendPeople(visit, asked, {
    action: hrefTo('/hr/selections'),
    actions: BULK_ACTIONS.filter((action) => mayChoose(visit, action)).map((value) => {
      return { value, text: actions[value].button }
    }),
    problem,
  })
}

/** Invitations by mail also take a mail server. */
export function mayChoose({ deps, viewer }: SignedInVisit, action: BulkAction): boolean {
  return reachOf(viewer, PERMISSIONS[action]) !== null && (action !== 'invite' || deps.config.mail !== null)
}
