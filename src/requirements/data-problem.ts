import type { CalendarDate } from '../platform/time/calendar.ts'
import { currentSpells, type History, placeOn } from '../ledger/history.ts'
import type { Because } from './status.ts'
import type { WorkPlace } from '../ledger/bodies/employment.ts'

/** What is odd about a record without being wrong for sure: it is shown beside the status and never changes it. */
export type DataProblem =
  | { readonly kind: 'no-hire-date' }
  /** What is due before the first day with youth has no date without it. */
  | { readonly kind: 'no-first-contact' }
  | { readonly kind: 'two-jobs-at-a-site'; readonly site: WorkPlace['site'] }

/** Expects a corrected history. */
export function dataProblems(history: History, because: Because, on: CalendarDate): DataProblem[] {
  const spells = currentSpells(history, on)
  const sites = spells.map((spell) => placeOn(spell, on).site)
  const twice = [...new Set(sites.filter((site, index) => sites.indexOf(site) !== index))]
  return [
    ...(spells.some(({ hiredOn }) => hiredOn === null) ? [{ kind: 'no-hire-date' } as const] : []),
    ...(because.kind === 'no-first-contact' ? [{ kind: 'no-first-contact' } as const] : []),
    ...twice.map((site) => ({ kind: 'two-jobs-at-a-site', site }) as const),
  ]
}
