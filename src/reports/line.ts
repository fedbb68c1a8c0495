import type { CalendarDate } from '../platform/time/calendar.ts'
import type { PersonId, SiteId } from '../ledger/event.ts'
import { type CompletionSource, sourceOf } from '../ledger/history.ts'
import { type FilterApart, FILTERS, isUsed, EMPLOYMENT_FILTERS, LINE_FILTERS, meets } from './filter.ts'
import { type ReportedHistory, isException } from '../requirements/reported.ts'
import type { Status } from '../requirements/status.ts'
import { EVERYONE, placeTest, type Scope } from '../ledger/scope.ts'
import type { ReportFilter } from './filter.ts'
import type { Selection } from './request.ts'
import { statusesOf } from '../requirements/compliance.ts'
import type { PersonType } from '../ledger/bodies/part.ts'

/** The short form of a person in a report, for figures and filters. */
export interface ReportLine {
  readonly status: Status
  readonly dueOn: CalendarDate | null
  readonly completedOn: CalendarDate | null
  readonly validUntil: CalendarDate | null
  /** These describe the completion that counts or counted last, as do language and source. */
  readonly policyVersion: string | null
  readonly language: string | null
  readonly source: CompletionSource | null
  /** Away, exempt, or with a date of their own. */
  readonly isException: boolean
  readonly hasProblem: boolean
  readonly employments: readonly ReportEmployment[]
}

export interface ReportEmployment {
  readonly site: SiteId
  readonly department: string
  readonly position: string
  readonly type: PersonType
  readonly supervisor: PersonId | null
  /** `null` while HR doesn't know it. */
  readonly hiredOn: CalendarDate | null
}

export function lineOf(person: ReportedHistory): ReportLine {
  const { standing, completion, placements, hiredOn } = person
  return {
    status: standing.status,
    dueOn: standing.dueOn,
    completedOn: standing.completedOn,
    validUntil: standing.validUntil,
    policyVersion: completion?.body.policyVersion ?? null,
    language: completion?.body.language ?? null,
    source: completion === null ? null : sourceOf(completion),
    isException: isException(person),
    hasProblem: person.problems.length > 0,
    employments: placements.map(({ site, department, position, type, supervisor }, index) => {
      return { site, department, position, type, supervisor, hiredOn: hiredOn[index] ?? null }
    }),
  }
}

type Test = (line: ReportLine) => boolean
type EmploymentTest = (employment: ReportEmployment) => boolean

/** Returns whether an employment is within the scope. Null when the scope has everyone, so that nothing is asked. */
export function scopeTest(
  scope: Scope,
  everybody: readonly { readonly person: PersonId; readonly line: ReportLine }[],
): EmploymentTest | null {
  if (scope === EVERYONE) return null
  return placeTest(
    scope,
    everybody.map(({ person, line }) => ({ person, places: line.employments })),
  )
}

/**
 * The meaning of a filter, for `fits` and for code that only has the short form. It is made once for all people of a
 * report and looks only at what is asked.
 * @param within what the scope asks of an employment
 */
export function lineFilter(filter: ReportFilter, within: EmploymentTest | null): Test {
  const { status, only } = filter
  const statuses = new Set(status === 'everyone' ? [] : statusesOf(status))
  const apart: Readonly<Record<FilterApart, Test | null>> = {
    status: status === 'everyone' ? null : (line) => statuses.has(line.status),
    only: only === null ? null : (line) => (only === 'exceptions' ? line.isException : line.hasProblem),
  }
  const ofLine = LINE_FILTERS.filter((name) => isUsed(name, filter[name])).map((name): Test => {
    const { line: part } = FILTERS[name]
    return (line) => meets(line[part], filter[name])
  })
  const employmentFits = employmentFilter(filter, within)
  const ofEmployment: Test | null =
    within !== null || filtersEmployment(filter) ? ({ employments }) => employments.some(employmentFits) : null
  const tests = [ofEmployment, ...Object.values(apart), ...ofLine].filter((test) => test !== null)
  return (line) => tests.every((test) => test(line))
}

export function asksForEmployment({ filter, scope }: Selection): boolean {
  return scope !== EVERYONE || filtersEmployment(filter)
}

function filtersEmployment(filter: ReportFilter): boolean {
  return EMPLOYMENT_FILTERS.some((name) => isUsed(name, filter[name]))
}

/** Everything that is asked of an employment is asked of the same one. */
export function employmentFilter(filter: ReportFilter, within: EmploymentTest | null): EmploymentTest {
  const asked = EMPLOYMENT_FILTERS.filter((name) => isUsed(name, filter[name]))
  return (employment) =>
    asked.every((name) => meets(employment[FILTERS[name].employment], filter[name])) &&
    (within === null || within(employment))
}

export function sameLine(a: ReportLine, b: ReportLine): boolean {
  return (
    a.status === b.status &&
    a.dueOn === b.dueOn &&
    a.completedOn === b.completedOn &&
    a.validUntil === b.validUntil &&
    a.policyVersion === b.policyVersion &&
    a.language === b.language &&
    a.source === b.source &&
    a.isException === b.isException &&
    a.hasProblem === b.hasProblem &&
    a.employments.length === b.employments.length &&
    a.employments.every((employment, index) => sameEmployment(employment, b.employments[index]))
  )
}

function sameEmployment(a: ReportEmployment, b: ReportEmployment | undefined): boolean {
  return (
    b !== undefined && EMPLOYMENT_FILTERS.every((name) => a[FILTERS[name].employment] === b[FILTERS[name].employment])
  )
}
