import { expect, vi } from 'vitest'
import type { RequestListener } from 'node:http'
import { createLiveContent } from '../../src/app/live-content.ts'
import { createSession, resumeSession } from '../../src/identity/session.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { trustTemplates } from '../../src/platform/html/render.page.ts'
import { masked } from '../../src/platform/http/csrf.web.ts'
import { withTypedDates } from './dates.ts'
import { ARRIVAL, type Browser, browser, type TestApp } from './app.ts'

export interface Somebody extends Browser {
  readonly token: string
}

/** With a new session, whose token is known. */
export async function somebody({ app, deps }: TestApp, person: PersonId): Promise<Somebody> {
  const { db } = deps.store
  const id = await createSession(db, person, deps.now(), ARRIVAL)
  const token = (await resumeSession(db, id, deps.now()))?.csrfToken ?? ''
  return { ...browser(app, `session=${id}`, masked(token)), token }
}

/**
 * Everything that a server keeps is in its modules and for its connection: here both are new. The file that calls this
 * resets the modules at its end, because other files share them.
 */
export async function freshApp(app: TestApp, trusts = false): Promise<RequestListener> {
  return (await freshModules(app, trusts))()
}

/** The same for many servers after each other, which only have a connection each. */
export async function freshModules({ deps }: TestApp, trusts = false): Promise<() => Promise<RequestListener>> {
  vi.resetModules()
  const { createApp } = await import('../../src/app/app.ts')
  const render = await import('../../src/platform/html/render.page.ts')
  if (trusts) render.trustTemplates()
  expect(render.trustTemplates).not.toBe(trustTemplates)
  return async () => {
    const store = await openStore({ database: deps.store.file ?? '', readOnly: true })
    return createApp({ ...deps, store, live: createLiveContent(store, deps, deps.now) })
  }
}

const TOKEN = /(name="csrf" value|data-csrf)="([^"]+)"/g

/** The tokens of all forms on a page, as the session has them. */
export function tokensOn(html: string): string[] {
  return [...html.matchAll(TOKEN)].map((match) => unmasked(match[2] ?? ''))
}

export function withoutTokens(html: string): string {
  return withTypedDates(html.replaceAll(TOKEN, '$1'))
}

function unmasked(token: string): string {
  const bytes = Buffer.from(token, 'base64url')
  const half = bytes.length / 2
  return Buffer.from(bytes.subarray(0, half).map((byte, index) => byte ^ (bytes[half + index] ?? 0))).toString(
    'base64url',
  )
}
