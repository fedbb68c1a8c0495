import { beforeAll, describe, expect, it } from 'vitest'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { isKind } from '../../src/ledger/history.ts'
import { correct } from '../../src/people/correction.store.ts'
import { mergeRecords } from '../../src/identity/joined/join-records.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'

/** On the evening of Nov 24 nobody knew yet that Bob and Dan are one person; a day later it was recorded. */
describe('two records that were merged by mistake', () => {
  it('are not one in the file that a supervisor of one of them may see', async () => {
    const test = await testApp()
    const staff = await staffOn(test)
    const { store } = test.deps
    const recording = () => ({
      course: test.deps.contents.en.course.id,
      actor: staff.ada,
      at: test.deps.now(),
      today: calendarDate('2026-11-24'),
    })
    // Cleo supervises Bob, and not Dan.
    const merge = { into: staff.bob, sameJob: false, reason: 'Looked like one' }
    await store.transaction((tx) => mergeRecords(tx, staff.dan, merge, recording()))
    const merged = (await historyOf(store.db, staff.bob)).find(isKind('merged'))
    if (merged === undefined) throw new Error('nothing was merged')
    const path = `${hrefTo('/hr/people/:person/file', { person: staff.bob })}?asof=2026-11-24&clock=reported`
    expect((await (await signedIn(test, staff.cleo)).get(path).expect(200)).text).toContain('South House')
    test.clock.pass({ days: 1 })
    const apart = {
      change: { kind: 'withdrawn' },
      reason: 'Two people',
      evidence: { reference: '', files: [] },
    } as const
    await store.transaction((tx) => correct(tx, merged, apart, recording()))
    await (await signedIn(test, staff.cleo)).get(path).expect(404)
    expect((await (await signedIn(test, staff.ada)).get(path).expect(200)).text).toContain('South House')
  })
})

describe('two records that were merged later', () => {
  let test: TestApp
  let staff: Staff
  let ada: Browser
  beforeAll(async () => {
    test = await testApp()
    staff = await staffOn(test)
    test.clock.pass({ days: 1 })
    const recording = {
      course: test.deps.contents.en.course.id,
      actor: staff.ada,
      at: test.deps.now(),
      today: calendarDate('2026-11-25'),
    }
    const merge = { into: staff.dan, sameJob: false, reason: 'Typed in twice' }
    await test.deps.store.transaction((tx) => mergeRecords(tx, staff.bob, merge, recording))
    ada = await signedIn(test, staff.ada)
  })
  const then = '?asof=2026-11-24&clock=reported'

  it('have a file each as known then, with nothing of the other', async () => {
    const bobs = await ada.get(`${hrefTo('/hr/people/:person/file', { person: staff.bob })}${then}`).expect(200)
    expect(bobs.text).toContain('Bob Rivera')
    expect(bobs.text).not.toContain('Dan Whitfield')
    expect(bobs.text).not.toContain('South House')
    const dans = await ada.get(`${hrefTo('/hr/people/:person/file', { person: staff.dan })}${then}`).expect(200)
    expect(dans.text).toContain('South House')
    expect(dans.text).not.toContain('Bob Rivera')
  })

  it('have one file as it is known today', async () => {
    const location = hrefTo('/hr/people/:person/file', { person: staff.dan }, { clock: 'corrected' })
    await ada
      .get(hrefTo('/hr/people/:person/file', { person: staff.bob }))
      .expect(303)
      .expect('location', location)
    const onDay = { asof: '2026-11-24', clock: 'corrected' }
    await ada
      .get(hrefTo('/hr/people/:person/file', { person: staff.bob }, onDay))
      .expect(303)
      .expect('location', hrefTo('/hr/people/:person/file', { person: staff.dan }, onDay))
    const { text } = await ada.get(hrefTo('/hr/people/:person/file', { person: staff.dan })).expect(200)
    expect(text).toContain('North House')
    expect(text).toContain('South House')
  })

  it('have a row each in the matrix as known then, and one today', async () => {
    const rows = async (query: string) => {
      const { text } = await ada.get(`${hrefTo('/hr/matrix')}${query}`).expect(200)
      return ['Bob Rivera', 'Dan Whitfield'].filter((name) => text.includes(name))
    }
    expect(await rows(then)).toEqual(['Bob Rivera', 'Dan Whitfield'])
    expect(await rows('')).toHaveLength(1)
  })
})
