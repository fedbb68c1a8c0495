import type { Report } from '../standards/cmi.ts'
import { type Lms, withFinish } from '../kit/lms-catalog.ts'
import type { Messages } from '../../words/messages.ts'

/** A learning system in words for one package: its steps name the status that this package leads to. */
export function lmsFor(lms: Lms, report: Report, t: Messages): Lms {
  return withFinish(lms, t.kit.finishStatus[report])
}
