import { expect, it } from 'vitest'
import { hasTyped } from '../../../src/platform/text/folded.ts'

it.each([
  ['Inés Ruiz (Case manager)', '', true],
  ['Inés Ruiz (Case manager)', 'ines', true],
  ['Inés Ruiz (Case manager)', 'RUI in', true],
  ['Inés Ruiz (Case manager)', 'case', true],
  ['Inés Ruiz (Case manager)', 'uiz', false],
  ['Inés Ruiz (Case manager)', 'ines smith', false],
])('“%s” has what was typed, “%s”: %s', (text, typed, has) => {
  expect(hasTyped(text, typed)).toBe(has)
})
