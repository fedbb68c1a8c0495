/**
 * The pictures that a lesson or a story may have on its first page, each in `views/pictures`. They only decorate. Stored
 * editions name them, so a picture stays.
 */
export const PICTURES = [
  'bench',
  'brushes',
  'card',
  'chairs',
  'circle',
  'counter',
  'cups',
  'desk',
  'doorway',
  'hallway',
  'hooks',
  'keys',
  'path',
  'phone',
  'porch',
  'stop',
  'tea',
  'window',
] as const

export type Picture = (typeof PICTURES)[number]

/** The pictures that explain something, each in `views/learning/figures`, with the number of words in it. */
export const FIGURES = { 'who-calls': 9, 'first-hour': 6 } as const

export type Figure = keyof typeof FIGURES
