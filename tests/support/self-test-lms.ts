import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { BrowserContext, Frame, Page } from 'playwright-core'
import { type CmiTree, launchValues, recordAtLaunch, type Standard } from '../../src/packages/runtime/lms-record.ts'
import { ROOT } from '../../src/platform/root.ts'

/** A learning system with one learner, in which a package is opened again in the same browser. */
export interface SelfTestLms {
  /** The record: `cmi` as scorm-again commits it. */
  record(): CmiTree | null
  /** Opens the package with parameters at its address, waits for a heading, and gives its page. */
  launch(parameters: string): Promise<{ readonly page: Page; readonly sco: Frame | Page }>
  /** Takes the frame away, as an LMS does, and waits for the last message. */
  end(page: Page): Promise<void>
  close(): Promise<void>
}

export interface Host {
  readonly standard: Standard
  /** Changes a learner's text before the host stores it. */
  readonly keep?: (suspendData: string) => string
  /** `false` for a host that forgets everything. */
  readonly stores?: boolean
  /** `false` for a document that is opened without an LMS. */
  readonly api?: boolean
}

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' }
const LEARNER = { id: 'learner-4711', name: 'Ngô, Ana' }

export async function startSelfTestLms(
  context: BrowserContext,
  files: ReadonlyMap<string, Buffer>,
  { standard, keep = (data) => data, stores = true, api = true }: Host,
): Promise<SelfTestLms> {
  let stored: CmiTree | null = null
  const server = createServer((request, response) => {
    answer(request, response)
  })
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://lms')
    if (pathname === '/commit') {
      const { cmi }: { readonly cmi: CmiTree } = JSON.parse(await text(request))
      if (stores) stored = { ...cmi, suspend_data: keep(String(cmi.suspend_data ?? '')) }
      response.setHeader('Content-Type', 'application/json').end('{"result":true,"errorCode":0}')
      return
    }
    const name = pathname.slice('/package/'.length)
    const own = new Map<string, string | Buffer>([
      ['/player.html', '<!doctype html>'],
      ['/runtime.js', runtime(standard)],
    ])
    const file = own.get(pathname) ?? files.get(name)
    const type = TYPES[pathname.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
    if (file === undefined) response.writeHead(404).end()
    else response.setHeader('Content-Type', type).setHeader('Content-Security-Policy', "default-src 'self'").end(file)
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a TCP server has a port

  return {
    record: () => stored,
    async launch(parameters) {
      const page = await context.newPage()
      const url = `${origin}/package/index.html${parameters}`
      if (!api) {
        await page.goto(url)
        return { page, sco: page }
      }
      await page.goto(`${origin}/player.html`)
      await page.addScriptTag({ url: '/runtime.js' })
      const record = recordAtLaunch(standard, { cmi: stored, earlierMs: 0 })
      const cmi = launchValues(standard, record, { learner: LEARNER, passMark: '' })
      await page.evaluate(openPlayer, { standard, url, cmi })
      const sco = page.frames()[1]
      if (sco === undefined) throw new Error('the player has no frame')
      return { page, sco }
    },
    async end(page) {
      await page.evaluate(() => document.querySelector('iframe')?.remove())
      await page.waitForLoadState('networkidle')
      await page.close()
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function runtime(standard: Standard): Buffer {
  return readFileSync(join(ROOT, `node_modules/scorm-again/dist/${standard}.min.js`))
}

interface PlayerWindow {
  readonly Scorm12API: ApiClass
  readonly Scorm2004API: ApiClass
  API?: object
  API_1484_11?: object
}

type ApiClass = new (settings: object) => { loadFromJSON(cmi: object, element: string): void }

/** Runs in the page of the LMS. */
function openPlayer(given: { standard: Standard; url: string; cmi: CmiTree }): void {
  const player = window as unknown as PlayerWindow // what the script of the runtime has put there
  const settings = { lmsCommitUrl: '/commit', mastery_override: false, logLevel: 5 }
  const is12 = given.standard === 'scorm12'
  const api = is12 ? new player.Scorm12API(settings) : new player.Scorm2004API(settings)
  api.loadFromJSON(given.cmi, 'cmi')
  if (is12) player.API = api
  else player.API_1484_11 = api
  const frame = document.createElement('iframe')
  frame.src = given.url
  frame.width = '1000'
  frame.height = '700'
  document.body.append(frame)
}
