import { z } from 'zod'
import { AppError } from '../../platform/http/app-error.ts'
import type { PersonId } from '../../ledger/event.ts'
import { EMPTY_FORM, type FormState } from '../../platform/html/field.page.ts'
import { readForm, parseForm, withProblem } from '../../platform/http/form.web.ts'
import { recordTrail } from '../../trail/record.web.ts'
import type { Messages } from '../../words/messages.ts'
import { hrefTo, publicPath } from '../../app/href.web.ts'
import { landingPath } from '../../app/landing.web.ts'
import { visitorShell } from '../../app/shell.web.ts'
import type { Visit } from '../../app/visit.web.ts'
import { type Account, findAccount } from '../account.store.ts'
import type { SignInWay } from '../session.ts'
import { finishSignIn } from '../session.web.ts'
import { beginStep, goOnWithStep, stepBegun } from '../sign-in-step.web.ts'
import { countTry, countWrongTry, forgiveTries, minutesToWait, noteWait } from '../tries.web.ts'
import { offerPasskey, passkeyIn } from './ceremony.web.ts'
import { isStepAskedOf } from './asked.web.ts'
import { factorsOf } from './factor.store.ts'
import { secondStepPage } from './second-step.page.ts'
import { useCode } from './code.web.ts'

const PURPOSE = 'second-step'

/** What a sign-in has come to: the first step was right. */
const pendingForm = z.strictObject({ way: z.enum(['password', 'link', 'code']), next: z.string().nullable() })

/**
 * Goes on after a right password or a link. Begins the session, unless this person shows a second step first: then
 * nothing is open yet.
 */
export async function goOnSigningIn(
  visit: Visit,
  account: Pick<Account, 'person' | 'grants'>,
  way: z.infer<typeof pendingForm>['way'],
  next: string | null = null,
): Promise<void> {
  if (!(await isStepAskedOf(visit, account))) return enter(visit, account.person, way, next)
  await beginStep(visit, { purpose: PURPOSE, person: account.person, data: JSON.stringify({ way, next }) })
  visit.response.redirect(303, publicPath(hrefTo('/sign-in/second-step'), visit.language))
}

/** Begins the session and opens the page that comes first. */
export async function enter(visit: Visit, person: PersonId, way: SignInWay, next: string | null): Promise<void> {
  const account = await findAccount(visit.deps.store.db, person)
  if (account === null) throw new AppError('forbidden', `${person} has signed in and has no account.`)
  await finishSignIn(visit, person, way)
  visit.response.redirect(303, await landingPath(visit, account, next))
}

export async function showSecondStep(visit: Visit): Promise<void> {
  const pending = await stepBegun(visit, PURPOSE)
  if (pending?.person == null) return backToSignIn(visit)
  await sendSecondStep(visit, pending.person, EMPTY_FORM)
}

const codeForm = (t: Messages) => z.strictObject({ code: z.string().trim().min(1, t.factors.step.needed).max(100) })

/** A code of the app, or a spare code. Tries are counted like those of passwords, for the person and the address. */
export async function takeCode(visit: Visit): Promise<void> {
  const { t } = visit
  const result = readForm(visit, codeForm(t))
  const pending = await stepBegun(visit, PURPOSE)
  if (pending?.person == null) return backToSignIn(visit)
  const { person } = pending
  if (!result.ok) return sendSecondStep(visit, person, result.form, 422)
  const wait = await countTry(visit, stepTriesOf(person))
  if (wait !== null) return sendWait(visit, person, wait)
  if (!(await useCode(visit, person, result.data.code))) {
    return refuse(visit, person, t.factors.step.wrong)
  }
  await forgiveTries(visit, stepTriesOf(person))
  await finish(visit)
}

const answerForm = z.strictObject({ answer: z.string() })

export async function takeStepPasskey(visit: Visit): Promise<void> {
  const { answer } = parseForm(visit, answerForm)
  const pending = await stepBegun(visit, PURPOSE)
  if (pending?.person == null) return backToSignIn(visit)
  const wait = await minutesToWait(visit)
  if (wait !== null) return sendWait(visit, pending.person, wait)
  if ((await passkeyIn(visit, answer, pending.person)) === null)
    return refuse(visit, pending.person, visit.t.factors.passkey.refused)
  await finish(visit)
}

/** The step is used up first: of two who come with it, one gets in. */
async function finish(visit: Visit): Promise<void> {
  const taken = await goOnWithStep(visit, PURPOSE)
  if (taken?.person == null) return backToSignIn(visit)
  const { way, next } = pendingForm.parse(JSON.parse(taken.data))
  await enter(visit, taken.person, way, next)
}

async function sendWait(visit: Visit, person: PersonId, minutes: number): Promise<void> {
  await noteWait(visit, minutes, 'sign_in_refused', person)
  const problem = visit.t.account.signIn.wait(minutes)
  await sendSecondStep(visit, person, withProblem(visit, 'code', problem), 429)
}

async function refuse(visit: Visit, person: PersonId, problem: string): Promise<void> {
  await countWrongTry(visit)
  await recordTrail(visit, { kind: 'sign_in_refused', about: person, detail: { why: 'wrong-code' } })
  visit.log.info({ person }, 'second step refused')
  await sendSecondStep(visit, person, withProblem(visit, 'code', problem), 422)
}

/** What tries of a code are counted under. No sign-in name has spaces. */
export function stepTriesOf(person: PersonId): string {
  return `second step of ${person}`
}

function backToSignIn({ language, response }: Visit): void {
  response.redirect(303, publicPath(hrefTo('/sign-in', {}, { over: 'yes' }), language))
}

async function sendSecondStep(visit: Visit, person: PersonId, form: FormState, status = 200): Promise<void> {
  const { deps, language, response, t } = visit
  const passkey = await offerPasskey(visit, person)
  const action = publicPath(hrefTo('/sign-in/second-step/passkey'), language)
  const page = secondStepPage(visitorShell(visit, t.factors.step.title), {
    form,
    hasApp: (await factorsOf(deps.store.db, person)).hasApp,
    passkey: passkey === null ? null : { ...passkey, action, hidden: [], autofill: false },
    action: publicPath(hrefTo('/sign-in/second-step'), language),
    signInHref: publicPath(hrefTo('/sign-in'), language),
  })
  response.status(status).send(page)
}
