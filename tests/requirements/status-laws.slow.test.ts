import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CalendarDate } from '../../src/platform/time/calendar.ts'
import { assignments, withAssignments } from '../../src/requirements/assignment.ts'
import type { LedgerEvent } from '../../src/ledger/event.ts'
import {
  completionsOn,
  corrected as withCorrections,
  currentSpells,
  type Definitions,
  type History,
  isKind,
  type PolicyHistory,
  requiredByRuleOn,
  requirementOn,
  tenuresOn,
} from '../../src/ledger/history.ts'
import { ORIENTATION, shippedRule } from '../../src/requirements/requirement.ts'
import { isLate } from '../../src/requirements/current-cycle.ts'
import { STATUSES } from '../../src/requirements/status.ts'
import {
  assignedByHr,
  corrected,
  daysFrom,
  defined,
  definitions,
  HARBOR,
  type StoryEvent,
  history,
  named,
  NORTH,
  policy,
  published,
  required,
  standing,
} from '../support/history.ts'
import { anyDay, anyHistory, anyPolicy, FIRST } from '../support/any-history.ts'

const RUNS = { numRuns: 300 }

const anyScope = fc.record({
  youthOnly: fc.boolean(),
  sites: fc.constantFrom(null, [HARBOR], [NORTH]),
  types: fc.constantFrom(null, ['employee'] as const, ['volunteer', 'intern'] as const),
})
const anyRules = fc.array(
  fc
    .tuple(fc.constantFrom('Staff', 'Volunteers'), anyScope, fc.boolean(), fc.integer({ min: 1, max: 60 }))
    .map(([name, scope, byContact, days]) =>
      named(name, { due: { by: byContact ? 'first-contact' : 'days-from-hire', days } }, scope),
    ),
  { minLength: 1, maxLength: 3 },
)
const anyDefinitions = fc
  .array(fc.tuple(anyDay, anyRules, fc.boolean()), { maxLength: 3 })
  .map((list) => definitions(...list.map(([on, rules, forEveryone]) => defined(on, rules, forEveryone))))

const SHIPPED = shippedRule(12)

describe('statusOn, whatever was recorded', () => {
  it('has a due day only for people who have something to do by a day', () => {
    const WITHOUT = ['separated', 'exempt', 'not-in-scope', 'expired', 'up-to-date']
    fc.assert(
      fc.property(anyHistory, anyPolicy, anyDay, (events, versions, on) => {
        const { status, dueOn } = standing(events, on, versions)
        if (WITHOUT.includes(status)) expect(dueOn).toBeNull()
        if (status === 'overdue' || status === 'update-due') expect(dueOn).not.toBeNull()
      }),
      RUNS,
    )
  })

  it('gives one of the twelve statuses', () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, anyDay, (events, versions, on) => {
        expect(STATUSES).toContain(standing(events, on, versions).status)
      }),
      RUNS,
    )
  })

  it('stays the same on every day before it says that it may change', () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, anyDay, (events, versions, on) => {
        const { holdsUntil, ...now } = standing(events, on, versions)
        for (const later of daysFrom(on, holdsUntil ?? addDays(on, 1_200))) {
          expect(standing(events, later, versions), `on ${later}`).toMatchObject(now)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('depends on nothing that takes effect later, until a correction says otherwise', () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, anyDay, (events, versions, on) => {
        const applied = withCorrections(events)
        const soFar = applied.filter((event) => event.effectiveOn <= on)
        expect(withoutEnd(soFar, versions, on)).toEqual(withoutEnd(applied, versions, on))
      }),
      RUNS,
    )
  })

  it('keeps every completion, and whether it was late, when a rule or a policy is published afterwards', () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, anyDay, fc.integer({ min: 0, max: 300 }), (events, versions, on, days) => {
        const later = addDays(lastDay(events, on), days + 1)
        const { completedOn, late } = standing(events, later, versions)
        fc.pre(completedOn !== null)
        const ruled = [...events, ...after(events, required(later, { daysFromHire: 1, renewalMonths: 1 }))]
        const republished = [...versions, ...policy(published('v4', later, later))]
        expect(withoutEnd(ruled, republished, on)).toEqual(withoutEnd(events, versions, on))
        expect(standing(ruled, later, republished)).toMatchObject({ completedOn, late })
      }),
      RUNS,
    )
  })

  it('counts days that can be checked: start, days and pauses add up to the date', () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, anyDay, (events, versions, on) => {
        const { because } = standing(events, on, versions)
        fc.pre(because.kind === 'due')
        const { startedBy, start, days, pauses, dueOn } = because.clock
        const away = pauses.reduce((sum, pause) => sum + pause.days, 0)
        expect(addDays(start, startedBy === 'first-contact' ? -days : days + away)).toBe(dueOn)
        for (const pause of pauses) expect(addDays(pause.from, pause.days - 1)).toBe(pause.lastDay)
      }),
      RUNS,
    )
  })
})

