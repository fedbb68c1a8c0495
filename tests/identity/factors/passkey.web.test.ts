import { beforeEach, describe, expect, it, vi } from 'vitest'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import { closeAccess } from '../../../src/identity/access.store.ts'
import { findAccount } from '../../../src/identity/account.store.ts'
import { findPasskey, passkeysOf } from '../../../src/identity/factors/passkey.store.ts'
import { passkeyHandle } from '../../../src/identity/factors/passkey.web.ts'
import { ownAddress } from '../../../src/identity/own-address.store.ts'
import { createSignInLink, type LinkPurpose } from '../../../src/identity/sign-in-link.store.ts'
import type { PersonId } from '../../../src/ledger/event.ts'
import { hrefTo } from '../../../src/app/href.web.ts'
import { calendarDate, HOUR_MS, later } from '../../../src/platform/time/calendar.ts'
import { enqueue, messagesTo } from '../../../src/reminders/message.store.ts'
import { accountStates, peopleToInvite } from '../../../src/reminders/to-remind.store.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { HTTPS, type TestApp, testApp, visitor } from '../../support/app.ts'
import { askedIn, type TestPasskey, testPasskey, type Wrong } from '../../support/authenticator.ts'
import { jar, type Jar, leadsTo } from '../../support/jar.ts'
import { PASSWORD, type Staff, signInNameOf, staffOn, withoutPassword } from '../../support/staff.ts'

const words = MESSAGES.en.factors.passkey
const today = calendarDate('2026-11-24')

let test: TestApp
let staff: Staff
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
})

describe('joining with a passkey', () => {
  it('comes first on the page of the link, and the password second', async () => {
    await withoutPassword(test, staff.bob)
    const { text } = await visitor(test).get(await linkFor(staff.bob))
    expect(text.indexOf(words.joinButton)).toBeGreaterThan(0)
    expect(text.indexOf('name="password"')).toBeGreaterThan(text.indexOf(words.joinButton))
    // Without the script, or without passkeys, it stays hidden.
    expect(text).toMatch(/<section class="card" aria-labelledby="passkey" data-with-passkey hidden>/)
    const { options, kind, origin } = askedIn(text)
    expect({ kind, origin }).toEqual({ kind: 'new', origin: 'http://localhost:3000' })
    expect(options).toMatchObject({
      rp: { id: 'localhost', name: 'Harbor Street Youth Services' },
      user: { name: signInNameOf('bob'), displayName: 'Bob Rivera' },
      attestation: 'none',
      authenticatorSelection: {
        authenticatorAttachment: 'platform',
        residentKey: 'required',
        userVerification: 'required',
      },
    })
  })

  it('signs in at once, without a password or a name, and the address on record is their own', async () => {
    const { bob, browser } = await bobWithPasskey()
    expect((await browser.get('/account')).text).toContain('Bob Rivera')
    expect(await findAccount(test.deps.store.db, staff.bob)).toMatchObject({
      isInUse: true,
      signInName: null,
      passwordHash: null,
    })
    // An address may break before its sign.
    const account = (await browser.get('/account')).text.replaceAll('<wbr>', '')
    expect(account).toContain(MESSAGES.en.account.own.noSignInName(signInNameOf('bob')))
    expect(await ownAddress(test.deps.store.db, staff.bob, today)).toBe(signInNameOf('bob'))
    expect(await passkeysOf(test.deps.store.db, [staff.bob])).toMatchObject([
      { id: bob.id, name: words.devices.other, usedAt: test.deps.now() },
    ])
    // The first way in is no change to tell of.
    expect(await messagesTo(test.deps.store.db, staff.bob)).toEqual([])
  })

  it('uses the link up: of two who open it, the second comes too late', async () => {
    await withoutPassword(test, staff.bob)
    const link = await linkFor(staff.bob)
    const [first, second] = [jar(test), jar(test)]
    const [one, two] = [await first.get(link), await second.get(link)]
    expect(leadsTo(await first.post(`${link}/passkey`, { answer: testPasskey().answer(askedIn(one.text)) }))).toBe(
      '/course',
    )
    expect((await second.post(`${link}/passkey`, { answer: testPasskey().answer(askedIn(two.text)) })).status).toBe(404)
  })

  it.each([
    ['an address with a number', { PUBLIC_URL: 'http://192.168.1.20:3000', HOST: '192.168.1.20', ALLOW_HTTP: '1' }],
    ['a name without https', { PUBLIC_URL: 'http://orientation.example.org', HOST: '0.0.0.0', ALLOW_HTTP: '1' }],
    ['an https address with a number', { PUBLIC_URL: 'https://192.168.1.20' }],
  ])('isn’t offered at %s: the password form is simply there', async (_, environment) => {
    test = await testApp(environment)
    staff = await staffOn(test)
    await withoutPassword(test, staff.bob)
    for (const path of [await linkFor(staff.bob), '/sign-in']) {
      const { text } = await visitor(test).get(path)
      expect(text).not.toContain('data-passkey')
      expect(text).toContain('name="password"')
    }
  })

  it('belongs to the public address, whatever name a request says it came to', async () => {
    test = await testApp(HTTPS)
    staff = await staffOn(test)
    const { text } = await visitor(test)
      .get('/sign-in')
      .set('Host', 'elsewhere.example')
      .set('X-Forwarded-Host', 'elsewhere.example')
    const { options, origin } = askedIn(text)
    expect({ origin, rpId: options.rpId }).toEqual({
      origin: 'https://orientation.example.org',
      rpId: 'orientation.example.org',
    })
  })
})

