import { describe, expect, it } from 'vitest'
import type { LedgerEvent, PersonId } from '../../src/ledger/event.ts'
import { currentSpells, isByHand, isKind, leavesOn } from '../../src/ledger/history.ts'
import { united } from '../../src/ledger/merge.ts'
import {
  acknowledged,
  assignedByHr,
  cameBack,
  completed,
  credited,
  day,
  dutiesChanged,
  exempted,
  finished,
  firstContact,
  type StoryEvent,
  hired,
  hiredOnly,
  history,
  left,
  NORTH,
  standing,
  transferred,
  wentOnLeave,
} from '../support/history.ts'

const SECOND: PersonId = 'person:second'

/** Entries of two records, in the order in which they were recorded. */
function records(...story: readonly (readonly ['first' | 'second', StoryEvent | readonly StoryEvent[]])[]) {
  const told = history(...story.map(([, event]) => event))
  const whose = story.flatMap(([record, event]) => [event].flat().map(() => record))
  const of = (record: 'first' | 'second') => told.filter((_, index) => whose[index] === record)
  const second = of('second').map((event): LedgerEvent => ({ ...event, subject: SECOND }))
  return { first: of('first'), second }
}

const twice = records(
  ['first', hired('2026-01-05', { spell: 'one' })],
  ['second', hired('2026-01-05', { spell: 'other' })],
  ['second', finished('L1', '2026-01-12')],
  ['second', completed('2026-01-20')],
  ['first', wentOnLeave('2026-02-02')],
  ['second', wentOnLeave('2026-02-02')],
  ['second', cameBack('2026-02-16')],
)

describe('two records of one person', () => {
  it('with the same job are one job, with the work of both', () => {
    const one = united(twice.first, [{ history: twice.second, sameJob: true }])
    expect(currentSpells(one, day('2026-03-02')).map((spell) => spell.id)).toEqual(['one'])
    expect(standing(one, '2026-03-02')).toMatchObject({
      status: 'up-to-date',
      completedOn: '2026-01-20',
      lessonsFinished: ['L1'],
    })
  })

  it('with two jobs are two jobs of one person', () => {
    const one = united(twice.first, [{ history: twice.second, sameJob: false }])
    expect(currentSpells(one, day('2026-03-02')).map((spell) => spell.id)).toEqual(['one', 'other'])
    expect(standing(one, '2026-03-02').status).toBe('up-to-date')
  })

  it('with the same leave have one leave', () => {
    const one = united(twice.first, [{ history: twice.second, sameJob: true }])
    expect(leavesOn(one, day('2026-03-02'))).toEqual([
      { from: '2026-02-02', until: '2026-02-16', expectedReturn: null },
    ])
  })

  it('are told in the order in which they were recorded', () => {
    const one = united(twice.first, [{ history: twice.second, sameJob: false }])
    const places = one.map((event) => event.seq)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(one).toHaveLength(twice.first.length + twice.second.length)
  })

  it('give each record its own again: nothing in either was changed', () => {
    const before = structuredClone(twice)
    united(twice.first, [{ history: twice.second, sameJob: true }])
    expect(twice).toEqual(before)
    expect(united(twice.first, [])).toBe(twice.first)
    expect(standing(twice.first, '2026-02-01').status).toBe('not-started')
    expect(standing(twice.second, '2026-02-01').status).toBe('up-to-date')
  })

  it('with the same job bring what is about the person, and nothing about the job', () => {
    const { first, second } = records(
      ['first', hiredOnly('2026-01-05', { spell: 'one' })],
      ['second', hired('2026-01-12', { spell: 'other' })],
      ['second', firstContact('2026-01-12', '2026-02-02', 'other')],
      ['second', dutiesChanged('2026-02-02', 'other', { worksWithYouth: false })],
      ['second', transferred('2026-02-02', 'other', NORTH)],
      ['second', left('2026-02-02', 'other')],
      ['second', assignedByHr('2026-02-02')],
      ['second', exempted('2026-02-02', null)],
      ['second', credited('2026-02-09')],
      ['second', acknowledged('2026-11', '2026-02-10')],
    )
    const one = united(first, [{ history: second, sameJob: true }])
    expect(one.map(({ kind }) => kind)).toEqual(['hired', 'required', 'exempted', 'credited', 'acknowledged'])
    expect(one.filter(isKind('required')).every(isByHand)).toBe(true)
  })

  it('or three records each say for themselves whether it is the same job', () => {
    const { first, second } = records(
      ['first', hired('2026-01-05', { spell: 'one' })],
      ['second', hired('2026-01-12', { spell: 'other' })],
    )
    const third = history(hired('2026-01-19', { spell: 'third' })).map((event) => ({ ...event, seq: event.seq + 10 }))
    const one = united(first, [
      { history: second, sameJob: true },
      { history: third, sameJob: false },
    ])
    expect(currentSpells(one, day('2026-03-02')).map((spell) => spell.id)).toEqual(['one', 'third'])
  })
})