describe('corrections, whatever was recorded', () => {
  it('never change an entry', () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, anyDay, (events, versions, on) => {
        const before = structuredClone(events)
        standing(events, on, versions)
        expect(events).toEqual(before)
      }),
      RUNS,
    )
  })

  it('are applied once and for all: nothing is left to correct in a history with its corrections applied', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const applied = withCorrections(events)
        expect(withCorrections(applied)).toEqual(applied)
      }),
      RUNS,
    )
  })

  it('were never made when every one of them is taken back', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const plain = events.filter(({ kind }) => kind !== 'corrected')
        const wrong = plain.map((_, index) => corrected(index + 1, { kind: 'withdrawn' }, FIRST))
        const right = plain.map((_, index) => corrected(index + 1, { kind: 'stands' }, FIRST))
        const inOrder = plain.map((event, index) => ({ ...event, id: `event-${index + 1}` }))
        const taken = after(inOrder, ...wrong, ...right)
        expect(withCorrections([...inOrder, ...taken])).toEqual(inOrder)
      }),
      { numRuns: 60 },
    )
  })
})

describe('what is required, whatever was recorded and defined', () => {
  const assigned = (events: History, rules: Definitions) =>
    withAssignments(events, ORIENTATION, assignments(events, ORIENTATION, rules, SHIPPED, firstHire(events)))

  it('is recorded once: a second look finds nothing to record', () => {
    fc.assert(
      fc.property(anyHistory, anyDefinitions, (recorded, rules) => {
        const events = withCorrections(recorded)
        fc.pre(events.some(({ kind }) => kind === 'hired'))
        const done = assigned(events, rules)
        expect(assignments(done, ORIENTATION, rules, SHIPPED, firstHire(events))).toEqual([])
      }),
      RUNS,
    )
  })

  it('is, by the rules and without rules of HR, required exactly of those who work with youth, on every day', () => {
    fc.assert(
      fc.property(anyHistory, anyDay, (recorded, on) => {
        const events = withCorrections(recorded)
        fc.pre(events.some(({ kind }) => kind === 'hired'))
        const spells = currentSpells(events, on)
        fc.pre(spells.length > 0)
        const isRequired = requiredByRuleOn(assigned(events, []), ORIENTATION, on) !== null
        expect(isRequired).toBe(spells.some(({ worksWithYouth }) => worksWithYouth))
      }),
      RUNS,
    )
  })

  it('changes nothing about any day before the first day of the rules', () => {
    fc.assert(
      fc.property(anyHistory, anyDefinitions, anyPolicy, anyDay, (recorded, rules, versions, on) => {
        const events = withCorrections(recorded)
        fc.pre(events.some(({ kind }) => kind === 'hired'))
        fc.pre(rules.every(({ effectiveOn }) => effectiveOn > on))
        expect(withoutEnd(assigned(events, rules), versions, on)).toEqual(
          withoutEnd(assigned(events, []), versions, on),
        )
      }),
      RUNS,
    )
  })

  it('never moves a completion, its version, or whether it was late', () => {
    fc.assert(
      fc.property(anyHistory, anyDefinitions, anyDay, (recorded, rules, on) => {
        const events = withCorrections(recorded)
        fc.pre(events.some(({ kind }) => kind === 'hired'))
        const [before, then] = [assigned(events, []), assigned(events, rules)]
        const completions = (of: History) => completionsOn(of, addDays(FIRST, 900))
        expect(completions(then)).toEqual(completions(before))
        for (const completion of completions(before)) {
          fc.pre(rules.every(({ effectiveOn }) => effectiveOn > completion.effectiveOn))
          expect(isLate(then, ORIENTATION, completion)).toBe(isLate(before, ORIENTATION, completion))
        }
        expect(STATUSES).toContain(standing(then, on).status)
      }),
      RUNS,
    )
  })
})

