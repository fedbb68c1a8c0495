/** Crockford's base 32: no letter that is read as a digit. */
export const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The digits of a whole number from 0, most significant first, cut or filled to a width. */
export function base32(value: number, width: number): string {
  return Array.from({ length: width }, (_, index) =>
    BASE32.charAt(Math.floor(value / 32 ** (width - 1 - index)) % 32),
  ).join('')
}

/** The number that these digits mean, or NaN when one of them isn't a digit. */
export function fromBase32(digits: string): number {
  return [...digits].reduce((sum, digit) => (BASE32.includes(digit) ? sum * 32 + BASE32.indexOf(digit) : NaN), 0)
}

/** A code as somebody typed it: capitals, without hyphens and spaces, and with digits for the letters read as such. */
export function typedBase32(text: string): string {
  return text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
}
