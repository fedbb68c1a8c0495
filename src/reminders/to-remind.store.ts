import { addDays, type CalendarDate } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { EXPIRY_DAYS } from './reminder.ts'
import { TO_DO } from './due.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import { secondRecordsOf } from '../ledger/merge.store.ts'
import type { Database } from '../platform/database/schema.store.ts'

/** Everyone who has something to do, or whose completion ends soon. Expects standing to be up to date. */
export async function peopleToRemind(db: Database, today: CalendarDate): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('standing')
    .select('person')
    .where('requirement', '=', ORIENTATION)
    .where(({ and, eb, or }) =>
      or([
        eb('status', 'in', TO_DO),
        and([eb('status', '=', 'up-to-date'), eb('valid_until', '<=', addDays(today, EXPIRY_DAYS[0]))]),
      ]),
    )
    .orderBy('person')
    .execute()
  return rows.map(({ person }) => person)
}

/** People without a way in who were never invited. They don't have to wait for tomorrow. */
export async function peopleToInvite(db: Database): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('standing')
    .innerJoin('account', 'account.person', 'standing.person')
    .select('standing.person')
    .where('requirement', '=', ORIENTATION)
    .where('status', 'in', TO_DO)
    .where('password_hash', 'is', null)
    .where('closed_at', 'is', null)
    .where(({ exists, not, or, selectFrom }) =>
      not(
        or([
          exists(selectFrom('passkey').select('id').whereRef('passkey.person', '=', 'account.person')),
          exists(
            selectFrom('single_sign_on')
              .select('identity_hash')
              .whereRef('single_sign_on.person', '=', 'account.person'),
          ),
        ]),
      ),
    )
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('message')
            .select('id')
            .whereRef('message.person', '=', 'standing.person')
            .where('message.kind', '=', 'invite'),
        ),
      ),
    )
    .orderBy('standing.person')
    .execute()
  return rows.map(({ person }) => person)
}

/** Returns the state of each account. A person without one has neither a way in nor closed access. */
export async function accountStates(
  db: Database,
  people: readonly PersonId[],
): Promise<Map<PersonId, { readonly hasWayIn: boolean; readonly closed: boolean }>> {
  const states = new Map<PersonId, { readonly hasWayIn: boolean; readonly closed: boolean }>()
  const seconds = await secondRecordsOf(db, people)
  const records = [...people, ...[...seconds.values()].flat().map(({ person }) => person)]
  const withWayIn = new Set<PersonId>()
  for (const chunk of inChunks(records)) {
    const rows = await db
      .selectFrom('account')
      .select(['person', 'password_hash', 'closed_at'])
      .where('person', 'in', chunk)
      .execute()
    const others = [
      ...(await db.selectFrom('passkey').select('person').where('person', 'in', chunk).execute()),
      ...(await db.selectFrom('single_sign_on').select('person').where('person', 'in', chunk).execute()),
    ]
    for (const { person } of others) withWayIn.add(person)
    for (const { person, password_hash, closed_at } of rows) {
      if (password_hash !== null) withWayIn.add(person)
      states.set(person, { hasWayIn: withWayIn.has(person), closed: closed_at !== null })
    }
  }
  // Another record of theirs may have it.
  for (const [person, others] of seconds) {
    const closed = states.get(person)?.closed ?? false
    if (others.some((other) => withWayIn.has(other.person))) states.set(person, { hasWayIn: true, closed })
  }
  return states
}
