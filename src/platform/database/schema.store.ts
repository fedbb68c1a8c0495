import type { Generated, Kysely, Transaction } from 'kysely'
import type { CalendarDate, Instant } from '../time/calendar.ts'
import type { Detail, ItemId } from '../../course/course.ts'
import type { Round } from '../../followups/round.ts'
import type { CertificateNumber } from '../../certificates/certificate.ts'
import type { Actor, EventKind, PersonId, SiteId, Subject } from '../../ledger/event.ts'
import type { Browser, SignInWay, System } from '../../identity/session.ts'
import type { NoticedChange } from '../../reminders/reminder.ts'
import type { StepPurpose } from '../../identity/sign-in-step.store.ts'
import type { CompletionSource } from '../../ledger/history.ts'
import type { PassMarkSheetId } from '../../understanding/pass-mark-sheet.ts'
import type { ViewRhythm } from '../../reports/views/saved-view.ts'
import type { Status } from '../../requirements/status.ts'
import type { BulkAction, Outcome, Undone } from '../../selections/selection.ts'
import type { Band } from '../../understanding/suppression.ts'
import type { Place } from '../../understanding/understanding.ts'
import type { DeliveryState, WebhookEvent } from '../../webhooks/event.ts'
import type { TrailFault } from '../../trail/chain.ts'
import type { TrailActor, TrailKind, TrailSubject } from '../../trail/kind.ts'
import type { EvidenceId, GrantedRole, PersonType } from '../../ledger/bodies/part.ts'
import type { PackageEdition } from '../../packages/standards/edition.ts'
import type { ProfileId } from '../../organization/site-details.ts'
import type { LogoGround } from '../../organization/brand.ts'
import type { Color } from '../html/color.ts'

/**
 * The tables as the migrations make them. Checks in the database and the typed writers of this layer hold what
 * the branded types say, so rows are not parsed again; JSON columns (`string` here) are.
 */
export interface Schema {
  readonly migration: MigrationTable
  readonly event: EventTable
  readonly ledger_head: LedgerHeadTable
  readonly person_fact: PersonFactTable
  readonly draft: DraftTable
  readonly form_draft: FormDraftTable
  readonly practice_text: PracticeTextTable
  readonly content_edition: ContentEditionTable
  readonly edition_start: EditionStartTable
  readonly submission: SubmissionTable
  readonly standing: StandingTable
  readonly standing_behind: StandingBehindTable
  readonly placement: PlacementTable
  readonly report_cycles: ReportCyclesTable
  readonly organization: OrganizationTable
  readonly brand_logo: BrandLogoTable
  readonly brand_look: BrandLookTable
  readonly organization_name: OrganizationNameTable
  readonly site: SiteTable
  readonly site_slug: SiteSlugTable
  readonly account: AccountTable
  readonly account_role: AccountRoleTable
  readonly account_role_site: AccountRoleSiteTable
  readonly account_recovery: AccountRecoveryTable
  readonly sign_in_link: SignInLinkTable
  readonly reading_preference: ReadingPreferenceTable
  readonly session: SessionTable
  readonly sign_in_failure: SignInFailureTable
  readonly passkey: PasskeyTable
  readonly code_app: CodeAppTable
  readonly spare_code: SpareCodeTable
  readonly sign_in_step: SignInStepTable
  readonly sign_in_change: SignInChangeTable
  readonly single_sign_on: SingleSignOnTable
  readonly single_sign_on_request: SingleSignOnRequestTable
  readonly single_sign_on_settings: SingleSignOnSettingsTable
  readonly single_sign_on_outcome: SingleSignOnOutcomeTable
  readonly certificate: CertificateTable
  readonly certificate_key: CertificateKeyTable
  readonly export_profile: ExportProfileTable
  readonly package_made: PackageMadeTable
  readonly package_recipient: PackageRecipientTable
  readonly person_merge: PersonMergeTable
  readonly evidence_file: EvidenceFileTable
  readonly import_mapping: ImportMappingTable
  readonly data_import: DataImportTable
  readonly import_row: ImportRowTable
  readonly message: MessageTable
  readonly hand_over: HandOverTable
  readonly follow_up_link: FollowUpLinkTable
  readonly follow_up_count: FollowUpCountTable
  readonly no_follow_up: NoFollowUpTable
  readonly saved_view: SavedViewTable
  readonly selection: SelectionTable
  readonly selection_person: SelectionPersonTable
  readonly list_columns: ListColumnsTable
  readonly reminder_template: ReminderTemplateTable
  readonly reminder_settings: ReminderSettingsTable
  readonly job_run: JobRunTable
  readonly ledger_key: LedgerKeyTable
  readonly ledger_signature: LedgerSignatureTable
  readonly ledger_keeper: LedgerKeeperTable
  readonly ledger_check: LedgerCheckTable
  readonly report_timeline: ReportTimelineTable
  readonly report_progress: ReportProgressTable
  readonly report_change: ReportChangeTable
  readonly evidence_pack: EvidencePackTable
  readonly report_file: ReportFileTable
  readonly package_order: PackageOrderTable
  readonly first_check_count: FirstCheckCountTable
  readonly answer_waiting: AnswerWaitingTable
  readonly answer_count: AnswerCountTable
  readonly band_waiting: BandCountTable
  readonly band_count: BandCountTable
  readonly pass_mark_sheet: PassMarkSheetTable
  readonly pass_mark_judge: PassMarkJudgeTable
  readonly pass_mark_estimate: PassMarkEstimateTable
  readonly retention_rule: RetentionRuleTable
  readonly server_secret: ServerSecretTable
  readonly kept_file: KeptFileTable
  readonly kept_file_piece: KeptFilePieceTable
  readonly package_trial: PackageTrialTable
  readonly package_trial_file: PackageTrialFileTable
  readonly server_key: ServerKeyTable
  readonly request_count: RequestCountTable
  readonly api_token: ApiTokenTable
  readonly webhook: WebhookTable
  readonly webhook_delivery: WebhookDeliveryTable
  readonly trail_entry: TrailEntryTable
  readonly trail_head: TrailHeadTable
  readonly trail_address: TrailAddressTable
  readonly trail_check: TrailCheckTable
}

