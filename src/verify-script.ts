import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.ts'
import type { VerifyScript } from './web/visit.ts'

/** Throws with a sentence when the build has not made it. */
export function readVerifyScript(): VerifyScript {
  const file = join(ROOT, 'dist/assets/verify.js')
  if (!existsSync(file)) throw new Error('The file dist/assets/verify.js is missing: run "npm run build" first.')
  const code = readFileSync(file, 'utf8')
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 16)
  return { href: `/assets/${hash}/verify.js`, code }
}
