import { Secret, TOTP } from 'otpauth'
import type { Instant } from '../../platform/time/calendar.ts'

/** RFC 6238, as every app has it. */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** One step before and one after, for clocks that are a little off. */
const WINDOW = 1

/**
 * The secret that an app and we share.
 * @param bytes 20 random bytes (RFC 4226, section 4)
 */
export function appSecret(bytes: Uint8Array): string {
  return new Secret({ buffer: new Uint8Array(bytes).buffer }).base32
}

/** What the square on the page holds, and its link opens. */
export function appAddress(secret: string, issuer: string, label: string): string {
  return new TOTP({ ...FORM, secret: Secret.fromBase32(secret), issuer, label }).toString()
}

/** The step of 30 seconds that a code belongs to; null when it belongs to none around this moment. */
export function stepOfCode(secret: string, code: string, at: Instant): number | null {
  const timestamp = Date.parse(at)
  const shared = Secret.fromBase32(secret)
  const delta = TOTP.validate({ ...FORM, secret: shared, token: code, timestamp, window: WINDOW })
  return delta === null ? null : TOTP.counter({ period: FORM.period, timestamp }) + delta
}
