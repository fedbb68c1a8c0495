import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import type { PersonId, SiteId } from '../ledger/event.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { peopleOnRecord } from '../people/people.store.ts'
import type { Placement } from '../ledger/placement.ts'
import { EVERYONE, type Scope } from '../ledger/scope.ts'
import { withinScope } from '../ledger/scope.store.ts'
import type { Database } from '../platform/database/schema.store.ts'

/** Every part narrows the list; a part that is absent does not. */
export interface ToInviteFilter {
  readonly site?: SiteId | undefined
  readonly department?: string | undefined
  /** Only people who hold no working code. */
  readonly withoutCode: boolean
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

/** The first of the list by name, and how many there are in all. */
export async function firstToInvite(
  db: Database,
  filter: ToInviteFilter,
  asked: Asked,
  limit: number,
): Promise<{ readonly people: readonly ToInvite[]; readonly found: number }> {
  const query = narrowed(db, filter, asked)
  const { found } = await query.select(({ fn }) => fn.countAll<number>().as('found')).executeTakeFirstOrThrow()
  const first = await query
    .select('standing.person')
    .orderBy('sort_name')
    .orderBy('standing.person')
    .limit(limit)
    .execute()
  const ids = first.map(({ person }) => person)
  return { people: await stillToInvite(db, ids, asked), found }
}

/** How many people have neither a way in, nor a code that works, nor an invitation on its way by mail. */
export async function countToInvite(db: Database, asked: Asked): Promise<number> {
  const { count } = await narrowed(db, { withoutCode: true }, asked)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('standing.person', 'not in', ({ selectFrom }) =>
      selectFrom('message').select('person').where('kind', '=', 'invite').where('state', '=', 'waiting'),
    )
    .executeTakeFirstOrThrow()
  return Number(count)
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
function withoutWayIn(db: Database, { scope, today }: Asked) {
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
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('placement')
            .select('spell')
            .whereRef('placement.person', '=', 'standing.person')
            .where(({ eb, or }) => or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
            .where(({ and }) => and(withinScope(scope))),
        ),
      )
      .$if(scope !== EVERYONE, (query) =>
        query.where('standing.person', 'not in', ({ selectFrom }) => selectFrom('account_role').select('person')),
      )
  )
}

function narrowed(db: Database, { site, department, withoutCode }: ToInviteFilter, asked: Asked) {
  let query = withoutWayIn(db, asked)
  if (site !== undefined || department !== undefined) {
    query = query.where(({ exists, selectFrom }) => {
      let place = selectFrom('placement').select('spell').whereRef('placement.person', '=', 'standing.person')
      if (site !== undefined) place = place.where('site', '=', site)
      if (department !== undefined) place = place.where('department', '=', department)
      return exists(place)
    })
  }
  if (!withoutCode) return query
  return query.where(({ exists, not, selectFrom }) =>
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
}
