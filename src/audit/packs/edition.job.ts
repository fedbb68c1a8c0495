import { readKeptEdition } from '../../course/kept-edition.job.ts'
import { dateAt, type Instant } from '../../platform/time/calendar.ts'
import type { KeptEdition } from '../../course/content.ts'
import { editionFile } from './pack.ts'
import {
  contentPage,
  editionKeyPage,
  type PackedEdition,
  renderShownPage,
  shownIndexPage,
  shownPages,
} from './content.page.ts'
import { type PackFrame, renderPackPage } from './layout.page.ts'
import { findEdition } from '../../course/edition.store.ts'
import { type EditionHead, editionHeads } from './source.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import type { Turn } from '../../platform/jobs/job.ts'
import type { PackWriter } from './writer.job.ts'
import type { ReleasedLines } from '../../contacts/shown-number.ts'
import { sharedLines } from '../../contacts/line.ts'
import type { History } from '../../ledger/history.ts'
import { releasedVersion } from '../../policy/adopted.ts'

interface Parts {
  readonly db: Database
  readonly writer: PackWriter
  readonly frame: PackFrame
  readonly turn: Turn
}

/** Writes each edition that records name, as it was shown, and the page that lists them. */
export async function writeEditions(parts: Parts, named: ReadonlyMap<string, number>): Promise<void> {
  const { db, writer, frame } = parts
  const heads = new Map((await editionHeads(db)).map((head) => [head.hash, head]))
  const onFile = [...heads.keys()].filter((hash) => named.has(hash))
  const missing = [...named.keys()].filter((hash) => !heads.has(hash)).sort()
  const editions: PackedEdition[] = []
  for (const hash of [...onFile, ...missing]) {
    const head = heads.get(hash)
    const completions = named.get(hash) ?? 0
    editions.push(
      head === undefined ? { hash, found: null, completions } : await writeEdition(parts, head, completions),
    )
  }
  await writer.put('content.html', renderPackPage(frame, contentPage(editions, frame)))
}

/**
 * Returns the text of a version of the policy, from the first edition on file that has it: the text whose hash was
 * published. A release that changes a number alone keeps the version.
 */
export async function publishedText(
  db: Database,
  heads: readonly EditionHead[],
  version: string,
  language: string,
): Promise<KeptEdition | null> {
  const having = heads.filter(({ policyVersion }) => policyVersion === version)
  return openedOf(db, having.find((each) => each.language === language) ?? having[0])
}

/** What the pack counts as shown: what this deployment had run by the end of its day. */
export interface Run {
  /** The editions that the program came with, the earliest first. */
  readonly heads: readonly EditionHead[]
  /** The moment at which the day is over. */
  readonly dayOver: Instant
}

/** @param lines what was known about the lines that all sites share, with corrections applied */
export async function releasesRun(db: Database, lines: History, dayOver: Instant): Promise<Run> {
  const heads = await editionHeads(db)
  return { heads: heads.filter((head) => isReleased(head, heads, lines)), dayOver }
}

/**
 * The course as it was shown with a version of the policy on the last day of the pack. Where its editions were all kept
 * later, because entries were imported, that's the first one.
 */
export async function shownWithPolicy(
  db: Database,
  { heads, dayOver }: Run,
  version: string,
  language: string,
): Promise<KeptEdition | null> {
  const having = heads.filter(({ policyVersion }) => policyVersion === version)
  const inLanguage = having.filter((each) => each.language === language)
  const chosen = inLanguage.length > 0 ? inLanguage : having
  return openedOf(db, chosen.findLast(({ recordedAt }) => recordedAt < dayOver) ?? chosen[0])
}

/** The lines of every release that this deployment had run by then, in one language, the earliest first. */
export async function linesRun(
  db: Database,
  { heads, dayOver }: Run,
  { language, timeZone, turn }: Pick<PackFrame, 'language' | 'timeZone'> & Pick<Parts, 'turn'>,
): Promise<ReleasedLines[]> {
  const run: ReleasedLines[] = []
  for (const head of heads) {
    if (head.language !== language || head.recordedAt >= dayOver) continue
    const contacts = (await openedOf(db, head))?.contacts ?? null
    const began = run.length === 0 ? null : { at: head.recordedAt, on: dateAt(head.recordedAt, timeZone) }
    if (contacts !== null) run.push({ began, contacts })
    await turn()
  }
  return run
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

async function openedOf(db: Database, head: EditionHead | undefined): Promise<KeptEdition | null> {
  const edition = head === undefined ? null : await findEdition(db, head.hash)
  return edition === null ? null : keptOrNull(edition.content)
}

async function writeEdition(
  { db, writer, frame, turn }: Parts,
  head: EditionHead,
  completions: number,
): Promise<PackedEdition> {
  const { hash, language, courseVersion, policyVersion, recordedAt } = head
  const text = (await findEdition(db, hash))?.content ?? ''
  await writer.put(editionFile(hash), text)
  await turn()
  const kept = keptOrNull(text)
  const shownFrom = dateAt(recordedAt, frame.timeZone)
  const edition = { hash, found: { language, courseVersion, policyVersion, shownFrom, kept }, completions }
  if (kept === null) return edition
  const pages = shownPages(hash, kept, frame)
  for (const page of pages) {
    await writer.put(page.file, renderShownPage(page, edition, frame))
    await turn()
  }
  const index = shownIndexPage(edition, pages, frame)
  await writer.put(index.file, renderPackPage(frame, index))
  if (kept.content !== null) {
    const key = editionKeyPage(hash, kept.content, frame)
    await turn()
    await writer.put(key.file, renderPackPage(frame, key))
    await turn()
  }
  return edition
}

/** Returns null for a text that isn't an edition in a known form. */
function keptOrNull(text: string): KeptEdition | null {
  try {
    return readKeptEdition(text)
  } catch {
    return null
  }
}
