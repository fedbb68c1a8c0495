import { IMPORTERS } from '../../src/imports/importer.job.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { firstMapping } from '../../src/imports/mapping.job.ts'
import { readSheetText } from '../../src/imports/read-sheet.job.ts'
import { createImport, moveImport, type NewImport } from '../../src/imports/import.store.ts'
import type { ImportId } from '../../src/platform/database/schema.store.ts'
import type { TestApp } from './app.ts'

/** The headings of a list of staff. */
export const STAFF_HEADINGS = 'Employee number,Name,E-mail,Site,Department,Position,Type,Works with youth,Hire date'

/** A list of staff with a line of many kinds: somebody new, the same, moved, unclear, and one to mend. */
export const STAFF_LIST = [
  STAFF_HEADINGS,
  '2001,Eli Novak,eli@harborstreet.example,North House,Residential,Youth worker,employee,yes,2026-11-09',
  ',Bob Rivera,bob@harborstreet.example,North House,Residential,Youth worker,employee,yes,2026-11-16',
  ',Dan Whitfield,dan@harborstreet.example,North House,Residential,Youth worker,employee,yes,2026-01-05',
  ',Nia Stone,cleo@harborstreet.example,North House,Residential,Program director,employee,yes,2026-01-05',
  '2002,Mo Abara,,West House,Residential,Youth worker,employee,yes,2026-11-09',
  '',
].join('\n')

/** Completions of which HR has to say whose two of them are. */
export const COMPLETIONS = [
  'E-mail,Name,Completed on,Status,Course',
  'bob@harborstreet.example,Bob Rivera,2026-11-20,complete,Orientation',
  ',Dan Whitfield,2026-11-19,complete,Orientation',
  ',Cleo Marsh,2026-11-18,complete,Orientation',
  'x@elsewhere.example,Uma Vance,2026-11-18,complete,Orientation',
  'cleo@harborstreet.example,Cleo Marsh,,in progress,Orientation',
  '',
].join('\n')

/** A file that waits for HR to look at its columns, as they were found. */
export async function uploadedImport(
  { deps }: TestApp,
  by: PersonId,
  { kind = 'roster', fileName = 'staff.csv', text = STAFF_LIST, choices = {} }: Partial<NewImport> = {},
): Promise<ImportId> {
  const read = await readSheetText(text)
  if (!read.ok) throw new Error(read.problem.kind)
  const mapping = firstMapping([], IMPORTERS[kind], read.sheet)
  const file = { kind, fileName, text, mapping, choices, rows: read.sheet.rows.length }
  return createImport(deps.store.db, file, by, deps.now())
}

/** A file of which HR can see what it would change. */
export async function plannedImport(test: TestApp, by: PersonId, file: Partial<NewImport> = {}): Promise<ImportId> {
  const { deps } = test
  const { db } = deps.store
  const id = await uploadedImport(test, by, file)
  await moveImport(db, id, ['uploaded'], 'planning')
  deps.jobs.wake('imports')
  await deps.jobs.idle('imports')
  return id
}
