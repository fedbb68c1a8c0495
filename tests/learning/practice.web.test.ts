import { beforeEach, describe, expect, it } from 'vitest'
import { findExercise, type Item, type LessonId } from '../../src/course/course.ts'
import { answerKey } from '../../src/course/question-type.ts'
import { questionsOf, screensOf } from '../../src/course/screens.ts'
import { getItem } from '../../src/course/draw.ts'
import { getLesson } from '../../src/learning/lesson.page.ts'
import type { Exercise } from '../../src/course/exercise.ts'
import { startingOrder } from '../../src/course/exercise.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { webLinks } from '../../src/app/href.web.ts'
import { putDraft } from '../../src/platform/database/draft.store.ts'
import { escapeHtml } from '../../src/platform/html/renderer.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { content } from '../support/content.ts'

const t = MESSAGES.en.learn

let app: TestApp
let staff: Staff
let bob: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  bob = await signedIn(app, staff.bob)
})

describe('a sorting exercise', () => {
  const myths = sorting('L3', 'myth-or-true')
  const lines = sorting('L6', 'need-and-line')

  it('asks for one item at a time, with a button for each bin', async () => {
    const { text } = await bob.get('/lessons/L3')
    expect(choicesIn(text, 'item-')).toEqual(['item-1 true', 'item-1 myth'])
  })

  it('says about each choice what fits and why, and asks for the next item in the same answer', async () => {
    const [first, second, third] = myths.items
    const { status, text } = await send('L3', 'myth-or-true', { 'item-1': 'myth', 'item-2': 'myth' })
    expect(status).toBe(200)
    expect(text).toContain(first?.why)
    expect(text).toContain(second?.why)
    expect(text).toContain(t.exercise.answer('True'))
    expect(text).not.toContain(third?.why)
    expect(choicesIn(text, 'item-')).toEqual(['item-3 true', 'item-3 myth'])
    for (const field of ['name="item-1" value="myth"', 'name="item-2" value="myth"'])
      expect(text).toContain(`<input type="hidden" ${field}>`)
    expect(text).toContain('action="/lessons/L3/exercises/myth-or-true#myth-or-true-3"')
  })

  it('folds all but the last answer into one line', async () => {
    const { text } = await send('L3', 'myth-or-true', { 'item-1': 'myth', 'item-2': 'myth', 'item-3': 'myth' })
    const [, folded = '', shown = ''] = mainOf(text).split(/<details>|<\/details>/)
    expect(folded).toContain(`<summary>${t.exercise.done(3, myths.items.length)}</summary>`)
    for (const { why } of myths.items.slice(0, 2)) expect(folded).toContain(why)
    expect(shown).toContain(myths.items[2]?.why)
  })

  it('says at the end that all of it fits, with each reason', async () => {
    const { text } = await send('L3', 'myth-or-true', inRightBins(myths))
    expect(text).toContain(t.exercise.allFit)
    expect(choicesIn(text, 'item-')).toEqual([])
    for (const { why } of myths.items) expect(text).toContain(why)
  })

  it('says at the end how to start over when not all of it fit', async () => {
    const { text } = await send('L3', 'myth-or-true', { ...inRightBins(myths), 'item-1': 'true' })
    expect(text).toContain(t.exercise.lastOne)
    expect(text).not.toContain(t.exercise.allFit)
    expect(text).toContain(`href="/lessons/L3#myth-or-true">${t.exercise.startOver}`)
  })

  it.each([
    ['nothing', {}],
    ['an empty choice', { 'item-1': '', 'item-2': '' }],
  ])('asks to choose first when it comes with %s', async (_, fields) => {
    for (const [lesson, id] of [
      ['L3', 'myth-or-true'],
      ['L6', 'need-and-line'],
    ] as const) {
      const { status, text } = await send(lesson, id, fields)
      expect(status).toBe(422)
      expect(text).toContain(t.exercise.nothingChosen)
      expect(text).toContain('<title>Error: ')
    }
  })

  it('shows the number of the line that fits, also where another one was chosen', async () => {
    const { text } = await send('L6', 'need-and-line', { 'item-1': 'emergency', 'item-2': 'youth-care' })
    const own = text.slice(text.indexOf('id="need-and-line-2"'), text.indexOf('id="need-and-line-3"'))
    expect(own).toContain('value="youth-care"')
    expect(own).toContain('href="tel:+18776522873"')
    expect(own).toContain(lines.items[1]?.why)
  })
})

