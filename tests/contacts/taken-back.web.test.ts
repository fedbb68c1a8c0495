import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import type { PersonId, SiteId } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { publishedDetails } from '../../src/site/site.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { checkLine } from '../support/lines.ts'
import { exampleSite } from '../support/content.ts'
import { type Holder, holdersOn } from '../support/roles.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.lines
const REASON = 'I picked the wrong line.'
const [local] = exampleSite.local
const [director] = exampleSite.named
if (local === undefined || director === undefined) throw new Error('the example has a local line and a named person')

let app: TestApp
let staff: Staff
let holders: Readonly<Record<Holder, PersonId>>
let eve: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  holders = await holdersOn(app, staff)
  eve = await signedIn(app, holders.eve)
})

/** The pages that lead to where a check is taken back, the latest check first. */
const linksOn = async (page: string, browser = eve) => {
  const { text } = await browser.get(page).expect(200)
  return [...text.matchAll(/href="(\/hr\/number-checks\/[^"]+)"/g)].map(([, href = '']) => href)
}
const takeBackOn = async (page: string) => {
  const [link = ''] = await linksOn(page)
  await eve.get(link).expect(200)
  return eve.post(link, { reason: REASON }).expect(303)
}
const plain = async (page: string, browser = eve) =>
  (await browser.get(page).expect(200)).text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const checksOf = async (subject: SiteId | `policy:${string}`) =>
  (await historyOf(app.deps.store.db, subject)).filter(isKind('contact_checked'))

describe('a check of a shared line that was recorded by mistake', () => {
  const page = '/hr/contacts/NR-2'

  it('is taken back with a reason, doesn’t count from then on, and stays on record', async () => {
    app.clock.pass({ days: 100 })
    eve = await signedIn(app, holders.eve)
    const dueBefore = words.due(app.deps.contents.en.contacts.length)
    expect(await plain('/hr/contacts')).toContain(dueBefore)
    const before = (await app.deps.live()).contents.en.contacts.find(({ id }) => id === 'NR-2')?.checkedOn
    await checkLine(eve, 'NR-2', 'works')
    expect(await plain('/hr/contacts')).not.toContain(dueBefore)
    const { headers } = await takeBackOn(page)
    expect(headers['location']).toBe(`${page}?done=taken-back`)
    const text = await plain(`${page}?done=taken-back`)
    expect(text).toContain(words.done['taken-back'])
    // Both entries, with who and why.
    expect(text).toContain(MESSAGES.en.hr.timeline.because(REASON))
    expect(text).toContain(MESSAGES.en.hr.timeline.withdrawn)
    expect(text.split('Eve Novak').length).toBeGreaterThan(2)
    expect(await checksOf('policy:csec')).toHaveLength(1)
    expect(await linksOn(page)).toEqual([])
    expect(await plain('/hr/contacts')).toContain(dueBefore)
    expect(text).toContain(words.ages.look)
    const live = (await app.deps.live()).contents.en.contacts.find(({ id }) => id === 'NR-2')
    expect(live?.checkedOn).toBe(before)
  })

  it('leaves the check before it in force', async () => {
    app.clock.pass({ days: 10 })
    eve = await signedIn(app, holders.eve)
    await checkLine(eve, 'NR-2', 'works')
    app.clock.pass({ days: 1 })
    eve = await signedIn(app, holders.eve)
    await checkLine(eve, 'NR-2', 'wrong')
    expect(await plain(page)).toContain(words.failed.wrong('Dec 5, 2026'))
    await takeBackOn(page)
    const text = await plain(page)
    expect(text).not.toContain(words.failed.wrong('Dec 5, 2026'))
    expect(text).toContain(words.checkedBy('Dec 4, 2026', 'Eve Novak', words.ways['official-page']))
    expect(text).toContain(words.next('Mar 4, 2027'))
  })

  it('needs a reason, is taken back once, and by stewards only', async () => {
    await checkLine(eve, 'NR-2', 'works')
    const [link = ''] = await linksOn(page)
    const hal = await signedIn(app, holders.hal)
    expect(await linksOn(page, hal)).toEqual([])
    await hal.get(link).expect(403)
    await hal.post(link, { reason: REASON }).expect(403)
    const refused = await eve.post(link, { reason: ' ' }).expect(422)
    expect(refused.text).toContain(MESSAGES.en.hr.changes.needs.reason)
    await eve.post(link, { reason: REASON }).expect('Location', `${page}?done=taken-back`)
    await eve.post(link, { reason: REASON }).expect('Location', `${page}?done=taken-back`)
    await eve.get(link).expect('Location', `${page}?done=taken-back`)
    const corrections = (await historyOf(app.deps.store.db, 'policy:csec')).filter(isKind('corrected'))
    expect(corrections.map(({ actor, body }) => [actor, body.reason])).toEqual([[holders.eve, REASON]])
    const other = (await historyOf(app.deps.store.db, staff.bob))[0]?.id ?? ''
    await eve.get(hrefTo('/hr/number-checks/:checked/correction', { checked: other })).expect(404)
  })
})

