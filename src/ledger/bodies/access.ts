import { z } from 'zod'
import { first, person, text } from './part.ts'

/** The bodies of events about signing in and roles. */
export const ACCESS_BODIES = {
  /** May not sign in any more. Nothing changes in what is required or done. */
  access_closed: z.strictObject({ v: first, reason: text }),
  access_opened: z.strictObject({ v: first }),
  /** Someone got a code with which a new password can be chosen for an account that was in use. The actor made it. */
  recovery_code_made: z.strictObject({
    v: first,
    /** The second person, or null when there was nobody else who could agree. */
    agreedBy: person.nullable(),
  }),
  /** An invitation that somebody had used was taken back: the account has no password any more. */
  sign_in_undone: z.strictObject({ v: first }),
  /** The person has read what was done to their account up to here. */
  recovery_seen: z.strictObject({ v: first }),
  /** Works in HR from now on, and stays a learner. */
  hr_given: z.strictObject({ v: first }),
  hr_ended: z.strictObject({ v: first }),
}
