import type { z } from 'zod'
import type { Shaped } from '../platform/shape.ts'
import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import { CONTACT_BODIES } from './bodies/contact.ts'
import { ACCESS_BODIES, SITE_BODIES } from './bodies/organization.ts'
import { EMPLOYMENT_BODIES } from './bodies/employment.ts'
import { GROUP_BODIES } from './bodies/group.ts'
import type { person, site } from './bodies/part.ts'
import { PRACTICE_BODIES } from './bodies/practice.ts'
import { POLICY_BODIES } from './bodies/policy.ts'
import { REQUIREMENT_BODIES } from './bodies/requirement.ts'
import { ROLE_BODIES } from './bodies/role.ts'
import { TRAINING_BODIES } from './bodies/training.ts'

export type PersonId = z.output<typeof person>
export type SiteId = z.output<typeof site>
export type PolicySubject = `policy:${string}`
export type Subject = PersonId | SiteId | PolicySubject
/** The recorder: a person, or one of our own jobs. */
export type Actor = PersonId | `system:${string}`

/**
 * The shape of each kind's body, both when it is written to the ledger and when it is read. A shape never changes:
 * later needs get a new kind, or a new version (`v`) next to the one before. Bodies hold ids only: names, e-mail
 * addresses and employee numbers live in `person_fact`.
 */
export const BODIES = {
  ...EMPLOYMENT_BODIES,
  ...REQUIREMENT_BODIES,
  ...TRAINING_BODIES,
  ...SITE_BODIES,
  ...ROLE_BODIES,
  ...CONTACT_BODIES,
  ...PRACTICE_BODIES,
  ...GROUP_BODIES,
  ...POLICY_BODIES,
  ...ACCESS_BODIES,
}

export type EventKind = keyof typeof BODIES
export type EventBodies = { readonly [Kind in EventKind]: Shaped<(typeof BODIES)[Kind]> }

/** One entry of the ledger. It took effect on a day and was recorded at an instant; the two may differ. */
export interface EventOf<Kind extends EventKind> {
  /** Place in the ledger, from 1, without gaps. */
  readonly seq: number
  readonly id: string
  readonly kind: Kind
  readonly subject: Subject
  readonly course: string
  readonly effectiveOn: CalendarDate
  readonly recordedAt: Instant
  readonly actor: Actor
  readonly body: EventBodies[Kind]
}

export type LedgerEvent = { [Kind in EventKind]: EventOf<Kind> }[EventKind]

/** What an entry says, without whom it's about, and who recorded it when. */
export type SaidInEntry = { [Kind in EventKind]: Pick<EventOf<Kind>, 'seq' | 'kind' | 'body'> }[EventKind]

/** An event before the ledger gives it a place. */
export type NewEvent = { [Kind in EventKind]: Omit<EventOf<Kind>, 'seq' | 'id'> }[EventKind]

export type AttemptStarted = EventBodies['attempt_started']
export type Attempted = EventBodies['attempted']
export type Completed = EventBodies['completed']
export type Corrected = EventBodies['corrected']
export type Credited = EventBodies['credited']
export type Extended = EventBodies['extended']
export type Hired = EventBodies['hired']
export type PassMarkJudged = EventBodies['pass_mark_judged']
export type Required = EventBodies['required']
export type RequirementDefined = EventBodies['requirement_defined']

export function isPerson(id: Subject | Actor): id is PersonId {
  return id.startsWith('person:')
}

/** The recorder, the time, and the day in the organization. */
export interface Recording {
  readonly course: string
  readonly actor: Actor
  readonly at: Instant
  readonly today: CalendarDate
}
