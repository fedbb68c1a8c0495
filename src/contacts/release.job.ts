import type { KeptEdition } from '../course/content.ts'
import type { EditionHead } from '../course/edition.store.ts'
import { openedEdition } from '../course/kept-edition.job.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { dateAt } from '../platform/time/calendar.ts'
import type { ReleasedLines } from './shown-number.ts'

/** The lines of every release among some editions, in one language, the earliest first. */
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
