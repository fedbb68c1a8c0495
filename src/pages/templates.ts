import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import ejs from 'ejs'

/** A compiled template: the same function runs on the server and, printed as source, inside a package. */
export type Template = (page: object, escape: (value: unknown) => string, include: Include) => string
export type Include = (name: string, page: object) => string

/**
 * Compiles every template below a folder, keyed by its path without ending (`partials/icon`).
 * Templates are strict and see one name, `page`.
 */
export function compileTemplates(folder: string): ReadonlyMap<string, Template> {
  return new Map(
    templateFiles(folder).map((file) => {
      const compiled = ejs.compile(readFileSync(join(folder, file), 'utf8'), {
        client: true,
        strict: true,
        localsName: 'page',
        compileDebug: false,
        filename: join(folder, file),
      })
      // With `client: true` the function takes escape and include as arguments; the types of ejs leave that out.
      return [file.replace(/\.ejs$/, ''), compiled as unknown as Template]
    }),
  )
}

function templateFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ejs'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}
