import type { EventKind, LedgerEvent, NewEvent, PolicySubject, Recording, SiteId } from '../ledger/event.ts'
import { append } from '../ledger/ledger.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { trailLedgerEvents } from './trail.store.ts'

/**
 * Kinds of entries on which nobody's status depends: about phone numbers, practices, groups, who holds a role of a site,
 *
 * proposals that aren't published, and printed cards.
 */
type Kind =
  | Extract<EventKind, `${'contact' | 'practice' | 'group' | 'site_change' | 'site_defaults'}_${string}`>
  | 'role_linked'
  | 'role_unlinked'
  | 'role_confirmed'
  | 'policy_proposed'
  | 'policy_returned'
  | 'paper_replaced'
type About = { [Each in Kind]: Pick<Extract<NewEvent, { kind: Each }>, 'kind' | 'body'> }[Kind]

/** Records such an entry, effective today if nothing else is said, and notes it in the audit trail. Returns its id. */
export async function recordAbout(
  tx: Tx,
  subject: PolicySubject | SiteId,
  about: About,
  { course, actor, at, today }: Recording,
  effectiveOn: CalendarDate = today,
): Promise<string> {
  const recorded = await append(tx, [{ ...about, subject, course, effectiveOn, recordedAt: at, actor }])
  await trailLedgerEvents(tx, recorded)
  const [event] = recorded
  if (event === undefined) throw new RangeError('an entry that was recorded has an id')
  return event.id
}

/** The entry stays on record, and doesn't count from now on. For entries on which nobody's status depends. */
export async function withdrawEntry(
  tx: Tx,
  { id, subject }: Pick<LedgerEvent, 'id' | 'subject'>,
  { reason, on }: { readonly reason: string; readonly on: CalendarDate },
  { course, actor, at }: Recording,
): Promise<void> {
  const body = { v: 1, corrects: id, reason, change: { kind: 'withdrawn' } } as const
  const about = { subject, course, effectiveOn: on, recordedAt: at, actor }
  await trailLedgerEvents(tx, await append(tx, [{ kind: 'corrected', ...about, body }]))
}
