import type { RosterEntry, RosterField, RosterProblem } from './import.ts'
import type { RosterRecord } from './record.ts'
import { inTurns } from '../../platform/jobs/turn.job.ts'
import { emailKey, nameKey, numberKey } from '../people-index.job.ts'
import type { Match } from './match.job.ts'
import type { ReadRow } from './read-row.job.ts'

/** A line and its person, by the records alone. */
export interface MatchedRow {
  readonly row: ReadRow
  readonly match: Match
}

/** All lines about one person. */
export interface PersonLines {
  /** `null` for someone new. */
  readonly record: RosterRecord | null
  readonly rows: readonly ReadRow[]
  /** Rows that have to be fixed first. What they say about the person must still agree with the others. */
  readonly refused: readonly ReadRow[]
}

/** A line that shares what only one person can have with a line about somebody else. */
export interface SharedRow {
  readonly row: ReadRow
  readonly record: RosterRecord | null
  readonly problem: RosterProblem
}

/** Puts lines about one person together, and sets those aside of which nobody can tell. */
export async function grouped(
  matched: readonly MatchedRow[],
): Promise<{ readonly people: Iterable<PersonLines>; readonly shared: readonly SharedRow[] }> {
  const keyed = await withKeys(matched)
  const uses = await usesOf(keyed)
  const problems = new Map<string, RosterProblem>()
  for await (const { row, key } of inTurns(keyed)) {
    const problem = sharedValue(row.entry, key, uses)
    if (problem !== null) problems.set(key, problem)
  }
  const people = new Map<string, PersonLines>()
  const shared: SharedRow[] = []
  for await (const { row, match, key } of inTurns(keyed)) {
    if (match.kind === 'doubt') continue
    const record = match.kind === 'known' ? match.record : null
    // One line in doubt leaves nothing certain of the others about the same person.
    const problem = problems.get(key)
    if (problem === undefined) people.set(key, joined(people.get(key), row, record))
    else if (row.problems.length === 0) shared.push({ row, record, problem })
  }
  return { people: people.values(), shared }
}

function joined(found: PersonLines | undefined, row: ReadRow, record: RosterRecord | null): PersonLines {
  const { record: known, rows, refused } = found ?? { record, rows: [], refused: [] }
  const lines = row.problems.length > 0 ? { rows, refused: [...refused, row] } : { rows: [...rows, row], refused }
  return { record: known ?? record, ...lines }
}

type Keyed = MatchedRow & { readonly key: string }

const BY_NAME = 'name '

type Sets = ReadonlyMap<string, ReadonlySet<string>>

/** Each line with a text that lines about one person have in common. */
async function withKeys(matched: readonly MatchedRow[]): Promise<readonly Keyed[]> {
  const numbers = new Map<string, Set<string>>()
  const known = new Map<string, Set<string>>()
  for await (const { row, match } of inTurns(matched)) {
    const { number, email } = row.entry
    if (match.kind === 'new' && number !== null && email !== null) add(numbers, emailKey(email), numberKey(number))
    if (match.kind === 'known') for (const { use } of identifying(row.entry)) add(known, use, match.record.person)
  }
  const keyed: Keyed[] = []
  const named = new Map<string, Set<string>>()
  for await (const each of inTurns(matched)) {
    const key = keyOf(each, numbers, known)
    keyed.push({ ...each, key })
    const { name, hiredOn } = each.row.entry
    if (name !== null && hiredOn !== null && !key.startsWith(BY_NAME)) add(named, nameAndHire(name, hiredOn), key)
  }
  // A line with only a name and a day of hire is about the one person in the file who has both, as with one on record.
  return keyed.map((each) => {
    const [only, ...more] = named.get(each.key) ?? []
    return only === undefined || more.length > 0 ? each : { ...each, key: only }
  })
}

/** Somebody new is known by number, else by address, else by name and day of hire. */
function keyOf({ row: { entry, line }, match }: MatchedRow, numbers: Sets, known: Sets): string {
  if (match.kind === 'known') return match.record.person
  // This line belongs to no one, so a line that shares anything with it is in doubt, too.
  if (match.kind === 'doubt') return `line ${line}`
  // Another line gives this number to somebody on record.
  const [person, ...people] = identifying(entry).flatMap(({ use, onlyFor }) =>
    onlyFor === null ? [...(known.get(use) ?? [])] : [],
  )
  if (person !== undefined && people.every((other) => other === person)) return person
  if (entry.number !== null) return `number ${numberKey(entry.number)}`
  const [number, ...others] = entry.email === null ? [] : (numbers.get(emailKey(entry.email)) ?? [])
  if (number !== undefined && others.length === 0) return `number ${number}`
  if (entry.email !== null) return `email ${emailKey(entry.email)}`
  return nameAndHire(entry.name ?? '', entry.hiredOn ?? '')
}

function nameAndHire(name: string, hiredOn: string): string {
  return `${BY_NAME}${nameKey(name)} ${hiredOn}`
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value))
}

/** Value → person → the first line that has it. */
type Uses = ReadonlyMap<string, ReadonlyMap<string, number>>

async function usesOf(keyed: readonly Keyed[]): Promise<Uses> {
  const uses = new Map<string, Map<string, number>>()
  for await (const { row, key } of inTurns(keyed)) {
    for (const { use } of identifying(row.entry)) {
      const by = uses.get(use) ?? new Map<string, number>()
      if (!by.has(key)) by.set(key, row.line)
      uses.set(use, by)
    }
  }
  return uses
}

function sharedValue(entry: RosterEntry, key: string, uses: Uses): RosterProblem | null {
  for (const { use, field, value, onlyFor } of identifying(entry)) {
    if (onlyFor !== null && !key.startsWith(onlyFor)) continue
    const other = [...(uses.get(use) ?? [])].find(([person]) => person !== key)
    if (other !== undefined) return { code: 'value-of-two', field, value, other: String(other[1]) }
  }
  return null
}

/**
 * Returns values that people don't share. A name and a hire date count only where there is nothing else to tell
 * people apart.
 */
function identifying({ number, email, name, hiredOn }: RosterEntry) {
  const values: { use: string; field: RosterField; value: string; onlyFor: string | null }[] = []
  if (number !== null) {
    values.push({ use: `number ${numberKey(number)}`, field: 'employee_number', value: number, onlyFor: null })
  }
  if (email !== null) values.push({ use: `email ${emailKey(email)}`, field: 'email', value: email, onlyFor: null })
  if (name !== null && hiredOn !== null) {
    values.push({ use: nameAndHire(name, hiredOn), field: 'name', value: name, onlyFor: BY_NAME })
  }
  return values
}
