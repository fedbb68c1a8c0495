import { AppError } from '../platform/http/app-error.ts'
import type { Mapping } from './contract.job.ts'
import { toMapping } from './mapping.job.ts'
import { type DataImport, findImport } from './import.store.ts'
import { savedMappings } from './mapping.store.ts'
import type { Database, ImportId, ImportKind } from '../platform/database/schema.store.ts'
import { param } from '../platform/http/form.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** Throws not-found for an address of nothing. */
export async function importOf(visit: SignedInVisit): Promise<DataImport> {
  const id: ImportId = `import:${param(visit, 'import')}`
  const file = await findImport(visit.deps.store.db, id)
  if (file === null) throw new AppError('not-found', 'There is no such file.')
  return file
}

/** Ways of reading a file of this kind that were saved under a name. */
export async function mappingsOf(
  db: Database,
  kind: ImportKind,
): Promise<{ readonly name: string; readonly mapping: Mapping }[]> {
  const saved = (await savedMappings(db)).filter((each) => each.kind === kind)
  return saved.map(({ name, mapping }) => ({ name, mapping: toMapping(mapping) }))
}

/** Whether columns and choices can be changed: nothing of the file is on record, and nobody works on it. */
export function isOpen({ state, problem }: DataImport): boolean {
  return state === 'uploaded' || state === 'planned' || (state === 'failed' && problem === 'planning')
}

/** Throws conflict for what a request asks of a file that has moved on. */
export function mustMove(moved: boolean): void {
  if (!moved) throw new AppError('conflict', 'The file has moved on.')
}
