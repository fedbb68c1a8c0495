import type { SignedInVisit } from '../../app/visit.web.ts'
import { reachOf } from '../../identity/access.ts'
import { survivors } from '../../identity/recovery.store.ts'
import { everyGrant } from '../../identity/role.store.ts'
import type { PersonId } from '../../ledger/event.ts'
import { currentFacts, namesOn } from '../../ledger/fact.store.ts'
import { EVERYONE } from '../../ledger/scope.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import type { Offer } from '../../platform/html/field.page.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { eachOnce } from '../../platform/text/format.ts'
import { folded } from '../../platform/text/folded.ts'
import { allSites } from '../../site/site.store.ts'
import { accountHoldersCalled, nameable, peopleCalled } from '../change.web.ts'
import { peopleOnRecord, wordsOf } from '../people.store.ts'
import { closePeople, type FoundOnRecord, searchPeople, withoutHyphens } from './search.store.ts'

/** More than anybody reads under a field. */
const MOST_OFFERED = 8
/** More than that are no help: the text has to say more. */
const MOST_FOUND = 200

/** Whom a text may mean. */
export interface Meant {
  readonly people: readonly PersonId[]
  /** There's one, and the text leaves no doubt: it needs no choice. */
  readonly isSure: boolean
}

/**
 * Those whom the viewer may name and a text means: by address, number or whole name; else those found as the search
 * finds them, in any order, by parts and without accents; else those whose name is one letter away. Nobody who has left
 * is found by less than that. Only one whose name begins with each word is sure.
 */
export async function peopleMeant(db: Database, text: string, visit: SignedInVisit): Promise<Meant> {
  const called = await peopleCalled(db, text, visit)
  if (called.length > 0) return { people: called, isSure: called.length === 1 }
  return foundFor(db, text, visit)
}

/**
 * The same for administrators, who give roles to anyone with an account, named in full. By a part of their name they find
 * those who have a role, because their page of roles names them anyway.
 */
export async function accountHoldersMeant(db: Database, text: string, visit: SignedInVisit): Promise<Meant> {
  const called = await accountHoldersCalled(db, text, visit)
  if (called.length > 0) return { people: called, isSure: called.length === 1 }
  const found = await foundFor(db, text, visit)
  return found.people.length > 0 ? found : roleHoldersFound(db, text, visit)
}

async function roleHoldersFound(db: Database, text: string, { today, viewer }: SignedInVisit): Promise<Meant> {
  const words = wordsOf(text)
  if (words.length === 0 || reachOf(viewer, 'grant-roles') === null) return { people: [], isSure: false }
  const grants = await everyGrant(db)
  const holders = await survivors(
    db,
    grants.map(({ person }) => person),
  )
  const names = await namesOn(db, holders, today)
  const nameOf = (person: PersonId) => folded(names.get(person) ?? '')
  const people = holders.filter((person) => words.every((word) => nameOf(person).includes(word)))
  const [only] = people
  const isSure = people.length === 1 && only !== undefined && beginsParts(words, nameOf(only))
  return { people: people.slice(0, MOST_OFFERED), isSure }
}

function beginsParts(words: readonly string[], name: string): boolean {
  const parts = name.split(/[\s-]+/)
  return words.every((word) => parts.some((part) => part.startsWith(word)))
}

/** Finds nobody for a viewer who looks up no one else's record. */
async function foundFor(db: Database, text: string, visit: SignedInVisit): Promise<Meant> {
  const { today, viewer } = visit
  if (reachOf(viewer, 'change-person') === null) return { people: [], isSure: false }
  const exact = await searchPeople(db, EVERYONE, text, { limit: MOST_FOUND, on: today })
  const { people } = exact.total === 0 ? await closePeople(db, EVERYONE, text, MOST_FOUND) : exact
  const here = people.filter(({ standing }) => standing.status !== 'separated')
  const ids = here.map(({ person }) => person)
  const theirs = new Set(await nameable(db, ids, visit))
  const found = here.filter(({ person }) => theirs.has(person))
  const [only] = found
  const isSure = found.length === 1 && only !== undefined && exact.total > 0 && (await isMeant(db, only, text, today))
  return { people: found.slice(0, MOST_OFFERED).map(({ person }) => person), isSure }
}

/** Whether each word begins a part of the name, or the text is the whole staff number. */
async function isMeant(
  db: Database,
  { person, name }: FoundOnRecord,
  text: string,
  today: CalendarDate,
): Promise<boolean> {
  if (beginsParts(wordsOf(text), folded(name ?? ''))) return true
  const number = (await currentFacts(db, [person], today)).get(person)?.employee_number ?? ''
  return withoutHyphens(folded(number)) === withoutHyphens(folded(text))
}

/** Choices of people, each with what tells them apart: "Ana Ruiz, Cook, North House, HS-0110". */
export async function offersOf(
  db: Database,
  people: readonly PersonId[],
  { t, today }: SignedInVisit,
): Promise<Offer[]> {
  const facts = await currentFacts(db, people, today)
  const sites = new Map((await allSites(db)).map(({ id, name }) => [id, name]))
  const found = new Map((await peopleOnRecord(db, people)).map((each) => [each.person, each]))
  return people.map((person) => {
    const { name = null, placements = [] } = found.get(person) ?? {}
    const work = eachOnce(placements.map(({ position }) => position))
    const places = eachOnce(placements.map(({ site }) => sites.get(site) ?? site))
    const own = facts.get(person)
    const parts = [name ?? t.hr.people.noName, work, places, own?.employee_number ?? own?.email ?? '']
    return { value: person, text: parts.filter((part) => part !== '').join(', ') }
  })
}
