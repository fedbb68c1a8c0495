import type { Instant, CalendarDate } from '../platform/time/calendar.ts'
import type { Database, MessageState, Tx } from '../platform/database/schema.store.ts'
import type { Actor, PersonId } from '../ledger/event.ts'
import { ASKED_KINDS } from './asked.ts'
import { askedOccasion, type MessageKind } from './reminder.ts'
import { EVERYONE } from '../ledger/scope.ts'
import { countsByState } from './message-list.store.ts'
import { inChunks } from '../platform/database/chunk.store.ts'

/** The state of all messages together. */
export interface MailState {
  readonly counts: Readonly<Record<MessageState, number>>
  /** When the mail server last took one, or null when it has never. */
  readonly lastSent: Instant | null
}

export async function mailState(db: Database): Promise<MailState> {
  const { last } = await db
    .selectFrom('message')
    .select(({ fn }) => fn.max('sent_at').as('last'))
    .where('state', '=', 'sent')
    // Messages that HR handed over, that were used or that were read on a page have a reason that says so. The mail server wasn't
    // involved.
    .where(({ eb, or }) => or([eb('reason', 'is', null), eb('reason', 'not in', ['by-hand', 'used', 'on-page'])]))
    .executeTakeFirstOrThrow()
  return { counts: await countsByState(db, { scope: EVERYONE, site: null, kind: null }), lastSent: last }
}

/** A message that somebody has sent by hand, and how far it is. */
export interface AskedMessage {
  readonly by: Actor
  readonly state: MessageState
  readonly at: Instant
}

/** Returns the people who were sent a message by hand on a day, unless it was stopped. */
export async function askedOn(
  db: Database,
  kind: MessageKind,
  people: readonly PersonId[],
  day: CalendarDate,
): Promise<Map<PersonId, AskedMessage>> {
  const asked = new Map<PersonId, AskedMessage>()
  for (const chunk of inChunks(people)) {
    const rows = await askedFor(db, kind, chunk, day)
      .select(['person', 'created_by', 'state', 'created_at'])
      .where('state', '!=', 'stopped')
      .execute()
    for (const { person, created_by, state, created_at } of rows)
      asked.set(person, { by: created_by, state, at: created_at })
  }
  return asked
}

/** The occasion for one more message by hand. If one of the day wasn't stopped, that one has it already. */
export async function nextOccasion(tx: Tx, kind: MessageKind, person: PersonId, day: CalendarDate): Promise<string> {
  const { stopped } = await askedFor(tx, kind, [person], day)
    .select(({ fn }) => fn.countAll<number>().as('stopped'))
    .where('state', '=', 'stopped')
    .executeTakeFirstOrThrow()
  return askedOccasion(kind, person, day, Number(stopped))
}

function askedFor(db: Database, kind: MessageKind, people: readonly PersonId[], day: CalendarDate) {
  return db.selectFrom('message').where('person', 'in', people).where('occasion', 'like', `${kind}:%:asked:${day}%`)
}

/** The reminders to these people that somebody has asked for and that wait to be handed over. */
export async function askedByHand(
  db: Database,
  people: readonly PersonId[],
): Promise<{ readonly id: string; readonly person: PersonId }[]> {
  const found: { readonly id: string; readonly person: PersonId }[] = []
  for (const chunk of inChunks(people))
    found.push(...(await waitingByHand(db, chunk).select(['id', 'person']).execute()))
  return found
}

function waitingByHand(db: Database, people: readonly PersonId[]) {
  return db
    .selectFrom('message')
    .where('person', 'in', people)
    .where('state', '=', 'by-hand')
    .where('kind', 'in', ASKED_KINDS)
    .where('created_by', 'like', 'person:%')
    .orderBy('created_at')
}

/**
 * Returns the people who need no other reminder today, each with the one that somebody has sent them: on that day, or
 * earlier when HR still has to hand it over.
 */
export async function remindedBy(
  db: Database,
  people: readonly PersonId[],
  day: CalendarDate,
): Promise<Map<PersonId, AskedMessage>> {
  const asked = new Map<PersonId, AskedMessage>()
  for (const chunk of inChunks(people)) {
    const rows = await waitingByHand(db, chunk).select(['person', 'created_by', 'state', 'created_at']).execute()
    for (const { person, created_by, state, created_at } of rows)
      asked.set(person, { by: created_by, state, at: created_at })
  }
  return new Map([...asked, ...(await askedOn(db, 'nudge', people, day))])
}
