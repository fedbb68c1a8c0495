import type { CalendarDate } from '../../domain/calendar.ts'
import type { PersonId } from '../../domain/event.ts'
import type { BulkLimit, RosterDetail, RosterOutcome } from '../../domain/roster.ts'
import { needsNumber } from '../../domain/roster-limits.ts'
import type { PlannedRow } from '../contract.ts'
import type { RosterChoices } from './choices.ts'
import type { RosterIndex } from './match.ts'
import { jobsInScope } from './missing.ts'

export type RosterRow = PlannedRow & { readonly outcome: RosterOutcome; readonly detail: RosterDetail }

const SEPARATING: ReadonlySet<RosterOutcome> = new Set(['left', 'missing-left'])

/**
 * Holds lines back that together would do what only a wrong file does, until HR has typed how many people they are
 * about. Everything else in the file can be applied meanwhile.
 */
export function heldBack(
  rows: readonly RosterRow[],
  index: RosterIndex,
  choices: RosterChoices,
  today: CalendarDate,
): RosterRow[] {
  const employed = [...index.byPerson.values()].filter((record) => jobsInScope(record, choices, today).length > 0)
  const found = rows.filter(({ outcome, person }) => person !== null && outcome !== 'missing')
  const separations = limitOf('separations', rows.filter(separates), employed.length, choices.confirmedSeparations)
  const renames = limitOf('renames', rows.filter(givesOther), peopleIn(found), choices.confirmedRenames)
  return rows.map((row) => {
    const held = (separates(row) ? separations : null) ?? (givesOther(row) ? renames : null)
    return held === null ? row : { ...row, outcome: 'held', detail: { ...row.detail, held, work: null } }
  })
}

/** Null when there is nothing to confirm, or HR has confirmed just that. */
function limitOf(
  kind: BulkLimit['kind'],
  rows: readonly RosterRow[],
  of: number,
  confirmed: number | null,
): BulkLimit | null {
  const limit = { kind, count: peopleIn(rows), of }
  return needsNumber(limit) && confirmed !== limit.count ? limit : null
}

function separates({ outcome }: RosterRow): boolean {
  return SEPARATING.has(outcome)
}

/** A name or a number takes the place of another one. */
function givesOther({ outcome, detail }: RosterRow): boolean {
  if (outcome === 'refused' || outcome === 'unclear') return false
  return detail.changes.some(({ field, from }) => (field === 'name' || field === 'employee_number') && from !== null)
}

function peopleIn(rows: readonly RosterRow[]): number {
  return new Set(rows.map(({ person }): PersonId | null => person)).size
}
