import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { loadContents } from '../content/load.ts'
import { dateAt, type Instant } from '../domain/calendar.ts'
import type { Status } from '../domain/status.ts'
import { DEFAULT_CHOICE, STATUS_CHOICES, type StatusChoice, statusesOf } from '../domain/status-choice.ts'
import type { Wording } from '../pages/because.ts'
import { formatDate } from '../pages/dates.ts'
import { MESSAGES } from '../pages/messages/messages.ts'
import { choiceName } from '../pages/people.ts'
import { PEOPLE_COLUMNS } from '../pages/report-columns.ts'
import type { ReportFrame } from '../pages/report-table.ts'
import { reportText } from '../pages/report-text.ts'
import { ROOT } from '../paths.ts'
import { csvFile } from '../report-files/csv-file.ts'
import type { Store } from '../store/open.ts'
import { findOrganization } from '../store/organization.ts'
import { departments } from '../store/people.ts'
import { type ReportedPerson, peopleInBatches } from '../store/report.ts'
import type { Database } from '../store/schema.ts'
import { allSites, type Site } from '../store/sites.ts'
import { type Command, oneOf, readOptions, UsageError } from './command.ts'
import { DATABASE_HELP, DATABASE_OPTIONS, openChosen } from './database.ts'

const FORMATS = ['text', 'csv'] as const
const OPTIONS = {
  ...DATABASE_OPTIONS,
  status: { type: 'string', default: DEFAULT_CHOICE },
  site: { type: 'string' },
  department: { type: 'string' },
  format: { type: 'string', default: 'text' },
  out: { type: 'string' },
} as const

export function reportCommand(now: () => Instant): Command {
  return {
    name: 'report',
    summary: 'print who is up to date and who is not, as HR sees it',
    help: `csec report [--status S] [--site SLUG] [--department D] [--format text|csv] [--out FILE]
            [--database ADDRESS | --data-dir FOLDER]

  --status S          a status, or a group of them (default: ${DEFAULT_CHOICE}):
${choices()}
  --site SLUG         the address of a site: only who works there
  --department D      only who works in this department
  --format FORMAT     text (default), or csv with the columns of docs/report-columns.md
  --out FILE          write to this file; an older one is replaced, never left half written
${DATABASE_HELP}

Changes nothing, also beside a running server.`,
    async run(args) {
      const options = readOptions(args, OPTIONS)
      const format = oneOf('format', options.format, FORMATS)
      const status = oneOf('status', options.status, STATUS_CHOICES)
      const store = await openChosen(options, { readOnly: true })
      try {
        const { people, title, frame } = await openReport(store, { ...options, status }, now())
        const csv = () => csvFile(PEOPLE_COLUMNS, withStatus(people, statusesOf(status)), frame, true)
        await write(format === 'csv' ? csv() : reportText(people, status, title, frame), options.out ?? null)
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
  readonly status: StatusChoice
  readonly site?: string | undefined
  readonly department?: string | undefined
}

interface Report {
  readonly title: string
  readonly frame: ReportFrame
  /** Under all filters but the status. */
  readonly people: AsyncIterable<readonly ReportedPerson[]>
}

async function openReport({ db }: Store, selection: Selection, at: Instant): Promise<Report> {
  const organization = await findOrganization(db)
  if (organization === null) throw new UsageError('--database: nothing is set up in this database yet')
  const { course, language } = loadContents(join(ROOT, 'content')).en
  const wording: Wording = { t: MESSAGES[language], language, topics: course.topics }
  const asOf = dateAt(at, organization.timeZone)
  const sites = await allSites(db)
  const site = chosenSite(sites, selection.site)
  const department = await chosenDepartment(db, selection.department)
  const filters = [choiceName(selection.status, wording.t), site?.name, department].filter((name) => name != null)
  return {
    title: `${organization.name}, ${wording.t.hr.people.kicker(formatDate(asOf, language))}`,
    frame: {
      wording,
      siteNames: new Map(sites.map(({ id, name }) => [id, name])),
      lessons: course.lessons.length,
      timeZone: organization.timeZone,
      asOf,
      knownAt: null,
      filters: filters.join('; '),
    },
    people: placedAt(peopleInBatches(db, {}, asOf), site, department),
  }
}

/** Narrowed here and not in the database, where places whose day has come may not be up to date yet. */
async function* placedAt(
  people: AsyncIterable<readonly ReportedPerson[]>,
  site: Site | null,
  department: string | null,
): AsyncGenerator<ReportedPerson[]> {
  const fits = (place: ReportedPerson['placements'][number]) =>
    (site === null || place.site === site.id) && (department === null || place.department === department)
  const narrowed = site !== null || department !== null
  for await (const batch of people) yield batch.filter(({ placements }) => !narrowed || placements.some(fits))
}

async function* withStatus(
  people: AsyncIterable<readonly ReportedPerson[]>,
  statuses: readonly Status[],
): AsyncGenerator<ReportedPerson[]> {
  for await (const batch of people) yield batch.filter(({ standing }) => statuses.includes(standing.status))
}

async function write(text: AsyncIterable<string>, file: string | null): Promise<void> {
  if (file === null) {
    for await (const piece of text) process.stdout.write(piece)
    return
  }
  const part = `${file}.part`
  try {
    await pipeline(Readable.from(text), createWriteStream(part))
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    const reason = error instanceof Error && 'code' in error ? String(error.code) : null
    throw reason === null ? error : new UsageError(`--out: ${file} cannot be written (${reason})`)
  }
}

/** Null when the list is not narrowed to a site. */
function chosenSite(sites: readonly Site[], slug: string | undefined): Site | null {
  if (slug === undefined) return null
  const site = sites.find((candidate) => candidate.slug === slug)
  if (site === undefined) throw new UsageError(`--site takes ${listed(sites.map((each) => each.slug))}; not "${slug}"`)
  return site
}

async function chosenDepartment(db: Database, department: string | undefined): Promise<string | null> {
  if (department === undefined) return null
  const known = await departments(db)
  if (!known.includes(department)) throw new UsageError(`--department takes ${listed(known)}; not "${department}"`)
  return department
}

function listed(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}
