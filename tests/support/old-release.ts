import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from '../../src/platform/root.ts'
import type { Said } from './csec.ts'

/** A program in a process of its own, once it listens. */
export interface Listening {
  readonly address: string
  readonly setUpLink: string | null
  stop(): Promise<void>
}

/** The program of a release, or of today, as an operator has it in a folder. */
export interface Program {
  /** Runs one of its commands to the end. */
  csec(...args: readonly string[]): Said
  /** Starts its server. Throws with what it says if it ends instead. */
  start(settings: Settings): Promise<Listening>
}

export interface Settings {
  readonly DATA_DIR: string
  readonly DATABASE_URL?: string
}

/** The one that's built here. */
export const TODAY = programIn(ROOT)

/**
 * Unpacks what release 0.1 was made of and builds it with its own build, which takes some seconds. Its packages are
 * those of the lockfile of today.
 */
export function buildRelease01(folder: string): Program {
  mkdirSync(folder)
  execFileSync('tar', ['-xzf', join(ROOT, 'tests/fixtures/release-0.1/program.tar.gz'), '-C', folder])
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  execFileSync(process.execPath, ['build.js'], { cwd: folder, stdio: 'pipe' })
  return programIn(folder)
}

function programIn(folder: string): Program {
  const { PATH = '' } = process.env
  return {
    csec(...args) {
      const program = join(folder, 'bin/csec.js')
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
        env: { PATH },
        encoding: 'utf8',
      })
      return { status, stdout, stderr }
    },
    async start(settings) {
      const child = spawn(process.execPath, [join(folder, 'dist/main.js')], {
        env: { PATH, HOST: '127.0.0.1', PORT: '0', DRAIN_SECONDS: '0', ...settings },
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      const exited = once(child, 'exit')
      const said: string[] = []
      const lines = createInterface(child.stderr)
      lines.on('line', (line) => said.push(line))
      const heard = (pattern: RegExp) => pattern.exec(said.join('\n'))?.[1] ?? null
      const address = await new Promise<string>((resolve, reject) => {
        lines.on('line', () => {
          const found = heard(/ is at (http\S+)$/m)
          if (found !== null) resolve(found)
        })
        lines.once('close', () => reject(new Error(said.join('\n'))))
      })
      return {
        address,
        get setUpLink() {
          return heard(/(http\S+\/set-up\/\S+)$/m)
        },
        async stop() {
          child.kill('SIGTERM')
          await exited
        },
      }
    },
  }
}
