import { idOf } from '../../src/app/href.web.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { type CalendarDate, calendarDate } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { currentSpells } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { messagesTo } from '../../src/reminders/message.store.ts'
import { putRole } from '../../src/identity/role.store.ts'
import { hire, recordEvents } from '../../src/people/record.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { missAStepTwice } from '../support/nearly-done.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { contents } from '../support/content.ts'
import { completeCourse } from '../support/completions.ts'
import { finishAllBut } from '../support/nearly-done.ts'

const t = MESSAGES.en

const WITH_MAIL = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'hr@harborstreet.example' }
const TODAY = calendarDate('2026-11-24')

let test: TestApp
let staff: Staff
let cleo: Browser
beforeEach(() => open(WITH_MAIL))

describe('my people', () => {
  it('come with the way to whom to call, which a team asks its supervisor for', async () => {
    const { text } = await cleo.get('/team').expect(200)
    expect(/<main[\s\S]*<\/main>/.exec(text)?.[0]).toContain(`<a href="/guide">${t.support.card}</a>`)
  })

  it('are those who report to the viewer, and nobody else’s', async () => {
    await add('Eli Novak')
    await add('Fay Osei', { supervisor: staff.dan })
    expect(namesIn(await team(cleo))).toEqual(['Bob Rivera', 'Eli Novak'])
    expect(namesIn(await team(await signedIn(test, staff.dan)))).toEqual(['Fay Osei'])
  })

  it('are listed under each of two supervisors, with the position there', async () => {
    await add('Bob Rivera', { person: staff.bob, supervisor: staff.dan, site: staff.south, position: 'Driver' })
    expect(await team(cleo)).toMatch(positionOf('Bob Rivera', 'Youth worker'))
    expect(await team(await signedIn(test, staff.dan))).toMatch(positionOf('Bob Rivera', 'Driver'))
  })

  it('are also those who report through others, with whom each reports to', async () => {
    const eli = await add('Eli Novak', { supervisor: staff.bob })
    await add('Fay Osei', { supervisor: eli, position: 'Driver' })
    const page = await team(cleo)
    expect(namesIn(page)).toEqual(['Bob Rivera', 'Eli Novak', 'Fay Osei'])
    expect(page).toContain('3 people report to you on Nov 24, 2026, directly or through others.')
    expect(rowOf('Fay Osei', page)).toContain('Driver, reports to Eli Novak')
    await cleo.get(`/hr/people/${idOf(eli)}`).expect(200)
    expect((await nudge(cleo, eli)).headers['location']).toBe(after('sent', eli))
    expect(namesIn(await team(await signedIn(test, staff.bob)))).toEqual(['Eli Novak', 'Fay Osei'])
  })

  it('are found also where people supervise each other', async () => {
    const eli = await add('Eli Novak', { supervisor: staff.bob })
    await add('Bob Rivera', { person: staff.bob, facts: {}, supervisor: eli, site: staff.south })
    expect(namesIn(await team(await signedIn(test, staff.bob)))).toEqual(['Bob Rivera', 'Eli Novak'])
  })

  it('are the first 200 of a large team, and the page says where all are', async () => {
    for (let made = 0; made < 205; made += 1) await add(`Person ${String(made).padStart(3, '0')}`)
    const page = await team(cleo)
    expect(namesIn(page)).toHaveLength(200)
    expect(page).toContain('206 people report to you')
    expect(page).toContain(`${t.hr.team.more(200)} <a href="/hr/people">${t.hr.team.seeAll}</a>`)
  })

  it('are gone from the page once they have left', async () => {
    await separate(staff.bob)
    expect(await team(cleo)).toContain(t.hr.team.noneTitle)
  })

  it('are for HR as well, who supervise: a page, and a link on the way to it', async () => {
    const ada = await signedIn(test, staff.ada)
    expect(await team(ada)).toContain('No one reports to you now')
    expect((await ada.get('/hr/people')).text).not.toContain('>My people</a>')
    await add('Eli Novak', { supervisor: staff.ada })
    expect((await ada.get('/hr/people')).text).toContain('<a href="/team">My people</a>')
    expect(namesIn(await team(ada))).toEqual(['Eli Novak'])
  })

  it('have a title that tells no topic', async () => {
    expect(await team(cleo)).toContain('<title>My people</title>')
  })
})

