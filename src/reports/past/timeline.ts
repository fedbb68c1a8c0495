import { type CalendarDate, earliest, type Instant, latest } from '../../platform/time/calendar.ts'
import type { LedgerEvent } from '../../ledger/event.ts'
import { corrected, type History, isKind, knownAt, type PolicyHistory, spellsOn } from '../../ledger/history.ts'
import { lineOf, type ReportLine, sameLine } from '../line.ts'
import { nextEndOfAllowance, onRecordFrom, type ReportedHistory, reportedOn } from '../../requirements/reported.ts'
import { currentCycleOn } from '../../requirements/current-cycle.ts'

/** The state of a person from a day until before another, as it was known from an instant until before another. */
export interface KnownSpan {
  readonly from: CalendarDate
  /** The first day on which it no longer held, or null while it doesn't end. */
  readonly until: CalendarDate | null
  readonly knownFrom: Instant
  /** From then on something else was known of these days, or null while it is what we know. */
  readonly knownUntil: Instant | null
  readonly line: ReportLine
}

/** The records that decide about a person: the person's own, and all about the policy. */
export interface Records {
  readonly history: History
  readonly policyEvents: History
}

/**
 * Everything that reports ever said and will say about a person. The spans of one instant follow each other without a
 * gap. It grows with each instant at which something was recorded, so spans known up to one can be reused.
 * @param before the spans up to an instant, when everything since was recorded later
 */
export function timelineOf(
  records: Records,
  requirement: string,
  before: { readonly spans: readonly KnownSpan[]; readonly through: Instant } | null = null,
): KnownSpan[] {
  const through = before?.through ?? null
  const instants = [...new Set([...records.history, ...records.policyEvents].map((event) => event.recordedAt))]
    .filter((at) => through === null || at > through)
    .sort()
  const superseded: KnownSpan[] = []
  let current: readonly KnownSpan[] = (before?.spans ?? []).filter(({ knownUntil }) => knownUntil === null)
  for (const at of instants) {
    const next = learned(current, records, requirement, at)
    superseded.push(...current.filter((span) => !next.includes(span)).map((span) => ({ ...span, knownUntil: at })))
    current = next
  }
  return [...(before?.spans ?? []).filter(({ knownUntil }) => knownUntil !== null), ...superseded, ...current]
}

/** The one that a day and an instant lie in, or null when the person was not on record then. */
export function spanAt(spans: readonly KnownSpan[], on: CalendarDate, at: Instant | null): KnownSpan | null {
  const covers = ({ from, until, knownFrom, knownUntil }: KnownSpan) =>
    from <= on &&
    (until === null || on < until) &&
    (at === null ? knownUntil === null : knownFrom <= at && (knownUntil === null || at < knownUntil))
  return spans.find(covers) ?? null
}

/** The spans after what was recorded at an instant. Those of which nothing else is known now are the same objects. */
function learned(
  current: readonly KnownSpan[],
  { history, policyEvents }: Records,
  requirement: string,
  at: Instant,
): readonly KnownSpan[] {
  const known = knownAt(history, at)
  if (known.length === 0) return []
  const fresh = [...history, ...policyEvents].filter(({ recordedAt }) => recordedAt === at)
  const earlier = known.filter(({ recordedAt }) => recordedAt < at)
  if (current.length > 0 && fresh.every((event) => saysNothing(event, earlier, requirement))) return current
  const policy = corrected(knownAt(policyEvents, at)).filter(isKind('policy_published'))
  const onRecord = onRecordFrom(known)
  // A version of the policy can be dated to before the person came.
  const start = latest([firstDayTouched(fresh, earlier) ?? onRecord, onRecord]) ?? onRecord
  const straddling = current.find(({ from, until }) => from < start && (until === null || start < until))
  const kept = current.filter(({ until }) => until !== null && until <= start)
  const renewed = [
    ...(straddling === undefined ? [] : [{ ...straddling, until: start }]),
    ...walk(known, requirement, policy, start, at),
  ]
  return [
    ...kept,
    ...joined(renewed).map((span) => current.find((old) => sameSpan(old, span)) ?? { ...span, knownFrom: at }),
  ]
}

/** From a day to the end of days. */
function walk(
  known: History,
  requirement: string,
  policy: PolicyHistory,
  start: CalendarDate,
  at: Instant,
): KnownSpan[] {
  const spans: KnownSpan[] = []
  for (let from: CalendarDate | null = start; from !== null; ) {
    const person: ReportedHistory = reportedOn(known, requirement, policy, from)
    const until = nextChange(known, person, from)
    spans.push({ from, until, knownFrom: at, knownUntil: null, line: lineOf(person) })
    from = until
  }
  return spans
}

