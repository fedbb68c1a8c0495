import type { PlaceView } from './course-place.page.ts'
import type { Messages } from '../words/messages.ts'
import type { StatusChangesView } from './status-change.page.ts'

/** What a change can touch. The preview of each kind of change has all of these parts, in this order. */
export const EFFECT_PARTS = [
  'people',
  'sites',
  'lessons',
  'questions',
  'stories',
  'packages',
  'texts',
  'untranslated',
] as const
export type EffectPart = (typeof EFFECT_PARTS)[number]

/** A place that a change touches, and what about it. */
interface TouchedPlace extends PlaceView {
  readonly note?: string
}

/** What a change does in one part. */
interface Touched {
  readonly texts: readonly string[]
  readonly places?: readonly TouchedPlace[]
  /** The people behind the counts, as far as the viewer may know. */
  readonly who?: readonly StatusChangesView[]
}

/** What a change would do before it's published. Null for a part that it leaves as it is. */
export type ChangeEffect = Readonly<Record<EffectPart, Touched | null>>

export interface EffectView {
  readonly title: string
  readonly parts: readonly {
    readonly id: EffectPart
    readonly title: string
    readonly texts: readonly string[]
    /** Short links that fit next to each other. */
    readonly isRow: boolean
    readonly places: readonly { readonly text: string; readonly href: string | null; readonly note: string }[]
    readonly who: readonly StatusChangesView[]
  }[]
}

/** All parts of the preview of a change. One that the change doesn't touch says so. */
export function effectView(effect: ChangeEffect, t: Messages): EffectView {
  const words = t.hr.requirements.effect
  return {
    title: words.title,
    parts: EFFECT_PARTS.map((id) => {
      const { texts, places = [], who = [] } = effect[id] ?? { texts: [words.none[id]] }
      return {
        id,
        title: words.parts[id],
        texts,
        isRow: places.every(({ href, note = '' }) => href !== null && note === ''),
        places: places.map((place) => ({ note: '', ...place })),
        who,
      }
    }),
  }
}
