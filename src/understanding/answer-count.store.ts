import type { CalendarDate } from '../platform/time/calendar.ts'
import type { ItemId } from '../course/course.ts'
import { getItem } from '../course/draw.ts'
import type { SiteId } from '../ledger/event.ts'
import type { FirstCheck } from '../learning/coursework.store.ts'
import { chosenOf, keyOf } from './item-statistic.ts'
import {
  type AnswerCell,
  BANDS,
  type Band,
  type BandCell,
  type BandCounts,
  bandOf,
  type CountedAnswer,
  EMPTY_BANDS,
  withAnswer,
  withGroup,
} from './suppression.ts'
import { type Place, SMALLER_SITES, SMALLEST_SITE, type ToldAnswers, type ToldBands } from './understanding.ts'
import { itemVersion } from '../course/edition.store.ts'
import type { AnswerWaitingTable, BandCountTable, Database, Tx } from '../platform/database/schema.store.ts'

/** Counts somebody's first final check (`handIn`). */
export async function countFirstCheck(tx: Tx, check: FirstCheck, today: CalendarDate): Promise<void> {
  await countFirstChecks(tx, check, 1, today)
}

/** The same for people who gave the same answers, one after the other. */
export async function countFirstChecks(tx: Tx, check: FirstCheck, people: number, today: CalendarDate): Promise<void> {
  const { course, items, answers, language } = check
  const place = await placeOf(tx, check.site, today)
  await tx
    .insertInto('first_check_count')
    .values({ place, language, people })
    .onConflict((conflict) =>
      conflict
        .columns(['place', 'language'])
        .doUpdateSet(({ eb }) => ({ people: eb('first_check_count.people', '+', people) })),
    )
    .execute()
  const band = bandOf(check.right, check.of)
  const questions = items.map((id): Question => {
    const item = getItem(course, id)
    const chosen = chosenOf(item, answers.get(id) ?? [])
    return { item: id, version: itemVersion(item), right: keyOf(item), answer: { chosen, band } }
  })
  await countAnswers(tx, questions, people, { place, language })
}

/** How many people have handed in a first check, by place and language. */
export async function firstChecks(
  db: Database,
): Promise<{ readonly place: Place; readonly language: string; readonly people: number }[]> {
  return await db.selectFrom('first_check_count').selectAll().orderBy('place').orderBy('language').execute()
}

/** Every figure that may be shown, of all wordings there ever were. */
export async function toldAnswers(db: Database): Promise<ToldAnswers[]> {
  const rows = await db
    .selectFrom('answer_count')
    .selectAll()
    .orderBy('item')
    .orderBy('item_version')
    .orderBy('place')
    .orderBy('language')
    .orderBy('chosen')
    .execute()
  return rows.map(({ item_version: version, ...row }) => ({ ...row, version }))
}

/** Returns, for each wording, how people with high and low results in the whole check did. */
export async function toldBands(db: Database): Promise<ToldBands[]> {
  const rows = await db.selectFrom('band_count').selectAll().execute()
  const versions = [...new Set(rows.map((row) => row.item_version))]
  return versions.map((version) => ({
    version,
    bands: bandCounts(rows.filter((row) => row.item_version === version)),
  }))
}

interface Question {
  readonly item: ItemId
  readonly version: string
  readonly right: string
  readonly answer: CountedAnswer
}

interface Where {
  readonly place: Place
  readonly language: string
}

/** Sites with few people are counted together: how many work there says so, not what they answered. */
async function placeOf(tx: Tx, site: SiteId | null, today: CalendarDate): Promise<Place> {
  if (site === null) return SMALLER_SITES
  const { people } = await tx
    .selectFrom('placement')
    .select(({ fn }) => fn.count<number>('person').distinct().as('people'))
    .where('site', '=', site)
    .where('from_on', '<=', today)
    .where(({ eb, or }) => or([eb('until_on', 'is', null), eb('until_on', '>=', today)]))
    .executeTakeFirstOrThrow()
  return people < SMALLEST_SITE ? SMALLER_SITES : site
}

