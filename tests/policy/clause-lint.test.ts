import { describe, expect, it } from 'vitest'
import type { ClauseId } from '../../src/course/policy-shape.ts'
import { dangersIn, warningsIn } from '../../src/policy/clause-lint.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { contents } from '../support/content.ts'

const inEnglish = (text: string, clause: ClauseId = 'PR-4') => dangersIn(clause, text, 'en')
const inSpanish = (text: string, clause: ClauseId = 'PR-4') => dangersIn(clause, text, 'es')

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

describe('PR-7, which says that a report to SCR must be made immediately', () => {
  it.each([
    'A report must be made immediately to SCR at 1-877-652-2873.',
    'If the exploiter is a parent, guardian, or caregiver, a report must be made to SCR at \n1-877-NJ-ABUSE immediately.',
    'Staff must call SCR at 1-877-652-2873 right away, without waiting for anyone’s permission.',
    'Staff must immediately report it to the State Central Registry (SCR), even if the director doesn’t agree.',
    'SCR must be called immediately. The named person stays with staff.',
    'Staff are required to report the concern to SCR at once.',
    'Staff shall make a report to SCR, 1-877-652-2873, without delay.',
  ])('may say so in other words: %s', (text) => {
    expect(inEnglish(text, 'PR-7')).toEqual([])
  })

  it.each([
    'Se debe reportar de inmediato al SCR, 1-877-652-2873.',
    'El personal debe llamar al SCR de inmediato.',
    'El reporte al SCR debe hacerse de inmediato.',
    'Hay que hacer de inmediato un reporte al SCR.',
    'El personal tiene que avisar de inmediato al SCR, sin esperar el permiso de nadie.',
  ])('may say so in other words in Spanish: %s', (text) => {
    expect(inSpanish(text, 'PR-7')).toEqual([])
  })

  it.each([
    'A report must be made immediately to the program director. SCR is at 1-877-652-2873.',
    'A report must be made to SCR immediately and the director agrees.',
    'Staff must immediately tell the director, who reports to SCR.',
    'The director must immediately be told of a report to SCR.',
    'Staff must report immediately to the SCR liaison.',
    'Staff must report to SCR or immediately tell the director.',
    'Staff must report to SCR. The director is told immediately.',
    'No report to SCR must be made immediately.',
    'Unless the director agrees to another way, a report must be made immediately to SCR.',
  ])('doesn’t say it: %s', (text) => {
    expect(inEnglish(text, 'PR-7')).toContain('toScr')
  })

  it.each([
    'Se debe reportar de inmediato a la dirección.',
    'Se debe reportar de inmediato a la dirección. El SCR está en el 1-877-652-2873.',
    'Se debe reportar de inmediato al SCR y la dirección está de acuerdo.',
    'Se debe avisar de inmediato a la dirección, que reporta al SCR.',
    'Se debe reportar el caso a la dirección de inmediato y al SCR.',
  ])('doesn’t say it in Spanish: %s', (text) => {
    expect(inSpanish(text, 'PR-7')).toContain('toScr')
  })
})

describe('PR-7 and PR-6, whose “immediately” waits for nothing', () => {
  it.each([
    'If a caregiver is involved, staff must report it immediately to SCR at 1-877-652-2873 (1-877-NJ-ABUSE).',
    'If the exploiter is a parent, guardian, or caregiver, staff must immediately report to SCR.',
    'Staff must immediately report to SCR when a parent or a parent’s partner may be involved.',
    'A report must be made immediately to SCR when a guardian is the exploiter or allows it, whether or not the director has been told.',
  ])('PR-7 keeps its own condition: %s', (text) => {
    expect(inEnglish(text, 'PR-7')).toEqual([])
  })

  it.each([
    'If a caregiver is involved, staff must report it immediately to SCR at 1-877-652-2873 (1-877-NJ-ABUSE) after the director has been reached.',
    'If a caregiver is involved, staff must report it to SCR immediately once the facts are clear.',
    'If the director is on site, staff must immediately report to SCR.',
    'When the parent has been told, staff must immediately report to SCR.',
    'Staff must report to SCR immediately at the end of the meeting.',
    'Staff must immediately report to SCR where the caregiver has been asked.',
    'Until leadership is reached, a report must be made to SCR immediately.',
    'A report must be made immediately to the SCR director.',
    'A report must be made immediately to the SCR supervisor on duty.',
    'Staff must immediately report to SCR or the director.',
    'If a caregiver is involved and the facts are clear, staff must immediately report to SCR.',
    'When a court has found that the exploiter is a parent, guardian or caregiver, a report to SCR must be made immediately.',
    'When a parent admits being the exploiter, a report to SCR must be made immediately.',
    'When the exploiter lives with the child and is a parent, a report to SCR must be made immediately.',
    'When the exploiter is a parent whose rights are intact, a report to SCR must be made immediately.',
  ])('PR-7 takes no other: %s', (text) => {
    expect(inEnglish(text, 'PR-7')).toContain('toScr')
  })

  it.each([
    'Si está involucrada una persona a cargo del cuidado, el personal debe reportar de inmediato al SCR, 1-877-652-2873.',
    'Cuando la madre, el padre o un tutor explota al menor, se debe llamar al SCR de inmediato.',
  ])('PR-7 keeps its own condition in Spanish: %s', (text) => {
    expect(inSpanish(text, 'PR-7')).toEqual([])
  })

  it.each([
    'Se debe reportar de inmediato al SCR después de localizar a la dirección.',
    'Se debe reportar al SCR de inmediato una vez que los hechos estén claros.',
    'Si la dirección está en el centro, se debe reportar de inmediato al SCR.',
    'Cuando se haya avisado a la madre, se debe reportar de inmediato al SCR.',
    'Se debe reportar al SCR de inmediato al terminar el turno.',
    'Se debe reportar de inmediato al SCR, salvo de noche.',
    'Se debe reportar de inmediato al SCR interno.',
    'Cuando un tribunal haya resuelto que quien explota al menor es padre, madre o tutor, se debe reportar de inmediato al SCR.',
    'Cuando el padre admita que explota al menor, se debe reportar de inmediato al SCR.',
  ])('PR-7 takes no other in Spanish: %s', (text) => {
    expect(inSpanish(text, 'PR-7')).toContain('toScr')
  })

  it.each([
    'The named person will be told immediately after the shift.',
    'If the director is on site, the named person will be told immediately.',
    'When the youth is ready, the named person will be told immediately.',
    'The named person will be told immediately once the facts are clear.',
    'Until the parents arrive, the named person will be told immediately.',
    'When a youth under 13 discloses being a victim of CSEC, the named person will be told immediately.',
    'When a youth discloses in writing, the named person will be told immediately.',
    'When a girl discloses being a victim of CSEC, the named person will be told immediately.',
  ])('PR-6 takes no other condition than a disclosure: %s', (text) => {
    expect(inEnglish(text, 'PR-6')).toContain('toPerson')
  })

  it.each([
    'Se avisará de inmediato a la persona designada después del turno.',
    'Si la dirección está en el centro, se avisará de inmediato a la persona designada.',
    'Cuando la persona joven quiera, se avisará de inmediato a la persona designada.',
    'Se avisará de inmediato a la persona designada cuando los hechos estén claros.',
    'Cuando una persona menor de 13 años revele que es víctima de CSEC, se avisará de inmediato a la persona designada.',
    'Cuando una persona joven lo revele por escrito, se avisará de inmediato a la persona designada.',
  ])('PR-6 takes no other condition than a disclosure in Spanish: %s', (text) => {
    expect(inSpanish(text, 'PR-6')).toContain('toPerson')
  })
})

