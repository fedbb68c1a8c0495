import type { Instant } from '../domain/calendar.ts'
import { sha256 } from './hash.ts'
import type { Database } from './schema.ts'

/** The content as it was shown, so that it can be produced years later. */
export interface Edition {
  readonly language: string
  readonly courseVersion: string
  readonly policyVersion: string
  readonly content: string
}

/** What events call an edition by. */
export function editionHash(content: string): string {
  return sha256(content)
}

/** Stores an edition once and returns its hash. */
export async function storeEdition(db: Database, edition: Edition, at: Instant): Promise<string> {
  const hash = editionHash(edition.content)
  await db
    .insertInto('content_edition')
    .values({
      hash,
      language: edition.language,
      course_version: edition.courseVersion,
      policy_version: edition.policyVersion,
      content: edition.content,
      recorded_at: at,
    })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()
  return hash
}

export async function findEdition(db: Database, hash: string): Promise<Edition | null> {
  const row = await db.selectFrom('content_edition').selectAll().where('hash', '=', hash).executeTakeFirst()
  if (row === undefined) return null
  const { language, course_version: courseVersion, policy_version: policyVersion, content } = row
  return { language, courseVersion, policyVersion, content }
}

/** Every version of the course that was ever shown here, the one that was stored last first. */
export async function courseVersions(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('content_edition')
    .select('course_version')
    .groupBy('course_version')
    .orderBy(({ fn }) => fn.max('recorded_at'), 'desc')
    .execute()
  return rows.map((row) => row.course_version)
}
