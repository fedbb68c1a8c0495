import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { type CalendarDate, dateAt, type Instant } from '../platform/time/calendar.ts'
import type { Actor, PersonId } from '../ledger/event.ts'
import {
  FOLLOW_UP_MAIL,
  isMailOnly,
  MESSAGE_KINDS,
  type MailKind,
  type MessageKind,
  type Reminder,
} from './reminder.ts'
import type { StopReason, Told } from './due.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import { factOn } from '../ledger/fact.store.ts'
import { recordsOf, secondRecordsOf } from '../ledger/merge.store.ts'
import type { Database, MessageState, MessageTable, Tx } from '../platform/database/schema.store.ts'

/** A new message and the person or job that caused it. */
export interface NewMessage extends Omit<Reminder, 'kind'> {
  readonly kind: MailKind
  /** `true` with a mail server. Without one, or without an address, HR hands the link over. */
  readonly mail: boolean
  readonly by: Actor
  readonly at: Instant
  /** When it may go out, if not right away. */
  readonly notBefore?: Instant
  readonly today: CalendarDate
}

type Lack = Extract<StopReason, 'no-server' | 'no-email'>

/** A message as the records have it: its kind, its recipient and its state, never its text. */
export interface MessageOnRecord {
  readonly id: string
  readonly kind: MailKind
  readonly person: PersonId
  readonly about: PersonId | null
  readonly occasion: string
  readonly deadline: CalendarDate | null
  readonly state: MessageState
  /** Why it was stopped (`StopReason`), what the mail server said last, or when its card was made (`cardMadeAt`). */
  readonly reason: string | null
  readonly tries: number
  readonly notBefore: Instant
  readonly createdAt: Instant
  readonly createdBy: Actor
  readonly sentAt: Instant | null
}

/** Whether it is about orientation, and not about something else that is mailed. */
export function isReminder<Message extends MessageOnRecord>(
  message: Message,
): message is Message & { readonly kind: MessageKind } {
  return MESSAGE_KINDS.some((kind) => kind === message.kind)
}

/**
 * Queues a message in the transaction of its cause. Returns false, and adds nothing, when it was already told on this
 * occasion.
 */
export async function enqueue(tx: Tx, message: NewMessage): Promise<boolean> {
  const address = message.mail ? await factOn(tx, message.person, 'email', message.today) : null
  const added = await tx
    .insertInto('message')
    .values({
      id: randomUUID(),
      occasion: message.occasion,
      kind: message.kind,
      person: message.person,
      about: message.about,
      deadline: message.deadline,
      ...begunAs(message.kind, message.mail ? (address === null ? 'no-email' : null) : 'no-server'),
      tries: 0,
      not_before: message.notBefore ?? message.at,
      claimed_until: null,
      created_at: message.at,
      created_by: message.by,
      sent_at: null,
    })
    .onConflict((conflict) => conflict.column('occasion').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/**
 * HR hands over messages that ask a person to do something. A supervisor without an address sees the same on a page.
 */
export function begunAs(kind: MailKind, lacks: Lack | null): Pick<MessageOnRecord, 'state' | 'reason'> {
  if (lacks === null) return { state: 'waiting', reason: null }
  return isMailOnly(kind) ? { state: 'stopped', reason: lacks } : { state: 'by-hand', reason: null }
}

/**
 * Every message about a person, to them and to others, under some of their records, each once; the latest first.
 * @param isOwn for the person. Nobody else sees who gets follow-up questions, and with it who wants none.
 */
export async function messagesUnder(
  db: Database,
  records: readonly PersonId[],
  isOwn: boolean,
): Promise<MessageOnRecord[]> {
  const about = (await messagesWhere(db, 'about', records)).filter(({ person }) => !records.includes(person))
  return [...(await messagesWhere(db, 'person', records)), ...about]
    .filter(({ kind }) => isOwn || kind !== FOLLOW_UP_MAIL)
    .sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1))
}

/** Everything that was meant for a person, under whichever record, the latest first. */
export async function messagesTo(db: Database, person: PersonId): Promise<MessageOnRecord[]> {
  return messagesWhere(db, 'person', await recordsOf(db, person))
}

/** Everything that was told others about a person, the latest first. */
export async function messagesAbout(db: Database, person: PersonId): Promise<MessageOnRecord[]> {
  return messagesWhere(db, 'about', await recordsOf(db, person))
}

/** Every message in a state, the oldest first. */
export async function allInState(db: Database, state: MessageState): Promise<MessageOnRecord[]> {
  const rows = await db.selectFrom('message').selectAll().where('state', '=', state).orderBy('created_at').execute()
  return rows.map(toMessage)
}

export async function findMessage(db: Database, id: string): Promise<MessageOnRecord | null> {
  const row = await db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toMessage(row)
}

