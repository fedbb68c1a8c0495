import { type CalendarDate, dateAt, type Instant } from '../platform/time/calendar.ts'
import type { Actor, PersonId, SiteId } from '../ledger/event.ts'
import { type Completion, sourceOf } from '../ledger/history.ts'
import { becauseText, type Explained, type Wording, exceptionOf, problemText } from '../requirements/because.page.ts'
import type { ReportedPerson } from '../requirements/reported.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import type { Messages } from '../words/messages.ts'
import {
  type CellKind,
  type CellValues,
  FACT_SETS,
  type FactIn,
  type FactKey,
  FACTS,
  type FactValue,
  isSameInEveryRow,
} from './fact.ts'
import type { ReportedCycle } from './lists/reported-cycle.ts'
import type { Change, ReportedInPeriod } from './period/period.ts'

/** The part that all rows of a report share. */
export interface ReportFrame {
  readonly wording: Wording
  readonly siteNames: ReadonlyMap<SiteId, string>
  readonly lessons: number
  /** The organization's time zone. It decides the day on which something was recorded. */
  readonly timeZone: string
  readonly asOf: CalendarDate
  /** Leaves out what was recorded later. `null` counts everything on record. */
  readonly knownAt: Instant | null
  /** The filters of the list, in words. */
  readonly filters: string
}

/** A row of the roster of an evidence pack, which names no supervisors. */
export type RosterRow = Omit<ReportedPerson, 'supervisors'>
type RosterFrame = Pick<ReportFrame, 'wording' | 'siteNames' | 'asOf'>

type PersonValues = {
  readonly [Key in FactIn<'people'>]: Key extends FactIn<'roster'>
    ? (person: RosterRow, frame: RosterFrame) => FactValue<Key>
    : (person: ReportedPerson, frame: ReportFrame) => FactValue<Key>
}

const OF_PERSON: PersonValues = {
  person_id: ({ person }) => person.slice('person:'.length),
  employee_number: ({ employeeNumber }) => employeeNumber,
  name: ({ name }) => name,
  type: ({ placements }, { wording }) => distinct(placements.map((place) => wording.t.hr.type[place.type])),
  site: ({ placements }, { siteNames }) => distinct(placements.map(({ site }) => siteNames.get(site) ?? site)),
  department: ({ placements }) => distinct(placements.map((place) => place.department)),
  position: ({ placements }) => distinct(placements.map((place) => place.position)),
  supervisor: ({ supervisors }) => distinct(supervisors),
  hired_on: ({ hiredOn }) => distinct(hiredOn),
  last_day: ({ placements }) => distinct(placements.map(({ until }) => until)),
  works_with_youth: ({ worksWithYouth }) => worksWithYouth,

  requirement: () => ORIENTATION,
  status: ({ standing }) => standing.status,
  status_name: ({ standing }, { wording }) => wording.t.hr.status[standing.status],
  because: ({ standing, renewalMonths }, { wording }) => becauseText(standing, renewalMonths, wording),
  due_on: ({ standing }) => standing.dueOn,
  valid_until: ({ standing }) => standing.validUntil,
  exception: (person, { wording }) => exceptionOf(person, wording.t)?.name ?? null,
  exception_reason: (person, { wording }) => exceptionOf(person, wording.t)?.reason ?? null,
  exception_from: (person, { wording }) => exceptionOf(person, wording.t)?.from ?? null,
  exception_until: (person, { wording }) => exceptionOf(person, wording.t)?.until ?? null,
  data_problems: ({ problems }, { siteNames, wording }) =>
    problems.map((problem) => problemText(problem, siteNames, wording.t)),

  lessons_finished: ({ standing }) => standing.lessonsFinished.length,
  lessons: (_, { lessons }) => lessons,
  attempts: ({ standing }) => standing.attempts,
  best_score: ({ standing }) => standing.bestRight,

  completed_on: ({ standing }) => standing.completedOn,
  late: ({ standing }) => (standing.completedOn === null ? null : standing.late),
  score: ({ completion }) => scoreOf(completion)?.right ?? null,
  score_of: ({ completion }) => scoreOf(completion)?.of ?? null,
  credited_minutes: ({ completion }) => completion?.body.creditedMinutes ?? null,
  language: ({ completion }) => completion?.body.language ?? null,
  course_version: ({ completion }) => completion?.body.courseVersion ?? null,
  policy_version: ({ completion }) => completion?.body.policyVersion ?? null,
  acknowledged_for: ({ completion }, { siteNames }) =>
    distinct((completion?.kind === 'completed' ? completion.body.sites : []).map((id) => siteNames.get(id) ?? id)),
  source: ({ completion }) => (completion === null ? null : sourceOf(completion)),
  source_name: ({ completion }) => (completion?.kind === 'credited' ? completion.body.from : null),
  content_hash: ({ completion }) => (completion?.kind === 'completed' ? completion.body.contentEdition : null),
  recorded_on: ({ completion }, { timeZone }) => (completion === null ? null : dateAt(completion.recordedAt, timeZone)),

  known_at: (_, { knownAt }) => knownAt,
  as_of: (_, { asOf }) => asOf,
  filters: (_, { filters }) => filters,
}

