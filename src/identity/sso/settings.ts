import { z } from 'zod'

/** What a person at the provider and a row of the staff list must have in common. */
export const MATCHES = ['email', 'number'] as const
export type MatchBy = (typeof MATCHES)[number]

/** What the organization has chosen. A value that's missing, as before anybody chose, is the default. */
export const singleSignOnShape = z.object({
  /** On the button, after "Sign in with". Empty for the provider's host. */
  label: z.string().default(''),
  match: z.enum(MATCHES).default('email'),
  /** The claim that has the staff number. */
  numberClaim: z.string().default('employee_number'),
  /** Whether HR hears of people at the provider who fit nobody on record. */
  strangersMayAsk: z.boolean().default(false),
  /** Whether somebody who confirms something again has to sign in at the provider anew. */
  anew: z.boolean().default(true),
})
export type SingleSignOnSettings = z.output<typeof singleSignOnShape>

export function labelOf({ label }: SingleSignOnSettings, issuer: string): string {
  return label === '' ? new URL(issuer).host : label
}
