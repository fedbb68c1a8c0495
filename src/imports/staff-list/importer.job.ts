import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { PersonId } from '../../ledger/event.ts'
import {
  type RosterChange,
  type RosterDetail,
  type RosterEntry,
  type RosterNote,
  type RosterOutcome,
  type RosterProblem,
  type RosterWork,
  DOUBTS,
} from './import.ts'
import { changesOf } from './change.ts'
import type { RosterRecord } from './record.ts'
import { stayingAdministrators } from '../../identity/roles/administrator.store.ts'
import { everyRosterRecord } from './record.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { allSites, type Site } from '../../site/site.store.ts'
import type { Mapping, PlannedRow, Sheet, Importer } from '../contract.job.ts'
import { inTurns } from '../../platform/jobs/turn.job.ts'
import { type RosterChoices, rosterChoices } from './detail.job.ts'
import { grouped, type MatchedRow } from './grouping.job.ts'
import { SAME_VALUE, indexOf } from '../people-index.job.ts'
import { type Line, linesOf } from './line.job.ts'
import { matchOf, namedIn, type RosterIndex, type FindSupervisor, supervisorFinder } from './match.job.ts'
import {
  missingIn,
  heldBack,
  limitsOf,
  type RosterRow,
  endsEmployments,
  lastAdministrators,
  keepingAdministrator,
} from './limits.job.ts'
import { lostHolders } from './role-holder.job.ts'
import { rowReader } from './read-row.job.ts'
import { applyRoster } from './apply.job.ts'
import { FIELDS } from './field.job.ts'

/**
 * Works out what every line would do. The lines of the file come first, in their order. People who are on record but
 * not in the file come after the last of them.
 */
async function* planRoster(
  db: Database,
  sheet: Sheet,
  mapping: Mapping,
  choices: RosterChoices,
  today: CalendarDate,
): AsyncGenerator<PlannedRow> {
  const sites = await allSites(db)
  const index = await indexOf(everyRosterRecord(db, today))
  const { matched, unclear, mentioned } = await readLines(sheet, mapping, sites, index)
  const { people, shared } = await grouped(matched)
  const onlySite = sites.length === 1 ? (sites[0]?.id ?? null) : null
  const lines: Line[] = [...unclear, ...shared.map((each) => lineWith([each.problem], each))]
  for await (const person of inTurns(people)) lines.push(...linesOf(person, onlySite, today))
  const findSupervisor = await supervisorFinder(index, lines, today)
  const names = await namesIn(index, lines, sites)
  const rows: RosterRow[] = []
  for await (const line of inTurns(lines)) rows.push(plannedLine(supervised(line, findSupervisor), names, today))
  rows.sort((a, b) => a.line - b.line)
  const lastLine = rows.at(-1)?.line ?? 1
  const missing = await missingIn(index, mentioned, choices, today)
  for (const [at, row] of missing.entries()) rows.push({ ...row, line: lastLine + 1 + at })
  const lasting = lastAdministrators(
    rows.map(({ detail }) => detail),
    index.byPerson,
    await stayingAdministrators(db, today),
  )
  const allowed = rows.map((row) => keptAsAdministrator(row, lasting))
  const holders = await lostHolders(db, allowed, index, sites, today)
  const held = await limitsOf(allowed, index, choices, today, holders)
  for await (const row of inTurns(allowed)) yield heldBack(row, held, holders)
}

function keptAsAdministrator(row: RosterRow, lasting: ReadonlySet<PersonId>): RosterRow {
  const isLast = row.person !== null && lasting.has(row.person) && endsEmployments(row.detail)
  return isLast ? { ...row, outcome: 'refused', detail: keepingAdministrator(row.detail) } : row
}

interface ReadLines {
  readonly matched: readonly MatchedRow[]
  /** Lines that have to be fixed, and lines whose person nobody can tell. */
  readonly unclear: readonly Line[]
  /** Everyone a line may be about. */
  readonly mentioned: ReadonlySet<PersonId>
}

