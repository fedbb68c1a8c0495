import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LedgerEvent, PersonId, SiteId } from '../../../src/ledger/event.ts'
import type { SiteDetails } from '../../../src/organization/details-shape.ts'
import { isKind } from '../../../src/ledger/history.ts'
import { hoursOfBackup } from '../../../src/organization/backup-hours.ts'
import { namedAt, samePerson, siteGaps } from '../../../src/organization/site-details.ts'
import { addDays } from '../../../src/platform/time/calendar.ts'
import { WEEKDAYS } from '../../../src/platform/time/local-time.ts'
import { detailsWithout, type Drift, driftOf, standInFor } from '../../../src/site/roles/drift.ts'
import { roleLinks } from '../../../src/site/roles/links.ts'
import { type RoleLink, rolesIn, type RolePlace } from '../../../src/site/roles/role.ts'
import { exampleSite } from '../../support/content.ts'
import { day } from '../../support/recording.ts'

const SITE: SiteId = 'site:harbor'
const OTHER: SiteId = 'site:north'
const DANA: PersonId = 'person:dana'
const PLACE = { site: SITE, department: 'Residential', position: 'Program director', supervisor: null }

/** What happened, in the order in which it was recorded. */
type Happening = readonly [kind: LedgerEvent['kind'], on: string, body: object]

function ledger(...all: readonly Happening[]): LedgerEvent[] {
  return all.map(
    ([kind, on, body], at) =>
      // Kind and body belong together by the builders below.
      ({ seq: at + 1, id: `event-${at + 1}`, kind, effectiveOn: day(on), body: { v: 1, ...body } }) as LedgerEvent,
  )
}

const hired = (on: string, place: object = {}): Happening => [
  'hired',
  on,
  { spell: 'one', ...PLACE, hiredOn: on, type: 'employee', worksWithYouth: true, facts: [], ...place },
]
const moved = (on: string, place: object): Happening => ['transferred', on, { spell: 'one', ...PLACE, ...place }]
const left = (lastDay: string): Happening => ['separated', lastDay, { spell: 'one' }]
const away = (on: string): Happening => ['leave_began', on, { expectedReturn: null }]
const back = (on: string): Happening => ['leave_ended', on, {}]
const published = (on: string, version: number, details: SiteDetails): Happening => [
  'site_published',
  on,
  { v: 3, version, details },
]
const linked = (on: string, role: RolePlace, version = 1, link = 'link'): Happening => [
  'role_linked',
  on,
  { link, ...role, version, person: DANA },
]
const confirmed = (on: string): Happening => ['role_confirmed', on, { link: 'link' }]

const BACKUP: RolePlace = { role: 'backup', place: 0 }
const NAMED: RolePlace = { role: 'named', place: 0 }
const NIGHTS: RolePlace = { role: 'named', place: 1 }

const nobodyAway = () => false

/** The drift on a day of somebody linked on February 1: what was recorded before that day, and after it. */
function driftOn(on: string, before: readonly Happening[], after: readonly Happening[]): Drift | null {
  const all = ledger(...before, published('2026-01-01', 1, exampleSite), linked('2026-02-01', BACKUP), ...after)
  const [link] = roleLinks(all, 1, nobodyAway)
  if (link === undefined) throw new Error('nobody is linked')
  const person = all.filter(({ kind }) => !kind.startsWith('role_') && kind !== 'site_published')
  return driftOf(link, SITE, person, day(on))
}

