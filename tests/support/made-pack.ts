import { join } from 'node:path'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { packFileName, type PackOrder } from '../../src/audit/packs/pack.ts'
import { askForPack, findPack, type PackOnRecord } from '../../src/audit/packs/pack.store.ts'
import type { PackId } from '../../src/platform/database/schema.store.ts'
import type { TestApp } from './app.ts'

const ORDER: PackOrder = {
  kind: 'pack',
  asOf: calendarDate('2026-11-24'),
  site: null,
  knownAt: null,
  language: 'en',
}

/** A pack that waits to be made. */
export async function askedPack(
  { deps }: Pick<TestApp, 'deps'>,
  by: PersonId,
  changes: Partial<PackOrder> = {},
): Promise<PackId> {
  const order = { ...ORDER, ...changes }
  const asked = { fileName: packFileName(order, null), by, at: deps.now() }
  const id = await askForPack(deps.store.db, order, asked)
  if (id === null) throw new Error('there is such a pack already')
  return id
}

/** A pack that the background has made. */
export async function madePack(
  test: Pick<TestApp, 'deps'>,
  by: PersonId,
  changes: Partial<PackOrder> = {},
): Promise<PackOnRecord> {
  const id = await askedPack(test, by, changes)
  test.deps.jobs.wake('packs')
  await test.deps.jobs.idle('packs')
  const pack = await findPack(test.deps.store.db, id)
  if (pack?.made == null) throw new Error('the pack was not made')
  return pack
}

/** The file of a pack, which an app on SQLite has in its folder. */
export function packPath({ dataDir }: Pick<TestApp, 'dataDir'>, id: PackId): string {
  return join(dataDir, 'packs', `${id.slice('pack:'.length)}.zip`)
}
