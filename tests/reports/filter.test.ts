import { describe, expect, it } from 'vitest'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { EVERYONE_FILTER, type ReportFilter } from '../../src/reports/filter.ts'
import { EVERYONE } from '../../src/ledger/scope.ts'
import { lineFilter, type ReportLine, scopeTest } from '../../src/reports/line.ts'

const kitchen = {
  site: 'site:north',
  department: 'Kitchen',
  position: 'Cook',
  type: 'employee',
  supervisor: 'person:a',
  hiredOn: calendarDate('2024-03-01'),
} as const
const desk = {
  site: 'site:south',
  department: 'Intake',
  position: 'Desk',
  type: 'volunteer',
  supervisor: 'person:b',
  hiredOn: calendarDate('2026-03-01'),
} as const
const twoEmployments: ReportLine = {
  status: 'overdue',
  dueOn: calendarDate('2026-04-01'),
  completedOn: null,
  validUntil: null,
  policyVersion: null,
  language: null,
  source: null,
  isException: true,
  hasProblem: false,
  employments: [kitchen, desk],
}
const fits = (asked: Partial<ReportFilter>, supervisor: 'person:a' | 'person:c' | null = null) => {
  const scope = supervisor === null ? EVERYONE : { supervisor, sites: [] }
  return lineFilter({ ...EVERYONE_FILTER, ...asked }, scopeTest(scope, []))(twoEmployments)
}
const in2026 = { from: calendarDate('2026-01-01'), to: null }

describe('the filter of a report', () => {
  it('asks everything about a job of one and the same', () => {
    expect(fits({ site: 'site:north', department: 'Kitchen' })).toBe(true)
    expect(fits({ site: 'site:north', department: 'Intake' })).toBe(false)
    expect(fits({ site: 'site:south', hired: in2026 })).toBe(true)
    expect(fits({ site: 'site:north', hired: in2026 })).toBe(false)
    expect(fits({ site: 'site:south' }, 'person:a')).toBe(false)
    expect(fits({ hired: in2026 }, 'person:a')).toBe(false)
  })

  it('shows a supervisor their own people', () => {
    expect(fits({}, 'person:a')).toBe(true)
    expect(fits({}, 'person:c')).toBe(false)
  })

  it('takes a missing date for outside of every period', () => {
    expect(fits({ due: in2026 })).toBe(true)
    expect(fits({ completed: in2026 })).toBe(false)
  })

  it('counts the first and the last day of a period, and no day outside', () => {
    const period = (from: string | null, to: string | null) => ({
      from: from === null ? null : calendarDate(from),
      to: to === null ? null : calendarDate(to),
    })
    expect(fits({ due: period('2026-04-01', null) })).toBe(true)
    expect(fits({ due: period('2026-04-02', null) })).toBe(false)
    expect(fits({ due: period(null, '2026-04-01') })).toBe(true)
    expect(fits({ due: period(null, '2026-03-31') })).toBe(false)
    expect(fits({ due: period('2026-04-01', '2026-04-01') })).toBe(true)
  })

  it('asks the rest of the person', () => {
    expect(fits({ status: 'need-action', only: 'exceptions' })).toBe(true)
    expect(fits({ status: 'have-time' })).toBe(false)
    expect(fits({ only: 'data-problems' })).toBe(false)
    expect(fits({ language: 'en' })).toBe(false)
  })
})
