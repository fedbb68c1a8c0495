import type { Contact } from '../course/policy-shape.ts'
import type { ContactLine, CheckOutcome, CheckWay } from '../ledger/bodies/contact.ts'
import type { SiteRole } from '../ledger/bodies/role.ts'
import type { PersonId, PolicySubject, Recording, SiteId } from '../ledger/event.ts'
import { corrected } from '../ledger/history.ts'
import { entriesOf, historyOf } from '../ledger/ledger.store.ts'
import { keptQuery } from '../platform/database/kept-query.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { recordAbout } from '../trail/record-about.store.ts'
import { type LineOwners, ownersIn, type SharedLines, sharedLines } from './line.ts'

/**
 * The place in the ledger of the last entry about the policy, or zero. While it's the same as before, neither a shared
 * line nor the policy has changed.
 */
export async function linesRevision(db: Database, policy: PolicySubject): Promise<number> {
  const [row] = await lastAbout(db, policy)
  return Number(row?.seq ?? 0)
}

const lastAbout = keptQuery((db, policy: PolicySubject) =>
  db
    .selectFrom('event')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('subject', '=', policy),
)

export async function readSharedLines(db: Database, policy: PolicySubject): Promise<SharedLines> {
  return sharedLines(corrected(await historyOf(db, policy)))
}

/** What somebody found out about a line, and how. */
interface Found {
  readonly outcome: CheckOutcome
  readonly way: CheckWay
  readonly nextOn: CalendarDate
}

/** Somebody has made sure of the numbers that a line has. All sites share it. */
export async function recordLineCheck(
  tx: Tx,
  policy: PolicySubject,
  { id: contact, digits, text, tty }: Pick<Contact, 'id' | 'digits' | 'text' | 'tty'>,
  found: Found,
  recording: Recording,
): Promise<void> {
  const body = { v: 4, contact, digits, text, tty, ...found } as const
  await recordAbout(tx, policy, { kind: 'contact_checked', body }, recording)
}

/** A local number as it's written, or whoever holds a role by a version of a site's details. */
type OfSite =
  | { readonly contact: string }
  | { readonly role: SiteRole; readonly place: number; readonly version: number }

/** Somebody has called a number of a site's own. */
export async function recordCheck(tx: Tx, site: SiteId, check: OfSite & Found, recording: Recording): Promise<void> {
  const body = 'contact' in check ? ({ v: 2, ...check } as const) : ({ v: 3, ...check } as const)
  await recordAbout(tx, site, { kind: 'contact_checked', body }, recording)
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
  await recordAbout(tx, policy, { kind: 'contact_change_proposed', body: { v: 2, ...change } }, recording)
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

/**
 * From now on, somebody looks after a line. It's recorded only when it's new.
 * @param subject the policy for a shared line; the site for a local number, with the number as the contact
 */
export async function setOwner(
  tx: Tx,
  subject: PolicySubject | SiteId,
  { contact, owner }: { readonly contact: string; readonly owner: PersonId | null },
  recording: Recording,
): Promise<void> {
  const now = (await readOwners(tx, [subject])).get(subject)?.get(contact) ?? null
  if (now === owner) return
  await recordAbout(tx, subject, { kind: 'contact_owner_set', body: { v: 1, contact, owner } }, recording)
}

/** Who looks after the lines of each subject, as in `setOwner`. */
export async function readOwners(
  db: Database,
  subjects: readonly (PolicySubject | SiteId)[],
): Promise<Map<PolicySubject | SiteId, LineOwners>> {
  const histories = await entriesOf(db, subjects, ['contact_owner_set', 'corrected'])
  return new Map(subjects.map((subject) => [subject, ownersIn(corrected(histories.get(subject) ?? []))]))
}
