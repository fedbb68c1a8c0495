import type { Instant } from '../platform/time/calendar.ts'
import type { PersonId } from './event.ts'
import type { Store } from '../platform/database/open.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'

/** A recipient who keeps heads outside, and how many heads went there. */
export interface HeadRecipient {
  readonly address: string
  /** The language of the mails. */
  readonly language: string
  /** The number of the last head that the mail server has taken; 0 when there is none. */
  readonly sentThrough: number
  readonly sentAt: Instant | null
  /** Since the last mail that was taken. */
  readonly tries: number
  /** The mail server's last answer, or null when nothing was sent. */
  readonly answer: string | null
}

export async function findHeadRecipient(db: Database): Promise<HeadRecipient | null> {
  const row = await db.selectFrom('ledger_keeper').selectAll().executeTakeFirst()
  if (row === undefined) return null
  const { address, language, sent_through: sentThrough, sent_at: sentAt, tries, answer } = row
  return { address, language, sentThrough, sentAt, tries, answer }
}

/** A new address gets every head from the first on. The same address continues where it was. */
export async function putHeadRecipient(
  tx: Tx,
  recipient: { readonly address: string; readonly language: string },
  by: PersonId,
  at: Instant,
): Promise<void> {
  const { address, language } = recipient
  const changed = { language, updated_at: at, updated_by: by }
  const fresh = { sent_through: 0, sent_at: null, tries: 0, answer: null, not_before: at, claimed_until: null }
  const same = await tx
    .updateTable('ledger_keeper')
    .set(changed)
    .where('address', '=', address)
    .returning('id')
    .executeTakeFirst()
  if (same !== undefined) return
  await tx.deleteFrom('ledger_keeper').execute()
  await tx
    .insertInto('ledger_keeper')
    .values({ id: 1, address, ...changed, ...fresh })
    .execute()
}

export async function removeHeadRecipient(db: Database): Promise<void> {
  await db.deleteFrom('ledger_keeper').execute()
}

/** A mail that one sender is about to send; no other does until the lease is over. */
export interface HeadClaim extends HeadRecipient {
  /** The number of the last head that is to go. */
  readonly through: number
}

/** Returns null when the recipient has every head, there is no recipient, or it isn't time yet. */
export async function claimHeadMail(store: Store, at: Instant, until: Instant): Promise<HeadClaim | null> {
  return store.transaction(async (tx) => {
    const { last } = await tx
      .selectFrom('ledger_signature')
      .select(({ fn }) => fn.max('number').as('last'))
      .executeTakeFirstOrThrow()
    const claimed = await tx
      .updateTable('ledger_keeper')
      .set({ claimed_until: until })
      .where('sent_through', '<', last ?? 0)
      .where('not_before', '<=', at)
      .where(({ eb, or }) => or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', at)]))
      .returning('id')
      .executeTakeFirst()
    const recipient = claimed === undefined ? null : await findHeadRecipient(tx)
    return recipient === null ? null : { ...recipient, through: last ?? 0 }
  })
}

/** The mail server has taken it. */
export async function recipientHas(
  db: Database,
  { address, through }: HeadClaim,
  at: Instant,
  answer: string,
): Promise<void> {
  await db
    .updateTable('ledger_keeper')
    .set({ sent_through: through, sent_at: at, tries: 0, answer, claimed_until: null })
    .where('address', '=', address)
    .execute()
}

/** It has not, or nobody knows: the same heads go again. */
export async function headsGoAgain(
  db: Database,
  { address, tries }: HeadClaim,
  notBefore: Instant,
  answer: string,
): Promise<void> {
  await db
    .updateTable('ledger_keeper')
    .set({ tries: tries + 1, answer, not_before: notBefore, claimed_until: null })
    .where('address', '=', address)
    .execute()
}
