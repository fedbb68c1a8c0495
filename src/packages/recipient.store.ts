import { randomUUID } from 'node:crypto'
import type { PersonId } from '../ledger/event.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import type { Instant } from '../platform/time/calendar.ts'

interface Noted {
  readonly at: Instant
  readonly by: PersonId
}

/** An organization or a learning system that a package went to. */
export interface Recipient {
  readonly id: string
  readonly name: string
  readonly noted: Noted
  /** When somebody noted that it's no longer used there, or null. */
  readonly ended: Noted | null
}

/** By the hash of the file, in the order in which they were noted. */
export type Recipients = ReadonlyMap<string, readonly Recipient[]>

export async function allRecipients(db: Database): Promise<Recipients> {
  const rows = await db.selectFrom('package_recipient').selectAll().orderBy('noted_at').orderBy('id').execute()
  const ends = new Map(rows.flatMap((row) => (row.ends === null ? [] : [[row.ends, notedIn(row)] as const])))
  const found = new Map<string, Recipient[]>()
  for (const row of rows) {
    if (row.recipient === null) continue
    const recipient = { id: row.id, name: row.recipient, noted: notedIn(row), ended: ends.get(row.id) ?? null }
    found.set(row.file_hash, [...(found.get(row.file_hash) ?? []), recipient])
  }
  return found
}

function notedIn({ noted_at: at, noted_by: by }: { readonly noted_at: Instant; readonly noted_by: PersonId }): Noted {
  return { at, by }
}

/** Does nothing where the same name is noted already. */
export async function noteRecipient(tx: Tx, file: string, name: string, { at, by }: Noted): Promise<void> {
  const noted = (await allRecipients(tx)).get(file) ?? []
  if (noted.some((each) => each.ended === null && each.name.toLowerCase() === name.toLowerCase())) return
  const row = { id: randomUUID(), file_hash: file, recipient: name, ends: null, noted_at: at, noted_by: by }
  await tx.insertInto('package_recipient').values(row).execute()
}

/** The package is no longer used there. Returns false for an entry that this file doesn't have. */
export async function endRecipient(tx: Tx, file: string, id: string, { at, by }: Noted): Promise<boolean> {
  const found = (await allRecipients(tx)).get(file)?.find((each) => each.id === id)
  if (found === undefined) return false
  if (found.ended !== null) return true
  const row = { id: randomUUID(), file_hash: file, recipient: null, ends: id, noted_at: at, noted_by: by }
  await tx.insertInto('package_recipient').values(row).execute()
  return true
}
