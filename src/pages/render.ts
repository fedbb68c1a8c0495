import { join } from 'node:path'
import { ROOT } from '../paths.ts'
import { guarded } from './guard.ts'
import { renderer } from './renderer.ts'
import type { Shell } from './shell.ts'
import { compileTemplates } from './templates.ts'

/** One partial or page without its layout. A template that does not compile stops the server before it listens. */
export const renderPart = renderer(compileTemplates(join(ROOT, 'views')), guarded)

/** A whole page: its template inside a layout. */
export function renderPage(layout: 'app' | 'plain', shell: Shell, name: string, page: object): string {
  return renderPart(`layouts/${layout}`, { shell, bodyHtml: renderPart(name, page) })
}
