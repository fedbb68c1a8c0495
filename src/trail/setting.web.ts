import type { SignedInVisit } from '../app/visit.web.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import type { TrailSubject } from './kind.ts'
import { recordTrail, subjectIn } from './record.web.ts'

/**
 * Writes down that somebody changed a setting with a form, in the transaction of the change.
 * @param about what is new and so isn't in the address; otherwise what the address names
 */
export async function noteSetting(visit: SignedInVisit, tx: Tx, about?: TrailSubject): Promise<void> {
  const path = String(visit.request.route?.path)
  const entry = { kind: 'setting_changed', about: about ?? subjectIn(path, visit), detail: { route: path } } as const
  await recordTrail(visit, entry, tx)
}
