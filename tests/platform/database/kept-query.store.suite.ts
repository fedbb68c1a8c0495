import { describe, expect, it } from 'vitest'
import type { PersonId } from '../../../src/ledger/event.ts'
import { addFacts } from '../../../src/ledger/fact.store.ts'
import { keptQuery } from '../../../src/platform/database/kept-query.store.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { day, noonOf } from '../../support/recording.ts'

const FIRST = day('2026-11-02')
const EVERYONE = Array.from({ length: 600 }, (_, index): PersonId => `person:${String(index).padStart(3, '0')}`)

export function keptQuerySuite(store: () => Store): void {
  describe('a query whose text is kept', () => {
    it('finds exactly those in a list, however long it is, and however long others were before', async () => {
      const facts = EVERYONE.map((person) => {
        return { person, kind: 'name' as const, value: person, effectiveOn: FIRST, recordedAt: noonOf(FIRST) }
      })
      await store().transaction((tx) => addFacts(tx, facts))
      const namedAmong = keptQuery((db, people: readonly PersonId[], values: readonly string[]) =>
        db
          .selectFrom('person_fact')
          .select('person')
          .where('person', 'in', people)
          .where('value', 'in', values)
          .orderBy('person'),
      )
      for (const length of [1, 20, 21, 99, 100, 101, 500, 501])
        for (const from of [0, 7, 99]) {
          const people = EVERYONE.slice(from, from + length)
          const found = await namedAmong(store().db, people, EVERYONE.slice(0, 400))
          const expected = people.filter((person) => person < 'person:400')
          expect(
            found.map(({ person }) => person),
            `${length} from ${from}`,
          ).toEqual(expected)
        }
    })
  })
}