/** For reads, and for single writes. A transaction can be passed where a database is asked for. */
export type Database = Kysely<Schema>
/** A transaction of `Store.transaction`: the only one that writes while it runs. */
export type Tx = Transaction<Schema>

export type Engine = 'sqlite' | 'postgres'

interface MigrationTable {
  version: number
  checksum: string
  /** By the clock of the database, in its own form: for people to read. */
  applied_at: Generated<string>
}

export interface EventTable {
  seq: number
  id: string
  kind: EventKind
  subject: Subject
  course_id: string
  effective_on: CalendarDate
  recorded_at: Instant
  actor: Actor
  body: string
  prev_hash: string
  hash: string
}

interface LedgerHeadTable {
  id: 1
  seq: number
  hash: string
  /** The newest migration; null before there was this column. */
  migrated_to: number | null
}

export const FACT_KINDS = ['name', 'email', 'employee_number', 'language'] as const
export type FactKind = (typeof FACT_KINDS)[number]

export interface PersonFactTable {
  id: string
  person: PersonId
  kind: FactKind
  /** Counts the facts of one kind about one person, from 1: the later one holds from the same day. */
  version: number
  value: string | null
  salt: string | null
  hash: string
  effective_on: CalendarDate
  recorded_at: Instant
}

export interface DraftTable {
  /** Whom or what it's about: a person or a site, or work that has a page of its own. */
  owner: Subject | ImportId | PackId | ReportFileId
  key: string
  value: string
  updated_at: Instant
}

/** What a practice left to fix. */
interface PracticeTextTable {
  readonly entry: string
  readonly text: string
}

export interface FormDraftTable {
  account: PersonId
  form: string
  fields: string
  saved_at: Instant
}

interface ContentEditionTable {
  hash: string
  language: string
  course_version: string
  policy_version: string
  content: string
  recorded_at: Instant
}

interface EditionStartTable {
  began_at: Instant
  hash: string
}

interface SubmissionTable {
  key: string
  event_id: string | null
}

export interface StandingTable {
  person: PersonId
  requirement: string
  status: Status
  status_rank: number
  because: string
  due_on: CalendarDate | null
  completed_on: CalendarDate | null
  valid_until: CalendarDate | null
  next_on: CalendarDate | null
  late: 0 | 1
  lessons_finished: string
  attempts: number
  best_right: number | null
  holds_until: CalendarDate | null
  name: string | null
  sort_name: string
  as_of: CalendarDate
  employee_number: string | null
  policy_version: string | null
  language: string | null
  source: CompletionSource | null
  exception: 0 | 1
  data_problem: 0 | 1
  reported: string
}

export interface PlacementTable {
  person: PersonId
  spell: string
  site: SiteId
  department: string
  position: string
  supervisor: PersonId | null
  type: PersonType
  from_on: CalendarDate
  until_on: CalendarDate | null
  hired_on: CalendarDate | null
  status: Status
  jobs: number
}

interface StandingBehindTable {
  person: PersonId
}

