import { describe, expect, it } from 'vitest'
import { isSameLine, lineAsTyped, plainDigits, readLine } from '../../src/contacts/line-form.ts'
import { lineOf } from '../../src/contacts/line.ts'
import { content, contents } from '../support/content.ts'

const NCMEC = lineOf(contents, 'NR-2')
if (NCMEC === null) throw new Error('the course has this line')
const others = content.contacts.filter(({ id }) => id !== 'NR-2')
const NEW = { digits: '1-800-555-0199', again: '(800) 555-0199', letters: '', reason: 'It moved' }
const read = (typed: Readonly<Record<string, string>>) =>
  readLine({ ...lineAsTyped(NCMEC), reason: 'It moved', ...typed }, { now: NCMEC, released: NCMEC }, others)
const problemsOf = (typed: Readonly<Record<string, string>>) =>
  Object.fromEntries([...read(typed).problems].map(([name, { kind }]) => [name, kind]))

describe('a changed line, as a steward types it', () => {
  it('is read with its digits in one form, however they are set apart', () => {
    const { line, problems } = read(NEW)
    expect([...problems]).toEqual([])
    expect(line).toEqual({ ...NCMEC, digits: '1-800-555-0199', letters: null })
    expect(['211', '1 (800) 555.0199', '+18005550199'].map(plainDigits)).toEqual([
      '211',
      '1-800-555-0199',
      '1-800-555-0199',
    ])
    expect(['', '55', '555-0199', '1-100-555-0199', '1-800-CALL-NOW'].map(plainDigits)).toEqual(Array(5).fill(null))
  })

  it('needs the same digits twice', () => {
    expect(problemsOf({ ...NEW, again: '1-800-555-0198' })).toEqual({ again: 'again' })
    expect(problemsOf({ ...NEW, again: '' })).toEqual({ again: 'again' })
  })

  it('has no word for cards, sentences and its description with the earlier name', () => {
    const line = lineOf(contents, 'LR-3')
    if (line === null) throw new Error('the course has this line')
    const lines = { now: line, released: line }
    const typed = { ...lineAsTyped(line), reason: 'It moved', 'en-name': 'Harbor Survivors Program' }
    const problems = [...readLine({ ...typed, 'en-sentence': 'AVANZAR' }, lines, []).problems]
    expect(problems).toEqual([
      ['en-sentence', { kind: 'earlierName', word: 'AVANZAR' }],
      ['en-whatNot', { kind: 'earlierName', word: 'Dream' }],
      ['en-cardText', { kind: 'earlierName', word: 'AVANZAR' }],
      ['en-walletName', { kind: 'earlierName', word: 'AVANZAR' }],
    ])
    const onCards = { 'en-cardText': 'Harbor, a program nearby.', 'en-walletName': 'Harbor:' }
    const whole = { ...typed, ...onCards, 'en-sentence': 'the Harbor Program', 'en-whatNot': 'It isn’t the police.' }
    expect([...readLine(whole, lines, []).problems]).toEqual([])
    // What it does is no place for the earlier name, either, and that of the course stays an earlier one.
    const { line: now } = readLine(whole, lines, [])
    const next = { ...lineAsTyped(now), reason: 'It moved', 'en-what': 'Dream Free helps.' }
    expect([...readLine(next, { now, released: line }, []).problems]).toEqual([
      ['en-what', { kind: 'earlierName', word: 'Dream' }],
    ])
  })

  it('says how sentences name it once its name isn’t that of the course, with a word of the name', () => {
    const name = { 'en-name': 'Harbor Line', 'en-cardText': 'Harbor.', 'en-walletName': 'Harbor:' }
    const spanish = { 'es-name': 'Línea Puerto', 'es-cardText': 'Puerto.', 'es-walletName': 'Puerto:' }
    expect(problemsOf({ ...name, ...spanish })).toEqual({ 'en-sentence': 'sentence', 'es-sentence': 'sentence' })
    expect(problemsOf({ ...name, 'en-sentence': 'the hotline' })).toEqual({ 'en-sentence': 'otherName' })
    const said = { ...name, 'en-sentence': 'the Harbor Line' }
    expect(problemsOf(said)).toEqual({})
    expect(read(said).line.en.sentence).toBe('the Harbor Line')
    // A line renamed before there was such a field needs it with its next change.
    const { line: whole } = read(said)
    const now = { ...whole, en: { ...whole.en, sentence: null } }
    const next = { ...lineAsTyped(now), 'en-hours': 'Weekdays', reason: 'It moved' }
    expect([...readLine(next, { now, released: NCMEC }, others).problems]).toEqual([
      ['en-sentence', { kind: 'sentence' }],
    ])
  })

  it.each([
    ['en-name', 'New Jersey Human Trafficking Hotline'],
    ['en-name', 'The CSOC line'],
    ['es-sentence', 'la Línea contra la Trata de Personas de Nueva Jersey'],
    ['es-name', 'Línea contra la trata de personas de Nueva Jersey'],
    ['en-name', '988'],
    ['en-walletName', 'CSOC:'],
    ['es-cardText', 'CSOC, para fotos.'],
  ])('can’t be called what another line is called: %s, “%s”', (field, name) => {
    const inEach = [...others, ...contents.es.contacts.filter(({ id }) => id !== 'NR-2')]
    const typed = { ...lineAsTyped(NCMEC), [field]: name, reason: 'It moved' }
    const { problems } = readLine(typed, { now: NCMEC, released: NCMEC }, inEach)
    expect(problems.get(field)?.kind).toBe('takenName')
  })

  it('can’t tell anyone not to report, or promise how it ends, in either language', () => {
    expect(problemsOf({ ...NEW, 'en-what': 'Call here. You don’t have to call SCR.' })).toEqual({
      'en-what': 'notToReport',
    })
    expect(problemsOf({ ...NEW, 'es-what': 'Llame aquí. No hace falta llamar al SCR.' })).toEqual({
      'es-what': 'notToReport',
    })
    expect(problemsOf({ ...NEW, 'en-cardText': 'They will be safe.' })).toEqual({ 'en-cardText': 'promises' })
    expect(problemsOf({ ...NEW, 'en-what': 'Call here instead of SCR.' })).toEqual({ 'en-what': 'notToReport' })
    expect(problemsOf({ ...NEW, 'en-whatNot': 'Ask the director first, and then report.' })).toEqual({
      'en-whatNot': 'permission',
    })
    expect(problemsOf({ ...NEW, 'es-cardText': 'Reporte al final del turno.' })).toEqual({ 'es-cardText': 'delay' })
  })

  it('needs letters that spell the digits', () => {
    expect(read({ ...NEW, letters: '1-800-THE-LOST' }).problems.get('letters')).toEqual({
      kind: 'letters',
      spelled: '1-800-843-5678',
      digits: '1-800-555-0199',
    })
    expect(problemsOf({ ...NEW, letters: '1-800-555-01 wx' })).toEqual({})
  })

  it('can’t have the number of another line', () => {
    expect(read({ ...NEW, digits: '1-877-652-2873', again: '1-877-652-2873' }).problems.get('digits')).toEqual({
      kind: 'taken',
      by: content.contacts.find(({ id }) => id === 'SCR')?.name,
    })
    expect(problemsOf({ ...NEW, digits: '911', again: '911' })).toEqual({ digits: 'taken' })
  })

  it('needs its words in Spanish wherever there are English ones', () => {
    expect(problemsOf({ ...NEW, 'es-what': ' ', 'es-whatNot': '', 'en-hours': '' })).toEqual({
      'es-what': 'spanish',
      'es-whatNot': 'spanish',
      'en-hours': 'needed',
    })
    expect(problemsOf({ ...NEW, 'en-whatNot': '', 'es-whatNot': '' })).toEqual({})
  })

  it('has no slot but that of the number for texts, which must then be there', () => {
    expect(problemsOf({ ...NEW, 'en-walletNote': 'text {text}' })).toEqual({ 'en-walletNote': 'slot' })
    expect(problemsOf({ ...NEW, text: '55501', 'en-walletNote': 'text {text}' })).toEqual({})
    expect(problemsOf({ ...NEW, text: '55501', 'en-walletNote': 'text {number}' })).toEqual({ 'en-walletNote': 'slot' })
  })

  it('needs a reason, and something that differs', () => {
    expect(problemsOf({ ...NEW, reason: ' ' })).toEqual({ reason: 'reason' })
    expect(problemsOf({})).toEqual({ digits: 'same' })
    expect(problemsOf({ reason: '' })).toEqual({ digits: 'same', reason: 'reason' })
    expect(isSameLine(NCMEC, { ...NCMEC })).toBe(true)
  })

  it('reads a website only from an address that is safe', () => {
    expect(problemsOf({ ...NEW, web: 'http://example.org' })).toEqual({ web: 'web' })
    expect(problemsOf({ ...NEW, web: 'javascript:alert(1)' })).toEqual({ web: 'web' })
  })
})
