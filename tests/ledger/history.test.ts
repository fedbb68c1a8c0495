import { describe, expect, it } from 'vitest'
import { instant } from '../../src/platform/time/calendar.ts'
import {
  corrected as withCorrections,
  currentSpells,
  knownAt,
  placeOn,
  tenuresOn,
  spellsOn,
} from '../../src/ledger/history.ts'
import {
  completed,
  corrected,
  day,
  finished,
  HARBOR,
  hired,
  hiredOnly,
  hiredSomeDay,
  history,
  left,
  NORTH,
  standing,
  transferred,
} from '../support/history.ts'

describe('spells and places', () => {
  it('keeps where somebody worked before a transfer', () => {
    const [spell] = spellsOn(
      history(hired('2026-01-05', { spell: 'one' }), transferred('2026-03-02', 'one', NORTH)),
      day('2026-06-01'),
    )
    if (spell === undefined) throw new Error('there is one spell')
    expect(placeOn(spell, day('2026-03-01')).site).toBe(HARBOR)
    expect(placeOn(spell, day('2026-03-02')).site).toBe(NORTH)
  })

  it('knows both of two jobs at once, and one after the other has ended', () => {
    const two = history(
      hired('2026-01-05', { spell: 'days' }),
      hired('2026-02-02', { spell: 'nights' }),
      left('2026-03-31', 'days'),
    )
    const held = (on: string) => currentSpells(two, day(on)).map((spell) => spell.id)
    expect(held('2026-01-31')).toEqual(['days'])
    expect(held('2026-03-31')).toEqual(['days', 'nights'])
    expect(held('2026-04-01')).toEqual(['nights'])
  })

  it('begins a spell of unknown hire on the day it was recorded', () => {
    expect(spellsOn(history(hiredSomeDay('2026-01-20')), day('2026-01-20'))).toMatchObject([
      { hiredOn: null, from: '2026-01-20' },
    ])
  })

  it('joins spells without a gap into one tenure, and tells the last day before a gap', () => {
    const tenures = tenuresOn(
      history(
        hiredOnly('2025-01-06', { spell: 'one' }),
        left('2025-02-28', 'one'),
        hiredOnly('2025-03-01', { spell: 'two' }),
        left('2025-05-31', 'two'),
        hiredOnly('2026-01-05', { spell: 'three' }),
      ),
      day('2026-06-01'),
    )
    expect(tenures).toEqual([
      { from: '2025-01-06', hireKnown: true, until: '2025-05-31', previousUntil: null },
      { from: '2026-01-05', hireKnown: true, until: null, previousUntil: '2025-05-31' },
    ])
  })
})

describe('corrections', () => {
  it('leave the entries themselves as they were', () => {
    const events = history(
      hired('2026-01-05'),
      completed('2026-01-20'),
      corrected(3, { kind: 'withdrawn' }, '2026-01-22'),
    )
    expect(events.map((event) => event.kind)).toEqual(['hired', 'required', 'completed', 'corrected'])
    expect(withCorrections(events).map((event) => event.kind)).toEqual(['hired', 'required'])
  })

  it('let what we would have reported on a day be told apart from what we know today', () => {
    const events = history(
      hired('2026-01-05'),
      completed('2026-01-20'),
      corrected(3, { kind: 'withdrawn' }, '2026-03-02'),
    )
    const known = knownAt(events, instant('2026-02-28T23:59:59.999Z'))
    expect(standing(known, '2026-02-28').status).toBe('up-to-date')
    expect(standing(events, '2026-02-28').status).toBe('overdue')
  })

  it('are known from the very instant at which they were recorded', () => {
    const events = history(hired('2026-01-05'), completed('2026-01-20'))
    expect(knownAt(events, instant('2026-01-20T14:59:59.999Z'))).toHaveLength(2)
    expect(knownAt(events, instant('2026-01-20T15:00:00.000Z'))).toHaveLength(3)
  })

  it('move what was required with the hire along with the day of hire', () => {
    const events = history(
      hired('2026-01-12'),
      finished('L1', '2026-01-13'),
      corrected(1, { kind: 'hired-on', hiredOn: day('2026-01-05') }, '2026-01-14'),
    )
    expect(withCorrections(events).map((event) => [event.kind, event.effectiveOn])).toEqual([
      ['hired', '2026-01-05'],
      ['required', '2026-01-05'],
      ['lesson_finished', '2026-01-13'],
    ])
  })
})
