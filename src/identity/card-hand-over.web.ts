import { z } from 'zod'
import { hrefTo, idOf } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { peopleOnRecord } from '../people/people.store.ts'
import { checkedOf, parseForm } from '../platform/http/form.web.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { dateAt, type Instant } from '../platform/time/calendar.ts'
import { cardsHandedOver, cardsToHandOver } from '../reminders/card.store.ts'
import { MOST_CARDS } from '../reminders/card.ts'
import { scopeOf } from './access.ts'
import type { CardBatch } from './bulk-invite.page.ts'

/** A batch is what one page of cards made. */
const confirmForm = z.strictObject({ person: checkedOf('person', MOST_CARDS) })

/** HR says who has their card. Until then nothing says that anybody has. */
export async function confirmCards(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, response, viewer } = visit
  const { person: chosen } = parseForm(visit, confirmForm)
  const handed = await deps.store.transaction(async (tx) => {
    const reached = await peopleOnRecord(tx, chosen, scopeOf(viewer, 'invite-person'))
    return cardsHandedOver(
      tx,
      reached.map(({ person }) => person),
      now,
    )
  })
  log.info({ by: viewer.person, people: handed }, 'cards handed over')
  response.redirect(303, hrefTo('/hr/invites', {}, { handed }))
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
  return [...batches].map(([at, people]) => ({ on: formatDate(dateAt(at, organization.timeZone), language), people }))
}
