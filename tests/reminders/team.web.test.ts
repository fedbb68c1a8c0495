import { beforeEach, describe, expect, it } from 'vitest'
import { type CalendarDate, calendarDate } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { currentSpells } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { messagesTo } from '../../src/reminders/message.store.ts'
import { hire, recordEvents } from '../../src/people/record.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { completeCourse } from '../support/completions.ts'

const t = MESSAGES.en

const WITH_MAIL = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'hr@harborstreet.example' }
const TODAY = calendarDate('2026-11-24')

let test: TestApp
let staff: Staff
let cleo: Browser
beforeEach(() => open(WITH_MAIL))

describe('my people', () => {
  it('are those who report to the viewer, and nobody else’s', async () => {
    await add('Eli Novak')
    await add('Fay Osei', { supervisor: staff.dan })
    expect(namesIn(await team(cleo))).toEqual(['Bob Rivera', 'Eli Novak'])
    expect(namesIn(await team(await signedIn(test, staff.dan)))).toEqual(['Fay Osei'])
  })

  it('are listed under each of two supervisors, with the position there', async () => {
    await add('Bob Rivera', { person: staff.bob, supervisor: staff.dan, site: staff.south, position: 'Driver' })
    expect(await team(cleo)).toContain('Bob Rivera</a><small>Youth worker</small>')
    expect(await team(await signedIn(test, staff.dan))).toContain('Bob Rivera</a><small>Driver</small>')
  })

  it('are also those who report through others, with whom each reports to', async () => {
    const eli = await add('Eli Novak', { supervisor: staff.bob })
    await add('Fay Osei', { supervisor: eli, position: 'Driver' })
    const page = await team(cleo)
    expect(namesIn(page)).toEqual(['Bob Rivera', 'Eli Novak', 'Fay Osei'])
    expect(page).toContain('3 people report to you on Nov 24, 2026, directly or through others.')
    expect(rowOf('Fay Osei', page)).toContain('Driver, reports to Eli Novak')
    await cleo.get(`/hr/people/${bare(eli)}`).expect(200)
    expect((await nudge(cleo, eli)).headers['location']).toBe('/team?reminder=sent')
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
    expect(await team(ada)).toContain('On Nov 24, 2026, no one reports to you.')
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
    expect(actionIn(await team(cleo)).includes('Eli Novak')).toBe(isListed)
  })

  it('have the reason in a sentence, and a link to the record', async () => {
    const eli = await add('Eli Novak', { hiredOn: calendarDate('2026-10-20') })
    const action = actionIn(await team(cleo))
    expect(action).toContain('Was due Nov 19, 2026: hired Oct 20, 2026, plus 30 days.')
    expect(action).toContain(
      `<a href="/hr/people/${bare(eli)}">Open<span class="vh"> the record of Eli Novak</span></a>`,
    )
  })

  it('can be none, and the page says so', async () => {
    expect(actionIn(await team(cleo))).toContain(t.hr.team.actionNone)
  })
})

describe('everyone', () => {
  it('has a status and the sentence about the date', async () => {
    expect(rowOf('Bob Rivera', await team(cleo))).toContain('Due Dec 16, 2026: hired Nov 16, 2026, plus 30 days.')
  })

  it('shows a leave with the expected return, and no button', async () => {
    await leave(staff.bob, calendarDate('2026-12-10'))
    const row = rowOf('Bob Rivera', await team(cleo))
    expect(row).toContain('On leave since Nov 24, 2026, back about Dec 10, 2026.')
    expect(row).toContain(t.hr.team.onLeave)
    expect(row).not.toContain('<button')
  })
})

