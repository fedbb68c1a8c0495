import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { color } from '../../src/platform/html/color.ts'
import { type Instant, instant, later, MINUTE_MS } from '../../src/platform/time/calendar.ts'
import { courseVersions, storeEdition } from '../../src/course/edition.store.ts'
import {
  allProfiles,
  archiveProfile,
  createProfile,
  findProfile,
  putProfile,
} from '../../src/packages/export-profile.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import {
  detailsHash,
  filesMade,
  isMadeWith,
  type PackageMade,
  packagesMade,
  recordPackage,
  versionBefore,
} from '../../src/packages/made.store.ts'
import { allRecipients, endRecipient, noteRecipient } from '../../src/packages/recipient.store.ts'
import { numbersIn } from '../../src/packages/carried-number.ts'
import { findCheck, finishOrder, orderPackage, packagesOrderedBy } from '../../src/packages/order.store.ts'
import { claimOrder, stopOrder } from '../../src/platform/jobs/order.store.ts'
import { changeSite, createSite, isSlugFree } from '../../src/site/site.store.ts'
import { contents, exampleSite } from '../support/content.ts'
import { hashOf } from '../../src/platform/codes/hash.store.ts'
import { day, HASH, noonOf } from '../support/recording.ts'
import type { ProfileId } from '../../src/organization/site-details.ts'

