import type { PersonId } from '../ledger/event.ts'
import type { Status } from './status.ts'

/** Somebody who would have another status. */
export interface StatusChange {
  readonly person: PersonId
  readonly before: Status
  readonly after: Status
}
