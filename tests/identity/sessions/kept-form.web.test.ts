import { beforeEach, describe, expect, it } from 'vitest'
import { endSessionsOf } from '../../../src/identity/session.store.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, browserAfter, type Fields, signedIn, type TestApp, testApp, visitor } from '../../support/app.ts'
import { PASSWORD, signInNameOf, type Staff, staffOn } from '../../support/staff.ts'
import { deleteOld } from '../../support/expired.ts'

const t = MESSAGES.en
let test: TestApp
let staff: Staff
let ada: Browser
let form: string
const TYPED = { reason: 'A “long” leave, since Monday & until she’s back', from: '2026-11-23' }

beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
  form = `/hr/people/${staff.bob.slice('person:'.length)}/changes/leave`
})

describe('a form that comes in after its session ran out', () => {
  it('is kept, and after signing in it is sent with one more click', async () => {
    const text = { name: 'A site with a long name', slug: 'a-site' }
    test.clock.pass({ minutes: 30 })
    const late = await ada.post('/hr/sites', text)
    expect([late.status, late.headers['location']]).toEqual([303, '/sign-in?next=%2Faccount%2Fkept-form'])
    const again = await signInAs('ada', '/account/kept-form')
    const page = await again.get('/account/kept-form')
    expect(fieldsOn(page.text, '/hr/sites')).toEqual(text)
    expect((await again.post('/hr/sites', fieldsOn(page.text, '/hr/sites'))).status).toBe(303)
    expect((await again.get('/hr/sites')).text).toContain('A site with a long name')
  })

  it.each<[string, string, string, string]>([
    ['a change of a record', 'changes/leave', t.hr.changes.forms.leave.link, 'changes/leave'],
    ['another form about a person', 'credits', t.hr.changes.title, 'credits/new'],
    ['a new person', '/hr/people', t.hr.navigation.parts.newPerson, '/hr/people/new'],
    ['a role', '/hr/roles/people/anna', t.hr.roles.give.title, '/hr/roles/people/anna'],
    ['the end of a role', '/hr/roles/people/anna/removals', t.hr.roles.end.title, '/hr/roles/people/anna'],
    ['a site', '/hr/sites', t.hr.navigation.parts.sites, '/hr/sites'],
    ['a rule', '/hr/rules/draft', t.hr.navigation.parts.rules, '/hr/rules/draft'],
    ['a list', '/hr/selections', t.hr.navigation.places.people, '/hr/people'],
    ['the account', '/account/address', t.account.title, '/account'],
    ['the course', '/final', t.shell.myCourse, '/final'],
  ])('says on which page it was, and leads there without sending it: %s', async (_, sent, name, leadsTo) => {
    const bob = `/hr/people/${staff.bob.slice('person:'.length)}/`
    const full = (path: string) => (path.startsWith('/') ? path : bob + path)
    test.clock.pass({ minutes: 30 })
    await ada.post(full(sent), TYPED)
    const again = await signInAs('ada')
    const { text } = await again.get('/account/kept-form')
    expect(text).toContain(`“${name}”`)
    const open = new RegExp(`<a href="([^"]+)">${t.account.keptForm.open(name)}</a>`).exec(text)?.[1] ?? ''
    const page = await again.get(open)
    expect(page.status === 303 ? page.headers['location'] : open).toBe(full(leadsTo))
    // Going there hasn't let it go.
    expect((await again.get('/account/kept-form')).status).toBe(200)
  })

  it('keeps every sign of what was typed, and each of several values', async () => {
    test.clock.pass({ minutes: 30 })
    const fields = { ...TYPED, people: ['one', 'two'] }
    await ada.post(form, fields)
    const { text } = await (await signInAs('ada')).get('/account/kept-form')
    expect(fieldsOn(text, form)).toEqual(fields)
  })

  it('is shown to nobody else, on the same computer or on another', async () => {
    test.clock.pass({ minutes: 30 })
    await ada.post(form, TYPED)
    const cleo = await signInAs('cleo', '/account/kept-form')
    expect((await cleo.get('/account/kept-form')).status).toBe(303)
  })

  it('is kept after the longest time, too, for an hour', async () => {
    test.clock.pass({ hours: 12 })
    expect((await ada.post(form, TYPED)).status).toBe(303)
    test.clock.pass({ minutes: 59 })
    const again = await signInAs('ada')
    expect((await again.get('/account/kept-form')).status).toBe(200)
    test.clock.pass({ minutes: 1 })
    expect((await again.get('/account/kept-form')).status).toBe(303)
    await deleteOld(test.deps.store, 'forms', test.deps.now())
    expect(await test.deps.store.db.selectFrom('draft').selectAll().where('key', '=', 'kept-form').execute()).toEqual(
      [],
    )
  })

  it.each<[string, string, Fields]>([
    ['with a password', '/account/password', { current: 'x', password: 'y' }],
    ['that only has a button', '/account/sessions', {}],
    ['that says how someone reads the course', '/reading', { language: 'en', detail: 'less', to: '/' }],
  ])('isn’t kept when it is one %s', async (_, path, fields) => {
    test.clock.pass({ minutes: 30 })
    expect((await ada.post(path, fields)).status).toBe(401)
    expect((await (await signInAs('ada')).get('/account/kept-form')).status).toBe(303)
  })

  it('isn’t kept when a script asks while somebody types, and what was kept before stays', async () => {
    test.clock.pass({ minutes: 30 })
    await ada.post(form, TYPED)
    expect((await ada.post('/hr/search', { search: 'riv' }).set('Accept', 'application/json')).status).toBe(401)
    expect(fieldsOn((await (await signInAs('ada')).get('/account/kept-form')).text, form)).toEqual(TYPED)
  })

  it('isn’t kept when others ended the session, or when it is of another session', async () => {
    const other = await signedIn(test, staff.ada)
    test.clock.pass({ minutes: 30 })
    expect((await ada.post(form, { ...TYPED, csrf: other.csrf })).status).toBe(401)
    await endSessionsOf(test.deps.store.db, staff.ada)
    expect((await ada.post(form, TYPED)).status).toBe(401)
  })

  it('goes when the person doesn’t want it anymore', async () => {
    test.clock.pass({ minutes: 30 })
    await ada.post(form, TYPED)
    const again = await signInAs('ada')
    expect((await again.post('/account/kept-form')).status).toBe(303)
    expect((await again.get('/account/kept-form')).status).toBe(303)
  })
})

