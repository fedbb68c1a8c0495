import { describe, expect, it } from 'vitest'
import type { Corrected } from '../../src/ledger/event.ts'
import { corrected as withCorrections, currentSpells, placeOn } from '../../src/ledger/history.ts'
import {
  completed,
  corrected,
  credited,
  day,
  dutiesChanged,
  HARBOR,
  hiredOnly,
  hiredSomeDay,
  history,
  NORTH,
  requiredBy,
  standing,
  transferred,
} from '../support/history.ts'

type Change = Corrected['change']

const WITHDRAWN: Change = { kind: 'withdrawn' }
const STANDS: Change = { kind: 'stands' }
const hiredOn = (on: string): Change => ({ kind: 'hired-on', hiredOn: day(on) })
const moved = (on: string): Change => ({ kind: 'moved', effectiveOn: day(on) })
const placed = (department: string): Change => ({
  kind: 'placed',
  site: NORTH,
  department,
  position: 'Counselor',
  supervisor: null,
})
const duties = (worksWithYouth: boolean): Change => ({ kind: 'duties', type: 'volunteer', worksWithYouth })

/**
 * Corrections of one hire, recorded one after the other, and what is right after all of them; null when the hire never
 * happened.
 */
interface Row {
  readonly story: string
  readonly changes: readonly Change[]
  readonly right: {
    readonly on?: string
    readonly hiredOn?: string
    readonly department?: string
    readonly type?: string
  } | null
}

const rows: readonly Row[] = [
  { story: 'nothing was wrong', changes: [], right: { on: '2026-01-12', hiredOn: '2026-01-12' } },
  {
    story: 'another day of hire',
    changes: [hiredOn('2026-01-05')],
    right: { on: '2026-01-05', hiredOn: '2026-01-05' },
  },
  {
    story: 'of two days of hire the last counts',
    changes: [hiredOn('2026-01-05'), hiredOn('2026-01-07')],
    right: { on: '2026-01-07', hiredOn: '2026-01-07' },
  },
  {
    story: 'a known hire that is moved was on the other day',
    changes: [moved('2026-01-07')],
    right: { on: '2026-01-07', hiredOn: '2026-01-07' },
  },
  { story: 'withdrawn, it never was', changes: [WITHDRAWN], right: null },
  {
    story: 'a correction of a matter brings back what was withdrawn',
    changes: [WITHDRAWN, placed('Outreach')],
    right: { on: '2026-01-12', department: 'Outreach' },
  },
  {
    story: 'day, place and duties are matters apart: each keeps its last correction',
    changes: [placed('Outreach'), hiredOn('2026-01-05'), duties(false), placed('Shelter')],
    right: { on: '2026-01-05', department: 'Shelter', type: 'volunteer' },
  },
  {
    story: 'when it stands after all, every correction before is void',
    changes: [placed('Outreach'), hiredOn('2026-01-05'), duties(false), STANDS],
    right: { on: '2026-01-12', hiredOn: '2026-01-12', department: 'Day program', type: 'employee' },
  },
  {
    story: 'and a correction after that counts',
    changes: [hiredOn('2026-01-05'), STANDS, duties(true)],
    right: { on: '2026-01-12', type: 'volunteer' },
  },
]

describe('corrections of one entry', () => {
  it.each(rows)('$story', ({ changes, right }) => {
    const events = history(
      hiredOnly('2026-01-12'),
      ...changes.map((change, index) => corrected(1, change, `2026-02-0${index + 1}`)),
    )
    const [hire] = withCorrections(events)
    if (right === null) return expect(hire).toBeUndefined()
    const { on, ...body } = right
    expect(hire).toMatchObject({ kind: 'hired', body, ...(on === undefined ? {} : { effectiveOn: on }) })
  })
})

describe('what a correction says about another matter', () => {
  it('a hire date that was corrected stays known when the entry is moved', () => {
    const events = history(
      hiredSomeDay('2026-01-20'),
      corrected(1, hiredOn('2026-01-05'), '2026-01-25'),
      corrected(1, moved('2026-01-07'), '2026-01-26'),
    )
    expect(standing(events, '2026-01-27')).toMatchObject({ because: { clock: { start: '2026-01-07' } } })
  })

  it('moves an entry without a day of hire, and the day stays unknown', () => {
    const events = history(hiredSomeDay('2026-01-20'), corrected(1, moved('2026-01-10'), '2026-01-25'))
    expect(standing(events, '2026-01-27').status).toBe('cannot-say')
  })

  it('puts a transfer to the right place, and what came before it stays', () => {
    const events = history(
      hiredOnly('2026-01-05', { spell: 'one' }),
      transferred('2026-03-02', 'one', HARBOR),
      corrected(2, placed('Outreach'), '2026-03-09'),
    )
    const [spell] = currentSpells(withCorrections(events), day('2026-03-02'))
    if (spell === undefined) throw new Error('there is one spell')
    expect(placeOn(spell, day('2026-03-02'))).toMatchObject({ site: NORTH, department: 'Outreach' })
    expect(placeOn(spell, day('2026-03-01'))).toMatchObject({ site: HARBOR, department: 'Day program' })
  })

  it('puts duties right from the day of their change on', () => {
    const events = history(
      hiredOnly('2026-01-05', { spell: 'one' }),
      dutiesChanged('2026-03-02', 'one', { worksWithYouth: false }),
      corrected(2, duties(true), '2026-03-09'),
    )
    const worksOn = (on: string) => currentSpells(withCorrections(events), day(on)).map((spell) => spell.type)
    expect([worksOn('2026-03-01'), worksOn('2026-03-02')]).toEqual([['employee'], ['volunteer']])
  })

  it('moves a completion to its right day, and its end with it', () => {
    const events = history(
      hiredOnly('2026-01-05'),
      requiredBy('2026-01-05'),
      credited('2026-01-20'),
      corrected(3, moved('2026-01-12'), '2026-02-02'),
    )
    expect(standing(events, '2026-02-02')).toMatchObject({ completedOn: '2026-01-12', validUntil: '2027-01-12' })
  })

  it('withdraws a completion, and the one before counts again', () => {
    const events = history(
      hiredOnly('2026-01-05'),
      requiredBy('2026-01-05'),
      completed('2026-01-20'),
      credited('2026-03-02'),
      corrected(4, WITHDRAWN, '2026-03-09'),
    )
    expect(standing(events, '2026-03-09')).toMatchObject({ status: 'up-to-date', completedOn: '2026-01-20' })
  })
})
