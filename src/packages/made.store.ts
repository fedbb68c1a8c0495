import { randomUUID } from 'node:crypto'
import { dateAt, type Instant } from '../platform/time/calendar.ts'
import type { Actor, SiteId } from '../ledger/event.ts'
import { canonicalJson } from '../platform/codes/canonical.ts'
import { hashOf } from '../platform/codes/hash.store.ts'
import type { Database, PackageMadeTable, Tx } from '../platform/database/schema.store.ts'
import type { ShownDetails } from '../organization/details-shape.ts'
import type { ProfileId } from '../organization/site-details.ts'
import type { CarriedNumbers } from './carried-number.ts'
import type { PackageLook } from './outdated.ts'

/** A package that left. */
export interface PackageMade {
  /** The site or organization whose details are in it. */
  readonly source: SiteId | ProfileId
  /** The name of the source on the day. */
  readonly sourceName: string
  readonly fileName: string
  /** SHA-256 of the zip file, in lower-case hexadecimal. */
  readonly fileHash: string
  readonly courseVersion: string
  readonly detailsHash: string
  /** The choice, as the address of the page carries it. */
  readonly query: string
  /** Nobody in person, for a package that a command wrote. */
  readonly by: Actor
  readonly at: Instant
  /** Null for another organization, and for packages from before this was kept. */
  readonly look: PackageLook | null
  /** The phone numbers in it. Null for packages from before these were kept. */
  readonly numbers: CarriedNumbers | null
}

/** Tells apart the details of different days. A call doesn't change them. */
export function detailsHash({ calls: _calls, wrong: _wrong, ...details }: ShownDetails): string {
  return hashOf({ ...details, local: details.local.map((line) => ({ ...line, checkedOn: '' })) })
}

/** Whether a package was made with these details. Those on record from before have another hash, with days of checks. */
export function isMadeWith({ detailsHash: made }: Pick<PackageMade, 'detailsHash'>, shown: ShownDetails): boolean {
  const { calls: _calls, wrong: _wrong, ...details } = shown
  return made === detailsHash(details) || made === hashOf(details)
}

/**
 * Puts a package on the list, where it stays. The same choice on the same day that gives the same file is listed once.
 */
export async function recordPackage(tx: Tx, made: PackageMade, timeZone: string): Promise<void> {
  const [last] = await packagesMade(tx, 1, made.query)
  const isSameDay = last !== undefined && dateAt(last.at, timeZone) === dateAt(made.at, timeZone)
  if (isSameDay && last.fileHash === made.fileHash && last.by === made.by) return
  await tx
    .insertInto('package_made')
    .values({
      id: randomUUID(),
      source: made.source,
      source_name: made.sourceName,
      file_name: made.fileName,
      file_hash: made.fileHash,
      course_version: made.courseVersion,
      details_hash: made.detailsHash,
      query: made.query,
      made_by: made.by,
      made_at: made.at,
      look: made.look === null ? null : canonicalJson(made.look),
      numbers: made.numbers === null ? null : canonicalJson(made.numbers),
    })
    .execute()
}

/**
 * The newest first.
 * @param query of one choice; without it, the packages of all.
 */
export async function packagesMade(db: Database, most: number, query: string | null = null): Promise<PackageMade[]> {
  const rows = await db
    .selectFrom('package_made')
    .selectAll()
    .$if(query !== null, (made) => made.where('query', '=', query))
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(packageMade)
}

/** Every file that left, once, when it was last made: the newest first. */
export async function filesMade(db: Database): Promise<PackageMade[]> {
  const rows = await db.selectFrom('package_made').selectAll().orderBy('made_at', 'desc').orderBy('id').execute()
  const files = new Map<string, PackageMade>()
  for (const row of rows) {
    const file = `${row.file_hash} ${row.query}`
    if (!files.has(file)) files.set(file, packageMade(row))
  }
  return [...files.values()]
}

/** The last package of each choice, the newest first. */
export async function lastPackages(db: Database): Promise<PackageMade[]> {
  const rows = await db
    .selectFrom('package_made')
    .innerJoin(
      (all) =>
        all
          .selectFrom('package_made')
          .select(({ fn }) => ['query as of', fn.max('made_at').as('last')])
          .groupBy('query')
          .as('newest'),
      (join) => join.onRef('query', '=', 'newest.of').onRef('made_at', '=', 'newest.last'),
    )
    .selectAll('package_made')
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()
  return [...new Map(rows.map((row) => [row.query, packageMade(row)])).values()]
}

function packageMade(row: PackageMadeTable): PackageMade {
  return {
    source: row.source,
    sourceName: row.source_name,
    fileName: row.file_name,
    fileHash: row.file_hash,
    courseVersion: row.course_version,
    detailsHash: row.details_hash,
    query: row.query,
    by: row.made_by,
    at: row.made_at,
    // Written above and nowhere else.
    look: row.look === null ? null : (JSON.parse(row.look) as PackageLook),
    numbers: row.numbers === null ? null : (JSON.parse(row.numbers) as CarriedNumbers),
  }
}

/** The version of the last package of a source that had another one, or null when there is none. */
export async function versionBefore(
  db: Database,
  source: SiteId | ProfileId,
  courseVersion: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('package_made')
    .select('course_version')
    .where('source', '=', source)
    .where('course_version', '!=', courseVersion)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.course_version ?? null
}
