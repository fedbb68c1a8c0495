import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { vi } from 'vitest'
import { runCommand } from '../../src/commands/run.cli.ts'
import { toInstant } from '../../src/platform/time/calendar.ts'
import { ROOT } from '../../src/platform/root.ts'

const PROGRAM = join(ROOT, 'bin/csec.js')
/** Settings of this machine, which have no say in a test. */
const SETTINGS = [
  'DATABASE_URL',
  'DATA_DIR',
  'HOST',
  'PORT',
  'PUBLIC_URL',
  'DISK_RESERVE_MB',
  'BACKUP_COMMAND',
  'BACKUP_KEY',
  'BACKUP_KEY_FILE',
  'KEY_ENCRYPTION_KEY',
  'KEY_ENCRYPTION_KEY_FILE',
  'WEBHOOK_HOSTS',
  'WEBHOOK_PRIVATE_HOSTS',
] as const

/** The result of a command. */
export interface Said {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/**
 * The command in this process, in a folder: what it answers, many times faster than a new process. Every command also
 * has tests with `csecProcess`.
 */
export function csec(folder: string, ...args: readonly string[]): Promise<Said> {
  return csecWith(folder, {}, ...args)
}

/** The same with settings in the environment. */
export async function csecWith(
  folder: string,
  environment: Partial<Record<(typeof SETTINGS)[number], string>>,
  ...args: readonly string[]
): Promise<Said> {
  const said = { out: '', err: '' }
  const line = (to: keyof typeof said) => (text: string) => {
    said[to] += `${text}\n`
  }
  const before = process.cwd()
  for (const name of SETTINGS) vi.stubEnv(name, environment[name])
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(line('out')),
    vi.spyOn(console, 'error').mockImplementation(line('err')),
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said.out += String(text)
      return true
    }),
  ]
  process.chdir(folder)
  try {
    const status = await runCommand(args, () => toInstant(Date.now()))
    return { status, stdout: said.out, stderr: said.err }
  } finally {
    process.chdir(before)
    for (const spy of spies) spy.mockRestore()
    vi.unstubAllEnvs()
  }
}

/** The command as people run it, in a folder. */
export function csecProcess(folder: string, ...args: readonly string[]): Said {
  const own = Object.fromEntries(SETTINGS.map((name) => [name, undefined]))
  const settings = { cwd: folder, env: { ...process.env, ...own }, encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], settings)
  return { status, stdout, stderr }
}

/** The same, left running. */
export function startCsec(folder: string, args: readonly string[], environment: Readonly<Record<string, string>>) {
  return spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, env: { ...process.env, ...environment } })
}
