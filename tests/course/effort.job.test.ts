import { describe, expect, it } from 'vitest'
import type { Content } from '../../src/course/content.ts'
import { course as courseShape } from '../../src/course/content-shape.ts'
import type { Item, LessonId } from '../../src/course/course.ts'
import { getItem, practiceItems } from '../../src/course/draw.ts'
import { finalCheckEffort, lessonEffort, minutesOf } from '../../src/course/checks/effort.job.ts'
import { content } from '../support/content.ts'

const { course } = content
const [asked] = practiceItems(course, 'L1')
if (asked === undefined) throw new RangeError('lesson 1 asks nothing')

const withItem = (changed: Item): Content => ({
  ...content,
  course: { ...course, items: course.items.map((item) => (item.id === changed.id ? changed : item)) },
})
const effortOf = (of: Content, id: LessonId) => {
  const lesson = of.course.lessons.find((candidate) => candidate.id === id)
  if (lesson === undefined) throw new RangeError(`no lesson ${id}`)
  return lessonEffort(of, lesson)
}
const words = (of: Content, id: LessonId) => effortOf(of, id).words
const before = words(content, 'L1')

describe('the effort of a lesson', () => {
  it('counts the explanation of a practice question', () => {
    const longer = { ...asked, explanation: `${asked.explanation} Four more words here.` }
    expect(words(withItem(longer), 'L1')).toBe(before + 4)
  })

  it('counts one wrong reason of a practice question, of average length', () => {
    const options = asked.options.map((option) =>
      option.fits ? option : { ...option, why: `${option.why} Four more words here.` },
    )
    expect(words(withItem({ ...asked, options }), 'L1')).toBeCloseTo(before + 4)
  })

  it('has half a minute for each question, exercise and decision', () => {
    expect(minutesOf({ words: 200, tasks: 3 })).toBe(2.5)
    expect(effortOf(content, 'L3').tasks).toBe(practiceItems(course, 'L3').length + 1)
  })

  it('counts one story of each group in the practice lesson', () => {
    const one = content.scenarios.filter(({ id }) => ['SC-1', 'SC-2', 'SC-4'].includes(id))
    const decisions = one.reduce((sum, scenario) => sum + scenario.decisions.length, 0)
    expect(effortOf({ ...content, scenarios: one }, 'L8').tasks).toBe(decisions)
  })
})

it('the effort of a final check is that of its questions, without the others of the bank', () => {
  const final = course.items.filter((item) => item.use === 'final')
  const same = final.map((item) => ({ ...getItem(course, final[0]?.id ?? item.id), id: item.id }))
  const { tasks, words: all } = finalCheckEffort({ ...content, course: { ...course, items: same } })
  const { words: one } = finalCheckEffort({
    ...content,
    course: { ...course, items: same.slice(0, 1), pass: { ...course.pass, of: 1 } },
  })
  expect(tasks).toBe(course.pass.of)
  expect(all).toBeCloseTo(one * course.pass.of)
})

it('a stored edition without minutes of the final check keeps the total it had', () => {
  const { minutes: _, ...earlier } = course
  expect(courseShape.parse(earlier).minutes).toEqual({ finalCheck: 0, policy: 0 })
})
