import { dateAt } from '../../platform/time/calendar.ts'
import type { Actor, PersonId } from '../../ledger/event.ts'
import type { ReportedPerson } from '../../requirements/reported.ts'
import type { ReportedCycle } from '../lists/reported-cycle.ts'
import { ORIENTATION } from '../../requirements/requirement.ts'
import { becauseText, type Explained } from '../../requirements/because.page.ts'
import { exceptionOf } from '../../requirements/exception.page.ts'
import { PERSON_COLUMNS, STATUS_COLUMNS } from './column.page.ts'
import { type Column, type Columns, distinct, FRAME_COLUMNS, type ReportFrame } from '../lists/table.page.ts'

/** One row for each time that a person was to meet the requirement. `docs/reports.md` says what each means. */
export const CYCLE_COLUMNS: Columns<ReportedCycle> = [
  ...ofPerson(PERSON_COLUMNS),
  { name: 'works_with_youth', kind: 'flag', value: ({ person }) => person.worksWithYouth },
  { name: 'requirement', kind: 'text', value: () => ORIENTATION },
  { name: 'cycle', kind: 'number', value: ({ cycle }) => cycle.number },
  { name: 'cycle_kind', kind: 'text', value: ({ cycle }) => cycle.kind },
  {
    name: 'cycle_kind_name',
    kind: 'text',
    value: ({ cycle }, { wording }) => wording.t.hr.reportFiles.cycleKinds[cycle.kind],
  },
  { name: 'required_on', kind: 'day', value: ({ cycle }) => cycle.requiredOn },
  { name: 'due_on', kind: 'day', value: ({ cycle }) => cycle.dueOn },
  { name: 'due_because', kind: 'text', value: dueBecause },
  { name: 'opened_on', kind: 'day', value: ({ cycle }) => cycle.openedOn },
  { name: 'attempts', kind: 'number', value: ({ cycle }) => cycle.attempts },
  { name: 'best_score', kind: 'number', value: ({ cycle }) => cycle.bestRight },
  { name: 'last_score', kind: 'number', value: ({ cycle }) => cycle.lastRight },
  // What is finished in this course passes only with every must-know step right.
  { name: 'must_know_right', kind: 'flag', value: ({ cycle }) => (cycle.done?.by === 'completed' ? true : null) },
  { name: 'completed_on', kind: 'day', value: ({ cycle }) => cycle.done?.on ?? null },
  {
    name: 'recorded_on',
    kind: 'day',
    value: ({ cycle }, { timeZone }) => (cycle.done === null ? null : dateAt(cycle.done.recordedAt, timeZone)),
  },
  { name: 'recorded_by', kind: 'text', value: ({ cycle, names }) => nameOf(cycle.done?.recordedBy, names) },
  { name: 'late', kind: 'flag', value: ({ cycle }) => cycle.done?.late ?? null },
  { name: 'valid_until', kind: 'day', value: ({ cycle }) => cycle.done?.validUntil ?? null },
  { name: 'credited_minutes', kind: 'number', value: ({ cycle }) => cycle.done?.creditedMinutes ?? null },
  { name: 'language', kind: 'text', value: ({ cycle }) => cycle.done?.language ?? null },
  { name: 'course_version', kind: 'text', value: ({ cycle }) => cycle.done?.courseVersion ?? null },
  { name: 'policy_version', kind: 'text', value: ({ cycle }) => cycle.done?.policyVersion ?? null },
  { name: 'content_hash', kind: 'text', value: ({ cycle }) => cycle.done?.contentEdition ?? null },
  {
    name: 'acknowledged_for',
    kind: 'texts',
    value: ({ cycle }, { siteNames }) => distinct((cycle.done?.sites ?? []).map((id) => siteNames.get(id) ?? id)),
  },
  { name: 'source', kind: 'text', value: ({ cycle }) => cycle.done?.source ?? null },
  { name: 'source_name', kind: 'text', value: ({ cycle }) => cycle.done?.sourceName ?? null },
  { name: 'certificate', kind: 'text', value: ({ cycle }) => cycle.done?.certificate ?? null },
  { name: 'exception', kind: 'text', value: (row, frame) => exceptionIn(row, frame)?.name ?? null },
  { name: 'exception_reason', kind: 'text', value: (row, frame) => exceptionIn(row, frame)?.reason ?? null },
  {
    name: 'exception_approver',
    kind: 'text',
    value: (row, frame) => nameOf(exceptionIn(row, frame)?.approver, row.names),
  },
  { name: 'exception_from', kind: 'day', value: (row, frame) => exceptionIn(row, frame)?.from ?? null },
  { name: 'exception_until', kind: 'day', value: (row, frame) => exceptionIn(row, frame)?.until ?? null },
  { name: 'reminders_sent', kind: 'number', value: ({ reminders }) => reminders.sent },
  { name: 'last_reminder_on', kind: 'day', value: ({ reminders }) => reminders.lastOn },
  ...ofPerson(STATUS_COLUMNS),
  ...FRAME_COLUMNS,
]

/** Columns about the person in rows about one time of many. */
function ofPerson(columns: Columns<ReportedPerson>): Columns<ReportedCycle> {
  return columns.map((column) => {
    const value = ({ person }: ReportedCycle, frame: ReportFrame) => column.value(person, frame)
    return { ...column, about: thePerson, value } as Column<ReportedCycle> // the value is still of the kind of the column
  })
}

function thePerson({ person }: ReportedCycle): ReportedPerson {
  return person
}

/** How the date came about: in time or too late, as it was when this time ended, or is on the day of the report. */
export function dueBecause({ cycle, person }: ReportedCycle, { asOf, wording }: ReportFrame): string {
  const { because, dueOn, done } = cycle
  const isPast = dueOn !== null && dueOn < (done?.on ?? asOf)
  const explained: Explained = { because, status: isPast ? 'overdue' : 'in-progress' }
  return becauseText(explained, person.renewalMonths, wording)
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
