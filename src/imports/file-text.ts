/** Why the bytes of a file are no text. */
export type NoText = 'too-large' | 'workbook' | 'pdf' | 'no-text'

/** A workbook is a zip, but so are other files. Unpacking shows which it is. */
export function isZip(bytes: Uint8Array): boolean {
  return ZIP.every((byte, index) => bytes[index] === byte)
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

export type FileText =
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding }
  | { readonly ok: false; readonly problem: { readonly kind: NoText } }

export const MOST_BYTES = 10 * 1024 * 1024

/** The part of a file that reveals UTF-16, in which most letters have an empty byte. */
const LOOKED_AT = 4_096
const MOSTLY = 0.3

const MARKS: readonly (readonly [kind: NoText, bytes: readonly number[]])[] = [
  // .xlsx and .ods are zips; .xls is older than them, and a workbook with a password looks like one.
  ['workbook', ZIP],
  ['workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
]

/** The characters of Windows-1252 where Latin-1 has control characters. Node's own decoder takes one for the other. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** The text of a file whose encoding nobody has told, with `\n` at the end of every line. */
export function fileText(bytes: Uint8Array): FileText {
  if (bytes.length > MOST_BYTES) return { ok: false, problem: { kind: 'too-large' } }
  const mark = MARKS.find(([, start]) => start.every((byte, index) => bytes[index] === byte))
  if (mark !== undefined) return { ok: false, problem: { kind: mark[0] } }
  const encoding = encodingOf(bytes)
  const text = decoded(bytes, encoding)
  // PostgreSQL keeps no text with an empty character, and no file of people has one.
  if (text === null || text.includes('\0')) return { ok: false, problem: { kind: 'no-text' } }
  return { ok: true, text: text.replaceAll(/\r\n?/g, '\n'), encoding }
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const start = bytes.subarray(0, LOOKED_AT)
  const empty = [0, 0]
  for (const [index, byte] of start.entries()) if (byte === 0) empty[index % 2] = (empty[index % 2] ?? 0) + 1
  const [high = 0, low = 0] = empty
  const many = (start.length / 2) * MOSTLY
  if (low > many && high <= low / 10) return 'utf-16le'
  if (high > many && low <= high / 10) return 'utf-16be'
  return decoded(bytes, 'utf-8') === null ? 'windows-1252' : 'utf-8'
}

/** Returns null when the bytes are not of this encoding. Takes the mark at the beginning off. */
function decoded(bytes: Uint8Array, encoding: Encoding): string | null {
  if (encoding === 'windows-1252') {
    const latin = Buffer.from(bytes).toString('latin1')
    return latin.replaceAll(/[\u0080-\u009f]/g, (control) => WINDOWS[control.charCodeAt(0) - 0x80] ?? control)
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
