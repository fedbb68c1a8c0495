import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { corrected } from '../../../src/ledger/history.ts'
import type { LedgerEvent, NewEvent, PersonId, SiteId } from '../../../src/ledger/event.ts'
import { addDays } from '../../../src/platform/time/calendar.ts'
import { detailsWithout } from '../../../src/site/roles/drift.ts'
import { changedOn, everLinked, shownBy, shownOn, type SiteOnRecord } from '../../../src/site/roles/shown.ts'
import { exampleSite } from '../../support/content.ts'
import { day, event, hired, NORTH, SOUTH } from '../../support/recording.ts'

const DANA: PersonId = 'person:dana'
const AWAY = detailsWithout(exampleSite, [{ role: 'named', place: 0 }])

function recorded(...events: readonly NewEvent[]): LedgerEvent[] {
  // The ledger adds these two.
  return events.map((each, at) => ({ ...each, seq: at + 1, id: `event-${at + 1}` }) as LedgerEvent)
}

const published = (on: string, version: number) => event('site_published', NORTH, on, { version, details: exampleSite })
const linked = (on: string, link = 'link') =>
  event('role_linked', NORTH, on, { link, role: 'named', place: 0, version: 1, person: DANA })
const FIRST = [hired(DANA, '2026-01-01', { site: NORTH }), published('2026-01-05', 1), linked('2026-01-10')]

function siteOf(...events: readonly NewEvent[]): SiteOnRecord {
  const all = recorded(...FIRST, ...events)
  const history = corrected(all.filter(({ subject }) => subject === NORTH))
  const people = new Map([[DANA, all.filter(({ subject }) => subject === DANA)]])
  return { site: NORTH, history, people, timeZone: 'UTC' }
}

/** The days on which the named person was shown first, and on which the backup was. */
function turns(record: SiteOnRecord, on = '2026-06-30'): (readonly [string, string])[] {
  const all = shownBy(day(on), record).map(
    ({ from, details }) => [from, JSON.stringify(details) === JSON.stringify(AWAY) ? 'backup' : 'named'] as const,
  )
  return all.filter(([, who], at) => all[at - 1]?.[1] !== who)
}

const leave = (on: string, recordedOn = on) => event('leave_began', DANA, on, { expectedReturn: null }, recordedOn)
const back = (on: string, recordedOn = on) => event('leave_ended', DANA, on, {}, recordedOn)

describe('a change that was recorded late', () => {
  const late = (...events: readonly NewEvent[]) =>
    shownBy(day('2026-06-30'), siteOf(...events)).flatMap(({ from, heldFrom }) =>
      heldFrom === undefined ? [] : [[from, heldFrom]],
    )

  it('has both days, that of the record and the one since which it had been so', () => {
    expect(late(leave('2026-02-03', '2026-02-06'), back('2026-02-10', '2026-02-12'))).toEqual([
      ['2026-02-06', '2026-02-03'],
      ['2026-02-12', '2026-02-10'],
    ])
  })

  it('has one day when it was recorded in time, or before', () => {
    expect(late(leave('2026-02-03'), back('2026-02-10', '2026-02-08'))).toEqual([])
  })

  it('takes back only the days on which staff were shown somebody else', () => {
    const change = { kind: 'withdrawn' } as const
    const wrong = event('corrected', DANA, '2026-02-05', { corrects: 'event-4', change, reason: 'No.' })
    expect(late(leave('2026-02-03'), wrong)).toEqual([['2026-02-05', '2026-02-03']])
  })
})

