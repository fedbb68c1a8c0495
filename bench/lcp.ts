/**
 * Measures how long a phone on a slow network waits for the largest thing on a page. `docs/speed.md` says how to read
 * it.
 */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { SITES } from '../src/demo/sites.job.ts'
import { cardPath, hrefTo, webLinks } from '../src/app/href.web.ts'
import { launchChromium } from '../tests/support/chromium.ts'
import { startDemo } from '../tests/support/demo.ts'

const RUNS = 5
const KBPS = 1_600
const NETWORK = { offline: false, latency: 150, downloadThroughput: (KBPS * 1_000) / 8, uploadThroughput: 93_750 }
const CPU_SLOWDOWN = 4
const GOAL_MS = 1_500
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true }

const BARE = 'a bare page'
const BARE_PAGE =
  '<!doctype html><html lang="en"><head><title>Bare</title></head><body><h1>A bare page</h1></body></html>'

const browser = await launchChromium()
const demo = await startDemo()
const bare = await serve(BARE_PAGE)
try {
  const newcomer = await demo.join(browser, 'newcomer', PHONE)
  const signedIn = await newcomer.context().storageState()
  const pages: readonly [name: string, address: string, options: BrowserContextOptions][] = [
    [BARE, addressOf(bare), {}],
    ['sign-in', demo.address + hrefTo('/sign-in'), {}],
    ['home', demo.address + webLinks.home(), { storageState: signedIn }],
    ['lesson', demo.address + webLinks.lesson('L4', null), { storageState: signedIn }],
    ['question', demo.address + webLinks.question('L4', 'Q68'), { storageState: signedIn }],
    ['contacts', demo.address + webLinks.contacts(), { storageState: signedIn }],
    ['public card', demo.address + cardPath(SITES.harbor.slug, 'en'), {}],
  ]
  // The pages take turns, so that a busy moment of the machine doesn't hit only one of them.
  const times = new Map(pages.map(([name]): [string, number[]] => [name, []]))
  for (let run = 0; run < RUNS; run += 1) {
    for (const [name, address, options] of pages) times.get(name)?.push(await largestPaint(browser, address, options))
  }
  console.log(
    `Medians of ${RUNS} runs, cold cache, ${KBPS / 1_000} Mbps, ${NETWORK.latency} ms, CPU ÷ ${CPU_SLOWDOWN}; goal ${GOAL_MS} ms`,
  )
  const floor = median(times.get(BARE) ?? [])
  for (const [name, ms] of [...times].map(([page, all]): [string, number] => [page, median(all)])) {
    const verdict = ms > GOAL_MS ? ', over the goal' : ''
    console.log(`${name.padEnd(14)}${Math.round(ms)} ms, ${(ms / floor).toFixed(1)} × ${BARE}${verdict}`)
  }
} finally {
  bare.close()
  await demo.stop()
  await browser.close()
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}

/** Milliseconds from the request to the largest contentful paint, in a browser that has never been there. */
async function largestPaint(on: Browser, address: string, options: BrowserContextOptions): Promise<number> {
  const context = await on.newContext({ ...PHONE, ...options })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.emulateNetworkConditions', NETWORK)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  await page.goto(address, { waitUntil: 'networkidle' })
  if (page.url() !== address) throw new Error(`${address} leads to ${page.url()}`)
  const ms = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        })
      }),
  )
  await context.close()
  return ms
}

async function serve(html: string): Promise<Server> {
  const server = createServer((_request, response) => response.setHeader('Content-Type', 'text/html').end(html))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return server
}

function addressOf(server: Server): string {
  // A server that listens on a port has an address of this kind.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
