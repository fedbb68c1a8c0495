import type { KyselyPlugin } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '../../src/ledger/event.ts'
import { hire } from '../../src/people/record.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { contents } from '../support/content.ts'
import { day } from '../support/recording.ts'
import { newStaff, type Staff, staffOn } from '../support/staff.ts'
import { emptyStore } from '../support/stores.ts'

const t = MESSAGES.en.hr.selections
const TODAY = day('2026-11-24')

let store: Store
let test: TestApp
let staff: Staff
beforeEach(async () => {
  store = await emptyStore()
  test = await testApp({}, contents, store)
  staff = await staffOn(test)
})

describe('work on many people', () => {
  it('lets others have their turn while a form is checked with each record', async () => {
    const people = [staff.bob, ...(await hired(60))]
    const turn = countTurns()
    const queries = new Map<number, number>()
    const ada = await adaOver({ db: store.db.withPlugin(watching(() => add(queries, turn.now()))) })
    const path = await selection(ada, people)
    queries.clear()
    // Bob's date is a later one, so that he'd be left out: nothing is written before that's confirmed.
    await ada.post(path, { dueOn: '2026-12-14', why: 'away', approver: staff.ada }).expect(422)
    turn.stop()
    const inTurns = [...queries.values()]
    const all = inTurns.reduce((sum, each) => sum + each, 0)
    expect(all).toBeGreaterThan(60 * 5)
    expect(Math.max(...inTurns)).toBeLessThan(all / 2)
  })

  it('reads no one but the person whose entry is taken back while everybody else waits', async () => {
    const people = await hired(5)
    const members: number[] = []
    const plugin: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        const read = result.rows.filter((row) => 'undone' in row).length
        if (read > 0) members.push(read)
        return result
      },
    }
    const ada = await adaOver({ transaction: (work) => store.transaction((tx) => work(tx.withPlugin(plugin))) })
    const path = await selection(ada, people)
    await ada.post(path, { dueOn: '2027-01-15', why: 'away', approver: staff.ada }).expect(303)
    await ada.post(`${path}/undoings`).expect(303)
    expect(members).toEqual([1, 1, 1, 1, 1])
    expect((await ada.get(path)).text).toContain(t.undo.undone.undone(5))
  })
})

async function hired(most: number): Promise<PersonId[]> {
  const recording = { course: test.deps.contents.en.course.id, actor: staff.ada, at: test.deps.now(), today: TODAY }
  const people: PersonId[] = []
  await store.transaction(async (tx) => {
    for (let n = 0; n < most; n += 1) {
      const facts = { name: `Person ${n}` }
      people.push(await hire(tx, { ...newStaff, facts, site: staff.north, hiredOn: day('2026-11-02') }, recording))
    }
  })
  return people
}

/** Ada, on the same database seen through something. */
async function adaOver(seen: Partial<Store>): Promise<Browser> {
  return signedIn(await testApp({}, contents, { ...store, ...seen }), staff.ada)
}

async function selection(ada: Browser, people: readonly PersonId[]): Promise<string> {
  const person = people.map((id) => id.slice('person:'.length))
  return String((await ada.post('/hr/selections', { action: 'extend', person })).headers['location'])
}

function watching(query: () => void): KyselyPlugin {
  return {
    transformQuery: ({ node }) => {
      query()
      return node
    },
    transformResult: async ({ result }) => result,
  }
}

/** Numbers the turns of the event loop. */
function countTurns(): { readonly now: () => number; readonly stop: () => void } {
  let turn = 0
  let next = setImmediate(count)
  function count(): void {
    turn += 1
    next = setImmediate(count)
  }
  return { now: () => turn, stop: () => clearImmediate(next) }
}

function add(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
