import { sharedLines } from '../contacts/line.ts'
import type { ReleasedLines } from '../contacts/shown-number.ts'
import type { KeptEdition } from '../course/content.ts'
import { type EditionHead, editionHeads, editionStarts, findEdition } from '../course/edition.store.ts'
import { readKeptEdition } from '../course/kept-edition.job.ts'
import type { History } from '../ledger/history.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { dateAt } from '../platform/time/calendar.ts'
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

/** The lines of every release among them, in one language, the earliest first. */
export async function linesRun(
  db: Database,
  heads: readonly EditionHead[],
  {
    language,
    timeZone,
    turn,
  }: { readonly language: string; readonly timeZone: string; readonly turn?: () => Promise<void> },
): Promise<ReleasedLines[]> {
  const run: ReleasedLines[] = []
  for (const head of heads) {
    if (head.language !== language) continue
    const contacts = await linesOf(db, head)
    const began = run.length === 0 ? null : { at: head.recordedAt, on: dateAt(head.recordedAt, timeZone) }
    if (contacts !== null) run.push({ began, contacts })
    await turn?.()
  }
  return run
}

/** An edition never changes, and its text is long. There are as many as releases ran here. */
const LINES = new Map<string, KeptEdition['contacts']>()

async function linesOf(db: Database, head: EditionHead): Promise<KeptEdition['contacts']> {
  const known = LINES.get(head.hash)
  if (known !== undefined) return known
  const contacts = (await openedEdition(db, head))?.contacts ?? null
  LINES.set(head.hash, contacts)
  return contacts
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

export async function openedEdition(db: Database, head: EditionHead | undefined): Promise<KeptEdition | null> {
  const edition = head === undefined ? null : await findEdition(db, head.hash)
  return edition === null ? null : keptOrNull(edition.content)
}

/** Returns null for a text that isn't an edition in a known form. */
export function keptOrNull(text: string): KeptEdition | null {
  try {
    return readKeptEdition(text)
  } catch {
    return null
  }
}
