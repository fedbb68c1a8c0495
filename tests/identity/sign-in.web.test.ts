import type { Response } from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { createApp } from '../../src/app/app.ts'
import { calendarDate, HOUR_MS, toInstant } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { changeFacts } from '../../src/people/record.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { createSignInLink } from '../../src/identity/sign-in-link.store.ts'
import { endSessionsOf } from '../../src/identity/session.store.ts'
import {
  type Browser,
  browserAfter,
  type Fields,
  setCookies,
  signedIn,
  type TestApp,
  testApp,
  visitor,
} from '../support/app.ts'
import { type Staff, staffOn, PASSWORD, signInNameOf, withoutPassword } from '../support/staff.ts'
import { endOfTrail, trailAfter } from '../support/trail.ts'

const t = MESSAGES.en
const TODAY = calendarDate('2026-11-24')

let test: TestApp
let staff: Staff
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
})

describe('signing in', () => {
  it('begins a session and leads home', async () => {
    const answer = await signIn(signInNameOf('bob'), PASSWORD)
    expect([answer.status, answer.headers['location']]).toEqual([303, '/course'])
    const bob = await browserAfter(test, answer)
    expect((await bob.get('/account')).text).toContain('Bob Rivera')
    expect((await bob.get('/sign-in')).headers['location']).toBe('/course')
  })

  it('does not mind capitals and spaces around the name', async () => {
    expect((await signIn(`  ${signInNameOf('bob').toUpperCase()} `, PASSWORD)).status).toBe(303)
  })

  it.each([
    ['no name', { signInName: ' ', password: PASSWORD }, 'Enter your sign-in name'],
    ['no password', { signInName: 'bob', password: '' }, t.account.needs.password],
  ])('says at the field what is missing: %s', async (_, fields, words) => {
    const { status, text } = await visitor(test).post('/sign-in', fields)
    expect(status).toBe(422)
    expect(text).toContain('<title>Error: Sign in</title>')
    expect(text.split(words)).toHaveLength(3) // in the summary and at the field
  })

  describe('with a staff number', () => {
    const give = async (person: PersonId, number: string) => {
      const recording = { course: test.deps.contents.en.course.id, actor: staff.ada, at: test.deps.now(), today: TODAY }
      await test.deps.store.transaction((tx) => changeFacts(tx, person, { employee_number: number }, TODAY, recording))
    }

    it('opens the account of the one who has it, also when they sign in with their address', async () => {
      await give(staff.bob, 'N-1042')
      for (const typed of ['N-1042', ' n-1042 ', signInNameOf('bob')]) {
        const browser = await browserAfter(test, await signIn(typed, PASSWORD))
        expect((await browser.get('/account')).text).toContain('Bob Rivera')
      }
    })

    it('opens nothing for somebody who has no password', async () => {
      await give(staff.bob, '1042')
      await withoutPassword(test, staff.bob)
      expect((await signIn('1042', PASSWORD)).status).toBe(422)
    })

    it('opens nothing when two people have it, or when it was theirs before', async () => {
      await give(staff.bob, '1042')
      await give(staff.cleo, '1042')
      expect((await signIn('1042', PASSWORD)).status).toBe(422)
      await give(staff.cleo, '1043')
      expect((await signIn('1042', PASSWORD)).status).toBe(303)
      await give(staff.bob, '1044')
      expect((await signIn('1042', PASSWORD)).status).toBe(422)
    })

    it('is answered like a number that nobody has, and checks one hash', async () => {
      await give(staff.bob, '1042')
      const [known, unknown] = [await signIn('1042', 'a wrong password'), await signIn('9999', 'a wrong password')]
      expect(known.status).toBe(422)
      expect(comparable(known)).toEqual(comparable(unknown))
      const counts = await test.deps.store.db.selectFrom('sign_in_failure').select('failures').execute()
      // The network address twice, and each name with its account once.
      expect(counts.map(({ failures }) => failures).sort()).toEqual([1, 1, 1, 1, 2])
    })

    it('gives no more guesses than the address alone, and the wait doesn’t say that both are one account', async () => {
      await give(staff.bob, '1042')
      for (let n = 0; n < 5; n++) await signIn('1042', 'a wrong password')
      expect((await signIn('1042', PASSWORD)).status).toBe(429)
      const held = await signIn(signInNameOf('bob'), PASSWORD)
      const unknown = await signIn('rob@harborstreet.example', PASSWORD)
      expect([held.status, unknown.status]).toEqual([422, 422])
      expect(comparable(held)).toEqual(comparable(unknown))
      test.clock.pass({ minutes: 1 })
      expect((await signIn(signInNameOf('bob'), PASSWORD)).status).toBe(303)
    })
  })

  it('keeps the name that was typed, and never the password', async () => {
    const { text } = await signIn('bob@harborstreet.exampel', PASSWORD)
    expect(text).toContain('value="bob@harborstreet.exampel"')
    expect(text).not.toContain(PASSWORD)
  })

  it('answers and counts a wrong password, an unknown name, a closed account and one without a password alike', async () => {
    const ada = await signedIn(test, staff.ada)
    await ada.post(closeOf(staff.cleo), { reason: 'Lost phone' }).expect(303)
    await withoutPassword(test, staff.dan)
    const { db } = test.deps.store
    const seen: unknown[] = []
    for (const name of ['bob', 'cleo', 'dan', 'rob']) {
      await db.deleteFrom('sign_in_failure').execute()
      const answer = await signIn(`${name}@harborstreet.example`, 'not the password of Bob')
      const counted = (await db.selectFrom('sign_in_failure').select('failures').execute()).map(Object.values)
      seen.push({ status: answer.status, ...comparable(answer), counted })
    }
    expect(seen[0]).toMatchObject({ status: 422, counted: [[1], [1], [1]] })
    for (const answer of seen) expect(answer).toEqual(seen[0])
  })

  it('checks one Argon2id hash of the same cost for a wrong password, an unknown name, a closed account and one without a password', async () => {
    const ada = await signedIn(test, staff.ada)
    await ada.post(closeOf(staff.cleo), { reason: 'Lost phone' }).expect(303)
    await withoutPassword(test, staff.dan)
    const checked: string[] = []
    const { verifyHash } = test.deps
    const deps: typeof test.deps = {
      ...test.deps,
      verifyHash(hash, password) {
        checked.push(hash)
        return verifyHash(hash, password)
      },
    }
    const counted = { ...test, deps, app: createApp(deps) }
    const checkedFor = new Map<string, string[]>()
    for (const name of ['bob', 'cleo', 'dan', 'rob']) {
      const signInName = `${name}@harborstreet.example`
      await visitor(counted).post('/sign-in', { signInName, password: 'not the password of Bob' }).expect(422)
      checkedFor.set(
        name,
        checked.splice(0).map((hash) => hash.split('$').slice(1, 4).join(' ')),
      )
    }
    for (const hashes of checkedFor.values()) expect(hashes).toEqual(['argon2id v=19 m=19456,t=2,p=1'])
    await visitor(counted)
      .post('/sign-in', { signInName: signInNameOf('bob'), password: PASSWORD })
      .expect(303)
    expect(checked).toHaveLength(1)
  })

  it('gives a new id, whatever id the browser came with', async () => {
    const planted = `session=${'x'.repeat(43)}`
    const answer = await visitor(test)
      .post('/sign-in', { signInName: signInNameOf('bob'), password: PASSWORD })
      .set('Cookie', planted)
    const bob = await browserAfter(test, answer)
    expect(bob.cookie).not.toBe(planted)
    expect((await visitor(test).get('/account').set('Cookie', planted)).status).toBe(303)
  })

  it('gives a new id to who joins by a link, and ends the session that somebody else left there', async () => {
    const token = await inviteDan()
    const planted = await signedIn(test, staff.bob)
    const joined = await visitor(test).post(`/join/${token}`, { password: PASSWORD }).set('Cookie', planted.cookie)
    const dan = await browserAfter(test, joined)
    expect(dan.cookie).not.toBe(planted.cookie)
    expect(await isSignedIn(planted)).toBe(false)
  })

  it('offers both languages first to who joins by a link, and keeps the one of the page', async () => {
    const token = await inviteDan()
    const page = (await visitor(test).get(`/join/${token}`)).text
    const main = page.slice(page.indexOf('<main'))
    for (const link of [`href="/join/${token}"`, `href="/es/join/${token}"`])
      expect(main.indexOf(link)).toBeLessThan(main.indexOf('<h1>'))
    const answer = await visitor(test).post(`/es/join/${token}`, { password: 'a sentence of my own' })
    const dan = await browserAfter(test, answer)
    expect((await dan.get('/course')).text).toContain(MESSAGES.es.learn.home.title)
  })

  it('ends the session that the browser had before', async () => {
    const before = await signedIn(test, staff.bob)
    await visitor(test)
      .post('/sign-in', { signInName: signInNameOf('bob'), password: PASSWORD })
      .set('Cookie', before.cookie)
    expect(await isSignedIn(before)).toBe(false)
  })
})

