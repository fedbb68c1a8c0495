import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../src/paths.ts'

/** Layer → the layers and packages that its files may import. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain'],
  content: ['content', 'domain', 'zod', 'yaml', 'markdown-it', 'syllable', 'node:crypto', 'node:fs', 'node:path'],
  store: ['store', 'domain', 'paths', 'kysely', 'better-sqlite3', 'pg', 'zod', 'canonicalize', 'node:'],
  pages: ['pages', 'domain', 'paths', 'ejs', 'node:fs', 'node:path'],
  browser: [
    'browser',
    'domain',
    'pages',
    'govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs',
    'scorm-again/scorm12',
    'scorm-again/scorm2004',
  ],
  certificate: [
    'certificate',
    'store',
    'pages',
    'domain',
    'jose',
    'pdfkit',
    'qrcode',
    'zod',
    'node:crypto',
    'node:fs',
    'node:module',
    'node:path',
    'node:timers/promises',
    'node:zlib',
  ],
  'report-files': [
    'report-files',
    'certificate',
    'pages',
    'domain',
    'pdfkit',
    'write-excel-file/node',
    'yauzl',
    'yazl',
    'node:crypto',
    'node:stream',
    'node:stream/consumers',
    'node:timers/promises',
  ],
  ledger: ['ledger', 'certificate', 'store', 'domain', 'jose', 'zod', 'node:fs', 'node:path', 'node:timers/promises'],
  imports: [
    'imports',
    'domain',
    'store',
    'paths',
    'csv-parse',
    'csv-parse/sync',
    'read-excel-file/universal',
    'yauzl',
    'yazl',
    'zod',
    'node:',
  ],
  mail: ['mail', 'ledger', 'domain', 'store', 'pages', 'nodemailer', 'zod', 'node:'],
  package: ['package', 'pages', 'domain', 'paths', 'yazl', 'yauzl', 'zod', 'libxml2-wasm', 'node:'],
  pack: [
    'pack',
    'certificate',
    'ledger',
    'store',
    'content',
    'pages',
    'domain',
    'paths',
    'jose',
    'pdfkit',
    'yazl',
    'node:',
  ],
  web: [
    'web',
    'pack',
    'certificate',
    'domain',
    'store',
    'pages',
    'package',
    'report-files',
    'imports',
    'ledger',
    'mail',
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
    'multer',
    '@node-rs/argon2',
    '@zxcvbn-ts/core',
    '@zxcvbn-ts/language-common',
    'node:crypto',
    'node:stream',
    'node:stream/promises',
    'node:events',
    'node:zlib',
  ],
  backup: ['backup', 'store', 'domain', 'zod', 'node:'],
  demo: ['demo', 'domain', 'store', 'pages'],
  commands: [
    'commands',
    'backup',
    'certificate',
    'config',
    'content',
    'demo',
    'domain',
    'imports',
    'ledger',
    'log',
    'pack',
    'package',
    'pages',
    'paths',
    'private-files',
    'report-files',
    'serve',
    'store',
    'web',
    'node:',
  ],
}

/** One file that may import more than its layer: `docs/decisions/0019`. */
const ALSO: Readonly<Record<string, readonly string[]>> = { 'src/domain/zoned.ts': ['temporal-polyfill'] }

/** What reads the clock: ours, a Node function, the log's time stamp, or the database's. */
const CLOCK = /Date\.now|new Date\(\)|performance\.now|hrtime|isoTime|current_timestamp|\bnow\(\)'/
const CLOCK_READERS = [
  'src/browser/card.ts',
  'src/browser/preview.ts',
  'src/browser/sco-cmi5.ts',
  'src/browser/sco.ts',
  'src/browser/selftest.ts',
  'src/cli.ts',
  'src/log.ts',
  'src/serve.ts',
  'src/store/migrate.ts',
]

/** Page files that read templates from disk or compile them: not for browsers. */
const SERVER_PAGES = ['render', 'templates']

/** Handlers of course pages, and what brings the choice to them. */
const DETAIL_IN_WEB = [
  'src/web/care.ts',
  'src/web/learn.ts',
  'src/web/reading.ts',
  'src/web/route.ts',
  'src/web/scenarios.ts',
  'src/web/shell.ts',
  'src/web/visit.ts',
]

