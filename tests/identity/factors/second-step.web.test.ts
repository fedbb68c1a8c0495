import { TOTP } from 'otpauth'
import { beforeEach, describe, expect, it } from 'vitest'
import { factorsOf } from '../../../src/identity/factors/factor.store.ts'
import { unusedSpareCodes } from '../../../src/identity/factors/spare-code.store.ts'
import { putRole } from '../../../src/identity/role.store.ts'
import { createSignInLink, type LinkPurpose } from '../../../src/identity/sign-in-link.store.ts'
import type { PersonId } from '../../../src/ledger/event.ts'
import { setSecondStepFrom } from '../../../src/organization/organization.store.ts'
import { calendarDate, HOUR_MS, later } from '../../../src/platform/time/calendar.ts'
import { messagesTo } from '../../../src/reminders/message.store.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { signedIn, type TestApp, testApp, visitor } from '../../support/app.ts'
import { askedIn, type TestPasskey, testPasskey } from '../../support/authenticator.ts'
import { jar, type Jar, leadsTo } from '../../support/jar.ts'
import { endOfTrail, trailAfter } from '../../support/trail.ts'
import { type Name, PASSWORD, type Staff, signInNameOf, staffOn, withoutPassword } from '../../support/staff.ts'

const words = MESSAGES.en.factors
const NEW_PASSWORD = 'tea at the window, rain outside'
const STEP = '/sign-in/second-step'

let test: TestApp
let staff: Staff
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
})

