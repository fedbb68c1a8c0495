import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { REPORT_PAGES, type ReportPage } from '../query.ts'
import { reportFilesPage } from './file.page.ts'
import { MOST_PDF_ROWS } from './pdf-report.job.ts'
import { type FileRequest, REPORT_FORMATS, REPORT_ROWS, CONTENT_TYPES, reportFileName } from './names.ts'
import { TooManyRows, reportFile, type FileSource } from './file.job.ts'
import { isLarge } from './made-file.job.ts'
import { askForReportFile } from './made-file.web.ts'
import { reportSourceOf } from './source.job.ts'
import { MOST_SHEET_ROWS } from './workbook.job.ts'
import { CSRF_FIELD } from '../../platform/http/csrf.web.ts'
import { parseForm, parseQuery } from '../../platform/http/form.web.ts'
import { hrefTo } from '../../app/href.web.ts'
import { wordingOf } from '../../people/people.web.ts'
import { partHref } from '../../app/navigation.web.ts'
import {
  type WebReportRequest,
  webReportRequest,
  reportFields,
  reportHref,
  reportQueryShape,
  toReportQuery,
  readReportQuery,
  filtersForTrail,
} from '../query.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import { startDownload } from '../../trail/download.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { allSites } from '../../site/site.store.ts'
import { scopeText } from '../../people/scope.page.ts'

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
  await sendFilesPage(visit, page, await webReportRequest(visit, toReportQuery(fields)), null)
}

export async function downloadReportFile(visit: SignedInVisit): Promise<void> {
  const { page, rows, format, bom, ...fields } = parseQuery(visit, fileQuery)
  const asked = await webReportRequest(visit, toReportQuery(fields))
  const request = { rows, format, mark: bom, overview: hasOverview(page) }
  await orRefused(visit, page, asked, request, () => sendReportFile(visit, asked, request))
}

/**
 * Takes the form for a file. A small one is downloaded right away; a large one is made in the background, on a page that
 * says how far it is.
 */
export async function askForFile(visit: SignedInVisit): Promise<void> {
  const { page, rows, format, bom, ...fields } = parseForm(visit, fileQuery)
  const asked = await webReportRequest(visit, toReportQuery(fields))
  const wanted = { rows, format, mark: bom, overview: hasOverview(page) }
  const own = { page, rows, format, ...(bom ? { bom: 'yes' } : {}) }
  const href = reportHref(hrefTo('/hr/reports/file'), asked.query, own)
  await orRefused(visit, page, asked, wanted, () => sendOrMake(visit, asked, wanted, href))
}

/** What the form says when the report has more rows than its file takes. */
async function orRefused(
  visit: SignedInVisit,
  page: ReportPage,
  asked: WebReportRequest,
  wanted: FileRequest,
  send: () => Promise<void>,
): Promise<void> {
  try {
    await send()
  } catch (error) {
    if (!(error instanceof TooManyRows)) throw error
    await sendFilesPage(visit, page, asked, wanted)
  }
}

/**
 * Throws `TooManyRows` before anything is begun, where the number of people says so.
 * @param href from where a small file is downloaded
 */
export async function sendOrMake(
  visit: SignedInVisit,
  asked: WebReportRequest,
  wanted: FileRequest,
  href: string,
): Promise<void> {
  const { nameParts, people } = (await reportSource(visit, asked)).about
  // How many times there are is known only once they're read.
  if (wanted.format === 'pdf' && wanted.rows === 'people' && people > MOST_PDF_ROWS) throw new TooManyRows()
  const name = reportFileName(wanted, asked.request.asOf.on, nameParts)
  if (isLarge(wanted, people)) await askForReportFile(visit, { wanted, ...asked }, { name, people })
  else visit.response.redirect(303, href)
}

/** Whether the report is of figures, which a PDF then begins with. */
function hasOverview(page: ReportPage): boolean {
  return page === 'overview' || page === 'departments'
}

async function sendFilesPage(
  visit: SignedInVisit,
  page: ReportPage,
  asked: WebReportRequest,
  refused: FileRequest | null,
): Promise<void> {
  const { deps, language, response, t } = visit
  const { about, frame } = await reportSource(visit, asked)
  const ownOnly = scopeText(asked.request.scope, await allSites(deps.store.db), t.hr.scope.youSee, language)
  const input = {
    wording: wordingOf(visit),
    about,
    frame,
    ownOnly,
    mostOnPaper: MOST_PDF_ROWS,
    mostOnSheet: MOST_SHEET_ROWS,
    refused,
    hasOverview: hasOverview(page),
    hidden: [
      { name: CSRF_FIELD, value: visit.csrf },
      { name: 'page', value: page },
      ...reportFields({ ...asked.query, after: null }),
    ],
    links: { file: hrefTo('/hr/reports/files'), back: reportHref(partHref(page), asked.query) },
  }
  const shell = recordsShell(visit, { title: t.hr.reportFiles.title, current: page })
  response.status(refused === null ? 200 : 422).send(reportFilesPage(shell, input))
}

/** The list as it is on the screen, all pages of it. */
export async function downloadPeople(visit: SignedInVisit): Promise<void> {
  await sendReportFile(visit, await readReportQuery(visit), {
    format: 'csv',
    rows: 'people',
    mark: true,
    overview: false,
  })
}

/**
 * Rows leave as they are read, as fast as they are taken; a fault on the way cuts the file off. Throws `TooManyRows`
 * before anything is sent.
 */
export async function sendReportFile(
  visit: SignedInVisit,
  asked: WebReportRequest,
  wanted: FileRequest,
): Promise<void> {
  const { viewer, response, log } = visit
  const { format, rows } = wanted
  const source = await reportSource(visit, asked)
  const file = await reportFile(wanted, source)
  await startDownload(visit, {
    name: reportFileName(wanted, asked.request.asOf.on, source.about.nameParts),
    about: null,
    filters: { rows, format, ...filtersForTrail(asked) },
  })
  log.info({ by: viewer.person, status: asked.query.status, format, rows }, 'report downloaded')
  response.type(CONTENT_TYPES[format])
  await pipeline(file, response)
}

/** Returns the content of a report, as on the screen, for a file of any kind. Rows are read when they are asked for. */
export async function reportSource(visit: SignedInVisit, asked: WebReportRequest): Promise<FileSource> {
  const { content, deps, now, organization, today, viewer } = visit
  const wording = wordingOf(visit)
  return reportSourceOf({ db: deps.store.db, organization, content, wording, reader: viewer.person, today, now }, asked)
}
