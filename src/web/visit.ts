import type { Request, Response } from 'express'
import type { Logger } from 'pino'
import type { Issuing } from '../certificate/issue.ts'
import type { SigningKey } from '../certificate/keys.ts'
import type { Config } from '../config.ts'
import type { Viewer } from '../domain/access.ts'
import type { CalendarDate, Instant } from '../domain/calendar.ts'
import type { Content, Language } from '../domain/content.ts'
import type { Messages } from '../pages/messages/messages.ts'
import type { Store } from '../store/open.ts'
import type { Organization } from '../store/organization.ts'

/** What the app is made of. Tests pass a real in-memory database and a fixed clock. */
export interface Deps {
  readonly store: Store
  readonly content: Content
  /** Hash under which this content is kept as it was shown. */
  readonly edition: string
  readonly config: Config
  readonly log: Logger
  readonly stylesheet: Stylesheet
  readonly verifyScript: VerifyScript
  /** Signs certificates from now on. */
  readonly signingKey: SigningKey
  now(): Instant
  /** 256 random bits as base64url. */
  newToken(): string
  /** True from the signal to stop until the end: the load balancer then sends nobody here. */
  isDraining(): boolean
}

/** Its address names its content, so that browsers may keep it for ever. */
export interface Stylesheet {
  readonly href: string
  readonly css: string
}

/** The script of the page where certificates are checked, under an address that names its content. */
export interface VerifyScript {
  readonly href: string
  readonly code: string
}

/** One request: what came in, when, by whom, and how to answer. Handlers take this and nothing else. */
export interface Visit {
  readonly deps: Deps
  readonly request: Request
  readonly response: Response
  /** Every line carries the id of the request. */
  readonly log: Logger
  readonly now: Instant
  /** The day at the organization's time zone; in UTC before there is an organization. */
  readonly today: CalendarDate
  readonly organization: Organization | null
  readonly language: Language
  readonly t: Messages
  readonly viewer: Viewer | null
  /** For the hidden field of every form; empty for a visitor who has no session. */
  readonly csrf: string
}

export interface SignedInVisit extends Visit {
  readonly viewer: Viewer
  readonly organization: Organization
}

export type Handler = (visit: Visit) => Promise<void> | void
export type SignedInHandler = (visit: SignedInVisit) => Promise<void> | void

/** What certificates are made with. */
export function issuingOf({ store, signingKey, config, now }: Deps): Issuing {
  return { store, key: signingKey, publicUrl: config.publicUrl, now }
}