/** Beside what changes a standing: an exemption or a date of somebody's own is over, also when another covers it. */
function nextChange(known: History, { standing }: ReportedHistory, on: CalendarDate): CalendarDate | null {
  const ends = [standing.holdsUntil, nextEndOfAllowance(corrected(known), on)]
  return earliest(ends.filter((day) => day !== null))
}

/** Kinds that no figure and no filter looks at. */
export const BESIDE_REPORTS: ReadonlySet<LedgerEvent['kind']> = new Set([
  'certified',
  'certificate_revoked',
  'facts_changed',
  'access_closed',
  'access_opened',
  'recovery_code_made',
  'sign_in_undone',
  'sign_in_linked',
  'sign_in_unlinked',
  'recovery_seen',
  'hr_given',
  'hr_ended',
  'role_given',
  'role_ended',
  'record_kept',
  'merge_asked',
  'erasure_asked',
  'erased',
])

/**
 * Whether an entry can change nothing in reports, like another step of a course that was already opened. It is only
 * asked about the latest entry by day, for people without corrections, so that nothing later can change the answer.
 */
function saysNothing(event: LedgerEvent, earlier: History, requirement: string): boolean {
  if (BESIDE_REPORTS.has(event.kind)) return true
  if (event.kind !== 'lesson_finished' && event.kind !== 'attempt_started') return false
  const { effectiveOn } = event
  if (earlier.some((other) => other.kind === 'corrected' || other.effectiveOn > effectiveOn)) return false
  return currentCycleOn(earlier, requirement, effectiveOn).work.some(({ kind }) => kind === event.kind)
}

/**
 * Before this day everything stays as it was known, because entries count from their day on. Returns null for every
 * day: a correction can be about any, and a person who hasn't started is found under the first employment to come.
 */
function firstDayTouched(fresh: History, earlier: History): CalendarDate | null {
  // With a correction, this can't be decided by the clock: the correction may have come before the entry it is about.
  if (earlier.length === 0 || earlier.some(({ kind }) => kind === 'corrected')) return null
  if (fresh.some((event) => isAboutAnyDay(event, earlier) || isOfBeginning(event, earlier))) return null
  return earliest(fresh.map((event) => event.effectiveOn))
}

function isAboutAnyDay({ kind, body }: LedgerEvent, earlier: History): boolean {
  if (kind === 'corrected' || kind === 'merged' || kind === 'hired') return true
  // The person finished with this version before it was published, so an earlier day may change as well.
  return (
    kind === 'policy_published' &&
    earlier.some((event) => 'policyVersion' in event.body && event.body.policyVersion === body.version)
  )
}

/** A person who hasn't started is listed as on the first day of work, so what is of that day shows on those before it. */
function isOfBeginning({ kind, effectiveOn }: LedgerEvent, known: History): boolean {
  const firstDay = earliest(known.filter(isKind('hired')).map((event) => event.effectiveOn))
  return kind !== 'policy_published' && firstDay !== null && effectiveOn <= firstDay
}

function joined(spans: readonly KnownSpan[]): KnownSpan[] {
  return spans.reduce<KnownSpan[]>((list, span) => {
    const last = list.at(-1)
    if (last === undefined || !sameLine(last.line, span.line)) return [...list, span]
    return [...list.slice(0, -1), { ...last, until: span.until }]
  }, [])
}

function sameSpan(a: KnownSpan, b: KnownSpan): boolean {
  return a.from === b.from && a.until === b.until && sameLine(a.line, b.line)
}

/**
 * Why a report of a day can say something else of a person now than it said at an instant: what was recorded since of
 * that day or one before it, corrections, and records that were found to be of one person. Without any, both reports
 * say the same.
 */
export function correctionsSince({ history, policyEvents }: Records, on: CalendarDate, at: Instant): LedgerEvent[] {
  const known = knownAt(history, at)
  const since = history.filter(({ recordedAt, kind }) => recordedAt > at && !BESIDE_REPORTS.has(kind))
  if (known.length === 0) return since.length > 0 && onRecordFrom(history) <= on ? since : []
  const hasBegun = spellsOn(corrected(known), on).length > 0
  const ofPerson = since.filter((event) => {
    if (event.kind === 'corrected' || event.kind === 'merged' || event.effectiveOn <= on) return true
    // A person who hasn't begun is listed under the first employment to come.
    return !hasBegun && (event.kind === 'hired' || isOfBeginning(event, history))
  })
  const ofPolicy = policyEvents.filter((event) => event.recordedAt > at && concerns(event, history, on))
  return [...ofPerson, ...ofPolicy]
}

/** A version that was done before it was published counts from the day on which it was done. */
function concerns(event: LedgerEvent, history: History, on: CalendarDate): boolean {
  if (event.kind !== 'policy_published' || event.effectiveOn <= on) return true
  return history.some(({ body }) => 'policyVersion' in body && body.policyVersion === event.body.version)
}
