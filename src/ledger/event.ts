import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import type { ItemId, LessonId, PassRule, ProcedureStep, Topic } from '../course/course.ts'
import type { LocalResource, NamedPerson, Person, SiteDetails } from '../organization/site-details.ts'

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
  'facts_changed',
  'duties_changed',
  'first_contact_set',
  'requirement_defined',
  'credited',
  'merged',
  'access_closed',
  'access_opened',
  'evidence_made',
  'pass_mark_judged',
  'site_awaited',
  'recovery_code_made',
  'sign_in_undone',
  'recovery_seen',
  'hr_given',
  'hr_ended',
  'erasure_asked',
  'erased',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** A shape never changes: later needs get a new kind, or a new version (`v`) beside the one before. */
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
  readonly facts_changed: FactsChanged
  readonly duties_changed: DutiesChanged
  readonly first_contact_set: FirstContactSet
  readonly requirement_defined: RequirementDefined
  readonly credited: Credited
  readonly merged: Merged
  readonly access_closed: AccessClosed
  readonly access_opened: AccessOpened
  readonly evidence_made: EvidenceMade
  readonly pass_mark_judged: PassMarkJudged
  readonly site_awaited: SiteAwaited
  readonly recovery_code_made: RecoveryCodeMade
  readonly sign_in_undone: SignInUndone
  readonly recovery_seen: RecoverySeen
  readonly hr_given: HrGiven
  readonly hr_ended: HrEnded
  readonly erasure_asked: ErasureAsked
  readonly erased: Erased
}

/** A row of `person_fact` with its salted hash: proves what was on record without holding it. */
export interface FactReference {
  readonly fact: string
  readonly hash: string
}

export const PERSON_TYPES = ['employee', 'volunteer', 'contractor', 'intern'] as const
export type PersonType = (typeof PERSON_TYPES)[number]

/** Where somebody works, as what, and under whom. */
export interface WorkPlace {
  readonly site: SiteId
  readonly department: string
  readonly position: string
  readonly supervisor: PersonId | null
}

/** What decides whether orientation is asked for. */
export interface Duties {
  readonly type: PersonType
  readonly worksWithYouth: boolean
}

interface Place extends WorkPlace {
  readonly spell: string
}