describe('the drift of somebody who holds a role', () => {
  const here = [hired('2025-06-01')]
  it.each<[string, readonly Happening[], string, Drift | null]>([
    ['isn’t there while nothing changes', [], '2026-03-31', null],
    ['isn’t there on the last day', [left('2026-03-30')], '2026-03-30', null],
    [
      'begins the day after the last day',
      [left('2026-03-30')],
      '2026-03-31',
      { reason: 'left', since: day('2026-03-31') },
    ],
    [
      'counts from the same day ever after',
      [left('2026-03-30')],
      '2026-05-01',
      { reason: 'left', since: day('2026-03-31') },
    ],
    ['isn’t there the day before a leave', [away('2026-03-10')], '2026-03-09', null],
    [
      'begins on the first day of a leave',
      [away('2026-03-10')],
      '2026-03-10',
      { reason: 'leave', since: day('2026-03-10') },
    ],
    ['ends on the first day back', [away('2026-03-10'), back('2026-03-20')], '2026-03-20', null],
    [
      'begins with another site',
      [moved('2026-03-10', { site: OTHER })],
      '2026-03-10',
      { reason: 'site', since: day('2026-03-10') },
    ],
    [
      'begins with another position',
      [moved('2026-03-10', { position: 'Youth worker' })],
      '2026-03-12',
      { reason: 'position', since: day('2026-03-10') },
    ],
    [
      'isn’t there with another department or supervisor',
      [moved('2026-03-10', { department: 'Overnight', supervisor: 'person:cleo' })],
      '2026-03-12',
      null,
    ],
    [
      'isn’t there with other capitals or spaces in the position',
      [moved('2026-03-10', { position: ' program  Director' })],
      '2026-03-12',
      null,
    ],
    [
      'ends when the person has the position again',
      [moved('2026-03-10', { position: 'Youth worker' }), moved('2026-04-01', {})],
      '2026-04-01',
      null,
    ],
    [
      'goes on when a leave becomes the end',
      [away('2026-03-10'), left('2026-03-30')],
      '2026-04-02',
      { reason: 'left', since: day('2026-03-10') },
    ],
    ['isn’t there for a change that is still to come', [moved('2026-03-10', { site: OTHER })], '2026-03-09', null],
    [
      'is there for a change put on record late, and begins with the link',
      [moved('2026-01-10', { position: 'Youth worker' })],
      '2026-02-03',
      { reason: 'position', since: day('2026-02-01') },
    ],
  ])('%s', (_, after, on, drift) => {
    expect(driftOn(on, here, after)).toEqual(drift)
  })

  it('ends when somebody says that the link is still right, until the next change', () => {
    const gone = [moved('2026-03-10', { position: 'Youth worker' }), confirmed('2026-03-12')]
    expect(driftOn('2026-03-12', here, gone)).toBeNull()
    expect(driftOn('2026-03-20', here, [...gone, away('2026-03-20')])).toMatchObject({ reason: 'leave' })
    const contractor = [left('2026-03-10'), confirmed('2026-03-12')]
    expect(driftOn('2026-06-01', here, contractor)).toBeNull()
    const leave = [away('2026-03-10'), confirmed('2026-03-12')]
    expect(driftOn('2026-06-01', here, leave)).toBeNull()
    expect(driftOn('2026-06-01', here, [...leave, back('2026-04-01'), away('2026-05-01')])).toEqual({
      reason: 'leave',
      since: '2026-05-01',
    })
  })

  it('looks at the job at the site, where somebody has two', () => {
    const two = [hired('2025-06-01'), hired('2025-06-01', { spell: 'two', site: OTHER, position: 'Trainer' })]
    expect(driftOn('2026-04-01', two, [['separated', '2026-03-01', { spell: 'two' }]])).toBeNull()
    expect(driftOn('2026-04-01', two, [left('2026-03-01')])).toEqual({ reason: 'site', since: '2026-03-02' })
  })

  it('never depends on a name, and is never there for a role without a link', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer({ min: 0, max: 200 }), (name, other, days) => {
        const details = (text: string) => ({
          ...exampleSite,
          named: exampleSite.named.map((person) => ({ ...person, name: text })),
        })
        const on = addDays(day('2026-02-01'), days)
        const person = ledger(hired('2025-06-01'), left('2026-03-30'))
        const driftWith = (text: string) => {
          const [link] = roleLinks(
            ledger(hired('2025-06-01'), published('2026-01-01', 1, details(text)), linked('2026-02-01', NAMED)),
            1,
            nobodyAway,
          )
          return link === undefined ? 'no link' : driftOf(link, SITE, person, on)
        }
        expect(driftWith(name)).toEqual(driftWith(other))
        expect(roleLinks(ledger(published('2026-01-01', 1, details(name))), 1, nobodyAway)).toEqual([])
      }),
      { numRuns: 50 },
    )
  })
})

