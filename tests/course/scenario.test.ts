import { describe, expect, it } from 'vitest'
import { choiceOrder } from '../../src/course/draw.ts'
import {
  type Choice,
  choicesIn,
  chooseIn,
  type Decision,
  doneWell,
  firstOpenStep,
  hasComeTo,
  isWorked,
  type Scenario,
  type StoryChoices,
  storyIn,
  toReread,
} from '../../src/course/scenario.ts'
import { content } from '../support/content.ts'

/** A story of three steps; at decision, `b` is the choice that fits. */
const story: Scenario = {
  id: 'SC-1',
  title: 'A story',
  path: 'unsure',
  setting: '',
  note: '',
  picture: null,
  decisions: [decisionOf('one'), decisionOf('two'), decisionOf('three')],
  ending: '',
}

/** Choices as letters, one text for each step: `ab` is first `a`, at last `b`; `b` is `b` from the beginning. */
const chosen = (...steps: string[]): StoryChoices =>
  steps.map((letters) => ({ first: letters.charAt(0), last: letters.charAt(letters.length - 1) }))

const idOf = (found: Decision | null) => found?.id ?? null

describe('a choice in a story', () => {
  it.each([
    [chosen(), 1, 'a', chosen('a'), 'the first one'],
    [chosen('a'), 2, 'c', chosen('a', 'c'), 'one at the step that is open'],
    [chosen('a'), 1, 'b', chosen('ab'), 'another one at the same step keeps the first'],
    [chosen('ab'), 1, 'c', chosen('ac'), 'a third one, too'],
    [chosen('a', 'b', 'c'), 2, 'a', chosen('a', 'ba', 'c'), 'one at an earlier step keeps the later ones'],
  ])('%j, step %i, "%s" gives %j: %s', (before, step, choice, after, _) => {
    expect(chooseIn(story, before, step, choice)).toEqual(after)
  })

  it.each([
    [chosen(), 2, 'a', 'a step that the story has not come to'],
    [chosen('b', 'b', 'b'), 4, 'a', 'a step after the last'],
    [chosen(), 0, 'a', 'a step before the first'],
    [chosen(), 1.5, 'a', 'half a step'],
    [chosen(), 1, 'd', 'a choice that the step does not have'],
    [chosen(), 1, '', 'no choice'],
  ])('is refused: %j, step %d, "%s" (%s)', (before, step, choice, _) => {
    expect(() => chooseIn(story, before, step, choice)).toThrow(RangeError)
  })
})

describe('a story', () => {
  it.each([
    [chosen(), 1, 'nothing was chosen'],
    [chosen('a'), 2, 'a wrong choice leads on as a right one does'],
    [chosen('b', 'a'), 3, 'two steps have a choice'],
    [chosen('a', 'c', 'a'), null, 'every step has one, all of them wrong'],
    [chosen('b', 'b', 'b'), null, 'every step has one, all of them right'],
  ])('a story with %j is open at step %s: %s', (choices, open, _) => {
    expect(firstOpenStep(story, choices)).toBe(open)
    expect(isWorked(story, choices)).toBe(open === null)
  })

  it.each([
    [chosen(), 1, true, 'the first step is always there'],
    [chosen(), 2, false, 'the second waits for the first'],
    [chosen('a'), 2, true, 'and comes after it'],
    [chosen('a', 'b'), 1, true, 'a step before can be looked at again'],
  ])('a story with %j has come to step %i: %s (%s)', (choices, step, come, _) => {
    expect(hasComeTo(step, choices)).toBe(come)
  })

  it('is told in less detail to those who want that', () => {
    expect([storyIn(decisionOf('one'), 'full'), storyIn(decisionOf('one'), 'less')]).toEqual([
      ['All of it.'],
      ['Less.'],
    ])
  })
})

describe('the end of a story', () => {
  it.each([
    [chosen('b', 'b', 'b'), ['one', 'two', 'three'], null, 'all fit at first'],
    [chosen('b', 'ab', 'b'), ['one', 'three'], 'two', 'the second fit only later'],
    [chosen('ab', 'cb', 'b'), ['three'], 'one', 'the first of two that did not fit is the one to read again'],
    [chosen('ba', 'b', 'bc'), ['one', 'two', 'three'], null, 'a wrong turn taken on purpose later takes nothing away'],
    [chosen('a', 'a', 'c'), [], 'one', 'none fit'],
  ])('choices %j were done well at %j, to read again %s (%s)', (choices, well, again, _) => {
    expect(doneWell(story, choices).map(({ id }) => id)).toEqual(well)
    expect(idOf(toReread(story, choices))).toBe(again)
  })
})

describe('choices that were kept', () => {
  const kept = (choices: StoryChoices) => choicesIn(story, new Map([['SC-1', choices]]))

  it.each([
    [chosen('a', 'b'), chosen('a', 'b'), 'all are known'],
    [chosen('a', 'bd', 'b'), chosen('a'), 'a choice that is gone opens its step again, and those after it'],
    [chosen('a', 'b', 'c', 'a'), chosen('a', 'b', 'c'), 'a step that is gone is left out'],
    [chosen(), chosen(), 'nothing was chosen'],
  ])('%j become %j: %s', (before, after, _) => {
    expect(kept(before)).toEqual(after)
  })

  it('choices of another story don’t count in this one', () => {
    expect(choicesIn(story, new Map([['SC-2', chosen('a')]]))).toEqual([])
  })
})

describe('the order of choices', () => {
  const decisions = content.scenarios.flatMap((scenario) =>
    scenario.decisions.map((decision) => ({ id: scenario.id, decision })),
  )
  const orders = (seed: string) =>
    decisions.map(({ id, decision }) => choiceOrder(id, decision, seed).map((choice) => choice.id))

  it('is the same for the same person, and holds every choice once', () => {
    expect(orders('person:ada')).toEqual(orders('person:ada'))
    const all = decisions.map(({ decision }) => decision.choices.map((choice) => choice.id))
    expect(orders('person:ada').map((order) => order.toSorted())).toEqual(all)
  })

  it('is another one for another person', () => {
    expect(orders('person:ada')).not.toEqual(orders('person:bob'))
  })

  it('is another one at another decision of the same story', () => {
    const [first] = decisions
    if (first === undefined) throw new Error('the course has no story')
    const orderAt = (id: string, seed: string) =>
      choiceOrder(first.id, { ...first.decision, id }, seed).map((choice) => choice.id)
    const seeds = ['a', 'b', 'c', 'd', 'e']
    expect(seeds.map((seed) => orderAt('one', seed))).not.toEqual(seeds.map((seed) => orderAt('two', seed)))
  })

  it('puts the choice that fits in every place', () => {
    const places = decisions.map(({ id, decision }) => choiceOrder(id, decision, 'seed').findIndex(({ fits }) => fits))
    expect(new Set(places)).toEqual(new Set([0, 1, 2, 3]))
  })
})

function decisionOf(id: string): Decision {
  return {
    id,
    story: ['All of it.'],
    less: ['Less.'],
    question: `What at ${id}?`,
    clauses: [],
    step: 'tell',
    reread: { lesson: 'L4', section: 'tell-now' },
    choices: [choiceOf('a', false), choiceOf('b', true), choiceOf('c', false)],
  }
}

function choiceOf(id: string, fits: boolean): Choice {
  return { id, text: id, fits, consequence: '', why: '' }
}
