import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editionText } from '../../src/learning/edition.page.ts'
import { axe } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import { content } from '../support/content.ts'
import { type PackStory, packStory } from '../support/pack.ts'
import { clippedText, invalidMarkup, sidewaysScrolling, smallTargets, unseenFocus } from '../support/page-faults.ts'
import { unzip } from '../support/unzip.ts'

let story: PackStory
let browser: Browser
let page: Page
let folder: string
let zip: string
let names: string[]
/** Everything a page asked for besides the files of the pack. */
const asked: string[] = []

/** Opens it the way a recipient does: from a disk, with only a browser. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'csec-pack-'))
  story = await packStory(editionText(content))
  zip = (await story.make({ site: story.staff.north })).file
  const files = await unzip(readFileSync(zip))
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }
  names = [...files.keys()].filter((name) => name.endsWith('.html'))
  browser = await launchChromium()
  page = await browser.newPage({ reducedMotion: 'reduce' })
  page.on('request', (request) => {
    if (!request.url().startsWith(pathToFileURL(folder).href) && request.url() !== 'data:,') asked.push(request.url())
  })
}, 60_000)
afterAll(async () => {
  await browser.close()
  await story.close()
  rmSync(folder, { recursive: true })
})

const hrefOf = (name: string) => pathToFileURL(join(folder, name)).href
/**
 * Leaves out most pages of editions, which have tests of their own, but keeps one lesson on both paths and one story.
 */
const ownPages = () => names.filter((name) => !/\/(lessons|stories)\//.test(name) || /L4-|SC-1-0[1-4]/.test(name))

describe('the pages of a pack', () => {
  it('are valid HTML, free of findings by axe, and fit a phone of 320 pixels', async () => {
    expect(ownPages().length).toBeGreaterThan(20)
    for (const name of ownPages()) {
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.goto(hrefOf(name))
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
    expect(asked).toEqual([])
  }, 120_000)

  it('lead to nothing that is not in the pack, and read without any script', async () => {
    const bare = await browser.newContext({ javaScriptEnabled: false })
    const reading = await bare.newPage()
    const seen = new Set<string>()
    const open = ['index.html']
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (seen.has(name)) continue
      seen.add(name)
      if (!name.endsWith('.html') || /\/(lessons|stories)\//.test(name)) continue
      await reading.goto(hrefOf(name))
      expect((await reading.locator('main h1').first().innerText()).length).toBeGreaterThan(3)
      for (const href of hrefsIn(readFileSync(join(folder, name), 'utf8'))) {
        const target = new URL(href, hrefOf(name)).href.split('#')[0] ?? ''
        open.push(decodeURI(target.slice(pathToFileURL(folder).href.length + 1)))
      }
    }
    for (const name of seen) expect(() => readFileSync(join(folder, name)), name).not.toThrow()
    for (const name of names) expect.soft([name, seen.has(name)]).toEqual([name, true])
    await bare.close()
  }, 60_000)
})

describe('the page that checks a pack', () => {
  const verdict = async (input: '#zip' | '#folder', path: string) => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(hrefOf('verify.html'))
    await page.locator(input).setInputFiles(path)
    await page.locator('#result[data-state="good"], #result[data-state="bad"]').waitFor({ timeout: 20_000 })
    return page.locator('#result').innerText()
  }

  it('finds a whole one in order, as a zip and as a folder', async () => {
    const said = await verdict('#zip', zip)
    expect(said).toContain('No problems found. Every file is as it was packed.')
    expect(said).toContain('SHA-256 of the zip')
    expect(await axe(page)).toMatchObject({ violations: [] })
    expect(await verdict('#folder', folder)).toContain('No problems found. Every file is as it was packed.')
  }, 60_000)

  it('names what was changed, and a forged signature', async () => {
    const changed = join(tmpdir(), `csec-pack-changed-${process.pid}`)
    cpSync(folder, changed, { recursive: true })
    writeFileSync(join(changed, 'roster.csv'), 'Everybody')
    rmSync(join(changed, 'later.html'))
    const manifest = readFileSync(join(changed, 'manifest.json'), 'utf8')
    writeFileSync(join(changed, 'manifest.json'), manifest.replace('"asOf": "2026-11-24"', '"asOf": "2026-11-23"'))
    const said = await verdict('#folder', changed)
    rmSync(changed, { recursive: true })
    expect(said).toContain('3 problems found')
    expect(said).toContain('The signature doesn’t match.')
    expect(said).toContain('Changed: roster.csv')
    expect(said).toContain('Missing: later.html')
  }, 60_000)

  it('says in a browser without these signatures that it has not checked them', async () => {
    await page.addInitScript(() => {
      crypto.subtle.importKey = () => Promise.reject(new DOMException('', 'NotSupportedError'))
    })
    const said = await verdict('#zip', zip)
    expect(said).toContain('This browser can’t check signatures')
    expect(said).toContain('node verify.mjs')
    expect(said).not.toContain('No problems found.')
  }, 60_000)
})

function hrefsIn(html: string): string[] {
  return [...html.matchAll(/\shref="([^"#][^"]*)"/g)]
    .map(([, href = '']) => href)
    .filter((href) => !/^(data|tel|sms|https?|mailto):/.test(href))
}
