import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LedgerEvent, PersonId } from '../../../src/ledger/event.ts'
import { type History, isKind } from '../../../src/ledger/history.ts'
import type { SiteDetails } from '../../../src/organization/details-shape.ts'
import { isSamePerson } from '../../../src/organization/site-details.ts'
import { addDays, type CalendarDate } from '../../../src/platform/time/calendar.ts'
import { lostLinks, roleLinks } from '../../../src/site/roles/links.ts'
import type { IsAway } from '../../../src/site/roles/moved.ts'
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
/** Nobody is meant by a role that lost its link. */
const nobodyAt = (on: string, link: string, version: number, place = 0): Entry => [
  'role_unlinked',
  on,
  { v: 2, link, role: 'named', place, version },
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

describe('the links of rows that the details give to the same person', () => {
  type Row = SiteDetails['named'][number]
  const row = (phone: string, from: string, change: Partial<Row> = {}): Row => ({
    ...days,
    name: '',
    phone,
    from,
    to: from,
    ...change,
  })
  const version = (on: string, number: number, ...named: readonly Row[]): Entry => [
    'site_published',
    on,
    { v: 7, version: number, details: { ...exampleSite, named }, ahead: false },
  ]
  /** Ann is on the first row, and Bob on the second. */
  const before = (...named: readonly Row[]): Entry[] => [
    version('2026-01-01', 1, ...named),
    linked('2026-01-02', 'ann', ANN, 1, 0),
    linked('2026-01-02', 'bob', BOB, 1, 1),
  ]
  const day8 = row(ONE, '08:00')
  const night = row(ONE, '20:00')
  const both = before(day8, night)
  const after = (...named: readonly Row[]) => holders([...both, version('2026-01-09', 2, ...named)], 2)
  const lost = (...named: readonly Row[]) =>
    lostLinks(ledger(...both, version('2026-01-09', 2, ...named)), 2, nobody).lost.map(({ place }) => place)

  it('stay with their rows when one of them gets another number, title or name', () => {
    expect(after({ ...day8, phone: TWO }, night)).toEqual([null, BOB])
    expect(after({ ...day8, role: 'Other' }, night)).toEqual([null, BOB])
    expect(after({ ...day8, name: 'Other' }, night)).toEqual([null, BOB])
    expect(after(day8, { ...night, phone: TWO })).toEqual([ANN, null])
    expect(lost({ ...day8, phone: TWO }, night)).toEqual([0])
  })

  it('stay with them also where both are on duty at the same hours', () => {
    const same = before(day8, day8)
    const then = (...named: readonly Row[]) => holders([...same, version('2026-01-09', 2, ...named)], 2)
    expect(then(day8, day8)).toEqual([ANN, BOB])
    expect(then({ ...day8, phone: TWO }, day8)).toEqual([null, BOB])
    expect(then(day8, day8, row(TWO, '20:00'))).toEqual([ANN, BOB, null])
    // Either of the two is gone.
    expect(then(day8)).toEqual([null])
    expect(then(day8, row(TWO, '08:00'))).toEqual([null, null])
  })

  it('follow them when their hours, days or way to be reached change', () => {
    const later = row(ONE, '09:00')
    expect(after(later, night)).toEqual([ANN, BOB])
    expect(after(later, row(ONE, '21:00'))).toEqual([ANN, BOB])
    expect(after({ ...day8, days: ['mon'] }, { ...night, method: 'Text' })).toEqual([ANN, BOB])
    expect(after(night)).toEqual([BOB])
    expect(after(day8, later, night)).toEqual([ANN, null, BOB])
  })

  it('end where nobody can tell whose a row is, and are on the list of lost ones', () => {
    expect(after(night, day8)).toEqual([null, null])
    expect(lost(night, day8)).toEqual([0, 1])
    const other = row(TWO, '10:00', { role: 'Other' })
    expect(after(other, other, other, row(ONE, '09:00'))).toEqual([null, null, null, null])
    expect(lost(other, other, other, row(ONE, '09:00'))).toContain(3)
  })

  it('come back with a row that the details have again, and never for another row', () => {
    const without = version('2026-01-09', 2, { ...day8, phone: TWO }, night)
    const again = version('2026-01-10', 3, day8, night)
    expect(holders([...both, without, again], 3)).toEqual([ANN, BOB])
    const moved = version('2026-01-10', 3, { ...day8, phone: TWO }, day8)
    expect(holders([...both, without, moved], 3)).toEqual([null, BOB])
  })

  it('are that of one person for every row, as long as all rows are linked to them', () => {
    const one = [version('2026-01-01', 1, day8), linked('2026-01-02', 'ann', ANN, 1)]
    const then = (...named: readonly Row[]) => holders([...one, version('2026-01-09', 2, ...named)], 2)
    expect(then(row(ONE, '09:00'), night)).toEqual([ANN, ANN])
    expect(after(day8, night, row(ONE, '12:00'))).toEqual([ANN, BOB, null])
  })

  it('don’t count for the row of somebody whose number becomes the same', () => {
    const two = before(day8, row(TWO, '20:00'))
    const then = (...named: readonly Row[]) => holders([...two, version('2026-01-09', 2, ...named)], 2)
    expect(then(row(TWO, '08:00'), row(TWO, '20:00'))).toEqual([null, BOB])
    expect(then(row(TWO, '20:00'), row(TWO, '08:00', { role: 'Other' }))).toEqual([BOB, null])
  })

  it('read by the order of the rows in versions from before this was told by their hours', () => {
    const first: Entry = published('2026-01-09', 2, { ...exampleSite, named: [{ ...day8, phone: TWO }, night] })
    expect(holders([...both, first], 2)).toEqual([null, ANN])
  })

  it('are always with their own row, or ended, after any one change', () => {
    interface Truth extends Row {
      readonly id: number
    }
    const one = fc.record({
      kind: fc.constantFrom('hours', 'method', 'number', 'remove', 'append', 'more'),
      at: fc.nat({ max: 4 }),
      phone: fc.constantFrom(ONE, TWO),
    })
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(ONE, TWO), { minLength: 1, maxLength: 4 }),
        fc.array(one, { minLength: 1, maxLength: 8 }),
        (phones, changes) => {
          let next = 0
          const fresh = (phone: string): Truth => {
            const id = next++
            return { ...row(phone, `${String(id % 24).padStart(2, '0')}:0${Math.floor(id / 24)}`), id }
          }
          let rows = phones.map(fresh)
          const plain = () => rows.map(({ id: _id, ...each }) => each)
          const entries: Entry[] = [version('2026-01-01', 1, ...plain())]
          const holder = new Map<number, string>()
          rows.forEach(({ id }, place) => {
            const person: PersonId = `person:${id}`
            holder.set(id, person)
            entries.push(linked('2026-01-01', `link-${id}`, person, 1, place))
          })
          let was = rows.map(({ id }) => holder.get(id) ?? null)
          changes.forEach(({ kind, at, phone }, index) => {
            const here = at % rows.length
            const change = (to: Partial<Row>) => rows.map((each, place) => (place === here ? { ...each, ...to } : each))
            const old = rows
            if (kind === 'hours') rows = change({ from: fresh(phone).from })
            if (kind === 'method') rows = change({ method: `Way ${index}` })
            if (kind === 'number') rows = change({ phone })
            if (kind === 'remove' && rows.length > 1) rows = rows.toSpliced(here, 1)
            if (kind === 'append') rows = [...rows, fresh(phone)]
            if (kind === 'more') rows = rows.toSpliced(here + 1, 0, fresh(rows[here]?.phone ?? phone))
            entries.push(version(addDays(day('2026-01-02'), index), index + 2, ...plain()))
            const now = holders(entries, index + 2)
            rows.forEach(({ id }, place) => {
              const own = holder.get(id)
              const isNew = !old.some((each) => each.id === id)
              if (!isNew) expect([own ?? null, null]).toContain(now[place])
              if (isNew && now[place] !== null && now[place] !== undefined) holder.set(id, now[place])
              const place0 = old.findIndex((each) => each.id === id)
              if (kind === 'hours' || kind === 'method') expect(now[place]).toBe(was[place0])
            })
            was = now
          })
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('a link that’s lost when the details change', () => {
  const other = { ...days, phone: TWO, role: 'Other' }
  const version = (on: string, number: number, ...named: SiteDetails['named']): Entry => [
    'site_published',
    on,
    { v: 7, version: number, details: { ...exampleSite, named }, ahead: false },
  ]
  const row = { ...days, phone: ONE }
  const renamed = { ...row, role: 'Night lead' }
  const both = [
    version('2026-01-01', 1, row, other),
    linked('2026-01-02', 'ann', ANN, 1, 0),
    linked('2026-01-02', 'bob', BOB, 1, 1),
  ]
  const after = (entries: readonly Entry[], number: number) => {
    const { lost, leftOut } = lostLinks(ledger(...entries), number, nobody)
    const links = (roles: typeof lost) => roles.map(({ link, holder }) => [link, holder.role])
    return { lost: links(lost), leftOut: links(leftOut) }
  }

  it('is asked about until somebody is linked to the role again', () => {
    const entries = [...both, version('2026-01-09', 2, renamed, other)]
    expect(after(entries, 2)).toEqual({ lost: [['ann', 'Night lead']], leftOut: [] })
    expect(after([...entries, version('2026-01-10', 3, renamed, other)], 3).lost).toEqual([['ann', 'Night lead']])
    expect(after([...entries, linked('2026-01-10', 'carl', CARL, 2)], 2)).toEqual({ lost: [], leftOut: [] })
  })

  it('isn’t asked about anymore once nobody is meant, also after more changes, and another link of it stays', () => {
    const entries = [...both, version('2026-01-09', 2, renamed, other), nobodyAt('2026-01-10', 'ann', 2)]
    expect(after(entries, 2)).toEqual({ lost: [], leftOut: [] })
    expect(holders(entries, 2)).toEqual([null, BOB])
    const more = [...entries, version('2026-01-11', 3, { ...renamed, phone: '609-555-0103' }, other)]
    expect(after(more, 3)).toEqual({ lost: [], leftOut: [] })
    expect(holders([...entries, linked('2026-01-11', 'carl', CARL, 2)], 2)).toEqual([CARL, BOB])

    const two = [version('2026-01-01', 1, row, row), linked('2026-01-02', 'ann', ANN, 1)]
    const one = [...two, version('2026-01-09', 2, row, renamed)]
    expect(after(one, 2).lost).toEqual([['ann', 'Night lead']])
    const said = [...one, nobodyAt('2026-01-10', 'ann', 2, 1)]
    expect(after(said, 2).lost).toEqual([])
    expect(holders(said, 2)).toEqual([ANN, null])
    // That was about the other row: what becomes of this one later is asked about.
    expect(after([...said, version('2026-01-11', 3, renamed)], 3)).toEqual({ lost: [], leftOut: [['ann', days.role]] })
  })

  it('isn’t asked about anymore when nobody is meant by a role that came back, wherever it is then', () => {
    const entries = [...both, version('2026-01-09', 2, row), version('2026-01-10', 3, other, row)]
    expect(after(entries, 3)).toEqual({ lost: [['bob', 'Other']], leftOut: [] })
    expect(after([...entries, nobodyAt('2026-01-11', 'bob', 3)], 3)).toEqual({ lost: [], leftOut: [] })
  })

  it('is asked about where the details leave out one of its rows, whatever was said of the other one since', () => {
    const entries = [
      version('2026-01-01', 1, row, row, other),
      linked('2026-01-02', 'ann', ANN, 1),
      linked('2026-01-02', 'bob', BOB, 1, 2),
      version('2026-01-09', 2, other, renamed),
    ]
    expect(after(entries, 2)).toEqual({ lost: [['ann', 'Night lead']], leftOut: [] })
    const said = [...entries, nobodyAt('2026-01-10', 'ann', 2, 1)]
    expect(after(said, 2)).toEqual({ lost: [], leftOut: [['ann', days.role]] })
    expect(after([...said, removed('2026-01-11', 'ann')], 2)).toEqual({ lost: [], leftOut: [] })
  })

  it('is asked about where the details leave its role out, until the role has somebody or isn’t needed', () => {
    const entries = [...both, version('2026-01-09', 2, row)]
    expect(after(entries, 2)).toEqual({ lost: [], leftOut: [['bob', 'Other']] })
    expect(after([...entries, version('2026-01-10', 3, row)], 3).leftOut).toEqual([['bob', 'Other']])
    expect(after([...entries, removed('2026-01-10', 'bob')], 2).leftOut).toEqual([])
    expect(after([...entries, version('2026-01-10', 3, row, other)], 3)).toEqual({ lost: [], leftOut: [] })
    // Another row has moved to its place.
    const first = [...both, version('2026-01-09', 2, other)]
    expect(after(first, 2)).toEqual({ lost: [], leftOut: [['ann', days.role]] })
    expect(after([...first, linked('2026-01-10', 'carl', CARL, 2)], 2).leftOut).toEqual([])
  })

  it('isn’t one that was removed, or had given way to another, before the details changed', () => {
    const gone = [...both, removed('2026-01-05', 'bob'), version('2026-01-09', 2, row)]
    expect(after(gone, 2)).toEqual({ lost: [], leftOut: [] })
    const replaced = [...both, linked('2026-01-05', 'carl', CARL, 1, 1), version('2026-01-09', 2, row)]
    expect(after(replaced, 2).leftOut).toEqual([['carl', 'Other']])
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
        const { lost } = lostLinks(history, under, () => isEverybodyAway)
        expect(lost.map(({ link: _link, ...role }) => role)).toEqual(oldLost(history, details, links))
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
