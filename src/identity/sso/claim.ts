import { visible } from '../../platform/text/visible.ts'

/** Everything that the provider says about a person, as it says it. */
export type Claims = Readonly<Record<string, unknown>>

/** The claims that we read. Null where the provider doesn't give one, or not in the form that it should have. */
export interface ClaimedPerson {
  readonly name: string | null
  readonly email: string | null
  /** The provider has made sure that the address is the person's. */
  readonly isEmailVerified: boolean
  readonly number: string | null
}

const LONGEST = 100

/** @param numberClaim the name of the claim that has the staff number */
export function claimedPerson(claims: Claims, numberClaim: string): ClaimedPerson {
  return {
    name: textIn(claims['name']),
    email: textIn(claims['email'])?.toLowerCase() ?? null,
    isEmailVerified: claims['email_verified'] === true || isOfOwnedDomain(claims),
    number: textIn(claims[numberClaim]),
  }
}

/**
 * Entra ID says nothing about addresses, but can say that the organization has proved that the domain is its own. Only
 * Microsoft's word counts: another provider may let people write this claim themselves.
 */
function isOfOwnedDomain({ iss, email_verified: verified, xms_edov: owned }: Claims): boolean {
  const isMicrosoft = typeof iss === 'string' && iss.startsWith('https://login.microsoftonline.com/')
  return isMicrosoft && verified === undefined && [true, 1, '1', 'true'].some((yes) => yes === owned)
}

/** One line of text. Staff numbers can come as numbers; a larger one has lost digits as it was read. */
function textIn(claim: unknown): string | null {
  const text = Number.isSafeInteger(claim) ? String(claim) : typeof claim === 'string' ? visible(claim).trim() : ''
  return text === '' || text.length > LONGEST || /[\p{Cc}\p{Cs}]/u.test(text) ? null : text
}
