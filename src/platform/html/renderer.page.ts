import type { SafeHtml } from './safe.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Escapes text for HTML content and quoted attributes. Null and undefined are bugs, not empty text. */
export function escapeHtml(value: unknown): string {
  if (value === null || value === undefined) throw new TypeError(`a template prints ${value}`)
  return String(value).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

/** A compiled template: the same function runs on the server and, printed as source, inside a package. */
export type Template = (page: object, escape: (value: unknown) => string, include: Include) => string
type Include = (name: string, page: object) => string

/** Compiled templates by name. */
export interface Templates {
  get(name: string): Template | undefined
}

/** Renders one partial or page. Throws for an unknown template or a name the model does not have. */
export type Render = (name: string, page: object) => SafeHtml

/** Stands between a template and its model: see `render.page.ts`. */
type Guard = <T extends object>(model: T, name: string) => T

/** Gives what a model has been rendered to before, or makes it: see `kept-part.job.ts`. */
type Keeping = (name: string, page: object, make: () => SafeHtml) => SafeHtml

/**
 * The one way from a model to HTML, on the server and inside a package.
 * @param guard finds names that a model does not have. A package does without, because every page of it was rendered
 * with one before it left.
 * @param keeping gives what was made before. A package makes each page anew.
 */
export function renderer(
  templates: Templates,
  guard: Guard = (model) => model,
  keeping: Keeping = (_name, _page, make) => make(),
): Render {
  const make: Render = (name, page) => {
    const template = templates.get(name)
    if (template === undefined) throw new RangeError(`there is no template "${name}"`)
    // The brand holds because every value is escaped unless its name says that it is HTML of ours.
    return template(guard(page, 'page'), escapeHtml, render) as SafeHtml
  }
  const render: Render = (name, page) => keeping(name, page, () => make(name, page))
  return render
}
