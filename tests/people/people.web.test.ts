import { beforeEach, describe, expect, it } from 'vitest'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { statusesOf } from '../../src/requirements/compliance.ts'
import { peopleOnRecord } from '../../src/people/people.store.ts'
import { type Hire, hire } from '../../src/people/record.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { completeCourse } from '../support/completions.ts'
import { content } from '../support/content.ts'
import { type Staff, staffOn, withoutPassword } from '../support/staff.ts'
import { parseCsv } from '../support/csv.ts'

const personPath = (person: PersonId) => hrefTo('/hr/people/:person', { person })

const t = MESSAGES.en

let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
})

describe('the code to sign in, on the page of a person', () => {
  const words = t.hr.person.invitation
  const pageOf = async (browser: Browser) => (await browser.get(personPath(staff.bob)).expect(200)).text

  it('is said to be out until its last day, then to have expired, and never says the code', async () => {
    await withoutPassword(app, staff.bob)
    expect(await pageOf(ada)).not.toContain('sign-in code')
    const made = (await ada.post(hrefTo('/hr/people/:person/link', { person: staff.bob })).expect(200)).text
    const code = /code--big">([^<]*)</.exec(made)?.[1] ?? ''
    expect(code).toHaveLength(9)
    const text = await pageOf(ada)
    expect(text).toContain(words.open('Nov 24, 2026', 'Dec 1, 2026'))
    expect(text).not.toContain(code)
    // A supervisor makes none.
    expect(await pageOf(await signedIn(app, staff.cleo))).not.toContain('sign-in code')
    app.clock.pass({ days: 7 })
    ada = await signedIn(app, staff.ada)
    expect(await pageOf(ada)).toContain(words.over('Nov 24, 2026', 'Dec 1, 2026'))
  })

  it('is said to have been used once somebody has come in with it', async () => {
    await withoutPassword(app, staff.bob)
    const made = (await ada.post(hrefTo('/hr/people/:person/link', { person: staff.bob })).expect(200)).text
    const code = /code--big">([^<]*)</.exec(made)?.[1] ?? ''
    app.clock.pass({ days: 1 })
    const typed = await visitor(app).post('/code', { code }).expect(303)
    ada = await signedIn(app, staff.ada)
    // Typed, and no password chosen yet.
    expect(await pageOf(ada)).toContain(words.open('Nov 24, 2026', 'Dec 1, 2026'))
    const form = { password: 'tea at the window, rain outside' }
    await visitor(app)
      .post(typed.headers['location'] ?? '', form)
      .expect(303)
    expect(await pageOf(ada)).toContain(words.used('Nov 25, 2026'))
  })
})

