import { z } from 'zod'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { hrefTo, publicPath } from '../../app/href.web.ts'
import type { PersonId } from '../../ledger/event.ts'
import { recordsOf, survivorOf } from '../../ledger/merge.store.ts'
import { findPerson } from '../../people/people.store.ts'
import type { Tx } from '../../platform/database/schema.store.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { noFields, param, parseForm } from '../../platform/http/form.web.ts'
import { recordTrail } from '../../trail/record.web.ts'
import { tellChange } from '../factors/sign-in-change.store.ts'
import { accountInUse } from '../joined/in-use.store.ts'
import { endOtherSessions, endSessionNamed, endSessionsOf } from '../session.store.ts'
import { closeSession } from '../session.web.ts'

/** The sessions to end: all but this one, one by its handle, or all when the form says nothing. */
const sessionsForm = z.strictObject({
  end: z.union([z.literal('others'), z.string().regex(/^[0-9a-f]{16}$/)]).optional(),
})

/**
 * Ends sessions of the viewer's own. Ending the one that asks, or all of them, is signing out, which nobody notes. That
 * a session elsewhere was ended is on the audit trail: it may have been somebody else's.
 */
export async function endSessions(visit: SignedInVisit): Promise<void> {
  const { end } = parseForm(visit, sessionsForm)
  const { deps, response, session, viewer } = visit
  const records = await recordsOf(deps.store.db, viewer.person)
  if (end === undefined || end === session.handle) {
    if (end === undefined) for (const record of records) await endSessionsOf(deps.store.db, record)
    await closeSession(visit)
    return response.redirect(303, publicPath(hrefTo('/signed-out'), visit.language))
  }
  await deps.store.transaction(async (tx) => {
    const isOne = end !== 'others'
    const ended = isOne ? await endSessionNamed(tx, records, end) : await endOtherSessions(tx, records, session.handle)
    if (ended === 0) return
    const which = isOne ? 'one' : 'others'
    await recordTrail(visit, { kind: 'sessions_ended', about: viewer.person, detail: { which } }, tx)
  })
  response.redirect(303, hrefTo('/account', {}, { changed: 'sessions' }))
}

/** Signs somebody out everywhere, on the page of their roles. One's own sessions are on the page of one's account. */
export async function endSessionsOfHolder(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { deps, response, viewer } = visit
  const asked: PersonId = `person:${param(visit, 'person')}`
  const done = await deps.store.transaction(async (tx) => {
    const person = await survivorOf(tx, asked)
    if ((await findPerson(tx, person)) === null) throw new AppError('not-found', 'There is no such person on record.')
    if (person === viewer.person) return null
    await signOutEverywhere(tx, person, visit)
    return 'signed-out'
  })
  response.redirect(303, hrefTo('/hr/roles/people/:person', { person: asked }, { done }))
}

/** Someone who may signs this person out everywhere. The person is told, if they were signed in anywhere. */
export async function signOutEverywhere(tx: Tx, person: PersonId, visit: SignedInVisit): Promise<void> {
  const { now: at, today, viewer } = visit
  let ended = 0
  for (const record of await recordsOf(tx, person)) ended += await endSessionsOf(tx, record)
  await recordTrail(visit, { kind: 'sessions_ended', about: person, detail: { which: 'all' } }, tx)
  const account = await accountInUse(tx, person)
  if (ended === 0 || account === null) return
  await tellChange(tx, account.person, 'signed-out', { by: viewer.person, at, today })
}
