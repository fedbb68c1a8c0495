import { describe, expect, it } from 'vitest'
import { completedHereOn, creditProblem, versionInForce } from '../../src/credits/credit.ts'
import { courseworkOn } from '../../src/learning/coursework.ts'
import type { LedgerEvent } from '../../src/ledger/event.ts'
import {
  acknowledged,
  completed,
  corrected,
  credited,
  day,
  finished,
  hired,
  hiredBy,
  hiredSomeDay,
  history,
  left,
  policy,
  published,
  standing,
  startedCheck,
} from '../support/history.ts'
import type { CreditSource } from '../../src/ledger/bodies/training.ts'

const TODAY = day('2026-11-24')
const HIRED = hired('2026-01-05')

describe('a completion elsewhere', () => {
  it.each<[string, LedgerEvent[], string, CreditSource, object | null]>([
    ['on a day of the employment', history(HIRED), '2026-03-02', 'prior-learning', null],
    ['today', history(HIRED), '2026-11-24', 'prior-learning', null],
    ['tomorrow', history(HIRED), '2026-11-25', 'prior-learning', { kind: 'future' }],
    ['on the first day', history(HIRED), '2026-01-05', 'prior-learning', null],
    ['the day before', history(HIRED), '2026-01-04', 'other-lms', { kind: 'before-employment', from: '2026-01-05' }],
    [
      'before a day of hire that was corrected to an earlier one',
      history(HIRED, corrected(1, { kind: 'hired-on', hiredOn: day('2025-12-01') }, '2026-02-01')),
      '2025-12-02',
      'signed-paper',
      null,
    ],
    [
      'before an unknown day of hire was recorded',
      history(hiredSomeDay('2026-03-01')),
      '2026-01-10',
      'signed-paper',
      null,
    ],
    [
      'between two employments',
      history(hired('2025-01-06', { spell: 'one' }), left('2025-06-30', 'one'), hired('2026-01-05', { spell: 'two' })),
      '2025-10-01',
      'signed-paper',
      null,
    ],
    [
      'of the same day and source',
      history(HIRED, credited('2026-03-02')),
      '2026-03-02',
      'prior-learning',
      { kind: 'twice' },
    ],
    ['of the same day and another source', history(HIRED, credited('2026-03-02')), '2026-03-02', 'live-session', null],
    [
      'of the same source and another day',
      history(HIRED, credited('2026-03-02')),
      '2026-03-03',
      'prior-learning',
      null,
    ],
    [
      'in place of one that was withdrawn',
      history(HIRED, credited('2026-03-02'), corrected(3, { kind: 'withdrawn' }, '2026-03-09')),
      '2026-03-02',
      'prior-learning',
      null,
    ],
    [
      'on the day to which another was moved',
      history(
        HIRED,
        credited('2026-03-02'),
        corrected(3, { kind: 'moved', effectiveOn: day('2026-03-05') }, '2026-03-09'),
      ),
      '2026-03-05',
      'prior-learning',
      { kind: 'twice' },
    ],
  ])('%s', (_, events, on, source, problem) => {
    expect(creditProblem(events, { on: day(on), source }, TODAY)).toEqual(problem)
  })
})

describe('a completion of years ago, recorded today', () => {
  const versions = policy(published('2025-01', '2025-01-06'), published('2026-01', '2026-01-05', '2026-03-01'))
  const rule = { renewalMonths: 12 }

  it('doesn’t change a person who is up to date by a later completion and an update', () => {
    const now = [hired('2024-01-08', { rule: { renewalMonths: null } }), completed('2025-02-03', '2025-01')].flat()
    const upToDate = history(now, acknowledged('2026-01', '2026-01-10'))
    const older = history(now, acknowledged('2026-01', '2026-01-10'), credited('2024-06-03'))
    expect(standing(upToDate, '2026-06-01', versions).status).toBe('up-to-date')
    expect(standing(older, '2026-06-01', versions).status).toBe('up-to-date')
  })

  it('leaves what is being worked on where it is', () => {
    const begun = [hired('2026-01-05', { rule }), finished('L1', '2026-10-01'), startedCheck('2026-10-02')].flat()
    const before = courseworkOn(history(begun), day('2026-10-05'), standing(history(begun), '2026-10-05'))
    const known = history(begun, credited('2024-06-03'))
    const after = courseworkOn(known, day('2026-10-05'), standing(known, '2026-10-05'))
    expect(before).toMatchObject({ finished: ['L1'], attempts: [{ started: { attempt: 'attempt' } }] })
    expect(after).toMatchObject({ finished: ['L1'], attempts: before.attempts })
  })

  it('is the later of two, in whichever order they are recorded', () => {
    const pair = [credited('2026-02-02'), credited('2025-03-03')]
    for (const story of [pair, pair.toReversed()]) {
      const { completedOn, status } = standing(history(hired('2024-01-08', { rule }), ...story), '2026-06-01')
      expect([completedOn, status]).toEqual(['2026-02-02', 'up-to-date'])
    }
  })
})

