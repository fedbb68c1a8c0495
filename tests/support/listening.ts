import type { Browser, BrowserContext, Page } from 'playwright-core'

/** What a page that was opened did, and what it has in it. */
export interface Heard {
  /** Scripts that ran, dialogs, requests elsewhere, and what the browser blocked. */
  readonly heard: readonly string[]
  /** Parts of the page that came from a text. */
  readonly found: readonly string[]
  /** The numbers of the texts that stand in the page as they were typed. */
  readonly shown: readonly number[]
}

/** A browser that listens for anything that a text could do. */
export interface Listener {
  /** Opens a page as it is served, with its policy, or with the policy put aside, so that nothing is blocked by it. */
  open(address: string, cookie: string | null): Promise<Heard>
  /** Opens an answer that has come already, at the address that it came from. */
  show(address: string, html: string, headers: Readonly<Record<string, string>>): Promise<Heard>
  /** The page that was opened last, to go on in it. */
  readonly page: Page
  /** What has happened since the page was opened, and what stands in it now. */
  now(): Promise<Heard>
  close(): Promise<void>
}

/** Tells what is in pages that were answered, as the browser reads them, without running anything. */
export type Reader = (pages: readonly string[]) => Promise<readonly Pick<Heard, 'found' | 'shown'>[]>

const HOST = 'zq.example'
/** An address that nobody of ours answers. */
const EMPTY = '/an-empty-page'
/** What our pages say of the windows around them. A page that doesn't say it is shown in another process. */
const ALONE = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Origin-Agent-Cluster': '?1' }

