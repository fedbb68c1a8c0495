import { beforeEach, describe, expect, it } from 'vitest'
import { followUpFor, queueFollowUp, takeFollowUp } from '../../src/followups/due.store.ts'
import {
  answerFollowUp,
  countAnswer,
  createFollowUpLink,
  findFollowUpLink,
  toldFollowUps,
} from '../../src/followups/link.store.ts'
import { setNoFollowUp, wantsNoFollowUp } from '../../src/learning/no-follow-up.store.ts'
import { claimNext } from '../../src/mail/outbox.store.ts'
import type { NewEvent } from '../../src/ledger/event.ts'
import { append } from '../../src/ledger/ledger.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { later } from '../../src/platform/time/calendar.ts'
import { dueAmong, markEverybody } from '../../src/requirements/behind.store.ts'
import { refreshThese } from '../../src/requirements/refresh.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { completed, day, hired, noonOf, policyPublished, required, separated } from '../support/recording.ts'

const TODAY = day('2026-11-24')
const ANSWER = { step: 'tell', courseVersion: '1.1.0' } as const

export function followUpsSuite(store: () => Store): void {
  const answer = (token: string, turn: 1 | 2, isRight: boolean, on = TODAY) =>
    store().transaction((tx) => answerFollowUp(tx, token, { ...ANSWER, turn, isRight }, on))
  const everything = async () => ({
    links: (await store().db.selectFrom('follow_up_link').selectAll().execute()).map(
      ({ token_hash: _, ...row }) => row,
    ),
    counts: await store().db.selectFrom('follow_up_count').selectAll().execute(),
  })

  describe('a link to follow-up questions', () => {
    it('takes each of its two questions once, in their order', async () => {
      const token = await createFollowUpLink(store().db, '2-weeks', TODAY)
      expect(await answer(token, 2, true)).toBe(false)
      expect(await answer(token, 1, true)).toBe(true)
      expect(await answer(token, 1, false)).toBe(false)
      expect(await findFollowUpLink(store().db, token, TODAY)).toEqual({ round: '2-weeks', answered: 1 })
      expect(await answer(token, 2, false)).toBe(true)
      expect(await answer(token, 2, false)).toBe(false)
      expect((await everything()).counts).toMatchObject([{ waiting: 2, waiting_right: 1, people: 0 }])
    })

    it('is over after its last day, and made by nobody else', async () => {
      const token = await createFollowUpLink(store().db, '6-months', TODAY)
      expect(await findFollowUpLink(store().db, token, day('2026-12-31'))).not.toBeNull()
      expect(await findFollowUpLink(store().db, token, day('2027-01-01'))).toBeNull()
      expect(await answer(token, 1, true, day('2027-01-01'))).toBe(false)
      expect(await findFollowUpLink(store().db, 'another', TODAY)).toBeNull()
      expect((await everything()).counts).toEqual([])
    })

    it('counts nothing when the transaction doesn’t end well', async () => {
      const token = await createFollowUpLink(store().db, '2-weeks', TODAY)
      const failing = store().transaction(async (tx) => {
        await answerFollowUp(tx, token, { ...ANSWER, turn: 1, isRight: true }, TODAY)
        throw new Error('the power is gone')
      })
      await expect(failing).rejects.toThrow('the power is gone')
      expect(await everything()).toMatchObject({ links: [{ answered: 0 }], counts: [] })
    })
  })

  describe('a round of somebody', () => {
    const BOB = 'person:bob'
    const at = noonOf(TODAY)
    const take = () => store().transaction((tx) => takeFollowUp(tx, BOB, at, TODAY))
    beforeEach(async () => {
      const events = [hired(BOB, '2026-11-02'), required(BOB, '2026-11-02'), completed(BOB, '2026-11-10')]
      await store().transaction((tx) => record(tx, events, TODAY))
    })

    it('is taken once, by whoever comes first', async () => {
      const taken = await Promise.all([take(), take(), take()])
      expect(taken.filter((round) => round !== null)).toEqual(['2-weeks'])
    })

    it.each<[string, NewEvent[], '2-weeks' | null, '2-weeks' | null]>([
      ['a version that asks for an update', [policyPublished('2026-11-23', 'next', '2026-12-23')], '2-weeks', null],
      ['Bob has left', [separated(BOB, '2026-11-20', `spell:${BOB}:2026-11-02`)], null, null],
      ['Cleo has completed the course', [completed('person:cleo', '2026-11-10')], '2-weeks', '2-weeks'],
    ])('follows from the entries until statuses are worked out: %s', async (_, events, ofBob, ofCleo) => {
      const people = [BOB, 'person:cleo'] as const
      await store().transaction(async (tx) => {
        await record(tx, [hired('person:cleo', '2026-11-02'), required('person:cleo', '2026-11-02')], TODAY)
        await append(tx, events)
        await markEverybody(tx, 0)
      })
      const rounds = async () => {
        const found = []
        for (const person of people) found.push((await followUpFor(store().db, person, TODAY))?.round ?? null)
        return found
      }
      const meanwhile = await rounds()
      // Whoever opens their home writes nothing.
      expect(await dueAmong(store().db, people, TODAY)).toHaveLength(2)
      await refreshThese(store(), people, TODAY)
      expect([meanwhile, await rounds()]).toEqual([
        [ofBob, ofCleo],
        [ofBob, ofCleo],
      ])
    })

    it('is the sender’s from the moment in which it begins with the mail', async () => {
      const inRound = await followUpFor(store().db, BOB, TODAY)
      if (inRound === null) throw new Error('Bob is in no round.')
      await store().transaction((tx) => queueFollowUp(tx, inRound, at, TODAY))
      await store().db.updateTable('message').set({ state: 'waiting', reason: null }).execute()
      const [claim, taken] = await Promise.all([claimNext(store(), at, later(at, 60_000)), take()])
      expect([claim === null, taken === null].filter((isNone) => isNone)).toHaveLength(1)
      expect(await take()).toBeNull()
      // The lease is over, and only the sender may say how it ended.
      expect(await followUpFor(store().db, BOB, TODAY)).toBeNull()
    })
  })

  describe('what is kept of follow-up answers', () => {
    it('has no column for a person, a token, a site or a time', async () => {
      const tables = await store().db.introspection.getTables()
      const columns = (name: string) =>
        tables.find((table) => table.name === name)?.columns.map((column) => column.name)
      expect(columns('follow_up_count')?.sort()).toEqual(
        ['course_version', 'people', 'people_right', 'round', 'step', 'waiting', 'waiting_right'].sort(),
      )
      expect(columns('follow_up_link')?.sort()).toEqual(['answered', 'round', 'token_hash', 'until_on'])
    })

    it('is the same in whatever order people answer, and whoever of them was wrong', async () => {
      const results = [true, false, true, true, false]
      const kept = []
      for (const [order, right] of [
        [[0, 1, 2, 3, 4], results],
        [[4, 2, 0, 3, 1], results],
        [[0, 1, 2, 3, 4], [...results].reverse()],
      ] as const) {
        await store().db.deleteFrom('follow_up_link').execute()
        await store().db.deleteFrom('follow_up_count').execute()
        const tokens = []
        for (const _ of results) tokens.push(await createFollowUpLink(store().db, '2-months', TODAY))
        for (const at of order) await answer(tokens[at] ?? '', 1, right[at] === true)
        kept.push(await everything())
      }
      expect(kept[1]).toEqual(kept[0])
      expect(kept[2]).toEqual(kept[0])
      expect(kept[0]?.counts).toMatchObject([{ waiting: 0, people: 5, people_right: 3 }])
    })

    it('is told from five on', async () => {
      const count = (isRight: boolean) =>
        store().transaction((tx) => countAnswer(tx, { ...ANSWER, round: '2-weeks', isRight }))
      for (const isRight of [true, true, false, true]) await count(isRight)
      expect(await toldFollowUps(store().db)).toEqual([])
      await count(true)
      expect(await toldFollowUps(store().db)).toEqual([{ round: '2-weeks', step: 'tell', people: 5, right: 4 }])
    })
  })

  it('somebody turns off follow-up questions for themselves, and on again', async () => {
    const set = (wantsNone: boolean) => store().transaction((tx) => setNoFollowUp(tx, 'person:bob', wantsNone))
    await set(true)
    await set(true)
    expect(await wantsNoFollowUp(store().db, 'person:bob')).toBe(true)
    expect(await wantsNoFollowUp(store().db, 'person:cleo')).toBe(false)
    await set(false)
    expect(await wantsNoFollowUp(store().db, 'person:bob')).toBe(false)
  })
}
