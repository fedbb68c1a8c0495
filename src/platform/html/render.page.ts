import { join } from 'node:path'
import { ROOT } from '../root.ts'
import { keptPart, noteWrapping } from './kept-part.job.ts'
import { namedIn } from './named-line.ts'
import { renderer } from './renderer.page.ts'
import type { SafeHtml } from './safe.ts'
import { menuOf, type Shell } from './shell.page.ts'
import { templatesIn } from './templates.page.ts'
import { withWholeDates } from './whole-date.ts'

const templates = templatesIn(join(ROOT, 'views'))
let template = renderer(templates, guarded, keptPart)

/**
 * From now on templates get their models as they are. The server asks for this, because the guard takes a tenth of a
 * page; tests and `npm run dev` keep it, and have then seen every page.
 */
export function trustTemplates(): void {
  template = renderer(templates, undefined, keptPart)
}

/** One partial or page without its layout. */
export function renderPart(name: string, page: object): SafeHtml {
  return template(name, page)
}

/** A whole page: its template inside a layout. */
export function renderPage(layout: 'app' | 'plain', shell: Shell, name: string, page: object): string {
  return renderFrame(layout, shell, renderPart(name, page))
}

export function renderFrame(layout: 'app' | 'plain', shell: Shell, bodyHtml: SafeHtml): string {
  const said = [bodyHtml, ...(shell.help?.lines ?? [])].join('\n')
  const lines = namedIn(said, shell.alikeLines)
  return withWholeDates(renderPart(`layouts/${layout}`, { shell, menu: menuOf(shell), lines, bodyHtml }))
}

/**
 * Wraps a page model so that a template which reads a name the model does not have throws, instead of
 * printing nothing. Arrays and objects inside are wrapped on the way.
 */
export function guarded<T extends object>(model: T, name: string): T {
  const wrapping = new Proxy(model, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key)
      if (typeof key === 'symbol') return value
      if (value === undefined && !(key in target))
        throw new TypeError(`the template reads "${name}.${key}", which the page does not have`)
      // Methods of an array run on the wrapped one, so that what they pass on is wrapped as well.
      if (typeof value === 'function') return Array.isArray(target) ? value : value.bind(target)
      return typeof value === 'object' && value !== null ? guarded(value, `${name}.${key}`) : value
    },
  })
  noteWrapping(wrapping, model)
  return wrapping
}
