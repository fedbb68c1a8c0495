import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { ROOT } from '../src/platform/root.ts'

const work = mkdtempSync(join(tmpdir(), 'tools-'))
const PROGRAMS: Record<'quick' | 'slow', Record<string, string>> = JSON.parse(
  readFileSync(join(ROOT, 'tests/support/programs.json'), 'utf8'),
)
const quick = Object.keys(PROGRAMS.quick)
const slow = Object.keys(PROGRAMS.slow)
/** On every Debian machine, or only asked for by what installs the others. */
const EVERYWHERE = ['apt-get', 'chown', 'cp', 'mount', 'npm', 'npx', 'sh', 'umount']
/** The only folder in which programs are looked for: there is no apt-get in it either. */
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(work, 'bin-'))
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

describe('the check for programs that tests call', () => {
  it('names in one line every program that is missing, with its Debian package, and fails', () => {
    const { status, stderr } = check('quick')
    expect(status).toBe(1)
    expect(stderr).toBe(
      'Tests need programs that are missing: xmllint (libxml2-utils), pdfinfo (poppler-utils), ' +
        'pdftotext (poppler-utils), pdftoppm (poppler-utils), zbarimg (zbar-tools), qpdf (qpdf). ' +
        'Run: apt-get install libxml2-utils poppler-utils zbar-tools qpdf\n',
    )
  })

  it('names the one program that is missing, of those that the slow suites call too', () => {
    for (const program of [...quick, ...slow].filter((name) => name !== 'strace')) put(program)
    expect(check('quick')).toMatchObject({ status: 0, stderr: '' })
    const { status, stderr } = check('slow')
    expect(status).toBe(1)
    expect(stderr).toBe('Tests need programs that are missing: strace (strace). Run: apt-get install strace\n')
  })

  it('takes a file that cannot be run for no program', () => {
    for (const program of quick) put(program)
    chmodSync(join(folder, 'qpdf'), 0o644)
    expect(check('quick').stderr).toContain('missing: qpdf (qpdf).')
  })

  it('asks for the programs that the README lists, and for no others', () => {
    const listed = /^Tests call ([^:]+):/m.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))?.[1] ?? ''
    const named = Object.entries({ ...PROGRAMS.quick, ...PROGRAMS.slow })
    expect([...listed.matchAll(/`([\w-]+)`/g)].map(([, program]) => program)).toEqual(named.map(([program]) => program))
    expect([...listed.matchAll(/\(([\w-]+)\)/g)].map(([, name]) => name)).toEqual([
      ...new Set(named.map(([, name]) => name)),
    ])
  })

  it('asks for the programs that tests start by name, and for no others', () => {
    const started = readdirSync(join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.[jt]s$/.test(file))
      .flatMap((file) => {
        const text = readFileSync(join(ROOT, 'tests', file), 'utf8')
        return [...text.matchAll(/\b(?:execFile|spawn)(?:Sync)?\(\s*'([^']+)'/g)].map(([, program = '']) => program)
      })
    // PostgreSQL is started by what its own folder has, and `strace` starts another program.
    const others = ['postgres', 'strace']
    expect([...new Set([...started, ...others])].filter((program) => !EVERYWHERE.includes(program)).sort()).toEqual(
      [...quick, ...slow].sort(),
    )
  })
})

describe('the list of licenses', () => {
  it('names every package that the program depends on, each with a license', () => {
    const { stdout } = spawnSync(process.execPath, [join(ROOT, 'bin/licenses.js')], { encoding: 'utf8' })
    const [list = ''] = stdout.split('\n\n')
    const licenses = new Map(list.split('\n').map((line) => [line.replace(/@[^@]+$/, ''), line.split(/ {2,}/)[1]]))
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: object }
    for (const name of Object.keys(dependencies)) expect(licenses.get(name), name).toMatch(/\w/)
  })
})

function put(program: string): void {
  writeFileSync(join(folder, program), '#!/bin/sh\n', { mode: 0o755 })
}

function check(suite: string) {
  return spawnSync(process.execPath, [join(ROOT, 'tests/support/tools.js'), suite], {
    env: { PATH: folder },
    encoding: 'utf8',
  })
}
