import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise } from 'yauzl'

/** Why bytes are not read as a zip: a sentence about the file, without its name. */
export class UnreadableZip extends Error {}

/** A file in a zip: how it is listed, and what is in it. */
export interface ZippedFile {
  readonly entry: Entry
  readonly content: Buffer
}

/** Far more than a package has: about thirty files, one megabyte in all. */
export const LARGEST_ZIP = 20 * 1024 * 1024
const MOST_FILES = 200
const LARGEST_FILE = 5 * 1024 * 1024
const MOST_BYTES = 20 * 1024 * 1024

/**
 * The wanted files of a zip, in its order, with a name as often as it occurs. Nothing else is unpacked, and no more
 * than a package may hold. Throws an `UnreadableZip`.
 */
export async function filesInZip(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean = () => true,
): Promise<ZippedFile[]> {
  if (bytes.length > LARGEST_ZIP) throw new UnreadableZip('is too large to be a package of this course')
  const files: ZippedFile[] = []
  let sum = 0
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, strictFileNames: true })
    if (zip.entryCount > MOST_FILES) throw new UnreadableZip('has too many files to be a package of this course')
    for await (const entry of zip.eachEntry()) {
      const { fileName, uncompressedSize } = entry
      if (!isWanted(fileName)) continue
      // The library breaks off at a file that is larger than its entry says, so what the entries say is the limit.
      if (uncompressedSize > LARGEST_FILE) throw new UnreadableZip(`has a file that is too large: ${fileName}`)
      sum += uncompressedSize
      if (sum > MOST_BYTES) throw new UnreadableZip('unpacks to more than a package of this course')
      const content = await buffer(await zip.openReadStreamPromise(entry))
      if (crc32(content) !== entry.crc32) throw new UnreadableZip(`has a damaged file: ${fileName}`)
      files.push({ entry, content })
    }
  } catch (error) {
    if (error instanceof UnreadableZip || !(error instanceof Error)) throw error
    throw new UnreadableZip(`is no zip file that can be read: ${error.message}`)
  }
  return files
}
