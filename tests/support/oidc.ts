import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import { Provider } from 'oidc-provider'
import type { Response } from 'supertest'
import { browser, type Browser, setCookies, type TestApp } from './app.ts'
import { listen } from './listen.ts'

/** A real provider of OpenID Connect, on this machine, that knows this program as a client. */
export interface TestProvider {
  readonly environment: OidcEnvironment
  /** Says who sits in front of the browser from now on, and what the provider says about them. */
  seat(person: ProviderPerson): void
  close(): Promise<void>
}

export type OidcEnvironment = Readonly<Record<'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET', string>>

/** Claims beside the subject. */
export type ProviderPerson = Readonly<Record<string, unknown>> & { readonly sub: string }

export const CLIENT = { client_id: 'csec', client_secret: 'a secret between two servers' }

/** Where the test app is, as its cookies and forms see it. */
export const APP_URL = 'http://localhost:3000'

const HOUR = 3_600

/** A key takes a tenth of a second to make, so all providers of a process have the same. */
const { privateKey } = await generateKeyPair('RS256', { extractable: true })

/** @param publicUrl the address of the app that people are sent back to */
export async function startProvider(publicUrl = APP_URL): Promise<TestProvider> {
  const server = createServer()
  const issuer = await listen(server)
  let seated: ProviderPerson = { sub: 'nobody' }
  const known = new Map<string, ProviderPerson>()
  const provider = new Provider(issuer, {
    clients: [{ ...CLIENT, redirect_uris: [`${publicUrl}/sign-in/callback`] }],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'signs', alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['only for tests'] },
    ttl: { AccessToken: HOUR, AuthorizationCode: 60, Grant: HOUR, IdToken: HOUR, Interaction: HOUR, Session: HOUR },
    features: { devInteractions: { enabled: false } },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'employee_number'] },
    interactions: { url: (_: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, accountId: string) => ({ accountId, claims: () => known.get(accountId) }),
    // Nobody has to agree that we hear who they are: their organization has decided that.
    loadExistingGrant: async ({ oidc }: GrantContext) => {
      const grant = new provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response)
    if (request.method === 'GET') return void response.setHeader('Content-Type', 'text/html').end(PAGE)
    if (request.url.endsWith('?end')) {
      return void provider.interactionFinished(request, response, { error: 'access_denied' })
    }
    known.set(seated.sub, seated)
    void provider.interactionFinished(request, response, { login: { accountId: seated.sub } })
  })
  return {
    environment: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT.client_id, OIDC_CLIENT_SECRET: CLIENT.client_secret },
    seat(person) {
      seated = person
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

interface GrantContext {
  readonly oidc: { readonly session: { readonly accountId: string }; readonly client: { readonly clientId: string } }
}

/** The buttons of the provider's page. */
export const SIGN_IN_HERE = 'Sign in here'
export const GIVE_UP = 'I have no account here'

const PAGE = `<!doctype html><html lang="en"><title>Harbor Street login</title><h1>Harbor Street login</h1>
<form method="post"><button>${SIGN_IN_HERE}</button></form>
<form method="post"><button formaction="?end">${GIVE_UP}</button></form></html>`

/** Does at the provider what a person in a new browser does. Returns the address that leads back to us. */
export async function throughProvider(address: string): Promise<string> {
  const cookies = new Map<string, string>()
  let next = new URL(address)
  let method = 'GET'
  for (let steps = 0; steps < 10; steps++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(next, { method, redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split(/=(.*)/s)
      cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    method = location === null ? 'POST' : 'GET'
    if (location !== null) next = new URL(location, next)
    if (next.pathname === '/sign-in/callback') return next.pathname + next.search
  }
  throw new Error(`the provider leads nowhere: ${next.href}`)
}

/** Where a page that leaves for the provider goes to. */
export function addressAtProvider({ headers }: Response): string {
  const [, address] = /^0;url=(.*)$/.exec(headers['refresh'] ?? '') ?? []
  if (address === undefined) throw new Error('the page goes nowhere')
  return address
}

/** The browser with the cookies that an answer adds to its own, or puts in their place. */
export function withCookiesOf(
  { app }: TestApp,
  { cookie, csrf }: Pick<Browser, 'cookie' | 'csrf'>,
  answer: Response,
): Browser {
  const all = [...cookie.split('; '), ...setCookies(answer).map((line) => line.split(';', 1)[0] ?? '')]
  const cookies = new Map(all.map((each) => [each.split('=', 1)[0], each]))
  return browser(app, [...cookies.values()].filter((each) => each !== '').join('; '), csrf)
}

/** Presses the button, signs in at the provider, and comes back. Returns the answer at the end. */
export async function signInThere(
  test: TestApp,
  from: Browser,
  fields: Readonly<Record<string, string>> = {},
  path = '/sign-in/provider',
): Promise<Response> {
  const page = await from.post(path, fields)
  const back = await throughProvider(addressAtProvider(page))
  return withCookiesOf(test, from, page).get(back)
}

/** HR confirms everyone on the list whom somebody on the staff list fits. */
export async function confirmAll(hr: Browser): Promise<Response> {
  const { text } = await hr.get('/hr/sign-ins')
  const request = [...text.matchAll(/name="request" id="request-\d+" value="([^"]+)"/g)].map(([, id = '']) => id)
  return hr.post('/hr/sign-ins', { request, decision: 'confirm' })
}
