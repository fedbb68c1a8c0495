import { z } from 'zod'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { forgotPage } from './recovery.page.ts'
import { askForReset, hadLinksEnough } from './recovery.store.ts'
import { findAccountBySignInName } from './account.store.ts'
import { readForm, withProblem } from '../platform/http/form.web.ts'
import { forgotPath, publicPath, signInPath } from '../platform/http/paths.web.ts'
import { visitorShell } from '../app/shell.web.ts'
import { countAsk } from './tries.web.ts'
import type { Visit } from '../app/visit.web.ts'

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
  if (wait !== null) return sendForgot(visit, withProblem(visit, 'signInName', t.account.signIn.wait(wait)), 429)
  response.redirect(303, publicPath(forgotPath(true), language))
  if (deps.config.mail === null) return
  const account = await findAccountBySignInName(deps.store.db, result.data.signInName)
  if (account === null || account.passwordHash === null) return
  const telling = { mail: true, by: ACTOR, at: now, today } as const
  const asked = await deps.store.transaction(async (tx) =>
    (await hadLinksEnough(tx, account.person, ACTOR, now)) ? false : askForReset(tx, account.person, telling),
  )
  log.info({ person: account.person, asked }, 'a link for a new password was asked for')
}

function sendForgot(visit: Visit, form: FormState, status = 200): void {
  const { deps, language, request, response, t } = visit
  const page = forgotPage(visitorShell(visit, t.account.forgot.title), {
    form,
    sendsMail: deps.config.mail !== null,
    asked: request.query['asked'] === 'yes',
    action: publicPath(forgotPath(), language),
    signInHref: publicPath(signInPath(), language),
  })
  response.status(status).send(page)
}
