import type { CalendarDate } from '../platform/time/calendar.ts'
import type { PersonId, SiteId } from '../ledger/event.ts'
import { type CompletionSource, sourceOf } from '../ledger/history.ts'
import { type FilterApart, FILTERS, isUsed, JOB_FILTERS, LINE_FILTERS, meets } from './filter.ts'
import { type ReportedHistory, isException } from '../requirements/reported.ts'
import type { Status } from '../requirements/status.ts'
import type { Selection } from './request.ts'
import { statusesOf } from '../requirements/compliance.ts'
import type { PersonType } from '../ledger/bodies/part.ts'

/** The short form of a person in a report, for figures and filters. */
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
  /** Is null while HR doesn't know it. */
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

type Test = (line: ReportLine) => boolean

/**
 * The meaning of a filter, for `fits` and for whoever has the short form only. Made once for all people of a report: it
 * looks at nothing but what is asked.
 */
export function lineFilter(selection: Selection): Test {
  const { filter } = selection
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
  const jobFits = jobFilter(selection)
  const ofJob: Test | null = asksForJob(selection) ? ({ jobs }) => jobs.some(jobFits) : null
  const tests = [ofJob, ...Object.values(apart), ...ofLine].filter((test) => test !== null)
  return (line) => tests.every((test) => test(line))
}

export function asksForJob({ filter, scope }: Selection): boolean {
  return scope !== null || JOB_FILTERS.some((name) => isUsed(name, filter[name]))
}

/** Everything that is asked of a job is asked of the same one. */
export function jobFilter({ filter, scope }: Selection): (job: ReportJob) => boolean {
  const asked = JOB_FILTERS.filter((name) => isUsed(name, filter[name]))
  return (job) =>
    asked.every((name) => meets(job[FILTERS[name].job], filter[name])) && (scope === null || job.supervisor === scope)
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
    a.jobs.length === b.jobs.length &&
    a.jobs.every((job, index) => sameJob(job, b.jobs[index]))
  )
}

function sameJob(a: ReportJob, b: ReportJob | undefined): boolean {
  return b !== undefined && JOB_FILTERS.every((name) => a[FILTERS[name].job] === b[FILTERS[name].job])
}