describe('what HR assigns, whatever was recorded', () => {
  const assignedOn = (events: readonly LedgerEvent[], on: CalendarDate) => [
    ...events,
    ...after(events, assignedByHr(on)),
  ]

  it('leaves every day as it was when it is taken back', () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, anyDay, anyDay, (events, versions, from, on) => {
        const given = assignedOn(events, from)
        const entry = given.at(-1)
        const evidence = { files: [], reference: '' }
        const body = { v: 2, corrects: entry?.id, reason: 'Mistake', evidence, change: { kind: 'withdrawn' } } as const
        const taken = [...given, { ...entry, id: 'taken-back', seq: given.length + 1, kind: 'corrected', body }]
        expect(standing(taken as LedgerEvent[], on, versions)).toEqual(standing(events, on, versions))
      }),
      RUNS,
    )
  })

  it('is in force from its day on until the employment is over, whatever the rules become', () => {
    fc.assert(
      fc.property(anyHistory, anyDefinitions, anyDay, anyDay, (recorded, rules, from, on) => {
        fc.pre(from <= on)
        const events = withCorrections(recorded)
        fc.pre(events.some(({ kind }) => kind === 'hired'))
        const left = tenuresOn(events, on).at(-1)?.previousUntil ?? null
        fc.pre(left === null || from > left)
        const given = assignedOn(events, from)
        const then = withAssignments(
          given,
          ORIENTATION,
          assignments(given, ORIENTATION, rules, SHIPPED, firstHire(events)),
        )
        expect(requirementOn(then, ORIENTATION, on)).not.toBeNull()
      }),
      RUNS,
    )
  })

  it('changes nothing that rules ask, and nothing while a rule asked for it before', () => {
    fc.assert(
      fc.property(anyHistory, anyDefinitions, anyPolicy, anyDay, anyDay, (recorded, rules, versions, from, on) => {
        const events = withCorrections(recorded)
        fc.pre(events.some(({ kind }) => kind === 'hired'))
        const of = (each: History) => assignments(each, ORIENTATION, rules, SHIPPED, firstHire(events))
        expect(of(assignedOn(events, from))).toEqual(of(events))
        const byRule = requiredByRuleOn(events, ORIENTATION, on)
        if (on < from || (byRule !== null && byRule.since <= from)) {
          expect(withoutEnd(assignedOn(events, from), versions, on)).toEqual(withoutEnd(events, versions, on))
        }
      }),
      RUNS,
    )
  })
})

function firstHire(events: History): CalendarDate {
  return events
    .filter(isKind('hired'))
    .reduce<CalendarDate>(
      (first, { effectiveOn }) => (effectiveOn < first ? effectiveOn : first),
      addDays(FIRST, 2_000),
    )
}

/** What is told of a day apart from days ahead: until when it holds, and the first day of someone who hasn't begun. */
function withoutEnd(events: readonly LedgerEvent[], versions: PolicyHistory, on: CalendarDate) {
  const { holdsUntil: _, because, ...rest } = standing(events, on, versions)
  const isOut = because.kind === 'not-employed' || because.kind === 'not-required'
  // The first day of somebody who comes back is told ahead, as that of somebody new.
  const told = because.kind === 'separated' ? { ...because, starts: null } : because
  return { ...rest, because: isOut ? 'not in scope' : told }
}

function lastDay(events: readonly LedgerEvent[], on: CalendarDate): CalendarDate {
  return [...withCorrections(events), ...events].reduce(
    (last, event) => (event.effectiveOn > last ? event.effectiveOn : last),
    on,
  )
}

/** Further entries with places after those that there are. */
function after(events: readonly LedgerEvent[], ...story: readonly StoryEvent[]): LedgerEvent[] {
  return history(...story).map((event) => ({ ...event, seq: event.seq + events.length, id: `later-${event.seq}` }))
}
