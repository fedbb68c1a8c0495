import { z } from 'zod'
import { hrefTo, idOf } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { peopleOnRecord } from '../people/people.store.ts'
import { checkedOf, parseForm } from '../platform/http/form.web.ts'
import { DAY_MS, type Instant, later } from '../platform/time/calendar.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { noteHandOvers } from '../mail/hand-over.web.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { cardsHandedOver, cardsOnRecord, cardsToHandOver } from '../reminders/card.store.ts'
import { type Confirmed, takeBackHandOver } from '../reminders/hand-over.store.ts'
import { stillToInvite } from '../reminders/to-invite.store.ts'
import { MOST_CARDS } from '../reminders/card.ts'
import { scopeOf } from './access.ts'
import type { CardBatch, HandedBatch } from './bulk-invite.page.ts'
import { LINK_DAYS } from './sign-in-link.store.ts'
import { formatDayOf } from '../platform/time/moment.page.ts'

/** A batch is what one page of cards made. */
const cardsForm = z.strictObject({ person: checkedOf('person', MOST_CARDS) })

/** HR says who has their card. Until then nothing says that anybody has. */
export async function confirmCards(visit: SignedInVisit): Promise<void> {
  const { deps, log, now: at, response, viewer } = visit
  const { person: chosen } = parseForm(visit, cardsForm)
  const handed = await deps.store.transaction(async (tx) => {
    const reached = await peopleOnRecord(tx, chosen, scopeOf(viewer, 'invite-person'))
    const people = reached.map(({ person }) => person)
    const confirmed = await cardsHandedOver(tx, people, { by: viewer.person, at })
    await noteHandOvers(visit, tx, 'handed-over', confirmed)
    return countPeople(confirmed)
  })
  log.info({ by: viewer.person, people: handed }, 'cards handed over')
  response.redirect(303, hrefTo('/hr/invites', {}, { handed }))
}

/** They don't have it after all: the cards wait again. Not for somebody whom the card has let in. */
export async function takeBackCards(visit: SignedInVisit): Promise<void> {
  const { deps, log, now: at, response, viewer } = visit
  const { person: chosen } = parseForm(visit, cardsForm)
  const waiting = await deps.store.transaction(async (tx) => {
    const cards = (await cardsToTakeBack(visit, tx)).filter(({ person }) => chosen.includes(person))
    const messages = cards.map(({ id }) => id)
    const takenBack = await takeBackHandOver(tx, messages, { by: viewer.person, at })
    await noteHandOvers(visit, tx, 'not-handed-over', takenBack)
    return countPeople(takenBack)
  })
  log.info({ by: viewer.person, people: waiting }, 'cards not handed over after all')
  response.redirect(303, hrefTo('/hr/invites', {}, { waiting }))
}

function countPeople(confirmed: readonly Confirmed[]): number {
  return new Set(confirmed.map(({ person }) => person)).size
}

/** Cards that were confirmed while their codes may still work, of people who haven't come in yet. */
async function cardsToTakeBack(visit: SignedInVisit, db: Database) {
  const { now, today, viewer } = visit
  const cards = await cardsOnRecord(db, later(now, -LINK_DAYS * DAY_MS))
  const people = [...new Set(cards.map(({ person }) => person))]
  const open = await stillToInvite(db, people, { now, today, scope: scopeOf(viewer, 'invite-person') })
  const names = new Map(open.map(({ person, name }) => [person, name]))
  return cards.flatMap((card) => {
    const name = names.get(card.person)
    return name === undefined ? [] : [{ ...card, name: name === '' ? visit.t.hr.people.noName : name }]
  })
}

/** The same by who confirmed them together, the latest first. */
export async function handedBatches(visit: SignedInVisit): Promise<HandedBatch[]> {
  const { deps, language, organization, t, today } = visit
  const cards = await cardsToTakeBack(visit, deps.store.db)
  const by = await namesOn(deps.store.db, [...new Set(cards.map((card) => card.by))], today)
  const batches = new Map<string, typeof cards>()
  for (const card of cards) {
    const key = `${card.at} ${card.by}`
    batches.set(key, [...(batches.get(key) ?? []), card])
  }
  return [...batches.values()].flatMap((those) => {
    const [first] = those
    if (first === undefined) return []
    return {
      on: formatDayOf(first.at, organization.timeZone, language),
      by: by.get(first.by) ?? t.hr.people.noName,
      people: those.map(({ person, name }) => ({ value: idOf(person), name })),
    }
  })
}

/** The cards that wait to be handed over, by when they were made, the latest first. */
export async function cardBatches(visit: SignedInVisit): Promise<CardBatch[]> {
  const { deps, language, organization, t, viewer } = visit
  const { db } = deps.store
  const cards = await cardsToHandOver(db)
  const ids = cards.map(({ person }) => person)
  const found = await peopleOnRecord(db, ids, scopeOf(viewer, 'invite-person'))
  const names = new Map(found.map(({ person, name }) => [person, name ?? t.hr.people.noName]))
  const batches = new Map<Instant, CardBatch['people'][number][]>()
  for (const { person, at } of cards) {
    const name = names.get(person)
    if (name !== undefined) batches.set(at, [...(batches.get(at) ?? []), { value: idOf(person), name }])
  }
  return [...batches].map(([at, people]) => ({ on: formatDayOf(at, organization.timeZone, language), people }))
}
