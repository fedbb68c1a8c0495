import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { NewEvent, PersonId, SiteId } from '../../../src/ledger/event.ts'
import { append } from '../../../src/ledger/ledger.store.ts'
import type { SiteDetails } from '../../../src/organization/details-shape.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { addDays, type CalendarDate } from '../../../src/platform/time/calendar.ts'
import {
  confirmRole,
  detailsNow,
  everyShownDetails,
  keptDetails,
  linkRole,
  siteOnRecord,
  unlinkRole,
} from '../../../src/site/roles/drift.store.ts'
import { publishWithLinks } from '../../../src/site/roles/publish.store.ts'
import { isRole } from '../../../src/site/roles/role.ts'
import { shownBy, shownOn } from '../../../src/site/roles/shown.ts'
import { createSite, detailsToCome, publishSite } from '../../../src/site/site.store.ts'
import { exampleSite } from '../../support/content.ts'
import { by, day, event, hired, noonOf } from '../../support/recording.ts'
import { emptyStore } from '../../support/stores.ts'

const WHO = ['dana', 'eli'] as const
type Who = (typeof WHO)[number]

/** The details give both to the same person, until one of them gets another number. */
const ROWS = ['nights', 'support'] as const
type Row = (typeof ROWS)[number]
const PLACES = { nights: { role: 'named', place: 1 }, support: { role: 'support', place: 0 } } as const

/** Each happens on a day of its own. */
const anyRow = fc.constantFrom(...ROWS)
const anyStep = fc.oneof(
  fc.record({ kind: fc.constant('wait') }),
  fc.record({ kind: fc.constantFrom('publish', 'confirm', 'unlink'), row: anyRow }),
  fc.record({ kind: fc.constant('plan'), row: anyRow, ahead: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constantFrom('leave', 'back'), who: fc.constantFrom(...WHO) }),
  fc.record({ kind: fc.constant('choose'), row: anyRow, who: fc.constantFrom(...WHO) }),
)
type Step = typeof anyStep extends fc.Arbitrary<infer Each> ? Each : never

const STAND_IN = exampleSite.backup?.phone
let store: Store
let sites = 0
beforeAll(async () => {
  store = await emptyStore()
})
afterAll(() => store.close())

it('nobody who is away is given by card, lesson or package while their link stands, whatever is planned meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 14 }), async (steps) => {
      const harbor = new Harbor()
      await harbor.open()
      for (const step of [...steps, ...WAIT]) {
        await harbor.take(step)
        await harbor.expectRight()
      }
      await harbor.expectSamePast()
    }),
    { numRuns: 50 },
  )
})

/** Every planned day comes. */
const WAIT: readonly Step[] = Array.from({ length: 5 }, () => ({ kind: 'wait' }))

interface Planned {
  readonly on: CalendarDate
  readonly row: Row
  readonly phone: string
  /** How much had been decided when it was published. */
  readonly after: number
}

interface Link {
  readonly id: string
  readonly who: Who
  decided: number
  isRight: boolean
}

/** A site, and what is to be true of it, as somebody would work it out on paper. */
class Harbor {
  private readonly name = `harbor-${++sites}`
  private site: SiteId = 'site:none'
  private today = day('2026-03-01')
  private readonly phones: Record<Row, string> = { nights: '609-555-0000', support: '609-555-0000' }
  private planned: Planned | null = null
  private readonly links: Record<Row, Link | null> = { nights: null, support: null }
  private readonly away = new Set<Who>()
  private decisions = 0
  private numbers = 0
  private readonly seen = new Map<CalendarDate, SiteDetails | undefined>()

  async open(): Promise<void> {
    await store.transaction(async (tx) => {
      this.site = (await createSite(tx, { name: this.name, slug: this.name }, noonOf(this.today))).id
      await publishSite(tx, this.site, this.details(), by(this.today))
      await append(
        tx,
        WHO.map((who) => hired(this.person(who), '2025-06-01', { site: this.site })),
      )
    })
  }

  async take(step: Step): Promise<void> {
    this.today = addDays(this.today, 1)
    // A leave that begins or ends on the first day of a version counts for that day.
    if (step.kind === 'leave' || step.kind === 'back') await this.move(step.kind, step.who)
    this.arrive()
    switch (step.kind) {
      case 'publish':
        return this.publish(step.row, 0)
      case 'plan':
        return this.publish(step.row, step.ahead)
      case 'choose':
        return this.choose(step.row, step.who)
      case 'confirm':
        return this.confirm(step.row)
      case 'unlink':
        return this.unlink(step.row)
      default:
    }
  }

  private arrive(): void {
    const { planned } = this
    if (planned?.on !== this.today) return
    const { row, phone, after } = planned
    const link = this.links[row]
    if (!this.isOut(row) && (link === null || link.decided <= after)) this.links[row] = null
    this.phones[row] = phone
    this.planned = null
  }

