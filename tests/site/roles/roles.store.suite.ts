import { beforeEach, describe, expect, it } from 'vitest'
import { mergeRecords } from '../../../src/identity/joined/join-records.store.ts'
import type { PersonId, SiteId } from '../../../src/ledger/event.ts'
import { isKind } from '../../../src/ledger/history.ts'
import { append, historyOf } from '../../../src/ledger/ledger.store.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { detailsWithout } from '../../../src/site/roles/drift.ts'
import {
  confirmRole,
  detailsNow,
  driftedIn,
  everyDetailsNow,
  everyShownDetails,
  isAtWork,
  linkRole,
  siteOnRecord,
  unlinkRole,
} from '../../../src/site/roles/drift.store.ts'
import { linksAfter, publishWithLinks } from '../../../src/site/roles/publish.store.ts'
import { shownOn } from '../../../src/site/roles/shown.ts'
import { publishNumbers } from '../../../src/site/phone/phone.store.ts'
import { recordCheck } from '../../../src/contacts/line.store.ts'
import { everyOwnNumber } from '../../../src/site/roles/number.store.ts'
import { createSite, publishSite } from '../../../src/site/site.store.ts'
import { exampleSite } from '../../support/content.ts'
import { by, day, event, hired, HR, noonOf } from '../../support/recording.ts'

const DANA: PersonId = 'person:dana'

