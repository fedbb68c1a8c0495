import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listen } from './listen.ts'

const INSTALLED = '/usr/lib/postgresql'

/** A PostgreSQL server of a test's own, which it may stop and start. */
export interface OwnPostgres {
  readonly address: string
  start(): void
  /** As for an update: sessions under way are ended. */
  stop(): void
  /** As a machine that hangs: it takes connections, and nothing answers. */
  freeze(): void
  thaw(): void
  remove(): void
}

/** Stopped until `start`. It refuses to run as root. */
export async function ownPostgres(): Promise<OwnPostgres> {
  const bin = join(INSTALLED, readdirSync(INSTALLED).sort().at(-1) ?? '', 'bin')
  const folder = mkdtempSync(join(tmpdir(), 'csec-postgres-'))
  const isRoot = process.getuid?.() === 0
  if (isRoot) execFileSync('chown', ['postgres', folder])
  const data = join(folder, 'data')
  const run = (name: string, ...args: readonly string[]) => {
    const program = join(bin, name)
    const [command, rest] = isRoot ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args]
    execFileSync(command, rest, { cwd: folder, stdio: 'ignore' })
  }
  run('initdb', '-D', data, '-U', 'postgres', '--auth=trust')
  const port = await freePort()
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`
  const signalAll = (name: string) => {
    // Its own processes and no other: the first has the folder of this test in its command, the rest are its children.
    const [first = ''] = execFileSync('head', ['-n', '1', join(data, 'postmaster.pid')], { encoding: 'utf8' }).split(
      '\n',
    )
    const children = spawnSync('ps', ['-o', 'pid=', '--ppid', first], { encoding: 'utf8' }).stdout.split(/\s+/)
    for (const pid of [first, ...children].filter(Boolean)) execFileSync('kill', [`-${name}`, pid])
  }
  return {
    address: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start: () => run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start'),
    stop: () => run('pg_ctl', '-D', data, '-w', '-m', 'fast', 'stop'),
    freeze: () => signalAll('STOP'),
    thaw: () => signalAll('CONT'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = Number(new URL(await listen(server)).port)
  await new Promise((resolve) => server.close(resolve))
  return port
}
