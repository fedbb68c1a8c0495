import { describe, expect, it } from 'vitest'
import { type NamedLine, namedIn } from '../../../src/platform/html/named-line.ts'

const SCR: NamedLine = { called: ['State Central Registry', 'SCR'], name: '', digits: '', href: '', purpose: '' }

describe('a line that a text names', () => {
  it.each([
    'Call SCR.',
    'SCR',
    '<b>SCR</b>',
    'SCR’s screener decides.',
    'DESCRIBE it to SCR',
    'The State Central Registry',
  ])('is found in “%s”', (text) => expect(namedIn(text, [SCR])).toEqual([SCR]))

  it.each(['', 'Call 911.', 'DESCRIBE', 'value="k9aSCRw2"', 'value="_SCR_4"', 'SCREEN'])(
    'isn’t found in “%s”',
    (text) => expect(namedIn(text, [SCR])).toEqual([]),
  )
})