describe('signing in with a passkey', () => {
  it('needs no name, and opens the page that asked for the sign-in', async () => {
    const { bob } = await bobWithPasskey()
    const browser = jar(test)
    const { text } = await browser.get('/sign-in?next=%2Fpolicy')
    expect(askedIn(text).options.allowCredentials).toEqual([])
    expect(text).toContain('autocomplete="username webauthn"')
    const answer = bob.answer(askedIn(text))
    expect(leadsTo(await browser.post('/sign-in/passkey', { answer, next: '/policy' }))).toBe('/policy')
    expect((await browser.get('/account')).text).toContain('Bob Rivera')
    expect(await findPasskey(test.deps.store.db, bob.id)).toMatchObject({ counter: 2, usedAt: test.deps.now() })
  })

  it('is refused while the account is closed', async () => {
    const { bob } = await bobWithPasskey()
    const recording = { course: 'csec-orientation', actor: staff.ada, at: test.deps.now(), today } as const
    await test.deps.store.transaction((tx) => closeAccess(tx, staff.bob, 'Left', recording))
    const browser = jar(test)
    const answer = bob.answer(askedIn((await browser.get('/sign-in')).text))
    const { status, text } = await browser.post('/sign-in/passkey', { answer })
    expect([status, text.includes(MESSAGES.en.account.signIn.closed)]).toEqual([422, true])
  })

  it.each<[string, Wrong]>([
    ['from another origin', { origin: 'http://localhost:4000' }],
    ['from a look-alike of the address', { origin: 'http://localhost:3000.elsewhere.example' }],
    ['for another site', { rpId: 'elsewhere.example' }],
    ['of a device that didn’t ask who is there', { unverified: true }],
    ['to a challenge of another time', { challenge: 'A'.repeat(43) }],
    ['meant for making a passkey', { type: 'webauthn.create' }],
    ['whose counter went back', { counter: 1 }],
    ['that names another owner', { userHandle: Buffer.from('somebody').toString('base64url') }],
  ])('refuses an answer %s, and the same passkey gets in when all is well', async (_, wrong) => {
    const { bob } = await bobWithPasskey()
    const browser = jar(test)
    await expectRefused(browser, bob.answer(askedIn((await browser.get('/sign-in')).text), wrong))
    const answer = bob.answer(askedIn((await browser.get('/sign-in')).text))
    expect(leadsTo(await browser.post('/sign-in/passkey', { answer }))).toBe('/course')
  })

  it('refuses the same answer a second time, also from the browser that sent it', async () => {
    const { bob } = await bobWithPasskey()
    const browser = jar(test)
    const answer = bob.answer(askedIn((await browser.get('/sign-in')).text))
    await browser.post('/sign-in/passkey', { answer })
    await browser.post('/sign-out')
    await expectRefused(browser, answer)
  })

  it('refuses an answer to the challenge of another browser', async () => {
    const { bob } = await bobWithPasskey()
    const theirs = askedIn((await jar(test).get('/sign-in')).text)
    const browser = jar(test)
    await browser.get('/sign-in')
    await expectRefused(browser, bob.answer(theirs))
    await expectRefused(jar(test), bob.answer(theirs))
  })

  it('takes an answer for five minutes, in any tab of the browser', async () => {
    const { bob } = await bobWithPasskey()
    const browser = jar(test)
    const [first, second] = [await browser.get('/sign-in'), await browser.get('/sign-in')]
    test.clock.pass({ minutes: 4 })
    expect(leadsTo(await browser.post('/sign-in/passkey', { answer: bob.answer(askedIn(first.text)) }))).toBe('/course')
    await browser.post('/sign-out')
    test.clock.pass({ minutes: 1 })
    await expectRefused(browser, bob.answer(askedIn(second.text)))
  })

  it('refuses a passkey that nobody has added, a key that isn’t its own, and what is no answer at all', async () => {
    const { bob } = await bobWithPasskey()
    const browser = jar(test)
    const asked = async () => askedIn((await browser.get('/sign-in')).text)
    await expectRefused(browser, testPasskey().answer(await asked()))
    const forged = JSON.parse(testPasskey().answer(await asked()))
    await expectRefused(browser, JSON.stringify({ ...forged, id: bob.id, rawId: bob.id }))
    for (const text of ['', 'null', '{}', '[]', '{"id":1}', JSON.stringify({ ...forged, response: {} })])
      await expectRefused(browser, text)
  })

  it('is slowed down for an address from which many wrong ones came', async () => {
    const browser = jar(test)
    for (let n = 0; n < 41; n++) await browser.post('/sign-in/passkey', { answer: '{}' })
    expect((await browser.post('/sign-in/passkey', { answer: '{}' })).status).toBe(429)
  })
})

