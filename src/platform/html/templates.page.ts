import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import ejs from 'ejs'
import type { Template, Templates } from './renderer.page.ts'

/** The names a template's function takes, in this order: the model, the escaper and the include that EJS calls. */
export const TEMPLATE_PARAMETERS = ['page', 'escapeFn', 'include'] as const

/**
 * The templates below a folder by their path without ending (`parts/icon`), each compiled when it's first asked for:
 * all of them would take a tenth of the start. The build has compiled each, so none is found broken here.
 */
export function templatesIn(folder: string): Templates {
  const names = new Set(templateFiles(folder).map(nameOf))
  const compiled = new Map<string, Template>()
  return {
    get(name) {
      if (!names.has(name)) return undefined
      // `Function` gives no narrower type; the source is what EJS made of our own file.
      // oxlint-disable-next-line no-new-func
      const template = compiled.get(name) ?? (new Function(...TEMPLATE_PARAMETERS, sourceOf(folder, name)) as Template)
      compiled.set(name, template)
      return template
    },
  }
}

/**
 * The body of each template's function as text: strict, and seeing one name of ours, `page`. The server compiles it,
 * and the build prints it into the package runtime, which may not compile anything (`docs/decisions/0002`).
 * Throws a SyntaxError that names the file for a template that does not compile.
 */
export function templateSources(folder: string): ReadonlyMap<string, string> {
  return new Map(templateFiles(folder).map((file) => [nameOf(file), sourceOf(folder, nameOf(file))]))
}

function sourceOf(folder: string, name: string): string {
  const file = join(folder, `${name}.ejs`)
  const template = new ejs.Template(withoutLayout(readFileSync(file, 'utf8')), {
    strict: true,
    localsName: 'page',
    compileDebug: false,
    filename: file,
  })
  // Compiling fills `source`. We don't use the returned function, because since version 7 it brings its own `escape`
  // and `include`.
  template.compile()
  return `'use strict';\n${inLiterals(template.source)}`
}

const BLOCKS: ReadonlySet<string> = new Set(
  [
    'html head body meta link title div section article aside header footer main nav form fieldset legend details',
    'summary h1 h2 h3 h4 p ul ol li dl dt dd figure figcaption blockquote',
    'table caption thead tbody tr th td option optgroup',
  ].flatMap((line) => line.split(' ')),
)

/** A line break with what stands before it, code or a tag, and the name of a tag behind it; or code alone. */
const BREAK =
  /(?:(?<code><%(?:(?!%>)[\s\S])*%>)|<\/?(?<before>\w+)[^<>]*>)?\n\s*(?=<\/?(?<after>\w+)|)|<%(?:(?!%>)[\s\S])*%>/g

/**
 * Line breaks and indentation are for people who read a template. Next to a block a browser ignores them, so they
 * aren't sent; elsewhere a line break is a space, and after `-%>` it's nothing.
 */
function withoutLayout(text: string): string {
  return text.replaceAll(BREAK, (found: string, code = '', before = '', after = '') => {
    const kept = found.trimEnd()
    const isNothing = kept === found || code.endsWith('-%>') || BLOCKS.has(before) || BLOCKS.has(after)
    return isNothing ? kept : `${kept} `
  })
}

function nameOf(file: string): string {
  return file.replace(/\.ejs$/, '')
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
