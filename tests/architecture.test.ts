import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../src/platform/root.ts'

/**
 * Subjects import only what stands before them. Handlers may import any; `app`, `commands` and `demo` put all together.
 */
const SUBJECTS = [
  'platform organization course ledger trail contacts requirements site policy certificates learning practice reminders selections people credits',
  'identity groups followups mail backups packages imports reports understanding audit webhooks api scim work card privacy home help',
].flatMap((line) => line.split(' '))
const OVER_ALL = ['app', 'commands', 'demo']

/** The ending of a file's name → the endings and the packages that it may import. `docs/decisions/0028` */
const ROLES: Readonly<Record<string, { readonly roles: readonly string[]; readonly packages: RegExp }>> = {
  rule: { roles: ['rule'], packages: /^(temporal-polyfill|zod|canonicalize)$/ },
  words: { roles: ['rule', 'words'], packages: /^$/ },
  page: { roles: ['rule', 'words', 'page'], packages: /^$/ },
  store: { roles: ['rule', 'store'], packages: /^(kysely|better-sqlite3|pg|zod|node:.*)$/ },
  job: { roles: ['rule', 'words', 'page', 'store', 'job'], packages: /^(?!express)/ },
  web: { roles: ['rule', 'words', 'page', 'store', 'job', 'web'], packages: /^/ },
  browser: {
    roles: ['rule', 'words', 'page', 'browser'],
    packages: /^(@simplewebauthn\/browser$|(govuk-frontend|scorm-again)\/)/,
  },
  cli: { roles: ['rule', 'words', 'page', 'store', 'job', 'web', 'cli'], packages: /^node:/ },
}

/** They read templates, the environment and folders for all others. */
const NO_ROLE = /^src\/(app\/|[^/]*$|platform\/[^/]*$|platform\/html\/(render|templates)\.page)|\.d\.ts$/

/** The types of rows are those of the subjects. */
const ROW_TYPES = 'src/platform/database/schema.store.ts'

/** Imports that break the order of subjects. This list may only shrink. */
const EXCEPTIONS: readonly string[] = JSON.parse(text('tests/architecture-exceptions.json'))

/** What chooses people stands on the lists and on what is done for each: neither knows of it, not even a handler. */
const ONE_WAY: readonly (readonly [from: string, to: string])[] = [
  ['identity', 'selections'],
  ['reports', 'selections'],
  ['selections', 'imports'],
]

/** Files in a folder, without those of its subfolders. */
const MOST_FILES = 40

/** Longer files are read in pieces. Files of words are lists, and may be longer. */
const MOST_LINES = 300

/** Longer files, each with its reason: this list may only shrink. */
const LONG_FILES: Readonly<Record<string, string>> = {
  'src/app/background.ts': 'every job of the server, with what starts it',
  'src/app/route-table.web.ts': 'every address, one a line',
  'src/commands/import-roster.cli.ts': 'one command, with all that it says',
  'src/identity/recovery.store.ts': 'who may make a code, and who has agreed: one transaction each',
  'src/learning/coursework.store.ts': 'every write of a learner, in one order of checks',
  'src/ledger/history.ts': 'one pass over the events of a person, kind by kind',
  'src/packages/runtime/screen.browser.ts': 'a case for each page of a package',
  'src/packages/runtime/suspend-data.ts': 'what is written and what is read stand beside each other',
  'src/packages/trial/lms-runtime.job.ts': 'five systems in one table',
  'src/people/file/timeline.page.ts': 'a text for each kind of event',
  'src/platform/database/schema.store.ts': 'every table',
  'src/reports/from-standing.store.ts': 'every report of the present narrows one query',
  'src/requirements/status.ts': 'one function decides, and its cases are read together',
}

/** Every way to read the clock: ours, a Node function, the log's time stamp, or the database's. */
const CLOCK = /Date\.now(?! =)|new Date\(\)|performance\.now|hrtime|isoTime|current_timestamp|\bnow\(\)'/
const CLOCK_READERS = [
  'src/app/log.ts',
  'src/app/serve.ts',
  'src/card/card.browser.ts',
  'src/cli.ts',
  'src/identity/sessions/ending.browser.ts',
  'src/packages/preview/preview.browser.ts',
  'src/packages/runtime/lms/open-cmi5.browser.ts',
  'src/packages/runtime/sco.browser.ts',
  'src/packages/trial/self-test-entry.browser.ts',
  // How long a group of transactions has been at work.
  'src/platform/database/group.store.ts',
  'src/platform/database/migrate.store.ts',
  // The library that counts requests has a clock of its own, and its headers say when the count begins anew.
  'src/platform/http/limits.web.ts',
  // How long work in the background took, and how long others rest from it.
  'src/platform/jobs/others.store.ts',
  'src/platform/jobs/turn.job.ts',
]

