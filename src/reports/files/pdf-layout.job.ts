import type { Type } from '../../platform/pdf/typeset.job.ts'

/** A Letter page on its side, in points. */
export const PAGE = { width: 792, height: 612, margin: 36 } as const
export const TOP = 62
export const BOTTOM = PAGE.height - 60
export const INNER = PAGE.width - 2 * PAGE.margin
export const GAP = 8

const INK = '#1d2b2d'
const QUIET = '#475758'
const SPRUCE = '#1b5e57'

export const TYPES = {
  title: { size: 18, font: 'strong', color: INK },
  name: { size: 9, font: 'strong', color: INK },
  text: { size: 9, font: 'text', color: INK },
  heading: { size: 8, font: 'strong', color: SPRUCE },
  small: { size: 7.5, font: 'text', color: QUIET },
  question: { size: 13, font: 'strong', color: SPRUCE },
  proof: { size: 8.5, font: 'text', color: QUIET },
  answer: { size: 11.5, font: 'text', color: INK },
} as const satisfies Readonly<Record<string, Type>>
