import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { buildSync } from 'esbuild'
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import type { ScormEdition } from '../../src/packages/standards/edition.ts'
import type { Call } from '../../src/packages/standards/call-rules.ts'
import { ROOT } from '../../src/platform/root.ts'
import type { Cmi, Opening } from './lms-page.ts'

/**
 * A learning system with one learner and one package: a page that opens it, and a server that keeps what is committed.
 */
export interface TestLms {
  /** The current record of the LMS, as `cmi` (SCORM 1.2 names). */
  readonly record: () => CmiRecord
  /** One element of it, by its full name; empty where there is nothing. */
  readonly value: (element: string) => string
  /** Sets the answer to commits from now on. */
  answerCommits(answers: CommitAnswers): void
  /** Forgets what it has, as for a new attempt. */
  beginAnew(): void
  /** Opens the package as a learner does. */
  launch(browser: Browser, options?: LaunchOptions): Promise<Launch>
  close(): Promise<void>
}

export interface LmsOptions {
  readonly edition: ScormEdition
  readonly host: Host
}

/**
 * `well`: they are stored. Or the learner's session is over, nothing is stored, and the answer is a log-in page with
 * the status 200 behind a redirect, an error, or an empty text.
 */
export type CommitAnswers = 'well' | 'log-in page' | 'error' | 'nothing'

/** Learning systems as they are met in the field; the runtimes are those of `lms-page.ts`. */
const HOSTS = {
  'scorm-again': { runtime: 'scorm-again' },
  strict: { runtime: 'strict' },
  'like moodle': { runtime: 'like moodle' },
  'like chamilo': { runtime: 'like chamilo' },
  'like open-edx': { runtime: 'like open-edx' },
  'like ilias': { runtime: 'like ilias' },
  'like frappe': { runtime: 'like frappe' },
  moodle: { runtime: 'moodle' },
  /**
   * The functions come when the package has looked for them in vain more than once; how often it looks is in
   * `src/packages/runtime/lms/lms.browser.ts`.
   */
  late: { runtime: 'strict', lateMs: 600 },
  /** It has the functions of both versions of SCORM, and the wrong ones fail. */
  both: { runtime: 'strict', hasOther: true },
  /** The package is two frames deep. */
  nested: { runtime: 'strict', place: 'framed' },
  popup: { runtime: 'strict', place: 'popup' },
  /** The same, with a frame of another origin between. */
  'cross-origin frame': { runtime: 'strict', place: 'framed', framesElsewhere: true },
  /** The page of the LMS is of another origin than the package. */
  'cross-origin page': { runtime: 'strict', pageElsewhere: true },
  /** The end of a session throws. */
  'broken end': { runtime: 'strict', endThrows: true },
} as const satisfies Readonly<Record<string, Partial<Opening> & Elsewhere>>
export type Host = keyof typeof HOSTS

interface Elsewhere {
  readonly framesElsewhere?: true
  readonly pageElsewhere?: true
}

export interface LaunchOptions {
  /** The browser profile of an earlier launch, which then stays open; otherwise a new one. */
  readonly context?: BrowserContext
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly mode?: Opening['mode']
  readonly credit?: Opening['credit']
  /** Replaces what was saved in the LMS. */
  readonly suspendData?: string
  /** The time on the browser's clock. */
  readonly now?: string
  /** Opens the document without an LMS around it. */
  readonly alone?: boolean
}

export interface Launch {
  readonly page: Page
  /** The document of the package. */
  readonly sco: Frame | Page
  /** Every call so far, with the answer and the error code. */
  calls(): Promise<readonly Call[]>
  /** Lets commits fail, or work again. */
  failCommits(fail: boolean): Promise<void>
  /** Problems in the page: console errors, exceptions, requests that left the server or found nothing. */
  readonly troubles: readonly string[]
  /** Takes the package away, as an LMS does when its window is closed, and gives the whole log. */
  end(): Promise<readonly Call[]>
  /** Ends the process of the page, which hears nothing of it, and gives the log so far. */
  kill(): Promise<readonly Call[]>
}