describe('a completion elsewhere whose last possible day is all that is known', () => {
  const rule = { renewalMonths: 12 }
  const begun = (startedOn: string | null) => ({ v: 2 as const, startedOn: startedOn === null ? null : day(startedOn) })

  it('is late when that day is late, and is renewed from the day on which it was begun', () => {
    const events = history(hired('2026-01-05', { rule }), credited('2026-02-20', begun('2026-01-12')))
    expect(standing(events, '2026-02-20')).toMatchObject({
      status: 'up-to-date',
      completedOn: '2026-02-20',
      late: true,
      validUntil: '2027-01-12',
      because: { noLaterThan: { startedOn: '2026-01-12' } },
    })
    expect(standing(events, '2027-01-11').status).toBe('up-to-date')
    expect(standing(events, '2027-01-12').status).toBe('expired')
  })

  it('is renewed from that day when nobody knows when it was begun', () => {
    const events = history(hired('2026-01-05', { rule }), credited('2026-01-20', begun(null)))
    expect(standing(events, '2026-01-20')).toMatchObject({ late: false, validUntil: '2027-01-20' })
  })

  it('counts from its own day once HR has found it', () => {
    const events = history(
      hired('2026-01-05', { rule }),
      credited('2026-02-20', begun('2026-01-12')),
      corrected(3, { kind: 'moved', effectiveOn: day('2026-01-30') }, '2026-03-02'),
    )
    expect(standing(events, '2026-03-02')).toMatchObject({
      completedOn: '2026-01-30',
      late: false,
      validUntil: '2027-01-30',
    })
    expect(standing(events, '2026-03-02').because).not.toHaveProperty('noLaterThan')
  })

  it('keeps no date of a renewal that may have come too late', () => {
    const keeps = { renewal: { months: 12, windowDays: 60, keepsDate: true } }
    const story = (last: string) =>
      history(hiredBy(keeps, '2025-01-06'), credited('2025-01-10'), credited(last, begun('2025-12-20')))
    expect(standing(story('2026-01-05'), '2026-01-20').validUntil).toBe('2027-01-10')
    expect(standing(story('2026-01-15'), '2026-01-20').validUntil).toBe('2026-12-20')
  })
})

describe('a completion here', () => {
  it('is known by its day', () => {
    const events = history(HIRED, completed('2026-03-02'))
    expect(completedHereOn(events, day('2026-03-02'))).toBe(true)
    expect(completedHereOn(events, day('2026-03-03'))).toBe(false)
    expect(completedHereOn(history(HIRED, credited('2026-03-02')), day('2026-03-02'))).toBe(false)
  })
})

describe('the version of the policy that a completion is taken to cover', () => {
  const versions = policy(published('2025-11', '2025-11-03'), published('2026-11', '2026-11-02', '2026-12-15'))

  it.each([
    ['2026-11-01', '2025-11', 'in force until the next'],
    ['2026-11-02', '2026-11', 'from its first day on'],
    ['2020-01-01', '2025-11', 'the first, before there was any'],
  ])('the version on %s is %s: %s', (on, version) => {
    expect(versionInForce(versions, day(on))).toBe(version)
  })

  it('is null when none was published', () => {
    expect(versionInForce([], TODAY)).toBeNull()
  })
})
