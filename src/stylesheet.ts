import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.ts'
import type { Stylesheet } from './web/visit.ts'

/** Throws with a sentence when the build has not made it. */
export function readStylesheet(): Stylesheet {
  const file = join(ROOT, 'dist/assets/styles.css')
  if (!existsSync(file)) throw new Error('The file dist/assets/styles.css is missing: run "npm run build" first.')
  const css = readFileSync(file, 'utf8')
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 16)
  return { href: `/assets/${hash}/styles.css`, css }
}