describe('a passkey that is made', () => {
  it.each<[string, Wrong]>([
    ['for another origin', { origin: 'https://elsewhere.example' }],
    ['for another site', { rpId: 'elsewhere.example' }],
    ['by a device that didn’t ask who is there', { unverified: true }],
    ['for a challenge of another time', { challenge: 'A'.repeat(43) }],
    ['by an answer that is meant for signing in', { type: 'webauthn.get' }],
  ])('%s is refused, and the link still works', async (_, wrong) => {
    await withoutPassword(test, staff.bob)
    const link = await linkFor(staff.bob)
    const browser = jar(test)
    const answer = testPasskey().answer(askedIn((await browser.get(link)).text), wrong)
    const { status, text } = await browser.post(`${link}/passkey`, { answer })
    expect([status, text.includes(words.notMade)]).toEqual([422, true])
    expect(await passkeysOf(test.deps.store.db, [staff.bob])).toEqual([])
    const again = testPasskey().answer(askedIn(text))
    expect(leadsTo(await browser.post(`${link}/passkey`, { answer: again }))).toBe('/course')
  })

  it.each(['android-key', 'android-safetynet', 'apple', 'tpm', 'fido-u2f', 'packed'])(
    'with certificates (%s) is refused before anybody calls their makers',
    async (format) => {
      const calls = vi.spyOn(globalThis, 'fetch')
      await withoutPassword(test, staff.bob)
      const link = await linkFor(staff.bob)
      const browser = jar(test)
      const statement = new Map<string, unknown>([['x5c', [isoCBOR.encode('certificate')]]])
      const answer = testPasskey().answer(askedIn((await browser.get(link)).text), { format, statement })
      expect((await browser.post(`${link}/passkey`, { answer })).status).toBe(422)
      expect(calls).not.toHaveBeenCalled()
      calls.mockRestore()
    },
  )

  it('can’t be one that opens somebody else’s account', async () => {
    const { bob } = await bobWithPasskey()
    await withoutPassword(test, staff.dan)
    const link = await linkFor(staff.dan)
    const browser = jar(test)
    const answer = bob.answer(askedIn((await browser.get(link)).text))
    expect((await browser.post(`${link}/passkey`, { answer })).status).toBe(422)
    expect(await findPasskey(test.deps.store.db, bob.id)).toMatchObject({ person: staff.bob })
  })
})

