import { beforeEach, describe, expect, it } from 'vitest'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { isKind } from '../../src/ledger/history.ts'
import type { SiteId } from '../../src/ledger/event.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { practiceStates, recordPractice, setInterval } from '../../src/practice/practice.store.ts'
import { createSite, publishSite } from '../../src/site/site.store.ts'
import { exampleSite } from '../support/content.ts'
import { by, day, noonOf } from '../support/recording.ts'

export function practiceSuite(store: () => Store): void {
  describe('the practice of a site', () => {
    let site: SiteId
    let empty: SiteId
    beforeEach(async () => {
      const at = noonOf(day('2026-01-01'))
      await store().transaction(async (tx) => {
        site = (await createSite(tx, { name: 'Team', slug: 'team-house' }, at)).id
        empty = (await createSite(tx, { name: 'Empty', slug: 'empty-house' }, at)).id
        await publishSite(tx, site, { ...exampleSite, name: 'Team', slug: 'team-house' }, by('2026-01-01'))
      })
    })

    const practice = {
      practice: 'one',
      story: 'SC-1',
      siteVersion: 1,
      people: ['person:bob'],
      toFix: 'The key of the van',
      on: day('2026-02-01'),
    } as const
    const record = (change: Partial<typeof practice> | { readonly practice: string } = {}) =>
      store().transaction((tx) => recordPractice(tx, site, { ...practice, ...change }, by('2026-02-02')))

    it('is on record with its day, its story, who took part and what to fix', async () => {
      await record()
      const states = await practiceStates(store().db, [site, empty], day('2026-02-03'))
      const { on, story, siteVersion, people, toFix } = practice
      expect(states.get(site)).toMatchObject({
        held: [{ on, story, siteVersion, people, toFix }],
        dueOn: '2026-05-02',
        isOverdue: false,
        versions: [{ version: 1, from: '2026-01-01' }],
      })
      expect(states.get(empty)).toMatchObject({ held: [], dueOn: null, versions: [] })
    })

    it('is recorded once, however often its form is sent', async () => {
      await record()
      await record()
      await record({ practice: 'two' })
      expect((await historyOf(store().db, site)).filter(isKind('practice_held'))).toHaveLength(2)
    })

    it('is due as often as the site has set', async () => {
      await store().transaction((tx) => setInterval(tx, site, 30, by('2026-01-02')))
      expect((await practiceStates(store().db, [site], day('2026-02-03'))).get(site)).toMatchObject({
        days: 30,
        dueOn: '2026-01-31',
        isOverdue: true,
      })
    })
  })
}
