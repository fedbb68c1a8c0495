import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { PersonId, SiteId } from '../../ledger/event.ts'
import { NO_CELLS, type RosterEntry, type RosterField, type RosterNote, type RosterProblem } from './import.ts'
import { leaveChanges } from './change.ts'
import { employmentTargets, type Target } from './employment.ts'
import { isLive, type RosterRecord } from './record.ts'
import type { PersonLines } from './grouping.job.ts'
import { emailKey, nameKey, numberKey } from '../people-index.job.ts'
import type { ReadRow } from './read-row.job.ts'

/** A line, as far as it is understood: its person and its employment. */
export interface Line {
  readonly row: ReadRow
  readonly record: RosterRecord | null
  readonly entry: RosterEntry
  /** `null` when there is nothing to compare: a problem, or an employment that is over. */
  readonly about: { readonly person: PersonId; readonly jobs: readonly string[] } | null
  readonly problems: readonly RosterProblem[]
  readonly notes: readonly RosterNote[]
}

/** Fields of the person and not of one employment: one of the lines has them for all. */
const OF_PERSON = ['name', 'number', 'email', 'leaveFrom', 'leaveUntil', 'language'] as const
type OfPerson = (typeof OF_PERSON)[number]

const FIELD_OF: Readonly<Record<OfPerson, RosterField>> = {
  name: 'name',
  number: 'employee_number',
  email: 'email',
  leaveFrom: 'leave_from',
  leaveUntil: 'leave_until',
  language: 'language',
}

/** The values of a hire that the file doesn't give. People who may work with youth need orientation. */
const OF_A_HIRE = { type: 'employee', worksWithYouth: true } as const

/** All lines about one person, taken together. Their order in the file makes no difference. */
export function linesOf({ record, rows, refused }: PersonLines, onlySite: SiteId | null, today: CalendarDate): Line[] {
  const inOrder = rows.length === 1 ? rows : [...rows].sort(byContent)
  const first = firstOfEach(inOrder)
  const twice = inOrder.filter((row) => !first.includes(row)).map((row) => secondTime(row, record, first))
  const differs = disagreement([...first, ...refused])
  if (differs !== null) return [...first.map((row) => inDoubt(row, record, differs(row))), ...twice]
  const targets = employmentTargets(
    first.map(({ entry }) => entry),
    record?.employments ?? [],
    today,
  )
  const person = record?.person ?? (`person:${randomUUID()}` as const)
  const aims = first.map((row, index): Aim => {
    return { row, record, person, onlySite, target: targets[index] ?? { kind: 'over' } }
  })
  const isNamed = aims.some((aim) => isAble(aim, false))
  const able = aims.filter((aim) => isAble(aim, isNamed))
  const lead = leadOf(able)
  // Lines that have to be fixed first contribute nothing.
  const said = able.map(({ row }) => row)
  // A return without a leave, for example, is nothing that one of the employments could be left out for.
  const [ofLeave] = leaveChanges(ofPerson(NO_CELLS, said), record, today).problems
  if (ofLeave !== undefined) return [...first.map((row) => inDoubt(row, record, ofLeave)), ...twice]
  const isEmployed = record?.employments.some((employment) => isLive(employment, today)) ?? false
  const lines = aims.map((aim) => {
    const entry = aim === lead ? ofPerson(aim.row.entry, said) : ofEmployment(aim.row.entry)
    return lineAt(aim, entry, { isNamed, isFirstEmployment: aim === lead && !isEmployed })
  })
  return [...lines, ...twice]
}

interface Aim {
  readonly row: ReadRow
  readonly record: RosterRecord | null
  readonly person: PersonId
  readonly target: Target
  readonly onlySite: SiteId | null
}

/** @param isNamed whether another line has the name of the person. */
function isAble(aim: Aim, isNamed: boolean): boolean {
  return aim.target.kind === 'employment' || (aim.target.kind === 'hire' && neededFor(aim, isNamed).length === 0)
}

/** The line that speaks for the person. It puts a new person on record, so it is applied first. */
function leadOf(able: readonly Aim[]): Aim | null {
  return [...able].sort((a, b) => a.row.line - b.row.line)[0] ?? null
}

interface OfOthers {
  readonly isNamed: boolean
  readonly isFirstEmployment: boolean
}

