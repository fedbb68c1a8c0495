import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readConfig } from '../../src/platform/config.ts'
import { ROOT } from '../../src/platform/root.ts'
import { of, stages, words } from '../support/containerfile.ts'

const [build = [], run = []] = stages()

describe('the Containerfile', () => {
  it('has one stage that builds, from an image with a version, and one that runs and begins with nothing', () => {
    expect(stages().length).toBe(2)
    const base = /^ARG NODE=(\S+)$/m.exec(text('deploy/Containerfile'))?.[1]
    expect(base).toMatch(/^docker\.io\/library\/node:\d+-\w+-slim$/)
    expect([...of(build, 'FROM'), ...of(run, 'FROM')]).toEqual(['${NODE} AS build', 'scratch'])
  })

  it('runs as a user with a number that is not root, and owns nothing but the data folder', () => {
    expect(of(run, 'USER')).toEqual(['10001:10001'])
    expect(of(build, 'RUN').at(-1)).toMatch(/ && install -d -m 700 \/owned\/data$/)
    expect(of(run, 'COPY')).toEqual(['--from=build /image /', '--from=build --chown=10001:10001 /owned /'])
    expect(of(run, 'VOLUME')).toEqual(['/data'])
  })

  it('takes nothing from the network into the stage that runs, and no compiler', () => {
    expect([...of(build, 'ADD'), ...of(run, 'ADD'), ...of(run, 'RUN')]).toEqual([])
    for (const install of of(build, 'RUN').filter((line) => line.includes('apt-get install')))
      expect(install).toMatch(/--no-install-recommends .*rm -rf \/var\/lib\/apt\/lists\/\*$/)
  })

  it('starts the server itself, so that it gets the signal to stop', () => {
    expect(of(run, 'CMD').map(words)).toEqual([['node', 'dist/main.js']])
    expect(of(run, 'STOPSIGNAL')).toEqual(['SIGTERM'])
    expect(of(run, 'HEALTHCHECK')[0]).toContain('/healthz')
  })

  it('has settings that the server takes', () => {
    const set = Object.fromEntries(of(run, 'ENV').flatMap((line) => line.split(' ').map((pair) => pair.split('='))))
    expect(readConfig({ ...set, PUBLIC_URL: 'https://orientation.example.org' })).toMatchObject({
      host: '0.0.0.0',
      dataDir: '/data',
    })
  })

  it('sends no data, no secrets and no packages of this machine to the build', () => {
    const ignored = text('.containerignore').split('\n')
    for (const path of ['.git', 'data', 'demo-data', 'deploy/secrets', 'dist', 'node_modules'])
      expect(ignored).toContain(path)
    expect(text('.dockerignore')).toBe(text('.containerignore'))
  })
})

interface Service {
  readonly image: string
  readonly environment: Readonly<Record<string, string>>
  readonly ports?: readonly string[]
  readonly read_only?: boolean
  readonly cap_drop?: readonly string[]
  readonly volumes: readonly string[]
  readonly secrets?: readonly string[]
}

describe('the compose file', () => {
  const compose = parse(text('deploy/compose.yaml')) as {
    readonly services: Readonly<Record<'app' | 'db', Service>>
    readonly volumes: object
    readonly secrets: object
  }
  const { app, db } = compose.services

  it('has settings that the server takes, and opens it to this machine only', () => {
    expect(() => readConfig({ ...app.environment, DATABASE_URL: 'postgres://csec:x@db:5432/csec' })).not.toThrow()
    expect(app.ports).toEqual(['127.0.0.1:3000:3000'])
    expect(db.ports).toBeUndefined()
  })

  it('runs the server on a root that is read only, without privileges, and holds no secret', () => {
    expect([app.read_only, app.cap_drop]).toEqual([true, ['ALL']])
    const secrets = text('deploy/compose.yaml')
      .split('\n')
      .filter((line) => /password|secret/i.test(line) && !line.startsWith('#'))
    expect(secrets.filter((line) => /:\s*['"]?[\w-]{12,}['"]?$/.test(line) && !/FILE|file/.test(line))).toEqual([])
    expect(text('deploy/.gitignore')).toContain('secrets/')
    expect(text('.gitignore').split('\n')).toContain('deploy/secrets/')
  })

  it('has its secrets made so that nobody else can read them, as the guide and its own comment say', () => {
    const block = /^```sh\n(cd deploy\n[^]+?)^```$/m.exec(text('docs/operator-guide.md'))?.[1] ?? ''
    const comment =
      text('deploy/compose.yaml')
        .match(/^#   (.+)$/gm)
        ?.map((line) => line.slice(4)) ?? []
    expect(block.trim().split('\n').slice(1)).toEqual(comment)
    const folder = mkdtempSync(join(tmpdir(), 'csec-compose-'))
    try {
      mkdirSync(join(folder, 'deploy'))
      execFileSync('sh', ['-ec', `umask 022\n${block}`], { cwd: folder })
      const modes = ['', 'postgres_password', 'csec.env'].map(
        (name) => statSync(join(folder, 'deploy/secrets', name)).mode & 0o777,
      )
      expect(modes).toEqual([0o700, 0o600, 0o600])
      const [password, env] = ['postgres_password', 'csec.env'].map((name) =>
        readFileSync(join(folder, 'deploy/secrets', name), 'utf8').trim(),
      )
      expect(env).toBe(`DATABASE_URL=postgres://csec:${password}@db:5432/csec`)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('keeps everything that lasts in volumes that it names, and uses only those and secrets that it defines', () => {
    const used = [...app.volumes, ...db.volumes].map((volume) => volume.split(':')[0])
    expect(used).toEqual(Object.keys(compose.volumes))
    expect(db.secrets).toEqual(Object.keys(compose.secrets))
    expect(db.image).toMatch(/:\d+$/)
  })
})

describe('the unit for systemd', () => {
  const unit = text('deploy/csec.service')
  it('names a program that the build makes, and gives more time to stop than the server takes', () => {
    const [, program = ''] = /^ExecStart=\/usr\/bin\/node (\S+)$/m.exec(unit) ?? []
    expect(existsSync(join(ROOT, program))).toBe(true)
    const { drainSeconds } = readConfig({})
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(drainSeconds + 10)
  })

  it('lets it write to its data folder only', () => {
    for (const line of [
      'ProtectSystem=strict',
      'ProtectHome=yes',
      'NoNewPrivileges=yes',
      'StateDirectory=csec',
      'UMask=0077',
    ])
      expect(unit.split('\n')).toContain(line)
    expect(/DATA_DIR=(\S+)/.exec(unit)?.[1]).toBe('/var/lib/csec')
    expect(unit).not.toMatch(/^ReadWritePaths/m)
  })
})

describe.each(['deploy/nginx.conf', 'deploy/Caddyfile'])('%s', (file) => {
  it('takes forms as large as the server does, and logs no address', () => {
    expect(text(file)).toMatch(/client_max_body_size 13m;|max_size 13MB/)
    expect(text(file)).toContain('X-Forwarded-For')
    const logs = text(file).match(/^\s*(?:access_log|error_log|log)\b[^;{]*(?:;|\{[^}]*\})/gm) ?? []
    expect(logs.length).toBeGreaterThan(0)
    expect(logs.filter((log) => !/ off;| emerg;|\{\s*exclude http\.log\.error\s*\}/.test(log))).toEqual([])
    const sites = text(file).match(/^(?:server|[\w.]+) \{/gm) ?? []
    expect(text(file).match(/error_log|exclude/g)?.length).toBe(sites.length)
  })
})

function text(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}
