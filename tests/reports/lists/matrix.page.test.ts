import { describe, expect, it } from 'vitest'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { cyclesOn } from '../../../src/requirements/cycle.ts'
import type { History } from '../../../src/ledger/history.ts'
import { ORIENTATION } from '../../../src/requirements/requirement.ts'
import { reportedOn } from '../../../src/requirements/reported.ts'
import { matrixReport } from '../../../src/reports/lists/matrix.page.ts'
import { peopleTable } from '../../../src/reports/lists/people-table.page.ts'
import { completed, hired, history, policy } from '../../support/history.ts'
import { reportInput } from '../../support/report-input.ts'

const TODAY = calendarDate('2026-11-24')
const bob = person(history(hired('2026-11-16')))
const ada = person(history(hired('2026-01-05'), completed('2026-01-20')))

function person(known: History) {
  const reported = reportedOn(known, ORIENTATION, policy(), TODAY)
  const cycles = cyclesOn(known, ORIENTATION, policy(), TODAY)
  return { listed: { ...reported, employeeNumber: null, supervisors: [] }, cycles }
}

describe('people by requirement', () => {
  const people = [
    { ...bob.listed, person: 'person:bob', name: 'Bob Rivera' } as const,
    { ...ada.listed, person: 'person:ada', name: 'Ada Okafor' } as const,
  ]
  const stands = ({ listed, cycles }: typeof bob) => ({ standing: listed.standing, cycles })
  const orientation = {
    name: 'Orientation',
    people: new Map([
      ['person:bob', stands(bob)],
      ['person:ada', stands(ada)],
    ] as const),
  }
  // A second requirement, which is asked of Ada alone.
  const second = { name: 'Medication', people: new Map([['person:ada', stands(ada)]] as const) }

  it('have a status with its date for each requirement, and the history so far', () => {
    const { columns } = matrixReport(reportInput(), [orientation, second])
    const { heads, rows } = peopleTable(reportInput(), '', columns, people)
    expect(heads.map(({ text }) => text)).toEqual([
      'Name',
      'Site',
      'Orientation',
      'Orientation, history',
      'Medication',
      'Medication, history',
    ])
    const cells = rows.map(({ cells: found }) =>
      found.slice(1).map(({ tag, text, notes }) => [tag?.name ?? text, notes[0]]),
    )
    expect(cells).toEqual([
      [
        ['Not started', 'Dec 16, 2026'],
        ['', 'First time: due Dec 16, 2026, not done'],
        ['Never required', undefined],
        ['Never required', undefined],
      ],
      [
        ['Up to date', 'Jan 20, 2027'],
        ['', 'First time: done Jan 20, 2026'],
        ['Up to date', 'Jan 20, 2027'],
        ['', 'First time: done Jan 20, 2026'],
      ],
    ])
  })
})