interface ReportCyclesTable {
  person: PersonId
  cycles: string
  lines: string
  form: number
}

interface OrganizationTable {
  id: 1
  name: string
  time_zone: string
  renewal_months: number | null
  leave_to: string | null
  created_at: Instant
  second_step_from: CalendarDate | null
  site_agreement: Generated<0 | 1>
}

export interface OrganizationNameTable {
  version: number
  name: string
  changed_at: Instant
  changed_by: PersonId | null
}

interface BrandLogoTable {
  hash: string
  png: Uint8Array
  width: number
  height: number
  ground: LogoGround
}

export interface BrandLookTable {
  version: number
  accent: Color | null
  logo: string | null
  changed_at: Instant
  changed_by: PersonId | null
}

interface SiteTable {
  id: SiteId
  slug: string
  name: string
  created_at: Instant
}

interface SiteSlugTable {
  slug: string
  site: SiteId
}

interface AccountTable {
  person: PersonId
  sign_in_name: string | null
  password_hash: string | null
  language: string
  created_at: Instant
  closed_at: Instant | null
  address_version: number | null
}

interface AccountRecoveryTable {
  id: string
  person: PersonId
  asked_by: PersonId
  asked_at: Instant
  agreed_by: PersonId | null
  agreed_at: Instant | null
  closed_at: Instant | null
}

interface AccountRoleTable {
  person: PersonId
  role: GrantedRole
  until_on: CalendarDate | null
  given_at: Instant | null
  given_by: Actor | null
}

interface AccountRoleSiteTable {
  person: PersonId
  site: SiteId
}

interface SignInLinkTable {
  token_hash: string
  person: PersonId | null
  purpose: 'set-up' | 'invite' | 'reset' | 'recovery'
  created_at: Instant
  expires_at: Instant
  used_at: Instant | null
  created_by: Actor
}

export interface ApiTokenTable {
  id: string
  token_hash: string
  name: string
  scopes: string
  created_at: Instant
  until_on: CalendarDate
  ended_at: Instant | null
  used_on: CalendarDate | null
}

export interface WebhookTable {
  id: string
  url: string
  events: string
  created_at: Instant
  from_on: CalendarDate
  until_on: CalendarDate
  through: number
  ended_at: Instant | null
}

export interface WebhookDeliveryTable {
  id: string
  webhook: string
  occasion: string
  event: WebhookEvent
  person: PersonId
  entry: string | null
  on_day: CalendarDate
  state: DeliveryState
  tries: number
  not_before: Instant
  claimed_until: Instant | null
  answer: string | null
  created_at: Instant
  asked_at: Instant
  settled_at: Instant | null
}

interface FollowUpLinkTable {
  token_hash: string
  round: Round
  until_on: CalendarDate
  answered: 0 | 1 | 2
}

interface FollowUpCountTable {
  course_version: string
  round: Round
  step: string
  waiting: number
  waiting_right: number
  people: number
  people_right: number
}

interface NoFollowUpTable {
  person: PersonId
}

interface ReadingPreferenceTable {
  person: PersonId
  detail: Detail
}

interface SessionTable {
  id_hash: string
  person: PersonId
  csrf_token: string
  created_at: Instant
  last_seen_at: Instant
  expires_at: Instant
  browser: Browser
  system: System
  way: SignInWay
  authenticated_at: Instant
  search: string | null
}

interface SignInFailureTable {
  key: string
  failures: number
  blocked_until: Instant
}

interface PasskeyTable {
  id: string
  person: PersonId
  public_key: string
  counter: number
  name: string
  added_at: Instant
  used_at: Instant | null
}

interface CodeAppTable {
  person: PersonId
  secret: string
  last_step: number
  added_at: Instant
}

interface SpareCodeTable {
  person: PersonId
  code_hash: string
  used_at: Instant | null
}

interface SignInStepTable {
  id_hash: string
  purpose: StepPurpose
  person: PersonId | null
  data: string
  expires_at: Instant
}

interface SignInChangeTable {
  id: string
  person: PersonId
  kind: NoticedChange
  at: Instant
  seen_at: Instant | null
}

interface SingleSignOnTable {
  identity_hash: string
  person: PersonId
  issuer: string
  salt: string
  linked_at: Instant
}

export interface SingleSignOnRequestTable {
  id: string
  identity_hash: string
  issuer: string
  person: PersonId | null
  matched_by: 'email' | 'number' | null
  name: string | null
  email: string | null
  number: string | null
  language: string
  asked_at: Instant
}

interface SingleSignOnSettingsTable {
  id: number
  settings: string
  updated_at: Instant
  updated_by: PersonId
}

