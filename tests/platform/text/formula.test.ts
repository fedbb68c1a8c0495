import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guarded, unguarded } from '../../../src/platform/text/formula.ts'

describe('a text that was guarded from being run as a formula', () => {
  it('is the same again without the guard, whatever it was', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'\'"= +-@\t\n\rx') }))
    fc.assert(fc.property(text, (any) => unguarded(guarded(any)) === any))
  })

  it.each(["O'Neil", "'tis", "'", "''a"])('leaves the apostrophes of %j alone', (text) => {
    expect(unguarded(text)).toBe(text)
  })
})
