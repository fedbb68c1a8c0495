import { BASE32 } from '../../platform/codes/base32.ts'

/** How many codes are made at a time. */
export const SPARE_CODES = 10
/** 50 bits: a code is checked with a slow hash, and tries are limited. */
export const SPARE_CODE_BYTES = 10
/** The same signs as codes on paper. */
const ALPHABET = BASE32.toLowerCase()
const GROUP = /^(.{5})(.{5})$/

/** A code from random bytes, one for each sign. 256 is a multiple of 32, so each sign is equally likely. */
export function spareCode(bytes: Uint8Array): string {
  if (bytes.length !== SPARE_CODE_BYTES) throw new RangeError(`a spare code takes ${SPARE_CODE_BYTES} random bytes`)
  return [...bytes].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
}

/** In two groups, to read and to type. */
export function grouped(code: string): string {
  return code.replace(GROUP, '$1-$2')
}

/**
 * What was typed as a spare code: with spaces, hyphens, capitals, and the letters that look like digits. Null when it
 * can't be one.
 */
export function typedSpareCode(text: string): string | null {
  const code = text.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1')
  return code.length === SPARE_CODE_BYTES && [...code].every((sign) => ALPHABET.includes(sign)) ? code : null
}

/** What was typed as the code of an app: six digits, perhaps with a space. Null when it can't be one. */
export function typedAppCode(text: string): string | null {
  const code = text.replace(/\s/g, '')
  return /^\d{6}$/.test(code) ? code : null
}
