import type { Instant } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { cardMadeAt, reasonOfCard } from './card.ts'
import { type Confirmed, type Confirming, confirmHandedOver, lastHandOvers } from './hand-over.store.ts'
import { enqueue, type NewMessage } from './message.store.ts'

/** A card on paper that HR hasn't confirmed handing over. */
export interface CardMade {
  readonly person: PersonId
  /** All cards of one click have the same time. */
  readonly at: Instant
}

/**
 * A card was made for these people: their invitations still wait for HR, and say so. Without a mail server everyone gets
 * one to hand over, also those whom the rules don't invite.
 */
export async function cardsMade(
  tx: Tx,
  people: readonly PersonId[],
  { at, by, today, mail }: Pick<NewMessage, 'at' | 'by' | 'today' | 'mail'>,
): Promise<void> {
  const waiting = new Set<PersonId>()
  for (const chunk of inChunks(people)) {
    const rows = await invitations(tx, chunk)
      .set({ reason: reasonOfCard(at) })
      .returning('person')
      .execute()
    for (const { person } of rows) waiting.add(person)
  }
  if (mail) return
  const others = people.filter((person) => !waiting.has(person))
  for (const person of others) {
    const invitation = { kind: 'invite', person, about: null, occasion: `invite:${person}:card:${at}` } as const
    await enqueue(tx, { ...invitation, deadline: null, mail, by, at, today })
  }
  for (const chunk of inChunks(others))
    await invitations(tx, chunk)
      .set({ reason: reasonOfCard(at) })
      .execute()
}

/** The cards that wait to be handed over, the latest first; null asks for everyone's. */
export async function cardsToHandOver(db: Database, people: readonly PersonId[] | null = null): Promise<CardMade[]> {
  const rows = await db
    .selectFrom('message')
    .select(['person', 'reason'])
    .where('kind', '=', 'invite')
    .where('state', '=', 'by-hand')
    .where('reason', 'is not', null)
    .orderBy('reason', 'desc')
    .execute()
  const wanted = people === null ? null : new Set(people)
  return rows.flatMap(({ person, reason }) => {
    const at = cardMadeAt(reason)
    return at === null || wanted?.has(person) === false ? [] : [{ person, at }]
  })
}

/** HR confirms that these people have their cards. Others of them, who have none, stay as they are. */
export async function cardsHandedOver(
  tx: Tx,
  people: readonly PersonId[],
  confirming: Confirming,
): Promise<Confirmed[]> {
  const theirs = [...new Set((await cardsToHandOver(tx, people)).map(({ person }) => person))]
  const messages: string[] = []
  for (const chunk of inChunks(theirs)) {
    const rows = await tx
      .selectFrom('message')
      .select('id')
      .where('person', 'in', chunk)
      .where('kind', '=', 'invite')
      .where('state', '=', 'by-hand')
      .execute()
    messages.push(...rows.map(({ id }) => id))
  }
  return confirmHandedOver(tx, messages, confirming)
}

/** A card that somebody has confirmed handing over. */
export interface CardHandedOver extends Confirmed, Confirming {}

/** The cards that were confirmed from a time on and weren't taken back, the latest first. */
export async function cardsOnRecord(db: Database, from: Instant): Promise<CardHandedOver[]> {
  const rows = await db
    .selectFrom('message')
    .select(['id', 'person'])
    .where('kind', '=', 'invite')
    .where('state', '=', 'sent')
    .where('reason', '=', 'by-hand')
    .where('sent_at', '>=', from)
    .orderBy('sent_at', 'desc')
    .execute()
  const last = await lastHandOvers(
    db,
    rows.map(({ id }) => id),
  )
  return rows.flatMap(({ id, person }) => {
    const confirmed = last.get(id)
    const isCard = confirmed?.what === 'handed-over' && cardMadeAt(confirmed.waited) !== null
    return isCard ? [{ id, person, by: confirmed.by, at: confirmed.at }] : []
  })
}

function invitations(tx: Tx, people: readonly PersonId[]) {
  return tx
    .updateTable('message')
    .where('person', 'in', people)
    .where('kind', '=', 'invite')
    .where('state', '=', 'by-hand')
}
