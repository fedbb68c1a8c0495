import { z } from 'zod'
import { HOUR_MS, type Instant, instant, later } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import { deleteDraft, findDraft, putDraft } from '../../platform/database/draft.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import type { KeptForm } from './kept-form.ts'

/** One for each person, among their drafts: private, and gone when what is private goes. */
export const KEPT_FORM = 'kept-form'
/** Long enough to find the password. Later nobody remembers what was typed. */
const KEPT_MS = HOUR_MS

const text = z.string()
const stored = z.strictObject({
  action: text,
  fields: z.array(z.strictObject({ name: text, value: text })),
  keptAt: z.iso.datetime().transform(instant),
})

/** Takes the place of the one before. */
export async function putKeptForm(db: Database, person: PersonId, form: KeptForm, at: Instant): Promise<void> {
  await putDraft(db, person, KEPT_FORM, { ...form, keptAt: at }, at)
}

/** Returns null when there is none, or it is an hour old. */
export async function findKeptForm(db: Database, person: PersonId, at: Instant): Promise<KeptForm | null> {
  const kept = stored.safeParse(await findDraft(db, person, KEPT_FORM)).data
  return kept === undefined || at >= later(kept.keptAt, KEPT_MS) ? null : kept
}

export async function deleteKeptForm(db: Database, person: PersonId): Promise<void> {
  await deleteDraft(db, person, KEPT_FORM)
}
