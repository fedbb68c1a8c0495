import type { PersonId } from '../../src/domain/event.ts'
import { guessedMapping } from '../../src/imports/mapping.ts'
import { readSheetText } from '../../src/imports/read-sheet.ts'
import { createImport, moveImport } from '../../src/store/imports.ts'
import type { ImportId } from '../../src/store/schema.ts'
import type { TestApp } from './app.ts'

/** A list of staff with a line of many kinds: somebody new, the same, moved, unclear, and one to mend. */
export const STAFF_LIST = [
  'Employee number,Name,E-mail,Site,Department,Position,Type,Works with youth,Hire date',
  '2001,Eli Novak,eli@harborstreet.example,North House,Residential,Youth worker,employee,yes,2026-11-09',
  ',Bob Rivera,bob@harborstreet.example,North House,Residential,Youth worker,employee,yes,2026-11-16',
  ',Dan Whitfield,dan@harborstreet.example,North House,Residential,Youth worker,employee,yes,2026-01-05',
  ',Nia Stone,cleo@harborstreet.example,North House,Residential,Program director,employee,yes,2026-01-05',
  '2002,Mo Abara,,West House,Residential,Youth worker,employee,yes,2026-11-09',
  '',
].join('\n')

/** A file of staff that HR can look at: uploaded, with columns as they were found, and planned. */
export async function plannedImport({ deps }: TestApp, by: PersonId, text = STAFF_LIST): Promise<ImportId> {
  const { db } = deps.store
  const read = await readSheetText(text)
  if (!read.ok) throw new Error(read.problem.kind)
  const mapping = guessedMapping(deps.imports.importers.roster.fields, read.sheet)
  const rows = read.sheet.rows.length
  const file = { kind: 'roster', fileName: 'staff.csv', text, mapping, choices: {}, rows } as const
  const id = await createImport(db, file, by, deps.now())
  await moveImport(db, id, ['uploaded'], 'planning')
  deps.imports.wake()
  await deps.imports.settled()
  return id
}
