import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../src/platform/time/calendar.ts'
import { deleteDraft, deleteDraftsOf, draftsOf, findDraft, putDraft } from '../../src/platform/database/draft.store.ts'
import { editionHash, findEdition, storeEdition } from '../../src/course/edition.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import {
  allSites,
  changeSite,
  createSite,
  findSite,
  findSiteBySlug,
  isSlugFree,
  publishedDetails,
  publishSite,
  type Site,
} from '../../src/site/site.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { by, completed, day, noonOf } from '../support/recording.ts'
import type { SiteDetails } from '../../src/organization/details-shape.ts'
import { deleteOld } from '../support/expired.ts'

export function sitesSuite(store: () => Store): void {
  const at = noonOf(day('2026-11-02'))
  const create = (slug: string, name: string): Promise<Site> =>
    store().transaction((tx) => createSite(tx, { slug, name }, at))

  describe('sites', () => {
    let north: Site
    beforeEach(async () => {
      north = await create('north', 'North Street')
    })

    it('are listed by name and found by id and address', async () => {
      const annex = await create('annex', 'annex')
      expect(await allSites(store().db)).toEqual([annex, north])
      expect(await findSite(store().db, north.id)).toEqual(north)
      expect(await findSite(store().db, 'site:unknown')).toBeNull()
      expect(await findSiteBySlug(store().db, 'north')).toEqual(north)
      expect(await findSiteBySlug(store().db, 'unknown')).toBeNull()
    })

    it('keep their earlier addresses forever', async () => {
      const change = (slug: string) => store().transaction((tx) => changeSite(tx, { ...north, slug }))
      await change('harbor')
      await change('harbor-street')
      for (const slug of ['north', 'harbor', 'harbor-street']) {
        expect(await findSiteBySlug(store().db, slug)).toEqual({ ...north, slug: 'harbor-street' })
      }
      await change('north')
      expect(await findSiteBySlug(store().db, 'harbor')).toEqual(north)
      expect(await findSiteBySlug(store().db, 'north')).toEqual(north)
    })

    it('never get an address that another site has or had', async () => {
      await store().transaction((tx) => changeSite(tx, { ...north, slug: 'harbor' }))
      for (const slug of ['north', 'harbor']) {
        expect(await isSlugFree(store().db, slug, null)).toBe(false)
        expect(await isSlugFree(store().db, slug, north.id)).toBe(true)
        await expect(create(slug, 'Other')).rejects.toThrow(`The address "${slug}" belongs to another site.`)
      }
      const other = await create('other', 'Other')
      const taking = store().transaction((tx) => changeSite(tx, { ...other, slug: 'north' }))
      await expect(taking).rejects.toThrow('The address "north" belongs to another site.')
    })

    it('show the details published last, and take name and address from them', async () => {
      expect(await publishedDetails(store().db, north.id, day('2026-11-09'))).toBeNull()
      for (const on of ['2026-11-02', '2026-11-09']) {
        await store().transaction((tx) => publishSite(tx, north.id, { ...details, steps: on }, by(on)))
      }
      const published = await publishedDetails(store().db, north.id, day('2026-11-09'))
      expect(published).toMatchObject({
        effectiveOn: '2026-11-09',
        body: { version: 2, details: { steps: '2026-11-09' } },
      })
      expect(await findSiteBySlug(store().db, 'north')).toEqual({ ...north, slug: 'harbor', name: 'Harbor Street' })
    })
  })

  describe('drafts', () => {
    const BOB = 'person:bob'

    it('are put, replaced, found and deleted by owner and key', async () => {
      const { db } = store()
      expect(await findDraft(db, BOB, 'practice:L1')).toBeNull()
      await putDraft(db, BOB, 'practice:L1', { Q01: 'a' }, at)
      await putDraft(db, BOB, 'practice:L1', { Q01: 'b' }, at)
      await putDraft(db, BOB, 'practice:L2', null, at)
      await putDraft(db, BOB, 'final', ['Q07'], at)
      await putDraft(db, 'site:north', 'details', { name: 'North' }, at)
      expect(await findDraft(db, BOB, 'practice:L1')).toEqual({ Q01: 'b' })
      expect([...(await draftsOf(db, BOB, 'practice:'))]).toEqual([
        ['practice:L1', { Q01: 'b' }],
        ['practice:L2', null],
      ])
      await deleteDraft(db, BOB, 'practice:L1')
      expect([...(await draftsOf(db, BOB)).keys()]).toEqual(['final', 'practice:L2'])
      await deleteDraftsOf(db, BOB)
      expect((await draftsOf(db, BOB)).size).toBe(0)
      expect(await findDraft(db, 'site:north', 'details')).toEqual({ name: 'North' })
    })

    it.each([
      ['29 days after completion everything is kept', 29, ['during', 'renewal']],
      ['30 days after completion what was left is gone', 30, ['renewal']],
    ])('%s', async (_, days, kept) => {
      const completedOn = day('2026-11-20')
      await store().transaction((tx) => record(tx, [completed(BOB, completedOn)], completedOn))
      // A completion counts for people on record as hired; here only the date matters.
      await store().db.updateTable('standing').set({ completed_on: completedOn }).execute()
      await putDraft(store().db, BOB, 'during', 1, noonOf(completedOn))
      await putDraft(store().db, BOB, 'renewal', 1, noonOf(addDays(completedOn, 5)))
      await putDraft(store().db, 'site:north', 'details', 1, noonOf(completedOn))
      await deleteOld(store(), 'drafts', noonOf(addDays(completedOn, days)))
      expect([...(await draftsOf(store().db, BOB)).keys()]).toEqual(kept)
      expect((await draftsOf(store().db, 'site:north')).size).toBe(1)
    })
  })

  describe('editions', () => {
    it('are stored once, as they were shown first', async () => {
      const edition = { language: 'en', courseVersion: '1.0.0', policyVersion: '2026-11', content: '{"lessons":[]}' }
      const hash = await storeEdition(store().db, edition, at)
      expect(hash).toBe(editionHash(edition.content))
      expect(await storeEdition(store().db, { ...edition, courseVersion: '1.0.1' }, at)).toBe(hash)
      expect(await findEdition(store().db, hash)).toEqual(edition)
      expect(await findEdition(store().db, 'unknown')).toBeNull()
    })
  })
}

const details: SiteDetails = {
  name: 'Harbor Street',
  organization: 'Harbor',
  slug: 'harbor',
  timeZone: 'America/New_York',
  named: [
    {
      name: 'Rosa Lind',
      role: 'Site director',
      phone: '555-0100',
      publicPhone: false,
      from: '08:00',
      to: '20:00',
      days: ['mon', 'tue'],
      method: 'Call, then send a text',
    },
  ],
  backup: { role: 'Deputy', phone: '555-0101' },
  ifAboutThatPerson: null,
  sayWhoCallsScr: 'staff-with-named',
  alwaysCallScr: false,
  local: [{ name: 'Clinic', phone: '555-0102', purpose: 'Health', hours: '24 hours', checkedOn: '2026-11-01' }],
  steps: '',
  beforeGroup: '',
  groupSafety: '',
  support: null,
}
