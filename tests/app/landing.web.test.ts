import { beforeEach, describe, expect, it } from 'vitest'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { putRole } from '../../src/identity/role.store.ts'
import { holdersOn } from '../support/roles.ts'
import { type Staff, staffOn, type Name, PASSWORD, signInNameOf } from '../support/staff.ts'

let test: TestApp
let staff: Staff
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
})

describe('the root', () => {
  it.each([
    ['hal', '/hr'],
    ['ivy', '/hr'],
    ['eve', '/hr'],
    ['gus', '/hr'],
    ['fay', '/hr'],
    ['olga', '/hr'],
    ['cleo', '/team'],
    ['bob', '/course'],
  ] as const)('leads %s to where they work: %s', async (name, path) => {
    const everyone = { ...staff, ...(await holdersOn(test, staff)) }
    const browser = await signedIn(test, everyone[name])
    expect((await browser.get('/').expect(303)).headers['location']).toBe(path)
  })

  it('is what mails that were sent earlier led to, so Home and My people name the viewer’s own course while it’s due', async () => {
    const lineFor = async (path: string) => {
      const browser = await signedIn(test, staff.cleo)
      expect((await browser.get('/')).headers['location']).toBe(path)
      const { text } = await browser.get(path).expect(200)
      return /<p>(Your own course [^<]*)<a href="\/course">My course<\/a>/.exec(text)?.[1]
    }
    expect(await lineFor('/team')).toBe('Your own course was due on Feb 4, 2026. ')
    await test.deps.store.transaction((tx) => putRole(tx, staff.cleo, { role: 'hr', sites: [], until: null }))
    expect(await lineFor('/hr')).toBe('Your own course was due on Feb 4, 2026. ')
    expect((await (await signedIn(test, staff.ada)).get('/hr')).text).not.toContain('Your own course')
  })

  it('leads to a sign-in that goes on to each one’s work', async () => {
    expect((await visitor(test).get('/')).headers['location']).toBe('/sign-in')
  })
})

