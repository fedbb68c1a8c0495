import { createServer, type ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { listen } from './listen.ts'
import { CLIENT, type OidcEnvironment } from './oidc.ts'

/** A provider made by hand, which says what a test has it say. */
export interface EvilProvider {
  readonly issuer: string
  readonly environment: OidcEnvironment
  /** The answer to the next code: a token, or another status. */
  tokenFor(claims: JWTPayload, forgery?: Forgery): Promise<void>
  /** Changes what it says about itself. */
  describe(changes: Readonly<Record<string, unknown>>): void
  /** The keys that it shows. */
  showKeys(keys: readonly object[]): void
  refuseClient(): void
  /**
   * From now on it takes questions at this path and never finishes its answer: it says nothing, or one letter after
   * another.
   */
  stall(path: ProviderPath, manner: 'silent' | 'dripping'): void
  /** From now on it ends every connection. It keeps its port, which another test's server would take otherwise. */
  hangUp(): void
  close(): Promise<void>
}

export type ProviderPath = '/.well-known/openid-configuration' | '/token' | '/keys' | '/userinfo'

export type Forgery = 'foreign-key' | 'no-signature' | 'shared-secret' | 'changed-after'

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A key takes a tenth of a second to make, so all providers of a process have the same. */
const own = await generateKeyPair('RS256')
const foreign = await generateKeyPair('RS256')

export async function startEvilProvider(): Promise<EvilProvider> {
  let keys: readonly object[] = [{ ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' }]
  let changes: Readonly<Record<string, unknown>> = {}
  let token = ''
  let isRefused = false
  const stalled = new Map<string, 'silent' | 'dripping'>()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://evil')
    const send = (status: number, body: object) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    const manner = stalled.get(pathname)
    if (manner === 'dripping') drip(response)
    if (manner !== undefined) return
    if (pathname === '/.well-known/openid-configuration') return void send(200, { ...describe(), ...changes })
    if (pathname === '/keys') return void send(200, { keys })
    if (pathname !== '/token') return void response.writeHead(404).end()
    if (isRefused) return void send(401, { error: 'invalid_client' })
    if (token === '') return void send(400, { error: 'invalid_grant' })
    send(200, { access_token: 'x', token_type: 'Bearer', id_token: token })
  })
  const issuer = await listen(server)
  const describe = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    // It would like us to take anything.
    id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
  })
  return {
    issuer,
    environment: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT.client_id, OIDC_CLIENT_SECRET: CLIENT.client_secret },
    async tokenFor(claims, forgery) {
      const header = { alg: 'RS256', kid: 'own' }
      if (forgery === 'no-signature') {
        token = `${encode({ alg: 'none' })}.${encode(claims)}.`
      } else if (forgery === 'shared-secret') {
        const secret = new TextEncoder().encode(CLIENT.client_secret)
        token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret)
      } else {
        const key = forgery === 'foreign-key' ? foreign.privateKey : own.privateKey
        token = await new SignJWT(claims).setProtectedHeader(header).sign(key)
        const [head, , signature] = token.split('.')
        if (forgery === 'changed-after') token = `${head}.${encode({ ...claims, sub: 'somebody-else' })}.${signature}`
      }
    },
    describe(other) {
      changes = other
    },
    showKeys(others) {
      keys = others
    },
    stall(path, manner) {
      stalled.set(path, manner)
    },
    refuseClient() {
      isRefused = true
    },
    hangUp() {
      server.closeAllConnections()
      server.on('connection', (socket) => socket.destroy())
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

const DRIP_MS = 200

/** Sends a space now and then, which JSON may begin with. */
function drip(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'application/json' })
  const dripping = setInterval(() => response.write(' '), DRIP_MS)
  response.on('close', () => clearInterval(dripping))
}