describe('a talk', () => {
  it('shows where a reply leads that does not fit, and asks again', async () => {
    const { status, text } = await send('L4', 'first-talk', { asked: '1', 'turn-1': 'a' })
    expect(status).toBe(200)
    expect(text).toContain('A week later, Alex finds out')
    expect(text).toContain('id="first-talk-1-b"')
    expect(text).not.toContain('id="first-talk-2"')
    const [, tried = ''] = text.split('id="first-talk-1-a"')
    expect(tried.slice(0, tried.indexOf('</button>'))).toContain(t.exercise.tried)
    expect(text.split(t.exercise.tried)).toHaveLength(2)
  })

  it('goes on after one that fits, and lands at the turn that was asked', async () => {
    const { text } = await send('L4', 'first-talk', { asked: '1', 'turn-1': 'b' })
    expect(text).toContain('id="first-talk-2"')
    expect(text).toContain('<input type="hidden" name="turn-1" value="b">')
    expect(text).toContain('action="/lessons/L4/exercises/first-talk#first-talk-2"')
  })

  it('folds all turns but the last one that was answered', async () => {
    const { text } = await send('L4', 'first-talk', { asked: '2', 'turn-1': 'b', 'turn-2': 'c' })
    const [, folded = '', shown = ''] = mainOf(text).split(/<details>|<\/details>/)
    expect(folded).toContain(`<summary>${t.exercise.done(2, 3)}</summary>`)
    expect(folded).toContain('id="first-talk-1"')
    expect(shown).toContain('id="first-talk-2"')
    expect(choicesIn(shown, 'turn-')).toEqual(['turn-3 a', 'turn-3 b', 'turn-3 c'])
  })

  it('asks for a reply to the turn that is open', async () => {
    const { status, text } = await send('L4', 'first-talk', { asked: '2', 'turn-1': 'b' })
    expect(status).toBe(422)
    expect(text).toContain(t.exercise.nothingChosen)
    expect(text).toContain('id="first-talk-2-a"')
  })

  it('ends with who to tell', async () => {
    const { text } = await send('L4', 'first-talk', { asked: '3', 'turn-1': 'b', 'turn-2': 'c', 'turn-3': 'a' })
    expect(text).toContain('Now tell the named person right away.')
    expect(choicesIn(text, 'turn-')).toEqual([])
  })
})

describe('an ordering exercise', () => {
  const exercise = ordering('L4', 'first-hour')
  const start = startingOrder(exercise)

  it('opens in an order of its own, with buttons for each step', async () => {
    const { text } = await bob.get('/lessons/L4')
    expect(orderIn(text)).toEqual(start)
    expect(count(text, 'name="move"')).toBe(2 * start.length)
    expect(count(text, 'autofocus')).toBe(0)
  })

  it('moves a step, says where it is, and leaves the focus on the same button', async () => {
    const [first = '', second = ''] = start
    const { status, text } = await send('L4', 'first-hour', { answer: start, move: `${first} down` })
    expect(status).toBe(200)
    expect(orderIn(text)).toEqual([second, first, ...start.slice(2)])
    expect(text).toContain('Moved to position 2 of 6.')
    expect(text).toMatch(new RegExp(`value="${first} down"[^>]* autofocus\\s*>`))
    expect(text).not.toContain('Look again')
  })

  it.each([
    ['up', 0, t.order.first],
    ['down', 5, t.order.last],
  ])('says so at the end, %s', async (direction, place, words) => {
    const { text } = await send('L4', 'first-hour', { answer: start, move: `${start[place]} ${direction}` })
    expect(orderIn(text)).toEqual(start)
    expect(text).toContain(words)
  })

  it('is checked with the button below', async () => {
    const right = exercise.steps.map(({ id }) => id)
    expect((await send('L4', 'first-hour', { answer: right })).text).toContain(t.exercise.allFit)
    const { text } = await send('L4', 'first-hour', { answer: start })
    expect(text).toContain(t.exercise.someAgain)
    for (const { why } of exercise.steps) expect(text).toContain(why)
  })

  it('an order that arrives broken starts over', async () => {
    const { status, text } = await send('L4', 'first-hour', { answer: ['a', 'a'] })
    expect(status).toBe(200)
    expect(orderIn(text)).toEqual(start)
  })
})

