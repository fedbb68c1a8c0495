const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for HTML content and quoted attributes. Null and undefined are bugs, not empty text. */
export function escapeHtml(value: unknown): string {
  if (value === null || value === undefined) throw new TypeError(`a template prints ${value}`)
  return String(value).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
