import { describe, expect, it } from 'vitest'
import { lineOf, type ReportLine } from '../../../src/reports/line.ts'
import { changeBetween, isIn, PERIOD_ROWS, type PeriodPerson } from '../../../src/reports/period/period.ts'
import { type Preset, PRESETS, presetDays } from '../../../src/reports/preset.ts'
import type { Status } from '../../../src/requirements/status.ts'
import { day } from '../../support/recording.ts'
import { avery } from '../../support/reported.ts'

describe('a preset', () => {
  it.each<[string, Record<Preset, string>]>([
    [
      '2026-11-24',
      {
        'last-month': '2026-10-01 2026-10-31',
        'last-quarter': '2026-07-01 2026-09-30',
        'this-year': '2026-01-01 2026-11-24',
        'last-12-months': '2025-11-25 2026-11-24',
      },
    ],
    [
      '2028-02-29',
      {
        'last-month': '2028-01-01 2028-01-31',
        'last-quarter': '2027-10-01 2027-12-31',
        'this-year': '2028-01-01 2028-02-29',
        'last-12-months': '2027-03-01 2028-02-29',
      },
    ],
    [
      '2026-01-01',
      {
        'last-month': '2025-12-01 2025-12-31',
        'last-quarter': '2025-10-01 2025-12-31',
        'this-year': '2026-01-01 2026-01-01',
        'last-12-months': '2025-01-02 2026-01-01',
      },
    ],
  ])('has whole months before %s, or ends that day', (today, expected) => {
    const found = PRESETS.map((preset) => {
      const { from, to } = presetDays(preset, day(today))
      return [preset, `${from} ${to}`]
    })
    expect(Object.fromEntries(found)).toEqual(expected)
  })
})

const line = (status: Status, hiredOn: string | null = '2026-01-05'): ReportLine => {
  const { employments, ...rest } = lineOf(avery)
  return {
    ...rest,
    status,
    employments: employments.map((each) => ({ ...each, hiredOn: hiredOn === null ? null : day(hiredOn) })),
  }
}
const BEFORE = day('2026-06-30')
const everyone = () => true

describe('what changed for someone in a period', () => {
  it.each([
    [null, 'not-started', 'recorded-later'],
    ['separated', 'not-started', 'hired'],
    ['on-leave', 'overdue', 'back-from-leave'],
    ['exempt', 'in-progress', 'exemption-ended'],
    ['not-in-scope', 'not-started', 'assigned'],
    ['overdue', 'separated', 'left'],
    ['up-to-date', 'on-leave', 'began-leave'],
    ['overdue', 'exempt', 'exempted'],
    ['up-to-date', 'not-in-scope', 'no-longer-required'],
    ['overdue', null, 'merged'],
    ['overdue', 'up-to-date', 'stayed'],
    ['on-leave', 'separated', null],
    [null, null, null],
  ] as const)('from %s to %s: %s', (was, is, change) => {
    const [start, end] = [was, is].map((status) => (status === null ? null : line(status)))
    expect(changeBetween({ start: start ?? null, end: end ?? null }, BEFORE, everyone)).toBe(change)
  })

  it('is a hire for someone who wasn’t on record before, if the first day of work is in the period or unknown', () => {
    for (const hiredOn of ['2026-07-10', null])
      expect(changeBetween({ start: null, end: line('not-started', hiredOn) }, BEFORE, everyone)).toBe('hired')
  })

  it('is a hire for someone whose first day was still to come', () => {
    const start = line('not-in-scope', '2026-07-10')
    expect(changeBetween({ start, end: line('not-started', '2026-07-10') }, BEFORE, everyone)).toBe('hired')
  })

  it('is a move for someone whom the filters find on one of the days only', () => {
    const [here, there] = [line('overdue', '2026-01-05'), line('overdue', '2026-01-06')]
    const fits = ({ employments }: ReportLine) => employments.some(({ hiredOn }) => hiredOn === '2026-01-05')
    expect(changeBetween({ start: there, end: here }, BEFORE, fits)).toBe('moved-in')
    expect(changeBetween({ start: here, end: there }, BEFORE, fits)).toBe('moved-out')
    expect(changeBetween({ start: there, end: there }, BEFORE, fits)).toBe(null)
  })
})

it('counts nobody in a number who was required on neither day and didn’t finish', () => {
  const nobody: PeriodPerson = {
    person: 'person:a',
    sortName: 'a',
    start: 'on-leave',
    end: 'separated',
    change: null,
    finished: null,
  }
  expect(PERIOD_ROWS.filter((row) => isIn(row, nobody))).toEqual([])
})
