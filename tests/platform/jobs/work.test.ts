import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secondsLeft } from '../../../src/platform/jobs/work.ts'
import { createWorkWatch } from '../../../src/platform/jobs/work-watch.job.ts'
import { instant, later } from '../../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../../src/words/messages.ts'

const START = instant('2026-11-24T15:00:00.000Z')
const after = (seconds: number) => later(START, seconds * 1_000)

describe('the time that is left', () => {
  it('is told from how fast the work moved between two looks', () => {
    expect(secondsLeft({ at: START, done: 0 }, { at: after(10), done: 100 }, 1_000)).toBe(90)
    expect(secondsLeft({ at: START, done: 100 }, { at: after(60), done: 400 }, 500)).toBe(20)
  })

  it('isn’t told after a moment, without movement, or at the end', () => {
    expect(secondsLeft({ at: START, done: 0 }, { at: after(2), done: 100 }, 1_000)).toBeNull()
    expect(secondsLeft({ at: START, done: 5 }, { at: after(60), done: 5 }, 1_000)).toBeNull()
    expect(secondsLeft({ at: START, done: 0 }, { at: after(60), done: 1_000 }, 1_000)).toBeNull()
  })

  it('is right for work at a steady rate, whenever somebody looks', () => {
    const anyWork = fc.record({ rate: fc.integer({ min: 1, max: 500 }), seconds: fc.integer({ min: 4, max: 900 }) })
    fc.assert(
      fc.property(anyWork, fc.integer({ min: 4, max: 900 }), ({ rate, seconds }, looked) => {
        fc.pre(looked < seconds)
        const watch = createWorkWatch()
        const at = (second: number) => ({ state: 'working', done: rate * second, of: rate * seconds }) as const
        let left: number | null = null
        for (let second = 0; second <= looked; second += 1)
          ({ secondsLeft: left } = watch.timed('work', at(second), after(second)))
        expect(left).toBe(seconds - looked)
      }),
    )
  })

  it('is forgotten when the work begins again, and when it’s over', () => {
    const watch = createWorkWatch()
    const look = (done: number, second: number, state: 'working' | 'done' = 'working') =>
      watch.timed('work', { state, done, of: 100 }, after(second)).secondsLeft
    expect([look(0, 0), look(50, 10)]).toEqual([null, 10])
    expect([look(0, 20), look(10, 30)]).toEqual([null, 90])
    expect([look(100, 31, 'done'), look(10, 40)]).toEqual([null, null])
  })

  it.each([
    [3, 'A few seconds left', 'Faltan unos segundos'],
    [40, 'Less than a minute left', 'Falta menos de un minuto'],
    [60, 'About 1 minute left', 'Falta cerca de 1 minuto'],
    [290, 'About 5 minutes left', 'Faltan unos 5 minutos'],
    [7_300, 'About 2 hours left', 'Faltan unas 2 horas'],
  ])('%i seconds are said in plain words', (seconds, en, es) => {
    expect(MESSAGES.en.hr.work.progress.left(seconds)).toBe(en)
    expect(MESSAGES.es.hr.work.progress.left(seconds)).toBe(es)
  })
})