async function countAnswers(tx: Tx, questions: readonly Question[], people: number, where: Where): Promise<void> {
  const versions = questions.map(({ version }) => version)
  const cells = await readCells(tx, versions, where)
  const bands = await readBands(tx, versions)
  const after = questions.map((question) => {
    let counted = { cell: cells(question.version), bands: bands(question.version) }
    for (let person = 0; person < people; person += 1) {
      const { cell, group } = withAnswer(counted.cell, question.right, question.answer)
      counted = { cell, bands: withGroup(counted.bands, question.right, group) }
    }
    return { question, ...counted }
  })
  await removeCells(tx, versions, where)
  const waiting = after.flatMap(({ question, cell }) => waitingRows({ ...keyOfRow(question), ...where }, cell))
  const told = after.flatMap(({ question, cell }) => toldRows({ ...keyOfRow(question), ...where }, cell))
  if (waiting.length > 0) await tx.insertInto('answer_waiting').values(waiting).execute()
  if (told.length > 0) await tx.insertInto('answer_count').values(told).execute()
  for (const table of ['waiting', 'told'] as const) {
    const rows = after.flatMap(({ question, bands: cell }) => bandRows(question, cell[table]))
    if (rows.length > 0) await tx.insertInto(BAND_TABLES[table]).values(rows).execute()
  }
}

const BAND_TABLES = { waiting: 'band_waiting', told: 'band_count' } as const

async function readCells(tx: Tx, versions: readonly string[], { place, language }: Where) {
  const waiting = await tx
    .selectFrom('answer_waiting')
    .selectAll()
    .where('item_version', 'in', versions)
    .where('place', '=', place)
    .where('language', '=', language)
    .execute()
  const told = await tx
    .selectFrom('answer_count')
    .selectAll()
    .where('item_version', 'in', versions)
    .where('place', '=', place)
    .where('language', '=', language)
    .execute()
  return (version: string): AnswerCell => {
    const own = waiting.filter((row) => row.item_version === version)
    return {
      waiting: own.flatMap(({ chosen, band, people }) =>
        band === '' ? [] : Array.from({ length: people }, (): CountedAnswer => ({ chosen, band })),
      ),
      others: new Map(own.filter(({ pot }) => pot === 'others').map(({ chosen, people }) => [chosen, people])),
      told: new Map(told.filter((row) => row.item_version === version).map(({ chosen, people }) => [chosen, people])),
    }
  }
}

async function readBands(tx: Tx, versions: readonly string[]) {
  const read = (table: 'band_waiting' | 'band_count') =>
    tx.selectFrom(table).selectAll().where('item_version', 'in', versions).execute()
  const [waiting, told] = [await read('band_waiting'), await read('band_count')]
  const of = (rows: readonly BandCountTable[], version: string) =>
    bandCounts(rows.filter((row) => row.item_version === version))
  return (version: string): BandCell => ({ waiting: of(waiting, version), told: of(told, version) })
}

/** Rows are written again, so that nothing is left of answers that no longer wait. */
async function removeCells(tx: Tx, versions: readonly string[], { place, language }: Where): Promise<void> {
  for (const table of ['answer_waiting', 'answer_count'] as const) {
    await tx
      .deleteFrom(table)
      .where('item_version', 'in', versions)
      .where('place', '=', place)
      .where('language', '=', language)
      .execute()
  }
  for (const table of ['band_waiting', 'band_count'] as const) {
    await tx.deleteFrom(table).where('item_version', 'in', versions).execute()
  }
}

type RowKey = ReturnType<typeof keyOfRow> & Where

function keyOfRow({ item, version }: Question) {
  return { item, item_version: version }
}

function waitingRows(key: RowKey, { waiting, others }: AnswerCell): AnswerWaitingTable[] {
  const answers = BANDS.flatMap((band) =>
    [...tally(waiting.filter((answer) => answer.band === band))].map(([chosen, people]) => ({ chosen, band, people })),
  )
  return [
    ...answers.map((row) => ({ ...key, pot: 'answers' as const, ...row })),
    ...[...others].map(([chosen, people]) => ({ ...key, pot: 'others' as const, chosen, band: '' as const, people })),
  ]
}

function toldRows(key: RowKey, { told }: AnswerCell) {
  return [...told].filter(([, people]) => people > 0).map(([chosen, people]) => ({ ...key, chosen, people }))
}

function bandRows(question: Question, counts: BandCounts): BandCountTable[] {
  return BANDS.map((band) => ({
    ...keyOfRow(question),
    band,
    people: counts[band].people,
    right_people: counts[band].right,
  })).filter(({ people }) => people > 0)
}

function bandCounts(rows: readonly BandCountTable[]): BandCounts {
  const counts: Partial<Record<Band, BandCounts[Band]>> = {}
  for (const { band, people, right_people: right } of rows) counts[band] = { people, right }
  return { ...EMPTY_BANDS.told, ...counts }
}

function tally(answers: readonly CountedAnswer[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { chosen } of answers) counts.set(chosen, (counts.get(chosen) ?? 0) + 1)
  return counts
}
