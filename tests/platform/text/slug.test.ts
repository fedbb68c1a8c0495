import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LONGEST_SLUG, SLUG, slugOf } from '../../../src/platform/text/slug.ts'

describe('the address that is proposed for a name', () => {
  it.each([
    ['North House', 'north-house'],
    ['St. Mary’s  House (2nd floor)', 'st-marys-house-2nd-floor'],
    ['Café Peña', 'cafe-pena'],
    ['-- A --', 'a'],
    ['北の家', ''],
  ])('for %s it is "%s"', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })

  it('is empty or an address, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const slug = slugOf(name)
        expect(slug === '' || (SLUG.test(slug) && slug.length <= LONGEST_SLUG)).toBe(true)
      }),
    )
  })
})
