import { keyOfVisit } from '../app/kept-page.web.ts'
import type { PageInPieces } from '../platform/html/kept-part.job.ts'
import { sendInPieces } from '../app/page-in-pieces.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { Subject } from '../ledger/event.ts'
import { pageRevision } from '../ledger/revision.store.ts'
import { draftsRevision } from '../platform/database/draft.store.ts'
import { KeptByRevision } from '../platform/database/kept-by-revision.store.ts'
import { keptDetails } from '../site/roles/drift.store.ts'
import type { LearnerWork } from './coursework.store.ts'
import { numberOf } from './kept-screen.web.ts'
import { shownSiteId } from './learner.web.ts'

/** Most of each is shared with others: see `keptFrame` and `keptBody`. */
const MOST = 200
const PAGES = new KeptByRevision<KeptPage>(MOST)

interface KeptPage {
  readonly page: PageInPieces
  /** The sites whose details the page may show, and the people linked to them. */
  readonly subjects: readonly Subject[]
}

/**
 * Sends a page of the course to somebody who gets the same again until something changes that it follows from: an entry
 * about them, a site of theirs or the policy, something they have answered, or the minute, with which the people on duty
 * change. What others do changes nothing. The database is asked each time.
 * @param readAlso whatever else the page shows from the database
 * @param make gets what it needs from the state of the learner
 */
export async function sendKeptCoursePage(
  visit: SignedInVisit,
  readAlso: () => Promise<unknown>,
  make: () => Promise<{ readonly page: PageInPieces; readonly state: LearnerWork }>,
): Promise<void> {
  const { content, deps, now, viewer } = visit
  const { db } = deps.store
  const { page } = await PAGES.get(
    db,
    `${now.slice(0, '2026-11-24T15:00'.length)} ${numberOf(content)} ${keyOfVisit(visit)}`,
    async (before) =>
      `${await pageRevision(db, viewer.person, before?.subjects ?? [])} ${await draftsRevision(db, viewer.person)} ${JSON.stringify(await readAlso())}`,
    async () => {
      const { page: made, state } = await make()
      return { page: made, subjects: await shownSubjects(visit, state) }
    },
  )
  sendInPieces(visit, page)
}

async function shownSubjects(visit: SignedInVisit, state: LearnerWork): Promise<Subject[]> {
  const shown = await shownSiteId(visit, state)
  if (shown === null) return []
  const { subjects } = await keptDetails(visit.deps.store.db, shown, visit.today)
  return [...new Set([...state.work.sites, ...subjects])]
}
