import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import type { ItemId } from '../../src/course/course.ts'
import { finalItems, getItem } from '../../src/course/draw.ts'
import { answerKey, wrongAnswer } from '../../src/course/question-type.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import type { Deps } from '../../src/app/visit.web.ts'
import { type Browser, EDITIONS, showing, signedIn, type TestApp, testApp } from '../support/app.ts'
import { content, contents } from '../support/content.ts'
import { keepEdition } from '../support/examples.ts'
import { finishAllBut } from '../support/nearly-done.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const { course } = content
/** After an upgrade, pages have other editions than before it. */
const LATER = { en: 'f'.repeat(64), es: '0'.repeat(64) }

it('an attempt keeps the questions and keys it began with through an upgrade', async () => {
  const { test, staff, edition, attempt, asked } = await checkBegun()
  // The upgrade drops the first question, and another option fits in every other one.
  const items = course.items
    .filter((item) => item.id !== asked[0])
    .map((item) =>
      item.type === 'order'
        ? item
        : { ...item, options: item.options.map((option) => ({ ...option, fits: !option.fits })) },
    )
  const after = await browserOn(test, afterUpgrade(test, { ...course, items }), staff.bob)
  expect(finalItems({ ...course, items }).length).toBe(finalItems(course).length - 1)
  for (const index of asked.keys()) {
    expect((await after.get(`${attempt}/questions/${index + 1}`)).status).toBe(200)
  }
  await handInWith(after, attempt, asked, 15)
  expect((await after.get(attempt)).text).toContain('15 of 15')
  const graded = (await historyOf(test.deps.store.db, staff.bob)).find(isKind('attempted'))
  expect(graded?.body).toMatchObject({ right: 15, outcome: 'passed', contentEdition: edition })
})

describe('a release that asks for 15 right answers instead of 12', () => {
  const stricter = { ...course, version: '9.0.0', pass: { ...course.pass, right: 15 } }
  const rule = { right: 12, of: 15, allTopics: true }

  it('leaves a final check the rule it began with, and the completion names that rule', async () => {
    const { test, staff, attempt, asked } = await checkBegun()
    await finishAllBut('the final check', test, staff)
    await publishExample(test, staff.north, {})
    const after = await browserOn(test, afterUpgrade(test, stricter), staff.bob)
    await handInWith(after, attempt, asked, 12)
    expect((await after.get(attempt)).text).toContain('12 of 15')
    const { text } = await after.get('/policy').expect(200)
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1] ?? ''
    await after.post('/policy', { site: hidden('site'), version: hidden('version'), policy: hidden('policy') })
    const history = await historyOf(test.deps.store.db, staff.bob)
    expect(history.find(isKind('attempted'))?.body).toMatchObject({ right: 12, outcome: 'passed', passRule: rule })
    const completed = history.find(isKind('completed'))?.body
    expect(completed).toMatchObject({ right: 12, courseVersion: '9.0.0', passRule: rule })
  })

  it('counts for a final check that begins after it', async () => {
    const { test, staff } = await checkBegun()
    const after = await browserOn(test, afterUpgrade(test, stricter), staff.dan)
    const { attempt, asked } = await beginCheck(test, after, staff.dan)
    await handInWith(after, attempt, asked, 12)
    expect((await after.get(attempt)).text).toContain('You’ve gotten 12 right so far, and you need 15 to pass.')
    const graded = (await historyOf(test.deps.store.db, staff.dan)).find(isKind('attempted'))
    expect(graded?.body).toMatchObject({ outcome: 'below', passRule: { ...rule, right: 15 } })
  })
})

/** Bob has begun his final check in an edition that's kept. */
async function checkBegun() {
  const test = await testApp()
  const staff: Staff = await staffOn(test)
  const edition = await keepEdition(test)
  const before = await browserOn(test, showing(test.deps, { editions: { ...EDITIONS, en: edition } }), staff.bob)
  return { test, staff, edition, ...(await beginCheck(test, before, staff.bob)) }
}

function afterUpgrade({ deps }: TestApp, changed: typeof course): Deps {
  return showing(deps, { editions: LATER, contents: { ...contents, en: { ...content, course: changed } } })
}

function browserOn(test: TestApp, deps: Deps, person: PersonId): Promise<Browser> {
  return signedIn({ ...test, deps, app: createApp(deps) }, person)
}

async function beginCheck({ deps }: TestApp, browser: Browser, person: PersonId) {
  const { headers } = await browser.post('/final').expect(303)
  const started = (await historyOf(deps.store.db, person)).find(isKind('attempt_started'))
  return { attempt: String(headers['location']).replace('/questions/1', ''), asked: started?.body.items ?? [] }
}

/** Hands in a check with so many right answers. Questions about must-know topics are answered right. */
async function handInWith(browser: Browser, attempt: string, asked: readonly ItemId[], right: number): Promise<void> {
  const wrong = asked.filter((id) => getItem(course, id).topic === null).slice(0, asked.length - right)
  for (const [index, id] of asked.entries()) {
    const item = getItem(course, id)
    const answer = wrong.includes(id) ? wrongAnswer(item) : answerKey(item)
    await browser.post(`${attempt}/questions/${index + 1}`, { answer }).expect(303)
  }
  await browser.post(`${attempt}/answers`).expect(303)
}
