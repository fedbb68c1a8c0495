import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, calendarDate } from '../../src/platform/time/calendar.ts'
import { NONCE_LIMIT, readReceipt, receiptCode } from '../../src/packages/receipt.ts'

const course = { id: 'csec-orientation', version: '1.0.0' }
const receipt = fc.record({
  score: fc.integer({ min: 0, max: 100 }),
  on: fc.nat(10_000).map((days) => addDays(calendarDate('2025-01-01'), days)),
  nonce: fc.nat(NONCE_LIMIT - 1),
})

describe('a check code', () => {
  it('reads back as what it was made from', () => {
    fc.assert(
      fc.property(receipt, (facts) => {
        const code = receiptCode(course, facts)
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
        expect(readReceipt(course, code)).toEqual(facts)
      }),
    )
  })

  it('may be typed in small letters, without hyphens, with O for zero and l for one', () => {
    const facts = { score: 93, on: calendarDate('2026-11-24'), nonce: 1 }
    const code = receiptCode(course, facts).toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    expect(readReceipt(course, code)).toEqual(facts)
  })

  it.each([
    ['one character too few', (code: string) => code.slice(1)],
    ['one character changed', (code: string) => (code.startsWith('5') ? '6' : '5') + code.slice(1)],
    ['two characters swapped', (code: string) => code.replace(/(.)(.)-/, (_, a, b) => `${a === b ? 'Z' : b}${a}-`)],
    ['no code at all', () => ''],
  ])('is not read with %s', (_, spoil) => {
    const code = receiptCode(course, { score: 86, on: calendarDate('2026-11-24'), nonce: 4711 })
    expect(readReceipt(course, spoil(code))).toBeNull()
  })

  it('belongs to one version of one course', () => {
    const code = receiptCode(course, { score: 86, on: calendarDate('2026-11-24'), nonce: 4711 })
    expect(readReceipt({ ...course, version: '1.0.1' }, code)).toBeNull()
    expect(readReceipt({ ...course, id: 'other' }, code)).toBeNull()
  })
})
