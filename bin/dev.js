// Runs the server for developers. A changed template is read again for the next page. A changed source restarts the
// server; content, styles and browser scripts are built first. Types are left to the editor and to `npm run check`.
// DATA_DIR and the other settings work as for `npm start`. A template that reads what its page doesn't have fails.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { context } from 'esbuild'
// Builds what is stale first.
import { programOptions } from '../build.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const program = join(root, 'dist/dev.js')
/** An editor writes a file in several steps. */
const PAUSE_MS = 50
/** Work in the background may hold a server up. Nothing is lost: every commit is on the disk. */
const LONGEST_STOP_MS = 500

/** Takes the place of what compiles each template once: here they may change while the server runs. */
const FRESH_TEMPLATES = `
  import { templatesIn as read } from ${JSON.stringify(join(root, 'src/platform/html/templates.page.ts'))}
  export function templatesIn(folder) {
    let [templates, readAt] = [read(folder), Date.now()]
    return {
      get(name) {
        if (Date.now() - readAt > 100) [templates, readAt] = [read(folder), Date.now()]
        return templates.get(name)
      },
    }
  }`

const server = await context({
  ...programOptions(),
  entryPoints: [join(root, 'src/main.ts')],
  outfile: program,
  sourcemap: true,
  logLevel: 'warning',
  plugins: [
    {
      name: 'fresh templates',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /\/templates\.page\.ts$/ }, ({ importer }) =>
          importer.endsWith('render.page.ts') ? { path: 'templates', namespace: 'fresh' } : undefined,
        )
        onLoad({ filter: /./, namespace: 'fresh' }, () => ({ contents: FRESH_TEMPLATES, resolveDir: root }))
      },
    },
  ],
})

let child = null
let timer
let needsBuild = false
let work = restart()

for (const folder of ['src', 'views', 'content', 'migrations'])
  watch(join(root, folder), { recursive: true }, (_event, name) => changed(folder, String(name)))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop().then(() => process.exit(0)))

function changed(folder, name) {
  if (name.endsWith('.ejs')) return
  needsBuild ||= folder === 'content' || /\.(browser\.ts|scss)$/.test(name)
  clearTimeout(timer)
  timer = setTimeout(() => {
    work = work.then(restart)
  }, PAUSE_MS)
}

/** A mistake in a source is printed, and the running server keeps going. */
async function restart() {
  if (needsBuild && spawnSync(process.execPath, ['build.js'], { cwd: root, stdio: 'inherit' }).status !== 0) return
  needsBuild = false
  try {
    await server.rebuild()
  } catch {
    return
  }
  await stop()
  const env = { ...process.env, CHECK_TEMPLATES: '1' }
  const options = { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] }
  child = spawn(process.execPath, ['--enable-source-maps', program], options)
}

async function stop() {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  const hurry = setTimeout(() => child.kill('SIGKILL'), LONGEST_STOP_MS)
  child.kill('SIGINT')
  await gone
  clearTimeout(hurry)
}
