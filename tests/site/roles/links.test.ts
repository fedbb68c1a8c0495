import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LedgerEvent, PersonId } from '../../../src/ledger/event.ts'
import { type History, isKind } from '../../../src/ledger/history.ts'
import type { SiteDetails } from '../../../src/organization/details-shape.ts'
import { isSamePerson } from '../../../src/organization/site-details.ts'
import { addDays, type CalendarDate } from '../../../src/platform/time/calendar.ts'
import { type IsAway, roleLinks, rolesWithLostLinks } from '../../../src/site/roles/links.ts'
import { type HeldRole, isRole, type RoleLink, rolesIn, type RolePlace } from '../../../src/site/roles/role.ts'
import { exampleSite } from '../../support/content.ts'
import { day } from '../../support/recording.ts'

const ANN: PersonId = 'person:ann'
const BOB: PersonId = 'person:bob'
const CARL: PersonId = 'person:carl'
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
  { v: 2, link, role: 'named', place, version, person },
]
/** Before rows had links of their own. */
const linkedOnce = (...entry: Parameters<typeof linked>): Entry => {
  const [kind, on, body] = linked(...entry)
  return [kind, on, { ...body, v: 1 }]
}
const removed = (on: string, link: string): Entry => ['role_unlinked', on, { link }]
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

describe('the link of one of two rows of the same person', () => {
  const rows = published('2026-01-01', 1, withNumbers(ONE, ONE))

  it('leaves its row to the other’s link when it’s removed, if it was made before rows had links of their own', () => {
    const once = [rows, linkedOnce('2026-01-02', 'ann', ANN, 1), linkedOnce('2026-01-03', 'bob', BOB, 1, 1)]
    expect(holders(once, 1)).toEqual([ANN, BOB])
    expect(holders([...once, removed('2026-01-04', 'bob')], 1)).toEqual([ANN, ANN])
    const now = [rows, linked('2026-01-02', 'ann', ANN, 1), linked('2026-01-03', 'bob', BOB, 1, 1)]
    expect(holders(now, 1)).toEqual([ANN, BOB])
    expect(holders([...now, removed('2026-01-04', 'bob')], 1)).toEqual([ANN, null])
  })

  it('counts for both, if it was made before rows had links of their own', () => {
    const once = [rows, linkedOnce('2026-01-02', 'ann', ANN, 1), linkedOnce('2026-01-03', 'bob', BOB, 1)]
    expect(holders(once, 1)).toEqual([BOB, BOB])
    const now = [rows, linked('2026-01-02', 'ann', ANN, 1), linked('2026-01-03', 'bob', BOB, 1)]
    expect(holders(now, 1)).toEqual([BOB, ANN])
  })

  it('leaves the other row as it is when it’s chosen after the upgrade, whatever was removed before', () => {
    const once = [rows, linkedOnce('2026-01-02', 'ann', ANN, 1), linkedOnce('2026-01-03', 'bob', BOB, 1, 1)]
    const chosen = linked('2026-01-05', 'carl', CARL, 1)
    expect(holders([rows, linkedOnce('2026-01-02', 'ann', ANN, 1), chosen], 1)).toEqual([CARL, ANN])
    expect(holders([...once, removed('2026-01-04', 'bob'), chosen], 1)).toEqual([CARL, ANN])
    expect(holders([...once, chosen, removed('2026-01-06', 'ann')], 1)).toEqual([CARL, BOB])
    expect(holders([...once, chosen, removed('2026-01-06', 'carl')], 1)).toEqual([null, BOB])
  })

  it('stays that of its row in details from after the upgrade, also when only the other row gets another number', () => {
    const support = { role: days.role, phone: ONE }
    const both = (number: string): SiteDetails => ({
      ...exampleSite,
      named: [{ ...days, name: '' }].map((person) => ({ ...person, phone: number })),
      support,
    })
    const entries = [published('2026-01-01', 1, both(ONE)), linkedOnce('2026-01-02', 'ann', ANN, 1)]
    const history = ledger(...entries, planned('2026-01-09', 2, both(TWO)))
    expect(roleLinks(history, 2, nobody)).toMatchObject([{ role: 'support', person: ANN }])
    expect(roleLinks(history, 2, annSince(day('2026-01-07')))).toMatchObject([{ role: 'named' }, { role: 'support' }])
  })
})

