import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  firstDate,
  type Group,
  groupsIn,
  isLate,
  isOpen,
  lastDayToTell,
  latestNotice,
  newlyTold,
  NO_LIST,
  openProblems,
  tellingList,
  toldShort,
  toldStates,
} from '../../src/groups/group.ts'
import type { GroupPlan } from '../../src/ledger/bodies/group.ts'
import type { EventOf, LedgerEvent, PersonId } from '../../src/ledger/event.ts'
import { groupTags } from '../../src/groups/list.page.ts'
import { groupsPage } from '../../src/audit/packs/group.page.ts'
import { packWords } from '../../src/audit/packs/layout.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { addDays, type CalendarDate, calendarDate } from '../../src/platform/time/calendar.ts'
import { noonOf } from '../support/recording.ts'

const words = MESSAGES.en.hr.groups
const FRAME = {
  language: 'en',
  t: MESSAGES.en,
  organization: 'Harbor Street',
  about: '',
  asOf: calendarDate('2027-06-01'),
  clock: 'now',
  timeZone: 'America/New_York',
  logo: null,
} as const
const SITE = 'site:north'
const START = calendarDate('2026-12-01')
const PEOPLE: readonly PersonId[] = ['person:cleo', 'person:bob', 'person:dan']
const somebody = fc.constantFrom(...PEOPLE)
const someDay = fc.integer({ min: 0, max: 60 }).map((days) => addDays(START, days))

type Kind = 'group_planned' | 'group_changed' | 'group_cancelled' | 'group_acknowledged'
/** An entry without its place. */
type Entry = { [Each in Kind]: Pick<EventOf<Each>, 'kind' | 'body' | 'effectiveOn'> }[Kind]

const inOrder = (entries: readonly Entry[]): LedgerEvent[] =>
  entries.map((entry, index) => ({
    seq: index + 1,
    id: `event-${index + 1}`,
    subject: SITE,
    course: 'course',
    recordedAt: noonOf(entry.effectiveOn),
    actor: 'person:ada',
    ...entry,
  }))

const plan = (changes: Partial<GroupPlan>): GroupPlan => ({
  v: 1,
  group: 'g',
  name: 'Empowerment group',
  dates: [addDays(START, 30)],
  leaders: ['person:ada'],
  measures: [],
  told: PEOPLE.map((person) => ({ person, as: 'clinical', position: '' })),
  noticeDays: 7,
  ...changes,
})
const planned = (on: CalendarDate, changes: Partial<GroupPlan> = {}): Entry => ({
  kind: 'group_planned',
  effectiveOn: on,
  body: plan(changes),
})
const changed = (on: CalendarDate, changes: Partial<GroupPlan> = {}): Entry => ({
  kind: 'group_changed',
  effectiveOn: on,
  body: plan(changes),
})
const confirmed = (on: CalendarDate, person: PersonId): Entry => ({
  kind: 'group_acknowledged',
  effectiveOn: on,
  body: { v: 1, group: 'g', person, way: 'home' },
})
const cancelled = (on: CalendarDate): Entry => ({
  kind: 'group_cancelled',
  effectiveOn: on,
  body: { v: 1, group: 'g' },
})
const groupOf = (entries: readonly Entry[]) => {
  const [group] = groupsIn(inOrder(entries))
  if (group === undefined) throw new Error('no group was planned')
  return group
}

/** Any history of one group: planned, then changed, confirmed or canceled in any order, day after day. */
const anyHistory = fc
  .tuple(
    fc.array(
      fc.oneof(
        fc.tuple(
          fc.constant('changed'),
          fc.array(someDay, { minLength: 1, maxLength: 3 }),
          fc.subarray([...PEOPLE], { minLength: 1 }),
        ),
        fc.tuple(fc.constant('confirmed'), somebody),
        fc.tuple(fc.constant('cancelled')),
      ),
      { maxLength: 12 },
    ),
    fc.integer({ min: 0, max: 30 }),
  )
  .map(([steps, noticeDays]) => {
    const entries = steps.map(([kind, ...values], index): Entry => {
      const on = addDays(START, index)
      const [first, told] = values
      if (kind === 'changed' && Array.isArray(first) && Array.isArray(told)) {
        const dates = [...new Set(first)].sort()
        const people = told.map((person) => ({ person, as: 'site', position: '' }) as const)
        return changed(on, { dates, told: people, noticeDays })
      }
      return kind === 'confirmed' ? confirmed(on, first as PersonId) : cancelled(on)
    })
    return [planned(START, { noticeDays }), ...entries]
  })

