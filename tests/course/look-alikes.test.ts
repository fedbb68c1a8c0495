import { describe, expect, it } from 'vitest'
import { alikeLines } from '../../src/course/look-alikes.ts'
import { namedIn } from '../../src/platform/html/named-line.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { contents } from '../support/content.ts'

describe.each(LANGUAGES)('lines whose digits begin alike, in %s', (language) => {
  const { contacts } = contents[language]
  const renamed = contacts.map((contact) =>
    contact.id === 'LR-1'
      ? { ...contact, name: 'Garden State Youth Care (GSYC)', sentence: 'the youth care line' }
      : contact,
  )
  const named = (text: string, lines = contacts) => namedIn(text, alikeLines(lines)).map(({ name }) => name)
  const [csoc] = contacts.filter(({ id }) => id === 'LR-1')

  it('are found by what the course calls them', () => {
    expect(named('The CSOC arranges care.')).toEqual([csoc?.name])
    expect(named(`Call ${csoc?.name}.`)).toEqual([csoc?.name])
  })

  it.each([
    'Call Garden State Youth Care (GSYC) for this.',
    'Garden State Youth Care arranges it.',
    'GSYC arranges it.',
    'Call the youth care line.',
    // Texts that were written before the line got another name.
    'The CSOC arranges care.',
  ])('are found by another name, too, with the digits of now: %s', (text) => {
    expect(namedIn(text, alikeLines(renamed))).toMatchObject([
      { name: 'Garden State Youth Care (GSYC)', digits: csoc?.digits, purpose: csoc?.purpose },
    ])
  })

  it('have no part in a text that names neither', () => {
    expect(named('Call the named person.', renamed)).toEqual([])
  })
})