describe('signing in', () => {
  it.each<[Name, string]>([
    ['ada', '/hr'],
    ['cleo', '/team'],
    ['bob', '/course'],
  ])('leads %s to their own work: %s', async (name, path) => {
    expect((await signIn(name)).headers['location']).toBe(path)
    expect((await (await signedIn(test, staff[name])).get('/sign-in')).headers['location']).toBe(path)
  })

  it('to the course, as a mail asks for it, leads everyone to their course', async () => {
    const asked = await visitor(test).get('/course').expect(303)
    expect(asked.headers['location']).toBe('/sign-in?next=%2Fcourse')
    expect((await signIn('ada', { next: '/course' })).headers['location']).toBe('/course')
    for (const name of ['ada', 'cleo', 'bob'] as const)
      expect((await (await signedIn(test, staff[name])).get('/course').expect(200)).text).toContain(
        MESSAGES.en.learn.home.title,
      )
  })

  it('leads back to the page that asked for it, also in Spanish and after a wrong password', async () => {
    const asked = await visitor(test).get('/hr/people?site=north-house')
    expect(asked.status).toBe(303)
    const { location } = asked.headers
    expect(location).toBe('/sign-in?next=%2Fhr%2Fpeople%3Fsite%3Dnorth-house')
    const page = await visitor(test).get(String(location))
    expect(page.text).toContain('href="/es/sign-in?next=%2Fhr%2Fpeople%3Fsite%3Dnorth-house"')
    const next = nextIn(page.text)
    expect(next).toBe('/hr/people?site=north-house')
    const wrong = await signIn('ada', { next, password: 'not the password' })
    expect([wrong.status, nextIn(wrong.text)]).toEqual([422, next])
    expect((await signIn('ada', { next })).headers['location']).toBe(next)
  })

  it('speaks the language of the browser, which a shared copy is told of, and English by default', async () => {
    const to = async (languages: string) => {
      const { headers } = await visitor(test).get('/hr/people').set('Accept-Language', languages).expect(303)
      expect(headers['vary']).toContain('Accept-Language')
      return headers['location']
    }
    expect(await to('es-US,es;q=0.9,en;q=0.8')).toBe('/es/sign-in?next=%2Fhr%2Fpeople')
    expect(await to('en-US,en;q=0.9,es;q=0.8')).toBe('/sign-in?next=%2Fhr%2Fpeople')
    expect(await to('fr')).toBe('/sign-in?next=%2Fhr%2Fpeople')
    // Its address names the language, and the way to English stays open.
    const { text } = await visitor(test).get('/sign-in').set('Accept-Language', 'es').expect(200)
    expect(text).toContain('<html lang="en">')
  })

  it('the page for a code from paper speaks the browser’s language, until somebody chooses another', async () => {
    const get = (path: string, languages = 'es-US,es;q=0.9') =>
      visitor(test).get(path).set('Accept-Language', languages)
    const typed = await get('/code').expect(303)
    expect([typed.headers['location'], typed.headers['vary']]).toEqual([
      '/es/code',
      expect.stringContaining('Accept-Language'),
    ])
    const { text } = await get('/es/code').expect(200)
    expect(text).toContain('<html lang="es">')
    expect(text).toContain('href="/code?language=en"')
    expect((await get('/code?language=en').expect(200)).text).toContain('<html lang="en">')
    expect((await get('/sign-in').expect(200)).text).toContain('href="/code?language=en"')
    for (const languages of ['en-US,es;q=0.8', 'fr'])
      expect((await get('/code', languages).expect(200)).text).toContain('<html lang="en">')
  })

  it('leads back after a time-out on a page', async () => {
    const ada = await signedIn(test, staff.ada)
    test.clock.pass({ hours: 1 })
    expect((await ada.get('/hr/sites')).headers['location']).toBe('/sign-in?next=%2Fhr%2Fsites')
  })

  it('never sends a form again: after a time-out its page is offered', async () => {
    const bob = await signedIn(test, staff.bob)
    test.clock.pass({ hours: 13 })
    const answer = await bob
      .post('/account/password', { current: PASSWORD, password: 'the second door on the left' })
      .set('Referer', 'http://localhost:3000/account?x=1')
    expect(answer.status).toBe(401)
    expect(linkOf(answer.text)).toBe('/account?x=1')
    const own = await bob.post('/account/password').set('Referer', 'http://localhost:3000/account/password')
    expect(linkOf(own.text)).toBe('/')
  })

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example/',
    'javascript:alert(1)',
    'hr/people',
    `/${'x'.repeat(2_000)}`,
  ])('leads nowhere but to a page of ours: %j', async (next) => {
    expect((await signIn('bob', { next })).headers['location']).toBe('/course')
    const page = await visitor(test).get(`/sign-in?next=${encodeURIComponent(next)}`)
    expect(nextIn(page.text)).toBeNull()
    const bob = await signedIn(test, staff.bob)
    expect((await bob.get(`/sign-in?next=${encodeURIComponent(next)}`)).headers['location']).toBe('/course')
  })

  it('keeps no name of a page that tells how someone takes the course', async () => {
    for (const path of ['/pause', '/before-you-start', '/what-happens-next', '/other-format'])
      expect((await visitor(test).get(path)).headers['location']).toBe('/sign-in')
  })
})

function signIn(name: Name, more: { readonly next?: string | null; readonly password?: string } = {}) {
  const { next, password = PASSWORD } = more
  return visitor(test).post('/sign-in', {
    signInName: signInNameOf(name),
    password,
    ...(typeof next === 'string' ? { next } : {}),
  })
}

function nextIn(html: string): string | null {
  return /name="next" value="([^"]*)"/.exec(html)?.[1] ?? null
}

function linkOf(html: string): string | undefined {
  return new RegExp(`href="([^"]*)">${MESSAGES.en.account.toStart}<`).exec(html)?.[1]
}