interface SingleSignOnOutcomeTable {
  id: number
  worked_at: Instant | null
  failed_at: Instant | null
  problem: string | null
  said: string | null
}

export interface CertificateTable {
  number: CertificateNumber
  person: PersonId
  completion: string
  language: string
  key_id: string
  token: string | null
  pdf: Uint8Array | null
  pdf_hash: string
  issued_at: Instant
}

interface CertificateKeyTable {
  id: string
  jwk: string
  first_used_at: Instant
}

export interface ExportProfileTable {
  id: ProfileId
  slug: string
  details: string
  archived: 0 | 1
  created_at: Instant
  updated_at: Instant
}

export interface PackageMadeTable {
  id: string
  source: SiteId | ProfileId
  source_name: string
  file_name: string
  file_hash: string
  course_version: string
  details_hash: string
  query: string
  made_by: Actor
  made_at: Instant
  look: string | null
  numbers: string | null
}

interface PackageRecipientTable {
  id: string
  file_hash: string
  recipient: string | null
  ends: string | null
  noted_at: Instant
  noted_by: PersonId
}

interface PersonMergeTable {
  person: PersonId
  into_person: PersonId
  same_job: 0 | 1
}

export interface EvidenceFileTable {
  id: EvidenceId
  file_name: string | null
  content_type: 'application/pdf' | 'image/png' | 'image/jpeg'
  content: Uint8Array | null
  hash: string
  uploaded_by: PersonId
  uploaded_at: Instant
}

export const IMPORT_KINDS = ['roster', 'completions'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]
export type ImportId = `import:${string}`
export type ImportState = 'uploaded' | 'planning' | 'planned' | 'applying' | 'applied' | 'discarded' | 'failed'

interface ImportMappingTable {
  kind: ImportKind
  name: string
  mapping: string
  updated_at: Instant
  updated_by: Actor
}

export interface DataImportTable {
  id: ImportId
  kind: ImportKind
  file_name: string
  file_hash: string
  content: string | null
  mapping: string | null
  /** JSON. Null where nothing was corrected. */
  corrections: string | null
  state: ImportState
  choices: string
  rows_total: number
  rows_done: number
  problem: string | null
  created_by: Actor
  created_at: Instant
  finished_at: Instant | null
}

export interface ImportRowTable {
  import: ImportId
  line: number
  outcome: string
  person: PersonId | null
  detail: string
  applied_at: Instant | null
  /** Whom it put on record. */
  added: PersonId | null
}

export type MessageState = 'waiting' | 'sent' | 'dead' | 'stopped' | 'by-hand'

export interface MessageTable {
  id: string
  occasion: string
  kind: string
  person: PersonId
  about: PersonId | null
  deadline: CalendarDate | null
  state: MessageState
  reason: string | null
  tries: number
  not_before: Instant
  claimed_until: Instant | null
  created_at: Instant
  created_by: Actor
  sent_at: Instant | null
}

/** What HR confirmed about handing a message over, in its order. Never changes. */
interface HandOverTable {
  message: string
  seq: number
  what: 'handed-over' | 'not-handed-over'
  done_by: PersonId
  done_at: Instant
  waited: string | null
}

interface ReminderTemplateTable {
  kind: string
  language: string
  subject: string
  body: string
  updated_at: Instant
  updated_by: PersonId
}

interface ReminderSettingsTable {
  id: 1
  settings: string
  updated_at: Instant
  updated_by: PersonId
}

interface JobRunTable {
  job: string
  local_date: CalendarDate
  started_at: Instant
  finished_at: Instant | null
}

interface LedgerKeyTable {
  id: string
  jwk: string
  added_at: Instant
  voucher: string | null
}

interface LedgerSignatureTable {
  number: number
  occasion: 'daily' | 'asked'
  day: CalendarDate
  seq: number
  hash: string
  key_id: string
  token: string
  signed_at: Instant
}

interface LedgerKeeperTable {
  id: 1
  address: string
  language: string
  sent_through: number
  sent_at: Instant | null
  tries: number
  answer: string | null
  not_before: Instant
  claimed_until: Instant | null
  updated_at: Instant
  updated_by: PersonId
}

interface LedgerCheckTable {
  scope: 'whole' | 'recent'
  checked_at: Instant
  seq: number
  hash: string
  fault: string | null
  fault_at: number | null
}

export interface ReportTimelineTable {
  person: PersonId
  through: number
  through_at: Instant
  lists: string
  spans: string
  earlier: string
}

interface ReportProgressTable {
  id: 1
  through: number
  writes: number
}

interface ReportChangeTable {
  scope: 'all' | SiteId
  on_day: CalendarDate
  status: Status
  people: number
}

