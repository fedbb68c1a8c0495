/** The polynomial of CRC-32 without its highest power, the lowest power in the highest bit. */
const POLYNOMIAL = 0xedb88320
const ONE = 0x80000000

/** What a checksum is multiplied by when so many bytes come after its own. */
export function shiftBy(bytes: number): number {
  let shift = ONE
  // x⁸, and then its square, and the square of that.
  let power = ONE >>> 8
  for (let left = bytes; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) shift = product(shift, power)
    power = product(power, power)
  }
  return shift
}

/**
 * The CRC-32 of bytes from those of their two halves: much sooner than by looking at all of them again.
 * @param shift by the bytes of the second half
 */
export function joinedCrc(first: number, second: number, shift: number): number {
  return (product(shift, first) ^ second) >>> 0
}

/** Of two polynomials, modulo that of CRC-32. */
function product(a: number, b: number): number {
  let sum = 0
  let factor = b
  for (let rest = a; rest !== 0; rest = (rest << 1) >>> 0) {
    if ((rest & ONE) !== 0) sum ^= factor
    factor = (factor & 1) === 0 ? factor >>> 1 : (factor >>> 1) ^ POLYNOMIAL
  }
  return sum >>> 0
}