function lineAt(aim: Aim, entry: RosterEntry, { isNamed, isFirstEmployment }: OfOthers): Line {
  const { row, record, target, person, onlySite } = aim
  const nothing: Line = { row, record, entry, about: null, problems: [], notes: row.notes }
  switch (target.kind) {
    case 'doubt':
      return { ...nothing, problems: [target.problem] }
    case 'past':
      return nothing
    case 'over':
      return { ...nothing, notes: [...row.notes, { code: 'over', value: entry.lastDay ?? '' }] }
    case 'employment':
      return { ...nothing, about: { person, jobs: [target.employment.spell] } }
    case 'hire': {
      const problems = neededFor(aim, isNamed)
      const isSecond = !isFirstEmployment && problems.length === 0
      const notes: RosterNote[] = isSecond ? [...row.notes, { code: 'second-job', value: '' }] : [...row.notes]
      const about = problems.length > 0 ? null : { person, jobs: [] }
      return { ...nothing, entry: completed(entry, onlySite), problems, notes, about }
    }
  }
}

function completed(entry: RosterEntry, onlySite: SiteId | null): RosterEntry {
  return {
    ...entry,
    site: entry.site ?? onlySite,
    type: entry.type ?? OF_A_HIRE.type,
    worksWithYouth: entry.worksWithYouth ?? OF_A_HIRE.worksWithYouth,
  }
}

function neededFor({ row, record, onlySite }: Aim, isNamed: boolean): RosterProblem[] {
  const { name, number, email, hiredOn, site, department, position } = completed(row.entry, onlySite)
  const needed: [RosterField, string | null][] = [
    ['name', isNamed ? '' : (name ?? record?.name ?? null)],
    ['site', site],
    ['department', department],
    ['position', position],
  ]
  const problems = needed
    .filter(([, value]) => value === null)
    .map(([field]): RosterProblem => ({ code: 'needed-for-new', field, value: '', other: '' }))
  if (record === null && number === null && email === null && hiredOn === null) {
    problems.push({ code: 'identity-needed', field: 'employee_number', value: '', other: '' })
  }
  return problems
}

function ofPerson(entry: RosterEntry, rows: readonly ReadRow[]): RosterEntry {
  const said = OF_PERSON.map((key) => [key, rows.find((row) => row.entry[key] !== null)?.entry[key] ?? null])
  return { ...entry, ...Object.fromEntries(said) }
}

function ofEmployment(entry: RosterEntry): RosterEntry {
  return { ...entry, ...Object.fromEntries(OF_PERSON.map((key) => [key, null])) }
}

/** Returns the contradiction between two lines about the same person. Returns null when they agree. */
function disagreement(rows: readonly ReadRow[]): ((row: ReadRow) => RosterProblem) | null {
  for (const key of OF_PERSON) {
    const saying = rows.filter((row) => row.entry[key] !== null)
    const [first] = saying
    const other = saying.find((row) => first !== undefined && sameKey(key, row) !== sameKey(key, first))
    if (first === undefined || other === undefined) continue
    return (row) => ({
      code: 'rows-differ',
      field: FIELD_OF[key],
      value: row.entry[key] ?? '',
      other: String((row === first ? other : first).line),
    })
  }
  return null
}

function sameKey(key: OfPerson, { entry }: ReadRow): string {
  const value = entry[key] ?? ''
  if (key === 'name') return nameKey(value)
  if (key === 'number') return numberKey(value)
  return key === 'email' ? emailKey(value) : value
}

function firstOfEach(inOrder: readonly ReadRow[]): readonly ReadRow[] {
  return inOrder.filter((row, index) => index === 0 || !isSame(row, inOrder[index - 1]))
}

function secondTime(row: ReadRow, record: RosterRecord | null, first: readonly ReadRow[]): Line {
  const line = first.find((other) => isSame(row, other))?.line ?? row.line
  return { row, record, entry: row.entry, about: null, problems: [], notes: [{ code: 'twice', value: String(line) }] }
}

function isSame(row: ReadRow, other: ReadRow | undefined): boolean {
  return other !== undefined && row.supervisor === other.supervisor && isDeepStrictEqual(row.entry, other.entry)
}

function inDoubt(row: ReadRow, record: RosterRecord | null, problem: RosterProblem): Line {
  return { row, record, entry: row.entry, about: null, problems: [problem], notes: row.notes }
}

function byContent(a: ReadRow, b: ReadRow): number {
  const [one, other] = [contentOf(a), contentOf(b)]
  if (one === other) return a.line - b.line
  return one < other ? -1 : 1
}

function contentOf({ entry, supervisor }: ReadRow): string {
  return JSON.stringify([entry, supervisor])
}
