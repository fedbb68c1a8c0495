import type { PersonId } from '../../ledger/event.ts'
import { hashOf } from '../../platform/codes/hash.store.ts'
import { inChunks } from '../../platform/database/chunk.store.ts'
import type { Database, PackageTrialTable, Tx } from '../../platform/database/schema.store.ts'

/** A package that somebody tries. Nothing of a trial is a record. */
export interface TrialKey {
  readonly id: string
  readonly owner: PersonId
}

export type Trial = Pick<PackageTrialTable, 'edition' | 'title'> & {
  /** The file that starts the package, as its manifest says. */
  readonly launchFile: string
  /** Empty when the package leaves the grading to the course. */
  readonly passMark: string
}

/** A package has about a megabyte. */
const MOST = 8
/** A statement with several of them is as large as they are. */
const FILES_AT_ONCE = 20

export async function addTrial(
  tx: Tx,
  key: TrialKey,
  { edition, title, launchFile, passMark }: Trial,
  { files, stored }: { readonly files: ReadonlyMap<string, Uint8Array>; readonly stored: unknown },
): Promise<void> {
  const trial = codeOf(key)
  const row = { code: trial, edition, title, launch_file: launchFile, pass_mark: passMark }
  await tx
    .insertInto('package_trial')
    .values({ ...row, stored: JSON.stringify(stored), used: await nextUse(tx) })
    .execute()
  const rows = [...files].map(([name, content]) => ({ trial, name, content: Buffer.from(content) }))
  for (const chunk of inChunks(rows, FILES_AT_ONCE)) await tx.insertInto('package_trial_file').values(chunk).execute()
  await makeRoom(tx)
}

/** Returns null for somebody else's, and for one that is gone. */
export async function findTrial(db: Database, key: TrialKey): Promise<Trial | null> {
  const row = await db.selectFrom('package_trial').selectAll().where('code', '=', codeOf(key)).executeTakeFirst()
  if (row === undefined) return null
  const { edition, title, launch_file: launchFile, pass_mark: passMark } = row
  return { edition, title, launchFile, passMark }
}

/** The file as it is in the zip, or null when there is none. */
export async function findTrialFile(db: Database, key: TrialKey, name: string): Promise<Buffer | null> {
  const file = await db
    .selectFrom('package_trial_file')
    .select('content')
    .where('trial', '=', codeOf(key))
    .where('name', '=', name)
    .executeTakeFirst()
  return file?.content ?? null
}

/** What was stored last, or null when the trial is gone. */
export async function findStored(db: Database, key: TrialKey): Promise<unknown> {
  const row = await db.selectFrom('package_trial').select('stored').where('code', '=', codeOf(key)).executeTakeFirst()
  return row === undefined ? null : JSON.parse(row.stored)
}

/** The transaction is one of `Store.transaction`, so nobody else has stored anything since it was read. */
export async function putStored(tx: Tx, key: TrialKey, stored: unknown): Promise<void> {
  await tx
    .updateTable('package_trial')
    .set({ stored: JSON.stringify(stored), used: await nextUse(tx) })
    .where('code', '=', codeOf(key))
    .execute()
}

async function nextUse(tx: Tx): Promise<number> {
  const last = await tx
    .selectFrom('package_trial')
    .select(({ fn }) => fn.max('used').as('used'))
    .executeTakeFirst()
  return (last?.used ?? 0) + 1
}

/**
 * Ends the trials that were opened or saved longest ago. Showing the page or a file writes nothing, so a package that
 * saves nothing here (cmi5 or the web edition) counts from when it was opened.
 */
async function makeRoom(tx: Tx): Promise<void> {
  const rows = await tx
    .selectFrom('package_trial')
    .select('code')
    .orderBy('used', 'desc')
    .offset(MOST)
    .limit(100)
    .execute()
  for (const { code } of rows) await tx.deleteFrom('package_trial').where('code', '=', code).execute()
}

/** Whoever has no more than the database finds out neither the address of a trial nor whose it is. */
function codeOf({ id, owner }: TrialKey): string {
  return hashOf([id, owner])
}
