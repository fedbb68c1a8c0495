import { createHash } from 'node:crypto'
import { CompactSign, compactVerify, decodeProtectedHeader, importJWK } from 'jose'
import { ALGORITHM, type PublicJwk, type SigningKey } from '../platform/codes/key.job.ts'

/**
 * The token in a file proves who was certified, and nothing about the rest of the file. So the whole file is signed
 * too: its last line, a comment after the end of the PDF, is a detached JWS over the SHA-256 of all bytes before it.
 */

/** Tells a seal from anything else that the same key signs. */
const TYPE = 'csec-file'
const MARK = '%csec-seal '
/**
 * Everything allowed between the mark and the end of the file, because a PDF reader also looks at what was added there.
 */
const SEAL = /^([\w-]+)\.\.([\w-]+)\n$/

export async function sealed(pdf: Uint8Array, { privateKey, publicKey }: SigningKey): Promise<Buffer> {
  const body = pdf.at(-1) === NEW_LINE ? Buffer.from(pdf) : Buffer.concat([pdf, Buffer.from('\n')])
  const jws = await new CompactSign(digest(body))
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: publicKey.kid })
    .sign(privateKey)
  return Buffer.concat([body, Buffer.from(`${MARK}${jws.replace(/\.[^.]*\./, '..')}\n`)])
}

export interface FileFinding {
  readonly state: 'as-issued' | 'changed' | 'unknown-key' | 'no-seal'
  /** The address in the file; null when none can be read. */
  readonly address: string | null
}

export async function checkFile(file: Buffer, keys: readonly PublicJwk[]): Promise<FileFinding> {
  return { state: await sealState(file, keys), address: addressIn(file) }
}

async function sealState(file: Buffer, keys: readonly PublicJwk[]): Promise<FileFinding['state']> {
  const at = file.lastIndexOf(`\n${MARK}`)
  if (at === -1) return 'no-seal'
  const body = file.subarray(0, at + 1)
  const [, header, signature] = SEAL.exec(file.subarray(at + 1 + MARK.length).toString('latin1')) ?? []
  if (header === undefined || signature === undefined || !isExact(signature)) return 'changed'
  const kid = keyOf(header)
  const key = keys.find((candidate) => candidate.kid === kid)
  if (kid === null) return 'changed'
  if (key === undefined) return 'unknown-key'
  const payload = Buffer.from(digest(body)).toString('base64url')
  try {
    await compactVerify(`${header}.${payload}.${signature}`, await importJWK(key, ALGORITHM), {
      algorithms: [ALGORITHM],
    })
    return 'as-issued'
  } catch {
    return 'changed'
  }
}

function keyOf(header: string): string | null {
  try {
    const { typ, kid } = decodeProtectedHeader({ protected: header })
    return typ === TYPE && kid !== undefined ? kid : null
  } catch {
    return null
  }
}

/** The last letter has bits to spare, so without this another letter in its place would do. */
function isExact(signature: string): boolean {
  return Buffer.from(signature, 'base64url').toString('base64url') === signature
}

/** The link behind the QR code, which PDF stores as plain text. */
function addressIn(file: Buffer): string | null {
  return /https?:\/\/[^\s()]*\/verify#[\w.-]+/.exec(file.toString('latin1'))?.[0] ?? null
}

const NEW_LINE = 0x0a

function digest(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}
