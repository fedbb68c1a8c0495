import { describe, expect, it } from 'vitest'
import type { DialogExercise, Exercise, OrderExercise, SortExercise } from '../../src/course/exercise.ts'
import { sortedSoFar, startingOrder, talkSoFar } from '../../src/course/exercise.ts'
import { content } from '../support/content.ts'

const blocks = content.course.lessons.flatMap((lesson) => lesson.sections.flatMap((section) => section.blocks))
const all = <Kind extends Exercise['kind']>(kind: Kind) =>
  blocks.filter((block): block is typeof block & Extract<Exercise, { kind: Kind }> => block.kind === kind)

describe('the exercises that ship', () => {
  it('are of every kind', () => {
    expect([all('sort').length, all('dialog').length, all('order').length]).toEqual([2, 1, 1])
  })
})

describe('sorting', () => {
  const sort: SortExercise = {
    kind: 'sort',
    id: 'sort',
    question: '',
    bins: ['trade', 'no-trade'].map((id) => ({ id, label: id, contact: null })),
    items: ['1', '2', '3'].map((id) => ({ id, text: id, bin: 'trade', why: '' })),
  }
  it.each([
    ['begins with the first item', {}, ['1:']],
    ['goes on after any bin', { 1: 'no-trade' }, ['1:no-trade', '2:']],
    ['takes nothing for an item that was not reached', { 2: 'trade' }, ['1:']],
    ['takes no bin that is not there', { 1: 'x' }, ['1:']],
    ['ends after the last', { 1: 'trade', 2: 'no-trade', 3: 'trade' }, ['1:trade', '2:no-trade', '3:trade']],
  ])('%s', (_, chosen: Readonly<Record<string, string>>, reached) => {
    const items = sortedSoFar(sort, (id) => chosen[id] ?? null)
    expect(items.map(({ item, bin }) => `${item.id}:${bin ?? ''}`)).toEqual(reached)
  })
})

describe('a talk', () => {
  const choice = (id: string, fits: boolean) => ({ id, say: id, fits, next: '', why: '' })
  const turn = (id: string) => ({ id, youth: id, choices: [choice('a', false), choice('b', true)] })
  const dialog: DialogExercise = {
    kind: 'dialog',
    id: 'talk',
    title: '',
    intro: '',
    turns: [turn('1'), turn('2'), turn('3')],
    ending: '',
  }
  it.each([
    ['begins with the first turn', {}, ['1:']],
    ['waits where a reply does not fit', { 1: 'a' }, ['1:a']],
    ['goes on after one that fits', { 1: 'b' }, ['1:b', '2:']],
    ['takes no reply to a turn that was not reached', { 1: 'a', 2: 'b' }, ['1:a']],
    ['takes no reply that is not there', { 1: 'x' }, ['1:']],
    ['ends after the last', { 1: 'b', 2: 'b', 3: 'b' }, ['1:b', '2:b', '3:b']],
  ])('%s', (_, replies: Readonly<Record<string, string>>, reached) => {
    const talk = talkSoFar(dialog, (id) => replies[id] ?? null)
    expect(talk.map(({ turn: at, reply }) => `${at.id}:${reply?.id ?? ''}`)).toEqual(reached)
  })
})

describe('an order to find', () => {
  it('opens in the same way each time, never solved', () => {
    for (const size of [3, 4, 5, 6]) {
      const letters = [...'abcdef'].slice(0, size)
      for (let n = 0; n < 50; n += 1) {
        const exercise: OrderExercise = {
          kind: 'order',
          id: `exercise-${n}`,
          question: '',
          steps: letters.map((id) => ({ id, text: id, why: '' })),
        }
        const order = startingOrder(exercise)
        expect(order).toEqual(startingOrder(exercise))
        expect(order).not.toEqual(letters)
        expect([...order].sort()).toEqual(letters)
      }
    }
  })
})
