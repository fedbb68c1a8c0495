import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { certificateNumber } from '../../src/certificates/certificate.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import {
  certificateKeys,
  findCertificate,
  keepCertificate,
  keptCertificates,
  type NewCertificate,
  peopleWithoutCertificate,
  revokeCertificate,
  revokedCertificates,
} from '../../src/certificates/certificate.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { erasePerson } from '../../src/people/record.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { by, completed, day, hired, required } from '../support/recording.ts'

const BOB: PersonId = 'person:bob'
const DAN: PersonId = 'person:dan'
/** Every byte there is: what a text column would spoil. */
const PDF = Buffer.from(Array.from({ length: 512 }, (_, index) => index % 256))
const PDF_HASH = createHash('sha256').update(PDF).digest('hex')

export function certificatesSuite(store: () => Store): void {
  let completions: Map<PersonId, string>
  const certificate = (person: PersonId, changes: Partial<NewCertificate> = {}): NewCertificate => ({
    number: certificateNumber(person === BOB ? 'a94a8fe5ccb19ba6' : 'b94a8fe5ccb19ba6'),
    person,
    completion: completions.get(person) ?? '',
    language: 'en',
    token: 'header.payload-with-a-name.signature',
    pdf: PDF,
    pdfHash: PDF_HASH,
    key: { id: 'key-one', jwk: '{"kty":"OKP"}' },
    ...changes,
  })
  const keep = (kept: NewCertificate, on = '2026-11-24') =>
    store().transaction((tx) => keepCertificate(tx, kept, { ...by(on), actor: 'system:certificates' }))
  const numbers = async (person: PersonId) =>
    (await historyOf(store().db, person)).filter(isKind('certified')).map((event) => event.body.certificate)

  describe('certificates', () => {
    beforeEach(async () => {
      const events = [BOB, DAN].flatMap((person) => [
        hired(person, '2026-11-02'),
        required(person, '2026-11-02'),
        completed(person, '2026-11-20'),
      ])
      const recorded = await store().transaction((tx) => record(tx, events, day('2026-11-20')))
      completions = new Map(
        recorded.filter(isKind('completed')).map((event): [PersonId, string] => [event.subject as PersonId, event.id]), // subjects above are people
      )
    })

    it('certificates are kept byte for byte, and named in the ledger by number, hash and key', async () => {
      await keep(certificate(BOB))
      const stored = await findCertificate(store().db, certificate(BOB).number)
      expect(stored).toMatchObject({ person: BOB, token: certificate(BOB).token })
      expect(stored?.pdf?.equals(PDF)).toBe(true)
      const [event] = (await historyOf(store().db, BOB)).filter(isKind('certified'))
      expect(event).toMatchObject({
        actor: 'system:certificates',
        effectiveOn: '2026-11-24',
        body: {
          v: 1,
          completion: completions.get(BOB),
          certificate: certificate(BOB).number,
          pdf: PDF_HASH,
          key: 'key-one',
          language: 'en',
        },
      })
      expect(await verifyLedger(store().db)).toMatchObject({ ok: true })
    })

    it('one completion has one certificate, however many are made at once: the first stays', async () => {
      const second = { token: 'later', pdf: Buffer.from('later'), number: certificateNumber('c94a8fe5ccb19ba6') }
      await Promise.all([keep(certificate(BOB)), keep(certificate(BOB)), keep(certificate(BOB, second))])
      expect(await numbers(BOB)).toEqual([certificate(BOB).number])
      expect((await findCertificate(store().db, certificate(BOB).number))?.token).toBe(certificate(BOB).token)
      expect(await findCertificate(store().db, second.number)).toBeNull()
    })

    it('people whose certificate is missing are found', async () => {
      expect((await peopleWithoutCertificate(store().db)).sort()).toEqual([BOB, DAN])
      await keep(certificate(BOB))
      expect(await peopleWithoutCertificate(store().db)).toEqual([DAN])
    })

    it('keep every key that signed, once, in the order of their first use', async () => {
      await keep(certificate(BOB))
      await keep(certificate(DAN, { key: { id: 'key-two', jwk: '{"kty":"OKP","x":"2"}' } }), '2026-11-25')
      expect(await certificateKeys(store().db)).toEqual([
        { id: 'key-one', jwk: '{"kty":"OKP"}' },
        { id: 'key-two', jwk: '{"kty":"OKP","x":"2"}' },
      ])
    })

    it('are withdrawn once, with a reason, by the first who does', async () => {
      await keep(certificate(BOB))
      const revoke = (on: string) =>
        store().transaction((tx) => revokeCertificate(tx, BOB, certificate(BOB).number, 'wrong-details', by(on)))
      expect(await revoke('2026-11-25')).toBe(true)
      expect(await revoke('2026-11-26')).toBe(false)
      const revocations = (await historyOf(store().db, BOB)).filter(isKind('certificate_revoked'))
      expect(revocations).toMatchObject([
        { effectiveOn: '2026-11-25', actor: 'person:ada', body: { reason: 'wrong-details' } },
      ])
      expect(await revokedCertificates(store().db)).toEqual([certificate(BOB).number])
    })

    it('lose name, token and file when the person is erased, and the ledger still verifies', async () => {
      await keep(certificate(BOB))
      await keep(certificate(DAN))
      await store().transaction((tx) => erasePerson(tx, BOB, day('2026-11-25')))
      expect(await findCertificate(store().db, certificate(BOB).number)).toMatchObject({ token: null, pdf: null })
      expect(await keptCertificates(store().db, [BOB])).toEqual(new Set())
      expect(await keptCertificates(store().db, [DAN])).toEqual(new Set([certificate(DAN).number]))
      expect(await numbers(BOB)).toEqual([certificate(BOB).number])
      expect(await peopleWithoutCertificate(store().db)).toEqual([])
      expect(await verifyLedger(store().db)).toMatchObject({ ok: true })
    })

    it.each<[string, RawBuilder<unknown>, RegExp]>([
      [
        'changed',
        sql`update certificate set pdf = ${Buffer.from('other')}`,
        /names a certificate whose file was changed/,
      ],
      ['removed', sql`delete from certificate`, /names a certificate that is not there/],
    ])('certificates whose file was %s behind the ledger’s back are found', async (_, statement, reason) => {
      await keep(certificate(BOB))
      const on = store().engine === 'sqlite' ? sql`` : sql` on certificate`
      for (const trigger of ['certificate_never_changes', 'certificate_never_goes']) {
        await sql`drop trigger ${sql.ref(trigger)}${on}`.execute(store().db)
      }
      await statement.execute(store().db)
      const verification = await verifyLedger(store().db)
      expect(verification).toMatchObject({ ok: false, reason: expect.stringMatching(reason) })
    })

    it.each<[string, RawBuilder<unknown>]>([
      ['the file', sql`update certificate set pdf = ${Buffer.from('other')}`],
      ['the token', sql`update certificate set token = 'other'`],
      ['the file, by the token alone', sql`update certificate set token = null`],
      ['the number', sql`update certificate set number = 'C-0000-0000-0000'`],
      ['the person, while erasing', sql`update certificate set token = null, pdf = null, person = 'person:eve'`],
      ['the hash, while erasing', sql`update certificate set token = null, pdf = null, pdf_hash = ${'b'.repeat(64)}`],
      ['the row', sql`delete from certificate`],
      ['the key', sql`update certificate_key set jwk = '{}'`],
      ['the key away', sql`delete from certificate_key`],
    ])('never change: not %s', async (_, statement) => {
      await keep(certificate(BOB))
      await expect(statement.execute(store().db)).rejects.toThrow()
      expect((await findCertificate(store().db, certificate(BOB).number))?.pdf?.equals(PDF)).toBe(true)
      expect(await certificateKeys(store().db)).toEqual([certificate(BOB).key])
    })
  })
}
