import { addDays, type CalendarDate, latest } from '../platform/time/calendar.ts'
import type { EventOf } from '../ledger/event.ts'
import { corrected, type History, isKind, requirementOn } from '../ledger/history.ts'
import { employmentsFrom } from './record-check.ts'
import type { KeepingGround } from '../ledger/bodies/employment.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import type { Status } from '../requirements/status.ts'

/** Why somebody is not erased now. */
export const ERASURE_REFUSALS = [
  'still-required',
  'kept',
  'yourself',
  'last-administrator',
  'nothing-left',
  'import-open',
] as const
export type ErasureRefusal = (typeof ERASURE_REFUSALS)[number]

/** The number of days a second person has to confirm the request. */
export const CONFIRM_DAYS = 14

const AT_REST: readonly Status[] = ['separated', 'not-in-scope']

/**
 * Whether orientation is asked of somebody, now or in an employment to come. An exemption can end, so it's no answer.
 */
export function isStillRequired(history: History, status: Status, today: CalendarDate): boolean {
  if (!AT_REST.includes(status)) return true
  const known = corrected(history)
  return employmentsFrom(known, today).some(({ from }) => {
    return requirementOn(known, ORIENTATION, latest([from, today]) ?? today) !== null
  })
}

/** Why and until when a record is kept longer than its period. Without a last day, until HR says otherwise. */
export interface Keeping {
  readonly ground: KeepingGround
  readonly until: CalendarDate | null
}

/** Returns `null` when nothing keeps the record, and when the last day has passed. */
export function keepingOn(history: History, today: CalendarDate): Keeping | null {
  const last = history.findLast(isKind('record_kept'))
  if (last === undefined || last.body.ground === null) return null
  const { ground, until } = last.body
  return until !== null && until < today ? null : { ground, until }
}

/** Returns the request that no one has confirmed yet. Returns null when there is none, or when it has run out. */
export function erasureAsked(history: History, today: CalendarDate): EventOf<'erasure_asked'> | null {
  const last = history.findLast(({ kind }) => kind === 'erasure_asked' || kind === 'erased')
  if (last === undefined || !isKind('erasure_asked')(last)) return null
  return addDays(last.effectiveOn, CONFIRM_DAYS) < today ? null : last
}