describe('wrong tries', () => {
  it('have to wait after four, also with the right password, for a known and an unknown name alike', async () => {
    for (const name of [signInNameOf('bob'), 'rob@harborstreet.example']) {
      for (let n = 0; n < 5; n++) expect((await signIn(name, 'a wrong password')).status).toBe(422)
      const refused = await signIn(name, PASSWORD)
      expect([refused.status, refused.headers['retry-after']]).toEqual([429, '60'])
      expect(refused.text).toContain('Too many tries. Wait one minute, then try again.')
    }
  })

  it('wait across a restart, and not for ever', async () => {
    for (let n = 0; n < 5; n++) await signIn(signInNameOf('bob'), 'a wrong password')
    const restarted = { ...test, app: createApp(test.deps) }
    const credentials = { signInName: signInNameOf('bob'), password: PASSWORD }
    expect((await visitor(restarted).post('/sign-in', credentials)).status).toBe(429)
    test.clock.pass({ minutes: 1 })
    expect((await visitor(restarted).post('/sign-in', credentials)).status).toBe(303)
  })

  it('wrong tries sent all at the same moment are counted', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(signInNameOf('bob'), 'a wrong password')))
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15)
  })

  it('are forgiven by the right password', async () => {
    for (let n = 0; n < 4; n++) await signIn(signInNameOf('bob'), 'a wrong password')
    expect((await signIn(signInNameOf('bob'), PASSWORD)).status).toBe(303)
    for (let n = 0; n < 5; n++) expect((await signIn(signInNameOf('bob'), 'a wrong password')).status).toBe(422)
  })
})