describe('the list of people', () => {
  it('shows who needs action first, with the reason', async () => {
    const { text } = await ada.get('/hr/people').expect(200)
    expect(namesIn(text)).toEqual(['Cleo Marsh', 'Dan Whitfield', 'Bob Rivera', 'Ada Okafor'])
    expect(text).toContain(`4 people on Nov 24, 2026, ${t.hr.people.orders.need}`)
    expect(text).toContain('Hired Jan 5, 2026 + 30 days')
    expect(text).toContain('0 of 8')
  })

  it('says sums that add up to its rows, and both rates', async () => {
    await separate(staff.dan)
    const { text } = await ada.get('/hr/people')
    expect(namesIn(text)).toHaveLength(3)
    expect(plain(text)).toContain(
      `3 = 2 in scope, 1 ${t.hr.inSum['not-in-scope']}. The person who left is on a separate list: Left.`,
    )
    expect(plain(text)).toContain('0% up to date, of everyone who is done or needs action: 0 of 1')
    expect(plain(text)).toContain('0% of everyone in scope: 0 of 2')
    expect(plain(text)).toContain(
      `${t.hr.figures.beside} 1 who left, 1 ${t.hr.inSum['not-in-scope']}. With the 2 in scope, that’s all 4 people on record`,
    )
  })

  it('says who left and isn’t in it, and shows them too when asked', async () => {
    await separate(staff.dan)
    const { text } = await ada.get('/hr/people')
    expect(plain(text)).toContain(`${t.hr.people.without(1)} ${t.hr.people.include}`)
    expect(text).toMatch(
      new RegExp(
        `<span class="no-desk no-print">\\.\\s*<a href="[^"]*status=everyone[^"]*">${t.hr.people.withoutShort(1)}</a>`,
      ),
    )
    await separate(staff.bob)
    expect((await ada.get('/hr/people')).text).toContain(`>${t.hr.people.withoutShort(2)}</a>`)
    expect(namesIn((await ada.get('/hr/people?status=everyone')).text)).toContain('Dan Whitfield')
    expect((await ada.get('/hr/people?status=everyone')).text).not.toContain(t.hr.people.without(1))
  })

  it('comes down as a workbook of the people it shows', async () => {
    const { text } = await ada.get('/hr/people?status=overdue')
    const form = /<form id="download"[\s\S]*?<\/form>/.exec(text)?.[0] ?? ''
    const fields = Object.fromEntries(
      [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    )
    const answer = await ada.post('/hr/reports/files', fields).expect(303)
    const file = await ada.get(String(answer.headers['location'])).expect(200)
    expect(file.headers['content-disposition']).toMatch(/overdue.*\.xlsx/)
  })

  it('leads from every figure to as many people as it says', async () => {
    await separate(staff.dan)
    const { text } = await ada.get('/hr/people')
    const figures = [...text.matchAll(/href="([^"]*)"\s*>(?:<b>)?(\d+)(?:<\/b>| )/g)]
    expect(figures.length).toBeGreaterThan(7)
    for (const [, href = '', count] of figures) {
      const list = await ada.get(href.replaceAll('&amp;', '&')).expect(200)
      expect([href, namesIn(list.text).length]).toEqual([href, Number(count)])
    }
  })

  it.each([
    ['a status', 'status=overdue', ['Cleo Marsh', 'Dan Whitfield']],
    ['a group of statuses', 'status=have-time', ['Bob Rivera']],
    ['a site', 'site=south-house', ['Dan Whitfield']],
    ['a department', 'department=Human+resources', ['Ada Okafor']],
    ['one’s own people', 'supervisor=mine', []],
    ['several of these', 'status=need-action&site=north-house', ['Cleo Marsh']],
    [
      'nothing, as the form sends it',
      'status=not-separated&site=&department=&supervisor=',
      ['Cleo Marsh', 'Dan Whitfield', 'Bob Rivera', 'Ada Okafor'],
    ],
  ])('narrows to %s', async (_, query, names) => {
    const { text } = await ada.get(`/hr/people?${query}`).expect(200)
    expect(namesIn(text)).toEqual(names)
  })

  it('removes one filter at a time', async () => {
    const { text } = await ada.get('/hr/people?status=overdue&site=north-house')
    const applied = /<ul class="applied".*?<\/ul>/s.exec(text)?.[0] ?? ''
    const chips = [...applied.matchAll(/<li><a href="([^"]*)">([^<]*)/g)].map(([, href, name]) => [name?.trim(), href])
    expect(chips).toEqual([
      ['Overdue', '/hr/people?status=everyone&amp;site=north-house'],
      ['North House', '/hr/people?status=overdue'],
    ])
  })

  it('says when no one fits, and offers everyone', async () => {
    const { text } = await ada.get('/hr/people?status=expired')
    expect(text).toContain(t.hr.people.noMatchTitle)
    expect(text).toContain('href="/hr/people?status=everyone"')
  })

  it.each([
    ['a status that is none', 'status=compliant', 400],
    ['a search by name, which would put a name into the address', 'q=Bob', 400],
    ['a site that is none', 'site=nowhere', 404],
  ])('refuses %s', async (_, query, status) => {
    await ada.get(`/hr/people?${query}`).expect(status)
  })

  it('has fifty to a page, everybody once, and every page in the order of the list', async () => {
    await hireMany(60)
    const seen: string[] = []
    let path = '/hr/people'
    for (let pages = 1; ; pages += 1) {
      const { text } = await ada.get(path)
      const names = namesIn(text)
      expect(names.length).toBeLessThanOrEqual(50)
      seen.push(...names)
      const next = /<a href="([^"]*)">Next page/.exec(text)?.[1]
      expect(text.includes(t.hr.people.firstPage)).toBe(pages > 1)
      if (next === undefined) break
      path = next.replaceAll('&amp;', '&')
    }
    expect(seen).toHaveLength(64)
    expect(new Set(seen).size).toBe(64)
  })

  it('moves on when a day alone changes a status', async () => {
    expect((await ada.get('/hr/people?status=overdue')).text).not.toContain('Bob Rivera')
    app.clock.pass({ days: 23 })
    ada = await signedIn(app, staff.ada)
    expect((await ada.get('/hr/people?status=overdue')).text).toContain('Bob Rivera')
  })

  it('shows names as text, whatever is in them', async () => {
    await hireMany(1, () => ({ facts: { name: '<script>alert(1)</script>' } }))
    const { text } = await ada.get('/hr/people')
    expect(text).not.toContain('<script>')
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })
})

