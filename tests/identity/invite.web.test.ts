import { beforeEach, describe, expect, it } from 'vitest'
import { calendarDate, instant } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { setCredentials } from '../../src/identity/account.store.ts'
import { findPerson, peopleNamed } from '../../src/people/people.store.ts'
import { endSessionsOf } from '../../src/identity/session.store.ts'
import { createSignInLink } from '../../src/identity/sign-in-link.store.ts'
import { DEFAULT_REMINDERS } from '../../src/reminders/settings.ts'
import { putReminderSettings } from '../../src/reminders/settings.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, browserAfter, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { type Staff, staffOn, signInNameOf, withoutPassword } from '../support/staff.ts'

const t = MESSAGES.en

const MAIL = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'hr@harborstreet.example' }
const PROVIDER = {
  OIDC_ISSUER: 'https://login.harborstreet.example',
  OIDC_CLIENT_ID: 'csec',
  OIDC_CLIENT_SECRET: 'secret',
}
const password = 'tea at the window, rain outside'

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
})

describe('from a new name to signing in', () => {
  it('a person with an e-mail address gets a link from HR, chooses a password and is in', async () => {
    const link = await invite({ name: 'Eli Novak', email: 'Eli@harborstreet.example', supervisor: 'Cleo Marsh' })
    const page = await visitor(test).get(link)
    expect(page.text).toContain('Welcome, Eli Novak.')
    expect(page.text).toContain('North House')
    expect(page.text).toContain('eli@harborstreet.example')
    expect(page.text).not.toContain('name="signInName"')
    const answer = await visitor(test).post(link, { password })
    expect([answer.status, answer.headers['location']]).toEqual([303, '/course'])
    const eli = await browserAfter(test, answer)
    await eli.post('/sign-out')
    const again = await visitor(test).post('/sign-in', { signInName: 'eli@harborstreet.example', password })
    expect(again.status).toBe(303)
  })

  it('a person with only a staff number gets a link from HR, chooses a password and is in', async () => {
    const link = await invite({ name: 'Eli Novak', number: 'H-2044' })
    await visitor(test).post(link, { password }).expect(303)
    await visitor(test).post('/sign-in', { signInName: 'h-2044', password }).expect(303)
  })

  it('a person with neither chooses a sign-in name', async () => {
    const link = await invite({ name: 'Eli Novak' })
    expect((await visitor(test).get(link)).text).toContain('name="signInName"')
    const taken = await visitor(test).post(link, { signInName: signInNameOf('bob'), password })
    expect(taken.status).toBe(422)
    expect(taken.text).toContain(t.account.signInNameTaken)
    await visitor(test).post(link, { signInName: 'eli-n', password }).expect(303)
    await visitor(test).post('/sign-in', { signInName: 'eli-n', password }).expect(303)
  })

  it('a person whose e-mail address was taken as a sign-in name chooses another one', async () => {
    const link = await invite({ name: 'Eli Novak', email: 'eli@harborstreet.example' })
    await test.deps.store.transaction((tx) =>
      setCredentials(tx, staff.dan, 'eli@harborstreet.example', 'x', calendarDate('2026-11-24')),
    )
    expect((await visitor(test).get(link)).text).toContain('name="signInName"')
  })

  it.each([
    ['short', 'rain', t.account.passwordProblems.short],
    ['very common', 'qwertyuiop', t.account.passwordProblems.common],
    ['their own name', 'novak, eli', t.account.passwordProblems['about-you']],
    ['their site', 'North House 12', t.account.passwordProblems['about-you']],
  ])('a password that is %s is refused, and the link still works', async (_, weak, words) => {
    const link = await invite({ name: 'Eli Novak', number: 'H-2044' })
    const refused = await visitor(test).post(link, { password: weak })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(words)
    await visitor(test).post(link, { password }).expect(303)
  })
})

