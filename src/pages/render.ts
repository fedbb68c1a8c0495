import { join } from 'node:path'
import type { SafeHtml } from '../domain/course.ts'
import { ROOT } from '../paths.ts'
import { escapeHtml } from './escape.ts'
import { guarded } from './guard.ts'
import type { Shell } from './shell.ts'
import { compileTemplates } from './templates.ts'

/** Compiled once at start: a template that does not compile stops the server before it listens. */
const templates = compileTemplates(join(ROOT, 'views'))

/** One partial or page without its layout. Throws for an unknown template or a name the model does not have. */
export function renderPart(name: string, page: object): SafeHtml {
  const template = templates.get(name)
  if (template === undefined) throw new RangeError(`there is no template "${name}"`)
  // The brand holds because every value is escaped unless its name says that it is HTML of ours.
  return template(guarded(page, 'page'), escapeHtml, (part, model) => renderPart(part, model)) as SafeHtml
}

/** A whole page: its template inside a layout. */
export function renderPage(layout: 'app' | 'plain', shell: Shell, name: string, page: object): string {
  return renderPart(`layouts/${layout}`, { shell, bodyHtml: renderPart(name, page) })
}
