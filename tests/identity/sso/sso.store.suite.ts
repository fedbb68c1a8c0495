import { beforeEach, describe, expect, it } from 'vitest'
import { createAccount, deleteAccount, findAccount, setCredentials } from '../../../src/identity/account.store.ts'
import { addPasskey } from '../../../src/identity/factors/passkey.store.ts'
import { waysIn } from '../../../src/identity/factors/way-in.store.ts'
import { findLinked, linkedSignIns, linkSignIn, unlinkSignIns } from '../../../src/identity/sso/linked.store.ts'
import { ProviderProblem } from '../../../src/identity/sso/provider-problem.ts'
import { askToConfirm, deleteRequest, requestsToConfirm } from '../../../src/identity/sso/request.store.ts'
import { singleSignOnShape } from '../../../src/identity/sso/settings.ts'
import {
  lastOutcome,
  noteFailure,
  noteSuccess,
  putSingleSignOnSettings,
  singleSignOnSettings,
} from '../../../src/identity/sso/settings.store.ts'
import type { PersonId } from '../../../src/ledger/event.ts'
import { historyOf } from '../../../src/ledger/ledger.store.ts'
import { hire } from '../../../src/people/record.store.ts'
import { mergeRecords } from '../../../src/identity/joined/join-records.store.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { DAY_MS, later } from '../../../src/platform/time/calendar.ts'
import { createSite } from '../../../src/site/site.store.ts'
import { by, day, HR, noonOf } from '../../support/recording.ts'
import { newStaff } from '../../support/staff.ts'

const TODAY = '2026-11-02'
const START = noonOf(day(TODAY))
const ISSUER = 'https://login.harborstreet.example/realms/staff'
const CONFIG = {
  oidc: { issuer: ISSUER, clientId: 'csec', clientSecret: 'secret' },
  publicUrl: 'https://orientation.example.org',
}
const ONE = '1'.repeat(64)
const TWO = '2'.repeat(64)

