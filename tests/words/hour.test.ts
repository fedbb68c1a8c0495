import { expect, it } from 'vitest'
import { formatTime } from '../../src/platform/time/date.page.ts'
import { atHour } from '../../src/words/hour.ts'
import { MESSAGES } from '../../src/words/messages.ts'

it('Spanish has “a la” for one o’clock and “a las” for every other hour', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:05`)
  const single = hours.filter((time) => atHour(formatTime(time, 'es')).startsWith('a la '))
  expect(single).toEqual(['01:05', '13:05'])
  expect(atHour(formatTime('13:05', 'es'))).toMatch(/^a la 1:05\s/)
  expect(atHour(formatTime('10:05', 'es'))).toMatch(/^a las 10:05\s/)
})

it('a Spanish sentence that ends with an hour has one period', () => {
  const { form, proposal } = MESSAGES.es.hr.sites
  expect(form.savedBy('a las 10:05 a. m.', null)).toBe('Borrador guardado a las 10:05 a. m.')
  expect(form.savedBy('a las 10:05 a. m.', 'Ada Okafor')).toBe('Borrador guardado a las 10:05 a. m. por Ada Okafor.')
  expect(proposal.refused('el 24 nov 2026', 'Ada Okafor', 'faltan datos')).toContain('el 24 nov 2026. Motivo')
})

it('a draft saved after one o’clock has the article of one', () => {
  const { at, onDay } = MESSAGES.es.hr.sites.form
  expect(at('1:05 p. m.')).toBe('a la 1:05 p. m.')
  expect(onDay('24 nov 2026', '1:05 p. m.')).toBe('el 24 nov 2026 a la 1:05 p. m.')
})
