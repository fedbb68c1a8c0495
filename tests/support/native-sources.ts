import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { build, type Plugin as BuildPlugin } from 'esbuild'
import type { Plugin } from 'vitest/config'
import type { TestProject } from 'vitest/node'

const ROOT = join(import.meta.dirname, '../..')
const SOURCES = join(ROOT, 'src')
/** Below node_modules, where the packages that sources import are found. */
const CACHE = join(ROOT, 'node_modules/.cache')
const PREFIX = 'csec-sources-'
const FOLDER = join(CACHE, `${PREFIX}${process.pid}`)

/**
 * Makes every source into a module for Node, so that tests load and run what a server would. Vite makes them
 * one by one, which takes four times as long, and turns each use of an import into a call of a getter. The folder stays
 * until the next run, because a failure names its files.
 */
export async function setup({ vitest }: TestProject): Promise<void> {
  if (vitest.config.watch) throw new Error('The tests don’t follow changed sources. Run them with "vitest run".')
  removeLeft()
  const names = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  await build({
    entryPoints: names.filter((name) => /(?<!\.d)\.ts$/.test(name)).map((name) => join(SOURCES, name)),
    outdir: FOLDER,
    outbase: SOURCES,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
    plugins: [eachApart],
    logLevel: 'error',
  })
}

/** Leaves every import as one of a file of its own. */
const eachApart: BuildPlugin = {
  name: 'each apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\// }, ({ kind, path }) =>
      kind === 'entry-point' ? null : { path: path.replace(/\.ts$/, '.mjs'), external: true },
    )
  },
}

/** Leads tests from a source to what was made of it. */
export const nativeSources: Plugin = {
  name: 'native sources',
  enforce: 'pre',
  resolveId(id, importer) {
    if (importer === undefined || !id.startsWith('.') || !id.endsWith('.ts')) return null
    const name = relative(SOURCES, resolve(dirname(importer), id))
    return name.startsWith('..') ? null : join(FOLDER, name.replace(/\.ts$/, '.mjs'))
  },
}

/** Removes what earlier runs have left. Another run that goes on needs its own. */
function removeLeft(): void {
  mkdirSync(CACHE, { recursive: true })
  for (const name of readdirSync(CACHE).filter((each) => each.startsWith(PREFIX)))
    if (!isOther(Number(name.slice(PREFIX.length)))) rmSync(join(CACHE, name), { recursive: true, force: true })
}

/** Whether another process has this number. */
function isOther(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0)
  } catch {
    return false
  }
}
