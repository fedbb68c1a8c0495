import { join } from 'node:path'
import { ROOT } from '../root.ts'
import { guarded } from './guard.page.ts'
import { renderer } from './renderer.page.ts'
import type { Shell } from './shell.page.ts'
import { templatesIn } from './templates.page.ts'

/** One partial or page without its layout. */
export const renderPart = renderer(templatesIn(join(ROOT, 'views')), guarded)

/** A whole page: its template inside a layout. */
export function renderPage(layout: 'app' | 'plain', shell: Shell, name: string, page: object): string {
  return renderPart(`layouts/${layout}`, { shell, bodyHtml: renderPart(name, page) })
}
