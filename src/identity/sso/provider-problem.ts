/** What can go wrong between the provider and us. Each has its words. */
export const PROVIDER_PROBLEMS = [
  /** The operator has named no provider. */
  'not-set-up',
  /** No connection. */
  'unreachable',
  /** No answer in time. */
  'slow',
  /** Nobody vouches for the other end of the connection. */
  'certificate',
  /** Something answers, and it's no provider of OpenID Connect. */
  'no-provider',
  /** The provider calls itself by another address. */
  'other-issuer',
  'no-keys',
  /** The provider doesn't offer what we use: a code for the server, with PKCE. */
  'no-code-flow',
  /** The provider doesn't know this client, or its secret is another one. */
  'wrong-client',
  /** The provider refused the code that the person brought. */
  'code-refused',
  /** The answer isn't from the provider, isn't for us, or isn't about this sign-in. */
  'not-trusted',
  /** The person gave up there, or the provider refused them. */
  'not-finished',
  /** Anything else that isn't as OpenID Connect has it. */
  'strange',
] as const
export type ProviderProblemKind = (typeof PROVIDER_PROBLEMS)[number]

/** The provider couldn't be used, or isn't to be believed. */
export class ProviderProblem extends Error {
  readonly kind: ProviderProblemKind
  /** What the provider or the network said, for the operator. Holds no secret, and nothing about a person. */
  readonly said: string

  constructor(kind: ProviderProblemKind, said: string, options: ErrorOptions = {}) {
    super(`The provider of sign-ins: ${kind}`, options)
    this.kind = kind
    this.said = said
  }
}
