import type { InvitedChoice } from './invited.ts'
import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import type { PersonId, SiteId } from '../ledger/event.ts'
import { TO_DO } from './due.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { toBecause } from '../requirements/standing.store.ts'
import { isToCome } from '../requirements/status.ts'
import { peopleOnRecord } from '../people/people.store.ts'
import type { Placement } from '../ledger/placement.ts'
import { EVERYONE, type Scope } from '../ledger/scope.ts'
import { placesWithin } from '../ledger/scope.store.ts'
import type { Database } from '../platform/database/schema.store.ts'

/** Every part narrows the list; a part that is absent does not. */
export interface ToInviteFilter {
  readonly site?: SiteId | undefined
  readonly department?: string | undefined
  readonly invited: InvitedChoice
}

/** A person who may sign in and has no way in yet. */
export interface ToInvite {
  readonly person: PersonId
  readonly name: string
  /** The language in which the person takes the course. */
  readonly language: string
  /** The last moment of an earlier link that still works, or null when there is none. */
  readonly codeUntil: Instant | null
  readonly placements: readonly Placement[]
}

/**
 * The moment of the question, which decides who has left and which links have run out, and the people whom the viewer
 * may invite.
 */
export interface Asked {
  readonly scope: Scope
  readonly today: CalendarDate
  readonly now: Instant
}

/** A page of the list by name. */
export interface ToInvitePage {
  readonly people: readonly ToInvite[]
  /** How many there are in all. */
  readonly found: number
  /** Where the next page begins; null on the last one. */
  readonly next: PersonId | null
}

/** @param after the last of the page before: maybe somebody who has a way in by now, but nobody outside the scope */
export async function pageToInvite(
  db: Database,
  filter: ToInviteFilter,
  asked: Asked,
  { after, limit }: { readonly after: PersonId | null; readonly limit: number },
): Promise<ToInvitePage> {
  const { found } = await narrowed(db, filter, asked)
    .select(({ fn }) => fn.countAll<number>().as('found'))
    .executeTakeFirstOrThrow()
  const [last] = after === null ? [] : await peopleOnRecord(db, [after], asked.scope)
  const query = narrowed(db, filter, asked)
  const rows = await inOrder(last === undefined ? query : begunAt(db, query, last.person, '>'))
    .limit(limit + 1)
    .execute()
  const ids = rows.map(({ person }) => person)
  const people = await stillToInvite(db, ids.slice(0, limit), asked)
  return { people, found: Number(found), next: ids.length > limit ? (ids[limit - 1] ?? null) : null }
}

/**
 * Everyone in the list, in its order.
 * @param from where to begin: maybe with somebody who has a way in by now, but with nobody outside the scope
 */
export async function everyoneToInvite(
  db: Database,
  filter: ToInviteFilter,
  asked: Asked,
  from: PersonId | null,
): Promise<PersonId[]> {
  const query = narrowed(db, filter, asked)
  const rows = await inOrder(from === null ? query : begunAt(db, query, from, '>=')).execute()
  return rows.map(({ person }) => person)
}

/** Narrows the list to those from a person on, or to those after them. */
function begunAt(db: Database, query: ReturnType<typeof narrowed>, person: PersonId, operator: '>' | '>=') {
  const name = db
    .selectFrom('standing')
    .select('sort_name')
    .where('requirement', '=', ORIENTATION)
    .where('person', '=', person)
  return query.where((eb) =>
    eb.or([eb('sort_name', '>', name), eb('sort_name', '=', name).and('standing.person', operator, person)]),
  )
}

function inOrder(query: ReturnType<typeof narrowed>) {
  return query.select('standing.person').orderBy('sort_name').orderBy('standing.person')
}

/** Whether anybody but the first person, who set it up, is on record. */
export async function hasStaff(db: Database): Promise<boolean> {
  const some = db.selectFrom('standing').select('person').where('requirement', '=', ORIENTATION).limit(2)
  return (await some.execute()).length > 1
}

