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
import { shownBy, shownOn } from '../../../src/site/roles/shown.ts'
import { createSite, detailsToCome, publishSite } from '../../../src/site/site.store.ts'
import { exampleSite } from '../../support/content.ts'
import { by, day, event, hired, noonOf } from '../../support/recording.ts'
import { emptyStore } from '../../support/stores.ts'

const WHO = ['dana', 'eli'] as const
type Who = (typeof WHO)[number]

/** Each happens on a day of its own. */
const anyStep = fc.oneof(
  fc.record({ kind: fc.constantFrom('publish', 'confirm', 'unlink', 'wait') }),
  fc.record({ kind: fc.constant('plan'), ahead: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constantFrom('leave', 'back', 'choose'), who: fc.constantFrom(...WHO) }),
)
type Step = typeof anyStep extends fc.Arbitrary<infer Each> ? Each : never

const NIGHTS = { role: 'named', place: 1 } as const
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
    { numRuns: 40 },
  )
})

/** Every planned day comes. */
const WAIT: readonly Step[] = Array.from({ length: 5 }, () => ({ kind: 'wait' }))

interface Planned {
  readonly on: CalendarDate
  readonly phone: string
  /** How much had been decided when it was published. */
  readonly after: number
}

/** A site, and what is to be true of it, as somebody would work it out on paper. */
class Harbor {
  private readonly name = `harbor-${++sites}`
  private site: SiteId = 'site:none'
  private today = day('2026-03-01')
  private phone = '609-555-0000'
  private planned: Planned | null = null
  private link: { readonly id: string; readonly who: Who; readonly decided: number; readonly isRight: boolean } | null =
    null
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
    if (this.planned?.on === this.today) {
      const isKept = this.isOut() || (this.link !== null && this.link.decided > this.planned.after)
      this.phone = this.planned.phone
      this.planned = null
      if (!isKept) this.link = null
    }
    switch (step.kind) {
      case 'publish':
        return this.publish(0)
      case 'plan':
        return this.publish(step.ahead)
      case 'leave':
      case 'back':
        return this.move(step.kind, step.who)
      case 'choose':
        return this.choose(step.who)
      case 'confirm':
        return this.confirm()
      case 'unlink':
        return this.unlink()
      default:
    }
  }

  /** One version is to come at a time, as on the page. */
  private async publish(ahead: number): Promise<void> {
    if (this.planned !== null) return
    const phone = `609-555-${String(++this.numbers).padStart(4, '0')}`
    if (ahead > 0) this.planned = { on: addDays(this.today, ahead), phone, after: this.decisions }
    else {
      this.phone = phone
      if (!this.isOut()) this.link = null
    }
    await store.transaction((tx) =>
      publishWithLinks(tx, this.site, this.details(phone), by(this.today), { from: addDays(this.today, ahead) }),
    )
    expect((await detailsToCome(store.db, this.site, this.today))?.effectiveOn).toBe(this.planned?.on)
  }

  private async move(kind: 'leave' | 'back', who: Who): Promise<void> {
    if (this.away.has(who) === (kind === 'leave')) return
    if (kind === 'leave') this.away.add(who)
    else this.away.delete(who)
    if (this.link?.who === who) this.link = { ...this.link, isRight: false }
    const moved: NewEvent =
      kind === 'leave'
        ? event('leave_began', this.person(who), this.today, { expectedReturn: null })
        : event('leave_ended', this.person(who), this.today, {})
    await store.transaction((tx) => append(tx, [moved]))
  }

  private async choose(who: Who): Promise<void> {
    if (this.away.has(who)) return
    const id = `${this.name}-${++this.decisions}`
    this.link = { id, who, decided: this.decisions, isRight: false }
    const version = (await detailsNow(store.db, this.site, this.today))?.published.body.version ?? 0
    const link = { ...NIGHTS, link: id, version, person: this.person(who) }
    await store.transaction((tx) => linkRole(tx, this.site, link, by(this.today)))
  }

  private async confirm(): Promise<void> {
    const { link } = this
    if (link === null) return
    this.link = { ...link, decided: ++this.decisions, isRight: true }
    await store.transaction((tx) => confirmRole(tx, this.site, link.id, by(this.today)))
  }

  private async unlink(): Promise<void> {
    const { link } = this
    if (link === null) return
    this.link = null
    await store.transaction((tx) => unlinkRole(tx, this.site, link.id, by(this.today)))
  }

  async expectRight(): Promise<void> {
    const { db } = store
    const card = await detailsNow(db, this.site, this.today)
    expect(card?.roles[NIGHTS.place]?.link?.id).toBe(this.link?.id)
    expect(card?.details.named[NIGHTS.place]?.phone).toBe(this.isOut() ? STAND_IN : this.phone)
    expect((await keptDetails(db, this.site, this.today)).details?.details).toEqual(card?.details)
    const all = await everyShownDetails(db, [{ id: this.site }], this.today)
    expect(all.get(this.site)).toEqual(card?.details)
    expect(shownOn(this.today, await siteOnRecord(db, this.site, 'UTC'))).toEqual(card?.details)
    this.seen.set(this.today, card?.details)
  }

  /** What an evidence pack says of each day is what staff were shown on that day. */
  async expectSamePast(): Promise<void> {
    const shown = shownBy(this.today, await siteOnRecord(store.db, this.site, 'UTC'))
    for (const [on, details] of this.seen)
      expect(shown.findLast(({ from }) => from <= on)?.details, on).toEqual(details)
  }

  private isOut(): boolean {
    return this.link !== null && this.away.has(this.link.who) && !this.link.isRight
  }

  private person(who: Who): PersonId {
    return `person:${who}-${this.name}`
  }

  private details(phone = this.phone): SiteDetails {
    const named = exampleSite.named.map((person, place) => (place === NIGHTS.place ? { ...person, phone } : person))
    return { ...exampleSite, name: this.name, slug: this.name, named }
  }
}
