import { describe, expect, test } from 'vitest'
import { inDigits, saysTwoNumbers } from '../../src/organization/phone-letters.ts'

describe('a number typed with letters', () => {
  test.each([
    ['1-800-THE-LOST', '1-800-843-5678'],
    ['1-800-the-lost', '1-800-843-5678'],
    ['(609) 555-HELP', '609-555-4357'],
    ['1 877 NJ ABUSE', '1-877-652-2873'],
    ['1-800-843-5678 (1-800-THE-LOST)', '1-800-843-5678'],
    ['1-800-4-A-CHILD', '1-800-422-4453'],
    ['609-HOTLINE', '609-468-5463'],
    ['609.555.HELP', '609-555-4357'],
    ['800 HOTLINE', '800-468-5463'],
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
    ['a word after 211', '211 hotline'],
    ['a word after 988', '988 hotline'],
    ['a name after too few digits', '609-555-0 Ann'],
    ['a name of two words after an area code', '609 Jo Smith'],
    ['a name of seven letters after an area code', '609 Johnson'],
    ['a name of seven letters after an area code in parentheses', '(609) Johnson'],
    ['a name of four letters after too few digits', '609-555 Rosa'],
    ['a name after too few digits of a toll-free number', '800-555-0 Ann'],
    ['an extension that would be four letters', '609-555 extn 4'],
    ['a number with more spaces than a phone field takes', `1-800-THE${' '.repeat(40)}LOST`],
    ['more letters than a phone field takes', `609-555-${'a'.repeat(20_000)}!`],
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
