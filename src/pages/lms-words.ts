import type { Report } from '../domain/cmi.ts'
import { type Lms, withFinish } from '../domain/lms.ts'
import type { Messages } from './messages/messages.ts'

/** A learning system in words for one package: its steps name the status that this package leads to. */
export function lmsFor(lms: Lms, report: Report, t: Messages): Lms {
  return withFinish(lms, t.kit.finishStatus[report])
}