export function packagesSuite(store: () => Store): void {
  const monday = noonOf(day('2026-11-02'))
  const tuesday = noonOf(day('2026-11-03'))
  /** These instants are days in New Jersey. */
  const lateOnMonday = instant('2026-11-03T04:59:00.000Z')

  describe('details of other organizations', () => {
    it('are put, changed, taken off the list and put back', async () => {
      const { db } = store()
      const bayview = await add({ slug: 'bayview' }, monday)
      const shore = await add({ slug: 'shore' }, tuesday)
      await put(bayview, { slug: 'bayview', organization: 'Bayview Youth' })
      await archiveProfile(db, shore, true, tuesday)
      expect(await allProfiles(db)).toEqual([
        { id: bayview, slug: 'bayview', details: { slug: 'bayview', organization: 'Bayview Youth' }, archived: false },
        { id: shore, slug: 'shore', details: { slug: 'shore' }, archived: true },
      ])
      await archiveProfile(db, shore, false, tuesday)
      expect(await findProfile(db, shore)).toMatchObject({ archived: false })
      expect(await findProfile(db, 'profile:nobody')).toBeNull()
    })

    it.each<[string, string]>([
      ['that another organization has, also off the list', 'bayview'],
      ['that a site has', 'north-house'],
      ['that a site had', 'first-street'],
      ['that is none', '../up'],
      ['that is empty', ''],
    ])('take no short name %s, and keep the one they had', async (_, slug) => {
      const { db } = store()
      await siteThatMoved()
      await archiveProfile(db, await add({ slug: 'bayview' }, monday), true, monday)
      const shore = await add({ slug: 'shore' }, monday)
      await put(shore, { slug })
      expect(await findProfile(db, shore)).toMatchObject({ slug: 'shore', details: { slug } })
      await put(shore, { slug: 'shore-house' })
      expect(await findProfile(db, shore)).toMatchObject({ slug: 'shore-house' })
      expect(await isSlugFree(db, 'shore', null)).toBe(true)
    })

    it.each(['bayview', 'north-house', 'first-street'])(
      'are not added with the short name %s of another',
      async (slug) => {
        await siteThatMoved()
        await add({ slug: 'bayview' }, monday)
        await expect(add({ slug }, monday)).rejects.toThrow(`The short name "${slug}" is another's.`)
      },
    )

    it('keep their short name from a site, and the database keeps it from a second organization', async () => {
      const { db, transaction } = store()
      await add({ slug: 'bayview' }, monday)
      const site = { slug: 'bayview', name: 'Bay House' }
      await expect(transaction((tx) => createSite(tx, site, monday))).rejects.toThrow('belongs to another')
      const row = { id: 'profile:second', slug: 'bayview', details: '{}', archived: 0 } as const
      const second = { ...row, created_at: monday, updated_at: monday }
      await expect(db.insertInto('export_profile').values(second).execute()).rejects.toThrow(/unique/i)
    })

    it('have an id of their kind', async () => {
      const other = 'site:north' as string as ProfileId // what the type forbids, the database refuses as well
      const row = {
        id: other,
        slug: 'north',
        details: '{}',
        archived: 0,
        created_at: monday,
        updated_at: monday,
      } as const
      await expect(store().db.insertInto('export_profile').values(row).execute()).rejects.toThrow()
    })
  })

  describe('packages that were made', () => {
    it('are listed, the newest first', async () => {
      const { db } = store()
      await keep(made({ at: monday, fileName: 'first.zip' }))
      await keep(made({ at: tuesday, fileName: 'second.zip', source: 'profile:bayview' }))
      expect(await packagesMade(db, 10)).toEqual([
        made({ at: tuesday, fileName: 'second.zip', source: 'profile:bayview' }),
        made({ at: monday, fileName: 'first.zip' }),
      ])
      expect((await packagesMade(db, 1)).map(({ fileName }) => fileName)).toEqual(['second.zip'])
    })

    it.each<[string, number, Partial<PackageMade>]>([
      ['the same one on the same day, by the same person', 1, { at: lateOnMonday }],
      ['the same one on another day', 2, { at: tuesday }],
      ['the same one by somebody else', 2, { by: 'person:ben' }],
      ['another file of the same choice', 2, { fileHash: 'f'.repeat(64) }],
      ['the same file for another choice', 2, { query: 'lms=canvas&for=site%3Anorth' }],
    ])('hold %s as %i', async (_, count, changes) => {
      await keep(made({}))
      await keep(made(changes))
      expect(await packagesMade(store().db, 10)).toHaveLength(count)
    })

    it('hold one that was made again after another of the same choice, on the same day', async () => {
      await keep(made({ at: instant('2026-11-02T15:00:00.000Z') }))
      await keep(made({ at: instant('2026-11-02T16:00:00.000Z'), fileHash: 'f'.repeat(64) }))
      await keep(made({ at: instant('2026-11-02T17:00:00.000Z') }))
      const hashes = (await packagesMade(store().db, 10)).map(({ fileHash }) => fileHash)
      expect(hashes).toEqual([HASH, 'f'.repeat(64), HASH])
    })

    it('are each a file once, with the numbers in it, whoever made it and with whichever program', async () => {
      const numbers = numbersIn(contents, exampleSite)
      await keep(made({ at: monday }))
      await keep(made({ at: tuesday, by: 'system:console', numbers }))
      await keep(made({ at: monday, fileHash: 'f'.repeat(64) }))
      const files = await filesMade(store().db)
      expect(files.map(({ fileHash }) => fileHash)).toEqual([HASH, 'f'.repeat(64)])
      expect(files[0]).toEqual(made({ at: tuesday, by: 'system:console', numbers }))
    })

    it.each([
      ['change', sql`update package_made set file_name = 'other.zip'`],
      ['go', sql`delete from package_made`],
    ])('never %s', async (_, statement) => {
      await keep(made({}))
      await expect(statement.execute(store().db)).rejects.toThrow(/stays on the list|append-only/)
      expect(await packagesMade(store().db, 10)).toEqual([made({})])
    })

    it('keep where they went, and take nothing back', async () => {
      const { db, transaction } = store()
      const noted = { at: monday, by: 'person:ada' } as const
      await transaction((tx) => noteRecipient(tx, HASH, 'Bayview, Moodle', noted))
      const [entry] = (await allRecipients(db)).get(HASH) ?? []
      const ended = { at: tuesday, by: 'person:ben' } as const
      expect(await transaction((tx) => endRecipient(tx, 'f'.repeat(64), entry?.id ?? '', ended))).toBe(false)
      expect(await transaction((tx) => endRecipient(tx, HASH, entry?.id ?? '', ended))).toBe(true)
      const kept = new Map([[HASH, [{ id: entry?.id, name: 'Bayview, Moodle', noted, ended }]]])
      expect(await allRecipients(db)).toEqual(kept)
      for (const statement of [
        sql`update package_recipient set recipient = 'Shore' where recipient is not null`,
        sql`delete from package_recipient`,
      ])
        await expect(statement.execute(db)).rejects.toThrow(/append-only/)
      expect(await allRecipients(db)).toEqual(kept)
    })

    it('tell which version a new one follows', async () => {
      const { db } = store()
      expect(await versionBefore(db, 'site:north', '1.1.0')).toBeNull()
      await keep(made({ at: monday, courseVersion: '1.0.0' }))
      await keep(made({ at: tuesday, courseVersion: '1.1.0' }))
      expect(await versionBefore(db, 'site:north', '1.1.0')).toBe('1.0.0')
      expect(await versionBefore(db, 'site:north', '1.2.0')).toBe('1.1.0')
      expect(await versionBefore(db, 'site:south', '1.2.0')).toBeNull()
    })

    it('name details by what is in them, whatever the order', () => {
      const { name, ...others } = exampleSite
      expect(detailsHash({ ...others, name })).toBe(detailsHash(exampleSite))
      expect(detailsHash({ ...exampleSite, steps: 'Others' })).not.toBe(detailsHash(exampleSite))
      const called = { ...exampleSite, local: exampleSite.local.map((line) => ({ ...line, checkedOn: '2027-01-05' })) }
      expect(isMadeWith({ detailsHash: detailsHash(exampleSite) }, called)).toBe(true)
      expect(isMadeWith({ detailsHash: detailsHash(exampleSite) }, { ...called, local: [] })).toBe(false)
      // As packages on record from before have it.
      expect(isMadeWith({ detailsHash: hashOf(exampleSite) }, exampleSite)).toBe(true)
    })
  })

  describe('packages on order', () => {
    const ordered = (query = 'lms=moodle', at = monday) => {
      const by = 'person:ada'
      return store().transaction((tx) =>
        orderPackage(tx, { query, source: 'site:north', sourceName: 'North House', by, at }),
      )
    }
    const claim = (at: Instant, until: Instant) => claimOrder(store().db, 'package_order', at, until)
    const minute = (n: number) => later(tuesday, n * MINUTE_MS)

    it('are one while they wait, and made in their order, each by one process', async () => {
      const [first, second] = [await ordered(), await ordered('lms=canvas', tuesday)]
      expect(await ordered('lms=moodle', tuesday)).toBe(first)
      const claimed = await Promise.all([1, 2, 3].map(() => claim(minute(1), minute(5))))
      expect(claimed.map((id) => id ?? '').sort()).toEqual(['', first, second].sort())
      expect(await claim(minute(4), minute(9))).toBeNull()
      // Their makers went silent.
      expect(await claim(minute(5), minute(9))).toBe(first)
    })

    it('keep what the check of a file has found on a day, unless they were stopped', async () => {
      const { db } = store()
      const on = day('2026-11-03')
      const id = await ordered()
      expect(await finishOrder(db, id, { fileHash: HASH, on, found: '{}' })).toBe(false)
      await claim(minute(1), minute(5))
      expect(await finishOrder(db, id, { fileHash: HASH, on, found: '{}' })).toBe(true)
      expect(await findCheck(db, HASH, on)).toBe('{}')
      expect(await findCheck(db, HASH, day('2026-11-04'))).toBeNull()
      expect(await stopOrder(db, 'package_order', id)).toBe(false)
      const next = await ordered()
      expect(next).not.toBe(id)
      expect(await stopOrder(db, 'package_order', next)).toBe(true)
      expect(await claim(minute(1), minute(5))).toBeNull()
      const listed = await packagesOrderedBy(db, 'person:ada', 5)
      expect(listed.map(({ state }) => state).sort()).toEqual(['made', 'stopped'])
      expect(await packagesOrderedBy(db, 'person:bob', 5)).toEqual([])
    })
  })

  describe('versions of the course', () => {
    it('are each named once, the one stored last first', async () => {
      const edition = { language: 'en', courseVersion: '1.0.0', policyVersion: '2026-11', content: '1' }
      await storeEdition(store().db, edition, monday)
      await storeEdition(store().db, { ...edition, language: 'es', content: '2' }, monday)
      await storeEdition(store().db, { ...edition, courseVersion: '0.9.0', content: '3' }, tuesday)
      expect(await courseVersions(store().db)).toEqual(['0.9.0', '1.0.0'])
    })
  })

  function add(details: { readonly slug: string }, at: Instant): Promise<ProfileId> {
    return store().transaction((tx) => createProfile(tx, details, at))
  }

  function put(id: ProfileId, details: { readonly slug: string; readonly organization?: string }): Promise<void> {
    return store().transaction((tx) => putProfile(tx, id, details, tuesday))
  }

  function keep(one: PackageMade): Promise<void> {
    return store().transaction((tx) => recordPackage(tx, one, 'America/New_York'))
  }

  /** From First Street. */
  async function siteThatMoved(): Promise<void> {
    const name = 'North House'
    await store().transaction(async (tx) => {
      const site = await createSite(tx, { slug: 'first-street', name }, monday)
      await changeSite(tx, { ...site, slug: 'north-house' })
    })
  }

  function made(changes: Partial<PackageMade>): PackageMade {
    return {
      source: 'site:north',
      sourceName: 'North House',
      fileName: 'csec-orientation_north-house_en_scorm12_passed_v1.0.0_policy2026-11.zip',
      fileHash: HASH,
      courseVersion: '1.0.0',
      detailsHash: HASH,
      query: 'lms=moodle&for=site%3Anorth',
      by: 'person:ada',
      at: monday,
      look: { accent: color('#c8102e'), logo: HASH, name: 'Harbor Street' },
      numbers: null,
      ...changes,
    }
  }
}
