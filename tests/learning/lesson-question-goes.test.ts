import { beforeEach, describe, expect, it } from 'vitest'
import type { Item } from '../../src/course/course.ts'
import { practiceItems } from '../../src/course/draw.ts'
import { answerKey } from '../../src/course/question-type.ts'
import {
  acknowledge,
  answerPractice,
  type Learner,
  learnerState,
  openAttempt,
} from '../../src/learning/coursework.store.ts'
import { isKind } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { publishedDetails } from '../../src/site/site.store.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { handInCheck, workThrough } from '../support/populated.ts'
import { learnerNow, withReleaseKept } from '../support/question-goes.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

let app: TestApp
let staff: Staff
let before: Learner
beforeEach(async () => {
  app = await withReleaseKept(await testApp())
  staff = await staffOn(app)
  await publishExample(app, staff.north, {})
  before = await learnerNow(app, staff.bob)
})

/** The course of a release that no longer has some practice questions. */
function without(gone: (item: Item) => boolean): Learner {
  const { content } = before
  const items = content.course.items.filter((item) => item.use !== 'practice' || !gone(item))
  return { ...before, content: { ...content, course: { ...content.course, items } } }
}

const ofL4 = () => practiceItems(before.content.course, 'L4')
const last = () => ofL4().at(-1)?.id

describe.each([
  ['the last question that a lesson still waits for', (item: Item) => item.id === last()],
  ['every question of a lesson', (item: Item) => item.lesson === 'L4'],
])('a release without %s', (_, gone) => {
  it('lets somebody finish the lesson and the course who had everything else', async () => {
    const after = without(gone)
    await app.deps.store.transaction(async (tx) => {
      const { course, scenarios } = before.content
      for (const { id } of course.lessons)
        for (const item of practiceItems(course, id))
          if (!gone(item)) await answerPractice(tx, before, item.id, answerKey(item))
      for (const scenario of scenarios) await workThrough(tx, before, scenario)
      await handInCheck(tx, before, () => true)
    })
    const { db } = app.deps.store
    expect((await learnerState(db, before)).work.finished).not.toContain('L4')
    const { work } = await learnerState(db, after)
    expect([...work.finished].sort()).toEqual(after.content.course.lessons.map(({ id }) => id).sort())
    // Looking at it records nothing.
    expect(await finished()).not.toContain('L4')
    const site = staff.north
    const version = (await publishedDetails(db, site, after.recording.today))?.id ?? ''
    expect(await app.deps.store.transaction((tx) => acknowledge(tx, after, site, version))).toBe('recorded')
    expect(await finished()).toContain('L4')
    expect((await historyOf(db, staff.bob)).some(isKind('completed'))).toBe(true)
  })

  it('is on record with the next thing that the learner sends', async () => {
    await app.deps.store.transaction(async (tx) => {
      for (const item of ofL4()) if (!gone(item)) await answerPractice(tx, before, item.id, answerKey(item))
    })
    await app.deps.store.transaction((tx) => openAttempt(tx, without(gone), () => 'the-check'))
    expect(await finished()).toEqual(['L4'])
  })
})

async function finished(): Promise<string[]> {
  return (await historyOf(app.deps.store.db, staff.bob))
    .filter(isKind('lesson_finished'))
    .map(({ body }) => body.lesson)
}
