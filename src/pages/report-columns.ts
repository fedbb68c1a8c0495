import type { CalendarDate } from '../domain/calendar.ts'
import type { PersonId, PersonType, SiteId } from '../domain/event.ts'
import { type Completion, sourceOf } from '../domain/history.ts'
import { ORIENTATION } from '../domain/requirement.ts'
import type { Standing } from '../domain/status.ts'
import { becauseText, type Wording } from './because.ts'
import { BYTE_ORDER_MARK, csvLine } from './csv.ts'

/** One person as the report has them. */
export interface ReportedPerson {
  readonly person: PersonId
  readonly name: string | null
  readonly employeeNumber: string | null
  readonly standing: Standing
  readonly placements: readonly {
    readonly site: SiteId
    readonly department: string
    readonly position: string
    readonly type: PersonType
    readonly until: CalendarDate | null
  }[]
  readonly hiredOn: readonly (CalendarDate | null)[]
  readonly supervisors: readonly (string | null)[]
  readonly renewalMonths: number | null
  readonly completion: Completion | null
}

/** What is the same in every row. */
export interface ReportFrame {
  readonly wording: Wording
  readonly siteNames: ReadonlyMap<SiteId, string>
  readonly lessons: number
  readonly asOf: CalendarDate
  /** What the list was narrowed to, in words. */
  readonly filters: string
}

/**
 * The columns in their order: once published, a column keeps its name and meaning, and a new one comes before
 * `as_of`. `docs/report-columns.md` says what each means.
 */
const COLUMNS: Readonly<Record<string, (person: ReportedPerson, frame: ReportFrame) => Cell>> = {
  person_id: ({ person }) => person.slice('person:'.length),
  employee_number: ({ employeeNumber }) => employeeNumber,
  name: ({ name }) => name,
  type: ({ placements }, { wording }) => joined(placements.map((place) => wording.t.hr.type[place.type])),
  site: ({ placements }, { siteNames }) => joined(placements.map(({ site }) => siteNames.get(site) ?? site)),
  department: ({ placements }) => joined(placements.map((place) => place.department)),
  position: ({ placements }) => joined(placements.map((place) => place.position)),
  supervisor: ({ supervisors }) => joined(supervisors.map((name) => name ?? '')),
  hired_on: ({ hiredOn }) => joined(hiredOn.map((day) => day ?? '')),
  last_day: ({ placements }) => joined(placements.map(({ until }) => until ?? '')),
  requirement: () => ORIENTATION,
  status: ({ standing }) => standing.status,
  status_name: ({ standing }, { wording }) => wording.t.hr.status[standing.status],
  because: ({ standing, renewalMonths }, { wording }) => becauseText(standing, renewalMonths, wording),
  due_on: ({ standing }) => standing.dueOn,
  completed_on: ({ standing }) => standing.completedOn,
  valid_until: ({ standing }) => standing.validUntil,
  late: ({ standing }) => (standing.completedOn === null ? null : standing.late ? 'yes' : 'no'),
  lessons_finished: ({ standing }) => standing.lessonsFinished.length,
  lessons: (_, { lessons }) => lessons,
  attempts: ({ standing }) => standing.attempts,
  best_score: ({ standing }) => standing.bestRight,
  score: ({ completion }) => scoreOf(completion)?.right ?? null,
  score_of: ({ completion }) => scoreOf(completion)?.of ?? null,
  credited_minutes: ({ completion }) => completion?.body.creditedMinutes ?? null,
  language: ({ completion }) => completion?.body.language ?? null,
  course_version: ({ completion }) => completion?.body.courseVersion ?? null,
  policy_version: ({ completion }) => completion?.body.policyVersion ?? null,
  acknowledged_for: ({ completion }, { siteNames }) =>
    joined((completion?.kind === 'completed' ? completion.body.sites : []).map((id) => siteNames.get(id) ?? id)),
  source: ({ completion }) => (completion === null ? null : sourceOf(completion)),
  source_name: ({ completion }) => (completion?.kind === 'credited' ? completion.body.from : null),
  as_of: (_, { asOf }) => asOf,
  filters: (_, { filters }) => filters,
}

export const REPORT_COLUMNS: readonly string[] = Object.keys(COLUMNS)

type Cell = string | number | null

/** The report as a file, one piece after the other: a header, then a row for each person. */
export async function* reportCsv(people: AsyncIterable<ReportedPerson>, frame: ReportFrame): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(REPORT_COLUMNS)
  for await (const person of people) {
    yield csvLine(Object.values(COLUMNS).map((cell) => String(cell(person, frame) ?? '')))
  }
}

export function reportFileName(asOf: CalendarDate): string {
  return `orientation-records_${asOf}.csv`
}

/** Of a completion elsewhere, percent are on record; questions of another course would say nothing. */
function scoreOf(completion: Completion | null): { readonly right: number; readonly of: number } | null {
  if (completion === null || completion.kind === 'completed') return completion?.body ?? null
  return completion.body.score === null ? null : { right: completion.body.score, of: 100 }
}

/** Someone with two places has both in one cell; the same is said once. */
function joined(values: readonly string[]): string {
  return [...new Set(values)].filter((value) => value !== '').join('; ')
}