describe('codes from an app', () => {
  it('are turned on by the first code, and their secret is sealed in the database', async () => {
    const bob = await signIn('bob')
    const { text } = await bob.get('/account/app')
    const { secret, step } = setUpIn(text)
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(text).toContain('autocomplete="one-time-code"')
    // For an app on this very phone, which can't scan its own screen.
    expect(text).toMatch(new RegExp(`href="otpauth://totp/[^"]*secret=${secret}&`))
    expect((await bob.post('/account/app', { step, code: '000000' })).text).toContain(words.app.wrong)
    expect(leadsTo(await bob.post('/account/app', { step, code: codeOf(secret) }))).toBe(
      '/account/spare-codes?changed=app-added',
    )
    const next = (await bob.get('/account/spare-codes?changed=app-added')).text
    expect(next).toContain(`${MESSAGES.en.factors.list.changed['app-added']} ${MESSAGES.en.factors.codes.next}`)
    const rows = await test.deps.store.db.selectFrom('code_app').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect((await messagesTo(test.deps.store.db, staff.bob)).map(({ kind }) => kind)).toEqual(['app-added'])
  })

  it('aren’t turned on with a set-up of somebody else, or of half an hour ago', async () => {
    const [bob, dan] = [await signIn('bob'), await signIn('dan')]
    const { secret, step } = setUpIn((await bob.get('/account/app')).text)
    expect(leadsTo(await dan.post('/account/app', { step, code: codeOf(secret) }))).toBe('/account/app')
    test.clock.pass({ minutes: 30 })
    const again = await signIn('bob')
    expect(leadsTo(await again.post('/account/app', { step, code: codeOf(secret) }))).toBe('/account/app')
  })

  it('are asked after the right password, and nothing is open before', async () => {
    const secret = await appFor('bob')
    test.clock.pass({ minutes: 1 })
    const browser = jar(test)
    expect(leadsTo(await browser.post('/sign-in', { ...credentials('bob'), next: '/policy' }))).toBe(STEP)
    expect(leadsTo(await browser.get('/account'))).toMatch(/^\/sign-in/)
    expect((await browser.get(STEP)).text).toContain(words.step.appHint)
    expect(leadsTo(await browser.post(STEP, { code: codeOf(secret) }))).toMatch(/^\/account\/notice\?next=%2Fpolicy/)
    expect((await browser.get('/account')).text).toContain('Bob Rivera')
    // The step is used up.
    expect(leadsTo(await browser.get(STEP))).toBe('/sign-in?over=yes')
  })

  it('open nothing to a stranger with the old password once it was changed', async () => {
    const secret = await appFor('bob')
    test.clock.pass({ minutes: 1 })
    const stranger = await atStep('bob')
    const bob = await signedIn(test, staff.bob)
    await bob.post('/account/password', { current: PASSWORD, password: NEW_PASSWORD }).expect(303)
    test.clock.pass({ minutes: 1 })
    expect(leadsTo(await stranger.post(STEP, { code: codeOf(secret) }))).toBe('/sign-in?over=yes')
    expect((await stranger.get('/account')).status).toBe(303)
  })

  it('work once each: the same one is refused to whoever looked over the shoulder, and so is one from before', async () => {
    const secret = await appFor('bob')
    test.clock.pass({ minutes: 1 })
    const before = codeOf(secret)
    test.clock.pass({ minutes: 0.5 })
    const code = codeOf(secret)
    const [own, thief] = [await atStep('bob'), await atStep('bob')]
    expect(leadsTo(await own.post(STEP, { code }))).toMatch(/^\//)
    for (const used of [code, before]) {
      const { status, text } = await thief.post(STEP, { code: used })
      expect([status, text.includes(words.step.wrong)]).toEqual([422, true])
    }
    expect((await thief.get('/account')).status).toBe(303)
    test.clock.pass({ minutes: 0.5 })
    expect(leadsTo(await thief.post(STEP, { code: codeOf(secret) }))).toMatch(/^\//)
  })

  it('wrong ones have to wait after four, whichever browser they come from', async () => {
    const secret = await appFor('bob')
    test.clock.pass({ minutes: 1 })
    for (let n = 0; n < 5; n++) expect((await (await atStep('bob')).post(STEP, { code: '000000' })).status).toBe(422)
    for (let n = 0; n < 2; n++)
      expect((await (await atStep('bob')).post(STEP, { code: codeOf(secret) })).status).toBe(429)
    // Having to wait is on the trail, once a minute.
    const refused = (await trailAfter(test, 0)).filter(({ kind }) => kind === 'sign_in_refused')
    expect(refused.map(({ about, detail }) => [about, detail])).toEqual([
      ...Array.from({ length: 5 }, () => [staff.bob, { why: 'wrong-code' }]),
      [staff.bob, { why: 'wait' }],
    ])
    test.clock.pass({ minutes: 1 })
    expect(leadsTo(await (await atStep('bob')).post(STEP, { code: codeOf(secret) }))).toMatch(/^\//)
  })

  it('have to come within ten minutes, from the browser that knew the password', async () => {
    const secret = await appFor('bob')
    const browser = await atStep('bob')
    test.clock.pass({ minutes: 1 })
    expect(leadsTo(await jar(test).post(STEP, { code: codeOf(secret) }))).toBe('/sign-in?over=yes')
    test.clock.pass({ minutes: 9 })
    expect(leadsTo(await browser.post(STEP, { code: codeOf(secret) }))).toBe('/sign-in?over=yes')
    expect((await browser.get('/sign-in?over=yes')).text).toContain(words.step.over)
  })

  it('begin one session, also when the right code is sent many times at once', async () => {
    const secret = await appFor('bob')
    const browser = await atStep('bob')
    test.clock.pass({ minutes: 1 })
    await test.deps.store.db.deleteFrom('session').execute()
    const code = codeOf(secret)
    await Promise.all(Array.from({ length: 4 }, () => browser.post(STEP, { code })))
    expect(await test.deps.store.db.selectFrom('session').select('person').execute()).toHaveLength(1)
  })

  it('are turned off again, and the spare codes go with them', async () => {
    const secret = await appFor('bob')
    test.clock.pass({ minutes: 1 })
    const bob = await atStep('bob')
    await bob.post(STEP, { code: codeOf(secret) })
    await bob.post('/account/spare-codes')
    expect(leadsTo(await bob.post('/account/app/removals'))).toBe('/account?changed=app-removed')
    expect(await unusedSpareCodes(test.deps.store.db, [staff.bob])).toEqual([])
    expect(leadsTo(await jar(test).post('/sign-in', credentials('bob')))).not.toBe(STEP)
  })

  it('confirm who one is', async () => {
    const secret = await appFor('bob')
    test.clock.pass({ minutes: 1 })
    const bob = await atStep('bob')
    await bob.post(STEP, { code: codeOf(secret) })
    test.clock.pass({ minutes: 11 })
    expect((await bob.get('/account/confirm')).text).toContain(MESSAGES.en.account.confirm.buttons.app)
    const next = '/account/app/removals'
    const begin = await endOfTrail(test)
    expect((await bob.post('/account/confirm/code', { code: '000000', next })).status).toBe(422)
    expect(leadsTo(await bob.post('/account/confirm/code', { code: codeOf(secret), next }))).toBe(next)
    expect(await trailAfter(test, begin)).toMatchObject([
      { actor: staff.bob, kind: 'proof_refused', about: staff.bob, detail: { why: 'wrong-code' } },
      { actor: staff.bob, kind: 'proved_again', about: staff.bob, detail: { how: 'app' } },
    ])
  })

  it('confirm who one is for somebody without a password, who isn’t asked for one', async () => {
    const secret = await appFor('bob')
    await withoutPassword(test, staff.bob)
    const bob = await signedIn(test, staff.bob)
    test.clock.pass({ minutes: 11 })
    const next = '/account/app/removals'
    const { text } = await bob.get(`/account/confirm?next=${next}`)
    expect([text.includes('name="code"'), text.includes('name="password"')]).toEqual([true, false])
    expect(leadsTo(await bob.post('/account/confirm/code', { code: codeOf(secret), next }))).toBe(next)
  })
})

describe('spare codes', () => {
  it('are ten, shown once, kept as slow hashes, and each stands in for the app once', async () => {
    const secret = await appFor('bob')
    test.clock.pass({ minutes: 1 })
    const bob = await atStep('bob')
    await bob.post(STEP, { code: codeOf(secret) })
    const { text } = await bob.post('/account/spare-codes')
    const codes = [...text.matchAll(/<b class="code">([0-9a-z]{5}-[0-9a-z]{5})<\/b>/g)].map(([, code]) => code ?? '')
    expect(new Set(codes).size).toBe(10)
    const kept = await unusedSpareCodes(test.deps.store.db, [staff.bob])
    expect(kept.every(({ hash }) => hash.startsWith('$argon2id$'))).toBe(true)
    expect((await bob.get('/account')).text).toContain(words.list.codesLeft(10))
    const code = (codes[3] ?? '').toUpperCase().replace('-', ' ')
    expect(leadsTo(await (await atStep('bob')).post(STEP, { code }))).toMatch(/^\//)
    expect((await (await atStep('bob')).post(STEP, { code })).status).toBe(422)
    expect(await unusedSpareCodes(test.deps.store.db, [staff.bob])).toHaveLength(9)
    expect((await messagesTo(test.deps.store.db, staff.bob)).map(({ kind }) => kind)).toContain('spare-code-used')
  })
})

describe('a passkey as the second step', () => {
  it('is asked of HR after the password, and not of a learner', async () => {
    const adas = await passkeyFor('ada')
    await passkeyFor('bob')
    expect(leadsTo(await jar(test).post('/sign-in', credentials('bob')))).not.toBe(STEP)
    const browser = await atStep('ada')
    const { text } = await browser.get(STEP)
    expect(askedIn(text).options.allowCredentials).toMatchObject([{ id: adas.id }])
    expect(text).toContain(words.step.spareHint)
    const answer = adas.answer(askedIn(text))
    expect(leadsTo(await browser.post(`${STEP}/passkey`, { answer }))).toMatch(/^\//)
    expect((await browser.get('/account')).text).toContain('Ada Okafor')
  })

  it('can’t be somebody else’s', async () => {
    await passkeyFor('ada')
    const bobs = await passkeyFor('bob')
    const browser = await atStep('ada')
    const answer = bobs.answer(askedIn((await browser.get(STEP)).text))
    const { status, text } = await browser.post(`${STEP}/passkey`, { answer })
    expect([status, text.includes(words.passkey.refused)]).toEqual([422, true])
    // Nor the answer to a challenge of the sign-in page.
    const open = askedIn((await browser.get('/sign-in')).text)
    expect((await browser.post(`${STEP}/passkey`, { answer: bobs.answer(open) })).status).toBe(422)
    expect((await browser.get('/account')).status).toBe(303)
  })

  it('has to wait after forty wrong ones from one address, as a second step and as a proof', async () => {
    const adas = await passkeyFor('ada')
    const proving = jar(test)
    await proving.post('/sign-in/passkey', { answer: adas.answer(askedIn((await proving.get('/sign-in')).text)) })
    const browser = await atStep('ada')
    const prove = () => proving.post('/account/confirm/passkey', { answer: '{}', next: '/account' })
    const step = () => browser.post(`${STEP}/passkey`, { answer: '{}' })
    for (let n = 0; n < 20; n++) expect([(await prove()).status, (await step()).status]).toEqual([422, 422])
    expect((await step()).status).toBe(422)
    const begin = await endOfTrail(test)
    for (const answer of [await step(), await prove()]) {
      expect([answer.status, answer.headers['retry-after']]).toEqual([429, '60'])
      expect(answer.text).toContain(MESSAGES.en.account.signIn.wait(1))
    }
    expect((await trailAfter(test, begin)).map(({ kind, detail }) => [kind, detail])).toEqual([
      ['sign_in_refused', { why: 'wait' }],
      ['proof_refused', { why: 'wait' }],
    ])
    // The right one, too: whoever guesses learns nothing.
    const answer = adas.answer(askedIn((await browser.get(STEP)).text))
    expect((await browser.post(`${STEP}/passkey`, { answer })).status).toBe(429)
  })

  it('alone is both steps', async () => {
    const adas = await passkeyFor('ada')
    const browser = jar(test)
    const answer = adas.answer(askedIn((await browser.get('/sign-in')).text))
    await browser.post('/sign-in/passkey', { answer })
    expect((await browser.get('/account')).text).toContain('Ada Okafor')
  })
})

describe('a link in a mail', () => {
  it('doesn’t go around the second step: not with a new password, not once, and not with a new passkey', async () => {
    await appFor('bob')
    const link = await linkFor(staff.bob, 'reset')
    expect((await visitor(test).get(link)).text).not.toContain('data-passkey')
    const browser = jar(test)
    expect((await browser.post(`${link}/passkey`, { answer: '{}' })).status).toBe(422)
    expect(leadsTo(await browser.post(`${link}/once`))).toBe(STEP)
    expect((await browser.get('/account')).status).toBe(303)
    const other = await linkFor(staff.bob, 'reset')
    expect(leadsTo(await browser.post(other, { password: NEW_PASSWORD }))).toBe(STEP)
    expect((await browser.get('/account')).status).toBe(303)
  })
})

describe('somebody who lost their second step', () => {
  it('gets no link by mail from HR but a recovery code, which replaces all they signed in with', async () => {
    test = await testApp({ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'hr@harborstreet.example' })
    staff = await staffOn(test)
    await appFor('bob')
    const ada = await signIn('ada')
    const id = staff.bob.slice('person:'.length)
    const { text } = await ada.get(`/hr/people/${id}/link`)
    expect(text).toContain(MESSAGES.en.account.again.whyNoMail['second-step'])
    expect(text).toContain(MESSAGES.en.account.again.whatCodeDoes[0])
    expect(text).toContain(MESSAGES.en.account.again.forgotAlone)
    const browser = jar(test)
    expect(leadsTo(await browser.post(await linkFor(staff.bob, 'recovery'), { password: NEW_PASSWORD }))).toBe(
      '/course',
    )
    expect(await factorsOf(test.deps.store.db, staff.bob)).toEqual({ hasApp: false, hasPasskey: false })
    expect((await browser.get('/account')).text).toContain('Bob Rivera')
  })
})

describe('without a mail server', () => {
  it('nobody is sent to “I forgot my password”, and that page leads to the one for codes', async () => {
    await appFor('bob')
    const ada = await signIn('ada')
    const { again, forgot } = MESSAGES.en.account
    const { text } = await ada.get(`/hr/people/${staff.bob.slice('person:'.length)}/link`)
    expect(text).toContain(again.whyNoMail['no-server'])
    expect(text).not.toContain(again.forgotAlone)
    const page = (await jar(test).get('/forgot')).text
    expect(page).toContain(`<h1>${forgot.title}</h1>`)
    expect(page).toContain('href="/code?language=en"')
  })
})

describe('from the day that the organization sets', () => {
  const DAY = calendarDate('2026-12-01')

  it('HR, HR for a site, auditors and administrators are reminded before, on their pages', async () => {
    await setSecondStepFrom(test.deps.store.db, DAY)
    const ada = await signIn('ada')
    expect((await ada.get('/hr/people')).text).toContain(words.reminder('Dec 1, 2026'))
    expect((await ada.get('/account/second-step')).text).toContain(words.setUp.may('Dec 1, 2026'))
    expect((await (await signIn('bob')).get('/course')).text).not.toContain(words.reminder('Dec 1, 2026'))
    expect(leadsTo(await (await signIn('bob')).get('/account/second-step'))).toBe('/course')
  })

  it('they set it up before anything else opens, and then go on; learners and supervisors never do', async () => {
    await setSecondStepFrom(test.deps.store.db, calendarDate('2026-11-24'))
    const ada = await signIn('ada')
    for (const path of ['/course', '/hr/people', '/account', '/hr/second-step'])
      expect(leadsTo(await ada.get(path)), path).toBe('/account/second-step')
    expect(leadsTo(await ada.post('/hr/organization', { leaveTo: '' }))).toBe('/account/second-step')
    expect((await ada.get('/account/second-step')).text).toContain(words.setUp.must)
    expect((await ada.get('/leave')).status).toBe(303)
    for (const name of ['bob', 'cleo'] as const) expect((await (await signIn(name)).get('/course')).status).toBe(200)
    const again = await signIn('ada')
    const passkey = testPasskey()
    const answer = passkey.answer(askedIn((await again.get('/account/passkeys/new')).text))
    expect(leadsTo(await again.post('/account/passkeys', { answer }))).toBe(
      '/account/spare-codes?changed=passkey-added',
    )
    expect((await again.get('/hr/people')).status).toBe(200)
    // The only second step stays.
    const href = /href="(\/account\/passkeys\/[0-9a-f]{16})"/.exec((await again.get('/account')).text)?.[1] ?? ''
    expect((await again.get(href)).text).toContain(words.passkey.lastStep)
    expect((await again.post(`${href}/removals`)).status).toBe(409)
  })

  it('whoever comes by single sign-on has it there', async () => {
    await setSecondStepFrom(test.deps.store.db, calendarDate('2026-11-24'))
    const ada = await signIn('ada')
    await test.deps.store.db.updateTable('session').set({ way: 'single-sign-on' }).execute()
    expect((await ada.get('/hr/people')).status).toBe(200)
    // Proving it again with the password doesn't change how the person came.
    test.clock.pass({ minutes: 11 })
    await ada.post('/account/confirm', { password: PASSWORD, next: '/account' })
    expect((await ada.get('/hr/people')).status).toBe(200)
  })

  it('an administrator sets the day, and sees who has none yet', async () => {
    const ada = await signIn('ada')
    const before = (await ada.get('/hr/second-step')).text
    expect(before).toContain('<li>Ada Okafor</li>')
    for (const each of [words.rule.off, words.rule.fromHint(1), words.rule.lost(MESSAGES.en.hr.person.newLink)])
      expect(before).toContain(each)
    expect((await ada.post('/hr/second-step', { from: 'soon' })).status).toBe(422)
    expect(leadsTo(await ada.post('/hr/second-step', { from: '2026-12-01' }))).toBe('/hr/second-step?saved=yes')
    expect((await ada.get('/hr/second-step')).text).toContain('value="2026-12-01"')
    await passkeyFor('ada', ada)
    expect((await ada.get('/hr/second-step')).text).toContain(words.rule.nobody)
    expect((await ada.get('/hr/second-step?saved=yes')).text).toContain(
      words.rule.saved(words.rule.ahead('Dec 1, 2026')),
    )
    await putRole(test.deps.store.db, staff.bob, { role: 'hr', sites: [], until: null })
    await ada.post('/hr/second-step', { from: '2026-11-20' })
    expect((await ada.get('/hr/second-step?saved=yes')).text).toContain(
      words.rule.saved(words.rule.inForce('Nov 20, 2026', 1)),
    )
    expect(leadsTo(await ada.post('/hr/second-step', { from: '' }))).toBe('/hr/second-step?saved=yes')
    expect((await (await signIn('cleo')).get('/hr/second-step')).status).toBe(403)
  })
})

function credentials(name: Name) {
  return { signInName: signInNameOf(name), password: PASSWORD }
}

async function signIn(name: Name): Promise<Jar> {
  const browser = jar(test)
  await browser.post('/sign-in', credentials(name))
  return browser
}

/** After the right password, before the second step. */
async function atStep(name: Name): Promise<Jar> {
  const browser = await signIn(name)
  expect((await browser.get(STEP)).status).toBe(200)
  return browser
}

/** Sets up an app, and returns its secret. */
async function appFor(name: Name): Promise<string> {
  const browser = await signIn(name)
  const { secret, step } = setUpIn((await browser.get('/account/app')).text)
  await browser.post('/account/app', { step, code: codeOf(secret) })
  return secret
}

async function passkeyFor(name: Name, browser?: Jar): Promise<TestPasskey> {
  const own = browser ?? (await signIn(name))
  const passkey = testPasskey()
  const answer = passkey.answer(askedIn((await own.get('/account/passkeys/new')).text))
  expect(leadsTo(await own.post('/account/passkeys', { answer }))).toMatch(/^\/account/)
  return passkey
}

function setUpIn(html: string) {
  return {
    secret: (/<b class="code">([A-Z2-7 ]+)<\/b>/.exec(html)?.[1] ?? '').replaceAll(' ', ''),
    step: /name="step" value="([^"]+)"/.exec(html)?.[1] ?? '',
  }
}

function codeOf(secret: string): string {
  return new TOTP({ secret }).generate({ timestamp: Date.parse(test.deps.now()) })
}

async function linkFor(person: PersonId, purpose: LinkPurpose): Promise<string> {
  const at = test.deps.now()
  const link = { purpose, person, createdBy: staff.ada, at, expiresAt: later(at, HOUR_MS) } as const
  return `/join/${await test.deps.store.transaction((tx) => createSignInLink(tx, link))}`
}
