import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { reachOf } from '../identity/access.ts'
import type { PersonId } from '../ledger/event.ts'
import { undoableEntries, undoableSelections } from './undo.store.ts'

interface WayToUndo {
  readonly text: string
  readonly href: string
}

/** The part of the page of a selection that undoes it. */
export function undoHref(selection: string): string {
  return `${hrefTo('/hr/selections/:selection', { selection })}#undo`
}

/** Leads to the list of what the viewer has done for many people, or null when nothing of it can be undone now. */
export async function undoWay({ deps, now, t, viewer }: SignedInVisit): Promise<WayToUndo | null> {
  if (!mayUndo(viewer) || (await undoableSelections(deps.store.db, viewer.person, now)).length === 0) return null
  return { text: t.hr.selections.undo.some, href: hrefTo('/hr/work') }
}

/** The entries of somebody that the viewer made for many people together, each with where all of them are undone. */
export async function undoWaysOf(
  { deps, now, t, viewer }: SignedInVisit,
  person: PersonId,
): Promise<ReadonlyMap<string, WayToUndo>> {
  const { db } = deps.store
  const entries = mayUndo(viewer) ? await undoableEntries(db, { holder: viewer.person, person }, now) : []
  if (entries.length === 0) return new Map()
  const people = new Map((await undoableSelections(db, viewer.person, now)).map((each) => [each.id, each.people]))
  return new Map(
    entries.map(({ selection, entry }) => [
      entry,
      { text: t.hr.selections.undo.button(people.get(selection) ?? 1), href: undoHref(selection) },
    ]),
  )
}

/** Whatever can be undone for many people is a change of their records. */
function mayUndo(viewer: SignedInVisit['viewer']): boolean {
  return reachOf(viewer, 'change-person') !== null
}
