import { z } from 'zod'
import type { Messages } from '../words/messages.ts'
import type { CurrentFacts } from '../ledger/fact.store.ts'

const SHORTEST = 3
const LONGEST = 100

/** What a person may type to sign in: an e-mail address, a staff number, or a word of their own. */
export function newSignInName(t: Messages) {
  return z
    .string()
    .trim()
    .max(LONGEST, t.account.needs.shorter)
    .refine((name) => name.length >= SHORTEST && !/\s/.test(name), t.account.signInNameShort)
}

/** The sign-in name as what it says about the person. */
export function signInFact(signInName: string): { readonly email: string } | { readonly employee_number: string } {
  return signInName.includes('@') ? { email: signInName.toLowerCase() } : { employee_number: signInName }
}

/** What a person signs in with, unless they have to choose: the e-mail address, else the staff number. */
export function knownSignInName({ email, employee_number: number }: CurrentFacts): string | null {
  return email ?? number
}
