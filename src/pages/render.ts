import { join } from 'node:path'
import { ROOT } from '../paths.ts'
import { guarded } from './guard.ts'
import { renderer } from './renderer.ts'
import type { Shell } from './shell.ts'
import { templatesIn } from './templates.ts'

/** One partial or page without its layout. */
export const renderPart = renderer(templatesIn(join(ROOT, 'views')), guarded)

/** A whole page: its template inside a layout. */
export function renderPage(layout: 'app' | 'plain', shell: Shell, name: string, page: object): string {
  return renderPart(`layouts/${layout}`, { shell, bodyHtml: renderPart(name, page) })
}
