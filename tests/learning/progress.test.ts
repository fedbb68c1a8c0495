import { describe, expect, it } from 'vitest'
import type { LessonId } from '../../src/course/course.ts'
import { practiceItems } from '../../src/course/draw.ts'
import {
  anotherStory,
  creditedMinutes,
  hasStoriesToChoose,
  isLessonFinished,
  lessonState,
  minutesLeft,
  nextLesson,
  type Practice,
} from '../../src/learning/progress.ts'
import type { ScenarioId } from '../../src/course/scenario.ts'
import { content } from '../support/content.ts'

const { course, scenarios } = content
const all = course.lessons.map((lesson) => lesson.id)
const nothing: Practice = { answered: new Set(), worked: new Set(), choices: new Map() }
const answered = (lesson: LessonId, count: number): Practice => ({
  ...nothing,
  answered: new Set(
    practiceItems(course, lesson)
      .slice(0, count)
      .map((item) => item.id),
  ),
})
const worked = (...ids: ScenarioId[]): Practice => ({ ...nothing, worked: new Set(ids) })

describe('a lesson', () => {
  it('is not finished by opening it', () => {
    for (const lesson of all) expect(isLessonFinished(course, scenarios, lesson, nothing)).toBe(false)
  })

  it('is finished when every question of its check was answered once', () => {
    const count = practiceItems(course, 'L4').length
    expect(isLessonFinished(course, scenarios, 'L4', answered('L4', count - 1))).toBe(false)
    expect(isLessonFinished(course, scenarios, 'L4', answered('L4', count))).toBe(true)
  })

  it.each([
    [['SC-2', 'SC-1', 'SC-4'], true, 'one story of each group'],
    [['SC-6', 'SC-5', 'SC-9'], true, 'other stories of each group'],
    [['SC-2', 'SC-6', 'SC-4'], false, 'two of one group and none of another'],
    [['SC-2', 'SC-1'], false, 'two groups only'],
  ] as const)('the practice lesson with stories %j is finished: %s (%s)', (ids, finished, _) => {
    expect(isLessonFinished(course, scenarios, 'L8', worked(...ids))).toBe(finished)
  })

  it.each([
    ['finished', ['L2'], nothing],
    ['started', [], answered('L2', 1)],
    ['not-started', [], nothing],
  ] as const)('is %s with %j on record', (state, finished, practice) => {
    expect(lessonState(course, 'L2', finished, practice)).toBe(state)
  })
})

describe('the practice lesson', () => {
  const begun: Practice = { ...nothing, choices: new Map([['SC-1', [{ first: 'a', last: 'a' }]]]) }

  it.each([
    ['not-started', nothing, 'no story was opened'],
    ['started', begun, 'one choice was made'],
    ['started', worked('SC-1'), 'one story was worked through'],
  ] as const)('is %s when %s', (state, practice, _) => {
    expect(lessonState(course, 'L8', [], practice)).toBe(state)
  })
})

describe('another story of the same kind', () => {
  const ofGroup = (id: string) => {
    const group = course.practice.groups.find((candidate) => candidate.id === id)
    return scenarios.filter(({ path }) => group?.paths.includes(path)).map((scenario) => scenario.id)
  }
  const another = (id: string | undefined, ...done: (ScenarioId | undefined)[]) => {
    const scenario = scenarios.find((candidate) => candidate.id === id)
    if (scenario === undefined) throw new Error(`there is no story ${id}`)
    const ids = new Set(done.filter((story) => story !== undefined))
    return anotherStory(course, scenarios, scenario, ids)?.id ?? null
  }

  it('is the next one of the group, and after the last one the first', () => {
    for (const { id } of course.practice.groups) {
      const stories = ofGroup(id)
      expect(stories.length).toBeGreaterThan(1)
      expect(stories.map((story) => another(story))).toEqual([...stories.slice(1), stories[0]])
    }
  })

  it('is never one that was worked through, and there is none when all were', () => {
    const [first, second, third = null, ...more] = ofGroup('after')
    expect(another(first, second)).toBe(third)
    expect(another(first, second, third ?? undefined, ...more)).toBeNull()
  })
})

describe('a story that belongs to no group', () => {
  it('leads to no other one', () => {
    const [story] = scenarios
    if (story === undefined) throw new Error('there is no story')
    const ungrouped = { ...course, practice: { ...course.practice, groups: [] } }
    expect(anotherStory(ungrouped, scenarios, story, new Set())).toBeNull()
  })
})

describe('stories to choose from', () => {
  it.each([
    ['are there when none was worked through', [], true],
    ['are there while one group has none yet', ['SC-2', 'SC-1'], true],
    ['are there when one group has two, and another none', ['SC-2', 'SC-6', 'SC-4'], true],
    ['are over with one of each group', ['SC-2', 'SC-1', 'SC-4'], false],
  ] as const)('%s', (_, ids, expected) => {
    expect(hasStoriesToChoose(course, scenarios, new Set<ScenarioId>(ids))).toBe(expected)
  })
})

describe('where to go on', () => {
  it.each([
    ['L1', [], nothing, 'nothing done'],
    ['L3', ['L1', 'L2'], nothing, 'the first two finished'],
    ['L5', ['L1', 'L2'], answered('L5', 1), 'a later lesson begun'],
    ['L2', ['L1'], worked('SC-7'), 'a story of the last lesson worked through'],
    [null, all, nothing, 'all finished'],
  ] as const)('is %s with %s', (lesson, finished, practice, _) => {
    expect(nextLesson(course, finished, practice)?.id ?? null).toBe(lesson)
  })

  const afterLessons = (finalCheck: boolean, acknowledging: boolean) =>
    minutesLeft(course, all, { finalCheck, acknowledging })

  it('counts the minutes of lessons, final check and policy still to do', () => {
    const { finalCheck, policy } = course.minutes
    expect(afterLessons(false, false)).toBe(0)
    expect(afterLessons(false, true)).toBe(policy)
    expect(afterLessons(true, true)).toBe(finalCheck + policy)
    const first = course.lessons[0]?.minutes ?? 0
    const left = minutesLeft(course, ['L1'], { finalCheck: true, acknowledging: true })
    expect(left).toBe(creditedMinutes(course) - first)
  })

  it('credits the lessons, the final check and the policy', () => {
    const lessons = course.lessons.reduce((sum, lesson) => sum + lesson.minutes, 0)
    expect(creditedMinutes(course)).toBe(lessons + course.minutes.finalCheck + course.minutes.policy)
  })
})
