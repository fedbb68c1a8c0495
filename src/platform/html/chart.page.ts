import { escapeHtml } from './renderer.page.ts'
import type { SafeHtml } from './safe.ts'

/**
 * The text of a drawing for people who don't see it. The title is short, and the description tells what the line
 * shows.
 */
export interface ChartWords {
  /** Unique on its page: the ids of title and description begin with it. */
  readonly id: string
  readonly title: string
  readonly description: string
}

/** The same figures for a wide window and paper, and for a phone. Colours come from classes, so that every mode has its own. */
export interface Drawing {
  readonly wideHtml: SafeHtml
  readonly slimHtml: SafeHtml
}

type Attributes = Readonly<Record<string, string | number>>

/** One element of a drawing. Values are escaped here and nowhere else. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`)
  return `<${name}${written.join('')}>${content}</${name}>`
}

export function label(text: string, attributes: Attributes): string {
  return element('text', attributes, escapeHtml(text))
}

/** A picture with its words, as large as its column. */
export function drawing(
  form: 'wide' | 'slim',
  size: { readonly width: number; readonly height: number },
  { id, title, description }: ChartWords,
  shapes: readonly string[],
): SafeHtml {
  const [titleId, descriptionId] = [`${id}-${form}-title`, `${id}-${form}-text`]
  const words = [
    element('title', { id: titleId }, escapeHtml(title)),
    element('desc', { id: descriptionId }, escapeHtml(description)),
  ]
  const attributes = {
    class: form,
    viewBox: `0 0 ${size.width} ${size.height}`,
    role: 'img',
    'aria-labelledby': titleId,
    'aria-describedby': descriptionId,
    focusable: 'false',
  }
  // Every text and value in it went through `escapeHtml` on its way.
  return element('svg', attributes, [...words, ...shapes].join('')) as SafeHtml
}

/** A place in a drawing, with no more digits than anybody sees. */
export function rounded(place: number): number {
  return Math.round(place * 10) / 10
}
