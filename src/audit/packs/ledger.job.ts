import { fingerprint, type PublicJwk } from '../../platform/codes/key.job.ts'
import { type CalendarDate, dateAt, type Instant, instant } from '../../platform/time/calendar.ts'
import type { Link } from '../../ledger/chain.ts'
import type { PersonId, SiteId } from '../../ledger/event.ts'
import { ENTRIES_IN_FILE, entriesFile, HEADS_FILE, type WithheldEntry } from './pack.ts'
import { allHeads, fileOf, type HeadsFile, headsFileText } from '../../ledger/heads-file.job.ts'
import type { LedgerFacts } from './record.page.ts'
import { ledgerKeys } from '../../ledger/head.store.ts'
import { entriesAfter, type ReadEntry } from './source.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import type { Turn } from '../../platform/jobs/job.ts'
import type { GrowingFile, PackWriter } from './writer.job.ts'

/** The entries that a reader of the pack may see. */
export interface Readable {
  /** `null` in a pack for the whole organization, which holds everyone's entries. */
  readonly people: ReadonlySet<PersonId> | null
  readonly site: SiteId | null
  /** Later changes aren't about the day of the pack. */
  readonly until: CalendarDate
  /** The latest moment at which a hire could be recorded and still count as expected on the day of the pack. */
  readonly evening: Instant
  /** Entries with words that were replaced since, because they named somebody. */
  readonly replaced: ReadonlySet<string>
}

const PAGE = 100

/** Writes the chain up to its end: what may be read in full, and of the rest the place and the hash. */
export async function writeEntries(
  db: Database,
  writer: PackWriter,
  end: Link,
  readable: Readable,
  turn: Turn,
): Promise<{ readonly shown: number }> {
  let shown = 0
  let after = 0
  let file: GrowingFile | null = null
  while (after < end.seq) {
    const entries = await entriesAfter(db, after, end.seq, PAGE)
    if (entries.length === 0) break
    for (const entry of entries) {
      if (file === null || (entry.seq - 1) % ENTRIES_IN_FILE === 0) {
        await file?.end()
        file = await writer.begin(entriesFile(entry.seq))
      }
      const isShown = mayRead(entry, readable)
      if (isShown) shown += 1
      await file.write(`${JSON.stringify(isShown ? entry : withheld(entry))}\n`)
      after = entry.seq
    }
    await turn()
  }
  await file?.end()
  return { shown }
}

/** Writes the heads and keys, including the key that signs the pack, and returns the text about them for a page. */
export async function writeHeads(
  db: Database,
  writer: PackWriter,
  { end, key, timeZone }: { readonly end: Link; readonly key: PublicJwk; readonly timeZone: string },
): Promise<Pick<LedgerFacts, 'heads' | 'keys'>> {
  // Heads that were signed while the pack is being made are about entries that it does not have.
  const heads = (await allHeads(db)).filter(({ seq }) => seq <= end.seq)
  const file = withKey(fileOf(heads, await ledgerKeys(db)), key)
  await writer.put(HEADS_FILE, headsFileText(file))
  const since = (addedAt: string): CalendarDate | null => (addedAt === '' ? null : dateAt(at(addedAt), timeZone))
  const keys = file.keys.map(async (each) => ({
    id: each.kid,
    fingerprint: await fingerprint(each),
    since: since(each.addedAt),
  }))
  return { heads: heads.length, keys: await Promise.all(keys) }
}

function at(text: string): Instant {
  return instant(text)
}

/** A key that has signed no head so far is on no record. */
function withKey(file: HeadsFile, key: PublicJwk): HeadsFile {
  if (file.keys.some(({ kid }) => kid === key.kid)) return file
  return { ...file, keys: [...file.keys, { ...key, use: 'sig', alg: 'EdDSA', addedAt: '', voucher: null }] }
}

/** The moments of these entries, one after the other, would show how long a person took, and nobody may learn that. */
const STEPS_OF_WORK: ReadonlySet<string> = new Set(['lesson_finished', 'attempt_started', 'attempted'])

/** They can be about any day before their own. */
const ABOUT_EARLIER: ReadonlySet<string> = new Set(['corrected', 'merged', 'certified', 'certificate_revoked'])

function mayRead(entry: ReadEntry, { people, site, until, evening, replaced }: Readable): boolean {
  const { id, kind, subject, effective_on: on, recorded_at: recordedAt } = entry
  if (STEPS_OF_WORK.has(kind) || replaced.has(id)) return false
  const isExpected = kind === 'hired' && recordedAt < evening
  if (on > until && !ABOUT_EARLIER.has(kind) && !isExpected) return false
  if (subject.startsWith('policy:') || people === null) return true
  if (subject.startsWith('site:')) return subject === site
  // A subject that isn't a policy or a site is a person.
  return people.has(subject as PersonId)
}

function withheld({ seq, hash }: ReadEntry): WithheldEntry {
  return { seq, hash }
}
