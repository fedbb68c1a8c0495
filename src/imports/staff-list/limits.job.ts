import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import {
  type BulkLimit,
  type RosterDetail,
  type RosterOutcome,
  needsNumber,
  NO_CELLS,
  type RosterNote,
} from './import.ts'
import type { PlannedRow } from '../contract.job.ts'
import { inTurns } from '../../platform/jobs/turn.job.ts'
import type { RosterChoices } from './detail.job.ts'
import type { RosterIndex } from './match.job.ts'
import { isCurrent, type Employment, type RosterRecord } from './record.ts'
import { changesOf } from './change.ts'
import type { LostHolders } from './role-holder.job.ts'
import { folded } from '../../platform/text/folded.ts'
import { SAME_VALUE } from '../people-index.job.ts'

export type RosterRow = PlannedRow & { readonly outcome: RosterOutcome; readonly detail: RosterDetail }

const SEPARATING: ReadonlySet<RosterOutcome> = new Set(['left', 'missing-left'])

/** The limits that HR has to confirm, or null where a file is within the usual ones, or confirmed. */
type Limits = Readonly<Record<BulkLimit['kind'], BulkLimit | null>>

export async function limitsOf(
  rows: readonly RosterRow[],
  index: RosterIndex,
  choices: RosterChoices,
  today: CalendarDate,
  holders: LostHolders,
): Promise<Limits> {
  let employed = 0
  for await (const record of inTurns(index.byPerson.values())) {
    if (employmentsInScope(record, choices, today).length > 0) employed += 1
  }
  const leaving = new Set<PersonId>()
  const renamed = new Set<PersonId>()
  const found = new Set<PersonId>()
  for await (const row of inTurns(rows)) {
    if (row.person === null) continue
    if (row.outcome !== 'missing') found.add(row.person)
    if (separates(row)) leaving.add(row.person)
    if (givesOther(row)) renamed.add(row.person)
  }
  return {
    separations: unconfirmed('separations', leaving.size, employed, choices.confirmedSeparations),
    renames: unconfirmed('renames', renamed.size, found.size, choices.confirmedRenames),
    roles: rolesLimit(holders, choices),
  }
}

/**
 * Holds a line back that together with others would do what only a wrong file does, until HR has typed how many people
 * it is about. Everything else in the file can be applied meanwhile.
 */
export function heldBack(row: RosterRow, { separations, renames, roles }: Limits, holders: LostHolders): RosterRow {
  const person = row.detail.work?.person
  const held =
    (separates(row) ? separations : null) ??
    (givesOther(row) ? renames : null) ??
    (person !== undefined && holders.people.has(person) ? roles : null)
  return held === null ? row : { ...row, outcome: 'held', detail: { ...row.detail, held, work: null } }
}

/** One site at a time loses somebody who holds a role. When several do, HR reads first which ones. */
function rolesLimit({ people, sites }: LostHolders, { confirmedRoles }: RosterChoices): BulkLimit | null {
  const limit = unconfirmed('roles', sites.length, people.size, confirmedRoles)
  return limit === null ? null : { ...limit, sites }
}

function unconfirmed(kind: BulkLimit['kind'], count: number, of: number, confirmed: number | null): BulkLimit | null {
  const limit = { kind, count, of }
  return needsNumber(limit) && confirmed !== count ? limit : null
}

function separates({ outcome }: RosterRow): boolean {
  return SEPARATING.has(outcome)
}

/** A name or a number takes the place of another one. */
function givesOther({ outcome, detail }: RosterRow): boolean {
  if (outcome === 'refused' || outcome === 'unclear') return false
  return detail.changes.some(({ field, from }) => (field === 'name' || field === 'employee_number') && from !== null)
}

/** Everybody who works at the sites of the file and is named nowhere in it, by name. */
export async function missingIn(
  index: RosterIndex,
  mentioned: ReadonlySet<PersonId>,
  choices: RosterChoices,
  today: CalendarDate,
): Promise<Omit<RosterRow, 'line'>[]> {
  const found: { readonly sortName: string; readonly row: Omit<RosterRow, 'line'> }[] = []
  for await (const record of inTurns(index.byPerson.values())) {
    const employments = mentioned.has(record.person) ? [] : employmentsInScope(record, choices, today)
    if (employments.length === 0) continue
    found.push({ sortName: folded(record.name ?? ''), row: missingRow(record, employments, choices, today) })
  }
  return found.sort((a, b) => (a.sortName < b.sortName ? -1 : 1)).map(({ row }) => row)
}

/** The employments on a day at the sites that the file covers. */
function employmentsInScope(
  { employments }: RosterRecord,
  { scope }: RosterChoices,
  today: CalendarDate,
): Employment[] {
  return employments.filter(
    (employment) => isCurrent(employment, today) && (scope === 'all' || scope.includes(employment.site)),
  )
}

/** Some systems drop people on leave from the list, so their absence doesn't mean that they have left. */
function missingRow(
  record: RosterRecord,
  employments: readonly Employment[],
  { missing, missingLastDay: lastDay }: RosterChoices,
  today: CalendarDate,
): Omit<RosterRow, 'line'> {
  const leave = record.leaves.find(({ from, until }) => from <= today && (until === null || today < until))
  const notes: RosterNote[] = leave === undefined ? [] : [{ code: 'on-leave', value: leave.from }]
  const open = employments.filter((employment) => employment.until === null)
  const kept: RosterDetail = {
    name: record.name ?? '',
    changes: [],
    names: {},
    problems: [],
    notes,
    held: null,
    work: null,
  }
  const row = { outcome: 'missing', person: record.person, detail: kept } as const
  if (missing === 'keep' || leave !== undefined || open.length === 0) return row
  const work = { person: record.person, jobs: open.map(({ spell }) => spell), entry: { ...NO_CELLS, lastDay } }
  const compared = changesOf(work, record, SAME_VALUE, today)
  if (compared === null || compared.problems.length > 0) {
    return { ...row, outcome: 'unclear', detail: { ...kept, problems: compared?.problems ?? [] } }
  }
  return { ...row, outcome: 'missing-left', detail: { ...kept, changes: compared.changes, work } }
}

type Ending = Pick<RosterDetail, 'work' | 'changes'>

/**
 * Returns the people whom the lines may not separate, because no one who can sign in would be left to give roles: the
 * administrators who leave by them, when that is everyone.
 * @param staying the administrators who can sign in and have no last day yet.
 */
export function lastAdministrators(
  lines: readonly Ending[],
  records: ReadonlyMap<PersonId, RosterRecord>,
  staying: readonly PersonId[],
): ReadonlySet<PersonId> {
  const ended = new Set(lines.flatMap((line) => (endsEmployments(line) ? (line.work?.jobs ?? []) : [])))
  const leaves = (person: PersonId) => {
    const open = records.get(person)?.employments.filter(({ until }) => until === null) ?? []
    return open.length > 0 && open.every(({ spell }) => ended.has(spell))
  }
  return new Set(staying.every(leaves) ? staying : [])
}

export function endsEmployments({ work, changes }: Ending): boolean {
  return work !== null && work.jobs.length > 0 && changes.some(({ field }) => field === 'last_day')
}

/** The line as it is shown and kept, with the reason. */
export function keepingAdministrator(detail: RosterDetail): RosterDetail {
  const to = detail.changes.find(({ field }) => field === 'last_day')?.to ?? ''
  const problem = { code: 'last-administrator', field: 'last_day', value: to, other: '' } as const
  return { ...detail, changes: [], problems: [problem], work: null }
}
