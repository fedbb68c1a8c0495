import type { ContactLine, CheckOutcome, CheckWay } from '../ledger/bodies/contact.ts'
import type { NewEvent, PolicySubject, Recording } from '../ledger/event.ts'
import { corrected } from '../ledger/history.ts'
import { append, historyOf } from '../ledger/ledger.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { trailLedgerEvents } from '../trail/trail.store.ts'
import { type SharedLines, sharedLines } from './line.ts'

/**
 * The place in the ledger of the last entry about the policy, or zero. It's the same as before exactly when no shared
 * line has changed.
 */
export async function linesRevision(db: Database, policy: PolicySubject): Promise<number> {
  const row = await db
    .selectFrom('event')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('subject', '=', policy)
    .executeTakeFirst()
  return Number(row?.seq ?? 0)
}

export async function readSharedLines(db: Database, policy: PolicySubject): Promise<SharedLines> {
  return sharedLines(corrected(await historyOf(db, policy)))
}

/** A steward has made sure of a shared line. */
export async function recordCheck(
  tx: Tx,
  policy: PolicySubject,
  check: {
    readonly contact: string
    readonly outcome: CheckOutcome
    readonly way: CheckWay
    readonly nextOn: CalendarDate
  },
  recording: Recording,
): Promise<void> {
  await recordAbout(tx, policy, { kind: 'contact_checked', body: { v: 2, ...check } }, recording)
}

/** A steward wants a shared line changed: see `confirmChange`. */
export async function proposeChange(
  tx: Tx,
  policy: PolicySubject,
  change: {
    readonly change: string
    readonly contact: string
    readonly line: ContactLine | null
    readonly released: ContactLine
    readonly reason: string
  },
  recording: Recording,
): Promise<void> {
  await recordAbout(tx, policy, { kind: 'contact_change_proposed', body: { v: 1, ...change } }, recording)
}

/** Takes effect from now on, everywhere. */
export async function confirmChange(
  tx: Tx,
  policy: PolicySubject,
  change: string,
  recording: Recording,
): Promise<void> {
  await recordAbout(tx, policy, { kind: 'contact_change_confirmed', body: { v: 1, change } }, recording)
}

export async function withdrawChange(
  tx: Tx,
  policy: PolicySubject,
  change: string,
  recording: Recording,
): Promise<void> {
  await recordAbout(tx, policy, { kind: 'contact_change_withdrawn', body: { v: 1, change } }, recording)
}

type Kind = 'contact_checked' | 'contact_change_proposed' | 'contact_change_confirmed' | 'contact_change_withdrawn'
type About = { [Each in Kind]: Pick<Extract<NewEvent, { kind: Each }>, 'kind' | 'body'> }[Kind]

async function recordAbout(
  tx: Tx,
  subject: PolicySubject,
  about: About,
  { course, actor, at, today }: Recording,
): Promise<void> {
  // No one's status depends on a phone number.
  const recorded = await append(tx, [{ ...about, subject, course, effectiveOn: today, recordedAt: at, actor }])
  await trailLedgerEvents(tx, recorded)
}