describe('a supervisor', () => {
  let cleo: Browser
  beforeEach(async () => {
    cleo = await signedIn(app, staff.cleo)
  })

  it('sees the people who report to her, and figures about them alone', async () => {
    const { text } = await cleo.get('/hr/people').expect(200)
    expect(namesIn(text)).toEqual(['Bob Rivera'])
    expect(text).toContain('1 person who reports to you')
    expect(text).toContain(t.hr.scope.youSee.team)
    for (const name of ['Ada Okafor', 'Dan Whitfield']) expect(text).not.toContain(name)
  })

  it('opens their page, and nobody else’s', async () => {
    const { text } = await cleo.get(personPath(staff.bob)).expect(200)
    expect(text).not.toContain(t.hr.person.newLink)
    await cleo.get(personPath(staff.dan)).expect(404)
    await cleo.get('/hr/people/nobody').expect(404)
  })

  it('still opens the page of somebody who has left, as long as the list includes them', async () => {
    await separate(staff.bob)
    expect(namesIn((await cleo.get('/hr/people?status=separated')).text)).toEqual(['Bob Rivera'])
    await cleo.get(personPath(staff.bob)).expect(200)
  })

  it('downloads their rows alone, and the file says so', async () => {
    const rows = parseCsv((await cleo.get('/hr/people.csv')).text.slice(1)).slice(1)
    expect(rows.map((row) => [row[2], row.at(-1)])).toEqual([
      ['Bob Rivera', `People who report to Cleo Marsh, directly or through others; ${t.hr.group['not-separated']}`],
    ])
  })
})