type CycleValue<Key extends FactKey> = (row: ReportedCycle, frame: ReportFrame) => FactValue<Key>
type CycleValues = { readonly [Key in Exclude<FactIn<'cycles'>, FactIn<'people'>>]: CycleValue<Key> } & {
  readonly [Key in FactIn<'cycles'>]?: CycleValue<Key>
}

/** The values of one cycle. Any other fact is that of the person. */
const OF_CYCLE: CycleValues = {
  cycle: ({ cycle }) => cycle.number,
  cycle_kind: ({ cycle }) => cycle.kind,
  cycle_kind_name: ({ cycle }, { wording }) => wording.t.hr.reportFiles.cycleKinds[cycle.kind],
  required_on: ({ cycle }) => cycle.requiredOn,
  due_on: ({ cycle }) => cycle.dueOn,
  due_because: dueBecause,
  valid_until: ({ cycle }) => cycle.done?.validUntil ?? null,
  exception: (row, frame) => exceptionIn(row, frame)?.name ?? null,
  exception_reason: (row, frame) => exceptionIn(row, frame)?.reason ?? null,
  exception_approver: (row, frame) => nameOf(exceptionIn(row, frame)?.approver, row.names),
  exception_from: (row, frame) => exceptionIn(row, frame)?.from ?? null,
  exception_until: (row, frame) => exceptionIn(row, frame)?.until ?? null,

  opened_on: ({ cycle }) => cycle.openedOn,
  attempts: ({ cycle }) => cycle.attempts,
  best_score: ({ cycle }) => cycle.bestRight,
  last_score: ({ cycle }) => cycle.lastRight,
  // A completion in this course has every must-know topic right.
  must_know_right: ({ cycle }) => (cycle.done?.by === 'completed' ? true : null),
  reminders_sent: ({ reminders }) => reminders.sent,
  last_reminder_on: ({ reminders }) => reminders.lastOn,

  completed_on: ({ cycle }) => cycle.done?.on ?? null,
  late: ({ cycle }) => cycle.done?.late ?? null,
  credited_minutes: ({ cycle }) => cycle.done?.creditedMinutes ?? null,
  language: ({ cycle }) => cycle.done?.language ?? null,
  course_version: ({ cycle }) => cycle.done?.courseVersion ?? null,
  policy_version: ({ cycle }) => cycle.done?.policyVersion ?? null,
  acknowledged_for: ({ cycle }, { siteNames }) =>
    distinct((cycle.done?.sites ?? []).map((id) => siteNames.get(id) ?? id)),
  source: ({ cycle }) => cycle.done?.source ?? null,
  source_name: ({ cycle }) => cycle.done?.sourceName ?? null,
  content_hash: ({ cycle }) => cycle.done?.contentEdition ?? null,
  certificate: ({ cycle }) => cycle.done?.certificate ?? null,
  recorded_on: ({ cycle }, { timeZone }) => (cycle.done === null ? null : dateAt(cycle.done.recordedAt, timeZone)),
  recorded_by: ({ cycle, names }) => nameOf(cycle.done?.recordedBy, names),
}

type PeriodValues = {
  readonly [Key in Exclude<FactIn<'period'>, FactIn<'people'>>]: (
    row: ReportedInPeriod,
    frame: ReportFrame,
  ) => FactValue<Key>
}

/** The values of one period. Any other fact is that of the person on its last day. */
const OF_PERIOD: PeriodValues = {
  period_from: ({ days }) => days.from,
  period_to: ({ days }) => days.to,
  change: ({ period }) => period.change,
  change_name: ({ period }, { wording }) => changeName(period.change, wording.t),
  status_before: ({ period }) => period.start,
  status_before_name: ({ period }, { wording }) => (period.start === null ? null : wording.t.hr.status[period.start]),
  finished_in_period: ({ period }) => period.finished !== null,
}

/** Names what changed for someone between the two days. */
export function changeName(change: Change | null, { hr }: Messages): string {
  return change === null ? hr.reports.period.neither : hr.reports.period.rows[change]
}

interface AnyColumn<Row> {
  readonly name: FactKey
  /** Returns the subject of its cells. If several rows have the same subject, their cells are the same as well. */
  readonly about?: (row: Row) => unknown
}

/** The cells of a column: what they hold, and how it is found. */
export type CellsOf<Row> = {
  readonly [Kind in CellKind]: {
    readonly kind: Kind
    readonly value: (row: Row, frame: ReportFrame) => CellValues[Kind]
  }
}[CellKind]

/** A column of a file. */
export type Column<Row> = AnyColumn<Row> & CellsOf<Row>

