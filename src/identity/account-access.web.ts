import { z } from 'zod'
import { hasOwnWork, hiresIn, isOnlyAt } from '../people/record-check.ts'
import { reasonField } from '../people/change.page.ts'
import { field } from '../platform/html/field.page.ts'
import { closeAccess as close, openAccess as open, undoInvitation as undo } from './access.store.ts'
import { tellAll } from './recovery.store.ts'
import { unlinkSignIns } from './sso/linked.store.ts'
import { recordsOf } from '../ledger/merge.store.ts'
import { isLastAdministrator } from './roles/administrator.store.ts'
import { correct } from '../people/correction.store.ts'
import { changeForm, recordingOf, type Subject } from '../people/change.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { endSessionsOf } from './session.store.ts'
import { signOutEverywhere } from './sessions/end.web.ts'
import { noFields } from '../platform/http/form.web.ts'
import { reasonShape } from '../people/change/reason.web.ts'

/** People can't lock themselves out. */
const isSomebodyElse = ({ person }: Subject, { viewer }: SignedInVisit) => person !== viewer.person

const hasOpenAccount = (about: Subject, visit: SignedInVisit) =>
  about.account !== null && !about.isClosed && about.reachesAccount && isSomebodyElse(about, visit)

export const closeAccess = changeForm({
  offered: hasOpenAccount,
  notes: (_, { t }) => t.hr.changes.access.whatClosingDoes,
  fields: (form, _, { t }) => [reasonField(form, t)],
  schema: (_, visit) => z.strictObject(reasonShape(visit)),
  problem: async (_, { person }, { t, today }, db) =>
    (await isLastAdministrator(db, person, today)) ? ['reason', t.hr.roles.end.lastAdministrator] : null,
  record: (tx, { reason }, { person }, visit) => close(tx, person, reason, recordingOf(visit)),
})

/** For a phone or a computer that was lost or left open. The person can sign in again at once. */
export const signOut = changeForm({
  offered: hasOpenAccount,
  fields: () => [],
  schema: () => noFields,
  record: (tx, _, { person }, visit) => signOutEverywhere(tx, person, visit),
})

export const openAccess = changeForm({
  offered: ({ isClosed, reachesAccount }) => isClosed && reachesAccount,
  fields: () => [],
  schema: () => noFields,
  record: (tx, _, { person }, visit) => open(tx, person, recordingOf(visit)),
})

/**
 * Not offered for someone who has worked in the course, has a role or supervises. Their account takes a recovery code
 * and a second person.
 */
export const undoInvitation = changeForm({
  offered: (about, visit) =>
    about.account !== null &&
    !about.isClosed &&
    isSomebodyElse(about, visit) &&
    !about.isEstablished &&
    !hasOwnWork(about.history),
  notes: (_, { t }) => t.hr.changes.access.whatUndoingDoes,
  fields: (form, about, { t }) => {
    const { mistake: label, mistakeHint: hint } = t.hr.changes.fields
    return mayBeMistake(about) ? [field(form, { type: 'checkbox', name: 'mistake', label, hint })] : []
  },
  schema: () => z.strictObject({ mistake: z.literal('yes').optional() }),
  record: async (tx, { mistake }, about, visit) => {
    const recording = recordingOf(visit)
    for (const each of await recordsOf(tx, about.person)) await undo(tx, each, recording)
    visit.log.info({ by: visit.viewer.person, person: about.person }, 'invitation undone')
    if (mistake !== 'yes' || !mayBeMistake(about)) return
    const withdrawal = {
      change: { kind: 'withdrawn' },
      reason: visit.t.hr.changes.access.addedByMistake,
      evidence: { files: [], reference: '' },
    } as const
    for (const hired of hiresIn(about.history)) await correct(tx, hired, withdrawal, recording)
  },
})

/** A person who has worked in the course was no mistake, and HR for a site takes nothing back that is of another. */
function mayBeMistake({ history, ownSites }: Subject): boolean {
  return hiresIn(history).length > 0 && !hasOwnWork(history) && isOnlyAt(history, ownSites)
}

/** Never the last way in: HR could then make another one alone. */
export const endOfSingleSignOn = changeForm({
  offered: ({ canLoseSingleSignOn, reachesAccount }) => canLoseSingleSignOn && reachesAccount,
  fields: () => [],
  schema: () => noFields,
  record: async (tx, _, { person }, visit) => {
    const { deps, now, today, viewer } = visit
    await unlinkSignIns(tx, person, recordingOf(visit))
    const notice = { mail: deps.config.mail !== null, by: viewer.person, at: now, today }
    // The entry in the ledger is what the person reads at the next sign-in.
    await tellAll(tx, 'single-sign-on-removed', person, [person], notice)
    for (const record of await recordsOf(tx, person)) await endSessionsOf(tx, record)
    visit.log.info({ by: visit.viewer.person, person }, 'single sign-on disconnected')
  },
})
