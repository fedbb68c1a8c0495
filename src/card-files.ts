import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.ts'
import type { CardFiles } from './web/visit.ts'

/** Throws with a sentence when the build has not made them. */
export function readCardFiles(): CardFiles {
  return { css: read('card.css'), script: read('card.js').trim(), worker: read('card-worker.js') }
}

function read(name: string): string {
  const file = join(ROOT, 'dist/assets', name)
  if (!existsSync(file)) throw new Error(`The file dist/assets/${name} is missing: run "npm run build" first.`)
  return readFileSync(file, 'utf8')
}
