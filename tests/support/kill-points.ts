import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'

/** A moment in the life of a process: right before it asks the system for this, for so many times. */
export interface KillPoint {
  readonly call: string
  readonly time: number
}

/** What changes files, without those that a program only reads. */
const RARE = ['mkdir', 'rename', 'unlink', 'rmdir', 'chmod', 'fchmod', 'fsync', 'fdatasync', 'ftruncate'] as const
const OFTEN = ['pwrite64', 'copy_file_range', 'sendfile'] as const
/** What sends to a server, and prints. */
const SENT = ['write', 'writev', 'sendto'] as const

const CALLS = { files: [...RARE, ...OFTEN], server: SENT } as const
type Watched = keyof typeof CALLS

interface Program {
  readonly command: readonly string[]
  readonly cwd: string
  /** A file for what was seen. */
  readonly trace: string
}

/** Runs the program once and returns every moment at which it could be killed. Throws when the program fails. */
export function killPoints({ command, cwd, trace }: Program, watched: Watched = 'files'): KillPoint[] {
  const calls = CALLS[watched]
  const { status, stderr } = spawnSync('strace', [...traced(calls, trace), ...command], { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command.join(' ')} failed: ${stderr}`)
  const seen = new Map<string, number>()
  const points = [...readFileSync(trace, 'utf8').matchAll(/^\d+ +(\w+)\(/gm)].map(([, call = '']) => {
    const time = (seen.get(call) ?? 0) + 1
    seen.set(call, time)
    return { call, time }
  })
  rmSync(trace)
  return points
}

/** So many of them, spread evenly; those that come seldom are all among them if there is room. */
export function someOf(points: readonly KillPoint[], most: number): KillPoint[] {
  const rare = new Set<string>(RARE)
  const first = spread(
    points.filter(({ call }) => rare.has(call)),
    Math.ceil(most * 0.75),
  )
  return [
    ...first,
    ...spread(
      points.filter((point) => !first.includes(point)),
      most - first.length,
    ),
  ]
}

function spread<T>(list: readonly T[], most: number): T[] {
  return list.filter((_, index) => list.length <= most || (index * most) % list.length < most)
}

/** Runs the program and kills it there. Returns false when it never came to that place. */
export async function killAt({ command, cwd, trace }: Program, { call, time }: KillPoint): Promise<boolean> {
  const inject = ['-e', `inject=${call}:signal=SIGKILL:when=${time}`]
  const child = spawn('strace', [...traced([call], trace), ...inject, ...command], { cwd, stdio: 'ignore' })
  await once(child, 'exit')
  rmSync(trace, { force: true })
  return child.signalCode === 'SIGKILL'
}

function traced(calls: readonly string[], trace: string): string[] {
  return ['-f', '-qq', '-o', trace, '-e', `trace=${calls.join(',')}`]
}
