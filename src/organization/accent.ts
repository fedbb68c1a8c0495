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
const HOVER = 0.25
const STEPS = 100

/** The tones of an accent, each as near to it as can be read. There are some for every color. */
export function accentOf(accent: Color): Accent {
  return {
    light: tonesOn('light', accent, { towards: BLACK, ink: WHITE }),
    dark: tonesOn('dark', accent, { towards: WHITE, ink: NIGHT }),
  }
}

function tonesOn(
  mode: keyof typeof SURFACE,
  accent: Color,
  { towards, ink }: { readonly towards: Color; readonly ink: Color },
): Tones {
  const isReadable = (tone: Color) =>
    contrast(tone, SURFACE[mode]) >= GOAL &&
    contrast(tone, ink) >= GOAL &&
    GROUNDS[mode].every((ground) => contrast(tone, ground) >= LEAST)
  for (let step = 0; step < STEPS; step += 1) {
    const brand = mixed(accent, towards, step / STEPS)
    if (isReadable(brand)) return { brand, deep: mixed(brand, towards, HOVER), ink }
  }
  return { brand: towards, deep: towards, ink }
}
