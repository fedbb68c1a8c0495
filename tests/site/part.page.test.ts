import { describe, expect, it } from 'vitest'
import { MESSAGES } from '../../src/words/messages.ts'
import { renderPart } from '../../src/platform/html/render.page.ts'
import { sitePartView, dutyText } from '../../src/site/part.page.ts'
import { content, contents, exampleSite } from '../support/content.ts'
import { WEEKDAYS } from '../../src/platform/time/local-time.ts'
import type { Duty } from '../../src/organization/site-details.ts'

const t = MESSAGES.en
const [person] = exampleSite.named
if (person === undefined) throw new Error('the example names nobody')

describe('the site’s own details in the course', () => {
  it('say the hours and the way to reach someone as whole sentences', () => {
    const always = { ...person, from: '00:00', to: '00:00', days: WEEKDAYS, method: 'Call, then text.' }
    const view = sitePartView('named', { ...exampleSite, named: [always] }, t, content)
    expect(renderPart('site/part', view)).toContain('<small>At any hour, every day. Call, then text.</small>')
    const short = { ...always, method: 'Call first' }
    expect(renderPart('site/part', sitePartView('named', { ...exampleSite, named: [short] }, t, content))).toContain(
      '<small>At any hour, every day. Call first.</small>',
    )
  })

  it('leave out when a number was checked, while the draft has no day for it', () => {
    const [line] = exampleSite.local
    if (line === undefined) throw new Error('the example has no local line')
    const local = ['', '{{7*7}}', '2026-02-30'].map((checkedOn) => ({ ...line, checkedOn }))
    const html = renderPart('site/part', sitePartView('local', { ...exampleSite, local }, t, content))
    expect(html).toContain(line.name)
    expect(html).not.toContain(t.learn.site.checked('').trim())
  })

  it('show a draft whose hours are no hours yet', () => {
    const unfinished = { ...person, from: '', to: '{{7*7}}' }
    const view = sitePartView('named', { ...exampleSite, named: [unfinished] }, t, content)
    expect(renderPart('site/part', view)).toContain(person.role)
  })

  it.each(['en', 'es'] as const)('say to call SCR yourself while nobody is named or set to call, in %s', (language) => {
    const nothing = { ...exampleSite, named: [], sayWhoCallsScr: null }
    for (const part of ['named', 'who-calls'] as const) {
      for (const site of [null, nothing]) {
        const view = sitePartView(part, site, MESSAGES[language], contents[language])
        expect(view.notice).toMatch(/call SCR yourself|llame usted al .*SCR/)
        expect(renderPart('site/part', view)).toContain('href="tel:+18776522873"')
      }
    }
  })

  it('link to the page with every line when there are no local lines', () => {
    for (const { learn, shell } of [MESSAGES.en, MESSAGES.es]) expect(learn.site.localNone).toContain(shell.contacts)
  })
})

const duty = (from: string, to: string, days: Duty['days'] = WEEKDAYS): Duty => ({ from, to, days })

describe('hours on the card', () => {
  it.each([
    [duty('08:00', '20:00'), '8 am to 8 pm, every day', 'de 8 a. m. a 8 p. m., todos los días'],
    [duty('20:00', '08:30'), '8 pm to 8:30 am, every day', 'de 8 p. m. a 8:30 a. m., todos los días'],
    [duty('00:00', '00:00'), 'Any hour, every day', 'A toda hora, todos los días'],
    [duty('00:00', '12:00', ['sun']), '12 am to 12 pm, Sun', 'de 12 a. m. a 12 p. m., dom'],
    [
      duty('09:00', '17:00', ['mon', 'tue', 'wed', 'thu', 'fri']),
      '9 am to 5 pm, Mon to Fri',
      'de 9 a. m. a 5 p. m., lun a vie',
    ],
    [
      duty('09:00', '17:00', ['sun', 'mon', 'wed', 'thu', 'fri', 'sat']),
      '9 am to 5 pm, Mon, Wed to Sun',
      'de 9 a. m. a 5 p. m., lun, mié a dom',
    ],
    [duty('09:00', '17:00', ['sat', 'sun']), '9 am to 5 pm, Sat, Sun', 'de 9 a. m. a 5 p. m., sáb, dom'],
  ])('%o', (hours, english, spanish) => {
    expect(dutyText(hours, MESSAGES.en.card, 'en')).toBe(english)
    expect(dutyText(hours, MESSAGES.es.card, 'es')).toBe(spanish)
  })
})