describe('on the account page', () => {
  it('a second passkey is added, named and removed, and the person is told each time', async () => {
    const { bob, browser } = await bobWithPasskey()
    const second = await addPasskey(browser)
    const account = await browser.get('/account?changed=passkey-added')
    expect(account.text).toContain(MESSAGES.en.factors.list.changed['passkey-added'])
    const paths = [...account.text.matchAll(/href="(\/account\/passkeys\/[0-9a-f]{16})"/g)].map(([, path]) => path)
    expect(paths).toHaveLength(2)
    const path = pathOf(second)
    expect((await browser.post(path, { name: ' ' })).text).toContain(words.nameNeeded)
    expect(leadsTo(await browser.post(path, { name: 'Work laptop' }))).toBe('/account?changed=passkey-renamed')
    expect((await browser.get('/account')).text).toContain('Work laptop')
    expect(leadsTo(await browser.post(`${path}/removals`))).toBe('/account?changed=passkey-removed')
    expect((await browser.get(path)).status).toBe(404)
    expect((await messagesTo(test.deps.store.db, staff.bob)).map(({ kind }) => kind).sort()).toEqual([
      'passkey-added',
      'passkey-removed',
    ])
    await expectRefused(jar(test), second.answer(askedIn((await jar(test).get('/sign-in')).text)))
    expect(await findPasskey(test.deps.store.db, bob.id)).not.toBeNull()
  })

  it('says at the next sign-in what was changed, until it is read', async () => {
    const { bob, browser } = await bobWithPasskey()
    await addPasskey(browser)
    test.clock.pass({ hours: 1 })
    const again = jar(test)
    const answer = bob.answer(askedIn((await again.get('/sign-in')).text))
    expect(leadsTo(await again.post('/sign-in/passkey', { answer }))).toBe('/account/notice')
    expect((await again.get('/account/notice')).text).toContain(
      MESSAGES.en.factors.changes['passkey-added']('Nov 24, 2026'),
    )
    expect(leadsTo(await again.post('/account/notice'))).toBe('/course')
    expect(leadsTo(await again.get('/account/notice'))).toBe('/course')
  })

  it('tells someone without a password to check the passkeys, at the next sign-in', async () => {
    const { bob, browser } = await bobWithPasskey()
    await addPasskey(browser)
    test.clock.pass({ hours: 1 })
    const again = jar(test)
    const answer = bob.answer(askedIn((await again.get('/sign-in')).text))
    await again.post('/sign-in/passkey', { answer })
    const { text } = await again.get('/account/notice')
    const { notice } = MESSAGES.en.account
    expect(text).toContain(notice.notYouWithoutPassword)
    expect(text).toContain(`<a href="/account#ways">${notice.ways}</a>`)
    expect(text).not.toContain(notice.password)
  })

  it('offers codes only where one can be asked: after a password, or after a link by mail', async () => {
    const { browser } = await bobWithPasskey()
    const { text } = await browser.get('/account')
    expect(text).toContain(MESSAGES.en.factors.list.appNotAsked)
    expect(text).not.toContain('href="/account/app"')
    await browser.post('/account/first-password', {
      signInName: signInNameOf('bob'),
      password: 'tea at the window, rain outside',
    })
    expect((await browser.get('/account')).text).toContain('href="/account/app"')
  })

  it('the invitation counts as used, and no other goes out', async () => {
    const { db } = test.deps.store
    const invite = { kind: 'invite', person: staff.bob, about: null, occasion: 'invite', deadline: null } as const
    const told = { mail: false, by: 'system:reminders', at: test.deps.now(), today } as const
    await test.deps.store.transaction((tx) => enqueue(tx, { ...invite, ...told }))
    const { browser } = await bobWithPasskey()
    const { result } = MESSAGES.en.hr.reminders.messages
    const { text } = await browser.get('/account')
    expect([text.includes(result.used), text.includes(result.byHand)]).toEqual([true, false])
    expect((await accountStates(db, [staff.bob])).get(staff.bob)).toEqual({ hasWayIn: true, closed: false })
    await db.deleteFrom('message').execute()
    expect(await peopleToInvite(db)).not.toContain(staff.bob)
  })

  it('the last way in can’t be removed', async () => {
    const { bob, browser } = await bobWithPasskey()
    const path = pathOf(bob)
    expect((await browser.get(path)).text).toContain(words.lastWayIn)
    expect((await browser.post(`${path}/removals`)).status).toBe(409)
    const password = 'tea at the window, rain outside'
    const chosen = { signInName: signInNameOf('bob'), password }
    expect(leadsTo(await browser.post('/account/first-password', chosen))).toBe('/account?changed=password')
    expect(leadsTo(await browser.post(`${path}/removals`))).toBe('/account?changed=passkey-removed')
    test.clock.pass({ hours: 1 })
    expect(leadsTo(await jar(test).post('/sign-in', chosen))).toBe('/account/notice')
  })

  it('the name of someone else is no name for a first password', async () => {
    const { browser } = await bobWithPasskey()
    const chosen = { signInName: signInNameOf('dan'), password: 'tea at the window, rain outside' }
    const { status, text } = await browser.post('/account/first-password', chosen)
    expect([status, text.includes(MESSAGES.en.account.signInNameTaken)]).toEqual([422, true])
  })

  it('a device that has a passkey for the account is told not to make another', async () => {
    const { bob, browser } = await bobWithPasskey()
    const { text } = await browser.get('/account/passkeys/new')
    expect(askedIn(text).options).toMatchObject({ excludeCredentials: [{ id: bob.id }] })
  })

  it('other people’s passkeys aren’t there', async () => {
    const { bob } = await bobWithPasskey()
    const dan = await signedInWithPassword('dan')
    expect((await dan.get(pathOf(bob))).status).toBe(404)
    expect((await dan.post(`${pathOf(bob)}/removals`)).status).toBe(404)
  })

  it('a passkey confirms who one is, and somebody else’s doesn’t', async () => {
    const { bob, browser } = await bobWithPasskey()
    test.clock.pass({ minutes: 11 })
    expect(leadsTo(await browser.get('/account/passkeys/new'))).toBe(
      '/account/confirm?next=%2Faccount%2Fpasskeys%2Fnew',
    )
    const page = async () => askedIn((await browser.get('/account/confirm?next=%2Faccount%2Fpasskeys%2Fnew')).text)
    // Bob has none.
    expect((await browser.get('/account/confirm')).text).not.toContain('name="password"')
    const next = '/account/passkeys/new'
    const dan = await signedInWithPassword('dan')
    const dans = await addPasskey(dan)
    const wrong = dans.answer(await page())
    expect((await browser.post('/account/confirm/passkey', { answer: wrong, next })).text).toContain(words.refused)
    const answer = bob.answer(await page())
    expect(leadsTo(await browser.post('/account/confirm/passkey', { answer, next }))).toBe(next)
    expect((await browser.get(next)).status).toBe(200)
  })
})

