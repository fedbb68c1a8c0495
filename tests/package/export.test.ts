import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ROOT } from '../../src/paths.ts'
import { unzip } from '../support/unzip.ts'

const SITE = join(ROOT, 'content/site.example.yaml')

let folder: string
let out: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-'))
  out = join(folder, 'course.zip')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The command as people run it. An option with null is left out. */
function run(options: Readonly<Record<string, string | null>> = {}, ...flags: readonly string[]) {
  const given = { edition: 'scorm12', site: SITE, language: 'en', out, ...options }
  const args = Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [`--${name}`, value]))
  return spawnSync(process.execPath, [join(ROOT, 'bin/csec.js'), 'export', ...args, ...flags], { encoding: 'utf8' })
}

describe('csec export', () => {
  it('writes the package and says which', async () => {
    const { status, stdout, stderr } = run()
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^\S+course\.zip: \d+ bytes, course version \d+\.\d+\.\d+, for Harbor Street drop-in\n$/)
    expect((await unzip(readFileSync(out))).has('imsmanifest.xml')).toBe(true)
    expect(readdirSync(folder)).toEqual(['course.zip'])
  })

  it('replaces an older package', () => {
    writeFileSync(out, 'older')
    run()
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK')
  })

  it('puts the mastery score in where the LMS decides', async () => {
    run({ report: 'lms-decides' })
    expect((await unzip(readFileSync(out))).get('imsmanifest.xml')?.toString()).toContain('masteryscore')
  })

  it('writes a package that tests the LMS, under a name of its own', async () => {
    const { status } = run({}, '--self-test')
    expect(status).toBe(0)
    const manifest = (await unzip(readFileSync(out))).get('imsmanifest.xml')?.toString()
    expect(manifest).toContain('parameters="?selftest"')
    expect(manifest).toContain('TEST OF THE LMS')
  })

  it('has no such test for what is no SCORM', () => {
    const { status, stderr } = run({ edition: 'web' }, '--self-test')
    expect([status, stderr]).toEqual([2, 'csec export: --self-test is for SCORM; there is none for web\n'])
  })

  it('lists the gaps of a site, and writes the package all the same', async () => {
    const gapped = join(folder, 'gapped.yaml')
    writeFileSync(gapped, readFileSync(SITE, 'utf8').replace(/^backup:\n.*\n.*\n/m, ''))
    const { status, stderr } = run({ site: gapped })
    expect(status).toBe(0)
    expect(stderr).toBe(
      'csec export: SITE-1 is not filled in: backup. Nobody can acknowledge the policy in this package.\n',
    )
    expect((await unzip(readFileSync(out))).size).toBeGreaterThan(5)
  })

  it.each<[string, Readonly<Record<string, string | null>>, RegExp]>([
    ['no edition', { edition: null }, /--edition is missing/],
    [
      'another edition',
      { edition: 'aicc' },
      /--edition takes scorm12, scorm2004-3, scorm2004-4, cmi5, web; not "aicc"/,
    ],
    ['no site', { site: null }, /--site is missing/],
    ['a site that is not there', { site: '/nowhere/site.yaml' }, /--site \/nowhere\/site\.yaml: there is no such file/],
    [
      'a file that is no site',
      { site: join(ROOT, 'content/policy.yaml') },
      /--site \S+policy\.yaml: .+ \(and \d+ more\)/,
    ],
    ['no language', { language: null }, /--language is missing/],
    ['another language', { language: 'xx' }, /--language takes en, es, both; not "xx"/],
    ['another report', { report: 'failed' }, /--report takes passed, completed, lms-decides; not "failed"/],
    ['no out', { out: null }, /--out is missing/],
    ['a folder that is not there', { out: '/nowhere/course.zip' }, /--out \/nowhere\/course\.zip could not be written/],
    ['an option that does not exist', { colour: 'red' }, /Unknown option '--colour'/],
  ])('refuses %s in one line, and writes nothing', (_, options, line) => {
    const { status, stdout, stderr } = run(options)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(line)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(readdirSync(folder)).toEqual([])
  })

  it('leaves no half file behind when it cannot finish', () => {
    const taken = join(folder, 'taken')
    mkdirSync(taken)
    const { status } = run({ out: taken })
    expect(status).toBe(2)
    expect(readdirSync(folder)).toEqual(['taken'])
  })
})
