import { hrefTo } from '../app/href.web.ts'
import { madePage, sendLedgerPage } from '../app/kept-page.web.ts'
import { forMany, sendInPieces } from '../app/page-in-pieces.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { reachOf } from '../identity/access.ts'
import type { BulkInput, ListParts } from '../people/table.page.ts'
import { type AroundPeople, peoplePage, readAroundPeople, readPeople } from '../reports/lists/people.web.ts'
import { readReportQuery, type WebReportRequest } from '../reports/query.web.ts'
import { BULK_ACTIONS, type BulkAction } from './selection.ts'
import { undoWay } from './undo.web.ts'
import { PERMISSIONS } from './work.web.ts'

/** The list of people, with what the viewer may do for those who are selected. */
export async function showPeople(visit: SignedInVisit): Promise<void> {
  const readAround = () => aroundPeople(visit)
  const read = async () => readPeople(visit, await readReportQuery(visit))
  await sendLedgerPage(visit, readAround, read, (shared, listed, around) =>
    peoplePage(shared, listed, bulkOf(shared, ''), around),
  )
}

/**
 * @param problem why nothing could be done with what was selected
 * @param parts parts of the list to choose from, where it has too many people
 */
export async function sendList(
  visit: SignedInVisit,
  asked: WebReportRequest,
  problem: string,
  parts: ListParts | null = null,
): Promise<void> {
  const listed = await readPeople(visit, asked)
  const page = peoplePage(forMany(visit), listed, { ...bulkOf(visit, problem), parts }, await aroundPeople(visit))
  visit.response.status(422)
  sendInPieces(visit, madePage(visit, page))
}

async function aroundPeople(visit: SignedInVisit): Promise<AroundPeople> {
  return { ...(await readAroundPeople(visit)), undo: await undoWay(visit) }
}

function bulkOf(visit: SignedInVisit, problem: string): BulkInput {
  const { actions } = visit.t.hr.selections
  return {
    action: hrefTo('/hr/selections'),
    actions: BULK_ACTIONS.filter((action) => mayChoose(visit, action)).map((value) => {
      return { value, text: actions[value].button }
    }),
    problem,
  }
}

/** Invitations by mail also take a mail server. */
export function mayChoose({ deps, viewer }: SignedInVisit, action: BulkAction): boolean {
  return reachOf(viewer, PERMISSIONS[action]) !== null && (action !== 'invite' || deps.config.mail !== null)
}
