import { buffer } from 'node:stream/consumers'
import { inflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { DamagedZip, zipEntries } from '../../../src/audit/check/zip-reading.ts'

const TEXT = 'the same words, over and over, the same words, over and over'

let zip: Buffer
beforeAll(async () => {
  const file = new ZipFile()
  file.addBuffer(Buffer.from(TEXT), 'roster.csv')
  file.addBuffer(Buffer.from(''), 'empty.txt', { compress: false })
  file.end()
  zip = await buffer(file.outputStream)
})

/** All of a zip, as a checker reads it. */
async function read(bytes: Buffer): Promise<Record<string, string>> {
  const entries = await zipEntries({
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    inflate: async (packed, most) => inflateRawSync(packed, { maxOutputLength: Math.max(1, most) }),
  })
  const found: Record<string, string> = {}
  for (const { name, content } of entries) found[name] = Buffer.from(await content()).toString()
  return found
}

/** Overwrites the bytes where a text first stands. */
function changed(text: string, to: string): Buffer {
  const copy = Buffer.from(zip)
  copy.write(to, copy.indexOf(text), 'latin1')
  return copy
}

/** Sets a number of the directory: of its first entry, or of the end. */
function withNumber(place: 'entry' | 'end', offset: number, value: number): Buffer {
  const copy = Buffer.from(zip)
  copy.writeUInt32LE(value, copy.indexOf(place === 'end' ? 'PK\x05\x06' : 'PK\x01\x02') + offset)
  return copy
}

describe('a zip', () => {
  it('is read as it was packed', async () => {
    expect(await read(zip)).toEqual({ 'roster.csv': TEXT, 'empty.txt': '' })
  })

  it.each<[string, () => Buffer]>([
    ['is cut off', () => zip.subarray(0, -30)],
    ['goes on after its end', () => Buffer.concat([zip, Buffer.from('and more')])],
    ['has another name in the place of a file than in its directory', () => changed('roster.csv', 'rosteR.csv')],
    ['has a directory beyond its end', () => withNumber('end', 16, zip.length + 5)],
    ['has a file beyond its end', () => withNumber('entry', 42, zip.length + 5)],
    ['unpacks to more than it says', () => withNumber('entry', 24, 0)],
    ['is nothing', () => Buffer.alloc(0)],
  ])('a zip that %s is damaged, in words', async (_, make) => {
    await expect(read(make())).rejects.toBeInstanceOf(DamagedZip)
  })
})
