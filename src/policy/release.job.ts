import { type SharedLines, sharedLines } from '../contacts/line.ts'
import { linesRun } from '../contacts/release.job.ts'
import { releasedAt } from '../contacts/shown-number.ts'
import { type EditionHead, editionHeads, editionStarts } from '../course/edition.store.ts'
import { corrected, type History, isKind } from '../ledger/history.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { releasedVersion } from './adopted.ts'

/**
 * The editions that the program came with, in the order in which they began to run here. Going back to an earlier release
 * is one more start of it.
 * @param lines what was known about the lines that all sites share, with corrections applied
 */
export async function releasesRun(db: Database, lines: History): Promise<EditionHead[]> {
  const heads = await editionHeads(db)
  const kept = heads.filter((head) => isReleased(head, heads, lines))
  const starts = await editionStarts(db)
  const once = new Map([...kept, ...starts].map((head) => [`${head.recordedAt} ${head.hash}`, head]))
  return [...once.values()].sort(({ recordedAt: one }, { recordedAt: other }) =>
    one < other ? -1 : one > other ? 1 : 0,
  )
}

/**
 * Whether an edition is as the program came with it, and not with the organization's own lines or clauses. The server
 * keeps a release before what the organization changes in it.
 */
function isReleased(head: EditionHead, heads: readonly EditionHead[], lines: History): boolean {
  const { language, courseVersion, policyVersion, recordedAt } = head
  if (releasedVersion(policyVersion) !== policyVersion) return false
  const first = heads.find(
    (each) =>
      each.language === language && each.courseVersion === courseVersion && each.policyVersion === policyVersion,
  )
  return first === head || sharedLines(lines.filter((event) => event.recordedAt <= recordedAt)).own.size === 0
}

/** What the ledger says about shared lines. Checks of before don't say what was checked, but which release ran then is known. */
export async function linesWithChecks(db: Database, history: History): Promise<SharedLines> {
  const lines = corrected(history)
  const isSilent = lines.filter(isKind('contact_checked')).some(({ body }) => body.v < 4)
  // Reading what ran takes longer than all the rest.
  if (!isSilent) return sharedLines(lines)
  // Only moments count here, so the days of any time zone do.
  const releases = await linesRun(db, await releasesRun(db, lines), { language: 'en', timeZone: 'UTC' })
  return sharedLines(lines, (at) => releasedAt(releases, at))
}