describe('a reminder with one tap', () => {
  it('is on its way, and the row says so instead of the button', async () => {
    const answer = await nudge(cleo, staff.bob)
    expect([answer.status, answer.headers['location']]).toEqual([303, '/team?reminder=sent'])
    const { text } = await cleo.get('/team?reminder=sent')
    expect(text).toContain(t.hr.team.outcome.sent)
    expect(rowOf('Bob Rivera', text)).toContain(t.hr.team.remindedByYou)
    expect(rowOf('Bob Rivera', text)).not.toContain('<button')
    expect(await messagesTo(test.deps.store.db, staff.bob)).toMatchObject([
      { kind: 'nudge', state: 'waiting', createdBy: staff.cleo },
    ])
  })

  it('is sent once a day, whoever taps, and again the next day', async () => {
    const ada = await signedIn(test, staff.ada)
    await nudge(ada, staff.bob)
    const second = await nudge(cleo, staff.bob)
    expect(second.headers['location']).toBe('/team?reminder=already')
    expect(rowOf('Bob Rivera', await team(cleo))).toContain('Already reminded today, by Ada Okafor')
    expect(await messagesTo(test.deps.store.db, staff.bob)).toHaveLength(1)
    test.clock.pass({ days: 1 })
    await nudge(await signedIn(test, staff.cleo), staff.bob)
    expect(await messagesTo(test.deps.store.db, staff.bob)).toHaveLength(2)
  })

  it('is sent once, even when two tap at the same moment', async () => {
    const ada = await signedIn(test, staff.ada)
    await Promise.all([nudge(cleo, staff.bob), nudge(ada, staff.bob)])
    expect(await messagesTo(test.deps.store.db, staff.bob)).toHaveLength(1)
  })

  it('waits for HR to hand it over when there is no mail server', async () => {
    await open({})
    expect((await nudge(cleo, staff.bob)).headers['location']).toBe('/team?reminder=by-hand')
    expect(await messagesTo(test.deps.store.db, staff.bob)).toMatchObject([{ state: 'by-hand' }])
  })

  it('a reminder for a person without an e-mail address gives HR a code to print and sends nothing', async () => {
    const eli = await add('Eli Novak', { facts: { name: 'Eli Novak' } })
    await add('Eli Novak', { person: eli, facts: {}, supervisor: staff.ada, site: staff.south })
    expect(rowOf('Eli Novak', await team(cleo))).toContain(t.hr.team.noAddress)
    expect(await team(cleo)).toContain('sign in at localhost:3000/sign-in')
    expect(rowOf('Eli Novak', await team(cleo))).not.toMatch(/<button|\/link"/)
    const ada = await signedIn(test, staff.ada)
    expect(rowOf('Eli Novak', await team(ada))).toContain(`href="/hr/people/${bare(eli)}/link"`)
    expect((await nudge(cleo, eli)).headers['location']).toBe('/team?reminder=no-address')
    expect(await messagesTo(test.deps.store.db, eli)).toEqual([])
  })

  it('is not sent to a person who is done', async () => {
    await completeCourse(test, staff.bob)
    expect(rowOf('Bob Rivera', await team(cleo))).toContain(t.hr.team.nothingToDo)
    expect((await nudge(cleo, staff.bob)).headers['location']).toBe('/team?reminder=nothing-to-do')
    expect(await messagesTo(test.deps.store.db, staff.bob)).toEqual([])
  })

  it('is not for people of others, who are not found', async () => {
    expect((await nudge(cleo, staff.dan)).status).toBe(404)
    expect((await nudge(await signedIn(test, staff.dan), staff.bob)).status).toBe(403)
    expect(await messagesTo(test.deps.store.db, staff.bob)).toEqual([])
  })

  it('a reminder from the page of a person leads back to it, where the history shows it', async () => {
    const answer = await cleo.post(`/hr/people/${bare(staff.bob)}/nudges`, { from: 'person' })
    expect(answer.headers['location']).toBe(`/hr/people/${bare(staff.bob)}?reminder=sent`)
    const { text } = await cleo.get(`/hr/people/${bare(staff.bob)}?reminder=sent`)
    expect(text).toContain(t.hr.team.outcome.sent)
    expect(text).toContain(`${t.hr.reminders.kinds.nudge}, to Bob Rivera`)
    expect(text).toContain(t.hr.reminders.messages.result.waiting)
    expect(text).toContain(t.hr.reminders.messages.person.already)
    expect((await (await signedIn(test, staff.bob)).get('/account')).text).toContain(t.hr.reminders.kinds.nudge)
  })
})

describe('the list for a meeting', () => {
  it('has names and what is left, by name, without dates, reasons and those who have nothing to do', async () => {
    await add('Abe Zorn', { hiredOn: calendarDate('2026-10-20') })
    const done = await add('Fay Osei')
    await completeCourse(test, done)
    const away = await add('Gus Pell')
    await leave(away, null)
    const { text } = await cleo.get('/team/list').expect(200)
    const table = /<tbody>[\s\S]*<\/tbody>/.exec(text)?.[0] ?? ''
    expect([...table.matchAll(/<th scope="row">([^<]+)</g)].map((match) => match[1])).toEqual([
      'Abe Zorn',
      'Bob Rivera',
    ])
    expect(table).toMatch(
      new RegExp(`8 lessons \\(about \\d+ minutes\\), ${t.hr.team.list.finalCheck}, ${t.hr.team.list.acknowledging}`),
    )
    expect(table).not.toMatch(/overdue|due|leave|2026/i)
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
  return browser.post(`/hr/people/${bare(person)}/nudges`, { from: 'team' })
}

function namesIn(html: string): string[] {
  return [...html.matchAll(/<th scope="row"><a [^>]+>([^<]+)</g)].map((match) => match[1] ?? '')
}

function actionIn(html: string): string {
  return /aria-labelledby="action"[\s\S]*?<\/section>/.exec(html)?.[0] ?? ''
}

function rowOf(name: string, html: string): string {
  const rows = html.split('<tr id=').map((row) => row.split('</tr>')[0] ?? '')
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

function bare(person: PersonId): string {
  return person.slice('person:'.length)
}