export type PackId = `pack:${string}`
export type PackState = 'waiting' | 'making' | 'made' | 'failed'

export type ReportFileId = `report-file:${string}`

export interface ReportFileTable {
  id: ReportFileId
  report: string
  language: string
  state: 'waiting' | 'making' | 'made' | 'stopped' | 'failed'
  people_done: number
  people_total: number
  file_name: string
  bytes: number | null
  problem: 'too-many' | null
  asked_at: Instant
  asked_by: PersonId
  claimed_until: Instant | null
}

export type PackageOrderId = `package-order:${string}`

export interface PackageOrderTable {
  id: PackageOrderId
  query: string
  source: SiteId | ProfileId
  source_name: string
  state: ReportFileTable['state']
  steps_done: number
  steps_total: number
  file_hash: string | null
  checked_on: CalendarDate | null
  /** JSON. */
  found: string | null
  asked_at: Instant
  asked_by: PersonId
  claimed_until: Instant | null
}

export interface EvidencePackTable {
  id: PackId
  kind: 'pack' | 'yearly'
  as_of: CalendarDate
  site: SiteId | null
  known_at: Instant | null
  language: string
  state: PackState
  people_done: number
  people_total: number
  file_name: string
  hash: string | null
  bytes: number | null
  asked_at: Instant
  asked_by: Actor
  made_at: Instant | null
  claimed_until: Instant | null
  stopped_at: Instant | null
}

interface FirstCheckCountTable {
  place: Place
  language: string
  people: number
}

interface AnswerCountTable {
  item: ItemId
  item_version: string
  place: Place
  language: string
  chosen: string
  people: number
}

export interface AnswerWaitingTable extends AnswerCountTable {
  pot: 'answers' | 'others'
  band: Band | ''
}

export interface BandCountTable {
  item: ItemId
  item_version: string
  band: Band
  people: number
  right_people: number
}

interface PassMarkSheetTable {
  id: PassMarkSheetId
  course_version: string
  bank_hash: string
  editions: string
  round: 1 | 2
  opened_at: Instant
  opened_by: PersonId
  closed_event: string | null
}

interface PassMarkJudgeTable {
  sheet: PassMarkSheetId
  judge: number
  role: string
}

interface PassMarkEstimateTable {
  sheet: PassMarkSheetId
  judge: number
  round: 1 | 2
  item: ItemId
  percent: number
}

interface ServerSecretTable {
  id: 1
  fingerprint: string
  noted_at: Instant
}

export interface KeptFileTable {
  version: string
  name: string
  bytes: number
  begun_at: Instant
  is_whole: 0 | 1
}

interface KeptFilePieceTable {
  version: string
  number: number
  content: Buffer
}

export interface PackageTrialTable {
  code: string
  edition: PackageEdition
  title: string
  launch_file: string
  pass_mark: string
  /** JSON. */
  stored: string
  used: number
}

interface PackageTrialFileTable {
  trial: string
  name: string
  content: Buffer
}

export interface ServerKeyTable {
  /** The `kid` of a key that signs. */
  id: string
  purpose: 'certificates' | 'ledger' | 'server'
  sealed: string
  added_at: Instant
  retired_at: Instant | null
}

interface RequestCountTable {
  code: string
  requests: number
  until: Instant
}

interface RetentionRuleTable {
  class: string
  period: string
  updated_at: Instant
  updated_by: PersonId
}

export interface SavedViewTable {
  id: string
  owner: PersonId
  name: string
  page: string
  query: string
  mailed: ViewRhythm | null
  since: CalendarDate
  created_at: Instant
}

interface SelectionTable {
  id: string
  holder: PersonId
  action: BulkAction
  query: string
  made_at: Instant
  fields: string | null
  done_at: Instant | null
  claimed_until: Instant | null
  begun_at: Instant | null
}

interface SelectionPersonTable {
  selection: string
  place: number
  person: PersonId
  outcome: Outcome | null
  entry: string | null
  undone: Undone | null
}

interface ListColumnsTable {
  person: PersonId
  columns: string
  updated_at: Instant
}

export interface TrailEntryTable {
  seq: number
  at: Instant
  actor: TrailActor
  kind: TrailKind
  about: TrailSubject | null
  detail: string
  prev_hash: string
  hash: string
}

interface TrailHeadTable {
  id: 1
  seq: number
  hash: string
  gone_seq: number
  gone_hash: string
}

interface TrailAddressTable {
  seq: number
  at: Instant
  address: string
}

interface TrailCheckTable {
  id: 1
  checked_at: Instant
  seq: number
  fault: TrailFault | null
  fault_at: number | null
}
