import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { formatMoment } from '../platform/time/moment.page.ts'
import type { CellCorrection } from './correction.ts'
import { actorNames } from './import.web.ts'
import type { DataImport } from './import.store.ts'
import type { CorrectionView } from './line.page.ts'

/** What was corrected in a file, with who did it and when. The lines can be opened while it waits to be recorded. */
export async function correctionsIn(
  visit: SignedInVisit,
  { id, state }: DataImport,
  corrections: readonly CellCorrection[],
): Promise<CorrectionView[]> {
  const { language, organization, t } = visit
  const nameOf = await actorNames(
    visit,
    corrections.map(({ by }) => by),
  )
  const { timeZone } = organization
  const shown = (cell: string) => (cell.trim() === '' ? t.hr.imports.corrections.empty : cell)
  return corrections.map(({ line, heading, inFile, corrected, by, at }) => ({
    line,
    href: state === 'planned' ? hrefTo('/hr/imports/:import/lines/:line', { import: id, line }) : null,
    heading,
    inFile: shown(inFile),
    corrected: shown(corrected),
    by: nameOf(by),
    on: formatMoment(at, timeZone, language),
  }))
}
