import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerKey, isOrdered } from '../../src/course/question-type.ts'
import { getItem } from '../../src/course/draw.ts'
import type { ItemId } from '../../src/course/course.ts'
import { isCompletion, isKind } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { publishPolicy } from '../../src/requirements/published-policy.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { completeCourse } from '../support/completions.ts'
import { content } from '../support/content.ts'
import { keepEdition } from '../support/examples.ts'
import { REWORDED, TYPED_CLAUSE } from '../support/own-policy.ts'
import { holdersOn } from '../support/roles.ts'
import { publishExample } from '../support/site.ts'
import { beginStory, type Story } from '../support/story.ts'

const { hr, learn, update } = MESSAGES.en

let story: Story
let eve: PersonId
beforeAll(async () => {
  story = await beginStory()
  const { staff, test } = story
  eve = (await holdersOn(test, staff)).eve
  await publishExample(test, staff.north, {})
  await publishPolicy(test.deps.store, content, test.deps.now())
  await keepEdition(test)
  await completeCourse(test, staff.bob)
})
afterAll(() => story.close())

/** Answers the question on the page: right, or with the first choice that isn't. */
async function answer(page: Page, isRight: boolean): Promise<void> {
  const id = new URL(page.url()).pathname.split('/').at(-1) as ItemId // the page of a question
  const item = getItem(content.course, id)
  if (isOrdered(item)) throw new Error(`${id} is put in order; this story has no such question`)
  const key = answerKey(item)
  const letters = isRight ? key : item.options.flatMap((option) => (option.fits ? [] : [option.id])).slice(0, 1)
  const buttons = page.locator(`main button[name="answer"][value="${letters[0]}"]`)
  if ((await buttons.count()) > 0) return buttons.click()
  for (const letter of letters) await page.locator(`label[for="${id}-${letter}"]`).click()
  await page.getByRole('button', { name: learn.check.submit }).click()
}

it('a clause is reworded: somebody who is trained does the update on a phone, and the completion stays as it was', async () => {
  const { db } = story.test.deps.store
  const [steward, approver, bob] = await Promise.all([
    story.pageOf(eve),
    story.pageOf(story.staff.ada),
    story.pageOf(story.staff.bob),
  ])
  await bob.goto(`${story.address}/course`)
  expect(await bob.locator('main').textContent()).not.toContain(update.homeTitle)

  await steward.goto(`${story.address}/hr/policy/clauses/PR-6`)
  for (const name of ['en-short', 'en-clause', 'es-short', 'es-clause', 'reason'] as const)
    await steward.locator(`[name="${name}"]`).fill(String(TYPED_CLAUSE[name]))
  await steward.locator('input[name="weight"][value="material"]').check({ force: true })
  await steward.locator('main form button[type="submit"]').last().click()
  await steward.goto(`${story.address}/hr/policy/publish`)
  await steward.locator('[name="approver"]').selectOption(story.staff.ada)
  await steward.getByRole('button', { name: hr.policy.publish.propose }).click()
  await approver.goto(`${story.address}/hr/policy/approval`)
  await approver.getByRole('button', { name: hr.policy.approval.button }).click()
  await approver.getByText(hr.policy.done.published).waitFor()
  const before = await historyOf(db, story.staff.bob)

  await bob.goto(`${story.address}/course`)
  await bob.getByRole('link', { name: update.open }).click()
  const text = (await bob.locator('main').textContent()) ?? ''
  expect(text).toContain(REWORDED.en.text)
  expect(text).toContain(content.policy.clauses.find(({ id }) => id === 'PR-6')?.text)
  expect(await bob.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)

  await bob.getByRole('link', { name: update.start }).first().click()
  await answer(bob, false)
  await bob.getByText(update.again).waitFor()
  await bob.getByRole('link', { name: learn.check.tryAgain }).click()
  await answer(bob, true)
  await bob.getByRole('link', { name: learn.check.next, exact: true }).click()
  await answer(bob, true)
  await bob.getByRole('link', { name: update.toEnd }).click()
  await bob.getByRole('button', { name: update.acknowledge }).click()
  await bob.getByRole('heading', { name: learn.home.finishedTitle }).waitFor()

  const after = await historyOf(db, story.staff.bob)
  expect(after.filter(isCompletion)).toEqual(before.filter(isCompletion))
  expect(after.findLast(isKind('acknowledged'))?.body).toMatchObject({
    v: 2,
    update: { clauses: ['PR-6'], way: 'here' },
  })
  expect((await findPerson(db, story.staff.bob))?.standing).toMatchObject({
    status: 'up-to-date',
    completedOn: '2026-11-24',
  })
})
