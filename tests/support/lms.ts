import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core'
import type { Call } from '../../src/package/call-rules.ts'
import { ROOT } from '../../src/paths.ts'

/** A learning system with one learner and one package: scorm-again in a page, and a server that keeps what it commits. */
export interface TestLms {
  /** What the LMS has on record now, as `cmi` (SCORM 1.2 names). */
  readonly record: () => CmiRecord
  /** Opens the package as a learner does, in a frame. */
  launch(browser: Browser, options?: LaunchOptions): Promise<Launch>
  close(): Promise<void>
}

export interface LaunchOptions {
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly mode?: 'normal' | 'browse' | 'review'
  readonly credit?: 'credit' | 'no-credit'
  /** What the LMS gives back instead of what was saved. */
  readonly suspendData?: string
  /** What the clock of the browser shows. */
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
  /** What went wrong in the page: console errors, exceptions, requests that left the server or found nothing. */
  readonly troubles: readonly string[]
  /** Takes the frame away, as an LMS does when its window is closed, and gives the whole log. */
  end(): Promise<readonly Call[]>
}

export interface CmiRecord {
  readonly core: Readonly<Record<string, unknown>> & { readonly score: Readonly<Record<string, string>> }
  readonly suspend_data: string
  readonly interactions: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  // As some servers do: the files must not need the right one.
  js: 'text/javascript; charset=iso-8859-1',
  css: 'text/css',
}
/** Somewhere deep, with a query string, as an LMS launches it. */
const PACKAGE = '/content/17/course files/'
const RUNTIME = readFileSync(join(ROOT, 'node_modules/scorm-again/dist/scorm12.min.js'))

export async function startLms(files: ReadonlyMap<string, Buffer>): Promise<TestLms> {
  let stored: CmiRecord | null = null
  const server = createServer((request, response) => {
    answer(request, response, files, (cmi) => {
      stored = cmi
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a TCP server has a port
  return {
    record() {
      if (stored === null) throw new Error('nothing was committed yet')
      return stored
    },
    launch: (browser, options = {}) => launch(browser, origin, options, stored),
    async close() {
      const closed = once(server, 'close')
      server.close()
      // Browsers keep theirs open for the next request.
      server.closeAllConnections()
      await closed
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  files: ReadonlyMap<string, Buffer>,
  store: (cmi: CmiRecord) => void,
): Promise<void> {
  const path = decodeURI(new URL(request.url ?? '/', 'http://lms').pathname)
  if (path === '/commit') {
    store(JSON.parse(await text(request)).cmi)
    response.setHeader('Content-Type', 'application/json').end('{"result":true,"errorCode":0}')
  } else if (path === '/player')
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>LMS</title>')
  else if (path === '/scorm12.js') response.setHeader('Content-Type', 'text/javascript').end(RUNTIME)
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
  origin: string,
  options: LaunchOptions,
  stored: CmiRecord | null,
): Promise<Launch> {
  const context = await browser.newContext({ viewport: options.viewport ?? { width: 1024, height: 768 } })
  if (options.now !== undefined) await context.clock.setFixedTime(options.now)
  const page = await context.newPage()
  const troubles = watch(page, origin)
  const url = `${origin}${encodeURI(PACKAGE)}index.html?session=1&title=a%20b`
  if (options.alone === true) {
    await page.goto(url)
    return launched(context, page, page, troubles)
  }
  await page.goto(`${origin}/player`)
  await page.addScriptTag({ url: '/scorm12.js' })
  await page.evaluate(openPlayer, {
    url,
    cmi: { ...stored, ...(options.suspendData === undefined ? {} : { suspend_data: options.suspendData }) },
    mode: options.mode ?? 'normal',
    credit: options.credit ?? 'credit',
  })
  const sco = page.frames()[1]
  if (sco === undefined) throw new Error('the player has no frame')
  return launched(context, page, sco, troubles)
}

function launched(context: BrowserContext, page: Page, sco: Frame | Page, troubles: readonly string[]): Launch {
  const calls = () => page.evaluate(() => (window as unknown as PlayerWindow).calls ?? [])
  return {
    page,
    sco,
    troubles,
    calls,
    failCommits: (fail) =>
      page.evaluate((value) => {
        ;(window as unknown as PlayerWindow).failing = value
      }, fail),
    async end() {
      await page.evaluate(() => document.querySelector('iframe')?.remove())
      const log = await calls()
      // The last message of the session is a beacon: it leaves before the context does.
      await page.waitForLoadState('networkidle')
      await context.close()
      return log
    },
  }
}

function watch(page: Page, origin: string): string[] {
  const troubles: string[] = []
  page.on('console', (message) => {
    const isTrouble = message.type() === 'error' || message.type() === 'warning'
    if (isTrouble && !isFavicon(message.location().url)) troubles.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => troubles.push(`exception: ${error.message}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) troubles.push(`request: ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400 && !isFavicon(response.url()))
      troubles.push(`response ${response.status()}: ${response.url()}`)
  })
  return troubles
}

/** What a browser asks for by itself. */
function isFavicon(url: string): boolean {
  return url.endsWith('/favicon.ico')
}

interface PlayerWindow {
  calls?: Call[]
  failing?: boolean
  API: object
  readonly Scorm12API: new (settings: object) => Scorm12Api
}

type Scorm12Api = Readonly<Record<string, (...args: string[]) => string>> & {
  loadFromJSON(cmi: object, element: string): void
}

/** Runs in the page of the LMS: puts the API in place, writes a log of all calls, then opens the package. */
function openPlayer(given: { url: string; cmi: Partial<CmiRecord>; mode: string; credit: string }): void {
  const player = window as unknown as PlayerWindow
  const api = new player.Scorm12API({ lmsCommitUrl: '/commit', mastery_override: false, logLevel: 5 })
  const before: CmiRecord['core'] = given.cmi.core ?? { score: {} }
  api.loadFromJSON(
    {
      ...given.cmi,
      core: {
        ...before,
        student_id: 'learner@example.org',
        student_name: 'Ngô, Ana',
        lesson_mode: given.mode,
        credit: given.credit,
        entry: before.exit === 'suspend' ? 'resume' : 'ab-initio',
      },
    },
    'cmi',
  )
  const calls: Call[] = []
  player.calls = calls
  const names = [
    'LMSInitialize',
    'LMSFinish',
    'LMSGetValue',
    'LMSSetValue',
    'LMSCommit',
    'LMSGetLastError',
    'LMSGetErrorString',
    'LMSGetDiagnostic',
  ]
  player.API = Object.fromEntries(
    names.map((method) => [
      method,
      (...args: string[]) => {
        if (player.failing === true && method === 'LMSCommit') return 'false'
        const result = String(api[method]?.(...args))
        calls.push({ method, args, result, error: String(api.LMSGetLastError?.()) })
        return result
      },
    ]),
  )
  const frame = document.createElement('iframe')
  frame.src = given.url
  frame.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%; border: 0'
  document.body.append(frame)
}
