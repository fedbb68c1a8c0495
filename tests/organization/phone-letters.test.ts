import { describe, expect, test } from 'vitest'
import { inDigits, saysTwoNumbers } from '../../src/organization/phone-letters.ts'

describe('a number typed with letters', () => {
  test.each([
    ['1-800-THE-LOST', '1-800-843-5678'],
    ['1-800-the-lost', '1-800-843-5678'],
    ['(609) 555-HELP', '609-555-4357'],
    ['1 877 NJ ABUSE', '1-877-652-2873'],
    ['1-800-843-5678 (1-800-THE-LOST)', '1-800-843-5678'],
    ['800.843.5678 (1-800-THE-LOST)', '800.843.5678'],
  ])('%s becomes %s', (typed, digits) => {
    expect(inDigits(typed)).toBe(digits)
    expect(saysTwoNumbers(typed)).toBe(false)
  })

  test.each([
    ['digits', '609-555-0142'],
    ['an extension', '609-555-0142 ext. 5'],
    ['an extension that would make up for missing digits', '609-555 ext 4'],
    ['a letter in place of a digit', '609-555-O142'],
    ['a name before the digits', 'Joe 5550142'],
    ['too many letters', '1-800-THE-LOST-ONE'],
    ['too few letters', '1-800-THE-LOS'],
    ['nothing', ''],
  ])('%s: it stays as it was typed', (_, typed) => {
    expect(inDigits(typed)).toBe(typed)
    expect(saysTwoNumbers(typed)).toBe(false)
  })

  test('digits and letters that are two numbers stay as they were typed, and are noticed', () => {
    const typed = '1-800-843-5679 (1-800-THE-LOST)'
    expect(inDigits(typed)).toBe(typed)
    expect(saysTwoNumbers(typed)).toBe(true)
  })
})
