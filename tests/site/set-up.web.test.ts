import { beforeEach, describe, expect, it } from 'vitest'
import { toInstant } from '../../src/platform/time/calendar.ts'
import { FIRST_ROLES } from '../../src/identity/role.store.ts'
import { findAccountBySignInName } from '../../src/identity/account.store.ts'
import { findOrganization } from '../../src/organization/organization.store.ts'
import { countByStatus } from '../../src/people/people.store.ts'
import { createSignInLink } from '../../src/identity/sign-in-link.store.ts'
import { allSites } from '../../src/site/site.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { browserAfter, type TestApp, testApp, visitor } from '../support/app.ts'
import { askedIn, testPasskey } from '../support/authenticator.ts'
import { jar } from '../support/jar.ts'

const t = MESSAGES.en.account

const DAY_MS = 86_400_000
const fields = {
  organization: 'Harbor Street Youth Services',
  timeZone: 'America/New_York',
  site: 'St. Mary’s House',
  slug: '',
  name: 'Ada Okafor',
  signInName: 'Ada@harborstreet.example',
  password: 'a quiet room with the light on',
}

let test: TestApp
let path: string
beforeEach(async () => {
  test = await testApp()
  path = `/set-up/${await newToken()}`
})

describe('the first set-up', () => {
  it('makes the organization, its site and the first HR account, and signs in', async () => {
    expect((await visitor(test).get('/sign-in')).text).toContain('isn’t set up yet')
    expect((await visitor(test).get(path)).text).toContain(t.setUp.title)
    const answer = await visitor(test).post(path, fields)
    expect([answer.status, answer.headers['location']]).toEqual([303, '/hr'])
    const ada = await browserAfter(test, answer)
    expect((await ada.get('/account')).text).toContain('ada@harborstreet.example')
    expect((await ada.get('/hr/people/new')).text).toContain('St. Mary’s House')
    const { db } = test.deps.store
    expect(await findOrganization(db)).toEqual({
      name: 'Harbor Street Youth Services',
      timeZone: 'America/New_York',
      renewalMonths: null,
      secondStepFrom: null,
      siteAgreement: false,
      leaveTo: null,
      brand: { logo: null, accent: null },
    })
    expect(await allSites(db)).toEqual([expect.objectContaining({ slug: 'st-marys-house', name: 'St. Mary’s House' })])
    expect(await findAccountBySignInName(db, 'ada@harborstreet.example')).toMatchObject({
      grants: [...FIRST_ROLES].sort().map((role) => ({ role, sites: [], until: null })),
    })
    expect(await countByStatus(db, {})).toMatchObject({ 'not-in-scope': 1 })
  })

  it('records the first roles in the ledger with who and when, and the pages say it', async () => {
    const ada = await browserAfter(test, await visitor(test).post(path, fields))
    const { db } = test.deps.store
    const account = await findAccountBySignInName(db, 'ada@harborstreet.example')
    if (account === null) throw new Error('the set-up makes an account')
    const given = (await historyOf(db, account.person)).filter(({ kind }) => kind === 'role_given')
    expect(given).toMatchObject(
      FIRST_ROLES.map((role) => ({
        actor: 'system:set-up',
        recordedAt: test.deps.now(),
        body: { v: 1, role, sites: [], until: null, reason: 'First set-up' },
      })),
    )
    const { text: list } = await ada.get('/hr/roles')
    expect(list).not.toContain(MESSAGES.en.hr.roles.sinceBefore)
    expect(list.split(MESSAGES.en.hr.roles.bySetUp)).toHaveLength(FIRST_ROLES.length + 1)
    const { text: own } = await ada.get('/account')
    expect(own).toContain(MESSAGES.en.hr.roles.own.atSetUp('Nov 24, 2026'))
    expect(own).not.toContain(MESSAGES.en.hr.roles.own.before)
  })

  it('knows the name late in the evening, when the day in UTC is already the next', async () => {
    test.clock.pass({ hours: 11 })
    const ada = await browserAfter(test, await visitor(test).post(path, fields))
    expect((await ada.get('/account')).text).toContain('Ada Okafor')
  })

  it('happens once', async () => {
    await visitor(test).post(path, fields)
    expect((await visitor(test).get(path)).status).toBe(404)
    const again = await visitor(test).post(path, { ...fields, organization: 'Somebody Else' })
    expect(again.status).toBe(404)
    expect(await findOrganization(test.deps.store.db)).toMatchObject({ name: 'Harbor Street Youth Services' })
  })

  it('happens once, even when two people send it at the same moment', async () => {
    const second = { ...fields, signInName: 'eve@harborstreet.example' }
    const answers = await Promise.all([visitor(test).post(path, fields), visitor(test).post(path, second)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404])
    expect(await countByStatus(test.deps.store.db, {})).toMatchObject({ 'not-in-scope': 1 })
  })

  it('does not open with a forged link, one of another kind, or one that is 7 days old', async () => {
    expect((await visitor(test).get('/set-up/forged')).status).toBe(404)
    expect((await visitor(test).post('/set-up/forged', fields)).status).toBe(404)
    expect((await visitor(test).get(path.replace('set-up', 'join'))).status).toBe(404)
    test.clock.pass({ days: 7 })
    expect((await visitor(test).get(path)).status).toBe(404)
    expect((await visitor(test).post(path, fields)).status).toBe(404)
    expect(await findOrganization(test.deps.store.db)).toBeNull()
  })

  it.each([
    ['a missing name', { name: ' ' }, t.needs.yourName],
    ['an unknown time zone', { timeZone: 'America/Trenton' }, t.needs.timeZone],
    ['an address with spaces', { slug: 'North House' }, t.needs.slug],
    ['a site whose name gives no address', { site: '北の家' }, t.needs.slug],
    ['a sign-in name with spaces', { signInName: 'Ada Okafor' }, t.signInNameShort],
    ['a short password', { password: 'light on' }, t.passwordProblems.short],
    ['the organization as password', { password: 'HarborStreetYouthServices1' }, t.passwordProblems['about-you']],
  ])('says at the field what to fix and keeps the rest: %s', async (_, change, words) => {
    const { status, text } = await visitor(test).post(path, { ...fields, ...change })
    expect(status).toBe(422)
    expect(text.split(words)).toHaveLength(3) // in the summary and at the field
    expect(text).toContain('value="Harbor Street Youth Services"')
    expect(await findOrganization(test.deps.store.db)).toBeNull()
    expect((await visitor(test).post(path, fields)).status).toBe(303)
  })

  describe('by somebody who chooses a passkey', () => {
    const chosen = { ...fields, password: '', way: 'passkey' }

    it('leads on to the page where everybody makes one, and nobody is in before that', async () => {
      expect((await visitor(test).get(path)).text).toContain('name="way" value="passkey"')
      const answer = await visitor(test).post(path, chosen)
      const next = answer.headers['location'] ?? ''
      expect([answer.status, next]).toEqual([303, expect.stringMatching(/^\/join\/[0-9a-z]{26}$/)])
      await expect(browserAfter(test, answer)).rejects.toThrow('began no session')
      const page = jar(test)
      const asked = askedIn((await page.get(next)).text)
      const joined = await page.post(`${next}/passkey`, { answer: testPasskey().answer(asked) })
      expect([joined.status, joined.headers['location']]).toEqual([303, '/hr'])
      expect((await page.get('/account')).text).toContain('Ada Okafor')
      expect((await page.get('/hr/organization')).status).toBe(200)
      expect((await visitor(test).get(path)).status).toBe(404)
    })

    it('checks the other fields first', async () => {
      const { status, text } = await visitor(test).post(path, { ...chosen, name: '' })
      expect([status, text.includes(t.needs.yourName)]).toEqual([422, true])
      expect(await findOrganization(test.deps.store.db)).toBeNull()
    })

    it('takes the password of somebody who typed one, whichever button the browser pressed', async () => {
      const answer = await visitor(test).post(path, { ...fields, way: 'passkey' })
      expect(answer.headers['location']).toBe('/hr')
    })

    it('still asks whoever chooses neither for a password', async () => {
      const { status, text } = await visitor(test).post(path, { ...fields, password: '' })
      expect([status, text.includes(t.passwordProblems.short)]).toEqual([422, true])
    })
  })

  it('offers no passkey where browsers have none', async () => {
    test = await testApp({ PUBLIC_URL: 'http://127.0.0.1:3000' })
    const { text } = await visitor(test).get(`/set-up/${await newToken()}`)
    expect([text.includes('name="password"'), text.includes('value="passkey"')]).toEqual([true, false])
  })

  it('prints what was typed as text', async () => {
    const { text } = await visitor(test).post(path, { ...fields, site: '"><script>alert(1)</script>', name: '' })
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"')
    expect(text).not.toContain('<script>')
  })
})

async function newToken(): Promise<string> {
  const at = test.clock.now()
  const expiresAt = toInstant(Date.parse(at) + 7 * DAY_MS)
  const link = { purpose: 'set-up', person: null, createdBy: 'system:start', at, expiresAt } as const
  return test.deps.store.transaction((tx) => createSignInLink(tx, link))
}