/** The columns of a file in their order. */
export type Columns<Row> = readonly Column<Row>[]

export const PEOPLE_COLUMNS: Columns<ReportedPerson> = FACT_SETS.people.map((name) =>
  columnOf(name, OF_PERSON[name], isSameInEveryRow(name) ? theReport : undefined),
)

export const CYCLE_COLUMNS: Columns<ReportedCycle> = FACT_SETS.cycles.map((name) => {
  const own: ((row: ReportedCycle, frame: ReportFrame) => unknown) | undefined = OF_CYCLE[name]
  if (own !== undefined) return columnOf(name, own)
  // A fact that no person has is among those above.
  const valueOf: (person: ReportedPerson, frame: ReportFrame) => unknown = OF_PERSON[name as FactIn<'people'>]
  const value = ({ person }: ReportedCycle, frame: ReportFrame) => valueOf(person, frame)
  return columnOf(name, value, isSameInEveryRow(name) ? theReport : thePerson)
})

export const PERIOD_COLUMNS: Columns<ReportedInPeriod> = FACT_SETS.period.map((name) => {
  const own: Partial<Readonly<Record<FactKey, (row: ReportedInPeriod, frame: ReportFrame) => unknown>>> = OF_PERIOD
  const ofPeriod = own[name]
  if (ofPeriod !== undefined) return columnOf(name, ofPeriod)
  // A fact that no period has is one of the person.
  const valueOf: (person: ReportedPerson, frame: ReportFrame) => unknown = OF_PERSON[name as FactIn<'people'>]
  return columnOf(name, ({ person }: ReportedInPeriod, frame: ReportFrame) => valueOf(person, frame))
})

/** Returns the text of a cell, for each fact of the roster. */
export function rosterText(row: RosterRow, frame: RosterFrame): Record<FactIn<'roster'>, string> {
  const texts = FACT_SETS.roster.map((name) => {
    const value = OF_PERSON[name](row, frame)
    const text = Array.isArray(value) ? value.join('; ') : typeof value === 'boolean' ? (value ? 'yes' : 'no') : value
    return [name, text ?? '']
  })
  return Object.fromEntries(texts) as Record<FactIn<'roster'>, string> // each of its facts has an entry
}

/** Returns the value that every row shares, for a table without rows. */
export function inEveryRow(name: FactKey, frame: ReportFrame): string {
  const value = { known_at: frame.knownAt, as_of: frame.asOf, filters: frame.filters }
  return isSameInEveryRow(name) ? (value[name] ?? '') : ''
}

/** The heading of each column for people, and what it says: of one time, some say something else than of a person. */
export function factWords({ hr }: Messages, rows: 'people' | 'cycles'): Messages['hr']['facts'] {
  return rows === 'people' ? hr.facts : { ...hr.facts, ...hr.cycleFacts }
}

/** Explains how the date came about: in time or too late, as of the end of this cycle, or of the day of the report. */
export function dueBecause({ cycle, person }: ReportedCycle, { asOf, wording }: ReportFrame): string {
  const { because, dueOn, done } = cycle
  const isPast = dueOn !== null && dueOn < (done?.on ?? asOf)
  const explained: Explained = { because, status: isPast ? 'overdue' : 'in-progress' }
  return becauseText(explained, person.renewalMonths, wording)
}

/** Drops duplicates and unknown values, for one cell. */
export function distinct<Value extends string>(values: readonly (Value | null)[]): Value[] {
  return [...new Set(values)].filter((value): value is Value => value !== null && value !== '')
}

function columnOf<Row>(
  name: FactKey,
  value: (row: Row, frame: ReportFrame) => unknown,
  about?: (row: Row) => unknown,
): Column<Row> {
  // The tables above have a value of its kind for each fact.
  return { name, kind: FACTS[name].kind, value, ...(about === undefined ? {} : { about }) } as Column<Row>
}

function theReport(): null {
  return null
}

function thePerson({ person }: ReportedCycle): ReportedPerson {
  return person
}

/**
 * A completion from elsewhere is on record with a percentage; counting another course's questions would mean nothing.
 */
function scoreOf(completion: Completion | null): { readonly right: number; readonly of: number } | null {
  if (completion === null || completion.kind === 'completed') return completion?.body ?? null
  return completion.body.score === null ? null : { right: completion.body.score, of: 100 }
}

/** It belongs to the time that is still open. */
function exceptionIn({ person, cycle }: ReportedCycle, { wording }: ReportFrame) {
  return cycle.done === null ? exceptionOf(person, wording.t) : null
}

/** Jobs of our own have no name. */
function nameOf(actor: Actor | null | undefined, names: ReportedCycle['names']): string | null {
  return actor === null || actor === undefined || actor.startsWith('system:')
    ? null
    : (names.get(actor as PersonId) ?? null) // a person, as just asked
}
