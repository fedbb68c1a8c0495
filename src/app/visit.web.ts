import type { Request, Response } from 'express'
import type { Logger } from 'pino'
import type { Issuing } from '../certificates/issue.job.ts'
import type { SigningKey } from '../platform/codes/key.job.ts'
import type { ServerSecret } from '../platform/codes/secret.job.ts'
import type { Config } from '../platform/config.ts'
import type { Viewer } from '../identity/access.ts'
import type { Session } from '../identity/session.store.ts'
import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import type { Content } from '../course/content.ts'
import type { Detail } from '../course/course.ts'
import type { KitTexts } from '../packages/kit/text.page.ts'
import type { Lms } from '../packages/kit/lms-catalog.ts'
import type { Standard } from '../packages/runtime/lms-record.ts'
import type { LedgerWatch } from '../ledger/watch.job.ts'
import type { BegunWork } from '../platform/jobs/begun.job.ts'
import type { WorkWatch } from '../platform/jobs/work-watch.job.ts'
import type { Packs } from '../audit/packs/background.job.ts'
import type { Messages } from '../words/messages.ts'
import type { Jobs } from './background.ts'
import type { LiveContent } from './live-content.ts'
import type { Metrics } from './metrics/metrics.ts'
import type { KeptFiles } from '../platform/database/kept-file.store.ts'
import type { RequestLog } from '../platform/http/request-log.web.ts'
import type { Store } from '../platform/database/open.store.ts'
import type { Disk } from '../platform/disk.ts'
import type { Organization } from '../organization/organization.store.ts'
import type { Language } from '../platform/text/language.ts'

/** The parts of the app. Tests pass a real in-memory database and a fixed clock. */
export interface Deps {
  readonly store: Store
  /** In a visit: as the organization has them now. Outside of one: as the program came with them. */
  readonly contents: Readonly<Record<Language, Content>>
  /** Hashes under which these contents are kept as they are shown. */
  readonly editions: Readonly<Record<Language, string>>
  /** The contents as the program came with them, everywhere. */
  readonly released: Readonly<Record<Language, Content>>
  /** Tells the contents and their editions as the organization has them now. */
  live(): Promise<LiveContent>
  readonly config: Config
  readonly log: Logger
  /** The room that's left for the records. */
  readonly disk: Disk
  /** What the server counts about itself; null without METRICS_PORT. */
  readonly metrics: Metrics | null
  readonly assets: Assets
  readonly cardFiles: CardFiles
  /** The learning systems (LMS) that we describe. */
  readonly systems: Readonly<Record<Language, readonly Lms[]>>
  /** The pages of the admin kit, as they were written. */
  readonly kitTexts: Readonly<Record<Language, KitTexts>>
  /** What requests have begun, and goes on after their answers. */
  readonly begun: BegunWork
  /** The jobs that run in the background. */
  readonly jobs: Jobs
  /** Signs where the ledger ends. */
  readonly ledger: LedgerWatch
  /** Watches long work for the pages that show it. */
  readonly work: WorkWatch
  /** The large files of reports. */
  readonly reportFiles: KeptFiles
  /** The files of evidence packs. */
  readonly packs: Packs
  /** Signs certificates from now on. */
  readonly signingKey: SigningKey
  /** Seals what the database keeps and only this server may read. */
  readonly secret: ServerSecret
  now(): Instant
  /** 256 random bits as base64url. */
  newToken(): string
  /** Argon2's own check, the costly part of a sign-in. Tests count how often it's called, and it still checks. */
  verifyHash(hash: string, password: string): Promise<boolean>
  /** Returns true from the signal to stop until the end: the load balancer then sends nobody here. */
  isDraining(): boolean
}

/** A file that every page loads. Its address names its content, so browsers may keep it forever. */
export interface Asset {
  readonly href: string
  readonly text: string
}

export interface FontAsset {
  readonly href: string
  readonly bytes: Buffer
}

export interface Assets {
  readonly fonts: readonly FontAsset[]
  readonly stylesheet: Asset
  /** The script of the "Leave this page" button. */
  readonly exit: Asset
  /** The script of the page with a new link and code. */
  readonly columns: Asset
  readonly copy: Asset
  /** The script of pages with charts. */
  readonly chart: Asset
  /** The script of the warning before a session ends. */
  readonly ending: Asset
  /** Reminders sent without leaving the page. */
  readonly team: Asset
  /** The script that counts who is selected in a list of people, and moves in it by keys. */
  readonly keys: Asset
  readonly peopleList: Asset
  /** The script that shows a lesson screen by screen. */
  readonly screens: Asset
  /** The script of the form that moves somebody. */
  readonly move: Asset
  /** The script of the field above a long list of boxes. */
  readonly narrow: Asset
  /** The script of the search box of records pages. */
  readonly search: Asset
  /** The script of the page where certificates are checked. */
  readonly verify: Asset
  /** The script of the forms that a passkey fills in. */
  readonly passkey: Asset
  readonly passwordShown: Asset
  /** The script of pages that show long work. */
  readonly progress: Asset
  readonly typing: Asset
  /** The script that keeps what somebody enters in a form of the records and doesn't send. */
  readonly formDraft: Asset
  /** The scripts of the page that plays a package, each with the runtime of its standard. */
  readonly preview: Readonly<Record<Standard, Asset>>
}

/** The files inside the public card, and the worker that keeps the card for times without a connection. */
export interface CardFiles {
  readonly css: string
  readonly script: string
  readonly worker: string
}

/** One request: what came in, when, by whom, and how to answer. Handlers take this and nothing else. */
export interface Visit {
  readonly deps: Deps
  readonly request: Request
  readonly response: Response
  /** Every line carries the id of the request. */
  readonly log: Pick<RequestLog, 'info' | 'warn' | 'error'>
  readonly now: Instant
  /** The day at the organization's time zone; in UTC before there is an organization. */
  readonly today: CalendarDate
  readonly organization: Organization | null
  readonly language: Language
  /** Everything authored, in that language. */
  readonly content: Content
  readonly t: Messages
  readonly viewer: Viewer | null
  readonly session: Session | null
  /** The record with whose account the viewer came in: a record of theirs that was merged into another has its own. */
  readonly account: PersonId | null
  /** The detail in which the viewer reads the course. Private: only the pages of the course use it. */
  readonly detail: Detail
  /**
   * The day from which the viewer must have a second step and has none. Null for everyone else. From that day on only
   * the pages where it is set up open.
   */
  readonly stepFrom: CalendarDate | null
  /** The value of the hidden field of every form. It's empty for a visitor without a session. */
  readonly csrf: string
}

export interface SignedInVisit extends Visit {
  readonly viewer: Viewer
  readonly session: Session
  readonly account: PersonId
  readonly organization: Organization
}

export type Handler = (visit: Visit) => Promise<void> | void
export type SignedInHandler = (visit: SignedInVisit) => Promise<void> | void

/** The parts that certificates are made with. */
export function issuingOf({ store, signingKey, config, now }: Deps): Issuing {
  return { store, key: signingKey, publicUrl: config.publicUrl, now }
}
