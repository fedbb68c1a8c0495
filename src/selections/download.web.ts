import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { AppError } from '../platform/http/app-error.ts'
import { parseForm, parseQuery } from '../platform/http/form.web.ts'
import { sendOrMake, sendReportFile } from '../reports/files/file.web.ts'
import { type FileRequest, REPORT_FORMATS, type ReportFormat } from '../reports/files/names.ts'
import { DEFAULT_QUERY } from '../reports/query.ts'
import { webReportRequest, type WebReportRequest } from '../reports/query.web.ts'
import { reportQueryOf } from './origin.web.ts'
import type { Selection } from './selection.ts'
import { membersOf } from './selection.store.ts'

const fileForm = z.strictObject({ format: z.enum(REPORT_FORMATS) })

/** Takes the form for a file of the people who were chosen. */
export async function askForChosen(visit: SignedInVisit, selection: Selection): Promise<void> {
  const { format } = parseForm(visit, fileForm)
  const path = hrefTo('/hr/selections/:selection/file', { selection: selection.id })
  await sendOrMake(
    visit,
    await requestFor(visit, selection),
    fileOf(format),
    `${path}?${new URLSearchParams({ format })}`,
  )
}

export async function sendChosen(visit: SignedInVisit, selection: Selection): Promise<void> {
  const { format } = parseQuery(visit, fileForm)
  await sendReportFile(visit, await requestFor(visit, selection), fileOf(format))
}

function fileOf(format: ReportFormat): FileRequest {
  return { format, rows: 'people', mark: true, overview: false }
}

/**
 * On the day of their list. Its filters don't narrow it anymore: who was chosen is in it, with another status by now,
 * too. Who is out of reach isn't.
 */
async function requestFor(visit: SignedInVisit, selection: Selection): Promise<WebReportRequest> {
  const { asOf, clock, order, descending } = reportQueryOf(selection)
  const chosen = (await membersOf(visit.deps.store.db, selection.id)).map(({ person }) => person)
  if (chosen.length === 0) throw new AppError('not-found', 'No one who was chosen is on record anymore.')
  const everyone = { ...DEFAULT_QUERY, status: 'everyone', asOf, clock, order, descending } as const
  const asked = await webReportRequest(visit, everyone)
  return { ...asked, request: { ...asked.request, chosen } }
}
