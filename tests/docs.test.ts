import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../src/platform/root.ts'

const PAGES = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...filesBelow('docs', /\.md$/)]
const SOURCES = ['src', 'tests', 'bench', 'bin', 'migrations', 'views', 'content']
  .flatMap((folder) => filesBelow(folder, /\.(ts|js|sql|ejs|scss|md|yaml)$/))
  .concat('build.js')

describe('the documents', () => {
  it.each(PAGES)('every link of %s leads to a file, and to a heading that is in it', (page) => {
    const links = [...text(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
    expect(links.filter((target) => !/^https?:/.test(target) && !leadsSomewhere(page, target))).toEqual([])
  })

  it.each(PAGES)('every path that %s names exists', (page) => {
    const named = [
      ...text(page).matchAll(/(?<=[`(\s])(?:src|tests|docs|views|content|bench|bin|migrations|deploy)\/[\w./-]+/g),
    ]
    expect(named.map(([path]) => path).filter((path) => !exists(path))).toEqual([])
  })

  // A recipe also names files that it makes.
  it.each(PAGES.filter((page) => page !== 'docs/recipes.md'))(
    'every file that %s names without its folder exists',
    (page) => {
      const names = new Set(SOURCES.map((file) => basename(file)))
      const named = [...text(page).matchAll(/(?<=[`"(])[\w-]+(?:\.[\w-]+)*\.(?:ts|ejs|scss)(?=[`<)])/g)].map(
        ([name]) => name,
      )
      expect(named.filter((name) => !names.has(name))).toEqual([])
    },
  )

  it('every page that a source names exists', () => {
    const named = SOURCES.flatMap((file) =>
      [...text(file).matchAll(/\bdocs\/(?!v2)[\w./-]*\w/g)].map(([path]) => `${file}: ${path}`),
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((line) => !exists(line.split(': ')[1] ?? ''))).toEqual([])
  })

  it('every source that a comment names is next to it, or at the path it gives', () => {
    const named = SOURCES.filter((file) => file.endsWith('.ts')).flatMap((file) =>
      [...text(file).matchAll(/(?<=`)[\w/.-]+\.ts(?=`)/g)].map(([path]) => ({ file, path })),
    )
    const isMissing = ({ file, path }: (typeof named)[number]) =>
      !existsSync(join(ROOT, path.includes('/') ? path : join(dirname(file), path)))
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter(isMissing)).toEqual([])
  })
})

function leadsSomewhere(page: string, target: string): boolean {
  const [path = '', heading] = target.split('#')
  const file = path === '' ? page : join(dirname(page), path)
  return existsSync(join(ROOT, file)) && (heading === undefined || headingsOf(file).includes(heading))
}

/** Makes anchors the way GitHub does. */
function headingsOf(page: string): string[] {
  const headings = [...text(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading)
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** A file or a folder, a decision by its number (`docs/decisions/0002`), or the beginning of several names. */
function exists(named: string): boolean {
  const path = named.replace(/[./]+$/, '')
  if (existsSync(join(ROOT, path))) return true
  const [folder, start] = [join(ROOT, dirname(path)), path.slice(dirname(path).length + 1)]
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(start))
}

function filesBelow(folder: string, kind: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => kind.test(name))
    .map((name) => join(folder, name))
}

function text(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}
