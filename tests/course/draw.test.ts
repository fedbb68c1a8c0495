import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemId } from '../../src/course/course.ts'
import { draw, drawRound, getItem, optionOrder, unsolvedOrder } from '../../src/course/draw.ts'
import { content } from '../support/content.ts'

const { course } = content
const SEEDS = Array.from({ length: 20 }, (_, index) => `seed ${index}`)

describe('the draw of a final check', () => {
  it('holds 15 questions, one for each must-pass topic, and fills each lesson to its quota, for any seed', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const items = draw(course, seed, []).items.map((id) => getItem(course, id))
        expect(items).toHaveLength(15)
        expect(new Set(items.map((item) => item.id)).size).toBe(15)
        expect(items.every((item) => item.use === 'final')).toBe(true)
        for (const { topic } of course.topics) expect(items.filter((item) => item.topic === topic)).toHaveLength(1)
        for (const [lesson, quota] of Object.entries(course.draw.perLesson)) {
          expect(items.filter((item) => item.lesson === lesson)).toHaveLength(quota)
        }
      }),
    )
  })

  it('is the same for the same seed and the same questions seen', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(draw(course, seed, [])).toEqual(draw(course, seed, []))
      }),
    )
  })

  it('does not repeat a question in three attempts, for any seed', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const seen: ItemId[] = []
        for (const attempt of [1, 2, 3]) {
          const { items } = draw(course, `${seed}${attempt}`, seen)
          expect(items.filter((id) => seen.includes(id))).toEqual([])
          seen.push(...items)
        }
      }),
    )
  })

  it('leaves out nothing that was seen longer ago, or never, for what it takes, for any seed and anything seen', () => {
    const final = course.items.filter((item) => item.use === 'final')
    const place = (item: (typeof final)[number]) => item.topic ?? item.lesson
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.constantFrom(...final.map((item) => item.id)), { maxLength: 120 }),
        (seed, seen) => {
          const taken = draw(course, seed, seen).items
          for (const item of final.filter(({ id }) => taken.includes(id))) {
            const left = final.filter((other) => place(other) === place(item) && !taken.includes(other.id))
            for (const other of left) expect(seen.lastIndexOf(item.id)).toBeLessThanOrEqual(seen.lastIndexOf(other.id))
          }
        },
      ),
    )
  })

  it('takes the one question of a topic that was not seen before all those that were', () => {
    const victims = course.items.filter((item) => item.use === 'final' && item.topic === 'victim').map(({ id }) => id)
    for (const fresh of victims) {
      const seen = victims.filter((id) => id !== fresh)
      for (const seed of ['a', 'b', 'c']) {
        expect(drawRound(course, seed, ['victim'], seen).items).toEqual([fresh])
        expect(draw(course, seed, seen).items).toContain(fresh)
      }
    }
  })

  it('counts a question that was shown again from the last time', () => {
    const victims = course.items.filter((item) => item.use === 'final' && item.topic === 'victim').map(({ id }) => id)
    const seen = [...victims, ...victims.slice(0, 1)]
    expect(drawRound(course, 'any', ['victim'], seen).items).toEqual(victims.slice(1, 2))
  })

  it('never runs out: when everything was seen, the questions seen longest ago come first', () => {
    const all = course.items.filter((item) => item.use === 'final').map((item) => item.id)
    const { items } = drawRound(course, 'any', ['victim'], all)
    const victims = all.filter((id) => getItem(course, id).topic === 'victim')
    expect(items).toEqual(victims.slice(0, 1))
  })

  it('asks other questions of another person, and other ones in a later round', () => {
    const asked = SEEDS.map((seed) => draw(course, seed, []).items.toSorted().join())
    expect(new Set(asked).size).toBe(SEEDS.length)
    const again = SEEDS.map((seed) => drawRound(course, seed, ['victim'], []).items.join())
    expect(new Set(again).size).toBeGreaterThan(1)
  })

  it('mixes the questions of must-pass topics with the others', () => {
    const topicsFirst = SEEDS.filter((seed) => {
      const topics = draw(course, seed, []).items.map((id) => getItem(course, id).topic)
      return topics.slice(0, course.topics.length).every((topic) => topic !== null)
    })
    expect(topicsFirst).toEqual([])
  })

  it('shows the options of a question in another order to another person', () => {
    const item = course.items.find(({ use, type, topic }) => use === 'final' && type === 'single' && topic === 'victim')
    if (item === undefined) throw new Error('the bank has no such question')
    const others = course.items.filter(({ id, topic }) => topic === 'victim' && id !== item.id).map(({ id }) => id)
    const orders = SEEDS.map((seed) => draw(course, seed, others).optionOrders[item.id])
    expect(new Set(orders).size).toBeGreaterThan(1)
  })

  it('shows two questions with the same letters to one person in orders of their own', () => {
    const [first, second] = course.items.filter((item) => item.type === 'single' && item.options.length === 3)
    if (first === undefined || second === undefined) throw new Error('the bank has no two such questions')
    expect(SEEDS.some((seed) => optionOrder(first, seed) !== optionOrder(second, seed))).toBe(true)
  })

  it('never gives a few letters back in the given order', () => {
    for (const seed of SEEDS) {
      const order = unsolvedOrder(['a', 'b', 'c'], seed)
      expect(order).not.toBe('abc')
      expect([...order].sort().join('')).toBe('abc')
    }
  })

  it('never shows an ordering question in its right order', () => {
    const orders = course.items.filter((item) => item.type === 'order')
    expect(orders.length).toBeGreaterThan(0)
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...orders), (seed, item) => {
        const letters = item.options.map((option) => option.id).join('')
        expect(optionOrder(item, seed)).not.toBe(letters)
        expect([...optionOrder(item, seed)].sort().join('')).toBe(letters)
      }),
    )
  })
})
