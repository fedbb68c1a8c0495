import type { Response } from 'supertest'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { closeAccess } from '../../../src/identity/access.store.ts'
import { putRole } from '../../../src/identity/role.store.ts'
import { linkedSignIns } from '../../../src/identity/sso/linked.store.ts'
import { requestsToConfirm } from '../../../src/identity/sso/request.store.ts'
import { type SingleSignOnSettings, singleSignOnShape } from '../../../src/identity/sso/settings.ts'
import { putSingleSignOnSettings } from '../../../src/identity/sso/settings.store.ts'
import type { Recording } from '../../../src/ledger/event.ts'
import { setSecondStepFrom } from '../../../src/organization/organization.store.ts'
import { changeFacts, hire } from '../../../src/people/record.store.ts'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, browserAfter, signedIn, type TestApp, testApp, visitor } from '../../support/app.ts'
import {
  addressAtProvider,
  confirmAll,
  signInThere,
  startProvider,
  type TestProvider,
  throughProvider,
  withCookiesOf,
} from '../../support/oidc.ts'
import { PASSWORD, type Staff, signInNameOf, staffOn, withoutPassword } from '../../support/staff.ts'
import { trailAfter } from '../../support/trail.ts'

const t = MESSAGES.en.singleSignOn
/** What the provider says about Bob. */
const BOB = { sub: 'b-17', name: 'Roberto Rivera', email: signInNameOf('bob'), email_verified: true }
const WAITING = '/sign-in/waiting'

let provider: TestProvider
beforeAll(async () => {
  provider = await startProvider()
})
afterAll(() => provider.close())

let test: TestApp
let staff: Staff
let recording: Recording
beforeEach(async () => {
  test = await testApp(provider.environment)
  staff = await staffOn(test)
  const today = calendarDate('2026-11-24')
  recording = { course: 'csec-orientation', actor: staff.ada, at: test.deps.now(), today }
  provider.seat(BOB)
})

