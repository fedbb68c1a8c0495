import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../src/platform/root.ts'
import { csec } from './support/csec.ts'
import { csecCommands } from './support/readme.ts'

const README = readFileSync(join(ROOT, 'README.md'), 'utf8')

describe('the README', () => {
  it('names every command of the CLI, and no other', async () => {
    const listed = [...(await csec(ROOT, '--help')).stdout.matchAll(/^ {2}([a-z-]+) {2,}/gm)].map(
      (match) => match[1] ?? '',
    )
    const named = csecCommands(ROOT)
      .map((command) => command.split(' ')[2] ?? '')
      .filter((name) => !name.startsWith('--'))
    expect(listed.length).toBeGreaterThan(1)
    expect([...new Set(named)].sort()).toEqual([...listed].sort())
  })

  it.each(
    csecCommands(ROOT)
      .map((command) => command.split(' ').slice(2))
      .filter((words) => words.length > 1),
  )('names options that "csec %s" knows', async (name, ...rest) => {
    const { stdout } = await csec(ROOT, name ?? '', '--help')
    for (const option of rest.filter((word) => word.startsWith('--'))) expect(stdout).toContain(option)
  })

  it('names npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }
    const named = [...README.matchAll(/\bnpm (?:run )?(start|test|(?<=run )[\w:-]+)/g)].map((match) => match[1] ?? '')
    expect(named).toContain('start')
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})
