import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Content } from '../course/content.ts'
import type { Lms } from '../packages/kit/lms-catalog.ts'
import type { KitTexts } from '../packages/kit/text.page.ts'
import type { Language } from '../platform/text/language.ts'

/** Everything authored, checked when the program was built. */
export interface CompiledContent {
  readonly contents: Readonly<Record<Language, Content>>
  readonly systems: Readonly<Record<Language, readonly Lms[]>>
  readonly kitTexts: Readonly<Record<Language, KitTexts>>
}

/**
 * Loads the content as the build checked it, which takes milliseconds instead of seconds. Throws a sentence for the
 * operator when there is none, or when a file of the content has changed since.
 */
export function loadCompiled(root: string): CompiledContent {
  const { sources, ...content } = readCompiled(root)
  if (sources !== hashOfSources(join(root, 'content'))) {
    throw new Error('The content has changed since it was built. Run "npm run build", which checks it.')
  }
  return content
}

/** Also works when a file of the content is wrong now, for commands that repair something. */
export function compiledCourseId(root: string): string {
  return readCompiled(root).contents.en.course.id
}

function readCompiled(root: string): CompiledContent & { readonly sources: string } {
  const file = compiledPath(root)
  if (!existsSync(file)) throw new Error('The content is not built yet. Run "npm run build" first.')
  // The build writes it in this form (`compile.ts`).
  return JSON.parse(readFileSync(file, 'utf8')) as CompiledContent & { sources: string }
}

export function compiledPath(root: string): string {
  return join(root, 'dist/content.json')
}

/** Returns one hash over the names and bytes of all files in a folder. */
export function hashOfSources(folder: string): string {
  const hash = createHash('sha256')
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  for (const name of names.sort()) {
    const bytes = readFileSync(name)
    hash.update(`${name.slice(folder.length)}\n${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}
