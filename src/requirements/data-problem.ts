import type { CalendarDate } from '../platform/time/calendar.ts'
import { currentSpells, type History, placeOn } from '../ledger/history.ts'
import type { Because } from './status.ts'
import type { WorkPlace } from '../ledger/bodies/employment.ts'

/** A part of a record that is odd without being wrong for sure. It is shown next to the status and never changes it. */
export type DataProblem =
  | { readonly kind: 'no-hire-date' }
  /** A deadline that counts from the first day with youth has no date without that day. */
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