describe('a link', () => {
  it('works once, also for two at the same moment', async () => {
    const link = await linkFor(staff.bob)
    const answers = await Promise.all([visitor(test).post(link, { password }), visitor(test).post(link, { password })])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404])
    expect((await visitor(test).get(link)).text).toContain(t.account.join.overTitle)
  })

  it('ends the one before, and its page says so once there is one', async () => {
    const page = linkPath(staff.dan)
    await withoutPassword(test, staff.dan)
    expect((await ada.get(page)).text).not.toContain(t.account.link.replaces)
    await linkFor(staff.dan)
    expect((await ada.get(page)).text).toContain(t.account.link.replaces)
  })

  it('answers alike when it is used, too old, replaced, or made up', async () => {
    const [used, replaced] = [await linkFor(staff.bob), await linkFor(staff.dan)]
    await visitor(test).post(used, { password }).expect(303)
    await linkFor(staff.dan)
    const old = await linkFor(staff.cleo)
    test.clock.pass({ days: 7 })
    const answers = []
    for (const link of [used, replaced, old, '/join/0123456789abcdefghjkmnpqrs']) {
      answers.push(await visitor(test).get(link), await visitor(test).post(link, { password }))
    }
    // But for the address in the link to the other language, which the visitor typed.
    const alike = answers.map(({ status, text }) => ({ status, text: text.replaceAll(/\/join\/\w+/g, '/join/…') }))
    for (const answer of alike) expect(answer).toEqual({ ...alike[0], status: 404 })
  })

  it('speaks the language that HR chose for the person, who keeps it', async () => {
    const link = await invite({ name: 'Eli Novak', language: 'es' })
    expect(link).toMatch(/^\/es\/join\//)
    expect((await visitor(test).get(link)).text).toContain('<html lang="es">')
    const joined = await visitor(test).post(link, { signInName: 'eli.novak', password })
    const eli = await browserAfter(test, joined)
    expect((await eli.get('/course')).text).toContain('<html lang="es">')
  })

  it('opens a page with one choice of language, and a button that a script turns into one to show the password', async () => {
    const link = await invite({ name: 'Eli Novak' })
    const { text } = await visitor(test).get(link)
    expect(text.split('hreflang="es"')).toHaveLength(2)
    expect(text).toMatch(/<button class="link" type="button" data-shows="password" aria-pressed="false" hidden/)
    expect(text).toMatch(/<script src="\/assets\/[0-9a-f]+\/password-shown.js" defer>/)
  })

  it('is shown once, with a code and a square to scan, and only its hash is kept', async () => {
    await withoutPassword(test, staff.bob)
    const { text } = await ada.post(linkPath(staff.bob))
    const token = /\/join\/([0-9a-z]{26})/.exec(text)?.[1] ?? ''
    expect(text).toContain(`http://localhost:3000/join/${token}`)
    expect(text).toMatch(/<b class="code">[0-9A-Z]{4}-[0-9A-Z]{4}<\/b>/)
    expect(text).toMatch(/<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="200"/)
    expect(text).toContain('Works once, until Dec 1, 2026.')
    expect((await ada.get(linkPath(staff.bob))).text).not.toContain(token)
    const kept = await test.deps.store.db.selectFrom('sign_in_link').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(token)
  })
})

describe('a code on paper', () => {
  it('as long as it was before short ones opens the same page, typed with spaces, capitals and letters that look like digits', async () => {
    const link = await linkFor(staff.bob)
    const token = link.slice('/join/'.length)
    const typed =
      token
        .toUpperCase()
        .replaceAll('0', 'O')
        .replaceAll('1', 'l')
        .match(/.{1,4}/g)
        ?.join(' ') ?? ''
    const answer = await visitor(test).post('/code', { code: ` ${typed}` })
    expect(answer.status).toBe(303)
    expect((await visitor(test).get(answer.headers['location'] ?? '')).text).toContain('Welcome, Bob Rivera.')
  })

  it('gets a kind answer when it is wrong, and a network address that keeps guessing has to wait', async () => {
    for (let n = 0; n < 41; n++) {
      const { status, text } = await visitor(test).post('/code', { code: `wrong ${n}` })
      expect(status).toBe(422)
      expect(text).toContain(t.account.code.wrong)
    }
    const { status, headers } = await visitor(test).post('/code', { code: 'wrong again' })
    expect([status, headers['retry-after']]).toEqual([429, '60'])
  })
})

