import { type StatusCounts, totals } from './compliance.ts'
import type { Messages } from '../words/messages.ts'

export interface Rates {
  /** Empty when no one's date has come. */
  readonly rate: string
  readonly rateText: string
  /** Empty when there is no rate. */
  readonly secondRate: string
}

/**
 * Both rates with their fractions: of everyone whose date has come, and of everyone in scope.
 * @param isByOutcome true when the people were selected by what they did; then there is no rate
 */
export function rates(counts: StatusCounts, t: Messages, isByOutcome = false): Rates {
  const words = t.hr.figures
  if (isByOutcome) return { rate: '', rateText: words.byOutcome, secondRate: '' }
  const { inScope, upToDate, dueSoFar } = totals(counts)
  return {
    rate: percent(upToDate, dueSoFar),
    rateText: dueSoFar === 0 ? words.noOneDue : words.dueSoFar(upToDate, dueSoFar),
    secondRate: inScope === 0 ? words.noOneInScope : words.inScope(percent(upToDate, inScope), upToDate, inScope),
  }
}

/** Whole percent; 100 and 0 are said only of all and of none. Nothing of nothing is empty. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return ''
  const rounded = Math.round((100 * part) / whole)
  if (rounded === 100 && part < whole) return '99%'
  if (rounded === 0 && part > 0) return '1%'
  return `${rounded}%`
}
