import { describe, expect, it } from 'vitest'
import { type Weekday, WEEKDAYS } from '../../src/platform/time/local-time.ts'
import { weekView } from '../../src/site/week.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'

const WORKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri']
const line = (role: string, from: string, to: string, days: readonly Weekday[] = WEEKDAYS) => ({ role, from, to, days })
const english = (...lines: ReturnType<typeof line>[]) => weekView(lines, MESSAGES.en, 'en')
const sentences = (...lines: ReturnType<typeof line>[]) => english(...lines).sentences.map(({ text }) => text)
const words = MESSAGES.en.hr.sites.week

describe('the week of the named people', () => {
  it('is one row when all days are alike', () => {
    const { rows } = english(line('Director', '08:00', '20:00'), line('Night lead', '20:00', '08:00'))
    expect(rows).toEqual([
      {
        days: 'Every day',
        lines: [
          { text: 'midnight to 8 am: Night lead', isGap: false },
          { text: '8 am to 8 pm: Director', isGap: false },
          { text: '8 pm to midnight: Night lead', isGap: false },
        ],
      },
    ])
  })

  it('says that one person on all day covers the whole week', () => {
    const { rows } = english(line('On-call supervisor', '00:00', '00:00'))
    expect(rows).toEqual([{ days: 'Every day', lines: [{ text: 'All day: On-call supervisor', isGap: false }] }])
    expect(sentences(line('On-call supervisor', '00:00', '00:00'))).toEqual([words.whole])
  })

  it('says each gap once, with its days, also one that runs past Sunday', () => {
    expect(sentences(line('Director', '08:00', '20:00'))).toEqual([words.gap('8 pm to 8 am, every day')])
    expect(sentences(line('Director', '00:00', '00:00', WORKDAYS))).toEqual([
      words.gap('Saturday, midnight to Monday, midnight'),
    ])
  })

  it('says when two people share hours, and not when one person has two lines', () => {
    const director = line('Director', '08:00', '20:00')
    expect(sentences(director, line('Night lead', '19:00', '08:00'))).toEqual([
      words.overlap('Director and Night lead', '7 pm to 8 pm, every day'),
    ])
    expect(sentences(director, line('Director', '19:00', '08:00'))).toEqual([words.whole])
  })

  it('asks for days and hours while no line has both', () => {
    expect(english(line('Director', '', ''), line('Night lead', '20:00', '08:00', []))).toEqual({
      rows: [],
      sentences: [{ text: words.empty, isGap: false }],
    })
  })

  it('is written in Spanish for readers of Spanish', () => {
    const { rows, sentences: said } = weekView([line('Dirección', '08:00', '20:00', WORKDAYS)], MESSAGES.es, 'es')
    expect(rows.map(({ days }) => days)).toEqual(['lun a vie', 'sáb, dom'])
    expect(said[0]?.text).toContain('Nadie está de turno')
  })
})
