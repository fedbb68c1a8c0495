/**
 * Where passkeys are made and asked for. It comes from the configured address and never from a request, so a server
 * that is reached under another name offers none there.
 */
export interface PasskeySite {
  /** The name that passkeys belong to. */
  readonly id: string
  readonly origin: string
}

/** The time that a challenge is good for, and that a browser waits for its answer. */
export const CHALLENGE_MS = 5 * 60_000

/** EdDSA, ES256 and RS256: one of them is on every device. */
const ALGORITHMS = [-8, -7, -257]

/** Browsers have passkeys for a name with https, and for `localhost`. Null elsewhere. */
export function passkeySite(publicUrl: string): PasskeySite | null {
  const { hostname, origin, protocol } = new URL(publicUrl)
  const isName = /[a-z]/i.test(hostname) && !hostname.includes(':')
  return isName && (protocol === 'https:' || hostname === 'localhost') ? { id: hostname, origin } : null
}

/** The person whom a new passkey is for, as their device will show it. */
export interface PasskeyUser {
  /** Tells people apart and says nothing about them. */
  readonly id: string
  readonly name: string
  readonly displayName: string
}

/**
 * What a browser is told to make, as WebAuthn's JSON has it.
 * @param here whether only this device will do: at joining, the page speaks of its fingerprint
 */
export function newPasskeyOptions(
  site: PasskeySite,
  challenge: string,
  made: {
    readonly organization: string
    readonly user: PasskeyUser
    readonly known: readonly string[]
    readonly here: boolean
  },
): object {
  const { organization, user, known, here } = made
  return {
    challenge,
    rp: { id: site.id, name: organization },
    user: { ...user, id: base64url(user.id) },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    timeout: CHALLENGE_MS,
    excludeCredentials: known.map((id) => ({ type: 'public-key', id })),
    authenticatorSelection: {
      ...(here ? { authenticatorAttachment: 'platform' } : {}),
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    attestation: 'none',
  }
}

/**
 * What a browser is to ask a passkey.
 * @param known the passkeys of one person; none when the passkey is to say itself whose it is
 */
export function askPasskeyOptions(site: PasskeySite, challenge: string, known: readonly string[]): object {
  return {
    challenge,
    rpId: site.id,
    timeout: CHALLENGE_MS,
    allowCredentials: known.map((id) => ({ type: 'public-key', id })),
    userVerification: 'required',
  }
}

function base64url(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
