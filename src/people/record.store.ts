import { randomUUID } from 'node:crypto'
import { type CalendarDate, earliest, type Instant } from '../platform/time/calendar.ts'
import type { EventBodies, EventKind, Hired, LedgerEvent, NewEvent, PersonId, Recording } from '../ledger/event.ts'
import { createAccounts, deleteAccount, findAccount } from '../identity/account.store.ts'
import { recordAboutPeople } from '../requirements/assignment.store.ts'
import { eraseCertificates } from '../certificates/certificate.store.ts'
import { deleteDraftsOf } from '../platform/database/draft.store.ts'
import { eraseEvidence } from '../ledger/evidence.store.ts'
import { addFacts, eraseFacts, factOn, namingValues, type NewFact } from '../ledger/fact.store.ts'
import { recordsOf, survivorOf } from '../ledger/merge.store.ts'
import { enqueue, eraseMessages } from '../reminders/message.store.ts'
import { eraseFormDrafts } from '../platform/database/form-draft.store.ts'
import { eraseSelections } from '../selections/selection.store.ts'
import { eraseViews } from '../reports/views/saved-view.store.ts'
import { eraseImportedRows } from '../imports/row.store.ts'
import { eraseTexts } from '../imports/import.store.ts'
import { deleteNoFollowUp } from '../learning/no-follow-up.store.ts'
import { deleteDetail, setDetail } from '../learning/reading-preference.store.ts'
import type { FactKind, Tx } from '../platform/database/schema.store.ts'
import { appendToTrail, forgetAddressesOf } from '../trail/trail.store.ts'
import { refreshStanding } from '../requirements/standing.store.ts'
import type { FactReference } from '../ledger/bodies/part.ts'

/** HR's knowledge of a person who starts, or starts again. */
export type Hire = Omit<Hired, 'v' | 'spell' | 'facts'> & {
  /** `null` for someone new; a person who comes back keeps the id, and with it the history. */
  readonly person: PersonId | null
  /** Only what is known and, for a person who comes back, what has changed. */
  readonly facts: Partial<Readonly<Record<FactKind, string>>>
  readonly language: string
}

/** Something that happened to a person on a day. */
export type PersonEvent = {
  [Kind in EventKind]: {
    readonly person: PersonId
    readonly on: CalendarDate
    readonly kind: Kind
    readonly body: EventBodies[Kind]
  }
}[EventKind]

/** Records what happened to people, and what follows from it for what they are required to do. */
export async function recordEvents(
  tx: Tx,
  events: readonly PersonEvent[],
  recording: Recording,
): Promise<LedgerEvent[]> {
  return recordAboutPeople(
    tx,
    events.map((event) => eventOf(event, recording)),
    recording,
  )
}

/** Records a hire with its facts, asks for what the rules ask, and opens an account. */
export async function hire(tx: Tx, starter: Hire, recording: Recording): Promise<PersonId> {
  const hired = await hireEvent(tx, starter, recording)
  await recordEvents(tx, [hired], recording)
  return hired.person
}

/**
 * Prepares the event of a hire, for callers that record many events together. The facts are on record afterwards and
 * the account is open, but the hire itself isn't recorded yet.
 */
export async function hireEvent(tx: Tx, starter: Hire, recording: Recording): Promise<HireEvent> {
  const [hired] = await hireEvents(tx, [starter], recording)
  if (hired === undefined) throw new RangeError('a hire is something that happened')
  return hired
}

type HireEvent = Extract<PersonEvent, { kind: 'hired' }>

/** The same of many people, in their order. */
export async function hireEvents(tx: Tx, starters: readonly Hire[], recording: Recording): Promise<HireEvent[]> {
  const { at, today } = recording
  for (const { person, facts } of starters) if (person !== null) await noteNewAddress(tx, { person, facts }, recording)
  const hires = starters.map(({ person: known, facts, language, ...hired }) => {
    const person = known ?? (`person:${randomUUID()}` as const)
    const on = hired.hiredOn ?? today
    // A person who starts next week has a name today.
    return { person, on, language, hired, change: { person, facts, on: earliest([on, today]) ?? on } }
  })
  const references = await addChanges(
    tx,
    hires.map(({ change }) => change),
    at,
  )
  await createAccounts(tx, hires, at)
  return hires.map(({ person, on, hired }, index) => ({
    person,
    on,
    kind: 'hired',
    body: { v: 1, spell: `spell:${randomUUID()}`, ...hired, facts: references[index] ?? [] },
  }))
}

/** New names, addresses or numbers of somebody from a day on. */
export interface FactsChange {
  readonly person: PersonId
  readonly facts: Hire['facts']
  readonly on: CalendarDate
}

/** New names, addresses or numbers from a day on; what was recorded before stays as it was. */
export async function changeFacts(
  tx: Tx,
  person: PersonId,
  facts: Hire['facts'],
  on: CalendarDate,
  recording: Recording,
): Promise<void> {
  await recordEvents(tx, [await factEvent(tx, person, facts, on, recording)], recording)
}

