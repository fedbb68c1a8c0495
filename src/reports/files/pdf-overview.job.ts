import {
  type Document,
  leading,
  type Type,
  type Typesetter,
  writeLine,
  writeLines,
} from '../../platform/pdf/typeset.job.ts'
import { BOTTOM, INNER, PAGE, TOP, TYPES } from './pdf-layout.job.ts'
import type { PdfOverview } from './pdf-overview.page.ts'
import { drawTable, type LaidRow, laidRow } from './pdf-table.job.ts'

type Struct = ReturnType<Document['struct']>
/** Draws a part of a page, where it was placed. */
export type Drawing = (doc: Document) => Struct

/** The name of a line, five numbers and two rates. */
const WIDTHS = [230, 62, 74, 70, 76, 72, 68, 68] as const

const CHART = { height: 146, left: 34, right: 40, bottom: 22 } as const
const SPRUCE = '#1b5e57'
const GRID = '#dcdbd3'

/** The figures, the chart and the tables, on as many pages as they take. */
export function overviewPages({ chart, sentences, tables, title }: PdfOverview, typesetter: Typesetter): Drawing[][] {
  const pages: Drawing[][] = [[]]
  let y: number = TOP
  const place = (height: number, draw: (doc: Document, top: number) => Struct) => {
    if (y + height > BOTTOM) {
      pages.push([])
      y = TOP
    }
    const top = y
    pages.at(-1)?.push((doc) => draw(doc, top))
    y += height
  }
  const text = (tag: 'H2' | 'H3' | 'P', value: string, type: Type, after: number) => {
    const lines = typesetter.linesOf(value, type, INNER)
    place(lines.length * leading(type) + after, (doc, top) =>
      doc.struct(tag, {}, () => writeLines(doc, lines, { x: PAGE.margin, y: top }, type)),
    )
  }
  text('H2', title, TYPES.title, 8)
  for (const sentence of sentences) text('P', sentence, TYPES.answer, 4)
  y += 14
  text('H3', chart.title, TYPES.question, 2)
  text('P', chart.text, TYPES.proof, 8)
  place(CHART.height + 16, (doc, top) =>
    doc.struct('Figure', { alt: chart.description }, () => drawLine(doc, chart.points, top, typesetter)),
  )
  for (const { heads, rows, title: name } of tables) {
    const row = (kind: LaidRow['kind'], cells: readonly string[]) =>
      laidRow(
        kind,
        cells.map((cell, column) => ({ width: WIDTHS[column] ?? 0, lines: [cell] })),
        typesetter,
      )
    const heading = row('TH', heads)
    const laid = rows.map((cells) => row('TD', cells))
    // A name, its heading and the first line stay together.
    if (y + 30 + heading.height + (laid[0]?.height ?? 0) > BOTTOM) y = BOTTOM
    text('H3', name, TYPES.question, 2)
    for (const part of inParts(heading, laid, BOTTOM - y, BOTTOM - TOP))
      place(heightOf(part), (doc, top) => drawTable(doc, WIDTHS, part, top))
    y += 18
  }
  return pages
}

/** The rows of a table for each page, under its heading. */
function inParts(heading: LaidRow, rows: readonly LaidRow[], first: number, others: number): LaidRow[][] {
  const parts: LaidRow[][] = [[heading]]
  for (const row of rows) {
    const part = parts.at(-1) ?? []
    const room = parts.length === 1 ? first : others
    if (heightOf(part) + row.height > room) parts.push([heading, row])
    else part.push(row)
  }
  return parts
}

function heightOf(rows: readonly LaidRow[]): number {
  return rows.reduce((sum, { height }) => sum + height, 0)
}

/** The rate from 0 to 100 percent, with its months below and its last value next to it. */
function drawLine(doc: Document, points: PdfOverview['chart']['points'], top: number, typesetter: Typesetter): void {
  const [left, right] = [PAGE.margin + CHART.left, PAGE.width - PAGE.margin - CHART.right]
  const bottom = top + CHART.height - CHART.bottom
  const x = (index: number) => left + ((right - left) * index) / Math.max(1, points.length - 1)
  const y = (percent: number) => bottom - ((bottom - top) * percent) / 100
  for (const percent of [0, 20, 40, 60, 80, 100]) {
    doc.moveTo(left, y(percent)).lineTo(right, y(percent)).lineWidth(0.5).stroke(GRID)
    const label = `${percent}%`
    const at = { x: left - 6 - typesetter.widthOf(label, TYPES.small), y: y(percent) - 4 }
    writeLine(doc, label, at, TYPES.small)
  }
  let before: { readonly x: number; readonly y: number } | null = null
  for (const [index, { label, percent, text }] of points.entries()) {
    const width = typesetter.widthOf(label, TYPES.small)
    writeLine(doc, label, { x: x(index) - width / 2, y: bottom + 8 }, TYPES.small)
    if (percent === null) {
      before = null
      continue
    }
    const here = { x: x(index), y: y(percent) }
    if (before !== null) doc.moveTo(before.x, before.y).lineTo(here.x, here.y).lineWidth(1.5).stroke(SPRUCE)
    doc.circle(here.x, here.y, 2.5).fill(SPRUCE)
    if (index === points.length - 1) writeLine(doc, text, { x: here.x + 7, y: here.y - 6 }, TYPES.name)
    before = here
  }
}