describe('the page of a person', () => {
  it('says the status, why, what happened, and what is on record', async () => {
    const { text } = await ada.get(personPath(staff.bob)).expect(200)
    expect(plain(text)).toContain('Due Dec 16, 2026: hired Nov 16, 2026, plus 30 days.')
    expect(plain(text)).toContain('Hired as Youth worker, North House')
    expect(plain(text)).toContain('Supervisor Cleo Marsh')
    expect(plain(text)).toContain('30 days from hire, once')
    expect(plain(text)).toContain(t.hr.person.notShown)
    expect(text).toContain(t.hr.person.newLink)
  })

  it('says right at the top with which course and policy somebody finished', async () => {
    expect((await ada.get(personPath(staff.dan))).text).not.toContain('Finished under course')
    await completeCourse(app, staff.dan)
    const { text } = await ada.get(personPath(staff.dan))
    const top = plain(text.split('id="happened"')[0] ?? '')
    expect(top).toMatch(/Finished under course version [\d.]+ and policy version/)
    expect(top).toContain(`and policy version ${content.policy.version}.`)
  })

  it('offers three steps on top, one of them first, and sends a reminder right there', async () => {
    const { text } = await ada.get(personPath(staff.bob))
    expect(stepsIn(text)).toEqual([
      ['btn', t.hr.person.steps.printReminder],
      ['btn btn--plain', t.hr.changes.forms.extension.link],
      ['btn btn--plain', t.hr.changes.forms.leave.link],
    ])
    const answer = await ada.post(`${personPath(staff.bob)}/nudges`, { from: 'person' }).expect(303)
    const after = (await ada.get(answer.headers['location'] ?? '').expect(200)).text
    // Nothing has reached anyone: no tick, and HR can print the sheet right here.
    expect(after.replaceAll('&#39;', '’')).toContain(t.hr.team.yours)
    expect(after).not.toContain('notice--go')
    expect(after).toMatch(
      new RegExp(
        `action="/hr/reminders/messages/sheets">[\\s\\S]*name="message" value="[^"]+"[\\s\\S]*class="btn"[^>]*>\\s*${t.hr.reminders.messages.person.print}`,
      ),
    )
    expect(after).toContain(t.hr.reminders.messages.person.waiting('Nov 24, 2026'))
    expect(stepsIn(after)).toEqual([
      ['btn btn--plain', t.hr.changes.forms.extension.link],
      ['btn btn--plain', t.hr.changes.forms.leave.link],
      ['btn btn--plain', t.hr.personFile.link],
    ])
  })

  it('offers HR to print the reminder that the supervisor may send to someone overdue who can’t sign in yet', async () => {
    await hireMany(1, () => ({
      facts: { name: 'Eli Novak' },
      supervisor: staff.cleo,
      hiredOn: calendarDate('2026-10-01'),
    }))
    const path = /<th scope="row"><a href="([^"]*)">Eli Novak/.exec((await ada.get('/hr/people')).text)?.[1] ?? ''
    const first = async (browser: Browser) => stepsIn((await browser.get(path).expect(200)).text)[0]
    // HR prints it, and the supervisor’s goes to HR.
    expect(await first(ada)).toEqual(['btn', t.hr.person.steps.printReminder])
    expect(await first(await signedIn(app, staff.cleo))).toEqual(['btn', t.hr.person.steps.remind])
  })

  it('leads to the correction of a hire without a date, and to a link for someone who can’t sign in', async () => {
    await hireMany(1, () => ({ facts: { name: 'Eli Novak' }, hiredOn: null }))
    const { text } = await ada.get('/hr/people?status=cannot-say')
    const path = /<th scope="row"><a href="([^"]*)">Eli Novak/.exec(text)?.[1] ?? ''
    const page = (await ada.get(path).expect(200)).text
    expect(stepsIn(page).map(([, name]) => name)).toEqual([
      t.hr.person.steps.hireDate,
      t.hr.person.steps.link,
      t.hr.person.steps.printReminder,
    ])
    const correction = /class="btn" href="([^"]*)"/.exec(page)?.[1] ?? ''
    const form = await ada.get(correction.replaceAll('&amp;', '&')).expect(200)
    expect(form.text).toContain(t.hr.changes.correction.rightHireDate)
  })

  it('offers a supervisor a reminder and the record, and nothing that only HR may do', async () => {
    const { text } = await (await signedIn(app, staff.cleo)).get(personPath(staff.bob))
    expect(stepsIn(text)).toEqual([
      ['btn', t.hr.person.steps.remind],
      ['btn btn--plain', t.hr.personFile.link],
    ])
    expect(text).not.toContain(t.hr.changes.title)
    expect(text).not.toContain(t.hr.changes.correction.link)
  })

  it('offers a correction only within an entry that is opened', async () => {
    const { text } = await ada.get(personPath(staff.bob))
    const closed = text.replace(/<details>[\s\S]*?<\/details>/g, '')
    expect(text).toContain(t.hr.changes.correction.link)
    expect(closed).not.toContain(t.hr.changes.correction.link)
    expect(closed).not.toContain(t.hr.changes.forms.move.link)
  })

  it('keeps the name out of the title and the address', async () => {
    const { text } = await ada.get(personPath(staff.bob))
    expect(text).toContain('<title>Person · People</title>')
    expect(personPath(staff.bob)).toMatch(/^\/hr\/people\/[0-9a-f-]{36}$/)
  })

  it('shows score and steps of a check, and never a question or a time of day', async () => {
    const bob = await signedIn(app, staff.bob)
    const start = await bob.post('/final').expect(303)
    const attempt = start.headers['location']?.replace(/\/questions.*/, '')
    for (let place = 1; place <= 15; place += 1) {
      const { text } = await bob.get(`${attempt}/questions/${place}`)
      await bob.post(`${attempt}/questions/${place}`, anAnswer(text)).expect(303)
    }
    await bob.post(`${attempt}/answers`).expect(303)
    const { text } = await ada.get(personPath(staff.bob))
    expect(text).toMatch(/Final check: \d+ of 15/)
    expect(text).toMatch(/Making the right call \d of \d/)
    expect(text).not.toMatch(/\bQ\d+\b/)
    expect(text).not.toMatch(/\d:\d\d/)
    for (const { stem, options } of app.deps.contents.en.course.items) {
      for (const words of [stem, ...options.map((option) => option.text)]) expect(text).not.toContain(words)
    }
  })
})

