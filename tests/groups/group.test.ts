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
  sessionsEver,
  tellingList,
  toldStates,
} from '../../src/groups/group.ts'
import { openProblems, type Presence, toldShort } from '../../src/groups/shortfalls.ts'
import type { GroupPlan } from '../../src/ledger/bodies/group.ts'
import type { EventOf, LedgerEvent, PersonId } from '../../src/ledger/event.ts'
import { groupTags } from '../../src/groups/list.page.ts'
import { groupsPage } from '../../src/audit/packs/group.page.ts'
import { packWords } from '../../src/audit/packs/layout.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { addDays, type CalendarDate, calendarDate } from '../../src/platform/time/calendar.ts'
import { noonOf } from '../support/recording.ts'
import { packFrame } from '../support/pack-frame.ts'

const words = MESSAGES.en.hr.groups
const FRAME = packFrame('en', calendarDate('2027-06-01'))
const HERE: Presence = { worksHere: () => true, hadLeft: () => false }
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
  measures: ['clinician'],
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
/** A sheet that HR records some days after it was signed is an entry of the day of the signature. */
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
        // Only later dates move.
        fc.tuple(fc.constant('moved'), fc.array(someDay, { maxLength: 3 }), fc.subarray([...PEOPLE], { minLength: 1 })),
        fc.tuple(fc.constant('confirmed'), somebody, fc.nat(6)),
        fc.tuple(fc.constant('cancelled')),
      ),
      { maxLength: 12 },
    ),
    fc.integer({ min: 0, max: 30 }),
  )
  .map(([steps, noticeDays]) => {
    let dates = plan({}).dates
    const entries = steps.map(([kind, ...values], index): Entry => {
      const on = addDays(START, index)
      const [first, second] = values
      if (Array.isArray(first) && Array.isArray(second)) {
        dates = kind === 'moved' ? withLater(dates, first) : [...new Set(first)].sort()
        const told = second.map((person) => ({ person, as: 'site', position: '' }) as const)
        return changed(on, { dates, told, noticeDays })
      }
      // The second value of a confirmation is how many days ago a sheet was signed.
      return kind === 'confirmed' ? confirmed(addDays(on, -Number(second)), first as PersonId) : cancelled(on)
    })
    return [planned(START, { noticeDays }), ...entries]
  })

/** The same first date, and others after it. */
function withLater([first = START]: readonly CalendarDate[], others: readonly CalendarDate[]): CalendarDate[] {
  return [first, ...new Set(others.filter((date) => date > first))].sort()
}

