import { describe, expect, it } from 'vitest'
import { putKeptForm } from '../../src/identity/sessions/kept-form.store.ts'
import { askRecovery } from '../../src/identity/recovery.store.ts'
import { createSession } from '../../src/identity/session.store.ts'
import { createSignInLink } from '../../src/identity/sign-in-link.store.ts'
import { createStep } from '../../src/identity/sign-in-step.store.ts'
import { askToConfirm } from '../../src/identity/sso/request.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { calendarDate, DAY_MS, HOUR_MS, type Instant, instant, later } from '../../src/platform/time/calendar.ts'
import { deleteExpired } from '../../src/privacy/retention/retention.job.ts'
import { cutOf, RETAINED, type Retention } from '../../src/privacy/retention/retention.ts'
import {
  countExpired,
  deleteSomeExpired,
  findRetention,
  putRetention,
} from '../../src/privacy/retention/retention.store.ts'
import type { MessageTable } from '../../src/platform/database/schema.store.ts'
import { appendToTrail } from '../../src/trail/trail.store.ts'
import { verifyTrail } from '../../src/trail/verify.store.ts'
import { ARRIVAL } from '../support/app.ts'
import { contents } from '../support/content.ts'
import { clockAt } from '../support/clock.ts'
import { addSelection } from '../../src/selections/selection.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { staffOn } from '../support/staff.ts'

const NOW = instant('2026-11-24T15:00:00.000Z')
const TODAY = calendarDate('2026-11-24')
const CHOSEN_SHORT = {
  leavers: '10-years',
  messages: '1-year',
  links: '30-days',
  addresses: '30-days',
  trail: '1-year',
} as const
const FIXED = {
  drafts: '30-days',
  unsent: '7-days',
  imports: '30-days',
  requests: '30-days',
  selections: '1-day',
  forms: '1-hour',
  steps: 'as-it-ends',
  sessions: '1-hour',
  failures: '1-day',
  reportFiles: '1-day',
  packageOrders: '1-day',
  followUps: 'as-it-ends',
} as const
const SHORT: Retention = { ...CHOSEN_SHORT, ...FIXED }
const NOTHING = Object.fromEntries(RETAINED.map((retained) => [retained, 0]))

