import { beforeEach, describe, expect, it } from 'vitest'
import { allTokens } from '../../src/api/token.store.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { addDays, dateAt } from '../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { holdersOn } from '../support/roles.ts'
import { ORGANIZATION, type Staff, staffOn } from '../support/staff.ts'
import { endOfTrail, trailAfter } from '../support/trail.ts'
import { accessToken } from '../support/webhooks.ts'

const words = MESSAGES.en.hr.tokens
const ID = '5f0c1c1e-0d1c-4f0b-9a55-0b6f3f6a2c11'

let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
})

const today = () => dateAt(app.deps.now(), ORGANIZATION.timeZone)
const make = (fields: Readonly<Record<string, string | string[]>> = {}) =>
  ada.post('/hr/webhooks/tokens', {
    id: ID,
    name: 'Payroll',
    scopes: ['people', 'completions'],
    until: addDays(today(), 30),
    ...fields,
  })
const end = (access: string) => ada.post(hrefTo('/hr/webhooks/tokens/:access/end', { access }))
const read = (list: string, token: string) =>
  visitor(app).get(`/api/v1/${list}`).set('Authorization', `Bearer ${token}`)
const tokenIn = (text: string) => /csec_[\w-]+/.exec(text)?.[0] ?? ''

describe('an administrator', () => {
  it('makes a token that reads what was chosen, and puts it on the audit trail as the command does', async () => {
    const begin = await endOfTrail(app)
    const { text } = await make().expect(200)
    const token = tokenIn(text)
    expect(text).toContain('/api/v1/people</code>')
    expect((await read('people', token)).status).toBe(200)
    expect((await read('standings', token)).status).toBe(403)
    const [entry] = (await trailAfter(app, begin)).filter(({ kind }) => kind === 'token_made')
    expect(entry).toMatchObject({
      actor: staff.ada,
      about: `token:${ID}`,
      detail: { scopes: ['people', 'completions'], until: addDays(today(), 30) },
    })
  })

  it('sees the token once: the list has who made it, what for and its last use, and not the token', async () => {
    const token = tokenIn((await make().expect(200)).text)
    expect((await ada.get('/hr/webhooks')).text).toContain(words.notUsed)
    await read('people', token)
    const { text } = await ada.get('/hr/webhooks').expect(200)
    expect(text).not.toContain('csec_')
    for (const said of [
      '>Payroll<',
      words.may.people,
      words.may.completions,
      '<small>Ada Okafor</small>',
      'Last used on',
    ])
      expect(text).toContain(said)
    expect(text).not.toContain(words.may.scim)
  })

  it('is named by the system, not by an id, on the audit trail', async () => {
    await make().expect(200)
    expect((await ada.get('/hr/audit')).text).toMatch(/data-label="About">[^<]*(<[^>]*>\s*)*Payroll/)
  })

  it('finds an empty form the next time, without what was typed for the token before', async () => {
    const form = '/hr/webhooks/tokens'
    const fields = JSON.stringify([{ name: 'name', was: '', value: 'Payroll' }])
    await ada.post('/typed', { form, fields }).expect(200)
    await make().expect(200)
    expect((await ada.get(`/typed?form=${encodeURIComponent(form)}`).expect(200)).body).toBeNull()
  })

  it('makes no second token when the form is sent twice', async () => {
    await make().expect(200)
    const again = await make().expect(303)
    expect(again.headers['location']).toBe('/hr/webhooks?access=repeated')
    expect(await allTokens(app.deps.store.db)).toHaveLength(1)
  })

  it('ends a token, which stops working with the next request', async () => {
    const token = tokenIn((await make().expect(200)).text)
    expect((await read('people', token)).status).toBe(200)
    const begin = await endOfTrail(app)
    expect((await end(ID).expect(303)).headers['location']).toBe('/hr/webhooks?access=ended')
    expect((await read('people', token)).status).toBe(401)
    expect((await end(ID).expect(303)).headers['location']).toBe('/hr/webhooks?access=before')
    expect((await trailAfter(app, begin)).filter(({ kind }) => kind === 'token_ended')).toMatchObject([
      { actor: staff.ada, about: `token:${ID}` },
    ])
    const { text } = await ada.get('/hr/webhooks')
    expect(text).toContain('Ended on')
    expect(text).not.toContain(`/${ID}/end"`)
  })

  it.each([
    ['no name', { name: ' ' }, words.form.needs.name],
    ['a name of a page’s length', { name: 'P'.repeat(81) }, MESSAGES.en.account.needs.shorter],
    ['nothing to do', { scopes: [] }, words.form.needs.may],
    ['something that no token may do', { scopes: ['answers'] }, words.form.needs.may],
    ['no day', { until: '' }, words.form.needs.until],
    ['a day that is over', { until: '2020-01-01' }, words.form.needs.past],
    ['a day in ten years', { until: '2036-01-01' }, 'or an earlier day'],
  ])('makes no token with %s', async (_, fields, said) => {
    expect((await make(fields).expect(422)).text).toContain(said)
    expect(await allTokens(app.deps.store.db)).toEqual([])
  })
})

describe('HR, a content steward and an auditor', () => {
  it.each(['hal', 'eve', 'fay'] as const)('such as %s, can neither make a token nor end one', async (name) => {
    const other = await signedIn(app, (await holdersOn(app, staff))[name])
    const access = await accessToken(app, staff)
    for (const path of ['/hr/webhooks/tokens', hrefTo('/hr/webhooks/tokens/:access/end', { access })])
      await other.post(path).expect(403)
    await other.get('/hr/webhooks/tokens/new').expect(403)
  })
})