describe('a link for somebody who has a way in', () => {
  it('makes a passkey in place of the password, which opens nothing anymore', async () => {
    const link = await linkFor(staff.bob, 'reset')
    const browser = jar(test)
    const passkey = testPasskey()
    const answer = passkey.answer(askedIn((await browser.get(link)).text))
    expect(leadsTo(await browser.post(`${link}/passkey`, { answer }))).toBe('/course')
    expect((await signIn('bob')).status).toBe(422)
    expect((await messagesTo(test.deps.store.db, staff.bob)).map(({ kind }) => kind)).toEqual(['passkey-added'])
  })

  it('signs in once and changes nothing, if that’s all they want', async () => {
    const link = await linkFor(staff.bob, 'reset')
    const browser = jar(test)
    expect((await browser.get(link)).text).toContain(MESSAGES.en.account.join.once)
    expect(leadsTo(await browser.post(`${link}/once`))).toBe('/course')
    expect((await jar(test).post(`${link}/once`)).status).toBe(404)
    expect(leadsTo(await signIn('bob'))).toBe('/course')
  })

  it.each<LinkPurpose>(['invite', 'recovery'])('for %s doesn’t sign in once: it’s for choosing', async (purpose) => {
    if (purpose === 'invite') await withoutPassword(test, staff.bob)
    const link = await linkFor(staff.bob, purpose)
    expect((await visitor(test).get(link)).text).not.toContain(MESSAGES.en.account.join.once)
    expect((await jar(test).post(`${link}/once`)).status).toBe(404)
  })

  it('is sent to somebody who has a passkey and no name, when they type their own address', async () => {
    test = await testApp({ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'hr@harborstreet.example' })
    staff = await staffOn(test)
    await bobWithPasskey()
    await visitor(test)
      .post('/forgot', { signInName: ` ${signInNameOf('bob').toUpperCase()} ` })
      .expect(303)
    await vi.waitFor(async () =>
      expect(await messagesTo(test.deps.store.db, staff.bob)).toMatchObject([{ kind: 'reset-link' }]),
    )
  })

  it('a recovery code ends all passkeys from before, and keeps the address as it was', async () => {
    const { bob } = await bobWithPasskey()
    const link = await linkFor(staff.bob, 'recovery')
    const browser = jar(test)
    const passkey = testPasskey()
    const answer = passkey.answer(askedIn((await browser.get(link)).text))
    expect(leadsTo(await browser.post(`${link}/passkey`, { answer }))).toBe('/course')
    expect(await passkeysOf(test.deps.store.db, [staff.bob])).toMatchObject([{ id: passkey.id }])
    expect(await findPasskey(test.deps.store.db, bob.id)).toBeNull()
  })

  it('a recovery code doesn’t make an address the person’s own that others put on record', async () => {
    await bobWithPasskey()
    const { db } = test.deps.store
    await db.updateTable('account').set({ address_version: null }).where('person', '=', staff.bob).execute()
    const link = await linkFor(staff.bob, 'recovery')
    await jar(test).post(link, { password: 'tea at the window, rain outside' })
    expect(await ownAddress(db, staff.bob, today)).toBeNull()
  })
})

