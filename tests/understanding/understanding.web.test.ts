import { beforeAll, describe, expect, it } from 'vitest'
import { keyOf } from '../../src/understanding/item-statistic.ts'
import { itemsInOrder } from '../../src/understanding/understanding.page.ts'
import { getItem } from '../../src/course/draw.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { content } from '../support/content.ts'
import { addAnswers } from '../support/understanding.ts'

const t = MESSAGES.en.hr.understanding

const question = getItem(content.course, 'Q06')
const text = (letter: string) => question.options.find(({ id }) => id === letter)?.text ?? ''

let app: TestApp
let staff: Staff
let ada: Browser
beforeAll(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
})

describe('the figures before any are shown', () => {
  it('the page says why, and how many have answered', async () => {
    const { text: page } = await ada.get('/hr/understanding').expect(200)
    expect(page).toContain(t.noneTitle)
    expect(page).toContain('So far nobody has handed in their first final check.')
    expect(page).not.toContain(t.coachTitle)
  })

  it('the file has its columns and nothing else', async () => {
    const file = await ada.get('/hr/understanding.csv').expect(200)
    expect(file.text.trim().split('\r\n')).toHaveLength(1)
  })
})

it('the questions of a step begin with those that most people miss, and end with those that nobody has answered', () => {
  const of = (right: number, people: number) => ({ figures: { right, people } })
  const [most, some, none] = [of(9, 10), of(4, 10), of(0, 0)]
  expect(itemsInOrder([none, most, some])).toEqual([some, most, none])
})

describe('the page on what staff understand', () => {
  beforeAll(() => addAnswers(app))

  it('says by step how many were right, out of how many, and between what it would lie', async () => {
    const { text: page } = await ada.get('/hr/understanding').expect(200)
    expect(page).toContain('40 people have handed in their first final check.')
    expect(page).toMatch(/50% right: (\d+) of \d+ answers to \d+ questions/)
    expect(page).toMatch(/between 4\d% and 5\d%/)
    expect(page).toContain(t.goThrough)
    expect(page).toContain('href="/lessons/L4#tell-now"')
  })

  it('names what people chose instead, with its base, and where', async () => {
    const { text: page } = await ada.get('/hr/understanding')
    expect(page).toMatch(/\d+% chose “[^”]+”/)
    expect(page).toMatch(/\(\d+ of 40\)/)
    expect(page).toMatch(new RegExp(t.choseAtSmaller(String.raw`\d+%`)))
    expect(page).not.toContain(`at ${t.smaller}`)
  })

  it('narrows to a language and to a place; where nothing is told, it says so', async () => {
    const spanish = await ada.get('/hr/understanding?place=_smaller&language=es').expect(200)
    expect(spanish.text).toMatch(/\(\d+ of 20\)/)
    const nothing = await ada.get('/hr/understanding?place=north-house').expect(200)
    expect(nothing.text).toContain(t.nothingHere)
    await ada.get('/hr/understanding?place=nowhere').expect(400)
  })

  it('keeps the order of sites as it is on their own list, with the small ones last', async () => {
    const { text: page } = await ada.get('/hr/understanding/questions/Q06')
    const names = [...page.matchAll(new RegExp(`<th scope="row">(North House|South House|${t.smaller})</th>`, 'g'))]
    expect([...new Set(names.map(([, name]) => name))]).toEqual(['North House', 'South House', t.smaller])
    expect(page).toContain(t.fewer)
  })

  it('shows each answer to a question with how many gave it, and everybody adds up', async () => {
    const { text: page } = await ada.get('/hr/understanding/questions/Q06').expect(200)
    expect(page).toContain(text('c').slice(0, 30))
    expect(page).toContain('40 people in groups that are shown')
    const people = [...page.matchAll(/data-label="People">(\d+)</g)].map(([, count]) => Number(count))
    expect(people.reduce((total, count) => total + count, 0)).toBe(40)
    expect(page).toContain('Well')
  })

  it.each(['Q999', 'Q68'])('has no page for a question that the final check doesn’t have: %s', async (id) => {
    await ada.get(`/hr/understanding/questions/${id}`).expect(404)
  })

  it('gives the same figures as a file, held back in the same way', async () => {
    const file = await ada.get('/hr/understanding.csv').expect(200)
    expect(file.headers['content-disposition']).toContain('understanding-2026-11-24.csv')
    const rows = file.text
      .slice(1)
      .trim()
      .split('\r\n')
      .map((line) => line.slice(1, -1).split('","'))
    const [header, ...lines] = rows
    const at = (name: string) => header?.indexOf(name) ?? -1
    const own = lines.filter((row) => row[at('question')] === 'Q06')
    const people = own.map((row) => Number(row[at('people')]))
    expect(people.reduce((total, count) => total + count, 0)).toBe(40)
    expect(own.filter((row) => row[at('fits')] === 'yes').map((row) => row[at('answer')])).toEqual([
      keyOf(question),
      keyOf(question),
    ])
    expect(new Set(own.map((row) => row[at('site')]))).toEqual(new Set(['_smaller']))
    expect(Math.min(...own.map((row) => Number(row[at('answered')])))).toBeGreaterThanOrEqual(5)
  })

  it('is told in Spanish, too', async () => {
    await ada.post('/reading', { language: 'es', detail: 'full', to: '/hr/understanding' }).expect(303)
    const { text: page } = await ada.get('/hr/understanding').expect(200)
    expect(page).toContain('Qué entiende el personal')
    expect(page).toMatch(/\d+% eligió “/)
    await ada.post('/reading', { language: 'en', detail: 'full', to: '/hr/understanding' }).expect(303)
  })

  it.each(['bob', 'cleo', 'dan'] as const)('is not for %s', async (name) => {
    const browser = await signedIn(app, staff[name])
    await browser.get('/hr/understanding').expect(403)
    await browser.get('/hr/understanding.csv').expect(403)
    await browser.get('/hr/understanding/questions/Q06').expect(403)
  })
})
