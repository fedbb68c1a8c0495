import { describe, expect, it } from 'vitest'
import { ORIENTATION, shippedRule } from '../../src/requirements/requirement.ts'
import { ruleToFollow } from '../../src/requirements/assignment.ts'
import { type History, requirementOn } from '../../src/ledger/history.ts'
import {
  assignedByHr,
  BEFORE_CONTACT,
  completed,
  corrected,
  day,
  defined,
  definitions,
  dutiesChanged,
  exempted,
  hiredOnly,
  history,
  left,
  named,
  NORTH,
  requiredBy,
  noLongerRequired,
  standing,
  firstContact,
} from '../support/history.ts'

const OFFICE = { worksWithYouth: false } as const
const cook = hiredOnly('2026-01-05', { ...OFFICE, spell: 'one' })
const askedBy = (events: History, on: string) => {
  const asked = requirementOn(events, ORIENTATION, day(on))
  return asked === null ? null : (asked.named ?? 'HR')
}

describe('orientation that HR has assigned to somebody whom no rule covers', () => {
  const assigned = history(cook, assignedByHr('2026-03-02'))

  it('is due the days of the rule after that day, and says who asked', () => {
    expect(standing(assigned, '2026-03-01')).toMatchObject({ status: 'not-in-scope', dueOn: null })
    expect(standing(assigned, '2026-03-02')).toMatchObject({
      status: 'not-started',
      dueOn: '2026-04-01',
      because: { kind: 'due', clock: { startedBy: 'assigned', start: '2026-03-02', days: 30 } },
    })
    expect(standing(assigned, '2026-04-02').status).toBe('overdue')
  })

  it('counts from the hire of somebody who is still to come', () => {
    const events = history(assignedByHr('2026-01-02'), cook)
    expect(standing(events, '2026-01-02').because.kind).toBe('not-employed')
    expect(standing(events, '2026-01-05')).toMatchObject({
      dueOn: '2026-02-04',
      because: { clock: { startedBy: 'hired' } },
    })
  })

  it('is met by what was finished before', () => {
    const events = history(cook, completed('2026-02-02'), assignedByHr('2026-03-02'))
    expect(standing(events, '2026-03-02')).toMatchObject({ status: 'up-to-date', validUntil: '2027-02-02' })
  })

  it('gives way to an exemption', () => {
    expect(standing(history(cook, assignedByHr('2026-03-02'), exempted('2026-03-09', null)), '2026-03-09').status).toBe(
      'exempt',
    )
  })

  it('gives way to a rule, keeps its date, and holds again when no rule does', () => {
    const events = history(cook, assignedByHr('2026-03-02'), requiredBy('2026-03-16'), noLongerRequired('2026-05-04'))
    expect(['2026-03-15', '2026-03-16', '2026-05-03', '2026-05-04'].map((on) => askedBy(events, on))).toEqual([
      'HR',
      'Staff',
      'Staff',
      'HR',
    ])
    for (const on of ['2026-03-15', '2026-03-16', '2026-05-04']) {
      expect(standing(events, on)).toMatchObject({
        dueOn: '2026-04-01',
        because: { clock: { startedBy: 'assigned', start: '2026-03-02' } },
      })
    }
  })

  it('is counted from the rule for somebody whom a rule covered first', () => {
    const events = history(cook, requiredBy('2026-02-02'), assignedByHr('2026-03-02'), noLongerRequired('2026-03-09'))
    expect(standing(events, '2026-03-09')).toMatchObject({
      dueOn: '2026-03-04',
      because: { clock: { startedBy: 'required' } },
    })
  })

  it('is over with the employment', () => {
    const cameBackLater = [
      cook,
      assignedByHr('2026-03-02'),
      left('2026-06-30', 'one'),
      hiredOnly('2026-09-01', { ...OFFICE, spell: 'two' }),
    ]
    const events = history(...cameBackLater)
    expect(standing(events, '2026-07-01').status).toBe('separated')
    expect(standing(events, '2026-09-01').because.kind).toBe('not-required')
    const again = history(...cameBackLater, assignedByHr('2026-09-01'))
    expect(standing(again, '2026-09-01').dueOn).toBe('2026-10-01')
  })

  it('is taken back by a correction, and can be given another day', () => {
    const entry = 2
    const withdrawn = history(cook, assignedByHr('2026-03-02'), corrected(entry, { kind: 'withdrawn' }, '2026-03-09'))
    expect(standing(withdrawn, '2026-03-05')).toEqual(standing(history(cook), '2026-03-05'))
    const moved = { kind: 'moved', effectiveOn: day('2026-03-16') } as const
    const later = history(cook, assignedByHr('2026-03-02'), corrected(entry, moved, '2026-03-09'))
    expect(standing(later, '2026-03-15').status).toBe('not-in-scope')
    expect(standing(later, '2026-03-16').dueOn).toBe('2026-04-15')
  })

  it('stays on its day when the day of hire is corrected', () => {
    const hiredOn = { kind: 'hired-on', hiredOn: day('2026-02-02') } as const
    const events = history(
      hiredOnly('2026-03-02', OFFICE),
      assignedByHr('2026-03-02'),
      corrected(1, hiredOn, '2026-03-09'),
    )
    expect(standing(events, '2026-03-02')).toMatchObject({ dueOn: '2026-04-01', because: { kind: 'due' } })
    expect(standing(events, '2026-03-01').status).toBe('not-in-scope')
  })

  it('can be due before the first day with youth, as the rule is', () => {
    const events = history(
      hiredOnly('2026-01-05', { spell: 'one' }),
      assignedByHr('2026-03-02', { due: BEFORE_CONTACT }),
      firstContact('2026-03-02', '2026-02-02', 'one'),
    )
    expect(standing(events, '2026-03-02')).toMatchObject({
      dueOn: '2026-03-16',
      because: { clock: { startedBy: 'assigned', days: 14 } },
    })
  })
})

