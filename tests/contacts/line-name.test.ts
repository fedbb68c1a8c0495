import { describe, expect, it } from 'vitest'
import { nameProblems } from '../../src/contacts/name-check.job.ts'
import { calledBy } from '../../src/platform/html/named-line.ts'
import { earlierNameIn, mapTexts, withNames } from '../../src/contacts/line-name.ts'
import { problemLine } from '../../src/course/problem.job.ts'
import { sentencesOf } from '../../src/course/safe-wording.ts'
import { contents } from '../support/content.ts'

/** As in “están preparados.” */
const AGREES = /(?<!\p{L})(es|son|está|están|fue|fueron|queda|quedan) \p{L}+[aeiu](d|st)[oa]s?(?!\p{L})/u

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
})

describe('a sentence about a line with another name', () => {
  const English = new Map([
    ['National Center (NCMEC)', 'the Harbor & Co'],
    ['National Center', 'the Harbor & Co'],
    ['NCMEC', 'the Harbor & Co'],
    ['AVANZAR', 'Haven NCMEC'],
  ])
  it.each([
    ['NCMEC can help.', 'The Harbor & Co can help.'],
    ['Call SCR. NCMEC can help.', 'Call SCR. The Harbor & Co can help.'],
    ['“NCMEC can help.”', '“The Harbor & Co can help.”'],
    ['Call the National\nCenter (NCMEC) or NCMEC.', 'Call the Harbor & Co or the Harbor & Co.'],
    ['The National Center, to report.', 'The Harbor & Co, to report.'],
    ['A program: NCMEC.', 'A program: the Harbor & Co.'],
    ['AVANZAR’s program, or the National Center', 'Haven NCMEC’s program, or the Harbor & Co'],
    ['NCMECs and bathe NCMEC', 'NCMECs and bathe the Harbor & Co'],
  ])('has it in place of the earlier one: “%s”', (text, said) => {
    const { guide } = contents.en
    expect(withNames({ guide: { ...guide, title: text } }, English, 'en').guide.title).toBe(said)
  })

  it.each([
    ['Llame al NCMEC.', 'el Centro Puerto', 'Llame al Centro Puerto.'],
    ['Llame al NCMEC.', 'la Línea Puerto', 'Llame a la Línea Puerto.'],
    ['Llame a NCMEC o a la NCMEC.', 'el Centro Puerto', 'Llame al Centro Puerto o al Centro Puerto.'],
    ['El programa de NCMEC.', 'el Centro Puerto', 'El programa del Centro Puerto.'],
    ['El programa del NCMEC.', 'la Línea Puerto', 'El programa de la Línea Puerto.'],
    ['Al NCMEC se llama; el NCMEC ayuda.', 'la Línea Puerto', 'A la Línea Puerto se llama; la Línea Puerto ayuda.'],
    ['El NCMEC ayuda. ¿NCMEC?', 'la Línea Puerto', 'La Línea Puerto ayuda. ¿La Línea Puerto?'],
    ['Llame al NCMEC.', 'Puerto', 'Llame a Puerto.'],
  ])('joins Spanish prepositions with its article: “%s” with “%s”', (text, name, said) => {
    const { guide } = contents.es
    const names = new Map([['NCMEC', name]])
    expect(withNames({ guide: { ...guide, title: text } }, names, 'es').guide.title).toBe(said)
  })
})

describe('a sentence in Spanish that names a line', () => {
  it('has no verb with an ending of one gender, which another name may not have', () => {
    const ids = contents.es.contacts.filter(({ released }) => !released)
    const names = ids.flatMap(({ name }) => calledBy(name))
    const { course, guide, scenarios } = contents.es
    const agreeing: string[] = []
    mapTexts([course, guide, scenarios], (text) => {
      for (const sentence of sentencesOf(text.replaceAll(/<[^>]*>|\s+/gu, ' ')))
        if (names.some((name) => sentence.includes(name)) && AGREES.test(sentence)) agreeing.push(sentence)
      return text
    })
    expect(agreeing).toEqual([])
  })
})

describe('the check of names', () => {
  it('finds nothing in the course', () => {
    expect(nameProblems(contents).map(problemLine)).toEqual([])
  })

  it.each([
    ['Ask the National Center for help.', 'National Center'],
    ['Call the National Human Hotline.', 'National Human'],
    ['Call AVANZAR24.', 'AVANZAR'],
  ])('finds a name that would stay: “%s”', (stem, said) => {
    const { course } = contents.en
    const items = course.items.map((item) => (item.id === 'Q40' ? { ...item, stem } : item))
    const found = nameProblems({ ...contents, en: { ...contents.en, course: { ...course, items } } })
    expect(found.map(({ file, path, message }) => [file, path, message.includes(`"${said}"`)])).toEqual([
      ['en/questions', 'Q40', true],
    ])
  })

  it('finds the name of a line in what is said of another one', () => {
    const contacts = contents.es.contacts.map((contact) =>
      contact.id === '988' ? { ...contact, isNot: 'No es AVANZAR.' } : contact,
    )
    const found = nameProblems({ ...contents, es: { ...contents.es, contacts } })
    expect(found.map(({ file, path }) => [file, path])).toEqual([['contacts.yaml', '988']])
  })
})