/** Handlers of course pages, what brings the choice to them, and the page on which a person sees all that is held. */
const DETAIL_IN_WEB = [
  // A kept page is only sent to the same viewer again, and the form that changes the language sends the choice along.
  'src/app/kept-page.web.ts',
  'src/app/route.web.ts',
  'src/app/shell.web.ts',
  'src/app/visit.web.ts',
  'src/learning/care.web.ts',
  'src/learning/learn.web.ts',
  'src/learning/scenario.web.ts',
  'src/learning/update/change.web.ts',
  'src/privacy/held/held.web.ts',
]

const sources = filesBelow('src').filter((file) => file.endsWith('.ts'))
const templates = filesBelow('views').filter((file) => file.endsWith('.ejs'))
const imports = sources.flatMap((file) => importsOf(file).map((target) => ({ file, target })))

describe('a file', () => {
  it('imports what its role may: rules know no disk, pages no database, and scripts of browsers no server', () => {
    const wrong = imports.filter(({ file, target }) => {
      const rule = ROLES[roleOf(file)]
      if (NO_ROLE.test(file) || rule === undefined) return false
      return target.startsWith('src/')
        ? !rule.roles.includes(roleOf(target)) && !NO_ROLE.test(target)
        : !rule.packages.test(target)
    })
    expect(wrong).toEqual([])
  })

  it('imports only subjects earlier in the order', () => {
    const against = imports.filter(({ file, target }) => isAgainstOrder(file, target))
    const found = against.map(({ file, target }) => `${file} > ${target}`)
    expect([...new Set(found)].sort()).toEqual(EXCEPTIONS)
  })

  it('imports nothing back, where data flows one way', () => {
    const back = imports.filter(({ file, target }) =>
      ONE_WAY.some(([from, to]) => subjectOf(file) === from && target.startsWith(`src/${to}/`)),
    )
    expect(back).toEqual([])
  })

  it('is in the folder of a known subject, with at most 40 files next to it', () => {
    const folders = sources.map((file) => posix.dirname(file))
    const filesIn = (folder: string) => folders.filter((other) => other === folder).length
    expect([...new Set(folders)].filter((folder) => filesIn(folder) > MOST_FILES)).toEqual([])
    const known = new Set([...SUBJECTS, ...OVER_ALL, 'words'])
    expect(sources.map(subjectOf).filter((subject) => !subject.endsWith('.ts') && !known.has(subject))).toEqual([])
  })

  it('has at most 300 lines, or a reason', () => {
    const long = sources.filter((file) => roleOf(file) !== 'words' && text(file).split('\n').length > MOST_LINES + 1)
    expect(long.sort()).toEqual(Object.keys(LONG_FILES))
  })

  it('a file that runs in browsers reaches nothing that needs a disk, a time zone database or schemas', () => {
    const reached = reachableFrom(sources.filter((file) => roleOf(file) === 'browser'))
    const needsServer = /\.(store|job|web|cli)\.ts$|platform\/html\/(render|templates)\.page|platform\/time\/zoned/
    expect(reached.filter((file) => needsServer.test(file) || importsOf(file).includes('zod'))).toEqual([])
  })
})

