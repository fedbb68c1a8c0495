// Puts what the server runs on into a folder that becomes the root of a container: node bin/image.js FOLDER
// It has this Node, the program, the files of packages that the program can reach, the libraries of the system that
// these are linked with, and a shell for the operator's own commands. Run it after the build, on the system that the
// container is for.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { nodeFileTrace } from '@vercel/nft'
import { FONTS } from '../dist/platform/pdf/font.job.js'

const root = join(import.meta.dirname, '..')
const [folder] = process.argv.slice(2)
if (folder === undefined || existsSync(folder)) {
  console.error('Name a folder that is not there yet: node bin/image.js FOLDER')
  process.exit(2)
}

/** What the program reads by its own paths. */
const READ = [
  'package.json',
  'bin/csec.js',
  'content',
  'migrations',
  'views',
  'dist/assets',
  'dist/schemas',
  'dist/content.json',
]

/** Where each program of the system is in the container. */
const SYSTEM = { [process.execPath]: '/usr/local/bin/node', '/bin/sh': '/bin/sh' }

/** What begins by itself: the server, the commands, and the programs of threads, which are all named so. */
const threads = readdirSync(join(root, 'dist'), { recursive: true }).filter((name) => name.endsWith('worker.job.js'))
const programs = ['main.js', 'cli.js', ...threads].map((name) => join(root, 'dist', name))

// Node takes `module-sync` since 20.19, and packages offer it beside what older ones take.
const traced = { base: root, processCwd: root, conditions: ['node', 'module-sync'] }
const { fileList } = await nodeFileTrace(programs, traced)
const fonts = Object.values(FONTS).map((file) => file.slice(root.length + 1))
for (const path of new Set([...READ, ...fileList, ...fonts])) copy(join(root, path), join('/app', path))

const native = [...fileList].filter((path) => extname(path) === '.node').map((path) => join(root, path))
const libraries = new Set([...Object.keys(SYSTEM), ...native].flatMap(librariesOf))
for (const path of libraries) copy(path, path)
for (const [from, to] of Object.entries(SYSTEM)) copy(from, to)
mkdirSync(join(folder, 'tmp'))
chmodSync(join(folder, 'tmp'), 0o1777)
mkdirSync(join(folder, 'etc'))
writeFileSync(join(folder, 'etc/nsswitch.conf'), 'hosts: files dns\n')

/** The libraries of the system that a file is linked with, by the paths where the loader looks for them. */
function librariesOf(file) {
  const linked = execFileSync('ldd', [file], { encoding: 'utf8' })
  const paths = [...linked.matchAll(/(?:=> |^\t)(\/\S+) \(0x/gm)].map(([, path]) => path)
  return paths.filter((path) => !path.startsWith(root))
}

function copy(from, to) {
  mkdirSync(dirname(join(folder, to)), { recursive: true })
  cpSync(from, join(folder, to), { recursive: true, dereference: true })
}
