import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { latestPacks, type PackOnRecord } from '../audit/packs/pack.store.ts'
import { packProgress } from '../audit/packs/pack.web.ts'
import { reachOf } from '../identity/access.ts'
import { type DataImport, latestImports } from '../imports/import.store.ts'
import { importProgress } from '../imports/progress.web.ts'
import { DAY_MS, type Instant, later } from '../platform/time/calendar.ts'
import { formatMoment } from '../platform/time/moment.page.ts'
import { filesAskedBy } from '../reports/files/made-file.store.ts'
import { belongsTo, fileProgress } from '../reports/files/made-file.web.ts'
import { downloadedBy } from '../trail/list.store.ts'
import type { FinishedWork } from './finished.page.ts'
import { NOTE_MS, type NotedWork, openedOf } from './opened.store.ts'

/** Older work of a kind isn't looked at. */
const MOST_OF_A_KIND = 20

/** A pack stays on record, so its note ends by itself. */
const PACK_NOTE_MS = 7 * DAY_MS

/**
 * Work that the viewer started and that's done, for somebody who has left the page of it: a file until it was downloaded
 * or is gone, an import that waits until it's answered, and one that's on record, or work that failed, until its page
 * was opened, or for two weeks.
 */
export async function finishedWork(visit: SignedInVisit): Promise<FinishedWork[]> {
  return [...(await files(visit)), ...(await packs(visit)), ...(await imports(visit))]
}

async function files(visit: SignedInVisit): Promise<FinishedWork[]> {
  const { deps, viewer } = visit
  if (reachOf(viewer, 'read-reports') === null) return []
  const { db } = deps.store
  const own = (await filesAskedBy(db, viewer.person, MOST_OF_A_KIND)).filter((file) => belongsTo(viewer, file))
  const noteOf = (file: (typeof own)[number], end: FinishedWork['end']): FinishedWork => ({
    end,
    name: file.name,
    href: hrefTo('/hr/reports/files/:made', { made: file.id }),
    asked: momentIn(visit, file.at),
  })
  const failed = await notOpened(
    visit,
    own.filter((file) => fileProgress(file).state === 'failed'),
    ({ at }) => at,
  )
  const made = await notDownloaded(
    visit,
    own.filter(({ state }) => state === 'made'),
    ({ id }) => deps.reportFiles.find(id),
  )
  return [...made.map((file) => noteOf(file, 'report')), ...failed.map((file) => noteOf(file, 'failed'))]
}

async function packs(visit: SignedInVisit): Promise<FinishedWork[]> {
  const { deps, now, viewer } = visit
  if (reachOf(viewer, 'read-evidence') === null) return []
  const own = (await latestPacks(deps.store.db, MOST_OF_A_KIND)).filter(({ askedBy }) => askedBy === viewer.person)
  const noteOf = (pack: PackOnRecord, end: FinishedWork['end']): FinishedWork => ({
    end,
    name: pack.fileName,
    href: hrefTo('/hr/packs/:pack', { pack: pack.id }),
    asked: momentIn(visit, pack.askedAt),
  })
  const failed = await notOpened(
    visit,
    own.filter((pack) => packProgress(pack).state === 'failed'),
    ({ askedAt }) => askedAt,
  )
  const made = await notDownloaded(
    visit,
    own.filter((pack) => pack.made !== null && later(pack.made.at, PACK_NOTE_MS) > now),
    (pack) => deps.packs.fileOf(pack),
  )
  return [...made.map((pack) => noteOf(pack, 'pack')), ...failed.map((pack) => noteOf(pack, 'failed'))]
}

async function imports(visit: SignedInVisit): Promise<FinishedWork[]> {
  const { deps, viewer } = visit
  if (reachOf(viewer, 'import-records') === null) return []
  const own = (await latestImports(deps.store.db, MOST_OF_A_KIND)).filter(({ by }) => by === viewer.person)
  const noteOf = ({ at, fileName, id }: DataImport, end: FinishedWork['end']): FinishedWork => ({
    end,
    name: fileName,
    href: hrefTo('/hr/imports/:import', { import: id }),
    asked: momentIn(visit, at),
  })
  const over = await notOpened(
    visit,
    own.filter((file) => file.state === 'applied' || importProgress(file).state === 'failed'),
    ({ at, finishedAt }) => finishedAt ?? at,
  )
  return [
    ...own.filter(({ state }) => state === 'planned').map((file) => noteOf(file, 'asks')),
    ...over.map((file) => noteOf(file, file.state === 'applied' ? 'recorded' : 'failed')),
  ]
}

function momentIn({ language, organization }: SignedInVisit, at: Instant): string {
  return formatMoment(at, organization.timeZone, language)
}

/** Those whose file is there, and that the viewer hasn't downloaded. */
async function notDownloaded<Made extends { readonly id: `${'report-file' | 'pack'}:${string}` }>(
  { deps, viewer }: SignedInVisit,
  made: readonly Made[],
  find: (each: Made) => Promise<object | null>,
): Promise<Made[]> {
  if (made.length === 0) return []
  const downloaded = await downloadedBy(
    deps.store.db,
    viewer.person,
    made.map(({ id }) => id),
  )
  const waiting: Made[] = []
  for (const each of made) if (!downloaded.has(each.id) && (await find(each)) !== null) waiting.push(each)
  return waiting
}

/** Those of the last two weeks whose page the viewer hasn't opened. */
async function notOpened<Work extends { readonly id: NotedWork }>(
  { deps, now }: SignedInVisit,
  works: readonly Work[],
  endOf: (work: Work) => Instant,
): Promise<Work[]> {
  const late = works.filter((work) => later(endOf(work), NOTE_MS) > now)
  const opened = await openedOf(
    deps.store.db,
    late.map(({ id }) => id),
  )
  return late.filter(({ id }) => !opened.has(id))
}
