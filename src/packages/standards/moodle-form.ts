import { type Form, like } from './data-model.ts'

/**
 * Lists where Moodle (4.5, mod_scorm) takes less than SCORM allows, by general element name. Its other checks are wider
 * than ours.
 */

/** Numbers of up to three digits before the point. */
export const MOODLE_12: ReadonlyMap<string, Form> = new Map([
  ['cmi.interactions.n.result', like(/^(correct|wrong|unanticipated|neutral|\d{0,3}(\.\d*)?)$/)],
])

const DECIMAL = like(/^-?\d{1,5}(\.\d{1,18})?$/)
/** A line that does not begin like a language tag. */
const DESCRIPTION = like(/^([^{].{0,250})?$/u)

export const MOODLE_2004: ReadonlyMap<string, Form> = new Map([
  ['cmi.score.raw', DECIMAL],
  ['cmi.score.min', DECIMAL],
  ['cmi.score.max', DECIMAL],
  ['cmi.objectives.n.score.raw', DECIMAL],
  ['cmi.objectives.n.score.min', DECIMAL],
  ['cmi.objectives.n.score.max', DECIMAL],
  ['cmi.objectives.n.description', DESCRIPTION],
  ['cmi.interactions.n.weighting', DECIMAL],
  ['cmi.interactions.n.result', like(/^(correct|incorrect|unanticipated|neutral|-?\d{1,4}(\.\d{1,18})?)$/)],
  ['cmi.interactions.n.description', DESCRIPTION],
  // From 1970 to 2038.
  ['cmi.interactions.n.timestamp', like(/^(19[7-9]\d|20[0-2]\d|203[0-8])-/)],
  // Its own word for "nothing" cannot be set.
  ['adl.nav.request', like(/^(continue|previous|exit|exitAll|suspendAll)$/)],
])
