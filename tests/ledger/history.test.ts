import { describe, expect, it } from 'vitest'
import { instant } from '../../src/platform/time/calendar.ts'
import {
  completionsOn,
  corrected as withCorrections,
  currentSpells,
  firstContactOn,
  knownAt,
  leaveOn,
  leavesOn,
  placeOn,
  requiredByRuleOn,
  requirementOn,
  tenuresOn,
  spellsOn,
  waitsOn,
} from '../../src/ledger/history.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import {
  assignedByHr,
  awaiting,
  cameBack,
  completed,
  corrected,
  credited,
  day,
  dutiesChanged,
  finished,
  firstContact,
  HARBOR,
  hired,
  hiredOnly,
  hiredSomeDay,
  history,
  left,
  noLongerRequired,
  NORTH,
  required,
  requiredBy,
  standing,
  type StoryEvent,
  transferred,
  wentOnLeave,
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

const forAnother = (entry: StoryEvent): StoryEvent => ({ ...entry, body: { ...entry.body, requirement: 'first-aid' } })

describe('entries that were recorded late', () => {
  it('put employments, and what changed in each, in the order of their days', () => {
    const story = history(
      hiredOnly('2026-02-02', { spell: 'two' }),
      hiredOnly('2026-01-05', { spell: 'one' }),
      transferred('2026-05-04', 'one', HARBOR),
      transferred('2026-04-01', 'one', NORTH),
      dutiesChanged('2026-04-01', 'one', { type: 'volunteer' }),
      dutiesChanged('2026-03-02', 'one', { type: 'contractor' }),
      transferred('2026-06-01', 'two', NORTH),
      dutiesChanged('2026-06-01', 'two', { worksWithYouth: false }),
      firstContact('2026-06-01', '2026-06-08', 'two'),
      left('2026-07-31', 'one'),
    )
    const [one, two, ...more] = spellsOn(story, day('2026-08-03'))
    expect(more).toEqual([])
    expect(one).toMatchObject({
      id: 'one',
      from: '2026-01-05',
      until: '2026-07-31',
      type: 'volunteer',
      worksWithYouth: true,
      firstContactOn: null,
    })
    expect(one?.places.map(({ from, site }) => [from, site])).toEqual([
      ['2026-01-05', HARBOR],
      ['2026-04-01', NORTH],
      ['2026-05-04', HARBOR],
    ])
    expect(two).toMatchObject({ id: 'two', until: null, type: 'employee', worksWithYouth: false })
    expect(two?.places.map(({ site }) => site)).toEqual([HARBOR, NORTH])
    if (one === undefined) throw new Error('there are two spells')
    const sites = ['2026-01-04', '2026-03-31', '2026-04-01', '2026-05-03', '2026-05-04'].map(
      (on) => placeOn(one, day(on)).site,
    )
    expect(sites).toEqual([HARBOR, HARBOR, NORTH, NORTH, HARBOR])
    expect(() => placeOn({ ...one, places: [] }, day('2026-01-05'))).toThrow(new RangeError('spell one has no place'))
  })

  it('put completions in the order of their days, and those of one day in the order of the ledger', () => {
    const [here, elsewhere, paper, later] = history(
      completed('2026-03-02'),
      credited('2026-02-02'),
      credited('2026-03-02', { source: 'signed-paper' }),
      completed('2026-03-03'),
    )
    const story = [here, elsewhere, paper, later].flatMap((event) => event ?? [])
    expect(completionsOn(story, day('2026-03-02'))).toEqual([elsewhere, here, paper])
    expect(completionsOn(story.toReversed(), day('2026-03-03'))).toEqual([elsewhere, paper, here, later])
  })

  it('put rules in the order of their days', () => {
    const story = history(
      hiredOnly('2026-01-05'),
      requiredBy('2026-03-02', { rehireGapMonths: 6 }, 'New'),
      requiredBy('2026-01-05', {}, 'Old'),
    )
    const namesOn = (on: string) => requirementOn(story, ORIENTATION, day(on))
    expect(namesOn('2026-03-01')).toMatchObject({ named: 'Old', since: '2026-01-05' })
    expect(namesOn('2026-03-02')).toMatchObject({ named: 'New', since: '2026-01-05', rule: { rehireGapMonths: 6 } })
  })
})