describe('what staff of a site were shown', () => {
  it.each<[string, readonly NewEvent[], readonly (readonly [string, string])[]]>([
    ['is one version while nobody is away', [], [['2026-01-05', 'named']]],
    [
      'has the backup from the first day of a leave until the day of return',
      [leave('2026-02-03'), back('2026-02-10')],
      [
        ['2026-01-05', 'named'],
        ['2026-02-03', 'backup'],
        ['2026-02-10', 'named'],
      ],
    ],
    [
      'has the named person on the days before a leave was recorded',
      [leave('2026-02-03', '2026-02-06'), back('2026-02-10', '2026-02-12')],
      [
        ['2026-01-05', 'named'],
        ['2026-02-06', 'backup'],
        ['2026-02-12', 'named'],
      ],
    ],
    [
      'keeps the days on which a leave was on record by mistake',
      [
        leave('2026-02-03'),
        event('corrected', DANA, '2026-02-05', { corrects: 'event-4', change: { kind: 'withdrawn' }, reason: 'No.' }),
      ],
      [
        ['2026-01-05', 'named'],
        ['2026-02-03', 'backup'],
        ['2026-02-05', 'named'],
      ],
    ],
    [
      'has the named person again once somebody says that the link is right, or takes it away',
      [
        leave('2026-02-03'),
        event('role_confirmed', NORTH, '2026-02-04', { link: 'link' }),
        back('2026-02-05'),
        leave('2026-03-03'),
        event('role_unlinked', NORTH, '2026-03-06', { link: 'link' }),
      ],
      [
        ['2026-01-05', 'named'],
        ['2026-02-03', 'backup'],
        ['2026-02-04', 'named'],
        ['2026-03-03', 'backup'],
        ['2026-03-06', 'named'],
      ],
    ],
    [
      'has the backup from the day after the last one of somebody who leaves',
      [event('separated', DANA, '2026-02-03', { spell: 'spell:person:dana:2026-01-01' })],
      [
        ['2026-01-05', 'named'],
        ['2026-02-04', 'backup'],
      ],
    ],
  ])('%s', (_, events, expected) => {
    expect(turns(siteOf(...events))).toEqual(expected)
  })

  it('says nothing of later days', () => {
    expect(turns(siteOf(leave('2026-02-03')), '2026-02-02')).toEqual([['2026-01-05', 'named']])
  })

  describe('of a line that somebody called', () => {
    const [line] = exampleSite.local
    if (line === undefined) throw new Error('the example has a local line')
    const called = (on: string, outcome: 'works' | 'no-answer' = 'works'): NewEvent => {
      const { actor, course, effectiveOn, recordedAt } = event('contact_checked', NORTH, on, { outcome })
      const body = { v: 2, contact: line.phone, outcome, way: 'called', nextOn: addDays(effectiveOn, 90) } as const
      return { kind: 'contact_checked', subject: NORTH, course, effectiveOn, recordedAt, actor, body }
    }
    const dayOfCall = (on: string, ...events: readonly NewEvent[]) =>
      shownOn(day(on), siteOf(...events))?.local[0]?.checkedOn

    it('is the last call up to the day that reached somebody', () => {
      const calls = [called('2026-12-03'), called('2026-12-08', 'no-answer'), called('2026-12-10')]
      const days = ['2026-12-02', '2026-12-03', '2026-12-09', '2026-12-10'].map((on) => dayOfCall(on, ...calls))
      expect(days).toEqual([line.checkedOn, '2026-12-03', '2026-12-03', '2026-12-10'])
    })

    it('is no change that makes paper old, and hides none that was recorded late', () => {
      const record = siteOf(called('2026-12-03'), leave('2026-12-02', '2026-12-04'), called('2026-12-10'))
      const shown = shownBy(day('2026-12-31'), record)
      expect(shown.flatMap(({ from, heldFrom }) => (heldFrom === undefined ? [] : [[from, heldFrom]]))).toEqual([
        ['2026-12-04', '2026-12-02'],
      ])
      expect(changedOn(shown)).toBe('2026-12-04')
      expect(shown.at(-1)?.details.local[0]?.checkedOn).toBe('2026-12-10')
    })
  })

  it('names everybody who was ever linked', () => {
    expect(everLinked(siteOf(linked('2026-02-01', 'other')).history)).toEqual([DANA])
  })

  it('changes on no other day than those it tells', () => {
    const onDay = fc.integer({ min: 0, max: 40 }).map((days) => addDays(day('2026-01-12'), days))
    const entry = fc.record({ on: onDay, late: fc.integer({ min: 0, max: 6 }), what: fc.nat({ max: 6 }) })
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 7 }), (entries) => {
        const inOrder = entries
          .map(({ late, ...each }) => ({ ...each, at: addDays(each.on, late) }))
          .toSorted((a, b) => (a.at < b.at ? -1 : 1))
        const record = siteOf(...inOrder.map(({ on, at, what }, index) => happening(what, on, at, index)))
        const told = shownBy(day('2026-03-15'), record)
        for (let on = day('2026-01-01'); on <= day('2026-03-15'); on = addDays(on, 1))
          expect(told.findLast(({ from }) => from <= on)?.details ?? null).toEqual(shownOn(on, record))
      }),
      { numRuns: 60 },
    )
  })
})

function happening(what: number, on: string, at: string, index: number): NewEvent {
  const moveTo = (site: SiteId) =>
    event(
      'transferred',
      DANA,
      on,
      { spell: 'spell:person:dana:2026-01-01', site, department: 'R', position: 'Youth worker', supervisor: null },
      at,
    )
  const change = { kind: 'moved', effectiveOn: day(on) } as const
  const kinds = [
    () => leave(on, at),
    () => back(on, at),
    () => moveTo(SOUTH),
    () => moveTo(NORTH),
    () => event('corrected', DANA, at, { corrects: `event-${Math.max(4, index + 3)}`, change, reason: 'No.' }, at),
    () => event('role_confirmed', NORTH, at, { link: 'link' }),
    () => event('separated', DANA, on, { spell: 'spell:person:dana:2026-01-01' }, at),
  ]
  return (kinds[what] ?? (() => back(on, at)))()
}
