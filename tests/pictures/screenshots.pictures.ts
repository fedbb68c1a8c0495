import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SITES } from '../../src/demo/sites.job.ts'
import { practiceItems } from '../../src/course/draw.ts'
import { buildPackage } from '../../src/packages/build.job.ts'
import { packageLinks } from '../../src/packages/link.page.ts'
import { pack } from '../../src/packages/runtime/suspend-data.ts'
import { ROOT } from '../../src/platform/root.ts'
import { cardPath, hrefTo, publicPath, webLinks } from '../../src/app/href.web.ts'
import { launchChromium } from '../support/chromium.ts'
import { content, contents } from '../support/content.ts'
import { orderOf } from '../support/package-order.ts'
import { passed } from '../support/package-states.ts'
import { type Demo, startDemo } from '../support/demo.ts'
import { startLms } from '../support/lms.ts'
import { answerAsked, answerRound, choose, finishLesson, follow, goHome, send } from '../support/play.ts'
import { unzip } from '../support/unzip.ts'
import { type Language, LANGUAGES } from '../../src/platform/text/language.ts'
import { MESSAGES } from '../../src/words/messages.ts'

/** Takes the pictures of `docs/screens` from today's demo. Somebody looks at each before it is committed. */
const FOLDER = join(ROOT, 'docs/screens')
const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 900 }
/** Nothing is caught on its way from one color to another. */
const STILL = { reducedMotion: 'reduce' } as const
/** Longer pages are cut off here. */
const TALLEST = 1_200
/** Dots per inch of what is printed: a Letter page is 510 px wide. */
const PAPER_DPI = 60

/** Further pages of HR that the guides in `docs` show (`src/app/guides.ts`). */
const IN_GUIDES = [
  [hrefTo('/hr'), 'start'],
  [hrefTo('/hr/imports'), 'imports'],
  [hrefTo('/hr/rules'), 'rules'],
  [hrefTo('/hr/packs'), 'evidence'],
  [hrefTo('/hr/reminders'), 'reminders'],
  [hrefTo('/hr/reminders/texts'), 'texts'],
  [hrefTo('/hr/roles'), 'roles'],
] as const

const { course } = content

let demo: Demo
let browser: Browser
beforeAll(async () => {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  demo = await startDemo()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await demo.stop()
})

it('takes pictures of what anybody sees', async () => {
  const page = await browser.newPage({ viewport: PHONE, ...STILL })
  // The fonts of a first page may come too late for it.
  await page.goto(demo.address + hrefTo('/sign-in'))
  for (const language of LANGUAGES) {
    await page.goto(demo.address + publicPath(hrefTo('/sign-in'), language))
    await picture(page, 'sign-in', language)
    await page.goto(demo.address + cardPath(SITES.harbor.slug, language))
    await picture(page, 'card', language)
  }
  await page.context().close()
})

it('takes pictures of a new staff member’s pages', async () => {
  const page = await demo.join(browser, 'newcomer', { viewport: PHONE, ...STILL })
  const open = (path: string) => page.goto(demo.address + path)
  for (const { id } of course.lessons.slice(0, 3)) await finishLesson(page, content, id, webLinks)
  await goHome(page)
  await pictures(page, 'home')
  await open(webLinks.lesson('L4', 'privacy'))
  await pictures(page, 'lesson')
  await page.emulateMedia({ colorScheme: 'dark' })
  await picture(page, 'lesson-dark', 'en')
  await page.emulateMedia({ colorScheme: 'light' })
  await print(page, 'lesson')
  await open(webLinks.question('L4', practiceItems(course, 'L4')[0]?.id ?? 'Q0'))
  await pictures(page, 'check')
  await answerAsked(page, course, () => false)
  await pictures(page, 'reply')

  // The last one is nobody's way through the lesson.
  const story = content.scenarios.at(-1)
  const decision = story?.decisions[0]
  if (story === undefined || decision === undefined) throw new Error('there is no story')
  await open(webLinks.scenarioStep(story.id, 1))
  await pictures(page, 'story')
  await choose(page, webLinks.scenarioStep(story.id, 1), decision.choices.find(({ fits }) => !fits)?.id ?? '')
  await pictures(page, 'story-reply')

  await open(webLinks.contacts())
  await pictures(page, 'contacts')
  await open(hrefTo('/card/print'))
  await print(page, 'card')
  for (const { id } of course.lessons.slice(3)) await finishLesson(page, content, id, webLinks)
  await open(webLinks.final())
  await send(page)
  await answerRound(page, course, (item) => item.topic !== 'images')
  await pictures(page, 'result-again')
  await page.locator('main .actions a.btn').click()
  await answerRound(page, course, () => true)
  await pictures(page, 'result-passed')
  await open(webLinks.policy())
  await pictures(page, 'policy')
  await send(page)
  await open(hrefTo('/certificate'))
  await page.setViewportSize(DESKTOP)
  await pictures(page, 'certificate')
  await print(page, 'certificate')
  await goHome(page)
  await pictures(page, 'home')
  await page.context().close()
})

