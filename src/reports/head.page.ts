import type { Instant } from '../platform/time/calendar.ts'
import { DEFAULT_CHOICE, type StatusChoice, type StatusCounts, statusesOf } from '../requirements/compliance.ts'
import { formatMoment } from '../platform/time/moment.page.ts'
import { type Status, STATUSES } from '../requirements/status.ts'
import { formatDate, formatTimeZone } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import { rates } from '../requirements/rate.page.ts'
import type { Language } from '../platform/text/language.ts'
import type { ReportFrame } from './fact.page.ts'

/** The subject of a report, whatever its rows: it goes with the rows into every file. */
export interface ReportAbout {
  readonly organization: string
  readonly rows: 'people' | 'cycles'
  /** The number of people, whatever the rows are about. */
  readonly people: number
  /** The filters of the report, each in words. None when it has everyone. */
  readonly filters: readonly string[]
  /** Under all filters but the status. */
  readonly counts: StatusCounts
  readonly status: StatusChoice
  /** By what was done, or is due: then there is no rate. */
  readonly isByOutcome: boolean
  /** The person who asked for the file. */
  readonly generatedBy: string
  readonly generatedAt: Instant
  /** Instead of the statuses of one day, for a report of a period. */
  readonly period?: { readonly name: string; readonly days: string; readonly lines: readonly SumLine[] }
  /** In the names of files: what tells it from the same report of everyone. */
  readonly nameParts: readonly string[]
}

/** A line of the figures: lines add up to the next sum below them. */
export interface SumLine {
  readonly name: string
  /** Under all filters but the status. */
  readonly people: number
  /** Those of them that the file has. */
  readonly inFile: number
  /** What a group is made of. Empty for a single status. */
  readonly parts: string
  readonly isSum: boolean
}

/** The head of a report in words. */
export interface ReportHead {
  readonly title: string
  /** The facts about it, a name and a value each. */
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  /** Says how many people have left, and whether the file has them. `null` when nobody has. */
  readonly left: string | null
  /** Instead of rows, or null when there are some. */
  readonly empty: string | null
  readonly rates: readonly { readonly name: string; readonly rule: string; readonly value: string }[]
  readonly beside: string
  readonly statuses: readonly {
    readonly status: Status
    readonly name: string
    readonly when: string
    readonly counts: string
    readonly people: number
  }[]
}

export function reportHead(about: ReportAbout, frame: ReportFrame): ReportHead {
  const { t, language } = frame.wording
  const words = t.hr.reportFiles
  const rules = t.hr.requirements.statusPage
  const { rate, rateText, secondRate } = rates(about.counts, t, about.isByOutcome)
  const { period } = about
  return {
    title: words.fileTitle(about.organization),
    facts: [
      period === undefined
        ? { name: words.asOf, value: formatDate(frame.asOf, language) }
        : { name: period.name, value: period.days },
      { name: words.clock, value: clockText(frame, t) },
      { name: words.filters, value: about.filters.length === 0 ? words.noFilters : about.filters.join('; ') },
      { name: words.contains, value: `${words.peopleCount(about.people)}. ${words.rows[about.rows]}.` },
      { name: words.generatedBy, value: about.generatedBy },
      { name: words.generatedAt, value: momentText(about.generatedAt, frame.timeZone, language) },
    ],
    left: period === undefined ? leftText(about, t) : null,
    empty: about.people === 0 ? words.noRows : null,
    rates: [
      { name: rules.firstRate, rule: rules.firstRateRule, value: `${rate} ${rateText}`.trim() },
      { name: rules.secondRate, rule: rules.secondRateRule, value: secondRate },
    ].filter(({ value }) => value !== ''),
    beside: rules.beside,
    statuses: STATUSES.map((status) => ({
      status,
      name: t.hr.status[status],
      ...t.hr.requirements.statuses[status],
      people: about.counts[status],
    })),
  }
}

/** Says it plainly, because the usual filter leaves them out and a count of what was done is then too low. */
export function leftText({ counts, status }: Pick<ReportAbout, 'counts' | 'status'>, { hr }: Messages): string | null {
  const words = hr.reportFiles.left
  const { separated } = counts
  if (separated === 0) return null
  if (statusesOf(status).includes('separated')) return words.included(separated)
  return status === DEFAULT_CHOICE ? words.leftOutByDefault(separated) : words.leftOut(separated)
}

/** Names the basis in use. */
export function clockText({ knownAt, timeZone, wording }: Clocked, { hr }: Messages): string {
  if (knownAt === null) return hr.reportFiles.clockNow
  return hr.reportFiles.clockThen(momentText(knownAt, timeZone, wording.language))
}

type Clocked = Pick<ReportFrame, 'knownAt' | 'timeZone' | 'wording'>

/** `Nov 24, 2026, 10:00 AM, Eastern Time` */
export function momentText(at: Instant, timeZone: string, language: Language): string {
  return `${formatMoment(at, timeZone, language)}, ${formatTimeZone(timeZone, language)}`
}
