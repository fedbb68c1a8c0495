import { sql, type RawBuilder } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { createSigningKey } from '../../src/platform/codes/key.job.ts'
import { type Instant, instant } from '../../src/platform/time/calendar.ts'
import { headsFault } from '../../src/ledger/verify-heads.job.ts'
import { signDaily, type Signing, signNow } from '../../src/ledger/sign.job.ts'
import { findCheck } from '../../src/ledger/verify.store.ts'
import { findHead, headsAfter, headsBefore, keepKey, lastHead, ledgerKeys } from '../../src/ledger/head.store.ts'
import {
  claimHeadMail,
  findHeadRecipient,
  recipientHas,
  headsGoAgain,
  putHeadRecipient,
} from '../../src/ledger/head-recipient.store.ts'
import { append } from '../../src/ledger/ledger.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { ORGANIZATION } from '../support/staff.ts'
import { clockAt } from '../support/clock.ts'
import { HASH, HR, hired, lessonFinished, required } from '../support/recording.ts'

/** Heads of the ledger: signing, once a day and from several processes, and who keeps them. */
export function ledgerHeadsSuite(store: () => Store): void {
  let clock = clockAt('2026-11-24T15:00:00.000Z')
  beforeEach(() => {
    clock = clockAt('2026-11-24T15:00:00.000Z')
  })
  const prepared = async (): Promise<Signing> => {
    await putOrganization(store().db, ORGANIZATION, clock.now())
    await add(hired('person:bob', '2026-11-02'), required('person:bob', '2026-11-02'))
    return { store: store(), key: await createSigningKey(), now: clock.now }
  }
  const add = (...events: Parameters<typeof append>[1]) => store().transaction((tx) => append(tx, events))
  const lesson = () => add(lessonFinished('person:bob', '2026-11-05', 'L1'))
  const numbers = async () => (await headsAfter(store().db, 0, 100)).map(({ number, day }) => `${number} ${day}`)

  describe('a head of the ledger', () => {
    it('says where the ledger ends, names the one before it, and is signed by a key on record', async () => {
      const signing = await prepared()
      await signDaily(signing)
      await lesson()
      clock.pass({ days: 1 })
      const second = await signDaily(signing)
      expect(second).toMatchObject({ kind: 'signed', isNew: true, head: { number: 2, seq: 3, occasion: 'daily' } })
      expect((await headsBefore(store().db, null, 10)).map(({ seq }) => seq)).toEqual([3, 2])
      expect((await headsBefore(store().db, 2, 10)).map(({ number }) => number)).toEqual([1])
      expect(await ledgerKeys(store().db)).toMatchObject([{ id: signing.key.publicKey.kid, voucher: null }])
      expect(await headsFault(store().db)).toBeNull()
      expect(await findCheck(store().db, 'recent')).toMatchObject({ through: { seq: 3 }, fault: null })
      expect(await findHead(store().db, 3)).toBeNull()
    })

    it('is signed once a day, whoever asks and however often, and for no day on which nothing ran', async () => {
      const signing = await prepared()
      await Promise.all([1, 2, 3, 4].map(() => signDaily(signing)))
      await signDaily(signing)
      clock.pass({ days: 5 })
      await Promise.all([1, 2, 3, 4].map(() => signDaily(signing)))
      expect(await numbers()).toEqual(['1 2026-11-24', '2 2026-11-29'])
    })

    it('is signed for no day before the last one when the clock was set back', async () => {
      const signing = await prepared()
      await signDaily(signing)
      clock.pass({ days: -3 })
      expect(await signDaily(signing)).toEqual({ kind: 'nothing' })
      clock.pass({ days: 4 })
      expect(await signDaily(signing)).toMatchObject({ kind: 'signed', head: { number: 2 } })
    })

    it('is signed on request, and again only when something was added or a day has passed', async () => {
      const signing = await prepared()
      expect(await signNow(signing)).toMatchObject({ kind: 'signed', isNew: true, head: { occasion: 'asked' } })
      expect(await signNow(signing)).toMatchObject({ kind: 'signed', isNew: false, head: { number: 1 } })
      expect(await signDaily(signing)).toMatchObject({ kind: 'signed', head: { number: 2 } })
      await lesson()
      expect(await signNow(signing)).toMatchObject({ kind: 'signed', isNew: true, head: { number: 3, seq: 3 } })
      const asked = await Promise.all([signNow(signing), lesson().then(() => signNow(signing))])
      expect(asked.map(({ kind }) => kind)).toEqual(['signed', 'signed'])
      expect(await headsFault(store().db)).toBeNull()
    })

    it('is not signed before there is an organization', async () => {
      const signing = { store: store(), key: await createSigningKey(), now: clock.now }
      expect(await signDaily(signing)).toEqual({ kind: 'nothing' })
      expect(await signNow(signing)).toEqual({ kind: 'nothing' })
      expect(await lastHead(store().db)).toBeNull()
    })

    it.each<[string, RawBuilder<unknown>]>([
      ['changed', sql`update ledger_signature set seq = 1`],
      ['taken away', sql`delete from ledger_signature`],
    ])('is never %s', async (_, statement) => {
      await signDaily(await prepared())
      await expect(statement.execute(store().db)).rejects.toThrow(/never/)
      expect(await lastHead(store().db)).toMatchObject({ seq: 2 })
    })

    it('is not replaced by another one of its day or of its number', async () => {
      const signing = await prepared()
      await signDaily(signing)
      const first = await lastHead(store().db)
      const row = { day: first?.day ?? '', hash: HASH, key: first?.keyId ?? '', at: clock.now() }
      for (const number of [1, 2]) {
        await sql`insert into ledger_signature (number, occasion, day, seq, hash, key_id, token, signed_at)
          values (${number}, 'daily', ${row.day}, 9, ${row.hash}, ${row.key}, 'other', ${row.at})`
          .execute(store().db)
          .catch(() => undefined)
      }
      expect(await headsAfter(store().db, 0, 10)).toEqual([first])
    })

    it('keeps its key for ever, as it came', async () => {
      const signing = await prepared()
      await signDaily(signing)
      const { kid } = signing.key.publicKey
      await keepKey(store().db, { id: kid, jwk: '{}', addedAt: clock.now(), voucher: 'other' })
      expect((await ledgerKeys(store().db))[0]?.jwk).toContain(signing.key.publicKey.x)
      await expect(sql`delete from ledger_key`.execute(store().db)).rejects.toThrow(/never/)
    })
  })

  describe('whoever keeps heads outside', () => {
    const at = instant('2026-11-24T15:00:00.000Z')
    const later = instant('2026-11-24T16:00:00.000Z')
    const recipient = { address: 'office@keeper.example', language: 'en' }
    const put = (address: string, on: Instant = at) =>
      store().transaction((tx) => putHeadRecipient(tx, { ...recipient, address }, HR, on))

    it('is sent every head from the first on, by one sender at a time', async () => {
      await signDaily(await prepared())
      expect(await claimHeadMail(store(), at, later)).toBeNull()
      await put(recipient.address)
      const claims = await Promise.all([claimHeadMail(store(), at, later), claimHeadMail(store(), at, later)])
      const [claim] = claims.filter((each) => each !== null)
      expect(claims.filter((each) => each !== null)).toMatchObject([{ ...recipient, sentThrough: 0, through: 1 }])
      if (claim === undefined) throw new Error('nobody sends')
      await recipientHas(store().db, claim, at, '250 OK')
      expect(await claimHeadMail(store(), later, later)).toBeNull()
      expect(await findHeadRecipient(store().db)).toMatchObject({
        sentThrough: 1,
        sentAt: at,
        answer: '250 OK',
        tries: 0,
      })
    })

    it('gets what did not get through again, after a while', async () => {
      await signDaily(await prepared())
      await put(recipient.address)
      const claim = await claimHeadMail(store(), at, at)
      if (claim === null) throw new Error('nobody sends')
      await headsGoAgain(store().db, claim, later, '451 later')
      expect(await claimHeadMail(store(), at, later)).toBeNull()
      expect(await claimHeadMail(store(), later, later)).toMatchObject({ tries: 1, answer: '451 later' })
    })

    it('begins anew with another address, and goes on with the same one', async () => {
      await signDaily(await prepared())
      await put(recipient.address)
      const claim = await claimHeadMail(store(), at, at)
      if (claim === null) throw new Error('nobody sends')
      await recipientHas(store().db, claim, at, '250 OK')
      await put(recipient.address, later)
      expect(await findHeadRecipient(store().db)).toMatchObject({ sentThrough: 1 })
      await put('board@keeper.example', later)
      await recipientHas(store().db, claim, later, '250 OK')
      expect(await findHeadRecipient(store().db)).toMatchObject({ address: 'board@keeper.example', sentThrough: 0 })
    })
  })
}
