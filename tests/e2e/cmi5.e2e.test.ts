import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ROOT } from '../../src/paths.ts'
import { launchChromium } from '../support/chromium.ts'
import { faults, keptIn, verbs } from '../support/cmi5-page.ts'
import { startLrs, type TestLrs } from '../support/lrs.ts'

/** A page of another origin than the record store, with one script, as many learning systems have it. */
let server: Server
let browser: Browser
let lrs: TestLrs
let page: Page
const scripts = new Map<string, string>()

beforeAll(async () => {
  const entry = await build({ entryPoints: [join(ROOT, 'src/browser/cmi5.ts')], bundle: true, write: false })
  scripts.set('ours', entry.outputFiles[0]?.text ?? '')
  scripts.set('peer', readFileSync(join(ROOT, 'node_modules/@xapi/cmi5/dist/Cmi5.umd.js'), 'utf8'))
  server = createServer((request, response) => {
    const name = /^\/(\w+)\.js$/.exec(request.url ?? '')?.[1]
    if (name !== undefined) response.setHeader('Content-Type', 'text/javascript').end(scripts.get(name))
    else response.setHeader('Content-Type', 'text/html').end(documentFor(request.url ?? ''))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
})
beforeEach(async () => {
  lrs = await startLrs()
  page = await browser.newPage()
})
afterEach(async () => {
  await page.close()
  await lrs.close()
})

function documentFor(url: string): string {
  const script = /^\/(ours|peer)\b/.exec(url)?.[1]
  return `<!doctype html><title>Course</title>${script === undefined ? '' : `<script src="/${script}.js"></script>`}`
}

function addressOf(script: string, query: string): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/${script}${query}` // a TCP server has a port
}

/** What stands on the window of such a page. */
interface OurWindow {
  openCourseSession(input: object): Promise<OurSession>
  session?: OurSession
}
interface OurSession {
  readonly recording: string
  readonly suspendData: string
  save(progress: object): void
  finish(): void
}

describe('the script of a package for cmi5', () => {
  async function open(query: string) {
    await page.goto(addressOf('ours', query))
    return page.evaluate(async () => {
      const here = window as unknown as OurWindow // the script above puts it there
      const session = await here.openCourseSession({
        report: 'passed',
        elapsed: () => performance.now(),
        now: () => new Date().toISOString(),
        later: setTimeout,
        onRetry() {},
      })
      here.session = session
      window.addEventListener('pagehide', () => session.finish())
      return [session.recording, session.suspendData]
    })
  }
  const save = (suspendData: string, finished: object | null) =>
    page.evaluate(
      (progress) => (window as unknown as OurWindow).session?.save(progress), // put there by `open`
      { suspendData, location: '', interactions: [], finished },
    )

  it('tells everything when the page is left right after the end of the course', async () => {
    expect(await open(lrs.launch())).toEqual(['on', ''])
    await save('acknowledged', { right: 13, of: 15 })
    await page.goto(addressOf('elsewhere', ''))
    await vi.waitFor(() => expect(verbs(lrs).toSorted()).toEqual(['completed', 'initialized', 'passed', 'terminated']))
    await vi.waitFor(() => expect(keptIn(lrs)).toMatchObject({ suspendData: 'acknowledged' }))
  })

  it('says the last word when the page is closed, and goes on in a later launch', async () => {
    await open(lrs.launch())
    await save('state', null)
    await page.close({ runBeforeUnload: true })
    await vi.waitFor(() => expect(verbs(lrs)).toEqual(['initialized', 'terminated']))
    page = await browser.newPage()
    expect(await open(lrs.launch())).toEqual(['on', 'state'])
    expect(faults(lrs, true, false)).toEqual([])
  })

  it('is not recorded when it is loaded anew after that', async () => {
    const query = lrs.launch()
    await open(query)
    expect(await open(query)).toEqual(['no-lms', ''])
    await vi.waitFor(() => expect(verbs(lrs)).toEqual(['initialized', 'terminated']))
  })
})

/** What we call of another client of cmi5, in place of ours. */
interface Peer {
  initialize(): Promise<unknown>
  pass(score: number): Promise<unknown>
  fail(score: number): Promise<unknown>
  complete(): Promise<unknown>
  terminate(): Promise<unknown>
}

/** Or the store and the rules of the tests would be bent to our own client. */
describe('what another client sends is right as well', () => {
  async function play(query: string, ...calls: readonly (readonly [keyof Peer, number?])[]): Promise<void> {
    await page.goto(addressOf('peer', query))
    await page.evaluate(async (wanted) => {
      const { Cmi5 } = window as unknown as { Cmi5: new () => Peer } // the script above puts it there
      const client = new Cmi5()
      for (const [name, score = 0] of wanted) await client[name](score)
    }, calls)
  }

  it('for a course that is passed and completed', async () => {
    await play(lrs.launch({ masteryScore: 0.8 }), ['initialize'], ['pass', 0.8666], ['complete'], ['terminate'])
    expect(verbs(lrs)).toEqual(['initialized', 'passed', 'completed', 'terminated'])
    expect(faults(lrs)).toEqual([])
  })

  it('for a score below the mark', async () => {
    await play(lrs.launch({ masteryScore: 0.8 }), ['initialize'], ['fail', 0.5], ['terminate'])
    expect(faults(lrs)).toEqual([])
  })

  it('for a launch that broke off and another', async () => {
    await play(lrs.launch(), ['initialize'])
    await play(lrs.launch(), ['initialize'], ['complete'], ['terminate'])
    expect(faults(lrs, false, true)).toEqual([])
    expect(faults(lrs, true, true)).toContain('the last statement must be terminated')
  })

  it('and it gets the token once', async () => {
    const query = lrs.launch()
    await play(query, ['initialize'])
    await expect(play(query, ['initialize'])).rejects.toThrow()
  })
})