describe('PR-8, which gets help by another channel and never takes SCR away', () => {
  it.each([
    'When the exploiter is someone else, the site will seek help right away through another appropriate channel.',
    'If the exploiter is not a caregiver, staff must get help through other local and national resources.',
    'When the exploiter is someone else, staff call the NJ Human Trafficking Hotline. When in doubt, call SCR and let the screener decide.',
    'When someone else is the exploiter, staff get help from the lines below. SCR is called, too.',
  ])('may say so in other words: %s', (text) => {
    expect(inEnglish(text, 'PR-8')).toEqual([])
  })

  it.each([
    'When the exploiter is someone else, the site offers a snack.',
    'When the exploiter is someone else, staff call CSOC at 1-877-652-7624.',
    'When the exploiter is someone else, the site should seek help only through another channel.',
    'When the exploiter is someone else, the site should seek help through another channel once the director has been reached.',
    'The site should seek help.',
  ])('doesn’t say it: %s', (text) => {
    expect(inEnglish(text, 'PR-8')).toContain('toHelp')
  })

  it.each([
    'Cuando quien explota es otra persona, el centro buscará ayuda de inmediato por otra vía adecuada.',
    'Cuando quien explota es otra persona, se llama a la línea contra la trata. En caso de duda, llame también al SCR.',
  ])('may say so in other words in Spanish: %s', (text) => {
    expect(inSpanish(text, 'PR-8')).toEqual([])
  })

  it.each([
    'Cuando quien explota es otra persona, el centro llama a CSOC.',
    'Cuando quien explota es otra persona, el centro debería buscar ayuda solo por otra vía.',
    'El centro debería buscar ayuda por otra vía cuando la dirección lo sepa.',
  ])('doesn’t say it in Spanish: %s', (text) => {
    expect(inSpanish(text, 'PR-8')).toContain('toHelp')
  })
})

describe('PR-6, which says who must be told immediately', () => {
  it.each([
    'If a youth discloses that he/she is a victim of CSEC, appropriate personnel will be notified immediately.',
    'The youth services director must be told at once.',
    'Staff must immediately tell the named person what the youth said.',
    'When a youth discloses, staff will tell the child’s case manager right away.',
    'Staff must report immediately to the clinical lead. They call SCR, too.',
    'The director on call will be told immediately, at 609-555-0142, day or night.',
  ])('may say so in other words: %s', (text) => {
    expect(inEnglish(text, 'PR-6')).toEqual([])
  })

  it.each([
    'El personal debe avisar a la persona designada de inmediato.',
    'La dirección será informada de inmediato.',
    'Hay que avisarle de inmediato a la persona designada.',
    'Se debe contar a la dirección de guardia lo que dijo la persona joven, de inmediato.',
  ])('may say so in other words in Spanish: %s', (text) => {
    expect(inSpanish(text, 'PR-6')).toEqual([])
  })

  it.each([
    'The youth must immediately be given a snack.',
    'Staff must tell the youth immediately.',
    'The parents will be notified immediately.',
    'The named person must be told. The youth gets a snack immediately.',
    'No one will be told immediately.',
    'If the youth agrees, the named person will be told immediately.',
  ])('doesn’t say it: %s', (text) => {
    expect(inEnglish(text, 'PR-6')).toContain('toPerson')
  })

  it.each([
    'Se debe dar de inmediato una merienda a la persona joven.',
    'Se avisará de inmediato a la madre.',
    'El personal debe avisar a la persona joven de inmediato.',
  ])('doesn’t say it in Spanish: %s', (text) => {
    expect(inSpanish(text, 'PR-6')).toContain('toPerson')
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
