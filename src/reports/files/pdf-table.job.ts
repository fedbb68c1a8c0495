import { artifact } from '../../platform/pdf/font.job.ts'
import { type Document, leading, type Type, type Typesetter, writeLine } from '../../platform/pdf/typeset.job.ts'
import { GAP, PAGE, TYPES } from './pdf-layout.job.ts'

const ROW_GAP = 5
const LINE = '#dcdbd3'

/** The lines of each cell of a row, and how high the row is. */
export interface LaidRow {
  readonly kind: 'TH' | 'TD'
  readonly cells: readonly (readonly { readonly text: string; readonly type: Type }[])[]
  readonly height: number
}

interface Cell {
  readonly width: number
  /** Facts, each on a line of its own. */
  readonly lines: readonly string[]
}

/** The first line of a row is the name of what it's about. */
export function laidRow(kind: LaidRow['kind'], cells: readonly Cell[], typesetter: Typesetter): LaidRow {
  const typeOf = (column: number, line: number) =>
    kind === 'TH' ? TYPES.heading : column === 0 && line === 0 ? TYPES.name : TYPES.text
  const laid = cells.map(({ lines, width }, column) =>
    lines.flatMap((line, index) => {
      const type = typeOf(column, index)
      return typesetter.linesOf(line, type, width - GAP).map((text) => ({ text, type }))
    }),
  )
  const highest = Math.max(...laid.map((lines) => lines.reduce((sum, { type }) => sum + leading(type), 0)))
  return { kind, cells: laid, height: highest + 2 * ROW_GAP }
}

export function drawTable(doc: Document, widths: readonly number[], rows: readonly LaidRow[], top: number) {
  const table = doc.struct('Table')
  let y = top
  for (const { kind, cells, height } of rows) {
    const row = doc.struct('TR')
    let x: number = PAGE.margin
    for (const [index, lines] of cells.entries()) {
      const at = { x, y: y + ROW_GAP }
      row.add(doc.struct(kind, {}, () => drawCell(doc, lines, at)))
      x += widths[index] ?? 0
    }
    row.end()
    table.add(row)
    y += height
    ruleBelow(doc, y)
  }
  table.end()
  return table
}

function drawCell(
  doc: Document,
  lines: LaidRow['cells'][number],
  { x, y }: { readonly x: number; readonly y: number },
) {
  let below = y
  for (const { text, type } of lines) {
    writeLine(doc, text, { x, y: below }, type)
    below += leading(type)
  }
}

function ruleBelow(doc: Document, y: number): void {
  artifact(doc, () =>
    doc
      .moveTo(PAGE.margin, y)
      .lineTo(PAGE.width - PAGE.margin, y)
      .lineWidth(0.5)
      .stroke(LINE),
  )
}
