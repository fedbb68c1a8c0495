import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { loadCompiled } from '../app/compiled.ts'
import { type CalendarDate, dateAt, type Instant } from '../platform/time/calendar.ts'
import { EVERYONE_FILTER } from '../reports/filter.ts'
import { EVERYONE } from '../ledger/scope.ts'
import type { ReportedPerson } from '../requirements/reported.ts'
import type { Wording } from '../requirements/because.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { MESSAGES } from '../words/messages.ts'
import { choiceName } from '../reports/wording.page.ts'
import { reportText } from '../reports/files/text.page.ts'
import { ROOT } from '../platform/root.ts'
import { MOST_PDF_ROWS } from '../reports/files/pdf-report.job.ts'
import { REPORT_FORMATS, REPORT_ROWS, type FileRequest } from '../reports/files/names.ts'
import { reportFile, type FileSource, TooManyRows } from '../reports/files/file.job.ts'
import { MOST_SHEET_ROWS } from '../reports/files/workbook.job.ts'
import type { Store } from '../platform/database/open.store.ts'
import { findLogo } from '../organization/brand.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { departments } from '../people/people.store.ts'
import { cycleLines } from '../reports/files/cycle-lines.job.ts'
import { reportedCycles } from '../reports/files/row.store.ts'
import { countStatuses, peopleInOrder } from '../reports/report.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { allSites, type Site } from '../site/site.store.ts'
import { type Command, dayUpTo, oneOf, readOptions, UsageError } from './command.cli.ts'
import { DATABASE_HELP, DATABASE_OPTIONS, openChosen } from './database.cli.ts'
import { lastMomentOf } from '../platform/time/zoned.ts'
import type { AsOf } from '../ledger/as-of.ts'
import { ofEveryStatus, type ReportRequest } from '../reports/request.ts'
import { countOf, DEFAULT_CHOICE, STATUS_CHOICES, type StatusChoice } from '../requirements/compliance.ts'

const FORMATS = ['text', ...REPORT_FORMATS] as const
/** People who need action come first, as on the page. */
const ORDER = { order: 'need', descending: false } as const
const YES_NO = ['yes', 'no'] as const
const OPTIONS = {
  ...DATABASE_OPTIONS,
  'as-of': { type: 'string' },
  'known-at': { type: 'string' },
  status: { type: 'string', default: DEFAULT_CHOICE },
  site: { type: 'string' },
  department: { type: 'string' },
  format: { type: 'string', default: 'text' },
  rows: { type: 'string', default: 'people' },
  bom: { type: 'string', default: 'yes' },
  out: { type: 'string' },
} as const

export function reportCommand(now: () => Instant): Command {
  return {
    name: 'report',
    summary: 'print who is up to date and who isn’t, as HR sees it',
    help: `csec report [--as-of DAY] [--known-at DAY] [--status S] [--site SLUG] [--department D]
            [--format text|csv|json|xlsx|pdf] [--rows people|cycles] [--bom yes|no] [--out FILE]
            [--database ADDRESS | --data-dir FOLDER]

  --as-of DAY         the day the report is about (default: today), with everything recorded since then
  --known-at DAY      only what was on record on the evening of this day: what you would have reported then

  --status S          a status, or a group of statuses (default: ${DEFAULT_CHOICE}):
${choices()}
  --site SLUG         the short name of a site: only people who work there
  --department D      only people who work in this department
  --format FORMAT     text (default), or a file as described in docs/reports.md: csv, json, xlsx, pdf
  --rows ROWS         in files: people (default), or cycles for one row for each time someone was required
  --bom yes|no        whether a csv begins with a byte order mark, which Excel needs (default: yes)
  --out FILE          write to this file; an existing file is replaced only once the new one is complete
${DATABASE_HELP}

Changes nothing, so you can run it while the server is running.`,
    async run(args) {
      const options = readOptions(args, OPTIONS)
      const format = oneOf('format', options.format, FORMATS)
      const rows = oneOf('rows', options.rows, REPORT_ROWS)
      const mark = oneOf('bom', options.bom, YES_NO) === 'yes'
      const status = oneOf('status', options.status, STATUS_CHOICES)
      if (format === 'text' && rows !== 'people')
        throw new UsageError('--rows cycles works only with a file: choose a --format')
      const store = await openChosen(options, { readOnly: true })
      try {
        const report = await openReport(store, { ...options, status }, now())
        await write(
          format === 'text' ? textOf(report, status) : await fileOf(report, { format, rows, mark, overview: false }),
          options.out ?? null,
        )
        return 0
      } finally {
        await store.close()
      }
    },
  }
}

/** The statuses, four on a line. */
function choices(): string {
  const lines = Array.from({ length: Math.ceil(STATUS_CHOICES.length / 4) }, (_, line) =>
    STATUS_CHOICES.slice(line * 4, line * 4 + 4).join(', '),
  )
  return lines.map((line) => `                        ${line}`).join('\n')
}

