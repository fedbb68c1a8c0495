import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

/** What a page asks a browser: the parts of a form of ours. */
export interface Asked {
  readonly kind: 'new' | 'ask'
  readonly origin: string
  readonly options: {
    readonly challenge: string
    readonly rpId?: string
    readonly rp?: { readonly id: string }
    readonly user?: { readonly id: string }
    readonly allowCredentials?: readonly { readonly id: string }[]
  }
}

/** Finds it in the HTML of a page. Throws when the page offers no passkey. */
export function askedIn(html: string): Asked {
  const attribute = (name: string) => new RegExp(`data-${name}="([^"]*)"`).exec(html)?.[1]?.replaceAll('&quot;', '"')
  const options = attribute('options')
  if (options === undefined) throw new Error('the page offers no passkey')
  return {
    kind: attribute('passkey') === 'new' ? 'new' : 'ask',
    origin: attribute('origin') ?? '',
    options: JSON.parse(options),
  }
}

/** What a device, or a thief, does otherwise than it should. */
export interface Wrong {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  readonly type?: string
  /** The device didn't ask who is there. */
  readonly unverified?: boolean
  readonly counter?: number
  /** Another format of attestation than the one that we ask for: none. */
  readonly format?: string
  readonly statement?: ReadonlyMap<string, unknown>
  readonly userHandle?: string
}

/** A passkey in software: it answers as a device does, and wrongly where a test says so. */
export interface TestPasskey {
  readonly id: string
  /** The answer to a page, as it goes into the hidden field. */
  answer(asked: Asked, wrong?: Wrong): string
}

const PRESENT = 0x01
const VERIFIED = 0x04
const ATTESTED = 0x40

export function testPasskey(): TestPasskey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  let counter = 0
  let owner = ''
  return {
    id: id.toString('base64url'),
    answer({ kind, origin, options }, wrong = {}) {
      counter += 1
      owner = options.user?.id ?? owner
      const client = {
        type: wrong.type ?? (kind === 'new' ? 'webauthn.create' : 'webauthn.get'),
        challenge: wrong.challenge ?? options.challenge,
        origin: wrong.origin ?? origin,
        crossOrigin: false,
      }
      const clientDataJSON = Buffer.from(JSON.stringify(client))
      const rpId = wrong.rpId ?? options.rp?.id ?? options.rpId ?? ''
      const flags = PRESENT | (wrong.unverified === true ? 0 : VERIFIED) | (kind === 'new' ? ATTESTED : 0)
      const head = authenticatorHead(rpId, flags, wrong.counter ?? counter)
      const response =
        kind === 'new'
          ? { attestationObject: attestation(Buffer.concat([head, credential(id, publicKey)]), wrong) }
          : {
              authenticatorData: head.toString('base64url'),
              signature: sign(
                'sha256',
                Buffer.concat([head, createHash('sha256').update(clientDataJSON).digest()]),
                privateKey,
              ).toString('base64url'),
              userHandle: wrong.userHandle ?? owner,
            }
      return JSON.stringify({
        id: id.toString('base64url'),
        rawId: id.toString('base64url'),
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON: clientDataJSON.toString('base64url'), ...response },
      })
    },
  }
}

function authenticatorHead(rpId: string, flags: number, counter: number): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), count])
}

/** The id of the credential and its public key, as COSE has it: an ES256 key. */
function credential(id: Buffer, key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const length = Buffer.alloc(2)
  length.writeUInt16BE(id.length)
  const cose = new Map<number, number | Uint8Array>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
  ])
  return Buffer.concat([Buffer.alloc(16), length, id, isoCBOR.encode(cose)])
}

function attestation(authData: Buffer, { format = 'none', statement = new Map() }: Wrong): string {
  const object = new Map<string, unknown>([
    ['fmt', format],
    ['attStmt', statement],
    ['authData', new Uint8Array(authData)],
  ])
  // The library's type leaves out maps of unknown values, which CBOR has.
  return Buffer.from(isoCBOR.encode(object as Parameters<typeof isoCBOR.encode>[0])).toString('base64url')
}
