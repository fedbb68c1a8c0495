import { constants, crc32, deflateRawSync } from 'node:zlib'
import { alone } from '../bytes.ts'
import { joinedCrc, shiftBy } from '../codes/joined-crc.ts'

/** Bytes as they go out, and compressed so that they can follow any others. */
export interface Sent {
  readonly bytes: Buffer
  readonly deflated: Buffer
  readonly sum: Sum
}

/** The checksum of bytes, and what it takes to put it after another. */
interface Sum {
  readonly crc: number
  readonly shift: number
  readonly length: number
}

function sumOf(bytes: Buffer): Sum {
  return { crc: crc32(bytes), shift: shiftBy(bytes.length), length: bytes.length }
}

function joinedSum(sums: readonly Sum[]): Sum {
  const length = sums.reduce((sofar, each) => sofar + each.length, 0)
  return {
    crc: sums.reduce((sofar, { crc, shift }) => joinedCrc(sofar, crc, shift), 0),
    shift: shiftBy(length),
    length,
  }
}

/** More takes twice as long and saves a hundredth. */
const LEVEL = 6
/** A text can't be compressed by what's further away. */
const WINDOW = 32_768

export const NOTHING = Buffer.alloc(0)

export class Text implements Sent {
  readonly bytes: Buffer
  /** Needed until the text is compressed. */
  #before: Buffer
  #deflated: Buffer | null = null
  #sum: Sum | null = null

  /** @param before what comes right before it on every page, with bytes that no text has in place of a token */
  constructor(bytes: Buffer, before: Buffer) {
    this.bytes = alone(bytes)
    this.#before = alone(before.subarray(-WINDOW))
  }

  /** Compressed once, when somebody first takes it so. */
  get deflated(): Buffer {
    if (this.#deflated !== null) return this.#deflated
    const compressed = deflateRawSync(this.bytes, {
      level: LEVEL,
      finishFlush: constants.Z_SYNC_FLUSH,
      ...(this.#before.length === 0 ? {} : { dictionary: this.#before }),
    })
    this.#before = NOTHING
    this.#deflated = alone(compressed)
    return this.#deflated
  }

  get sum(): Sum {
    this.#sum ??= sumOf(this.bytes)
    return this.#sum
  }
}

/** Texts that follow each other, joined once for everybody who gets them. */
export class Run implements Sent {
  readonly #texts: readonly Text[]
  #deflated: Buffer | null = null
  #sum: Sum | null = null

  constructor(texts: readonly Text[]) {
    this.#texts = texts
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#texts.map(({ bytes }) => bytes))
  }

  get deflated(): Buffer {
    this.#deflated ??= alone(Buffer.concat(this.#texts.map(({ deflated }) => deflated)))
    return this.#deflated
  }

  get sum(): Sum {
    this.#sum ??= joinedSum(this.#texts.map(({ sum }) => sum))
    return this.#sum
  }
}

/** Too short to be worth compressing. */
export function stored(text: string): Sent {
  const bytes = Buffer.from(text)
  const header = Buffer.alloc(5)
  header.writeUInt16LE(bytes.length, 1)
  header.writeUInt16LE(bytes.length ^ 0xffff, 3)
  return { bytes, deflated: Buffer.concat([header, bytes]), sum: sumOf(bytes) }
}

const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])
const LAST_BLOCK = Buffer.from([3, 0])

/**
 * One gzip stream of texts that were compressed before, each with what comes before it on every page. A token isn't
 * compressed together with anything, so the size of the page says nothing about it.
 */
export function gzipped(texts: readonly Sent[]): Buffer {
  const end = Buffer.alloc(8)
  const { crc, length } = joinedSum(texts.map(({ sum }) => sum))
  end.writeUInt32LE(crc, 0)
  end.writeUInt32LE(length, 4)
  return Buffer.concat([GZIP_HEADER, ...texts.map(({ deflated }) => deflated), LAST_BLOCK, end])
}
