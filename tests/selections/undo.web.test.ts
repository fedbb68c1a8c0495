import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo, idOf } from '../../src/app/href.web.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { holdersOn } from '../support/roles.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const { selections: t, work } = MESSAGES.en.hr
/** It's 10 a.m. on November 24, 2026, where the organization is. */
const UNTIL = 'Nov 25, 2026, 10:00 AM'

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
})

async function selection(action: string, people: readonly PersonId[]): Promise<string> {
  const answer = await ada.post('/hr/selections', { action, person: people.map(idOf) }).expect(303)
  return String(answer.headers['location'])
}

/** Exempts Bob and Dan together. Returns the page of the result. */
async function exempted(): Promise<string> {
  const path = await selection('exempt', [staff.bob, staff.dan])
  await ada.post(path, { why: 'other-approved', approver: staff.ada, from: '2026-11-24', until: '' }).expect(303)
  return path
}

/** What a page says, in one line. */
async function pageOf(browser: Browser, path: string): Promise<string> {
  return (await browser.get(path).expect(200)).text.replaceAll(/\s+/g, ' ')
}

const pathOf = (person: PersonId) => hrefTo('/hr/people/:person', { person })

describe('what was done for many people', () => {
  it('can be found again for a day: in the list of work, on People, and on the page of each of them', async () => {
    const path = await exempted()
    expect(await pageOf(ada, path)).toContain(t.undo.until(UNTIL))
    const list = await pageOf(ada, '/hr/work')
    expect(list).toMatch(
      new RegExp(`<a href="${path}#undo">${t.undo.button(2)}<span[^>]*>[^<]*</span></a> ${work.undo.until(UNTIL)}`),
    )
    expect(await pageOf(ada, '/hr/people')).toMatch(new RegExp(`href="${path}#undo">${t.undo.some}<`))
    for (const person of [staff.bob, staff.dan])
      expect(await pageOf(ada, pathOf(person))).toContain(`<a href="${path}#undo">${t.undo.button(2)}</a>`)
    expect(await pageOf(ada, pathOf(staff.cleo))).not.toContain(path)
  })

  it('leads from People to the list of work where there are several', async () => {
    await exempted()
    const path = await selection('exempt', [staff.cleo])
    await ada.post(path, { why: 'other-approved', approver: staff.ada, from: '2026-11-24', until: '' }).expect(303)
    expect(await pageOf(ada, '/hr/people')).toMatch(new RegExp(`href="/hr/work">${t.undo.some}<`))
  })

  it('leads nobody else there, whatever they may do', async () => {
    const path = await exempted()
    const { hal, fay } = await holdersOn(test, staff)
    for (const person of [hal, fay]) {
      const browser = await signedIn(test, person)
      for (const page of ['/hr/people', '/hr/work', pathOf(staff.bob)]) {
        const text = await pageOf(browser, page)
        for (const way of [path, `>${t.undo.some}<`]) expect(text).not.toContain(way)
      }
    }
  })

  it('says that it’s undone, and leads there no more', async () => {
    const path = await exempted()
    await ada.post(`${path}/undoings`).expect(303)
    expect(await pageOf(ada, '/hr/work')).toContain(`<small> ${t.undo.undone.undone(2)} </small>`)
    expect(await pageOf(ada, '/hr/people')).not.toContain(`>${t.undo.some}<`)
    expect(await pageOf(ada, pathOf(staff.bob))).not.toContain(path)
  })

  it('isn’t undone from an entry that somebody has corrected by itself', async () => {
    const path = await exempted()
    const [entry] = (await historyOf(test.deps.store.db, staff.bob)).filter(({ kind }) => kind === 'exempted')
    const correction = hrefTo('/hr/entries/:entry/correction', { entry: entry?.id ?? '' }, { kind: 'withdrawn' })
    await ada.post(correction, { reason: 'Typed twice', evidence: '', confirmed: 'yes' }).expect(303)
    expect(await pageOf(ada, pathOf(staff.bob))).not.toContain(path)
    for (const page of [path, '/hr/work', pathOf(staff.dan)]) {
      const text = await pageOf(ada, page)
      expect(text).toContain(t.undo.button(1))
      expect(text).not.toContain(t.undo.button(2))
    }
    await ada.post(`${path}/undoings`).expect(303)
    const result = await pageOf(ada, path)
    for (const said of [t.undo.undone.undone(1), t.undo.undone['corrected-since'](1)]) expect(result).toContain(said)
  })

  it('leads nowhere after a day, also where it wasn’t deleted yet', async () => {
    const path = await exempted()
    test.clock.pass({ days: 1 })
    ada = await signedIn(test, staff.ada)
    expect(await pageOf(ada, '/hr/people')).not.toContain(`>${t.undo.some}<`)
    expect(await pageOf(ada, pathOf(staff.bob))).not.toContain(path)
    expect(await pageOf(ada, '/hr/work')).toContain(`<small> ${work.undo.never} </small>`)
    const result = await pageOf(ada, path)
    expect(result).not.toContain(`action="${path}/undoings"`)
    expect(result.replaceAll('&#39;', '’')).toContain(t.actions.exempt.after)
  })

  it('isn’t undone after a day by a page that stayed open, which is told what to do instead', async () => {
    const path = await exempted()
    const count = async () => (await historyOf(test.deps.store.db, staff.bob)).length
    const before = await count()
    test.clock.pass({ days: 1 })
    ada = await signedIn(test, staff.ada)
    const { text } = await ada.post(`${path}/undoings`).expect(409)
    expect(text).toContain(`<h1>${t.undo.tooLate}</h1>`)
    expect(text).toContain(t.undo.tooLateText)
    expect(await count()).toBe(before)
  })

  it('is undone until the moment that the page names', async () => {
    const path = await exempted()
    test.clock.pass({ days: 1, minutes: -1 })
    ada = await signedIn(test, staff.ada)
    await ada.post(`${path}/undoings`).expect(303)
    expect(await pageOf(ada, path)).toContain(t.undo.undone.undone(2))
  })

  it('says of reminders what can be done about them instead', async () => {
    const path = await selection('remind', [staff.bob])
    await ada.post(path).expect(200)
    expect(await pageOf(ada, '/hr/work')).toContain(`<small> ${t.byHandUntil} </small>`)
    expect(await pageOf(ada, '/hr/people')).not.toContain(`>${t.undo.some}<`)
  })
})
