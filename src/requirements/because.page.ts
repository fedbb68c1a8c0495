import { addDays, addMonths, type CalendarDate } from '../platform/time/calendar.ts'
import type { Topic, TopicRule } from '../course/course.ts'
import type { KeptDate } from './current-cycle.ts'
import type { Clock, Pause } from './due.ts'
import { listFormat } from '../platform/text/format.ts'
import type { Standing } from './status.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import type { Language } from '../platform/text/language.ts'
import type { AwaitedSite } from '../ledger/bodies/training.ts'
import type { Extended, PersonId, Credited, SiteId } from '../ledger/event.ts'
import type { ReportedPerson, DataProblem } from './reported.ts'
import type { NoLaterThan } from '../ledger/history.ts'

/** The parts of a sentence about a status. */
export interface Wording {
  readonly t: Messages
  readonly language: Language
  readonly topics: readonly TopicRule[]
  /** On paper that leaves HR: it says that somebody needs help, and not with which step. */
  readonly namesNoStep?: true
}

/** The reason for a status in one sentence, of which the middle is set in bold. */
export interface BecauseView {
  readonly before: string
  readonly strong: string
  readonly after: string
}

/** @param renewalMonths the renewal period of the rule in force, or null when a completion counts forever */
export function becauseView(standing: Standing, renewalMonths: number | null, wording: Wording): BecauseView {
  const [before, strong, after] = sentence(standing, renewalMonths, wording)
  return { before, strong, after }
}

/** A status and why: of a person on a day, or of one time that a person was to meet the requirement. */
export type Explained = Pick<Standing, 'status' | 'because'>

export function becauseText(standing: Explained, renewalMonths: number | null, wording: Wording): string {
  return sentence(standing, renewalMonths, wording).join('')
}

/** The cell under "due or valid until" in a table: a day, or the text in its place, and its origin. */
interface DueCell {
  readonly date: string
  readonly note: string
}

export function dueCell(standing: Standing, wording: Wording): DueCell {
  const { because, late } = standing
  const { t } = wording
  const words = t.hr.short
  const date = (day: CalendarDate) => formatDate(day, wording.language)
  switch (because.kind) {
    case 'not-required':
      return { date: words.none, note: words.notRequired }
    case 'not-employed':
      return {
        date: words.none,
        note: because.starts === undefined ? words.notEmployed : words.starts(date(because.starts.on)),
      }
    case 'separated':
      return {
        date: words.none,
        note:
          because.starts === undefined ? words.lastDay(date(because.lastDay)) : words.starts(date(because.starts.on)),
      }
    case 'exempt':
      return { date: words.none, note: because.until === null ? words.openEnd : words.until(date(because.until)) }
    case 'update':
      return { date: date(because.by), note: words.update(because.version) }
    case 'completed': {
      const done = date(because.completedOn)
      const end = because.validUntil === null ? words.noEnd : date(because.validUntil)
      return { date: end, note: late ? words.doneLate(done) : words.done(done) }
    }
    case 'leave': {
      const { expectedReturn, since } = because
      const note = expectedReturn === null ? words.backOpen(date(since)) : words.back(date(expectedReturn))
      return { date: words.paused, note }
    }
    case 'expired':
      return { date: date(because.validUntil), note: words.done(date(because.completedOn)) }
    case 'missed-twice': {
      const note = words.missed(topicTitle(because.topic, wording))
      return { date: because.clock === null ? words.none : date(because.clock.dueOn), note }
    }
    case 'site': {
      const due = standing.dueOn === null ? words.none : date(standing.dueOn)
      return { date: due, note: words.site(listOfSites(because.sites, wording.language)) }
    }
    case 'due':
      return { date: date(because.clock.dueOn), note: shortClock(because.clock, wording) }
    case 'no-hire-date':
      return { date: words.none, note: words.noHireDate }
    case 'no-first-contact':
      return { date: words.none, note: words.noFirstContact }
  }
}

