import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PROCEDURE_STEPS } from '../../src/course/course.ts'
import { pairFor, TURNS } from '../../src/followups/pair.ts'
import { fittingChoice } from '../../src/course/scenario.ts'
import { sha256 } from '../../src/platform/codes/hash.store.ts'
import { followUpJob } from '../../src/followups/due.job.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { axe } from '../support/axe.ts'
import { completeCourse } from '../support/completions.ts'
import { content } from '../support/content.ts'
import { counting } from '../support/counted.ts'
import { followUpLink } from '../support/follow-ups.ts'
import { runJob } from '../support/jobs.ts'
import { sendingOf, sendWaiting } from '../support/mail.ts'
import { publishExample } from '../support/site.ts'
import { mailServer, partsOf, type TestMailServer } from '../support/smtp.ts'
import { beginStory, type Story } from '../support/story.ts'

const words = MESSAGES.en.hr.followUps
let story: Story
let server: TestMailServer
beforeAll(async () => {
  server = await mailServer()
  story = await beginStory({
    environmentAt: async () => ({ SMTP_URL: server.url, MAIL_FROM: 'hr@harborstreet.example' }),
  })
  const { staff, test } = story
  await publishExample(test, staff.north, {})
  await completeCourse(test, staff.bob)
})
afterAll(async () => {
  await story.close()
  await server.stop()
})

/** Answers both questions on a page that shows the button of the link. */
async function answer(page: Page, token: string): Promise<void> {
  const pair = pairFor(content.scenarios, sha256(`questions of ${token}`))
  if (pair === null) throw new Error('the course has no stories')
  await page.getByRole('button', { name: words.minute.start, exact: true }).click()
  for (const turn of TURNS) {
    const { text } = fittingChoice(pair.decisions[turn])
    await page.getByRole('button', { name: text, exact: true }).click()
  }
}

it('two weeks after the course, new staff answer two questions on a phone, without signing in, in three taps', async () => {
  const { test } = story
  test.clock.pass({ days: 14 })
  await runJob(followUpJob({ store: test.deps.store, mail: true, now: test.deps.now }))
  await sendWaiting(sendingOf(test, server))
  const [mail] = server.mails
  if (mail === undefined) throw new Error('no mail came')
  const token = /\/minute\/([\w-]+)/.exec(partsOf(mail).get('text/plain') ?? '')?.[1] ?? ''
  const page = await story.phone({ hasTouch: true })
  const counted = await counting(page)
  await page.goto(`${story.address}/minute/${token}`)
  expect(await page.title()).toBe(words.minute.title)
  expect((await axe(page)).violations).toEqual([])
  await answer(page, token)
  expect(await page.getByText(words.minute.thanks).isVisible()).toBe(true)
  expect(counted).toMatchObject({ taps: 3, typed: 0 })
  expect(await page.title()).toBe(words.minute.title)
  expect((await axe(page)).violations).toEqual([])
  expect(await page.context().cookies()).toEqual([])
  await page.goto(`${story.address}/minute/${token}`)
  expect(await page.getByText(words.minute.used).isVisible()).toBe(true)
})

it('HR sees a curve only once five have answered about a step', async () => {
  const { staff, test } = story
  const hr = await story.pageOf(staff.ada, { viewport: { width: 1280, height: 720 } })
  const guest = await story.phone()
  const asked = new Map<string, number>()
  const about = async () => {
    const rows = await test.deps.store.db.selectFrom('follow_up_count').selectAll().execute()
    for (const { step, waiting, people } of rows) asked.set(step, waiting + people)
    return Math.max(0, ...asked.values())
  }
  // Questions differ from link to link, so some step comes to five after a few people.
  for (let people = 0; people < 4 * PROCEDURE_STEPS.length; people += 1) {
    const isTold = (await about()) >= 5
    await hr.goto(`${story.address}/hr/follow-ups`)
    expect(await hr.getByRole('heading', { name: words.chartsTitle }).isVisible()).toBe(isTold)
    if (isTold) break
    expect(await hr.getByText(words.repeatUnknown).isVisible()).toBe(true)
    const token = await followUpLink(test, 0)
    await guest.goto(`${story.address}/minute/${token}`)
    await answer(guest, token)
  }
  expect(await hr.getByText(words.repeatNothing).isVisible()).toBe(true)
  expect(await hr.locator('table').getByText(words.rightOf(5, 5)).first().isVisible()).toBe(true)
  expect((await axe(hr)).violations).toEqual([])
})
