import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { expect, it } from 'vitest'
import { joinedCrc, shiftBy } from '../../../src/platform/codes/joined-crc.ts'

it('joins the checksums of two halves into that of the whole, whatever their lengths are', () => {
  for (const length of [0, 1, 2, 3, 7, 8, 85, 86, 255, 256, 4_095, 65_536, 100_003])
    for (const at of [0, 1, Math.floor(length / 2), length]) {
      const whole = randomBytes(length)
      const [first, second] = [whole.subarray(0, at), whole.subarray(at)]
      const joined = joinedCrc(crc32(first), crc32(second), shiftBy(second.length))
      expect(joined, `${first.length} and ${second.length} bytes`).toBe(crc32(whole))
    }
})
