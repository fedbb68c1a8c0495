import type { Cell, SheetData } from 'write-excel-file/node'
import type { Messages } from '../../words/messages.ts'
import type { ReportHead } from '../head.page.ts'
import type { SheetColumn } from './sheet-column.page.ts'

export const GUIDE_WIDTHS = [34, 34, 70, 60] as const
const HEADER = { fontWeight: 'bold', backgroundColor: '#e6eeec', wrap: true, alignVertical: 'top' } as const
const TEXT = { wrap: true, alignVertical: 'top' } as const

type ExplainedColumn = Pick<SheetColumn<never>, 'heading' | 'name' | 'meaning'>

/** Explains both rates, the statuses and each column. */
export function guideRows(
  columns: { readonly short: readonly ExplainedColumn[]; readonly all: readonly ExplainedColumn[] },
  head: ReportHead,
  t: Messages,
): SheetData {
  const words = t.hr.reportFiles
  const title = (value: string): Cell[] => [{ value, fontWeight: 'bold', fontSize: 14 }]
  const header = (...values: readonly string[]): Cell[] => values.map((value) => ({ ...HEADER, value }))
  const line = (...values: readonly (string | number)[]): Cell[] => values.map((value) => ({ ...TEXT, value }))
  const rules = t.hr.requirements.statusPage
  // Those that put several facts together are in no other file.
  const made = columns.short.filter(({ name }) => name === '')
  return [
    title(rules.rates),
    line(words.ratesOf),
    ...head.rates.map(({ name, value, rule }) => line(name, value, rule)),
    line(head.beside),
    [],
    title(words.statusesTitle),
    header(rules.status, words.people, rules.when, rules.counts),
    ...head.statuses.map(({ name, people, when, counts }) => line(name, people, when, counts)),
    [],
    title(words.columnsTitle),
    header(words.heading, words.nameInFiles, words.meaning),
    ...[...made, ...columns.all].map(({ heading, name, meaning }) => line(heading, name, meaning)),
  ]
}
