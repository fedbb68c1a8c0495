import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { practiceItems } from '../../src/course/draw.ts'
import { buildPackage } from '../../src/packages/build.job.ts'
import { packageLinks } from '../../src/packages/link.page.ts'
import { axe, reviewed } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import { contents } from '../support/content.ts'
import { lookAtAll, noted, PHONE, REFLOW, showAll } from '../support/for-everybody.ts'
import { orderOf } from '../support/package-order.ts'
import { startLms } from '../support/lms.ts'
import { clippedText, motion, sidewaysScrolling, smallTargets } from '../support/page-faults.ts'
import { answerAsked, follow, turnToQuestion } from '../support/play.ts'
import { unzip } from '../support/unzip.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'

/** Places in the list of what axe leaves open. */
const met = new Set<number>()

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
})

// In other languages: access-in-other-words.slow.test.ts, so that two processes share the work.
it('every page in every state is for everybody, en', async () => {
  const looked = await lookAtAll(browser, 'en')
  for (const index of looked.met) met.add(index)
  expect(looked.faults).toEqual({})
})

it.each(LANGUAGES)('the pages of a package have no violations either, %s', async (language) => {
  const shown = contents[language]
  const lms = await startLms(await unzip(await buildPackage(orderOf({ contents: [shown] }))))
  const { page, sco } = await lms.launch(browser, { viewport: PHONE, alone: true })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const steps: readonly (() => Promise<unknown>)[] = [
    () => sco.locator('main h1').waitFor(),
    () => sco.locator('main a.btn').click(),
    () => follow(sco, packageLinks.lesson('L4', null)),
    () => turnToQuestion(sco, practiceItems(shown.course, 'L4')[0]?.id ?? 'Q0'),
    () => answerAsked(sco, shown.course, () => false),
  ]
  for (const step of steps) {
    await step()
    await showAll(page, PHONE.width)
    const faults = [...noted(await axe(page), met), ...(await smallTargets(page)), ...(await motion(page))]
    await page.setViewportSize(REFLOW)
    faults.push(...(await sidewaysScrolling(page)), ...(await clippedText(page)))
    expect.soft(faults, `${await page.title()}, ${language}`).toEqual([])
    await page.setViewportSize(PHONE)
  }
  await page.context().close()
  await lms.close()
})

it('the findings that axe leaves open are still those that a person checked', () => {
  const stale = reviewed.filter((_, index) => !met.has(index))
  expect(stale).toEqual([])
  expect(reviewed.filter(({ why }) => why.length < 20)).toEqual([])
})