describe('a link', () => {
  const linksAfter = (...after: readonly Happening[]) => {
    const all = ledger(published('2026-01-01', 1, exampleSite), linked('2026-02-01', NIGHTS), ...after)
    const live = all.filter(isKind('site_published')).at(-1)?.body.version ?? 1
    return roleLinks(all, live, nobodyAway).map(({ role, place, person }: RoleLink) => ({ role, place, person }))
  }
  const [days, nights] = exampleSite.named
  if (days === undefined || nights === undefined) throw new Error('the example names two people')

  it('goes along with its role to new details, wherever that stands in them', () => {
    expect(linksAfter()).toEqual([{ ...NIGHTS, person: DANA }])
    const turned = { ...exampleSite, named: [{ ...nights, from: '21:00', phone: '(609) 555-0190' }, days] }
    expect(linksAfter(published('2026-03-01', 2, turned))).toEqual([{ ...NAMED, person: DANA }])
  })

  it('ends when details give the role another title, number or name', () => {
    for (const change of [{ role: 'Night manager' }, { phone: '609-555-0177' }, { name: 'R. Diaz' }]) {
      const named = [days, { ...nights, ...change }]
      expect(linksAfter(published('2026-03-01', 2, { ...exampleSite, named }))).toEqual([])
    }
    expect(linksAfter(published('2026-03-01', 2, { ...exampleSite, named: [days] }))).toEqual([])
  })

  it('ends when it’s removed, and gives way to the next link of its role', () => {
    expect(linksAfter(['role_unlinked', '2026-03-01', { link: 'link' }])).toEqual([])
    expect(linksAfter(linked('2026-03-01', NIGHTS, 1, 'two'))).toEqual([{ ...NIGHTS, person: DANA }])
  })

  it('counts for every row in which the details name the same person, whichever row it was made for', () => {
    const weekend = { ...nights, from: '09:00', to: '17:00', days: ['sat', 'sun'] as const }
    const rows: SiteDetails = { ...exampleSite, named: [days, nights, weekend] }
    const WEEKEND: RolePlace = { role: 'named', place: 2 }
    const both = [
      { ...NIGHTS, person: DANA },
      { ...WEEKEND, person: DANA },
    ]
    for (const row of [NIGHTS, WEEKEND]) {
      const links = roleLinks(ledger(published('2026-01-01', 1, rows), linked('2026-02-01', row)), 1, nobodyAway)
      expect(links.map(({ role, place, person }) => ({ role, place, person }))).toEqual(expect.arrayContaining(both))
      expect(links).toHaveLength(2)
      const shownThen = detailsWithout(rows, links)
      expect(rolesIn(shownThen).map(({ holder }) => holder.phone)).not.toContain(nights.phone)
    }
    const again = [linked('2026-02-01', NIGHTS), linked('2026-02-02', WEEKEND, 1, 'two')]
    const own = roleLinks(ledger(published('2026-01-01', 1, rows), ...again), 1, nobodyAway)
    expect(own.map(({ id, place }) => [place, id])).toEqual([
      [1, 'link'],
      [2, 'two'],
    ])
  })

  it('isn’t made for a role that the details don’t have', () => {
    expect(linksAfter(linked('2026-03-01', { role: 'named', place: 7 }, 1, 'two'))).toHaveLength(1)
    expect(linksAfter(linked('2026-03-01', BACKUP, 9, 'two'))).toHaveLength(1)
  })
})