export interface Hired extends Place, Duties {
  readonly v: 1
  /** Null when HR does not know it: then no due date can be computed, and the row says so. */
  readonly hiredOn: CalendarDate | null
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

export type Required = RequiredFirst | RequiredByRule

interface RequiredFirst {
  readonly v: 1
  readonly requirement: string
  readonly inForce: boolean
  readonly rule: {
    readonly daysFromHire: number
    readonly renewalMonths: number | null
    readonly rehireGapMonths: number
  }
}

/** A rule began or ceased to hold for a person. */
interface RequiredByRule {
  readonly v: 2
  readonly requirement: string
  readonly inForce: boolean
  /** The name of the rule, as HR has written it. */
  readonly named: string
  readonly rule: RequirementRule
}

export interface RequirementRule {
  readonly due: DueRule
  /** Null: the requirement is met once and for all. */
  readonly renewal: Renewal | null
  /** An earlier completion still counts after a rehire when the gap was shorter than this. */
  readonly rehireGapMonths: number
}

/**
 * `days-from-hire`: so many days after the hire, or after the day from which it is required when that came later.
 * `first-contact`: before the first day with youth; `days` are for those with whom that day had come already when it
 * began to be required.
 */
export interface DueRule {
  readonly by: 'days-from-hire' | 'first-contact'
  readonly days: number
}

export interface Renewal {
  readonly months: number
  /** How long before a completion stops counting its renewal may begin. */
  readonly windowDays: number
  /** Renewed within the window, the next one counts from the end of the last and not from the day of renewal. */
  readonly keepsDate: boolean
}

/** The rules of a requirement, from a day on. Its subject is `policy:` and the requirement. */
export interface RequirementDefined {
  readonly v: 1
  readonly requirement: string
  /** In order: the first that fits one of a person's jobs holds for the person. */
  readonly rules: readonly NamedRule[]
  /** False: who was hired before that day keeps the rules before these. */
  readonly forEveryone: boolean
  readonly reason: string
}

export interface NamedRule {
  readonly named: string
  readonly appliesTo: RuleScope
  readonly rule: RequirementRule
}

export interface RuleScope {
  /** Only those who work with youth. */
  readonly youthOnly: boolean
  /** Null: at every site, of every type. */
  readonly sites: readonly SiteId[] | null
  readonly types: readonly PersonType[] | null
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

/** None of them says anything of somebody's health or family. */
export const EXTENSION_REASONS = ['away', 'shifts', 'technical', 'other-approved'] as const
export type ExtensionReason = (typeof EXTENSION_REASONS)[number]

interface LaterDate {
  readonly requirement: string
  readonly dueOn: CalendarDate
  readonly approver: PersonId
}

/** The first form kept no reason. */
export type Extended =
  | ({ readonly v: 1 } & LaterDate)
  | ({ readonly v: 2; readonly reason: ExtensionReason } & LaterDate)

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

/**
 * From this day on somebody has done all they can and waits for these sites to publish their details. An empty list
 * says that they no longer wait for any.
 */
export interface SiteAwaited {
  readonly v: 1
  readonly sites: readonly AwaitedSite[]
}

/** A site with the name that it had on the day. */
export interface AwaitedSite {
  readonly site: SiteId
  readonly name: string
}

export interface PolicyPublished {
  readonly v: 1
  readonly version: string
  readonly hash: string
  readonly material: boolean
  /** Until this day a completion of an earlier version still counts; null when nothing is asked of trained staff. */
  readonly updateBy: CalendarDate | null
}

export type SitePublished =
  | { readonly v: 1; readonly version: number; readonly details: EnglishDetails }
  | { readonly v: 2; readonly version: number; readonly details: SiteDetails }

/** Details as sites published them before a text had a Spanish form: they read as details without Spanish. */
interface EnglishDetails
  extends Omit<SiteDetails, 'es' | 'named' | 'backup' | 'ifAboutThatPerson' | 'local' | 'support'> {
  readonly named: readonly (Omit<NamedPerson, 'es' | 'publicPhone'> & { readonly publicPhone: boolean })[]
  readonly backup: Omit<Person, 'es'> | null
  readonly ifAboutThatPerson: Omit<Person, 'es'> | null
  readonly local: readonly Omit<LocalResource, 'es' | 'publicPhone'>[]
  readonly support: Omit<Person, 'es'> | null
}

export interface ContactChecked {
  readonly v: 1
  readonly contact: string
  readonly outcome: 'works' | 'no-answer' | 'wrong'
}

/** Names the entry it corrects; both stay readable. */
export type Corrected = CorrectedFirst | CorrectedWithEvidence

interface CorrectedFirst {
  readonly v: 1
  readonly corrects: string
  readonly reason: string
  readonly change: DateCorrection
}

interface CorrectedWithEvidence {
  readonly v: 2
  readonly corrects: string
  readonly reason: string
  readonly evidence: Evidence
  readonly change: DateCorrection | MatterCorrection
}

type DateCorrection =
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'moved'; readonly effectiveOn: CalendarDate }
  | { readonly kind: 'hired-on'; readonly hiredOn: CalendarDate }

/** `stands`: the entry was right after all, and every correction before is void. */
type MatterCorrection =
  | { readonly kind: 'stands' }
  | ({ readonly kind: 'placed' } & WorkPlace)
  | ({ readonly kind: 'duties' } & Duties)

export type EvidenceId = `evidence:${string}`

/** What bears out what HR records: papers on file here, and where others are kept. Never a name. */
export interface Evidence {
  readonly files: readonly EvidenceId[]
  readonly reference: string
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

/** A name, address or number changed. What it is stands in `person_fact`. */
export interface FactsChanged {
  readonly v: 1
  readonly facts: readonly FactReference[]
}

export interface DutiesChanged extends Duties {
  readonly v: 1
  readonly spell: string
}

/** The first day of a spell with youth; null when it is not known any more. */
export interface FirstContactSet {
  readonly v: 1
  readonly spell: string
  readonly firstContactOn: CalendarDate | null
}

export const CREDIT_SOURCES = ['prior-learning', 'live-session', 'signed-paper', 'other-lms'] as const
export type CreditSource = (typeof CREDIT_SOURCES)[number]

/**
 * A completion that did not happen here, effective on its day. HR says what it stands on. In the second form nobody
 * kept that day: the entry is effective on the last day on which the course was open there, so it was finished no
 * later. That day decides whether it was in time, and a renewal counts from the day on which it was begun.
 */
export type Credited =
  | ({ readonly v: 1 } & CreditedElsewhere)
  | ({ readonly v: 2; readonly startedOn: CalendarDate | null } & CreditedElsewhere)

interface CreditedElsewhere {
  readonly requirement: string
  readonly source: CreditSource
  /** The learning system or the course elsewhere, as HR calls it. */
  readonly from: string
  /** The version of our policy that it is taken to cover. */
  readonly policyVersion: string
  readonly courseVersion: string | null
  readonly language: string | null
  readonly creditedMinutes: number | null
  /** In percent. */
  readonly score: number | null
  /** Who led a live session. */
  readonly trainer: PersonId | null
  readonly approver: PersonId
  readonly evidence: Evidence
  /** The file that it came in with. */
  readonly import: string | null
}

/** The subject is another record of the person `into`: everything recorded about it is about that person. */
export interface Merged {
  readonly v: 1
  readonly into: PersonId
  /** Both records tell of the same job: the spells of this one do not count beside those of the other. */
  readonly sameJob: boolean
  readonly reason: string
}

/** May not sign in any more. Nothing changes in what is required or done. */
export interface AccessClosed {
  readonly v: 1
  readonly reason: string
}

export interface AccessOpened {
  readonly v: 1
}

/** An evidence pack was made: about a site, or about the whole organization where the subject is the policy. */
export interface EvidenceMade {
  readonly v: 1
  readonly asOf: CalendarDate
  /** SHA-256 of the whole zip, in lower-case hexadecimal. */
  readonly pack: string
  readonly yearly: boolean
}

/**
 * Judges have said how many of a hundred people who know just enough would be right about each question. Its subject
 * is `policy:` and the course. Judges are numbers here: who they were is kept where the organization keeps it. It
 * changes nothing about who passes.
 */
export interface PassMarkJudged {
  readonly v: 1
  readonly sheet: string
  readonly courseVersion: string
  /** Names the questions in their wordings. */
  readonly bankHash: string
  /** Editions of the content with these questions, by language. */
  readonly editions: Readonly<Record<string, string>>
  readonly judges: number
  /** In the order of judging: each with the estimates of all judges by question, in percent and in the order of judges. */
  readonly rounds: readonly Readonly<Record<ItemId, readonly number[]>>[]
  /** How many right answers that asks for, to a hundredth. */
  readonly mark: number
  /** The rule in force on that day. */
  readonly passRule: PassRule
}

/** Someone got a code with which a new password can be chosen for an account that was in use. The actor made it. */
export interface RecoveryCodeMade {
  readonly v: 1
  /** The second person; null when there was nobody else who could agree. */
  readonly agreedBy: PersonId | null
}

/** An invitation that somebody had used was taken back: the account has no password any more. */
export interface SignInUndone {
  readonly v: 1
}

/** The person has read what was done to their account up to here. */
export interface RecoverySeen {
  readonly v: 1
}

/** Works in HR from now on, and stays a learner. */
export interface HrGiven {
  readonly v: 1
}

export interface HrEnded {
  readonly v: 1
}

export const ERASURE_GROUNDS = ['asked-by-person', 'no-longer-needed', 'recorded-by-mistake'] as const
export type ErasureGround = (typeof ERASURE_GROUNDS)[number]

/** Somebody in HR asks for a person to be erased. Nothing happens until a second one confirms. */
export interface ErasureAsked {
  readonly v: 1
  readonly ground: ErasureGround
}

/** Who a person was is gone. What happened stays, under an id that leads to nobody. */
export interface Erased {
  readonly v: 1
  readonly ground: ErasureGround
  /** Null when the operator confirmed alone, on the console. */
  readonly askedBy: PersonId | null
  readonly confirmedBy: PersonId | null
  /** How much of each went. */
  readonly facts: number
  readonly certificates: number
  readonly papers: number
}

export function isPerson(id: Subject | Actor): id is PersonId {
  return id.startsWith('person:')
}