describe('a form that takes a recent proof', () => {
  it('waits for it, and is sent afterwards as it was typed', async () => {
    const erasure = `/hr/people/${staff.dan.slice('person:'.length)}/erasure-requests`
    const typed = { reason: 'Asked for it in a letter', sure: 'yes' }
    test.clock.pass({ minutes: 10 })
    const late = await ada.post(erasure, typed)
    const asked = late.headers['location'] ?? ''
    expect(asked).toBe('/account/confirm?next=%2Faccount%2Fkept-form')
    expect((await ada.get(asked)).text).toContain('name="next" value="/account/kept-form"')
    const answer = await ada.post('/account/confirm', { password: PASSWORD, next: '/account/kept-form' })
    const renewed = await browserAfter(test, answer)
    const { text } = await renewed.get(answer.headers['location'] ?? '')
    expect(fieldsOn(text, erasure)).toEqual(typed)
  })
})

async function signInAs(name: 'ada' | 'cleo', next = '/'): Promise<Browser> {
  return browserAfter(
    test,
    await visitor(test).post('/sign-in', { signInName: signInNameOf(name), password: PASSWORD, next }),
  )
}

/** The hidden fields of the form that goes to this address, without its token. */
function fieldsOn(html: string, action: string): Record<string, string | string[]> {
  const inside = html.split(`action="${action}"`)[1]?.split('</form>')[0] ?? ''
  const fields: Record<string, string | string[]> = {}
  for (const [, name = '', value = ''] of inside.matchAll(/name="([^"]+)" value="([^"]*)"/g)) {
    if (name === 'csrf') continue
    const text = value.replaceAll('&amp;', '&').replaceAll('&#34;', '"')
    const before = fields[name]
    fields[name] = before === undefined ? text : [before, text].flat()
  }
  return fields
}