interface Selection {
  readonly 'as-of'?: string | undefined
  readonly 'known-at'?: string | undefined
  readonly status: StatusChoice
  readonly site?: string | undefined
  readonly department?: string | undefined
}

interface Report {
  readonly title: string
  readonly source: FileSource
  /** Under all filters but the status, which the figures of a text are not narrowed by. */
  readonly anyStatus: () => AsyncIterable<readonly ReportedPerson[]>
}

async function openReport({ db }: Store, selection: Selection, at: Instant): Promise<Report> {
  const organization = await findOrganization(db)
  if (organization === null) throw new UsageError('--database: nothing is set up in this database yet')
  const { course, language } = loadCompiled(ROOT).contents.en
  const wording: Wording = { t: MESSAGES[language], language, topics: course.topics }
  const asOf = chosenAsOf(selection, dateAt(at, organization.timeZone), organization.timeZone)
  const sites = await allSites(db)
  const site = chosenSite(sites, selection.site)
  const department = await chosenDepartment(db, selection.department)
  const filter = { ...EVERYONE_FILTER, status: selection.status, site: site?.id ?? null, department }
  const filters = [choiceName(selection.status, wording.t), site?.name, department].filter((name) => name != null)
  const request: ReportRequest = { asOf, filter, scope: EVERYONE }
  const counts = await countStatuses(db, ofEveryStatus(request))
  return {
    title: `${organization.name}, ${wording.t.hr.people.kicker(formatDate(asOf.on, language))}`,
    source: {
      people: () => peopleInOrder(db, request, ORDER),
      cycles: () => reportedCycles(db, request, organization.timeZone),
      cycleLines: (frame, counting) => cycleLines(db, request, frame, counting),
      overview: null,
      logo: () => findLogo(db, organization.brand.logo),
      about: {
        organization: organization.name,
        people: countOf(selection.status, counts),
        filters,
        counts,
        status: selection.status,
        isByOutcome: false,
        generatedBy: 'csec report',
        generatedAt: at,
        nameParts: [],
      },
      frame: {
        wording,
        siteNames: new Map(sites.map(({ id, name }) => [id, name])),
        lessons: course.lessons.length,
        timeZone: organization.timeZone,
        asOf: asOf.on,
        knownAt: asOf.knownAt,
        filters: filters.join('; '),
      },
    },
    anyStatus: () => peopleInOrder(db, ofEveryStatus(request), ORDER),
  }
}

function textOf({ title, source, anyStatus }: Report, status: StatusChoice): AsyncIterable<string> {
  return reportText(anyStatus(), status, title, source.frame)
}

async function fileOf({ source }: Report, request: FileRequest): Promise<Readable> {
  try {
    return await reportFile(request, source)
  } catch (error) {
    if (!(error instanceof TooManyRows)) throw error
    const { hr } = source.frame.wording.t
    const words = hr.reportFiles
    const most = request.format === 'xlsx' ? words.tooManyForSheet(MOST_SHEET_ROWS) : words.tooMany(MOST_PDF_ROWS)
    throw new UsageError(`--format ${request.format}: ${most}`)
  }
}

async function write(content: AsyncIterable<string | Uint8Array>, file: string | null): Promise<void> {
  if (file === null) {
    for await (const piece of content) process.stdout.write(piece)
    return
  }
  const part = `${file}.part`
  try {
    await pipeline(Readable.from(content, { objectMode: false }), createWriteStream(part))
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    const reason = error instanceof Error && 'code' in error ? String(error.code) : null
    throw reason === null ? error : new UsageError(`--out: ${file} can’t be written (${reason})`)
  }
}

/** For today, both clocks agree: everything recorded so far counts. */
function chosenAsOf(selection: Selection, today: CalendarDate, timeZone: string): AsOf {
  const on = dayUpTo(today, 'as-of', selection['as-of']) ?? today
  const known = dayUpTo(today, 'known-at', selection['known-at'])
  return { on, knownAt: known === null || known === today ? null : lastMomentOf(known, timeZone) }
}

/** Returns null when the list isn't narrowed to a site. */
function chosenSite(sites: readonly Site[], slug: string | undefined): Site | null {
  if (slug === undefined) return null
  const site = sites.find((candidate) => candidate.slug === slug)
  if (site === undefined) throw new UsageError(`--site takes ${listed(sites.map((each) => each.slug))}; not "${slug}"`)
  return site
}

async function chosenDepartment(db: Database, department: string | undefined): Promise<string | null> {
  if (department === undefined) return null
  const known = await departments(db, EVERYONE)
  if (!known.includes(department)) throw new UsageError(`--department takes ${listed(known)}; not "${department}"`)
  return department
}

function listed(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}
