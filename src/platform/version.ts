import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './root.ts'

/** The version of the program. `package.json` is the one place that says it. */
export const VERSION = versionIn(readFileSync(join(ROOT, 'package.json'), 'utf8'))

function versionIn(text: string): string {
  // The file is our own.
  const { version } = JSON.parse(text) as { readonly version: string }
  return version
}
