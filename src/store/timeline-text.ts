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

/**
 * What held on each of the days, as it was known at an instant, or as it is known now; null for nothing. The text is
 * gone through once, and the same object stands for days of the same span.
 */
export function linesAt(
  { spans, earlier }: Pick<TimelineText, 'spans' | 'earlier'>,
  jobs: readonly ReportJob[][],
  days: readonly CalendarDate[],
  at: Instant | null,
): (ReportLine | null)[] {
  const found: (ReportLine | null)[] = days.map(() => null)
  let open = days.length
  for (const text of at === null ? [spans] : [spans, earlier]) {
    for (let start = 0; start < text.length && open > 0; ) {
      const end = text.indexOf('\n', start)
      if (isKnown(text, start + 2 * DAY, at)) {
        const from = text.slice(start, start + DAY)
        const until = text.slice(start + DAY, start + 2 * DAY)
        let line: ReportLine | null = null
        for (const [index, day] of days.entries()) {
          if (day < from || day >= until) continue
          line ??= readLine(text.slice(start + HEAD, end), jobs)
          found[index] = line
          open -= 1
        }
      }
      start = end + 1
    }
  }
  return found
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
