import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.ts'
import type { Asset } from './web/visit.ts'

/** Throws as `readBuilt` does. */
export function readAsset(name: 'styles.css' | 'exit.js' | 'verify.js'): Asset {
  const text = readBuilt(name)
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16)
  return { href: `/assets/${hash}/${name}`, text }
}

/** A file that the build has made. Throws with a sentence when it has not. */
export function readBuilt(name: string): string {
  const file = join(ROOT, 'dist/assets', name)
  if (!existsSync(file)) throw new Error(`The file dist/assets/${name} is missing: run "npm run build" first.`)
  return readFileSync(file, 'utf8')
}
