import { type Color, color, contrast, mixed } from '../platform/html/color.ts'

/** What a ground needs of one accent: text and filled buttons, the same under a pointer, and text on the button. */
export interface Tones {
  readonly brand: Color
  readonly deep: Color
  readonly ink: Color
}

export interface Accent {
  readonly light: Tones
  readonly dark: Tones
  /** A line on a ground that nobody knows: mail programs choose their own. */
  readonly line: Color
}

/** Cards and the header, as in `views/styles/_tokens.scss`. */
export const SURFACE = { light: color('#ffffff'), dark: color('#192624') } as const
/** The page and every tint that text stands on, as there. */
export const GROUNDS = {
  light: ['#f6f5f1', '#e3f0ec', '#f4edf6', '#fdf1e3', '#fae9e4'].map(color),
  dark: ['#111b1a', '#1d3833', '#2e2433', '#33281c', '#3a2521'].map(color),
} as const

/** Our own color for buttons and links. */
export const OWN_ACCENT = color('#1b5e57')

const WHITE = color('#ffffff')
const BLACK = color('#000000')
/** Text on a button in dark colors. */
const NIGHT = color('#111b1a')
/** On a card and on a button, as all text of ours. */
const GOAL = 7
/** On every other ground. */
const LEAST = 4.5
/** A line, which isn't read (WCAG 2.2, 1.4.11). */
const SEEN = 3
const HOVER = 0.25
const STEPS = 100

/** The tones of an accent, each as near to it as can be read, or seen. There are some for every color. */
export function accentOf(accent: Color): Accent {
  return {
    light: tonesOn('light', accent, { towards: BLACK, ink: WHITE }),
    dark: tonesOn('dark', accent, { towards: WHITE, ink: NIGHT }),
    line: lineOf(accent),
  }
}

function tonesOn(
  mode: keyof typeof SURFACE,
  accent: Color,
  { towards, ink }: { readonly towards: Color; readonly ink: Color },
): Tones {
  const brand = nearest(
    accent,
    towards,
    (tone) => contrast(tone, SURFACE[mode]) >= GOAL && contrast(tone, ink) >= GOAL && contrastOn(mode, tone) >= LEAST,
  )
  return { brand, deep: mixed(brand, towards, HOVER), ink }
}

function lineOf(accent: Color): Color {
  const isSeenOn = (mode: keyof typeof SURFACE, tone: Color) => contrastOn(mode, tone) >= SEEN
  const towards = isSeenOn('light', accent) ? WHITE : BLACK
  return nearest(accent, towards, (tone) => isSeenOn('light', tone) && isSeenOn('dark', tone))
}

/** On the ground where it's least. */
function contrastOn(mode: keyof typeof GROUNDS, tone: Color): number {
  return Math.min(...GROUNDS[mode].map((ground) => contrast(tone, ground)))
}

/** Mixes as little of the other color into the accent as it takes. */
function nearest(accent: Color, towards: Color, isEnough: (tone: Color) => boolean): Color {
  for (let step = 0; step < STEPS; step += 1) {
    const tone = mixed(accent, towards, step / STEPS)
    if (isEnough(tone)) return tone
  }
  return towards
}
