import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { AppError } from '../platform/http/app-error.ts'
import { CSRF_FIELD } from '../platform/http/csrf.web.ts'
import { noFields, param, parseForm } from '../platform/http/form.web.ts'
import { progressShell } from '../platform/html/progress.page.ts'
import { stopOrder } from '../platform/jobs/order.store.ts'
import { ORDER_STATES, type WorkProgress } from '../platform/jobs/work.ts'
import { streamWork } from '../work/stream.web.ts'
import { type ChosenPackage, choiceIn, packageSources, queryOf } from './order.job.ts'
import { findPackageOrder, type OrderedPackage, orderPackage } from './order.store.ts'
import { builtChoice, checkOf, choicePath, fieldsOf, readSentChoice } from './order.web.ts'
import { orderedPage } from './ordered.page.ts'
import { kindName } from './outdated.web.ts'

/** Leads to the result of the check where there is one, and has the package made and checked otherwise. */
export async function takeOrder(visit: SignedInVisit): Promise<void> {
  const choice = readSentChoice(visit)
  const built = await builtChoice(visit, choice, await packageSources(visit.deps.store.db, visit.today))
  if ((await checkOf(visit, built)) === null) await startOrder(visit, built.chosen)
  else visit.response.redirect(303, resultPath(choicePath(choice)))
}

/** Has the package made and checked in the background, and leads to the page that says how far it is. */
export async function startOrder(visit: SignedInVisit, { choice, source }: ChosenPackage): Promise<void> {
  const { deps, log, now, response, viewer } = visit
  const ordered = { query: queryOf(choice), source: source.id, sourceName: source.name, at: now, by: viewer.person }
  const order = await deps.store.transaction((tx) => orderPackage(tx, ordered))
  log.info({ by: viewer.person, order, source: source.id }, 'package ordered')
  deps.jobs.wake('packages')
  response.redirect(303, hrefTo('/hr/packages/orders/:order', { order }))
}

/** How far the package is. One that's made leads to the result of its check, with the download. */
export async function showOrder(visit: SignedInVisit): Promise<void> {
  const { csrf, deps, now, response, t } = visit
  const ordered = await orderOf(visit)
  const { id, query, state } = ordered
  const result = resultPath(`${hrefTo('/hr/packages')}?${query}`)
  if (state === 'made') return response.redirect(303, result)
  const isUnderWay = state === 'waiting' || state === 'making'
  const quiet = recordsShell(visit, { title: t.hr.packages.title, current: 'packages' })
  const choice = choiceIn(query)
  const page = orderedPage(isUnderWay ? progressShell(quiet, deps.assets.progress.href) : quiet, {
    name: kindName(visit, ordered),
    work: isUnderWay
      ? {
          task: 'package',
          progress: deps.work.timed(id, orderProgress(ordered), now),
          csrf,
          links: {
            stream: hrefTo('/hr/packages/orders/:order/progress', { order: id }),
            again: hrefTo('/hr/packages/orders/:order', { order: id }),
            result,
            all: hrefTo('/hr/work'),
          },
          stopAction: hrefTo('/hr/packages/orders/:order/stop', { order: id }),
          stuck: null,
        }
      : null,
    ended: isUnderWay ? null : state,
    again: {
      action: hrefTo('/hr/packages/orders'),
      fields: [{ name: CSRF_FIELD, value: csrf }, ...(choice === null ? [] : fieldsOf(choice))],
    },
    backHref: hrefTo('/hr/packages'),
  })
  response.send(page)
}

/** The numbers of a package that is being made, for the page that shows them. */
export async function streamOrder(visit: SignedInVisit): Promise<void> {
  const { id } = await orderOf(visit)
  await streamWork(visit, {
    who: 'make-package',
    id,
    async read() {
      const ordered = await findPackageOrder(visit.deps.store.db, id)
      return ordered === null ? null : orderProgress(ordered)
    },
  })
}

export function orderProgress({ done, state, total }: OrderedPackage): WorkProgress {
  return { state: ORDER_STATES[state], done, of: total }
}

export async function stopMakingPackage(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { deps, log, response, viewer } = visit
  const { id } = await orderOf(visit)
  const isStopped = await stopOrder(deps.store.db, 'package_order', id)
  if (!isStopped) throw new AppError('conflict', 'This package can’t be stopped anymore.')
  log.info({ by: viewer.person, order: id }, 'package stopped')
  response.redirect(303, hrefTo('/hr/packages/orders/:order', { order: id }))
}

function resultPath(path: string): string {
  return `${path}#check`
}

/** An order is for whoever made it: to everyone else it isn't there. */
async function orderOf(visit: SignedInVisit): Promise<OrderedPackage> {
  const { deps, viewer } = visit
  const ordered = await findPackageOrder(deps.store.db, `package-order:${param(visit, 'order')}`)
  if (ordered === null || ordered.by !== viewer.person) throw new AppError('not-found', 'There is no such order.')
  return ordered
}