describe('adding a person', () => {
  it.each([
    ['without a mail server', {}, true, ['nothingSent']],
    ['when invitations are mailed', MAIL, true, ['mailed']],
    ['when the mail of invitations is off', MAIL, false, ['notMailed']],
    ['with single sign-on', PROVIDER, true, ['provider', 'nothingSent']],
    ['with single sign-on and mail', { ...MAIL, ...PROVIDER }, true, ['provider', 'mailed']],
  ] as const)('says what comes after saving %s', async (_, environment, invites, expected) => {
    const organization = await testApp(environment)
    const people = await staffOn(organization)
    const { store, now } = organization.deps
    await store.transaction((tx) =>
      putReminderSettings(tx, { ...DEFAULT_REMINDERS, invite: invites }, people.ada, now()),
    )
    const { text } = await (await signedIn(organization, people.ada)).get('/hr/people/new').expect(200)
    const { lead, ...after } = t.account.newPerson.next
    expect(text).toContain(lead)
    const said = Object.entries(after).flatMap(([name, sentence]) => (text.includes(sentence) ? [name] : []))
    expect(said).toEqual(expected)
    await store.close()
  })

  it('puts everything on record', async () => {
    await ada
      .post('/hr/people', {
        ...newPerson,
        name: 'Eli Novak',
        department: 'Day program',
        position: 'Tutor',
        supervisor: 'cleo@harborstreet.example',
        type: 'volunteer',
        worksWithYouth: 'yes',
        hiredOn: '2026-11-20',
        site: staff.north,
      })
      .expect(303)
    const [eli = staff.bob] = await peopleNamed(test.deps.store.db, 'eli NOVAK')
    expect(await findPerson(test.deps.store.db, eli)).toMatchObject({
      name: 'Eli Novak',
      standing: { status: 'not-started', dueOn: '2026-12-20' },
      placements: [
        {
          site: staff.north,
          department: 'Day program',
          position: 'Tutor',
          supervisor: staff.cleo,
          type: 'volunteer',
          from: '2026-11-20',
        },
      ],
    })
  })

  it('leads from the link, before and after it’s made, to the record of the person who was just added', async () => {
    const answer = await ada.post('/hr/people', { ...newPerson, name: 'Eli Novak', site: staff.north }).expect(303)
    const link = (answer.headers['location'] ?? '').replace('?added=yes', '')
    const record = `<a href="${link.replace('/link', '')}">${t.account.link.record('Eli Novak')}`
    expect((await ada.get(link).expect(200)).text).toContain(record)
    expect((await ada.post(link).expect(200)).text).toMatch(
      new RegExp(`href="${link.replace('/link', '')}"\\s*>${t.account.link.record('Eli Novak')}`),
    )
  })

  it('offers the departments that there are, so that none is spelled in two ways', async () => {
    await ada
      .post('/hr/people', { ...newPerson, name: 'Eli Novak', site: staff.north, department: 'Kitchen' })
      .expect(303)
    const { text } = await ada.get('/hr/people/new').expect(200)
    expect(text).toContain('list="department-list"')
    const [, list = ''] = /<datalist id="department-list">(.*?)<\/datalist>/s.exec(text) ?? []
    expect(list.match(/(?<=value=")[^"]*/g)).toEqual(expect.arrayContaining(['Kitchen', 'Residential']))
  })

  it('leads with the other button to a page with one button, whose card prints itself and waits to be handed over', async () => {
    expect((await ada.get('/hr/people/new')).text).toContain(t.account.newPerson.printButton)
    const sent = { ...newPerson, name: 'Eli Novak', site: staff.north, print: 'yes' }
    const { headers } = await ada.post('/hr/people', sent).expect(303)
    const page = headers['location'] ?? ''
    const before = (await ada.get(page).expect(200)).text
    expect(before).toContain(t.account.link.added('Eli Novak'))
    expect(before).toMatch(new RegExp(`<button class="btn" type="submit">${t.account.link.printCard}</button>`))
    const path = page.replace('?added=card', '')
    const { text } = await ada.post(path, { print: 'yes' }).expect(200)
    const code = /<p class="codes__code"><span>([0-9A-Z]{4}-[0-9A-Z]{4})</.exec(text)?.[1] ?? ''
    expect(text).toMatch(/data-print data-warns data-now hidden>/)
    expect(text).toContain(t.account.link.record('Eli Novak'))
    expect((await ada.get('/hr/invites')).text).toContain(t.hr.bulkInvites.codeWaits('Dec 1, 2026'))
    // Reloading any of these pages adds nobody, and ends no code.
    expect((await ada.post(path, { print: 'yes' }).expect(303)).headers['location']).toBe(page)
    expect((await ada.get(page).expect(200)).text).toContain(t.account.link.replaces)
    await visitor(test).post('/code', { code }).expect(303)
    expect(await peopleNamed(test.deps.store.db, 'Eli Novak')).toHaveLength(1)
  })

  it('still offers the card when an invitation has gone out in between, and says first that the card replaces it', async () => {
    const sent = { ...newPerson, name: 'Eli Novak', site: staff.north, print: 'yes' }
    const page = (await ada.post('/hr/people', sent).expect(303)).headers['location'] ?? ''
    const path = page.replace('?added=card', '')
    expect((await ada.get(page).expect(200)).text).not.toContain(t.account.link.replaces)
    const [eli = staff.bob] = await peopleNamed(test.deps.store.db, 'Eli Novak')
    const mailed = await test.deps.store.transaction((tx) =>
      createSignInLink(tx, {
        purpose: 'invite',
        person: eli,
        createdBy: staff.ada,
        at: test.deps.now(),
        expiresAt: instant('2026-12-01T15:00:00.000Z'),
      }),
    )
    // The page was opened before: its button makes no card, and the next page says why.
    expect((await ada.post(path, { print: 'yes' }).expect(303)).headers['location']).toBe(page)
    await visitor(test).get(`/join/${mailed}`).expect(200)
    const { text } = await ada.get(page).expect(200)
    expect(text).toContain(t.account.link.replaces)
    expect(text).toMatch(new RegExp(`<button class="btn" type="submit">${t.account.link.printCard}</button>`))
    const fields = Object.fromEntries(
      [...text.matchAll(/<input type="hidden" name="(print|replaces)" value="([^"]*)">/g)].map(([, ...field]) => field),
    )
    expect((await ada.post(path, fields).expect(200)).text).toMatch(/data-print data-warns data-now hidden>/)
    await visitor(test).get(`/join/${mailed}`).expect(404)
  })

  it('makes no card for somebody who has come in since', async () => {
    await ada.post(linkPath(staff.bob), { print: 'yes' }).expect(303)
    expect((await ada.get(linkPath(staff.bob)).expect(200)).text).toContain(t.account.again.code)
  })

  it.each([
    ['a due date', { worksWithYouth: 'yes', hiredOn: '2026-11-20' }, t.account.link.dueOn('Dec 20, 2026')],
    ['no hire date', { worksWithYouth: 'yes' }, t.account.link.noHireDate],
    ['no need for orientation', { hiredOn: '2026-11-20' }, t.hr.because['not-required']().join('')],
  ])('says that the person was added, and what’s next: %s', async (_, change, next) => {
    const sent = { ...newPerson, name: 'Eli Novak', site: staff.north, ...change }
    const { headers } = await ada.post('/hr/people', sent).expect(303)
    const page = headers['location'] ?? ''
    const said = `${t.account.link.added('Eli Novak')} ${next}`
    expect((await ada.get(page).expect(200)).text.replaceAll('&#39;', '’')).toContain(said)
    expect((await ada.get(page.replace('?added=yes', '')).expect(200)).text).not.toContain(
      t.account.link.added('Eli Novak'),
    )
  })

  it('works without a hire date, and the record says so', async () => {
    await ada.post('/hr/people', { ...newPerson, name: 'Eli Novak', worksWithYouth: 'yes', site: staff.north })
    const [eli = staff.bob] = await peopleNamed(test.deps.store.db, 'Eli Novak')
    expect(await findPerson(test.deps.store.db, eli)).toMatchObject({ standing: { status: 'cannot-say', dueOn: null } })
  })

  it.each([
    ['no name', { name: '' }, t.account.needs.name],
    ['half an e-mail', { email: 'eli@' }, t.account.needs.email],
    ['an e-mail on record', { email: 'BOB@harborstreet.example' }, t.account.newPerson.emailTaken],
    ['a site of nobody', { site: 'site:elsewhere' }, t.account.needs.siteChoice],
    ['a day that is none', { hiredOn: '2026-02-30' }, 'Choose a day'],
    ['a supervisor of nobody', { supervisor: 'Zoe' }, t.account.newPerson.supervisorUnknown],
    ['another type', { type: 'king' }, t.account.needs.type],
  ])('says at the field what to fix and keeps the rest: %s', async (_, change, words) => {
    const { status, text } = await ada.post('/hr/people', {
      ...newPerson,
      name: 'Eli Novak',
      position: 'Night staff',
      site: staff.north,
      ...change,
    })
    expect(status).toBe(422)
    expect(text.split(words).length).toBeGreaterThan(2)
    expect(text).toContain('value="Night staff"')
    expect(await peopleNamed(test.deps.store.db, 'Eli Novak')).toEqual([])
  })

  it('offers both when two people have the supervisor’s name, with what tells them apart', async () => {
    for (const number of ['1', '2']) {
      await ada.post('/hr/people', { ...newPerson, name: 'Kim Lee', number, site: staff.north }).expect(303)
    }
    const form = { ...newPerson, name: 'Eli Novak', site: staff.north }
    const { text } = await ada.post('/hr/people', { ...form, supervisor: 'Kim Lee' }).expect(422)
    for (const number of ['1', '2']) expect(text).toContain(`Kim Lee, Youth worker, North House, ${number}</label>`)
    await ada.post('/hr/people', { ...form, supervisor: '2' }).expect(303)
  })

  it.each<[string, Record<string, string | string[]>]>([
    ['an unknown field', { role: 'hr' }],
    ['a field twice', { name: ['Eli', 'Novak'] }],
    ['a name that reaches for the prototype', { constructor: 'x' }],
    ['a worksWithYouth that the box never sends', { worksWithYouth: 'on' }],
  ])('refuses what the page never sends: %s', async (_, change) => {
    const { status } = await ada.post('/hr/people', { ...newPerson, name: 'Eli Novak', site: staff.north, ...change })
    expect(status).toBeGreaterThanOrEqual(400)
    expect(await peopleNamed(test.deps.store.db, 'Eli Novak')).toEqual([])
  })

  it('prints a name as text everywhere', async () => {
    const name = '<script>alert("x")</script>'
    const answer = await ada.post('/hr/people', { ...newPerson, name, site: staff.north })
    const path = (answer.headers['location'] ?? '').replace('?added=yes', '')
    const made = await ada.post(path)
    const link = /(\/es)?\/join\/[0-9a-z]{26}/.exec(made.text)?.[0] ?? ''
    const joined = await browserAfter(test, await visitor(test).post(link, { signInName: 'eli-n', password }))
    const pages = [
      await joined.get('/account'),
      await ada.get(`${path}?added=yes`),
      made,
      await ada.get(path.replace('/link', '')),
      await ada.get('/hr/people'),
      await visitor(test).get(await linkFor(personOf(path))),
      await ada.post('/hr/people', { ...newPerson, name, email: 'eli@', site: staff.north }),
    ]
    for (const { text } of pages) {
      expect(text).toContain('&lt;script&gt;')
      expect(text).not.toContain('<script>')
    }
  })
})

