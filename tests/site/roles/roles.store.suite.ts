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
  unlinkRole,
} from '../../../src/site/roles/drift.store.ts'
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
      expect(live?.details).toEqual(live?.published.body.details)
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
      expect(live?.details).toEqual(detailsWithout({ ...exampleSite, name: 'Team', slug: 'team-house' }, drifted))
      const all = await everyShownDetails(store().db, [{ id: site }, { id: empty }], day('2026-03-10'))
      expect([...all]).toEqual([[site, live?.details]])
    })

    it('is somebody again when a link is removed, or is still right', async () => {
      await linked()
      await leave('2026-03-10')
      await store().transaction((tx) => confirmRole(tx, site, 'one', by('2026-03-11')))
      expect((await on('2026-03-11'))?.roles[1]).toMatchObject({
        drift: null,
        link: { confirmed: { actor: 'person:ada' } },
      })
      await store().transaction((tx) => unlinkRole(tx, site, 'one', by('2026-03-12')))
      await store().transaction((tx) => unlinkRole(tx, site, 'one', by('2026-03-12')))
      await store().transaction((tx) => confirmRole(tx, site, 'none', by('2026-03-12')))
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
