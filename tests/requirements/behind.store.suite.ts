import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { countWaitingForSite } from '../../src/app/metrics/counts.store.ts'
import type { NewEvent, PersonId } from '../../src/ledger/event.ts'
import { append } from '../../src/ledger/ledger.store.ts'
import { EVERYONE } from '../../src/ledger/scope.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { GivenUp } from '../../src/platform/jobs/job.ts'
import { nobodyAsks } from '../../src/platform/jobs/others.store.ts'
import { addDays, type CalendarDate } from '../../src/platform/time/calendar.ts'
import { EVERYONE_FILTER } from '../../src/reports/filter.ts'
import { isPresent } from '../../src/reports/from-standing.store.ts'
import {
  countStatuses,
  cyclesInBatches,
  dueAhead,
  listPeople,
  peopleInBatches,
} from '../../src/reports/report.store.ts'
import { areMoreDue, dueAmong, markEverybody } from '../../src/requirements/behind.store.ts'
import { NotWorkedOut, refreshDue, refreshInBackground, refreshThese } from '../../src/requirements/refresh.store.ts'
import { peopleInLedger, record } from '../../src/requirements/standing.store.ts'
import { liveOn, NOBODY_YET, stepOf } from '../support/living.ts'
import { rebuildStanding } from '../support/rebuild.ts'
import { completed, day, hired, lessonFinished, noonOf, policyPublished, required } from '../support/recording.ts'
import { turnsBeforeStop } from '../support/stopping.ts'

/** @param times how many more stories than the quick tests take */
export function behindSuite(store: () => Store, times = 1): void {
  const recordOn = (today: string, ...events: NewEvent[]) => store().transaction((tx) => record(tx, events, day(today)))
  const PUBLISHED = day('2027-02-01')

  /** People who completed the course under the version before, and a new version that asks them for an update. */
  async function published(people: number): Promise<PersonId[]> {
    const ids = Array.from({ length: people }, (_, index): PersonId => `person:${index}`)
    await recordOn('2026-11-02', policyPublished('2026-11-02', '2026-11'))
    const events = ids.flatMap((id) => [
      hired(id, '2026-11-02'),
      required(id, '2026-11-02'),
      completed(id, '2026-11-24'),
    ])
    await recordOn('2026-11-24', ...events)
    await recordOn(PUBLISHED, policyPublished(PUBLISHED, '2027-02', '2027-03-01'))
    return ids
  }
  const behind = async () => (await store().db.selectFrom('standing_behind').select('person').execute()).length
  const statuses = async () => {
    const rows = await store().db.selectFrom('standing').select('status').distinct().execute()
    return rows.map(({ status }) => status)
  }

  describe('a new version of the policy', () => {
    // Other files of this process have asked for pages.
    beforeEach(nobodyAsks)

    it('is in the standings of a hundred people right away', async () => {
      await published(100)
      expect([await behind(), await statuses()]).toEqual([0, ['update-due']])
    })

    it('only marks the standings of more people, and reports are right before they’re worked out', async () => {
      await published(101)
      expect([await behind(), await statuses()]).toEqual([101, ['up-to-date']])
      const today = { on: PUBLISHED, knownAt: null }
      expect(await isPresent(store().db, today)).toBe(false)
      const request = { asOf: today, filter: EVERYONE_FILTER, scope: EVERYONE }
      expect(await countStatuses(store().db, request)).toMatchObject({ 'update-due': 101, 'up-to-date': 0 })
      expect(await refreshDue(store(), PUBLISHED)).toBe(101)
      expect([await behind(), await statuses()]).toEqual([0, ['update-due']])
      expect(await isPresent(store().db, today)).toBe(true)
    })

    it('marks everybody once, when another version follows before they’re done', async () => {
      await published(101)
      await refreshDue(store(), PUBLISHED, turnsBeforeStop(0)).catch(() => {})
      expect(await behind()).toBe(1)
      await recordOn(PUBLISHED, policyPublished(PUBLISHED, '2027-02-b', '2027-03-15'))
      expect(await behind()).toBe(101)
    })

    it('is in somebody’s standing as soon as anything is recorded about them, or a page about them is read', async () => {
      const [one = 'person:', two = 'person:'] = await published(101)
      await recordOn(PUBLISHED, lessonFinished(one, PUBLISHED, 'L1'))
      await refreshThese(store(), [two], PUBLISHED)
      const rows = store().db.selectFrom('standing').select('person').where('status', '=', 'update-due')
      expect((await rows.orderBy('person').execute()).map(({ person }) => person)).toEqual([one, two])
      expect(await dueAmong(store().db, [one, two, 'person:2'], PUBLISHED)).toEqual(['person:2'])
      expect([await areMoreDue(store().db, PUBLISHED, 98), await areMoreDue(store().db, PUBLISHED, 99)]).toEqual([
        true,
        false,
      ])
    })

    it('is worked out step by step, and the next start goes on where the one before was stopped', async () => {
      await published(250)
      await expect(refreshInBackground(store(), PUBLISHED, turnsBeforeStop(1))).rejects.toThrow(GivenUp)
      expect(await behind()).toBe(50)
      await refreshInBackground(store(), PUBLISHED, turnsBeforeStop(9))
      expect(await behind()).toBe(0)
      const worked = await rowsOf(store())
      await rebuildStanding(store(), PUBLISHED)
      expect(worked).toEqual(await rowsOf(store()))
    })

    it('is in everybody else’s standing, and the error says whose entries can’t be read', async () => {
      const ids = await published(150)
      const unreadable: PersonId = 'person:7'
      const { kind, subject, course, effectiveOn, recordedAt, actor } = hired(unreadable, '2027-01-05')
      const row = {
        id: 'unreadable',
        seq: 10_000,
        kind,
        subject,
        course_id: course,
        effective_on: effectiveOn,
        recorded_at: recordedAt,
        actor,
        body: '{"v":99}',
        prev_hash: 'b'.repeat(64),
        hash: 'c'.repeat(64),
      } as const
      await store().db.insertInto('event').values(row).execute()
      const done = refreshInBackground(store(), PUBLISHED, turnsBeforeStop(9))
      await expect(done).rejects.toThrow(new NotWorkedOut([{ person: unreadable, error: null }]).message)
      expect(await dueAmong(store().db, ids, PUBLISHED)).toEqual([unreadable])
      const updated = store().db.selectFrom('standing').select('person').where('status', '=', 'update-due')
      expect(await updated.execute()).toHaveLength(149)
    })

    it('of any history: whoever reads meanwhile reads what holds once everybody is worked out', async () => {
      let run = 0
      let lived = NOBODY_YET
      const steps = fc.array(stepOf('a', 'b', 'c'), { minLength: 4, maxLength: 14 })
      await fc.assert(
        fc.asyncProperty(steps, fc.integer({ min: -20, max: 5 }), fc.nat(), async (story, effect, first) => {
          run += 1
          lived = await liveOn(store(), `behind ${run}`, story, lived)
          const { today } = lived
          await refreshDue(store(), today)
          // Stories seldom have somebody who has completed the course, and a version asks nothing of others.
          const done: PersonId = `person:behind ${run}-done`
          await recordOn(today, hired(done, today), required(done, today), completed(done, today, `before ${run}`))
          const on = addDays(today, effect)
          const version = { ...policyPublished(on, `behind ${run}`, addDays(on, 15)), recordedAt: noonOf(today) }
          await store().transaction(async (tx) => {
            await append(tx, [version])
            await markEverybody(tx, 0)
          })
          const people = await peopleInLedger(store().db)
          await refreshThese(store(), people.slice(0, first % people.length), today)
          const meanwhile = await everythingRead(store(), today)
          const waiting = await countWaitingForSite(store().db, lived.at)
          await refreshDue(store(), today)
          expect(meanwhile).toEqual(await everythingRead(store(), today))
          const after = await countWaitingForSite(store().db, lived.at)
          expect([null, after]).toContain(waiting)
          const worked = await rowsOf(store())
          await rebuildStanding(store(), today)
          expect(worked).toEqual(await rowsOf(store()))
        }),
        { numRuns: 6 * times, endOnFailure: true },
      )
    })
  })
}

