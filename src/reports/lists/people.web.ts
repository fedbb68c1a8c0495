import { z } from 'zod'
import { CSRF_FIELD } from '../../platform/http/csrf.web.ts'
import { parseForm } from '../../platform/http/form.web.ts'
import { type Action, reachOf } from '../../identity/access.ts'
import { hrefTo } from '../../app/href.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { signInsToConfirm } from '../../identity/sso/confirm.web.ts'
import { LARGEST_PAGE } from '../../people/people.store.ts'
import { reportInput, reportShell } from '../input.web.ts'
import { reportFields, reportHref, reportQueryShape, toReportQuery, type WebReportRequest } from '../query.web.ts'
import { countStatuses, listPeople } from '../report.store.ts'
import { ofEveryStatus } from '../request.ts'
import { findColumns, putColumns } from './column.store.ts'
import { columnsFrom, LIST_COLUMNS } from './column.ts'
import { type BulkInput, peoplePage } from './people.page.ts'

/** @param bulk what can be done for the people who are selected */
export async function sendPeople(visit: SignedInVisit, asked: WebReportRequest, bulk: BulkInput): Promise<void> {
  const { csrf, deps, viewer, response, t } = visit
  const { db } = deps.store
  const { query, request } = asked
  const { order, descending, after } = query
  const way = (action: Action, path: string) => (reachOf(viewer, action) === null ? null : path)
  const shared = await reportInput(visit, asked, 'people')
  const input = {
    ...shared,
    counts: await countStatuses(db, ofEveryStatus(request)),
    ...(await listPeople(db, request, { order, descending, after, limit: LARGEST_PAGE })),
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
      chosen: columnsFrom(await findColumns(db, viewer.person)),
      action: hrefTo('/hr/people/columns'),
    },
    ways: {
      addPerson: way('invite-person', hrefTo('/hr/people/new')),
      confirm: await signInsToConfirm(visit),
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
  const shell = { ...reportShell(visit, t.hr.people.title, input), pageScript: deps.assets.peopleList.href }
  const page = peoplePage(shell, input)
  response.status(bulk.problem === '' ? 200 : 422).send(page)
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
