import type { PackageFiles } from '../build.job.ts'
import { filesInZip, UnreadableZip, type ZippedFile } from '../compare/zip-file.job.ts'

/** The files that an LMS gets out of a zip. */
export interface ShippedFiles {
  readonly files: PackageFiles
  /** The faults of the zip itself, in sentences. */
  readonly problems: readonly string[]
}

const ZIP64_FIELD = 1
const FIRST_HEADER = 0x04034b50
const END = 0x06054b50
const END_BYTES = 22
const ZIP64_END = 0x07064b50
const ZIP64_END_BYTES = 20

/**
 * Unpacks a zip and compares it with the files that it was made of: an LMS takes no zip64, no encryption, no stray
 * entries (SCORM 1.2 Content Packaging, section 2.3), and looks for the manifest at the root.
 * @param manifest the file by which an LMS knows the package, or null for an edition that needs none.
 */
export async function shippedFiles(
  zip: Uint8Array,
  made: ReadonlyMap<string, string | Uint8Array>,
  manifest: string | null,
): Promise<ShippedFiles> {
  try {
    const zipped = await filesInZip(zip)
    const files = new Map(zipped.map(({ entry, content }) => [entry.fileName, content.toString('utf8')]))
    return { files, problems: [...formProblems(zip, zipped), ...differences(zipped, made, manifest)] }
  } catch (error) {
    if (!(error instanceof UnreadableZip)) throw error
    return { files: new Map(), problems: [`the zip ${error.message}`] }
  }
}

function formProblems(zip: Uint8Array, zipped: readonly ZippedFile[]): string[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const signature = (at: number) => (at < 0 ? 0 : view.getUint32(at, true))
  const end = zip.length - END_BYTES
  const isZip64 =
    signature(end - ZIP64_END_BYTES) === ZIP64_END ||
    zipped.some(({ entry }) => entry.extraFields.some(({ id }) => id === ZIP64_FIELD))
  return [
    ...(isZip64 ? ['the zip is in the form zip64, which some LMS do not read'] : []),
    ...(signature(0) === FIRST_HEADER && signature(end) === END ? [] : ['the zip has something before or after it']),
  ]
}

function differences(
  zipped: readonly ZippedFile[],
  made: ReadonlyMap<string, string | Uint8Array>,
  manifest: string | null,
): string[] {
  const names = zipped.map(({ entry }) => entry.fileName)
  const isStray = (name: string, at: number) => !made.has(name) || names.indexOf(name) !== at
  return [
    ...(manifest === null || names.includes(manifest) ? [] : [`${manifest} is not at the root of the zip`]),
    ...names.filter(isStray).map((name) => `${name} is in the zip and does not belong there`),
    ...[...made.keys()].filter((name) => !names.includes(name)).map((name) => `${name} is not in the zip`),
    ...zipped
      .filter(({ entry, content }) => !content.equals(bytesOf(made.get(entry.fileName) ?? content)))
      .map(({ entry }) => `${entry.fileName} is not the same in the zip`),
  ]
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content
}
