import { randomUUID } from 'node:crypto'
import { type CalendarDate, earliest, type Instant } from '../domain/calendar.ts'
import type { Actor, FactReference, Hired, NewEvent, PersonId, Required, RequirementRule } from '../domain/event.ts'
import { corrected, currentSpells, requirementOn } from '../domain/history.ts'
import { ORIENTATION } from '../domain/status.ts'
import { createAccount, deleteAccount } from './accounts.ts'
import { eraseCertificates } from './certificates.ts'
import { deleteDraftsOf } from './drafts.ts'
import { addFact, eraseFacts, type NewFact } from './facts.ts'
import { historyOf } from './ledger.ts'
import { getOrganization } from './organization.ts'
import { deleteDetail } from './reading-preference.ts'
import type { FactKind, Tx } from './schema.ts'
import { record, refreshStanding } from './standing.ts'

/** Who records something, when, and which day it is in the organization. */
export interface Recording {
  readonly course: string
  readonly actor: Actor
  readonly at: Instant
  readonly today: CalendarDate
}

/** What HR knows of somebody who starts, or starts again. */
export type Hire = Omit<Hired, 'v' | 'spell' | 'facts'> & {
  /** Null for somebody new; a person who comes back keeps the id, and with it the history. */
  readonly person: PersonId | null
  /** Only what is known and, for a person who comes back, what has changed. */
  readonly facts: Partial<Readonly<Record<FactKind, string>>>
  readonly language: string
}

/** Days from hire by which orientation is due, and the gap after which an earlier completion counts no more. */
const DAYS_FROM_HIRE = 30
const REHIRE_GAP_MONTHS = 12

/** Records a hire with its facts, asks for orientation from those who work with youth only, and opens an account. */
export async function hire(
  tx: Tx,
  { person: known, facts, language, ...hired }: Hire,
  recording: Recording,
): Promise<PersonId> {
  const person = known ?? (`person:${randomUUID()}` as const)
  const effectiveOn = hired.hiredOn ?? recording.today
  // Who starts next week has a name today.
  const knownFrom = earliest([effectiveOn, recording.today]) ?? effectiveOn
  const references = await addFacts(tx, person, facts, knownFrom, recording.at)
  const about = {
    subject: person,
    course: recording.course,
    effectiveOn,
    recordedAt: recording.at,
    actor: recording.actor,
  }
  const events: NewEvent[] = [
    { kind: 'hired', ...about, body: { v: 1, spell: `spell:${randomUUID()}`, ...hired, facts: references } },
  ]
  const required = hired.worksWithYouth
    ? { inForce: true, rule: await orientationRule(tx) }
    : await noLongerRequired(tx, person, effectiveOn)
  if (required !== null) {
    events.push({ kind: 'required', ...about, body: { v: 1, requirement: ORIENTATION, ...required } })
  }
  await record(tx, events, recording.today)
  await createAccount(tx, person, language, recording.at)
  return person
}

/** A new name, address or number from a day on; what was recorded before stays as it was. */
export async function changeFact(tx: Tx, fact: NewFact, today: CalendarDate): Promise<void> {
  await addFact(tx, fact)
  await refreshStanding(tx, [fact.person], today)
}

/** Erases who it was. What happened stays in the ledger under an id that leads to nobody. */
export async function erasePerson(tx: Tx, person: PersonId, today: CalendarDate): Promise<void> {
  await eraseFacts(tx, person)
  await eraseCertificates(tx, person)
  await deleteAccount(tx, person)
  await deleteDetail(tx, person)
  await deleteDraftsOf(tx, person)
  await refreshStanding(tx, [person], today)
}

async function addFacts(
  tx: Tx,
  person: PersonId,
  facts: Hire['facts'],
  effectiveOn: CalendarDate,
  recordedAt: Instant,
): Promise<FactReference[]> {
  const references: FactReference[] = []
  // Object.entries widens the keys; `facts` has no others.
  for (const [kind, value] of Object.entries(facts) as [FactKind, string][]) {
    references.push(await addFact(tx, { person, kind, value, effectiveOn, recordedAt }))
  }
  return references
}

/** Ends what is still in force from an earlier spell; null when nothing is, or another spell of the day asks for it. */
async function noLongerRequired(
  tx: Tx,
  person: PersonId,
  on: CalendarDate,
): Promise<Pick<Required, 'inForce' | 'rule'> | null> {
  const history = corrected(await historyOf(tx, person))
  const inForce = requirementOn(history, ORIENTATION, on)
  if (inForce === null || currentSpells(history, on).some((held) => held.worksWithYouth)) return null
  return { inForce: false, rule: inForce.rule }
}

async function orientationRule(tx: Tx): Promise<RequirementRule> {
  const { renewalMonths } = await getOrganization(tx)
  return { daysFromHire: DAYS_FROM_HIRE, renewalMonths, rehireGapMonths: REHIRE_GAP_MONTHS }
}
