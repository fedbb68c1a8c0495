import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../src/platform/root.ts'

const PAGE = readFileSync(join(ROOT, 'docs/security.md'), 'utf8')
const { scripts, dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
  dependencies: Record<string, string>
}
/** The numbers of a line, what holds, and the tests named for it. */
const rows = [...PAGE.matchAll(/^\| ([\d, to]+) \| (.+) \| (.*) ?\|$/gm)].map(
  ([, lines = '', holds = '', tests = '']) => ({
    lines: lines.split(', ').flatMap(numbersIn),
    holds,
    tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
  }),
)

describe('the table of security', () => {
  it('has each of the 77 lines once', () => {
    const expected = Array.from({ length: 77 }, (_, index) => index + 1)
    expect(rows.flatMap(({ lines }) => lines).sort((a, b) => a - b)).toEqual(expected)
  })

  it('names tests that exist, for each line that applies', () => {
    const open = rows.filter(({ tests }) => tests.length === 0)
    for (const { holds } of open) expect(holds).toMatch(/^Doesn't apply: /)
    const named = rows.flatMap(({ tests }) => tests)
    expect(named.length).toBeGreaterThan(60)
    expect(named.filter((file) => !file.endsWith('.test.ts') || !existsSync(join(ROOT, file)))).toEqual([])
  })
})

/** Every source with its text, by its path below `src`. */
const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => [file, readFileSync(join(ROOT, 'src', file), 'utf8')] as const)
const filesWith = (pattern: RegExp) => sources.filter(([, text]) => pattern.test(text)).map(([file]) => file)

describe('the server', () => {
  it('connects to the provider, the mail server, the scanner, PostgreSQL and the receivers of webhooks, and to nothing else', () => {
    const outward =
      /\bfetch\(|from '(nodemailer|openid-client|pg|node:(https|tls|dgram|http2))'|\b(connect|Socket)\b[^;\n]*'node:net'/
    const onServer = filesWith(outward).filter((file) => !file.endsWith('.browser.ts'))
    expect(onServer.sort()).toEqual([
      'identity/sso/provider-connection.job.ts',
      'identity/sso/provider.job.ts',
      'platform/database/postgres.store.ts',
      // One that never connects: headers are written to it once.
      'platform/http/headers.web.ts',
      'platform/http/scan.web.ts',
      'platform/mail/mailer.job.ts',
      'webhooks/post.job.ts',
    ])
  })

  it('renders templates by literal names, except a package, which has its own short list', () => {
    const named = filesWith(/(?<!markdown\.)(?<!function )\brender\((?!'[a-z])/)
    expect(named.sort()).toEqual(['packages/runtime/page-frame.browser.ts', 'packages/trial/played-course.job.ts'])
  })
})

describe('a script of a page', () => {
  it('keeps nothing in the browser, except the public card and packages', () => {
    const keeping = filesWith(/localStorage|sessionStorage|indexedDB|\bcaches\.|document\.cookie/)
    expect(keeping.filter((file) => !file.startsWith('packages/'))).toEqual(['card/worker.browser.ts'])
  })

  it('hears messages of our own tabs only: the channels have no other way in', () => {
    const browserScripts = sources.filter(([file]) => file.endsWith('.browser.ts'))
    expect(browserScripts.length).toBeGreaterThan(10)
    const hears = browserScripts.filter(([, text]) => /onmessage|addEventListener\(\s*'message'/.test(text))
    // Both listen to a `BroadcastChannel`, which reaches pages of the same origin alone.
    expect(hears.map(([file]) => file).sort()).toEqual([
      'identity/sessions/ending.browser.ts',
      'packages/runtime/lms/other-window.browser.ts',
    ])
    for (const [file, text] of hears) expect(text, file).not.toMatch(/(window|self|globalThis|top|parent)\.(addEv|onm)/)
  })
})

describe('the list of packages', () => {
  it('is CycloneDX, and names every package that the server needs', () => {
    const [program = '', ...args] = (scripts['sbom'] ?? '').split(' ')
    const { stdout } = spawnSync(program, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    const made: { bomFormat: string; components: { name: string; group?: string; purl: string }[] } = JSON.parse(stdout)
    expect(made.bomFormat).toBe('CycloneDX')
    const listed = new Set(made.components.map(({ purl }) => decodeURIComponent(purl)))
    const names = [...listed].map((purl) => /^pkg:npm\/(.+)@/.exec(purl)?.[1])
    expect(Object.keys(dependencies).filter((name) => !names.includes(name))).toEqual([])
  })
})

const work = mkdtempSync(join(tmpdir(), 'lint-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

/** What a source may hold, by what it is called here: a script of browsers, or a part of the server. */
const IN_BROWSER = {
  innerHTML: "document.body.innerHTML = 'x'",
  'outerHTML by its name': "document.body['outerHTML'] = 'x'",
  insertAdjacentHTML: "document.body.insertAdjacentHTML('beforeend', 'x')",
  'document.write': "document.write('x')",
  'a parser': "new DOMParser().parseFromString('x', 'text/html')",
  'a fragment of text': "document.createRange().createContextualFragment('x')",
  'a frame of text': "document.createElement('iframe').srcdoc = 'x'",
  eval: "eval('x')",
  'a function of text': "new Function('x')()",
}
const ON_SERVER = {
  'a child process': "import { exec } from 'node:child_process'\nexport const run = (text: string) => exec(text)",
  'a pattern made of data': 'export const match = (text: string) => new RegExp(text)',
}
const AS_TEXT = "document.body.textContent = 'x'"

describe('the lint', () => {
  let said: (code: string) => string
  beforeAll(() => {
    said = lint([...Object.values(IN_BROWSER), AS_TEXT], Object.values(ON_SERVER))
  })

  it.each(Object.entries(IN_BROWSER))('refuses %s in a script of browsers', (_, code) => {
    expect(said(code)).toMatch(/no-restricted-properties|no-eval|no-new-func/)
  })

  it.each(Object.entries(ON_SERVER))('refuses %s in the server', (_, code) => {
    expect(said(code)).toMatch(/detect-child-process|detect-non-literal-regexp/)
  })

  it('lets text stay text', () => {
    expect(said(AS_TEXT)).not.toContain('Error')
  })
})

/** Has our lint read a source of each code, all at once, and gives what it says about one. */
function lint(inBrowser: readonly string[], onServer: readonly string[]): (code: string) => string {
  const folder = mkdtempSync(join(work, 'src-'))
  mkdirSync(join(folder, 'src'))
  const files = new Map([
    ...inBrowser.map((code, index) => [code, `src/place-${index}.browser.ts`] as const),
    ...onServer.map((code, index) => [code, `src/place-${index}.job.ts`] as const),
  ])
  for (const [code, file] of files) writeFileSync(join(folder, file), `${code}\n`)
  const rules = JSON.parse(readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8'))
  const jsPlugins = [join(ROOT, 'node_modules/eslint-plugin-security/index.js')]
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify({ ...rules, jsPlugins }))
  const args = ['--deny-warnings', '-f', 'unix', '-c', '.oxlintrc.json', 'src']
  const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/oxlint'), args, { cwd: folder, encoding: 'utf8' })
  const lines = stdout.split('\n')
  return (code) => lines.filter((line) => line.startsWith(`${files.get(code)}:`)).join('\n')
}

/** `23 to 27` are five lines, and `30` is one. */
function numbersIn(text: string): number[] {
  const [first = 0, last = first] = text.split(' to ').map(Number)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
