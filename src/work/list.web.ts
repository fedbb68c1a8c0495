import { recordsShell } from '../app/shell.web.ts'
import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { packProgress } from '../audit/packs/pack.web.ts'
import { packNaming } from '../audit/packs/pack.page.ts'
import { latestPacks, type PackOnRecord } from '../audit/packs/pack.store.ts'
import { reachOf } from '../identity/access.ts'
import { actorNames } from '../imports/import.web.ts'
import { type DataImport, latestImports } from '../imports/import.store.ts'
import { importProgress, watchedId } from '../imports/progress.web.ts'
import type { Actor } from '../ledger/event.ts'
import { packagesMade } from '../packages/made.store.ts'
import { packagesOrderedBy } from '../packages/order.store.ts'
import { orderProgress } from '../packages/ordered.web.ts'
import { kindName } from '../packages/outdated.web.ts'
import { isOver, type WorkProgress, type WorkTask } from '../platform/jobs/work.ts'
import { dateAt, type Instant } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { formatMoment } from '../platform/time/moment.page.ts'
import { filesAskedBy, type MadeFile } from '../reports/files/made-file.store.ts'
import { fileProgress } from '../reports/files/made-file.web.ts'
import { undoneUntil } from '../selections/selection.ts'
import { type BegunSelection, begunSelectionsOf } from '../selections/selection.store.ts'
import { countUndoable, undoableNow, undoHref } from '../selections/undo.web.ts'
import { PERMISSIONS } from '../selections/work.web.ts'
import { allSites } from '../site/site.store.ts'
import { finishedWork } from './finished.web.ts'
import { type ListedWork, workPage } from './list.page.ts'

/** The number of each kind on the list. Pages of their own have the others. */
const MOST_OF_A_KIND = 20

/** Work as it's kept, before people and days have their words. */
interface FoundWork extends Omit<ListedWork, 'by' | 'file' | 'on' | 'undo'> {
  readonly file?: string
  readonly by: Actor
  readonly at: Instant
  readonly undo?: ListedWork['undo']
}

/** Lists the long work that the viewer may see, the latest first. */
export async function showWork(visit: SignedInVisit): Promise<void> {
  const { organization, response, t } = visit
  const found = [
    ...(await imports(visit)),
    ...(await packs(visit)),
    ...(await files(visit)),
    ...(await packages(visit)),
    ...(await manyPeople(visit)),
  ]
  const nameOf = await actorNames(
    visit,
    found.map(({ by }) => by),
  )
  const listed = found
    .sort((one, other) => (one.at < other.at ? 1 : -1))
    .map(({ at, by, file = '', undo = null, ...work }) => ({
      ...work,
      file,
      undo,
      by: nameOf(by),
      on: dateAt(at, organization.timeZone),
    }))
  const shell = recordsShell(visit, { title: t.hr.work.title, current: 'work' })
  response.send(workPage(shell, listed, { finished: await finishedWork(visit), self: hrefTo('/hr/work') }))
}

async function imports(visit: SignedInVisit): Promise<FoundWork[]> {
  if (reachOf(visit.viewer, 'import-records') === null) return []
  return (await latestImports(visit.deps.store.db, MOST_OF_A_KIND)).map((file) => ({
    kind: 'import',
    name: file.fileName,
    href: hrefTo('/hr/imports/:import', { import: file.id }),
    state: importState(visit, file),
    by: file.by,
    at: file.at,
  }))
}

function importState(visit: SignedInVisit, file: DataImport): ListedWork['state'] {
  const { state } = file
  if (state === 'uploaded' || state === 'planned') return 'asks'
  if (state === 'discarded') return 'discarded'
  const task = state === 'planning' ? 'planning' : 'applying'
  return stateOf(visit, task, watchedId(file), importProgress(file))
}

async function packs(visit: SignedInVisit): Promise<FoundWork[]> {
  const { deps, language, t, viewer } = visit
  if (reachOf(viewer, 'read-evidence') === null) return []
  const names = new Map((await allSites(deps.store.db)).map(({ id, name }) => [id, name]))
  const nameOf = ({ order }: PackOnRecord) => {
    const siteName = order.site === null ? null : (names.get(order.site) ?? order.site)
    const { about, title } = packNaming({ order, siteName }, { language, t })
    return `${title}, ${about}`
  }
  return (await latestPacks(deps.store.db, MOST_OF_A_KIND)).map((pack) => ({
    kind: 'pack',
    name: nameOf(pack),
    href: hrefTo('/hr/packs/:pack', { pack: pack.id }),
    state: stateOf(visit, 'pack', pack.id, packProgress(pack)),
    by: pack.askedBy,
    at: pack.askedAt,
  }))
}

