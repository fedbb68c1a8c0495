import type { CertificateNumber } from '../../certificates/certificate.ts'
import type { GrantedRole } from '../../identity/access.ts'
import type { SignInWay } from '../../identity/session.ts'
import type { EvidenceId } from '../../ledger/bodies/part.ts'
import type { Actor, EventKind, PersonId, SiteId } from '../../ledger/event.ts'
import type { MentionWay } from '../../people/mention.ts'
import type { CalendarDate, Instant } from '../../platform/time/calendar.ts'
import type { Standing } from '../../requirements/status.ts'
import type { TrailKind } from '../../trail/kind.ts'

/** Who gets it. HR learns days and no times of day, and nothing of what is private (`docs/less-detail.md`). */
export type HeldFor = 'person' | 'hr'

/** A moment for the person, and its day for HR. */
export type When = Instant | CalendarDate

/** Somebody, or one of our own jobs, with the name on record today. */
export interface Named {
  readonly id: string
  /** `null` for a job, and once the name was erased. */
  readonly name: string | null
}

/**
 * Everything that is held about one person, by class. It's what the page shows and what the download holds, so its keys
 * stay (`docs/privacy.md`). `tests/privacy/held.web.test.ts` decides for every column of the database where it is in here.
 */
export interface Held {
  readonly format: 'csec-held'
  readonly version: 1
  readonly madeFor: HeldFor
  readonly madeAt: When
  readonly organization: string
  /** IANA name of the zone in which days are days. */
  readonly timeZone: string
  readonly person: PersonId
  /** Records that turned out to be about the same person. */
  readonly otherRecords: readonly PersonId[]
  readonly facts: readonly HeldFact[]
  readonly employment: readonly HeldPlace[]
  /** `null` for somebody who was never on staff. */
  readonly orientation: Omit<Standing, 'because' | 'holdsUntil'> | null
  readonly certificates: readonly HeldCertificate[]
  readonly papers: readonly HeldPaper[]
  readonly messages: readonly HeldMessage[]
  readonly accounts: readonly HeldAccount[]
  readonly factors: readonly HeldFactor[]
  /** What changed in how the person signs in. */
  readonly signInChanges: readonly HeldChange[]
  readonly links: readonly HeldLink[]
  readonly recoveries: readonly HeldRecovery[]
  readonly savedViews: readonly HeldView[]
  readonly importedLines: readonly HeldLine[]
  /** Entries about sites and numbers that name the person: groups, practices, and lines that they look after. */
  readonly mentions: readonly HeldMention[]
  /** What the person did in the records of others, counted. */
  readonly doings: Readonly<Record<Doing, number>>
  readonly auditTrail: HeldTrail
  /** Everything in the ledger about the person, the oldest first. */
  readonly entries: readonly HeldEntry[]
  /** Only for the person. */
  readonly private: HeldPrivate | null
}

interface HeldFact {
  readonly record: PersonId
  readonly kind: 'name' | 'email' | 'employee_number' | 'language'
  /** `null` once it was erased. */
  readonly value: string | null
  readonly from: CalendarDate
  readonly recordedAt: When
}

interface HeldPlace {
  readonly site: { readonly id: SiteId; readonly name: string | null }
  readonly department: string
  readonly position: string
  readonly supervisor: Named | null
  readonly type: string
  readonly from: CalendarDate
  readonly until: CalendarDate | null
  readonly hiredOn: CalendarDate | null
}

interface HeldCertificate {
  readonly number: CertificateNumber
  readonly language: string
  readonly issuedAt: When
  /** SHA-256 of the file. */
  readonly fileHash: string
  readonly isErased: boolean
}

export interface HeldPaper {
  readonly id: EvidenceId
  readonly name: string | null
  readonly type: string
  readonly keptAt: When
}

export interface HeldMessage {
  readonly kind: string
  readonly to: Named
  /** About this person, and to somebody else. */
  readonly isAbout: boolean
  readonly state: string
  /** Why it was stopped, or what the mail server said last. */
  readonly reason: string | null
  readonly deadline: CalendarDate | null
  readonly createdAt: When
  readonly createdBy: Named
  readonly sentAt: When | null
}

export interface HeldAccount {
  readonly record: PersonId
  readonly signInName: string | null
  readonly hasPassword: boolean
  readonly language: string
  readonly createdAt: When
  readonly closedAt: When | null
  /** Whether the person has confirmed that the e-mail address on record is theirs. */
  readonly isAddressConfirmed: boolean
  readonly roles: readonly {
    readonly role: GrantedRole
    readonly sites: readonly SiteId[]
    readonly until: CalendarDate | null
    readonly givenAt: When | null
    readonly givenBy: Named | null
  }[]
  readonly sessions: number
}

/** What the person shows besides or instead of a password. */
interface HeldFactor {
  readonly record: PersonId | null
  readonly kind: FactorKind
  /** The person's own words for it, which HR isn't shown, or the address of the provider. */
  readonly name: string | null
  readonly addedAt: When | null
  readonly usedAt: When | null
}
export type FactorKind = 'passkey' | 'code-app' | 'spare-code' | 'single-sign-on' | 'single-sign-on-request'

