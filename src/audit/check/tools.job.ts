import { createHash, createPublicKey, verify } from 'node:crypto'
import type { CheckTools } from './pack-signature.ts'

/** The tools of a checker of packs, from Node alone. */
export const nodeTools: CheckTools = {
  sha256: async (bytes) => createHash('sha256').update(bytes).digest('hex'),
  async verify(x, signature, data) {
    try {
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
      return verify(null, data, key, signature)
    } catch {
      return false
    }
  },
}
