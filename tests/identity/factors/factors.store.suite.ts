import { beforeEach, describe, expect, it } from 'vitest'
import { createAccount, deleteAccount, findAccount, setCredentials } from '../../../src/identity/account.store.ts'
import { codeAppsOf, putCodeApp, removeCodeApp, useAppStep } from '../../../src/identity/factors/code-app.store.ts'
import { factorsOf, removeFactors } from '../../../src/identity/factors/factor.store.ts'
import {
  addPasskey,
  findPasskey,
  passkeysOf,
  passkeyUsed,
  removePasskey,
  renamePasskey,
} from '../../../src/identity/factors/passkey.store.ts'
import { changesSeen, tellChange, unseenChanges } from '../../../src/identity/factors/sign-in-change.store.ts'
import { replaceSpareCodes, unusedSpareCodes, useSpareCode } from '../../../src/identity/factors/spare-code.store.ts'
import { createStep, findStep, keepStep, takeStep } from '../../../src/identity/sign-in-step.store.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { later, MINUTE_MS } from '../../../src/platform/time/calendar.ts'
import { messagesTo } from '../../../src/reminders/message.store.ts'
import { day, noonOf } from '../../support/recording.ts'
import { deleteOld } from '../../support/expired.ts'

const BOB = 'person:bob'
const DAN = 'person:dan'
const TODAY = day('2026-11-02')
const START = noonOf(TODAY)
const after = (minutes: number) => later(START, minutes * MINUTE_MS)

