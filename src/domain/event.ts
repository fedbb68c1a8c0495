import type { CalendarDate, Instant } from './calendar.ts'
import type { ItemId, LessonId, PassRule, ProcedureStep, Topic } from './course.ts'
import type { SiteDetails } from './site.ts'

export type PersonId = `person:${string}`
export type SiteId = `site:${string}`
export type PolicySubject = `policy:${string}`
export type Subject = PersonId | SiteId | PolicySubject
/** Who recorded it: a person, or one of our own jobs. */
export type Actor = PersonId | `system:${string}`

/**
 * One fact in the ledger. It took effect on a day and was recorded at an instant; the two may differ.
 * Bodies hold ids only: names, e-mail addresses and employee numbers live in `person_fact`.
 */
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

/** An event before the ledger gives it a place. */
export type NewEvent = { [Kind in EventKind]: Omit<EventOf<Kind>, 'seq' | 'id'> }[EventKind]

export const EVENT_KINDS = [
  'hired',
  'transferred',
  'leave_began',
  'leave_ended',
  'separated',
  'required',
  'exempted',
  'extended',
  'lesson_finished',
  'attempt_started',
  'attempted',
  'completed',
  'acknowledged',
  'policy_published',
  'site_published',
  'contact_checked',
  'corrected',
  'certified',
  'certificate_revoked',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** The shapes of the first version, `v: 1`. A shape never changes: later needs get a new kind or a new version beside it. */
export interface EventBodies {
  readonly hired: Hired
  readonly transferred: Transferred
  readonly leave_began: LeaveBegan
  readonly leave_ended: LeaveEnded
  readonly separated: Separated
  readonly required: Required
  readonly exempted: Exempted
  readonly extended: Extended
  readonly lesson_finished: LessonFinished
  readonly attempt_started: AttemptStarted
  readonly attempted: Attempted
  readonly completed: Completed
  readonly acknowledged: Acknowledged
  readonly policy_published: PolicyPublished
  readonly site_published: SitePublished
  readonly contact_checked: ContactChecked
  readonly corrected: Corrected
  readonly certified: Certified
  readonly certificate_revoked: CertificateRevoked
}

/** A row of `person_fact` with its salted hash: proves what was on record without holding it. */
export interface FactReference {
  readonly fact: string
  readonly hash: string
}

export const PERSON_TYPES = ['employee', 'volunteer', 'contractor', 'intern'] as const
export type PersonType = (typeof PERSON_TYPES)[number]

interface Place {
  readonly spell: string
  readonly site: SiteId
  readonly department: string
  readonly position: string
  readonly supervisor: PersonId | null
}

export interface Hired extends Place {
  readonly v: 1
  /** Null when HR does not know it: then no due date can be computed, and the row says so. */
  readonly hiredOn: CalendarDate | null
  readonly type: PersonType
  readonly worksWithYouth: boolean
  readonly facts: readonly FactReference[]
}

export interface Transferred extends Place {
  readonly v: 1
}

/** Effective on the first day away. The reason is never recorded. */
export interface LeaveBegan {
  readonly v: 1
  readonly expectedReturn: CalendarDate | null
}

/** Effective on the first day back. */
export interface LeaveEnded {
  readonly v: 1
}

/** Effective on the last day of the spell. */
export interface Separated {
  readonly v: 1
  readonly spell: string
}

export interface Required {
  readonly v: 1
  readonly requirement: string
  readonly inForce: boolean
  readonly rule: RequirementRule
}

export interface RequirementRule {
  readonly daysFromHire: number
  /** Null: the requirement is met once and for all. */
  readonly renewalMonths: number | null
  /** An earlier completion still counts after a rehire when the gap was shorter than this. */
  readonly rehireGapMonths: number
}

export const EXEMPTION_REASONS = [
  'no-contact-with-youth',
  'trained-elsewhere',
  'short-assignment',
  'other-approved',
] as const
export type ExemptionReason = (typeof EXEMPTION_REASONS)[number]

export interface Exempted {
  readonly v: 1
  readonly requirement: string
  readonly reason: ExemptionReason
  readonly approver: PersonId
  /** The last day; null while it stands open. */
  readonly until: CalendarDate | null
}

export interface Extended {
  readonly v: 1
  readonly requirement: string
  readonly dueOn: CalendarDate
  readonly approver: PersonId
}

export interface LessonFinished {
  readonly v: 1
  readonly lesson: LessonId
  readonly language: string
  readonly contentEdition: string
  readonly creditedMinutes: number
}

/** Everything needed to show the same questions in the same order again. */
export interface AttemptStarted {
  readonly v: 1
  readonly attempt: string
  readonly seed: string
  readonly items: readonly ItemId[]
  readonly optionOrders: Readonly<Record<ItemId, string>>
  readonly language: string
  readonly contentEdition: string
}

/**
 * One submitted round of an attempt: round 1 is the whole check, later rounds ask one new question
 * for each must-pass topic still missed. Never a chosen option.
 */
export interface Attempted {
  readonly v: 1
  readonly attempt: string
  readonly round: number
  readonly items: readonly ItemId[]
  readonly right: number
  readonly of: number
  readonly steps: readonly { readonly step: ProcedureStep; readonly right: number; readonly of: number }[]
  readonly topics: readonly { readonly topic: Topic; readonly right: boolean }[]
  readonly outcome: AttemptOutcome
  readonly passRule: PassRule
  readonly language: string
  readonly contentEdition: string
}

/** `topics-open`: enough right, a must-pass topic still to get right. `below`: a new attempt follows. */
export type AttemptOutcome = 'passed' | 'topics-open' | 'below'

export interface Completed {
  readonly v: 1
  readonly requirement: string
  readonly attempt: string
  readonly contentEdition: string
  readonly policyVersion: string
  readonly courseVersion: string
  readonly passRule: PassRule
  readonly right: number
  readonly of: number
  readonly language: string
  readonly creditedMinutes: number
  readonly sites: readonly SiteId[]
  readonly source: 'here'
}

export interface Acknowledged {
  readonly v: 1
  readonly site: SiteId
  readonly policyVersion: string
  readonly policyHash: string
  /** The `site_published` event whose details were shown. */
  readonly siteVersion: string
  readonly textHash: string
  readonly language: string
}

export interface PolicyPublished {
  readonly v: 1
  readonly version: string
  readonly hash: string
  readonly material: boolean
  /** Until this day a completion of an earlier version still counts; null when nothing is asked of trained staff. */
  readonly updateBy: CalendarDate | null
}

export interface SitePublished {
  readonly v: 1
  readonly version: number
  readonly details: SiteDetails
}

export interface ContactChecked {
  readonly v: 1
  readonly contact: string
  readonly outcome: 'works' | 'no-answer' | 'wrong'
}

/** Names the entry it corrects; both stay readable. */
export interface Corrected {
  readonly v: 1
  readonly corrects: string
  readonly reason: string
  readonly change:
    | { readonly kind: 'withdrawn' }
    | { readonly kind: 'moved'; readonly effectiveOn: CalendarDate }
    | { readonly kind: 'hired-on'; readonly hiredOn: CalendarDate }
}

/** A certificate was issued. What it says, with the name, stands in the file and in its token only. */
export interface Certified {
  readonly v: 1
  /** The `completed` event. */
  readonly completion: string
  readonly certificate: string
  /** SHA-256 of the whole PDF, in lower-case hexadecimal. */
  readonly pdf: string
  /** The id of the key that signed it. */
  readonly key: string
  readonly language: string
}

export const REVOCATION_REASONS = ['issued-in-error', 'wrong-details', 'completion-withdrawn', 'key-exposed'] as const
export type RevocationReason = (typeof REVOCATION_REASONS)[number]

/** A certificate no longer holds, from the day on which it was recorded. Final. */
export interface CertificateRevoked {
  readonly v: 1
  readonly certificate: string
  readonly reason: RevocationReason
}
