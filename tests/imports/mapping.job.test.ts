import { describe, expect, it } from 'vitest'
import type { ImportField, Mapping } from '../../src/imports/contract.job.ts'
import { firstMapping } from '../../src/imports/mapping.job.ts'

const fields: readonly ImportField[] = [
  { id: 'number', required: false, headings: ['employee number'], values: null },
  { id: 'hired_on', required: false, headings: ['hire date'], values: null },
]
const KIND = { fields, byContent: null }
const sheet = (header: readonly string[], ...days: readonly string[]) => ({
  header,
  rows: days.map((day, index) => ({ line: index + 2, cells: header.map(() => day) })),
})
const saved = (columns: Mapping['columns']): Mapping => ({ columns, dateFormat: 'dmy', words: {} })

describe('the first guess at how a file is read', () => {
  it.each([
    ['without dates', ['Ana'], 'ymd'],
    ['with years first', ['2026-11-02'], 'ymd'],
    ['a day above 12 in the second place: months first', ['11/03/2026', '11/24/2026'], 'mdy'],
    ['a day above 12 in the first place: days first', ['03.11.2026', '24.11.2026'], 'dmy'],
    ['no day above 12: months first', ['03/04/2026'], 'mdy'],
    ['one date that disagrees with the others is a mistake', ['09/26/2026', '11/24/2026', '31/02/2026'], 'mdy'],
  ])('finds the date format: %s', (_, days, format) => {
    expect(firstMapping([], KIND, sheet(['Hire date'], ...days)).dateFormat).toBe(format)
  })

  it('repeats the mapping of an earlier file with the same columns', () => {
    const known = saved({ number: 'No.', hired_on: 'Hire date' })
    expect(firstMapping([known], KIND, sheet(['No.', 'Hire date'], '11/24/2026'))).toEqual(known)
  })

  it('starts from scratch when a column is missing, or when more are found without the earlier mapping', () => {
    const guessed = { columns: { number: 'Employee number', hired_on: 'Hire date' } }
    const header = ['Employee number', 'Hire date']
    expect(firstMapping([saved({ number: 'No.', hired_on: 'Hire date' })], KIND, sheet(header))).toMatchObject(guessed)
    expect(firstMapping([saved({ hired_on: 'Hire date' })], KIND, sheet(header))).toMatchObject(guessed)
  })
})
