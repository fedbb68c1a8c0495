import { hash } from '@node-rs/argon2'
import { z } from 'zod'
import { type PasswordProblem, passwordProblem } from './password.ts'
import type { Messages } from '../words/messages.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { forgotPage } from './recovery.page.ts'
import { askForReset, hadLinksEnough } from './recovery.store.ts'
import { findAccountToReset } from './own-address.store.ts'
import { readForm, withProblem } from '../platform/http/form.web.ts'
import { codePath, hrefTo, publicPath } from '../app/href.web.ts'
import { visitorShell } from '../app/shell.web.ts'
import { countAsk, noteWait } from './tries.web.ts'
import type { Visit } from '../app/visit.web.ts'

/** Argon2id, which is the default of the library, at the cost that ASVS 5 (appendix C) approves. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A password hash that belongs to nobody: checking it takes as long as checking a real one. */
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$mex8HiC6wjyDRdyANddmkQ$wxZYt8hpE+mNWy22yUH51Ae2IyqQGJ3sKcSWugHcEK8'

/** Fewer guesses than this a program makes in an hour or two once it has the hashes. */
const FEWEST_GUESSES_LOG10 = 8
/**
 * Only the first characters are looked at. A person who can guess the rest has guessed this much, and longer ones take
 * long to check.
 */
const LOOKED_AT = 32

/**
 * Checks a new password. The list of common ones is loaded when a person first chooses a password: it takes 25 MB,
 * and most of the time no one does.
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

/** Does the same work for an account without a password, and for no account at all. */
export async function isPassword({ deps }: Visit, stored: string | null, password: string): Promise<boolean> {
  const fits = await deps.verifyHash(stored ?? NOBODYS, normalized(password))
  return fits && stored !== null
}

/** Phones and computers write the same accented letter in two ways. */
function normalized(password: string): string {
  return password.normalize('NFKC')
}

const ACTOR = 'system:forgot'

const forgotForm = (t: Messages) =>
  z.strictObject({ signInName: z.string().trim().min(1, t.account.needs.signInName).max(1_000) })

export function showForgot(visit: Visit): void {
  sendForgot(visit, EMPTY_FORM)
}

/**
 * Answers first and looks afterward, so that the answer and its time are the same whether or not there is such an
 * account. Whether the address is the owner's is looked at when the mail goes out.
 */
export async function askForLink(visit: Visit): Promise<void> {
  const { deps, language, log, now, response, t, today } = visit
  const result = readForm(visit, forgotForm(t))
  if (!result.ok) return sendForgot(visit, result.form, 422)
  const wait = await countAsk(visit)
  if (wait !== null) {
    await noteWait(visit, wait)
    return sendForgot(visit, withProblem(visit, 'signInName', t.account.signIn.wait(wait)), 429)
  }
  response.redirect(303, publicPath(hrefTo('/forgot', {}, { asked: 'yes' }), language))
  if (deps.config.mail === null) return
  const account = await findAccountToReset(deps.store.db, result.data.signInName, today)
  if (account === null) return
  const notice = { mail: true, by: ACTOR, at: now, today } as const
  const asked = await deps.store.transaction(async (tx) =>
    (await hadLinksEnough(tx, account, ACTOR, now)) ? false : askForReset(tx, account, notice),
  )
  log.info({ person: account, asked }, 'a link for a new password was asked for')
}

function sendForgot(visit: Visit, form: FormState, status = 200): void {
  const { deps, language, request, response, t } = visit
  const page = forgotPage(visitorShell(visit, t.account.forgot.title), {
    form,
    sendsMail: deps.config.mail !== null,
    asked: request.query['asked'] === 'yes',
    action: publicPath(hrefTo('/forgot'), language),
    signInHref: publicPath(hrefTo('/sign-in'), language),
    codeHref: codePath(language),
  })
  response.status(status).send(page)
}
