import { describe, expect, it } from 'vitest'
import { itemsOf, missedTopics, outcome } from '../../../src/learning/attempt.ts'
import {
  courseworkOf,
  FRESH,
  getOpenRound,
  passedScore,
  practiceOf,
  withAttemptStarted,
  withChoice,
  withPracticeAnswer,
  withRoundHandedIn,
} from '../../../src/packages/runtime/cmi-state.ts'
import type { Item } from '../../../src/course/course.ts'
import { currentAttempt, passedAttempt } from '../../../src/learning/coursework.ts'
import { practiceItems } from '../../../src/course/draw.ts'
import { answerKey, wrongAnswer } from '../../../src/course/question-type.ts'
import { content } from '../../support/content.ts'
import { roundHandedIn, storyTold } from '../../support/package-states.ts'

const { course } = content

describe('the final check in a package', () => {
  it('passes in one round when all is right', () => {
    const state = roundHandedIn(withAttemptStarted(course, FRESH, 'seed'), () => true)
    expect(passedAttempt(courseworkOf(content, state))).toBe(state.attempt)
    expect(passedScore(state)).toMatchObject({ right: 15, of: 15 })
  })

  it('starts anew after a score below the mark, with questions not seen yet', () => {
    const below = roundHandedIn(withAttemptStarted(course, FRESH, 'one'), () => false)
    expect(currentAttempt(courseworkOf(content, below))).toBeNull()
    expect(passedScore(below)).toBeNull()
    const again = withAttemptStarted(course, below, 'two')
    expect(again.attempt?.started.attempt).toBe('2')
    const first = below.attempt?.started.items ?? []
    expect(again.attempt?.started.items.filter((item) => first.includes(item))).toEqual([])
    expect(again.seen).toEqual(first)
  })

  it('stays open while a must-pass topic is missed, and keeps the score of the first round', () => {
    const missing = (item: Item) => item.topic !== 'secrecy' && item.topic !== 'danger-first'
    let state = roundHandedIn(withAttemptStarted(course, FRESH, 'seed'), missing)
    expect(state.attempt && outcome(state.attempt)).toBe('topics-open')
    for (const round of [2, 3, 4]) {
      expect(getOpenRound(course, state).open).toMatchObject({ round })
      state = roundHandedIn(state, (item) => round === 4 || item.topic !== 'secrecy')
    }
    expect(passedAttempt(courseworkOf(content, state))).toBe(state.attempt)
    expect(passedScore(state)).toMatchObject({ right: 13, of: 15 })
  })

  it('keeps two rounds of an attempt and remembers the questions of the others', () => {
    let state = roundHandedIn(withAttemptStarted(course, FRESH, 'seed'), (item) => item.topic !== 'secrecy')
    const asked: string[] = []
    for (let round = 2; round < 12; round++) {
      asked.push(...getOpenRound(course, state).open.items)
      state = roundHandedIn(state, () => false)
    }
    expect(state.attempt?.rounds.map((round) => round.round)).toEqual([1, 11])
    expect(state.attempt && missedTopics(state.attempt)).toEqual(['secrecy'])
    const remembered = [...state.seen, ...(state.attempt === null ? [] : itemsOf(state.attempt))]
    expect(asked.every((item) => remembered.includes(item as 'Q16'))).toBe(true)
    expect(new Set(state.seen).size).toBe(state.seen.length)
  })

  it('refuses to hand in what is not open', () => {
    expect(() => withRoundHandedIn(course, FRESH)).toThrow('no round of the final check is open')
  })
})

describe('lessons in a package', () => {
  it('are finished when every question was answered, right or wrong', () => {
    const items = practiceItems(course, 'L4')
    const answered = items.map((item, index) => [item, index % 2 === 0 ? answerKey(item) : wrongAnswer(item)] as const)
    const all = answered.reduce((state, [item, answer]) => withPracticeAnswer(state, item.id, answer), FRESH)
    expect(courseworkOf(content, all).finished).toEqual(['L4'])
    const allButOne = answered.slice(1)
    const most = allButOne.reduce((state, [item, answer]) => withPracticeAnswer(state, item.id, answer), FRESH)
    expect(courseworkOf(content, most).finished).toEqual([])
  })

  it('the practice lesson is finished by one story of each group', () => {
    const one = course.practice.groups.map((group) =>
      content.scenarios.find((scenario) => group.paths.includes(scenario.path)),
    )
    const state = one.reduce((sum, story) => (story === undefined ? sum : storyTold(sum, story)), FRESH)
    expect(courseworkOf(content, state).finished).toEqual(['L8'])
  })
  it('count a story with its last choice, right or wrong, and never take that back', () => {
    const [story] = content.scenarios
    if (story === undefined) throw new Error('there are no stories')
    const wrong = story.decisions.map((decision) => decision.choices.find((choice) => !choice.fits)?.id ?? '')
    let state = FRESH
    for (const [index, choice] of wrong.entries()) {
      expect(practiceOf(state).worked.size).toBe(0)
      state = withChoice(state, story, index + 1, choice)
    }
    expect([...practiceOf(state).worked]).toEqual([story.id])
    const again = withChoice(state, story, 1, 'b')
    expect([...practiceOf(again).worked]).toEqual([story.id])
  })
})
