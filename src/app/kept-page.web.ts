import { endingOf } from '../identity/sessions/ending.page.ts'
import { ledgerRevision, revisionOfKinds } from '../ledger/revision.store.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { KeptByRevision } from '../platform/database/kept-by-revision.store.ts'
import { RecentlyUsed } from '../platform/recently-used.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { isAnybodyBehind } from '../requirements/behind.store.ts'
import { sitesRevision } from '../site/site.store.ts'
import type { PageInPieces } from '../platform/html/kept-part.job.ts'
import { forMany, inPieces, sendInPieces } from './page-in-pieces.web.ts'
import type { SignedInVisit } from './visit.web.ts'

/** Each has some sixty kilobytes, and twelve compressed. */
const MOST = 100
/**
 * One set of pages for a database. When somebody's data is erased or a name changes, they all go together at the next
 * request, so the names on them don't stay in memory.
 */
const PAGES = new KeptByRevision<RecentlyUsed<KeptPage>>(1)
const lastNamesChanged = revisionOfKinds(['erased', 'facts_changed'])

interface KeptPage {
  /** The last entry and whatever else was asked, when we last saw that the page is right. */
  revision: string
  /** A hash of everything that the page is made from. */
  readonly shown: string
  readonly page: PageInPieces
}

/** A page of the records inside its frame. */
export interface LedgerPage {
  readonly shell: Shell
  readonly template: string
  readonly model: object
}

/**
 * Sends a page that shows what follows from the ledger, and the names of sites. It's sent again for as long as no entry
 * is added, to the same viewer with the same roles on the same day. After an entry, it's read again, and only made again
 * when what it shows is different. The database is asked each time.
 * @param readAlso whatever else the page shows from the database
 * @param read everything that the page shows from the ledger
 * @param make gets a visit with places for the viewer's token, because each answer has another. It asks no database:
 * with the same visit and what was read, it makes the same page.
 */
export async function sendLedgerPage<Also, Read>(
  visit: SignedInVisit,
  readAlso: () => Promise<Also>,
  read: () => Promise<Read>,
  make: (visit: SignedInVisit, read: Read, also: Also) => LedgerPage,
): Promise<void> {
  const { db } = visit.deps.store
  const pages = await PAGES.get(
    db,
    '',
    async () => JSON.stringify([await lastNamesChanged(db), await sitesRevision(db)]),
    async () => new RecentlyUsed<KeptPage>(MOST),
  )
  const key = keyOfVisit(visit)
  // Before anything is read: what's kept is never older than its revision says.
  const head = await ledgerRevision(db)
  const also = await readAlso()
  const revision = JSON.stringify([head, also])
  const kept = pages.find(key)
  if (kept?.revision === revision) return sendInPieces(visit, kept.page)
  const found = await read()
  // A version of the policy came in between, and who's marked gets a new status without an entry.
  if (await isAnybodyBehind(db)) return sendInPieces(visit, madePage(visit, make(forMany(visit), found, also)))
  const shown = sha256(JSON.stringify([found, also], withMaps))
  if (kept?.shown === shown) {
    kept.revision = revision
    return sendInPieces(visit, kept.page)
  }
  const page = madePage(visit, make(forMany(visit), found, also))
  pages.put(key, { revision, shown, page })
  sendInPieces(visit, page)
}

/** JSON has no maps and sets. */
function withMaps(_name: string, value: unknown): unknown {
  return value instanceof Map || value instanceof Set ? [...value] : value
}

export function madePage({ language }: SignedInVisit, { shell, ...page }: LedgerPage): PageInPieces {
  return inPieces(language, shell, { ...page, isShared: false, screens: [] })
}

/** Everything about a visit that a page and its frame show, but for tokens and times. */
export function keyOfVisit({
  deps,
  detail,
  language,
  now,
  organization,
  request,
  session,
  stepFrom,
  today,
  viewer,
}: SignedInVisit) {
  return JSON.stringify([
    request.method,
    request.originalUrl,
    viewer.person,
    [...viewer.roles],
    [...viewer.sites],
    language,
    detail,
    today,
    stepFrom,
    session.idleMs,
    endingOf(session, now).canStay,
    organization,
    deps.editions[language],
  ])
}