describe('a link that works', () => {
  it('is replaced only from a page that has said so', async () => {
    const answer = await ada.post('/hr/people', { ...newPerson, name: 'Eli Novak', site: staff.north }).expect(303)
    const path = (answer.headers['location'] ?? '').replace('?added=yes', '')
    // Two people have the page open.
    expect((await ada.get(path)).text).not.toContain('name="replaces"')
    const first = linkOn((await ada.post(path).expect(200)).text)
    const { headers } = await ada.post(path).expect(303)
    expect(headers['location']).toBe(path)
    await visitor(test).get(first).expect(200)
    const again = (await ada.get(path)).text
    expect(again).toContain(t.account.link.replaces)
    expect(again).toContain('<input type="hidden" name="replaces" value="yes">')
    const second = linkOn((await ada.post(path, { replaces: 'yes' }).expect(200)).text)
    await visitor(test).get(second).expect(200)
    expect((await visitor(test).get(first)).status).not.toBe(200)
  })
})

describe('a person without a department or a position', () => {
  it.each([
    ['department', 'Enter the department'],
    ['position', 'Enter the position'],
  ])('is not added, and the %s is asked for', async (field, message) => {
    const sent = { ...newPerson, name: 'Eve Stone', site: staff.north, [field]: '' }
    const answer = await ada.post('/hr/people', sent).expect(422)
    expect(answer.text).toContain(message)
  })
})

