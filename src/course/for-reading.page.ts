import type { SafeHtml } from '../platform/html/safe.ts'

/**
 * Turns a shown page of the course into one for reading only: nothing in it sends anything, and links that led nowhere
 * become text. It expects the markup of our own templates, of today and of earlier editions.
 */
export function forReading(html: SafeHtml): SafeHtml {
  const read = html
    .replaceAll(
      /<form\b([^>]*)>/g,
      (_, attributes: string) => `<div role="group"${only(attributes, ['aria-labelledby'])}${classes(attributes)}>`,
    )
    .replaceAll('</form>', '</div>')
    .replaceAll(/<input type="hidden"[^>]*>/g, '')
    // Nobody's place is saved here, and what was a button isn't to look like one.
    .replaceAll(/<p class="saved">[\s\S]*?<\/p>/g, '')
    // Buttons that move a step have a picture and no words.
    .replaceAll(/<button\b[^>]*\saria-label="[^>]*>[\s\S]*?<\/button>/g, '')
    .replaceAll(/<button\b([^>]*)>/g, '<span>')
    .replaceAll('</button>', '</span>')
    .replaceAll(/<(input|select)\b/g, '<$1 disabled')
    .replaceAll(
      /<a\b([^>]*)\shref="#"([^>]*)>([\s\S]*?)<\/a>/g,
      (_, before: string, after: string, text: string) => `<span${unpressed(before + after)}>${text}</span>`,
    )
  // Only tags of ours were added around text that was safe before.
  return read as SafeHtml
}

/** Without the class of a button. */
function unpressed(attributes: string): string {
  return attributes.replace(/\sclass="btn[^"]*"/, '')
}

/** Text in a form keeps its distance without the class. */
function classes(attributes: string): string {
  const [, own = ''] = /\sclass="([^"]*)"/.exec(attributes) ?? []
  return ` class="${[...new Set([...own.split(' '), 'flow'])].join(' ').trim()}"`
}

function only(attributes: string, names: readonly string[]): string {
  return [...attributes.matchAll(/\s([\w-]+)="[^"]*"/g)]
    .filter(([, name = '']) => names.includes(name))
    .map(([attribute]) => attribute)
    .join('')
}
