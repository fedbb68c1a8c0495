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

/**
 * A bar as wide as its column, from nobody to everybody in scope. It is stretched and has no text of its own, so that
 * one form serves a phone, a wide window and paper.
 * @param title what a screen reader says instead
 */
export function shareBar(counts: StatusCounts, title: string): SafeHtml {
  const { inScope } = totals(counts)
  let x = 0
  const pieces = PARTS.map(({ choice, tone }) => {
    const share = inScope === 0 ? 0 : (100 * countOf(choice, counts)) / inScope
    const piece = share === 0 ? '' : rectangle(`bar-${tone}`, x, share)
    x += share
    return piece
  })
  return bar(title, pieces)
}

/** A bar that is longer for more people. The longest of its chart fills the column. */
export function lengthBar(people: number, longest: number, tone: 'need' | 'time' | 'ok', title: string): SafeHtml {
  return bar(title, people === 0 ? [] : [rectangle(`bar-${tone}`, 0, (100 * people) / Math.max(people, longest))])
}

function rectangle(tone: string, x: number, share: number): string {
  const width = Math.max(0.3, share - GAP)
  return element('rect', { class: tone, x: x.toFixed(2), y: 0, width: width.toFixed(2), height: HEIGHT })
}

function bar(title: string, pieces: readonly string[]): SafeHtml {
  const attributes = { viewBox: `0 0 100 ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', focusable: 'false' }
  const ground = element('rect', { class: 'bar-ground', x: 0, y: 0, width: 100, height: HEIGHT })
  // Values are numbers and classes of ours, and the title is escaped.
  return element('svg', attributes, [element('title', {}, escapeHtml(title)), ground, ...pieces].join('')) as SafeHtml
}