/** Files of reports are for whoever asked for them, and for nobody else. */
async function files(visit: SignedInVisit): Promise<FoundWork[]> {
  const { deps, viewer } = visit
  const nameOf = await fileNaming(visit)
  return (await filesAskedBy(deps.store.db, viewer.person, MOST_OF_A_KIND)).map((file) => ({
    kind: 'report',
    name: nameOf(file),
    file: file.name,
    href: hrefTo('/hr/reports/files/:made', { made: file.id }),
    state: stateOf(visit, 'report', file.id, fileProgress(file)),
    by: file.by,
    at: file.at,
  }))
}

/** What a file holds, about whom and of which day, in words. */
async function fileNaming({ deps, language, t }: SignedInVisit): Promise<(file: MadeFile) => string> {
  const sites = new Map((await allSites(deps.store.db)).map(({ slug, name }) => [slug, name]))
  return ({ order: { query, request, wanted } }) => {
    const { rowsOf, selected } = t.hr.work.report
    const site = query.site === null ? t.hr.pack.allSites : (sites.get(query.site) ?? query.site)
    const whom = request.chosen === undefined ? site : selected
    return [rowsOf[wanted.rows], whom, formatDate(request.asOf.on, language), wanted.format.toUpperCase()].join(', ')
  }
}

/** What is done for many people at once is for whoever began it: its page has the way to undo it. */
async function manyPeople(visit: SignedInVisit): Promise<FoundWork[]> {
  const { deps, now, t, viewer } = visit
  const begun = await begunSelectionsOf(deps.store.db, viewer.person, now, MOST_OF_A_KIND)
  const undoable = countUndoable(await undoableNow(visit))
  return begun.map((work) => ({
    kind: 'people',
    name: t.hr.selections.actions[work.action].title(work.progress.of),
    href: hrefTo('/hr/selections/:selection', { selection: work.id }),
    state: stateOf(visit, 'people', work.id, work.progress),
    by: viewer.person,
    at: work.begunAt,
    undo: undoOf(visit, work, undoable.get(work.id) ?? 0),
  }))
}

/** @param people for so many it can still be undone */
function undoOf(
  { language, organization, t, viewer }: SignedInVisit,
  { id, action, doneAt, done, undone, byHand, progress }: BegunSelection,
  people: number,
): ListedWork['undo'] {
  const words = t.hr.work.undo
  const only = (text: string) => ({ href: null, text, until: '' })
  if (action === 'download' || !isOver(progress.state) || done + byHand === 0) return null
  if (people > 0 && doneAt !== null && reachOf(viewer, PERMISSIONS[action]) !== null) {
    return {
      href: undoHref(id),
      text: t.hr.selections.undo.button(people),
      until: words.until(formatMoment(undoneUntil(doneAt), organization.timeZone, language)),
    }
  }
  if (undone > 0) return only(t.hr.selections.undo.undone.undone(undone))
  if (byHand > 0) return only(t.hr.selections.byHandUntil)
  return only(action === 'invite' ? words.invited : words.never)
}

/** Packages that somebody has downloaded, and what the viewer has ordered besides. */
async function packages(visit: SignedInVisit): Promise<FoundWork[]> {
  const { deps, viewer } = visit
  if (reachOf(viewer, 'make-package') === null) return []
  const made = await packagesMade(deps.store.db, MOST_OF_A_KIND)
  const ordered = await packagesOrderedBy(deps.store.db, viewer.person, MOST_OF_A_KIND)
  const isMade = new Set(made.map(({ fileHash }) => fileHash))
  return [
    ...ordered
      .filter(({ fileHash }) => fileHash === null || !isMade.has(fileHash))
      .map((each) => ({
        kind: 'package' as const,
        name: kindName(visit, each),
        href: hrefTo('/hr/packages/orders/:order', { order: each.id }),
        state: stateOf(visit, 'package', each.id, orderProgress(each)),
        by: each.by,
        at: each.at,
      })),
    ...made.map(({ at, by, fileName, query, sourceName }) => ({
      kind: 'package' as const,
      name: kindName(visit, { query, sourceName }),
      file: fileName,
      href: `${hrefTo('/hr/packages')}?${query}`,
      state: 'done' as const,
      by,
      at,
    })),
  ]
}

function stateOf({ deps, now }: SignedInVisit, task: WorkTask, id: string, progress: WorkProgress) {
  return isOver(progress.state) ? progress.state : { task, progress: deps.work.timed(id, progress, now) }
}