it('takes pictures of HR’s pages', async () => {
  const page = await demo.join(browser, 'hr', { viewport: DESKTOP, ...STILL })
  const open = (path: string) => page.goto(demo.address + path)
  await open(hrefTo('/hr/overview'))
  await pictures(page, 'overview')
  await open(hrefTo('/hr/matrix'))
  await pictures(page, 'matrix')
  await open(hrefTo('/hr/people'))
  await pictures(page, 'people')
  await page.emulateMedia({ colorScheme: 'dark' })
  await picture(page, 'people-dark', 'en')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(PHONE)
  await pictures(page, 'people')
  await page.setViewportSize(DESKTOP)
  await print(page, 'people')
  await page.locator('tbody th a').first().click()
  await pictures(page, 'person')
  await open(hrefTo('/hr/sites'))
  await page.locator('tbody th a').first().click()
  await pictures(page, 'site')
  await open(hrefTo('/hr/packages'))
  await page.locator('main form .btn').click()
  await page.locator('#check').waitFor()
  await pictures(page, 'packages')
  await open(hrefTo('/hr/organization'))
  await pictures(page, 'organization')
  for (const [path, name] of IN_GUIDES) {
    await open(path)
    await pictures(page, name)
  }
  await open(hrefTo('/hr/ledger'))
  await page.locator('.help summary').click()
  await picture(page, 'help', 'en')
  await read(page, 'es')
  await page.locator('.help summary').click()
  await picture(page, 'help', 'es')
  await page.context().close()
})

it('takes a picture of a steward’s Home', async () => {
  const page = await demo.join(browser, 'steward', { viewport: DESKTOP, ...STILL })
  await page.goto(demo.address + hrefTo('/hr'))
  await pictures(page, 'start-steward')
  await page.context().close()
})

it('takes pictures of a supervisor’s page', async () => {
  const page = await demo.join(browser, 'supervisor', { viewport: PHONE, ...STILL })
  await page.goto(demo.address + hrefTo('/team'))
  await pictures(page, 'team')
  await page.context().close()
})

it('takes pictures of the package in an LMS', async () => {
  for (const language of LANGUAGES) {
    const lms = await startLms(await unzip(await buildPackage(orderOf({ contents: [contents[language]] }))))
    const wide = await lms.launch(browser, { viewport: DESKTOP, ...STILL })
    await follow(wide.sco, packageLinks.lesson('L4', null))
    await picture(wide.page, 'package', language)
    await wide.page.context().close()
    const phone = await lms.launch(browser, { viewport: PHONE, ...STILL })
    await goHome(phone.sco)
    await follow(phone.sco, packageLinks.final())
    await send(phone.sco)
    await picture(phone.page, 'package-question', language)
    await phone.page.context().close()
    const last = await lms.launch(browser, { viewport: DESKTOP, ...STILL, suspendData: pack(course, passed) })
    await goHome(last.sco)
    await follow(last.sco, packageLinks.policy())
    await send(last.sco)
    await last.sco.locator('h1', { hasText: MESSAGES[language].sco.finishTitle }).waitFor()
    await picture(last.page, 'package-finished', language)
    await last.page.context().close()
    await lms.close()
  }
})

it('puts a phone and HR’s overview next to each other for the README', async () => {
  const page = await browser.newPage({ viewport: { width: 1200, height: 500 } })
  const frame = (name: string, style: string) => {
    const data = readFileSync(join(FOLDER, `${name}.png`), 'base64')
    return `<div style="overflow:hidden;${style}"><img style="width:100%" src="data:image/png;base64,${data}"></div>`
  }
  await page.setContent(`<body style="margin:0;background:#ecf0f3;display:flex;gap:36px;padding:24px 34px">
    ${frame('lesson-390-en', 'width:290px;height:440px;border:6px solid #22303c;border-radius:26px')}
    ${frame('overview-1280-en', 'width:792px;height:440px;margin-top:5px;border:1px solid #b8c4c8;border-radius:8px')}
  </body>`)
  await page.screenshot({ path: join(FOLDER, 'front.png') })
  await page.context().close()
})

/** Takes each language, and then the first again, because the page stays as it was. */
async function pictures(page: Page, name: string): Promise<void> {
  await picture(page, name, 'en')
  await read(page, 'es')
  await picture(page, name, 'es')
  await read(page, 'en')
}

async function read(page: Page, language: Language): Promise<void> {
  await page.locator(`.top button[lang="${language}"]`).click()
  expect(await page.locator('html').getAttribute('lang')).toBe(language)
}

async function picture(page: Page, name: string, language: Language): Promise<void> {
  const size = page.viewportSize() ?? PHONE
  // No choice looks as if the pointer were on it.
  await page.mouse.move(0, 0)
  // The bar of a lesson stays at the bottom of the window, so its pictures end there.
  const hasBar = (await page.locator('.lesson--paged').count()) > 0
  const full = await page.evaluate(() => document.documentElement.scrollHeight)
  // A window as high as the picture, so that what sticks to its bottom covers nothing in the middle.
  if (!hasBar) {
    await page.setViewportSize({ ...size, height: Math.min(full, TALLEST) })
    await page.evaluate(() => scrollTo(0, 0))
  }
  // A site's form loads its card into a frame.
  await page.waitForLoadState('networkidle')
  const image = await page.screenshot({ path: join(FOLDER, `${name}-${size.width}-${language}.png`) })
  await page.setViewportSize(size)
  expect(image.length).toBeGreaterThan(5_000)
}

/** The first page as it comes out of a printer. */
async function print(page: Page, name: string): Promise<void> {
  const pdf = join(FOLDER, 'paper.pdf')
  writeFileSync(pdf, await page.pdf({ format: 'Letter', preferCSSPageSize: true }))
  const to = join(FOLDER, `${name}-paper-en`)
  execFileSync('pdftoppm', ['-png', '-r', String(PAPER_DPI), '-f', '1', '-l', '1', '-singlefile', pdf, to])
  rmSync(pdf)
}
