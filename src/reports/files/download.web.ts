import { pipeline } from 'node:stream/promises'
import { CONTENT_TYPES, reportFileName } from './names.ts'
import { reportFile, type ReportRequest } from './file.job.ts'
import { type AskedReport, readReportQuery } from '../query.web.ts'
import { reportSource } from './source.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'

/** The list as it is on the screen, all pages of it. */
export async function downloadPeople(visit: SignedInVisit): Promise<void> {
  await sendReportFile(visit, await readReportQuery(visit), { format: 'csv', rows: 'people', mark: true })
}

/**
 * Rows leave as they are read, as fast as they are taken; a fault on the way cuts the file off. Throws `TooManyRows`
 * before anything is sent.
 */
export async function sendReportFile(visit: SignedInVisit, asked: AskedReport, request: ReportRequest): Promise<void> {
  const { viewer, response, log } = visit
  const { format, rows } = request
  const source = await reportSource(visit, asked)
  const file = await reportFile(request, source)
  log.info({ by: viewer.person, status: asked.query.status, format, rows }, 'report downloaded')
  response.attachment(reportFileName(rows, asked.viewpoint.on, format)).type(CONTENT_TYPES[format])
  await pipeline(file, response)
}