describe('a call of a site’s own number that was recorded by mistake', () => {
  const calls = () => hrefTo('/hr/sites/:site/number-checks', { site: staff.north })

  it.each([
    ['a local line', local.phone, words.called.byForm('Nov 18, 2026')],
    ['the named person', director.phone, words.called.never('Nov 24, 2026')],
  ])('is taken back, and the site and the list have what was so before: %s', async (_, phone, before) => {
    await publishExample(app, staff.north, {})
    app.clock.pass({ days: 1 })
    eve = await signedIn(app, holders.eve)
    expect(await plain('/hr/contacts')).toContain(before)
    await eve.post(calls(), { phone, outcome: 'works' }).expect(303)
    expect(await plain('/hr/contacts')).toContain(words.checkedBy('Nov 25, 2026', 'Eve Novak', words.ways.called))
    expect((await eve.get('/hr/contacts')).text).toContain(`href="${calls()}"`)
    const { headers } = await takeBackOn(calls())
    expect(headers['location']).toBe(`${calls()}?done=taken-back`)
    const text = await plain(`${calls()}?done=taken-back`)
    expect(text).toContain(words.done['taken-back'])
    expect(text).toContain(MESSAGES.en.hr.timeline.because(REASON))
    expect(await linksOn(calls())).toEqual([])
    const list = await plain('/hr/contacts')
    expect(list).toContain(before)
    expect(list).not.toContain(words.checkedBy('Nov 25, 2026', 'Eve Novak', words.ways.called))
    expect(await checksOf(staff.north)).toHaveLength(1)
    const live = await publishedDetails(app.deps.store.db, staff.north, calendarDate('2026-11-25'))
    expect(live?.body.details.local[0]?.checkedOn).toBe(local.checkedOn)
  })

  it('takes its alarm with it', async () => {
    await publishExample(app, staff.north, {})
    await eve.post(calls(), { phone: local.phone, outcome: 'no-answer' }).expect(303)
    const alarm = words.called.failed['no-answer']('Nov 24, 2026', 'Eve Novak')
    expect(await plain('/hr/contacts')).toContain(alarm)
    await takeBackOn(calls())
    expect(await plain('/hr/contacts')).not.toContain(alarm)
  })

  it('is on the page of the site’s calls for whoever reads them, by the name of the line and the role', async () => {
    await publishExample(app, staff.north, {})
    for (const phone of [local.phone, director.phone]) await eve.post(calls(), { phone, outcome: 'works' }).expect(303)
    const hal = await signedIn(app, holders.hal)
    const text = await plain(calls(), hal)
    // The digits stay on one line.
    const title = MESSAGES.en.hr.timeline.contactChecked(`${local.name} <span class="nowrap">(${local.phone}</span>)`)
    expect((await hal.get(calls())).text).toContain(title)
    expect(text).toContain(`Named person: ${director.role}`)
    expect(await linksOn(calls(), hal)).toEqual([])
    expect(await linksOn(calls())).toHaveLength(2)
  })
})