async function readLines(
  sheet: Sheet,
  mapping: Mapping,
  sites: readonly Site[],
  index: RosterIndex,
): Promise<ReadLines> {
  const read = rowReader(sheet, mapping, sites)
  const matched: MatchedRow[] = []
  const unclear: Line[] = []
  const mentioned = new Set<PersonId>()
  for await (const sheetRow of inTurns(sheet.rows)) {
    const row = read(sheetRow)
    const match = matchOf(row.entry, index)
    const record = match.kind === 'known' ? match.record : null
    const problems = match.kind === 'doubt' ? [...row.problems, match.problem] : row.problems
    if (record !== null) mentioned.add(record.person)
    if (match.kind === 'doubt' || problems.length > 0) {
      for (const { person } of namedIn(row.entry, index)) mentioned.add(person)
      unclear.push(lineWith(problems, { row, record }))
    }
    matched.push({ row, match })
  }
  return { matched, unclear, mentioned }
}

function lineWith(problems: readonly RosterProblem[], { row, record }: Pick<Line, 'row' | 'record'>): Line {
  return { row, record, entry: row.entry, about: null, problems, notes: row.notes }
}

function supervised(line: Line, find: FindSupervisor): Line {
  const text = line.row.supervisor
  if (text === null || line.about === null) return line
  const found = find(text, line.about.person)
  if ('note' in found) return { ...line, notes: [...line.notes, found.note] }
  return { ...line, entry: { ...line.entry, supervisor: found.person } }
}

function plannedLine(line: Line, names: ReadonlyMap<string, string>, today: CalendarDate): RosterRow {
  const { row, record, entry, about } = line
  const work: RosterWork | null = about === null ? null : { ...about, entry }
  const compared = work === null ? null : changesOf(work, record, SAME_VALUE, today)
  const problems = [...line.problems, ...(compared?.problems ?? [])]
  const changes = problems.length > 0 ? [] : (compared?.changes ?? [])
  const detail = detailOf(row.entry.name ?? record?.name ?? '', changes, names, problems, line.notes, work)
  return { line: row.line, outcome: outcomeOf(detail, record), person: record?.person ?? null, detail }
}

function detailOf(
  name: string,
  changes: readonly RosterChange[],
  names: ReadonlyMap<string, string>,
  problems: readonly RosterProblem[],
  notes: readonly RosterNote[],
  work: RosterWork | null,
): RosterDetail {
  const ids = changes.flatMap(({ from, to }) => [from ?? '', to])
  return {
    name,
    changes,
    names: Object.fromEntries(ids.flatMap((id) => (names.has(id) ? [[id, names.get(id) ?? '']] : []))),
    problems,
    notes,
    held: null,
    work: changes.length === 0 ? null : work,
  }
}

const PLACE_FIELDS: ReadonlySet<string> = new Set(['site', 'department', 'position', 'supervisor'])

function outcomeOf({ problems, changes, work }: RosterDetail, record: RosterRecord | null): RosterOutcome {
  if (problems.length > 0) return problems.every(({ code }) => isDoubt(code)) ? 'unclear' : 'refused'
  if (work === null) return 'same'
  if (work.jobs.length === 0) return isRehire(work.entry, record) ? 'back' : 'new'
  if (changes.some(({ field }) => field === 'last_day')) return 'left'
  return changes.some(({ field }) => PLACE_FIELDS.has(field)) ? 'moved' : 'changed'
}

/** A new employment after all others have ended is a rehire. Next to a current one, it is a second employment. */
function isRehire({ hiredOn }: RosterEntry, record: RosterRecord | null): boolean {
  const ends = record?.employments.map(({ until }) => until) ?? []
  return ends.length > 0 && ends.every((until) => until !== null && hiredOn !== null && until < hiredOn)
}

function isDoubt(code: RosterProblem['code']): boolean {
  return DOUBTS.some((doubt) => doubt === code)
}

/** Returns the names of sites and people. A person in the file has the name from the file. */
async function namesIn(
  index: RosterIndex,
  lines: readonly Line[],
  sites: readonly Site[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>(sites.map(({ id, name }) => [id, name]))
  for await (const { person, name } of inTurns(index.byPerson.values())) if (name !== null) names.set(person, name)
  for await (const { about, entry } of inTurns(lines)) {
    if (about !== null && entry.name !== null) names.set(about.person, entry.name)
  }
  return names
}

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
