import { MESSAGES } from '../../src/words/messages.ts'
import { describe, expect, it } from 'vitest'
import type { Duty } from '../../src/organization/site-details.ts'
import { dutyText } from '../../src/site/duty-text.page.ts'
import { WEEKDAYS } from '../../src/platform/time/local-time.ts'

const duty = (from: string, to: string, days: Duty['days'] = WEEKDAYS): Duty => ({ from, to, days })

describe('hours on the card', () => {
  it.each([
    [duty('08:00', '20:00'), '8 am to 8 pm, every day', 'de 8 a.m. a 8 p.m., todos los días'],
    [duty('20:00', '08:30'), '8 pm to 8:30 am, every day', 'de 8 p.m. a 8:30 a.m., todos los días'],
    [duty('00:00', '00:00'), 'Any hour, every day', 'A toda hora, todos los días'],
    [duty('00:00', '12:00', ['sun']), '12 am to 12 pm, Sun', 'de 12 a.m. a 12 p.m., dom'],
    [
      duty('09:00', '17:00', ['mon', 'tue', 'wed', 'thu', 'fri']),
      '9 am to 5 pm, Mon to Fri',
      'de 9 a.m. a 5 p.m., lun a vie',
    ],
    [
      duty('09:00', '17:00', ['sun', 'mon', 'wed', 'thu', 'fri', 'sat']),
      '9 am to 5 pm, Mon, Wed to Sun',
      'de 9 a.m. a 5 p.m., lun, mié a dom',
    ],
    [duty('09:00', '17:00', ['sat', 'sun']), '9 am to 5 pm, Sat, Sun', 'de 9 a.m. a 5 p.m., sáb, dom'],
  ])('%o', (hours, english, spanish) => {
    expect(dutyText(hours, MESSAGES.en.card, 'en')).toBe(english)
    expect(dutyText(hours, MESSAGES.es.card, 'es')).toBe(spanish)
  })
})
