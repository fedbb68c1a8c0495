import { describe, expect, it } from 'vitest'
import { calendarDate } from '../../src/domain/calendar.ts'
import { cyclesOn } from '../../src/domain/cycle.ts'
import { ORIENTATION } from '../../src/domain/requirement.ts'
import { completed, finished, hired, history } from '../support/history.ts'

const cycles = (story: ReturnType<typeof history>, on: string) =>
  cyclesOn(story, ORIENTATION, [], calendarDate(on)).map(({ number, kind, dueOn, done }) => [
    number,
    kind,
    dueOn,
    done?.on ?? null,
    done?.late ?? null,
  ])

describe('the times that somebody was to meet the requirement', () => {
  it('has one that is open for who never began', () => {
    expect(cycles(history(hired('2026-01-05')), '2026-03-01')).toEqual([[1, 'first', '2026-02-04', null, null]])
  })

  it('keeps the date that was due when it was finished', () => {
    const story = history(hired('2026-01-05'), finished('L1'), completed('2026-02-10'))
    expect(cycles(story, '2026-03-01')).toEqual([[1, 'first', '2026-02-04', '2026-02-10', true]])
  })

  it('counts a renewal as a time of its own, and tells the one that expired from one never done', () => {
    const story = history(hired('2024-01-05'), completed('2024-01-20'), completed('2025-01-10'))
    expect(cycles(story, '2026-03-01')).toEqual([
      [1, 'first', '2024-02-04', '2024-01-20', false],
      [2, 'renewal', null, '2025-01-10', false],
      [3, 'renewal', null, null, null],
    ])
  })
})
