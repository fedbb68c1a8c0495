import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Course, ItemId } from '../../src/course/course.ts'
import {
  draw,
  drawRound,
  finalItems,
  getItem,
  optionOrder,
  practiceItems,
  refilled,
  unsolvedOrder,
} from '../../src/course/draw.ts'
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

const without = (gone: readonly ItemId[]): Course => ({
  ...course,
  items: course.items.filter(({ id }) => !gone.includes(id)),
})
const lettersOf = (id: ItemId) => getItem(course, id).options.map((option) => option.id)
const final = finalItems(course)

describe('the bank of questions', () => {
  it('asks each question either in the final check or in the practice of its lesson', () => {
    const practice = course.lessons.flatMap(({ id }) => practiceItems(course, id))
    expect(practice.length).toBeGreaterThan(0)
    expect([...final, ...practice].map(({ id }) => id).sort()).toEqual(course.items.map(({ id }) => id).sort())
    for (const { id: lesson } of course.lessons)
      for (const item of practiceItems(course, lesson)) expect(item).toMatchObject({ use: 'practice', lesson })
    expect(final.every(({ use }) => use === 'final')).toBe(true)
  })

  it('says which question it does not have', () => {
    expect(() => getItem(course, 'Q9999')).toThrow(new RangeError('no question Q9999'))
  })

  it('says which lesson or topic has too few questions for a check', () => {
    const [lesson = ''] = Object.entries(course.draw.perLesson).find(([, quota]) => quota > 1) ?? []
    const plain = final.filter((item) => item.lesson === lesson && item.topic === null).map(({ id }) => id)
    expect(plain.length).toBeGreaterThan(0)
    expect(() => draw(without(plain), 'any', [])).toThrow(
      new RegExp(`^lesson ${lesson} has 0 questions for [1-9] places$`),
    )
    const images = final.filter(({ topic }) => topic === 'images').map(({ id }) => id)
    const error = new RangeError('no final question for the must-pass topic "images"')
    expect(() => draw(without(images), 'any', [])).toThrow(error)
    expect(() => drawRound(without(images), 'any', ['images'], [])).toThrow(error)
  })

  it('gives each question all of its options, in some order, for any seed', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const { items, optionOrders } = draw(course, seed, [])
        expect(Object.keys(optionOrders).sort()).toEqual([...items].sort())
        for (const id of items) expect([...(optionOrders[id] ?? '')].sort()).toEqual(lettersOf(id).sort())
      }),
    )
  })
})

describe('a check of which some questions are gone', () => {
  /** A seed, and which of the fifteen places lose their question. */
  const losses = fc.record({
    seed: fc.string(),
    places: fc.subarray(
      Array.from({ length: 15 }, (_, place) => place),
      { minLength: 1 },
    ),
  })
  const refill = (seed: string, places: readonly number[], seen: readonly ItemId[] = []) => {
    const before = draw(course, seed, [])
    const gone = before.items.filter((_, place) => places.includes(place))
    return { before, gone, after: refilled(without(gone), before, seed, seen, (id) => !gone.includes(id)) }
  }

  it('keeps the others at their places and in their order of options, and asks nothing twice', () => {
    fc.assert(
      fc.property(losses, ({ seed, places }) => {
        const { before, gone, after } = refill(seed, places)
        expect(after.items).toHaveLength(15)
        expect(new Set(after.items).size).toBe(15)
        expect(Object.keys(after.optionOrders).sort()).toEqual([...after.items].sort())
        before.items.forEach((id, place) => {
          if (gone.includes(id)) expect(gone).not.toContain(after.items[place])
          else expect(after.items[place]).toBe(id)
        })
        for (const id of after.items) {
          if (before.items.includes(id)) expect(after.optionOrders[id]).toBe(before.optionOrders[id])
          else expect([...(after.optionOrders[id] ?? '')].sort()).toEqual(lettersOf(id).sort())
        }
      }),
    )
  })

  it('still asks about each must-pass topic once, and no other question about one', () => {
    fc.assert(
      fc.property(losses, ({ seed, places }) => {
        const topics = refill(seed, places).after.items.flatMap((id) => getItem(course, id).topic ?? [])
        expect(topics.sort()).toEqual(course.topics.map(({ topic }) => topic).sort())
      }),
    )
  })

  it('fills each lesson to its quota again', () => {
    fc.assert(
      fc.property(losses, ({ seed, places }) => {
        const { before, after } = refill(seed, places)
        const isPlain = (id: ItemId) => getItem(course, id).topic === null
        if (places.some((place) => !isPlain(before.items[place] ?? 'Q0'))) return
        for (const [lesson, quota] of Object.entries(course.draw.perLesson))
          expect(after.items.filter((id) => getItem(course, id).lesson === lesson)).toHaveLength(quota)
      }),
      { numRuns: 300, examples: draw(course, 'one', []).items.map((_, place) => [{ seed: 'one', places: [place] }]) },
    )
  })

  it('is the same for the same seed, and another one for another person', () => {
    expect(refill('one', [0, 5, 9])).toEqual(refill('one', [0, 5, 9]))
    const { before, gone } = refill('one', [0, 3, 5, 7, 9])
    const anew = (seed: string) => refilled(without(gone), before, seed, [], (id) => !gone.includes(id)).items.join()
    expect(new Set(SEEDS.map(anew)).size).toBeGreaterThan(1)
  })

  it('stays as it is when nothing is gone, and leaves an order that it was not told empty', () => {
    const before = draw(course, 'one', [])
    expect(refilled(course, before, 'one', [], () => true)).toEqual(before)
    const orders = Object.fromEntries(before.items.map((id) => [id, '']))
    expect(refilled(course, { ...before, optionOrders: {} }, 'one', [], () => true).optionOrders).toEqual(orders)
  })

  it('takes the question that was not seen before all those that were', () => {
    const { before, gone } = refill('one', [0])
    const [lost] = gone
    if (lost === undefined) throw new Error('one question is gone')
    const { topic, lesson } = getItem(course, lost)
    const others = final.filter(
      (item) => !before.items.includes(item.id) && item.topic === topic && (topic !== null || item.lesson === lesson),
    )
    expect(others.length).toBeGreaterThan(1)
    for (const fresh of others) {
      const seen = final.map(({ id }) => id).filter((id) => id !== fresh.id)
      expect(refill('one', [0], seen).after.items[0]).toBe(fresh.id)
    }
  })

  it('takes a question of another lesson where its own has none left, and says when the bank has none', () => {
    const before = draw(course, 'one', [])
    const lost = before.items.find((id) => getItem(course, id).topic === null) ?? 'Q0'
    const { lesson } = getItem(course, lost)
    const isShown = (id: ItemId) => id !== lost
    const ofLesson = final
      .filter((item) => item.lesson === lesson && !before.items.includes(item.id))
      .map(({ id }) => id)
    const [taken] = refilled(without([lost, ...ofLesson]), before, 'one', [], isShown).items.filter(
      (id) => !before.items.includes(id),
    )
    expect(getItem(course, taken ?? 'Q0')).toMatchObject({ use: 'final', topic: null })
    const unasked = final.filter(({ id }) => !before.items.includes(id)).map(({ id }) => id)
    expect(() => refilled(without([lost, ...unasked]), before, 'one', [], isShown)).toThrow(
      new RangeError('no final question is left'),
    )
  })
})