export function singleSignOnSuite(store: () => Store): void {
  describe('single sign-on', () => {
    let bob: PersonId
    let dan: PersonId
    beforeEach(async () => {
      ;[bob, dan] = await store().transaction(async (tx) => {
        const site = (await createSite(tx, { slug: 'north', name: 'North House' }, START)).id
        const add = (name: string) => hire(tx, { ...newStaff, site, facts: { name } }, by(TODAY))
        return [await add('Bob Rivera'), await add('Dan Whitfield')]
      })
    })
    const link = (person: PersonId, identity: string, issuer = ISSUER) =>
      store().transaction((tx) => linkSignIn(tx, { identity, issuer, person }, 'es', by(TODAY)))

    describe('a sign-in at the provider', () => {
      it('opens the account of one person, whoever is linked to it later, and the ledger has it without the identity', async () => {
        const tries = await Promise.all([link(bob, ONE), link(dan, ONE), link(bob, ONE)])
        expect(tries.filter(Boolean)).toHaveLength(1)
        const holder = await findLinked(store().db, ONE)
        if (holder === null) throw new Error('nobody was linked')
        expect(await linkedSignIns(store().db, holder)).toEqual([{ person: holder, issuer: ISSUER, linkedAt: START }])
        const entries = (await historyOf(store().db, holder)).filter(({ kind }) => kind === 'sign_in_linked')
        expect(entries).toMatchObject([{ body: { v: 1, issuer: 'login.harborstreet.example' } }])
        expect(JSON.stringify(entries)).not.toContain(ONE)
        expect(await findLinked(store().db, TWO)).toBeNull()
      })

      it('makes the account if there is none, and keeps it in use', async () => {
        await store().transaction((tx) => deleteAccount(tx, bob))
        expect(await findAccount(store().db, bob)).toBeNull()
        await link(bob, ONE)
        expect(await findAccount(store().db, bob)).toMatchObject({ isInUse: true, passwordHash: null, language: 'es' })
        await store().transaction((tx) => unlinkSignIns(tx, bob, by(TODAY)))
        expect(await findAccount(store().db, bob)).toMatchObject({ isInUse: false })
      })

      it('ends with all others of the person, and each end names the same salted hash as its beginning', async () => {
        await link(bob, ONE)
        await link(bob, TWO)
        await link(dan, '3'.repeat(64))
        const unlink = () => store().transaction((tx) => unlinkSignIns(tx, bob, by(TODAY)))
        expect([await unlink(), await unlink()]).toEqual([true, false])
        expect(await linkedSignIns(store().db, bob)).toEqual([])
        expect(await linkedSignIns(store().db, dan)).toHaveLength(1)
        const history = await historyOf(store().db, bob)
        const hashes = (wanted: string) =>
          history.flatMap((event) =>
            (event.kind === 'sign_in_linked' || event.kind === 'sign_in_unlinked') && event.kind === wanted
              ? [event.body.subject]
              : [],
          )
        expect(hashes('sign_in_linked')).toHaveLength(2)
        expect(hashes('sign_in_unlinked').toSorted()).toEqual(hashes('sign_in_linked').toSorted())
      })

      it('is found under each record of somebody who was on record twice', async () => {
        await link(dan, ONE)
        const merge = { into: bob, sameJob: true, reason: 'Typed in twice' }
        await store().transaction((tx) => mergeRecords(tx, dan, merge, by(TODAY)))
        for (const record of [bob, dan]) expect(await linkedSignIns(store().db, record)).toHaveLength(1)
        expect(await findLinked(store().db, ONE)).toBe(dan)
        await store().transaction((tx) => unlinkSignIns(tx, bob, by(TODAY)))
        expect(await findLinked(store().db, ONE)).toBeNull()
      })

      it('is gone with the account', async () => {
        await link(bob, ONE)
        await store().transaction((tx) => deleteAccount(tx, bob))
        expect(await findLinked(store().db, ONE)).toBeNull()
      })
    })

    describe('ways in', () => {
      it('are those of all records that work with the server as it is', async () => {
        const kinds = async (config: Parameters<typeof waysIn>[2] = CONFIG) =>
          (await waysIn(store().db, bob, config)).map(({ kind }) => kind).toSorted()
        expect(await kinds()).toEqual([])
        await link(bob, ONE)
        await link(bob, TWO, 'https://the-one-before.example')
        await store().transaction(async (tx) => {
          await mergeRecords(tx, dan, { into: bob, sameJob: true, reason: 'Typed in twice' }, by(TODAY))
          // Joining ends all sign-ins but one. Records that were joined before that rule have several.
          await setCredentials(tx, dan, 'dan', 'hash', day(TODAY))
          await addPasskey(tx, { id: 'one', person: dan, publicKey: 'key', counter: 0, name: 'Phone' }, START)
        })
        expect(await kinds()).toEqual(['passkey', 'password', 'single-sign-on'])
        expect(await kinds({ ...CONFIG, oidc: null })).toEqual(['passkey', 'password'])
        expect(await kinds({ ...CONFIG, publicUrl: 'http://10.0.0.7' })).toEqual(['password', 'single-sign-on'])
      })
    })

    describe('somebody who waits for HR', () => {
      const claimed = { name: 'Roberto', email: 'bob@harborstreet.example', isEmailVerified: true, number: null }
      const ask = (identity: string, person: PersonId | null, at = START) =>
        store().transaction((tx) => {
          const match = person === null ? null : ({ person, by: 'email' } as const)
          return askToConfirm(tx, { identity, issuer: ISSUER, match, language: 'es' }, claimed, at)
        })
      const waiting = async (at = START) =>
        (await requestsToConfirm(store().db, at)).map(({ identity, match }) => [identity, match?.person ?? null])
      beforeEach(() => createAccount(store().db, bob, 'en', START))

      it('is listed once, the oldest first, with whom they fit last', async () => {
        await ask(TWO, null)
        await ask(ONE, null, later(START, 1))
        await Promise.all([ask(TWO, bob, later(START, 2)), ask(TWO, bob, later(START, 2))])
        expect(await waiting(later(START, 3))).toEqual([
          [ONE, null],
          [TWO, bob],
        ])
      })

      it('is gone once they are linked, refused, or thirty days have passed', async () => {
        await ask(ONE, bob)
        await ask(TWO, null)
        await link(bob, ONE)
        expect(await waiting()).toEqual([[TWO, null]])
        const [stranger] = await requestsToConfirm(store().db, START)
        expect(await waiting(later(START, 30 * DAY_MS - 1))).toHaveLength(1)
        expect(await waiting(later(START, 30 * DAY_MS))).toEqual([])
        await deleteRequest(store().db, stranger?.id ?? '')
        expect(await waiting()).toEqual([])
      })
    })

    it('settings have defaults until they are chosen, and the last ones count', async () => {
      const defaults = singleSignOnShape.parse({})
      expect(await singleSignOnSettings(store().db)).toEqual(defaults)
      for (const label of ['First', 'Harbor Street'])
        await putSingleSignOnSettings(store().db, { ...defaults, label, match: 'number' }, HR, START)
      expect(await singleSignOnSettings(store().db)).toEqual({ ...defaults, label: 'Harbor Street', match: 'number' })
    })

    it('the last success and the last failure are kept next to each other', async () => {
      const { db } = store()
      expect(await lastOutcome(db)).toEqual({ workedAt: null, failure: null })
      await noteSuccess(db, START)
      const failedAt = later(START, 5)
      await noteFailure(db, new ProviderProblem('wrong-client', 'invalid_client'), failedAt)
      const failure = { at: failedAt, problem: 'wrong-client', said: 'invalid_client' }
      expect(await lastOutcome(db)).toEqual({ workedAt: START, failure })
      await noteSuccess(db, later(START, 9))
      expect(await lastOutcome(db)).toEqual({ workedAt: later(START, 9), failure })
    })
  })
}
