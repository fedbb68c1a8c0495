import type { Session, SessionInput } from './session.browser.ts'
import type { Store } from './local-copy.browser.ts'

/** The input for the script of an edition, which knows how to keep the learner's progress there. */
export interface OpenSessionInput extends SessionInput {
  /** Names the package in this browser. */
  readonly packageId: string
  readonly courseId: string
  pause(ms: number): Promise<void>
  /** May throw: browsers let people forbid it. */
  storage(): Store
}

export type OpenSession = (input: OpenSessionInput) => Promise<Session>
