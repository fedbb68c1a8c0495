import { z } from 'zod'
import { reachOf } from '../identity/access.ts'
import { calendarDate, type CalendarDate } from '../platform/time/calendar.ts'
import { type PersonId } from '../ledger/event.ts'
import { COMPLETION_SOURCES, type Period, type PeriodFilter, REPORT_ONLY } from './filter.ts'
import { DEFAULT_QUERY, PEOPLE_ORDERS, type ReportQuery } from './query.ts'
import { AppError } from '../platform/http/app-error.ts'
import { findSiteBySlug } from '../site/site.store.ts'
import { parseQuery } from '../platform/http/form.web.ts'
import { idOf } from '../platform/http/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { CLOCKS } from '../ledger/as-of.ts'
import { queryWithin, type ReportRequest, requestOf } from './request.ts'
import { STATUS_CHOICES } from '../requirements/compliance.ts'
import { PERSON_TYPES } from '../ledger/bodies/part.ts'

/** A report that is asked for over the web: pages, downloads and saved views read it here, once for each visit. */
export interface AskedReport {
  /** The part that is in the address. */
  readonly query: ReportQuery
  /** The meaning of the query for this viewer. */
  readonly request: ReportRequest
}

/** A filter that is not used comes empty or not at all, as the form sends it. */
const text = z
  .string()
  .max(200)
  .default('')
  .transform((value) => (value === '' ? null : value))
const day = z
  .string()
  .default('')
  .transform((value, context): CalendarDate | null => {
    if (value === '') return null
    try {
      return calendarDate(value)
    } catch {
      context.addIssue('not a day')
      return z.NEVER
    }
  })
const optional = <const Choices extends readonly string[]>(choices: Choices) =>
  z
    .union([z.literal(''), z.enum(choices)])
    .default('')
    .transform((value) => (value === '' ? null : value))

/** The part of the address behind the question mark. Of pages that have parts of their own, it can be extended. */
export const reportQueryShape = {
  asof: day,
  clock: z.enum(CLOCKS).default(DEFAULT_QUERY.clock),
  status: z.enum(STATUS_CHOICES).default(DEFAULT_QUERY.status),
  site: text,
  department: text,
  position: text,
  type: optional(PERSON_TYPES),
  supervisor: text,
  version: text,
  language: text,
  source: optional(COMPLETION_SOURCES),
  'hired-from': day,
  'hired-to': day,
  'due-from': day,
  'due-to': day,
  'completed-from': day,
  'completed-to': day,
  only: optional(REPORT_ONLY),
  order: z.enum(PEOPLE_ORDERS).default(DEFAULT_QUERY.order),
  descending: optional(['yes']),
  after: text,
}
const reportQuery = z.strictObject(reportQueryShape)

/** The report that the address asks for, as far as the viewer's roles reach. */
export async function readReportQuery(visit: SignedInVisit): Promise<AskedReport> {
  return askedReport(visit, toReportQuery(parseQuery(visit, reportQuery)))
}

/** The same for a query that was kept, as a saved view has it. */
export async function askedReport(visit: SignedInVisit, wanted: ReportQuery): Promise<AskedReport> {
  const { deps, organization, today, viewer } = visit
  const scope = reportScope(visit)
  const asked = queryWithin(scope, wanted)
  const site = asked.site === null ? null : await findSiteBySlug(deps.store.db, asked.site)
  if (asked.site !== null && site === null) throw new AppError('not-found', 'There is no such site.')
  const { timeZone } = organization
  const request = requestOf(asked, site?.id ?? null, { person: viewer.person, scope, today, timeZone })
  const { on } = request.asOf
  return { query: { ...asked, asOf: on === today ? null : on, site: site?.slug ?? null }, request }
}

/** Returns the supervisor whose people alone the viewer sees in reports. Returns null for everyone. */
export function reportScope({ viewer }: SignedInVisit): PersonId | null {
  return reachOf(viewer, 'read-reports') === 'everyone' ? null : viewer.person
}

/** Returns the query from the result of `reportQueryShape`. */
export function toReportQuery(fields: z.infer<typeof reportQuery>): ReportQuery {
  const { asof, supervisor, version, after, ...same } = fields
  return {
    asOf: asof,
    clock: same.clock,
    status: same.status,
    site: same.site,
    department: same.department,
    position: same.position,
    type: same.type,
    supervisor: supervisor === null || supervisor === 'mine' ? supervisor : `person:${supervisor}`,
    policyVersion: version,
    language: same.language,
    source: same.source,
    hired: { from: same['hired-from'], to: same['hired-to'] },
    due: { from: same['due-from'], to: same['due-to'] },
    completed: { from: same['completed-from'], to: same['completed-to'] },
    only: same.only,
    order: same.order,
    descending: same.descending === 'yes',
    after: after === null ? null : `person:${after}`,
  }
}

/**
 * The address of a report, or of a file of it. What is as by default is left out.
 * @param own what no other report has
 */
export function reportHref(path: string, query: ReportQuery, own: Readonly<Record<string, string>> = {}): string {
  const fields = reportFields(query).map(({ name, value }): [string, string] => [name, value])
  const parameters = new URLSearchParams([...fields, ...Object.entries(own)])
  return parameters.size === 0 ? path : `${path}?${parameters}`
}

/** The same as fields of a form. */
export function reportFields(query: ReportQuery): { readonly name: string; readonly value: string }[] {
  const { clock, status, supervisor, order, after } = query
  const values: Readonly<Record<keyof typeof reportQueryShape, string | null>> = {
    asof: query.asOf,
    clock: clock === DEFAULT_QUERY.clock ? null : clock,
    status: status === DEFAULT_QUERY.status ? null : status,
    site: query.site,
    department: query.department,
    position: query.position,
    type: query.type,
    supervisor: supervisor === null || supervisor === 'mine' ? supervisor : idOf(supervisor),
    version: query.policyVersion,
    language: query.language,
    source: query.source,
    ...periodFields('hired', query.hired),
    ...periodFields('due', query.due),
    ...periodFields('completed', query.completed),
    only: query.only,
    order: order === DEFAULT_QUERY.order ? null : order,
    descending: query.descending ? 'yes' : null,
    after: after === null ? null : idOf(after),
  }
  return Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]))
}

function periodFields<Name extends PeriodFilter>(name: Name, { from, to }: Period) {
  // The two names are those of the type.
  return { [`${name}-from`]: from, [`${name}-to`]: to } as Record<`${Name}-from` | `${Name}-to`, string | null>
}