/** "Expired Nov 3, 2026", next to proof of a completion that no longer counts. Empty while it counts. */
export function expiredText({ because }: Standing, { t, language }: Wording): string {
  return because.kind === 'expired' ? t.hr.expiredOn(formatDate(because.validUntil, language)) : ''
}

type Sentence = readonly [string, string, string]

function sentence({ status, because }: Explained, renewalMonths: number | null, wording: Wording): Sentence {
  const { t } = wording
  const words = t.hr.because
  const date = (day: CalendarDate) => formatDate(day, wording.language)
  const dateOrNull = (day: CalendarDate | null) => (day === null ? null : date(day))
  switch (because.kind) {
    case 'not-required':
    case 'no-hire-date':
    case 'no-first-contact':
      return words[because.kind]()
    case 'not-employed':
      return words['not-employed'](
        because.starts === undefined ? null : { on: date(because.starts.on), isRequired: because.starts.isRequired },
      )
    case 'separated':
      return words.separated(date(because.lastDay), because.starts === undefined ? null : date(because.starts.on))
    case 'exempt':
      return words.exempt(t.hr.reason[because.reason], dateOrNull(because.until))
    case 'update':
      return words.update(because.version, date(because.by), date(because.completedOn), status === 'overdue')
    case 'completed': {
      const { completedOn, validUntil, kept, noLaterThan, source } = because
      const last = keptDate(kept, renewalMonths)
      const months = last?.months ?? renewalMonths
      const keptFrom = dateOrNull(last?.from ?? null)
      const renewal = validUntil === null || months === null ? null : { months, until: date(validUntil), keptFrom }
      return source === 'here'
        ? words.completed(date(completedOn), renewal)
        : t.hr.credits.because(
            t.hr.credits.sources[source],
            completionDay(completedOn, noLaterThan ?? null, wording),
            renewal,
            dateOrNull(noLaterThan?.startedOn ?? null),
          )
    }
    case 'leave':
      return words.leave(date(because.since), dateOrNull(because.expectedReturn))
    case 'expired': {
      const { completedOn, validUntil, kept, noLaterThan } = because
      const last = keptDate(kept, renewalMonths)
      const keptFrom = dateOrNull(last?.from ?? null)
      const day = completionDay(completedOn, noLaterThan ?? null, wording)
      const startedOn = dateOrNull(noLaterThan?.startedOn ?? null)
      return words.expired(day, date(validUntil), last?.months ?? renewalMonths, keptFrom, startedOn)
    }
    case 'missed-twice':
      return words['missed-twice'](
        wording.namesNoStep === true ? null : topicTitle(because.topic, wording),
        dateOrNull(because.clock?.dueOn ?? null),
      )
    case 'site':
      return words.site(listOfSites(because.sites, wording.language), because.sites.length)
    case 'due':
      return words.due(date(because.clock.dueOn), status === 'overdue', clockText(because.clock, wording))
  }
}

/**
 * The date that a renewal kept, and the months of the rule after it, however many renewals came before: 24 months would
 * read as if the rule had been doubled. Where the ends of months differ, all of it is counted from the first date.
 */
function keptDate(kept: KeptDate | undefined, renewalMonths: number | null): KeptDate | null {
  if (kept === undefined || renewalMonths === null || kept.months <= renewalMonths) return kept ?? null
  const from = addMonths(kept.from, kept.months - renewalMonths)
  const isSame = addMonths(from, renewalMonths) === addMonths(kept.from, kept.months)
  return isSame ? { from, months: renewalMonths } : kept
}

/** "hired Oct 12, plus 30 days is Nov 11, and the clock stood still for 20 days of leave (Oct 19 to Nov 7)" */
function clockText({ startedBy, start, days, pauses, movedFrom }: Clock, wording: Wording): string {
  const { t, language } = wording
  const date = (day: CalendarDate) => formatDate(day, language)
  if (startedBy === 'first-contact') return t.hr.beforeContact(date(start))
  const still = pauses.map((pause) => pauseText(pause, wording))
  if (startedBy === 'extended') {
    const to = date(addDays(start, days))
    const moved = movedFrom === undefined ? t.hr.dateSet(to) : t.hr.dateMoved(date(movedFrom), to)
    return still.length === 0 ? moved : t.hr.dateMovedAndPaused(moved, still)
  }
  const began = t.hr.startedBy[startedBy](date(start))
  if (still.length === 0) return t.hr.clock(began, days)
  return t.hr.pausedClock(began, days, date(addDays(start, days)), still)
}

