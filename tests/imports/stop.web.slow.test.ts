import { setImmediate as nextTurn } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { findImport, moveImport } from '../../src/imports/import.store.ts'
import { countRows } from '../../src/imports/row.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { plannedImport, STAFF_HEADINGS, uploadedImport } from '../support/imports.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.imports

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
})

/** Twenty chunks: the request to stop comes in between two of them. */
const PEOPLE = 1_000

const idle = () => test.deps.jobs.idle('imports')
const newPeople = (n: number) =>
  [
    STAFF_HEADINGS,
    ...Array.from(
      { length: n },
      (_, at) => `${4000 + at},New ${at},,North House,Residential,Cook,employee,no,2026-11-02`,
    ),
    '',
  ].join('\n')

async function hired(): Promise<number> {
  const facts = await test.deps.store.db
    .selectFrom('person_fact')
    .select('person')
    .distinct()
    .where('kind', '=', 'name')
    .where('value', 'like', 'New %')
    .execute()
  return facts.length
}

describe('stopping a file', () => {
  it('while it’s recorded leaves whole lines, says how many, and records the rest later, nobody twice', async () => {
    const { db } = test.deps.store
    const id = await plannedImport(test, staff.ada, { text: newPeople(PEOPLE) })
    const file = `/hr/imports/${id.slice(7)}`
    await ada.post(`${file}/record`).expect(303)
    while (((await findImport(db, id))?.rowsDone ?? 0) === 0) await nextTurn()
    await ada.post(`${file}/stop`).expect(303)
    await idle()
    const stopped = await findImport(db, id)
    expect(stopped).toMatchObject({ state: 'failed', problem: 'stopped' })
    const recorded = (await countRows(db, id)).get('new')?.applied ?? 0
    expect(recorded).toBeGreaterThan(0)
    expect(recorded).toBeLessThan(PEOPLE)
    // Each line that counts as recorded hired its person, and no other line did.
    expect(await hired()).toBe(recorded)
    expect(stopped?.rowsDone).toBe(recorded)
    const page = (await ada.get(file)).text
    expect(page).toContain(`${words.recordedLines(recorded)} ${words.failed.stopped}`)
    expect(page).toContain(words.goOn)
    await ada.post(`${file}/go-on`).expect(303)
    await idle()
    expect(await findImport(db, id)).toMatchObject({ state: 'applied', rowsDone: PEOPLE })
    expect(await hired()).toBe(PEOPLE)
    expect(await verifyLedger(db)).toMatchObject({ ok: true })
  })

  it('while it’s read leaves nothing, and the columns can be chosen again', async () => {
    const { db } = test.deps.store
    const id = await uploadedImport(test, staff.ada)
    const file = `/hr/imports/${id.slice(7)}`
    await moveImport(db, id, ['uploaded'], 'planning')
    await ada.post(`${file}/stop`).expect(303)
    test.deps.jobs.wake('imports')
    await idle()
    expect(await findImport(db, id)).toMatchObject({ state: 'uploaded', rowsDone: 0 })
    expect(await countRows(db, id)).toEqual(new Map())
    expect((await ada.get(file)).headers['location']).toBe(`${file}/columns`)
  })

  it('discarding the rest keeps what was recorded, and its lines', async () => {
    const { db } = test.deps.store
    const id = await plannedImport(test, staff.ada, { text: newPeople(3) })
    const file = `/hr/imports/${id.slice(7)}`
    await moveImport(db, id, ['planned'], 'failed', { problem: 'stopped' })
    await ada.post(`${file}/discard`).expect(303)
    expect(await findImport(db, id)).toMatchObject({ state: 'discarded' })
    expect((await countRows(db, id)).get('new')).toEqual({ rows: 3, applied: 0 })
  })

  it('isn’t possible before anything runs or after it’s over', async () => {
    const id = await plannedImport(test, staff.ada)
    const file = `/hr/imports/${id.slice(7)}`
    expect((await ada.post(`${file}/stop`)).status).toBe(409)
    expect(await findImport(test.deps.store.db, id)).toMatchObject({ state: 'planned' })
  })
})
