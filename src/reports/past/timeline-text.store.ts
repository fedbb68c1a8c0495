import {
  addDays,
  type CalendarDate,
  calendarDate,
  daysBetween,
  type Instant,
  toInstant,
} from '../../platform/time/calendar.ts'
import type { ReportEmployment, ReportLine } from '../line.ts'
import type { KnownSpan } from './timeline.ts'
import type { Status } from '../../requirements/status.ts'
import type { AsOf } from '../../ledger/as-of.ts'

/**
 * A timeline as it is stored: so short that everybody's are read in a second, and so that what held on a day is found
 * without reading the rest. A line of `spans` and `earlier` is a span: the days from which and until before which it
 * held, the instants between which it was known, a letter for the status, a digit for what is out of the ordinary,
 * three days of the line, and which of the lists it takes. Days and instants are numbers of 36 digits in a fixed width,
 * which compare as text.
 */
export interface TimelineText {
  /** JSON: every list of employments in the spans, once, and every version, language and source. */
  readonly lists: string
  /** The spans known now. */
  readonly spans: string
  /** The spans known before. */
  readonly earlier: string
}

const DAY = 5
const INSTANT = 9
const FROM = 0
const UNTIL = FROM + DAY
const KNOWN_FROM = UNTIL + DAY
const KNOWN_UNTIL = KNOWN_FROM + INSTANT
const STATUS = KNOWN_UNTIL + INSTANT
const FLAGS = STATUS + 1
const DUE = FLAGS + 1
const COMPLETED = DUE + DAY
const VALID_UNTIL = COMPLETED + DAY
const LISTS = VALID_UNTIL + DAY

/** Comes after every day and every instant. */
const NEVER = 'z'
/** The first that a `CalendarDate` can be. */
const FIRST_DAY = calendarDate('0000-01-01')

const FIRST_INSTANT = toInstant(0)

/** Letters are in the database: a new status takes a new one. */
const LETTERS: Readonly<Record<Status, string>> = {
  'not-in-scope': 'a',
  separated: 'b',
  exempt: 'c',
  'update-due': 'd',
  'up-to-date': 'e',
  'on-leave': 'f',
  expired: 'g',
  'needs-help': 'h',
  overdue: 'i',
  'in-progress': 'j',
  'not-started': 'k',
  'cannot-say': 'l',
  'waiting-for-site': 'm',
}
// The keys of `LETTERS`, which Object.entries widens.
const STATUS_OF = new Map(Object.entries(LETTERS).map(([status, letter]) => [letter, status as Status]))

/** The lists to which lines refer by place. */
export interface Lists {
  readonly employments: readonly (readonly ReportEmployment[])[]
  readonly completions: readonly Pick<ReportLine, 'policyVersion' | 'language' | 'source'>[]
}

export function writeTimeline(timeline: readonly KnownSpan[]): TimelineText {
  const [employments, completions] = [new Map<string, number>(), new Map<string, number>()]
  const written = ({ from, until, knownFrom, knownUntil, line }: KnownSpan) =>
    [
      dayText(from),
      dayText(until),
      instantText(knownFrom),
      instantText(knownUntil),
      LETTERS[line.status],
      (line.isException ? 1 : 0) + (line.hasProblem ? 2 : 0),
      dayText(line.dueOn),
      dayText(line.completedOn),
      dayText(line.validUntil),
      placeOf(employments, line.employments.map(employmentParts)).toString(36),
      ',',
      placeOf(completions, [line.policyVersion, line.language, line.source]).toString(36),
      '\n',
    ].join('')
  const inOrder = timeline.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const spans = inOrder.filter(({ knownUntil }) => knownUntil === null).map(written)
  const earlier = inOrder.filter(({ knownUntil }) => knownUntil !== null).map(written)
  const lists = `[[${[...employments.keys()].join()}],[${[...completions.keys()].join()}]]`
  return { lists, spans: spans.join(''), earlier: earlier.join('') }
}

export function readTimeline({ lists, spans, earlier }: TimelineText): KnownSpan[] {
  const read = readLists(lists)
  return [...earlier.split('\n'), ...spans.split('\n')].filter(Boolean).map((text) => ({
    // Only an end can be missing.
    from: dayAt(text, FROM) as CalendarDate,
    until: dayAt(text, UNTIL),
    knownFrom: instantAt(text, KNOWN_FROM) as Instant,
    knownUntil: instantAt(text, KNOWN_UNTIL),
    line: readLine(text, 0, text.length, read),
  }))
}

/** Days as they are compared with what is stored. */
export interface Sought {
  readonly asked: readonly {
    readonly day: string
    /** `null` for what is known now. */
    readonly at: string | null
  }[]
  /** No span matters that is over by the first of the days, or begins after the last. */
  readonly firstDay: string
  readonly lastDay: string
  readonly withEarlier: boolean
}