describe('a graded ordering question', () => {
  it('moves a step without saving anything, and keeps the order that was handed in', async () => {
    const { path, order } = await orderQuestion()
    const [first = '', second = ''] = order
    const moved = await bob.post(path, { answer: order, move: `${second} up` })
    expect(moved.status).toBe(200)
    expect(orderIn(moved.text)).toEqual([second, first, ...order.slice(2)])
    expect(orderIn((await bob.get(path)).text)).toEqual(order)
    expect(await rows('draft')).toBe(0)

    await bob.post(path, { answer: [second, first, ...order.slice(2)] }).expect(303)
    expect(orderIn((await bob.get(path)).text)).toEqual([second, first, ...order.slice(2)])
  })

  it.each([[{}], [{ answer: ['a', 'a', 'b'] }], [{ answer: 'a', move: 'a up' }]])(
    'takes no order that is none: %o',
    async (fields) => {
      const { path, order } = await orderQuestion()
      const { status, text } = await bob.post(path, fields)
      expect(status).toBe(422)
      expect(orderIn(text)).toEqual(order)
    },
  )
})

describe('the reply to a question', () => {
  it('counts an answer kept from when the question took several letters as its first one', async () => {
    const item = getItem(content.course, 'Q55')
    const kept = ['a', 'b']
    await putDraft(app.deps.store.db, staff.bob, `practice:${item.id}`, kept, app.deps.now())
    const text = mainOf((await bob.get(webLinks.reply(item.lesson, item.id))).text)
    expect(text).toContain(t.check.yoursFits)
    expect(text).not.toContain(t.check.theOne)
    expect(text).not.toContain(`${t.check.yours}<`)
  })
})

describe('the reply to the last question of a lesson', () => {
  const lesson = getLesson(content.course, 'L2')
  const items = questionsOf(content.course, lesson)

  it('ends the lesson: what the learner can do now, and the one next step', async () => {
    for (const item of items) await answer(item)
    const text = await replyTo(items.at(-1))
    expect(text).toContain(t.check.lessonFinished(lesson.number))
    expect(text).toContain(escapeHtml(lesson.canDo ?? ''))
    expect(text).toContain(`href="${webLinks.lesson('L1', null)}"`)
    expect(text).not.toContain(`>${t.check.next}<`)
  })

  it('leads to the end of the lesson, which has the questions that are still open', async () => {
    const last = items.at(-1)
    await answer(last)
    const text = await replyTo(last)
    expect(text).toContain(`href="${webLinks.lesson('L2', 'end')}"`)
    expect(text).not.toContain(t.check.lessonFinished(lesson.number))
  })

  it('comes at the end of each lesson but the one with the stories', () => {
    const { lessons, practice } = content.course
    const ends = lessons
      .filter(({ id }) => id !== practice.lesson)
      .map((one) => screensOf(content.course, one).at(-2)?.kind)
    expect(new Set(ends)).toEqual(new Set(['question']))
  })

  async function answer(item?: Item): Promise<void> {
    if (item === undefined) throw new Error('the lesson asks nothing')
    await bob.post(webLinks.question(lesson.id, item.id), { answer: answerKey(item) }).expect(303)
  }

  async function replyTo(item?: Item): Promise<string> {
    const { text } = await bob.get(webLinks.reply(lesson.id, item?.id ?? 'Q0'))
    return mainOf(text)
  }
})