export function factorsSuite(store: () => Store): void {
  describe('factors', () => {
    beforeEach(async () => {
      for (const person of [BOB, DAN] as const) await createAccount(store().db, person, 'en', START)
    })
    const passkey = (id: string, person: typeof BOB | typeof DAN, counter = 0) =>
      store().transaction((tx) => addPasskey(tx, { id, person, publicKey: 'key', counter, name: 'Phone' }, START))

    describe('passkeys', () => {
      it('belong to one account, whoever comes with the same one later', async () => {
        expect(await passkey('one', BOB)).toBe(true)
        expect(await passkey('one', DAN)).toBe(false)
        expect(await findPasskey(store().db, 'one')).toMatchObject({ person: BOB, addedAt: START, usedAt: null })
        expect(await findPasskey(store().db, 'two')).toBeNull()
      })

      it('keep an account in use that has no password', async () => {
        expect(await findAccount(store().db, BOB)).toMatchObject({ isInUse: false })
        await passkey('one', BOB)
        expect(await findAccount(store().db, BOB)).toMatchObject({ isInUse: true, passwordHash: null })
        await store().transaction((tx) => removePasskey(tx, 'one'))
        expect(await findAccount(store().db, BOB)).toMatchObject({ isInUse: false })
        await store().transaction((tx) => setCredentials(tx, BOB, 'bob', 'hash', TODAY))
        expect(await findAccount(store().db, BOB)).toMatchObject({ isInUse: true })
      })

      it('count up to what a counter of 32 bits can hold, and one counter is used once', async () => {
        await passkey('one', BOB, 4_294_967_294)
        const known = { id: 'one', counter: 4_294_967_294 }
        const used = await Promise.all(
          Array.from({ length: 5 }, () => passkeyUsed(store().db, known, 4_294_967_295, after(1))),
        )
        expect(used.filter(Boolean)).toHaveLength(1)
        expect(await findPasskey(store().db, 'one')).toMatchObject({ counter: 4_294_967_295, usedAt: after(1) })
      })

      it('are listed by age under the names that the person gave them', async () => {
        await passkey('two', BOB)
        await passkey('one', BOB)
        await passkey('other', DAN)
        await store().transaction((tx) => renamePasskey(tx, 'one', 'Work laptop'))
        const names = (await passkeysOf(store().db, [BOB])).map(({ id, name }) => `${id}: ${name}`)
        expect(names).toEqual(['one: Work laptop', 'two: Phone'])
        expect(await passkeysOf(store().db, [])).toEqual([])
      })
    })

    describe('an app with codes', () => {
      const app = { person: BOB, sealed: 'sealed', addedAt: START } as const

      it('has each step used once, also of many at the same time, and none from before', async () => {
        await store().transaction((tx) => putCodeApp(tx, app, 100))
        const use = (step: number) => store().transaction((tx) => useAppStep(tx, BOB, step))
        expect(await use(100)).toBe(false)
        const tries = await Promise.all(Array.from({ length: 10 }, () => use(101)))
        expect(tries.filter(Boolean)).toHaveLength(1)
        expect(await use(100)).toBe(false)
        expect(await use(102)).toBe(true)
        expect(await store().transaction((tx) => useAppStep(tx, DAN, 103))).toBe(false)
      })

      it('gives way to another one and goes when it is turned off', async () => {
        await store().transaction((tx) => putCodeApp(tx, app, 100))
        await store().transaction((tx) => putCodeApp(tx, { ...app, sealed: 'new', addedAt: after(5) }, 110))
        expect(await codeAppsOf(store().db, [BOB, DAN])).toEqual([{ person: BOB, sealed: 'new', addedAt: after(5) }])
        await store().transaction((tx) => removeCodeApp(tx, BOB))
        expect(await codeAppsOf(store().db, [BOB])).toEqual([])
      })
    })

    it('spare codes work once each, and new ones end those before', async () => {
      await store().transaction((tx) => replaceSpareCodes(tx, BOB, ['a', 'b']))
      const use = (hash: string) => store().transaction((tx) => useSpareCode(tx, { person: BOB, hash }, after(1)))
      const tries = await Promise.all(Array.from({ length: 10 }, () => use('a')))
      expect(tries.filter(Boolean)).toHaveLength(1)
      expect(await unusedSpareCodes(store().db, [BOB, DAN])).toEqual([{ person: BOB, hash: 'b' }])
      await store().transaction((tx) => replaceSpareCodes(tx, BOB, ['c']))
      expect(await use('b')).toBe(false)
      expect(await unusedSpareCodes(store().db, [BOB])).toEqual([{ person: BOB, hash: 'c' }])
    })

    it('are all found, and all go together', async () => {
      expect(await factorsOf(store().db, BOB)).toEqual({ hasPasskey: false, hasApp: false })
      await passkey('one', BOB)
      await store().transaction(async (tx) => {
        await putCodeApp(tx, { person: BOB, sealed: 'sealed', addedAt: START }, 1)
        await replaceSpareCodes(tx, BOB, ['a'])
      })
      expect(await factorsOf(store().db, BOB)).toEqual({ hasPasskey: true, hasApp: true })
      await store().transaction((tx) => removeFactors(tx, BOB))
      expect(await factorsOf(store().db, BOB)).toEqual({ hasPasskey: false, hasApp: false })
      expect(await unusedSpareCodes(store().db, [BOB])).toEqual([])
    })

    describe('steps of a sign-in', () => {
      const step = { purpose: 'second-step', person: BOB, data: 'next', expiresAt: after(5) } as const

      it('are used up once, for their purpose, and only in time', async () => {
        const { db } = store()
        const id = await createStep(db, step)
        expect(await findStep(db, id, 'second-step', after(4))).toEqual({ person: BOB, data: 'next' })
        expect(await takeStep(db, id, 'passkey-ask', START)).toBeNull()
        const tries = await Promise.all(Array.from({ length: 10 }, () => takeStep(db, id, 'second-step', after(4))))
        expect(tries.filter((taken) => taken !== null)).toEqual([{ person: BOB, data: 'next' }])
        const late = await createStep(db, step)
        expect(await findStep(db, late, 'second-step', after(5))).toBeNull()
        expect(await takeStep(db, late, 'second-step', after(5))).toBeNull()
      })

      it('can be kept under a challenge, whose hash alone is kept, and go when they are over', async () => {
        const { db } = store()
        await keepStep(db, 'challenge', { ...step, purpose: 'passkey-ask', person: null })
        expect(JSON.stringify(await db.selectFrom('sign_in_step').selectAll().execute())).not.toContain('challenge')
        await deleteOld(store(), 'steps', after(4))
        expect(await findStep(db, 'challenge', 'passkey-ask', START)).not.toBeNull()
        await deleteOld(store(), 'steps', after(5))
        expect(await findStep(db, 'challenge', 'passkey-ask', START)).toBeNull()
      })
    })

    it('a change is told by message and at a later sign-in, until it is read', async () => {
      const notice = { by: BOB, at: START, today: TODAY } as const
      await store().transaction((tx) => tellChange(tx, BOB, 'passkey-added', notice))
      const unseen = () => unseenChanges(store().db, [BOB], after(1))
      expect(await unseenChanges(store().db, [BOB], START)).toEqual([])
      expect(await unseen()).toEqual([{ kind: 'passkey-added', at: START }])
      expect(await messagesTo(store().db, BOB)).toMatchObject([{ kind: 'passkey-added', person: BOB }])
      await store().transaction((tx) => changesSeen(tx, [BOB], after(1)))
      expect(await unseen()).toEqual([])
    })

    it('an account takes everything with it when it goes', async () => {
      await passkey('one', BOB)
      await createStep(store().db, { purpose: 'second-step', person: BOB, data: '', expiresAt: after(5) })
      await store().transaction(async (tx) => {
        await putCodeApp(tx, { person: BOB, sealed: 'sealed', addedAt: START }, 1)
        await replaceSpareCodes(tx, BOB, ['a'])
        await tellChange(tx, BOB, 'app-added', { by: BOB, at: START, today: TODAY })
        await deleteAccount(tx, BOB)
      })
      for (const table of ['passkey', 'code_app', 'spare_code', 'sign_in_step', 'sign_in_change'] as const)
        expect(await store().db.selectFrom(table).selectAll().execute(), table).toEqual([])
    })
  })
}
