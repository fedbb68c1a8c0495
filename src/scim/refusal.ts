import type { RosterProblem, RosterProblemCode } from '../imports/staff-list/import.ts'
import { invalid, ScimProblem } from './shape.ts'

/** How a directory calls what a staff list calls by the name of its column. */
const NAMES: Readonly<Partial<Record<RosterProblem['field'], string>>> = {
  name: 'name',
  site: 'site (in our own extension)',
  department: 'department (in the enterprise extension)',
  position: 'title',
  employee_number: 'employeeNumber (in the enterprise extension) or an e-mail address',
}

/** What is wrong where a staff list would have a row that nobody can tell, in words for whoever runs the directory. */
const DOUBTFUL: Readonly<Partial<Record<RosterProblemCode, string>>> = {
  'number-other-name':
    'Someone with this staff number is on record under another name. HR has to look at the record first.',
  'email-other-name':
    'Someone with this e-mail address is on record under another name. HR has to look at the record first.',
  'number-and-email-differ':
    'The staff number is one person’s and the e-mail address another’s. HR has to look at both records first.',
  'several-people':
    'Several people on record have this staff number or e-mail address. HR has to merge or correct them first.',
  'name-known':
    'Someone of this name is on record, and nothing shows whether it’s the same person. HR has to add the staff number or e-mail address there, or record the new person.',
  'which-job': 'The person has several jobs here, and nothing shows which one is meant. HR has to change it.',
  'last-administrator':
    'No administrator who can sign in would be left. Give someone else that role first, then send this again.',
  'last-day-differs': 'Another last day is on record. HR has to correct it.',
  'last-day-before-hire': 'The person hasn’t started yet. HR has to record that they won’t.',
  'changed-since':
    'The record has changed meanwhile, or the staff number or e-mail address is someone else’s. Send this again, or ask HR.',
}

/** The refusal for what the rules of the staff list don't take. Nothing is recorded then. */
export function refusalOf(problems: readonly RosterProblem[]): ScimProblem {
  const missing = problems.filter(({ code }) => code === 'needed-for-new' || code === 'identity-needed')
  if (missing.length > 0) {
    const names = missing.map(({ field }) => NAMES[field] ?? field)
    return invalid(`Someone new also needs ${names.join(', ')}.`)
  }
  const said = problems.flatMap(({ code }) => DOUBTFUL[code] ?? [])[0]
  return new ScimProblem('conflict', null, said ?? 'This doesn’t fit the record. HR has to look at it.')
}