describe('an exercise', () => {
  it('leaves no trace: no draft, no event, and nothing in the log but the route', async () => {
    const before = [await rows('draft'), await rows('event'), (await historyOf(app.deps.store.db, staff.bob)).length]
    await send('L3', 'myth-or-true', { 'item-1': 'myth' })
    await send('L4', 'first-talk', { asked: '1', 'turn-1': 'a' })
    await send('L4', 'first-hour', { answer: [...'fedcba'] })
    await bob.post('/guide', { danger: 'yes', exploiter: 'caregiver', asked: 'exploiter' })
    const after = [await rows('draft'), await rows('event'), (await historyOf(app.deps.store.db, staff.bob)).length]
    expect(after).toEqual(before)
    const log = JSON.stringify(app.log)
    expect(log).toContain('/lessons/:lesson/exercises/:exercise')
    for (const said of ['myth', 'turn-1', 'fedcba', 'caregiver']) expect(log).not.toContain(said)
  })

  it('lets nobody send a checklist: its boxes have no name and stand in no form', async () => {
    const { text, headers } = await bob.get('/lessons/L7')
    const boxes = [...text.matchAll(/<input type="checkbox"[^>]*>/g)].map(([box]) => box)
    const lesson = content.course.lessons.find(({ id }) => id === 'L7')
    const entries = (lesson?.sections ?? [])
      .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'checklist' ? block.groups : [])))
      .flatMap(({ items }) => items)
    expect(entries.length).toBeGreaterThan(10)
    expect(boxes).toHaveLength(entries.length)
    for (const box of boxes) expect(box).not.toContain('name=')
    // Browsers forget what was ticked on a page that they may not keep.
    expect(headers['cache-control']).toContain('no-store')
    const forms = text.match(/<form.*?<\/form>/gs) ?? []
    expect(forms.length).toBeGreaterThan(0)
    for (const form of forms) expect(form).not.toContain('type="checkbox"')
  })

  it('opened by its address alone is shown in its lesson', async () => {
    const { status, headers } = await bob.get('/lessons/L4/exercises/first-talk')
    expect([status, headers['location']]).toEqual([303, '/lessons/L4#first-talk'])
  })

  it.each([
    [404, '/lessons/L4/exercises/myth-or-true', {}],
    [404, '/lessons/L4/exercises/privacy', {}],
    [404, '/lessons/L7/exercises/support-plan', {}],
    [400, '/lessons/L3/exercises/myth-or-true', { 'card-1': 'myth' }],
  ])('answers %i to a form that no page sends: %s', async (status, path, fields) => {
    expect((await bob.post(path, fields as Fields)).status).toBe(status)
  })
})

/** Sends an exercise. The text is what the screen shows, without the answers that are only printed. */
async function send(lesson: LessonId, exercise: string, fields: Fields) {
  const { status, text } = await bob.post(webLinks.exercise(lesson, exercise, null), fields)
  return { status, text: text.replaceAll(/<(\w+) class="only-print[^"]*">.*?<\/\1>/gs, '') }
}

function exerciseOf(lessonId: LessonId, id: string): Exercise {
  const lesson = content.course.lessons.find((candidate) => candidate.id === lessonId)
  const exercise = lesson === undefined ? null : findExercise(lesson, id)
  if (exercise === null) throw new Error(`${lessonId} has no ${id}`)
  return exercise
}

function sorting(lesson: LessonId, id: string) {
  const exercise = exerciseOf(lesson, id)
  if (exercise.kind !== 'sort') throw new Error(`${id} is a ${exercise.kind}`)
  return exercise
}

function ordering(lesson: LessonId, id: string) {
  const exercise = exerciseOf(lesson, id)
  if (exercise.kind !== 'order') throw new Error(`${id} is a ${exercise.kind}`)
  return exercise
}

function inRightBins({ items }: ReturnType<typeof sorting>): Fields {
  return Object.fromEntries(items.map(({ id, bin }) => [`item-${id}`, bin]))
}

/** The first page of a final check that asks for an order; new checks are begun until there is one. */
async function orderQuestion(): Promise<{ path: string; order: string[] }> {
  for (let n = 0; n < 50; n += 1) {
    const someone = await bob.post('/final')
    const attempt = String(someone.headers['location']).replace('/questions/1', '')
    for (let place = 1; place <= 15; place += 1) {
      const path = `${attempt}/questions/${place}`
      const order = orderIn((await bob.get(path)).text)
      if (order.length > 0) return { path, order }
    }
    app = await testApp()
    staff = await staffOn(app)
    bob = await signedIn(app, staff.bob)
  }
  throw new Error('no final check asked for an order')
}

function orderIn(html: string): string[] {
  return [...html.matchAll(/type="hidden" name="answer" value="(\w)"/g)].map((match) => match[1] ?? '')
}

/** The buttons that choose, in the order of the page. */
function choicesIn(html: string, prefix: string): string[] {
  const buttons = html.matchAll(new RegExp(`name="(${prefix}\\d+)"\\s+value="([\\w-]+)"\\s*><span>`, 'g'))
  return [...buttons].map(([, name, value]) => `${name} ${value}`)
}

function count(text: string, part: string): number {
  return text.split(part).length - 1
}

async function rows(table: 'draft' | 'event'): Promise<number> {
  return (await app.deps.store.db.selectFrom(table).selectAll().execute()).length
}

function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'))
}
