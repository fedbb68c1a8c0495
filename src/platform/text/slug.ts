/** Lower-case letters, digits and single hyphens between them; short enough to type from paper. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
export const LONGEST_SLUG = 60

/** A proposal from a name: `St. Mary’s House` is `st-marys-house`. Empty when the name has no such letters. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-|-$/g, '')
}
