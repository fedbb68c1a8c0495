import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from '../../src/platform/root.ts'

/** The built server in a process of its own, on a free port and a data folder of its own. */
export interface ServerProcess {
  readonly address: string
  readonly dataDir: string
  /** `null` when someone in HR is set up. */
  readonly setUpLink: string | null
  readonly process: ChildProcess
  /** Stops it the way an operator does. */
  stop(): Promise<void>
  /** Kills it, as in a crash. */
  kill(): Promise<void>
}

const ADDRESS = /^CSEC Orientation is at (http\S+)$/
const SET_UP = /(http\S+\/set-up\/\S+)$/

/**
 * @param port 0 for any; a restarted server keeps the port of the one before.
 * @param more of the environment, for example another clock
 */
export async function startServer(
  dataDir = mkdtempSync(join(tmpdir(), 'csec-')),
  port = 0,
  expectSetUp = true,
  more: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const own = { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, PUBLIC_URL: undefined, DRAIN_SECONDS: '0' }
  const env = { ...process.env, ...own, ...more }
  const child = spawn(process.execPath, [join(ROOT, 'dist/main.js')], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const exited = once(child, 'exit')
  const { address, setUpLink } = await announced(child, expectSetUp)
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await exited
  }
  return { address, setUpLink, dataDir, process: child, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

async function announced(
  child: ChildProcess,
  expectSetUp: boolean,
): Promise<{ address: string; setUpLink: string | null }> {
  if (child.stderr === null) throw new Error('stderr is not piped')
  const said: string[] = []
  let address: string | null = null
  for await (const line of createInterface(child.stderr)) {
    said.push(line)
    address ??= ADDRESS.exec(line)?.[1] ?? null
    const setUpLink = SET_UP.exec(line)?.[1] ?? null
    if (address !== null && (setUpLink !== null || !expectSetUp)) return { address, setUpLink }
  }
  throw new Error(`the server did not start: ${said.join('\n')}`)
}