/** The same for code that records many things together: the facts are on record, and the entry isn't yet. */
export async function factEvent(
  tx: Tx,
  person: PersonId,
  facts: Hire['facts'],
  on: CalendarDate,
  recording: Recording,
): Promise<PersonEvent> {
  const [changed] = await factEvents(tx, [{ person, facts, on }], recording)
  if (changed === undefined) throw new RangeError('a change of facts is something that happened')
  return changed
}

/** The same of many people, in their order. */
export async function factEvents(
  tx: Tx,
  changes: readonly FactsChange[],
  recording: Recording,
): Promise<PersonEvent[]> {
  for (const change of changes) {
    const before = await noteNewAddress(tx, change, recording)
    if (before !== null) await tellOldAddress(tx, change.person, recording)
  }
  const references = await addChanges(tx, changes, recording.at)
  return changes.map(({ person, on }, index) => ({
    person,
    on,
    kind: 'facts_changed',
    body: { v: 1, facts: references[index] ?? [] },
  }))
}

/** A change of the e-mail address is on the audit trail, without the address. Returns the one that is replaced. */
async function noteNewAddress(
  tx: Tx,
  { person, facts }: Pick<FactsChange, 'person' | 'facts'>,
  { actor, at, today }: Recording,
): Promise<string | null> {
  if (facts.email === undefined) return null
  const before = await factOn(tx, person, 'email', today)
  if (before === facts.email) return null
  await appendToTrail(tx, { actor, at, address: null }, { kind: 'address_changed', about: person })
  return before
}

/**
 * Tells people at their old address when a new sign-in address replaces it. Without a mail server, the message is
 * stopped like everything that only mail can bring.
 */
async function tellOldAddress(tx: Tx, person: PersonId, { actor, at, today }: Recording): Promise<void> {
  if (!(await signsIn(tx, person))) return
  const occasion = `address-changed:${person}:${at}`
  const told = { kind: 'address-changed', person, about: null, occasion, deadline: null, mail: true } as const
  await enqueue(tx, { ...told, by: actor, at, today })
}

async function signsIn(tx: Tx, person: PersonId): Promise<boolean> {
  for (const record of await recordsOf(tx, await survivorOf(tx, person)))
    if ((await findAccount(tx, record))?.isInUse === true) return true
  return false
}

/** Returns, for each change, the references to its facts. */
async function addChanges(tx: Tx, changes: readonly FactsChange[], recordedAt: Instant): Promise<FactReference[][]> {
  const facts = changes.map(({ person, facts: values, on }): NewFact[] =>
    // Object.entries widens the keys; the facts of a hire have no others.
    (Object.entries(values) as [FactKind, string][]).map(([kind, value]) => ({
      person,
      kind,
      value,
      effectiveOn: on,
      recordedAt,
    })),
  )
  const references = await addFacts(tx, facts.flat())
  let taken = 0
  return facts.map((of) => {
    taken += of.length
    return references.slice(taken - of.length, taken)
  })
}

function eventOf({ person, on, kind, body }: PersonEvent, { course, at, actor }: Recording): NewEvent {
  // Kind and body belong together in `PersonEvent`; taking it apart loses that for the compiler.
  return { kind, body, subject: person, course, effectiveOn: on, recordedAt: at, actor } as NewEvent
}

/**
 * Erases the identity of a person in all their records. The events stay in the ledger under an id that leads to nobody.
 */
export async function erasePerson(tx: Tx, person: PersonId, today: CalendarDate): Promise<void> {
  const records = await recordsOf(tx, person)
  for (const record of records) {
    const values = await namingValues(tx, record)
    await eraseFacts(tx, record)
    await eraseCertificates(tx, record)
    await deleteAccount(tx, record, values)
    await deleteDetail(tx, record)
    await deleteNoFollowUp(tx, record)
    await deleteDraftsOf(tx, record)
    await eraseMessages(tx, record)
    await eraseViews(tx, record)
    await eraseSelections(tx, record)
    await eraseFormDrafts(tx, record)
    await eraseImportedRows(tx, record, values)
    await forgetAddressesOf(tx, record)
  }
  await eraseTexts(tx)
  // Large files of reports name everyone in them, last a day, and can be made again.
  await tx.deleteFrom('report_file').execute()
  await eraseEvidence(tx, records)
  await refreshStanding(tx, [person], today)
}

/**
 * Before anybody else can come in with a code: open answers are deleted, and the reading choice gives way to less
 * detail for everyone alike, so that nobody can tell what it was and nobody gets more than they had chosen.
 */
export async function forgetPrivate(tx: Tx, person: PersonId): Promise<void> {
  for (const record of await recordsOf(tx, person)) {
    await deleteDraftsOf(tx, record)
    await deleteDetail(tx, record)
  }
  await setDetail(tx, person, 'less')
}
