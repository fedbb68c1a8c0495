import { beforeAll, describe, expect, it } from 'vitest'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { correct } from '../../../src/people/correction.store.ts'
import { mergeRecords } from '../../../src/identity/joined/join-records.store.ts'
import { findEvent } from '../../../src/ledger/ledger.store.ts'
import { hrefTo } from '../../../src/app/href.web.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../../support/app.ts'
import { type Staff, staffOn } from '../../support/staff.ts'
import { hireOf } from '../../support/examples.ts'

const t = MESSAGES.en.hr.reports.lists.differences

/** The entries that Ada makes a day later. */
function adaOn({ deps }: TestApp, { ada }: Staff) {
  return { course: deps.contents.en.course.id, actor: ada, at: deps.now(), today: calendarDate('2026-11-25') }
}

/** On Nov 24 everyone believed that Bob was hired on Nov 16. A day later his first day is corrected. */
describe('the list of people who differ by the other clock', () => {
  let test: TestApp
  let staff: Staff
  let ada: Browser
  beforeAll(async () => {
    test = await testApp()
    staff = await staffOn(test)
    const hire = await findEvent(test.deps.store.db, await hireOf(test, staff.bob))
    if (hire === null) throw new Error('Bob was not hired')
    test.clock.pass({ days: 1 })
    const recording = adaOn(test, staff)
    const change = { kind: 'hired-on', hiredOn: calendarDate('2026-11-09') } as const
    await test.deps.store.transaction((tx) =>
      correct(
        tx,
        hire,
        { change, reason: 'The letter says so', evidence: { reference: 'HR-7', files: [] } },
        recording,
      ),
    )
    ada = await signedIn(test, staff.ada)
  })

  it('shows what was reported, what is known, and what was recorded since', async () => {
    const { text } = await ada.get(`${hrefTo('/hr/reports/differences')}?asof=2026-11-24`).expect(200)
    expect([...text.matchAll(/<th scope="row"><a[^>]*>([^<]*)</g)].map(([, name]) => name)).toEqual(['Bob Rivera'])
    const [, reported = '', known = '', since = ''] = /<tbody>.*?<\/tbody>/s.exec(text)?.[0].split('<td') ?? []
    expect(reported).toContain('Dec 16, 2026')
    expect(known).toContain('Dec 9, 2026')
    expect(since).toContain('Nov 25, 2026: ')
    expect(since).toContain('The letter says so')
  })

  it('is empty when the day was corrected for nobody', async () => {
    expect((await ada.get(hrefTo('/hr/reports/differences')).expect(200)).text).toContain(t.chooseDay)
    expect(
      (await ada.get(`${hrefTo('/hr/reports/differences')}?asof=2026-11-24&site=south-house`).expect(200)).text,
    ).toContain('No one’s status is different')
  })

  it('includes people who came on record later for a day before', async () => {
    const { text } = await ada.get(`${hrefTo('/hr/reports/differences')}?asof=2026-11-01`).expect(200)
    const rows = text.split('<tr>').filter((row) => row.includes(t.absent))
    expect(rows.map((row) => /scope="row"><a[^>]*>([^<]*)/.exec(row)?.[1])).toEqual([
      'Ada Okafor',
      'Cleo Marsh',
      'Dan Whitfield',
    ])
  })

  it('is linked on every report of an earlier day', async () => {
    const href = `href="${hrefTo('/hr/reports/differences')}?asof=2026-11-24"`
    const report = async (query: string) => {
      const { text } = await ada.get(hrefTo('/hr/people') + query).expect(200)
      return /<main[\s\S]*<\/main>/.exec(text)?.[0]
    }
    expect(await report('?asof=2026-11-24')).toContain(href)
    expect(await report('')).not.toContain(hrefTo('/hr/reports/differences'))
  })

  it('isn’t offered to supervisors, who see no earlier day', async () => {
    const cleo = await signedIn(test, staff.cleo)
    await cleo.get(`${hrefTo('/hr/reports/differences')}?asof=2026-11-24`).expect(403)
  })
})

it('leaves out a person whose supervisor turned out to be on record twice', async () => {
  const test = await testApp()
  const staff = await staffOn(test)
  test.clock.pass({ days: 1 })
  const recording = adaOn(test, staff)
  // Cleo supervises Bob.
  const merge = { into: staff.dan, sameJob: false, reason: 'Typed in twice' }
  await test.deps.store.transaction((tx) => mergeRecords(tx, staff.cleo, merge, recording))
  const ada = await signedIn(test, staff.ada)
  const { text } = await ada.get(`${hrefTo('/hr/reports/differences')}?asof=2026-11-24`).expect(200)
  const rows = [...text.matchAll(/<th scope="row"><a[^>]*>([^<]*)</g)].map(([, name]) => name)
  expect(rows).toContain('Dan Whitfield')
  expect(rows).not.toContain('Bob Rivera')
})
