/**
 * Copies bytes that are kept for long. Node often makes a few bytes as a view into a block of 8 or 16 KB, which would
 * stay in memory with them.
 */
export function alone(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(copy)
  return copy
}