/** Tries a message again that was given up. False when it is not one. */
export async function retry(tx: Tx, id: string, at: Instant): Promise<boolean> {
  const changed = await tx
    .updateTable('message')
    .set({ state: 'waiting', reason: null, tries: 0, not_before: at, claimed_until: null })
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

/**
 * The recipient has read it on a page, so it needn't go out anymore. Returns false when it has gone out, a sender has
 * begun with it, or it was read before.
 */
export async function readOnPage(tx: Tx, occasion: string, at: Instant): Promise<boolean> {
  const changed = await tx
    .updateTable('message')
    .set({ state: 'sent', reason: 'on-page', sent_at: at, claimed_until: null })
    .where('occasion', '=', occasion)
    .where('state', '!=', 'sent')
    .where('claimed_until', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

/** Stops a message that hasn't gone out. Returns false when it has, or is being sent right now. */
export async function stop(tx: Tx, id: string, at: Instant, reason: StopReason = 'by-hr'): Promise<boolean> {
  const changed = await tx
    .updateTable('message')
    .set({ state: 'stopped', reason, claimed_until: null })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'by-hand', 'dead'])
    .where(({ eb, or }) => or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', at)]))
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

/** Stops all messages to a person, including those that a sender has begun: the address may be another person's. */
export async function stopAllTo(tx: Tx, person: PersonId): Promise<void> {
  await tx
    .updateTable('message')
    .set({ state: 'stopped', reason: 'by-hr', claimed_until: null })
    .where('person', '=', person)
    .where('state', 'in', ['waiting', 'by-hand', 'dead'])
    .execute()
}

/** The person has joined, so nobody has to send or hand over an invitation anymore. */
export async function invitationsUsed(tx: Tx, person: PersonId, at: Instant): Promise<void> {
  await tx
    .updateTable('message')
    .set({ state: 'sent', reason: 'used', sent_at: at, claimed_until: null })
    .where('person', 'in', await recordsOf(tx, person))
    .where('kind', '=', 'invite')
    .where('state', 'in', ['waiting', 'by-hand', 'dead'])
    .execute()
}

/**
 * Returns the messages that reminder rules look at: those to each of the people, under every record, and those to
 * others about them. People without messages are absent.
 */
export async function toldAbout(
  db: Database,
  people: readonly PersonId[],
  timeZone: string,
): Promise<Map<PersonId, Told[]>> {
  const seconds = await secondRecordsOf(db, people)
  const survivors = new Map(
    [...seconds].flatMap(([person, records]) => records.map((record) => [record.person, person])),
  )
  const told = new Map<PersonId, Told[]>()
  for (const chunk of inChunks([...people, ...survivors.keys()])) {
    const rows = await db
      .selectFrom('message')
      .select(['kind', 'person', 'about', 'occasion', 'created_at', 'state', 'reason'])
      .where(({ eb, or }) => or([eb('person', 'in', chunk), eb('about', 'in', chunk)]))
      .where('kind', 'in', MESSAGE_KINDS)
      .execute()
    for (const { kind, person, about, occasion, created_at, state, reason } of rows) {
      const whom = survivors.get(about ?? person) ?? about ?? person
      // Written by `enqueue` above and nowhere else.
      const on = dateAt(created_at, timeZone)
      // Whoever stops one by hand wants none for now.
      const message = { kind: kind as MessageKind, occasion, on, isStopped: state === 'stopped' && reason !== 'by-hr' }
      told.set(whom, [...(told.get(whom) ?? []), message])
    }
  }
  return told
}

/** Erases what would tell of an erased person, and stops everything that would go out to them or about them. */
export async function eraseMessages(tx: Tx, person: PersonId): Promise<void> {
  const theirs = tx
    .updateTable('message')
    .where(({ eb, or }) => or([eb('person', '=', person), eb('about', '=', person)]))
  await theirs.set({ reason: null }).where('state', '=', 'sent').execute()
  const stopped = { state: 'stopped', reason: 'erased', claimed_until: null } as const
  await theirs.set(stopped).where('state', '!=', 'sent').execute()
}

/** Marks a message that no one needs to hand over anymore. */
export async function stopByHand(db: Database, id: string, reason: StopReason): Promise<void> {
  await db
    .updateTable('message')
    .set({ state: 'stopped', reason })
    .where('id', '=', id)
    .where('state', '=', 'by-hand')
    .execute()
}

async function messagesWhere(
  db: Database,
  column: 'person' | 'about',
  records: readonly PersonId[],
): Promise<MessageOnRecord[]> {
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where(column, 'in', records)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toMessage)
}

export function toMessage(row: Selectable<MessageTable>): MessageOnRecord {
  const { id, person, about, occasion, deadline, state, reason, tries } = row
  return {
    id,
    // Written by `enqueue` above and nowhere else.
    kind: row.kind as MailKind,
    person,
    about,
    occasion,
    deadline,
    state,
    reason,
    tries,
    notBefore: row.not_before,
    createdAt: row.created_at,
    createdBy: row.created_by,
    sentAt: row.sent_at,
  }
}
