import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personNameIn } from '../../../src/platform/text/person-name.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { contents } from '../../support/content.ts'

describe('what looks like a person’s name', () => {
  it.each([
    ['Maria Lopez', 'Maria Lopez'],
    ['MARIA', 'MARIA'],
    ['Maria', 'Maria'],
    ['María L.', 'María L'],
    ['Call Robert Chen first.', 'Robert Chen'],
    ['The program director, Ana María Rivera, decides.', 'Ana María Rivera'],
    ['Ask Ms. Okafor at the front desk.', 'Ms. Okafor'],
    ['Dr. Patel leads it.', 'Dr. Patel'],
    ['Jennifer O’Brien has the keys.', 'Jennifer O’Brien'],
    ['Tell Kevin McDonald.', 'Kevin McDonald'],
    ['Susan B. Taylor', 'Susan B. Taylor'],
    ['Dirige José de la Cruz.', 'José de la Cruz'],
    ['La Sra. Gómez llama.', 'Sra. Gómez'],
    ['Pregunte a Yesenia Peña o a quien esté de turno.', 'Yesenia Peña'],
    ['La Dra. Vargas', 'Dra. Vargas'],
  ])('in “%s”', (text, name) => {
    expect(personNameIn(text)).toBe(name)
  })
})

describe('what isn’t a person’s name', () => {
  it.each([
    '',
    'Program director',
    'Empowerment group',
    'Clinical Lead',
    'The person on duty',
    'North House',
    'St. Joseph Center',
    'Saint Francis Clinic',
    'Mary Robinson House',
    'Martin Luther King Boulevard',
    'Robert Wood Johnson University Hospital',
    'Casa Elena',
    'Casa María Teresa',
    'Calle Juan Pablo Duarte',
    'Grace Church',
    'Hope Center, 12 Elm Dr. Suite 4',
    'Perth Amboy',
    'Victoria Falls Room',
    'Dr. Director',
    'Sr. Program Coordinator',
    'Monday and Thursday Evening Group',
    'Julio y agosto',
    'Mark the page. Will Staff call?',
    'Call SCR at 1-877-652-2873.',
    'Child Advocacy Center of Essex County',
    'anna@harborstreet.example',
    'Coordinadora clínica',
    'Quien esté de turno en la Casa Norte',
    'La supervisora de guardia',
    'Grupo de los Jueves',
    'San José, Santa Ana y San Juan',
    'Angel Wings Program',
    'Charlie’s law',
  ])('“%s” has none', (text) => {
    expect(personNameIn(text)).toBeNull()
  })

  it('none of our own texts has one, but for examples of names', () => {
    const found = [...textsIn(MESSAGES), ...textsIn(contents.en.policy), ...textsIn(contents.es.policy)]
      .concat(textsIn(contents.en.contacts), textsIn(contents.es.contacts))
      .flatMap((text) => personNameIn(text) ?? [])
    expect([...new Set(found)]).toEqual(['Alex Morgan', 'Alex Morales'])
  })
})

it('a usual first name with a surname is found in any sentence around it', () => {
  const first = fc.constantFrom('Maria', 'Robert', 'José', 'Jennifer', 'Luis', 'Aisha', 'Verónica')
  const last = fc.constantFrom('Rivera', 'Chen', 'Okafor', 'Núñez', 'Smith-Jones', 'O’Neil')
  const around = fc.constantFrom(
    '%.',
    'Tell %, then call.',
    '% leads.',
    'Avise a %.',
    '(%)',
    'the lead: %',
    'el turno de % y',
  )
  fc.assert(
    fc.property(first, last, around, (given, surname, sentence) => {
      expect(personNameIn(sentence.replace('%', `${given} ${surname}`))).toBe(`${given} ${surname}`)
    }),
  )
})

it('any text at all is read without a fault, and what’s found is a part of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const found = personNameIn(text)
      expect(found === null || text.includes(found)).toBe(true)
    }),
  )
})

/** Every text in an object, and what its functions say. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn)
  return []
}