export function sought(asked: readonly AsOf[]): Sought {
  const days = asked.map(({ on }) => dayText(on)).sort()
  return {
    asked: asked.map(({ on, knownAt }) => {
      const at = knownAt !== null && knownAt < FIRST_INSTANT ? FIRST_INSTANT : knownAt
      return { day: dayText(on), at: at === null ? null : instantText(at) }
    }),
    firstDay: days[0] ?? '',
    lastDay: days.at(-1) ?? '',
    withEarlier: asked.some(({ knownAt }) => knownAt !== null),
  }
}

/**
 * Returns the line of each day, or null where there was none. The text is read once, and days of the same span share
 * an object.
 */
export function linesAt(
  { spans, earlier }: Pick<TimelineText, 'spans' | 'earlier'>,
  lists: Lists,
  { asked, firstDay, lastDay, withEarlier }: Sought,
): (ReportLine | null)[] {
  const found: (ReportLine | null)[] = asked.map(() => null)
  for (const text of withEarlier ? [spans, earlier] : [spans]) {
    for (let start = 0, end = 0; start < text.length; start = end + 1) {
      end = text.indexOf('\n', start)
      const from = text.slice(start + FROM, start + UNTIL)
      // The spans are in the order of their days.
      if (from > lastDay) break
      const until = text.slice(start + UNTIL, start + KNOWN_FROM)
      if (until <= firstDay) continue
      let line: ReportLine | null = null
      for (let index = 0; index < asked.length; index++) {
        const wanted = asked[index]
        if (wanted === undefined || wanted.day < from || wanted.day >= until) continue
        if (!isKnown(text, start, wanted.at)) continue
        line ??= readLine(text, start, end, lists)
        found[index] = line
      }
    }
  }
  return found
}

function isKnown(text: string, start: number, at: string | null): boolean {
  const knownUntil = text.slice(start + KNOWN_UNTIL, start + STATUS)
  if (at === null) return knownUntil.startsWith(NEVER)
  return text.slice(start + KNOWN_FROM, start + KNOWN_UNTIL) <= at && at < knownUntil
}

function readLine(text: string, start: number, end: number, { employments, completions }: Lists): ReportLine {
  const comma = text.indexOf(',', start + LISTS)
  const flags = text.charAt(start + FLAGS)
  const status = STATUS_OF.get(text.charAt(start + STATUS))
  const completion = completions[Number.parseInt(text.slice(comma + 1, end), 36)]
  if (status === undefined || completion === undefined) throw new RangeError('a timeline has a line of another form')
  return {
    status,
    dueOn: dayAt(text, start + DUE),
    completedOn: dayAt(text, start + COMPLETED),
    validUntil: dayAt(text, start + VALID_UNTIL),
    policyVersion: completion.policyVersion,
    language: completion.language,
    source: completion.source,
    isException: flags === '1' || flags === '3',
    hasProblem: flags === '2' || flags === '3',
    employments: employments[Number.parseInt(text.slice(start + LISTS, comma), 36)] ?? [],
  }
}

/** A day is asked for again and again; there are not many. */
const DAYS = new Map<string, CalendarDate | null>()

function dayAt(text: string, start: number): CalendarDate | null {
  const code = text.slice(start, start + DAY)
  const known = DAYS.get(code)
  if (known !== undefined) return known
  const day = code.startsWith(NEVER) ? null : addDays(FIRST_DAY, Number.parseInt(code, 36))
  DAYS.set(code, day)
  return day
}

function dayText(day: CalendarDate | null): string {
  if (day === null) return NEVER.repeat(DAY)
  return fixed(daysBetween(FIRST_DAY, day), DAY)
}

function instantAt(text: string, start: number): Instant | null {
  const code = text.slice(start, start + INSTANT)
  return code.startsWith(NEVER) ? null : toInstant(Number.parseInt(code, 36))
}

function instantText(at: Instant | null): string {
  return at === null ? NEVER.repeat(INSTANT) : fixed(Date.parse(at), INSTANT)
}

function fixed(value: number, width: number): string {
  const text = value.toString(36).padStart(width, '0')
  if (value < 0 || text.length > width || text.startsWith(NEVER)) throw new RangeError(`${value} is out of reach`)
  return text
}

function placeOf(places: Map<string, number>, value: unknown): number {
  const text = JSON.stringify(value)
  const place = places.get(text) ?? places.size
  places.set(text, place)
  return place
}

type EmploymentParts = [
  ReportEmployment['site'],
  string,
  string,
  ReportEmployment['type'],
  ReportEmployment['supervisor'],
  ReportEmployment['hiredOn'],
]

function employmentParts({ site, department, position, type, supervisor, hiredOn }: ReportEmployment): EmploymentParts {
  return [site, department, position, type, supervisor, hiredOn]
}

export function readLists(text: string): Lists {
  // Written by `writeTimeline` above and nowhere else.
  const [employments, completions] = JSON.parse(text) as [
    EmploymentParts[][],
    [ReportLine['policyVersion'], ReportLine['language'], ReportLine['source']][],
  ]
  return {
    employments: employments.map((list) =>
      list.map(([site, department, position, type, supervisor, hiredOn]) => {
        return { site, department, position, type, supervisor, hiredOn }
      }),
    ),
    completions: completions.map(([policyVersion, language, source]) => ({ policyVersion, language, source })),
  }
}
