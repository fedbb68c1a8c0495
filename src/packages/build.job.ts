import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ZipFile } from 'yazl'
import { parted } from './content-part.ts'
import { languagesOf, type PackageOrder } from './course-package.ts'
import { isScorm, type PackageEdition } from './standards/edition.ts'
import { EXIT_FILE, languageFiles, SELF_TEST_FILE } from './link.page.ts'
import { ROOT } from '../platform/root.ts'
import { languageScript, launchDocument, packageFacts, valueScript } from './document.job.ts'
import { cmi5Manifest, LAUNCH_FILE, manifestFile, scormManifest } from './standards/manifest.job.ts'
import { SCHEMA_FILES, schemaFolder } from './standards/schema.ts'

export type PackageFiles = ReadonlyMap<string, string>

const BUILT = join(ROOT, 'dist')
/** Times and modes are the same in every build, so that the same course gives the same bytes. */
const ENTRY = { mtime: new Date(2000, 0, 1), forceDosTimestamp: true, mode: 0o100644 }

export const FACTS_FILE = 'package.js'
export const STYLES_FILE = 'assets/styles.css'
export const RUNTIME_FILE = 'assets/sco.js'
export const TEMPLATES_FILE = 'assets/pages.js'
/** The runtime differs between the editions in how progress is kept. */
const RUNTIMES: Readonly<Record<PackageEdition, string>> = {
  scorm12: 'assets/sco-scorm12.js',
  'scorm2004-3': 'assets/sco-scorm2004.js',
  'scorm2004-4': 'assets/sco-scorm2004.js',
  cmi5: 'assets/sco-cmi5.js',
  web: 'assets/sco-web.js',
}

/**
 * Every file of a package, by its path: ASCII names, forward slashes, the manifest at the root. Needs what
 * `npm run build` makes.
 * @param parameters what an LMS hangs on the address, `?selftest` for a package that tests the LMS.
 */
export async function packageFiles(order: PackageOrder, parameters = ''): Promise<PackageFiles> {
  const { contents, edition } = order
  const files = new Map([
    [LAUNCH_FILE, launchDocument(order, scriptsOf(order))],
    [FACTS_FILE, factsScript(order)],
  ])
  for (const content of contents) {
    const { first, later } = languageFiles(content.language)
    const parts = parted(content)
    files.set(first, languageScript('courseContents', content.language, parts.first))
    files.set(later, languageScript('courseLater', content.language, parts.later))
  }
  for (const [file, text] of await builtFiles(order)) files.set(file, text)
  const name = manifestFile(edition)
  if (name !== null) files.set(name, manifestText(order, [...files.keys()].sort(), parameters))
  return files
}

/** What the scripts of a package are told about it. */
export function factsScript(order: PackageOrder): string {
  return valueScript('coursePackage', packageFacts(order))
}

/** The files that are the same in all packages of an edition, as `npm run build` made them. */
export async function builtFiles({ contents, edition }: PackageOrder): Promise<PackageFiles> {
  const words = languagesOf(contents).map((language) => languageFiles(language).words)
  const files = new Map<string, string>()
  for (const file of [...words, TEMPLATES_FILE, EXIT_FILE, SELF_TEST_FILE, STYLES_FILE])
    files.set(file, await built(file))
  files.set(RUNTIME_FILE, await built(RUNTIMES[edition]))
  if (isScorm(edition))
    for (const file of SCHEMA_FILES[edition]) files.set(file, await built(join(schemaFolder(edition), file)))
  return files
}

function manifestText(order: PackageOrder, files: readonly string[], parameters: string): string {
  return isScorm(order.edition) ? scormManifest(order.edition, order, files, parameters) : cmi5Manifest(order)
}

/**
 * In the order in which they run. With one language its files are named by the document; with several they are loaded
 * when one is chosen.
 */
export function scriptsOf({ contents }: PackageOrder): string[] {
  const [only, ...others] = languagesOf(contents)
  if (only === undefined || others.length > 0) return [FACTS_FILE, TEMPLATES_FILE, RUNTIME_FILE]
  const { words, first } = languageFiles(only)
  return [FACTS_FILE, words, first, TEMPLATES_FILE, RUNTIME_FILE, EXIT_FILE]
}

/** What a browser loads before it can show the first page: in a package with several languages, the choice. */
export function filesOfFirstScreen(order: PackageOrder): string[] {
  return [LAUNCH_FILE, STYLES_FILE, ...scriptsOf(order)]
}

function built(file: string): Promise<string> {
  return readFile(join(BUILT, file), 'utf8')
}

/** The files as one zip, the same bytes for the same files. */
export async function zipped(files: ReadonlyMap<string, string | Uint8Array>): Promise<Uint8Array> {
  const zip = new ZipFile()
  for (const [name, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    zip.addBuffer(typeof content === 'string' ? Buffer.from(content) : Buffer.from(content), name, ENTRY)
  zip.end()
  const chunks: Uint8Array[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Uint8Array) // a stream of bytes, typed for any stream
  return Buffer.concat(chunks)
}

/** A package as the bytes of a zip file. */
export async function buildPackage(order: PackageOrder, parameters = ''): Promise<Uint8Array> {
  return zipped(await packageFiles(order, parameters))
}
