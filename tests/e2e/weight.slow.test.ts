import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { practiceItems } from '../../src/course/draw.ts'
import { webLinks } from '../../src/app/href.web.ts'
import { signedIn } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { askerAt } from '../support/ask.ts'
import { launchChromium } from '../support/chromium.ts'
import { completeCourse } from '../support/completions.ts'
import { content } from '../support/content.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { PAGE_STATES } from '../support/page-states.ts'
import { openPopulated } from '../support/populated.ts'
import { publishExample } from '../support/site.ts'
import { type Language, LANGUAGES } from '../../src/platform/text/language.ts'

/** The limits for a phone on a slow network: bytes on the wire, and requests. */
const FIRST_VISIT = { bytes: 60 * 1024, requests: 6 }
const NEXT_PAGE_BYTES = 15 * 1024
/** For a page of the records: the page itself, its styles and its scripts, compressed. Fonts and pictures come later. */
const RECORDS_PAGE_BYTES = 35 * 1024

let running: ListeningApp
let staff: Staff
let browser: Browser

beforeAll(async () => {
  running = await listeningApp()
  staff = await staffOn(running.test)
  await publishExample(running.test, staff.north, {})
  await completeCourse(running.test, staff.bob)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await running.close()
})

interface Fetched {
  readonly type: string
  readonly bytes: number
}

describe.each(LANGUAGES)('the data that a learner’s phone loads, %s', (language) => {
  it('is small on the first visit, with both fonts', async () => {
    const { page, fetched } = await phone(language)
    await page.goto(running.address + webLinks.home())
    await page.waitForLoadState('networkidle')
    const bytes = sum(fetched)
    console.info(`first visit, ${language}: ${bytes} bytes in ${fetched.length} requests`)
    expect(bytes).toBeLessThanOrEqual(FIRST_VISIT.bytes)
    expect(fetched.length).toBeLessThanOrEqual(FIRST_VISIT.requests)
    expect(fetched.filter(({ type }) => type === 'font')).toHaveLength(2)
    await page.context().close()
  })

  it('is only the page itself after that', async () => {
    const { page, fetched } = await phone(language)
    await page.goto(running.address + webLinks.home())
    const lessons = content.course.lessons.map(({ id }) => webLinks.lesson(id, null))
    // The first lesson brings the script of all lessons.
    fetched.length = 0
    await page.goto(running.address + webLinks.lesson('L1', null))
    await page.waitForLoadState('networkidle')
    // Both answers can come in at once, in either order.
    expect(fetched.map(({ type }) => type).toSorted()).toEqual(['document', 'script'])
    const [item] = practiceItems(content.course, 'L4')
    const story = content.scenarios[0]?.id ?? 'SC-1'
    const others = [
      webLinks.question('L4', item?.id ?? 'Q0'),
      webLinks.scenario(story),
      webLinks.scenarioStep(story, 1),
      webLinks.guide(),
      webLinks.contacts(),
      webLinks.policy(),
      webLinks.final(),
      webLinks.beforeYouStart(),
      webLinks.pause(),
      webLinks.whatNext(),
      '/certificate',
      '/account',
    ]
    for (const path of [...lessons, ...others]) {
      fetched.length = 0
      await page.goto(running.address + path)
      await page.waitForLoadState('networkidle')
      console.info(`${path}, ${language}: ${sum(fetched)} bytes`)
      expect(sum(fetched), path).toBeLessThanOrEqual(NEXT_PAGE_BYTES)
      expect(fetched, path).toHaveLength(1)
    }
    // The button that prints comes with its script.
    fetched.length = 0
    await page.goto(`${running.address}/card/print`)
    await page.waitForLoadState('networkidle')
    expect(sum(fetched)).toBeLessThanOrEqual(NEXT_PAGE_BYTES)
    expect(fetched.map(({ type }) => type).toSorted()).toEqual(['document', 'script'])
    await page.context().close()
  })
})

describe.each(LANGUAGES)('what a page of the records takes, with its styles and scripts, %s', (language) => {
  it('is within the limit as each page opens, of supervisors as well', async () => {
    const populated = await openPopulated(language)
    const states = PAGE_STATES.filter(({ act, route }) => act === null && /^\/(hr|team)\b/.test(route ?? ''))
    expect(states.length).toBeGreaterThan(100)
    const files = new Map<string, number>()
    const weights: { name: string; bytes: number }[] = []
    for (const { name, who, path } of states) {
      const asker = askerAt(populated.address(who), await populated.cookie(who))
      const { text } = await asker.get(path(populated))
      let bytes = gzipSync(text).byteLength
      for (const [, file = ''] of text.matchAll(/<(?:link rel="stylesheet" href|script src)="([^"]+)"/g)) {
        const known = files.get(file) ?? gzipSync((await asker.get(file)).text).byteLength
        files.set(file, known)
        bytes += known
      }
      weights.push({ name, bytes })
      expect.soft(bytes, name).toBeLessThanOrEqual(RECORDS_PAGE_BYTES)
    }
    const [heaviest] = weights.sort((one, other) => other.bytes - one.bytes)
    console.info(`the heaviest of ${weights.length} pages, ${language}: ${heaviest?.bytes} bytes, ${heaviest?.name}`)
    // Every page has the styles, and the script of the search box or of the way out.
    expect(files.size).toBeGreaterThan(3)
    await populated.close()
  })
})

function sum(fetched: readonly Fetched[]): number {
  return fetched.reduce((total, { bytes }) => total + bytes, 0)
}

/** A new browser with an empty cache, in which Bob is signed in. */
async function phone(language: Language): Promise<{ page: Page; fetched: Fetched[] }> {
  const bob = await signedIn(running.test, staff.bob)
  await bob.post('/reading', { language, detail: 'full', to: '/' })
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const [name = '', value = ''] = bob.cookie.split('=')
  await context.addCookies([{ name, value, url: running.address }])
  const page = await context.newPage()
  const fetched: Fetched[] = []
  const network = await context.newCDPSession(page)
  await network.send('Network.enable')
  const types = new Map<string, string>()
  network.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (!response.fromDiskCache && response.url.startsWith('http')) types.set(requestId, type.toLowerCase())
  })
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId)
    if (type !== undefined && encodedDataLength > 0) fetched.push({ type, bytes: encodedDataLength })
  })
  return { page, fetched }
}
