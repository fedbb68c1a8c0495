import { describe, expect, it } from 'vitest'
import { earlierNameIn, placesOfEarlierName } from '../../src/contacts/line-name.ts'
import { lineOf } from '../../src/contacts/line.ts'
import { contents } from '../support/content.ts'

const AVANZAR = lineOf(contents, 'LR-3')
if (AVANZAR === null) throw new Error('the course has this line')
const renamed = { ...AVANZAR, en: { ...AVANZAR.en, name: 'Harbor Survivors Program' } }

describe('the earlier name of a line', () => {
  it.each([
    ['AVANZAR, a New Jersey program.', 'AVANZAR human trafficking program', 'Harbor Program', 'AVANZAR'],
    ['AVANZAR:', 'AVANZAR human trafficking program', 'Harbor Program', 'AVANZAR'],
    ['AVANZAR, a New Jersey program.', 'AVANZAR human trafficking program', 'AVANZAR Center', null],
    ['A program for human trafficking.', 'AVANZAR human trafficking program', 'Harbor Program', null],
    ['Línea de Ayuda: llame.', 'Línea de Ayuda Nacional', 'Centro Puerto', 'Línea'],
    ['Services for the youth', 'AVANZAR human trafficking program', 'Harbor Program', null],
  ])('in “%s” after “%s” became “%s”: %s', (text, before, after, word) => {
    expect(earlierNameIn(text, before, after)).toBe(word)
  })

  it('stays where the course writes it out, and nowhere if it’s the same', () => {
    const places = placesOfEarlierName(contents, AVANZAR, renamed)
    expect(places).toContain('L6')
    const { course, scenarios } = contents.en
    const others = [...course.lessons, ...course.items, ...scenarios].filter(({ id }) => !places.includes(id))
    expect(JSON.stringify(others)).not.toContain('AVANZAR')
    expect(placesOfEarlierName(contents, AVANZAR, { ...AVANZAR, digits: '1-800-555-0199' })).toEqual([])
  })
})
