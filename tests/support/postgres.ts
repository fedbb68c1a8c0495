import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './listen.ts'

const INSTALLED = '/usr/lib/postgresql'

/** A PostgreSQL server of a test's own, which it may stop and start. */
export interface OwnPostgres {
  readonly address: string
  start(): void
  /** Stops it the way an update does, which ends current sessions. */
  stop(): void
  /** Hangs it the way a stuck machine does: it takes connections and never answers. */
  freeze(): void
  thaw(): void
  remove(): void
}

/** Stopped until `start`. It refuses to run as root. */
export async function ownPostgres(): Promise<OwnPostgres> {
  // Elsewhere than on Debian they stand among the programs of everybody.
  const version = existsSync(INSTALLED) ? readdirSync(INSTALLED).sort().at(-1) : undefined
  const folder = mkdtempSync(join(tmpdir(), 'csec-postgres-'))
  const isRoot = process.getuid?.() === 0
  if (isRoot) execFileSync('chown', ['postgres', folder])
  const data = join(folder, 'data')
  const run = (name: string, ...args: readonly string[]) => {
    const program = version === undefined ? name : join(INSTALLED, version, 'bin', name)
    const [command, rest] = isRoot ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args]
    execFileSync(command, rest, { cwd: folder, stdio: 'ignore' })
  }
  run('initdb', '-D', data, '-U', 'postgres', '--auth=trust')
  const port = await freePort()
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`
  const signalAll = (signal: NodeJS.Signals) => {
    // Its own processes and no other: the first has the folder of this test in its command, the rest are its children.
    const [first = ''] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    const children = spawnSync('ps', ['-o', 'pid=', '--ppid', first], { encoding: 'utf8' }).stdout.split(/\s+/)
    for (const pid of [first, ...children].filter(Boolean)) process.kill(Number(pid), signal)
  }
  return {
    address: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start: () => run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start'),
    stop: () => run('pg_ctl', '-D', data, '-w', '-m', 'fast', 'stop'),
    freeze: () => signalAll('SIGSTOP'),
    thaw: () => signalAll('SIGCONT'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
