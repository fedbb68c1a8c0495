import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ZipFile } from 'yazl'
import type { CoursePackage } from '../domain/course-package.ts'
import { ROOT } from '../paths.ts'
import { dataScript, launchDocument } from './document.ts'
import { LAUNCH_FILE, manifest, SCHEMA_FILES } from './manifest.ts'

const MANIFEST_FILE = 'imsmanifest.xml'
const BUILT = join(ROOT, 'dist')
/** Times and modes are the same in every build, so that the same course gives the same bytes. */
const ENTRY = { mtime: new Date(2000, 0, 1), forceDosTimestamp: true, mode: 0o100644 }

/** A SCORM 1.2 package as the bytes of a zip file. Needs what `npm run build` makes. */
export async function buildPackage(course: CoursePackage): Promise<Uint8Array> {
  return zipped(await packageFiles(course))
}

/** Every file of a package, by its path: ASCII names, forward slashes, the manifest at the root. */
export async function packageFiles(course: CoursePackage): Promise<ReadonlyMap<string, string>> {
  const { language } = course.content
  const data = `data.${language}.js`
  const words = `assets/words.${language}.js`
  const shared = ['assets/pages.js', 'assets/sco.js', 'assets/exit.js']
  const files = new Map([
    [LAUNCH_FILE, launchDocument(course, [words, data, ...shared])],
    [data, dataScript(course)],
  ])
  for (const file of [words, ...shared, 'assets/styles.css']) files.set(file, await built(file))
  for (const file of SCHEMA_FILES) files.set(file, await built(join('schemas/scorm12', file)))
  return new Map([...files, [MANIFEST_FILE, manifest(course, [...files.keys()].sort())]])
}

function built(file: string): Promise<string> {
  return readFile(join(BUILT, file), 'utf8')
}

async function zipped(files: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const zip = new ZipFile()
  for (const [name, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    zip.addBuffer(Buffer.from(text), name, ENTRY)
  zip.end()
  const chunks: Uint8Array[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Uint8Array) // a stream of bytes, typed for any stream
  return Buffer.concat(chunks)
}
