import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../../src/platform/root.ts'
import { of, stages, words } from '../support/containerfile.ts'
import { freePort } from '../support/listen.ts'

/** What the last stage of `deploy/Containerfile` says about running what `bin/image.js` gathers. */
const [, run = []] = stages()
const set = Object.fromEntries(of(run, 'ENV').flatMap((line) => line.split(' ').map((pair) => pair.split('='))))
const folder = mkdtempSync(join(tmpdir(), 'csec-production-'))
const installed = join(folder, 'installed')
const image = join(folder, 'image')
/** The program is root's, and another user runs it, who could write to it otherwise. Only root can become them. */
const isRoot = process.getuid?.() === 0
const somebody = isRoot ? { uid: 10_001, gid: 10_001 } : {}

beforeAll(() => {
  chmodSync(folder, 0o755)
  execFileSync(process.execPath, ['bin/image.js', image], { cwd: ROOT })
  mkdirSync(installed)
  for (const path of ['package.json', 'package-lock.json', 'bin', 'content', 'dist', 'migrations', 'views'])
    cpSync(join(ROOT, path), join(installed, path), { recursive: true })
  // Of all packages that run here, only this one is compiled, which takes a minute, and its result is there already.
  const npm = spawnSync(
    'npm',
    ['ci', '--omit=dev', '--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'],
    {
      cwd: installed,
      encoding: 'utf8',
    },
  )
  if (npm.status !== 0) throw new Error(npm.stderr)
  const compiled = 'node_modules/better-sqlite3/build'
  cpSync(join(ROOT, compiled), join(installed, compiled), { recursive: true })
}, 600_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('needs none of the packages that build and test it', () => {
  const tools = ['typescript', 'vitest', 'esbuild', 'sass', 'playwright-core']
  for (const app of [installed, join(image, 'app')]) {
    const found = readdirSync(join(app, 'node_modules'))
    expect(found).toContain('express')
    expect(found.filter((name) => tools.includes(name))).toEqual([])
  }
})

it('leaves room in an image of 200 MB for the largest Node that it runs on, of 127 MB', () => {
  const files = readdirSync(image, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const others = files.filter(({ name, parentPath }) => join(parentPath, name) !== join(image, 'usr/local/bin/node'))
  const bytes = others.map(({ name, parentPath }) => statSync(join(parentPath, name)).size)
  expect(bytes.reduce((all, size) => all + size, 0)).toBeLessThan(65_000_000)
})

/** How a program of the system is started, in a folder or with a folder as the root of everything. */
interface Place {
  readonly name: string
  readonly data: string
  readonly app: string
  readonly start: (args: readonly string[]) => readonly [string, string[]]
}

const PLACES: Place[] = [
  {
    name: 'a folder without the packages that build it',
    data: join(folder, 'data'),
    app: installed,
    start: (args) => [process.execPath, [...args]],
  },
  isRoot
    ? {
        name: 'the root of a container',
        data: join(image, 'data'),
        app: '/app',
        start: (args) => [
          '/usr/sbin/chroot',
          ['--userspec=10001:10001', image, '/bin/sh', '-c', IN_APP, 'node', ...args],
        ],
      }
    : {
        name: 'what a container holds',
        data: join(folder, 'other-data'),
        app: join(image, 'app'),
        start: (args) => [join(image, 'usr/local/bin/node'), [...args]],
      },
]
const IN_APP = 'cd /app && exec node "$@"'
/** Every file of the program loads the packages that it needs. */
const LOAD_ALL = `
  const { readdirSync } = await import('node:fs')
  for (const name of readdirSync('dist/chunks')) await import(process.cwd() + '/dist/chunks/' + name)`

describe.each(PLACES)('in $name', ({ data, app, start }) => {
  const isWhole = app === '/app'
  const own = { HOST: '127.0.0.1', DATA_DIR: isWhole ? '/data' : data, DRAIN_SECONDS: '0' }
  const options = isWhole ? {} : { cwd: app, ...somebody }
  const csec = (args: readonly string[], env: NodeJS.ProcessEnv) => {
    const [program, all] = start(args)
    return spawnSync(program, all, { ...options, env, encoding: 'utf8' })
  }

  it('starts as another user, is healthy, makes a demo, shows its card, and stops on SIGTERM', async () => {
    mkdirSync(data, { mode: 0o700 })
    if (isRoot) execFileSync('chown', ['10001:10001', data])
    const port = String(await freePort())
    const env = { ...set, ...own, PORT: port }
    const demo = csec(['bin/csec.js', 'demo', '--staff', '100', '--data-dir', own.DATA_DIR], env)
    expect(demo.stderr).toBe('')
    const [program = '', ...args] = words(of(run, 'CMD')[0] ?? '')
    expect(program).toBe('node')
    const server = spawn(...start(args), { ...options, env, stdio: ['ignore', 'ignore', 'pipe'] })
    const exited = once(server, 'exit')
    for await (const line of createInterface(server.stderr)) if (line.startsWith('CSEC Orientation is at')) break
    const [, ...check] = words(of(run, 'HEALTHCHECK')[0] ?? '')
    expect(csec(check, env).status).toBe(0)
    const card = /http:\/\/[^/\s]+(\/now\/\S+)/.exec(demo.stdout)?.[1] ?? ''
    const answer = await fetch(`http://127.0.0.1:${port}${card}`)
    expect([card.slice(0, 5), answer.status]).toEqual(['/now/', 200])
    expect(await answer.text()).toContain('tel:911')
    server.kill('SIGTERM')
    expect((await exited)[0]).toBe(0)
    expect(csec(check, env).status).toBe(1)
  })

  it('can load every part of the program, and makes a package and a restore drill with it', () => {
    const env = { ...set, ...own }
    const loaded = csec(['--input-type=module', '-e', LOAD_ALL], env)
    expect([loaded.stderr, loaded.status]).toEqual(['', 0])
    const kinds = ['--edition', 'scorm12', '--site', 'content/site.example.yaml', '--language', 'both']
    const made = csec(['bin/csec.js', 'export', ...kinds, '--out', join(own.DATA_DIR, 'package.zip')], env)
    expect([made.stderr, made.status]).toEqual(['', 0])
    for (const command of ['backup', 'restore-drill']) {
      const done = csec(['bin/csec.js', command], env)
      expect([command, done.stderr, done.status]).toEqual([command, '', 0])
    }
  })
})
