import supertest, { type Response } from 'supertest'
import { setAccent, setLogo } from '../../src/organization/brand.store.ts'
import { checkedLogo } from '../../src/organization/logo.job.ts'
import { color } from '../../src/platform/html/color.ts'
import type { Browser, TestApp } from './app.ts'

/** Gives the organization a logo and a color, as its page does. */
export async function putBrand(
  { deps }: Pick<TestApp, 'deps'>,
  { logo, accent }: { readonly logo?: Uint8Array; readonly accent?: string },
): Promise<void> {
  const checked = logo === undefined ? null : await checkedLogo(logo)
  if (checked?.ok === false) throw new Error(`the logo was refused: ${checked.problem}`)
  const change = { by: 'person:ada', at: deps.now() } as const
  await deps.store.transaction(async (tx) => {
    if (checked !== null) await setLogo(tx, checked.logo, change)
    if (accent !== undefined) await setAccent(tx, color(accent), change)
  })
}

/** Takes the logo away, as its page does. */
export async function takeLogoAway({ deps }: Pick<TestApp, 'deps'>): Promise<void> {
  await deps.store.transaction((tx) => setLogo(tx, null, { by: 'person:ada', at: deps.now() }))
}

/** Sends the form of the logo, with a file or without. */
export function sendLogo(
  { app }: Pick<TestApp, 'app'>,
  browser: Browser,
  bytes: Uint8Array | null,
  name = 'logo.png',
): Promise<Response> {
  const form = supertest(app)
    .post('/hr/organization/branding/logo')
    .set('Cookie', browser.cookie)
    .set('Sec-Fetch-Site', 'same-origin')
    .field('csrf', browser.csrf)
  return Promise.resolve(bytes === null ? form : form.attach('file', Buffer.from(bytes), name))
}
