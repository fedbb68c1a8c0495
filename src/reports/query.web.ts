import { z } from 'zod'
import { scopeOf } from '../identity/access.ts'
import { type CalendarDate, dayOrNull } from '../platform/time/calendar.ts'
import { FILTER_NAMES, type FilterName, FILTERS, isPeriodFilter, type PeriodFilter } from './filter.ts'
import { DEFAULT_QUERY, PEOPLE_ORDERS, type ReportQuery } from './query.ts'
import { AppError } from '../platform/http/app-error.ts'
import { findSiteBySlug } from '../site/site.store.ts'
import { parseQuery } from '../platform/http/form.web.ts'
import { idOf } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { BASES } from '../ledger/as-of.ts'
import { queryWithin, type ReportRequest, requestOf } from './request.ts'
import { STATUS_CHOICES } from '../requirements/compliance.ts'

/** A report that is asked for over the web: pages, downloads and saved views read it here, once for each visit. */
export interface WebReportRequest {
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
/** A day that was typed, or nothing. */
export const day = z
  .string()
  .default('')
  .transform((value, context): CalendarDate | null => {
    if (value === '') return null
    const typed = dayOrNull(value)
    if (typed !== null) return typed
    context.addIssue('not a day')
    return z.NEVER
  })
const optional = <const Choices extends readonly string[]>(choices: Choices) =>
  z
    .union([z.literal(''), z.enum(choices)])
    .default('')
    .transform((value) => (value === '' ? null : value))

/** The names that a filter has in the address. */
type Parameter<Name extends FilterName> = Name extends PeriodFilter
  ? `${Name}-from` | `${Name}-to`
  : (typeof FILTERS)[Name] extends { readonly parameter: infer Other extends string }
    ? Other
    : Name
type Parameters = { [Name in FilterName]: Parameter<Name> }[FilterName]

function parameterOf<Name extends Exclude<FilterName, PeriodFilter>>(name: Name): Parameter<Name> {
  const filter = FILTERS[name]
  // The type says the same.
  return ('parameter' in filter ? filter.parameter : name) as Parameter<Name>
}

function shapeOf(name: FilterName): Readonly<Record<string, z.ZodType<string | null>>> {
  if (isPeriodFilter(name)) return { [`${name}-from`]: day, [`${name}-to`]: day }
  const filter = FILTERS[name]
  if (filter.kind === 'status') return { status: z.enum(STATUS_CHOICES).default(DEFAULT_QUERY.status) }
  return { [parameterOf(name)]: 'choices' in filter ? optional(filter.choices) : text }
}

/** The query of a report's address. Pages with parameters of their own extend it. */
export const reportQueryShape = {
  asof: day,
  clock: z.enum(BASES).default(DEFAULT_QUERY.clock),
  // Every name of the type comes from a filter.
  ...(Object.fromEntries(FILTER_NAMES.flatMap((name) => Object.entries(shapeOf(name)))) as Readonly<
    Record<Parameters, z.ZodType<string | null>>
  >),
  order: z.enum(PEOPLE_ORDERS).default(DEFAULT_QUERY.order),
  descending: optional(['yes']),
  after: text,
}
const reportQuery = z.strictObject(reportQueryShape)

/** Returns the report in the address, limited to what the viewer's roles may see. */
export async function readReportQuery(visit: SignedInVisit): Promise<WebReportRequest> {
  return webReportRequest(visit, toReportQuery(parseQuery(visit, reportQuery)))
}

/** The same for a query that was kept, as a saved view has it. */
export async function webReportRequest(visit: SignedInVisit, wanted: ReportQuery): Promise<WebReportRequest> {
  const { deps, organization, today, viewer } = visit
  const scope = scopeOf(viewer, 'read-reports')
  const asked = queryWithin(scope, wanted)
  const site = asked.site === null ? null : await findSiteBySlug(deps.store.db, asked.site)
  if (asked.site !== null && site === null) throw new AppError('not-found', 'There is no such site.')
  const { timeZone } = organization
  const request = requestOf(asked, site?.id ?? null, { person: viewer.person, scope, today, timeZone })
  const { on } = request.asOf
  return { query: { ...asked, asOf: on === today ? null : on, site: site?.slug ?? null }, request }
}

/** Returns the query from the result of `reportQueryShape`. */
export function toReportQuery(fields: z.infer<typeof reportQuery>): ReportQuery {
  const filters = Object.fromEntries(FILTER_NAMES.map((name) => [name, filterIn(fields, name)]))
  return {
    // Each was read by its shape.
    ...(filters as unknown as Pick<ReportQuery, FilterName>),
    asOf: fields.asof,
    clock: fields.clock,
    order: fields.order,
    descending: fields.descending === 'yes',
    after: fields.after === null ? null : `person:${fields.after}`,
  }
}

function filterIn(fields: z.infer<typeof reportQuery>, name: FilterName) {
  if (isPeriodFilter(name)) return { from: fields[`${name}-from`], to: fields[`${name}-to`] }
  const value = fields[parameterOf(name)]
  return name === 'supervisor' && value !== null && value !== 'mine' ? `person:${value}` : value
}

/**
 * The address of a report, or of one of its files. Default values are left out.
 * @param own what no other report has
 */
export function reportHref(path: string, query: ReportQuery, own: Readonly<Record<string, string>> = {}): string {
  const fields = reportFields(query).map(({ name, value }): [string, string] => [name, value])
  const parameters = new URLSearchParams([...fields, ...Object.entries(own)])
  return parameters.size === 0 ? path : `${path}?${parameters}`
}

/** The same as fields of a form. */
export function reportFields(query: ReportQuery): { readonly name: string; readonly value: string }[] {
  const { clock, order, after } = query
  const values: readonly (readonly [name: keyof typeof reportQueryShape, value: string | null])[] = [
    ['asof', query.asOf],
    ['clock', clock === DEFAULT_QUERY.clock ? null : clock],
    ...FILTER_NAMES.flatMap((name) => parametersOf(query, name)),
    ['order', order === DEFAULT_QUERY.order ? null : order],
    ['descending', query.descending ? 'yes' : null],
    ['after', after === null ? null : idOf(after)],
  ]
  return values.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]))
}

/** What a report asks, as the audit trail keeps it: without names of departments and positions, which are texts. */
export function filtersForTrail({ query, request }: WebReportRequest): Record<string, string | null> {
  const texts: ReadonlySet<string> = new Set(['department', 'position'])
  const filters = reportFields(query).map(({ name, value }) => [name, texts.has(name) ? null : value])
  return { ...Object.fromEntries(filters), ...(request.chosen === undefined ? {} : { selected: 'yes' }) }
}

function parametersOf(query: ReportQuery, name: FilterName): (readonly [name: Parameters, value: string | null])[] {
  if (isPeriodFilter(name)) {
    const { from, to } = query[name]
    return [
      [`${name}-from`, from],
      [`${name}-to`, to],
    ]
  }
  const asked = query[name]
  if (name === 'status' && asked === DEFAULT_QUERY.status) return []
  return [[parameterOf(name), name === 'supervisor' && asked !== null ? idOf(asked) : asked]]
}
