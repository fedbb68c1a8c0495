import { z } from 'zod'
import { REPORT_PAGES, type ReportPage } from '../query.ts'
import { reportFilesPage } from './file.page.ts'
import { MOST_BINDER_ROWS } from './binder.job.ts'
import { REPORT_FORMATS, REPORT_ROWS } from './names.ts'
import { type ReportRequest, TooManyRows } from './file.job.ts'
import { MOST_SHEET_ROWS } from './workbook.job.ts'
import { sendReportFile } from './download.web.ts'
import { parseQuery } from '../../platform/http/form.web.ts'
import { reportFilePath } from '../../platform/http/paths.web.ts'
import { wordingOf } from '../../people/people.web.ts'
import { REPORT_PATHS } from '../input.web.ts'
import {
  type AskedReport,
  askedReport,
  reportFields,
  reportHref,
  reportQueryShape,
  toReportQuery,
} from '../query.web.ts'
import { reportSource } from './source.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'

/** The report that one comes from, to go back to. */
const from = { ...reportQueryShape, page: z.enum(REPORT_PAGES).default('people') }
const filesQuery = z.strictObject(from)
const fileQuery = z.strictObject({
  ...from,
  rows: z.enum(REPORT_ROWS),
  format: z.enum(REPORT_FORMATS),
  bom: z
    .enum(['yes', 'no'])
    .default('no')
    .transform((answer) => answer === 'yes'),
})

export async function showReportFiles(visit: SignedInVisit): Promise<void> {
  const { page, ...fields } = parseQuery(visit, filesQuery)
  await sendFilesPage(visit, page, await askedReport(visit, toReportQuery(fields)), null)
}

export async function downloadReportFile(visit: SignedInVisit): Promise<void> {
  const { page, rows, format, bom, ...fields } = parseQuery(visit, fileQuery)
  const asked = await askedReport(visit, toReportQuery(fields))
  const request = { rows, format, mark: bom }
  try {
    await sendReportFile(visit, asked, request)
  } catch (error) {
    if (!(error instanceof TooManyRows)) throw error
    await sendFilesPage(visit, page, asked, request)
  }
}

async function sendFilesPage(
  visit: SignedInVisit,
  page: ReportPage,
  asked: AskedReport,
  refused: ReportRequest | null,
): Promise<void> {
  const { response, t } = visit
  const { about, frame } = await reportSource(visit, asked)
  const input = {
    wording: wordingOf(visit),
    about,
    frame,
    ownOnly: asked.scope !== null,
    mostOnPaper: MOST_BINDER_ROWS,
    mostOnSheet: MOST_SHEET_ROWS,
    refused,
    hidden: [{ name: 'page', value: page }, ...reportFields({ ...asked.query, after: null })],
    links: { file: reportFilePath(), back: reportHref(REPORT_PATHS[page], asked.query) },
  }
  const shell = recordsShell(visit, { title: t.hr.reportFiles.title, current: 'overview' })
  response.status(refused === null ? 200 : 422).send(reportFilesPage(shell, input))
}