describe('HR’s own work', () => {
  it('ends with the session: an answer in between is refused', async () => {
    await endSessionsOf(test.deps.store.db, staff.ada)
    expect((await ada.post(linkPath(staff.bob))).status).toBe(401)
  })
})

const newPerson = {
  name: '',
  email: '',
  number: '',
  site: '',
  department: 'Residential',
  position: 'Youth worker',
  supervisor: '',
  language: 'en',
  type: 'employee',
  hiredOn: '',
  firstContactOn: '',
}

/** Adds a person at North House and makes a link. */
async function invite(fields: Partial<typeof newPerson>): Promise<string> {
  const answer = await ada.post('/hr/people', { ...newPerson, site: staff.north, ...fields }).expect(303)
  return linkOn((await ada.post(answer.headers['location'] ?? '').expect(200)).text)
}

/** An invitation, as for a person without a password. */
async function linkFor(person: PersonId): Promise<string> {
  await withoutPassword(test, person)
  const hr = await signedIn(test, staff.ada)
  return linkOn((await hr.post(linkPath(person), { replaces: 'yes' }).expect(200)).text)
}

function linkOn(page: string): string {
  return /(\/es)?\/join\/[0-9a-z]{26}/.exec(page)?.[0] ?? ''
}

function linkPath(person: PersonId): string {
  return `/hr/people/${person.slice('person:'.length)}/link`
}

function personOf(path: string): PersonId {
  return `person:${path.split('/')[3]}`
}
