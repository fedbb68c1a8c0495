import { expect, it } from 'vitest'
import { PROCEDURE_STEPS } from '../../src/course/course.ts'
import { pairFor, TURNS } from '../../src/followups/pair.ts'
import { content, contents } from '../support/content.ts'

const SEEDS = Array.from({ length: 3000 }, (_, n) => `seed ${n}`)
const pairOf = (seed: string, { scenarios } = content) => {
  const pair = pairFor(scenarios, seed)
  if (pair === null) throw new Error('the course has no stories')
  return pair
}

it('the same seed asks the same, in both languages', () => {
  const names = (seed: string, shown = content) => {
    const { story, decisions } = pairOf(seed, shown)
    return [story.id, decisions[1].id, decisions[2].id]
  }
  for (const seed of SEEDS.slice(0, 50)) {
    expect(names(seed)).toEqual(names(seed))
    expect(names(seed, contents.es)).toEqual(names(seed))
  }
})

it('the two questions follow each other in one story, and what came before is told', () => {
  for (const seed of SEEDS.slice(0, 200)) {
    const { story, before, decisions } = pairOf(seed)
    expect([...before, decisions[1], decisions[2]]).toEqual(story.decisions.slice(0, before.length + 2))
  }
})

it('every step of the procedure is asked often enough to be seen', () => {
  const asked = SEEDS.flatMap((seed) => TURNS.map((turn) => pairOf(seed).decisions[turn].step))
  const shares = PROCEDURE_STEPS.map((step) => asked.filter((each) => each === step).length / SEEDS.length)
  expect(Math.min(...shares)).toBeGreaterThan(0.15)
})

it('a course without stories asks nothing', () => {
  expect(pairFor([], 'seed')).toBeNull()
})
