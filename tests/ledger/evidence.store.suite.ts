import { type RawBuilder, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { creditBody } from '../../src/credits/credit.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { creditPeople, type CreditForm } from '../../src/credits/credit.store.ts'
import { correct } from '../../src/people/correction.store.ts'
import { evidenceNames, findEvidence, keepEvidence } from '../../src/ledger/evidence.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { erasePerson, hire, recordEvents } from '../../src/people/record.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { by, day, HR, noonOf, place } from '../support/recording.ts'
import type { EvidenceId } from '../../src/ledger/bodies/part.ts'

/** A PDF by its first bytes, with every byte there is behind them. */
const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(Array.from({ length: 256 }, (_, index) => index))])

const CREDIT = {
  source: 'live-session',
  from: 'Orientation session',
  policyVersion: '2025-11',
  courseVersion: null,
  language: 'en',
  creditedMinutes: 90,
  score: null,
  trainer: HR,
  approver: HR,
} as const

export function evidenceSuite(store: () => Store): void {
  const keep = (bytes: Buffer = PDF, name = 'sheet.pdf'): Promise<EvidenceId> =>
    store().transaction((tx) => keepEvidence(tx, { name, bytes, by: HR, at: noonOf(day('2026-11-24')) }))
  const join = (name: string): Promise<PersonId> =>
    store().transaction((tx) =>
      hire(
        tx,
        {
          person: null,
          facts: { name },
          language: 'en',
          ...place,
          hiredOn: day('2026-11-02'),
          type: 'employee',
          worksWithYouth: true,
        },
        by('2026-11-02'),
      ),
    )
  const credit = (people: readonly PersonId[], change: Partial<CreditForm> = {}) => {
    const form = { key: 'key', people, on: day('2026-11-20'), credit: CREDIT, reference: 'binder 3', paper: null }
    return store().transaction((tx) => creditPeople(tx, { ...form, ...change }, by('2026-11-24')))
  }
  const paper = { name: 'sheet.pdf', bytes: PDF }
  const paperOf = async (person: PersonId): Promise<EvidenceId | undefined> => {
    const credited = (await historyOf(store().db, person)).find((event) => event.kind === 'credited')
    return credited?.kind === 'credited' ? credited.body.evidence.files[0] : undefined
  }
  const isKept = async (id: EvidenceId | undefined) => id !== undefined && (await findEvidence(store().db, id)) !== null
  const erase = (person: PersonId) => store().transaction((tx) => erasePerson(tx, person, day('2026-11-24')))

  describe('papers that bear out a record', () => {
    it('are kept byte for byte, under an id that holds their hash', async () => {
      const id = await keep()
      expect(id).toMatch(/^evidence:[0-9a-f]{64}\.[0-9a-f]{8}$/)
      expect(await findEvidence(store().db, id)).toEqual({
        id,
        name: 'sheet.pdf',
        type: 'application/pdf',
        content: PDF,
      })
      expect(await findEvidence(store().db, 'evidence:none')).toBeNull()
    })

    it('can be the same twice', async () => {
      expect(await keep()).not.toBe(await keep())
    })

    it('are not kept when they are no PDF, PNG or JPEG', async () => {
      await expect(keep(Buffer.from('MZ…'), 'sheet.pdf')).rejects.toThrow(/cannot be kept/)
    })

    it.each<[string, (id: EvidenceId) => RawBuilder<unknown>]>([
      ['content', (id) => sql`update evidence_file set content = ${Buffer.from('%PDF-other')} where id = ${id}`],
      ['name', (id) => sql`update evidence_file set file_name = 'other.pdf' where id = ${id}`],
      ['hash', (id) => sql`update evidence_file set hash = ${'a'.repeat(64)} where id = ${id}`],
      ['row', (id) => sql`delete from evidence_file where id = ${id}`],
      ['content without the name', (id) => sql`update evidence_file set content = null where id = ${id}`],
    ])('cannot be changed: %s', async (_, statement) => {
      const id = await keep()
      await expect(statement(id).execute(store().db)).rejects.toThrow()
      expect((await findEvidence(store().db, id))?.content).toEqual(PDF)
    })

    it('go with the person, and the ledger still verifies', async () => {
      const bob = await join('Bob Ortiz')
      await credit([bob], { paper })
      const id = await paperOf(bob)
      expect(await isKept(id)).toBe(true)
      await erase(bob)
      expect(await isKept(id)).toBe(false)
      expect(await evidenceNames(store().db, id === undefined ? [] : [id])).toEqual(new Map())
      expect(await verifyLedger(store().db)).toMatchObject({ ok: true })
    })

    it('papers that support a correction go, too', async () => {
      const bob = await join('Bob Ortiz')
      const [hired] = await historyOf(store().db, bob)
      if (hired === undefined) throw new Error('Bob was not hired')
      const id = await keep()
      const change = { kind: 'hired-on', hiredOn: day('2026-11-03') } as const
      const correction = { change, reason: 'Typing mistake', evidence: { files: [id], reference: '' } }
      await store().transaction((tx) => correct(tx, hired, correction, by('2026-11-24')))
      await erase(bob)
      expect(await isKept(id)).toBe(false)
    })

    it('papers with signatures of several people stay until the last of them is erased', async () => {
      const [bob, dan] = [await join('Bob Ortiz'), await join('Dan Whitfield')]
      await credit([bob, dan], { paper })
      const id = await paperOf(bob)
      expect(await paperOf(dan)).toBe(id)
      await erase(bob)
      expect(await isKept(id)).toBe(true)
      await erase(dan)
      expect(await isKept(id)).toBe(false)
    })
  })

  describe('papers that were tampered with', () => {
    it.each<[string, RawBuilder<unknown>, RegExp]>([
      [
        'other content',
        sql`update evidence_file set content = ${Buffer.from('%PDF-other')}`,
        /paper whose file was changed/,
      ],
      [
        'other content with its hash',
        sql`update evidence_file set content = null, file_name = null, hash = ${'a'.repeat(64)}`,
        /paper whose file was changed/,
      ],
      ['no row', sql`delete from evidence_file`, /paper that is not there/],
    ])('are found: %s', async (_, statement, reason) => {
      const bob = await join('Bob Ortiz')
      await credit([bob], { paper })
      const seq = (await historyOf(store().db, bob)).find((event) => event.kind === 'credited')?.seq
      expect(await verifyLedger(store().db)).toMatchObject({ ok: true })
      await withoutTriggers(store())
      await statement.execute(store().db)
      expect(await verifyLedger(store().db)).toMatchObject({ ok: false, seq, reason: expect.stringMatching(reason) })
    })
  })

  describe('a completion elsewhere', () => {
    it('is credited to everybody who was there, once, however often it is sent', async () => {
      const [bob, dan] = [await join('Bob Ortiz'), await join('Dan Whitfield')]
      expect(await credit([bob, dan], { paper })).toEqual([])
      expect(await credit([bob, dan], { paper })).toEqual([])
      for (const person of [bob, dan]) {
        const credited = (await historyOf(store().db, person)).filter((event) => event.kind === 'credited')
        expect(credited).toHaveLength(1)
        expect(credited[0]?.body).toMatchObject({ requirement: 'orientation', creditedMinutes: 90, import: null })
      }
      const files = await store().db.selectFrom('evidence_file').select('id').execute()
      expect(files).toHaveLength(1)
    })

    it('is credited to nobody when it cannot be to one of them, and no paper is kept', async () => {
      const [bob, dan] = [await join('Bob Ortiz'), await join('Dan Whitfield')]
      await credit([bob], { key: 'first' })
      expect(await credit([bob, dan], { key: 'second', paper })).toEqual([{ person: bob, problem: { kind: 'twice' } }])
      expect((await historyOf(store().db, dan)).some((event) => event.kind === 'credited')).toBe(false)
      expect(await store().db.selectFrom('evidence_file').select('id').execute()).toEqual([])
    })

    it('a withdrawn completion can be recorded again', async () => {
      const bob = await join('Bob Ortiz')
      const body = creditBody(CREDIT, { files: [], reference: 'binder 3' }, null)
      const [credited] = await store().transaction((tx) =>
        recordEvents(tx, [{ person: bob, on: day('2026-11-20'), kind: 'credited', body }], by('2026-11-24')),
      )
      if (credited === undefined) throw new Error('nothing was credited')
      const evidence = { files: [], reference: '' }
      const withdrawn = { change: { kind: 'withdrawn' }, reason: 'Wrong person', evidence } as const
      await store().transaction((tx) => correct(tx, credited, withdrawn, by('2026-11-24')))
      expect(await credit([bob])).toEqual([])
    })
  })
}

async function withoutTriggers({ engine, db }: Store): Promise<void> {
  const on = engine === 'sqlite' ? sql`` : sql` on evidence_file`
  await sql`drop trigger evidence_file_never_changes${on}`.execute(db)
  await sql`drop trigger evidence_file_never_goes${on}`.execute(db)
}
