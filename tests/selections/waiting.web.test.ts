import type { KyselyPlugin } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '../../src/ledger/event.ts'
import { hire } from '../../src/people/record.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { TOGETHER } from '../../src/selections/selection.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { contents } from '../support/content.ts'
import { day } from '../support/recording.ts'
import { newStaff, type Staff, staffOn } from '../support/staff.ts'
import { emptyStore } from '../support/stores.ts'

const t = MESSAGES.en.hr.selections
const TODAY = day('2026-11-24')
/** Bob's date is a later one, so that he'd be left out: nothing is written before that's confirmed. */
const BEFORE_BOBS_DATE = { dueOn: '2026-12-14', why: 'away' }

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
    const reading = new Set<number>()
    const ada = await adaOver({ db: store.db.withPlugin(counting('body', () => reading.add(turn.now()))) })
    const path = await selection(ada, people)
    reading.clear()
    await ada.post(path, { ...BEFORE_BOBS_DATE, approver: staff.ada }).expect(422)
    turn.stop()
    expect(reading.size).toBeGreaterThanOrEqual(people.length / TOGETHER)
  })

  it.each(['site', 'account_role', 'account_role_site'])(
    'reads %s no more often to check a form with thirty records than with three',
    async (table) => {
      const people = [staff.bob, ...(await hired(30))]
      let times = 0
      const ada = await adaOver({ db: store.db.withPlugin(watching(table, () => (times += 1))) })
      const reads = async (chosen: readonly PersonId[]) => {
        const path = await selection(ada, chosen)
        times = 0
        await ada.post(path, { ...BEFORE_BOBS_DATE, approver: staff.ada }).expect(422)
        return times
      }
      // The first one finds nothing that was kept.
      await reads(people.slice(0, 4))
      const few = await reads(people.slice(0, 4))
      expect(few).toBeGreaterThan(0)
      expect(await reads(people)).toBe(few)
    },
  )

  it('reads no one but the person whose entry is taken back while everybody else waits', async () => {
    const people = await hired(5)
    const members: number[] = []
    const plugin = counting('undone', (read) => members.push(read))
    const ada = await adaOver({ transaction: (work) => store.transaction((tx) => work(tx.withPlugin(plugin))) })
    const path = await selection(ada, people)
    await ada.post(path, { dueOn: '2027-01-15', why: 'away', approver: staff.ada }).expect(303)
    await ada.post(`${path}/undoings`).expect(303)
    expect(members).toEqual([1, 1, 1, 1, 1])
    expect((await ada.get(path)).text).toContain(t.undo.undone.undone(5))
  })

  it('a file of some people reads each record once', async () => {
    const people = await hired(5)
    let records = 0
    const ada = await adaOver({ db: store.db.withPlugin(counting('reported', (read) => (records += read))) })
    const path = await selection(ada, people, 'download')
    records = 0
    const { text } = await ada.get(`${path}/file?format=csv`).expect(200)
    expect(text).toContain('Person 4')
    expect(records).toBe(people.length)
  })
})

/** Each under the one before. */
async function hired(most: number): Promise<PersonId[]> {
  const recording = { course: test.deps.contents.en.course.id, actor: staff.ada, at: test.deps.now(), today: TODAY }
  const people: PersonId[] = []
  await store.transaction(async (tx) => {
    for (let n = 0; n < most; n += 1) {
      const facts = { name: `Person ${n}` }
      const job = { site: staff.north, supervisor: people.at(-1) ?? staff.cleo, hiredOn: day('2026-11-02') }
      people.push(await hire(tx, { ...newStaff, ...job, facts }, recording))
    }
  })
  return people
}

/** Ada, on the same database seen through something. */
async function adaOver(seen: Partial<Store>): Promise<Browser> {
  return signedIn(await testApp({}, contents, { ...store, ...seen }), staff.ada)
}

async function selection(ada: Browser, people: readonly PersonId[], action = 'extend'): Promise<string> {
  const person = people.map((id) => id.slice('person:'.length))
  return String((await ada.post('/hr/selections', { action, person })).headers['location'])
}

/** Says how many rows of an answer have a column, if any. */
function counting(column: string, read: (rows: number) => void): KyselyPlugin {
  return {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      const rows = result.rows.filter((row) => column in row).length
      if (rows > 0) read(rows)
      return result
    },
  }
}

function watching(table: string, reads: () => void): KyselyPlugin {
  return {
    transformQuery: ({ node }) => {
      if (JSON.stringify(node).includes(`"name":"${table}"`)) reads()
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
