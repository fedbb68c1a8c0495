import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { practiceItems } from '../../src/domain/draw.ts'
import { buildPackage } from '../../src/package/build.ts'
import { packageLinks } from '../../src/pages/package-links.ts'
import { ROOT } from '../../src/paths.ts'
import { webLinks } from '../../src/web/paths.ts'
import { launchChromium } from '../support/chromium.ts'
import { content, exampleSite } from '../support/content.ts'
import { startLms } from '../support/lms.ts'
import { answerAsked, finishLesson, follow, goHome, send } from '../support/play.ts'
import { type ServerProcess, startServer } from '../support/server.ts'
import { unzip } from '../support/unzip.ts'

/** Takes the pictures of the README, from a demo of today. */
const FOLDER = join(ROOT, 'docs/screenshots')
const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 900 }

let server: ServerProcess
let browser: Browser
let links: string[] = []
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true })
  const dataDir = mkdtempSync(join(tmpdir(), 'csec-demo-'))
  const said = execFileSync(process.execPath, [join(ROOT, 'dist/cli.js'), 'demo', '--data-dir', dataDir], {
    encoding: 'utf8',
  })
  links = [...said.matchAll(/\/join\/\S+/g)].map((match) => match[0])
  server = await startServer(dataDir, 0, false)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

it('takes pictures of a new staff member’s pages', async () => {
  const page = await joined(links[2], PHONE)
  for (const lesson of ['L1', 'L2', 'L3'] as const) await finishLesson(page, content, lesson, webLinks)
  await goHome(page)
  await picture(page, 'learner-home-390')
  await page.goto(`${server.address}${webLinks.lesson('L4', null)}`)
  await picture(page, 'lesson-390')
  const item = practiceItems(content.course, 'L4')[0]
  await page.goto(`${server.address}${webLinks.question('L4', item?.id ?? 'Q0')}`)
  await answerAsked(page, content.course, () => false)
  await picture(page, 'reply-390')
  await page.goto(`${server.address}${webLinks.contacts()}`)
  await picture(page, 'contacts-390')
})

it('takes pictures of HR’s pages', async () => {
  const page = await joined(links[0], DESKTOP)
  await page.goto(`${server.address}/hr/people`)
  await picture(page, 'people-1280')
  await page.locator('tbody th a').first().click()
  await picture(page, 'person-1280')
  await page.goto(`${server.address}/hr/sites`)
  await page.locator('tbody th a').first().click()
  await picture(page, 'site-1280')
})

it('takes pictures of the package in an LMS', async () => {
  const zip = await buildPackage({ content, site: exampleSite, report: 'passed', leaveTo: null })
  const lms = await startLms(await unzip(zip))
  const wide = await lms.launch(browser, { viewport: DESKTOP })
  await follow(wide.sco, packageLinks.lesson('L4', null))
  await picture(wide.page, 'package-1280')
  const phone = await lms.launch(browser, { viewport: PHONE })
  await goHome(phone.sco)
  await follow(phone.sco, packageLinks.final())
  await send(phone.sco)
  await picture(phone.page, 'package-question-390')
  for (const { page } of [wide, phone]) await page.context().close()
  await lms.close()
})

async function joined(link: string | undefined, viewport: { width: number; height: number }): Promise<Page> {
  const page = await browser.newPage({ viewport })
  await page.goto(`${server.address}${link}`)
  await page.locator('[name="password"]').fill('a quiet room with the light on')
  await send(page)
  return page
}

/** The part of the page that a person sees first, and a little more. */
async function picture(page: Page, name: string): Promise<void> {
  const { width, height } = page.viewportSize() ?? PHONE
  const full = await page.evaluate(() => document.documentElement.scrollHeight)
  const path = join(FOLDER, `${name}.png`)
  const clip = { x: 0, y: 0, width, height: Math.min(full, Math.round(height * 1.5)) }
  const image = await page.screenshot({ path, fullPage: true, clip })
  expect(image.length).toBeGreaterThan(5_000)
}