/** What reports show of a day. */
async function everythingRead({ db }: Store, on: CalendarDate): Promise<unknown> {
  const request = { asOf: { on, knownAt: null }, filter: EVERYONE_FILTER, scope: EVERYONE }
  const people = []
  for await (const batch of peopleInBatches(db, request)) people.push(...batch)
  const cycles = []
  for await (const batch of cyclesInBatches(db, request))
    cycles.push(...batch.map(({ person, cycle }) => [person.person, cycle]))
  const page = { order: 'need', descending: false, after: null, limit: 1_000 } as const
  const byId = <Row extends { readonly person: PersonId }>(rows: readonly Row[]) =>
    rows.toSorted((a, b) => (a.person < b.person ? -1 : 1))
  return {
    counts: await countStatuses(db, request),
    people: byId(people).map(withoutEnd),
    listed: (await listPeople(db, request, page)).people.map(withoutEnd),
    cycles: cycles.map((each) => JSON.stringify(each)).toSorted(),
    ahead: await dueAhead(db, request),
  }
}

/** The table of the present also says until when a name and a place hold. */
function withoutEnd<Person extends { readonly standing: { readonly holdsUntil: unknown } }>({
  standing: { holdsUntil: _, ...standing },
  ...person
}: Person) {
  return { ...person, standing }
}

async function rowsOf({ db }: Store): Promise<unknown> {
  return {
    standings: await db.selectFrom('standing').selectAll().orderBy('person').execute(),
    placements: await db.selectFrom('placement').selectAll().orderBy('person').orderBy('spell').execute(),
  }
}
