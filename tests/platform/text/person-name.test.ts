import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personNameIn } from '../../../src/platform/text/person-name.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { contents, exampleSite } from '../../support/content.ts'

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
    ['Maya Lopez', 'Maya Lopez'],
    ['Jayden Williams', 'Jayden Williams'],
    ['Mia Rodriguez', 'Mia Rodriguez'],
    ['Liam Smith', 'Liam Smith'],
    ['Malik Johnson', 'Malik Johnson'],
    ['Fatima Khan', 'Fatima Khan'],
    ['Priya Patel', 'Priya Patel'],
    ['Keisha Jones', 'Keisha Jones'],
    ['Wei Chen', 'Wei Chen'],
    ['Mohammed Ali', 'Mohammed Ali'],
    ['DeShawn Harris', 'DeShawn Harris'],
    ['Dina Birchwend', 'Dina Birchwend'],
    ['Maya Lopez said that the van has no key.', 'Maya Lopez'],
    ['Maya Lopez’s phone is off.', 'Maya Lopez'],
    ['maya lopez', 'maya lopez'],
    ['Grace Williams', 'Grace Williams'],
    ['Program Director Maya Lopez', 'Maya Lopez'],
    ['Maya Lopez, Program Director', 'Maya Lopez'],
  ])('in “%s”', (text, name) => {
    expect(personNameIn(text)).toBe(name)
  })
})

describe('capitalized words that no list knows', () => {
  it.each(['Xanthe Birchwend', 'Orlin Pell', 'Overnight lead: Orlin Pell'])(
    '“%s” is a name where a role is meant',
    (text) => {
      expect(personNameIn(text, 'role')).toMatch(/^(Xanthe Birchwend|Orlin Pell)$/)
      expect(personNameIn(text)).toBeNull()
    },
  )

  it.each([
    ['The van has no key. Tell Orlin Pell.', 'Orlin Pell'],
    ['We asked Orlin Pell twice.', 'Orlin Pell'],
    ['Xanthe Gonzalez has the key.', 'Xanthe Gonzalez'],
    ['Falta la llave. La tiene Orlin Pell.', 'Orlin Pell'],
  ])('“%s” has one among its sentences', (text, name) => {
    expect(personNameIn(text, 'text')).toBe(name)
  })

  it.each([
    'The backup’s number is out of date.',
    'Hang the new wallet cards at the front desk.',
    'The night shift needs the key of the van.',
    'Missing: Birch keys.\nNext Birch meeting on Monday Morning.',
    'Print the card for North House and Harbor Line.',
    'Ask Essex County for the new number.',
    'Falta el número de la Línea del Puerto.',
  ])('“%s” has none', (text) => {
    expect(personNameIn(text, 'text')).toBeNull()
  })

  it('the organization’s and the site’s own names are nobody’s', () => {
    expect(personNameIn('We met at Orlin Pell.', 'text')).toBe('Orlin Pell')
    expect(personNameIn('We met at Orlin Pell.', 'text', ['Orlin Pell House'])).toBeNull()
  })
})

describe('what isn’t a person’s name', () => {
  it.each([
    '',
    'Program Director',
    'Prevention Specialist',
    'South House',
    'Boys and Girls Club',
    'Harbor Line',
    'Cape May',
    'Essex County',
    'Monday Morning',
    'April and August',
    'Wednesday Evening Circle',
    'Directora de programa',
    'Directora de Programa',
    'Trabajadora Social',
    'Dirección Clínica',
    'Grupo de Empoderamiento',
    'Línea de Apoyo al Personal',
    'PROGRAM DIRECTOR',
    'SOUTH HOUSE',
    'Program Director on Duty',
    'On-Call Supervisor',
    'Overnight Awake Aide',
    'Staff Support Line',
    'Harbor Street Youth Services',
    'Bayview After-School',
    'Night Line',
    'Rising Stars',
    'Healthy Choices',
    'Bright Futures',
    'Girls Circle',
    'Art and Music Night',
    'New Brunswick',
    'Jersey City',
    'Toms River Lobby',
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
    expect([personNameIn(text), personNameIn(text, 'text'), personNameIn(text, 'role')]).toEqual([null, null, null])
  })

  it.each(['en', 'es'] as const)('none of the example site’s roles and steps has one, and no hint (%s)', (language) => {
    const { form } = MESSAGES[language].hr.sites
    const hints = [form.roleHint, form.methodHint, ...Object.values(form.plan).map(({ example }) => example)]
    const { named, backup, ifAboutThatPerson, support } = exampleSite
    const people = [...named, backup, ifAboutThatPerson, support].filter((person) => person !== null)
    const roles = people.flatMap(({ role, es }) => [role, es?.role ?? ''])
    expect(roles.filter((role) => personNameIn(role, 'role') !== null)).toEqual([])
    expect([...hints, ...textsIn(exampleSite)].filter((text) => personNameIn(text, 'text') !== null)).toEqual([])
  })

  it.each(['en', 'es'] as const)('none of the policy’s clauses and the agencies has one (%s)', (language) => {
    const { policy, contacts } = contents[language]
    expect(textsIn({ policy, contacts }).flatMap((text) => personNameIn(text, 'text') ?? [])).toEqual([])
  })

  it('none of our own texts has one, but for examples of names', () => {
    const found = [...textsIn(MESSAGES), ...textsIn(contents.en.policy), ...textsIn(contents.es.policy)]
      .concat(textsIn(contents.en.contacts), textsIn(contents.es.contacts))
      .flatMap((text) => personNameIn(text) ?? [])
    expect([...new Set(found)]).toEqual(['Alex Morgan', 'Sam Lee', 'Alex Morales', 'Sam López'])
  })
})

it('a usual first name with a surname is found in any sentence around it', () => {
  const first = fc.constantFrom(
    'Maria',
    'Robert',
    'José',
    'Jennifer',
    'Luis',
    'Aisha',
    'Verónica',
    'Maya',
    'Jayden',
    'DeShawn',
  )
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
