import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { packagedMigrations } from '../../src/platform/database/migrate.store.ts'

/** Below node_modules, where the packages it imports are found; one for each test file that runs. */
const SCRIPT = fileURLToPath(new URL(`../../node_modules/.cache/csec-child-${process.pid}.js`, import.meta.url))

/** Makes `child.ts` into something that node runs, from the sources as they are. */
export async function buildChild(): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL('./child.ts', import.meta.url))],
    outfile: SCRIPT,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // One file starts in half the time of a hundred. These two bring native code.
    external: ['better-sqlite3', 'pg'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" },
    logLevel: 'error',
  })
}

export function removeChild(): void {
  rmSync(SCRIPT, { force: true })
}

export interface Child {
  readonly process: ChildProcessByStdio<Writable, Readable, Readable>
  /** Lines printed so far. */
  readonly lines: string[]
  readonly errors: string[]
  readonly exited: Promise<unknown>
  /** Resolves at the next line, or at the end of the process. */
  nextLine(): Promise<unknown>
}

type Mode = 'hold' | 'commit' | 'together' | 'trail'

/** How to run `child.ts`. */
export function childCommand(mode: Mode, file: string, count = 0): string[] {
  return [process.execPath, SCRIPT, mode, file, fileURLToPath(packagedMigrations), String(count)]
}

/** Starts `child.ts`; `before` is a command to run it under. */
export function startChild(mode: Mode, file: string, count = 0, before: readonly string[] = []): Child {
  const [command = process.execPath, ...rest] = [...before, ...childCommand(mode, file, count)]
  const child = spawn(command, rest, { stdio: ['pipe', 'pipe', 'pipe'] })
  const exited = once(child, 'close')
  const lines: string[] = []
  const errors: string[] = []
  const reader = createInterface(child.stdout)
  reader.on('line', (line) => lines.push(line))
  createInterface(child.stderr).on('line', (line) => errors.push(line))
  return { process: child, lines, errors, exited, nextLine: () => Promise.race([once(reader, 'line'), exited]) }
}