describe('a notice', () => {
  it('is late exactly when it’s told after the last day on which it can be told', () => {
    fc.assert(
      fc.property(someDay, someDay, fc.integer({ min: 0, max: 60 }), (told, first, days) => {
        expect(isLate(told, first, days)).toBe(told > lastDayToTell(first, days))
      }),
    )
  })

  it('told earlier, or with fewer days to keep, is never later', () => {
    fc.assert(
      fc.property(someDay, someDay, fc.nat(60), fc.nat(30), (told, first, days, less) => {
        if (isLate(told, first, days)) return
        expect(isLate(addDays(told, -less), first, days)).toBe(false)
        expect(isLate(told, first, Math.max(0, days - less))).toBe(false)
      }),
    )
  })
})

describe('a group', () => {
  it('says of everybody on its last list once whether they were told late and have confirmed', () => {
    fc.assert(
      fc.property(anyHistory, (entries) => {
        const group = groupOf(entries)
        const states = toldStates(group)
        expect(states.map(({ person }) => person)).toEqual(latestNotice(group).told.map(({ person }) => person))
        for (const { toldOn, late, acknowledged, beforeStart } of states) {
          expect(late).toBe(isLate(toldOn, firstDate(group), latestNotice(group).noticeDays))
          expect(toldOn <= latestNotice(group).on).toBe(true)
          if (acknowledged !== null) expect(acknowledged.on >= toldOn).toBe(true)
          expect(beforeStart).toBe(acknowledged !== null && acknowledged.on < firstDate(group))
        }
      }),
    )
  })

  it('counts exactly those who haven’t confirmed, and only while it’s still to take place', () => {
    fc.assert(
      fc.property(anyHistory, someDay, (entries, today) => {
        const group = groupOf(entries)
        const { late, unacknowledged } = openProblems(group, today, () => true)
        const states = isOpen(group, today) ? toldStates(group) : []
        expect(unacknowledged).toBe(states.filter(({ acknowledged }) => acknowledged === null).length)
        expect(late).toBe(states.some((state) => state.late))
        expect(openProblems(group, today, () => false)).toEqual({ late: false, unacknowledged: 0 })
      }),
    )
  })

  it('goes on showing a late notice, and who didn’t confirm before the start, once the last date is over', () => {
    const [over, first] = [addDays(START, 40), addDays(START, 30)]
    const only = { told: [{ person: 'person:cleo', as: 'clinical', position: '' } as const] }
    const textsOf = (group: Group, today = over) =>
      groupTags(group, today, { worksHere: () => false, hadLeft: () => false }, MESSAGES.en).map(({ text }) => text)
    const late = groupOf([planned(addDays(START, 28), only)])
    expect(textsOf(late)).toEqual([words.late, words.neverAcknowledged(1)])
    const onFirstDay = groupOf([planned(START, only), confirmed(first, 'person:cleo')])
    expect(textsOf(onFirstDay)).toEqual([words.acknowledgedLate(1)])
    const here = { worksHere: () => true, hadLeft: () => false }
    expect(groupTags(onFirstDay, first, here, MESSAGES.en).map(({ text }) => text)).toEqual(textsOf(onFirstDay))
    expect(textsOf(groupOf([planned(START, only), confirmed(START, 'person:cleo')]))).toEqual([words.allAcknowledged])
    expect(textsOf(groupOf([planned(first, only), cancelled(first)]))).toEqual([words.cancelled])
  })

  it('has as many shortfalls on the page of a group that’s over as in an evidence pack, and none of whoever had left', () => {
    const left = fc.subarray([...PEOPLE])
    fc.assert(
      fc.property(anyHistory, left, (entries, gone) => {
        const group = groupOf(entries)
        const hadLeft = (person: PersonId) => gone.includes(person)
        const presence = { worksHere: () => false, hadLeft }
        const { late, unacknowledged, afterStart } = toldShort(group, addDays(START, 99), presence)
        const page = groupsPage([{ site: 'North House', group, hadLeft }], [], FRAME)
        const [told] = page.sections.flatMap(({ id, parts }) => (id === 'told' ? parts : []).slice(1))
        const rows = told?.kind === 'table' ? told.rows : []
        const { left: leftBefore, no, not } = packWords(FRAME).groups
        expect(rows.some((row) => String(row[4]).endsWith('(late)'))).toBe(late)
        expect(rows.filter((row) => row[5] === not)).toHaveLength(unacknowledged)
        expect(rows.filter((row) => row[6] === no)).toHaveLength(unacknowledged + afterStart)
        const asked = toldStates(group).filter(({ acknowledged }) => acknowledged === null)
        expect(rows.filter((row) => row[5] === leftBefore)).toHaveLength(
          asked.filter(({ person }) => hadLeft(person)).length,
        )
      }),
    )
  })

  it('one more confirmation never makes anything worse', () => {
    fc.assert(
      fc.property(anyHistory, somebody, (entries, person) => {
        const on = addDays(START, 20)
        const before = openProblems(groupOf(entries), START, () => true)
        const after = openProblems(groupOf([...entries, confirmed(on, person)]), START, () => true)
        expect(after.late).toBe(before.late)
        expect(after.unacknowledged).toBeLessThanOrEqual(before.unacknowledged)
      }),
    )
  })

  it('asks everybody once more when a date changes, and tells only new people otherwise', () => {
    const first = [planned(START), confirmed(START, 'person:cleo')]
    const sameDates = groupOf([...first, changed(addDays(START, 1), { leaders: ['person:bob'] })])
    expect(toldStates(sameDates).filter(({ acknowledged }) => acknowledged === null)).toHaveLength(2)
    expect(newlyTold(sameDates)).toEqual([])
    const moved = groupOf([...first, changed(addDays(START, 1), { dates: [addDays(START, 31)] })])
    expect(toldStates(moved).every(({ acknowledged }) => acknowledged === null)).toBe(true)
    expect(newlyTold(moved)).toEqual(PEOPLE)
    // Moved and moved back: whoever confirmed the first time was told something else in between.
    const back = groupOf([
      ...first,
      changed(addDays(START, 1), { dates: [addDays(START, 31)] }),
      changed(addDays(START, 2)),
    ])
    expect(toldStates(back).every(({ acknowledged, toldOn }) => acknowledged === null && toldOn > START)).toBe(true)
  })

  it('counts a late announcement from the day on which somebody was added', () => {
    const only = { told: [{ person: PEOPLE[0] ?? 'person:cleo', as: 'clinical', position: '' } as const] }
    const group = groupOf([planned(START, only), changed(addDays(START, 28))])
    expect(toldStates(group).map(({ late }) => late)).toEqual([false, true, true])
  })

  it('ends with its cancellation: nothing after it counts', () => {
    const entries = [planned(START), cancelled(START), confirmed(START, 'person:cleo'), changed(addDays(START, 1))]
    const group = groupOf(entries)
    expect(group.notices).toHaveLength(1)
    expect(group.acknowledgements).toEqual([])
    expect(isOpen(group, START)).toBe(false)
  })
})

it('a site without a list tells nobody, a week before', () => {
  expect(tellingList([])).toEqual(NO_LIST)
  expect(NO_LIST).toEqual({ clinical: [], others: [], noticeDays: 7 })
})
