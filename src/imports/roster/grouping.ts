import type { RosterEntry, RosterField, RosterProblem } from '../../domain/roster.ts'
import type { RosterRecord } from '../../domain/roster-record.ts'
import { emailKey, nameKey, numberKey } from './keys.ts'
import type { Match } from './match.ts'
import type { ReadRow } from './read-rows.ts'

/** A line with whom it is about, by the records alone. */
export interface MatchedRow {
  readonly row: ReadRow
  readonly match: Exclude<Match, { kind: 'doubt' }>
}

/** All lines about one person. */
export interface PersonLines {
  /** Null for somebody new. */
  readonly record: RosterRecord | null
  readonly rows: readonly ReadRow[]
}

/** A line that shares what only one person can have with a line about somebody else. */
export interface SharedRow {
  readonly row: ReadRow
  readonly record: RosterRecord | null
  readonly problem: RosterProblem
}

/** Puts lines about one person together, and sets those aside of which nobody can tell. */
export function grouped(matched: readonly MatchedRow[]): { people: PersonLines[]; shared: SharedRow[] } {
  const numbers = numbersOfEmails(matched)
  const keyed = matched.map((each) => ({ ...each, key: keyOf(each, numbers) }))
  const uses = usesOf(keyed)
  const people = new Map<string, { record: RosterRecord | null; rows: ReadRow[] }>()
  const shared: SharedRow[] = []
  for (const { row, match, key } of keyed) {
    const record = match.kind === 'known' ? match.record : null
    const problem = sharedValue(row.entry, key, uses)
    if (problem !== null) {
      shared.push({ row, record, problem })
      continue
    }
    const found = people.get(key)
    if (found === undefined) people.set(key, { record, rows: [row] })
    else found.rows.push(row)
  }
  return { people: [...people.values()], shared }
}

type Keyed = MatchedRow & { readonly key: string }

/** Somebody new is known by number, else by address, else by name and day of hire. */
function keyOf({ row: { entry }, match }: MatchedRow, numbers: ReadonlyMap<string, ReadonlySet<string>>): string {
  if (match.kind === 'known') return match.record.person
  if (entry.number !== null) return `number ${numberKey(entry.number)}`
  const [number, ...others] = entry.email === null ? [] : (numbers.get(emailKey(entry.email)) ?? [])
  if (number !== undefined && others.length === 0) return `number ${number}`
  if (entry.email !== null) return `email ${emailKey(entry.email)}`
  return `name ${nameKey(entry.name ?? '')} ${entry.hiredOn ?? ''}`
}

/** The numbers that stand beside each address, of people who are new. */
function numbersOfEmails(matched: readonly MatchedRow[]): Map<string, Set<string>> {
  const numbers = new Map<string, Set<string>>()
  for (const { row, match } of matched) {
    const { number, email } = row.entry
    if (match.kind !== 'new' || number === null || email === null) continue
    const beside = numbers.get(emailKey(email)) ?? new Set()
    numbers.set(emailKey(email), beside.add(numberKey(number)))
  }
  return numbers
}

/** Value → person → the first line on which it stands. */
type Uses = ReadonlyMap<string, ReadonlyMap<string, number>>

function usesOf(keyed: readonly Keyed[]): Uses {
  const uses = new Map<string, Map<string, number>>()
  for (const { row, key } of keyed) {
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

/** What nobody shares; a name and a day of hire only where there is nothing else to tell people by. */
function identifying({ number, email, name, hiredOn }: RosterEntry) {
  const values: { use: string; field: RosterField; value: string; onlyFor: string | null }[] = []
  if (number !== null) {
    values.push({ use: `number ${numberKey(number)}`, field: 'employee_number', value: number, onlyFor: null })
  }
  if (email !== null) values.push({ use: `email ${emailKey(email)}`, field: 'email', value: email, onlyFor: null })
  if (name !== null && hiredOn !== null) {
    values.push({ use: `name ${nameKey(name)} ${hiredOn}`, field: 'name', value: name, onlyFor: 'name ' })
  }
  return values
}
