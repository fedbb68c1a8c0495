import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ZipFile } from 'yazl'
import { parted, languagesOf, type PackageOrder, packageId, type PackageFacts } from './course-package.ts'
import { isScorm, type PackageEdition } from './standards/edition.ts'
import { SCHEMA_FILES, schemaFolder } from './standards/schema.ts'
import { EXIT_FILE, languageFiles, SELF_TEST_FILE, languageHref, packageLinks } from './link.page.ts'
import { ROOT } from '../platform/root.ts'
import { cmi5Manifest, LAUNCH_FILE, manifestFile, scormManifest } from './standards/manifest.job.ts'
import type { Content } from '../course/content.ts'
import { isFoundWrong, siteText } from '../organization/site-details.ts'
import { type Messages, MESSAGES } from '../words/messages.ts'
import { languageSwitch, packageChrome } from './chrome.page.ts'
import { renderPart } from '../platform/html/render.page.ts'
import { dutyDetails } from '../site/part.page.ts'
import { support } from '../site/support.page.ts'
import type { ShownDetails } from '../organization/details-shape.ts'

/** Texts: the pictures are apart, in `withPictures`. */
export type PackageFiles = ReadonlyMap<string, string>

const BUILT = join(ROOT, 'dist')
/** Times and modes are the same in every build, so that the same course gives the same bytes. */
const ENTRY = { mtime: new Date(2000, 0, 1), forceDosTimestamp: true, mode: 0o100644 }

export const FACTS_FILE = 'package.js'
export const STYLES_FILE = 'assets/styles.css'
export const LOGO_FILE = 'assets/logo.png'
export const RUNTIME_FILE = 'assets/sco.js'
export const TEMPLATES_FILE = 'assets/pages.js'
/** The runtime differs between the editions in how progress is kept. */
const RUNTIMES: Readonly<Record<PackageEdition, string>> = {
  scorm12: 'scorm12',
  'scorm2004-3': 'scorm2004',
  'scorm2004-4': 'scorm2004',
  cmi5: 'cmi5',
  web: 'web',
}

/**
 * Every text of a package, by its path: ASCII names, forward slashes, the manifest at the root. Needs what
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
    files.set(first, languageScript('courseContents', content.language, forLearners(parts.first)))
    files.set(later, languageScript('courseLater', content.language, parts.later))
  }
  for (const [file, text] of await builtFiles(order)) files.set(file, text)
  const name = manifestFile(edition)
  const names = [...files.keys(), ...packagePictures(order).keys()].sort()
  if (name !== null) files.set(name, manifestText(order, names, parameters))
  return files
}

/** Everything that goes into the zip. */
export function withPictures(order: PackageOrder, texts: PackageFiles): ReadonlyMap<string, string | Uint8Array> {
  return new Map<string, string | Uint8Array>([...texts, ...packagePictures(order)])
}

function packagePictures({ brand }: PackageOrder): ReadonlyMap<string, Uint8Array> {
  const logo = brand?.logo ?? null
  return new Map(logo === null ? [] : [[LOGO_FILE, logo.png]])
}

/** No package prints a card or a poster, and why the policy has another version is for those who adopt it. */
function forLearners({ policy: { why: _why, ...policy }, ...content }: Content): Content {
  return { ...content, policy, contacts: content.contacts.map((contact) => ({ ...contact, card: null, wallet: null })) }
}

/** Returns the facts for the scripts of a package. */
export function factsScript(order: PackageOrder): string {
  return valueScript('coursePackage', packageFacts(order))
}

/** The files as `npm run build` made them, the same in all packages of an edition and an organization. */
export async function builtFiles({ contents, edition, brand, update }: PackageOrder): Promise<PackageFiles> {
  const words = languagesOf(contents).map((language) => languageFiles(language).words)
  const files = new Map<string, string>()
  for (const file of [...words, TEMPLATES_FILE, EXIT_FILE, SELF_TEST_FILE, STYLES_FILE])
    files.set(file, await built(file))
  if (brand !== null) files.set(STYLES_FILE, `${files.get(STYLES_FILE)}\n${brand.css}`)
  files.set(RUNTIME_FILE, await built(`assets/${update === undefined ? 'sco' : 'update'}-${RUNTIMES[edition]}.js`))
  if (isScorm(edition))
    for (const file of SCHEMA_FILES[edition]) files.set(file, await built(join(schemaFolder(edition), file)))
  return files
}

