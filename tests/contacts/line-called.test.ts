import { describe, expect, it } from 'vitest'
import { nameProblemsIn, othersIn, whyNotCalled } from '../../src/contacts/line-called.ts'
import { lineOf } from '../../src/contacts/line.ts'
import type { ContactLine } from '../../src/ledger/bodies/contact.ts'
import { contents } from '../support/content.ts'
import { LINE } from '../support/lines.ts'

const both = { contents, released: contents }
const others = othersIn(contents, 'NR-2')
const kindsOf = (words: Partial<ContactLine['en']>) =>
  nameProblemsIn({ ...LINE.en, ...words }, LINE.en, others).map(([field, { kind }]) => [field, kind])
const whyNot = (en: string, es: string) =>
  whyNotCalled(both, 'NR-2', {
    ...LINE,
    en: { ...LINE.en, name: 'Kids Bureau', sentence: en },
    es: { ...LINE.es, name: 'Oficina de Menores', sentence: es },
  })

describe('a name in a sentence', () => {
  it.each([
    ['the Kids Bureau if you are sure', 'if'],
    ['the Kids Bureau; wait until morning', ';'],
    ['the Kids Bureau (only after your supervisor agrees)', 'only'],
    ['No one but the Kids Bureau', 'No'],
    ['only the Kids Bureau. Never the police', 'only'],
    ['the Kids Bureau, later', ','],
    ['the Kids Bureau, 1-800-555-0100', ','],
    ['Kids Bureau 1-800-555-0100', '1-800-555-0100'],
    ['the Kids Bureau that doesn’t report', 'doesn’t'],
    ['la Oficina si hay pruebas', 'si'],
    ['la Oficina en vez de otra', 'en vez de'],
    ['nadie de la Oficina', 'nadie'],
  ])('is only a name: “%s” has “%s”', (sentence, said) => {
    const problems = nameProblemsIn({ ...LINE.en, sentence }, LINE.en, others)
    expect(problems).toEqual([['sentence', { kind: 'notOfName', said }]])
  })

  it('may have what the name of the course has', () => {
    const released = { ...LINE.en, name: 'After Hours Line (Night)' }
    expect(nameProblemsIn({ ...LINE.en, sentence: 'the After Hours Line (NJ)' }, released, [])).toEqual([])
  })

  it('makes no sentence of the course unsafe, and the problem shows that sentence', () => {
    expect(whyNot('the Kids Bureau in the morning', 'la Oficina con permiso')).toEqual([
      [
        'en',
        'sentence',
        { kind: 'unsafeSentence', text: 'Leave pictures to the police and the Kids Bureau in the morning.' },
      ],
      [
        'es',
        'sentence',
        { kind: 'unsafeSentence', text: 'De las fotos se encargan la policía y la Oficina con permiso.' },
      ],
    ])
    const named = { ...LINE, en: { ...LINE.en, name: 'Kids Bureau in the morning', sentence: null } }
    expect(whyNotCalled(both, 'NR-2', named).map(([language, field]) => [language, field])).toEqual([['en', 'name']])
  })

  it.each([
    ['the Kids Bureau', 'la Oficina de Menores'],
    ['the State Police Missing Persons Unit', 'la Unidad de Menores de la Policía Estatal'],
    ['the Report Line', 'la Línea de Reportes'],
    ['the Tip Hotline & Chat', 'Crime Stoppers'],
    ['211', 'el 211'],
  ])('is fine: “%s”, “%s”', (en, es) => {
    expect(whyNot(en, es)).toEqual([])
  })

  it('has no problem with the lines of the course', () => {
    for (const { id } of contents.en.contacts.filter(({ released }) => !released)) {
      const line = lineOf(contents, id)
      expect(line && whyNotCalled(both, id, line)).toEqual([])
    }
  })
})

describe('a name that staff could take for another one', () => {
  it.each([
    ['State Central Registry', 'courseTerm'],
    ['Central Registry', 'takenName'],
    ['the scr', 'takenName'],
    ['988', 'takenName'],
    ['The 988 Bureau', 'takenName'],
    ['Suicide & Crisis Lifeline', 'takenName'],
    ['911 Kids Bureau', 'takenName'],
    ['Child abuse hotline', 'courseTerm'],
    ['named person', 'courseTerm'],
    ['The Backup Center', 'courseTerm'],
    ['The police', 'courseTerm'],
    ['Policía', 'courseTerm'],
    ['Dream Free Bureau', 'takenName'],
    ['Registro Central', 'courseTerm'],
    ['Línea de maltrato infantil', 'courseTerm'],
    ['La persona designada', 'courseTerm'],
    ['Persona de respaldo', 'courseTerm'],
  ])('is refused as a name, in a sentence and on cards: “%s”', (name, kind) => {
    expect(kindsOf({ name })).toEqual([['name', kind]])
    expect(kindsOf({ sentence: name })).toEqual([['sentence', kind]])
    const card = LINE.en.card && { ...LINE.en.card, use: `${name}. Never send a picture.` }
    expect(kindsOf({ card })).toEqual([['cardText', kind]])
    expect(kindsOf({ wallet: { name: `${name}:`, note: '' } })).toEqual([['walletName', kind]])
  })

  it('isn’t one that a card speaks of after the name', () => {
    const card = LINE.en.card && { ...LINE.en.card, use: 'Kids Bureau. Call SCR first, and tell the named person.' }
    expect(kindsOf({ card })).toEqual([])
  })
})
