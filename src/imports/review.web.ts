import { IMPORTERS } from './importer.job.ts'
import { z } from 'zod'
import type { PersonId } from '../ledger/event.ts'
import { keptOf, originals, toPlannedRow } from './kept-detail.job.ts'
import { sheetsOf } from './sheet.job.ts'
import { AppError } from '../platform/http/app-error.ts'
import { NOBODY, type ReviewForm } from './import.page.ts'
import { type ImportedRow, keepRow, rowsOf } from './row.store.ts'
import { type DataImport, findImport, moveImport } from './import.store.ts'
import { peopleOnRecord } from '../people/people.store.ts'
import { allSites } from '../site/site.store.ts'
import { parseForm } from '../platform/http/form.web.ts'
import { SCREENS, type Review, importOf, mustMove } from './kind.web.ts'
import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

const LINE = 'line-'
const reviewForm = z.record(z.string().regex(/^line-\d{1,9}$/), z.string())

/** Returns null for lines that ask nothing, and once the file has moved on. */
export async function reviewOf(
  visit: SignedInVisit,
  file: DataImport,
  rows: readonly ImportedRow[],
): Promise<ReviewForm | null> {
  const { review } = SCREENS[file.kind]
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
    action: hrefTo('/hr/imports/:import/review', { import: file.id }),
    csrf: visit.csrf,
    questions: rows.map(({ line }, index) => ({
      name: `${LINE}${line}`,
      candidates: (candidates[index] ?? []).map((person) => ({ value: person, text: texts.get(person) ?? person })),
    })),
  }
}

/** Takes HR's decisions about lines. Open lines stay as they are. */
export async function reviewLines(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const file = await importOf(visit)
  const { review } = SCREENS[file.kind]
  if (review === null) throw new AppError('conflict', 'Nothing of this file is to be decided.')
  const answers = answersOf(parseForm(visit, reviewForm))
  const sheets = await sheetsOf(deps.store.db, file)
  if (file.state !== 'planned' || sheets === null) throw new AppError('conflict', 'The file has moved on.')
  const original = originals(sheets.read, IMPORTERS[file.kind])
  await deps.store.transaction(async (tx) => {
    mustMove(await moveImport(tx, file.id, ['planned'], 'planned'))
    const decided = new Map<number, PersonId | null>()
    for (const [line, answer] of answers) {
      const selection = { outcomes: [review.outcome], after: line - 1, most: 1 }
      const [row] = await rowsOf(tx, file.id, selection)
      if (row?.line !== line) continue
      const person = candidatesOf(row, review).find((candidate) => candidate === answer) ?? null
      if (person === null && answer !== NOBODY)
        throw new AppError('bad-request', 'The person is not among those asked about.')
      await keepRow(tx, file.id, original(review.decide(toPlannedRow(row), person)))
      decided.set(line, person)
    }
    // The choices as they are now: somebody else may have answered meanwhile.
    const choices = review.withAnswers((await findImport(tx, file.id))?.choices, decided)
    await moveImport(tx, file.id, ['planned'], 'planned', { choices })
  })
  response.redirect(303, hrefTo('/hr/imports/:import/rows', { import: file.id }, { outcome: review.outcome }))
}

function candidatesOf(row: ImportedRow, { candidates }: Review): readonly PersonId[] {
  const kept = keptOf(row)
  return kept === null ? [] : candidates(kept.planned)
}

/** Line and answer, for lines that were answered. */
function answersOf(fields: Readonly<Record<string, string>>): [number, string][] {
  return Object.entries(fields).flatMap(([name, answer]): [number, string][] =>
    answer === '' ? [] : [[Number(name.slice(LINE.length)), answer]],
  )
}