describe('somebody’s first sign-in', () => {
  beforeEach(() => withoutPassword(test, staff.bob))

  it('waits for HR, who sees what fits, and opens the account from then on', async () => {
    const first = await signInThere(test, visitor(test))
    expect([first.status, first.headers['location']]).toEqual([303, WAITING])
    expect(await begins(first)).toBe(false)
    const { text: page } = await visitor(test).get(WAITING)
    for (const words of [t.waiting.title, t.waiting.meanwhile]) expect(page).toContain(words)

    const ada = await signedIn(test, staff.ada)
    const { text: people } = await ada.get('/hr/people')
    expect(people).toContain(t.confirm.link(1))
    const { text: list } = await ada.get('/hr/sign-ins')
    for (const words of ['Bob Rivera', t.confirm.by.email(BOB.email), t.confirm.saysName(BOB.name)])
      expect(list).toContain(words)
    expect((await confirmAll(ada)).headers['location']).toBe('/hr/sign-ins?confirmed=1')

    const second = await signInThere(test, visitor(test))
    expect(second.headers['location']).toBe('/account/notice')
    const bob = await browserAfter(test, second)
    const { text: notice } = await bob.get('/account/notice')
    expect(notice).toContain(t.notice.linked('Nov 24, 2026', 'Ada Okafor'))
    await bob.post('/account/notice', {})
    expect((await signInThere(test, visitor(test))).headers['location']).toBe('/course')
  })

  it('takes somebody off the list of those without a second step, which the provider asks for', async () => {
    await putRole(test.deps.store.db, staff.bob, { role: 'hr', sites: [], until: null })
    const ada = await signedIn(test, staff.ada)
    expect((await ada.get('/hr/second-step')).text).toContain('<li>Bob Rivera</li>')
    await signInThere(test, visitor(test))
    await confirmAll(ada)
    expect((await ada.get('/hr/second-step')).text).not.toContain('<li>Bob Rivera</li>')
  })

  it('is asked for once, however often the person tries', async () => {
    for (let n = 0; n < 3; n++) await signInThere(test, visitor(test))
    expect(await waiting()).toHaveLength(1)
  })

  it('refused by HR opens nothing, and can be asked for again', async () => {
    await signInThere(test, visitor(test))
    const ada = await signedIn(test, staff.ada)
    await ada.post('/hr/sign-ins', { request: (await waiting())[0]?.id ?? '', decision: 'refuse' })
    expect(await waiting()).toEqual([])
    expect((await signInThere(test, visitor(test))).headers['location']).toBe(WAITING)
  })

  it('says nothing to HR after thirty days', async () => {
    await signInThere(test, visitor(test))
    test.clock.pass({ days: 30 })
    expect(await waiting()).toEqual([])
  })

  it.each<[string, object]>([
    ['an address that the provider hasn’t checked', { email_verified: false }],
    ['an address of which the provider doesn’t say whether it has checked it', { email_verified: undefined }],
    ['a word instead of yes', { email_verified: 'true' }],
    ['no address', { email: undefined }],
    ['somebody else’s address', { email: 'mallory@harborstreet.example' }],
  ])('with %s fits nobody', async (_, claims) => {
    provider.seat({ ...BOB, ...claims })
    expect(await noticeAfter(await signInThere(test, visitor(test)))).toBe('nobody')
    expect(await waiting()).toEqual([])
  })

  it('doesn’t mind capitals in the address', async () => {
    provider.seat({ ...BOB, email: 'Bob@HarborStreet.example' })
    expect((await signInThere(test, visitor(test))).headers['location']).toBe(WAITING)
  })

  it('fits nobody by an address that HR has changed, neither the new one nor the old', async () => {
    await changeEmail('robert@harborstreet.example')
    expect(await noticeAfter(await signInThere(test, visitor(test)))).toBe('nobody')
    provider.seat({ ...BOB, email: 'robert@harborstreet.example' })
    expect(await noticeAfter(await signInThere(test, visitor(test)))).toBe('nobody')
  })

  it('fits nobody when two people have the address', async () => {
    const twin = { name: 'Robert River', email: BOB.email }
    await test.deps.store.transaction((tx) => hire(tx, { ...STARTER, site: staff.south, facts: twin }, recording))
    expect(await noticeAfter(await signInThere(test, visitor(test)))).toBe('nobody')
  })

  it('of somebody who may not sign in is refused', async () => {
    await test.deps.store.transaction((tx) => closeAccess(tx, staff.bob, 'Asked for by the site', recording))
    expect(await noticeAfter(await signInThere(test, visitor(test)))).toBe('closed')
    expect(await waiting()).toEqual([])
  })

  it('can be matched by staff number instead, whatever the claim is called', async () => {
    await choose({ match: 'number', numberClaim: 'employee_number' })
    expect(await noticeAfter(await signInThere(test, visitor(test)))).toBe('nobody')
    await test.deps.store.transaction((tx) =>
      changeFacts(tx, staff.bob, { employee_number: '1017' }, recording.today, recording),
    )
    for (const [index, number] of ['1017', 1017].entries()) {
      provider.seat({ sub: `b-${index}`, employee_number: number })
      expect((await signInThere(test, visitor(test))).headers['location']).toBe(WAITING)
    }
    const { text } = await (await signedIn(test, staff.ada)).get('/hr/sign-ins')
    expect(text).toContain(t.confirm.by.number('1017'))
  })

  it('of somebody who got a password meanwhile isn’t HR’s to confirm anymore', async () => {
    await signInThere(test, visitor(test))
    await givePassword()
    const ada = await signedIn(test, staff.ada)
    expect((await confirmAll(ada)).headers['location']).toBe('/hr/sign-ins?left=1')
    expect(await linkedSignIns(test.deps.store.db, staff.bob)).toEqual([])
  })

  it('shows HR what the provider says as text, however it is written', async () => {
    provider.seat({ ...BOB, name: '<script>alert(1)</script>' })
    await signInThere(test, visitor(test))
    const { text } = await (await signedIn(test, staff.ada)).get('/hr/sign-ins')
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })
})

