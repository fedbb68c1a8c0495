import { type Action, scopeOf } from '../identity/access.ts'
import type { PersonId } from '../ledger/event.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { hashOf } from '../platform/codes/hash.store.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import { peopleOnRecord, type PersonOnRecord } from '../people/people.store.ts'
import { AppError } from '../platform/http/app-error.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { withoutInvitation } from './message.web.ts'
import { type LeftOut, PLACES, type Selection } from './selection.ts'
import { membersOf } from './selection.store.ts'
import { PERMISSIONS, type Reasons, WORKS } from './work.web.ts'

/** Who would be done and who is left out, as it looks now. Everyone is asked about again when it's done. */
export interface Plan {
  /** Everyone within reach, in the order of the list. */
  readonly people: readonly PersonOnRecord[]
  /** In the order of the list. */
  readonly fitting: readonly PersonOnRecord[]
  readonly leftOut: Reasons
  /** The places of those in the selection. */
  readonly leftOutAt: readonly number[]
  /** Of all of them. */
  readonly names: ReadonlyMap<PersonId, string>
}

export async function planOf(visit: SignedInVisit, { id, action }: Selection): Promise<Plan> {
  const members = await membersOf(visit.deps.store.db, id)
  const open = members.filter(({ outcome }) => outcome === null)
  const people = open.map(({ person }) => person)
  const found = await peopleWithin(visit, people, PERMISSIONS[action])
  const within = new Map(found.map((each) => [each.person, each]))
  const reasons = new Map<PersonId, LeftOut>(
    action === 'download'
      ? []
      : action === 'print-codes'
        ? await withoutInvitation(visit, found)
        : await WORKS[action].leftOut(visit, found),
  )
  for (const person of people) if (!within.has(person)) reasons.set(person, 'out-of-reach')
  return {
    people: people.flatMap((person) => within.get(person) ?? []),
    fitting: people.flatMap((person) => (reasons.has(person) ? [] : (within.get(person) ?? []))),
    leftOut: reasons,
    leftOutAt: open.flatMap(({ place, person }) => (reasons.has(person) ? [place] : [])),
    names: await namesOf(visit, people),
  }
}

/** Stands for the people a page has named as left out: a form that leaves out others has another mark. */
export function markOf(leftOut: Reasons): string {
  return hashOf([...leftOut.keys()].sort())
}

/** The places of people whom a page has named, as its form says them. A form from before this has none. */
export function placesIn(places: unknown): number[] {
  if (places === undefined || places === '') return []
  if (typeof places !== 'string' || !PLACES.test(places)) throw new AppError('bad-request', 'No such places.')
  return places.split(' ').map(Number)
}

/** Drops ids of nobody, and of people out of reach; keeps the order. */
export async function reachable(
  visit: SignedInVisit,
  people: readonly PersonId[],
  permission: Action,
): Promise<PersonId[]> {
  const within = new Set((await peopleWithin(visit, people, permission)).map(({ person }) => person))
  return people.filter((person) => within.has(person))
}

/** The viewer chose these people from a list, so their names are no news even where they're out of reach by now. */
export async function namesOf(
  { deps, t, today }: SignedInVisit,
  people: readonly PersonId[],
): Promise<Map<PersonId, string>> {
  const names = await namesOn(deps.store.db, people, today)
  return new Map(people.map((person) => [person, names.get(person) ?? t.hr.people.noName]))
}

async function peopleWithin(
  { deps, viewer }: SignedInVisit,
  people: readonly PersonId[],
  permission: Action,
): Promise<PersonOnRecord[]> {
  const found: PersonOnRecord[] = []
  for (const chunk of inChunks(people))
    found.push(...(await peopleOnRecord(deps.store.db, chunk, scopeOf(viewer, permission))))
  return found
}
