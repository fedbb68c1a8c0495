import { describe, expect, it } from 'vitest'
import type { ClauseId } from '../../src/course/policy-shape.ts'
import { dangersIn, warningsIn } from '../../src/policy/clause-lint.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { contents } from '../support/content.ts'

const inEnglish = (text: string, clause: ClauseId = 'PR-8') => dangersIn(clause, text, 'en')
const inSpanish = (text: string, clause: ClauseId = 'PR-8') => dangersIn(clause, text, 'es')

describe('a clause that could tell staff not to report', () => {
  it.each(LANGUAGES)('isn’t any that the course comes with (%s)', (language) => {
    for (const { id, text, short } of contents[language].policy.clauses) {
      expect({ id, dangers: dangersIn(id, text, language) }).toEqual({ id, dangers: [] })
      expect({ id, dangers: dangersIn('P-1', short, language) }).toEqual({ id, dangers: [] })
    }
  })

  it.each([
    'Staff do not report to SCR when the exploiter is a stranger.',
    'Staff must not call 911 from the site.',
    'Staff should not be told to call the police.',
    'Refrain from calling SCR.',
    'Staff tell the named person instead of calling SCR.',
    'No staff member may contact the police.',
    'Reports are handled internally.',
    'Staff may report at their discretion.',
    'Only the director may call SCR.',
    'A report to SCR is not required.',
    'You don’t have to call SCR.',
  ])('is found: %s', (text) => {
    expect(inEnglish(text)).toContain('notToReport')
  })

  it.each([
    'Staff report to SCR with the approval of the director.',
    'The supervisor decides whether to call SCR.',
    'Staff call SCR after the facts are confirmed.',
    'Staff ask the supervisor first, and then report.',
    'A report is made once the director has given permission.',
  ])('makes staff wait for someone: %s', (text) => {
    expect(inEnglish(text)).toContain('permission')
  })

  it.each([
    'Staff notify the named person within 24 hours.',
    'Staff report by the end of their shift.',
    'Staff call SCR on the next business day.',
    'Staff call SCR as soon as possible.',
  ])('gives staff time: %s', (text) => {
    expect(inEnglish(text)).toContain('delay')
  })

  it.each([
    'No reporte al SCR si la persona es un extraño.',
    'El personal no debe llamar al 911 desde el centro.',
    'Se avisa a la persona designada en lugar de llamar al SCR.',
    'El caso se atiende internamente y no se hace reporte.',
    'Solo la dirección puede llamar al SCR.',
    'El reporte es opcional.',
    'No es necesario llamar al SCR.',
  ])('is found in Spanish: %s', (text) => {
    expect(inSpanish(text)).toContain('notToReport')
  })

  it.each([
    'Se reporta con la autorización de la dirección.',
    'La supervisora decide si se llama al SCR.',
    'Se llama al SCR una vez que se confirme lo que pasó.',
    'Primero consulte a la dirección y después llame.',
  ])('makes staff wait for someone in Spanish: %s', (text) => {
    expect(inSpanish(text)).toContain('permission')
  })

  it.each(['Se avisa dentro de 24 horas.', 'Se reporta al final del turno.', 'Se llama al SCR lo antes posible.'])(
    'gives staff time in Spanish: %s',
    (text) => {
      expect(inSpanish(text)).toContain('delay')
    },
  )

  it('a clause that says immediately, and must, keeps both', () => {
    expect(inEnglish('Staff call SCR at 1-877-652-2873 when a caregiver is the exploiter.', 'PR-7')).toEqual([
      'atOnce',
      'must',
    ])
    expect(inSpanish('El personal avisa a la persona designada.', 'PR-6')).toEqual(['atOnce', 'must'])
  })
})

describe('a safe clause', () => {
  it.each([
    'Staff will call SCR right away, without waiting for anyone’s permission.',
    'Staff do not wait for approval to report.',
    'If you are not sure whether to report, call SCR and let the screener decide.',
    'The director on call will be told immediately, day or night.',
    'Follow-up begins within 2 days, and the clinician leads it.',
  ])('is let through: %s', (text) => {
    expect(inEnglish(text)).toEqual([])
  })

  it.each([
    'Se llama al SCR de inmediato, sin esperar el permiso de nadie.',
    'Si tiene dudas sobre si reportar, llame al SCR, y que decida la persona que evalúa la llamada.',
    'Se avisará de inmediato a la persona de guardia, de día o de noche.',
  ])('is let through in Spanish: %s', (text) => {
    expect(inSpanish(text)).toEqual([])
  })
})

it('style is only advice', () => {
  expect(warningsIn('He/she tells Ms. Rivera — at once!', 'en')).toEqual(['loud', 'slashes', 'name'])
  expect(warningsIn('Child prostitution is up 20 percent.', 'en')).toEqual(['claim', 'oldWords'])
  expect(warningsIn(`${'word '.repeat(31)}.`, 'en')).toEqual(['long'])
  expect(warningsIn('¡Él/ella avisa a la Sra. Rivera!', 'es')).toEqual(['loud', 'slashes', 'name'])
  expect(warningsIn('Staff tell the named person.', 'en')).toEqual([])
})