describe('leaves', () => {
  const leaves = (on: string, ...story: readonly StoryEvent[]) =>
    leavesOn(history(hiredOnly('2025-01-06', { spell: 'one' }), ...story), day(on)).map(({ from, until }) => [
      from,
      until,
    ])

  it.each<[string, readonly StoryEvent[], string, readonly (readonly [string, string | null])[]]>([
    [
      'last until a return, and not before its day',
      [wentOnLeave('2026-02-02'), cameBack('2026-03-02')],
      '2026-03-01',
      [['2026-02-02', null]],
    ],
    [
      'end on the first day back',
      [wentOnLeave('2026-02-02'), cameBack('2026-03-02')],
      '2026-03-02',
      [['2026-02-02', '2026-03-02']],
    ],
    [
      'are none when the person was back on the day on which one was to begin',
      [wentOnLeave('2026-02-02'), cameBack('2026-02-02')],
      '2026-03-02',
      [],
    ],
    [
      'are two with a day of work between them, whatever was recorded first',
      [wentOnLeave('2026-03-03'), cameBack('2026-03-10'), wentOnLeave('2026-02-02'), cameBack('2026-03-02')],
      '2026-06-01',
      [
        ['2026-02-02', '2026-03-02'],
        ['2026-03-03', '2026-03-10'],
      ],
    ],
    [
      'are one when the second begins on the first day back',
      [wentOnLeave('2026-02-02'), cameBack('2026-03-02'), wentOnLeave('2026-03-02'), cameBack('2026-03-10')],
      '2026-06-01',
      [['2026-02-02', '2026-03-10']],
    ],
    [
      'last while one of two that overlap lasts',
      [wentOnLeave('2026-01-05'), cameBack('2026-03-02'), wentOnLeave('2026-02-20')],
      '2026-06-01',
      [['2026-01-05', null]],
    ],
    [
      'last while the first of two that overlap lasts, though it was recorded last',
      [wentOnLeave('2026-02-20'), cameBack('2026-03-02'), wentOnLeave('2026-01-05')],
      '2026-06-01',
      [['2026-01-05', null]],
    ],
    [
      'are not ended by a return from an earlier one',
      [wentOnLeave('2026-01-05'), wentOnLeave('2026-02-20'), cameBack('2026-01-20')],
      '2026-06-01',
      [
        ['2026-01-05', '2026-01-20'],
        ['2026-02-20', null],
      ],
    ],
    [
      'end with the employment, also one that begins on its last day',
      [wentOnLeave('2026-02-02'), left('2026-02-02', 'one')],
      '2026-06-01',
      [['2026-02-02', '2026-02-03']],
    ],
  ])('%s', (_, story, on, expected) => {
    expect(leaves(on, ...story)).toEqual(expected)
  })

  it('hold to the last day of the employment', () => {
    const story = history(
      hiredOnly('2025-01-06', { spell: 'one' }),
      wentOnLeave('2026-02-02'),
      left('2026-02-27', 'one'),
    )
    const onLeave = (on: string) => leaveOn(story, day(on)) !== null
    expect(['2026-02-01', '2026-02-02', '2026-02-27', '2026-02-28'].map(onLeave)).toEqual([false, true, true, false])
  })
})

describe('waits for a site', () => {
  it.each<[string, readonly StoryEvent[], readonly (readonly [string, string | null])[]]>([
    ['begin on their day, and not before', [awaiting('2026-06-02', HARBOR)], []],
    [
      'last while sites are awaited, whichever they are',
      [awaiting('2026-02-02', HARBOR), awaiting('2026-02-09', NORTH)],
      [['2026-02-02', null]],
    ],
    [
      'end when no site is awaited anymore, once',
      [awaiting('2026-02-02', HARBOR), awaiting('2026-02-09'), awaiting('2026-02-16')],
      [['2026-02-02', '2026-02-09']],
    ],
    [
      'end with a completion',
      [awaiting('2026-02-02', HARBOR), completed('2026-02-09')],
      [['2026-02-02', '2026-02-09']],
    ],
    [
      'begin again after they were over',
      [awaiting('2026-02-02', HARBOR), awaiting('2026-02-09'), awaiting('2026-03-02', NORTH), awaiting('2026-03-09')],
      [
        ['2026-02-02', '2026-02-09'],
        ['2026-03-02', '2026-03-09'],
      ],
    ],
  ])('%s', (_, story, expected) => {
    const found = waitsOn(history(hiredOnly('2026-01-05'), ...story), day('2026-06-01'))
    expect(found.map(({ from, until }) => [from, until])).toEqual(expected)
  })
})

