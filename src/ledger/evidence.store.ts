import { randomUUID } from 'node:crypto'
import type { Instant } from '../platform/time/calendar.ts'
import { isPerson, type PersonId } from './event.ts'
import { type EvidenceType, evidenceIn, evidenceProblem, evidenceTypeOf, keptName } from './evidence.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { toEvent } from './ledger.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import type { EvidenceId } from './bodies/part.ts'

/** A paper that supports a record of HR, as it was sent. */
export interface NewEvidence {
  readonly name: string
  readonly bytes: Uint8Array
  readonly by: PersonId
  readonly at: Instant
}

export interface StoredEvidence {
  readonly id: EvidenceId
  readonly name: string
  readonly type: EvidenceType
  readonly content: Buffer
}

/**
 * Keeps a file that `evidenceProblem` accepts. Its id holds its SHA-256, so the entries that name it, and with them the
 * chain of the ledger, prove every byte.
 */
export async function keepEvidence(tx: Tx, { name, bytes, by, at }: NewEvidence): Promise<EvidenceId> {
  const type = evidenceTypeOf(bytes)
  if (type === null || evidenceProblem(bytes) !== null) throw new RangeError('This file cannot be kept as evidence.')
  const hash = sha256(bytes)
  const id: EvidenceId = `evidence:${hash}.${randomUUID().slice(0, 8)}`
  const row = { id, file_name: keptName(name, type), content_type: type, content: bytes, hash }
  await tx
    .insertInto('evidence_file')
    .values({ ...row, uploaded_by: by, uploaded_at: at })
    .execute()
  return id
}

/** Returns null for a file that was never kept, or was erased. */
export async function findEvidence(db: Database, id: EvidenceId): Promise<StoredEvidence | null> {
  const row = await db
    .selectFrom('evidence_file')
    .select(['id', 'file_name', 'content_type', 'content'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined || row.file_name === null || row.content === null) return null
  return { id: row.id, name: row.file_name, type: row.content_type, content: Buffer.from(row.content) }
}

/** The people whose entries a file supports. */
export async function peopleNaming(db: Database, id: EvidenceId): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .where('kind', 'in', ['credited', 'corrected'])
    .where('body', 'like', `%${id}%`)
    .execute()
  const naming = rows.map(toEvent).filter((event) => evidenceIn(event).includes(id))
  return [...new Set(naming.map(({ subject }) => subject).filter(isPerson))]
}

/** The names of files that were not erased. */
export async function evidenceNames(db: Database, ids: readonly EvidenceId[]): Promise<Map<EvidenceId, string>> {
  const names = new Map<EvidenceId, string>()
  for (const chunk of inChunks(ids)) {
    const rows = await db.selectFrom('evidence_file').select(['id', 'file_name']).where('id', 'in', chunk).execute()
    for (const { id, file_name } of rows) if (file_name !== null) names.set(id, file_name)
  }
  return names
}

export type EvidenceState = 'as-kept' | 'erased' | 'changed' | 'missing'

/** Whether a file is the one that was kept. */
export async function evidenceState(db: Database, id: EvidenceId): Promise<EvidenceState> {
  const row = await db.selectFrom('evidence_file').select(['content', 'hash']).where('id', '=', id).executeTakeFirst()
  if (row === undefined) return 'missing'
  const named = /^evidence:([0-9a-f]{64})\./.exec(id)?.[1]
  if (row.hash !== named) return 'changed'
  if (row.content === null) return 'erased'
  return sha256(row.content) === row.hash ? 'as-kept' : 'changed'
}

/**
 * Erases the files that support entries about these records of one person. A file that also supports entries about
 * someone who wasn't erased, like a sign-in sheet, stays until the last of them is.
 */
export async function eraseEvidence(tx: Tx, records: readonly PersonId[]): Promise<void> {
  const theirs = await filesNamed(tx, records)
  if (theirs.length === 0) return
  const needed = await filesOfOthers(tx, records)
  for (const chunk of inChunks(theirs.filter((id) => !needed.has(id)))) {
    await tx.updateTable('evidence_file').set({ file_name: null, content: null }).where('id', 'in', chunk).execute()
  }
}

/**
 * How many files of these records of one person would be erased with them, and how many stay because others need them.
 */
export async function erasablePapers(db: Database, records: readonly PersonId[]) {
  const names = [...(await evidenceNames(db, await filesNamed(db, records))).keys()]
  const needed = names.length === 0 ? new Set() : await filesOfOthers(db, records)
  const shared = names.filter((id) => needed.has(id)).length
  return { theirs: names.length - shared, shared }
}

async function filesNamed(tx: Database, records: readonly PersonId[]): Promise<EvidenceId[]> {
  const rows = await tx
    .selectFrom('event')
    .selectAll()
    .where('kind', 'in', ['credited', 'corrected'])
    .where('subject', 'in', records)
    .execute()
  return [...new Set(rows.map(toEvent).flatMap(evidenceIn))]
}

/** Erasing is rare: all entries that can name a file are read for it. */
async function filesOfOthers(tx: Database, records: readonly PersonId[]): Promise<Set<EvidenceId>> {
  const rows = await tx
    .selectFrom('event')
    .selectAll()
    .where('kind', 'in', ['credited', 'corrected'])
    .where('subject', 'not in', records)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('person_fact')
          .select('id')
          .whereRef('person_fact.person', '=', 'event.subject')
          .where('value', 'is not', null),
      ),
    )
    .execute()
  return new Set(rows.map(toEvent).flatMap(evidenceIn))
}
