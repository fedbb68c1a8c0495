import type { PersonId } from '../../ledger/event.ts'
import { eventsOfKind, historyOf } from '../../ledger/ledger.store.ts'
import { survivorOf } from '../../ledger/merge.store.ts'
import { erasureAsked, type Keeping, keepingOn } from '../../people/erasure.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { ORIENTATION } from '../../requirements/requirement.ts'
import type { Leaver, Leavers } from './leaver.ts'
import { leftBy } from './old.store.ts'

/** So many stand on one page. When they are gone, the next ones come up. */
const SHOWN = 100

/** Counts the people who may be erased now, and no one who is kept longer. */
export async function countLeavers(db: Database, until: CalendarDate, today: CalendarDate): Promise<number> {
  const kept = await keptPeople(db, today)
  const { people } = await without(leavers(db, until), [...kept.keys()])
    .select(({ fn }) => fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow()
  return Number(people)
}

/** The people who may be erased now, and those whose period is over and who are kept longer. */
export async function leaversBy(db: Database, until: CalendarDate, today: CalendarDate): Promise<Leavers> {
  const kept = await keptPeople(db, today)
  const ids = [...kept.keys()]
  const rows = await listed(without(leavers(db, until), ids))
    .limit(SHOWN)
    .execute()
  const keptRows = ids.length === 0 ? [] : await listed(leavers(db, until).where('left.person', 'in', ids)).execute()
  const asLeaver = async ({ person, name, leftOn }: Row): Promise<Leaver> => ({
    person,
    name: name ?? '',
    leftOn: leftOn ?? until,
    isAsked: erasureAsked(await historyOf(db, person), today) !== null,
  })
  return {
    count: await countLeavers(db, until, today),
    first: await Promise.all(rows.map(asLeaver)),
    kept: await Promise.all(
      keptRows.flatMap((row) => {
        const keeping = kept.get(row.person)
        return keeping === undefined ? [] : [asLeaver(row).then((leaver) => ({ ...leaver, keeping }))]
      }),
    ),
  }
}

interface Row {
  readonly person: PersonId
  readonly name: string | null
  readonly leftOn: CalendarDate | null
}

/** Without those whose name was erased: nothing is left to do about them. */
function leavers(db: Database, until: CalendarDate) {
  const left = leftBy(db, until).select(({ fn }) => ['placement.person', fn.max('until_on').as('leftOn')])
  return db
    .selectFrom(left.as('left'))
    .innerJoin('standing', 'standing.person', 'left.person')
    .where('standing.requirement', '=', ORIENTATION)
    .where('standing.name', 'is not', null)
}

type Leaving = ReturnType<typeof leavers>

function without(query: Leaving, people: readonly PersonId[]): Leaving {
  return people.length === 0 ? query : query.where('left.person', 'not in', people)
}

function listed(query: Leaving) {
  return query.select(['left.person', 'name', 'leftOn']).orderBy('leftOn').orderBy('sort_name').orderBy('left.person')
}

/** The people whose record is kept longer than its period, under the record that counts. */
async function keptPeople(db: Database, today: CalendarDate): Promise<ReadonlyMap<PersonId, Keeping>> {
  const people = new Map<PersonId, Keeping>()
  for (const { subject } of await eventsOfKind(db, 'record_kept')) {
    // Only people are kept.
    const person = await survivorOf(db, subject as PersonId)
    const keeping = keepingOn(await historyOf(db, person), today)
    if (keeping !== null) people.set(person, keeping)
  }
  return people
}
