import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import ejs from 'ejs'
import type { Template } from './renderer.ts'

/** The names a template's function takes, in this order: the model, the escaper and the include that EJS calls. */
export const TEMPLATE_PARAMETERS = ['page', 'escapeFn', 'include'] as const

/** Compiles every template below a folder, keyed by its path without ending (`partials/icon`). */
export function compileTemplates(folder: string): ReadonlyMap<string, Template> {
  return new Map(
    [...templateSources(folder)].map(([name, source]) => {
      // `Function` gives no narrower type; the source is what EJS made of our own file.
      return [name, new Function(...TEMPLATE_PARAMETERS, source) as Template]
    }),
  )
}

/**
 * The body of each template's function as text: strict, and seeing one name of ours, `page`. The server compiles it,
 * and the build prints it into the package runtime, which may not compile anything (`docs/decisions/0002`).
 * Throws a SyntaxError that names the file for a template that does not compile.
 */
export function templateSources(folder: string): ReadonlyMap<string, string> {
  return new Map(
    templateFiles(folder).map((file) => {
      const template = new ejs.Template(readFileSync(join(folder, file), 'utf8'), {
        strict: true,
        localsName: 'page',
        compileDebug: false,
        filename: join(folder, file),
      })
      // Fills `source`. What it returns is no use here: since version 7 it brings its own `escape` and `include`.
      template.compile()
      return [file.replace(/\.ejs$/, ''), `'use strict';\n${inLiterals(template.source)}`]
    }),
  )
}

const APPENDED = /^\s*; __append\((?<piece>.*)\)\s*$/

/** EJS appends piece by piece. One template literal for each run of pieces is a tenth less to send in a package. */
function inLiterals(source: string): string {
  const lines: string[] = []
  let run = ''
  for (const line of source.split('\n')) {
    const piece = APPENDED.exec(line)?.groups?.piece
    if (piece !== undefined) run += isText(piece) ? literalText(piece) : `\${${piece}}`
    if (piece !== undefined) continue
    if (run !== '') lines.push(`; __append(\`${run}\`)`)
    run = ''
    lines.push(line)
  }
  return lines.join('\n')
}

function isText(piece: string): boolean {
  return /^"(?:[^"\\]|\\.)*"$/.test(piece)
}

function literalText(piece: string): string {
  return String(JSON.parse(piece)).replaceAll(/[`\\$]/g, '\\$&')
}

function templateFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ejs'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}
