import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { openRound } from '../../src/learning/attempt.ts'
import type { Item, ItemId } from '../../src/course/course.ts'
import { currentAttempt, seenBefore } from '../../src/learning/coursework.ts'
import { finalItems, getItem } from '../../src/course/draw.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { type Answer, answerKey, wrongAnswer } from '../../src/course/question-type.ts'
import { keyOf } from '../../src/understanding/item-statistic.ts'
import { SMALLER_SITES } from '../../src/understanding/understanding.ts'
import { countFirstCheck, firstChecks, toldAnswers, toldBands } from '../../src/understanding/answer-count.store.ts'
import { answerPractice, handIn, type Learner, learnerWork, openAttempt } from '../../src/learning/coursework.store.ts'
import { itemVersion, versionsInUse } from '../../src/course/edition.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import type { Tx } from '../../src/platform/database/schema.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { content, contents } from '../support/content.ts'
import { by, day, HASH, hired, NORTH, required, SOUTH } from '../support/recording.ts'

const TODAY = '2026-11-24'
const { course } = content
const first = getItem(course, 'Q06')
const questions = [
  first,
  ...finalItems(course)
    .filter(({ id }) => id !== first.id)
    .slice(0, 2),
]

/** Tests how first final checks are counted, and how much may be shown. */
export function understandingSuite(store: () => Store): void {
  const inTransaction = <T>(work: (tx: Tx) => Promise<T>) => store().transaction(work)

  const handInFor = async (tx: Tx, person: PersonId, right: (item: Item) => boolean) => {
    const learner: Learner = {
      person,
      recording: { ...by(TODAY), actor: person },
      content,
      edition: HASH,
      editions: [HASH],
    }
    const id = await openAttempt(tx, learner, randomUUID)
    const { history, work } = await learnerWork(tx, learner)
    const attempt = currentAttempt(work)
    const open = attempt === null ? null : openRound(course, attempt, seenBefore(work, id))
    if (attempt === null || open === null) throw new Error('there is a round to hand in')
    const answers = open.items.map((itemId): [ItemId, Answer] => {
      const item = getItem(course, itemId)
      return [itemId, right(item) ? answerKey(item) : wrongAnswer(item)]
    })
    const known = { history, work, attempt }
    await handIn(tx, learner, known, open.round, new Map(answers), countFirstCheck)
    return { learner, known, open, answers: new Map(answers) }
  }

  /** The same three questions, the first answered as said. */
  const countOne = (tx: Tx, answer: Answer, site = NORTH, right = 15) => {
    const rest = questions.slice(1).map((item): [ItemId, Answer] => [item.id, answerKey(item)])
    const answers = new Map<ItemId, Answer>([[first.id, answer], ...rest])
    const items = questions.map(({ id }) => id)
    return countFirstCheck(tx, { course, language: 'en', site, items, answers, right, of: 15 }, day(TODAY))
  }

  const toldOf = async (item: ItemId, place: string = NORTH) => {
    const rows = (await toldAnswers(store().db)).filter((row) => row.item === item && row.place === place)
    return Object.fromEntries(rows.map(({ chosen, people }) => [chosen, people]))
  }

  const waitingRows = async () => (await store().db.selectFrom('answer_waiting').selectAll().execute()).length

  describe('first final checks', () => {
    /** North is large enough to be a place of its own; South is not. */
    beforeEach(async () => {
      const people = Array.from({ length: 25 }, (_, n) => hired(`person:north-${n}`, '2026-01-05'))
      const others = Array.from({ length: 3 }, (_, n) => hired(`person:south-${n}`, '2026-01-05', { site: SOUTH }))
      await inTransaction((tx) => record(tx, [...people, ...others], day(TODAY)))
    })

    it('are told in groups of five, and nothing of them before', async () => {
      const key = keyOf(first)
      const [wrong = ''] = wrongAnswer(first)
      for (let n = 0; n < 4; n += 1) await inTransaction((tx) => countOne(tx, n === 0 ? [wrong] : answerKey(first)))
      expect(await toldAnswers(store().db)).toEqual([])
      expect(await firstChecks(store().db)).toEqual([{ place: NORTH, language: 'en', people: 4 }])
      await inTransaction((tx) => countOne(tx, answerKey(first)))
      expect(await toldOf(first.id)).toEqual({ [key]: 4, '': 1 })
      expect(await firstChecks(store().db)).toEqual([{ place: NORTH, language: 'en', people: 5 }])
    })

    it('leave nothing waiting behind once they are told', async () => {
      for (let n = 0; n < 5; n += 1) await inTransaction((tx) => countOne(tx, answerKey(first)))
      expect(await waitingRows()).toBe(0)
    })

    it('tell what others chose once there are five of them, and of one of them never when all chose the same', async () => {
      const [wrong = ''] = wrongAnswer(first)
      for (let n = 0; n < 5; n += 1) await inTransaction((tx) => countOne(tx, [wrong]))
      expect(await toldOf(first.id)).toEqual({ [wrong]: 4, '': 1 })
      expect(await waitingRows()).toBe(0)
    })

    it('first final checks of sites with few people are counted together', async () => {
      for (let n = 0; n < 5; n += 1) await inTransaction((tx) => countOne(tx, answerKey(first), SOUTH))
      expect(await toldOf(first.id, SOUTH)).toEqual({})
      expect(await toldOf(first.id, SMALLER_SITES)).toEqual({ [keyOf(first)]: 5 })
    })

    it('tell how those did who did well in the whole, over all places and in whole groups', async () => {
      for (let n = 0; n < 5; n += 1) await inTransaction((tx) => countOne(tx, answerKey(first), NORTH, 15))
      expect(await toldBands(store().db)).toEqual([])
      for (let n = 0; n < 5; n += 1) await inTransaction((tx) => countOne(tx, wrongAnswer(first), SOUTH, 10))
      const told = await toldBands(store().db)
      expect(told.find(({ version }) => version === itemVersion(first))?.bands).toEqual({
        upper: { people: 5, right: 5 },
        middle: { people: 0, right: 0 },
        lower: { people: 5, right: 0 },
      })
    })

    it('have no row, no time and no name of a person in the tables', async () => {
      for (let n = 0; n < 7; n += 1)
        await inTransaction((tx) => countOne(tx, n < 3 ? wrongAnswer(first) : answerKey(first)))
      const { db } = store()
      const tables = ['first_check_count', 'answer_waiting', 'answer_count', 'band_waiting', 'band_count'] as const
      const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
      const text = JSON.stringify(rows)
      expect(text).not.toMatch(/person:|\d{4}-\d{2}-\d{2}|T\d{2}:/)
    })
  })

  describe('handing in', () => {
    const BOB: PersonId = 'person:bob'
    beforeEach(() =>
      inTransaction((tx) => record(tx, [hired(BOB, '2026-11-02'), required(BOB, '2026-11-02', 12)], day(TODAY))),
    )
    const people = async () => (await firstChecks(store().db)).reduce((sum, row) => sum + row.people, 0)
    const waiting = async () => {
      const rows = await store().db.selectFrom('answer_waiting').selectAll().execute()
      return rows.reduce((sum, row) => sum + row.people, 0)
    }

    it('counts the first final check of a person, each of its questions once', async () => {
      await inTransaction((tx) => handInFor(tx, BOB, () => true))
      expect(await people()).toBe(1)
      expect(await waiting()).toBe(15)
    })

    it('counts no second attempt, and no later round of the first', async () => {
      await inTransaction((tx) => handInFor(tx, BOB, (item) => item.topic !== 'images'))
      await inTransaction((tx) => handInFor(tx, BOB, () => false))
      await inTransaction((tx) => handInFor(tx, BOB, () => true))
      expect(await people()).toBe(1)
      expect(await waiting()).toBe(15)
      const below: PersonId = 'person:below'
      await inTransaction((tx) => record(tx, [hired(below, '2026-11-02')], day(TODAY)))
      await inTransaction((tx) => handInFor(tx, below, () => false))
      await inTransaction((tx) => handInFor(tx, below, () => true))
      expect(await people()).toBe(2)
      expect(await waiting()).toBe(30)
    })

    it('counts once what is handed in twice, and nothing when it fails', async () => {
      const again = await inTransaction((tx) => handInFor(tx, BOB, () => true))
      const { learner, known, open, answers } = again
      expect(await inTransaction((tx) => handIn(tx, learner, known, open.round, answers, countFirstCheck))).toBe(false)
      expect(await people()).toBe(1)
      const other: PersonId = 'person:other'
      await inTransaction((tx) => record(tx, [hired(other, '2026-11-02')], day(TODAY)))
      const failing = inTransaction(async (tx) => {
        await handInFor(tx, other, () => true)
        throw new Error('the transaction fails')
      })
      await expect(failing).rejects.toThrow('the transaction fails')
      expect(await people()).toBe(1)
    })

    it('never counts practice', async () => {
      const learner: Learner = { person: BOB, recording: by(TODAY), content, edition: HASH, editions: [HASH] }
      const item = course.items.find(({ use }) => use === 'practice')
      if (item === undefined) throw new Error('there are practice questions')
      await inTransaction((tx) => answerPractice(tx, learner, item.id, answerKey(item)))
      expect(await people()).toBe(0)
      expect(await waiting()).toBe(0)
    })
  })

  describe('the version of a question', () => {
    it('is another one for another wording, language or key, and the same for another explanation', () => {
      const spanish = getItem(contents.es.course, first.id)
      const reworded = { ...first, stem: `${first.stem} Now?` }
      const explained = { ...first, explanation: 'Another reason.' }
      const other = { ...first, options: first.options.map((option) => ({ ...option, fits: !option.fits })) }
      const versions = [first, spanish, reworded, other].map(itemVersion)
      expect(new Set(versions).size).toBe(4)
      expect(itemVersion(explained)).toBe(itemVersion(first))
      expect(versionsInUse(contents).get(itemVersion(spanish))).toBe(first.id)
    })
  })
}