const sources = filesBelow('src').filter((file) => file.endsWith('.ts'))

describe('layers', () => {
  for (const file of sources.filter((path) => path.split('/').length > 2)) {
    const layer = file.split('/')[1] ?? ''
    const allowed = [...(ALLOWED[layer] ?? []), ...(ALSO[file] ?? [])]
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
    expect(reached).not.toContain('src/domain/zoned.ts')
  })
})

describe('rules for every source', () => {
  it('the clock is read by the server start, the CLI, the start of a package, the log and the migrations only', () => {
    expect(sources.filter((file) => CLOCK.test(text(file))).sort()).toEqual(CLOCK_READERS)
  })

  it('chance comes from a seed or from random bytes', () => {
    for (const file of sources) expect(text(file), file).not.toContain('Math.random')
  })

  it('SQL is written in the store only', () => {
    for (const file of sources.filter((path) => !path.startsWith('src/store/'))) {
      expect(text(file), file).not.toMatch(/\bsql`|\.raw\(|\b(SELECT|INSERT INTO|DELETE FROM)\b|\bselect .* from\b/)
    }
  })

  it('nothing asks whether it is under test', () => {
    for (const file of sources) expect(text(file), file).not.toContain('NODE_ENV')
  })

  it('raw output in templates is an include or HTML of our own', () => {
    for (const file of filesBelow('views').filter((path) => path.endsWith('.ejs'))) {
      const raw = [...text(file).matchAll(/<%-\s*([\s\S]*?)%>/g)].map((match) => match[1]?.trim() ?? '')
      for (const expression of raw) expect(expression, file).toMatch(/^include\(|^[\w.]+Html$/)
    }
  })

  it('no template carries a style attribute or a script', () => {
    for (const file of filesBelow('views').filter((path) => path.endsWith('.ejs'))) {
      expect(text(file), file).not.toMatch(/\sstyle="|\son[a-z]+="|<script(?! type="application\/json"| src=)/)
    }
  })

  // `docs/less-detail.md`
  it('how much detail a learner reads is known to the pages of the course and to nothing else', () => {
    const importers = sources.filter((file) =>
      importsOf(file).some((target) => target.endsWith('/reading-preference.ts')),
    )
    // Reading it for a visit, changing it, and erasing the person.
    expect(importers).toEqual(['src/store/records.ts', 'src/web/reading.ts', 'src/web/route.ts'])
    const namers = sources.filter((file) => /\breading_preference\b/.test(text(file)))
    expect(namers).toEqual(['src/store/reading-preference.ts', 'src/store/schema.ts'])
    const users = sources.filter((file) => file.startsWith('src/web/') && /\bdetail\b(?!\.ts)/.test(code(file)))
    expect(users).toEqual(DETAIL_IN_WEB)
  })

  it('every template is rendered by something', () => {
    const texts = [...sources, ...filesBelow('views')].map(text).join('\n')
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

function text(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

/** Without comments, which may explain what the code must not use. */
function code(file: string): string {
  return text(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
}

/** What a file names after `from`, in `import('…')`, or alone for its side effects. */
function importsOf(file: string, source = text(file)): string[] {
  const named = /(?:^|\n)(?:import|export)[^'"\n]*(?:\{[^}]*\}[^'"\n]*)?from\s+'([^']+)'/g
  const alone = /(?:^|\n)import\s+'([^']+)'/g
  const late = /import\('([^']+)'\)/g
  return [named, alone, late].flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1] ?? ''))
}

function layerOf(file: string, target: string): string {
  const parts = join(file, '..', target).split('/')
  return parts.length > 2 ? (parts[1] ?? '') : (parts[1] ?? '').replace(/\.ts$/, '')
}

/** Without what is imported for its types alone, which no bundle carries. */
function loadsOf(file: string): string[] {
  return importsOf(file, text(file).replaceAll(/^import type [^;]*?from '[^']+'$/gms, ''))
}

function reachableFrom(files: readonly string[]): string[] {
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    for (const target of loadsOf(file))
      if (target.startsWith('.') && target.endsWith('.ts')) visit(join(file, '..', target))
  }
  files.forEach(visit)
  return [...seen]
}
