import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../../src/platform/root.ts'
import { copiedPaths, of, stages, words } from '../support/containerfile.ts'
import { freePort } from '../support/listen.ts'

/** What `deploy/Containerfile` makes, without its base: the program, with the packages that it needs to run. */
const [, run = []] = stages()
const folder = mkdtempSync(join(tmpdir(), 'csec-production-'))
const app = join(folder, 'app')
const data = join(folder, 'data')
/** Other programs of this user could write to the program: the image has it as root, and runs as somebody else. */
const isRoot = process.getuid?.() === 0
const somebody = isRoot ? { uid: 10_001, gid: 10_001 } : {}

beforeAll(() => {
  mkdirSync(app)
  // Hard links: npm then takes packages away here, and they stay there.
  execFileSync('cp', ['-al', join(ROOT, 'node_modules'), join(app, 'node_modules')])
  for (const { from, to } of copiedPaths(run).filter(({ from: path }) => path !== 'node_modules')) {
    const target = to.endsWith('/') ? join(app, to, from.split('/').at(-1) ?? '') : join(app, to)
    mkdirSync(dirname(target), { recursive: true })
    cpSync(join(ROOT, from), target, { recursive: true })
  }
  cpSync(join(ROOT, 'package-lock.json'), join(app, 'package-lock.json'))
  const pruned = spawnSync('npm', ['prune', '--omit=dev', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: app,
    encoding: 'utf8',
  })
  if (pruned.status !== 0) throw new Error(pruned.stderr)
  mkdirSync(data, { mode: 0o700 })
  if (isRoot) execFileSync('chown', ['10001:10001', data])
  chmodSync(folder, 0o755)
}, 600_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the program with only the packages that it needs to run', () => {
  it('has none of the packages that build and test it', () => {
    const found = readdirSync(join(app, 'node_modules'))
    expect(found).toContain('express')
    expect(
      found.filter((name) => ['typescript', 'vitest', 'esbuild', 'sass', 'playwright-core'].includes(name)),
    ).toEqual([])
  })

  it('starts as another user, is healthy, makes a demo, shows its card, and stops on SIGTERM', async () => {
    const port = String(await freePort())
    const set = Object.fromEntries(of(run, 'ENV').flatMap((line) => line.split(' ').map((pair) => pair.split('='))))
    const own = { HOST: '127.0.0.1', PORT: port, DATA_DIR: data, DRAIN_SECONDS: '0' }
    const env = { PATH: process.env['PATH'], ...set, ...own }
    const demo = spawnSync(process.execPath, ['bin/csec.js', 'demo', '--staff', '100', '--data-dir', data], {
      cwd: app,
      env,
      encoding: 'utf8',
      ...somebody,
    })
    expect(demo.stderr).toBe('')
    const [program = '', ...args] = words(of(run, 'CMD')[0] ?? '')
    expect(program).toBe('node')
    const server = spawn(process.execPath, args, { cwd: app, env, stdio: ['ignore', 'ignore', 'pipe'], ...somebody })
    const exited = once(server, 'exit')
    for await (const line of createInterface(server.stderr)) if (line.startsWith('CSEC Orientation is at')) break
    const [, ...check] = words(of(run, 'HEALTHCHECK')[0] ?? '')
    expect(spawnSync(process.execPath, check, { cwd: app, env, ...somebody }).status).toBe(0)
    const card = /http:\/\/[^/\s]+(\/now\/\S+)/.exec(demo.stdout)?.[1] ?? ''
    const answer = await fetch(`http://127.0.0.1:${port}${card}`)
    expect([card.slice(0, 5), answer.status]).toEqual(['/now/', 200])
    expect(await answer.text()).toContain('tel:911')
    server.kill('SIGTERM')
    expect((await exited)[0]).toBe(0)
    expect(spawnSync(process.execPath, check, { cwd: app, env, ...somebody }).status).toBe(1)
  })
})
