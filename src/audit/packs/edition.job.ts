import type { PolicyHistory } from '../../ledger/history.ts'
import { dateAt, type Instant } from '../../platform/time/calendar.ts'
import type { KeptEdition } from '../../course/content.ts'
import { editionFile } from './pack.ts'
import type { PolicyText, PolicyVersion } from './policy.page.ts'
import {
  contentPage,
  editionKeyPage,
  type PackedEdition,
  renderShownPage,
  shownIndexPage,
  shownPages,
} from './content.page.ts'
import { type PackFrame, renderPackPage } from './layout.page.ts'
import { type EditionHead, editionHeads, findEdition } from '../../course/edition.store.ts'
import { keptOrNull, openedEdition } from '../../course/kept-edition.job.ts'
import { type Language, LANGUAGES } from '../../platform/text/language.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import type { Turn } from '../../platform/jobs/job.ts'
import type { PackWriter } from './writer.job.ts'

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

/** The versions of the policy that were published, with their texts. */
export async function policyVersions(
  { db, frame, turn }: Pick<Parts, 'db' | 'frame' | 'turn'>,
  policy: PolicyHistory,
): Promise<PolicyVersion[]> {
  const heads = await editionHeads(db)
  const versions: PolicyVersion[] = []
  for (const event of policy) {
    versions.push({ event, text: await publishedText(db, heads, event.body.version, frame.language) })
    await turn()
  }
  return versions
}

/**
 * Returns the text of a version of the policy, from the first edition on file that has it: the text whose hash was
 * published, in this language if there's one. A release that changes a number alone keeps the version.
 */
export async function publishedText(
  db: Database,
  heads: readonly EditionHead[],
  version: string,
  language: Language,
): Promise<PolicyText | null> {
  const having = heads.filter(({ policyVersion }) => policyVersion === version)
  const head = having.find((each) => each.language === language) ?? having[0]
  const policy = (await openedEdition(db, head))?.policy
  const written = LANGUAGES.find((each) => each === head?.language)
  return policy == null || written === undefined ? null : { policy, language: written }
}

/** What the pack counts as shown: what this deployment had run by the end of its day. */
export interface Run {
  /** The editions that the program came with, in the order in which they began to run. */
  readonly heads: readonly EditionHead[]
  /** The moment at which the day is over. */
  readonly dayOver: Instant
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
  return openedEdition(db, chosen.findLast(({ recordedAt }) => recordedAt < dayOver) ?? chosen[0])
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
