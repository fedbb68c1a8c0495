import type { Item, ItemId } from '../course/course.ts'
import { shareBetween, keyOf } from './item-statistic.ts'
import { HELD_BACK } from './suppression.ts'
import { grouped, SMALLER_SITES, type ToldAnswers } from './understanding.ts'
import { BYTE_ORDER_MARK, csvLine } from '../platform/text/csv.ts'
import type { ListedSite } from './understanding.page.ts'

/** The columns in their order: once published, a column keeps its name and meaning (docs/understanding.md). */
const COLUMNS = [
  'question',
  'wording',
  'in_use',
  'step',
  'site',
  'site_name',
  'language',
  'answer',
  'fits',
  'people',
  'answered',
  'share_percent',
  'share_from_percent',
  'share_to_percent',
] as const

/** Every figure that the pages are made of, and no others. @param inUse question by wording */
export function understandingCsv(
  told: readonly ToldAnswers[],
  inUse: ReadonlyMap<string, ItemId>,
  items: readonly Item[],
  sites: readonly ListedSite[],
): string {
  const cellsOf = grouped(told, cellOf)
  return [BYTE_ORDER_MARK, csvLine([...COLUMNS]), ...told.map((row) => csvLine(cells(row)))].join('')

  function cells(row: ToldAnswers): string[] {
    const cell = cellsOf.get(cellOf(row)) ?? []
    const answered = cell.reduce((total, { people }) => total + people, 0)
    const heldBack = cell.find(({ chosen }) => chosen === HELD_BACK)?.people ?? 0
    const item = items.find(({ id }) => id === row.item)
    // An earlier wording may have had another key.
    const known = inUse.has(row.version) && item !== undefined
    const isRight = known && keyOf(item) === row.chosen
    const hidden = row.chosen === HELD_BACK || isRight ? 0 : heldBack
    const { share, from, to } = shareBetween(row.people, row.people + hidden, answered)
    const site = sites.find(({ id }) => id === row.place)
    return [
      row.item,
      row.version.slice(0, 12),
      inUse.has(row.version) ? 'yes' : 'no',
      item?.step ?? '',
      site?.slug ?? SMALLER_SITES,
      site?.name ?? '',
      row.language,
      row.chosen === HELD_BACK ? 'not told' : row.chosen,
      row.chosen === HELD_BACK ? 'no' : known ? (isRight ? 'yes' : 'no') : '',
      String(row.people),
      String(answered),
      ...[share, from, to].map((value) => (value * 100).toFixed(1)),
    ]
  }
}

/** One wording, place and language. */
function cellOf({ version, place, language }: ToldAnswers): string {
  return [version, place, language].join(' ')
}