describe('a session', () => {
  it.each<['ada' | 'bob' | 'cleo', string, { hours?: number; minutes?: number }[], boolean]>([
    ['ada', 'HR goes on after short pauses', [{ minutes: 29 }, { minutes: 29 }], true],
    ['ada', 'HR is signed out after half an hour', [{ minutes: 30 }], false],
    ['cleo', 'a supervisor goes on after short pauses', [{ minutes: 29 }, { minutes: 29 }], true],
    ['cleo', 'a supervisor is signed out after half an hour', [{ minutes: 30 }], false],
    ['bob', 'a learner goes on after a long pause', [{ hours: 7, minutes: 59 }], true],
    ['bob', 'a learner is signed out after 8 hours', [{ hours: 8 }], false],
    ['bob', 'nobody stays longer than 12 hours', [{ hours: 6 }, { hours: 6 }], false],
    ['bob', 'a clock that is set back prolongs nothing', [{ minutes: -1 }], false],
    ['ada', 'a clock that is set forward past half an hour signs HR out', [{ hours: 1 }], false],
    [
      'ada',
      'after a clock was set back, half an hour without a page is half an hour',
      [{ minutes: 25 }, { minutes: 25 }, { minutes: -40 }, { minutes: 30 }],
      false,
    ],
    [
      'ada',
      'after a clock was set back, HR goes on after short pauses',
      [{ minutes: 25 }, { minutes: 25 }, { minutes: -40 }, { minutes: 29 }],
      true,
    ],
    [
      'bob',
      'a clock that was set back and forward again leaves the 12 hours as they were',
      [{ hours: 7 }, { hours: -6 }, { hours: 6 }, { hours: 5 }],
      false,
    ],
  ])('of %s: %s', async (name, _, pauses, lasts) => {
    const browser = await signedIn(test, staff[name])
    let signedInStill = true
    for (const pause of pauses) {
      test.clock.pass(pause)
      signedInStill = await isSignedIn(browser)
    }
    expect(signedInStill).toBe(lasts)
  })

  it.each<[string, () => Promise<void> | void]>([
    ['after a quiet spell', () => test.clock.pass({ hours: 13 })],
    ['by someone else', () => endSessionsOf(test.deps.store.db, staff.bob)],
  ])('that has ended %s leads to the sign-in page, which says so and gives no reason', async (_, end) => {
    const { ended } = MESSAGES.en.account.signIn
    const bob = await signedIn(test, staff.bob)
    await end()
    const page = await bob.get('/sign-in')
    expect(page.text).toContain(ended)
    expect(page.text).not.toContain('quiet spell')
    expect((await visitor(test).get('/sign-in')).text).not.toContain(ended)
  })

  it('ends on the server when the person signs out', async () => {
    const bob = await signedIn(test, staff.bob)
    const answer = await bob.post('/sign-out')
    expect([answer.status, answer.headers['location']]).toEqual([303, '/signed-out'])
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"')
    expect(setCookies(answer)[0]).toContain('session=; Path=/; Expires=Thu, 01 Jan 1970')
    expect(await isSignedIn(bob)).toBe(false)
  })

  it('ends everywhere on request', async () => {
    const [phone, desk, cleo] = [
      await signedIn(test, staff.bob),
      await signedIn(test, staff.bob),
      await signedIn(test, staff.cleo),
    ]
    expect((await phone.post('/account/sessions')).status).toBe(303)
    expect([await isSignedIn(phone), await isSignedIn(desk), await isSignedIn(cleo)]).toEqual([false, false, true])
  })

  it('is kept as a hash: the table does not open the door', async () => {
    const bob = await signedIn(test, staff.bob)
    const rows = await test.deps.store.db.selectFrom('session').select('id_hash').execute()
    expect(rows.map(({ id_hash: hash }) => hash)).not.toContain(bob.cookie.split('=')[1])
    expect((await visitor(test).get('/account').set('Cookie', `session=${rows[0]?.id_hash}`)).status).toBe(303)
  })
})

