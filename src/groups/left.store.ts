import type { PersonId } from '../ledger/event.ts'
import { corrected, currentSpells, type History, spellsOn } from '../ledger/history.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { employmentHistories } from '../site/roles/drift.store.ts'
import { firstDate, type Group, toldStates } from './group.ts'

/**
 * Whoever had left before each group began, of clinical staff who were told and of others who didn't confirm. Nobody of a
 * group to come.
 * @param known what counts of a person's history, with corrections applied
 */
export async function leftBeforeStart(
  db: Database,
  groups: readonly Group[],
  today: CalendarDate,
  known: (history: History) => History = corrected,
): Promise<ReadonlyMap<string, ReadonlySet<PersonId>>> {
  const begun = groups.flatMap((group) => {
    const first = firstDate(group)
    const open = toldStates(group).flatMap(({ acknowledged, as, person }) =>
      acknowledged === null || as === 'clinical' ? [person] : [],
    )
    return first <= today ? [{ id: group.id, first, open }] : []
  })
  const recorded = await employmentHistories(db, [...new Set(begun.flatMap(({ open }) => open))])
  const histories = new Map([...recorded].map(([person, history]) => [person, known(history)]))
  return new Map(
    begun.map(({ id, first, open }) => [
      id,
      new Set(open.filter((person) => leftBefore(histories.get(person) ?? [], first))),
    ]),
  )
}

/** Whether somebody had left before a group began. Expects a corrected history. */
function leftBefore(history: History, first: CalendarDate): boolean {
  return currentSpells(history, first).length === 0 && spellsOn(history, first).length > 0
}