export interface CmiRecord {
  readonly core: Readonly<Record<string, unknown>> & { readonly score: Readonly<Record<string, string>> }
  readonly suspend_data: string
  readonly interactions: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  // Some servers send the wrong character set, and the files must work anyway.
  js: 'text/javascript; charset=iso-8859-1',
  css: 'text/css',
  png: 'image/png',
}
/** Somewhere deep, with a query string, as an LMS launches it. */
const PACKAGE = '/content/17/course files/'
const FRAMES = '/frames'
/** The script of the LMS page, bundled so that the LMS serves everything itself. */
const PAGE_SCRIPT = buildSync({
  entryPoints: [join(ROOT, 'tests/support/lms-page.ts')],
  bundle: true,
  format: 'iife',
  write: false,
}).outputFiles[0]?.text

export async function startLms(
  files: ReadonlyMap<string, Buffer>,
  { edition, host }: LmsOptions = { edition: 'scorm12', host: 'scorm-again' },
): Promise<TestLms> {
  let stored: Cmi | null = null
  let beacons = 0
  let answers: CommitAnswers = 'well'
  const server = createServer((request, response) => {
    answer(request, response, files, (cmi, { isBeacon, isPart }) => {
      if (isBeacon) beacons += 1
      if (answers === 'well') stored = isPart ? merged(stored ?? {}, cmi) : cmi
      return answers
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server has a port
  const version = edition === 'scorm12' ? '1.2' : '2004'
  return {
    record() {
      if (stored === null) throw new Error('nothing was committed yet')
      return stored as unknown as CmiRecord // what a runtime of SCORM 1.2 commits
    },
    value: (element) => valueIn(stored ?? {}, element.split('.').slice(1)),
    answerCommits(next) {
      answers = next
    },
    beginAnew() {
      stored = null
    },
    launch(browser, options = {}) {
      if (options.suspendData !== undefined) stored = withSuspendData(stored ?? {}, options.suspendData, version)
      return launch(browser, port, { version, ...HOSTS[host] }, options, stored ?? {}, () => beacons)
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      // Browsers keep theirs open for the next request.
      server.closeAllConnections()
      await closed
    },
  }
}

function valueIn(cmi: Cmi, [name = '', ...names]: readonly string[]): string {
  const found = cmi[name] ?? ''
  return typeof found === 'string' ? found : valueIn(found, names)
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  files: ReadonlyMap<string, Buffer>,
  store: (cmi: Cmi, how: { readonly isBeacon: boolean; readonly isPart: boolean }) => CommitAnswers,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://lms')
  const path = decodeURI(url.pathname)
  if (path === '/commit') {
    const { cmi, part } = JSON.parse(await text(request))
    const how = store(cmi ?? part, { isBeacon: url.search === '?beacon', isPart: part !== undefined })
    if (how === 'log-in page') response.writeHead(303, { Location: '/log-in' }).end()
    else if (how === 'error') response.writeHead(401).end('{"result":false,"errorCode":101}')
    else if (how === 'nothing') response.end()
    else if (part !== undefined) response.end('true\n0')
    else response.setHeader('Content-Type', 'application/json').end('{"result":true,"errorCode":0}')
  } else if (path === '/log-in')
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Log in</title><form></form>')
  else if (path === '/player')
    response
      .setHeader('Content-Type', 'text/html')
      .end('<!doctype html><title>LMS</title><script src="/lms.js"></script>')
  else if (path === FRAMES)
    response
      .setHeader('Content-Type', 'text/html')
      .end(`<!doctype html><iframe src="${url.searchParams.get('to')}"></iframe>`)
  else if (path === '/lms.js') response.setHeader('Content-Type', 'text/javascript').end(PAGE_SCRIPT)
  else {
    const name = path.startsWith(PACKAGE) ? path.slice(PACKAGE.length) : ''
    const file = files.get(name)
    if (file === undefined) response.writeHead(404).end()
    else
      response
        .setHeader('Content-Type', TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream')
        .setHeader('Content-Security-Policy', "default-src 'self'")
        .end(file)
  }
}

async function launch(
  browser: Browser,
  port: number,
  host: Pick<Opening, 'version' | 'runtime'> & Partial<Opening> & Elsewhere,
  options: LaunchOptions,
  stored: Cmi,
  beacons: () => number,
): Promise<Launch> {
  const { viewport = { width: 1024, height: 768 } } = options
  const context = options.context ?? (await browser.newContext({ viewport }))
  if (options.now !== undefined) await context.clock.setFixedTime(options.now)
  const [here, elsewhere] = [`http://127.0.0.1:${port}`, `http://localhost:${port}`]
  const troubles = watch(context, [here, elsewhere])
  const page = await context.newPage()
  const close = () => (options.context === undefined ? context.close() : page.close())
  const url = `${here}${encodeURI(PACKAGE)}index.html?session=1&title=a%20b`
  if (options.alone === true) {
    await page.goto(url)
    return launched(page, page, troubles, beacons, close)
  }
  await page.goto(`${host.pageElsewhere === true ? elsewhere : here}/player`)
  const opened =
    host.place === 'popup'
      ? page.waitForEvent('popup')
      : page.waitForEvent('framenavigated', (frame) => frame.url().startsWith(`${here}${encodeURI(PACKAGE)}`))
  await page.evaluate((opening) => window.openPackage(opening), {
    place: 'frame' as const,
    lateMs: 0,
    hasOther: false,
    endThrows: false,
    ...host,
    url,
    frames: `${host.framesElsewhere === true ? elsewhere : here}${FRAMES}`,
    cmi: stored,
    mode: options.mode ?? ('normal' as const),
    credit: options.credit ?? ('credit' as const),
  })
  return launched(page, await opened, troubles, beacons, close)
}

function merged(cmi: Cmi, part: Cmi): Cmi {
  const both = Object.entries(part).map(([name, value]) => {
    const old = cmi[name]
    return [name, typeof value === 'string' || typeof old !== 'object' ? value : merged(old, value)]
  })
  return { ...cmi, ...Object.fromEntries(both) }
}

/** Puts in the suspend data that an earlier launch would have left. */
function withSuspendData(stored: Cmi, suspendData: string, version: Opening['version']): Cmi {
  const { core } = stored
  const suspended =
    version === '1.2' ? { core: { ...(typeof core === 'object' ? core : {}), exit: 'suspend' } } : { exit: 'suspend' }
  return { ...stored, ...suspended, suspend_data: suspendData }
}

/** @param beacons how many messages have arrived, over all launches, that no page waits for. */
function launched(
  page: Page,
  sco: Frame | Page,
  troubles: readonly string[],
  beacons: () => number,
  close: () => Promise<void>,
): Launch {
  const beaconsBefore = beacons()
  const calls = () => page.evaluate(() => window.calls ?? [])
  return {
    page,
    sco,
    troubles,
    calls,
    failCommits: (fail) =>
      page.evaluate((value) => {
        window.failing = value
      }, fail),
    async end() {
      if ('mainFrame' in sco && sco !== page) await sco.close()
      else await page.evaluate(() => document.querySelector('iframe')?.remove())
      const log = await calls()
      // The last message of the session is a beacon: it leaves before the page does, and is on record when it is there.
      const sent = await page.evaluate(() => window.beacons ?? 0)
      while (beacons() - beaconsBefore < sent) await setTimeout(10)
      await close()
      return log
    },
    async kill() {
      const log = await calls()
      const crashed = page.waitForEvent('crash')
      const session = await page.context().newCDPSession(page)
      // The crash leaves nobody to answer.
      session.send('Page.crash').catch(() => {})
      await crashed
      await close()
      return log
    },
  }
}

function watch(context: BrowserContext, origins: readonly string[]): string[] {
  const troubles: string[] = []
  context.on('console', (message) => {
    const isTrouble = message.type() === 'error' || message.type() === 'warning'
    const { url } = message.location()
    const isExpected =
      isFavicon(url) ||
      message.text().includes('status of 401') ||
      message.text().includes('ERR_INTERNET_DISCONNECTED') ||
      // In a frame of another origin the browser leaves the attribute alone, and the page moves the focus itself.
      message.text().startsWith('Blocked autofocusing')
    if (isTrouble && !isExpected) troubles.push(`console: ${message.text()}`)
  })
  context.on('weberror', (error) => troubles.push(`exception: ${error.error().message}`))
  context.on('request', (request) => {
    if (!origins.some((origin) => request.url().startsWith(origin))) troubles.push(`request: ${request.url()}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 400 && !isFavicon(response.url()) && !isCommit(response.url()))
      troubles.push(`response ${response.status()}: ${response.url()}`)
  })
  return troubles
}

/** A commit is refused where a test wants that. */
function isCommit(url: string): boolean {
  return new URL(url, 'http://lms').pathname === '/commit'
}

/** Browsers request this by themselves. */
function isFavicon(url: string): boolean {
  return url.endsWith('/favicon.ico')
}
