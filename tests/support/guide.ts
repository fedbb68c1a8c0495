import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../src/platform/root.ts'

export const GUIDE = readFileSync(join(ROOT, 'docs/operator-guide.md'), 'utf8')

/** The lines of each block of commands, in their order. */
export const BLOCKS: readonly (readonly string[])[] = [...GUIDE.matchAll(/^```sh\n([^]+?)^```$/gm)].map(
  ([, block = '']) => block.split('\n').filter((line) => line !== ''),
)

/** Returns the only block with a line that begins so. */
export function blockWith(beginning: string): readonly string[] {
  const found = BLOCKS.filter((lines) => lines.some((line) => line.startsWith(beginning)))
  const [block] = found
  if (block === undefined || found.length > 1) throw new Error(`${found.length} blocks with ${beginning}`)
  return block
}

/** The commands of PostgreSQL, and those of ours that need it. `tests/deploy/guide.slow.test.ts` runs them. */
export const NEEDS_POSTGRES = /^(createdb|createuser|pg_dump|pg_restore) |^npx csec .*--database postgres:/
