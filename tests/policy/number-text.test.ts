import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keepNumbers, linesIn, showNumbers, unknownNumbers } from '../../src/policy/number-text.ts'
import { contents } from '../support/content.ts'

const lines = contents.en.contacts

it('every clause of the course reads the same after it was kept', () => {
  for (const { text } of contents.en.policy.clauses) {
    expect(showNumbers(keepNumbers(text, lines), lines)).toBe(text)
    expect(keepNumbers(keepNumbers(text, lines), lines)).toBe(keepNumbers(text, lines))
    expect(unknownNumbers(text, lines)).toEqual([])
  }
})

it('so does any text with numbers in any order', () => {
  const forms = lines.flatMap(({ digits, letters }) => [
    digits,
    ...(letters === null ? [] : [letters, `${digits} (${letters})`]),
  ])
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...forms), fc.constantFrom('call', '911', 'or'))), (words) => {
      const text = words.join(', ')
      expect(showNumbers(keepNumbers(text, lines), lines)).toBe(text)
    }),
  )
})

it('a number that changes is the new one in each way in which it was written', () => {
  const kept = keepNumbers('A 1-800-843-5678 (1-800-THE-LOST), B 1-800-843-5678, C 1-800-THE-LOST.', lines)
  expect(linesIn('Call 1-800-THE-LOST.', lines)).toEqual(['NR-2'])
  const now = lines.map((line) => (line.id === 'NR-2' ? { ...line, digits: '1-800-555-0199', letters: null } : line))
  expect(showNumbers(kept, now)).toBe('A 1-800-555-0199, B 1-800-555-0199, C 1-800-555-0199.')
  const gone = lines.filter(({ id }) => id !== 'NR-2')
  expect(showNumbers(kept, gone)).toBe('A 1-800-843-5678 (1-800-THE-LOST), B 1-800-843-5678, C 1-800-THE-LOST.')
})

it('a number that’s on no shared line is found in any writing', () => {
  for (const number of ['1-800-555-0199', '(609) 555-0142', '609.555.0142', '1-800-NO-LINE'])
    expect(unknownNumbers(`Call ${number} now.`, lines)).toHaveLength(1)
  expect(unknownNumbers('Call 911, or 1-877-652-2873, by 2026-11-24.', lines)).toEqual([])
})
