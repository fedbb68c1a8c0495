import { beforeEach, describe, expect, it } from 'vitest'
import { recordPackage } from '../../src/packages/made.store.ts'
import { sha256 } from '../../src/platform/codes/hash.store.ts'
import { moveImport } from '../../src/imports/import.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn, type TestApp, testApp } from '../support/app.ts'
import { uploadedImport } from '../support/imports.ts'
import { askedPack, madePack } from '../support/made-pack.ts'
import { madeFile } from '../support/report-file.ts'
import { type Holder, holdersOn } from '../support/roles.ts'
import { ORGANIZATION, type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.work

let test: TestApp
let staff: Staff
let holders: Readonly<Record<Holder, PersonId>>
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  holders = await holdersOn(test, staff)
})

/** The names of the work in each part of the list, with its state. */
async function listed(person: PersonId): Promise<{ readonly running: string[]; readonly over: string[] }> {
  const answer = await (await signedIn(test, person)).get('/hr/work').expect(200)
  const text = answer.text.replaceAll(/\s+/g, ' ')
  const rowsIn = (id: string) => {
    const part = new RegExp(`<h2 id="${id}">(.*?)</section>`).exec(text)?.[1] ?? ''
    return [...part.matchAll(/<a class="wraps"[^>]*>(.*?)<\/a>.*?<td[^>]*> ?<div> ?(.*?) ?<(?:progress|\/div)/g)].map(
      ([, name = '', state = '']) => `${name}: ${state.trim()}`,
    )
  }
  return { running: rowsIn('running'), over: rowsIn('over') }
}

describe('the list of work', () => {
  it('names a file and a package by what they are, with the name of the file below', async () => {
    await madeFile(test, staff.ada)
    await packageMade()
    const { over } = await listed(staff.ada)
    expect(over).toContain(`Orientation records, All sites, Nov 24, 2026, CSV: ${words.states.done}`)
    expect(over).toContain(`North House, SCORM 1.2, in English: ${words.states.done}`)
    const { text } = await (await signedIn(test, staff.ada)).get('/hr/work').expect(200)
    expect(text).toMatch(/<small class="wraps">orientation-records[^<]*\.csv<\/small>/)
    expect(text).toContain('<small class="wraps">csec_north-house.zip</small>')
  })

  it('has what runs with how far it is, what waits for an answer, and what is over', async () => {
    const { db } = test.deps.store
    const reading = await uploadedImport(test, staff.ada, { fileName: 'north.csv' })
    await moveImport(db, reading, ['uploaded'], 'planning', { rowsDone: 2 })
    await uploadedImport(test, staff.ada, { fileName: 'south.csv' })
    const stopped = await uploadedImport(test, staff.ada, { fileName: 'west.csv' })
    await moveImport(db, stopped, ['uploaded'], 'failed', { problem: 'stopped' })
    await madePack(test, staff.ada)
    const { running, over } = await listed(staff.ada)
    expect(running.toSorted()).toEqual(['north.csv: Reading the file: 2 of 5 rows', `south.csv: ${words.states.asks}`])
    expect(over).toContain(`west.csv: ${words.states.stopped}`)
    expect(over.filter((row) => row.endsWith(`All sites: ${words.states.done}`))).toHaveLength(1)
  })

  it('shows nobody the work of a kind that they may not open', async () => {
    await uploadedImport(test, staff.ada, { fileName: 'north.csv' })
    await askedPack(test, staff.ada)
    expect((await listed(holders.hal)).running).toHaveLength(2)
    // An auditor reads packs, and imports nothing.
    expect((await listed(holders.fay)).running).toHaveLength(1)
    for (const person of [holders.eve, holders.ivy, staff.cleo])
      expect(await listed(person)).toEqual({ running: [], over: [] })
  })
})

/** A package of North House that Ada has downloaded. */
async function packageMade(): Promise<void> {
  const { now, store } = test.deps
  const about = { source: staff.north, sourceName: 'North House', fileName: 'csec_north-house.zip', by: staff.ada }
  const query = 'lms=moodle&for=site%3Anorth&language=en&edition=&report=&answers=results'
  const versions = { courseVersion: '1', detailsHash: sha256('details'), fileHash: sha256('zip'), look: null }
  await store.transaction((tx) =>
    recordPackage(tx, { ...about, ...versions, query, numbers: null, at: now() }, ORGANIZATION.timeZone),
  )
}
