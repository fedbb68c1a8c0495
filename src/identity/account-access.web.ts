import { z } from 'zod'
import { hasOwnWork, hiresIn } from '../people/record-check.ts'
import { reasonField } from '../people/change.page.ts'
import { field, type FormState } from '../platform/html/field.page.ts'
import { closeAccess as close, openAccess as open, undoInvitation as undo, giveRole, takeRole } from './access.store.ts'
import { recordsOf } from '../ledger/merge.store.ts'
import { correct } from '../people/correction.store.ts'
import { changeForm, reasonIn, recordingOf, type Subject } from '../people/change.web.ts'
import { reachOf, type Viewer } from './access.ts'
import type { Account } from './account.store.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { PersonId } from '../ledger/event.ts'
import type { AccountMail } from '../reminders/reminder.ts'
import type { Messages } from '../words/messages.ts'
import { accountInUse, stayingHr, tellHr } from './recovery.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'

/** People can't lock themselves out. */
const isSomebodyElse = ({ person }: Subject, { viewer }: SignedInVisit) => person !== viewer.person

export const closeAccess = changeForm({
  offered: (about, visit) => about.account !== null && !about.isClosed && isSomebodyElse(about, visit),
  notes: (_, { t }) => t.hr.changes.access.whatClosingDoes,
  fields: (form, _, { t }) => [reasonField(form, t)],
  schema: (_, { t }) => z.strictObject({ reason: reasonIn(t) }),
  record: (tx, { reason }, { person }, visit) => close(tx, person, reason, recordingOf(visit)),
})

export const openAccess = changeForm({
  offered: ({ isClosed }) => isClosed,
  fields: () => [],
  schema: () => z.strictObject({}),
  record: (tx, _, { person }, visit) => open(tx, person, recordingOf(visit)),
})

/**
 * Not offered for someone who has worked in the course, works in HR or supervises. Their account takes a recovery code
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

/** A person who has worked in the course was no mistake. */
function mayBeMistake({ history }: Subject): boolean {
  return hiresIn(history).length > 0 && !hasOwnWork(history)
}

/** The ledger has it, and everyone in HR is told. */
export const makeHr = changeForm({
  offered: ({ account, isClosed, employments }, { viewer }) =>
    account !== null && !worksInHr(account) && !isClosed && employments.length > 0 && mayGrant(viewer),
  fields: sureField,
  schema: sureForm,
  problem: async (_, { person }, { t }, db) =>
    (await accountInUse(db, person)) === null ? (['sure', t.hr.changes.access.hasNoPassword] as const) : null,
  record: async (tx, _, { person }, visit) => {
    await giveRole(tx, person, { role: 'hr', sites: [], until: null }, '', recordingOf(visit))
    await tell(tx, 'hr-given', person, visit)
  },
})

/** Someone who can sign in and has no last day always stays. */
export const endOfHr = changeForm({
  offered: ({ account }, { viewer }) => account !== null && worksInHr(account) && mayGrant(viewer),
  fields: sureField,
  schema: sureForm,
  problem: async (_, { person }, { t, today }, db) =>
    (await stayingHr(db, today)).every((other) => other === person)
      ? (['sure', t.hr.changes.access.lastHr] as const)
      : null,
  record: async (tx, _, { person }, visit) => {
    await tell(tx, 'hr-ended', person, visit)
    await takeRole(tx, person, 'hr', '', recordingOf(visit))
  },
})

function worksInHr({ grants }: Account): boolean {
  return grants.some(({ role }) => role === 'hr')
}

function mayGrant(viewer: Viewer): boolean {
  return reachOf(viewer, 'grant-roles') !== null
}

function sureField(form: FormState, _about: unknown, { t }: SignedInVisit) {
  return [field(form, { type: 'checkbox', name: 'sure', label: t.hr.changes.access.sure })]
}

function sureForm(_about: unknown, { t }: { readonly t: Messages }) {
  return z.strictObject({
    // A box that isn't ticked sends nothing.
    sure: z
      .string()
      .default('')
      .refine((sure) => sure === 'yes', t.hr.changes.access.sureNeeded),
  })
}

async function tell(tx: Tx, kind: AccountMail, about: PersonId, { deps, now, today, viewer, log }: SignedInVisit) {
  log.info({ by: viewer.person, person: about, kind }, 'work in HR changed')
  await tellHr(tx, kind, about, { mail: deps.config.mail !== null, by: viewer.person, at: now, today })
}
