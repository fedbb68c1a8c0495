import { sql } from 'kysely'
import type { PersonId, SiteId } from '../ledger/event.ts'
import { survivorsOf } from '../ledger/merge.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { containing } from '../people/people.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { type CalendarDate, dateAt, type Instant } from '../platform/time/calendar.ts'
import type { Page } from './shape.ts'

/** Values as a staff list compares them: without zeros in front, in lower case, by their words. */
export interface Wanted {
  readonly number: string | null
  readonly email: string | null
  /** The words of the name; none if the name doesn't matter. */
  readonly words: readonly string[]
  /** Whether a name has these words and no others. */
  readonly isNamed: (name: string) => boolean
}

/**
 * Everyone who may have this number, address or name, and a few more: the rules of the staff list choose among them.
 * So a request reads a few records, and not all of them.
 */
export async function peopleLike(db: Database, { number, email, words, isNamed }: Wanted): Promise<PersonId[]> {
  const found: PersonId[] = []
  const facts = db.selectFrom('person_fact').select('person').distinct()
  if (number !== null) {
    const numbers = facts
      .where('kind', '=', 'employee_number')
      .where(sql<boolean>`ltrim(lower(value), '0') = ${number.replace(/^0+/, '')}`)
    for (const { person } of await numbers.execute()) found.push(person)
  }
  if (email !== null) {
    const addresses = facts.where('kind', '=', 'email').where(sql<boolean>`lower(value) = ${email}`)
    for (const { person } of await addresses.execute()) found.push(person)
  }
  if (words.length > 0) {
    let named = db.selectFrom('standing').select(['person', 'sort_name']).distinct()
    for (const word of words) named = named.where(sql<boolean>`sort_name like ${containing(word)} escape '!'`)
    // One letter is part of most names, and whole records are read only of those with all the words and no others.
    for (const { person, sort_name: name } of await named.execute()) if (isNamed(name)) found.push(person)
  }
  const survivors = await survivorsOf(db, found)
  return [...new Set(found.map((person) => survivors.get(person) ?? person))]
}

/** A page of everyone who has a name, in the order of their ids, and how many they are. Erased people aren't users. */
export async function pageOfPeople(
  db: Database,
  active: boolean | null,
  today: CalendarDate,
  { startIndex, count }: Page,
): Promise<{ readonly people: PersonId[]; readonly total: number }> {
  const stays = db
    .selectFrom('placement')
    .select('placement.person')
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>', today)]))
  let all = db.selectFrom('standing').where('sort_name', '<>', '')
  if (active !== null) all = all.where('standing.person', active ? 'in' : 'not in', stays)
  const { total } = await all
    .select((of) => of.fn.count<number | string>('standing.person').distinct().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await all
    .select('standing.person')
    .distinct()
    .orderBy('standing.person')
    .limit(count)
    .offset(startIndex - 1)
    .execute()
  return { people: rows.map(({ person }) => person), total: Number(total) }
}

/** Who works at a site today, by id. */
export async function membersOf(db: Database, site: SiteId, today: CalendarDate): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('placement')
    .select('person')
    .distinct()
    .where('site', '=', site)
    .where('from_on', '<=', today)
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>=', today)]))
    .orderBy('person')
    .execute()
  return rows.map(({ person }) => person)
}

/** How many others directories have recorded as having left today or have shut out, and how many work here today. */
export async function leaversToday(
  db: Database,
  person: PersonId,
  today: CalendarDate,
): Promise<{ readonly left: number; readonly employed: number }> {
  const { left } = await db
    .selectFrom('event')
    .select((of) => of.fn.count<number | string>('subject').distinct().as('left'))
    .where('kind', 'in', ['separated', 'access_closed'])
    .where('subject', '<>', person)
    .where('effective_on', '=', today)
    .where('actor', 'like', 'system:scim:%')
    .executeTakeFirstOrThrow()
  return { left: Number(left), employed: await countEmployed(db, today) }
}

async function countEmployed(db: Database, today: CalendarDate): Promise<number> {
  const { employed } = await db
    .selectFrom('placement')
    .select((of) => of.fn.count<number | string>('person').distinct().as('employed'))
    .where('from_on', '<=', today)
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>=', today)]))
    .executeTakeFirstOrThrow()
  return Number(employed)
}

/**
 * How many people have another name or staff number by directories since today, how many work with youth no longer, and
 * how many work here. Whoever hadn't worked with youth before and got another type counts, too.
 */
export async function changedToday(
  db: Database,
  today: CalendarDate,
): Promise<{ readonly renamed: number; readonly withoutYouth: number; readonly employed: number }> {
  const byDirectories = (kind: 'facts_changed' | 'duties_changed') =>
    db.selectFrom('event').where('kind', '=', kind).where('actor', 'like', 'system:scim:%')
  const changed = byDirectories('facts_changed').where('effective_on', '=', today)
  const { renamed } = await db
    .selectFrom('person_fact')
    .select((of) => of.fn.count<number | string>('person').distinct().as('renamed'))
    .where('kind', 'in', ['name', 'employee_number'])
    .where('version', '>', 1)
    .where('effective_on', '=', today)
    .where('person', 'in', changed.select('subject').$castTo<{ subject: PersonId }>())
    .executeTakeFirstOrThrow()
  const others = await byDirectories('duties_changed')
    .where('effective_on', '>=', today)
    .where('body', 'like', '%"worksWithYouth":false%')
    .select(['subject', 'recorded_at'])
    .execute()
  const isOfToday = await recordedOn(db, today)
  const withoutYouth = new Set(others.filter((each) => isOfToday(each.recorded_at)).map(({ subject }) => subject)).size
  return { renamed: Number(renamed), withoutYouth, employed: await countEmployed(db, today) }
}

/** Tells what was recorded on a day: what is said about a job that is yet to begin takes effect on its first day. */
export async function recordedOn(db: Database, day: CalendarDate): Promise<(at: Instant) => boolean> {
  const timeZone = (await findOrganization(db))?.timeZone ?? 'UTC'
  return (at) => dateAt(at, timeZone) === day
}