function pauseText({ days, from, lastDay, forSite }: Pause, { t, language }: Wording): string {
  const words = forSite === true ? t.hr.sitePause : t.hr.pause
  return words(days, formatDate(from, language), formatDate(lastDay, language))
}

function shortClock({ startedBy, start, days, pauses }: Clock, { t, language }: Wording): string {
  if (startedBy === 'first-contact') return t.hr.short.beforeContact(formatDate(start, language))
  if (startedBy === 'extended') return t.hr.short.dateMoved
  const paused = pauses.reduce((sum, pause) => sum + pause.days, 0)
  return t.hr.short.clock(t.hr.startedBy[startedBy](formatDate(start, language)), days, paused)
}

/** Names of sites as a sentence lists them: "Street outreach and North house". */
export function listOfSites(sites: readonly AwaitedSite[], language: Language): string {
  return listFormat(language, { type: 'conjunction' }).format(sites.map(({ name }) => name))
}

/** The title that the course gives to a must-pass topic. */
export function topicTitle(topic: Topic, { topics }: Wording): string {
  return topics.find((rule) => rule.topic === topic)?.title ?? topic
}

/** An exception for a person on the day: the reason for a gap. */
interface Exception {
  readonly name: string
  /** Why somebody is on leave is never kept. */
  readonly reason: string | null
  readonly approver: PersonId | null
  readonly from: CalendarDate
  /** The last day of an exemption, the day of return that is expected, or the later date, or null while it is open. */
  readonly until: CalendarDate | null
}

type Allowances = Pick<ReportedPerson, 'exemption' | 'leave' | 'extension'>

/** An exemption comes before a leave, and a leave before a later date, as statuses do. */
export function exceptionOf({ exemption, leave, extension }: Allowances, { hr }: Messages): Exception | null {
  const { exceptions } = hr.reportFiles
  if (exemption !== null) {
    const { reason, approver, until } = exemption.body
    return { name: exceptions.exempt, reason: hr.reason[reason], approver, from: exemption.effectiveOn, until }
  }
  if (leave !== null)
    return { name: exceptions.leave, reason: null, approver: null, from: leave.from, until: leave.expectedReturn }
  if (extension === null) return null
  const { approver, dueOn } = extension.body
  const reason = extensionReason(extension.body, hr)
  return { name: exceptions.extended, reason, approver, from: extension.effectiveOn, until: dueOn }
}

/** Returns null for a later date from before reasons were kept. */
export function extensionReason(body: Extended, { extensionReason: reasons }: Messages['hr']): string | null {
  return body.v === 1 ? null : reasons[body.reason]
}

type Words = Pick<Wording, 't' | 'language'>

/** "Nov 27, 2026", or "no later than Nov 27, 2026" where only the last day is known on which it can have been. */
export function completionDay(on: CalendarDate, noLaterThan: NoLaterThan | null, { t, language }: Words): string {
  const date = formatDate(on, language)
  return noLaterThan === null ? date : t.hr.credits.noLaterThan(date)
}

/** The same, of an entry in the ledger. */
export function creditDay(on: CalendarDate, body: Credited, words: Words): string {
  return completionDay(on, body.v === 2 ? { startedOn: body.startedOn } : null, words)
}

/** Says in words what in a record doesn't fit together. */
export function problemText(problem: DataProblem, siteNames: ReadonlyMap<SiteId, string>, t: Messages): string {
  const words = t.hr.changes.flags
  switch (problem.kind) {
    case 'no-hire-date':
      return words.noHireDate
    case 'no-first-contact':
      return words.noFirstContact
    case 'two-employments-at-a-site':
      return words.twoEmploymentsAtSite(siteNames.get(problem.site) ?? problem.site)
  }
}