describe('the details that staff are shown', () => {
  const { backup, ifAboutThatPerson: about } = exampleSite
  const ALTERNATIVE: RolePlace = { role: 'alternative', place: 0 }
  const SUPPORT: RolePlace = { role: 'support', place: 0 }
  const shown = (...drifted: readonly RolePlace[]) => {
    const { named, backup: other, ifAboutThatPerson, support } = detailsWithout(exampleSite, drifted)
    return { named: named.map(({ phone }) => phone), backup: other, about: ifAboutThatPerson, support }
  }
  const DAYS = '609-555-0142'
  const ON_CALL = '609-555-0190'

  it('are those of the site while nobody has drifted', () => {
    expect(detailsWithout(exampleSite, [])).toBe(exampleSite)
  })

  it('have the backup in the hours of a named person, and behind the others still', () => {
    expect(shown(NIGHTS)).toMatchObject({ named: [DAYS, backup?.phone], backup, about })
    expect(hoursOfBackup(detailsWithout(exampleSite, [NIGHTS]))).toEqual([exampleSite.named[0]])
    expect(shown(NAMED, NIGHTS)).toMatchObject({ named: [backup?.phone, backup?.phone], backup: null, about })
    const [, stand] = detailsWithout(exampleSite, [NIGHTS]).named
    expect(stand).toMatchObject({ role: backup?.role, name: '', method: '', from: '20:00', to: '08:00' })
    expect(stand?.es?.role).toBe(backup?.es?.role)
  })

  it('leave a backup or an alternative who has drifted empty, and give nobody a second role', () => {
    expect(shown(BACKUP)).toMatchObject({ named: [DAYS, ON_CALL], backup: null, about })
    expect(shown(ALTERNATIVE)).toMatchObject({ named: [DAYS, ON_CALL], backup, about: null })
    fc.assert(
      fc.property(fc.subarray(rolesIn(exampleSite)), (drifted) => {
        const details = detailsWithout(exampleSite, drifted)
        expect(samePerson(details)).toBe(false)
      }),
    )
  })

  it('have the same backup behind everybody who is there, and nobody behind themselves, at any hour of any week', () => {
    const hour = fc.constantFrom('00:00', '08:00', '14:30', '20:00', '23:59')
    const duty = fc.record({ from: hour, to: hour, days: fc.subarray([...WEEKDAYS], { minLength: 1 }) })
    const rows = fc.array(duty, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.boolean()), (duties, isOut) => {
        const named = duties.map((each, place) => ({
          ...exampleSite.named[0],
          role: `Person ${place}`,
          name: '',
          method: '',
          phone: `609-555-01${10 + place}`,
          ...each,
        }))
        const drifted = named.flatMap((_, place) =>
          isOut.next().value === true ? [{ role: 'named', place } as const] : [],
        )
        const details = detailsWithout({ ...exampleSite, named }, drifted)
        const hours = hoursOfBackup(details) ?? (details.backup === null ? [] : details.named)
        for (const weekday of WEEKDAYS)
          for (const time of ['00:00', '08:00', '12:00', '14:30', '20:00', '23:59']) {
            const there = namedAt(named, weekday, time).filter(
              (person) => !drifted.some(({ place }) => named[place] === person),
            )
            const behind = namedAt(hours, weekday, time).map(({ phone }) => phone)
            expect(behind.filter((phone) => phone !== backup?.phone)).toEqual(there.map(({ phone }) => phone))
            if (there.length === 0) expect(behind).toEqual([])
          }
      }),
    )
  })

  it('never take a concern about somebody to that person', () => {
    expect(shown(NAMED, BACKUP)).toMatchObject({ named: [about?.phone, ON_CALL], backup: null, about: null })
    expect(shown(NAMED, ALTERNATIVE)).toMatchObject({ named: [backup?.phone, ON_CALL], backup, about: null })
  })

  it('leave a role empty that nobody can fill', () => {
    expect(shown(NAMED, NIGHTS, BACKUP, ALTERNATIVE)).toMatchObject({ named: [], backup: null, about: null })
    expect(shown(BACKUP, ALTERNATIVE)).toMatchObject({ named: [DAYS, ON_CALL], backup: null, about: null })
    expect(shown(SUPPORT).support).toBeNull()
  })

  it('never have anybody who has drifted, and no gap while the backup or the alternative is there', () => {
    const roles = rolesIn(exampleSite)
    fc.assert(
      fc.property(fc.subarray(roles), (drifted) => {
        const details = detailsWithout(exampleSite, drifted)
        const phones = rolesIn(details).map(({ holder }) => holder.phone)
        for (const { holder } of drifted) if (holder.phone !== '') expect(phones).not.toContain(holder.phone)
        const isAnyoneLeft = (['backup', 'alternative'] as const).some((role) =>
          drifted.every((each) => each.role !== role),
        )
        if (isAnyoneLeft)
          expect(siteGaps(details).filter(({ field }) => field === 'hours' || field === 'named')).toEqual([])
        for (const role of drifted.filter(({ role: each }) => each === 'named')) {
          const instead = standInFor(exampleSite, drifted, role)
          if (instead !== null) expect(phones).toContain(instead.phone)
        }
      }),
      { numRuns: 200 },
    )
  })
})
