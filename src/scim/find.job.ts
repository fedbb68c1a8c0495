import { emailKey, indexOf, nameKey, numberKey } from '../imports/people-index.job.ts'
import type { RosterIndex } from '../imports/staff-list/match.job.ts'
import type { RosterRecord } from '../imports/staff-list/record.ts'
import { rosterRecords } from '../imports/staff-list/record.store.ts'
import type { PersonId } from '../ledger/event.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { isStorable } from '../platform/text/storable.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Filter } from './filter.ts'
import { type Page, ScimProblem } from './shape.ts'
import { pageOfPeople, peopleLike } from './user.store.ts'

interface Known {
  readonly number: string | null
  readonly email: string | null
  readonly name: string | null
}

/** Everyone whom a staff list would look at for this number, address and name. */
export async function indexLike(
  db: Database,
  { number, email, name }: Known,
  today: CalendarDate,
): Promise<RosterIndex> {
  const people = await peopleLike(db, {
    number: number === null ? null : numberKey(number),
    email: email === null ? null : emailKey(email),
    words: name === null ? [] : nameKey(name).split(' '),
    isNamed: (other) => name !== null && nameKey(other) === nameKey(name),
  })
  return indexOf(each(await rosterRecords(db, people, today)))
}

async function* each(records: ReadonlyMap<PersonId, RosterRecord>): AsyncGenerator<RosterRecord> {
  yield* records.values()
}

/**
 * The record with this id, or null for an id that is nobody's or an erased person's. A record that was merged into
 * another is the other.
 */
export async function findRecord(db: Database, id: string, today: CalendarDate): Promise<RosterRecord | null> {
  const [record] =
    id.startsWith('person:') && isStorable(id) ? (await rosterRecords(db, [id as PersonId], today)).values() : []
  return record === undefined || record.name === null ? null : record
}

/** Throws `not-found` where there is none. */
export async function recordOf(db: Database, id: string, today: CalendarDate): Promise<RosterRecord> {
  const record = await findRecord(db, id, today)
  if (record === null) throw new ScimProblem('not-found', null, 'There’s no user with this id.')
  return record
}

/** Everyone with this user name: the work e-mail address, else the staff number, else the id. */
export async function usersNamed(db: Database, userName: string, today: CalendarDate): Promise<RosterRecord[]> {
  const { byEmail, byNumber } = await indexLike(db, { number: userName, email: userName, name: null }, today)
  const byAddress = byEmail.get(emailKey(userName)) ?? []
  const withoutAddress = (byNumber.get(numberKey(userName)) ?? []).filter(({ emails }) => emails.length === 0)
  return [...byAddress, ...withoutAddress]
}

/** A page of the users that a filter asks for, and how many there are. */
export async function usersIn(
  db: Database,
  filter: Filter | null,
  page: Page,
  today: CalendarDate,
): Promise<{ readonly users: readonly RosterRecord[]; readonly total: number }> {
  if (filter === null || filter.by === 'active') {
    const active = filter === null ? null : filter.value === 'true'
    const { people, total } = await pageOfPeople(db, active, today, page)
    return { users: [...(await rosterRecords(db, people, today)).values()], total }
  }
  const found = (await usersBy(db, filter, today)).filter(({ name }) => name !== null)
  const first = page.startIndex - 1
  return { users: found.slice(first, first + page.count), total: found.length }
}

async function usersBy(db: Database, { by, value }: Filter, today: CalendarDate): Promise<readonly RosterRecord[]> {
  const ofId = by === 'id' || by === 'userName' ? await findRecord(db, value, today) : null
  if (ofId !== null || by === 'id') return ofId === null ? [] : [ofId]
  const nobody = { number: null, email: null, name: null }
  if (by === 'externalId')
    return (await indexLike(db, { ...nobody, number: value }, today)).byNumber.get(numberKey(value)) ?? []
  if (by === 'email')
    return (await indexLike(db, { ...nobody, email: value }, today)).byEmail.get(emailKey(value)) ?? []
  return usersNamed(db, value, today)
}