/** @param policy whether the pages' own policy holds */
export async function listener(browser: Browser, texts: readonly string[], policy: boolean): Promise<Listener> {
  const context = await browser.newContext({ bypassCSP: !policy, serviceWorkers: 'block' })
  const page = await context.newPage()
  let heard: string[] = []
  let origin = ''
  let address = ''
  let isOpen = false
  let answer: { readonly html: string; readonly headers: Readonly<Record<string, string>> } | null = null
  await context.exposeBinding('zq', (_, number: unknown) => void heard.push(`ran text ${String(number)}`))
  await context.exposeBinding('zqBlocked', (_, what: unknown) => void heard.push(`blocked ${String(what)}`))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      Reflect.get(window, 'zqBlocked')(`${effectiveDirective} ${blockedURI} ${sample}`)
    })
  })
  page.on('dialog', (dialog) => {
    // Leaving the form of a site asks while it's on its way. That's ours, and says nothing of a text.
    if (dialog.type() === 'beforeunload') return void dialog.accept()
    heard.push(`a dialog says ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => heard.push(`a script failed: ${error.message}`))
  page.on('console', (message) => {
    if (/refused to|trusted ?types?|content security/i.test(message.text())) heard.push(message.text())
  })
  page.on('framenavigated', (frame) => {
    // A package goes from page to page behind the #.
    const isElsewhere = frame.url().split('#', 1)[0] !== address.split('#', 1)[0]
    if (frame === page.mainFrame() && isOpen && isElsewhere) heard.push(`led to ${frame.url()}`)
  })
  page.on('popup', () => heard.push('another window opened'))
  // Nothing leaves this machine.
  await context.route('**', (route) => {
    const url = route.request().url()
    if (url === `${origin}${EMPTY}`) {
      return route.fulfill({ body: '<!doctype html>', headers: ALONE, contentType: 'text/html; charset=utf-8' })
    }
    if (answer !== null && route.request().isNavigationRequest() && url.startsWith(origin)) {
      return route.fulfill({
        body: answer.html,
        headers: { ...answer.headers },
        contentType: 'text/html; charset=utf-8',
      })
    }
    if (url.startsWith(origin)) return route.continue()
    if (!/^(data|blob|about):/.test(url)) heard.push(`asked for ${url}`)
    return route.abort()
  })

  async function goTo(to: string): Promise<Heard> {
    isOpen = false
    origin = new URL(to).origin
    // A frame that the page before loads late would count as one that this page asks for. An empty page of the same
    // origin lets the browser go on in the same process.
    await page.goto(`${origin}${EMPTY}`)
    heard = []
    await page.goto(to, { waitUntil: 'load' })
    address = page.url()
    isOpen = true
    return now()
  }

  async function now(): Promise<Heard> {
    const looking = page.evaluate(inspect, { pages: null, texts, host: HOST })
    // A page that leads on by itself is gone before anybody can look.
    const [inPage] = await looking.catch(() => [])
    if (inPage === undefined) heard.push('led to another page')
    return { heard: [...new Set(heard)], ...(inPage ?? { found: [], shown: [] }) }
  }

  return {
    page,
    now,
    async open(to, cookie) {
      answer = null
      await setCookie(context, to, cookie)
      return goTo(to)
    },
    async show(to, html, headers) {
      answer = { html, headers }
      const shown = await goTo(to)
      answer = null
      return shown
    },
    close: () => context.close(),
  }
}

/** Reads many pages in one go, in a page that runs nothing of them. */
export async function reader(browser: Browser, texts: readonly string[]): Promise<Reader> {
  const page = await browser.newPage()
  return (pages) => page.evaluate(inspect, { pages, texts, host: HOST })
}

async function setCookie(context: BrowserContext, address: string, cookie: string | null): Promise<void> {
  await context.clearCookies()
  if (cookie === null) return
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: new URL(address).origin }])
}

interface Inspected {
  /** Null for the page that is open. */
  readonly pages: readonly string[] | null
  readonly texts: readonly string[]
  readonly host: string
}

/** Runs in the browser, so it is self-contained. */
function inspect({ pages, texts, host }: Inspected): Pick<Heard, 'found' | 'shown'>[] {
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
  const looked = texts.map(plain)
  const isElsewhere = (address: string) =>
    URL.canParse(address, 'http://ours.example') && new URL(address, 'http://ours.example').hostname === host
  const documents = pages?.map((html) => new DOMParser().parseFromString(html, 'text/html')) ?? [document]
  return documents.map((root) => {
    const found: string[] = []
    const words: string[] = []
    look(root)
    const all = plain(words.join('\n'))
    return { found, shown: looked.flatMap((text, number) => (all.includes(text) ? [number] : [])) }

    function look(from: Node): void {
      if (from instanceof Comment && from.data.includes('zq')) found.push(`a comment: ${from.data}`)
      if (from instanceof Element) lookAt(from)
      if (from instanceof HTMLTemplateElement) look(from.content)
      if (from instanceof Element && from.shadowRoot !== null) look(from.shadowRoot)
      for (const child of from.childNodes) look(child)
      // The text of an element whose parts are apart, as in a mark around a word, is one.
      if (from instanceof HTMLBodyElement || from.nodeName === 'TITLE') words.push(from.textContent ?? '')
    }

    function lookAt(element: Element): void {
      const say = (what: string) => found.push(`${what}: ${element.outerHTML.slice(0, 160)}`)
      // One of the texts gives a form another property of the name `attributes`.
      for (const name of element.getAttributeNames()) {
        const value = element.getAttribute(name) ?? ''
        words.push(value)
        if (name.startsWith('on')) say(`the attribute ${name}`)
        if (/zq|["'`<=/]/.test(name)) say(`the attribute ${name}`)
        // Browsers leave out spaces and control characters at the start, and line breaks and tabs anywhere.
        const address = value.replaceAll(/[\p{Cc}\p{Z}]/gu, '').toLowerCase()
        const leads =
          /^(href|src|srcset|srcdoc|action|formaction|data|poster|background|ping|values|to|from|xlink:href)$/
        if (!leads.test(name)) continue
        if (/^(javascript|vbscript|data:(text|image\/svg))/.test(address) || isElsewhere(address))
          say(`the address ${name}`)
        if (name === 'srcdoc') say('a page in the page')
      }
      if (element.getAttribute('style')?.includes('zq')) say('a style')
      if (/^(script|style)$/i.test(element.localName) && /zq/.test(element.textContent ?? '')) say('its text')
      // With seconds alone a page asks for itself again, as those of work in progress do.
      const seconds = /^\d+$/.test(element.getAttribute('content') ?? '')
      if (element.localName === 'meta' && element.getAttribute('http-equiv') === 'refresh' && !seconds) say('a refresh')
      if (element.localName === 'base') say('a base')
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) words.push(element.value)
    }
  })
}
