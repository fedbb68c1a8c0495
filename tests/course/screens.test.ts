import { describe, expect, it } from 'vitest'
import type { Block, Lesson } from '../../src/course/course.ts'
import { DETAILS } from '../../src/course/course.ts'
import { practiceItems } from '../../src/course/draw.ts'
import { questionScreenId, resumeAt, screenAfter, screensOf } from '../../src/course/screens.ts'
import { content } from '../support/content.ts'

const { course } = content

/** Lesson 4 with its questions where a test wants them. @param asked the section, and the place of the question. */
function lessonAsking(asked: readonly (readonly [section: number, question: number])[]): Lesson {
  const lesson = course.lessons.find(({ id }) => id === 'L4')
  if (lesson === undefined) throw new RangeError('no lesson 4')
  const items = practiceItems(course, 'L4')
  const sections = lesson.sections.map((section, index) => {
    const blocks = section.blocks.filter(({ kind }) => kind !== 'check')
    const checks = asked
      .filter(([at]) => at === index)
      .flatMap(([, question]): Block[] => {
        const item = items[question]
        return item === undefined ? [] : [{ kind: 'check', item: item.id, shownIn: DETAILS }]
      })
    return { ...section, blocks: [...blocks, ...checks] }
  })
  return { ...lesson, sections }
}

const ids = (lesson: Lesson) => screensOf(course, lesson).map(({ id }) => id)
const [first, second] = practiceItems(course, 'L4').map(({ id }) => id)
if (first === undefined || second === undefined) throw new RangeError('lesson 4 has too few questions')

describe('the screens of a lesson', () => {
  it('are its sections with the questions they ask, and its end', () => {
    const lesson = lessonAsking([[0, 1]])
    const [one, two] = lesson.sections.map(({ id }) => id)
    expect(ids(lesson).slice(0, 3)).toEqual([one, questionScreenId(second), two])
    expect(ids(lesson).at(-1)).toBe('end')
  })

  it('end with the stories in the practice lesson', () => {
    const practice = course.lessons.find(({ id }) => id === course.practice.lesson)
    if (practice === undefined) throw new RangeError('no practice lesson')
    expect(ids(practice).at(-1)).toBe('stories')
  })

  it('have questions that no section asks after the last section', () => {
    const lesson = lessonAsking([])
    const last = lesson.sections.at(-1)?.id ?? ''
    expect(ids(lesson)[ids(lesson).indexOf(last) + 1]).toBe(questionScreenId(first))
  })

  it('are each there once', () => {
    for (const lesson of course.lessons) expect(new Set(ids(lesson)).size).toBe(ids(lesson).length)
  })
})

describe('somebody who comes back to a lesson', () => {
  const lesson = lessonAsking([
    [0, 0],
    [2, 1],
  ])

  it('begins at the first screen before the first answer', () => {
    expect(resumeAt(course, lesson, new Set())).toBe(lesson.sections[0]?.id)
  })

  it('goes on after the last question they answered', () => {
    expect(resumeAt(course, lesson, new Set([first]))).toBe(lesson.sections[1]?.id)
    expect(resumeAt(course, lesson, new Set([second]))).toBe(screenAfter(course, lesson, second))
  })

  it('begins at the first screen once all questions are answered', () => {
    const all = practiceItems(course, 'L4').map(({ id }) => id)
    expect(resumeAt(course, lesson, new Set(all))).toBe(lesson.sections[0]?.id)
  })
})

it('there is no screen after a question of another lesson', () => {
  const [other] = practiceItems(course, 'L5')
  if (other === undefined) throw new RangeError('lesson 5 has no question')
  expect(() => screenAfter(course, lessonAsking([]), other.id)).toThrow('does not ask')
})
