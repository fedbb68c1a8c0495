import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { BulkLimit, RosterDetail, RosterOutcome } from './roster.ts'
import { needsNumber } from './roster-limits.ts'
import type { PlannedRow } from '../contract.job.ts'
import { inTurns } from '../turn.job.ts'
import type { RosterChoices } from './choice.job.ts'
import type { RosterIndex } from './match.job.ts'
import { jobsInScope } from './missing.job.ts'

export type RosterRow = PlannedRow & { readonly outcome: RosterOutcome; readonly detail: RosterDetail }

const SEPARATING: ReadonlySet<RosterOutcome> = new Set(['left', 'missing-left'])

/** What HR has to confirm before it happens; null where a file is within what is usual, or is confirmed already. */
export type Limits = Readonly<Record<BulkLimit['kind'], BulkLimit | null>>

export async function limitsOf(
  rows: readonly RosterRow[],
  index: RosterIndex,
  choices: RosterChoices,
  today: CalendarDate,
): Promise<Limits> {
  let employed = 0
  for await (const record of inTurns(index.byPerson.values())) {
    if (jobsInScope(record, choices, today).length > 0) employed += 1
  }
  const leaving = new Set<PersonId>()
  const renamed = new Set<PersonId>()
  const found = new Set<PersonId>()
  for await (const row of inTurns(rows)) {
    if (row.person === null) continue
    if (row.outcome !== 'missing') found.add(row.person)
    if (separates(row)) leaving.add(row.person)
    if (givesOther(row)) renamed.add(row.person)
  }
  return {
    separations: unconfirmed('separations', leaving.size, employed, choices.confirmedSeparations),
    renames: unconfirmed('renames', renamed.size, found.size, choices.confirmedRenames),
  }
}

/**
 * Holds a line back that together with others would do what only a wrong file does, until HR has typed how many people
 * it is about. Everything else in the file can be applied meanwhile.
 */
export function heldBack(row: RosterRow, { separations, renames }: Limits): RosterRow {
  const held = (separates(row) ? separations : null) ?? (givesOther(row) ? renames : null)
  return held === null ? row : { ...row, outcome: 'held', detail: { ...row.detail, held, work: null } }
}

function unconfirmed(kind: BulkLimit['kind'], count: number, of: number, confirmed: number | null): BulkLimit | null {
  const limit = { kind, count, of }
  return needsNumber(limit) && confirmed !== count ? limit : null
}

function separates({ outcome }: RosterRow): boolean {
  return SEPARATING.has(outcome)
}

/** A name or a number takes the place of another one. */
function givesOther({ outcome, detail }: RosterRow): boolean {
  if (outcome === 'refused' || outcome === 'unclear') return false
  return detail.changes.some(({ field, from }) => (field === 'name' || field === 'employee_number') && from !== null)
}