describe('a notice', () => {
  it('is late exactly when it’s told after the last day on which it can be told', () => {
    fc.assert(
      fc.property(someDay, someDay, fc.integer({ min: 0, max: 60 }), (told, first, days) => {
        expect(isLate(told, first, days)).toBe(told > lastDayToTell(first, days))
      }),
    )
  })

  it('isn’t told before the start on the first day itself, even where a site asks for no days', () => {
    expect(isLate(START, START, 0)).toBe(true)
    expect(isLate(START, addDays(START, 1), 0)).toBe(false)
    expect(lastDayToTell(START, 0)).toBe(addDays(START, -1))
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
        for (const { toldOn, datesToldOn, late, confirmedStart, acknowledged, beforeStart } of states) {
          expect(late).toBe(isLate(toldOn, firstDate(group), latestNotice(group).noticeDays))
          expect(toldOn <= datesToldOn && datesToldOn <= latestNotice(group).on).toBe(true)
          if (confirmedStart !== null) expect(confirmedStart.on >= toldOn).toBe(true)
          if (acknowledged !== null) expect(acknowledged.on >= datesToldOn).toBe(true)
          if (acknowledged !== null) expect(confirmedStart).not.toBeNull()
          expect(beforeStart).toBe(confirmedStart !== null && confirmedStart.on < firstDate(group))
        }
      }),
    )
  })

  it('keeps what was told and confirmed about the start when later dates move, come or go', () => {
    fc.assert(
      fc.property(anyHistory, fc.array(someDay, { maxLength: 3 }), fc.nat(60), (entries, others, noticeDays) => {
        const before = groupOf(entries)
        const { dates, told } = latestNotice(before)
        const later = changed(addDays(START, 20), { dates: withLater(dates, others), told, noticeDays })
        const proof = (group: Group) =>
          toldStates(group).map(({ person, toldOn, late, confirmedStart, beforeStart }) => {
            return { person, toldOn, late, confirmedStart, beforeStart }
          })
        expect(proof(groupOf([...entries, later]))).toEqual(proof(before))
      }),
    )
  })

  it('asks for a confirmation of a later date that moves, and isn’t late because of it', () => {
    const [first, ...rest] = ['2026-12-08', '2026-12-15', '2026-12-22'].map(calendarDate)
    if (first === undefined) throw new Error('there is a first date')
    const told = [{ person: 'person:cleo', as: 'clinical', position: '' } as const]
    const on = calendarDate('2026-11-24')
    const entries = [
      planned(on, { dates: [first, ...rest], told }),
      confirmed(on, 'person:cleo'),
      changed(addDays(first, 2), { dates: [first, ...rest.slice(0, 1), calendarDate('2026-12-23')], told }),
    ]
    const moved = groupOf(entries)
    expect(toldStates(moved)).toMatchObject([
      { toldOn: on, late: false, beforeStart: true, acknowledged: null, datesToldOn: '2026-12-10' },
    ])
    expect(newlyTold(moved)).toEqual(['person:cleo'])
    expect(openProblems(moved, addDays(first, 2), HERE)).toEqual({
      late: false,
      noClinician: false,
      unacknowledged: 1,
    })
    const textsOf = (group: Group, today: CalendarDate) =>
      groupTags(group, today, { worksHere: () => true, hadLeft: () => false }, MESSAGES.en).map(({ text }) => text)
    expect(textsOf(moved, addDays(first, 2))).toEqual([words.newDatesUnacknowledged(1)])
    expect(textsOf(moved, addDays(first, 40))).toEqual([words.newDatesNeverAcknowledged(1)])
    const again = groupOf([...entries, confirmed(addDays(first, 3), 'person:cleo')])
    expect(textsOf(again, addDays(first, 40))).toEqual([words.allAcknowledged])
    // A sheet that was signed before the change doesn't confirm what it changed.
    expect(toldStates(groupOf([...entries, confirmed(first, 'person:cleo')]))[0]?.acknowledged).toBeNull()
  })

  it('was told late or in time by what the site wanted at that time', () => {
    const entries = [planned(START), changed(addDays(START, 25), { noticeDays: 60 })]
    expect(toldStates(groupOf(entries)).some(({ late }) => late)).toBe(false)
  })

  it('has every plan and every confirmation in an evidence pack, also of somebody who was taken off the list', () => {
    const others = plan({}).told.filter(({ person }) => person !== 'person:cleo')
    const [signed, off] = [addDays(START, 2), addDays(START, 4)]
    const group = groupOf([planned(START), confirmed(signed, 'person:cleo'), changed(off, { told: others })])
    const page = groupsPage([{ site: 'North House', group, hadLeft: () => false, nameOf: () => null }], [], FRAME)
    const rowsOf = (section: string) =>
      page.sections
        .filter(({ id }) => id === section)
        .flatMap(({ parts }) => parts)
        .flatMap((part) => (part.kind === 'table' ? part.rows : []))
    expect(rowsOf('told').some((row) => row.includes('person:cleo'))).toBe(false)
    expect(rowsOf('lists').map((row) => [row[1], row[4]])).toEqual([
      ...PEOPLE.map((person) => ['Dec 1, 2026', person]),
      ['Dec 5, 2026', 'person:bob'],
      ['Dec 5, 2026', 'person:dan'],
    ])
    const kept = ['North House: Empowerment group', 'person:cleo', 'Dec 3, 2026', words.ways.home, 'Dec 3, 2026']
    expect(rowsOf('confirmations')).toEqual([[...kept, 'Dec 31, 2026']])
  })

  it('keeps dropped sessions for calendars, with the last date that each had', () => {
    const dates = [30, 37, 44].map((days) => addDays(START, days))
    const dropped = [planned(START, { dates }), changed(START, { dates: dates.slice(1) })]
    const sessions = sessionsEver(groupOf(dropped))
    expect(sessions.map(({ number, isOff }) => [number, isOff])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ])
    expect(sessions.map(({ on }) => on)).toEqual([...dates.slice(1), dates[2]])
    expect(sessionsEver(groupOf([...dropped, cancelled(START)])).every(({ isOff }) => isOff)).toBe(true)
  })

  it('counts exactly those who haven’t confirmed, and only while it’s still to take place', () => {
    fc.assert(
      fc.property(anyHistory, someDay, (entries, today) => {
        const group = groupOf(entries)
        const { late, unacknowledged } = openProblems(group, today, HERE)
        const states = isOpen(group, today) ? toldStates(group) : []
        expect(unacknowledged).toBe(states.filter(({ acknowledged }) => acknowledged === null).length)
        expect(late).toBe(states.some((state) => state.late))
        // Whoever has left confirms nothing anymore. What was told late stays so, and it isn't all right.
        const nobody = { worksHere: () => false, hadLeft: () => firstDate(group) <= today }
        expect(openProblems(group, today, nobody)).toEqual({
          late,
          noClinician: isOpen(group, today),
          unacknowledged: 0,
        })
      }),
    )
  })

  it('isn’t all confirmed when nobody is left of the clinical staff who were told', () => {
    const first = addDays(START, 30)
    const told = [
      { person: 'person:cleo', as: 'clinical', position: '' },
      { person: 'person:bob', as: 'site', position: '' },
    ] as const
    const textsOf = (group: Group, today: CalendarDate, presence: Presence) =>
      groupTags(group, today, presence, MESSAGES.en).map(({ text }) => text)
    const gone = (left: boolean): Presence => ({
      worksHere: (person) => person !== 'person:cleo',
      hadLeft: (person) => left && person === 'person:cleo',
    })
    const bob = confirmed(addDays(START, 1), 'person:bob')
    const open = groupOf([planned(START, { told: [...told] }), bob])
    const before = addDays(START, 10)
    expect(textsOf(open, before, gone(false))).toEqual([words.noClinician])
    expect(textsOf(open, addDays(first, 1), gone(true))).toEqual([words.neverClinician])
    // Somebody who confirmed and left before the start isn't there to be called.
    const known = groupOf([planned(START, { told: [...told] }), bob, confirmed(START, 'person:cleo')])
    expect(textsOf(known, before, gone(false))).toEqual([words.noClinician])
    expect(textsOf(known, addDays(first, 1), gone(true))).toEqual([words.neverClinician])
    // Somebody who confirmed and left after the start was.
    expect(textsOf(known, addDays(first, 1), gone(false))).toEqual([words.allAcknowledged])
    const series = { told: [...told], dates: [first, addDays(first, 7)] }
    expect(textsOf(groupOf([planned(START, series), bob]), addDays(first, 1), gone(false))).toEqual([words.noClinician])
    const noMeasures = groupOf([
      planned(START, { told: [...told], measures: [] }),
      bob,
      confirmed(START, 'person:cleo'),
    ])
    expect(textsOf(noMeasures, before, HERE)).toEqual([words.allAcknowledged, words.noMeasures])
    const page = groupsPage(
      [{ site: 'North House', group: known, hadLeft: gone(true).hadLeft, nameOf: () => null }],
      [],
      FRAME,
    )
    expect(JSON.stringify(page)).toContain(packWords(FRAME).groups.noClinician('').slice(0, -2))
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
        const { late, unacknowledged, newDates, afterStart } = toldShort(group, addDays(START, 99), presence)
        const page = groupsPage([{ site: 'North House', group, hadLeft, nameOf: () => null }], [], FRAME)
        const [told] = page.sections.flatMap(({ id, parts }) => (id === 'told' ? parts : []).slice(1))
        const rows = told?.kind === 'table' ? told.rows : []
        const { left: leftBefore, not, newDates: ofNew, yes } = packWords(FRAME).groups
        expect(rows.some((row) => String(row[4]).includes('(late)'))).toBe(late)
        expect(rows.filter((row) => row[5] === not)).toHaveLength(unacknowledged)
        expect(rows.filter((row) => String(row[5]).endsWith(ofNew(not)))).toHaveLength(newDates)
        const absent = toldStates(group).filter(({ acknowledged, person }) => acknowledged === null && hadLeft(person))
        expect(rows.filter((row) => row[5] === leftBefore)).toHaveLength(
          absent.filter(({ confirmedStart }) => confirmedStart === null).length,
        )
        const asked = rows.filter((row) => absent.every(({ person }) => row[3] !== person))
        expect(asked.filter((row) => row[6] !== yes)).toHaveLength(unacknowledged + afterStart)
      }),
    )
  })

  it('one more confirmation never makes anything worse', () => {
    fc.assert(
      fc.property(anyHistory, somebody, (entries, person) => {
        const on = addDays(START, 20)
        const before = openProblems(groupOf(entries), START, HERE)
        const after = openProblems(groupOf([...entries, confirmed(on, person)]), START, HERE)
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