export function siteRolesSuite(store: () => Store): void {
  describe('who holds the roles of a site', () => {
    let site: SiteId
    let empty: SiteId
    beforeEach(async () => {
      const at = noonOf(day('2026-01-01'))
      await store().transaction(async (tx) => {
        site = (await createSite(tx, { name: 'Team', slug: 'team-house' }, at)).id
        empty = (await createSite(tx, { name: 'Empty', slug: 'empty-house' }, at)).id
        await publishSite(tx, site, { ...exampleSite, name: 'Team', slug: 'team-house' }, by('2026-01-01'))
        await append(tx, [hired(DANA, '2025-06-01', { site })])
      })
    })

    const link = { link: 'one', role: 'named', place: 1, version: 1, person: DANA } as const
    const linked = (change: Partial<Parameters<typeof linkRole>[2]> = {}) =>
      store().transaction((tx) => linkRole(tx, site, { ...link, ...change }, by('2026-02-01')))
    const leave = (on: string) =>
      store().transaction((tx) => append(tx, [event('leave_began', DANA, on, { expectedReturn: null })]))
    const on = (text: string) => detailsNow(store().db, site, day(text))

    it('is nobody on record until somebody links a role, and the details are as they were published', async () => {
      const live = await on('2026-02-01')
      expect(live?.details).toEqual({ ...live?.published.body.details, calls: live?.details.calls })
      expect(live?.roles.map((held) => held.link)).toEqual([
        null,
        null,
        null,
        null,
        ...(exampleSite.support ? [null] : []),
      ])
      expect(await detailsNow(store().db, empty, day('2026-02-01'))).toBeNull()
    })

    it('is linked once, however often the form is sent', async () => {
      expect(await linked()).toBe(true)
      expect(await linked()).toBe(true)
      expect((await historyOf(store().db, site)).filter(isKind('role_linked'))).toHaveLength(1)
      expect((await on('2026-02-01'))?.roles[1]?.link).toMatchObject({ person: DANA })
    })

    it('isn’t linked by a form from before the details changed, nor to a role that isn’t there', async () => {
      expect(await linked({ version: 2 })).toBe(false)
      expect(await linked({ place: 9 })).toBe(false)
      expect((await historyOf(store().db, site)).filter(isKind('role_linked'))).toEqual([])
    })

    it('gives way to the backup from the day on which the person is away, at the site', async () => {
      await linked()
      await leave('2026-03-10')
      const before = await on('2026-03-09')
      expect(driftedIn(before?.roles ?? [])).toEqual([])
      const live = await on('2026-03-10')
      const drifted = driftedIn(live?.roles ?? [])
      expect(drifted).toMatchObject([{ role: 'named', place: 1, drift: { reason: 'leave', since: '2026-03-10' } }])
      const shown = detailsWithout({ ...exampleSite, name: 'Team', slug: 'team-house' }, drifted)
      expect(live?.details).toEqual({ ...shown, calls: live?.details.calls })
      const all = await everyShownDetails(store().db, [{ id: site }, { id: empty }], day('2026-03-10'))
      expect([...all]).toEqual([[site, live?.details]])
    })

    it('is somebody again when a link is removed, or is still right', async () => {
      await linked()
      await leave('2026-03-10')
      expect(await store().transaction((tx) => confirmRole(tx, site, 'one', by('2026-03-11')))).toBe(true)
      expect((await on('2026-03-11'))?.roles[1]).toMatchObject({
        drift: null,
        link: { confirmed: { actor: 'person:ada' } },
      })
      const answers = [
        await store().transaction((tx) => unlinkRole(tx, site, 'one', by('2026-03-12'))),
        await store().transaction((tx) => unlinkRole(tx, site, 'one', by('2026-03-12'))),
        await store().transaction((tx) => unlinkRole(tx, site, 'none', by('2026-03-12'))),
        await store().transaction((tx) => confirmRole(tx, site, 'one', by('2026-03-12'))),
      ]
      expect(answers).toEqual([true, true, false, false])
      expect((await on('2026-03-12'))?.roles[1]).toMatchObject({ drift: null, link: null })
      const kinds = (await historyOf(store().db, site)).map(({ kind }) => kind)
      expect(kinds).toEqual(['site_published', 'role_linked', 'role_confirmed', 'role_unlinked'])
    })

    it('follows a record that was merged into another', async () => {
      const second: PersonId = 'person:dana-again'
      await store().transaction((tx) => append(tx, [hired(second, '2025-07-01', { site })]))
      await linked({ person: second })
      await store().transaction((tx) =>
        mergeRecords(tx, second, { into: DANA, reason: 'Typed in twice', sameJob: true }, by('2026-02-02')),
      )
      await leave('2026-03-10')
      expect(driftedIn((await on('2026-03-10'))?.roles ?? [])).toHaveLength(1)
    })

    it('can be somebody who works that day and isn’t on leave', async () => {
      await leave('2026-03-10')
      expect(await isAtWork(store().db, DANA, day('2026-03-09'))).toBe(true)
      expect(await isAtWork(store().db, DANA, day('2026-03-10'))).toBe(false)
      expect(await isAtWork(store().db, DANA, day('2025-01-01'))).toBe(false)
      expect(await isAtWork(store().db, 'person:nobody', day('2026-03-09'))).toBe(false)
      expect([...(await everyDetailsNow(store().db, [], day('2026-03-10')))]).toEqual([])
    })

    describe('whose person is away', () => {
      const [days, nights] = exampleSite.named
      if (days === undefined || nights === undefined) throw new Error('the example names two people')
      const withNights = (change: Partial<typeof nights>) => ({
        ...exampleSite,
        name: 'Team',
        slug: 'team-house',
        named: [days, { ...nights, ...change }],
      })
      const publish = (change: Partial<typeof nights>, today: string, from = today) =>
        store().transaction((tx) => publishWithLinks(tx, site, withNights(change), by(today), { from: day(from) }))
      const shown = async (text: string) => (await on(text))?.details.named[1]?.phone
      const standIn = exampleSite.backup?.phone
      const away = { id: 'one', person: DANA }

      it.each([
        ['number', { phone: '609-555-0199' }],
        ['title', { role: 'Night lead' }],
      ])('stay with them when only their %s changes, and staff keep the stand-in', async (_, change) => {
        await linked()
        await leave('2026-03-01')
        expect(await shown('2026-03-02')).toBe(standIn)
        const after = await linksAfter(store().db, site, withNights(change), day('2026-03-02'))
        expect(after).toMatchObject({ ended: [], kept: [{ role: 'named', place: 1 }] })
        await publish(change, '2026-03-02')
        expect(await shown('2026-03-02')).toBe(standIn)
        const [drifted] = driftedIn((await on('2026-03-02'))?.roles ?? [])
        expect(drifted).toMatchObject({ link: away, drift: { reason: 'leave', since: '2026-03-01' } })
        await publish({ ...change, phone: '609-555-0188' }, '2026-03-03')
        expect(await shown('2026-03-03')).toBe(standIn)
      })

      it('have the new number as soon as somebody says that the link is right', async () => {
        await linked()
        await leave('2026-03-01')
        await publish({ phone: '609-555-0199' }, '2026-03-02')
        await store().transaction((tx) => confirmRole(tx, site, 'one', by('2026-03-03')))
        expect(await shown('2026-03-03')).toBe('609-555-0199')
      })

      it('have the new number without a link once that’s removed', async () => {
        await linked()
        await leave('2026-03-01')
        await publish({ phone: '609-555-0199' }, '2026-03-02')
        await store().transaction((tx) => unlinkRole(tx, site, 'one', by('2026-03-03')))
        expect(await shown('2026-03-03')).toBe('609-555-0199')
        expect((await on('2026-03-03'))?.roles[1]?.link).toBeNull()
      })

      it('stay with them in a version that’s to come, and not before its day', async () => {
        await linked()
        await leave('2026-03-01')
        await publish({ phone: '609-555-0199' }, '2026-03-02', '2026-03-09')
        expect((await on('2026-03-08'))?.published.body.version).toBe(1)
        expect(await shown('2026-03-08')).toBe(standIn)
        expect((await on('2026-03-09'))?.published.body.version).toBe(2)
        expect(await shown('2026-03-09')).toBe(standIn)
        expect((await on('2026-03-09'))?.roles[1]?.link).toMatchObject(away)
      })

      it('stay with whoever goes on leave between the planning of a new number and its day', async () => {
        await linked()
        await publish({ phone: '609-555-0199' }, '2026-03-02', '2026-03-09')
        expect(await shown('2026-03-09')).toBe('609-555-0199')
        await leave('2026-03-05')
        expect(await shown('2026-03-09')).toBe(standIn)
        expect((await on('2026-03-09'))?.roles[1]?.link).toMatchObject(away)
        expect((await on('2026-03-09'))?.lost.lost).toEqual([])
        const record = await siteOnRecord(store().db, site, 'UTC')
        expect(shownOn(day('2026-03-09'), record)?.named[1]?.phone).toBe(standIn)
        await store().transaction((tx) => confirmRole(tx, site, 'one', by('2026-03-10')))
        expect(await shown('2026-03-10')).toBe('609-555-0199')
        expect((await on('2026-03-10'))?.roles[1]?.link).toMatchObject({ ...away, confirmed: { actor: 'person:ada' } })
      })

      it('lose their link on the day of a new number that was planned while they were away, once they’re back', async () => {
        await linked()
        await leave('2026-03-01')
        await publish({ phone: '609-555-0199' }, '2026-03-02', '2026-03-09')
        await store().transaction((tx) => append(tx, [event('leave_ended', DANA, '2026-03-05', {})]))
        expect((await on('2026-03-08'))?.roles[1]?.link).toMatchObject(away)
        expect((await on('2026-03-09'))?.roles[1]?.link).toBeNull()
        expect((await on('2026-03-09'))?.lost.lost).toMatchObject([{ role: 'named', place: 1 }])
        expect(await shown('2026-03-09')).toBe('609-555-0199')
      })

      it('are whoever somebody chose after a new number was planned, and nobody who was chosen before', async () => {
        const eli: PersonId = 'person:eli'
        await store().transaction((tx) => append(tx, [hired(eli, '2025-06-01', { site })]))
        const choose = (id: string, person: PersonId, today: string) =>
          store().transaction((tx) => linkRole(tx, site, { ...link, link: id, person }, by(today)))
        await linked()
        await choose('early', DANA, '2026-03-01')
        await publish({ phone: '609-555-0199' }, '2026-03-02', '2026-03-09')
        expect((await on('2026-03-09'))?.roles[1]?.link).toBeNull()
        await choose('later', eli, '2026-03-03')
        expect((await on('2026-03-09'))?.roles[1]?.link).toMatchObject({ id: 'later', person: eli })
        expect(await shown('2026-03-09')).toBe('609-555-0199')
        await leave('2026-03-05')
        expect(await shown('2026-03-09')).toBe('609-555-0199')
        await store().transaction((tx) =>
          append(tx, [event('leave_began', eli, '2026-03-10', { expectedReturn: null })]),
        )
        expect(await shown('2026-03-10')).toBe(standIn)
      })

      it('aren’t whoever was chosen for a role that the planned details give to somebody else', async () => {
        await publish({ role: 'Night lead', phone: '609-555-0199' }, '2026-03-02', '2026-03-09')
        await linked()
        expect((await on('2026-03-08'))?.roles[1]?.link).toMatchObject(away)
        expect((await on('2026-03-09'))?.roles[1]?.link).toBeNull()
      })

      it('are whoever was chosen later, also when a number of another role changes before that day', async () => {
        await linked()
        await publish({ phone: '609-555-0199' }, '2026-03-02', '2026-03-09')
        await store().transaction((tx) => confirmRole(tx, site, 'one', by('2026-03-03')))
        const from = exampleSite.backup?.phone ?? ''
        const changed = { from, to: '609-555-0166', checkedOn: '2026-03-04', isOnly: true }
        const change = { kind: 'person', name: exampleSite.backup?.role ?? '', ...changed } as const
        await store().transaction((tx) => publishNumbers(tx, site, [change], by('2026-03-04'), null))
        expect((await on('2026-03-09'))?.published.body).toMatchObject({
          version: 4,
          details: { backup: { phone: '609-555-0166' } },
        })
        expect((await on('2026-03-09'))?.roles[1]?.link).toMatchObject(away)
        const chosen = { ...link, link: 'two', version: 3 }
        expect(await store().transaction((tx) => linkRole(tx, site, chosen, by('2026-03-05')))).toBe(true)
        await store().transaction((tx) => unlinkRole(tx, site, 'two', by('2026-03-05')))
        expect((await on('2026-03-09'))?.roles[1]?.link).toBeNull()
      })

      it('are somebody else’s when title and number change', async () => {
        await linked()
        await leave('2026-03-01')
        await publish({ role: 'Night lead', phone: '609-555-0199' }, '2026-03-02')
        expect(await shown('2026-03-02')).toBe('609-555-0199')
        expect((await on('2026-03-02'))?.roles[1]?.link).toBeNull()
      })

      it('lose their link as before while the person is at work', async () => {
        await linked()
        const after = await linksAfter(store().db, site, withNights({ phone: '609-555-0199' }), day('2026-03-02'))
        expect(after).toMatchObject({ ended: [{ role: 'named', place: 1 }], kept: [] })
        await publish({ phone: '609-555-0199' }, '2026-03-02')
        expect((await on('2026-03-02'))?.roles[1]?.link).toBeNull()
        expect(await shown('2026-03-02')).toBe('609-555-0199')
      })
    })

    describe('that one person has two of', () => {
      const [days, nights] = exampleSite.named
      if (days === undefined || nights === undefined) throw new Error('the example names two people')
      const eli: PersonId = 'person:eli'
      const { es: _spanish, ...noSpanish } = nights
      const both = (night: object = {}, support: object = {}) => ({
        ...exampleSite,
        name: 'Team',
        slug: 'team-house',
        named: [days, { ...noSpanish, name: '', method: '', ...night }],
        support: { role: nights.role, phone: nights.phone, ...support },
      })
      const publish = (details: ReturnType<typeof both>, today: string, from = today) =>
        store().transaction((tx) => publishWithLinks(tx, site, details, by(today), { from: day(from) }))
      /** Who holds the two roles, and their numbers as staff have them. */
      const holders = async (text: string) => {
        const now = await on(text)
        const held = now?.roles.filter(({ role, place }) => role === 'support' || (role === 'named' && place === 1))
        return held?.map(({ link: each }) => each?.person ?? null)
      }
      const numbers = async (text: string) => {
        const details = (await on(text))?.details
        return [details?.named[1]?.phone, details?.support?.phone ?? null]
      }
      const standIn = exampleSite.backup?.phone
      const OTHER = { phone: '609-555-0199' }
      const SUPPORT = { role: 'support', place: 0 } as const
      const choose = (change: object) => linked({ link: 'two', version: 2, person: eli, ...change })

      beforeEach(async () => {
        await store().transaction((tx) => append(tx, [hired(eli, '2025-06-01', { site })]))
        await publish(both(), '2026-01-15')
      })

      it.each([
        ['named person', both(OTHER), [null, DANA], [{ role: 'named', place: 1 }]],
        ['support line', both({}, OTHER), [DANA, null], [SUPPORT]],
      ])('loses only the %s with another number of it', async (_, details, held, ended) => {
        for (const row of [{ place: 1 }, SUPPORT]) {
          await linked({ version: 2, link: JSON.stringify(row), ...row })
          expect(await holders('2026-02-01')).toEqual([DANA, DANA])
        }
        expect(await linksAfter(store().db, site, details, day('2026-02-02'))).toMatchObject({ ended, kept: [] })
        await publish(details, '2026-02-02')
        expect(await holders('2026-02-02')).toEqual(held)
        expect((await on('2026-02-02'))?.lost.lost).toMatchObject(ended)
      })

      it.each([
        ['named person', both(OTHER)],
        ['support line', both({}, OTHER)],
      ])(
        'has the link to both, and neither number is given, when only that of the %s changes while they’re away',
        async (_, details) => {
          await linked({ version: 2 })
          await leave('2026-03-01')
          await publish(details, '2026-03-02')
          expect(await holders('2026-03-02')).toEqual([DANA, DANA])
          expect(await numbers('2026-03-02')).toEqual([standIn, null])
        },
      )

      it.each([
        ['named person', both(OTHER)],
        ['support line', both({}, OTHER)],
      ])('has the link to both on the day of a planned number of the %s, too', async (_, details) => {
        await linked({ version: 2 })
        await publish(details, '2026-02-02', '2026-03-09')
        await leave('2026-03-01')
        expect(await holders('2026-03-09')).toEqual([DANA, DANA])
        expect(await numbers('2026-03-09')).toEqual([standIn, null])
      })

      it.each([
        ['named person', { place: 1 }, [eli, DANA], [nights.phone, null]],
        ['support line', SUPPORT, [DANA, eli], [standIn, nights.phone]],
      ])('keeps the other one when somebody else is chosen for the %s', async (_, row, held, given) => {
        await linked({ version: 2 })
        await leave('2026-03-01')
        await choose(row)
        expect(await holders('2026-03-02')).toEqual(held)
        expect(await numbers('2026-03-02')).toEqual(given)
        await store().transaction((tx) => unlinkRole(tx, site, 'two', by('2026-03-03')))
        expect(await holders('2026-03-03')).toEqual(held?.map((person) => (person === eli ? null : person)))
      })

      it('has both again after a link was removed and one of the two is linked', async () => {
        await linked({ version: 2 })
        await store().transaction((tx) => unlinkRole(tx, site, 'one', by('2026-02-02')))
        expect(await holders('2026-02-02')).toEqual([null, null])
        await choose(SUPPORT)
        expect(await holders('2026-02-03')).toEqual([eli, eli])
      })
    })

    it('have numbers that keep their last call while the details have them, by digits and not by how they’re written', async () => {
      const [first] = exampleSite.named
      if (first === undefined) throw new Error('the example has a named person')
      const call = (outcome: 'works' | 'wrong', version: number, today: string) =>
        store().transaction((tx) =>
          recordCheck(
            tx,
            site,
            { role: 'named', place: 0, version, outcome, way: 'called', nextOn: day('2026-06-01') },
            by(today),
          ),
        )
      const numberOn = async (today: string) =>
        (await everyOwnNumber(store().db, [site, empty], day(today))).get(site)?.[0]
      const publish = (phone: string, today: string) => {
        const named = exampleSite.named.map((each) => (each === first ? { ...each, phone } : each))
        const details = { ...exampleSite, named, name: 'Team', slug: 'team-house' }
        return store().transaction((tx) => publishSite(tx, site, details, by(today)))
      }
      expect(await numberOn('2026-02-01')).toMatchObject({ phone: first.phone, lastCall: null })
      await call('works', 1, '2026-03-03')
      await publish(first.phone.replaceAll('-', ' '), '2026-03-04')
      expect((await numberOn('2026-03-05'))?.lastCall).toMatchObject({ on: '2026-03-03', by: HR, way: 'called' })
      await call('wrong', 2, '2026-03-06')
      expect((await numberOn('2026-03-06'))?.state).toMatchObject({ checkedOn: '2026-03-03', failed: { by: HR } })
      await publish('609-555-0177', '2026-03-07')
      expect(await numberOn('2026-03-07')).toMatchObject({
        lastCall: null,
        state: { checkedOn: '2026-03-07', failed: null },
      })
      // Back to the number of before: whoever answers it now, nobody knows.
      await publish(first.phone, '2026-03-08')
      expect(await numberOn('2026-03-08')).toMatchObject({
        lastCall: null,
        state: { checkedOn: '2026-03-08', failed: null },
      })
    })
  })
}
