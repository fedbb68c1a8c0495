import { describe, expect, it } from 'vitest'
import type { LedgerEvent } from '../../src/ledger/event.ts'
import { isCompletion } from '../../src/ledger/history.ts'
import {
  currentCycleOn,
  deadlineOn,
  endOfCompletion,
  isAfter,
  isLate,
  isReturn,
} from '../../src/requirements/current-cycle.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import {
  cameBack,
  completed,
  credited,
  day,
  finished,
  hired,
  hiredBy,
  hiredOnly,
  history,
  left,
  noLongerRequired,
  type StoryEvent,
  wentOnLeave,
} from '../support/history.ts'

const YEARLY = hired('2025-01-06', { spell: 'one' })
const forAnother = (entry: StoryEvent): StoryEvent => ({ ...entry, body: { ...entry.body, requirement: 'first-aid' } })
const cycleOn = (on: string, events: readonly LedgerEvent[]) => currentCycleOn(events, ORIENTATION, day(on))
const kinds = (events: readonly LedgerEvent[]) => events.map(({ kind, effectiveOn }) => [kind, effectiveOn])

function completionOn(events: readonly LedgerEvent[], on: string) {
  const found = events.filter(isCompletion).find(({ effectiveOn }) => effectiveOn === on)
  if (found === undefined) throw new Error(`nothing was completed on ${on}`)
  return found
}

describe('the completion that counts', () => {
  it('ends by its own day and the months of the rule, and keeps no other date', () => {
    const events = history(YEARLY, completed('2025-03-02'))
    const completion = completionOn(events, '2025-03-02')
    expect(cycleOn('2025-06-01', events)).toEqual({
      counted: [completion],
      completion,
      validUntil: '2026-03-02',
      kept: null,
      renewalFrom: '2026-01-01',
      work: [],
    })
  })

  it('has no end and no renewal where the rule asks for none', () => {
    const events = history(hired('2025-01-06', { rule: { renewalMonths: null } }), completed('2025-03-02'))
    expect(cycleOn('2030-06-01', events)).toMatchObject({
      completion: { effectiveOn: '2025-03-02' },
      validUntil: null,
      kept: null,
      renewalFrom: null,
    })
  })

  it('is none where nothing is asked, or only another requirement was completed', () => {
    const none = { counted: [], completion: null, validUntil: null, kept: null, renewalFrom: null }
    expect(cycleOn('2025-06-01', history(hiredOnly('2025-01-06'), completed('2025-03-02')))).toMatchObject(none)
    expect(cycleOn('2025-06-01', history(YEARLY, forAnother(completed('2025-03-02'))))).toMatchObject(none)
  })

  it('keeps the date of an earlier one that ends later, though it was begun before that', () => {
    const events = history(
      YEARLY,
      completed('2025-03-02'),
      credited('2025-04-01', { v: 2, startedOn: day('2025-02-01') }),
    )
    expect(cycleOn('2025-06-01', events)).toMatchObject({
      completion: { effectiveOn: '2025-04-01' },
      validUntil: '2026-03-02',
      kept: { from: '2025-03-02', months: 12 },
    })
  })

  it('goes by its own day where an earlier one ends on the same day', () => {
    const monthly = { renewal: { months: 1, windowDays: 5, keepsDate: false } }
    const events = history(hiredBy(monthly, '2026-01-01'), completed('2026-01-29'), completed('2026-01-30'))
    expect(cycleOn('2026-02-01', events)).toMatchObject({ validUntil: '2026-02-28', kept: null })
  })
})

describe('the work of a cycle', () => {
  it('is what was done since the completion', () => {
    const events = history(YEARLY, finished('L1', '2025-02-01'), completed('2025-03-02'), finished('L2', '2026-01-10'))
    expect(kinds(cycleOn('2026-02-01', events).work)).toEqual([['lesson_finished', '2026-01-10']])
    expect(cycleOn('2026-01-09', events).work).toEqual([])
  })

  it('is what was done since the last employment before, in a third one, too', () => {
    const events = history(
      hired('2023-01-09', { spell: 'one' }),
      finished('L1', '2023-01-20'),
      left('2023-01-31', 'one'),
      hired('2024-01-08', { spell: 'two' }),
      finished('L2', '2024-01-31'),
      left('2024-01-31', 'two'),
      finished('L3', '2024-02-01'),
      hired('2025-01-06', { spell: 'three' }),
      finished('L4', '2025-01-10'),
    )
    const lessons = cycleOn('2025-02-01', events).work.filter(({ kind }) => kind === 'lesson_finished')
    expect(kinds(lessons)).toEqual([
      ['lesson_finished', '2024-02-01'],
      ['lesson_finished', '2025-01-10'],
    ])
  })

  const [before, here, sameDay, elsewhere, atOnce, later] = history(
    finished('L1', '2026-01-10'),
    completed('2026-01-10'),
    finished('L2', '2026-01-09'),
    credited('2026-01-20'),
    finished('L3', '2026-01-20'),
    finished('L4', '2026-01-21'),
  )
  const entries = { before, here, sameDay, elsewhere, atOnce, later }
  type Name = keyof typeof entries

  it.each<[string, Name, Name, boolean]>([
    ['was recorded before a completion here', 'before', 'here', false],
    ['was recorded after a completion here, whatever its day', 'sameDay', 'here', true],
    ['was done here before a completion elsewhere', 'sameDay', 'elsewhere', false],
    ['was done on an earlier day than a completion elsewhere, though recorded later', 'before', 'elsewhere', false],
    ['was recorded after a completion elsewhere on its day', 'atOnce', 'elsewhere', true],
    ['was done on a later day than a completion elsewhere', 'later', 'elsewhere', true],
    ['is the completion here itself', 'here', 'here', false],
    ['is the completion elsewhere itself', 'elsewhere', 'elsewhere', false],
  ])('tells what %s', (_, event, end, expected) => {
    const [tested, ending] = [entries[event], entries[end]]
    if (tested === undefined || ending === undefined) throw new Error('the story has these entries')
    expect(isAfter(tested, ending)).toBe(expected)
  })
})

