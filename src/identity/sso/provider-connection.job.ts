import * as oidc from 'openid-client'
import { isLoopback, type OidcConfig } from '../../platform/config.ts'
import { ProviderProblem, type ProviderProblemKind } from './provider-problem.ts'

/** Nobody waits longer for the provider, whatever it does. */
const LONGEST_MS = 5_000
/** Clocks of servers are a little apart. */
const TOLERANCE_SECONDS = 5 * 60
const LONGEST_SAID = 200

/** The provider as it describes itself now. All that is asked over one connection takes five seconds together. */
export interface Connection {
  readonly provider: oidc.Configuration
  readonly fetch: oidc.CustomFetch
  /** Throws a `ProviderProblem` for whatever goes wrong in the work. */
  run<T>(work: () => T | Promise<T>): Promise<T>
}

/** Asks the provider for its description each time, so that new keys and addresses need no restart. */
export async function connect(config: OidcConfig): Promise<Connection> {
  const deadline = AbortSignal.timeout(LONGEST_MS)
  const fetchInTime: oidc.CustomFetch = (url, options) => {
    // The library would follow a provider on this machine to any address in clear.
    if (!url.startsWith('https:') && !isLoopback(url)) throw new ProviderProblem('no-provider', `${url} has no https`)
    const { method, headers, redirect, body } = options
    // Whatever we send is a form.
    const form = body instanceof URLSearchParams ? body : null
    return fetch(url, { method, headers, redirect, body: form, signal: deadline })
  }
  const run = async <T>(work: () => T | Promise<T>, problems = IN_EXCHANGE): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw deadline.aborted ? new ProviderProblem('slow', '', { cause: error }) : problemIn(error, problems)
    }
  }
  const provider = await run(() => discover(config, fetchInTime), IN_DESCRIPTION)
  return { provider, fetch: fetchInTime, run }
}

async function discover(config: OidcConfig, fetchInTime: oidc.CustomFetch): Promise<oidc.Configuration> {
  const { issuer, clientId, clientSecret } = config
  const provider = await oidc.discovery(
    new URL(issuer),
    clientId,
    { [oidc.clockTolerance]: TOLERANCE_SECONDS },
    authentication(clientSecret),
    {
      [oidc.customFetch]: fetchInTime,
      // Without it a token straight from the provider is believed without a look at its signature.
      execute: [oidc.enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [])],
    },
  )
  const { issuer: named } = provider.serverMetadata()
  // For Microsoft the library puts up with an issuer for all organizations: anybody's account there would do.
  if (new URL(named).href !== new URL(issuer).href) throw new ProviderProblem('other-issuer', named)
  return provider
}

/** By Basic, as the standard has it, unless the provider only takes the secret in the form. */
function authentication(clientSecret: string): oidc.ClientAuth {
  const inHeader = oidc.ClientSecretBasic(clientSecret)
  const inForm = oidc.ClientSecretPost(clientSecret)
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return (methods.includes('client_secret_basic') ? inHeader : inForm)(server, client, body, headers)
  }
}

type Problems = Readonly<Record<string, ProviderProblemKind>>

/** By the library's codes, while the provider is asked what it is. */
const IN_DESCRIPTION: Problems = {
  OAUTH_RESPONSE_IS_NOT_CONFORM: 'no-provider',
  OAUTH_RESPONSE_IS_NOT_JSON: 'no-provider',
  OAUTH_PARSE_ERROR: 'no-provider',
  OAUTH_INVALID_RESPONSE: 'no-provider',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'other-issuer',
}

/** The same afterwards. */
const IN_EXCHANGE: Problems = {
  OAUTH_HTTP_REQUEST_FORBIDDEN: 'no-provider',
  OAUTH_MISSING_SERVER_METADATA: 'no-provider',
  OAUTH_INVALID_SERVER_METADATA: 'no-provider',
  OAUTH_WWW_AUTHENTICATE_CHALLENGE: 'wrong-client',
  OAUTH_JWT_CLAIM_COMPARISON_FAILED: 'not-trusted',
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'not-trusted',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'not-trusted',
  OAUTH_KEY_SELECTION_FAILED: 'not-trusted',
  OAUTH_UNSUPPORTED_OPERATION: 'not-trusted',
  OAUTH_INVALID_RESPONSE: 'not-trusted',
}

/** By the error that the provider names (RFC 6749, 5.2). */
const BY_ERROR: Problems = {
  invalid_client: 'wrong-client',
  unauthorized_client: 'wrong-client',
  invalid_grant: 'code-refused',
}

const NETWORK = /^(E[A-Z]+|EAI_AGAIN|UND_ERR_\w+)$/
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|^ERR_(TLS|SSL)_|^EPROTO$/

function problemIn(error: unknown, problems: Problems): ProviderProblem {
  const cause = { cause: error }
  const chain = causesOf(error)
  const known = chain.find((each) => each instanceof ProviderProblem)
  if (known !== undefined) return known
  if (error instanceof oidc.ResponseBodyError) {
    const said = `${error.error} ${error.error_description ?? ''}`.trim().slice(0, LONGEST_SAID)
    return new ProviderProblem(BY_ERROR[error.error] ?? 'strange', said, cause)
  }
  // Whoever made the browser come back chose these words: only the code is kept.
  if (error instanceof oidc.AuthorizationResponseError) {
    return new ProviderProblem('not-finished', /^\w{1,60}$/.test(error.error) ? error.error : '', cause)
  }
  const codes = chain.flatMap((each) => ('code' in each && typeof each.code === 'string' ? [each.code] : []))
  const said = (chain.at(-1)?.message ?? '').slice(0, LONGEST_SAID)
  const certificate = codes.find((code) => CERTIFICATE.test(code))
  if (certificate !== undefined) return new ProviderProblem('certificate', certificate, cause)
  const network = codes.find((code) => NETWORK.test(code))
  if (network !== undefined) return new ProviderProblem('unreachable', network, cause)
  const kind = codes.map((code) => problems[code]).find((each) => each !== undefined)
  return new ProviderProblem(kind ?? 'strange', said, cause)
}

function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : []
}
