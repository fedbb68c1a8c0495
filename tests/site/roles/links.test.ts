import { describe, expect, it } from 'vitest'
import type { LedgerEvent, PersonId } from '../../../src/ledger/event.ts'
import type { SiteDetails } from '../../../src/organization/details-shape.ts'
import type { CalendarDate } from '../../../src/platform/time/calendar.ts'
import { type IsAway, roleLinks } from '../../../src/site/roles/links.ts'
import { exampleSite } from '../../support/content.ts'
import { day } from '../../support/recording.ts'

const ANN: PersonId = 'person:ann'
const BOB: PersonId = 'person:bob'
const [days] = exampleSite.named
if (days === undefined) throw new Error('the example names somebody')

type Entry = readonly [kind: LedgerEvent['kind'], on: string, body: object]

/** Entries in the order in which they were recorded. */
function ledger(...entries: readonly Entry[]): LedgerEvent[] {
  return entries.map(
    ([kind, on, body], at) =>
      // Kind and body belong together by the builders below.
      ({ seq: at + 1, id: `event-${at + 1}`, kind, effectiveOn: day(on), body: { v: 1, ...body } }) as LedgerEvent,
  )
}

/** Details in which the named people have these numbers, and all else is the same. */
const withNumbers = (...numbers: readonly string[]): SiteDetails => ({
  ...exampleSite,
  named: numbers.map((phone) => ({ ...days, phone })),
})

const ONE = '609-555-0101'
const TWO = '609-555-0102'
const published = (on: string, version: number, details: SiteDetails): Entry => [
  'site_published',
  on,
  { v: 3, version, details },
]
/** Published for a later day. */
const planned = (on: string, version: number, details: SiteDetails): Entry => [
  'site_published',
  on,
  { v: 7, version, details, ahead: true },
]
const linked = (on: string, link: string, person: PersonId, version: number, place = 0): Entry => [
  'role_linked',
  on,
  { link, role: 'named', place, version, person },
]
const confirmed = (on: string, link: string): Entry => ['role_confirmed', on, { link }]

const nobody: IsAway = () => false
/** Ann is on leave as of a day, until somebody says later that the link is still right. */
const annSince =
  (since: CalendarDate): IsAway =>
  ({ person, confirmed: said }, on) =>
    person === ANN && on >= since && (said === null || said.effectiveOn < since)

/** Who holds each named person's role under a version. */
function holders(entries: readonly Entry[], version: number, isAway: IsAway = nobody): (string | null)[] {
  const history = ledger(...entries)
  const links = roleLinks(history, version, isAway)
  const details = history.flatMap((event) =>
    event.kind === 'site_published' && event.body.version === version ? [event.body.details] : [],
  )
  return (details[0]?.named ?? []).map(
    (_, place) => links.find((link) => link.role === 'named' && link.place === place)?.person ?? null,
  )
}

describe('a link that an entry keeps for a version', () => {
  it('holds its role there, also where somebody else was linked to that number later than it was made', () => {
    const entries = [
      published('2026-01-01', 1, withNumbers(ONE)),
      linked('2026-01-02', 'ann', ANN, 1),
      published('2026-01-03', 2, withNumbers(TWO)),
      linked('2026-01-04', 'bob', BOB, 2),
      published('2026-01-05', 3, withNumbers(ONE)),
      published('2026-01-08', 4, withNumbers(TWO)),
      linked('2026-01-08', 'ann', ANN, 4),
    ]
    const isAway = annSince(day('2026-01-07'))
    expect(holders(entries, 3, isAway)).toEqual([ANN])
    expect(holders(entries, 4, isAway)).toEqual([ANN])
  })

  it('holds it where the version was published ahead, too', () => {
    const entries = [
      published('2026-01-01', 1, withNumbers(ONE)),
      linked('2026-01-02', 'ann', ANN, 1),
      published('2026-01-03', 2, withNumbers(TWO)),
      linked('2026-01-04', 'bob', BOB, 2),
      published('2026-01-05', 3, withNumbers(ONE)),
      planned('2026-01-08', 4, withNumbers(TWO)),
    ]
    expect(holders(entries, 4, annSince(day('2026-01-07')))).toEqual([ANN])
    expect(holders(entries, 4)).toEqual([BOB])
  })
})

describe('a link that ended on the first day of a version published ahead', () => {
  const support = { role: days.role, phone: ONE }
  const both = (number: string): SiteDetails => ({
    ...exampleSite,
    named: [{ ...days, phone: number, name: '' }],
    support,
  })
  const entries = [
    published('2026-01-01', 1, both(ONE)),
    linked('2026-01-02', 'ann', ANN, 1),
    planned('2026-01-09', 2, both(TWO)),
  ]

  it('stays ended when somebody says later that it’s still right for another row', () => {
    expect(holders([...entries, confirmed('2026-01-12', 'ann')], 2)).toEqual([null])
    expect(holders([...entries, confirmed('2026-01-09', 'ann')], 2)).toEqual([null])
    expect(holders([...entries, confirmed('2026-01-08', 'ann')], 2)).toEqual([ANN])
  })

  it('stays with somebody who was away then, and whose link is right since', () => {
    const isAway = annSince(day('2026-01-07'))
    expect(holders([...entries, confirmed('2026-01-12', 'ann')], 2, isAway)).toEqual([ANN])
  })
})
