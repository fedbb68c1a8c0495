import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { HtmlValidate } from 'html-validate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedIn, type TestApp, testApp } from '../support/app.ts'
import { castOn } from '../support/cast.ts'
import { launchChromium } from '../support/chromium.ts'
import { completeCourse } from '../support/completions.ts'
import { fittingChoice } from '../../src/domain/scenario.ts'
import { answerRound, choose } from '../support/play.ts'
import { publishExample } from '../support/site.ts'
import { content } from '../support/content.ts'
import { certificatePath, certificateRevocationsPath, personPath, siteCardPath, sitePath } from '../../src/web/paths.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Rules of the checker that are a matter of taste or of another kind of page. */
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'no-trailing-whitespace': 'off',
    'no-inline-style': 'error',
    'require-sri': 'off',
    'tel-non-breaking': 'off',
    'long-title': 'off',
    'no-implicit-button-type': 'error',
  },
})

let app: TestApp
let server: Server
let browser: Browser
let address = ''
const pages = new Map<string, Page>()

beforeAll(async () => {
  server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address of this kind.
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  app = await testApp({ PUBLIC_URL: address })
  server.on('request', app.app)
  const cast = await castOn(app)
  browser = await launchChromium()
  for (const [name, person] of Object.entries({ ada: cast.ada, bob: cast.bob, cleo: cast.cleo })) {
    const { cookie } = await signedIn(app, person)
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, bypassCSP: true })
    const [key = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name: key, value, url: address }])
    pages.set(name, await context.newPage())
  }
  pages.set('visitor', await browser.newPage({ viewport: { width: 320, height: 640 }, bypassCSP: true }))
  await completeCourse(app, cast.cleo)
  await publishExample(app, cast.south, { name: 'South House', slug: 'south-house' })
  places.push(
    ['ada', personPath(cast.bob)],
    ['ada', sitePath(cast.north)],
    ['cleo', certificatePath()],
    ['ada', personPath(cast.cleo)],
    ['ada', certificateRevocationsPath(cast.cleo)],
  )
  cards.push(['ada', siteCardPath(cast.south)])
})
afterAll(async () => {
  await browser.close()
  server.close()
  await app.deps.store.close()
})

const places: [who: string, path: string][] = [
  ['visitor', '/sign-in'],
  ['visitor', '/code'],
  ['visitor', '/nothing-here'],
  ['visitor', '/verify'],
  ['bob', '/'],
  ...content.course.lessons.map((lesson): [string, string] => ['bob', `/lessons/${lesson.id}`]),
  ['bob', '/lessons/L4/questions/Q68'],
  ['bob', '/scenarios/SC-1'],
  ['bob', '/scenarios/SC-1/steps/1'],
  ['bob', '/final'],
  ['bob', '/policy'],
  ['bob', '/contacts'],
  ['bob', '/account'],
  ['bob', '/what-hr-sees'],
  ['bob', '/other-format'],
  ['ada', '/hr/people'],
  ['ada', '/hr/people/new'],
  ['ada', '/hr/sites'],
]

/** The public cards of a site with details and of one without, and what is printed of them. */
const cards: [who: string, path: string][] = [
  ['visitor', '/now/south-house'],
  ['visitor', '/es/now/south-house'],
  ['visitor', '/now/north-house'],
  ['visitor', '/now/nothing-here'],
  ['bob', '/card/print'],
]

describe('every page', () => {
  it('is valid HTML, free of findings by axe in light and dark, and not wider than a phone of 320 pixels', async () => {
    for (const [who, path] of places) await inspect(getPage(who), path, (page) => page.goto(address + path))
  })

  it('of the public card is so, too', async () => {
    for (const [who, path] of cards) await inspect(getPage(who), path, (page) => page.goto(address + path))
  })

  it('of the check of a certificate is so, too', async () => {
    const page = getPage('visitor')
    await page.goto(`${address}/verify`)
    await inspect(page, 'a check of nothing', () => page.getByRole('button', { name: 'Check' }).click())
    await page.locator('textarea').fill('not a code')
    await inspect(page, 'a code that is none', () => page.getByRole('button', { name: 'Check' }).click())
  })

  it('in the states that a form makes is so, too', async () => {
    const page = getPage('bob')
    await page.goto(`${address}/lessons/L4/questions/Q68`)
    await inspect(page, 'a question without an answer', () =>
      page.getByRole('button', { name: 'Check my answer' }).click(),
    )
    await page.locator('main .answer label').first().click()
    await inspect(page, 'a question answered', () => page.getByRole('button', { name: 'Check my answer' }).click())
    const [story] = content.scenarios
    await page.goto(`${address}/scenarios/${story?.id}/steps/1`)
    for (const [index, decision] of story?.decisions.entries() ?? []) {
      const wrong = decision.choices.find((choice) => !choice.fits)
      await inspect(page, `a choice that does not fit, step ${index + 1}`, () => choose(page, wrong?.id ?? ''))
      await page.goto(page.url().replace('/reply', ''))
      await inspect(page, `a choice that fits, step ${index + 1}`, () => choose(page, fittingChoice(decision).id))
      await inspect(page, 'the next page of the story', () => page.locator('main .actions a').first().click())
    }
    await inspect(page, 'a story worked through', () => page.goto(`${address}/scenarios/${story?.id}`))
    await page.goto(`${address}/final`)
    await inspect(page, 'a question of the final check', () =>
      page.getByRole('button', { name: 'Start the final check' }).click(),
    )
    await inspect(page, 'answers that wait', () => page.goto(page.url().replace('/questions/1', '/answers')))
    await page.goto(`${address}/final`)
    await inspect(page, 'a result', () => answerRound(page, content.course, (item) => item.topic !== 'images'))
  })
})

async function inspect(page: Page, name: string, open: (page: Page) => Promise<unknown>): Promise<void> {
  await open(page)
  const report = await validator.validateString(await page.content())
  const faults = report.results.flatMap((result) =>
    result.messages.map((message) => `${message.ruleId}: ${message.message} (${message.selector})`),
  )
  expect.soft(faults, name).toEqual([])
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect.soft(await findings(page), `${name}, ${colorScheme}`).toEqual([])
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect.soft(overflow, `${name} is too wide`).toBeLessThanOrEqual(0)
}

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async (tags) => {
    // Put there by the line above.
    const { axe: checker } = window as unknown as {
      axe: { run(o: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await checker.run({ runOnly: tags })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
  }, TAGS)
}

function getPage(who: string): Page {
  const page = pages.get(who)
  if (page === undefined) throw new Error(`nobody is called ${who}`)
  return page
}
