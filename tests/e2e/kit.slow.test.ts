import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { adminKit, quizKey } from '../../src/packages/kit/kit.job.ts'
import { axe } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import { contents } from '../support/content.ts'
import { exampleKit } from '../support/kit.ts'
import { clippedText, invalidMarkup, sidewaysScrolling, smallTargets, unseenFocus } from '../support/page-faults.ts'
import { askAbout } from '../support/pdf.ts'

let browser: Browser
let page: Page
let folder: string
let names: string[]
/** Everything a page asked for besides the files of the kit. */
const asked: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kit-'))
  const kit = await exampleKit({ contents: [contents.en, contents.es] })
  const web = await adminKit({ ...kit, edition: 'web', site: { ...kit.site, named: [] } })
  const files = new Map([
    ...(await adminKit(kit)),
    ['key/quiz-key.html', await quizKey(kit)] as const,
    // These files are only in the kit of a web server, or of a package with blanks.
    ...[...web]
      .filter(([name]) => /^(kit.css|README-admin.html|test-script.html)$/.test(name))
      .map(([name, data]) => [`web/${name}`, data] as const),
  ])
  for (const [name, data] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), data)
  }
  names = [...files.keys()].filter((name) => name.endsWith('.html'))
  browser = await launchChromium()
  page = await browser.newPage({ reducedMotion: 'reduce' })
  page.on('request', (request) => {
    if (!request.url().startsWith(pathToFileURL(folder).href) && request.url() !== 'data:,') asked.push(request.url())
  })
})

afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})

it('every page of a kit is valid HTML, free of findings by axe, and fits a phone of 320 pixels', async () => {
  for (const name of names) {
    // Wide, so that no table is partly out of sight, where axe cannot tell the contrast.
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(pathToFileURL(join(folder, name)).href)
    await page.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true
    })
    const { violations, unknown } = await axe(page)
    await page.setViewportSize({ width: 320, height: 900 })
    const faults = [
      ...(await invalidMarkup(page)),
      ...violations,
      ...unknown,
      ...(await sidewaysScrolling(page)),
      ...(await clippedText(page)),
      ...(await smallTargets(page)),
      ...(await unseenFocus(page)),
    ]
    expect.soft(faults, name).toEqual([])
  }
  expect(names.length).toBeGreaterThan(20)
})

it('the first screen of the pre-flight report on a phone has its findings, and every call is folded up, except on paper', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(pathToFileURL(join(folder, 'preflight.html')).href)
  const secondCheck = await page.locator('tbody tr').nth(1).boundingBox()
  expect((secondCheck?.y ?? Number.POSITIVE_INFINITY) + (secondCheck?.height ?? 0)).toBeLessThan(844)
  const log = page.locator('details').last()
  expect(await log.locator('li').last().isVisible()).toBe(false)
  const paper = askAbout(await page.pdf(), 'pdftotext', 'file.pdf', '-')
  // Two launches break off, without an end.
  const ends = paper.match(/LMSFinish\(\) → true/g)
  expect(ends).toHaveLength((await page.locator('details').count()) - 2)
  await log.locator('summary').click()
  expect(await log.locator('li').last().innerText()).toBe('LMSFinish() → true')
})

it('asks for nothing but its own files', () => {
  expect(asked).toEqual([])
})
