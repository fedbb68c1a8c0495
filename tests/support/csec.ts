import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../../src/paths.ts'

const PROGRAM = join(ROOT, 'bin/csec.js')

/** The command as people run it, in a folder. Settings of this machine have no say in it. */
export function csec(folder: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], settings(folder))
  return { status, stdout, stderr }
}

/** The same, left running. */
export function startCsec(folder: string, args: readonly string[], environment: Readonly<Record<string, string>>) {
  return spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, env: { ...process.env, ...environment } })
}

function settings(folder: string) {
  const { DATABASE_URL: _url, DATA_DIR: _dir, HOST: _host, PUBLIC_URL: _public, ...env } = process.env
  return { cwd: folder, env, encoding: 'utf8' } as const
}
