import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { beforeAll, describe, expect, it } from 'vitest'
import { packageFiles, type PackageFiles, zipped } from '../../../src/packages/build.job.ts'
import { shippedFiles } from '../../../src/packages/trial/shipped-file.job.ts'
import { orderOf } from '../../support/package-order.ts'

const RUNTIME = 'assets/sco.js'
const STYLES = 'assets/styles.css'
let files: PackageFiles

beforeAll(async () => {
  files = await packageFiles(orderOf())
})

describe('a zip as we make it', () => {
  it('gives the files that it was made of', async () => {
    const shipped = await shippedFiles(await zipped(files), files, 'imsmanifest.xml')
    expect(shipped.problems).toEqual([])
    expect(shipped.files).toEqual(files)
  })
})

describe('what an LMS would stumble over in a zip', () => {
  it.each<[string, () => Promise<Uint8Array>, string]>([
    ['no zip', async () => Buffer.from('no zip'), 'the zip is no zip file that can be read'],
    [
      'files in a folder',
      async () => zipped(renamed((file) => `course/${file}`)),
      'imsmanifest.xml is not at the root',
    ],
    [
      'a file too many',
      async () => zipped(new Map([...files, ['.DS_Store', 'x']])),
      '.DS_Store is in the zip and does not belong there',
    ],
    [
      'a file too few',
      async () => zipped(new Map([...files].filter(([file]) => file !== STYLES))),
      `${STYLES} is not in the zip`,
    ],
    [
      'a file that is another',
      async () => zipped(new Map([...files, [STYLES, 'p{}']])),
      `${STYLES} is not the same in the zip`,
    ],
    ['a folder of its own', async () => packed((zip) => zip.addEmptyDirectory('assets')), 'assets/ is in the zip'],
    ['a file twice', async () => packed((zip) => zip.addBuffer(Buffer.from(''), RUNTIME)), `${RUNTIME} is in the zip`],
    ['zip64', async () => packed(() => {}, { forceZip64Format: true }), 'the zip is in the form zip64'],
    ['words after it', async () => packed(() => {}, { comment: 'ours' }), 'the zip has something before or after it'],
    [
      'backslashes',
      async () => withNames(await zipped(files), 'assets/exit.js', 'assets\\exit.js'),
      'invalid characters',
    ],
    ['encryption', async () => encrypted(await zipped(files)), 'encrypted'],
    ['a damaged file', async () => damaged(await zipped(files)), 'the zip '],
  ])('is told in a sentence: %s', async (_, zip, problem) => {
    const { problems } = await shippedFiles(await zip(), files, 'imsmanifest.xml')
    expect(problems.join('\n')).toContain(problem)
  })
})

function renamed(rename: (file: string) => string): PackageFiles {
  return new Map([...files].map(([file, text]) => [rename(file), text]))
}

/** The files as another program might zip them. */
async function packed(
  add: (zip: ZipFile) => void,
  options: { readonly forceZip64Format?: boolean; readonly comment?: string } = {},
): Promise<Uint8Array> {
  const zip = new ZipFile()
  for (const [file, text] of files) zip.addBuffer(Buffer.from(text), file)
  add(zip)
  zip.end({ forceZip64Format: false, comment: '', ...options })
  return buffer(zip.outputStream)
}

function withNames(zip: Uint8Array, from: string, to: string): Uint8Array {
  const bytes = Buffer.from(zip)
  for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at + 1)) bytes.write(to, at)
  return bytes
}

/** Sets the mark of encryption in the first entry of the directory. */
function encrypted(zip: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip)
  const entry = bytes.indexOf(Buffer.from('PK\u0001\u0002'))
  bytes.writeUInt16LE(bytes.readUInt16LE(entry + 8) | 1, entry + 8)
  return bytes
}

/** Says another checksum for the first file. */
function damaged(zip: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip)
  const entry = bytes.indexOf(Buffer.from('PK\u0001\u0002'))
  bytes.writeUInt32LE(0, entry + 16)
  return bytes
}