describe('an account that is in use', () => {
  it('is opened by nobody’s word but the person’s own', async () => {
    const answer = await signInThere(test, visitor(test))
    expect(answer.headers['location']).toBe('/sign-in?provider=in-use&next=%2Faccount')
    expect((await visitor(test).get(answer.headers['location'] ?? '')).text).toContain(t.notices['in-use'](HOST()))
    expect(await waiting()).toEqual([])
  })

  it('is connected by the person, who can then come in without a password', async () => {
    const bob = await signedIn(test, staff.bob)
    const answer = await signInThere(test, bob, {}, '/account/single-sign-on')
    expect(answer.headers['location']).toBe('/account?provider=connected')
    expect((await bob.get('/account')).text).toContain(t.own.linked(HOST(), 'Nov 24, 2026'))
    // The person did it, so there's nothing that others did.
    expect((await signInThere(test, visitor(test))).headers['location']).toBe('/course')
  })

  it('is disconnected by the person, but not when it’s the only way in', async () => {
    const bob = await signedIn(test, staff.bob)
    await signInThere(test, bob, {}, '/account/single-sign-on')
    await withoutPassword(test, staff.bob)
    expect((await bob.get('/account')).text).toContain(t.own.lastWayIn)
    await bob.post('/account/single-sign-on/removals', {})
    expect(await linkedSignIns(test.deps.store.db, staff.bob)).toHaveLength(1)
    await givePassword()
    const removed = await bob.post('/account/single-sign-on/removals', {})
    expect(removed.headers['location']).toBe('/account?provider=removed')
    expect(await begins(await signInThere(test, visitor(test)))).toBe(false)
  })

  it('is disconnected by HR, signed out, and the person reads it', async () => {
    const bob = await signedIn(test, staff.bob)
    const ada = await signedIn(test, staff.ada)
    const form = `/hr/people/${staff.bob.slice('person:'.length)}/changes/end-single-sign-on`
    expect((await ada.get(form)).status).toBe(303)
    await signInThere(test, bob, {}, '/account/single-sign-on')
    expect((await ada.get(form)).status).toBe(200)
    await ada.post(form, {})
    expect((await bob.get('/account')).status).toBe(303)
    const again = await signedIn(test, staff.bob)
    expect((await again.get('/account/notice')).text).toContain(t.notice.unlinked('Nov 24, 2026', 'Ada Okafor'))
  })

  it('isn’t connected with a sign-in that opens somebody else’s', async () => {
    await signInThere(test, await signedIn(test, staff.bob), {}, '/account/single-sign-on')
    const dan = await signedIn(test, staff.dan)
    const answer = await signInThere(test, dan, {}, '/account/single-sign-on')
    expect(answer.headers['location']).toBe('/account?provider=somebody-else')
    expect(await linkedSignIns(test.deps.store.db, staff.dan)).toEqual([])
  })

  it('of somebody who may not sign in stays closed', async () => {
    await signInThere(test, await signedIn(test, staff.bob), {}, '/account/single-sign-on')
    await test.deps.store.transaction((tx) => closeAccess(tx, staff.bob, 'Asked for by the site', recording))
    const answer = await signInThere(test, visitor(test))
    expect(await noticeAfter(answer)).toBe('closed')
    expect(await begins(answer)).toBe(false)
  })
})

describe('people whom nobody on the staff list fits', () => {
  const STRANGER = { sub: 's-1', name: 'Jo Park', email: 'jo@harborstreet.example', email_verified: true }
  let ada: Browser
  beforeEach(async () => {
    await choose({ strangersMayAsk: true })
    provider.seat(STRANGER)
    await signInThere(test, visitor(test))
    ada = await signedIn(test, staff.ada)
  })
  const page = async () => `/hr/sign-ins/${(await waiting())[0]?.id}`

  it('come to HR’s list, and HR says who it is', async () => {
    await withoutPassword(test, staff.bob)
    expect((await ada.get('/hr/sign-ins')).text).toContain(STRANGER.name)
    const answer = await ada.post(await page(), { who: signInNameOf('bob') })
    expect(answer.headers['location']).toBe('/hr/sign-ins?confirmed=1')
    const bob = await browserAfter(test, await signInThere(test, visitor(test)))
    expect((await bob.get('/account')).text).toContain('Bob Rivera')
  })

  it.each([
    ['nobody on record', 'Mallory', t.confirm.whoUnknown],
    ['nothing', ' ', t.confirm.whoMissing],
    ['somebody whose account is in use', signInNameOf('dan'), t.confirm.whoInUse],
  ])('aren’t %s, and HR reads why', async (_, who, words) => {
    const { status, text } = await ada.post(await page(), { who })
    expect(status).toBe(422)
    expect(text).toContain(words)
    expect(await waiting()).toHaveLength(1)
  })

  it('are put on record by HR, with what the provider says filled in', async () => {
    const request = (await waiting())[0]?.id ?? ''
    const { text } = await ada.get(`/hr/people/new?request=${request}`)
    for (const value of [STRANGER.name, STRANGER.email]) expect(text).toContain(`value="${value}"`)
    const fields = { name: 'Jo Park', email: STRANGER.email, number: '', site: staff.north, department: 'Residential' }
    const more = { position: 'Cook', supervisor: '', language: 'en', type: 'employee', hiredOn: '', firstContactOn: '' }
    const added = await ada.post('/hr/people', { ...fields, ...more, request })
    expect(added.headers['location']).toBe('/hr/sign-ins?confirmed=1')
    const jo = await browserAfter(test, await signInThere(test, visitor(test)))
    expect((await jo.get('/account')).text).toContain('Jo Park')
  })

  it('are refused by HR', async () => {
    await ada.post('/hr/sign-ins', { request: (await waiting())[0]?.id ?? '', decision: 'refuse' })
    expect(await waiting()).toEqual([])
  })
})

