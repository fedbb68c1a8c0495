import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ROOT } from '../src/platform/root.ts'

const folder = mkdtempSync(join(tmpdir(), 'csec-build-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the build', () => {
  it('removes nothing when the packages that it needs are gone, and says so in one line', () => {
    for (const path of ['build.js', 'bin/fonts.js', 'package.json']) cpSync(join(ROOT, path), join(folder, path))
    mkdirSync(join(folder, 'dist/chunks'), { recursive: true })
    writeFileSync(join(folder, 'dist/chunks/built.js'), '')
    const { status, stderr } = spawnSync(process.execPath, ['build.js'], { cwd: folder, encoding: 'utf8' })
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/^To build, typescript, .* npm ci\. .*dist\/main\.js\n$/),
    ])
    expect(existsSync(join(folder, 'dist/chunks/built.js'))).toBe(true)
  })
})
