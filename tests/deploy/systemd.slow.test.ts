import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../../src/platform/root.ts'

const SERVICE = join(ROOT, 'deploy/csec.service')

it('runs as a service that systemd rates “OK”: below 2 of 10', () => {
  const { stdout } = spawnSync('systemd-analyze', ['security', '--offline=yes', '--no-pager', SERVICE], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8' },
  })
  expect(stdout).toMatch(/Overall exposure level for csec\.service: [01]\.\d OK/)
})

it('has no line that systemd doesn’t know', () => {
  const { stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', SERVICE], { encoding: 'utf8' })
  // Lines of the file are named as `csec.service:21`.
  const said = stderr.split('\n').filter((line) => line.includes('csec.service:'))
  expect(said).toEqual([])
})
