import type { BlockView } from '../../learning/lesson.page.ts'
import type { Language } from '../../platform/text/language.ts'

/** A page of the kit: sections of plain parts, so that one template prints them all. */
export interface KitPage {
  /** Its place in the kit, `settings/moodle.html`. */
  readonly file: string
  readonly title: string
  readonly lead: string
  readonly sections: readonly KitSection[]
}

export interface KitSection {
  readonly id: string
  readonly title: string
  /** When it is another one than that of the page. */
  readonly lang?: Language
  readonly parts: readonly KitPart[]
}

export type KitPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'steps' | 'points'; readonly items: readonly string[] }
  | { readonly kind: 'answers'; readonly answers: readonly MarkedAnswer[] }
  | { readonly kind: 'block'; readonly block: BlockView }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly name: string; readonly value: string }[] }
  | { readonly kind: 'links'; readonly links: readonly { readonly text: string; readonly href: string }[] }
  | { readonly kind: 'letter'; readonly lang: Language; readonly subject: string; readonly lines: readonly string[] }
  /** A program's requests and answers. */
  | { readonly kind: 'log'; readonly summary: string; readonly lines: readonly string[] }
  | {
      readonly kind: 'table'
      /** The id of the heading that names it. */
      readonly labelledBy: string
      readonly head: readonly string[]
      readonly rows: readonly (readonly KitCell[])[]
    }

/** A cell of a table: words, or a link to another file. */
export type KitCell = string | { readonly text: string; readonly href: string }

/** An answer marked as right or wrong, for trainers. */
export interface MarkedAnswer {
  readonly mark: string
  readonly text: string
  readonly why: string
}

export function text(words: string): KitPart {
  return { kind: 'text', text: words }
}

export function heading(words: string): KitPart {
  return { kind: 'heading', text: words }
}
