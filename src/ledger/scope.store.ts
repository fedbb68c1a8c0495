import { type RawBuilder, sql } from 'kysely'
import type { PersonId } from './event.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { EVERYONE, type Scope } from './scope.ts'

/** What a row of `placement` must meet to belong to a scope. Every list of people takes its condition from here. */
export function withinScope(scope: Scope): RawBuilder<boolean>[] {
  if (scope === EVERYONE) return []
  const { supervisor, sites } = scope
  const ways = [
    ...(supervisor === null ? [] : [sql<boolean>`placement.supervisor in (${teamOf(supervisor)})`]),
    ...(sites.length === 0 ? [] : [sql<boolean>`placement.site in (${sql.join(sites)})`]),
  ]
  return [ways.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`(${sql.join(ways, sql` or `)})`]
}

/** The places that belong to a scope. */
export function placesWithin(db: Database, scope: Scope) {
  return db.selectFrom('placement').where(({ and }) => and(withinScope(scope)))
}

/** The person and everyone who reports to them, directly or through others. `union` ends where people repeat. */
function teamOf(top: PersonId) {
  return sql`
    with recursive team (person) as (
      select cast(${top} as text)
      union
      select below.person from placement as below join team on below.supervisor = team.person
    )
    select person from team`
}

/** Everyone to whom the person reports, directly or through others. */
export async function supervisorsOver(db: Database, person: PersonId): Promise<PersonId[]> {
  const { rows } = await sql<{ readonly person: PersonId }>`
    with recursive above (person) as (
      select supervisor from placement where person = ${person} and supervisor is not null
      union
      select placement.supervisor from placement join above on placement.person = above.person
      where placement.supervisor is not null
    )
    select person from above`.execute(db)
  return rows.map((row) => row.person)
}
