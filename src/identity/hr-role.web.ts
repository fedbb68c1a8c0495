import { z } from 'zod'
import type { PersonId } from '../ledger/event.ts'
import type { AccountMail } from '../reminders/reminder.ts'
import { type FormState, field } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { giveHr, takeHr } from './access.store.ts'
import { accountInUse, stayingHr, tellHr } from './recovery.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { changeForm, recordingOf } from '../people/change.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** The ledger has it, and everyone in HR is told. */
export const makeHr = changeForm({
  offered: ({ account, isClosed, jobs }) => account !== null && !account.isHr && !isClosed && jobs.length > 0,
  fields: sureField,
  schema: sureForm,
  problem: async (_, { person }, { t }, db) =>
    (await accountInUse(db, person)) === null ? (['sure', t.hr.changes.access.hasNoPassword] as const) : null,
  record: async (tx, _, { person }, visit) => {
    await giveHr(tx, person, recordingOf(visit))
    await tell(tx, 'hr-given', person, visit)
  },
})

/** Somebody who can sign in, and has no last day, always stays. */
export const endOfHr = changeForm({
  offered: ({ account }) => account?.isHr === true,
  fields: sureField,
  schema: sureForm,
  problem: async (_, { person }, { t, today }, db) =>
    (await stayingHr(db, today)).every((other) => other === person)
      ? (['sure', t.hr.changes.access.lastHr] as const)
      : null,
  record: async (tx, _, { person }, visit) => {
    await tell(tx, 'hr-ended', person, visit)
    await takeHr(tx, person, recordingOf(visit))
  },
})

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