it('links from before rows had their own read as they did then, in any order', () => {
  const number = fc.constantFrom(ONE, TWO)
  const some = fc.nat({ max: 5 })
  const anyEntry = fc.oneof(
    fc.record({
      kind: fc.constant('published'),
      named: fc.array(number, { minLength: 1, maxLength: 3 }),
      support: fc.option(number),
      later: fc.constantFrom(0, 0, 3),
    }),
    fc.record({ kind: fc.constant('linked'), link: some, version: some, place: some, isSupport: fc.boolean() }),
    fc.record({ kind: fc.constant('linked'), link: some, version: some, place: some, isSupport: fc.boolean() }),
    fc.record({ kind: fc.constantFrom('role_unlinked', 'role_confirmed'), link: some }),
  )
  fc.assert(
    fc.property(fc.array(anyEntry, { minLength: 3, maxLength: 16 }), fc.boolean(), (steps, isEverybodyAway) => {
      let version = 0
      const entries = steps.map((step, at): Entry => {
        const on = addDays(day('2026-01-01'), at)
        if (step.kind === 'published') {
          const support = step.support === null ? null : { role: days.role, phone: step.support }
          const named = withNumbers(...step.named).named.map((person) => ({ ...person, name: '' }))
          return published(addDays(on, step.later), ++version, { ...exampleSite, named, support })
        }
        const link = `link-${step.link}`
        if (step.kind !== 'linked') return [step.kind, on, { link }]
        const role = step.isSupport ? { role: 'support', place: 0 } : { role: 'named', place: step.place % 3 }
        return ['role_linked', on, { link, ...role, version: step.version, person: `person:${link}` }]
      })
      const history = ledger(...entries)
      for (const { body } of history.filter(isKind('site_published'))) {
        const { details, version: under } = body
        const links = oldLinks(history, details)
        expect(roleLinks(history, under, () => isEverybodyAway)).toEqual(links)
        expect(rolesWithLostLinks(history, under, () => isEverybodyAway)).toEqual(oldLost(history, details, links))
      }
    }),
  )
})

/** The reading of a ledger before rows had links of their own, as the program had it then. */
function oldLinks(history: History, live: SiteDetails): RoleLink[] {
  const versions = new Map(history.filter(isKind('site_published')).map(({ body }) => [body.version, body.details]))
  const confirmations = history.filter(isKind('role_confirmed'))
  const ended = new Set(history.filter(isKind('role_unlinked')).map(({ body }) => body.link))
  const entries = history.filter(isKind('role_linked'))
  const made = entries.reduce<RoleLink[]>((links, entry) => {
    const { link: id, person, role, place, version } = entry.body
    const then = versions.get(version)
    const now = then === undefined ? null : oldPlaceIn(live, then, { role, place })
    if (now === null) return links
    const others = links.filter((other) => !isRole(other, now))
    if (ended.has(id)) return others
    const first = entries.find(({ body }) => body.link === id) ?? entry
    const last = confirmations.findLast(({ body }) => body.link === id) ?? null
    return [...others, { id, ...now, person, linked: first, confirmed: last }]
  }, [])
  const all = rolesIn(live)
  return all.flatMap(({ role, place, holder }): RoleLink[] => {
    const own = made.find((link) => isRole(link, { role, place }))
    if (own !== undefined) return [own]
    const rows = all.filter((other) => isSamePerson(other.holder, holder))
    const shared = made.findLast((link) => rows.some((row) => isRole(link, row)))
    return shared === undefined ? [] : [{ ...shared, role, place }]
  })
}

function oldPlaceIn(after: SiteDetails, before: SiteDetails, { role, place }: RolePlace): RolePlace | null {
  const [old, next] = [rolesIn(before), rolesIn(after)]
  const holder = old.find((held) => isRole(held, { role, place }))?.holder
  if (holder === undefined) return null
  const same = (held: HeldRole) => held.role === role && isSamePerson(held.holder, holder)
  const nth = old.filter(same).findIndex((held) => isRole(held, { role, place }))
  const found = next.filter(same)[nth]
  return found === undefined ? null : { role, place: found.place }
}

function oldLost(history: History, live: SiteDetails, links: readonly RoleLink[]): HeldRole[] {
  const versions = new Map(history.filter(isKind('site_published')).map(({ body }) => [body.version, body.details]))
  const ended = new Set(history.filter(isKind('role_unlinked')).map(({ body }) => body.link))
  const once = history.filter(isKind('role_linked')).flatMap(({ body }) => {
    const then = versions.get(body.version)
    if (then === undefined || ended.has(body.link)) return []
    const roles = rolesIn(then)
    const holder = roles.find((held) => isRole(held, body))?.holder
    return holder === undefined ? [] : roles.filter((held) => isSamePerson(held.holder, holder))
  })
  return rolesIn(live).filter(
    (held) => !links.some((link) => isRole(link, held)) && once.some((role) => isRole(role, held)),
  )
}
