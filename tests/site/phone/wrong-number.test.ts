import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../src/platform/text/language.ts'
import { wrongNotice, wrongNumbers } from '../../../src/site/phone/wrong-number.page.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { contents, exampleSite } from '../../support/content.ts'
import { withoutLine } from '../../support/look-alikes.ts'

const SCR = '1-877-652-2873'
const [line] = exampleSite.local
if (line === undefined) throw new Error('the example has a local line')

describe('the notice about numbers that don’t work', () => {
  it('names each number once, with whose it is, and gives the number of SCR', () => {
    const backup = { role: 'Clinical lead', phone: '609-555-2002' }
    const site = { ...exampleSite, backup, support: backup, wrong: ['(609) 555-2002', line.phone] }
    expect(wrongNotice(wrongNumbers(site, 'en'), contents.en.contacts, MESSAGES.en)).toEqual([
      `These numbers didn’t work: Clinical lead, 609-555-2002; ${line.name}, ${line.phone}.`,
      `If no one answers, call the State Central Registry (SCR) to report: ${SCR}.`,
    ])
    const [one] = wrongNotice(wrongNumbers({ ...site, wrong: [backup.phone] }, 'es'), contents.es.contacts, MESSAGES.es)
    expect(one).toBe('Este número no funcionó: Clinical lead, 609-555-2002.')
  })

  it('is empty while every number works, and leaves out what readers don’t have', () => {
    expect(wrongNotice(wrongNumbers(exampleSite, 'en'), contents.en.contacts, MESSAGES.en)).toEqual([])
    expect(wrongNumbers(null, 'en')).toEqual([])
    const site = { ...exampleSite, wrong: [line.phone] }
    expect(wrongNumbers(site, 'en', () => false)).toEqual([])
  })

  it.each(LANGUAGES)('has the purpose and the digits of a line that can be mistaken for another, in %s', (language) => {
    const local = [{ ...line, name: 'CSOC at Bayview', es: { ...line.es, name: 'CSOC en Bayview' } }]
    const site = { ...exampleSite, local, wrong: [line.phone] }
    const notice = wrongNotice(wrongNumbers(site, language), contents[language].contacts, MESSAGES[language])
    expect(notice).toHaveLength(3)
    expect(withoutLine(notice.join(' '), language)).toEqual([])
  })
})
