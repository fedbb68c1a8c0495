import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { recordsShell } from '../../app/shell.web.ts'
import { hrefTo } from '../../app/href.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { asOfDay } from '../../ledger/as-of.ts'
import { LARGEST_PAGE } from '../../people/people.store.ts'
import { CSRF_FIELD } from '../../platform/http/csrf.web.ts'
import { parseForm, parseQuery } from '../../platform/http/form.web.ts'
import { earliest } from '../../platform/time/calendar.ts'
import { startDownload } from '../../trail/download.web.ts'
import { EMPLOYMENT_FILTERS } from '../filter.ts'
import { isLarge } from '../files/made-file.job.ts'
import { askForReportFile } from '../files/made-file.web.ts'
import { CONTENT_TYPES, type FileRequest, periodFileName } from '../files/names.ts'
import { PERIOD_FORMATS, type PeriodFormat, periodFile } from '../files/period-file.job.ts'
import { reportAddresses, reportInput } from '../input.web.ts'
import { wordingOf } from '../../people/people.web.ts'
import { presetDays } from '../preset.ts'
import { DEFAULT_QUERY, type ReportQuery } from '../query.ts'
import {
  day,
  filtersForTrail,
  reportFields,
  reportHref,
  reportQueryShape,
  toReportQuery,
  webReportRequest,
} from '../query.web.ts'
import { periodFields, periodForTrail, periodHref } from './address.web.ts'
import { type PeriodInput, periodListPage, periodPage } from './period.page.ts'
import { peopleIn, PERIOD_ROWS, type PeriodRow } from './period.ts'
import { type AskedPeriod, periodRequest, readPeriod, reportedInPeriod } from './period.store.ts'

const periodQuery = z.strictObject({
  ...reportQueryShape,
  from: day,
  to: day,
  row: z.union([z.literal(''), z.enum(PERIOD_ROWS)]).default(''),
})
const fileQuery = periodQuery.extend({ format: z.enum(PERIOD_FORMATS) })

/** Shows what happened between two days, or the people of one of the numbers. */
export async function showPeriod(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const { row, ...fields } = parseQuery(visit, periodQuery)
  const asked = await askedPeriod(visit, fields, row)
  const input = await periodInput(visit, asked, row)
  const { title } = visit.t.hr.reports.period
  const addresses = { ...reportAddresses(input), period: input.periodLinks.whole }
  const shell = recordsShell(visit, { title, current: 'period', addresses })
  if (row === '' || asked.problem !== null) {
    response.status(asked.problem === null ? 200 : 422).send(periodPage(shell, input))
    return
  }
  const all = peopleIn(row, input.people)
  const begin = asked.query.after === null ? 0 : all.findIndex(({ person }) => person === asked.query.after) + 1
  const some = all.slice(begin, begin + LARGEST_PAGE)
  const people = []
  for await (const batch of reportedInPeriod(deps.store.db, some, asked.request))
    people.push(...batch.map(({ person }) => person))
  const next = begin + LARGEST_PAGE < all.length ? (some.at(-1)?.person ?? null) : null
  response.send(periodListPage(shell, input, { row, found: all.length, people, next }))
}

/**
 * Takes the form for a file. As of other reports, a small one is downloaded right away, and a large one is made in the
 * background.
 */
export async function askForPeriodFile(visit: SignedInVisit): Promise<void> {
  const { row, format, ...fields } = parseForm(visit, fileQuery)
  const { days, problem, query, report, request, period } = await askedPeriod(visit, fields, row)
  const wanted = wantedFile(format)
  const people = problem === null ? peopleIn(row, await readPeriod(visit.deps.store.db, request)).length : 0
  if (isLarge(wanted, people)) {
    const order = { wanted, query, request: report, period }
    await askForReportFile(visit, order, { name: periodFileName(wanted, order), people })
    return
  }
  const own = { ...periodFields(days, row), format }
  visit.response.redirect(303, reportHref(hrefTo('/hr/reports/period/file'), query, own))
}