export function retentionSuite(store: () => Store): void {
  const ago = (days: number) => later(NOW, -days * DAY_MS)
  const counts = async (retention = SHORT) =>
    Object.fromEntries(
      Object.entries(await countExpired(store().db, retention, { now: NOW, today: TODAY })).map(
        ([retained, { count }]) => [retained, count],
      ),
    )
  /** Deletes all that is over, as the daily job does. */
  const deleteAll = async (retention = SHORT) => {
    for (const retained of RETAINED) {
      const cut = cutOf(retention[retained], NOW, TODAY)
      if (cut !== null && retained !== 'leavers') await deleteExpired(store(), retained, cut)
    }
  }
  // `staffOn` asks for a store, a clock and the course.
  const staff = () => staffOn({ deps: { store: store(), now: clockAt(NOW).now, contents } } as never)

  describe('retention', () => {
    it('has its defaults until somebody chooses, and keeps what was chosen', async () => {
      expect(await findRetention(store().db)).toEqual({
        leavers: 'keep',
        messages: '7-years',
        links: '90-days',
        addresses: '90-days',
        trail: '6-years',
        ...FIXED,
      })
      await store().transaction((tx) => putRetention(tx, CHOSEN_SHORT, 'person:ada', NOW))
      await store().transaction((tx) => putRetention(tx, { ...CHOSEN_SHORT, messages: 'keep' }, 'person:ada', NOW))
      expect(await findRetention(store().db)).toEqual({ ...SHORT, messages: 'keep' })
    })

    it('counts what would go and changes nothing, and then deletes exactly that', async () => {
      // Only the beginning of the trail goes, so the oldest come first.
      await store().transaction(async (tx) => {
        for (const days of [800, 400, 40, 10]) {
          const entry = { kind: 'signed_in', detail: { how: 'password' } } as const
          await appendToTrail(tx, { actor: 'person:bob', at: ago(days), address: '192.0.2.7' }, entry)
        }
      })
      const { ada, bob } = await staff()
      await store().transaction(async (tx) => {
        for (const days of [10, 40]) {
          const at = ago(days)
          const link = { purpose: 'invite', person: bob, createdBy: ada, keepsEarlier: true } as const
          await createSignInLink(tx, { ...link, at, expiresAt: later(at, DAY_MS) })
          await askRecovery(tx, bob, ada, at)
        }
      })
      const left = async (table: 'sign_in_link' | 'account_recovery' | 'trail_entry' | 'trail_address') =>
        (await store().db.selectFrom(table).selectAll().execute()).length
      const entries = await left('trail_entry')
      const expected = { ...NOTHING, links: 2, addresses: 3, trail: 2 }
      expect(await counts()).toEqual(expected)
      expect(await counts()).toEqual(expected)
      await deleteAll()
      expect(await counts()).toEqual(NOTHING)
      expect([await left('sign_in_link'), await left('account_recovery')]).toEqual([1, 1])
      expect([await left('trail_entry'), await left('trail_address')]).toEqual([entries - 2, 1])
      expect(await verifyTrail(store().db)).toMatchObject({ ok: true, entries: entries - 2 })
    })

    it('deletes old messages, but none that decides what somebody with work to do is told next', async () => {
      const { ada, bob, cleo } = await staff()
      // Ada doesn't work with youth, and so has nothing to do; Bob has.
      await store()
        .db.insertInto('message')
        .values(message('1', { person: ada }))
        .execute()
      await store()
        .db.insertInto('message')
        .values(message('2', { person: bob }))
        .execute()
      await store()
        .db.insertInto('message')
        .values(message('3', { person: ada, about: bob }))
        .execute()
      await store()
        .db.insertInto('message')
        .values(message('4', { person: ada, created_at: ago(10) }))
        .execute()
      await store()
        .db.insertInto('message')
        .values(message('5', { person: ada, state: 'by-hand' }))
        .execute()
      expect(cleo).not.toBe(bob)
      expect((await counts()).messages).toBe(1)
      expect((await counts({ ...SHORT, messages: 'keep' })).messages).toBe(0)
      await deleteAll()
      const rows = await store().db.selectFrom('message').select('id').orderBy('id').execute()
      expect(rows.map(({ id }) => id)).toEqual(['2', '3', '4', '5'])
    })

    it('counts and deletes what lasts for hours or a month by itself', async () => {
      const { ada, bob } = await staff()
      const { db } = store()
      await createSession(db, bob, ago(1), ARRIVAL)
      await createSession(db, bob, NOW, ARRIVAL)
      const step = { purpose: 'second-step', person: bob, data: '' } as const
      await createStep(db, { ...step, expiresAt: NOW })
      await createStep(db, { ...step, expiresAt: later(NOW, 1) })
      for (const [person, at] of [
        [ada, later(NOW, -HOUR_MS)],
        [bob, later(NOW, 1 - HOUR_MS)],
      ] as const)
        await putKeptForm(db, person, { action: '/x', fields: [] }, at)
      await store().transaction(async (tx) => {
        const asked = { issuer: 'https://login.example', match: null, language: 'en' } as const
        const said = { name: 'Stranger', email: null, isEmailVerified: false, number: null }
        for (const days of [30, 29])
          await askToConfirm(tx, { ...asked, identity: String(days).padStart(64, '0') }, said, ago(days))
      })
      for (const at of [ago(1), later(ago(1), 1)])
        await store().transaction((tx) =>
          addSelection(tx, { holder: ada, action: 'remind', query: {}, people: [bob] }, at),
        )
      const failure = { failures: 1, key: 'a', blocked_until: later(ago(1), -1) }
      await db
        .insertInto('sign_in_failure')
        .values([failure, { ...failure, key: 'b', blocked_until: ago(1) }])
        .execute()
      const expected = { ...NOTHING, sessions: 1, steps: 1, forms: 1, requests: 1, selections: 1, failures: 1 }
      expect(await counts()).toEqual(expected)
      await deleteAll()
      expect(await counts()).toEqual(NOTHING)
      for (const table of [
        'session',
        'sign_in_step',
        'draft',
        'single_sign_on_request',
        'selection',
        'selection_person',
        'sign_in_failure',
      ] as const)
        expect(await db.selectFrom(table).selectAll().execute(), table).toHaveLength(1)
    })

    it('a selection goes only when all of its people are gone, however many turns that takes', async () => {
      const { db } = store()
      const { ada } = await staff()
      const people = Array.from(
        { length: 501 },
        (_, n): PersonId => `person:00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      )
      await store().transaction((tx) =>
        addSelection(tx, { holder: ada, action: 'remind', query: {}, people }, later(ago(1), -1)),
      )
      await deleteAll()
      expect(await db.selectFrom('selection_person').selectAll().execute()).toEqual([])
      expect(await db.selectFrom('selection').selectAll().execute()).toEqual([])
    })

    it('goes on in turns until everything is gone', async () => {
      const { ada } = await staff()
      const many = Array.from({ length: 1_001 }, (_, index) => message(String(index), { person: ada }))
      for (let from = 0; from < many.length; from += 50)
        await store()
          .db.insertInto('message')
          .values(many.slice(from, from + 50))
          .execute()
      const cut = cutOf('1-year', NOW, TODAY)
      if (cut === null) throw new Error('a year ends')
      const some = () => store().transaction((tx) => deleteSomeExpired(tx, 'messages', cut))
      expect([await some(), await some(), await some(), await some()]).toEqual([500, 500, 1, 0])
    })
  })

  function message(id: string, changes: Partial<MessageTable>): MessageTable {
    const at: Instant = ago(500)
    return {
      id,
      occasion: `occasion ${id}`,
      kind: 'nudge',
      person: 'person:x',
      about: null,
      deadline: null,
      state: 'sent',
      reason: null,
      tries: 1,
      not_before: at,
      claimed_until: null,
      created_at: at,
      created_by: 'system:reminders',
      sent_at: at,
      ...changes,
    }
  }
}