describe('the people who need action first', () => {
  it.each<[string, string, boolean]>([
    ['hired five weeks ago, and the date has passed', '2026-10-20', true],
    ['due in seven days', '2026-11-01', true],
    ['due in eight days', '2026-11-02', false],
    ['hired yesterday', '2026-11-23', false],
  ])('%s', async (_, hiredOn, isListed) => {
    await add('Eli Novak', { hiredOn: calendarDate(hiredOn) })
    expect(needing(await team(cleo)).includes('Eli Novak')).toBe(isListed)
  })

  it('who need help come with the lesson to go over together', async () => {
    await missAStepTwice(test, staff)
    const page = needing(await team(cleo))
    expect(page).toMatch(
      /href="\/hr\/people\/[^"]+\/lessons\/L\d#[^"]+">Open the lesson to go over together\s*<span class="vh">Bob Rivera/,
    )
    expect(page).toContain('Remind<span class="vh"> Bob Rivera</span>')
  })

  it('have the reason in a sentence, a link to the record, and a button to remind', async () => {
    const eli = await add('Eli Novak', { hiredOn: calendarDate('2026-10-20') })
    const action = needing(await team(cleo))
    expect(action).toContain(t.hr.team.groups.needs(1))
    expect(action).toContain('Was due Nov 19, 2026: hired Oct 20, 2026, plus 30 days.')
    expect(action).toContain(`<a href="/hr/people/${idOf(eli)}"><b>Eli Novak</b></a>`)
    expect(action).toContain('Remind<span class="vh"> Eli Novak</span>')
  })

  it('can be none, and the page says so', async () => {
    const page = await team(cleo)
    expect(page).toContain(t.hr.team.allWell)
    expect(needing(page)).toBe('')
  })

  it('have something to do: someone who waits for a site’s details has not, and is counted apart', async () => {
    await finishAllBut('acknowledging', test, staff)
    const page = await team(cleo)
    expect(needing(page)).toBe('')
    expect(page).toContain(t.hr.team.groups.waits(1))
    expect(rowOf('Bob Rivera', page)).toContain(t.hr.status['waiting-for-site'])
    expect(rowOf('Bob Rivera', page)).not.toContain('<button')
  })
})

describe('the figures of the team', () => {
  it('are those of the list of people, lead there, and are the sums of its groups', async () => {
    await add('Abe Zorn', { hiredOn: calendarDate('2026-10-20') })
    await add('Eli Novak', { hiredOn: calendarDate('2026-11-01') })
    await add('Hugo Reyes', { hiredOn: null })
    await completeCourse(test, await add('Fay Osei'))
    await leave(await add('Gus Pell'), null)
    const page = await team(cleo)
    const figures = figuresIn(page)
    expect(figures.map(({ text }) => text)).toEqual([
      '1 up to date',
      '1 needs action',
      '2 still have time',
      '1 with no due date yet',
      '1 on leave',
    ])
    for (const { href, text } of figures) {
      const list = (await cleo.get(href.replaceAll('&amp;', '&')).expect(200)).text
      expect([...list.matchAll(/<th scope="row">/g)]).toHaveLength(Number.parseInt(text, 10))
    }
  })

  it('lead nowhere where the list of people has others, too', async () => {
    await add('Eli Novak', { supervisor: staff.ada })
    const page = await team(await signedIn(test, staff.ada))
    expect(page).toContain(t.hr.team.figures)
    expect(figuresIn(page)).toEqual([])
  })
})

describe('everyone', () => {
  it('has a status and the sentence about the date', async () => {
    expect(rowOf('Bob Rivera', await team(cleo))).toContain('Due Dec 16, 2026: hired Nov 16, 2026, plus 30 days.')
  })

  it('shows a leave with the expected return, and no button', async () => {
    await leave(staff.bob, calendarDate('2026-12-10'))
    const row = rowOf('Bob Rivera', await team(cleo))
    expect(row).toContain('On leave since Nov 24, 2026, expected back Dec 10, 2026.')
    expect(await team(cleo)).toContain(t.hr.team.groups.away(1))
    expect(row).not.toContain('<button')
  })
})

