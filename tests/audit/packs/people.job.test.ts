import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Instant } from '../../../src/platform/time/calendar.ts'
import { noCounts } from '../../../src/requirements/compliance.ts'
import type { PersonId } from '../../../src/ledger/event.ts'
import { EVERYONE_FILTER } from '../../../src/reports/filter.ts'
import { candidates, packedPeople } from '../../../src/audit/packs/people.job.ts'
import { mergeRecords } from '../../../src/identity/joined/join-records.store.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { countStatuses } from '../../../src/reports/report.store.ts'
import { knowledgeAt } from '../../../src/reports/past/knowledge.store.ts'
import { refreshDue } from '../../../src/requirements/refresh.store.ts'
import { record } from '../../../src/requirements/standing.store.ts'
import { by, completed, day, hired, NORTH, noonOf, required } from '../../support/recording.ts'
import { emptyStore } from '../../support/stores.ts'
import { EVERYONE } from '../../../src/ledger/scope.ts'

const [BOB, SECOND, LATER]: readonly [PersonId, PersonId, PersonId] = ['person:bob', 'person:second', 'person:later']
const MERGED_ON = '2026-11-24'
const BEFORE = day('2026-11-20')

let store: Store
beforeAll(async () => {
  store = await emptyStore()
  const put = (...events: Parameters<typeof record>[1]) => store.transaction((tx) => record(tx, events, day(MERGED_ON)))
  await put(hired(BOB, '2026-11-02'), required(BOB, '2026-11-02'), hired(SECOND, '2026-11-03'))
  await put(completed(BOB, '2026-11-10'))
  await put({ ...hired(LATER, '2026-12-01'), recordedAt: noonOf(day('2026-11-12')) })
  await store.transaction((tx) =>
    mergeRecords(tx, BOB, { into: SECOND, sameJob: true, reason: 'Typed in twice' }, by(MERGED_ON)),
  )
  await refreshDue(store, day(MERGED_ON))
})
afterAll(() => store.close())

describe('the people of a pack', () => {
  it.each<[string, Instant | null, readonly PersonId[]]>([
    ['with everything now: one person for both records', null, [LATER, SECOND]],
    ['as it was known before the records were merged: two', noonOf(BEFORE), [BOB, LATER, SECOND]],
  ])('are those of reports %s', async (_, knownAt, expected) => {
    const moment = { on: BEFORE, knownAt }
    for (const site of [null, NORTH]) {
      const knowledge = await knowledgeAt(store.db, knownAt)
      const found = await candidates(store.db, site, knowledge)
      const counts = noCounts()
      const people: PersonId[] = []
      const turn = () => Promise.resolve()
      for await (const person of packedPeople(store.db, found, { ...moment, site, knowledge }, turn)) {
        people.push(person.person)
        counts[person.standing.status] += 1
      }
      expect(people.sort()).toEqual(expected)
      expect(counts).toEqual(
        await countStatuses(store.db, { asOf: moment, filter: { ...EVERYONE_FILTER, site }, scope: EVERYONE }),
      )
    }
  })
})
