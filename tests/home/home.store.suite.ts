import { describe, expect, it } from 'vitest'
import { BACKUP_JOB } from '../../src/backups/copy.store.ts'
import { EVERYONE } from '../../src/ledger/scope.ts'
import { isInUse, openMessages, stepsDone, waitingForSites } from '../../src/home/home.store.ts'
import { createAccount } from '../../src/identity/account.store.ts'
import { createSignInLink, linkExpiry } from '../../src/identity/sign-in-link.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { claimNext, markDead } from '../../src/mail/outbox.store.ts'
import { lastPackages, type PackageMade, recordPackage } from '../../src/packages/made.store.ts'
import { beginRun, finishRun } from '../../src/platform/jobs/run.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { later } from '../../src/platform/time/calendar.ts'
import { enqueue } from '../../src/reminders/message.store.ts'
import { countToInvite } from '../../src/reminders/to-invite.store.ts'
import { shippedRule } from '../../src/requirements/requirement.ts'
import { defineRules } from '../../src/requirements/rules.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import {
  allSites,
  createSite,
  everyPublishedDetails,
  publishedDetails,
  publishSite,
} from '../../src/site/site.store.ts'
import { exampleSite } from '../support/content.ts'
import { by, completed, day, event, HASH, hired, HR, noonOf, NORTH, required, SOUTH } from '../support/recording.ts'

