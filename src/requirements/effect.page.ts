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
  readonly stays: { readonly title: string; readonly text: string }
}

/**
 * The preview of a change: the parts that it touches, and then, in one text, what it leaves as it is.
 * @param alsoStays sentences about what stays within a part
 */
export function effectView(effect: ChangeEffect, t: Messages, alsoStays: readonly string[] = []): EffectView {
  const words = t.hr.requirements.effect
  const stays = EFFECT_PARTS.filter((id) => effect[id] === null).map((id) => words.none[id])
  return {
    title: words.title,
    parts: EFFECT_PARTS.flatMap((id) => {
      const touched = effect[id]
      if (touched === null) return []
      const { texts, places = [], who = [] } = touched
      return [
        {
          id,
          title: words.parts[id],
          texts,
          isRow: places.every(({ href, note = '' }) => href !== null && note === ''),
          places: places.map((place) => ({ note: '', ...place })),
          who,
        },
      ]
    }),
    stays: { title: words.stays, text: [...alsoStays, ...stays].join(' ') },
  }
}
