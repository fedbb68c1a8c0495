import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds `content`, `views` and `migrations`. */
export const ROOT = above(dirname(fileURLToPath(import.meta.url)))

/** The same from a source and from a file that the build has put many sources into. */
function above(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : above(dirname(folder))
}

/** The version of the program. `package.json` is the one place that says it. */
export const VERSION = versionIn(readFileSync(join(ROOT, 'package.json'), 'utf8'))

function versionIn(text: string): string {
  // The file is our own.
  const { version } = JSON.parse(text) as { readonly version: string }
  return version
}
