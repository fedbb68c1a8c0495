import { z } from 'zod'
import { CSRF_FIELD } from '../../platform/http/csrf.web.ts'
import { parseForm } from '../../platform/http/form.web.ts'
import { type Action, reachOf } from '../../identity/access.ts'
import { hrefTo } from '../../app/href.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { signInsToConfirm } from '../../identity/sso/confirm.web.ts'
import { LARGEST_PAGE } from '../../people/people.store.ts'
import type { LedgerPage } from '../../app/kept-page.web.ts'
import { TIME_PLACE } from '../../platform/html/kept-part.job.ts'
import { readNames, reportInputWith, reportShell } from '../input.web.ts'
import { reportFields, reportHref, reportQueryShape, toReportQuery, type WebReportRequest } from '../query.web.ts'
import { countStatuses, type ListedPeople, listPeople } from '../report.store.ts'
import type { StatusCounts } from '../../requirements/compliance.ts'
import type { ReportNames } from '../wording.page.ts'
import { ofEveryStatus } from '../request.ts'
import { findColumns, putColumns } from './column.store.ts'
import { columnsFrom, LIST_COLUMNS } from './column.ts'
import type { CountLink } from '../overview/figures.page.ts'
import { withKeys } from '../../platform/html/shell.page.ts'
import { type BulkInput, listKeys } from '../../people/table.page.ts'
import { peopleBody } from './people.page.ts'

/** What the list shows besides the people. */
export interface AroundPeople {
  /** The columns that the viewer chose, or null. */
  readonly columns: string | null
  readonly confirm: CountLink | null
  readonly undo: CountLink | null
}

export async function readAroundPeople(visit: SignedInVisit): Promise<Omit<AroundPeople, 'undo'>> {
  const { deps, viewer } = visit
  return {
    columns: await findColumns(deps.store.db, viewer.person),
    confirm: await signInsToConfirm(visit),
  }
}

/** What the list shows from the ledger. */
interface ReadPeople extends ListedPeople {
  readonly asked: WebReportRequest
  readonly names: ReportNames
  /** Under all filters but the status. */
  readonly counts: StatusCounts
}

export async function readPeople(visit: SignedInVisit, asked: WebReportRequest): Promise<ReadPeople> {
  const { db } = visit.deps.store
  const { query, request } = asked
  const { order, descending, after } = query
  return {
    asked,
    names: await readNames(visit, asked),
    counts: await countStatuses(db, ofEveryStatus(request)),
    ...(await listPeople(db, request, { order, descending, after, limit: LARGEST_PAGE })),
  }
}

/** @param bulk what can be done for the people who are selected */
export function peoplePage(
  visit: SignedInVisit,
  { asked, names, ...listed }: ReadPeople,
  bulk: BulkInput,
  around: AroundPeople,
): LedgerPage {
  const { csrf, deps, viewer, t } = visit
  const { query, request } = asked
  const way = (action: Action, path: string) => (reachOf(viewer, action) === null ? null : path)
  const shared = { ...reportInputWith(visit, asked, 'people', names), madeAt: TIME_PLACE }
  const input = {
    ...shared,
    ...listed,
    reportFrame: {
      wording: shared.wording,
      siteNames: new Map(shared.names.sites.map(({ id, name }) => [id, name])),
      lessons: visit.content.course.lessons.length,
      timeZone: visit.organization.timeZone,
      asOf: request.asOf.on,
      knownAt: request.asOf.knownAt,
      filters: '',
    },
    columns: {
      chosen: columnsFrom(around.columns),
      action: hrefTo('/hr/people/columns'),
    },
    ways: {
      addPerson: way('invite-person', hrefTo('/hr/people/new')),
      confirm: around.confirm,
      undo: around.undo,
    },
    download: {
      action: hrefTo('/hr/reports/files'),
      hidden: [
        { name: CSRF_FIELD, value: csrf },
        { name: 'page', value: 'people' },
        { name: 'rows', value: 'people' },
        { name: 'format', value: 'xlsx' },
        ...reportFields({ ...query, after: null }),
      ],
    },
    bulk,
    hidden: [{ name: CSRF_FIELD, value: csrf }, ...reportFields(query)],
  }
  const shell = reportShell(visit, t.hr.people.title, input)
  return {
    shell: { ...withKeys(shell, listKeys(input.people.length, t)), pageScript: deps.assets.peopleList.href },
    ...peopleBody(input),
  }
}

const columnsForm = z.strictObject({
  ...reportQueryShape,
  column: z
    .union([z.enum(LIST_COLUMNS), z.array(z.enum(LIST_COLUMNS)).max(LIST_COLUMNS.length)])
    .default([])
    .transform((columns) => [columns].flat()),
  standard: z.literal('yes').optional(),
})

/** What the list shows from now on, for this person. Leads back to the same list. */
export async function chooseListColumns(visit: SignedInVisit): Promise<void> {
  const { deps, now, response, viewer } = visit
  const { column, standard, ...fields } = parseForm(visit, columnsForm)
  await putColumns(deps.store.db, viewer.person, standard === 'yes' ? '' : column.join(' '), now)
  response.redirect(303, reportHref(hrefTo('/hr/people'), toReportQuery(fields)))
}
