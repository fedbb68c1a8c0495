import { hash, verify } from '@node-rs/argon2'
import { z } from 'zod'
import { type PasswordProblem, passwordProblem } from './password.ts'
import type { Messages } from '../words/messages.ts'

/** Argon2id, which is the default of the library, at the cost that ASVS 5 (appendix C) approves. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Of a password that nobody knows: checking it takes as long as checking a real one. */
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$mex8HiC6wjyDRdyANddmkQ$wxZYt8hpE+mNWy22yUH51Ae2IyqQGJ3sKcSWugHcEK8'

/** Fewer guesses than this a program makes in an hour or two once it has the hashes. */
const FEWEST_GUESSES_LOG10 = 8
/** What comes first decides: whoever can guess the rest has guessed this much. Longer ones take long to look at. */
const LOOKED_AT = 32

/**
 * What a new password has to be. The list of common ones is loaded when somebody first chooses a password: it takes
 * 25 MB, and most of the time nobody does.
 * @param about names that others would try first
 */
export async function newPassword(t: Messages, about: readonly string[]) {
  estimator ??= loadEstimator()
  const { check } = await estimator
  return z.string().superRefine((password, context) => {
    const problem = passwordProblem(password, about) ?? guessable(check, password, about)
    if (problem !== null) context.addIssue({ code: 'custom', message: t.account.passwordProblems[problem] })
  })
}

type Check = (password: string, about: string[]) => { readonly guessesLog10: number }

let estimator: Promise<{ readonly check: Check }> | null = null

/** 49,000 passwords that people really use, runs on keyboards, dates and repeats, with letters swapped for digits. */
async function loadEstimator(): Promise<{ readonly check: Check }> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs: graphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs })
  return { check: (password, about) => zxcvbn.check(password, about) }
}

function guessable(check: Check, password: string, about: readonly string[]): PasswordProblem | null {
  const start = [...password].slice(0, LOOKED_AT).join('')
  const isGuessed = (words: string[]) => check(start, words).guessesLog10 < FEWEST_GUESSES_LOG10
  if (!isGuessed([...about, ...about.flatMap((name) => name.split(/[\s@.,]+/))].filter(Boolean))) return null
  return isGuessed([]) ? 'common' : 'about-you'
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
