import { type StatusCounts, totals, countOf } from '../../requirements/compliance.ts'
import { element } from '../../platform/html/chart.page.ts'
import { escapeHtml } from '../../platform/html/renderer.page.ts'
import type { SafeHtml } from '../../platform/html/safe.ts'

/** The parts that a piece of a bar shows, and the class that colors it. */
export const PARTS = [
  { choice: 'counted', tone: 'ok' },
  { choice: 'need-action', tone: 'need' },
  { choice: 'have-time', tone: 'time' },
  { choice: 'cannot-say', tone: 'unk' },
] as const

/** The gap in a bar that is 100 wide. It keeps two pieces apart for people who can't tell the colors apart. */
const GAP = 0.6
const HEIGHT = 10

/** A piece of a bar that is 100 wide. */
export interface BarPiece {
  /** The class that colors it. */
  readonly tone: string
  readonly x: number
  readonly width: number
}

/** The parts of everybody in scope. */
export function sharePieces(counts: StatusCounts): BarPiece[] {
  const { inScope } = totals(counts)
  let x = 0
  return PARTS.flatMap(({ choice, tone }) => {
    const share = inScope === 0 ? 0 : (100 * countOf(choice, counts)) / inScope
    const piece = { tone: `bar-${tone}`, x, width: Math.max(0.3, share - GAP) }
    x += share
    return share === 0 ? [] : [piece]
  })
}

/** A piece that is longer for more of something. The most of its chart fills the column. */
export function lengthPieces(many: number, most: number, tone: 'need' | 'time' | 'ok'): BarPiece[] {
  if (many === 0) return []
  return [{ tone: `bar-${tone}`, x: 0, width: Math.max(0.3, (100 * many) / Math.max(many, most) - GAP) }]
}

/**
 * A bar as wide as its column. It is stretched and has no text of its own, so that one form serves a phone, a wide
 * window and paper. Without pieces it stays empty: a gray one would look full.
 * @param title what a screen reader says instead
 */
export function bar(title: string, pieces: readonly BarPiece[]): SafeHtml {
  const attributes = { viewBox: `0 0 100 ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', focusable: 'false' }
  const ground = { tone: 'bar-ground', x: 0, width: 100 }
  const drawn = (pieces.length === 0 ? [] : [ground, ...pieces]).map(({ tone, x, width }) =>
    element('rect', { class: tone, x: x.toFixed(2), y: 0, width: width.toFixed(2), height: HEIGHT }),
  )
  // Values are numbers and classes of ours, and the title is escaped.
  return element('svg', attributes, [element('title', {}, escapeHtml(title)), ...drawn].join('')) as SafeHtml
}
