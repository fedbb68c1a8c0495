import { beforeEach, describe, expect, it } from 'vitest'
import { MESSAGES } from '../../src/words/messages.ts'
import { deviceOf } from '../../src/identity/session.ts'
import { setLanguage } from '../../src/identity/account.store.ts'
import { type Browser, browserAfter, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { PASSWORD, signInNameOf, type Staff, staffOn } from '../support/staff.ts'

const ANDROID =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36'
const WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0'

let test: TestApp
let staff: Staff
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
})

describe('the list of one’s own sessions', () => {
  it('says on what, since when and how long ago, this one first, in English', async () => {
    await signInOn(ANDROID)
    test.clock.pass({ hours: 3, minutes: 5 })
    const desk = await signInOn(WINDOWS)
    expect(await listed(desk)).toEqual([
      'Edge on Windows, started today at 1:05 PM, last used just now. This session',
      'Chrome on Android, started today at 10:00 AM, last used 3 hours ago. Sign out: Chrome on Android, started today at 10:00 AM, last used 3 hours ago',
    ])
  })

  it('says the same in Spanish, over midnight and to the minute', async () => {
    test.clock.pass({ hours: 13, minutes: 50 })
    await signInOn(ANDROID)
    test.clock.pass({ minutes: 14 })
    const desk = await signInOn(WINDOWS)
    await setLanguage(test.deps.store.db, staff.bob, 'es')
    expect((await listed(desk))[1]).toMatch(
      /^Chrome en Android: sesión abierta ayer a las 11:50\sp\.\sm\., usada por última vez hace 14 minutos\./,
    )
  })

  it('holds no session that has ended, of anyone else, or with more about a browser than its name', async () => {
    await signedIn(test, staff.cleo)
    await signInOn(ANDROID)
    test.clock.pass({ hours: 8 })
    const desk = await signInOn(WINDOWS)
    expect(await listed(desk)).toHaveLength(1)
    const rows = await test.deps.store.db.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(rows)).not.toMatch(/Mozilla|142\.0|Mobile|127\.0\.0\.1/)
  })

  it('ends one and leaves the others, and ends all but this one', async () => {
    const [phone, tablet, desk] = [await signInOn(ANDROID), await signInOn(ANDROID), await signInOn(WINDOWS)]
    const { text } = await desk.get('/account')
    const handles = [...text.matchAll(/name="end" value="([0-9a-f]{16})"/g)].map(([, handle]) => handle ?? '')
    expect(handles).toHaveLength(2)
    const answer = await desk.post('/account/sessions', { end: handles[0] ?? '' })
    expect(answer.headers['location']).toBe('/account?changed=sessions')
    expect([await isIn(phone), await isIn(tablet)].filter(Boolean)).toHaveLength(1)
    await desk.post('/account/sessions', { end: 'others' })
    expect([await isIn(phone), await isIn(tablet), await isIn(desk)]).toEqual([false, false, true])
    expect((await desk.get('/account?changed=sessions')).text).toContain(MESSAGES.en.account.sessions.ended)
  })

  it('ends no session of anyone else, even by its right name', async () => {
    const cleo = await signedIn(test, staff.cleo)
    const bob = await signInOn(ANDROID)
    const { id_hash: hash } = await test.deps.store.db
      .selectFrom('session')
      .select('id_hash')
      .where('person', '=', staff.cleo)
      .executeTakeFirstOrThrow()
    await bob.post('/account/sessions', { end: hash.slice(0, 16) })
    expect(await isIn(cleo)).toBe(true)
    for (const end of ['%', '', 'all', '0'.repeat(15)])
      expect((await bob.post('/account/sessions', { end })).status).toBe(400)
  })
})