describe('the end that a completion was given on its day', () => {
  const renewed = history(
    hiredBy({ renewal: { months: 12, windowDays: 60, keepsDate: true } }, '2025-01-06'),
    completed('2025-03-02'),
    completed('2026-02-01'),
    credited('2025-02-10'),
  )
  const endOf = (on: string, events: readonly LedgerEvent[] = renewed) =>
    endOfCompletion(events, ORIENTATION, completionOn(events, on))

  it('knows those before it, and none that were recorded later', () => {
    expect(endOf('2025-03-02')).toBe('2026-03-02')
    expect(endOf('2026-02-01')).toBe('2027-03-02')
  })

  it('is not moved by one of an earlier day that is recorded later', () => {
    const kept = { renewal: { months: 12, windowDays: 365, keepsDate: true } }
    const events = history(hiredBy(kept, '2025-01-06'), completed('2025-03-02'), credited('2025-02-10'))
    expect(endOf('2025-03-02', events)).toBe('2026-03-02')
    expect(endOf('2025-02-10', events)).toBe('2026-02-10')
  })

  it('is none where nothing asked for it, or it never ends', () => {
    expect(endOf('2025-03-02', history(hiredOnly('2025-01-06'), completed('2025-03-02')))).toBeNull()
    const forever = history(hired('2025-01-06', { rule: { renewalMonths: null } }), completed('2025-03-02'))
    expect(endOf('2025-03-02', forever)).toBeNull()
  })
})

describe('the deadline, as it stood on a day', () => {
  const deadline = (on: string, ...story: readonly StoryEvent[]) =>
    deadlineOn(history(YEARLY, completed('2025-03-02'), ...story), ORIENTATION, day(on))

  it('is the last day on which a completion counts', () => {
    expect(deadline('2025-06-01')).toEqual({ dueOn: '2026-03-01', clock: null })
  })

  it('is not known from the end on, in a leave that began before it', () => {
    const away = wentOnLeave('2026-02-01')
    expect(deadline('2026-03-01', away)).toEqual({ dueOn: '2026-03-01', clock: null })
    expect(deadline('2026-03-02', away)).toEqual({ dueOn: null, clock: null })
  })

  it('stays where it was in a leave that began when it had passed', () => {
    expect(deadline('2026-03-10', wentOnLeave('2026-03-02'))).toEqual({ dueOn: '2026-03-01', clock: null })
    expect(deadline('2026-04-05', wentOnLeave('2026-04-01'))).toEqual({ dueOn: '2026-03-01', clock: null })
  })

  it('is a later one, with its reason, after a return', () => {
    expect(deadline('2026-04-05', wentOnLeave('2026-02-01'), cameBack('2026-04-01'))).toMatchObject({
      dueOn: '2026-05-01',
      clock: { startedBy: 'returned', start: '2026-04-01' },
    })
  })

  it('is none for what never ends, or nobody asks for', () => {
    const forever = history(hired('2025-01-06', { rule: { renewalMonths: null } }), completed('2025-03-02'))
    expect(deadlineOn(forever, ORIENTATION, day('2026-03-10'))).toEqual({ dueOn: null, clock: null })
    const unasked = history(hiredOnly('2025-01-06'), completed('2025-03-02'))
    expect(deadlineOn(unasked, ORIENTATION, day('2026-03-10'))).toEqual({ dueOn: null, clock: null })
    expect(isLate(unasked, ORIENTATION, completionOn(unasked, '2025-03-02'))).toBe(false)
  })
})

describe('a return', () => {
  const events = (back: string) =>
    history(YEARLY, completed('2025-03-02'), left('2025-03-31', 'one'), hired(back, { spell: 'again' }))
  const returned = (story: readonly LedgerEvent[], on: string) =>
    isReturn(story, ORIENTATION, completionOn(story, '2025-03-02'), day(on))

  it('makes the course begin anew after too long a gap, and only from its day on', () => {
    expect(returned(events('2026-04-01'), '2026-04-01')).toBe(true)
    expect(returned(events('2026-04-01'), '2026-03-31')).toBe(false)
    expect(returned(events('2026-03-31'), '2026-04-01')).toBe(false)
  })

  it('is none where nothing is asked anymore', () => {
    expect(returned([...events('2026-04-01'), ...later(noLongerRequired('2026-04-02'))], '2026-04-03')).toBe(false)
  })

  /** Entries behind those of a story. */
  function later(entry: StoryEvent): LedgerEvent[] {
    return history(entry).map((event) => ({ ...event, seq: 100, id: 'event-100' }))
  }
})