/** Bob has joined with a passkey and has no password. */
async function bobWithPasskey(): Promise<{ readonly bob: TestPasskey; readonly browser: Jar }> {
  await withoutPassword(test, staff.bob)
  const link = await linkFor(staff.bob)
  const browser = jar(test)
  const bob = testPasskey()
  const answer = bob.answer(askedIn((await browser.get(link)).text))
  expect(leadsTo(await browser.post(`${link}/passkey`, { answer }))).toBe('/course')
  return { bob, browser }
}

async function addPasskey(browser: Jar): Promise<TestPasskey> {
  const passkey = testPasskey()
  const answer = passkey.answer(askedIn((await browser.get('/account/passkeys/new')).text))
  expect(leadsTo(await browser.post('/account/passkeys', { answer }))).toMatch(/^\/account/)
  return passkey
}

function pathOf({ id }: TestPasskey): string {
  return hrefTo('/account/passkeys/:passkey', { passkey: passkeyHandle({ id }) })
}

async function linkFor(person: PersonId, purpose: LinkPurpose = 'invite'): Promise<string> {
  const at = test.deps.now()
  const link = { purpose, person, createdBy: staff.ada, at, expiresAt: later(at, HOUR_MS) } as const
  return `/join/${await test.deps.store.transaction((tx) => createSignInLink(tx, link))}`
}

async function expectRefused(browser: Jar, answer: string): Promise<void> {
  const { status, text } = await browser.post('/sign-in/passkey', { answer })
  expect([status, text.includes(words.refused)]).toEqual([422, true])
  expect((await browser.get('/account')).status).toBe(303)
}

function signIn(name: 'bob' | 'dan') {
  return jar(test).post('/sign-in', { signInName: signInNameOf(name), password: PASSWORD })
}

async function signedInWithPassword(name: 'bob' | 'dan'): Promise<Jar> {
  const browser = jar(test)
  await browser.post('/sign-in', { signInName: signInNameOf(name), password: PASSWORD })
  return browser
}
