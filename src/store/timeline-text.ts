import type { CalendarDate, Instant } from '../domain/calendar.ts'
import type { ReportJob, ReportLine } from '../domain/report-line.ts'
import type { KnownSpan } from '../domain/report-timeline.ts'

/** A timeline as it is stored: so that what held on a day is found without reading the rest. */
export interface TimelineText {
  /** Every list of jobs in the spans, once. */
  readonly jobs: string
  readonly spans: string
  readonly earlier: string
}

const DAY = 10
const INSTANT = 24
const HEAD = 2 * DAY + 2 * INSTANT
const NEVER_DAY = '9999-12-31'
const NEVER = '9999-12-31T23:59:59.999Z'

export function writeTimeline(timeline: readonly KnownSpan[]): TimelineText {
  const jobs = new Map<string, number>()
  const written = (span: KnownSpan) => {
    const { from, until, knownFrom, knownUntil, line } = span
    return `${from}${until ?? NEVER_DAY}${knownFrom}${knownUntil ?? NEVER}${writeLine(line, jobs)}\n`
  }
  const inOrder = timeline.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const spans = inOrder.filter(({ knownUntil }) => knownUntil === null).map(written)
  const earlier = inOrder.filter(({ knownUntil }) => knownUntil !== null).map(written)
  return { jobs: `[${[...jobs.keys()].join()}]`, spans: spans.join(''), earlier: earlier.join('') }
}

export function readTimeline({ jobs, spans, earlier }: TimelineText): KnownSpan[] {
  const lists = readJobs(jobs)
  return [...earlier.split('\n'), ...spans.split('\n')].filter(Boolean).map((text) => {
    const [from, until] = [text.slice(0, DAY), text.slice(DAY, 2 * DAY)]
    const [knownFrom, knownUntil] = [text.slice(2 * DAY, 2 * DAY + INSTANT), text.slice(2 * DAY + INSTANT, HEAD)]
    // Written by `writeTimeline` above and nowhere else.
    return {
      from: from as CalendarDate,
      until: until === NEVER_DAY ? null : (until as CalendarDate),
      knownFrom: knownFrom as Instant,
      knownUntil: knownUntil === NEVER ? null : (knownUntil as Instant),
      line: readLine(text.slice(HEAD), lists),
    }
  })
}

/** Where the lists of jobs are taken from that many people have in common: one object for all of them. */
export function createJobReader(): (text: string) => readonly ReportJob[][] {
  const read = new Map<string, readonly ReportJob[][]>()
  return (text) => {
    const known = read.get(text)
    if (known !== undefined) return known
    const lists = readJobs(text)
    read.set(text, lists)
    return lists
  }
}

/** What held on a day, as it was known at an instant, or as it is known now; null for nothing. */
export function lineAt(
  { spans, earlier }: Pick<TimelineText, 'spans' | 'earlier'>,
  jobs: readonly ReportJob[][],
  on: CalendarDate,
  at: Instant | null,
): ReportLine | null {
  const found = find(spans, on, at) ?? (at === null ? null : find(earlier, on, at))
  return found === null ? null : readLine(found, jobs)
}

/** The JSON of the span that covers both. */
function find(text: string, on: CalendarDate, at: Instant | null): string | null {
  for (let start = 0; start < text.length; ) {
    const from = text.slice(start, start + DAY)
    if (from > on) return null
    const end = text.indexOf('\n', start)
    if (text.slice(start + DAY, start + 2 * DAY) > on && isKnown(text, start + 2 * DAY, at)) {
      return text.slice(start + HEAD, end)
    }
    start = end + 1
  }
  return null
}

function isKnown(text: string, start: number, at: Instant | null): boolean {
  if (at === null) return true
  return text.slice(start, start + INSTANT) <= at && at < text.slice(start + INSTANT, start + 2 * INSTANT)
}

function writeLine(line: ReportLine, jobs: Map<string, number>): string {
  const { status, dueOn, completedOn, validUntil, policyVersion, language, source, isException, hasProblem } = line
  const list = JSON.stringify(
    line.jobs.map(({ site, department, position, type, supervisor, hiredOn }) => {
      return [site, department, position, type, supervisor, hiredOn]
    }),
  )
  const index = jobs.get(list) ?? jobs.size
  jobs.set(list, index)
  const flags = (isException ? 1 : 0) + (hasProblem ? 2 : 0)
  return JSON.stringify([status, dueOn, completedOn, validUntil, policyVersion, language, source, flags, index])
}

function readLine(text: string, lists: readonly ReportJob[][]): ReportLine {
  // Written by `writeLine` above and nowhere else.
  const [status, dueOn, completedOn, validUntil, policyVersion, language, source, flags, index] = JSON.parse(text) as [
    ReportLine['status'],
    ReportLine['dueOn'],
    ReportLine['completedOn'],
    ReportLine['validUntil'],
    ReportLine['policyVersion'],
    ReportLine['language'],
    ReportLine['source'],
    number,
    number,
  ]
  return {
    status,
    dueOn,
    completedOn,
    validUntil,
    policyVersion,
    language,
    source,
    isException: flags % 2 === 1,
    hasProblem: flags >= 2,
    jobs: lists[index] ?? [],
  }
}

function readJobs(text: string): ReportJob[][] {
  // Written by `writeLine` above and nowhere else.
  const lists = JSON.parse(text) as [
    ReportJob['site'],
    string,
    string,
    ReportJob['type'],
    ReportJob['supervisor'],
    ReportJob['hiredOn'],
  ][][]
  return lists.map((list) =>
    list.map(([site, department, position, type, supervisor, hiredOn]) => {
      return { site, department, position, type, supervisor, hiredOn }
    }),
  )
}