describe('the rule whose dates hold for somebody whom none covers', () => {
  const SHIPPED = shippedRule(12)
  const north = named('North House', { due: { by: 'days-from-hire', days: 7 } }, { sites: [NORTH] })
  const staff = named('Staff', { due: { by: 'days-from-hire', days: 14 } }, { types: ['employee'] })
  const contact = named('Contact', { due: BEFORE_CONTACT })
  const follow = (events: History, ...rules: Parameters<typeof defined>[1]) => {
    const list = rules.length === 0 ? [] : definitions(defined('2026-01-01', rules))
    return ruleToFollow(events, { definitions: list, shipped: SHIPPED }, day('2026-03-02')).due
  }

  it('is the shipped one before HR defines any', () => {
    expect(follow(history(cook))).toEqual({ by: 'days-from-hire', days: 30 })
  })

  it('is the first for one of the person’s sites, else the first of all', () => {
    expect(follow(history(cook), north, staff)).toEqual({ by: 'days-from-hire', days: 14 })
    expect(follow(history(hiredOnly('2026-01-05', { ...OFFICE, site: NORTH })), north, staff).days).toBe(7)
    expect(follow(history(cook), north)).toEqual({ by: 'days-from-hire', days: 7 })
  })

  it('counts days for somebody who isn’t with youth, where others are due before their first day with youth', () => {
    expect(follow(history(cook), contact)).toEqual({ by: 'days-from-hire', days: 14 })
    expect(follow(history(cook, dutiesChanged('2026-02-02', 'one', { worksWithYouth: true })), contact)).toEqual(
      BEFORE_CONTACT,
    )
  })

  it('is one of the rules for people hired when this person was', () => {
    const forNewcomers = definitions(defined('2026-02-02', [staff], false))
    expect(
      ruleToFollow(history(cook), { definitions: forNewcomers, shipped: SHIPPED }, day('2026-03-02')).due.days,
    ).toBe(30)
  })
})
