import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { REPORT_PAGES, type ReportPage } from '../query.ts'
import { reportFilesPage } from './file.page.ts'
import { MOST_PDF_ROWS } from './pdf-report.job.ts'
import { REPORT_FORMATS, REPORT_ROWS, CONTENT_TYPES, reportFileName } from './names.ts'
import { type FileRequest, TooManyRows, reportFile, type FileSource } from './file.job.ts'
import { MOST_SHEET_ROWS } from './workbook.job.ts'
import { parseQuery } from '../../platform/http/form.web.ts'
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
import { isByOutcome } from '../filter.ts'
import type { Wording } from '../../requirements/because.page.ts'
import { filtersInWords } from '../wording.page.ts'
import { factOn } from '../../ledger/fact.store.ts'
import { allSites } from '../../site/site.store.ts'
import { EVERYONE } from '../../ledger/scope.ts'
import { scopeText } from '../../people/scope.page.ts'
import { reportChoices } from '../choice.store.ts'
import { reportedCycles } from './row.store.ts'
import { countStatuses, peopleInOrder } from '../report.store.ts'
import { ofEveryStatus } from '../request.ts'
import { countOf } from '../../requirements/compliance.ts'

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
    hidden: [{ name: 'page', value: page }, ...reportFields({ ...asked.query, after: null })],
    links: { file: hrefTo('/hr/reports/file'), back: reportHref(partHref(page), asked.query) },
  }
  const shell = recordsShell(visit, { title: t.hr.reportFiles.title, current: page })
  response.status(refused === null ? 200 : 422).send(reportFilesPage(shell, input))
}

/** The list as it is on the screen, all pages of it. */
export async function downloadPeople(visit: SignedInVisit): Promise<void> {
  await sendReportFile(visit, await readReportQuery(visit), { format: 'csv', rows: 'people', mark: true })
}

/** Some people of a report. */
export interface Narrowing {
  of(source: FileSource): Promise<FileSource>
  /** What the audit trail says about it. */
  readonly filters: Readonly<Record<string, string>>
}

/**
 * Rows leave as they are read, as fast as they are taken; a fault on the way cuts the file off. Throws `TooManyRows`
 * before anything is sent.
 */
export async function sendReportFile(
  visit: SignedInVisit,
  asked: WebReportRequest,
  wanted: FileRequest,
  narrowed: Narrowing | null = null,
): Promise<void> {
  const { viewer, response, log } = visit
  const { format, rows } = wanted
  const whole = await reportSource(visit, asked)
  const source = narrowed === null ? whole : await narrowed.of(whole)
  const file = await reportFile(wanted, source)
  log.info({ by: viewer.person, status: asked.query.status, format, rows }, 'report downloaded')
  await startDownload(visit, {
    name: reportFileName(rows, asked.request.asOf.on, format),
    about: null,
    filters: { rows, format, ...filtersForTrail(asked.query), ...narrowed?.filters },
  })
  response.type(CONTENT_TYPES[format])
  await pipeline(file, response)
}

/** Returns the content of a report, as on the screen, for a file of any kind. Rows are read when they are asked for. */
export async function reportSource(visit: SignedInVisit, asked: WebReportRequest): Promise<FileSource> {
  const { content, deps, now, organization, today, viewer } = visit
  const { db } = deps.store
  const { query, request } = asked
  const { asOf, filter, scope } = request
  const wording: Wording = wordingOf(visit)
  const names = await reportChoices(db, scope)
  const counts = await countStatuses(db, ofEveryStatus(request))
  const generatedBy = (await factOn(db, viewer.person, 'name', today)) ?? wording.t.hr.people.noName
  const filters = filtersInWords(query, names, wording).map(({ text }) => text)
  // Some viewers' reports are narrowed without a choice, and the file says so.
  if (scope !== EVERYONE)
    filters.unshift(scopeText(scope, names.sites, wording.t.hr.scope.inFile(generatedBy), wording.language))
  return {
    people: () => peopleInOrder(db, request, query),
    cycles: () => reportedCycles(db, request, organization.timeZone),
    about: {
      organization: organization.name,
      people: countOf(filter.status, counts),
      filters,
      counts,
      status: filter.status,
      isByOutcome: isByOutcome(filter),
      generatedBy,
      generatedAt: now,
    },
    frame: {
      wording,
      siteNames: new Map(names.sites.map(({ id, name }) => [id, name])),
      lessons: content.course.lessons.length,
      timeZone: organization.timeZone,
      asOf: asOf.on,
      knownAt: asOf.knownAt,
      filters: filters.join('; '),
    },
  }
}
