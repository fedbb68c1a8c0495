export function titleOf(html: string): string | null {
  return /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? null
}

/** Types of inputs that take no words of one's own. */
const WORDLESS = ['hidden', 'radio', 'checkbox', 'submit']

/**
 * Finds every field of a page that takes typed text. Such a field could take a disclosure, and nobody would read it.
 */
export function typingFields(html: string): string[] {
  const inputs = [...html.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag)
  const texts = [...html.matchAll(/<textarea\b[^>]*>|<[^>]+\bcontenteditable\b[^>]*>/g)].map(([tag]) => tag)
  return [...inputs.filter((tag) => !WORDLESS.includes(/\btype="(\w+)"/.exec(tag)?.[1] ?? 'text')), ...texts]
}

/** Pictures other than our own drawn icons. */
export function pictures(html: string): string[] {
  return html.match(/<(img|picture|video|audio|iframe|object|embed)\b[^>]*>/g) ?? []
}
