import { type NextFunction, type RequestHandler, Router } from 'express'
import type { Action } from '../identity/access.ts'
import { leadToForm } from './form-page.web.ts'
import { inEveryLanguage } from './href.web.ts'
import type { Handler, SignedInHandler } from './visit.web.ts'

type Method = 'GET' | 'POST'

/** The method, the path, who may open it, and the handler. */
export type Route =
  | readonly [Method, string, 'public', Handler]
  | readonly [Method, string, 'signed-in' | Action, SignedInHandler]

/**
 * Leads a request to the handler of its route. It's only held against those that begin as its address does. Those get their
 * router with the first request: all of them would take longer than the rest of the app.
 */
export function routed(routes: readonly Route[], handlerOf: (route: Route) => RequestHandler): RequestHandler {
  const pages = new Set(routes.flatMap(([method, path]) => (method === 'GET' ? [path] : [])))
  const byBeginning = new Map<string, Placed[]>()
  for (const route of routes) {
    const [, path, who] = route
    for (const address of who === 'public' ? inEveryLanguage(path) : [path]) {
      const beginning = beginningOf(address)
      const placed = byBeginning.get(beginning) ?? []
      byBeginning.set(beginning, placed)
      placed.push({ address, route })
    }
  }
  const routers = new Map<string, Router>()
  const routerFor = (beginning: string): Router | undefined => {
    const placed = byBeginning.get(beginning)
    if (placed === undefined) return undefined
    const router = routers.get(beginning) ?? routerOf(placed, pages, handlerOf)
    routers.set(beginning, router)
    return router
  }
  return (request, response, next) => {
    const { path } = request
    const [, first = ''] = path.split('/', 2)
    const beginnings = new Set([beginningOf(path), first]).values()
    const goOn: NextFunction = (error?: unknown) => {
      const beginning = error === undefined ? beginnings.next().value : undefined
      if (beginning === undefined) return next(error)
      const router = routerFor(beginning)
      if (router === undefined) goOn()
      else router(request, response, goOn)
    }
    goOn()
  }
}

/** A route at one of its addresses: a public page has one in each language. */
interface Placed {
  readonly address: string
  readonly route: Route
}

function routerOf(
  placed: readonly Placed[],
  pages: ReadonlySet<string>,
  handlerOf: (route: Route) => RequestHandler,
): Router {
  const router = Router({ caseSensitive: true, strict: true })
  for (const { address, route } of placed) {
    const [method, path] = route
    const handler = handlerOf(route)
    if (method === 'GET') router.get(address, handler)
    else router.post(address, handler)
    if (!pages.has(path)) router.get(address, leadToForm(path, pages))
  }
  return router
}

/** The first two parts of an address, or one where the table has a name in place of the second. */
function beginningOf(path: string): string {
  const [, first = '', second] = path.split('/', 3)
  return second === undefined || second.startsWith(':') ? first : `${first}/${second}`
}