/** What Home reads by itself, on both engines. */
export function homeSuite(store: () => Store): void {
  const TODAY = day('2026-11-24')
  const NOON = noonOf(TODAY)
  const bob: PersonId = 'person:bob'
  const put = (...events: Parameters<typeof record>[1]) => store().transaction((tx) => record(tx, events, TODAY))

  describe('what Home reads', () => {
    it('has everybody who waits for a site once, and each site that is waited for', async () => {
      const [cleo, dan] = ['person:cleo', 'person:dan'] as const
      expect(await waitingForSites(store().db)).toEqual({ people: 0, sites: new Map() })
      const [north, south] = [
        { site: NORTH, name: 'North House' },
        { site: SOUTH, name: 'South House' },
      ]
      for (const [person, sites] of [
        [bob, [north]],
        [cleo, [south]],
      ] as const)
        await put(
          hired(person, '2026-11-02', { site: sites[0].site }),
          required(person, '2026-11-02'),
          event('site_awaited', person, '2026-11-20', { sites }),
        )
      await put(hired(dan, '2026-11-02'), required(dan, '2026-11-02'))
      expect(await waitingForSites(store().db)).toEqual({
        people: 2,
        sites: new Map([
          [NORTH, 'North House'],
          [SOUTH, 'South House'],
        ]),
      })
    })

    it('has every message that was given up, and each person once, the latest first', async () => {
      expect(await openMessages(store().db, 'dead', EVERYONE, 2)).toEqual({ messages: 0, people: [], others: 0 })
      const people: PersonId[] = [bob, 'person:cleo', bob, 'person:dan']
      for (const [minute, person] of people.entries()) {
        const at = later(NOON, minute * 60_000)
        const about = { kind: 'nudge', about: null, deadline: null, occasion: `occasion ${minute}` } as const
        await store().transaction((tx) =>
          enqueue(tx, { ...about, person, mail: true, by: 'system:test', at, today: TODAY }),
        )
        // Without an address, HR hands it over.
        await store().db.updateTable('message').set({ state: 'waiting' }).where('state', '=', 'by-hand').execute()
        const claim = await claimNext(store(), at, later(at, 60_000))
        if (claim !== null) await markDead(store().db, claim, 'refused')
      }
      expect(await openMessages(store().db, 'dead', EVERYONE, 2)).toEqual({
        messages: 4,
        people: ['person:dan', bob],
        others: 1,
      })
    })

    it('has the same details of sites as the sites one by one', async () => {
      for (const name of ['North', 'South', 'West'])
        await store().transaction((tx) => createSite(tx, { slug: name.toLowerCase(), name }, NOON))
      const sites = await allSites(store().db)
      const publish = (index: number, steps: string) => {
        const { id, slug, name } = sites[index] ?? { id: NORTH, slug: 'north', name: 'North' }
        return store().transaction((tx) => publishSite(tx, id, { ...exampleSite, slug, name, steps }, by('2026-11-24')))
      }
      await publish(0, 'First')
      await publish(0, 'Second')
      await publish(2, 'Third')
      const live = await everyPublishedDetails(store().db, sites, day('2026-11-24'))
      for (const { id } of sites)
        expect(live.get(id)).toEqual((await publishedDetails(store().db, id, day('2026-11-24')))?.body.details)
      expect(live.size).toBe(2)
    })

    it('has the last package of each choice', async () => {
      const keep = (source: PackageMade['source'], minute: number, fileName: string, language = 'en') =>
        store().transaction((tx) =>
          recordPackage(
            tx,
            {
              source,
              sourceName: source,
              fileName,
              fileHash: String(minute).repeat(64),
              courseVersion: '1.0.0',
              detailsHash: HASH,
              query: `${source} ${language}`,
              by: HR,
              at: later(NOON, minute * 60_000),
              look: null,
              numbers: null,
            },
            'America/New_York',
          ),
        )
      expect(await lastPackages(store().db)).toEqual([])
      await keep(NORTH, 0, 'old.zip')
      await keep('profile:bayview', 1, 'bayview.zip')
      await keep(NORTH, 2, 'new.zip')
      await keep(NORTH, 3, 'spanish.zip', 'es')
      const names = (await lastPackages(store().db)).map(({ fileName }) => fileName)
      expect(names).toEqual(['spanish.zip', 'new.zip', 'bayview.zip'])
    })

    it('has each first step as it’s done, and none once somebody has finished the course here', async () => {
      const cleo: PersonId = 'person:cleo'
      const toInvite = () => countToInvite(store().db, { scope: EVERYONE, today: TODAY, now: NOON })
      const done = async (sendsMail = false, hasLiveSite = false) =>
        stepsDone(store().db, TODAY, { sendsMail, hasLiveSite, toInvite: await toInvite() })
      const none = { site: false, staff: false, ways: false, invite: false, rule: false, backup: false }
      await put(hired(HR, '2026-11-02'))
      expect(await done()).toEqual(none)
      expect(await done(true, true)).toEqual({ ...none, site: true, ways: true })
      await put(hired(bob, '2026-11-02'), required(bob, '2026-11-02'))
      await createAccount(store().db, bob, 'en', NOON)
      await store().transaction((tx) =>
        defineRules(tx, { rules: [shippedRule(null)], forEveryone: true, reason: 'Ours' }, TODAY, by('2026-11-24')),
      )
      await beginRun(store().db, BACKUP_JOB, TODAY, NOON, NOON)
      expect(await done()).toEqual({ ...none, staff: true, rule: true })
      await finishRun(store().db, BACKUP_JOB, TODAY, NOON)
      expect(await done()).toEqual({ ...none, staff: true, rule: true, backup: true })
      await put(hired(cleo, '2026-11-02'), required(cleo, '2026-11-02'))
      await createAccount(store().db, cleo, 'en', NOON)
      const invite = (person: PersonId) =>
        store().transaction((tx) =>
          createSignInLink(tx, { purpose: 'invite', person, at: NOON, expiresAt: linkExpiry(NOON), createdBy: HR }),
        )
      expect(await toInvite()).toBe(2)
      await invite(bob)
      // One card isn't everyone's.
      expect(await done()).toEqual({ ...none, staff: true, rule: true, backup: true })
      expect(await toInvite()).toBe(1)
      await invite(cleo)
      expect(await done()).toEqual({ ...none, staff: true, rule: true, backup: true, ways: true, invite: true })
      expect(await isInUse(store().db)).toBe(false)
      await put(completed(bob, '2026-11-20'))
      expect(await isInUse(store().db)).toBe(true)
    })
  })
}
