import { describe, expect, it } from 'vitest'
import { corrected as applied, isKind } from '../../src/ledger/history.ts'
import {
  dayProblem,
  dutiesProblem,
  exemptionEndProblem,
  exemptionProblem,
  extensionProblem,
  employmentsFrom,
  lastDayProblem,
  leaveProblem,
  moveProblem,
  openLeave,
  type RecordProblem,
  rehireProblem,
  returnProblem,
  secondEmploymentProblem,
} from '../../src/people/record-check.ts'
import {
  cameBack,
  corrected,
  day,
  exempted,
  HARBOR,
  type StoryEvent,
  hired,
  hiredOnly,
  hiredSomeDay,
  history,
  left,
  NORTH,
  transferred,
  wentOnLeave,
} from '../support/history.ts'
import { dataProblems } from '../../src/requirements/reported.ts'

type Story = readonly (StoryEvent | readonly StoryEvent[])[]
const of = (...story: Story) => applied(history(...story))
const TODAY = day('2026-11-24')
const HERE = { site: HARBOR, department: 'Day program', position: 'Youth worker', supervisor: 'person:cleo' } as const
const STAFF = { type: 'employee', worksWithYouth: true } as const

const works = hired('2026-01-05', { spell: 'a' })
const gone = [...works, left('2026-06-30', 'a')]
const away = [...works, wentOnLeave('2026-03-02')]
const wasAway = [...away, cameBack('2026-04-01')]

const spellOf = (...story: Story) => {
  const [spell] = employmentsFrom(of(...story), day('2026-01-05'))
  if (spell === undefined) throw new Error('the story has no job')
  return spell
}

describe('a leave', () => {
  it.each<[string, Story, string, string | null, RecordProblem | null]>([
    ['of somebody who works', [works], '2026-03-02', null, null],
    ['before the first day', [works], '2025-12-01', null, { kind: 'not-employed-then', on: day('2025-12-01') }],
    ['after the last day', [gone], '2026-07-01', null, { kind: 'not-employed-then', on: day('2026-07-01') }],
    ['during another', [away], '2026-03-10', null, { kind: 'leave-overlaps', on: day('2026-03-02') }],
    ['on the first day of another', [away], '2026-03-02', null, { kind: 'leave-overlaps', on: day('2026-03-02') }],
    ['after another', [wasAway], '2026-04-01', null, null],
    ['that is open, before another', [wasAway], '2026-02-02', null, { kind: 'leave-overlaps', on: day('2026-03-02') }],
    ['that ended before another began', [wasAway], '2026-02-02', '2026-03-02', null],
    [
      'that reaches into another',
      [wasAway],
      '2026-02-02',
      '2026-03-03',
      { kind: 'leave-overlaps', on: day('2026-03-02') },
    ],
  ])('%s', (_, story, from, back, problem) => {
    expect(leaveProblem(of(...story), day(from), back === null ? null : day(back))).toEqual(problem)
  })

  it('is open until a return is on record, even a future one', () => {
    expect(openLeave(of(works))).toBeNull()
    expect(openLeave(of(away))).toMatchObject({ from: '2026-03-02' })
    expect(openLeave(of(wasAway))).toBeNull()
  })

  it('ends after its first day', () => {
    expect(returnProblem(day('2026-03-02'), day('2026-03-03'))).toBeNull()
    expect(returnProblem(day('2026-03-02'), day('2026-03-02'))).toEqual({
      kind: 'not-after-leave-began',
      on: '2026-03-02',
    })
  })
})

