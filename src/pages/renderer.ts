import type { SafeHtml } from '../domain/course.ts'
import { escapeHtml } from './escape.ts'
import { guarded } from './guard.ts'

/** A compiled template: the same function runs on the server and, printed as source, inside a package. */
export type Template = (page: object, escape: (value: unknown) => string, include: Include) => string
export type Include = (name: string, page: object) => string

/** Renders one partial or page. Throws for an unknown template or a name the model does not have. */
export type Render = (name: string, page: object) => SafeHtml

/** The one way from a model to HTML, on the server and inside a package. */
export function renderer(templates: ReadonlyMap<string, Template>): Render {
  const render: Render = (name, page) => {
    const template = templates.get(name)
    if (template === undefined) throw new RangeError(`there is no template "${name}"`)
    // The brand holds because every value is escaped unless its name says that it is HTML of ours.
    return template(guarded(page, 'page'), escapeHtml, render) as SafeHtml
  }
  return render
}
