import type { SignedInVisit } from '../app/visit.web.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import type { ChangedFields } from './changed.ts'
import type { TrailSubject } from './kind.ts'
import { recordTrail, subjectIn } from './record.web.ts'

/**
 * Writes down that somebody changed a setting with a form, in the transaction of the change.
 * @param about what is new and so isn't in the address; otherwise what the address names
 * @param changed what is new in the fields, for forms that nothing else remembers
 */
export async function noteSetting(
  visit: SignedInVisit,
  tx: Tx,
  { about, changed }: { readonly about?: TrailSubject; readonly changed?: ChangedFields } = {},
): Promise<void> {
  const path = String(visit.request.route?.path)
  await recordTrail(
    visit,
    {
      kind: 'setting_changed',
      about: about ?? subjectIn(path, visit),
      detail: { route: path, ...(changed === undefined ? {} : { changed }) },
    },
    tx,
  )
}
