import { randomUUID } from 'node:crypto'
import type { Instant } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { NoticedChange, SignInChange } from '../../reminders/reminder.ts'
import { enqueue } from '../../reminders/message.store.ts'
import type { NewMessage } from '../../reminders/message.store.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'

/** Something that a person changed in how they sign in, or that someone did with their account. */
export interface ChangeOnRecord {
  readonly kind: NoticedChange
  readonly at: Instant
}

/**
 * Tells the person by mail, where they have an address of their own, and at the next sign-in: someone else may have done
 * it.
 */
export async function tellChange(
  tx: Tx,
  person: PersonId,
  kind: SignInChange,
  notice: Pick<NewMessage, 'by' | 'at' | 'today'>,
): Promise<void> {
  const id = await noteChange(tx, person, kind, notice.at)
  const occasion = `${kind}:${id}`
  await enqueue(tx, { kind, person, about: null, occasion, deadline: null, mail: true, ...notice })
}

/** For the next sign-in only. The person of an account. */
export async function noteChange(tx: Tx, person: PersonId, kind: NoticedChange, at: Instant): Promise<string> {
  const id = randomUUID()
  await tx.insertInto('sign_in_change').values({ id, person, kind, at, seen_at: null }).execute()
  return id
}

/** What was changed before this moment and hasn't been read, the oldest first. */
export async function unseenChanges(
  db: Database,
  records: readonly PersonId[],
  at: Instant,
): Promise<ChangeOnRecord[]> {
  return db
    .selectFrom('sign_in_change')
    .select(['kind', 'at'])
    .where('person', 'in', records)
    .where('seen_at', 'is', null)
    .where('at', '<', at)
    .orderBy('at')
    .execute()
}

export async function changesSeen(tx: Tx, records: readonly PersonId[], at: Instant): Promise<void> {
  const unseen = tx.updateTable('sign_in_change').where('person', 'in', records).where('seen_at', 'is', null)
  await unseen.set({ seen_at: at }).where('at', '<=', at).execute()
}
