import { hash, verify } from '@node-rs/argon2'
import { z } from 'zod'
import { passwordProblem } from '../domain/password.ts'
import type { Messages } from '../pages/messages/messages.ts'

/** Argon2id, which is the default of the library, at the cost that ASVS 5 (appendix C) approves. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Of a password that nobody knows: checking it takes as long as checking a real one. */
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$mex8HiC6wjyDRdyANddmkQ$wxZYt8hpE+mNWy22yUH51Ae2IyqQGJ3sKcSWugHcEK8'

/** @param about names that others would try first */
export function newPassword(t: Messages, about: readonly string[]) {
  return z.string().superRefine((password, context) => {
    const problem = passwordProblem(password, about)
    if (problem !== null) context.addIssue({ code: 'custom', message: t.account.passwordProblems[problem] })
  })
}

export function hashPassword(password: string): Promise<string> {
  return hash(normalized(password), COST)
}

/** Takes the same time for an account without a password, and for no account at all. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? NOBODYS, normalized(password))
  return fits && stored !== null
}

/** Phones and computers write the same accented letter in two ways. */
function normalized(password: string): string {
  return password.normalize('NFKC')
}
