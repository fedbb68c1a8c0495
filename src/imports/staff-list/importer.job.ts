import type { RosterOutcome } from './roster.ts'
import type { Importer } from '../contract.job.ts'
import { applyRoster } from './apply.job.ts'
import { rosterChoices } from './choice.job.ts'
import { FIELDS } from './field.job.ts'
import { planRoster } from './plan.job.ts'

const APPLIED: readonly RosterOutcome[] = ['new', 'back', 'left', 'moved', 'changed', 'missing-left']
const REFUSED: readonly RosterOutcome[] = ['refused', 'unclear']

/** HR's list of staff. */
export const rosterImporter: Importer = {
  kind: 'roster',
  fields: FIELDS,
  applied: new Set(APPLIED),
  refused: new Set(REFUSED),
  byContent: null,
  plan: (db, sheet, mapping, choices, today) => planRoster(db, sheet, mapping, rosterChoices.parse(choices), today),
  apply: applyRoster,
}
