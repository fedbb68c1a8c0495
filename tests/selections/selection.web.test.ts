import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo, idOf } from '../../src/app/href.web.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { currentSpells, isKind } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { MOST_SELECTED } from '../../src/people/table.page.ts'
import { erasePerson, hire, recordEvents } from '../../src/people/record.store.ts'
import { deleteEachHour } from '../../src/privacy/retention/retention.job.ts'
import { messagesTo } from '../../src/reminders/message.store.ts'
import { MOST_CARDS } from '../../src/reminders/card.ts'
import { LARGE_FROM } from '../../src/reports/files/made-file.job.ts'
import { LONG_FROM } from '../../src/selections/selection.ts'
import { countOpen } from '../../src/selections/selection.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { completeCourse } from '../support/completions.ts'
import { parseCsv } from '../support/csv.ts'
import { download } from '../support/download.ts'
import { day } from '../support/recording.ts'
import { holdersOn } from '../support/roles.ts'
import { newStaff, type Staff, staffOn } from '../support/staff.ts'

const t = MESSAGES.en.hr.selections
const WITH_MAIL = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'hr@harborstreet.example' }
const TODAY = day('2026-11-24')

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(() => open(WITH_MAIL))

describe('the bar under the list of people', () => {
  it.each([
    ['HR', 'ada', ['remind', 'invite', 'print-codes', 'extend', 'assign', 'exempt', 'download']],
    ['a supervisor', 'cleo', ['remind', 'download']],
    ['HR for a site', 'ivy', ['remind', 'invite', 'print-codes', 'extend', 'assign', 'exempt', 'download']],
    ['an auditor, who changes nothing', 'fay', ['download']],
  ] as const)('offers %s what they may do', async (_, name, actions) => {
    const people = { ...staff, ...(await holdersOn(test, staff)) }
    const { text } = await (await signedIn(test, people[name])).get('/hr/people').expect(200)
    expect([...text.matchAll(/name="action" value="([^"]+)"/g)].map((match) => match[1])).toEqual(actions)
  })

  it('offers no invitation by mail without a mail server', async () => {
    await open({})
    const { text } = await ada.get('/hr/people')
    expect(text).not.toContain('value="invite"')
    expect(text).toContain('value="print-codes"')
  })

  it('has a box for each row, named like the person', async () => {
    const { text } = await ada.get('/hr/people')
    const boxes = [...text.matchAll(/name="person" value="([^"]+)" aria-label="[^"]+">/g)].map((match) => match[1])
    expect(boxes).toEqual([staff.cleo, staff.dan, staff.bob, staff.ada].map(idOf))
    expect(text).toContain('All 4 who match')
  })

  it('asks to select somebody when nobody is, and keeps the list as it was', async () => {
    const answer = await select({ action: 'remind', status: 'overdue', order: 'name' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(t.bar.nobody)
    expect(answer.text).toContain('<input type="hidden" name="status" value="overdue">')
    expect(answer.text).not.toContain('Bob Rivera')
  })

  describe(`for more than ${MOST_SELECTED} people`, () => {
    const asked = { action: 'extend', all: 'yes', status: 'in-scope' } as const
    beforeEach(() =>
      test.deps.store.transaction(async (tx) => {
        for (let n = 0; n < MOST_SELECTED; n += 1) {
          const department = n % 4 === 0 ? 'Education' : newStaff.department
          const person = { ...newStaff, site: staff.north, department, facts: { name: `Person ${n}` } }
          await hire(tx, person, recording())
        }
      }),
    )

    it('says the limit, and offers the sites with their counts, the departments of a site, and then another filter', async () => {
      expect((await ada.get('/hr/people').expect(200)).text).toContain(t.bar.limit(MOST_SELECTED))
      const everywhere = await select(asked)
      expect(everywhere.status).toBe(422)
      expect(everywhere.text).toContain(t.bar.tooMany(MOST_SELECTED))
      expect(everywhere.text).toContain(t.bar.chooseSite)
      expect(partsOn(everywhere.text)).toEqual(['North House (1002)', 'South House (1)'])
      const south = await selection({ ...asked, site: 'south-house' })
      expect(fewNames((await ada.get(south)).text)).toEqual(['Dan Whitfield'])
      const answer = await select({ ...asked, site: 'north-house' })
      expect(answer.status).toBe(422)
      expect(answer.text).toContain(t.bar.chooseDepartment)
      expect(partsOn(answer.text)).toEqual(['Education (250)', 'Residential (752)'])
      const chosen = await selection({ ...asked, site: 'north-house', department: 'Education' })
      expect((await ada.get(chosen)).text).toContain(t.actions.extend.title(250))
      await test.deps.store.transaction(async (tx) => {
        for (let n = 0; n < MOST_SELECTED - 751; n += 1)
          await hire(tx, { ...newStaff, site: staff.north, facts: { name: `Other ${n}` } }, recording())
      })
      const still = await select({ ...asked, site: 'north-house', department: newStaff.department })
      expect(still.status).toBe(422)
      expect(still.text).toContain(t.bar.anotherFilter)
      expect(partsOn(still.text)).toEqual([])
    })
  })
})

describe('work for many people', () => {
  /** A selection of everyone on staff, of whom there are now as many as make it long. */
  async function longSelection(): Promise<string> {
    await test.deps.store.transaction(async (tx) => {
      for (let n = 0; n < LONG_FROM; n += 1)
        await hire(tx, { ...newStaff, site: staff.north, facts: { name: `Person ${n}` } }, recording())
    })
    return selection({ action: 'extend', all: 'yes', status: 'in-scope' })
  }
  async function begun(): Promise<string> {
    const path = await longSelection()
    await ada.post(path, { dueOn: '2027-01-15', why: 'away', approver: staff.ada }).expect(303)
    return path
  }

  it('goes on after the answer, once, with a bar, a stream, and a button that stops it, and nobody else sees it', async () => {
    const path = await begun()
    const sendAgain = () => ada.post(path).expect(303)
    const [{ text }] = await Promise.all([ada.get(path).expect(200), sendAgain(), sendAgain()])
    expect(text).toContain('<progress')
    expect(text).toContain(`data-stream="${path}/progress"`)
    expect(text).toContain(`action="${path}/stop"`)
    expect(text).toContain('http-equiv="refresh"')
    const work = (await ada.get('/hr/work').expect(200)).text
    expect(work).toContain(`href="${path}"`)
    expect(work).toContain(MESSAGES.en.hr.work.kind.people)
    const hal = await signedIn(test, (await holdersOn(test, staff)).hal)
    await hal.get(`${path}/progress`).expect(404)
    await hal.post(`${path}/stop`).expect(404)
    expect((await hal.get('/hr/work')).text).not.toContain(path)
    await test.deps.jobs.idle('begun')
    const history = await historyOf(test.deps.store.db, staff.bob)
    expect(history.filter(isKind('extended'))).toHaveLength(1)
    expect((await ada.get(path)).text).toContain(t.done)
    expect((await ada.get('/hr/work')).text).toContain(MESSAGES.en.hr.work.states.done)
    expect(await openOf(path)).toBe(0)
    await ada.post(`${path}/stop`).expect(409)
  })

  it('can be stopped: whoever is done stays done, and the rest can go on', async () => {
    const path = await begun()
    await ada.post(`${path}/stop`).expect(303)
    await test.deps.jobs.idle('begun')
    const rest = await openOf(path)
    expect(rest).toBeGreaterThan(0)
    expect((await ada.get('/hr/work')).text).toContain(MESSAGES.en.hr.work.states.stopped)
    expect((await ada.get(path)).text).toContain(t.goOn(rest))
    await ada.post(path).expect(303)
    await test.deps.jobs.idle('begun')
    expect(await openOf(path)).toBe(0)
  })

  it('is taken up from its page when the server stopped in the middle', async () => {
    const path = await begun()
    test.drain()
    await test.deps.jobs.idle('begun')
    // After a minute of silence, nobody is at it.
    test.clock.pass({ minutes: 2 })
    const rest = await openOf(path)
    expect(rest).toBeGreaterThan(0)
    expect((await ada.get(path)).text).toContain(t.goOn(rest))
  })

  it('is done before the answer for fewer, and its page, with the way to undo it, stays in the list of work', async () => {
    const path = await selection({ action: 'remind', all: 'yes', status: 'have-time' })
    await ada.post(path).expect(303)
    expect((await ada.get(path)).text).toContain(t.done)
    const work = (await ada.get('/hr/work')).text
    expect(work).toContain(path)
    expect(work).toContain(MESSAGES.en.hr.work.states.done)
    expect(work).not.toContain(MESSAGES.en.hr.work.states.stopped)
  })

  async function openOf(path: string): Promise<number> {
    return countOpen(test.deps.store.db, path.split('/').at(-1) ?? '')
  }
})

describe('a selection', () => {
  it('says in a sentence what will happen, to how many, and who is left out, before anything does', async () => {
    await add('Eli Novak', { email: null })
    await completeCourse(test, staff.dan)
    const page = await preview({ action: 'remind', all: 'yes', status: 'everyone' })
    expect(page).toContain('<h1>Remind 2 people</h1>')
    expect(page).toContain('2 people get a reminder by e-mail.')
    expect(fewNames(page)).toEqual(['Cleo Marsh', 'Bob Rivera'])
    expect(page).toContain('3 people are left out')
    expect(namesUnder('2 have nothing to do right now', page).sort()).toEqual(['Ada Okafor', 'Dan Whitfield'])
    expect(namesUnder('1 has no e-mail address', page)).toEqual(['Eli Novak'])
    expect(page).toContain(t.actions.remind.before)
    expect(await allMessages()).toEqual([])
  })

  it('goes on with the people of one site, out of those who were chosen', async () => {
    const path = await selection({ action: 'remind', person: [staff.bob, staff.dan].map(idOf) })
    const { text } = await ada.get(path)
    expect(text).toContain(t.onlyAt)
    expect(text).toContain('South House (1)')
    const answer = await ada.post(`${path}/site`, { site: 'south-house' }).expect(303)
    const narrowed = (await ada.get(String(answer.headers['location'])).expect(200)).text
    expect(fewNames(narrowed)).toEqual(['Dan Whitfield'])
    expect(narrowed).not.toContain(t.onlyAt)
    expect(narrowed).toContain(`<h1>${t.actions.remind.title(1)}: South House</h1>`)
    expect(await allMessages()).toEqual([])
    expect(fewNames((await ada.get(path)).text)).toHaveLength(2)
    // Another site, or all of them, is one click away.
    expect(narrowed).toContain(t.otherSite)
    expect(narrowed).toContain('North House (1)')
    expect(narrowed).not.toContain('South House (1)')
    expect(narrowed).toContain(`<a href="${path}">${t.allSites(2)}</a>`)
    expect(narrowed).toContain(`action="${path}/site"`)
  })

  it('leads from one site that’s done to the next, until everyone is reminded', async () => {
    const path = await selection({ action: 'remind', person: [staff.bob, staff.dan].map(idOf) })
    const south = await atSite(path, 'south-house')
    await ada.post(south).expect(303)
    const done = (await ada.get(south).expect(200)).text
    expect(done).toContain(t.otherSite)
    expect(done).toContain('North House (1)')
    expect(done).not.toContain('South House (1)')
    const north = await atSite(path, 'north-house')
    await ada.post(north).expect(303)
    expect((await ada.get(north).expect(200)).text).not.toContain(t.otherSite)
    expect((await allMessages()).map(({ person }) => person).sort()).toEqual([staff.bob, staff.dan].sort())
  })

  it('doesn’t lead to another site after more time, which somebody at two sites would get twice', async () => {
    const path = await selection({ action: 'extend', person: [staff.bob, staff.dan].map(idOf) })
    const south = await atSite(path, 'south-house')
    expect((await ada.get(south)).text).toContain(t.otherSite)
    await ada.post(south, { dueOn: '2027-01-15', why: 'away', approver: staff.ada }).expect(303)
    expect((await ada.get(south)).text).not.toContain(t.otherSite)
  })

  it('counts at each site only those who can be reminded now', async () => {
    const gil = await add('Gil Ames')
    await ada.post(await selection({ action: 'remind', person: idOf(staff.bob) })).expect(303)
    const { text } = await ada.get(await selection({ action: 'remind', person: [staff.bob, staff.dan, gil].map(idOf) }))
    expect(text).toContain(t.actions.remind.title(2))
    for (const each of ['North House (1)', 'South House (1)']) expect(text).toContain(each)
    // With one site left there's nothing to choose.
    const rest = await ada.get(await selection({ action: 'remind', person: [staff.bob, staff.dan].map(idOf) }))
    expect(rest.text).toContain(t.actions.remind.title(1))
    expect(rest.text).not.toContain(t.onlyAt)
  })

  it('has no part at a site where none of them works', async () => {
    const path = await selection({ action: 'remind', person: idOf(staff.bob) })
    expect((await ada.get(path)).text).not.toContain(t.onlyAt)
    await ada.post(`${path}/site`, { site: 'south-house' }).expect(404)
  })

  it('has nothing in its address but its id', async () => {
    const answer = await select({ action: 'remind', person: idOf(staff.bob), status: 'have-time', site: 'north-house' })
    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toMatch(/^\/hr\/selections\/[0-9a-f-]{36}$/)
    const { text } = await ada.get(String(answer.headers['location']))
    expect(text).toContain('href="/hr/people?status=have-time&amp;site=north-house"')
    expect(text).toMatch(/<title>Remind(?![^<]*Rivera)/)
  })

  it('stays as it is when the list changes: who comes later isn’t in it, and who stops fitting is named', async () => {
    const path = await selection({ action: 'remind', all: 'yes', status: 'overdue' })
    const late = await add('Eli Novak', { hiredOn: '2026-01-05' })
    await completeCourse(test, staff.dan)
    await ada.post(path).expect(303)
    const { text } = await ada.get(path)
    expect(text).toContain('1 reminder is on its way.')
    expect(namesUnder('1 has nothing to do right now', text)).toEqual(['Dan Whitfield'])
    expect(await messagesTo(test.deps.store.db, late)).toEqual([])
    expect(await messagesTo(test.deps.store.db, staff.cleo)).toHaveLength(1)
  })

  it('is shown again when someone fits by now whom the page named as left out', async () => {
    await completeCourse(test, staff.dan)
    const path = await selection({ action: 'remind', person: [staff.bob, staff.dan].map(idOf) })
    const left = hiddenOn((await ada.get(path)).text, 'left')
    expect(left).toBe('1')
    const withdrawn = hrefTo(
      '/hr/entries/:entry/correction',
      {
        entry: (await historyOf(test.deps.store.db, staff.dan)).findLast(({ kind }) => kind === 'completed')?.id ?? '',
      },
      { kind: 'withdrawn' },
    )
    await ada.post(withdrawn, { reason: 'Not their own', evidence: '', confirmed: 'yes' }).expect(303)
    const again = await ada.post(path, { left }).expect(422)
    expect(again.text).toContain(t.moreFit(1))
    expect(hiddenOn(again.text, 'left')).toBe('')
    await ada.post(path, { left: '' }).expect(303)
    expect(await allMessages()).toHaveLength(2)
  })

  it('is done once, however often it is sent', async () => {
    const path = await selection({ action: 'remind', person: [staff.bob, staff.cleo].map(idOf) })
    await Promise.all([ada.post(path).expect(303), ada.post(path).expect(303)])
    await ada.post(path).expect(303)
    expect(await allMessages()).toHaveLength(2)
    expect((await ada.get(path)).text).toContain('2 reminders are on their way.')
  })

  it('leaves out whose reminder of today didn’t go out, and says so', async () => {
    const path = await selection({ action: 'remind', person: idOf(staff.bob) })
    await ada.post(path).expect(303)
    await test.deps.store.db.updateTable('message').set({ state: 'dead' }).execute()
    const again = await selection({ action: 'remind', person: [staff.bob, staff.cleo].map(idOf) })
    expect((await ada.get(again)).text).toContain('Today’s reminder to 1 person didn’t go out.')
  })

  it('goes on with the rest after the server stopped in the middle', async () => {
    const path = await selection({ action: 'remind', person: [staff.bob, staff.cleo].map(idOf) })
    const { db } = test.deps.store
    await db.updateTable('selection').set({ fields: '{}' }).execute()
    await db.updateTable('selection_person').set({ outcome: 'done' }).where('person', '=', staff.bob).execute()
    expect((await ada.get(path)).text).toContain(t.goOn(1))
    await ada.post(path).expect(303)
    expect((await allMessages()).map(({ person }) => person)).toEqual([staff.cleo])
    expect((await ada.get(path)).text).not.toContain(t.goOn(1))
  })

  it('belongs to whoever made it, and is gone after a day', async () => {
    const path = await selection({ action: 'remind', person: idOf(staff.bob) })
    const people = await holdersOn(test, staff)
    const hal = await signedIn(test, people.hal)
    await hal.get(path).expect(404)
    await hal.post(path).expect(404)
    test.clock.pass({ days: 1 })
    await deleteEachHour(test.deps.store, test.deps.now(), day('2026-11-25'))
    ada = await signedIn(test, staff.ada)
    await ada.get(path).expect(404)
    expect(await test.deps.store.db.selectFrom('selection_person').selectAll().execute()).toEqual([])
  })

  it('can be undone for a day from when it was done, however long the preview was open before', async () => {
    const path = await selection({ action: 'extend', person: idOf(staff.bob) })
    test.clock.pass({ hours: 20 })
    ada = await signedIn(test, staff.ada)
    await ada.post(path, { dueOn: '2027-01-15', why: 'away', approver: staff.ada }).expect(303)
    test.clock.pass({ hours: 23 })
    await deleteEachHour(test.deps.store, test.deps.now(), day('2026-11-26'))
    ada = await signedIn(test, staff.ada)
    expect((await ada.get(path).expect(200)).text).toContain(`action="${path}/undoings"`)
    test.clock.pass({ hours: 1 })
    await deleteEachHour(test.deps.store, test.deps.now(), day('2026-11-26'))
    ada = await signedIn(test, staff.ada)
    await ada.get(path).expect(404)
  })

  it('goes with an erased person: theirs as a whole, and they from those of others', async () => {
    await selection({ action: 'remind', person: [staff.bob, staff.dan].map(idOf) })
    const cleo = await signedIn(test, staff.cleo)
    await cleo.post('/hr/selections', { action: 'remind', person: idOf(staff.bob) }).expect(303)
    await test.deps.store.transaction((tx) => erasePerson(tx, staff.bob, TODAY))
    const rows = () => test.deps.store.db.selectFrom('selection_person').select('person').execute()
    expect(await rows()).toEqual([{ person: staff.dan }])
    await test.deps.store.transaction((tx) => erasePerson(tx, staff.ada, TODAY))
    expect(await rows()).toEqual([])
  })
})

describe('only people of the viewer', () => {
  it('are in a selection, whatever ids are sent', async () => {
    const cleo = await signedIn(test, staff.cleo)
    const none = await cleo.post('/hr/selections', { action: 'remind', person: idOf(staff.dan) })
    expect([none.status, none.text.includes('Dan Whitfield')]).toEqual([422, false])
    const some = await cleo.post('/hr/selections', { action: 'remind', person: [staff.dan, staff.bob].map(idOf) })
    const { text } = await cleo.get(String(some.headers['location']))
    expect(text).toContain('<h1>Remind 1 person</h1>')
    expect(text).not.toContain('Dan Whitfield')
  })

  it('are asked about again when it’s done: who moved to another supervisor meanwhile is left out and named', async () => {
    const cleo = await signedIn(test, staff.cleo)
    const eli = await add('Eli Novak', { supervisor: staff.cleo })
    const chosen = { action: 'remind', person: [staff.bob, eli].map(idOf) }
    const path = String((await cleo.post('/hr/selections', chosen)).headers['location'])
    await transfer(staff.bob, { supervisor: staff.dan })
    await cleo.post(path).expect(303)
    const { text } = await cleo.get(path)
    expect(text).toContain('1 reminder is on its way.')
    expect(namesUnder(t.leftOut['out-of-reach'](1), text)).toEqual(['Bob Rivera'])
    expect(await messagesTo(test.deps.store.db, staff.bob)).toEqual([])
  })

  it('are changed by HR for a site: somebody at another site is left out', async () => {
    const { ivy } = await holdersOn(test, staff)
    const browser = await signedIn(test, ivy)
    const chosen = { action: 'extend', person: [staff.bob, staff.cleo].map(idOf) }
    const path = String((await browser.post('/hr/selections', chosen)).headers['location'])
    await transfer(staff.bob, { site: staff.south })
    await browser.post(path, { dueOn: '2027-01-15', why: 'away', approver: staff.ada }).expect(303)
    const { text } = await browser.get(path)
    expect(namesUnder(t.leftOut['out-of-reach'](1), text)).toEqual(['Bob Rivera'])
    expect(await entriesOf(staff.bob, 'extended')).toEqual([])
    expect(await entriesOf(staff.cleo, 'extended')).toHaveLength(1)
  })

  it('are named as out of what the role may do when somebody reads about them in another role', async () => {
    const { ivy } = await holdersOn(test, staff)
    const eli = await add('Eli Novak', { supervisor: ivy })
    await transfer(eli, { site: staff.south, supervisor: ivy })
    const browser = await signedIn(test, ivy)
    expect((await browser.get('/hr/people')).text).toContain('Eli Novak')
    const chosen = { action: 'extend', person: [staff.bob, eli].map(idOf) }
    const path = String((await browser.post('/hr/selections', chosen)).headers['location'])
    const { text } = await browser.get(path)
    expect(namesUnder('Your role doesn’t let you do this for 1 person', text)).toEqual(['Eli Novak'])
  })

  it('are not reminded, invited or changed by someone who may not', async () => {
    const cleo = await signedIn(test, staff.cleo)
    for (const action of ['invite', 'print-codes', 'extend', 'assign', 'exempt'])
      await cleo.post('/hr/selections', { action, person: idOf(staff.bob) }).expect(403)
    const { fay } = await holdersOn(test, staff)
    await (await signedIn(test, fay)).post('/hr/selections', { action: 'remind', person: idOf(staff.bob) }).expect(403)
  })
})

describe('reminders without a mail server', () => {
  it('aren’t delivered yet, and give HR the sheets of these people alone, right away and later', async () => {
    await open({})
    await ada.post(await selection({ action: 'remind', person: idOf(staff.dan) })).expect(200)
    const path = await selection({ action: 'remind', person: [staff.bob, staff.cleo].map(idOf) })
    const { text: asked } = await ada.get(path)
    for (const said of [t.yours.will(2), t.yours.confirm(2)]) expect(asked).toContain(said)
    const sheets = (await ada.post(path).expect(200)).text
    expect(sheets.match(/class="page-each"/g)).toHaveLength(2)
    expect(sheets).toContain('action="/hr/reminders/messages/hand-overs"')
    const { text } = await ada.get(path)
    expect(text).toMatch(new RegExp(`<h1[^>]*>${t.yours.ready(2)}</h1>`))
    expect(text).toContain(t.yours.did(2))
    expect(text).toContain('href="/hr/reminders/messages"')
    const [{ id: bobs = '', state = '' } = {}] = await messagesTo(test.deps.store.db, staff.bob)
    const [{ id: cleos = '' } = {}] = await messagesTo(test.deps.store.db, staff.cleo)
    expect(state).toBe('by-hand')
    expect(text).toContain(t.yours.until)
    const [print = ''] = /<form[^>]*action="\/hr\/reminders\/messages\/sheets"[\s\S]*?<\/form>/.exec(text) ?? []
    expect(print).toMatch(new RegExp(`class="btn" type="submit">${t.yours.print(2)}<`))
    const printed = [...print.matchAll(/name="message" value="([^"]+)"/g)].map(([, id = '']) => id)
    expect(printed.sort()).toEqual([bobs, cleos].sort())
    await ada.post('/hr/reminders/messages/sheets', { message: printed }).expect(200)
    await ada.post('/hr/reminders/messages/hand-overs', { message: printed }).expect(303)
    const after = (await ada.get(path)).text.replaceAll('&#39;', '’')
    expect(after).toContain(t.yours.over)
    expect(after).not.toContain(t.yours.ready(2))
  })

  it('replace the cards that the page before has told of, and no other without asking', async () => {
    await open({})
    const [eli, fay] = [await add('Eli Novak', { email: null }), await add('Fay Osei', { email: null })]
    const linkTo = (person: PersonId) => ada.post(hrefTo('/hr/people/:person/link', { person })).expect(200)
    await linkTo(eli)
    const path = await selection({ action: 'remind', person: [eli, fay].map(idOf) })
    const { text: asked } = await ada.get(path)
    expect(asked).toContain(t.yours.replaced(1))
    const sheets = await ada.post(path, { left: '', replaced: hiddenOn(asked, 'replaced') }).expect(200)
    expect(sheets.text.match(/<b class="code">/g)).toHaveLength(2)
    await test.deps.store.db.deleteFrom('sign_in_link').execute()
    await linkTo(eli)
    const { text } = await ada.get(path)
    const [print = ''] = /<form[^>]*action="\/hr\/reminders\/messages\/sheets"[\s\S]*?<\/form>/.exec(text) ?? []
    const message = [...print.matchAll(/name="message" value="([^"]+)"/g)].map(([, id = '']) => id)
    const form = { message, replaces: hiddenOn(print, 'replaces') }
    expect(form.replaces).toBe(idOf(eli))
    await linkTo(fay)
    const codes = async () =>
      (await ada.post('/hr/reminders/messages/sheets', form).expect(200)).text.match(/<b class="code">/g)?.length ?? 0
    expect(await codes()).toBe(0)
    await test.deps.store.db.deleteFrom('sign_in_link').where('person', '=', fay).execute()
    expect(await codes()).toBe(2)
  })

  it('that wait already can be printed from the page that leaves their people out', async () => {
    await open({})
    await ada.post(await selection({ action: 'remind', person: idOf(staff.bob) })).expect(200)
    const page = await preview({ action: 'remind', person: idOf(staff.bob) })
    expect(page).toContain(t.leftOut['reminder-waiting'](1).replaceAll("'", '&#39;'))
    expect(page).toContain('action="/hr/reminders/messages/sheets"')
    expect(page).toContain(t.yours.print(1))
    expect(page).toContain('href="/hr/reminders/messages"')
    const [{ id = '' } = {}] = await messagesTo(test.deps.store.db, staff.bob)
    expect(hiddenOn(page, 'message')).toBe(id)
    ada = await signedIn(test, staff.cleo)
    expect(await preview({ action: 'remind', person: idOf(staff.bob) })).not.toContain('/hr/reminders/messages')
  })

  it('go on the list of HR for a supervisor, who hands none over', async () => {
    await open({})
    ada = await signedIn(test, staff.cleo)
    const path = await selection({ action: 'remind', person: idOf(staff.bob) })
    expect((await ada.get(path)).text).toContain(t.byHand(1))
    await ada.post(path).expect(303)
    const { text } = await ada.get(path)
    for (const said of [t.notDelivered, t.byHandDid(1), t.byHandUntil]) expect(text).toContain(said)
    expect(text).not.toContain('/hr/reminders/messages')
  })

  it('leave out no one for a missing e-mail address, and say who still waits for an earlier one', async () => {
    await open({})
    const eli = await add('Eli Novak', { email: null })
    await ada.post(await selection({ action: 'remind', person: idOf(eli) })).expect(200)
    test.clock.pass({ days: 1 })
    ada = await signedIn(test, staff.ada)
    const fay = await add('Fay Osei', { email: null })
    const page = await preview({ action: 'remind', person: [eli, fay].map(idOf) })
    expect(page).toContain(t.yours.will(1))
    expect(namesUnder(t.leftOut['reminder-waiting'](1), page)).toEqual(['Eli Novak'])
    expect(page).not.toContain(t.leftOut['no-address'](1))
  })
})

describe('the words of a reminder', () => {
  it('can be read before it goes out: one text for each status', async () => {
    const page = await preview({ action: 'remind', person: [staff.bob, staff.cleo].map(idOf) })
    expect(page).toContain(t.example.title)
    expect(page).toContain('You have about 30 minutes left in your orientation')
    expect(page).toContain('Your orientation at')
    const one = await preview({ action: 'remind', person: idOf(staff.bob) })
    expect(one).not.toContain('Your orientation at')
  })
})

describe('a later date for many', () => {
  const extending = { dueOn: '2027-01-15', why: 'away' }

  it('asks for the date, the reason and who approved it, and writes nothing without', async () => {
    const path = await selection({ action: 'extend', person: [staff.bob, staff.cleo].map(idOf) })
    const { text } = await ada.get(path)
    expect(text).toContain('Give 2 people a later due date')
    for (const name of ['dueOn', 'why', 'approver']) expect(text).toContain(`name="${name}"`)
    const answer = await ada.post(path, { dueOn: '', why: '', approver: staff.ada })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(MESSAGES.en.hr.changes.needs.why)
    expect(text).toMatch(/<option value="" selected>\s*Choose one/)
    const unapproved = await ada.post(path, { ...extending, approver: '' })
    expect([unapproved.status, unapproved.text.split(MESSAGES.en.hr.changes.needs.approver).length]).toEqual([422, 3])
    const past = await ada.post(path, { ...extending, dueOn: '2026-11-01', approver: staff.ada })
    expect(past.status).toBe(422)
    expect(await entriesOf(staff.bob, 'extended')).toEqual([])
  })

  it('can be more days for each, counted from the date of each', async () => {
    const path = await selection({ action: 'extend', person: [staff.bob, staff.cleo].map(idOf) })
    expect((await ada.get(path)).text).toContain(t.moreTime.days(14))
    await ada.post(path, { more: '14', dueOn: '', why: 'away', approver: staff.ada }).expect(303)
    // Bob’s date was Dec 16, and Cleo’s had passed: hers counts from today.
    expect((await standingOf(staff.bob))?.dueOn).toBe('2026-12-30')
    expect((await standingOf(staff.cleo))?.dueOn).toBe('2026-12-08')
  })

  it('is shown for each person before it’s recorded, and writes nothing', async () => {
    const path = await selection({ action: 'extend', person: [staff.bob, staff.cleo].map(idOf) })
    expect((await ada.get(path)).text).toContain(t.moreTime.show)
    const shown = (await ada.post(path, { more: '14', dueOn: '', why: '', approver: '', show: 'dates' }).expect(200))
      .text
    expect(shown).toContain('Bob Rivera: Dec 16, 2026 → Dec 30, 2026')
    expect(shown).toMatch(/Cleo Marsh: [A-Z][a-z]{2} \d+, 2026 → Dec 8, 2026/)
    expect(shown).toMatch(/value="14"[^>]* checked/)
    const typed = await ada.post(path, { more: 'date', dueOn: '2026-12-01', why: '', approver: '', show: 'dates' })
    expect(typed.text.replaceAll('&#39;', '’')).toContain(t.moreTime.stays('Bob Rivera', 'Dec 16, 2026'))
    for (const dueOn of ['', '2026-11-01'])
      await ada.post(path, { more: 'date', dueOn, why: '', approver: '', show: 'dates' }).expect(422)
    expect(await entriesOf(staff.bob, 'extended')).toEqual([])
    await ada.post(path, { more: '14', dueOn: '', why: 'away', approver: staff.ada }).expect(303)
    expect((await standingOf(staff.bob))?.dueOn).toBe('2026-12-30')
  })

  it('is recorded for each, with the same entry as on the person’s page', async () => {
    const path = await selection({ action: 'extend', person: [staff.bob, staff.cleo, staff.ada].map(idOf) })
    await ada.post(path, { ...extending, approver: staff.ada }).expect(303)
    const { text } = await ada.get(path)
    expect(text).toContain('2 people have a new due date.')
    expect(namesUnder('1 has no due date that can be moved', text)).toEqual(['Ada Okafor'])
    for (const person of [staff.bob, staff.cleo])
      expect(await entriesOf(person, 'extended')).toMatchObject([
        { actor: staff.ada, effectiveOn: TODAY, body: { dueOn: '2027-01-15', reason: 'away' } },
      ])
    expect((await standingOf(staff.bob))?.dueOn).toBe('2027-01-15')
  })

  it('names the people whose date is later already, before it goes on without them', async () => {
    const path = await selection({ action: 'extend', person: [staff.bob, staff.cleo].map(idOf) })
    const fields = { ...extending, dueOn: '2026-12-01', approver: staff.ada }
    const asked = await ada.post(path, fields)
    expect(asked.status).toBe(422)
    expect(asked.text).toContain(t.moreLeftOut(1))
    expect(namesUnder('1 already has this date or a later one', asked.text)).toEqual(['Bob Rivera'])
    expect(asked.text).toContain('value="2026-12-01"')
    expect(await entriesOf(staff.cleo, 'extended')).toEqual([])
    await ada.post(path, { ...fields, confirmed: hiddenOn(asked.text, 'confirmed') }).expect(303)
    expect(await entriesOf(staff.cleo, 'extended')).toHaveLength(1)
    expect(namesUnder('1 already has this date or a later one', (await ada.get(path)).text)).toEqual(['Bob Rivera'])
  })

  it('leaves out no one but those it named: another date that leaves out others is asked about again', async () => {
    const eli = await add('Eli Novak')
    const path = await selection({ action: 'extend', person: [staff.bob, staff.cleo, eli].map(idOf) })
    const ofEli = hrefTo('/hr/people/:person/changes/:change', { person: eli, change: 'extension' })
    await ada.post(ofEli, { ...extending, dueOn: '2027-03-01', approver: staff.ada }).expect(303)
    const fields = { ...extending, dueOn: '2027-02-01', approver: staff.ada }
    const asked = await ada.post(path, fields)
    expect(namesUnder('1 already has this date or a later one', asked.text)).toEqual(['Eli Novak'])
    const confirmed = hiddenOn(asked.text, 'confirmed')
    const sooner = { ...fields, dueOn: '2026-12-01', confirmed }
    const askedAgain = await ada.post(path, sooner).expect(422)
    expect(namesUnder('2 already have this date or a later one', askedAgain.text)).toEqual(['Bob Rivera', 'Eli Novak'])
    for (const other of ['yes', 'no', '']) await ada.post(path, { ...sooner, confirmed: other }).expect(422)
    expect(await entriesOf(staff.cleo, 'extended')).toEqual([])
    await ada.post(path, { ...sooner, confirmed: hiddenOn(askedAgain.text, 'confirmed') }).expect(303)
    expect(await entriesOf(staff.cleo, 'extended')).toHaveLength(1)
    expect(await entriesOf(staff.bob, 'extended')).toEqual([])
  })

  it('isn’t approved for somebody by the supervisor of others', async () => {
    const path = await selection({ action: 'extend', person: [staff.bob, staff.cleo].map(idOf) })
    const answer = await ada.post(path, { ...extending, approver: staff.cleo })
    expect(answer.status).toBe(422)
    expect(namesUnder('This approver can’t approve it for 1 person', answer.text)).toEqual(['Cleo Marsh'])
    const nobody = await ada.post(path, { ...extending, approver: staff.dan })
    expect(nobody.text).toContain(MESSAGES.en.hr.changes.needs.approver)
  })

  it('is what the first form said, when two are sent', async () => {
    const path = await selection({ action: 'extend', person: idOf(staff.bob) })
    await ada.post(path, { ...extending, approver: staff.ada }).expect(303)
    await ada.post(path, { ...extending, dueOn: '2027-02-15', approver: staff.ada }).expect(303)
    expect(await entriesOf(staff.bob, 'extended')).toMatchObject([{ body: { dueOn: '2027-01-15' } }])
  })

  it('is taken back for each with a correction, once, and both stay on record', async () => {
    const path = await selection({ action: 'extend', person: [staff.bob, staff.cleo].map(idOf) })
    await ada.post(path, { ...extending, approver: staff.ada }).expect(303)
    expect((await ada.get(path)).text).toContain(t.undo.button(2))
    await ada.post(`${path}/undoings`).expect(303)
    await ada.post(`${path}/undoings`).expect(303)
    const { text } = await ada.get(path)
    expect(text).toContain('Undone for 2 people.')
    expect(text).not.toContain(t.undo.text)
    for (const person of [staff.bob, staff.cleo]) {
      const [entry] = await entriesOf(person, 'extended')
      expect(await entriesOf(person, 'corrected')).toMatchObject([
        { body: { corrects: entry?.id, change: { kind: 'withdrawn' }, reason: t.undo.reason } },
      ])
    }
    expect((await standingOf(staff.bob))?.dueOn).toBe('2026-12-16')
  })

  it('stays where somebody has corrected it since, and the page says so', async () => {
    const path = await selection({ action: 'extend', person: [staff.bob, staff.cleo].map(idOf) })
    await ada.post(path, { ...extending, approver: staff.ada }).expect(303)
    const [entry] = await entriesOf(staff.bob, 'extended')
    const correction = hrefTo('/hr/entries/:entry/correction', { entry: entry?.id ?? '' }, { kind: 'withdrawn' })
    await ada.post(correction, { reason: 'Typed twice', evidence: '', confirmed: 'yes' }).expect(303)
    await ada.post(`${path}/undoings`).expect(303)
    const { text } = await ada.get(path)
    expect(text).toContain(t.undo.undone.undone(1))
    expect(text).toContain(t.undo.undone['corrected-since'](1))
    expect(await entriesOf(staff.bob, 'corrected')).toHaveLength(1)
  })
})

describe('an exemption of many', () => {
  it('is recorded for each and can be taken back', async () => {
    const path = await selection({ action: 'exempt', person: [staff.bob, staff.dan].map(idOf) })
    const fields = { why: 'other-approved', approver: staff.ada, from: '2026-11-24', until: '' }
    await ada.post(path, fields).expect(303)
    expect((await ada.get(path)).text).toContain('2 people are exempt.')
    expect((await ada.get('/hr/people?status=exempt')).text).toContain('Dan Whitfield')
    await ada.post(`${path}/undoings`).expect(303)
    expect((await ada.get('/hr/people?status=exempt')).text).not.toContain('Dan Whitfield')
    const { text } = await ada.get(path)
    expect(text).toContain(`<h1>${t.undo.all}</h1>`)
    expect(text).not.toContain('2 people are exempt.')
  })

  it('leaves out people who have left', async () => {
    await leave(staff.dan)
    const page = await preview({ action: 'exempt', person: [staff.bob, staff.dan].map(idOf) })
    expect(namesUnder('1 doesn’t work here anymore', page)).toEqual(['Dan Whitfield'])
  })
})

describe('invitations for many', () => {
  it('go out by mail to everyone who can’t sign in yet and has an address', async () => {
    const [eli, fay] = [
      await add('Eli Novak', { email: 'eli@harborstreet.example' }),
      await add('Fay Osei', { email: null }),
    ]
    const path = await selection({ action: 'invite', person: [eli, fay, staff.bob].map(idOf) })
    const { text } = await ada.get(path)
    expect(namesUnder('1 has no e-mail address', text)).toEqual(['Fay Osei'])
    expect(namesUnder('1 can already sign in, or isn’t allowed to anymore', text)).toEqual(['Bob Rivera'])
    await ada.post(path).expect(303)
    expect((await allMessages()).map(({ kind, person }) => [kind, person])).toEqual([['invite', eli]])
    const again = await preview({ action: 'invite', person: idOf(eli) })
    expect(namesUnder('1 was already invited today', again)).toEqual(['Eli Novak'])
    // No number of people above the text that there is no one.
    expect(again).toContain(`<h1>${t.actions.invite.nobody.replace('.', '')}</h1>`)
    expect(again).not.toContain(`${t.actions.invite.confirm(0)}`)
  })

  it('don’t go out by mail without a mail server, and nothing begins', async () => {
    await open({})
    const path = await selection({ action: 'invite', person: idOf(await add('Eli Novak')) })
    await ada.post(path).expect(400)
    expect(await allMessages()).toEqual([])
    expect(await test.deps.store.db.selectFrom('selection').select('fields').execute()).toEqual([{ fields: null }])
  })

  it('are printed as cards, shown once, and the page says afterward how many', async () => {
    const [eli, fay] = [await add('Eli Novak'), await add('Fay Osei', { email: null })]
    const path = await selection({ action: 'print-codes', person: [eli, fay, staff.bob].map(idOf) })
    const asked = (await ada.get(path)).text
    expect(asked).toContain('<h1>Print cards for 2 people</h1>')
    expect(asked).not.toContain('still works')
    const cards = await ada.post(path, { place: '0' }).expect(200)
    expect(cards.text).toContain('2 cards to hand over')
    expect(cards.text).toContain('Bob Rivera')
    const { text } = await ada.get(path)
    expect(text).toContain('2 cards were made.')
    expect(text).toContain(t.actions['print-codes'].after)
    expect(await test.deps.store.db.selectFrom('sign_in_link').selectAll().execute()).toHaveLength(4)
    // Cards that work are replaced by nobody who hasn't read that they are.
    const gus = await add('Gus Pell')
    const again = await selection({ action: 'print-codes', person: [eli, fay, gus].map(idOf) })
    expect((await ada.get(again)).text).toContain(t.replaced(2))
  })

  it('replace no link that was made after the page was opened, and the page says whose', async () => {
    const [eli, fay, gus] = [await add('Eli Novak'), await add('Fay Osei'), await add('Gus Pell')]
    const linkTo = async (person: PersonId, fields: Record<string, string> = {}) =>
      /code--big">([^<]*)</.exec((await ada.post(hrefTo('/hr/people/:person/link', { person }), fields)).text)?.[1]
    await linkTo(fay)
    const path = await selection({ action: 'print-codes', person: [eli, fay, gus].map(idOf) })
    const { text: asked } = await ada.get(path)
    expect(asked).toContain(t.replaced(1))
    const form = { place: hiddenOn(asked, 'place'), replaced: hiddenOn(asked, 'replaced') }
    const kept = await linkTo(gus)
    const cards = await ada.post(path, form).expect(200)
    expect(codesOn(cards.text)).toHaveLength(2)
    expect(cards.text).toContain(MESSAGES.en.hr.bulkInvites.leftOut(1))
    expect((await ada.get(path)).text).toContain(t.leftOut['link-since'](1))
    expect(await opens(kept)).toBe(303)
    // Sent again, it makes its own cards anew, and leaves what somebody else has made since then as well.
    test.clock.pass({ minutes: 5 })
    const since = await linkTo(eli, { replaces: 'yes' })
    expect(codesOn((await ada.post(path, form).expect(200)).text)).toHaveLength(1)
    expect(await opens(since)).toBe(303)
    // And it does so as often as it's sent, also for somebody whose first link the page had said is replaced.
    test.clock.pass({ minutes: 5 })
    const another = await linkTo(fay, { replaces: 'yes' })
    for (const _ of ['once more', 'and again']) await ada.post(path, form)
    expect(await opens(another)).toBe(303)
    // Whoever chooses them again reads first that their links are replaced.
    const again = await selection({ action: 'print-codes', person: [eli, gus].map(idOf) })
    expect((await ada.get(again)).text).toContain(t.replaced(2))
    await ada.post(path, { place: '0', replaced: 'all' }).expect(400)
  })

  it('are printed again, with codes that work, when the button was clicked twice', async () => {
    const [eli, fay] = [await add('Eli Novak'), await add('Fay Osei')]
    const path = await selection({ action: 'print-codes', person: [eli, fay].map(idOf) })
    const form = { place: hiddenOn((await ada.get(path)).text, 'place') }
    const [lost] = codesOn((await ada.post(path, form).expect(200)).text)
    const seen = codesOn((await ada.post(path, form).expect(200)).text)
    expect(seen).toHaveLength(2)
    for (const code of seen) expect(await opens(code)).toBe(303)
    expect(await opens(lost)).toBe(422)
    expect((await ada.get(path)).text).toContain('2 cards were made.')
  })

  it(`are printed ${MOST_CARDS} at a time: a second click makes none of the next, and ends none of those before`, async () => {
    const people: PersonId[] = []
    for (let n = 0; n < MOST_CARDS + 2; n += 1) people.push(await add(`Person ${n}`))
    const path = String((await select({ action: 'print-codes', all: 'yes', status: 'everyone' })).headers['location'])
    const first = { place: hiddenOn((await ada.get(path)).text, 'place') }
    await ada.post(path, first).expect(200)
    const printed = codesOn((await ada.post(path, first).expect(200)).text)
    const [kept = ''] = printed
    const between = (await ada.get(path)).text
    // The four on staff are in the list, too, and need no code.
    expect(between).toContain(t.again(people.length + 4 - MOST_CARDS))
    const next = { place: hiddenOn(between, 'place') }
    // A link that is made between the two stays when the first are printed again.
    test.clock.pass({ minutes: 5 })
    const linkPath = hrefTo('/hr/people/:person/link', { person: people[1] ?? 'person:nobody' })
    const [, since] = /code--big">([^<]*)</.exec((await ada.post(linkPath, { replaces: 'yes' })).text) ?? []
    test.clock.pass({ minutes: 5 })
    await ada.post(path, next).expect(200)
    await ada.post(path, next).expect(200)
    expect((await ada.get(path)).text).toContain(`${people.length} cards were made.`)
    expect(await opens(kept)).toBe(303)
    const again = codesOn((await ada.post(path, first).expect(200)).text)
    expect(again).toHaveLength(printed.length - 1)
    expect([await opens(kept), await opens(since), await opens(again[0])]).toEqual([422, 303, 303])
  })

  it('are for people of a batch that a page names', async () => {
    const path = await selection({ action: 'print-codes', person: idOf(await add('Eli Novak')) })
    for (const place of ['', '-1', 'all', '1000']) await ada.post(path, { place }).expect(400)
    await ada.post(path).expect(400)
    expect(await test.deps.store.db.selectFrom('sign_in_link').selectAll().execute()).toEqual([])
  })
})

describe('a file of the people selected', () => {
  it('has exactly them, on the day of the list, with another status by now, too', async () => {
    const path = await selection({ action: 'download', person: [staff.dan, staff.bob].map(idOf), status: 'everyone' })
    expect((await ada.get(path)).text).toContain('The file has 2 rows')
    await completeCourse(test, staff.dan)
    const { text } = await ada.get(`${path}/file?format=csv`).expect(200)
    const rows = parseCsv(text.slice(1)).slice(1)
    expect(rows.map((row) => row[2]).sort()).toEqual(['Bob Rivera', 'Dan Whitfield'])
    expect(rows[0]?.at(-1)).toContain(t.inFile(2))
  })

  it('has exactly them, as they were on an earlier day of the list', async () => {
    const chosen = { action: 'download', person: [staff.dan, staff.bob].map(idOf), asof: '2026-11-20' }
    const { text } = await ada.get(`${await selection(chosen)}/file?format=csv`).expect(200)
    const rows = parseCsv(text.slice(1)).slice(1)
    expect(rows.map((row) => row[2]).sort()).toEqual(['Bob Rivera', 'Dan Whitfield'])
    expect(rows[0]?.at(-1)).toContain(t.inFile(2))
  })

  it('is downloaded right away when it’s small', async () => {
    const path = await selection({ action: 'download', person: idOf(staff.bob) })
    const answer = await ada.post(path, { format: 'pdf' }).expect(303)
    expect(answer.headers['location']).toBe(`${path}/file?format=pdf`)
  })

  it('is made in the background when it’s large, as any other, and is the same file', async () => {
    for (let at = 0; at < LARGE_FROM.pdf; at += 1) await add(`New ${at}`)
    const path = await selection({ action: 'download', all: 'yes' })
    // Not chosen, and in the list by now.
    await add('Eli Novak')
    const page = String((await ada.post(path, { format: 'pdf' }).expect(303)).headers['location'])
    expect(page).toMatch(/^\/hr\/reports\/files\//)
    await test.deps.jobs.idle('report-files')
    const made = await download(ada, `${page}/file`)
    const direct = await download(ada, `${path}/file?format=pdf`)
    expect(made.bytes.equals(direct.bytes)).toBe(true)
    expect((await trailOfFiles()).map(({ filters }) => filters.selected)).toEqual(['yes', 'yes'])
  })

  it('has no one out of reach, and is on the audit trail', async () => {
    const cleo = await signedIn(test, staff.cleo)
    await add('Eli Novak', { supervisor: staff.cleo })
    const chosen = { action: 'download', person: idOf(staff.bob) }
    const path = String((await cleo.post('/hr/selections', chosen)).headers['location'])
    await cleo.get(`${path}/file?format=xlsx`).expect(200)
    await transfer(staff.bob, { supervisor: staff.dan })
    const { text } = await cleo.get(`${path}/file?format=csv`).expect(200)
    expect(text).not.toContain('Bob Rivera')
    expect((await trailOfFiles()).map(({ filters }) => filters.selected)).toEqual(['yes', 'yes'])
  })
})

async function trailOfFiles() {
  const rows = await test.deps.store.db.selectFrom('trail_entry').selectAll().where('kind', '=', 'downloaded').execute()
  return rows.map(({ detail }) => JSON.parse(detail))
}

async function open(environment: Readonly<Record<string, string>>): Promise<void> {
  test = await testApp(environment)
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
}

function recording() {
  return { course: test.deps.contents.en.course.id, actor: staff.ada, at: test.deps.now(), today: TODAY } as const
}

interface Added {
  readonly email?: string | null
  readonly hiredOn?: string
  readonly supervisor?: PersonId
}

function add(
  name: string,
  { email = `${name.split(' ')[0]}@x.example`, hiredOn = '2026-11-16', supervisor }: Added = {},
) {
  const facts = { name, ...(email === null ? {} : { email }) }
  const starter = { ...newStaff, site: staff.north, facts, hiredOn: day(hiredOn), supervisor: supervisor ?? null }
  return test.deps.store.transaction((tx) => hire(tx, starter, recording()))
}

async function spellOf(person: PersonId): Promise<string> {
  return currentSpells(await historyOf(test.deps.store.db, person), TODAY)[0]?.id ?? ''
}

async function leave(person: PersonId): Promise<void> {
  const body = { v: 1, spell: (await spellOf(person)) as `spell:${string}` } as const
  const event = { person, on: day('2026-11-20'), kind: 'separated', body } as const
  await test.deps.store.transaction((tx) => recordEvents(tx, [event], recording()))
}

async function transfer(person: PersonId, to: { supervisor?: PersonId; site?: Staff['north'] }): Promise<void> {
  const spell = (await spellOf(person)) as `spell:${string}`
  const place = { site: staff.north, department: 'Residential', position: 'Youth worker', supervisor: null, ...to }
  const event = { person, on: TODAY, kind: 'transferred', body: { v: 1, spell, ...place } } as const
  await test.deps.store.transaction((tx) => recordEvents(tx, [event], recording()))
}

async function standingOf(person: PersonId) {
  return (await findPerson(test.deps.store.db, person))?.standing
}

async function entriesOf(person: PersonId, kind: 'extended' | 'corrected') {
  return (await historyOf(test.deps.store.db, person)).filter(isKind(kind))
}

function allMessages() {
  return test.deps.store.db.selectFrom('message').selectAll().execute()
}

const select = (fields: Fields) => ada.post('/hr/selections', fields)

async function selection(fields: Fields): Promise<string> {
  const answer = await select(fields)
  expect(answer.status).toBe(303)
  return String(answer.headers['location'])
}

async function preview(fields: Fields): Promise<string> {
  return (await ada.get(await selection(fields)).expect(200)).text
}

/** The names in the list behind a sentence. */
function namesUnder(summary: string, page: string): string[] {
  return namesIn(page.split(`<summary>${summary}</summary>`)[1]?.split('</details>')[0] ?? '')
}

/** Those of a preview who are so few that nothing is folded. Other lists before theirs have links. */
function fewNames(page: string): string[] {
  const [, main = ''] = page.split('<h1>')
  return namesIn(/<ul>((?:\s*<li>[^<]*<\/li>)+)\s*<\/ul>/.exec(main)?.[1] ?? '')
}

function namesIn(part: string): string[] {
  return [...part.matchAll(/<li>([^<]*)<\/li>/g)].map((match) => match[1] ?? '')
}

/** The people of one site out of a selection. */
async function atSite(path: string, site: string): Promise<string> {
  return String((await ada.post(`${path}/site`, { site }).expect(303)).headers['location'])
}

/** The sites or departments that a list offers instead of everyone in it. */
function partsOn(page: string): string[] {
  return [...page.matchAll(/form="part"[^>]*>\s*([^<]*?)\s*<\/button>/g)].map((match) => match[1] ?? '')
}

/** What a hidden field of the page sends. */
function hiddenOn(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
}

/** The short codes on cards. */
function codesOn(page: string): string[] {
  return [...page.matchAll(/<span>(\w{4}-\w{4})<\/span>/g)].map((match) => match[1] ?? '')
}

async function opens(code = ''): Promise<number> {
  return (await visitor(test).post('/code', { code })).status
}
