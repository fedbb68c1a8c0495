import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { coverage } from '../../src/policy/coverage.ts'
import { DONE_ABOUT } from '../../src/policy/feature.ts'
import { content, contentFolder } from '../support/content.ts'
import { csec, csecProcess } from '../support/csec.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-'))
  cpSync(contentFolder, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const run = (...args: readonly string[]) => csec(tmpdir(), 'coverage', ...args)

/** Changes a file of the copied content. */
function change(file: string, pattern: RegExp, replacement: string): void {
  const path = join(folder, file)
  const before = readFileSync(path, 'utf8')
  const after = before.replace(pattern, replacement)
  expect(after).not.toBe(before)
  writeFileSync(path, after)
}

describe('csec coverage', () => {
  it('prints an aligned line for each clause, and exits with 0 when nothing is missing', async () => {
    const { status, stdout, stderr } = await run()
    expect([status, stderr]).toEqual([0, ''])
    const [head = '', ...lines] = stdout.trimEnd().split('\n')
    expect(lines.map((line) => line.split(' ')[0])).toEqual(content.policy.clauses.map(({ id }) => id))
    const place = head.indexOf('the program has')
    for (const line of lines) expect(line.slice(place - 1)).toMatch(/^ [a-z]/)
    expect(lines.find((line) => line.startsWith('SITE-1b'))).toMatch(
      /^SITE-1b +L7#groups +3 +0 +SC-8 +- +group-notice before-group packs document$/,
    )
  })

  it('prints all of it for programs with --json', async () => {
    const { status, stdout } = await run('--json')
    const { rows, problems } = coverage(content, DONE_ABOUT)
    expect([status, JSON.parse(stdout)]).toEqual([0, { clauses: rows, problems }])
  })

  it('says which clause lacks what, and what to do about it, and exits with 1', async () => {
    change('en/lessons/L3.md', /clauses: \[P-3\]/, 'clauses: [P-2]')
    change('en/questions/L7.yaml', /clauses: \[SITE-5, P-4\]/, 'clauses: [P-4]')
    const { status, stdout, stderr } = await run('--folder', folder)
    expect(status).toBe(1)
    expect(stdout).toMatch(/^P-3 +- /m)
    expect(stderr.trimEnd().split('\n')).toEqual([
      'policy.yaml: P-3: no lesson teaches this clause; put it in the "clauses" of a lesson and after ":::clause" in one of its sections',
      'policy.yaml: SITE-5: final questions that ask about this clause: 1, 2 needed; put it in the "clauses" of final questions',
    ])
    expect(JSON.parse((await run('--json', '--folder', folder)).stdout)).toMatchObject({
      problems: [
        { kind: 'untaught', clause: 'P-3' },
        { kind: 'unasked', clause: 'SITE-5', final: 1 },
      ],
    })
  })

  it('exits with 1 when a clause is added that the program does nothing about, and so does csec check-content', async () => {
    change('policy.yaml', /$/, '  - { id: SITE-9, part: site, short: a new one, text: Something new. }\n')
    const expected =
      'policy.yaml: SITE-9: the program does nothing about this clause; say in src/policy/feature.ts what it does'
    for (const command of ['coverage', 'check-content']) {
      const { status, stderr } = await csec(tmpdir(), command, '--folder', folder)
      expect([status, stderr.includes(expected)]).toEqual([1, true])
    }
  })

  it('says what keeps it from reading the content', async () => {
    change('policy.yaml', /^version:/m, 'verson:')
    const { status, stdout, stderr } = await run('--folder', folder)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain('policy.yaml: Unrecognized key: "verson"')
  })

  it('takes an unknown option for a mistake in the call', async () => {
    const { status, stdout, stderr } = await run('--yaml')
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toBe("csec coverage: Unknown option '--yaml'\n")
  })

  it('running csec coverage as its own process gives the same answer, and --help names the option', async () => {
    expect(csecProcess(tmpdir(), 'coverage')).toEqual(await run())
    expect((await run('--help')).stdout).toContain('--json')
  })
})
