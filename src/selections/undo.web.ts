import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { reachOf } from '../identity/access.ts'
import type { PersonId } from '../ledger/event.ts'
import { reachable } from './plan.web.ts'
import { type UndoableEntry, undoableEntries } from './undo.store.ts'

interface WayToUndo {
  readonly text: string
  readonly href: string
}

/** The part of the page of a selection that undoes it. */
export function undoHref(selection: string): string {
  return `${hrefTo('/hr/selections/:selection', { selection })}#undo`
}

/** Returns what the viewer would undo now of their work for many people, the latest work first. */
export async function undoableNow(visit: SignedInVisit): Promise<UndoableEntry[]> {
  const { deps, now, viewer } = visit
  // Whatever can be undone for many people is a change of their records.
  if (reachOf(viewer, 'change-person') === null) return []
  const entries = await undoableEntries(deps.store.db, viewer.person, now)
  const people = [...new Set(entries.map(({ person }) => person))]
  const within = new Set(await reachable(visit, people, 'change-person'))
  return entries.filter(({ person }) => within.has(person))
}

/** For how many people each work of the viewer's would be undone. Work for which that's nobody is left out. */
export function countUndoable(entries: readonly UndoableEntry[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { selection } of entries) counts.set(selection, (counts.get(selection) ?? 0) + 1)
  return counts
}

/**
 * Leads to where the one work of the viewer's for many people is undone, or to the list where there are several. Null when
 * nothing of it can be undone now.
 */
export async function undoWay(visit: SignedInVisit): Promise<WayToUndo | null> {
  const [only, ...others] = countUndoable(await undoableNow(visit)).keys()
  if (only === undefined) return null
  const text = visit.t.hr.selections.undo.some
  return { text, href: others.length === 0 ? undoHref(only) : hrefTo('/hr/work') }
}

/** The entries of somebody that the viewer made for many people together, each with where all of them are undone. */
export async function undoWaysOf(visit: SignedInVisit, person: PersonId): Promise<ReadonlyMap<string, WayToUndo>> {
  const entries = await undoableNow(visit)
  const counts = countUndoable(entries)
  return new Map(
    entries
      .filter((each) => each.person === person)
      .map(({ selection, entry }) => [
        entry,
        { text: visit.t.hr.selections.undo.button(counts.get(selection) ?? 1), href: undoHref(selection) },
      ]),
  )
}