/** Everyone in the sums of a period as a file, or the people of one number. */
export async function downloadPeriod(visit: SignedInVisit): Promise<void> {
  const { deps, organization, content, response, today, now, viewer } = visit
  const { row, format, ...fields } = parseQuery(visit, fileQuery)
  const { days, problem, query, report, period } = await askedPeriod(visit, fields, row)
  if (problem !== null) return response.redirect(303, periodHref(days, query, ''))
  const asked = { query, request: report, period }
  const { db } = deps.store
  const reading = { db, organization, content, wording: wordingOf(visit), reader: viewer.person, today, now }
  const file = await periodFile(format, reading, asked)
  const wanted = wantedFile(format)
  await startDownload(visit, {
    name: periodFileName(wanted, asked),
    about: null,
    filters: { rows: wanted.rows, format, ...filtersForTrail(asked), ...periodForTrail(period, days.to) },
  })
  response.type(CONTENT_TYPES[format])
  await pipeline(file, response)
}

function wantedFile(format: PeriodFormat): FileRequest {
  return { format, rows: 'people', mark: true, overview: false }
}

type Fields = Omit<z.infer<typeof periodQuery>, 'row'>
type Asked = Awaited<ReturnType<typeof askedPeriod>>

async function askedPeriod(visit: SignedInVisit, { from, to, ...fields }: Fields, row: PeriodRow | '') {
  const { deps, organization, today } = visit
  const { query, request } = await webReportRequest(visit, ofPlace(toReportQuery(fields)))
  const usual = presetDays('last-month', today)
  const days = {
    from: from ?? usual.from,
    // Without a last day, everything since the first one.
    to: earliest([to ?? (from === null ? usual.to : today), today]) ?? today,
  }
  const problem = days.from > today ? ('ahead' as const) : days.from > days.to ? ('wrongOrder' as const) : null
  const { timeZone } = organization
  const asked: AskedPeriod = {
    query,
    request: { ...request, asOf: asOfDay(days.to, query.clock, today, timeZone) },
    period: { from: days.from, row },
  }
  return {
    query,
    report: asked.request,
    period: asked.period,
    days,
    problem,
    request: await periodRequest(deps.store.db, asked, { today, timeZone }),
  }
}

/** Without the filters by what people did, which the report counts. */
function ofPlace(query: ReportQuery): ReportQuery {
  const places = Object.fromEntries(EMPLOYMENT_FILTERS.map((name) => [name, query[name]]))
  return { ...DEFAULT_QUERY, ...places, clock: query.clock, after: query.after }
}

async function periodInput(visit: SignedInVisit, asked: Asked, row: PeriodRow | ''): Promise<PeriodInput> {
  const { csrf, t } = visit
  const { query, days, problem, report, request } = asked
  const frame = await reportInput(visit, { query, request: report }, 'overview')
  const words = t.hr.reports.period
  const first = { ...query, after: null }
  const own = Object.entries(periodFields(days, row)).map(([name, value]) => ({ name, value }))
  const file = (text: string, format: PeriodFormat) => ({
    text,
    action: hrefTo('/hr/reports/period/file'),
    hidden: [{ name: CSRF_FIELD, value: csrf }, ...reportFields(first), ...own, { name: 'format', value: format }],
  })
  return {
    ...frame,
    links: { ...frame.links, here: (other) => periodHref(days, other, row) },
    days,
    before: request.start.on,
    problem,
    people: problem === null ? await readPeriod(visit.deps.store.db, request) : [],
    periodLinks: {
      action: hrefTo('/hr/reports/period'),
      days: (other) => periodHref(other, first, ''),
      row: (other) => periodHref(days, first, other),
      whole: periodHref(days, first, ''),
      files: [file(words.xlsx, 'xlsx'), file(words.csv, 'csv')],
    },
  }
}
