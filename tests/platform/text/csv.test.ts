import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine, guarded, unguarded } from '../../../src/platform/text/csv.ts'
import { parseCsv } from '../../support/csv.ts'

describe('a line of a CSV file', () => {
  it('puts every cell in quotes and ends with CR LF', () => {
    expect(csvLine(['Avery', '', 'says "no", twice'])).toBe('"Avery","","says ""no"", twice"\r\n')
  })

  it('is read back as it was written, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (cells) => {
        const [read = []] = parseCsv(csvLine(cells))
        expect(read.map((cell, index) => (cell === cells[index] ? cell : cell.replace(/^'/, '')))).toEqual(cells)
      }),
    )
  })

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    ' =1+1',
    '"=1+1',
    "'=1+1",
    '\n=1+1',
    '=HYPERLINK("https://example.org")',
    '＝1+1',
  ])('keeps %j from being run as a formula', (text) => {
    expect(parseCsv(csvLine([text]))).toEqual([[`'${text}`]])
  })

  it.each(['Avery Sample', '2026-11-24', 'O’Neil', '12', 'a-b', '609-555-0142', "'tis", ''])(
    'leaves %j alone',
    (text) => {
      expect(parseCsv(csvLine([text]))).toEqual([[text]])
    },
  )
})

describe('a text that was guarded from being run as a formula', () => {
  it('is the same again without the guard, whatever it was', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'\'"= +-@\t\n\rx') }))
    fc.assert(fc.property(text, (any) => unguarded(guarded(any)) === any))
  })

  it.each(["O'Neil", "'tis", "'", "''a"])('leaves the apostrophes of %j alone', (text) => {
    expect(unguarded(text)).toBe(text)
  })
})
