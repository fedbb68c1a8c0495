import { describe, expect, it } from 'vitest'
import { instant } from '../../src/platform/time/calendar.ts'
import { asOfDay, knownAsOf } from '../../src/ledger/as-of.ts'
import { completed, day, hiredOnly, history } from '../support/history.ts'

const TODAY = day('2026-11-24')
const EVENING = instant('2026-04-01T03:59:59.999Z')

describe('the day of a report', () => {
  it.each([
    ['today, when no day is given', null, 'corrected', '2026-11-24', null],
    ['today with everything recorded so far, also as reported', null, 'reported', '2026-11-24', null],
    ['today by its date, with everything recorded so far', '2026-11-24', 'reported', '2026-11-24', null],
    ['a past day with what is known now', '2026-03-31', 'corrected', '2026-03-31', null],
    ['a past day with what was known until midnight there', '2026-03-31', 'reported', '2026-03-31', EVENING],
    ['today instead of a day that is still to come', '2026-11-25', 'corrected', '2026-11-24', null],
    ['today instead of a day that is still to come, as reported', '2026-11-25', 'reported', '2026-11-24', null],
  ] as const)('is %s', (_, asked, basis, on, knownAt) => {
    const found = asOfDay(asked === null ? null : day(asked), basis, TODAY, 'America/New_York')
    expect(found).toEqual({ on, knownAt })
  })
})

describe('what was known of a history', () => {
  const all = history(hiredOnly('2026-01-05'), completed('2026-04-01'))

  it('is everything without a moment, whatever its day', () => {
    expect(knownAsOf(all, { knownAt: null })).toEqual(all)
  })

  it('is what had been recorded by the moment', () => {
    expect(knownAsOf(all, { knownAt: EVENING }).map(({ kind }) => kind)).toEqual(['hired'])
  })
})
