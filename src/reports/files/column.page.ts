import { dateAt } from '../../platform/time/calendar.ts'
import { type Completion, sourceOf } from '../../ledger/history.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import { ORIENTATION } from '../../requirements/requirement.ts'
import { becauseText } from '../../requirements/because.page.ts'
import { problemText } from '../../requirements/data-problem.page.ts'
import { exceptionOf } from '../../requirements/exception.page.ts'
import { type Columns, distinct, FRAME_COLUMNS } from '../lists/table.page.ts'

/** Who it is, and where the person works: the same whatever a row is about. */
export const PERSON_COLUMNS: Columns<ReportedPerson> = [
  { name: 'person_id', kind: 'text', value: ({ person }) => person.slice('person:'.length) },
  { name: 'employee_number', kind: 'text', value: ({ employeeNumber }) => employeeNumber },
  { name: 'name', kind: 'text', value: ({ name }) => name },
  {
    name: 'type',
    kind: 'texts',
    value: ({ placements }, { wording }) => distinct(placements.map((place) => wording.t.hr.type[place.type])),
  },
  {
    name: 'site',
    kind: 'texts',
    value: ({ placements }, { siteNames }) => distinct(placements.map(({ site }) => siteNames.get(site) ?? site)),
  },
  {
    name: 'department',
    kind: 'texts',
    value: ({ placements }) => distinct(placements.map((place) => place.department)),
  },
  { name: 'position', kind: 'texts', value: ({ placements }) => distinct(placements.map((place) => place.position)) },
  { name: 'supervisor', kind: 'texts', value: ({ supervisors }) => distinct(supervisors) },
  { name: 'hired_on', kind: 'days', value: ({ hiredOn }) => distinct(hiredOn) },
  { name: 'last_day', kind: 'days', value: ({ placements }) => distinct(placements.map(({ until }) => until)) },
]

/** How the person stands on the day of the report. */
export const STATUS_COLUMNS: Columns<ReportedPerson> = [
  { name: 'status', kind: 'text', value: ({ standing }) => standing.status },
  { name: 'status_name', kind: 'text', value: ({ standing }, { wording }) => wording.t.hr.status[standing.status] },
  {
    name: 'because',
    kind: 'text',
    value: ({ standing, renewalMonths }, { wording }) => becauseText(standing, renewalMonths, wording),
  },
]

/**
 * One row for each person. Once published, a column keeps its name and meaning, and a new one comes before the last
 * two. `docs/reports.md` says what each means.
 */
export const PEOPLE_COLUMNS: Columns<ReportedPerson> = [
  ...PERSON_COLUMNS,
  { name: 'requirement', kind: 'text', value: () => ORIENTATION },
  ...STATUS_COLUMNS,
  { name: 'due_on', kind: 'day', value: ({ standing }) => standing.dueOn },
  { name: 'completed_on', kind: 'day', value: ({ standing }) => standing.completedOn },
  { name: 'valid_until', kind: 'day', value: ({ standing }) => standing.validUntil },
  { name: 'late', kind: 'flag', value: ({ standing }) => (standing.completedOn === null ? null : standing.late) },
  { name: 'lessons_finished', kind: 'number', value: ({ standing }) => standing.lessonsFinished.length },
  { name: 'lessons', kind: 'number', value: (_, { lessons }) => lessons },
  { name: 'attempts', kind: 'number', value: ({ standing }) => standing.attempts },
  { name: 'best_score', kind: 'number', value: ({ standing }) => standing.bestRight },
  { name: 'score', kind: 'number', value: ({ completion }) => scoreOf(completion)?.right ?? null },
  { name: 'score_of', kind: 'number', value: ({ completion }) => scoreOf(completion)?.of ?? null },
  { name: 'credited_minutes', kind: 'number', value: ({ completion }) => completion?.body.creditedMinutes ?? null },
  { name: 'language', kind: 'text', value: ({ completion }) => completion?.body.language ?? null },
  { name: 'course_version', kind: 'text', value: ({ completion }) => completion?.body.courseVersion ?? null },
  { name: 'policy_version', kind: 'text', value: ({ completion }) => completion?.body.policyVersion ?? null },
  {
    name: 'acknowledged_for',
    kind: 'texts',
    value: ({ completion }, { siteNames }) =>
      distinct((completion?.kind === 'completed' ? completion.body.sites : []).map((id) => siteNames.get(id) ?? id)),
  },
  { name: 'source', kind: 'text', value: ({ completion }) => (completion === null ? null : sourceOf(completion)) },
  {
    name: 'source_name',
    kind: 'text',
    value: ({ completion }) => (completion?.kind === 'credited' ? completion.body.from : null),
  },
  {
    name: 'content_hash',
    kind: 'text',
    value: ({ completion }) => (completion?.kind === 'completed' ? completion.body.contentEdition : null),
  },
  {
    name: 'recorded_on',
    kind: 'day',
    value: ({ completion }, { timeZone }) => (completion === null ? null : dateAt(completion.recordedAt, timeZone)),
  },
  { name: 'works_with_youth', kind: 'flag', value: ({ worksWithYouth }) => worksWithYouth },
  { name: 'exception', kind: 'text', value: (person, { wording }) => exceptionOf(person, wording.t)?.name ?? null },
  {
    name: 'exception_reason',
    kind: 'text',
    value: (person, { wording }) => exceptionOf(person, wording.t)?.reason ?? null,
  },
  { name: 'exception_from', kind: 'day', value: (person, { wording }) => exceptionOf(person, wording.t)?.from ?? null },
  {
    name: 'exception_until',
    kind: 'day',
    value: (person, { wording }) => exceptionOf(person, wording.t)?.until ?? null,
  },
  {
    name: 'data_problems',
    kind: 'texts',
    value: ({ problems }, { siteNames, wording }) =>
      problems.map((problem) => problemText(problem, siteNames, wording.t)),
  },
  ...FRAME_COLUMNS,
]

/** Of a completion elsewhere, percent are on record; questions of another course would say nothing. */
function scoreOf(completion: Completion | null): { readonly right: number; readonly of: number } | null {
  if (completion === null || completion.kind === 'completed') return completion?.body ?? null
  return completion.body.score === null ? null : { right: completion.body.score, of: 100 }
}
