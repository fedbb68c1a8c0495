import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { AppError } from '../platform/http/app-error.ts'
import { noFields, parseForm } from '../platform/http/form.web.ts'
import { progressShell } from '../platform/html/progress.page.ts'
import type { WorkProgress } from '../platform/jobs/work.ts'
import { streamWork } from '../work/stream.web.ts'
import { ownSelection } from './own.web.ts'
import type { Selection } from './selection.ts'
import { leaveSelection, progressOf } from './selection.store.ts'
import { underWayPage } from './under-way.page.ts'

/** How far the work is while a server is at it, or null. */
export async function underWay({ deps }: SignedInVisit, { id }: Selection): Promise<WorkProgress | null> {
  const progress = await progressOf(deps.store.db, id, deps.now())
  return progress?.state === 'working' ? progress : null
}

export function sendUnderWay(visit: SignedInVisit, { action, id }: Selection, progress: WorkProgress): void {
  const { csrf, deps, now, response, t } = visit
  const title = t.hr.selections.actions[action].title(progress.of)
  const shell = progressShell(recordsShell(visit, { title, current: 'people' }), deps.assets.progress.href)
  const at = { selection: id }
  const here = hrefTo('/hr/selections/:selection', at)
  const page = underWayPage(shell, title, {
    task: 'people',
    progress: deps.work.timed(id, progress, now),
    csrf,
    links: {
      stream: hrefTo('/hr/selections/:selection/progress', at),
      again: here,
      result: here,
      all: hrefTo('/hr/work'),
    },
    stopAction: hrefTo('/hr/selections/:selection/stop', at),
    stuck: null,
  })
  response.send(page)
}

/** The numbers of work for many people, for the page that shows them. */
export async function streamSelection(visit: SignedInVisit): Promise<void> {
  const { id } = await ownSelection(visit)
  await streamWork(visit, {
    who: 'list-people',
    id,
    read: () => progressOf(visit.deps.store.db, id, visit.deps.now()),
  })
}

/** Whoever is done stays done, and the page offers to go on with the rest. */
export async function stopSelection(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { deps, log, response, viewer } = visit
  const { action, id } = await ownSelection(visit)
  if (!(await leaveSelection(deps.store.db, id))) throw new AppError('conflict', 'This can’t be stopped anymore.')
  log.info({ by: viewer.person, action }, 'work for many people stopped')
  response.redirect(303, hrefTo('/hr/selections/:selection', { selection: id }))
}