describe('the download', () => {
  it.each(['', '?status=need-action', '?site=south-house', '?status=everyone&department=Residential'])(
    'has the same people as the screen: %j',
    async (query) => {
      await separate(staff.dan)
      const screen = await ada.get(`/hr/people${query}`)
      const [header = [], ...lines] = parseCsv((await ada.get(`/hr/people.csv${query}`).expect(200)).text.slice(1))
      // When nobody fits, there is one row, about nobody, that says so.
      const rows = lines.filter(([id]) => id !== '')
      expect(rows.map((row) => row[header.indexOf('name')])).toEqual(namesIn(screen.text))
      if (rows.length > 0) expect(screen.text).toContain(t.hr.people.download)
    },
  )

  it('is a file named after its day, that no browser shows or keeps', async () => {
    const { headers } = await ada.get('/hr/people.csv')
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename=orientation-records_2026-11-24.csv',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
  })

  it('has a row for each person, also beyond a page and a batch', async () => {
    await hireMany(130)
    const rows = parseCsv((await ada.get('/hr/people.csv')).text.slice(1)).slice(1)
    expect(new Set(rows.map((row) => row[0])).size).toBe(134)
    expect(rows).toHaveLength(134)
  })

  it('says of each person what the list of statuses says', async () => {
    const rows = parseCsv((await ada.get('/hr/people.csv?status=everyone')).text.slice(1)).slice(1)
    const people = await peopleOnRecord(
      app.deps.store.db,
      rows.map((row): PersonId => `person:${row[0]}`),
    )
    const statuses = new Map(people.map(({ person, standing }) => [person.slice('person:'.length), standing.status]))
    expect(rows.map((row) => row[11])).toEqual(rows.map((row) => statuses.get(row[0] ?? '')))
    expect(statusesOf('everyone')).toEqual(expect.arrayContaining([...statuses.values()]))
  })
})

/** The names of the rows, in their order. */
function namesIn(html: string): string[] {
  return [...html.matchAll(/<th scope="row"><a href="[^"]*">([^<]*)<\/a>/g)].map((match) => match[1] ?? '')
}

/** The look and the name of each button on top of a person's page. */
function stepsIn(html: string): (readonly [look: string, name: string])[] {
  const steps = /<div class="actions" role="group"[\s\S]*?<\/div>/.exec(html)?.[0] ?? ''
  return [...steps.matchAll(/class="(btn[^"]*)"[^>]*>([^<]*)</g)].map(([, look = '', name = '']) => [look, name.trim()])
}

/** Gives the readable text, without the markup. */
function plain(html: string): string {
  return html
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<\/(dt|p|li|div|b)>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.:])/g, '')
}

/** Any answer that the form of a question takes. */
function anAnswer(html: string): { answer: string[] } {
  const steps = [...html.matchAll(/type="hidden" name="answer" value="(\w)"/g)].map((match) => match[1] ?? '')
  return { answer: steps.length > 0 ? steps : ['a'] }
}

function recording() {
  return {
    course: app.deps.contents.en.course.id,
    actor: staff.ada,
    at: app.deps.now(),
    today: calendarDate('2026-11-24'),
  }
}

async function hireMany(count: number, change: (n: number) => Partial<Hire> = () => ({})): Promise<void> {
  const place = { site: staff.north, department: 'Residential', position: 'Youth worker', supervisor: null } as const
  await app.deps.store.transaction(async (tx) => {
    for (let n = 0; n < count; n += 1) {
      const starter: Hire = {
        person: null,
        facts: { name: `Sample ${n}` },
        language: 'en',
        ...place,
        hiredOn: calendarDate('2026-11-16'),
        type: 'employee',
        worksWithYouth: true,
        ...change(n),
      }
      await hire(tx, starter, recording())
    }
  })
}

async function separate(person: PersonId): Promise<void> {
  const { course, actor, at, today } = recording()
  const [found] = await peopleOnRecord(app.deps.store.db, [person])
  const spell = found?.placements[0]?.spell ?? ''
  const event = { subject: person, course, effectiveOn: calendarDate('2026-11-20'), recordedAt: at, actor }
  await app.deps.store.transaction((tx) => record(tx, [{ kind: 'separated', ...event, body: { v: 1, spell } }], today))
}