describe('a reminder with one tap', () => {
  it('is on its way, and the row says so instead of the button', async () => {
    const answer = await nudge(cleo, staff.bob)
    expect([answer.status, answer.headers['location']]).toEqual([303, after('sent', staff.bob)])
    const { text } = await cleo.get(after('sent', staff.bob).replace(/#.*/, ''))
    const row = rowOf('Bob Rivera', text)
    expect(row).toMatch(new RegExp(`<p role="status" tabindex="-1">\\s*<b>${t.hr.team.outcome.sent}`))
    expect(row).not.toContain('<button')
    // The group with the row is open, so that the anchor leads there.
    expect(text.slice(0, text.indexOf(row)).lastIndexOf('<details open>')).toBeGreaterThan(0)
    expect(rowOf('Bob Rivera', await team(cleo))).toContain(t.hr.team.remindedByYou)
    expect(await messagesTo(test.deps.store.db, staff.bob)).toMatchObject([
      { kind: 'nudge', state: 'waiting', createdBy: staff.cleo },
    ])
  })

  it('is sent once a day, whoever taps, and again the next day', async () => {
    const ada = await signedIn(test, staff.ada)
    await nudge(ada, staff.bob)
    const second = await nudge(cleo, staff.bob)
    expect(second.headers['location']).toBe(after('already', staff.bob))
    expect(rowOf('Bob Rivera', await team(cleo))).toContain('Already reminded today, by Ada Okafor')
    expect(await messagesTo(test.deps.store.db, staff.bob)).toHaveLength(1)
    test.clock.pass({ days: 1 })
    await nudge(await signedIn(test, staff.cleo), staff.bob)
    expect(await messagesTo(test.deps.store.db, staff.bob)).toHaveLength(2)
  })

  it('answers a script with its words alone', async () => {
    const answer = await cleo.post(`/hr/people/${idOf(staff.bob)}/nudges`, { from: 'row' }).expect(200)
    expect([answer.headers['content-type'], answer.text]).toEqual(['text/plain; charset=utf-8', t.hr.team.outcome.sent])
    const again = await cleo.post(`/hr/people/${idOf(staff.bob)}/nudges`, { from: 'row' })
    expect(again.text).toBe(t.hr.team.outcome.already)
  })

  it('is sent once, even when two tap at the same moment', async () => {
    const ada = await signedIn(test, staff.ada)
    await Promise.all([nudge(cleo, staff.bob), nudge(ada, staff.bob)])
    expect(await messagesTo(test.deps.store.db, staff.bob)).toHaveLength(1)
  })

  it('waits for HR to hand it over when there is no mail server', async () => {
    await open({})
    expect((await nudge(cleo, staff.bob)).headers['location']).toBe(after('by-hand', staff.bob))
    expect(await messagesTo(test.deps.store.db, staff.bob)).toMatchObject([{ state: 'by-hand' }])
  })

  it('says who hands it over: the viewer, where that’s HR', async () => {
    await open({})
    const ada = await signedIn(test, staff.ada)
    const path = `/hr/people/${idOf(staff.bob)}/nudges`
    expect((await ada.post(path, { from: 'row' })).text).toBe(t.hr.team.outcomeForHr['by-hand'])
    expect((await ada.post(path, { from: 'row' })).text).toBe(t.hr.team.outcomeForHr.waiting)
    expect((await cleo.post(path, { from: 'row' })).text).toBe(t.hr.team.outcome.waiting)
    // Cleo is HR of the site from now on, and her own team has the same words.
    await putRole(test.deps.store.db, staff.cleo, { role: 'site-hr', sites: [staff.north], until: null })
    cleo = await signedIn(test, staff.cleo)
    const answer = await nudge(cleo, staff.bob)
    const page = (await cleo.get(String(answer.headers['location']))).text
    expect(page).toContain(t.hr.team.outcomeForHr.waiting)
    expect(page).not.toContain(t.hr.team.outcome.waiting)
  })

  it('goes to people without an e-mail address, too, when HR hands all of them over', async () => {
    await open({})
    const eli = await add('Eli Novak', { facts: { name: 'Eli Novak' } })
    expect(rowOf('Eli Novak', await team(cleo))).toContain('<button')
    expect((await cleo.get('/team')).text).not.toContain('sign in at localhost:3000/sign-in')
    expect((await nudge(cleo, eli)).headers['location']).toBe(after('by-hand', eli))
    expect(await messagesTo(test.deps.store.db, eli)).toMatchObject([{ state: 'by-hand' }])
  })

  it('isn’t said to have reached anyone before HR has handed it over, and no second one joins it', async () => {
    await open({})
    await nudge(cleo, staff.bob)
    const words = t.hr.reminders.messages.person
    const page = `/hr/people/${idOf(staff.bob)}`
    test.clock.pass({ days: 1 })
    cleo = await signedIn(test, staff.cleo)
    expect(rowOf('Bob Rivera', await team(cleo))).toContain(words.waiting('Nov 24, 2026'))
    expect((await nudge(cleo, staff.bob)).headers['location']).toBe(after('waiting', staff.bob))
    expect((await cleo.get(page)).text).toContain(words.waiting('Nov 24, 2026'))
    // Only HR can open the list.
    expect((await cleo.get(page)).text).not.toContain('href="/hr/reminders/messages"')
    const ada = await signedIn(test, staff.ada)
    expect((await ada.get(page)).text).toMatch(
      new RegExp(`${words.waiting('Nov 24, 2026')}\\s*<a href="/hr/reminders/messages">`),
    )
    const [{ id = '' } = {}, ...others] = await messagesTo(test.deps.store.db, staff.bob)
    expect(others).toEqual([])
    await ada.post(`/hr/reminders/messages/${id}/hand-overs`).expect(303)
    expect(rowOf('Bob Rivera', await team(cleo))).toContain('<button')
  })

  it('can be sent again on the day when the first one was stopped, and only once', async () => {
    await open({})
    const ada = await signedIn(test, staff.ada)
    for (const expected of [1, 2, 3]) {
      expect((await nudge(cleo, staff.bob)).headers['location']).toBe(after('by-hand', staff.bob))
      expect((await nudge(ada, staff.bob)).headers['location']).toContain('reminder=waiting')
      const waiting = (await messagesTo(test.deps.store.db, staff.bob)).filter(({ state }) => state === 'by-hand')
      expect(await messagesTo(test.deps.store.db, staff.bob)).toHaveLength(expected)
      await ada.post(`/hr/reminders/messages/${waiting[0]?.id}/stops`).expect(303)
      expect(rowOf('Bob Rivera', await team(cleo))).toContain('<button')
    }
    await Promise.all([nudge(cleo, staff.bob), nudge(ada, staff.bob)])
    expect(await messagesTo(test.deps.store.db, staff.bob)).toHaveLength(4)
  })

  it('that the mail server has refused for good isn’t sent again, and the row says what to do', async () => {
    await nudge(cleo, staff.bob)
    await test.deps.store.db.updateTable('message').set({ state: 'dead' }).execute()
    expect(rowOf('Bob Rivera', await team(cleo))).toContain(t.hr.reminders.messages.person.refused)
    expect((await nudge(cleo, staff.bob)).headers['location']).toBe(after('already', staff.bob))
  })

  it('says that the date has passed to someone who is overdue, unless the date moves first', async () => {
    const eli = await add('Eli Novak', { hiredOn: calendarDate('2026-10-20') })
    await nudge(cleo, eli)
    await nudge(cleo, staff.bob)
    const { db } = test.deps.store
    expect(await messagesTo(db, eli)).toMatchObject([{ kind: 'overdue', deadline: '2026-11-19' }])
    expect(await messagesTo(db, staff.bob)).toMatchObject([{ kind: 'nudge', deadline: null }])
    // One reminder a day, whatever it says.
    expect((await nudge(cleo, eli)).headers['location']).toBe(after('already', eli))
  })

  it('a reminder for a person without an e-mail address gives HR a code to print and sends nothing', async () => {
    const eli = await add('Eli Novak', { facts: { name: 'Eli Novak' } })
    await add('Eli Novak', { person: eli, facts: {}, supervisor: staff.ada, site: staff.south })
    expect(rowOf('Eli Novak', await team(cleo))).toContain(t.hr.team.noAddress)
    expect(await team(cleo)).toContain('sign in at localhost:3000/sign-in')
    expect(rowOf('Eli Novak', await team(cleo))).not.toMatch(/<button|\/link"/)
    const ada = await signedIn(test, staff.ada)
    expect(rowOf('Eli Novak', await team(ada))).toContain(`href="/hr/people/${idOf(eli)}/link"`)
    expect((await nudge(cleo, eli)).headers['location']).toBe(after('no-address', eli))
    expect(await messagesTo(test.deps.store.db, eli)).toEqual([])
  })

  it('is not sent to a person who is done', async () => {
    await completeCourse(test, staff.bob)
    expect(await team(cleo)).toContain(t.hr.team.groups['up-to-date'](1))
    expect((await nudge(cleo, staff.bob)).headers['location']).toBe(after('nothing-to-do', staff.bob))
    expect(await messagesTo(test.deps.store.db, staff.bob)).toEqual([])
  })

  it('is not for people of others, who are not found', async () => {
    expect((await nudge(cleo, staff.dan)).status).toBe(404)
    expect((await nudge(await signedIn(test, staff.dan), staff.bob)).status).toBe(403)
    expect(await messagesTo(test.deps.store.db, staff.bob)).toEqual([])
  })

  it('a reminder from the page of a person leads back to it, where the history shows it', async () => {
    const answer = await cleo.post(`/hr/people/${idOf(staff.bob)}/nudges`, { from: 'person' })
    expect(answer.headers['location']).toBe(`/hr/people/${idOf(staff.bob)}?reminder=sent`)
    const { text } = await cleo.get(`/hr/people/${idOf(staff.bob)}?reminder=sent`)
    expect(text).toContain(t.hr.team.outcome.sent)
    expect(text).toContain(`${t.hr.reminders.kinds.nudge}, to Bob Rivera`)
    expect(text).toContain(t.hr.reminders.messages.result.waiting)
    expect(text).toContain(t.hr.reminders.messages.person.already)
    expect((await (await signedIn(test, staff.bob)).get('/account')).text).toContain(t.hr.reminders.kinds.nudge)
  })
})

describe('the list for a meeting', () => {
  it('has the groups of the page, with what is left and by when, and counts everyone else', async () => {
    await add('Abe Zorn', { hiredOn: calendarDate('2026-10-20') })
    await completeCourse(test, await add('Fay Osei'))
    await leave(await add('Gus Pell'), null)
    await add('Eli Novak', { hiredOn: calendarDate('2026-11-16') })
    await finishAllBut('acknowledging', test, staff)
    const { text } = await cleo.get('/team/list').expect(200)
    expect(text).toMatch(/<button[^>]* data-print hidden>Print</)
    expect(text).toContain(`<script src="${test.deps.assets.copy.href}" defer>`)
    const page = await team(cleo)
    for (const [group, name, due] of [
      ['needs', 'Abe Zorn', 'Nov 19, 2026'],
      ['has-time', 'Eli Novak', 'Dec 16, 2026'],
    ] as const) {
      const heading = t.hr.team.groups[group](1)
      const table = new RegExp(`<caption[^>]*>${heading}</caption>[\\s\\S]*?</tbody>`).exec(text)?.[0] ?? ''
      expect(page).toContain(heading)
      expect([...table.matchAll(/<th scope="row">([^<]+)</g)].map((match) => match[1])).toEqual([name])
      expect(table).toContain(`>${group === 'needs' ? t.hr.team.list.wasDue(due) : due}</td>`)
      expect(rowOf(name, page)).toContain(due)
      expect(table).toMatch(
        new RegExp(`8 lessons \\(about \\d+ minutes\\), ${t.hr.team.list.finalCheck}, ${t.hr.team.list.acknowledging}`),
      )
    }
    for (const group of ['waits', 'away', 'up-to-date'] as const) {
      expect(text).toContain(t.hr.team.groups[group](1))
      expect(page).toContain(t.hr.team.groups[group](1))
    }
    for (const unsaid of ['Fay Osei', 'Gus Pell', 'Bob Rivera', t.hr.status.overdue, 'hired'])
      expect(text).not.toContain(unsaid)
  })

  it('keeps the order of the page, by what needs doing first', async () => {
    await add('Abe Zorn', { hiredOn: calendarDate('2026-10-20') })
    await add('Zed Able', { hiredOn: calendarDate('2026-10-20') })
    await missAStepTwice(test, staff)
    const { text } = await cleo.get('/team/list').expect(200)
    const names = [...text.matchAll(/<th scope="row">([^<]+)</g)].map((match) => match[1])
    expect(names).toEqual(namesIn(await team(cleo)))
    expect(names).not.toEqual(['Abe Zorn', 'Bob Rivera', 'Zed Able'])
  })

  it('doesn’t say who needs help, because others see the paper', async () => {
    await missAStepTwice(test, staff)
    const { text } = await cleo.get('/team/list').expect(200)
    expect(text).toContain('>Dec 16, 2026</td>')
    expect(text).not.toContain(t.hr.status['needs-help'])
    const standing = (await findPerson(test.deps.store.db, staff.bob))?.standing
    const topic = standing?.because.kind === 'missed-twice' ? standing.because.topic : null
    const title = contents.en.course.topics.find((each) => each.topic === topic)?.title ?? ''
    expect(title).not.toBe('')
    expect(text).not.toContain(title)
  })

  it('says so when no one has steps to do', async () => {
    await completeCourse(test, staff.bob)
    const { text } = await cleo.get('/team/list').expect(200)
    expect(text).toContain(t.hr.team.list.none)
    expect(text).toContain(t.hr.team.list.others(t.hr.team.groups['up-to-date'](1)))
  })
})

async function open(environment: Readonly<Record<string, string>>): Promise<void> {
  test = await testApp(environment)
  staff = await staffOn(test)
  cleo = await signedIn(test, staff.cleo)
}

async function team(browser: Browser): Promise<string> {
  return (await browser.get('/team').expect(200)).text
}

function nudge(browser: Browser, person: PersonId) {
  return browser.post(`/hr/people/${idOf(person)}/nudges`, { from: 'team' })
}

function namesIn(html: string): string[] {
  return [...html.matchAll(/<p class="row">\s*<a [^>]+><b>([^<]+)</g)].map((match) => match[1] ?? '')
}

/** The lists that are shown at once: of people who need something, and of those who have a due date this week. */
function needing(html: string): string {
  return [...html.matchAll(/aria-labelledby="(?:needs|soon)"[\s\S]*?<\/section>/g)].map(([list]) => list).join('\n')
}

/** The figures above the groups, with the addresses they lead to. */
function figuresIn(html: string): { readonly text: string; readonly href: string }[] {
  const line = new RegExp(`${t.hr.team.figures}[\\s\\S]*?</p>`).exec(html)?.[0] ?? ''
  return [...line.matchAll(/<a href="([^"]*)">([^<]*)</g)].map(([, href = '', text = '']) => ({ href, text }))
}

/** Where a reminder leads back to: the row of the person. */
function after(outcome: string, person: PersonId): string {
  return `/team?reminder=${outcome}&about=${idOf(person)}#${idOf(person)}`
}

function positionOf(name: string, position: string): RegExp {
  return new RegExp(`<b>${name}</b>[\\s\\S]*?<p>${position}\\. `)
}

function rowOf(name: string, html: string): string {
  const rows = html.split('<li id=').map((row) => row.split('</li>')[0] ?? '')
  return rows.slice(1).find((row) => row.includes(name)) ?? ''
}

/** Reports to Cleo, unless said otherwise. */
function add(name: string, change: Partial<Parameters<typeof hire>[1]> = {}): Promise<PersonId> {
  const starter = {
    person: null,
    facts: { name, email: `${name.split(' ')[0]?.toLowerCase()}@harborstreet.example` },
    language: 'en',
    site: staff.north,
    department: 'Residential',
    position: 'Youth worker',
    supervisor: staff.cleo,
    hiredOn: calendarDate('2026-11-20'),
    type: 'employee',
    worksWithYouth: true,
    ...change,
  } as const
  return test.deps.store.transaction((tx) => hire(tx, starter, recording()))
}

async function leave(person: PersonId, expectedReturn: CalendarDate | null): Promise<void> {
  const began = { person, on: TODAY, kind: 'leave_began', body: { v: 1, expectedReturn } } as const
  await test.deps.store.transaction((tx) => recordEvents(tx, [began], recording()))
}

async function separate(person: PersonId): Promise<void> {
  const { db } = test.deps.store
  const [first] = currentSpells(await historyOf(db, person), TODAY)
  if (first === undefined) throw new Error('nobody is employed')
  const on = calendarDate('2026-11-23')
  const last = { person, on, kind: 'separated', body: { v: 1, spell: first.id } } as const
  await test.deps.store.transaction((tx) => recordEvents(tx, [last], recording()))
}

function recording() {
  const { deps } = test
  return { course: deps.contents.en.course.id, actor: staff.ada, at: deps.now(), today: TODAY } as const
}
