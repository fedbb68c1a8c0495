import { z } from 'zod'
import { ACCOUNT_CHANGES, type AccountChange, accountPage } from './account.page.ts'
import { ownWays } from './factors/ways.web.ts'
import { tellChange } from './factors/sign-in-change.store.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { messageLine } from '../reminders/message-list.page.ts'
import type { Messages } from '../words/messages.ts'
import { type Account, findAccount, setCredentials } from './account.store.ts'
import { accountDoings, endWaysIn } from './recovery.store.ts'
import { confirmAddress, ownAddress } from './own-address.store.ts'
import { knownSignInName } from './factors/guest.web.ts'
import { currentFacts, factOn } from '../ledger/fact.store.ts'
import { recordsOf } from '../ledger/merge.store.ts'
import { wantsNoFollowUp } from '../learning/no-follow-up.store.ts'
import { messagesTo } from '../reminders/message.store.ts'
import { endSessionsOf, sessionsOf } from './session.store.ts'
import { type SessionLine, sessionText } from './sessions/session-line.page.ts'
import { AppError } from '../platform/http/app-error.ts'
import { parseForm, parseQuery, readForm, withProblem, noFields } from '../platform/http/form.web.ts'
import { doingLines } from './account-notice.web.ts'
import { contextOf, shownMessage } from '../mail/message.web.ts'
import { hashPassword, isPassword, newPassword } from './password.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { finishSignIn } from './session.web.ts'
import { ownRoles } from './roles/own-role.web.ts'
import { LINK_OUTCOMES, type LinkOutcome, ownSingleSignOn } from './sso/account.web.ts'
import { accountShell } from '../app/shell.web.ts'
import { countTry, countWrongTry, forgiveTries, noteWait } from './tries.web.ts'
import { recordTrail } from '../trail/record.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

const accountQuery = z.strictObject({
  changed: z.enum(ACCOUNT_CHANGES).optional(),
  provider: z.enum(LINK_OUTCOMES).optional(),
})

const passwordForm = async (t: Messages, about: readonly string[]) =>
  z.strictObject({
    current: z.string().min(1, t.account.needs.currentPassword),
    password: await newPassword(t, about),
  })

export async function showAccount(visit: SignedInVisit): Promise<void> {
  const { changed, provider } = parseQuery(visit, accountQuery)
  await sendAccount(visit, EMPTY_FORM, { changed: changed ?? null, provider: provider ?? null })
}

/** Asks for the current password, and signs out everywhere else, so that anyone who knew the old one is out. */
export async function changePassword(visit: SignedInVisit): Promise<void> {
  const { deps, now, response, account, organization, t, today } = visit
  const { signInName, passwordHash } = await ownAccount(visit)
  if (signInName === null || passwordHash === null)
    throw new AppError('not-found', 'This account has no password to change.')
  const result = readForm(visit, await passwordForm(t, [await ownName(visit), signInName, organization.name]))
  if (!result.ok) return sendAccount(visit, result.form, { status: 422 })
  const wait = await countTry(visit, signInName)
  if (wait !== null) {
    await noteWait(visit, wait, 'proof_refused', account)
    return sendAccount(visit, withProblem(visit, 'current', t.account.signIn.wait(wait)), { status: 429 })
  }
  if (!(await isPassword(visit, passwordHash, result.data.current))) {
    await countWrongTry(visit)
    await recordTrail(visit, { kind: 'proof_refused', about: account, detail: { why: 'wrong' } })
    return sendAccount(visit, withProblem(visit, 'current', t.account.own.wrongCurrent), { status: 422 })
  }
  const newHash = await hashPassword(result.data.password)
  await deps.store.transaction(async (tx) => {
    await setCredentials(tx, account, signInName, newHash, today)
    await tellChange(tx, account, 'password-changed', { by: account, at: now, today })
    await recordTrail(visit, { kind: 'password_changed', about: account }, tx)
    await endWaysIn(tx, account, now)
    await endSessionsOf(tx, account)
  })
  await forgiveTries(visit, signInName)
  await finishSignIn(visit, account, 'password')
  response.redirect(303, hrefTo('/account', {}, { changed: 'password' }))
}

/** Until then no link for a new password goes to an address that others have put on record. */
export async function confirmOwnAddress(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { account, deps, log, response, today } = visit
  await deps.store.transaction(async (tx) => {
    await confirmAddress(tx, account, today)
    await recordTrail(visit, { kind: 'address_confirmed', about: account }, tx)
  })
  log.info({ person: account }, 'address confirmed')
  response.redirect(303, hrefTo('/account', {}, { changed: 'address' }))
}

async function sendAccount(
  visit: SignedInVisit,
  form: FormState,
  shown: {
    readonly status?: number
    readonly changed?: AccountChange | null
    readonly provider?: LinkOutcome | null
  },
): Promise<void> {
  const { account, deps, language, t, today, viewer } = visit
  const { status = 200, changed = null, provider = null } = shown
  const { db } = deps.store
  const messages = await messagesTo(db, viewer.person)
  const context = await contextOf(visit, messages)
  const email = await factOn(db, account, 'email', today)
  const own = await ownAccount(visit)
  const { all: doings } = await accountDoings(db, viewer.person)
  const page = accountPage(accountShell(visit, t.account.title), {
    form,
    name: await ownName(visit),
    signInName: own.signInName,
    laterName: knownSignInName((await currentFacts(db, [account], today)).get(account) ?? null),
    singleSignOn: await ownSingleSignOn(visit, provider),
    hasPassword: own.passwordHash !== null,
    ways: await ownWays(visit),
    changed,
    doings: await doingLines(visit, doings),
    unconfirmed: (await ownAddress(db, account, today)) === null ? email : null,
    addressAction: hrefTo('/account/address'),
    sendsMail: deps.config.mail !== null,
    takesCourse: viewer.roles.has('learner'),
    followUps: viewer.roles.has('learner')
      ? { wantsNone: await wantsNoFollowUp(db, viewer.person), action: hrefTo('/account/follow-ups') }
      : null,
    email: await factOn(db, viewer.person, 'email', today),
    messages: messages.map((message) => messageLine(shownMessage(visit, message, context), t, language)),
    sessions: await ownSessions(visit),
    roles: await ownRoles(visit),
    heldHref: hrefTo('/account/held'),
    passwordAction: hrefTo('/account/password'),
    sessionsAction: hrefTo('/account/sessions'),
    csrf: visit.csrf,
  })
  visit.response.status(status).send(page)
}

async function ownSessions({
  deps,
  language,
  now,
  organization,
  session,
  viewer,
}: SignedInVisit): Promise<SessionLine[]> {
  const open = await sessionsOf(deps.store.db, await recordsOf(deps.store.db, viewer.person), now)
  const lines = open.map((each) => ({
    handle: each.handle,
    text: sessionText(each, now, { language, timeZone: organization.timeZone }),
    isThis: each.handle === session.handle,
  }))
  return [...lines.filter(({ isThis }) => isThis), ...lines.filter(({ isThis }) => !isThis)]
}

/** Everyone with a session has an account. */
async function ownAccount({ deps, account }: SignedInVisit): Promise<Account> {
  const own = await findAccount(deps.store.db, account)
  if (own === null) throw new Error(`${account} has a session and no account.`)
  return own
}

async function ownName({ deps, viewer, today }: SignedInVisit): Promise<string> {
  return (await factOn(deps.store.db, viewer.person, 'name', today)) ?? ''
}
