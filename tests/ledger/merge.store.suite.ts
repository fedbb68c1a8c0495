import { beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { correct } from '../../src/people/correction.store.ts'
import { mergeRecords } from '../../src/identity/joined/join-records.store.ts'
import { historiesOf, historyOf, mergeHistory } from '../../src/ledger/ledger.store.ts'
import { recordsOf, survivorOf } from '../../src/ledger/merge.store.ts'
import { type Store, rehearse } from '../../src/platform/database/open.store.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { countByStatus, findPerson, findPeople } from '../../src/people/people.store.ts'
import { type Hire, hire, recordEvents } from '../../src/people/record.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { supervisesAnyone } from '../../src/people/employment.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { by, completed, day, lessonFinished, noonOf, place } from '../support/recording.ts'
import { rebuildStanding } from '../support/rebuild.ts'

const TODAY = '2026-11-24'

export function mergesSuite(store: () => Store): void {
  const bob: Hire = {
    ...place,
    person: null,
    facts: { name: 'Bob Ortiz' },
    language: 'en',
    hiredOn: day('2026-11-02'),
    type: 'employee',
    worksWithYouth: true,
  }
  const add = (changes: Partial<Hire> = {}) => store().transaction((tx) => hire(tx, { ...bob, ...changes }, by(TODAY)))
  const merge = (second: PersonId, into: PersonId, sameJob = true) =>
    store().transaction((tx) => mergeRecords(tx, second, { into, sameJob, reason: 'Typed in twice' }, by(TODAY)))
  const part = async (second: PersonId) => {
    const merged = (await mergeHistory(store().db)).filter(isKind('merged')).find(({ subject }) => subject === second)
    if (merged === undefined) throw new Error('nothing was merged')
    const withdrawal = {
      change: { kind: 'withdrawn' },
      reason: 'Two people',
      evidence: { files: [], reference: '' },
    } as const
    await store().transaction((tx) => correct(tx, merged, withdrawal, by(TODAY)))
  }
  const finish = (person: PersonId, on: string) =>
    store().transaction((tx) => record(tx, [completed(person, on)], day(TODAY)))
  const listed = async () => {
    const { people } = await findPeople(store().db, {}, { after: null, limit: 50 })
    return people.map(({ person }) => person).sort()
  }
  const counted = async () =>
    Object.values(await countByStatus(store().db, {})).reduce((sum, people) => sum + people, 0)
  const standing = async (person: PersonId) => (await findPerson(store().db, person))?.standing

  describe('records of one person', () => {
    let a: PersonId
    let b: PersonId
    beforeEach(async () => {
      await putOrganization(
        store().db,
        { name: 'Harbor', timeZone: 'America/New_York', renewalMonths: 12, leaveTo: null },
        noonOf(day('2026-11-01')),
      )
      a = await add()
      b = await add({ facts: { name: 'Robert Ortiz' }, hiredOn: day('2026-11-09'), position: 'Driver' })
    })

    it.each(['the first into the second', 'the second into the first'])(
      '%s: the person is on the lists once, under the one that stays',
      async (direction) => {
        const [second, into] = direction.startsWith('the first') ? [a, b] : [b, a]
        expect(await counted()).toBe(2)
        await merge(second, into)
        expect(await listed()).toEqual([into])
        expect(await counted()).toBe(1)
        expect(await findPerson(store().db, second)).toBeNull()
        expect(await survivorOf(store().db, second)).toBe(into)
        expect(await recordsOf(store().db, into)).toEqual([into, second])
      },
    )

    it('some kinds of entries come from both records, and only where there are any', async () => {
      await finish(b, '2026-11-20')
      await merge(b, a)
      const read = (kind: 'completed' | 'separated') => historiesOf(store().db, [a], [kind])
      expect((await read('completed')).get(a)).toMatchObject([{ kind: 'completed', subject: b }])
      expect((await read('separated')).get(a) ?? []).toEqual([])
    })

    it('what was finished in either counts', async () => {
      await finish(a, '2026-11-10')
      await store().transaction((tx) => record(tx, [lessonFinished(b, '2026-11-12', 'L2')], day(TODAY)))
      await merge(a, b)
      expect(await standing(b)).toMatchObject({
        status: 'up-to-date',
        completedOn: '2026-11-10',
        lessonsFinished: ['L2'],
      })
    })

    it('the same job counts once, by the record that stays', async () => {
      await merge(a, b)
      expect((await findPerson(store().db, b))?.placements).toMatchObject([{ position: 'Driver', from: '2026-11-09' }])
      expect(await standing(b)).toMatchObject({ dueOn: '2026-12-09' })
    })

    it('two jobs both count, and the clock starts with the first of them', async () => {
      await merge(a, b, false)
      const found = await findPerson(store().db, b)
      expect(found?.placements.map(({ position }) => position)).toEqual(['Youth worker', 'Driver'])
      expect(found?.standing).toMatchObject({ dueOn: '2026-12-02' })
    })

    it('taken back, each has its own again', async () => {
      await finish(a, '2026-11-10')
      const before = [await findPerson(store().db, a), await findPerson(store().db, b)]
      await merge(a, b)
      await part(a)
      expect([await findPerson(store().db, a), await findPerson(store().db, b)]).toEqual(before)
      expect(await survivorOf(store().db, a)).toBe(a)
    })

    it('what is recorded about the second after the merge is about the one that stays', async () => {
      await merge(a, b)
      await finish(a, '2026-11-23')
      expect(await standing(b)).toMatchObject({ status: 'up-to-date' })
      const body = { v: 1, expectedReturn: null } as const
      const event = { person: a, on: day(TODAY), kind: 'leave_began', body } as const
      await store().transaction((tx) => recordEvents(tx, [event], by(TODAY)))
      expect((await historyOf(store().db, b)).map(({ kind }) => kind)).toContain('leave_began')
    })

    it('a record of a record leads to the last, and each step can be taken back', async () => {
      const c = await add({ facts: { name: 'B. Ortiz' } })
      await finish(a, '2026-11-10')
      await merge(a, b)
      await merge(b, c)
      expect(await survivorOf(store().db, a)).toBe(c)
      expect(await listed()).toEqual([c])
      expect(await standing(c)).toMatchObject({ completedOn: '2026-11-10' })
      await part(b)
      expect((await listed()).sort()).toEqual([b, c].sort())
      expect([await standing(b), await standing(c)]).toMatchObject([
        { completedOn: '2026-11-10' },
        { completedOn: null },
      ])
      await part(a)
      expect((await listed()).sort()).toEqual([a, b, c].sort())
      expect(await standing(b)).toMatchObject({ completedOn: null })
    })

    it('people who report to the second record report to the one that stays, until they are two again', async () => {
      const report = await add({ supervisor: a, facts: { name: 'Eli Novak' } })
      await merge(a, b)
      expect((await findPerson(store().db, report))?.placements).toMatchObject([{ supervisor: b }])
      expect(await supervisesAnyone(store().db, b)).toBe(true)
      await part(a)
      expect((await findPerson(store().db, report))?.placements).toMatchObject([{ supervisor: a }])
      expect(await supervisesAnyone(store().db, b)).toBe(false)
    })

    it('the ledger still verifies, and the lists built anew from it are the same', async () => {
      const c = await add({ facts: { name: 'B. Ortiz' }, supervisor: a })
      await merge(a, b)
      await merge(b, c, false)
      await part(b)
      expect(await verifyLedger(store().db)).toMatchObject({ ok: true })
      const before = await everyStanding(store())
      await rebuildStanding(store(), day(TODAY))
      expect(await everyStanding(store())).toEqual(before)
    })

    it('a rehearsal says what would be, and leaves nothing behind', async () => {
      const before = await verifyLedger(store().db)
      const found = await rehearse(store(), async (tx) => {
        await mergeRecords(tx, a, { into: b, sameJob: true, reason: 'Typed in twice' }, by(TODAY))
        return findPerson(tx, a)
      })
      expect(found).toBeNull()
      expect(await listed()).toEqual([a, b].sort())
      expect(await verifyLedger(store().db)).toEqual(before)
    })

    it('a rehearsal that fails says so', async () => {
      const failing = rehearse(store(), async () => {
        throw new Error('no room')
      })
      await expect(failing).rejects.toThrow('no room')
    })
  })
}

async function everyStanding({ db }: Store): Promise<unknown[]> {
  return [
    await db.selectFrom('standing').selectAll().orderBy('person').execute(),
    await db.selectFrom('placement').selectAll().orderBy('person').orderBy('spell').execute(),
  ]
}