describe('a session ends', () => {
  it('at once when access is closed, the role changes, or the last day is over', async () => {
    const hr = await signedIn(test, staff.ada)
    const cleo = await signedIn(test, staff.cleo)
    const roles = `/hr/roles/people/${staff.cleo.slice('person:'.length)}`
    await hr.post(roles, { role: 'hr', until: '', reason: 'More work' }).expect(303)
    expect(await isIn(cleo)).toBe(false)
    const again = await signedIn(test, staff.cleo)
    await hr.post(`${roles}/removals`, { ended: 'hr', why: 'Less work' }).expect(303)
    expect(await isIn(again)).toBe(false)
    const third = await signedIn(test, staff.cleo)
    await hr.post(`${pathOf(staff.cleo)}/changes/close-access`, { reason: 'Lost phone' }).expect(303)
    expect(await isIn(third)).toBe(false)
    const dan = await signedIn(test, staff.dan)
    await hr.post(`${pathOf(staff.dan)}/changes/last-day`, { on: '2026-11-23' }).expect(303)
    expect(await isIn(dan)).toBe(false)
  })

  it('when HR signs somebody out everywhere', async () => {
    const [hr, phone] = [await signedIn(test, staff.ada), await signInOn(ANDROID)]
    await hr.post(`${pathOf(staff.bob)}/changes/sign-out`).expect(303)
    expect(await isIn(phone)).toBe(false)
    expect(await isIn(await signInOn(ANDROID))).toBe(true)
  })
})

describe('every page', () => {
  it.each<['ada' | 'bob', string]>([
    ['ada', 'if you don’t open a new page for 30 minutes, and after 12 hours in any case'],
    ['bob', 'if you don’t open a new page for 8 hours, and after 12 hours in any case'],
  ])('says to %s when the session ends', async (name, words) => {
    const browser = await signedIn(test, staff[name])
    expect((await browser.get('/account')).text).toContain(words)
    expect((await visitor(test).get('/sign-in')).text).not.toContain('in any case')
  })

  it('has for its script the seconds that are left, and staying begins them again', async () => {
    const hr = await signedIn(test, staff.ada)
    expect((await hr.get('/account')).text).toContain('data-seconds="1800"')
    test.clock.pass({ minutes: 20 })
    const stayed = await hr.post('/account/stay')
    expect(stayed.body).toEqual({ seconds: 1800, canStay: true })
    test.clock.pass({ minutes: 29 })
    expect(await isIn(hr)).toBe(true)
  })

  it('says at the latest end that staying is over', async () => {
    const bob = await signedIn(test, staff.bob)
    test.clock.pass({ hours: 7 })
    await bob.get('/course')
    test.clock.pass({ hours: 4, minutes: 58 })
    const stayed = await bob.post('/account/stay')
    expect(stayed.body).toEqual({ seconds: 120, canStay: false })
    test.clock.pass({ minutes: 2 })
    expect((await bob.post('/account/stay')).status).toBe(401)
  })
})

describe('a browser', () => {
  it.each([
    [ANDROID, 'chrome', 'android'],
    [WINDOWS, 'edge', 'windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Version/26.0 Mobile/15E148 Safari/604.1',
      'safari',
      'iphone',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) CriOS/142.0 Mobile/15E148 Safari/604.1',
      'chrome',
      'iphone',
    ],
    ['Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) FxiOS/140.0 Mobile/15E148 Safari/605.1.15', 'firefox', 'ipad'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15',
      'safari',
      'mac',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'firefox', 'linux'],
    [
      'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36',
      'chrome',
      'chromebook',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; SM-S911U) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36',
      'samsung',
      'android',
    ],
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/141.0.0.0 Safari/537.36 OPR/125.0', 'opera', 'windows'],
    ['curl/8.14.1', 'other', 'other'],
    ['', 'other', 'other'],
    ['<script>alert(1)</script>', 'other', 'other'],
  ])('is one out of a short list: %s', (text, browser, system) => {
    expect(deviceOf(text)).toEqual({ browser, system })
  })
})

async function signInOn(userAgent: string): Promise<Browser> {
  const credentials = { signInName: signInNameOf('bob'), password: PASSWORD }
  return browserAfter(test, await visitor(test).post('/sign-in', credentials).set('User-Agent', userAgent))
}

/** The texts of the list, as somebody reads them. */
async function listed(browser: Browser): Promise<string[]> {
  const { text } = await browser.get('/account')
  const list = /<h2 id="sessions">[\s\S]*?<ul>([\s\S]*?)<\/ul>/.exec(text)?.[1] ?? ''
  return [...list.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, item = '']) =>
    item
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replaceAll(' :', ':'),
  )
}

async function isIn(browser: Browser): Promise<boolean> {
  return (await browser.get('/account')).status === 200
}

function pathOf(person: string): string {
  return `/hr/people/${person.slice('person:'.length)}`
}