function manifestText(order: PackageOrder, files: readonly string[], parameters: string): string {
  return isScorm(order.edition) ? scormManifest(order.edition, order, files, parameters) : cmi5Manifest(order)
}

/**
 * The scripts in the order in which they run. A package with one language names its files in the document; a package
 * with several loads them when one is chosen.
 */
export function scriptsOf({ contents }: PackageOrder): string[] {
  const [only, ...others] = languagesOf(contents)
  if (only === undefined || others.length > 0) return [FACTS_FILE, TEMPLATES_FILE, RUNTIME_FILE]
  const { words, first } = languageFiles(only)
  return [FACTS_FILE, words, first, TEMPLATES_FILE, RUNTIME_FILE, EXIT_FILE]
}

/** Returns the files a browser loads before the first page: in a package with several languages, the choice. */
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
  return zipped(withPictures(order, await packageFiles(order, parameters)))
}

/** The only document of a package: everything around the pages, until the runtime puts the first page in. */
function launchDocument(order: PackageOrder, scripts: readonly string[]): string {
  const [content] = order.contents
  const { language } = content
  const facts = packageFacts(order)
  const { languages, site } = facts
  const other = languages.find((candidate) => candidate.language !== language)
  return renderPart('layouts/sco', {
    language,
    title: MESSAGES[language].shell.orientation,
    scripts,
    opening: languages.map((spoken) => ({ language: spoken.language, t: MESSAGES[spoken.language] })),
    languageHref: languageHref(),
    chrome: packageChrome(
      content,
      facts,
      wordsBeforeScript(content, site),
      other === undefined ? null : languageSwitch(other),
    ),
    support: support(content, site, null, packageLinks),
  })
}

/**
 * A document doesn't know the time, so it names everyone staff tell, with their hours, until the script knows who is on
 * duty.
 */
function wordsBeforeScript({ language }: Content, site: ShownDetails): Messages {
  const t = MESSAGES[language]
  if (site.named.length === 0) return t
  const named = site.named.map((person) => {
    const [role, details] = [siteText(person, 'role', language), dutyDetails(person, t, language)]
    const wrong = isFoundWrong(site, person) ? [t.support.wrongNumber] : []
    const said = [...wrong, ...details.map((detail) => detail.text)].join(' ')
    const text = t.sco.onDuty(role.text, person.phone, said)
    return { text, isEnglish: [role, ...details].some(({ isEnglish }) => isEnglish) }
  })
  const people = named.map(({ text }) => text)
  const note = named.some(({ isEnglish }) => isEnglish) ? [t.learn.site.inEnglish] : []
  return { ...t, support: { ...t.support, tellUnnamed: t.sco.tellOnDuty([...people, ...note]) } }
}

/** Returns the facts that the scripts of a package read. */
export function packageFacts({ contents, brand, ...settings }: PackageOrder): PackageFacts {
  const { site, update } = settings
  return {
    id: packageId({ contents, site, ...(update === undefined ? {} : { update }) }),
    courseId: contents[0].course.id,
    languages: languagesOf(contents).map((language) => ({ language, name: MESSAGES[language].shell.languageName })),
    edition: settings.edition,
    report: settings.report,
    answers: settings.answers,
    site,
    leaveTo: settings.leaveTo,
    ...(update === undefined ? {} : { update }),
    logo: brand?.logo?.view ?? null,
  }
}

/** A value as a script that leaves it on the window: as JSON in a file of its own, it would have to be fetched. */
function valueScript(name: string, value: unknown): string {
  return `window.${name}=${asciiJson(value)}\n`
}

/** The same for one language, added to those that are already there. */
function languageScript(name: string, language: string, value: unknown): string {
  return `(window.${name}=window.${name}||{}).${language}=${asciiJson(value)}\n`
}

/**
 * JSON that means the same in a script whatever character set a server announces, and that closes no tag when a
 * server puts it into a page.
 */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