describe('leaving', () => {
  it('ends the session by a plain link and lands on a page that says nothing', async () => {
    const bob = await signedIn(test, staff.bob)
    const answer = await bob.get('/leave')
    expect([answer.status, answer.headers['location']]).toEqual([303, '/blank'])
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"')
    expect(await isSignedIn(bob)).toBe(false)
    const { text } = await visitor(test).get('/blank')
    expect(text).toContain('<title>Blank page</title>')
    expect(text).not.toMatch(/Harbor|orientation|sign|CSEC|exploit/i)
  })

  it('works while the records do not answer: the browser loses its key, and sees nothing of ours', async () => {
    const bob = await signedIn(test, staff.bob)
    await test.deps.store.close()
    for (const path of ['/leave', '/blank', '/es/leave']) {
      const answer = await bob.get(path)
      expect(answer.status).toBe(200)
      expect(answer.headers['clear-site-data']).toBe('"cache", "storage"')
      expect(setCookies(answer).join()).toContain('session=;')
      expect(answer.text).not.toMatch(/Harbor|orientation|sign|CSEC|exploit/i)
    }
  })

  it('works for a visitor, too', async () => {
    expect((await visitor(test).get('/leave')).status).toBe(303)
  })
})

describe('a new password', () => {
  it.each([
    'a quiet room with the light off',
    'tres gatos duermen al sol',
    'xk29-plm4-qrt7',
    'two buses and a walk',
    `${'word by word and '.repeat(7)}done`,
  ])('is taken when others would not think of it: %s', async (password) => {
    const bob = await signedIn(test, staff.bob)
    await bob.post('/account/password', { current: PASSWORD, password }).expect(303)
  })
})

