// Writes the guides in docs: what each page is for, in the words of the pages and of the admin kit.
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadCompiled } from '../dist/app/compiled.js'
import { guideFiles } from '../dist/app/guides.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
for (const { path, text } of guideFiles(loadCompiled(root))) {
  writeFileSync(join(root, path), text)
  console.log(path)
}
