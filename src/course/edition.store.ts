import { z } from 'zod'
import type { Instant } from '../platform/time/calendar.ts'
import { sha256, hashOf } from '../platform/codes/hash.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { Content } from './content.ts'
import type { Item, ItemId } from './course.ts'
import { finalItems } from './draw.ts'
import { clauseId, text } from './policy-shape.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'

/** The content as it was shown, so that it can be produced years later. */
interface Edition {
  readonly language: string
  readonly courseVersion: string
  readonly policyVersion: string
  readonly content: string
}

/** Returns the hash by which events name an edition. */
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

/** An edition by the hash that events call it by, with when it was first stored. */
export interface EditionOnRecord extends Omit<Edition, 'content'> {
  readonly hash: string
  readonly storedAt: Instant
}

/** All editions, the one that was stored last first. */
export async function allEditions(db: Database): Promise<EditionOnRecord[]> {
  const rows = await db
    .selectFrom('content_edition')
    .select(['hash', 'language', 'course_version', 'policy_version', 'recorded_at'])
    .orderBy('recorded_at', 'desc')
    .orderBy('language')
    .orderBy('hash')
    .execute()
  return rows.map(({ hash, language, course_version, policy_version, recorded_at }) => ({
    hash,
    language,
    courseVersion: course_version,
    policyVersion: policy_version,
    storedAt: recorded_at,
  }))
}

/** An edition without its text, which is read when it is needed. */
export interface EditionHead {
  readonly hash: string
  readonly language: string
  readonly courseVersion: string
  readonly policyVersion: string
  readonly recordedAt: Instant
}

/** Returns the editions in the order in which they were first shown. */
export async function editionHeads(db: Database): Promise<EditionHead[]> {
  const rows = await db
    .selectFrom('content_edition')
    .select([
      'hash',
      'language',
      'course_version as courseVersion',
      'policy_version as policyVersion',
      'recorded_at as recordedAt',
    ])
    .orderBy('recorded_at')
    .orderBy('hash')
    .execute()
  return rows
}

/**
 * Notes that a server begins to run an edition, unless the last one that began in its language is the same. Going back to
 * an earlier release is on record here alone.
 */
export async function noteStart(db: Database, hash: string, language: Language, at: Instant): Promise<void> {
  const last = (await editionStarts(db)).findLast((head) => head.language === language)
  if (last?.hash === hash) return
  await db
    .insertInto('edition_start')
    .values({ began_at: at, hash })
    .onConflict((conflict) => conflict.columns(['began_at', 'hash']).doNothing())
    .execute()
}

/** The editions that servers began to run, in that order, each with the moment of that start. */
export async function editionStarts(db: Database): Promise<EditionHead[]> {
  return db
    .selectFrom('edition_start')
    .innerJoin('content_edition', 'content_edition.hash', 'edition_start.hash')
    .select([
      'edition_start.hash',
      'language',
      'course_version as courseVersion',
      'policy_version as policyVersion',
      'began_at as recordedAt',
    ])
    .orderBy('began_at')
    .orderBy('edition_start.hash')
    .execute()
}

/** An edition with its text, or null for the text when it isn't the one that the hash was made of. */
export async function openEdition(
  db: Database,
  hash: string,
): Promise<(EditionOnRecord & { readonly content: string | null }) | null> {
  const row = await db.selectFrom('content_edition').selectAll().where('hash', '=', hash).executeTakeFirst()
  if (row === undefined) return null
  return {
    hash,
    language: row.language,
    courseVersion: row.course_version,
    policyVersion: row.policy_version,
    storedAt: row.recorded_at,
    content: editionHash(row.content) === hash ? row.content : null,
  }
}

/**
 * The text that was acknowledged, from an edition of that version, or null when none that is kept has it. Nothing
 * else of the edition is read: it may be of an earlier form.
 */
export async function acknowledgedText(
  db: Database,
  { language, policyVersion, textHash }: Record<'language' | 'policyVersion' | 'textHash', string>,
): Promise<string | null> {
  const rows = await db
    .selectFrom('content_edition')
    .select('content')
    .where('language', '=', language)
    .where('policy_version', '=', policyVersion)
    .execute()
  for (const row of rows) {
    const read = withStatement.safeParse(JSON.parse(row.content))
    const statement = read.data?.content.policy.acknowledgement
    if (statement !== undefined && sha256(statement) === textHash) return statement
  }
  return null
}

/**
 * The clauses and lines of a version of the policy as they were last shown in a language, or null when no edition that
 * is kept has them. Nothing else of the edition is read: it may be of an earlier form.
 */
export async function policyShown(
  db: Database,
  { language, policyVersion }: Record<'language' | 'policyVersion', string>,
): Promise<z.output<typeof withPolicy>['content'] | null> {
  const row = await db
    .selectFrom('content_edition')
    .select('content')
    .where('language', '=', language)
    .where('policy_version', '=', policyVersion)
    .orderBy('recorded_at', 'desc')
    .orderBy('hash')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : (withPolicy.safeParse(JSON.parse(row.content)).data?.content ?? null)
}

const withPolicy = z.object({
  content: z.object({
    policy: z.object({
      clauses: z.array(z.object({ id: clauseId, short: text, text, untranslated: z.literal(true).exactOptional() })),
    }),
    contacts: z.array(z.object({ id: text, digits: text, letters: text.nullable() })),
  }),
})

const withStatement = z.object({ content: z.object({ policy: z.object({ acknowledgement: z.string() }) }) })

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

/** Names the wording of a question in one language: what is read before answering, and what fits. */
export function itemVersion({ id, type, stem, options }: Item): string {
  return hashOf({ id, type, stem, options: options.map((option) => [option.id, option.text, option.fits]) })
}

/** The wordings in use: question by version, of the final check, in every language. */
export function versionsInUse(contents: Readonly<Record<Language, Content>>): Map<string, ItemId> {
  return new Map(
    LANGUAGES.flatMap((language) =>
      finalItems(contents[language].course).map((item) => [itemVersion(item), item.id] as const),
    ),
  )
}

/** Names all questions of the final check together, in every language. */
export function bankHash(contents: Readonly<Record<Language, Content>>): string {
  return hashOf(LANGUAGES.map((language) => [language, finalItems(contents[language].course).map(itemVersion)]))
}
