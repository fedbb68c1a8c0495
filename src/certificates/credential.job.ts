import { CompactSign } from 'jose'
import { z } from 'zod'
import { type CalendarDate, dayOrNull, type Instant, toInstant } from '../platform/time/calendar.ts'
import {
  type Certificate,
  type CertificateNumber,
  typedCertificateNumber,
  credentialId,
  ISSUER_PATH,
  keyPath,
  REVOKED_PATH,
} from './certificate.ts'
import { ALGORITHM, type SigningKey } from '../platform/codes/key.job.ts'
import { fitsQrCode } from './packing.job.ts'

/** The words in the credential, in the language of the certificate. */
export interface CredentialWords {
  readonly title: string
  readonly statement: string
  readonly criteria: string
}

/** Fixed by Open Badges 3.0, in this order. */
export const BADGE_CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const

/** The last is W3C's, for terms of an issuer's own. */
const CONTEXTS = [...BADGE_CONTEXTS, 'https://www.w3.org/ns/credentials/undefined-terms/v2']

/** The lengths of names to try, in this order, until the credential fits a QR code. The file has the full names. */
const NAME_LENGTHS = [200, 60, 30, 15] as const

/**
 * The certificate as an Open Badges 3.0 credential in a signed JWT (VC-JWT, §8.2 of the specification). Names that
 * would not fit a QR code are cut, and end in an ellipsis. Throws when the address of the server alone is too long.
 */
export async function signCredential(
  certificate: Certificate,
  words: CredentialWords,
  publicUrl: string,
  key: SigningKey,
): Promise<string> {
  for (const length of NAME_LENGTHS) {
    const token = await signed(credential(shortened(certificate, length), words, publicUrl), publicUrl, key)
    if (fitsQrCode(token)) return token
  }
  throw new Error('PUBLIC_URL is too long: a certificate of this server does not fit a QR code.')
}

async function signed(payload: object, publicUrl: string, { privateKey, publicKey }: SigningKey): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: publicUrl + keyPath(publicKey.kid) })
    .sign(privateKey)
}

/** Claims and properties repeat each other because the specification asks for both. */
function credential(certificate: Certificate, words: CredentialWords, publicUrl: string): object {
  const id = credentialId(publicUrl, certificate.number)
  const issuer = publicUrl + ISSUER_PATH
  const holder = `${id}#holder`
  const { validUntil, sites } = certificate
  return {
    '@context': CONTEXTS,
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: words.title,
    issuer: { id: issuer, type: ['Profile'], name: certificate.organization },
    validFrom: dateTime(certificate.issuedAt),
    ...(validUntil === null ? {} : { validUntil: dateTime(validUntil.at) }),
    credentialStatus: { id: publicUrl + REVOKED_PATH, type: '1EdTechRevocationList' },
    credentialSubject: {
      id: holder,
      type: ['AchievementSubject'],
      identifier: [{ type: 'IdentityObject', hashed: false, identityType: 'name', identityHash: certificate.name }],
      activityEndDate: certificate.completedOn,
      licenseNumber: certificate.number,
      ...(sites.length === 0 ? {} : { sites }),
      creditedMinutes: certificate.creditedMinutes,
      policyVersion: certificate.policyVersion,
      ...(validUntil === null ? {} : { validUntilDay: validUntil.on }),
      achievement: {
        id: `${issuer}#orientation`,
        type: ['Achievement'],
        name: words.title,
        description: words.statement,
        criteria: { narrative: words.criteria },
        version: certificate.courseVersion,
        inLanguage: certificate.courseLanguage,
      },
    },
    iss: issuer,
    jti: id,
    sub: holder,
    nbf: seconds(certificate.issuedAt),
    ...(validUntil === null ? {} : { exp: seconds(validUntil.at) }),
  }
}

const text = z.string().min(1)
const day = z.string().transform((value, context): CalendarDate => {
  const typed = dayOrNull(value)
  if (typed !== null) return typed
  context.addIssue('is not a day')
  return z.NEVER
})
const number = z.string().transform((value, context): CertificateNumber => {
  const typed = typedCertificateNumber(value)
  if (typed !== null) return typed
  context.addIssue('is not the number of a certificate')
  return z.NEVER
})
const seen = z.object({
  id: text,
  issuer: z.object({ id: text, name: text }),
  validFrom: z.iso.datetime(),
  validUntil: z.iso.datetime().optional(),
  credentialSubject: z.object({
    id: text,
    identifier: z.tuple([z.object({ identityType: z.literal('name'), identityHash: text })]),
    activityEndDate: day,
    licenseNumber: number,
    sites: z.array(text).default([]),
    creditedMinutes: z.int().nonnegative(),
    policyVersion: text,
    validUntilDay: day.optional(),
    achievement: z.object({ version: text, inLanguage: text }),
  }),
  iss: text,
  jti: text,
  sub: text,
  nbf: z.int(),
  exp: z.int().optional(),
})

/** Reads a credential of ours. Returns null when it isn't one, or when its claims contradict it. */
export function readCredential(payload: unknown): Certificate | null {
  const parsed = seen.safeParse(payload)
  if (!parsed.success) return null
  const { id, issuer, validFrom, validUntil, credentialSubject: subject, iss, jti, sub, nbf, exp } = parsed.data
  const agrees =
    iss === issuer.id &&
    jti === id &&
    sub === subject.id &&
    nbf === seconds(validFrom) &&
    exp === (validUntil === undefined ? undefined : seconds(validUntil))
  if (!agrees) return null
  return {
    number: subject.licenseNumber,
    name: subject.identifier[0].identityHash,
    organization: issuer.name,
    issuedAt: momentOf(validFrom),
    sites: subject.sites,
    completedOn: subject.activityEndDate,
    validUntil:
      validUntil === undefined || subject.validUntilDay === undefined
        ? null
        : { on: subject.validUntilDay, at: momentOf(validUntil) },
    creditedMinutes: subject.creditedMinutes,
    courseVersion: subject.achievement.version,
    policyVersion: subject.policyVersion,
    courseLanguage: subject.achievement.inLanguage,
  }
}

function shortened(certificate: Certificate, length: number): Certificate {
  const { name, organization, sites } = certificate
  return {
    ...certificate,
    name: cut(name, length),
    organization: cut(organization, length),
    sites: sites.length === 0 ? [] : [cut(sites.join(', '), length)],
  }
}

function cut(value: string, length: number): string {
  const characters = [...value]
  return characters.length <= length
    ? value
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
}

/** Whole seconds, because the claims of a JWT have no smaller part and must say the same. */
function dateTime(at: Instant): string {
  return at.replace(/\.\d{3}Z$/, 'Z')
}

function seconds(at: string): number {
  return Math.floor(Date.parse(at) / 1_000)
}

function momentOf(at: string): Instant {
  return toInstant(Date.parse(at))
}

/** Reads a token of our own without checking its signature: that is for tokens from visitors. */
export function certificateOf(token: string): Certificate {
  const [, payload = ''] = token.split('.')
  const certificate = readCredential(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
  if (certificate === null) throw new Error('A certificate on record cannot be read.')
  return certificate
}