describe('changing the password', () => {
  const fresh = 'the second door on the left'

  it('asks for the current one, ends every other session, and goes on here', async () => {
    const other = await signedIn(test, staff.bob)
    const bob = await signedIn(test, staff.bob)
    const answer = await bob.post('/account/password', { current: PASSWORD, password: fresh })
    const after = await browserAfter(test, answer)
    expect((await after.get(answer.headers['location'] ?? '')).text).toContain('Your password has been changed.')
    expect([await isSignedIn(other), await isSignedIn(bob), await isSignedIn(after)]).toEqual([false, false, true])
    expect((await signIn(signInNameOf('bob'), PASSWORD)).status).toBe(422)
    expect((await signIn(signInNameOf('bob'), fresh)).status).toBe(303)
  })

  it('is kept as Argon2id with 19 MiB, 2 passes and 1 lane, as ASVS approves', async () => {
    await (await signedIn(test, staff.bob)).post('/account/password', { current: PASSWORD, password: fresh })
    const { db } = test.deps.store
    const { password_hash: kept } = await db
      .selectFrom('account')
      .select('password_hash')
      .where('person', '=', staff.bob)
      .executeTakeFirstOrThrow()
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it('counts a wrong current one against the address, too, and the trail has it as a proof that was refused', async () => {
    const bob = await signedIn(test, staff.bob)
    const begin = await endOfTrail(test)
    for (let n = 0; n < 40; n++) await visitor(test).post('/sign-in/passkey', { answer: '{}' })
    expect((await bob.post('/account/password', { current: 'not it at all', password: fresh })).status).toBe(422)
    const waiting = await bob.post('/account/password', { current: PASSWORD, password: fresh })
    expect([waiting.status, waiting.headers['retry-after']]).toEqual([429, '60'])
    expect((await visitor(test).post('/sign-in/passkey', { answer: '{}' })).status).toBe(429)
    const ofBob = (await trailAfter(test, begin)).filter(({ about }) => about === staff.bob)
    expect(ofBob.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['proof_refused', { why: 'wrong' }],
      ['proof_refused', { why: 'wait' }],
    ])
  })

  it.each<[string, Fields, string]>([
    ['not the current one', { current: 'some other password', password: fresh }, t.account.own.wrongCurrent],
    ['short', { current: PASSWORD, password: 'door' }, t.account.passwordProblems.short],
    ['common', { current: PASSWORD, password: 'Password2026!' }, t.account.passwordProblems.common],
    ['the person’s own name', { current: PASSWORD, password: 'BobRivera99' }, t.account.passwordProblems['about-you']],
    [
      'the organization',
      { current: PASSWORD, password: 'harbor street youth services' },
      t.account.passwordProblems['about-you'],
    ],
    [
      'a word of the organization with a digit',
      { current: PASSWORD, password: 'HarborStreet1' },
      t.account.passwordProblems['about-you'],
    ],
    ...['P@ssw0rd123', '1qaz2wsx3edc', 'christopher', 'qwerty123456', 'iloveyou123', 'michelle1234', 'princess2024']
      .concat([
        'zaq12wsxcde',
        'trustno1trustno1',
        'elizabeth1',
        'dragon12345',
        'minecraft123',
        'contraseña1',
        'Newark2026!',
      ])
      .map((password): [string, Fields, string] => [
        `common: ${password}`,
        { current: PASSWORD, password },
        t.account.passwordProblems.common,
      ]),
  ])('is refused and says why: %s', async (_, fields, words) => {
    const bob = await signedIn(test, staff.bob)
    const { status, text } = await bob.post('/account/password', fields)
    expect(status).toBe(422)
    expect(text).toContain(words)
    expect((await signIn(signInNameOf('bob'), PASSWORD)).status).toBe(303)
  })
})

function closeOf(person: PersonId) {
  return hrefTo('/hr/people/:person/changes/:change', { person, change: 'close-access' })
}

function signIn(signInName: string, password: string) {
  return visitor(test).post('/sign-in', { signInName, password })
}

async function inviteDan(): Promise<string> {
  await withoutPassword(test, staff.dan)
  const expiresAt = toInstant(Date.parse(test.deps.now()) + HOUR_MS)
  const about = { purpose: 'invite', person: staff.dan, createdBy: 'system:test', at: test.deps.now() } as const
  return test.deps.store.transaction((tx) => createSignInLink(tx, { ...about, expiresAt }))
}

async function isSignedIn(browser: Browser): Promise<boolean> {
  return (await browser.get('/account')).status === 200
}

/** The page without what was typed, and the headers that a browser acts on. */
function comparable({ text, headers }: Response) {
  const { 'set-cookie': cookie, 'retry-after': wait, location } = headers
  const page = text.replaceAll(/value="[^"]*"|challenge&quot;:&quot;[\w-]{43}/g, '')
  return { page, cookies: String(cookie).replaceAll(/=[\w-]{43};| Expires=[^;]*;/g, ''), wait, location }
}
