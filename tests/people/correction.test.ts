import { describe, expect, it } from 'vitest'
import { correctionKinds, correctionProblem, entriesCorrected } from '../../src/people/correction.ts'
import type { Corrected } from '../../src/ledger/event.ts'
import type { RecordProblem } from '../../src/people/record-check.ts'
import {
  assignedByHr,
  attempted,
  cameBack,
  completed,
  corrected,
  day,
  finished,
  HARBOR,
  type StoryEvent,
  hired,
  history,
  left,
  NORTH,
  transferred,
  wentOnLeave,
} from '../support/history.ts'

type Story = readonly (StoryEvent | readonly StoryEvent[])[]
const TODAY = day('2026-11-24')
const works = hired('2026-01-05', { spell: 'a' })
const withdrawn = { kind: 'withdrawn' } as const
const moved = (on: string) => ({ kind: 'moved', effectiveOn: day(on) }) as const
const hiredOn = (on: string) => ({ kind: 'hired-on', hiredOn: day(on) }) as const

/** The entry at a place of the story, from 1. */
function target(story: Story, entry: number) {
  const events = history(...story)
  const found = events[entry - 1]
  if (found === undefined) throw new Error(`the story has no entry ${entry}`)
  return [events, found] as const
}

describe('what can be said of an entry', () => {
  it.each<[string, Story, number, string[]]>([
    ['a hire', [works], 1, ['hired-on', 'placed', 'duties', 'withdrawn']],
    ['what follows from the rules: nothing', [works], 2, []],
    ['what HR has assigned', [works, assignedByHr('2026-02-02')], 3, ['moved', 'withdrawn']],
    ['a move', [works, transferred('2026-02-02', 'a', NORTH)], 3, ['moved', 'placed', 'withdrawn']],
    ['a leave', [works, wentOnLeave('2026-02-02')], 3, ['moved', 'withdrawn']],
    [
      'another day of return',
      [works, wentOnLeave('2026-02-02'), wentOnLeave('2026-02-02', '2026-03-02')],
      4,
      ['withdrawn'],
    ],
    ['a last day', [works, left('2026-06-30', 'a')], 3, ['moved', 'withdrawn']],
    ['a completion', [works, completed('2026-02-02')], 3, ['moved', 'withdrawn']],
    ['a lesson: it is the person’s own', [works, finished('L1', '2026-02-02')], 3, ['withdrawn']],
    ['a final check', [works, attempted(13, { on: '2026-02-02' })], 3, ['withdrawn']],
    [
      'a correction: nothing, the entry itself is corrected again',
      [works, corrected(1, withdrawn, '2026-02-02')],
      3,
      [],
    ],
    [
      'an entry that was withdrawn',
      [works, corrected(1, withdrawn, '2026-02-02')],
      1,
      ['hired-on', 'placed', 'duties', 'stands'],
    ],
    [
      'an entry that was moved',
      [works, left('2026-06-30', 'a'), corrected(3, moved('2026-06-29'), '2026-07-01')],
      3,
      ['moved', 'withdrawn', 'stands'],
    ],
  ])('%s', (_, story, entry, kinds) => {
    expect(correctionKinds(...target(story, entry), [{ id: NORTH }, { id: HARBOR }])).toEqual(kinds)
  })

  it('is nothing of an employment that was ever at another site, for HR of one; and the rest is of the person', () => {
    const story = [works, transferred('2026-03-02', 'a', NORTH), wentOnLeave('2026-04-01')]
    const atHarbor = [{ id: HARBOR }]
    expect(correctionKinds(...target(story, 1), atHarbor)).toEqual([])
    expect(correctionKinds(...target(story, 3), atHarbor)).toEqual([])
    expect(correctionKinds(...target(story, 4), atHarbor)).toEqual(['moved', 'withdrawn'])
    expect(correctionKinds(...target([works], 1), atHarbor)).toContain('placed')
    const takenBack = [...story.slice(0, 2), corrected(3, withdrawn, '2026-03-03')]
    expect(correctionKinds(...target(takenBack, 1), atHarbor)).toEqual([])
  })
})

describe('a correction', () => {
  const gone = [...works, left('2026-06-30', 'a')]
  const back = [...works, wentOnLeave('2026-03-02'), cameBack('2026-04-01')]
  it.each<[string, Story, number, Corrected['change'], RecordProblem['kind'] | null]>([
    ['of the hire date', [gone], 1, hiredOn('2026-01-12'), null],
    ['of the hire date to the same', [gone], 1, hiredOn('2026-01-05'), 'nothing-changes'],
    ['of the hire date to after the last day', [gone], 1, hiredOn('2026-07-01'), 'after-last-day'],
    ['of the hire date to another century', [gone], 1, hiredOn('1026-01-05'), 'too-long-ago'],
    ['of the last day', [gone], 3, moved('2026-06-15'), null],
    ['of the last day to before the first', [gone], 3, moved('2026-01-04'), 'before-first-day'],
    [
      'of the last day, as another correction left the first',
      [gone, corrected(1, hiredOn('2025-12-01'), '2026-07-01')],
      3,
      moved('2026-01-04'),
      null,
    ],
    ['of the first day of a leave', [back], 3, moved('2026-03-09'), null],
    ['of the first day of a leave to the day of return', [back], 3, moved('2026-04-01'), 'ends-before-it-begins'],
    ['of the day of return', [back], 4, moved('2026-04-02'), null],
    ['of the day of return to before the leave', [back], 4, moved('2026-03-02'), 'not-after-leave-began'],
    [
      'of a move to before the first day',
      [works, transferred('2026-02-02', 'a', NORTH)],
      3,
      moved('2026-01-01'),
      'before-first-day',
    ],
    ['that withdraws', [gone], 3, withdrawn, null],
    [
      'to the duties there are',
      [works],
      1,
      { kind: 'duties', type: 'employee', worksWithYouth: true },
      'nothing-changes',
    ],
    [
      'to the place there is',
      [works],
      1,
      { kind: 'placed', site: HARBOR, department: 'Day program', position: 'Youth worker', supervisor: 'person:cleo' },
      'nothing-changes',
    ],
  ])('%s', (_, story, entry, change, kind) => {
    expect(correctionProblem(...target(story, entry), change, TODAY)?.kind ?? null).toBe(kind)
  })

  it('correcting a leave includes its other days of return', () => {
    const story = [works, wentOnLeave('2026-03-02'), wentOnLeave('2026-03-02', '2026-05-01'), wentOnLeave('2026-09-01')]
    expect(entriesCorrected(...target(story, 3)).map(({ seq }) => seq)).toEqual([3, 4])
    expect(entriesCorrected(...target(story, 4)).map(({ seq }) => seq)).toEqual([4])
    expect(entriesCorrected(...target(story, 1)).map(({ seq }) => seq)).toEqual([1])
  })
})
