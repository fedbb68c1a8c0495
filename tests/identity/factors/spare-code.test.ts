import { describe, expect, it } from 'vitest'
import { grouped, spareCode, typedAppCode, typedSpareCode } from '../../../src/identity/factors/spare-code.ts'

describe('a spare code', () => {
  const code = spareCode(Uint8Array.from([0, 31, 32, 63, 255, 1, 2, 3, 4, 5]))

  it('is made of random bytes, without letters that look like digits', () => {
    expect(code).toBe('0z0zz12345')
    const all = new Set(Array.from({ length: 256 }, (_, byte) => spareCode(new Uint8Array(10).fill(byte))[0]))
    expect([...all].sort().join('')).toBe('0123456789abcdefghjkmnpqrstvwxyz')
    expect(() => spareCode(new Uint8Array(9))).toThrow('takes 10 random bytes')
  })

  it('is read in two groups, and typed in any way', () => {
    expect(grouped(code)).toBe('0z0zz-12345')
    for (const typed of ['0z0zz-12345', ' OZOZZ 1234 5', 'ozozz-i2345', '0Z0ZZL2345'])
      expect(typedSpareCode(typed), typed).toBe(code)
  })

  it.each(['', '0z0zz1234', '0z0zz123456', '0z0zz1234u', '123456'])('isn’t %j', (typed) => {
    expect(typedSpareCode(typed)).toBeNull()
  })
})

describe('a code from an app', () => {
  it.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['12345', null],
    ['1234567', null],
    ['12345a', null],
    ['', null],
  ])('%j is %j', (typed, code) => {
    expect(typedAppCode(typed)).toBe(code)
  })
})
