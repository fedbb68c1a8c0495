/** Crockford's base 32: no letter that is read as a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The digits of a whole number from 0, most significant first, cut or filled to a width. */
export function base32(value: number, width: number): string {
  return Array.from({ length: width }, (_, index) =>
    ALPHABET.charAt(Math.floor(value / 32 ** (width - 1 - index)) % 32),
  ).join('')
}

/** The number that these digits mean, or NaN when one of them isn't a digit. */
export function fromBase32(digits: string): number {
  return [...digits].reduce((sum, digit) => (ALPHABET.includes(digit) ? sum * 32 + ALPHABET.indexOf(digit) : NaN), 0)
}

/** A code as somebody typed it: capitals, without hyphens and spaces, and with digits for the letters read as such. */
export function typedBase32(text: string): string {
  return text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
}
