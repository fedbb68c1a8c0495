import { z } from 'zod'
import type { PersonId } from '../domain/event.ts'
import { keptOf, originals, toPlannedRow } from '../imports/kept-detail.ts'
import { readSheetText } from '../imports/read-sheet.ts'
import { AppError } from '../errors.ts'
import { NOBODY, type ReviewForm } from '../pages/import.ts'
import { type ImportedRow, keepRow, rowsOf } from '../store/import-rows.ts'
import { type DataImport, moveImport, textOf } from '../store/imports.ts'
import { peopleOnRecord } from '../store/people.ts'
import { allSites } from '../store/sites.ts'
import { parseForm } from './form.ts'
import { FACES, type Review } from './import-kinds.ts'
import { importOf, mustMove } from './import-state.ts'
import { importReviewPath, importRowsPath } from './paths.ts'
import type { SignedInVisit } from './visit.ts'

const LINE = 'line-'
const reviewForm = z.record(z.string(), z.string())

/** Null for lines that ask nothing, and once the file has moved on. */
export async function reviewOf(
  visit: SignedInVisit,
  file: DataImport,
  rows: readonly ImportedRow[],
): Promise<ReviewForm | null> {
  const { review } = FACES[file.kind]
  if (review === null || file.state !== 'planned' || rows[0]?.outcome !== review.outcome) return null
  const { db } = visit.deps.store
  const candidates = rows.map((row) => candidatesOf(row, review))
  const people = await peopleOnRecord(db, [...new Set(candidates.flat())])
  const sites = new Map((await allSites(db)).map(({ id, name }) => [id, name]))
  const texts = new Map(
    people.map(({ person, name, placements }) => {
      const [place] = placements
      const where = place === undefined ? [] : [place.position, sites.get(place.site) ?? '']
      return [person, [name ?? visit.t.hr.people.noName, ...where].join(', ')]
    }),
  )
  return {
    action: importReviewPath(file.id),
    csrf: visit.csrf,
    questions: rows.map(({ line }, index) => ({
      name: `${LINE}${line}`,
      candidates: (candidates[index] ?? []).map((person) => ({ value: person, text: texts.get(person) ?? person })),
    })),
  }
}

/** Takes what HR has said about lines; those that are left open stay as they are. */
export async function reviewLines(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const file = await importOf(visit)
  const { review } = FACES[file.kind]
  if (review === null) throw new AppError('conflict', 'Nothing of this file is to be decided.')
  const answers = answersOf(parseForm(visit, reviewForm))
  const read = await readSheetText((await textOf(deps.store.db, file.id)) ?? '')
  if (file.state !== 'planned' || !read.ok) throw new AppError('conflict', 'The file has moved on.')
  const original = originals(read.sheet, deps.imports.importers[file.kind])
  await deps.store.transaction(async (tx) => {
    mustMove(await moveImport(tx, file.id, ['planned'], 'planned'))
    for (const [line, answer] of answers) {
      const selection = { outcomes: [review.outcome], after: line - 1, most: 1 }
      const [row] = await rowsOf(tx, file.id, selection)
      if (row?.line !== line) continue
      const person = candidatesOf(row, review).find((candidate) => candidate === answer) ?? null
      if (person === null && answer !== NOBODY)
        throw new AppError('bad-request', 'The person is not among those asked about.')
      await keepRow(tx, file.id, original(review.decide(toPlannedRow(row), person)))
    }
  })
  response.redirect(303, importRowsPath(file.id, review.outcome, 0))
}

function candidatesOf(row: ImportedRow, { candidates }: Review): readonly PersonId[] {
  const kept = keptOf(row)
  return kept === null ? [] : candidates(kept.planned)
}

/** Line and answer, of those that were answered. */
function answersOf(fields: Readonly<Record<string, string>>): [number, string][] {
  return Object.entries(fields).flatMap(([name, answer]): [number, string][] => {
    const line = name.startsWith(LINE) ? Number(name.slice(LINE.length)) : Number.NaN
    return answer === '' || !Number.isInteger(line) ? [] : [[line, answer]]
  })
}
