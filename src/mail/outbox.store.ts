import type { Instant } from '../platform/time/calendar.ts'
import {
  ACCOUNT_MAILS,
  AGREEMENT_MAIL,
  DRIFT_MAIL,
  FOLLOW_UP_MAIL,
  GROUP_MAILS,
  isMailOnly,
  LINE_MAIL,
  MESSAGE_KINDS,
  VIEW_MAIL,
} from '../reminders/reminder.ts'
import type { StopReason } from '../reminders/due.ts'
import { type MessageOnRecord, toMessage } from '../reminders/message.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import type { Database, MessageTable, Tx } from '../platform/database/schema.store.ts'

/** A message that one sender has taken. Until the lease is over no other sender takes it. */
export interface Claim extends MessageOnRecord {
  readonly until: Instant
  /** A sender had it before and never said how it ended: nobody knows whether it arrived. */
  readonly isLeftOver: boolean
}

/** Takes the message that has waited longest. Returns null when none may go out at the moment. */
export async function claimNext(store: Store, at: Instant, until: Instant): Promise<Claim | null> {
  return store.transaction(async (tx) => {
    const next = await tx
      .selectFrom('message')
      .select(['id', 'claimed_until'])
      .where('state', '=', 'waiting')
      .where('not_before', '<=', at)
      .where(({ eb, or }) => or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', at)]))
      .orderBy('not_before')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (next === undefined) return null
    const row = await tx
      .updateTable('message')
      .set({ claimed_until: until })
      .where('id', '=', next.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    return { ...toMessage(row), until, isLeftOver: next.claimed_until !== null }
  })
}

/** Counts a try before it is made. */
export async function beginTry(tx: Tx, { id, tries }: Claim): Promise<void> {
  await tx
    .updateTable('message')
    .set({ tries: tries + 1 })
    .where('id', '=', id)
    .execute()
}

/** The mail server has taken it: also when another sender has taken the message meanwhile. */
export async function markSent(db: Database, { id }: Claim, at: Instant, answer: string): Promise<void> {
  await db
    .updateTable('message')
    .set({ state: 'sent', reason: answer, claimed_until: null, sent_at: at })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

/** Stops a message, for this reason. */
export async function markStopped(db: Database, claim: Claim, reason: StopReason): Promise<void> {
  await settle(db, claim, { state: 'stopped', reason })
}

/** Given up: HR sees it and can try it again. */
export async function markDead(db: Database, claim: Claim, reason: string): Promise<void> {
  await settle(db, claim, { state: 'dead', reason })
}

/** It is not the time. */
export async function postpone(db: Database, claim: Claim, notBefore: Instant): Promise<void> {
  await settle(db, claim, { not_before: notBefore })
}

/** A try has failed; another one follows. */
export async function tryAgain(db: Database, claim: Claim, notBefore: Instant, reason: string): Promise<void> {
  await settle(db, claim, { not_before: notBefore, reason, tries: claim.tries + 1 })
}

/**
 * Without a mail server, HR hands over what waits. Supervisors see on their own page what their mail would have said.
 */
export async function handOverWaiting(db: Database): Promise<void> {
  const waiting = db.updateTable('message').where('state', '=', 'waiting')
  const mailOnly = [
    ...MESSAGE_KINDS.filter(isMailOnly),
    VIEW_MAIL,
    DRIFT_MAIL,
    AGREEMENT_MAIL,
    FOLLOW_UP_MAIL,
    LINE_MAIL,
    ...ACCOUNT_MAILS,
    ...GROUP_MAILS,
  ]
  await waiting.set({ state: 'stopped', reason: 'no-server' }).where('kind', 'in', mailOnly).execute()
  await waiting.set({ state: 'by-hand' }).where('kind', 'not in', mailOnly).execute()
}

/** Does nothing when the lease was over and another sender has the message. */
async function settle(db: Database, { id, until }: Claim, outcome: Partial<MessageTable>): Promise<void> {
  await db
    .updateTable('message')
    .set({ ...outcome, claimed_until: null })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('claimed_until', '=', until)
    .execute()
}
