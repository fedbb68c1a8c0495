import type { RosterOutcome } from '../../domain/roster.ts'
import type { Importer } from '../contract.ts'
import { applyRoster } from './apply.ts'
import { rosterChoices } from './choices.ts'
import { FIELDS } from './fields.ts'
import { planRoster } from './plan.ts'

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
