import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { instant } from '../../src/platform/time/calendar.ts'
import type { LedgerEvent, NewEvent } from '../../src/ledger/event.ts'
import {
  append,
  definitionsOf,
  entriesAfter,
  entriesOf,
  eventsOfKind,
  findEvent,
  historiesOf,
  historyOf,
  lastPlace,
  mergeHistory,
  policyEvents,
  policyHistory,
} from '../../src/ledger/ledger.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { submitOnce } from '../../src/platform/database/submission.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import { named } from '../support/history.ts'
import { completed, event, hired, lessonFinished, policyPublished, required } from '../support/recording.ts'

export function ledgerSuite(store: () => Store): void {
  const appended = (...events: NewEvent[]) => store().transaction((tx) => append(tx, events))
  const BOB = 'person:bob'

  describe('the ledger', () => {
    it('gives back what was appended, in order and with places from 1', async () => {
      const events = await appended(hired(BOB, '2026-11-02'), required(BOB, '2026-11-02'))
      const later = await appended(lessonFinished(BOB, '2026-11-05', 'L1'), hired('person:dan', '2026-11-06'))
      expect([...events, ...later].map((recorded) => recorded.seq)).toEqual([1, 2, 3, 4])
      expect(await historyOf(store().db, BOB)).toEqual([...events, later[0]])
      expect(later[0]).toMatchObject({ ...lessonFinished(BOB, '2026-11-05', 'L1') })
    })

    it('gives out the same body each time an entry is read, and nobody can change it', async () => {
      await appended(hired(BOB, '2026-11-02'))
      const [first] = await historyOf(store().db, BOB)
      const [second] = await historyOf(store().db, BOB)
      expect(second?.body).toBe(first?.body)
      const [hire] = await eventsOfKind(store().db, 'hired')
      expect(() => Object.assign(hire?.body ?? {}, { site: 'site:other' })).toThrow(TypeError)
      expect(() => Object.assign(hire?.body.facts ?? [], { length: 9 })).toThrow(TypeError)
    })

    it.each(['a\ud83d', '\\\ud83d', '\udc4d', '\0'])(
      'appends nothing with %j, which no database gives back',
      async (position) => {
        await expect(appended(hired(BOB, '2026-11-02', { position }))).rejects.toThrow(RangeError)
        expect(await historyOf(store().db, BOB)).toEqual([])
      },
    )

    it.each(['\\ud83d', '\\u0000', '\ud83d\udc4d', '\\\\'])(
      'appends %j, which only looks like it',
      async (position) => {
        await appended(hired(BOB, '2026-11-02', { position }))
        expect(await historyOf(store().db, BOB)).toMatchObject([{ body: { position } }])
        expect(await verifyLedger(store().db)).toMatchObject({ ok: true })
      },
    )

    it('appends nothing for no events', async () => {
      expect(await appended()).toEqual([])
      expect(await verifyLedger(store().db)).toEqual({ ok: true, events: 0, head: '0'.repeat(64) })
    })

    it('finds events by subject, kind and id', async () => {
      const [first, second] = await appended(hired(BOB, '2026-11-02'), hired('person:dan', '2026-11-06'))
      const histories = await historiesOf(store().db, [BOB, 'person:dan', 'person:nobody'])
      expect([...histories.keys()]).toEqual([BOB, 'person:dan'])
      expect(await eventsOfKind(store().db, 'hired')).toEqual([first, second])
      expect(await eventsOfKind(store().db, 'separated')).toEqual([])
      expect(await findEvent(store().db, (second as LedgerEvent).id)).toEqual(second)
      expect(await findEvent(store().db, 'unknown')).toBeNull()
    })

    it('knows the versions of the policy without those withdrawn', async () => {
      const [, wrong] = await appended(
        policyPublished('2026-11-02', '2026-11'),
        policyPublished('2026-12-01', '2026-21'),
      )
      const corrects = (wrong as LedgerEvent).id
      await appended(
        event('corrected', 'policy:csec', '2026-12-01', {
          corrects,
          reason: 'misprint',
          change: { kind: 'withdrawn' },
        }),
        policyPublished('2026-12-01', '2026-12'),
      )
      expect((await policyHistory(store().db)).map((published) => published.body.version)).toEqual([
        '2026-11',
        '2026-12',
      ])
    })

    it('knows the versions of the policy, and what was corrected of them, as of an instant', async () => {
      const [wrong] = await appended(policyPublished('2026-11-02', '2026-21'), policyPublished('2026-12-01', '2026-12'))
      const corrects = (wrong as LedgerEvent).id
      const change = { kind: 'withdrawn' } as const
      await appended(event('corrected', 'policy:csec', '2026-12-02', { corrects, reason: 'misprint', change }))
      const known = async (at: string | null) =>
        (await policyHistory(store().db, at === null ? null : instant(at))).map(({ body }) => body.version)
      expect(await known('2026-11-02T11:59:59.999Z')).toEqual([])
      expect(await known('2026-11-02T12:00:00.000Z')).toEqual(['2026-21'])
      expect(await known('2026-12-02T11:59:59.999Z')).toEqual(['2026-21', '2026-12'])
      expect(await known('2026-12-02T12:00:00.000Z')).toEqual(['2026-12'])
      expect(await known(null)).toEqual(['2026-12'])
    })

    it('has only the corrections of the versions among those of the policy', async () => {
      const [published] = await appended(policyPublished('2026-11-02', '2026-11'))
      const correctionOf = (corrects: string, reason: string) =>
        event('corrected', 'policy:csec', '2026-12-02', { corrects, reason, change: { kind: 'withdrawn' } })
      await appended(correctionOf((published as LedgerEvent).id, 'of it'), correctionOf('other', 'of another entry'))
      const events = await policyEvents(store().db)
      expect(events.map(({ kind }) => kind)).toEqual(['policy_published', 'corrected'])
      expect(events.at(-1)?.body).toMatchObject({ reason: 'of it' })
    })

    it('knows the rules of HR, corrections applied', async () => {
      expect(await definitionsOf(store().db)).toEqual([])
      const rulesFrom = (on: string, name: string) =>
        event('requirement_defined', 'policy:csec', on, {
          requirement: ORIENTATION,
          rules: [named(name)],
          forEveryone: true,
          reason: 'Review',
        })
      const [first] = await appended(rulesFrom('2026-11-02', 'Staff'), rulesFrom('2026-11-09', 'Everybody'))
      const names = async () => (await definitionsOf(store().db)).map(({ body }) => body.rules[0]?.named)
      expect(await names()).toEqual(['Staff', 'Everybody'])
      const { id: corrects, subject } = first as LedgerEvent
      const change = { kind: 'withdrawn' } as const
      await appended(event('corrected', subject, '2026-11-10', { corrects, reason: 'mistake', change }))
      expect(await names()).toEqual(['Everybody'])
    })

    it('knows of no merge while there is none', async () => {
      await appended(hired(BOB, '2026-11-02'))
      expect(await mergeHistory(store().db)).toEqual([])
    })

    it('gives the entries of some kinds only, and leaves out whoever has none', async () => {
      const [, lesson] = await appended(
        hired(BOB, '2026-11-02'),
        lessonFinished(BOB, '2026-11-05', 'L1'),
        hired('person:dan', '2026-11-06'),
      )
      for (const read of [entriesOf, historiesOf]) {
        const found = await read(store().db, [BOB, 'person:dan'], ['lesson_finished', 'completed'])
        expect([...found]).toEqual([[BOB, [lesson]]])
      }
    })

    it('gives the entries of some kinds after a place, in order, so many at a time and from an instant on', async () => {
      expect(await lastPlace(store().db)).toBe(0)
      const [hire, lesson, dan] = await appended(
        hired(BOB, '2026-11-02'),
        lessonFinished(BOB, '2026-11-05', 'L1'),
        hired('person:dan', '2026-11-06'),
      )
      const kinds = ['hired', 'lesson_finished'] as const
      const after = (seq: number, since: string | null = null, most = 9) =>
        entriesAfter(store().db, kinds, seq, since === null ? null : instant(since), most)
      expect(await after(0)).toEqual([hire, lesson, dan])
      expect(await after(1)).toEqual([lesson, dan])
      expect(await after(0, null, 2)).toEqual([hire, lesson])
      expect(await after(0, '2026-11-05T12:00:00.000Z')).toEqual([lesson, dan])
      expect(await after(0, '2026-11-05T12:00:00.001Z')).toEqual([dan])
      expect(await entriesAfter(store().db, ['hired'], 1, null, 9)).toEqual([dan])
      expect(await lastPlace(store().db)).toBe(3)
    })

    it('does not keep a very long entry in memory', async () => {
      await appended(
        event('corrected', BOB, '2026-11-02', {
          corrects: 'other',
          reason: 'x'.repeat(21_000),
          change: { kind: 'withdrawn' },
        }),
      )
      const [first] = await historyOf(store().db, BOB)
      const [second] = await historyOf(store().db, BOB)
      expect(second).toEqual(first)
      expect(second?.body).not.toBe(first?.body)
    })

    it('refuses a body that is not of its kind and appends nothing of the batch', async () => {
      const wrong = { ...lessonFinished(BOB, '2026-11-05', 'L1'), body: { v: 1, lesson: 'L1', minutes: 5 } }
      // The wrong body is the point.
      await expect(appended(hired(BOB, '2026-11-02'), wrong as unknown as NewEvent)).rejects.toThrow(/creditedMinutes/)
      expect(await verifyLedger(store().db)).toMatchObject({ ok: true, events: 0 })
    })

    it('undoes the events of a transaction that fails later', async () => {
      const failing = store().transaction(async (tx) => {
        await append(tx, [hired(BOB, '2026-11-02')])
        throw new Error('later')
      })
      await expect(failing).rejects.toThrow('later')
      expect(await historyOf(store().db, BOB)).toEqual([])
      expect(await verifyLedger(store().db)).toMatchObject({ ok: true, events: 0 })
    })

    it('verifies more entries than fit into one page', async () => {
      const many = Array.from({ length: 2_100 }, (_, index) =>
        lessonFinished(`person:${index % 7}`, '2026-11-05', 'L1'),
      )
      await appended(...many)
      expect(await verifyLedger(store().db)).toMatchObject({ ok: true, events: 2_100 })
    })

    it('lets one transaction write at a time: what one has read still holds when it writes', async () => {
      const readThenWrite = () =>
        store().transaction(async (tx) => {
          const before = await historyOf(tx, BOB)
          await append(tx, [lessonFinished(BOB, '2026-11-05', 'L1')])
          return before.length
        })
      const seen = await Promise.all(Array.from({ length: 20 }, readThenWrite))
      expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n))
    })

    it('keeps one chain when forty append at once', async () => {
      await Promise.all(Array.from({ length: 40 }, (_, n) => appended(completed(`person:${n}`, '2026-11-05'))))
      expect(await verifyLedger(store().db)).toMatchObject({ ok: true, events: 40 })
    })

    it.each([
      ['update an event', sql`update event set actor = 'person:eve'`],
      ['delete an event', sql`delete from event`],
      ['update an edition', sql`update content_edition set content = 'other'`],
      ['delete an edition', sql`delete from content_edition`],
    ])('refuses to %s', async (_, statement) => {
      await appended(hired(BOB, '2026-11-02'))
      await sql`insert into content_edition values (${'e'.repeat(64)}, 'en', '1.0.0', '2026-11', 'text', '2026-11-02T12:00:00.000Z')`.execute(
        store().db,
      )
      await expect(statement.execute(store().db)).rejects.toThrow(/never changes|never goes/)
    })

    it('refuses to replace or empty', async () => {
      await appended(hired(BOB, '2026-11-02'))
      const statements =
        store().engine === 'sqlite'
          ? [
              sql`insert or replace into event select seq, id, kind, subject, course_id, effective_on, recorded_at, 'person:eve', body, prev_hash, hash from event`,
            ]
          : [sql`truncate event cascade`, sql`truncate content_edition`]
      for (const statement of statements) {
        await expect(statement.execute(store().db)).rejects.toThrow(/append-only/)
      }
    })

    it('does the work of one submission once when it is sent forty times at once', async () => {
      const send = () =>
        store().transaction((tx) =>
          submitOnce(tx, 'key-1', async () => {
            const [recorded] = await append(tx, [completed(BOB, '2026-11-05')])
            return (recorded as LedgerEvent).id
          }),
        )
      const outcomes = await Promise.all(Array.from({ length: 40 }, send))
      const events = await historyOf(store().db, BOB)
      expect(events).toHaveLength(1)
      expect(new Set(outcomes.map((outcome) => outcome.eventId))).toEqual(new Set([events[0]?.id]))
      expect(outcomes.filter((outcome) => !outcome.replayed)).toHaveLength(1)
    })

    it('forgets a submission whose work failed, so that it can be sent again', async () => {
      const failing = store().transaction((tx) => submitOnce(tx, 'key-1', () => Promise.reject(new Error('disk full'))))
      await expect(failing).rejects.toThrow('disk full')
      const again = await store().transaction((tx) =>
        submitOnce(tx, 'key-1', async () => ((await append(tx, [completed(BOB, '2026-11-05')]))[0] as LedgerEvent).id),
      )
      expect(again.replayed).toBe(false)
    })
  })
}
