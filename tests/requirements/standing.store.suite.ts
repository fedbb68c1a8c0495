import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NewEvent, PersonId } from '../../src/ledger/event.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import { type Standing, statusOn } from '../../src/requirements/status.ts'
import { addFact } from '../../src/ledger/fact.store.ts'
import { historyOf, policyHistory } from '../../src/ledger/ledger.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { record, refreshDue, refreshStanding } from '../../src/requirements/standing.store.ts'
import { live, stepOf } from '../support/living.ts'
import {
  completed,
  day,
  hired,
  lessonFinished,
  noonOf,
  policyPublished,
  required,
  SOUTH,
  separated,
} from '../support/recording.ts'
import { rebuildStanding } from '../support/rebuild.ts'

export function standingSuite(store: () => Store): void {
  const BOB = 'person:bob'
  const recordOn = (today: string, ...events: NewEvent[]) => store().transaction((tx) => record(tx, events, day(today)))
  const bob = async (): Promise<Standing | undefined> => (await findPerson(store().db, BOB))?.standing

  describe('standing', () => {
    it('is written with the event that changes it', async () => {
      await recordOn('2026-11-02', hired(BOB, '2026-11-02'), required(BOB, '2026-11-02'))
      expect(await bob()).toMatchObject({ status: 'not-started', dueOn: '2026-12-02', holdsUntil: '2026-12-03' })
      await recordOn('2026-11-20', lessonFinished(BOB, '2026-11-20', 'L2'), lessonFinished(BOB, '2026-11-20', 'L1'))
      expect(await bob()).toMatchObject({ status: 'in-progress', lessonsFinished: ['L1', 'L2'] })
      await recordOn('2026-11-24', completed(BOB, '2026-11-24'))
      expect(await bob()).toMatchObject({
        status: 'up-to-date',
        completedOn: '2026-11-24',
        late: false,
      })
    })

    it('says what the status function says, word for word', async () => {
      await recordOn(
        '2026-12-05',
        hired(BOB, '2026-11-02'),
        required(BOB, '2026-11-02', 12),
        completed(BOB, '2026-12-05'),
      )
      const { db } = store()
      const computed = statusOn(await historyOf(db, BOB), ORIENTATION, await policyHistory(db), day('2026-12-05'))
      expect(await bob()).toEqual(computed)
      expect(computed).toMatchObject({ late: true, validUntil: '2027-12-05', because: { kind: 'completed' } })
    })

    it('changes with time alone when what is due is refreshed, and not a day earlier', async () => {
      await recordOn('2026-11-02', hired(BOB, '2026-11-02'), required(BOB, '2026-11-02'))
      expect(await refreshDue(store(), day('2026-12-02'))).toBe(0)
      expect(await bob()).toMatchObject({ status: 'not-started' })
      expect(await refreshDue(store(), day('2026-12-03'))).toBe(1)
      expect(await bob()).toMatchObject({ status: 'overdue', holdsUntil: null })
      expect(await refreshDue(store(), day('2026-12-03'))).toBe(0)
    })

    it('changes for everybody when a policy asks for an update', async () => {
      await recordOn('2026-11-02', policyPublished('2026-11-02', '2026-11'))
      for (const person of [BOB, 'person:dan'] as const) {
        await recordOn(
          '2026-11-24',
          hired(person, '2026-11-02'),
          required(person, '2026-11-02'),
          completed(person, '2026-11-24'),
        )
      }
      await recordOn('2027-02-01', policyPublished('2027-02-01', '2027-02', '2027-03-01'))
      const columns = ['person', 'status', 'due_on'] as const
      const rows = await store().db.selectFrom('standing').select(columns).orderBy('person').execute()
      expect(rows).toEqual(
        [BOB, 'person:dan'].map((person) => ({ person, status: 'update-due', due_on: '2027-03-01' })),
      )
    })

    it('finds people under every current spell, and under the last one when they have left', async () => {
      const places = async () => (await findPerson(store().db, BOB))?.placements.map(({ site, until }) => [site, until])
      await recordOn(
        '2026-11-02',
        hired(BOB, '2026-11-02', { spell: 'a' }),
        hired(BOB, '2026-11-03', { spell: 'b', site: SOUTH }),
      )
      expect(await places()).toEqual([['site:north', null]])
      await refreshDue(store(), day('2026-11-03'))
      expect(await places()).toEqual([
        ['site:north', null],
        ['site:south', null],
      ])
      await recordOn('2026-11-10', separated(BOB, '2026-11-10', 'a'))
      expect(await places()).toEqual([
        ['site:north', '2026-11-10'],
        ['site:south', null],
      ])
      await refreshDue(store(), day('2026-11-11'))
      expect(await places()).toEqual([['site:south', null]])
      await recordOn('2026-11-20', separated(BOB, '2026-11-19', 'b'))
      expect(await places()).toEqual([['site:south', '2026-11-19']])
    })

    it('finds people who have yet to start under the place to come', async () => {
      await recordOn('2026-11-02', hired(BOB, '2026-12-01'), required(BOB, '2026-12-01'))
      expect(await findPerson(store().db, BOB)).toMatchObject({
        standing: { status: 'not-in-scope', holdsUntil: '2026-12-01' },
        placements: [{ site: 'site:north', from: '2026-12-01' }],
      })
    })

    it('takes over a new name on its day', async () => {
      await recordOn('2026-11-02', hired(BOB, '2026-11-02'))
      await store().transaction(async (tx) => {
        const fact = { person: BOB, kind: 'name', recordedAt: noonOf(day('2026-11-02')) } as const
        await addFact(tx, { ...fact, value: 'Bob Ortiz', effectiveOn: day('2026-11-02') })
        await addFact(tx, { ...fact, value: 'Bob Lee', effectiveOn: day('2026-11-09') })
        await refreshStanding(tx, [BOB], day('2026-11-02'))
      })
      expect(await findPerson(store().db, BOB)).toMatchObject({ name: 'Bob Ortiz' })
      expect(await refreshDue(store(), day('2026-11-09'))).toBe(1)
      expect(await findPerson(store().db, BOB)).toMatchObject({ name: 'Bob Lee' })
    })

    it('equals a rebuild from the ledger after any history', async () => {
      let run = 0
      await fc.assert(
        fc.asyncProperty(fc.array(stepOf('a', 'b', 'c'), { minLength: 1, maxLength: 25 }), async (steps) => {
          run += 1
          const today = await live(store(), run, steps)
          const kept = await rowsOf(store(), run)
          await rebuildStanding(store(), today)
          expect(await rowsOf(store(), run)).toEqual(kept)
        }),
        { numRuns: 25 },
      )
    })
  })
}

async function rowsOf({ db }: Store, run: number): Promise<unknown> {
  const people = ['a', 'b', 'c'].map((who): PersonId => `person:${run}-${who}`)
  const standing = await db.selectFrom('standing').selectAll().where('person', 'in', people).orderBy('person').execute()
  return {
    // Computed for another day, a row says the same as long as it holds.
    standing: standing.map(({ as_of: _, ...row }) => row),
    placement: await db.selectFrom('placement').selectAll().where('person', 'in', people).orderBy('spell').execute(),
  }
}