describe('a requirement in force', () => {
  const inForce = (on: string, ...story: readonly StoryEvent[]) =>
    requirementOn(history(...story), ORIENTATION, day(on))

  it('has the rule of the first version in the form of today, without a name', () => {
    expect(inForce('2026-01-05', required('2026-01-05'))).toStrictEqual({
      rule: {
        due: { by: 'days-from-hire', days: 30 },
        renewal: { months: 12, windowDays: 60, keepsDate: false },
        rehireGapMonths: 12,
      },
      named: null,
      since: '2026-01-05',
      dueBySince: '2026-01-05',
      assigned: null,
      beganByHand: false,
    })
  })

  it('is none where only another requirement is', () => {
    expect(inForce('2026-01-05', forAnother(requiredBy('2026-01-05')))).toBeNull()
  })

  it('is one of a rule only where a rule asks for it', () => {
    const story = history(hiredOnly('2026-01-05'), assignedByHr('2026-01-05'), requiredBy('2026-03-02'))
    const byRule = (on: string) => requiredByRuleOn(story, ORIENTATION, day(on))
    expect(byRule('2026-03-01')).toBeNull()
    expect(byRule('2026-03-02')).toMatchObject({ named: 'Staff', since: '2026-03-02', beganByHand: false })
  })

  const before = [hiredOnly('2024-01-08', { spell: 'first' }), left('2024-03-29', 'first')] as const
  const job = hiredOnly('2026-01-05', { spell: 'one' })
  const again = [left('2026-03-31', 'one'), hiredOnly('2026-05-04', { spell: 'again' })] as const

  it.each<[string, readonly StoryEvent[]]>([
    ['in the job before', [job, assignedByHr('2026-02-02'), ...again]],
    ['on the last day of the job before', [job, assignedByHr('2026-03-31'), ...again]],
    ['in the second of three jobs', [...before, job, assignedByHr('2026-02-02'), ...again]],
    [
      'in the job before, after a rule had ended',
      [job, requiredBy('2026-01-05'), noLongerRequired('2026-02-02'), assignedByHr('2026-02-03'), ...again],
    ],
  ])('is over when HR assigned it %s', (_, story) => {
    expect(inForce('2026-03-31', ...story)).not.toBeNull()
    expect(inForce('2026-05-04', ...story)).toBeNull()
  })

  it('has its first day with youth from the jobs that last', () => {
    const story = history(job, firstContact('2026-01-05', '2026-01-12', 'one'), ...again)
    expect(firstContactOn(story, day('2026-03-31'))).toBe('2026-01-12')
    expect(firstContactOn(story, day('2026-05-04'))).toBeNull()
  })
})

describe('corrections of a day', () => {
  const moved = (on: string) => ({ kind: 'moved', effectiveOn: day(on) }) as const
  const days = (...story: readonly (StoryEvent | readonly StoryEvent[])[]) =>
    withCorrections(history(...story)).map(({ kind, effectiveOn }) => [kind, effectiveOn])

  it('make a completion elsewhere one of a day that is known, and another correction does not', () => {
    const begun = credited('2026-03-02', { v: 2, startedOn: day('2026-02-02') })
    const after = (change: Parameters<typeof corrected>[1]) =>
      withCorrections(history(begun, corrected(1, change, '2026-03-09')))[0]
    const [known] = history(credited('2026-02-16'))
    expect(after(moved('2026-02-16'))?.body).toStrictEqual(known?.body)
    expect(after(moved('2026-02-16'))?.effectiveOn).toBe('2026-02-16')
    expect(after({ kind: 'stands' })).toStrictEqual(history(begun)[0])
    const plain = history(credited('2026-03-02'), corrected(1, moved('2026-02-16'), '2026-03-09'))
    expect(withCorrections(plain)[0]?.body).toStrictEqual(known?.body)
  })

  it('move a rule to the day that HR gives, whatever the day of hire', () => {
    expect(days(hired('2026-01-12'), corrected(2, moved('2026-01-19'), '2026-02-02'))).toEqual([
      ['hired', '2026-01-12'],
      ['required', '2026-01-19'],
    ])
  })

  it('move a rule with the hire of its own day, and with no other hire or entry', () => {
    const found = { kind: 'hired-on', hiredOn: day('2026-01-05') } as const
    expect(days(finished('L1', '2026-01-12'), hired('2026-01-12'), corrected(2, found, '2026-02-02'))).toEqual([
      ['lesson_finished', '2026-01-12'],
      ['hired', '2026-01-05'],
      ['required', '2026-01-05'],
    ])
    expect(
      days(hiredOnly('2026-01-12', { spell: 'one' }), hired('2026-02-02'), corrected(1, found, '2026-02-09')),
    ).toEqual([
      ['hired', '2026-01-05'],
      ['hired', '2026-02-02'],
      ['required', '2026-02-02'],
    ])
  })

  it('leave a rule where it is when a hire without its day is moved', () => {
    expect(days(hiredSomeDay('2026-01-20'), corrected(1, moved('2026-01-10'), '2026-01-25'))).toEqual([
      ['hired', '2026-01-10'],
      ['required', '2026-01-20'],
    ])
  })
})