interface HeldChange {
  readonly record: PersonId
  readonly kind: string
  readonly at: When
  readonly seenAt: When | null
}

export type LinkKind = 'set-up' | 'invite' | 'reset' | 'recovery'

interface HeldLink {
  readonly record: PersonId | null
  readonly purpose: LinkKind
  readonly createdAt: When
  readonly createdBy: Named
  readonly expiresAt: When
  readonly usedAt: When | null
}

interface HeldRecovery {
  readonly record: PersonId
  readonly askedAt: When
  readonly askedBy: Named
  readonly agreedAt: When | null
  readonly agreedBy: Named | null
  readonly closedAt: When | null
}

interface HeldView {
  readonly name: string
  readonly page: string
  readonly query: unknown
  readonly mailed: string | null
  readonly since: CalendarDate
  readonly createdAt: When
}

interface HeldLine {
  readonly file: string
  readonly kind: string
  readonly line: number
  readonly outcome: string
  readonly uploadedAt: When
  readonly appliedAt: When | null
  /** What the line said. `null` once it was deleted. */
  readonly said: unknown
  /** Cells that HR corrected. Empty once they were deleted. */
  readonly corrected: readonly {
    readonly column: string
    readonly inFile: string
    readonly read: string
    readonly at: When
  }[]
}

interface HeldMention {
  /** The entry in the ledger. */
  readonly entry: string
  readonly way: MentionWay
  readonly on: CalendarDate
  /** The site; for a line that all sites share, the policy. */
  readonly at: Named
  /** The neutral name of a group, a story, a line, or a role of a site; empty where there's none. */
  readonly what: string
}

/** What the audit trail has with the person in it. Some entries are both about them and for what they did. */
export interface HeldTrail {
  readonly about: number
  readonly by: number
  readonly all: number
  /** The oldest entry that is kept, and the newest. */
  readonly first: When | null
  readonly last: When | null
  /** The newest first. `null` for HR, who learns how many there are. */
  readonly entries: readonly HeldTrailEntry[] | null
}

export interface HeldTrailEntry {
  readonly seq: number
  readonly at: Instant
  readonly kind: TrailKind
  readonly by: Named
  /** `SOMEONE_ELSE` for another person, because what is about them isn't about this one. */
  readonly about: Named | null
  /** What an entry of its kind has besides, without ids of people it isn't about. */
  readonly holds: Readonly<Record<string, unknown>>
  /** The people whom `holds` names. */
  readonly people: readonly Named[]
  /** While it is kept: of what the person did, and of what somebody did who hadn't signed in. */
  readonly address: string | null
}
export const SOMEONE_ELSE = 'someone-else'

interface HeldEntry {
  readonly id: string
  readonly seq: number
  readonly kind: EventKind
  readonly on: CalendarDate
  readonly recordedAt: When
  readonly recordedBy: Named
  readonly body: unknown
}

interface HeldPrivate {
  readonly sessions: readonly {
    readonly began: Instant
    readonly lastSeen: Instant
    readonly ends: Instant
    readonly provedAt: Instant
    readonly way: SignInWay
    readonly browser: string
    readonly system: string
    /** What the person last looked for on pages of records. */
    readonly search: string | null
  }[]
  /** Practice, answers of an open check, and places. Nobody else sees that there are any. */
  readonly drafts: { readonly count: number; readonly lastChangedAt: Instant | null }
  /** Failed sign-ins under the person's own sign-in name. */
  readonly failedSignIns: number
}

/** The ways in which somebody leaves a mark in records of others, by the column that names them. */
export const DOINGS = {
  files: 'data_import.created_by',
  mappings: 'import_mapping.updated_by',
  papers: 'evidence_file.uploaded_by',
  packs: 'evidence_pack.asked_by',
  reportFiles: 'report_file.asked_by',
  packageOrders: 'package_order.asked_by',
  packages: 'package_made.made_by',
  packageRecipients: 'package_recipient.noted_by',
  looks: 'brand_look.changed_by',
  organizationNames: 'organization_name.changed_by',
  messages: 'message.created_by',
  handOvers: 'hand_over.done_by',
  texts: 'reminder_template.updated_by',
  reminderSettings: 'reminder_settings.updated_by',
  singleSignOn: 'single_sign_on_settings.updated_by',
  headRecipient: 'ledger_keeper.updated_by',
  retention: 'retention_rule.updated_by',
  passMarkSheets: 'pass_mark_sheet.opened_by',
  links: 'sign_in_link.created_by',
  roles: 'account_role.given_by',
  recoveriesAsked: 'account_recovery.asked_by',
  recoveriesAgreed: 'account_recovery.agreed_by',
  supervises: 'placement.supervisor',
  entries: 'event.actor',
} as const
export type Doing = keyof typeof DOINGS

/** Whether an id names a person, and not one of our own jobs. */
export function personIn(actor: Actor | string): PersonId | null {
  return actor.startsWith('person:') ? (actor as PersonId) : null
}