describe('the way back from the provider', () => {
  let bob: Browser
  beforeEach(async () => {
    bob = await signedIn(test, staff.bob)
    await signInThere(test, bob, {}, '/account/single-sign-on')
  })

  it('leads to the page that asked for the sign-in', async () => {
    expect((await signInThere(test, visitor(test), { next: '/policy' })).headers['location']).toBe('/policy')
  })

  it.each(['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)'])(
    'leads to no other site: %s',
    async (next) => {
      expect((await signInThere(test, visitor(test), { next })).headers['location']).toBe('/course')
    },
  )

  it('works once', async () => {
    const page = await visitor(test).post('/sign-in/provider', {})
    const back = await throughProvider(addressAtProvider(page))
    const from = withCookiesOf(test, visitor(test), page)
    expect(await begins(await from.get(back))).toBe(true)
    const again = await from.get(back)
    expect([await noticeAfter(again), await begins(again)]).toEqual(['over', false])
  })

  it('opens nothing in another browser, so nobody is signed in as somebody else', async () => {
    const page = await visitor(test).post('/sign-in/provider', {})
    const back = await throughProvider(addressAtProvider(page))
    const answer = await visitor(test).get(back)
    expect([await noticeAfter(answer), await begins(answer)]).toEqual(['over', false])
    // Neither does it in a browser that has begun a sign-in of its own.
    const other = await visitor(test).post('/sign-in/provider', {})
    const planted = await withCookiesOf(test, visitor(test), other).get(back)
    expect([await noticeAfter(planted), await begins(planted)]).toEqual(['over', false])
  })

  it('is over after ten minutes', async () => {
    const page = await visitor(test).post('/sign-in/provider', {})
    const back = await throughProvider(addressAtProvider(page))
    test.clock.pass({ minutes: 10 })
    expect(await noticeAfter(await withCookiesOf(test, visitor(test), page).get(back))).toBe('over')
  })

  it('connects nothing after somebody else has signed in here', async () => {
    const cleo = await signedIn(test, staff.cleo)
    const page = await cleo.post('/account/single-sign-on', {})
    provider.seat({ ...BOB, sub: 'c-1' })
    const back = await throughProvider(addressAtProvider(page))
    const dan = await signedIn(test, staff.dan)
    expect(await noticeAfter(await withCookiesOf(test, dan, page).get(back))).toBe('over')
    expect(await linkedSignIns(test.deps.store.db, staff.dan)).toEqual([])
  })

  it('after giving up there says so', async () => {
    const page = await visitor(test).post('/sign-in/provider', {})
    const state = new URL(addressAtProvider(page)).searchParams.get('state') ?? ''
    const iss = encodeURIComponent(provider.environment.OIDC_ISSUER)
    const gaveUp = `/sign-in/callback?error=access_denied&state=${state}&iss=${iss}`
    expect(await noticeAfter(await withCookiesOf(test, visitor(test), page).get(gaveUp))).toBe('not-finished')
  })

  it('goes on in the language in which it began', async () => {
    const page = await visitor(test).post('/es/sign-in/provider', {})
    const state = new URL(addressAtProvider(page)).searchParams.get('state')
    const answer = await withCookiesOf(test, visitor(test), page).get(`/sign-in/callback?code=made-up&state=${state}`)
    expect(answer.headers['location']).toBe('/es/sign-in?provider=refused')
    const { text } = await visitor(test).get('/es/sign-in?provider=refused')
    expect(text).toContain(MESSAGES.es.singleSignOn.notices.refused(HOST()))
  })

  it('ends the session that the browser had before', async () => {
    const page = await bob.post('/sign-in/provider', {})
    const back = await throughProvider(addressAtProvider(page))
    await withCookiesOf(test, bob, page).get(back)
    expect((await bob.get('/account')).status).toBe(303)
  })
})