  /** One version is to come at a time, as on the page. */
  private async publish(row: Row, ahead: number): Promise<void> {
    if (this.planned !== null) return
    const phone = `609-555-${String(++this.numbers).padStart(4, '0')}`
    const details = this.details({ ...this.phones, [row]: phone })
    if (ahead > 0) this.planned = { on: addDays(this.today, ahead), row, phone, after: this.decisions }
    else {
      this.phones[row] = phone
      if (!this.isOut(row)) this.links[row] = null
    }
    await store.transaction((tx) =>
      publishWithLinks(tx, this.site, details, by(this.today), { from: addDays(this.today, ahead) }),
    )
    expect((await detailsToCome(store.db, this.site, this.today))?.effectiveOn).toBe(this.planned?.on)
  }

  private async move(kind: 'leave' | 'back', who: Who): Promise<void> {
    if (this.away.has(who) === (kind === 'leave')) return
    if (kind === 'leave') this.away.add(who)
    else this.away.delete(who)
    for (const row of ROWS) {
      const link = this.links[row]
      if (link?.who === who) link.isRight = false
    }
    const moved: NewEvent =
      kind === 'leave'
        ? event('leave_began', this.person(who), this.today, { expectedReturn: null })
        : event('leave_ended', this.person(who), this.today, {})
    await store.transaction((tx) => append(tx, [moved]))
  }

  /** It counts for the other row, too, while that's the same person's and nobody is linked to it. */
  private async choose(row: Row, who: Who): Promise<void> {
    if (this.away.has(who)) return
    const id = `${this.name}-${++this.decisions}`
    const chosen: Link = { id, who, decided: this.decisions, isRight: false }
    const isSame = this.phones.nights === this.phones.support
    for (const each of ROWS) if (each === row || (isSame && this.links[each] === null)) this.links[each] = chosen
    const version = (await detailsNow(store.db, this.site, this.today))?.published.body.version ?? 0
    const link = { ...PLACES[row], link: id, version, person: this.person(who) }
    await store.transaction((tx) => linkRole(tx, this.site, link, by(this.today)))
  }

  private async confirm(row: Row): Promise<void> {
    const link = this.links[row]
    if (link === null) return
    link.decided = ++this.decisions
    link.isRight = true
    await store.transaction((tx) => confirmRole(tx, this.site, link.id, by(this.today)))
  }

  private async unlink(row: Row): Promise<void> {
    const link = this.links[row]
    if (link === null) return
    for (const each of ROWS) if (this.links[each] === link) this.links[each] = null
    await store.transaction((tx) => unlinkRole(tx, this.site, link.id, by(this.today)))
  }

  async expectRight(): Promise<void> {
    const { db } = store
    const card = await detailsNow(db, this.site, this.today)
    for (const row of ROWS) {
      const now = card?.roles.find((role) => isRole(role, PLACES[row]))
      expect(now?.link?.id, row).toBe(this.links[row]?.id)
    }
    const { nights, support } = this.phones
    expect(card?.details.named[1]?.phone).toBe(this.isOut('nights') ? STAND_IN : nights)
    expect(card?.details.support?.phone).toBe(this.isOut('support') ? undefined : support)
    expect((await keptDetails(db, this.site, this.today)).details?.details).toEqual(card?.details)
    const all = await everyShownDetails(db, [{ id: this.site }], this.today)
    expect(all.get(this.site)).toEqual(card?.details)
    const shown = shownOn(this.today, await siteOnRecord(db, this.site, 'UTC'))
    expect(card?.details).toEqual({ ...shown, calls: card?.details.calls })
    this.seen.set(this.today, shown ?? undefined)
  }

  /** What an evidence pack says of each day is what staff were shown on that day. */
  async expectSamePast(): Promise<void> {
    const shown = shownBy(this.today, await siteOnRecord(store.db, this.site, 'UTC'))
    for (const [on, details] of this.seen)
      expect(shown.findLast(({ from }) => from <= on)?.details, on).toEqual(details)
  }

  private isOut(row: Row): boolean {
    const link = this.links[row]
    return link !== null && this.away.has(link.who) && !link.isRight
  }

  private person(who: Who): PersonId {
    return `person:${who}-${this.name}`
  }

  private details({ nights, support } = this.phones): SiteDetails {
    const named = exampleSite.named.map(({ es: _spanish, ...person }, place) =>
      place === PLACES.nights.place
        ? { ...person, role: 'Clinical lead', name: '', method: '', phone: nights }
        : person,
    )
    const other = { role: 'Clinical lead', phone: support }
    return { ...exampleSite, name: this.name, slug: this.name, named, support: other }
  }
}
