import * as oidc from 'openid-client'
import { z } from 'zod'
import type { OidcConfig } from '../../platform/config.ts'
import { PROOF_MS } from '../session.ts'
import type { Claims } from './claim.ts'
import { type Connection, connect } from './provider-connection.job.ts'
import { ProviderProblem } from './provider-problem.ts'

const SECOND_MS = 1_000

/** What is made for one sign-in, and must come back with it. Only the server knows all of it. */
export interface Secrets {
  readonly state: string
  readonly nonce: string
  /** Shows at the end that it's the same server that began (PKCE). */
  readonly verifier: string
}

/** Where the provider sends people back to, and whether they have to sign in there anew. */
export interface Journey {
  readonly redirectUri: string
  readonly anew: boolean
}

/** Somebody whom the provider knows. */
export interface ProviderIdentity {
  readonly issuer: string
  /** The provider's own id of the person, which never changes. */
  readonly subject: string
  /** The person signed in there just now. A provider lets people through whom it asked hours ago. */
  readonly isFresh: boolean
  /** Asks for everything that the provider says about the person. Some say little at first. */
  claims(): Promise<Claims>
}

export function newSecrets(): Secrets {
  return { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
}

/** Returns the address at the provider where the person signs in. Throws a `ProviderProblem`. */
export async function addressToSignIn(config: OidcConfig, secrets: Secrets, journey: Journey): Promise<string> {
  const { provider, run } = await connect(config)
  const challenge = await oidc.calculatePKCECodeChallenge(secrets.verifier)
  const parameters = {
    redirect_uri: journey.redirectUri,
    scope: 'openid email profile',
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...(journey.anew ? { prompt: 'login', max_age: '0' } : {}),
  }
  return run(() => oidc.buildAuthorizationUrl(provider, parameters).href)
}

/**
 * Trades the code that the person brought for what the provider says about them. It counts only if it comes from the
 * configured issuer, is signed with a key of that issuer, and is for us and for this sign-in. Throws a
 * `ProviderProblem`.
 * @param query the part of the address behind the question mark with which the browser came back
 */
export async function identityFrom(
  config: OidcConfig,
  query: string,
  { state, nonce, verifier }: Secrets,
  { redirectUri, anew }: Journey,
): Promise<ProviderIdentity> {
  const cameBack = new URL(redirectUri)
  cameBack.search = query
  const { provider, run } = await connect(config)
  const tokens = await run(() =>
    oidc.authorizationCodeGrant(provider, cameBack, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
      ...(anew ? { maxAge: 0 } : {}),
    }),
  )
  const claims = tokens.claims()
  if (claims === undefined) throw new ProviderProblem('not-trusted', 'no ID token')
  const saysMore = provider.serverMetadata().userinfo_endpoint !== undefined
  return {
    issuer: claims.iss,
    subject: claims.sub,
    isFresh: claims.auth_time !== undefined && claims.iat - claims.auth_time < PROOF_MS / SECOND_MS,
    async claims() {
      if (!saysMore) return claims
      return { ...claims, ...(await run(() => oidc.fetchUserInfo(provider, tokens.access_token, claims.sub))) }
    },
  }
}

const keySet = z.object({ keys: z.array(z.object({ kty: z.string() })).min(1) })

/**
 * Tries everything that a sign-in needs, except a person. Returns whether the provider says when people signed in, as
 * far as it lists that. Throws a `ProviderProblem` with what is wrong.
 */
export async function tryProvider(config: OidcConfig, redirectUri: string): Promise<{ readonly saysWhen: boolean }> {
  const connection = await connect(config)
  await requireCodeFlow(connection)
  await requireKeys(connection)
  await requireClient(connection, redirectUri)
  const { claims_supported: claims } = connection.provider.serverMetadata()
  return { saysWhen: claims?.includes('auth_time') ?? true }
}

async function requireCodeFlow({ provider, run }: Connection): Promise<void> {
  await run(() => oidc.buildAuthorizationUrl(provider, {}))
  const { response_types_supported: types, code_challenge_methods_supported: methods } = provider.serverMetadata()
  if (types?.includes('code') === false) throw new ProviderProblem('no-code-flow', types.join(', '))
  if (methods?.includes('S256') === false) throw new ProviderProblem('no-code-flow', methods.join(', '))
}

async function requireKeys({ provider, fetch, run }: Connection): Promise<void> {
  const { jwks_uri: address } = provider.serverMetadata()
  if (address === undefined) throw new ProviderProblem('no-keys', '')
  const options = {
    method: 'GET',
    headers: { accept: 'application/json' },
    body: undefined,
    redirect: 'manual',
  } as const
  const answer = await run(() => fetch(address, options))
  const found = keySet.safeParse(await run(() => answer.json().catch(() => null)))
  if (!found.success) throw new ProviderProblem('no-keys', `${address} ${answer.status}`)
}

/**
 * Brings a code that nobody was given. A provider that finds fault with the code, and not with who brings it, knows us.
 */
async function requireClient({ provider, run }: Connection, redirectUri: string): Promise<void> {
  const nobodys = { code: 'try', redirect_uri: redirectUri, code_verifier: oidc.randomPKCECodeVerifier() }
  try {
    await run(() => oidc.genericGrantRequest(provider, 'authorization_code', nobodys))
  } catch (error) {
    const isAboutCode = error instanceof ProviderProblem && (error.kind === 'code-refused' || error.kind === 'strange')
    if (!isAboutCode) throw error
  }
}