describe('proving again who one is', () => {
  let bob: Browser
  beforeEach(async () => {
    bob = await signedIn(test, staff.bob)
    await signInThere(test, bob, {}, '/account/single-sign-on')
    test.clock.pass({ minutes: 11 })
  })

  it('works with the provider, which has to ask again, also for somebody without a password', async () => {
    await withoutPassword(test, staff.bob)
    const { text } = await bob.get('/account/confirm?next=%2Faccount')
    expect([text.includes('action="/account/confirm/provider"'), text.includes('name="password"')]).toEqual([
      true,
      false,
    ])
    const page = await bob.post('/account/confirm/provider', { next: '/account' })
    const { searchParams } = new URL(addressAtProvider(page))
    expect([searchParams.get('prompt'), searchParams.get('max_age')]).toEqual(['login', '0'])
    const back = await throughProvider(addressAtProvider(page))
    const answer = await withCookiesOf(test, bob, page).get(back)
    expect(answer.headers['location']).toBe('/account')
    expect((await trailAfter(test, 0)).at(-1)).toMatchObject({
      actor: staff.bob,
      kind: 'proved_again',
      detail: { how: 'single-sign-on' },
    })
    const proved = await browserAfter(test, answer)
    await givePassword()
    expect((await proved.post('/account/single-sign-on/removals', {})).headers['location']).toBe(
      '/account?provider=removed',
    )
  })

  it('proves nothing with somebody else’s sign-in', async () => {
    provider.seat({ ...BOB, sub: 'd-4' })
    const answer = await signInThere(test, bob, { next: '/account' }, '/account/confirm/provider')
    expect(answer.headers['location']).toBe('/account/confirm?provider=somebody-else&next=%2Faccount')
    const refused = { actor: staff.bob, kind: 'proof_refused', about: staff.bob, detail: { why: 'not-linked' } }
    expect((await trailAfter(test, 0)).at(-1)).toMatchObject(refused)
    expect((await bob.post('/account/single-sign-on/removals', {})).headers['location']).toMatch(/^\/account\/confirm/)
  })

  it('works with the provider for somebody who came by a link, still has to set up a second step, and then does', async () => {
    const ada = await signedIn(test, staff.ada)
    provider.seat({ ...BOB, sub: 'a-1' })
    await signInThere(test, ada, {}, '/account/single-sign-on')
    await withoutPassword(test, staff.ada)
    await setSecondStepFrom(test.deps.store.db, recording.today)
    test.clock.pass({ minutes: 11 })
    const next = '/account/passkeys/new'
    expect((await ada.get(next)).headers['location']).toBe(`/account/confirm?next=${encodeURIComponent(next)}`)
    const answer = await signInThere(test, ada, { next }, '/account/confirm/provider')
    expect(answer.headers['location']).toBe(next)
    const proved = withCookiesOf(test, ada, answer)
    expect((await proved.get(next)).status).toBe(200)
    // The provider has said who it is, and the person came another way.
    expect((await proved.get('/hr/people')).headers['location']).toBe('/account/second-step')
  })

  it('needn’t ask for the password where the organization has chosen so', async () => {
    await choose({ anew: false })
    const page = await bob.post('/account/confirm/provider', { next: '/account' })
    expect(new URL(addressAtProvider(page)).searchParams.get('prompt')).toBeNull()
  })
})

async function begins(answer: Response): Promise<boolean> {
  return browserAfter(test, answer).then(
    () => true,
    () => false,
  )
}

/** What the sign-in page will say, by its address. */
async function noticeAfter({ headers }: Response): Promise<string | null> {
  return new URL(headers['location'] ?? '', 'http://ours').searchParams.get('provider')
}

function waiting() {
  return requestsToConfirm(test.deps.store.db, test.deps.now())
}

function choose(settings: Partial<SingleSignOnSettings>): Promise<void> {
  const { store, now } = test.deps
  return putSingleSignOnSettings(store.db, { ...singleSignOnShape.parse({}), ...settings }, staff.ada, now())
}

function changeEmail(email: string): Promise<void> {
  return test.deps.store.transaction((tx) => changeFacts(tx, staff.bob, { email }, recording.today, recording))
}

async function givePassword(): Promise<void> {
  const { setCredentials } = await import('../../../src/identity/account.store.ts')
  const { hashPassword } = await import('../../../src/identity/password.web.ts')
  const hash = await hashPassword(PASSWORD)
  await test.deps.store.transaction((tx) => setCredentials(tx, staff.bob, signInNameOf('bob'), hash, recording.today))
}

function HOST(): string {
  return new URL(provider.environment.OIDC_ISSUER).host
}

const STARTER = {
  person: null,
  department: 'Residential',
  position: 'Youth worker',
  supervisor: null,
  hiredOn: null,
  type: 'employee',
  worksWithYouth: true,
  language: 'en',
} as const
