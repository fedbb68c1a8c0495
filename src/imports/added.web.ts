import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { askedBy, WAYS_IN } from '../identity/bulk-invite.web.ts'
import type { PersonId } from '../ledger/event.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import { parseForm, smallCount } from '../platform/http/form.web.ts'
import { stillToInvite, type ToInvite } from '../reminders/to-invite.store.ts'
import { mayChoose } from '../selections/list.web.ts'
import { choose, mustReach } from '../selections/origin.web.ts'
import { MOST_SELECTED } from '../people/table.page.ts'
import type { AddedInput } from './added.page.ts'
import type { DataImport } from './import.store.ts'
import { importOf } from './kind.web.ts'
import { addedBy } from './row.store.ts'

/** So many people of a file are chosen together at most: the part says which of them. */
const addedForm = z.strictObject({ action: z.enum(WAYS_IN), part: smallCount })

/** Fixes who still has no sign-in among those whom the file has added, and leads to what would happen. */
export async function chooseAdded(visit: SignedInVisit): Promise<void> {
  const { id } = await importOf(visit)
  const { action, part } = parseForm(visit, addedForm)
  mustReach(visit, action)
  const added = inChunks(await addedBy(visit.deps.store.db, id), MOST_SELECTED)[part] ?? []
  const open = await withoutWayIn(visit, added)
  const people = added.filter((person) => open.has(person))
  // Everyone has one by now: the page of the file says so.
  if (people.length === 0) return visit.response.redirect(303, hrefTo('/hr/imports/:import', { import: id }))
  await choose(visit, action, { import: id, site: null }, people)
}

/** Returns null for a file that has added nobody, or that was recorded before files remembered whom. */
export async function addedIn(visit: SignedInVisit, { id }: DataImport): Promise<AddedInput | null> {
  const { csrf, deps } = visit
  const added = await addedBy(deps.store.db, id)
  const actions = WAYS_IN.filter((action) => mayChoose(visit, action))
  if (added.length === 0 || actions.length === 0) return null
  const open = await withoutWayIn(visit, added)
  const parts = inChunks(added, MOST_SELECTED).map((people, part) => {
    const first = part * MOST_SELECTED + 1
    const toInvite = people.filter((person) => open.has(person)).length
    return { part, first, last: first + people.length - 1, open: toInvite }
  })
  return {
    added: added.length,
    open: open.size,
    withCode: [...open.values()].filter(({ codeUntil }) => codeUntil !== null).length,
    parts,
    actions,
    action: hrefTo('/hr/imports/:import/selections', { import: id }),
    csrf,
  }
}

async function withoutWayIn(
  visit: SignedInVisit,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, ToInvite>> {
  const found = new Map<PersonId, ToInvite>()
  for (const chunk of inChunks(people))
    for (const each of await stillToInvite(visit.deps.store.db, chunk, askedBy(visit))) found.set(each.person, each)
  return found
}
