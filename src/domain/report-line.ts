import type { CalendarDate } from './calendar.ts'
import type { PersonId, PersonType, SiteId } from './event.ts'
import { type CompletionSource, sourceOf } from './history.ts'
import { isException, isOpen, type ReportFilter, within } from './report-filter.ts'
import type { ReportedHistory } from './reported.ts'
import type { Status } from './status.ts'
import { statusesOf } from './status-choice.ts'

/** What figures and filters look at: a person in a report, in short. */
export interface ReportLine {
  readonly status: Status
  readonly dueOn: CalendarDate | null
  readonly completedOn: CalendarDate | null
  readonly validUntil: CalendarDate | null
  /** Of the completion that counts, or counted last; so are language and source. */
  readonly policyVersion: string | null
  readonly language: string | null
  readonly source: CompletionSource | null
  /** Away, exempt, or with a date of their own. */
  readonly isException: boolean
  readonly hasProblem: boolean
  readonly jobs: readonly ReportJob[]
}

export interface ReportJob {
  readonly site: SiteId
  readonly department: string
  readonly position: string
  readonly type: PersonType
  readonly supervisor: PersonId | null
  /** Null while HR does not know it. */
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
    jobs: placements.map(({ site, department, position, type, supervisor }, index) => {
      return { site, department, position, type, supervisor, hiredOn: hiredOn[index] ?? null }
    }),
  }
}

/** The meaning of a filter, for `fits` and for whoever has the short form only. */
export function lineFits(line: ReportLine, filter: ReportFilter, scope: PersonId | null): boolean {
  return (
    statusesOf(filter.status).includes(line.status) &&
    (!asksForJob(filter, scope) || line.jobs.some((job) => jobFits(job, filter, scope))) &&
    (filter.policyVersion === null || line.policyVersion === filter.policyVersion) &&
    (filter.language === null || line.language === filter.language) &&
    (filter.source === null || line.source === filter.source) &&
    (isOpen(filter.hired) || line.jobs.some(({ hiredOn }) => within(hiredOn, filter.hired))) &&
    within(line.dueOn, filter.due) &&
    within(line.completedOn, filter.completed) &&
    (filter.only !== 'exceptions' || line.isException) &&
    (filter.only !== 'data-problems' || line.hasProblem)
  )
}

export function asksForJob(filter: ReportFilter, scope: PersonId | null): boolean {
  return scope !== null || JOB_PARTS.some((part) => filter[part] !== null)
}

export function jobFits(job: ReportJob, filter: ReportFilter, scope: PersonId | null): boolean {
  return (
    JOB_PARTS.every((part) => filter[part] === null || job[part] === filter[part]) &&
    (scope === null || job.supervisor === scope)
  )
}

export const JOB_PARTS = ['site', 'department', 'position', 'type', 'supervisor'] as const

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
    a.jobs.length === b.jobs.length &&
    a.jobs.every((job, index) => sameJob(job, b.jobs[index]))
  )
}

function sameJob(a: ReportJob, b: ReportJob | undefined): boolean {
  return b !== undefined && JOB_PARTS.every((part) => a[part] === b[part]) && a.hiredOn === b.hiredOn
}
