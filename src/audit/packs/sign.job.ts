import { CompactSign } from 'jose'
import { ALGORITHM, type SigningKey } from '../../platform/codes/key.job.ts'
import { SIGNATURE_TYPE } from './pack.ts'

/** Signs the bytes of a manifest, as a JWS whose payload stands apart (RFC 7515, appendix F). */
export async function signManifest(manifest: Uint8Array, { privateKey, publicKey }: SigningKey): Promise<string> {
  const token = await new CompactSign(manifest)
    .setProtectedHeader({ alg: ALGORITHM, typ: SIGNATURE_TYPE, kid: publicKey.kid })
    .sign(privateKey)
  const [header = '', , signature = ''] = token.split('.')
  return `${header}..${signature}`
}
