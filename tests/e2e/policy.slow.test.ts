import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PersonId } from '../../src/ledger/event.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { completeCourse } from '../support/completions.ts'
import { content } from '../support/content.ts'
import { REWORDED } from '../support/own-policy.ts'
import { askAbout } from '../support/pdf.ts'
import { holdersOn } from '../support/roles.ts'
import { publishExample } from '../support/site.ts'
import { beginStory, type Story } from '../support/story.ts'

const words = MESSAGES.en.hr.policy
const SHIPPED = content.policy.clauses.find(({ id }) => id === 'PR-6')
const LESSON = content.course.lessons.find(({ clauses }) => clauses.includes('PR-6'))

let story: Story
let eve: PersonId
beforeAll(async () => {
  story = await beginStory()
  const { staff, test } = story
  eve = (await holdersOn(test, staff)).eve
  await publishExample(test, staff.north, {})
  await completeCourse(test, staff.cleo)
})
afterAll(() => story.close())

it('a clause is reworded materially: a steward writes it, another approves it, and new staff read it in the policy, the lesson and the document', async () => {
  const [steward, approver, learner] = await Promise.all([
    story.pageOf(eve),
    story.pageOf(story.staff.ada),
    story.pageOf(story.staff.bob),
  ])
  const open = (page: Page, path: string) => page.goto(story.address + path)
  const read = async (path: string) => {
    await open(learner, path)
    // A lesson shows one screen at a time.
    return ((await learner.locator('main').textContent()) ?? '').replaceAll(/\s+/g, ' ')
  }
  /** The document that a link on the page leads to. */
  const paper = async (page: Page, click: () => Promise<void>) => {
    const [file] = await Promise.all([page.waitForEvent('download'), click()])
    const chunks: Uint8Array[] = []
    for await (const chunk of await file.createReadStream()) chunks.push(chunk)
    return askAbout(Buffer.concat(chunks), 'pdftotext', 'file.pdf', '-').replaceAll(/\s+/g, ' ')
  }
  const shownTo = async () => {
    const [policy, lesson] = [await read('/policy'), await read(`/lessons/${LESSON?.id}`)]
    await open(learner, '/policy')
    const link = learner.getByRole('link', { name: words.paper.own.pdf })
    return { policy, lesson, document: await paper(learner, () => link.click()) }
  }
  const before = await shownTo()
  expect(before.policy).toContain(SHIPPED?.text)
  expect(before.document).toContain(SHIPPED?.text)

  await open(steward, '/hr/policy/clauses/PR-6')
  const { fields, weights, save } = words.form
  const { inLanguage } = MESSAGES.en.hr.lines
  const unsafe = 'Staff must ask the director immediately, who decides whether to report.'
  await steward.getByLabel(inLanguage.en(fields.short)).fill(REWORDED.en.short)
  await steward.getByLabel(inLanguage.en(fields.clause)).fill(unsafe)
  await steward.getByLabel(inLanguage.es(fields.short)).fill(REWORDED.es.short)
  await steward.getByLabel(inLanguage.es(fields.clause)).fill(REWORDED.es.text)
  await steward.getByLabel(weights.material).check()
  await steward.getByLabel(fields.reason).fill('Someone is on call at every hour now.')
  await steward.getByRole('button', { name: save }).click()
  // Nobody else decides about a report.
  expect(await steward.locator('main').innerText()).toContain(words.problems.notToReport)
  await steward.getByLabel(inLanguage.en(fields.clause)).fill(REWORDED.en.text)
  await steward.getByRole('button', { name: save }).click()
  await steward.getByText(words.done.saved).waitFor()
  await steward.getByRole('link', { name: words.draft.publish }).click()
  // Cleo has finished, and would be asked again.
  await steward.getByText(words.publish.asked(1)).waitFor()
  await steward.getByLabel(words.publish.approver).selectOption({ label: 'Ada Okafor' })
  await steward.getByRole('button', { name: words.publish.propose }).click()
  await steward.getByText(words.done.proposed).waitFor()
  expect(await shownTo()).toEqual(before)

  await open(approver, '/hr')
  await approver.getByRole('link', { name: MESSAGES.en.hr.home.button['policy-approval'](1) }).click()
  expect(await approver.locator('main').innerText()).toContain(REWORDED.en.text)
  await approver.getByRole('button', { name: words.approval.button }).click()
  await approver.getByText(words.done.published).waitFor()
  const approved = words.approved.agreed('Ada Okafor', 'Eve Novak', 'Nov 24, 2026')
  await approver.getByText(approved).waitFor()

  const after = await shownTo()
  for (const text of [after.policy, after.document]) {
    expect(text).toContain(REWORDED.en.text)
    expect(text).not.toContain(SHIPPED?.text)
  }
  expect(after.lesson).toContain(REWORDED.en.short)
  expect(after.document).toContain(approved)
  await approver.getByLabel(words.paper.language, { exact: true }).selectOption('es')
  const button = approver.getByRole('button', { name: words.paper.button })
  const whole = await paper(approver, () => button.click())
  expect(whole).toContain(REWORDED.es.text)
  expect(whole).toContain(MESSAGES.es.learn.policy.forSite('North House'))
})
