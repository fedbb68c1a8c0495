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
    // Buttons that move a step have a picture and no words.
    .replaceAll(/<button\b[^>]*\saria-label="[^>]*>[\s\S]*?<\/button>/g, '')
    .replaceAll(/<button\b([^>]*)>/g, (_, attributes: string) => `<span${only(attributes, ['class'])}>`)
    .replaceAll('</button>', '</span>')
    .replaceAll(/<(input|select)\b/g, '<$1 disabled')
    .replaceAll(/<a\b([^>]*)\shref="#"([^>]*)>([\s\S]*?)<\/a>/g, '<span$1$2>$3</span>')
  // Only tags of ours were added around text that was safe before.
  return read as SafeHtml
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