describe('every source', () => {
  it('gets the time from the start of the server, the CLI or a package, the log and the migrations only', () => {
    expect(sources.filter((file) => CLOCK.test(text(file))).sort()).toEqual(CLOCK_READERS)
  })

  it('takes chance from a seed or from random bytes, and asks not whether it is under test', () => {
    for (const file of sources) expect(text(file), file).not.toMatch(/Math\.random|NODE_ENV/)
  })

  it('has SQL in stores only', () => {
    for (const file of sources.filter((path) => roleOf(path) !== 'store'))
      expect(text(file), file).not.toMatch(/\bsql`|\.raw\(|\b(SELECT|INSERT INTO|DELETE FROM)\b|\bselect .* from\b/)
  })

  // `docs/less-detail.md`
  it('doesn’t know how much detail a learner reads, except for the pages of the course', () => {
    const importers = imports.filter(({ target }) => target === 'src/learning/reading-preference.store.ts')
    // Reading it for a visit, changing it, and erasing the person.
    const readers = ['src/app/route.web.ts', 'src/learning/care.web.ts', 'src/people/record.store.ts']
    expect(importers.map(({ file }) => file).sort()).toEqual(readers)
    const namers = sources.filter((file) => /\breading_preference\b/.test(text(file)))
    expect(namers.sort()).toEqual(['src/learning/reading-preference.store.ts', ROW_TYPES])
    // An entry of the audit trail has a part of the same name: `detail: { how: 'password' }`.
    const named = /\bdetail\b(?!\.job\.ts|: \{)/
    const users = sources.filter((file) => file.endsWith('.web.ts') && named.test(code(file)))
    expect(users.sort()).toEqual(DETAIL_IN_WEB)
  })
})

describe('every template', () => {
  it('prints raw only what it includes and HTML of our own, and carries no style attribute and no script', () => {
    for (const file of templates) {
      const raw = [...text(file).matchAll(/<%-\s*([\s\S]*?)-?%>/g)].map((match) => match[1]?.trim() ?? '')
      for (const expression of raw) expect(expression, file).toMatch(/^include\(|^[\w.]+Html$/)
      expect(text(file), file).not.toMatch(/\sstyle="|\son[a-z]+="|<script(?! type="application\/json"| src=)/)
    }
  })

  it('has no line over 160 characters', () => {
    expect(templates.filter((file) => /^.{161}/m.test(text(file)))).toEqual([])
  })

  it('is rendered by something', () => {
    const texts = [...sources, ...templates].map(text).join('\n')
    const names = templates.map((file) => file.slice('views/'.length, -'.ejs'.length))
    const byKind = /^(learning\/blocks|learning\/figures|layouts|pictures)\//
    expect(names.filter((name) => !byKind.test(name) && !texts.includes(`'${name}'`))).toEqual([])
  })
})

function isAgainstOrder(file: string, target: string): boolean {
  const [own, other] = [subjectOf(file), subjectOf(target)]
  if (
    !target.startsWith('src/') ||
    own === other ||
    other === 'words' ||
    [roleOf(file), roleOf(target)].includes('words')
  )
    return false
  if (OVER_ALL.includes(own) || own.endsWith('.ts') || own === 'words' || roleOf(file) === 'web' || file === ROW_TYPES)
    return false
  return SUBJECTS.indexOf(other) > SUBJECTS.indexOf(own) || OVER_ALL.includes(other)
}

function subjectOf(file: string): string {
  return file.split('/')[1] ?? ''
}

function roleOf(file: string): string {
  return (
    /\.(page|store|job|web|browser|cli)\.ts$/.exec(file)?.[1] ??
    (/\.(en|es)\.ts$|^src\/words\//.test(file) ? 'words' : 'rule')
  )
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
}

function text(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

/** Drops comments, which may explain what the code must not use. */
function code(file: string): string {
  return text(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
}

/** Lists the names after `from`, in `import('…')`, or alone for side effects: a path from the root, or a package. */
function importsOf(file: string, source = text(file)): string[] {
  const named = /(?:^|\n)(?:import|export)[^'"\n]*(?:\{[^}]*\}[^'"\n]*)?from\s+'([^']+)'/g
  const alone = /(?:^|\n)import\s+'([^']+)'/g
  const late = /import\('([^']+)'\)/g
  return [named, alone, late]
    .flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1] ?? ''))
    .map((target) => (target.startsWith('.') ? join(file, '..', target) : target))
    .filter((target) => !target.endsWith('/templates.js'))
}

function reachableFrom(files: readonly string[]): string[] {
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    // Imports of types alone end up in no bundle.
    const loaded = importsOf(file, text(file).replaceAll(/^import type [^;]*?from '[^']+'$/gms, ''))
    for (const target of loaded) if (target.startsWith('src/')) visit(target)
  }
  files.forEach(visit)
  return [...seen]
}
