/** A zip as a checker reads it, from a file or from a browser's Blob: piece by piece, never the whole. */
export interface ZipSource {
  readonly size: number
  read(offset: number, length: number): Promise<Uint8Array>
  /** Raw deflate, as zips have it. May throw when more than `most` bytes come out. */
  inflate(bytes: Uint8Array, most: number): Promise<Uint8Array>
}

export interface ZipEntry {
  readonly name: string
  readonly bytes: number
  content(): Promise<Uint8Array>
}

/** Not a zip, or one that is cut off. */
export class DamagedZip extends Error {}

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_SIZE = 22
const LONGEST_COMMENT = 0xffff
const LOCAL_SIZE = 30
const DEFLATED = 8

/** The files of a zip in the order of its directory; a name as often as it is there. Throws a `DamagedZip`. */
export async function zipEntries(source: ZipSource): Promise<ZipEntry[]> {
  return damagedWhenOutside(() => entriesOf(source))
}

async function entriesOf(source: ZipSource): Promise<ZipEntry[]> {
  const { offset, size, count } = await directory(source)
  const bytes = await source.read(offset, size)
  const view = viewOf(bytes)
  const entries: ZipEntry[] = []
  let at = 0
  while (entries.length < count) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw new DamagedZip('the directory is damaged')
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const name = nameIn(bytes.subarray(at + 46, at + 46 + nameLength))
    const sizes = sizesOf(view, at, at + 46 + nameLength, extraLength)
    if (!name.endsWith('/')) {
      const method = view.getUint16(at + 10, true)
      const content = () => damagedWhenOutside(() => contentOf(source, { name, method, ...sizes }))
      entries.push({ name, bytes: sizes.full, content })
    }
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  return entries
}

interface Directory {
  readonly offset: number
  readonly size: number
  readonly count: number
}

async function directory(source: ZipSource): Promise<Directory> {
  const tailSize = Math.min(source.size, END_SIZE + LONGEST_COMMENT)
  const tail = await source.read(source.size - tailSize, tailSize)
  const view = viewOf(tail)
  for (let at = tail.length - END_SIZE; at >= 0; at--) {
    // The real end is where the file ends. Anything else that looks like one is in a comment or in a file.
    if (view.getUint32(at, true) !== END || view.getUint16(at + 20, true) !== tail.length - at - END_SIZE) continue
    const found = {
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
    }
    const isLarge = found.count === 0xffff || found.offset === 0xffffffff || found.size === 0xffffffff
    return isLarge ? largeDirectory(source, source.size - tailSize + at - 20) : found
  }
  throw new DamagedZip('this is no zip file, or its end is missing')
}

/** Reads the ZIP64 directory, which zips with more than 65,535 files or four gigabytes have. */
async function largeDirectory(source: ZipSource, locatorAt: number): Promise<Directory> {
  const locator = viewOf(await source.read(Math.max(0, locatorAt), 20))
  if (locator.getUint32(0, true) !== LOCATOR_64) throw new DamagedZip('the end of the zip file is damaged')
  const end = viewOf(await source.read(Number(locator.getBigUint64(8, true)), 56))
  if (end.getUint32(0, true) !== END_64) throw new DamagedZip('the end of the zip file is damaged')
  return {
    count: Number(end.getBigUint64(32, true)),
    size: Number(end.getBigUint64(40, true)),
    offset: Number(end.getBigUint64(48, true)),
  }
}

interface Sizes {
  readonly full: number
  readonly packed: number
  readonly offset: number
}

/** Sizes that don't fit into 32 bits are in the extra field with the number 1, in this order. */
function sizesOf(view: DataView, at: number, extraAt: number, extraLength: number): Sizes {
  let full = view.getUint32(at + 24, true)
  let packed = view.getUint32(at + 20, true)
  let offset = view.getUint32(at + 42, true)
  for (let field = extraAt; field + 4 <= extraAt + extraLength; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue
    let next = field + 4
    const large = () => {
      next += 8
      return Number(view.getBigUint64(next - 8, true))
    }
    if (full === 0xffffffff) full = large()
    if (packed === 0xffffffff) packed = large()
    if (offset === 0xffffffff) offset = large()
  }
  return { full, packed, offset }
}

async function contentOf(
  source: ZipSource,
  { name, method, full, packed, offset }: Sizes & { readonly name: string; readonly method: number },
): Promise<Uint8Array> {
  const local = viewOf(await source.read(offset, LOCAL_SIZE))
  if (local.byteLength < LOCAL_SIZE || local.getUint32(0, true) !== LOCAL) throw new DamagedZip(`${name} is damaged`)
  const nameLength = local.getUint16(26, true)
  // Another program goes by this name.
  const itsName = nameIn(await source.read(offset + LOCAL_SIZE, nameLength))
  if (itsName !== name) throw new DamagedZip(`${name} has another name in its own place`)
  const bytes = await source.read(offset + LOCAL_SIZE + nameLength + local.getUint16(28, true), packed)
  if (method !== 0 && method !== DEFLATED) throw new DamagedZip(`${name} is packed in a way that is not known here`)
  const content = method === 0 ? bytes : await inflated(source, bytes, { name, full })
  if (content.length !== full) throw new DamagedZip(`${name} is damaged`)
  return content
}

async function inflated(
  source: ZipSource,
  bytes: Uint8Array,
  { name, full }: { readonly name: string; readonly full: number },
): Promise<Uint8Array> {
  try {
    return await source.inflate(bytes, full)
  } catch {
    throw new DamagedZip(`${name} is damaged`)
  }
}

/** A zip is damaged when it names places that it doesn't have. */
async function damagedWhenOutside<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof RangeError) throw new DamagedZip('it names places that it does not have')
    throw error
  }
}

function nameIn(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
