import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../src/platform/root.ts'
import { FAULTS } from './support/faults.ts'

const [list = ''] = readFileSync(join(ROOT, 'docs/faults.md'), 'utf8').split('## Figures')
const rows = list.matchAll(/^\| (\d+) \| ([^|]+) \|(.*)$/gm)
const table = [...rows].map(([, number, name, rest = '']) => ({ number: Number(number), name, rest }))

describe('the list of faults', () => {
  it('has sixteen, and the document has the same', () => {
    expect(FAULTS).toHaveLength(16)
    expect(table.map(({ number, name }) => [number, name?.toLowerCase()])).toEqual(
      FAULTS.map(({ name }, index) => [index + 1, name.toLowerCase()]),
    )
  })

  it.each(FAULTS.map(({ name, files }, index) => [name, files, index] as const))(
    'has tests that exist, and the document names the first of them: %s',
    (_, files, index) => {
      expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
      expect(table[index]?.rest).toContain(`](../${files[0]})`)
    },
  )
})
