import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { NewEvent, PersonId } from '../../src/ledger/event.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import { type Standing, statusOn } from '../../src/requirements/status.ts'
import { addFact } from '../../src/ledger/fact.store.ts'
import { historyOf, policyHistory } from '../../src/ledger/ledger.store.ts'
import { folded } from '../../src/platform/text/folded.ts'
import { packagedMigrations } from '../../src/platform/database/migrate.store.ts'
import { GivenUp } from '../../src/platform/jobs/job.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { refreshDue } from '../../src/requirements/refresh.store.ts'
import {
  peopleInLedger,
  record,
  refreshStanding,
  toBecause,
  underSurvivors,
} from '../../src/requirements/standing.store.ts'
import { live, stepOf } from '../support/living.ts'
import { history, hiredOnly, named } from '../support/history.ts'
import { placementsOn } from '../../src/ledger/placement.ts'
import {
  completed,
  day,
  event,
  hired,
  lessonFinished,
  noonOf,
  policyPublished,
  required,
  SOUTH,
  separated,
} from '../support/recording.ts'
import { turnsBeforeStop } from '../support/stopping.ts'
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

    it('is refreshed for a hundred more people at most once the server stops, and for the rest after that', async () => {
      const people = Array.from({ length: 250 }, (_, index): PersonId => `person:due-${index}`)
      const hires = people.flatMap((person) => [hired(person, '2026-11-02'), required(person, '2026-11-02')])
      await recordOn('2026-11-02', ...hires)
      await expect(refreshDue(store(), day('2026-12-03'), turnsBeforeStop(0))).rejects.toThrow(GivenUp)
      const overdue = () => store().db.selectFrom('standing').where('status', '=', 'overdue').select('person').execute()
      expect(await overdue()).toHaveLength(100)
      expect(await refreshDue(store(), day('2026-12-03'))).toBe(150)
      expect(await overdue()).toHaveLength(250)
    })

    it('isn’t refreshed again for those whom somebody else has refreshed meanwhile', async () => {
      const people = Array.from({ length: 120 }, (_, index): PersonId => `person:due-${index}`)
      const hires = people.flatMap((person) => [hired(person, '2026-11-02'), required(person, '2026-11-02')])
      await recordOn('2026-11-02', ...hires)
      const others: number[] = []
      const turn = async () => void others.push(await refreshDue(store(), day('2026-12-04')))
      await refreshDue(store(), day('2026-12-03'), turn)
      expect(others).toEqual([20, 0])
      const rows = store().db.selectFrom('standing').select('person')
      expect(await rows.where('as_of', '=', day('2026-12-04')).execute()).toHaveLength(20)
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

    it('is written anew for nobody but those whom the event is about', async () => {
      const asOf = async () => {
        const rows = await store().db.selectFrom('standing').select(['person', 'as_of']).orderBy('person').execute()
        return rows.map((row) => [row.person, row.as_of])
      }
      await recordOn('2026-11-02', hired(BOB, '2026-11-02'), hired('person:dan', '2026-11-02', { supervisor: BOB }))
      const [lesson] = await recordOn('2026-11-05', lessonFinished(BOB, '2026-11-05', 'L1'))
      const about = { corrects: lesson?.id ?? '', reason: 'mistake', change: { kind: 'withdrawn' } } as const
      await recordOn('2026-11-06', event('corrected', BOB, '2026-11-06', about))
      const rules = { requirement: ORIENTATION, rules: [named('Staff')], forEveryone: true, reason: 'Review' }
      await recordOn('2026-11-09', event('requirement_defined', 'policy:csec', '2026-11-09', rules))
      await recordOn('2026-11-10', event('site_change_refused', SOUTH, '2026-11-10', { proposal: 'one', reason: 'No' }))
      expect(await asOf()).toEqual([
        [BOB, '2026-11-06'],
        ['person:dan', '2026-11-02'],
      ])
    })

    it('changes for everybody when a policy is recorded together with something else', async () => {
      await recordOn('2026-11-02', policyPublished('2026-11-02', '2026-11'))
      await recordOn('2026-11-24', hired(BOB, '2026-11-02'), required(BOB, '2026-11-02'), completed(BOB, '2026-11-24'))
      await recordOn(
        '2027-02-01',
        policyPublished('2027-02-01', '2027-02', '2027-03-01'),
        hired('person:dan', '2027-02-01'),
      )
      expect(await bob()).toMatchObject({ status: 'update-due' })
    })

    it('is there for somebody of whom nothing was recorded', async () => {
      await store().transaction((tx) => refreshStanding(tx, [BOB], day('2026-11-02')))
      expect(await findPerson(store().db, BOB)).toMatchObject({
        standing: { status: 'not-in-scope', because: { kind: 'not-required' }, holdsUntil: null },
        placements: [],
      })
    })

    it('goes by the histories that were read before, with what is new about each person', async () => {
      await recordOn(
        '2026-11-02',
        hired(BOB, '2026-11-02'),
        required(BOB, '2026-11-02'),
        hired('person:dan', '2026-11-02'),
      )
      const { db } = store()
      const known = new Map([
        [BOB, await historyOf(db, BOB)],
        ['person:dan', await historyOf(db, 'person:dan')],
      ] as const)
      const events = [lessonFinished(BOB, '2026-11-05', 'L1'), lessonFinished('person:dan', '2026-11-05', 'L2')]
      await store().transaction((tx) => record(tx, events, day('2026-11-05'), known))
      expect(await bob()).toMatchObject({ status: 'in-progress', lessonsFinished: ['L1'] })
      expect((await findPerson(db, 'person:dan'))?.standing.lessonsFinished).toEqual(['L2'])
    })

    it('changes for everybody when what a policy asks is withdrawn', async () => {
      await recordOn('2026-11-02', policyPublished('2026-11-02', '2026-11'))
      await recordOn('2026-11-24', hired(BOB, '2026-11-02'), required(BOB, '2026-11-02'), completed(BOB, '2026-11-24'))
      const [published] = await recordOn('2027-02-01', policyPublished('2027-02-01', '2027-02', '2027-03-01'))
      expect(await bob()).toMatchObject({ status: 'update-due' })
      const corrects = published?.id ?? ''
      const change = { kind: 'withdrawn' } as const
      await recordOn('2027-02-02', event('corrected', 'policy:csec', '2027-02-02', { corrects, reason: 'No', change }))
      expect(await bob()).toMatchObject({ status: 'up-to-date' })
    })

    it('has in its row what lists show and are sorted by', async () => {
      await recordOn('2026-11-02', hired(BOB, '2026-11-02'), required(BOB, '2026-11-02', 12))
      const row = () =>
        store().db.selectFrom('standing').selectAll().where('person', '=', BOB).executeTakeFirstOrThrow()
      const none = { policy_version: null, language: null, source: null, exception: 0, data_problem: 0 }
      expect(await row()).toMatchObject({ ...none, name: null, sort_name: '', employee_number: null, late: 0 })
      const placement = await store().db.selectFrom('placement').selectAll().executeTakeFirstOrThrow()
      expect(placement).toMatchObject({ hired_on: '2026-11-02', supervisor: null, jobs: 1, until_on: null })
      await store().transaction(async (tx) => {
        const fact = { person: BOB, recordedAt: noonOf(day('2026-11-02')), effectiveOn: day('2026-11-02') } as const
        await addFact(tx, { ...fact, kind: 'name', value: 'Íñigo Núñez' })
        await addFact(tx, { ...fact, kind: 'employee_number', value: 'E-17' })
      })
      await recordOn('2026-12-05', completed(BOB, '2026-12-05'))
      expect(await row()).toMatchObject({
        name: 'Íñigo Núñez',
        sort_name: 'inigo nunez',
        employee_number: 'E-17',
        policy_version: '2026-11',
        language: 'en',
        source: 'here',
        next_on: '2027-12-05',
        late: 1,
      })
    })

    it('marks a record that HR has to look at', async () => {
      await recordOn('2026-11-02', hired(BOB, '2026-11-02', { hiredOn: null }), required(BOB, '2026-11-02'))
      const rows = await store().db.selectFrom('standing').select(['status', 'data_problem']).execute()
      expect(rows).toEqual([{ status: 'cannot-say', data_problem: 1 }])
      const [placement] = await store().db.selectFrom('placement').select('hired_on').execute()
      expect(placement).toEqual({ hired_on: null })
    })

    it('is there for everybody in the order in which they came into the ledger', async () => {
      await recordOn('2026-11-02', hired('person:zoe', '2026-11-02'), hired(BOB, '2026-11-02'))
      await recordOn('2026-11-05', lessonFinished('person:zoe', '2026-11-05', 'L1'))
      await recordOn('2026-11-06', policyPublished('2026-11-06', '2026-11'))
      expect(await peopleInLedger(store().db)).toEqual(['person:zoe', BOB])
    })

    it('says of a completion from before others were credited that it was done here', () => {
      const done = { kind: 'completed', completedOn: '2026-11-02', validUntil: null }
      expect(toBecause(JSON.stringify(done))).toEqual({ ...done, source: 'here' })
      const elsewhere = { ...done, source: 'prior-learning' }
      expect(toBecause(JSON.stringify(elsewhere))).toEqual(elsewhere)
      expect(toBecause('{"kind":"not-required"}')).toStrictEqual({ kind: 'not-required' })
    })

    it('is worked out anew by an upgrade for whoever came back from a leave, and for nobody else', async () => {
      const came = event('leave_ended', BOB, '2026-11-20', {})
      await recordOn('2026-11-03', hired(BOB, '2026-11-02'), required(BOB, '2026-11-02'))
      await recordOn('2026-11-04', event('leave_began', BOB, '2026-11-04', { expectedReturn: null }))
      await recordOn('2026-11-20', came, hired('person:eve', '2026-11-02'), required('person:eve', '2026-11-02'))
      const due = (await bob())?.dueOn
      const { db } = store()
      await db
        .updateTable('standing')
        .set({ due_on: day('2026-01-01') })
        .execute()
      await sql.raw(readFileSync(new URL('0046_waiting_days_again.sql', packagedMigrations), 'utf8')).execute(db)
      expect(await refreshDue(store(), day('2026-11-20'))).toBe(1)
      expect((await bob())?.dueOn).toBe(due)
      expect((await findPerson(db, 'person:eve'))?.standing.dueOn).toBe('2026-01-01')
    })

    it('finds a name whatever its accents and capitals', () => {
      expect(folded('Íñigo NÚÑEZ-Ünal')).toBe('inigo nunez-unal')
    })

    it('has people under the record that their supervisor has now', () => {
      const [found] = placementsOn(history(hiredOnly('2026-11-02')), day('2026-11-02'))
      if (found === undefined) throw new Error('there is one placement')
      const under = (supervisor: PersonId | null) =>
        underSurvivors([{ ...found, supervisor }], new Map([['person:second', 'person:first']]))
      expect(under('person:second')).toEqual([{ ...found, supervisor: 'person:first' }])
      expect(under('person:cleo')).toEqual([{ ...found, supervisor: 'person:cleo' }])
      expect(under(null)).toEqual([{ ...found, supervisor: null }])
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
