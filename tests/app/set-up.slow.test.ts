import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../../src/platform/root.ts'
import { csecCommands, runCommand } from '../support/readme.ts'

const work = mkdtempSync(join(tmpdir(), 'set-up-'))
const clone = join(work, 'clone')

beforeAll(() => {
  if (run(work, `git clone --quiet '${ROOT}' clone`).status !== 0) copyTree()
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

describe('the commands of the README, in a fresh clone, from top to bottom', () => {
  it('csec says what to run before a build', () => {
    const { status, stderr } = run(clone, 'node bin/csec.js --help')
    expect(stderr).toBe('csec is not built yet: run "npm run build" first\n')
    expect(status).toBe(2)
    expect(statSync(join(clone, 'bin/csec.js')).mode & 0o777).toBe(0o755)
  })

  it('installs from the lockfile', () => {
    // Only this package is compiled, which takes minutes. The same lockfile had the same result here.
    const { status, stderr } = run(clone, 'npm ci --no-audit --no-fund --prefer-offline --ignore-scripts')
    expect(status, stderr).toBe(0)
    const compiled = 'node_modules/better-sqlite3/build/Release/better_sqlite3.node'
    mkdirSync(dirname(join(clone, compiled)), { recursive: true })
    cpSync(join(ROOT, compiled), join(clone, compiled))
  })

  it.each([
    ['the demo', () => runCommand(clone), /^CSEC Orientation demo: (http\S+)$/],
    ['an empty server', () => 'npm start', / is at (http\S+)$/],
  ])('starts %s and serves the sign-in page', { timeout: 600_000 }, async (_, command, says) => {
    const env = { ...environment(), PORT: '0', DATA_DIR: join(work, 'data') }
    // A group of its own, so that the shell, npm and the server are stopped together.
    const server = spawn('sh', ['-c', `${command()} 2>&1`], {
      cwd: clone,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const exited = once(server, 'exit')
    try {
      expect((await fetch(`${await addressIn(server.stdout, says)}/sign-in`)).status).toBe(200)
    } finally {
      if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid, 'SIGTERM')
      await exited
    }
  })

  it('checks the content', () => {
    const { status, stderr } = run(clone, documented('check-content'))
    expect(status, stderr).toBe(0)
  })

  it('exports a package', () => {
    const command = documented('export')
    const { status, stderr } = run(clone, command)
    expect(status, stderr).toBe(0)
    const zip = readFileSync(join(clone, / --out (\S+)/.exec(command)?.[1] ?? ''))
    expect(zip.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04')
  })
})

/** Copies a tree without git: everything except what installing, building and running leave behind. */
function copyTree(): void {
  const left = new Set(['.git', 'node_modules', 'dist', 'data', 'demo-data'])
  cpSync(ROOT, clone, { recursive: true, filter: (source) => !left.has(relative(ROOT, source)) })
}

function documented(name: string): string {
  const command = csecCommands(clone).find((candidate) => candidate.split(' ')[2] === name)
  if (command === undefined) throw new Error(`the README does not name csec ${name}`)
  return command
}

function run(cwd: string, command: string) {
  return spawnSync('sh', ['-c', command], { cwd, env: environment(), encoding: 'utf8' })
}

/**
 * The environment of a new terminal, without this project's settings or the ones that npm and vitest add for their
 * children.
 */
function environment() {
  const ours =
    /^(PORT|HOST|DATA_DIR|DATABASE_URL|PUBLIC_URL|INIT_CWD|NODE_ENV|VITEST.*|npm_(lifecycle|package)_.*|npm_config_local_prefix)$/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)))
}

/** The address in the first line that matches. Throws with everything that was said where none does. */
async function addressIn(output: NodeJS.ReadableStream, says: RegExp): Promise<string> {
  const said: string[] = []
  for await (const line of createInterface(output)) {
    said.push(line)
    const address = says.exec(line)?.[1]
    if (address !== undefined) return address
  }
  throw new Error(`the server did not start: ${said.join('\n')}`)
}
