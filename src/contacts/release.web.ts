import type { SignedInVisit } from '../app/visit.web.ts'
import { editionStarts } from '../course/edition.store.ts'
import { corrected, type History } from '../ledger/history.ts'
import type { Language } from '../platform/text/language.ts'
import { type CalendarDate, dateAt } from '../platform/time/calendar.ts'
import { releasesRun } from '../policy/release.job.ts'
import { linesRun } from './release.job.ts'
import type { ReleasedLines } from './shown-number.ts'

interface ReleasesHere {
  /** The earliest first. With none on record, the one that runs. */
  readonly releases: readonly ReleasedLines[]
  /** The first day of which it's on record what ran, or null while none is. */
  readonly since: CalendarDate | null
}

/**
 * The lines of every release that ran here.
 * @param history of the lines that all sites share
 */
export async function releasesHere(
  { deps, organization }: Pick<SignedInVisit, 'deps' | 'organization'>,
  history: History,
  language: Language,
): Promise<ReleasesHere> {
  const { db } = deps.store
  const { timeZone } = organization
  const running = { releases: [{ began: null, contacts: deps.released[language].contacts }], since: null }
  // Every server notes its start, and whatever was kept before that was kept by an earlier release.
  if ((await editionStarts(db)).length === 0) return running
  const heads = await releasesRun(db, corrected(history))
  const releases = await linesRun(db, heads, { language, timeZone })
  const [first] = heads
  return first === undefined || releases.length === 0
    ? running
    : { releases, since: dateAt(first.recordedAt, timeZone) }
}
