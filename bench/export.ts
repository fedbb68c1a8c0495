/** Measures how long HR or a script waits for a package, starting from nothing. `docs/speed.md` says how to read it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PACKAGE_EDITIONS } from '../src/packages/standards/edition.ts'
import { ROOT } from '../src/platform/root.ts'

const RUNS = 5
const GOAL_MS = 1_000
const CLI = join(ROOT, 'dist/cli.js')
const SITE = join(ROOT, 'content/site.example.yaml')
/** The same command without any work: a process that starts, reads its own code and prints. */
const BARE = 'csec export --help'

const folder = mkdtempSync(join(tmpdir(), 'bench-export-'))
try {
  const commands: readonly [name: string, args: readonly string[]][] = [
    [BARE, ['export', '--help']],
    ['csec check-content', ['check-content']],
    ...PACKAGE_EDITIONS.map((edition): [string, readonly string[]] => [
      `${edition}, en`,
      ['export', '--edition', edition, '--site', SITE, '--language', 'en', '--out', join(folder, `${edition}.zip`)],
    ]),
    [
      'scorm2004-4, both',
      ['export', '--edition', 'scorm2004-4', '--site', SITE, '--language', 'both', '--out', join(folder, 'both.zip')],
    ],
  ]
  // The commands take turns, so that a busy moment of the machine doesn't hit only one of them.
  const times = new Map(commands.map(([name]): [string, number[]] => [name, []]))
  for (let run = 0; run < RUNS; run += 1) for (const [name, args] of commands) times.get(name)?.push(timeOf(args))
  const floor = median(times.get(BARE) ?? [])
  console.log(
    `Medians of ${RUNS} runs, a new process each, with pre-flight, report and kit; goal ${GOAL_MS} ms for an export`,
  )
  for (const [name, all] of times) {
    const ms = median(all)
    const verdict = name.includes(',') && ms > GOAL_MS ? ', over the goal' : ''
    console.log(`${name.padEnd(20)}${Math.round(ms)} ms, ${(ms / floor).toFixed(1)} × ${BARE}${verdict}`)
  }
} finally {
  rmSync(folder, { recursive: true })
}

function timeOf(args: readonly string[]): number {
  const started = performance.now()
  const { status, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return performance.now() - started
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}
