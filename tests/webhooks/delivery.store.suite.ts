import { describe, expect, it } from 'vitest'
import { mergeRecords } from '../../src/identity/joined/join-records.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { addDays, later, MINUTE_MS } from '../../src/platform/time/calendar.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { claimDelivery, markReceived, settleDelivery, stopEnded } from '../../src/webhooks/delivery.store.ts'
import { WEBHOOK_EVENTS } from '../../src/webhooks/event.ts'
import { queueCompletions, queueDeadlines } from '../../src/webhooks/queue.store.ts'
import { allWebhooks, endWebhook, hostsTold, makeWebhook, webhooksInForce } from '../../src/webhooks/webhook.store.ts'
import { by, completed, day, hired, noonOf, required } from '../support/recording.ts'
import { deliveriesIn } from '../support/webhooks.ts'

/** What other systems are told, on both engines. */
export function webhooksSuite(store: () => Store): void {
  const TODAY = day('2026-11-24')
  const AT = noonOf(TODAY)
  const bob = 'person:bob'
  const cleo = 'person:cleo'
  const source = { actor: 'system:console', at: AT, address: null } as const
  const put = (...events: Parameters<typeof record>[1]) => store().transaction((tx) => record(tx, events, TODAY))
  const never = () => false
  const make = () =>
    store().transaction((tx) =>
      makeWebhook(
        tx,
        { url: 'https://hooks.example.org/', events: WEBHOOK_EVENTS, from: TODAY, until: addDays(TODAY, 7) },
        source,
      ),
    )
  const [until, after] = [later(AT, MINUTE_MS), later(AT, 2 * MINUTE_MS)]
  const claim = (at = AT, except: readonly string[] = []) =>
    claimDelivery(store(), { at, today: TODAY, until: later(at, MINUTE_MS), except })
  const queue = async () => {
    for (const hook of await webhooksInForce(store().db, TODAY)) {
      await queueCompletions(store(), hook, AT, never)
      await queueDeadlines(store(), hook, { at: AT, today: TODAY }, never)
    }
  }
  const occasions = async () => (await deliveriesIn(store().db)).map(({ event, person }) => `${event} ${person}`)

  describe('what other systems are told', () => {
    it('is there once for each occasion, whoever looks and however often', async () => {
      await put(hired(bob, '2026-10-30'), required(bob, '2026-10-30'), hired(cleo, '2026-11-02'))
      await make()
      await put(required(cleo, '2026-11-02'), completed(cleo, '2026-11-20'))
      await Promise.all([queue(), queue()])
      await queue()
      expect((await occasions()).toSorted()).toEqual([`completed ${cleo}`, `due ${bob}`])
      const [hook] = await allWebhooks(store().db)
      expect(hook?.through).toBeGreaterThan(0)
    })

    it('is taken by one sender at a time, and by another one when the lease is over', async () => {
      await make()
      await put(hired(bob, '2026-11-02'), required(bob, '2026-11-02'), completed(bob, '2026-11-20'))
      await queue()
      const taken = await Promise.all([claim(), claim()])
      const [one] = taken.filter((each) => each !== null)
      expect(taken.filter((each) => each === null)).toHaveLength(1)
      expect(one).toMatchObject({ tries: 1, url: 'https://hooks.example.org/', leasedUntil: until })
      const other = await claim(after)
      expect(other).toMatchObject({ id: one?.id, tries: 2 })
      if (one === undefined || other === null) throw new Error('nothing was taken')
      await settleDelivery(store().db, one, { state: 'failed', answer: '500', not_before: AT, settled_at: AT })
      expect(await deliveriesIn(store().db)).toMatchObject([{ state: 'waiting' }])
      await markReceived(store().db, one, after, '204')
      await settleDelivery(store().db, other, { state: 'failed', answer: '500', not_before: AT, settled_at: after })
      expect(await deliveriesIn(store().db)).toMatchObject([{ state: 'sent', answer: '204', settled_at: after }])
      const told = [{ host: 'hooks.example.org', on: TODAY }]
      expect(await hostsTold(store().db, bob, 'America/New_York')).toEqual(told)
      expect(await hostsTold(store().db, cleo, 'America/New_York')).toEqual([])
      const merge = { into: cleo, sameJob: false, reason: 'Typed in twice' } as const
      await store().transaction((tx) => mergeRecords(tx, bob, merge, by(TODAY)))
      expect(await hostsTold(store().db, cleo, 'America/New_York')).toEqual(told)
    })

    it('waits while its receiver is away, and is stopped once the webhook has ended', async () => {
      const id = await make()
      await put(hired(bob, '2026-11-02'), required(bob, '2026-11-02'), completed(bob, '2026-11-20'))
      await queue()
      expect(await claim(AT, [id])).toBeNull()
      expect(await store().transaction((tx) => endWebhook(tx, id, source))).toBe(true)
      expect(await store().transaction((tx) => endWebhook(tx, id, source))).toBe(false)
      expect(await claim()).toBeNull()
      await stopEnded(store().db, AT, TODAY)
      expect(await deliveriesIn(store().db)).toMatchObject([{ state: 'stopped', answer: 'ended' }])
    })
  })
}