describe('a job', () => {
  it.each<[string, Story, string, RecordProblem | null]>([
    ['ends on its first day', [works], '2026-01-05', null],
    ['does not end before it began', [works], '2026-01-04', { kind: 'before-first-day', on: day('2026-01-05') }],
    ['does not end twice', [gone], '2026-07-31', { kind: 'left-already', on: day('2026-06-30') }],
    ['does not end twice on the same day', [gone], '2026-06-30', { kind: 'left-already', on: day('2026-06-30') }],
    [
      'may end on another day when the last day was withdrawn',
      [gone, corrected(3, { kind: 'withdrawn' }, '2026-07-01')],
      '2026-07-31',
      null,
    ],
  ])('%s', (_, story, on, problem) => {
    expect(lastDayProblem(spellOf(...story), day(on))).toEqual(problem)
  })

  it.each<[string, Story, object, string, RecordProblem | null]>([
    ['moves to another site', [works], { site: NORTH }, '2026-02-02', null],
    ['moves under another supervisor', [works], { supervisor: null }, '2026-02-02', null],
    [
      'does not move before it began',
      [works],
      { site: NORTH },
      '2026-01-04',
      { kind: 'before-first-day', on: day('2026-01-05') },
    ],
    [
      'does not move after it ended',
      [gone],
      { site: NORTH },
      '2026-07-01',
      { kind: 'after-last-day', on: day('2026-06-30') },
    ],
    ['does not move to where it is', [works], {}, '2026-02-02', { kind: 'same-place', on: day('2026-02-02') }],
    [
      'does not move twice to the same place',
      [works, transferred('2026-02-02', 'a', NORTH)],
      { site: NORTH },
      '2026-02-02',
      { kind: 'same-place', on: day('2026-02-02') },
    ],
    ['moves back', [works, transferred('2026-02-02', 'a', NORTH)], {}, '2026-03-02', null],
  ])('%s', (_, story, place, on, problem) => {
    expect(moveProblem(spellOf(...story), { ...HERE, ...place }, day(on))).toEqual(problem)
  })

  it.each<[string, object, string, RecordProblem | null]>([
    ['has other duties', { worksWithYouth: false }, '2026-02-02', null],
    ['has the same duties', {}, '2026-02-02', { kind: 'same-duties', on: day('2026-02-02') }],
    ['has none before it began', { type: 'intern' }, '2026-01-01', { kind: 'before-first-day', on: day('2026-01-05') }],
  ])('%s', (_, duties, on, problem) => {
    expect(dutiesProblem(of(works), spellOf(works), { ...STAFF, ...duties }, day(on))).toEqual(problem)
  })

  it.each<[string, Story, object, RecordProblem | null]>([
    ['beside another place', [works], { site: NORTH }, null],
    ['beside another position', [works], { position: 'Driver' }, null],
    ['beside itself', [works], {}, { kind: 'same-employment', on: day('2026-01-05') }],
    ['like one that has ended', [gone], {}, null],
  ])('%s', (_, story, place, problem) => {
    expect(secondEmploymentProblem(of(...story), { ...HERE, ...place }, TODAY)).toEqual(problem)
  })

  it.each<[string, Story, string, RecordProblem | null]>([
    ['again on the day after the last', [gone], '2026-07-01', null],
    ['again on the last day', [gone], '2026-06-30', { kind: 'works-here-then', on: day('2026-06-30') }],
    ['again without having left', [works], '2026-07-01', { kind: 'works-here-then', on: day('2026-01-05') }],
  ])('%s', (_, story, on, problem) => {
    expect(rehireProblem(of(...story), day(on))).toEqual(problem)
  })
})

describe('an exemption', () => {
  it.each<[string, Story, string, string | null, RecordProblem | null]>([
    ['without an end', [works], '2026-02-02', null, null],
    ['of one day', [works], '2026-02-02', '2026-02-02', null],
    [
      'that ends before it begins',
      [works],
      '2026-02-02',
      '2026-02-01',
      { kind: 'ends-before-it-begins', on: day('2026-02-02') },
    ],
    [
      'a second time',
      [works, exempted('2026-02-02', null)],
      '2026-02-02',
      null,
      { kind: 'exempt-already', on: day('2026-02-02') },
    ],
    ['with another end', [works, exempted('2026-02-02', null)], '2026-02-02', '2026-05-01', null],
  ])('%s', (_, story, from, until, problem) => {
    const exemption = { from: day(from), until: until === null ? null : day(until), reason: 'trained-elsewhere' }
    expect(exemptionProblem(of(...story), exemption)).toEqual(problem)
  })
})

