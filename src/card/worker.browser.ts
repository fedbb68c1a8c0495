/**
 * Keeps the public cards that this device has opened, with their logo, for when there is no connection. Its scope is the folder of the
 * cards in one language; whatever is no card goes past it untouched.
 */
const CARD = /^\/(?:[a-z]{2}\/)?now\/[a-z0-9-]+$/
/** A logo on a card. Its address names its content, so a kept one is never outdated. */
const LOGO = /\/brand\/[0-9a-f]+\/logo\.png/
const SHORT_WAIT_MS = 3_000

/** The parts of a worker that a page doesn't have. Their types can't be in one program. */
interface CardWorker {
  readonly registration: { readonly scope: string }
  readonly clients: {
    matchAll(options: { includeUncontrolled: boolean }): Promise<readonly { readonly url: string }[]>
  }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
declare const self: CardWorker

self.addEventListener('install', (event) => {
  void self.skipWaiting()
  event.waitUntil(keepOpenCards())
})

self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url)
  if (LOGO.test(pathname)) return event.respondWith(keptLogo(event.request, pathname))
  if (event.request.mode !== 'navigate' || !isCard(pathname)) return
  const fresh = fetchAndKeep(event.request, pathname)
  event.respondWith(answer(pathname, fresh))
  // The card itself waits for no logo.
  event.waitUntil(fresh.then(keepLogos).catch(() => undefined))
})

/** The fresh card where it comes soon, else the kept one, else the fresh one however long it takes. */
async function answer(pathname: string, fresh: Promise<Response>): Promise<Response> {
  const kept = await (await cards()).match(pathname, { ignoreVary: true })
  if (kept === undefined) return fresh
  const soon = await Promise.race([fresh.catch(() => null), shortWait()])
  return soon === null || soon.status >= 500 ? kept : soon
}

async function fetchAndKeep(request: Request, pathname: string): Promise<Response> {
  const response = await fetch(request)
  if (response.ok) await (await cards()).put(pathname, response.clone())
  return response
}

async function keptLogo(request: Request, pathname: string): Promise<Response> {
  return (await (await cards()).match(pathname, { ignoreVary: true })) ?? fetch(request)
}

/** Keeps the logo of each kept card, and drops those that no card shows anymore. */
async function keepLogos(): Promise<void> {
  const store = await cards()
  const kept = await store.keys()
  const logos = kept.filter(({ url }) => LOGO.test(url))
  const pages = kept.filter((page) => !logos.includes(page))
  const texts = await Promise.all(pages.map(async (page) => (await store.match(page))?.text()))
  const shown = new Set(texts.flatMap((text) => LOGO.exec(text ?? '') ?? []))
  await Promise.all(logos.filter(({ url }) => !shown.has(new URL(url).pathname)).map((logo) => store.delete(logo)))
  for (const pathname of shown)
    if (!logos.some(({ url }) => url.endsWith(pathname)))
      await store.add(new Request(pathname, { credentials: 'omit' }))
}

/** The page that brought this worker came before it. */
async function keepOpenCards(): Promise<void> {
  const open = await self.clients.matchAll({ includeUncontrolled: true })
  const paths = new Set(open.map(({ url }) => new URL(url).pathname).filter(isCard))
  for (const pathname of paths) await fetchAndKeep(new Request(pathname, { credentials: 'omit' }), pathname)
  // A card without its logo is still a card.
  await keepLogos().catch(() => undefined)
}

function isCard(pathname: string): boolean {
  return CARD.test(pathname) && pathname.startsWith(new URL(self.registration.scope).pathname)
}

function cards(): Promise<Cache> {
  return caches.open(`cards ${self.registration.scope}`)
}

function shortWait(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, SHORT_WAIT_MS, null))
}
