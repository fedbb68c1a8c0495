import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../src/paths.ts'

/** Layer → the layers and packages that its files may import. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain'],
  content: ['content', 'domain', 'zod', 'yaml', 'markdown-it', 'syllable', 'node:fs', 'node:path'],
  store: ['store', 'domain', 'paths', 'kysely', 'better-sqlite3', 'pg', 'zod', 'canonicalize', 'node:'],
  pages: ['pages', 'domain', 'paths', 'ejs', 'node:fs', 'node:path'],
  browser: ['browser', 'domain', 'pages'],
  package: ['package', 'pages', 'domain', 'paths', 'yazl', 'node:'],
  web: [
    'web',
    'domain',
    'store',
    'pages',
    'package',
    'content',
    'config',
    'errors',
    'paths',
    'zod',
    'express',
    'helmet',
    'cookie',
    'qrcode',
    'pino',
    'express-rate-limit',
    '@node-rs/argon2',
    'node:crypto',
    'node:stream',
    'node:stream/promises',
    'node:events',
  ],
}

/** Page files that read templates from disk or compile them: not for browsers. */
const SERVER_PAGES = ['render', 'templates']

const sources = filesBelow('src').filter((file) => file.endsWith('.ts'))

describe('layers', () => {
  for (const file of sources.filter((path) => path.split('/').length > 2)) {
    const layer = file.split('/')[1] ?? ''
    const allowed = ALLOWED[layer]
    if (allowed === undefined) continue
    it(`${file} imports only what ${layer} may`, () => {
      for (const target of importsOf(file)) {
        const name = target.startsWith('.') ? layerOf(file, target) : target
        const fits = allowed.some((entry) => name === entry || (entry.endsWith(':') && name.startsWith(entry)))
        expect(fits, `${file} imports ${target}`).toBe(true)
      }
    })
  }

  it('browser code never reaches the parts of pages that need a disk', () => {
    const reached = reachableFrom(sources.filter((file) => file.startsWith('src/browser/')))
    expect(reached.filter((file) => SERVER_PAGES.some((name) => file === `src/pages/${name}.ts`))).toEqual([])
  })
})

describe('rules for every source', () => {
  it('the domain knows no clock and no chance', () => {
    for (const file of sources.filter((path) => path.startsWith('src/domain/'))) {
      expect(readFileSync(join(ROOT, file), 'utf8'), file).not.toMatch(/Date\.now|Math\.random|new Date\(\)/)
    }
  })

  it('the clock is read in main, the server start and the CLI only', () => {
    const readers = sources.filter((file) => /Date\.now|new Date\(\)/.test(readFileSync(join(ROOT, file), 'utf8')))
    expect(
      readers.filter((file) => !/^src\/(main|serve|cli|clock)\.ts$|^src\/(commands|browser)\//.test(file)),
    ).toEqual([])
  })

  it('nothing asks whether it is under test', () => {
    for (const file of sources) expect(readFileSync(join(ROOT, file), 'utf8'), file).not.toContain('NODE_ENV')
  })

  it('raw output in templates is an include or HTML of our own', () => {
    for (const file of filesBelow('views').filter((path) => path.endsWith('.ejs'))) {
      const raw = [...readFileSync(join(ROOT, file), 'utf8').matchAll(/<%-\s*([\s\S]*?)%>/g)].map(
        (match) => match[1]?.trim() ?? '',
      )
      for (const expression of raw) expect(expression, file).toMatch(/^include\(|^[\w.]+Html$/)
    }
  })

  it('no template carries a style attribute or a script', () => {
    for (const file of filesBelow('views').filter((path) => path.endsWith('.ejs'))) {
      expect(readFileSync(join(ROOT, file), 'utf8'), file).not.toMatch(
        /\sstyle="|\son[a-z]+="|<script(?! type="application\/json"| src=)/,
      )
    }
  })

  it('every template is rendered by something', () => {
    const texts = [...sources, ...filesBelow('views')].map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n')
    const names = filesBelow('views')
      .filter((file) => file.endsWith('.ejs'))
      .map((file) => file.slice('views/'.length, -'.ejs'.length))
    const used = (name: string) =>
      texts.includes(`'${name}'`) || name.startsWith('partials/blocks/') || name.startsWith('layouts/')
    expect(names.filter((name) => !used(name))).toEqual([])
  })
})

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
}

function importsOf(file: string): string[] {
  const source = readFileSync(join(ROOT, file), 'utf8')
  return [
    ...source.matchAll(/(?:^|\n)(?:import|export)[^'"\n]*(?:\{[^}]*\}[^'"\n]*)?from\s+'([^']+)'|import\('([^']+)'\)/g),
  ].map((match) => match[1] ?? match[2] ?? '')
}

function layerOf(file: string, target: string): string {
  const parts = join(file, '..', target).split('/')
  return parts.length > 2 ? (parts[1] ?? '') : (parts[1] ?? '').replace(/\.ts$/, '')
}

function reachableFrom(files: readonly string[]): string[] {
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    for (const target of importsOf(file))
      if (target.startsWith('.') && target.endsWith('.ts')) visit(join(file, '..', target))
  }
  files.forEach(visit)
  return [...seen]
}