describe('a later due date', () => {
  it.each<[string, string | null, string, RecordProblem | null]>([
    ['after the one so far', '2026-12-01', '2026-12-02', null],
    ['the one so far', '2026-12-01', '2026-12-01', { kind: 'date-not-later', on: day('2026-12-01') }],
    ['where there is none', null, '2026-11-24', null],
    ['that has passed', '2026-11-01', '2026-11-23', { kind: 'date-passed', on: TODAY }],
  ])('%s', (_, dueOn, later, problem) => {
    expect(extensionProblem(dueOn === null ? null : day(dueOn), day(later), TODAY)).toEqual(problem)
  })
})

describe('a day with a mistyped year', () => {
  it.each<[string, RecordProblem['kind'] | null]>([
    ['1956-11-24', null],
    ['1956-11-23', 'too-long-ago'],
    ['0202-11-24', 'too-long-ago'],
    ['2028-11-24', null],
    ['2028-11-25', 'too-far-ahead'],
  ])('%s', (on, kind) => {
    expect(dayProblem(day(on), TODAY)?.kind ?? null).toBe(kind)
  })
})

describe('an unusual record', () => {
  it.each<[string, Story, object[]]>([
    ['nothing', [works], []],
    ['no hire date that anything follows from', [hiredSomeDay('2026-01-05')], []],
    [
      'two jobs at one site',
      [works, hiredOnly('2026-02-02', { spell: 'b' })],
      [{ kind: 'two-employments-at-a-site', site: HARBOR }],
    ],
    ['not two jobs at two sites', [works, hiredOnly('2026-02-02', { spell: 'b', site: NORTH })], []],
    ['not a job after another', [gone, hiredOnly('2026-09-01', { spell: 'b' })], []],
  ])('%s', (_, story, problems) => {
    expect(dataProblems(of(...story), { kind: 'not-required' }, TODAY)).toEqual(problems)
  })

  it('has no hire date, where the course is to be taken', () => {
    const because = { kind: 'no-hire-date' } as const
    expect(dataProblems(of(hiredSomeDay('2026-01-05')), because, TODAY)).toEqual([because])
  })

  it('has no first day with youth, where the date depends on it', () => {
    const because = { kind: 'no-first-contact' } as const
    expect(dataProblems(of(works), because, TODAY)).toEqual([{ kind: 'no-first-contact' }])
  })
})

describe('the end of exemptions that last', () => {
  it.each<[string, Story, string, RecordProblem | null]>([
    ['of one without an end', [exempted('2026-02-02', null)], '2026-02-20', null],
    ['on its first day', [exempted('2026-02-02', null)], '2026-02-02', null],
    ['earlier than it was', [exempted('2026-02-02', '2026-05-01')], '2026-04-30', null],
    [
      'on the day that is on record',
      [exempted('2026-02-02', '2026-05-01')],
      '2026-05-01',
      { kind: 'exemption-ends-already', on: day('2026-05-01') },
    ],
    [
      'later than the last of several',
      [exempted('2026-02-02', '2026-05-01'), exempted('2026-02-09', '2026-06-01')],
      '2026-07-01',
      { kind: 'exemption-ends-already', on: day('2026-06-01') },
    ],
    [
      'between those of several',
      [exempted('2026-02-02', '2026-05-01'), exempted('2026-02-09', null)],
      '2026-05-20',
      null,
    ],
    ['before one of several began', [exempted('2026-02-02', null), exempted('2026-02-09', null)], '2026-02-05', null],
    [
      'before the first of several began',
      [exempted('2026-02-02', null), exempted('2026-02-09', null)],
      '2026-02-01',
      { kind: 'ends-before-it-begins', on: day('2026-02-02') },
    ],
  ])('%s', (_, story, until, problem) => {
    expect(exemptionEndProblem(of(...story).filter(isKind('exempted')), day(until))).toEqual(problem)
  })
})
