import { z } from 'zod'
import type { Instant } from '../platform/time/calendar.ts'
import { certificateKeys, findCertificate, revokedCertificates } from './certificate.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { credentialId, ISSUER_PATH, REVOKED_PATH } from './certificate.ts'
import { checkToken, type Verdict, verdictAt } from './check.job.ts'
import { BADGE_CONTEXTS } from './credential.job.ts'
import { type PublicJwk, publicJwk } from '../platform/codes/key.job.ts'

/** The public keys of everything that was ever signed here. */
export async function publishedKeys(db: Database): Promise<PublicJwk[]> {
  return (await certificateKeys(db)).map(({ jwk }) => publicJwk.parse(JSON.parse(jwk)))
}

/** A JSON Web Key Set, as it is published and as `verify-certificate` reads it. */
export function keySet(keys: readonly PublicJwk[]): object {
  return { keys: keys.map((key) => ({ ...key, use: 'sig', alg: 'EdDSA' })) }
}

const keySetForm = z.object({ keys: z.array(publicJwk) })

/** Returns null when it is no key set with keys of our kind. */
export function readKeySet(json: unknown): PublicJwk[] | null {
  return keySetForm.safeParse(json).data?.keys ?? null
}

/** The profile of the organization that issues, as Open Badges asks for it. */
export function issuerProfile(publicUrl: string, organization: string): object {
  return {
    '@context': BADGE_CONTEXTS,
    id: publicUrl + ISSUER_PATH,
    type: ['Profile'],
    name: organization,
    url: publicUrl,
  }
}

/** The list of what was withdrawn: numbers, no names and no reasons. */
export function revocationList(publicUrl: string, revoked: readonly string[]): object {
  return {
    id: publicUrl + REVOKED_PATH,
    type: '1EdTechRevocationList',
    issuer: publicUrl + ISSUER_PATH,
    revokedCredentials: revoked.map((number) => ({ id: credentialId(publicUrl, number), revoked: true })),
  }
}

const revocationForm = z.object({ revokedCredentials: z.array(z.object({ id: z.string() })) })

/** Reads the numbers in a saved list. Returns null when it isn't such a list. */
export function readRevocationList(json: unknown): Set<string> | null {
  const entries = revocationForm.safeParse(json).data?.revokedCredentials
  return entries === undefined ? null : new Set(entries.map(({ id }) => id.slice(id.lastIndexOf('/') + 1)))
}

/** A signature that fits, by a key of ours, is not enough here: we also know what we have issued. */
export type VerdictOnRecord = Verdict | { readonly state: 'not-on-record' }

/** Checks a token against the records. Throws nothing for whatever a visitor sends. */
export async function verdictOnRecord(
  db: Database,
  text: string,
  keys: readonly PublicJwk[],
  now: Instant,
): Promise<VerdictOnRecord> {
  const finding = await checkToken(text, keys)
  if (finding.state !== 'genuine') return finding
  const stored = await findCertificate(db, finding.certificate.number)
  // The token is gone when the name was erased: then the number has to do.
  if (stored === null || (stored.token !== null && stored.token !== finding.token)) return { state: 'not-on-record' }
  return verdictAt(finding, new Set(await revokedCertificates(db)), now)
}
