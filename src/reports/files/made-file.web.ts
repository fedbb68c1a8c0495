import { hrefTo } from '../../app/href.web.ts'
import { partHref } from '../../app/navigation.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { scopeOf, type Viewer } from '../../identity/access.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { noFields, param, parseForm } from '../../platform/http/form.web.ts'
import { sendKeptFile } from '../../platform/http/kept-file.web.ts'
import { progressShell } from '../../platform/html/progress.page.ts'
import { stopOrder } from '../../platform/jobs/order.store.ts'
import { ORDER_STATES, type WorkProgress } from '../../platform/jobs/work.ts'
import { dateAt } from '../../platform/time/calendar.ts'
import { startDownload } from '../../trail/download.web.ts'
import { noteOpened } from '../../work/opened.web.ts'
import { streamWork } from '../../work/stream.web.ts'
import { periodForTrail, periodHref } from '../period/address.web.ts'
import { filtersForTrail, reportHref } from '../query.web.ts'
import { madeFilePage } from './made-file.page.ts'
import { askForFile, type FileOrder, findFile, type MadeFile } from './made-file.store.ts'
import { CONTENT_TYPES } from './names.ts'

/** Has a large file made in the background, and leads to the page that says how far it is. */
export async function askForReportFile(
  visit: SignedInVisit,
  order: Omit<FileOrder, 'language'>,
  { name, people }: { readonly name: string; readonly people: number },
): Promise<void> {
  const { deps, language, log, now, response, viewer } = visit
  const { format, rows } = order.wanted
  const asked = { name, people, by: viewer.person, at: now }
  const made = await deps.store.transaction((tx) => askForFile(tx, { ...order, language }, asked))
  log.info({ by: viewer.person, file: made, format, rows }, 'report file asked for')
  deps.jobs.wake('report-files')
  response.redirect(303, hrefTo('/hr/reports/files/:made', { made }))
}

export async function showMadeFile(visit: SignedInVisit): Promise<void> {
  const { csrf, deps, now, organization, response, t } = visit
  const file = await fileOf(visit)
  const { id, at, bytes, name, order, problem, state, total } = file
  const isUnderWay = state === 'waiting' || state === 'making'
  if (state === 'failed') await noteOpened(visit, id, file.by)
  const quiet = recordsShell(visit, { title: t.hr.work.kind.report, current: 'work' })
  const here = hrefTo('/hr/reports/files/:made', { made: id })
  const isThere = (await deps.reportFiles.find(id)) !== null
  const all = hrefTo('/hr/work')
  const page = madeFilePage(isUnderWay ? progressShell(quiet, deps.assets.progress.href) : quiet, {
    name,
    people: total,
    on: dateAt(at, organization.timeZone),
    bytes,
    work: isUnderWay
      ? {
          task: 'report',
          progress: deps.work.timed(id, fileProgress(file), now),
          csrf,
          links: {
            stream: hrefTo('/hr/reports/files/:made/progress', { made: id }),
            again: here,
            result: hrefTo('/hr/reports/files/:made/file', { made: id }),
            all,
          },
          stopAction: hrefTo('/hr/reports/files/:made/stop', { made: id }),
          stuck: null,
        }
      : null,
    fileHref: state === 'made' && isThere ? hrefTo('/hr/reports/files/:made/file', { made: id }) : null,
    ended: endOf(state, problem, isThere),
    links: { back: backOf(order), all },
  })
  response.send(page)
}

/** To the report that the file is of. */
function backOf({ period, query, request }: FileOrder): string {
  if (period === undefined) return reportHref(partHref('people'), query)
  return periodHref({ from: period.from, to: request.asOf.on }, query, period.row)
}

function endOf(state: MadeFile['state'], problem: MadeFile['problem'], isThere: boolean) {
  if (state === 'stopped') return 'stopped'
  if (state === 'failed') return problem === null ? 'failed' : 'tooMany'
  return state === 'made' && !isThere ? 'notHere' : null
}

/** The numbers of a file that is being made, for the page that shows them. */
export async function streamMadeFile(visit: SignedInVisit): Promise<void> {
  const { id } = await fileOf(visit)
  await streamWork(visit, {
    who: 'read-reports',
    id,
    async read() {
      const file = await findFile(visit.deps.store.db, id)
      return file === null ? null : fileProgress(file)
    },
  })
}

export function fileProgress({ done, state, total }: MadeFile): WorkProgress {
  return { state: ORDER_STATES[state], done, of: total }
}

/** Nothing is kept of a file that isn't made yet. */
export async function stopMadeFile(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { deps, log, response, viewer } = visit
  const { id } = await fileOf(visit)
  if (!(await stopOrder(deps.store.db, 'report_file', id)))
    throw new AppError('conflict', 'This file can’t be stopped anymore.')
  log.info({ by: viewer.person, file: id }, 'report file stopped')
  response.redirect(303, hrefTo('/hr/reports/files/:made', { made: id }))
}

export async function downloadMadeFile(visit: SignedInVisit): Promise<void> {
  const { deps, log, viewer } = visit
  const { id, name, order, state } = await fileOf(visit)
  const file = await deps.reportFiles.find(id)
  if (state !== 'made' || file === null) throw new AppError('not-found', 'This file is not here.')
  const { format, rows } = order.wanted
  const own = periodForTrail(order.period, order.request.asOf.on)
  await startDownload(visit, { name, about: id, filters: { rows, format, ...filtersForTrail(order), ...own } })
  log.info({ by: viewer.person, file: id, format, rows }, 'report downloaded')
  visit.response.type(CONTENT_TYPES[format])
  await sendKeptFile(visit, file)
}

async function fileOf(visit: SignedInVisit): Promise<MadeFile> {
  const { deps, viewer } = visit
  const file = await findFile(deps.store.db, `report-file:${param(visit, 'made')}`)
  if (file === null || !belongsTo(viewer, file)) throw new AppError('not-found', 'There is no such file.')
  return file
}

/**
 * A file belongs to whoever asked for it, as long as what they may see is defined as it was then: to everyone else it
 * isn't there. It holds the people of that moment, also one who has changed teams since, and is gone after a day.
 */
export function belongsTo(viewer: Viewer, { by, order }: MadeFile): boolean {
  const scope = scopeOf(viewer, 'read-reports')
  return by === viewer.person && JSON.stringify(order.request.scope) === JSON.stringify(scope)
}