/** How many people have no way in and aren't invited, those of the list `none`, or how many are in another list. */
export async function countToInvite(
  db: Database,
  asked: Asked,
  filter: ToInviteFilter = { invited: 'none' },
): Promise<number> {
  const { count } = await narrowed(db, filter, asked)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Those of the list `due`: how many, how many of them are overdue, and the first, the overdue before the rest. */
export async function staffWithoutWayIn(
  db: Database,
  asked: Asked,
  limit: number,
): Promise<{
  readonly people: number
  readonly overdue: number
  readonly first: readonly { readonly person: PersonId; readonly name: string | null }[]
}> {
  const theirs = narrowed(db, { invited: 'due' }, asked)
  const counts = await theirs
    .select(({ fn }) => ['status', fn.countAll<number>().as('people')])
    .groupBy('status')
    .execute()
  const people = counts.reduce((sum, each) => sum + Number(each.people), 0)
  const overdue = Number(counts.find(({ status }) => status === 'overdue')?.people ?? 0)
  if (people === 0) return { people, overdue, first: [] }
  const first = await theirs
    .select(['standing.person', 'name'])
    .orderBy(({ eb }) => eb.case().when('status', '=', 'overdue').then(0).else(1).end())
    .orderBy('sort_name')
    .orderBy('standing.person')
    .limit(limit)
    .execute()
  return { people, overdue, first }
}

/** Those who aren't invited, and whose first day of work is still to come, no later than a day, and who are to take the course then. */
export async function startersWithoutWayIn(
  db: Database,
  last: CalendarDate,
  asked: Asked,
): Promise<{ readonly person: PersonId; readonly name: string | null }[]> {
  const rows = await narrowed(db, { invited: 'none' }, asked)
    .select(['standing.person', 'name', 'status', 'because'])
    .where('status', '=', 'not-in-scope')
    .where('standing.person', 'in', ({ selectFrom }) =>
      selectFrom('placement').select('person').where('from_on', '>', asked.today).where('from_on', '<=', last),
    )
    .orderBy('sort_name')
    .orderBy('standing.person')
    .execute()
  return rows
    .filter(({ because }) => isToCome({ because: toBecause(because) }))
    .map(({ person, name }) => ({ person, name }))
}

/** The people who can still be invited, by name. */
export async function stillToInvite(db: Database, people: readonly PersonId[], asked: Asked): Promise<ToInvite[]> {
  if (people.length === 0) return []
  const rows = await withoutWayIn(db, asked)
    .select(['standing.person', 'name', 'account.language'])
    .where('standing.person', 'in', people)
    .orderBy('sort_name')
    .orderBy('standing.person')
    .execute()
  const links = await db
    .selectFrom('sign_in_link')
    .select(['person', 'expires_at'])
    .where('person', 'in', people)
    .where('used_at', 'is', null)
    .where('expires_at', '>', asked.now)
    .orderBy('expires_at')
    .execute()
  const codes = new Map(links.map(({ person, expires_at }) => [person, expires_at]))
  const places = new Map((await peopleOnRecord(db, people)).map(({ person, placements }) => [person, placements]))
  return rows.map(({ person, name, language }) => ({
    person,
    name: name ?? '',
    language,
    codeUntil: codes.get(person) ?? null,
    placements: places.get(person) ?? [],
  }))
}

/**
 * Excludes people who have left, may not sign in, or have a way in. An erased person has no account.
 * Who invites the people of some sites doesn't invite those with a role: their account reaches further.
 */
function withoutWayIn(db: Database, asked: Asked) {
  return (
    db
      .selectFrom('standing')
      .innerJoin('account', 'account.person', 'standing.person')
      .where('requirement', '=', ORIENTATION)
      .where('password_hash', 'is', null)
      .where('closed_at', 'is', null)
      .where(({ exists, not, selectFrom }) =>
        not(exists(selectFrom('passkey').select('id').whereRef('passkey.person', '=', 'standing.person'))),
      )
      .where(({ exists, not, selectFrom }) =>
        not(
          exists(
            selectFrom('single_sign_on')
              .select('identity_hash')
              .whereRef('single_sign_on.person', '=', 'standing.person'),
          ),
        ),
      )
      // Another record of theirs may have one.
      .where(({ exists, not, selectFrom }) =>
        not(
          exists(
            selectFrom('person_merge')
              .innerJoin('account as other', 'other.person', 'person_merge.person')
              .leftJoin('passkey', 'passkey.person', 'other.person')
              .leftJoin('single_sign_on', 'single_sign_on.person', 'other.person')
              .select('other.person')
              .whereRef('person_merge.into_person', '=', 'standing.person')
              .where(({ eb, or }) =>
                or([
                  eb('other.password_hash', 'is not', null),
                  eb('passkey.id', 'is not', null),
                  eb('identity_hash', 'is not', null),
                ]),
              ),
          ),
        ),
      )
      .where('standing.person', 'in', () => placesNow(db, asked).select('person'))
      .$if(asked.scope !== EVERYONE, (query) =>
        query.where('standing.person', 'not in', ({ selectFrom }) => selectFrom('account_role').select('person')),
      )
  )
}

function narrowed(db: Database, { site, department, invited }: ToInviteFilter, asked: Asked) {
  let query = withoutWayIn(db, asked)
  if (site !== undefined || department !== undefined) {
    query = query.where('standing.person', 'in', () => {
      let place = placesNow(db, asked).select('person')
      if (site !== undefined) place = place.where('site', '=', site)
      if (department !== undefined) place = place.where('department', '=', department)
      return place
    })
  }
  if (invited === 'any') return query
  query = query
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('sign_in_link')
            .select('token_hash')
            .whereRef('sign_in_link.person', '=', 'standing.person')
            .where('used_at', 'is', null)
            .where('expires_at', '>', asked.now),
        ),
      ),
    )
    .where('standing.person', 'not in', ({ selectFrom }) =>
      selectFrom('message').select('person').where('kind', '=', 'invite').where('state', '=', 'waiting'),
    )
  return invited === 'none' ? query : query.where('status', 'in', TO_DO)
}

/** Where people within the viewer's scope work, or are going to. */
function placesNow(db: Database, { scope, today }: Asked) {
  return placesWithin(db, scope).where(({ eb, or }) => or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
}
