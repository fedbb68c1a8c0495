import { sql } from 'kysely'
import request from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { MESSAGES } from '../../src/words/messages.ts'
import { peopleNamed } from '../../src/people/people.store.ts'
import { VERSION } from '../../src/platform/root.ts'
import { signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { type Staff, staffOn, PASSWORD, signInNameOf, withoutPassword } from '../support/staff.ts'

let test: TestApp
let staff: Staff
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
})

describe('an error page', () => {
  it.each([
    [404, 'an address of nothing', '/no-such-page'],
    [404, 'an address with a slash too many', '/account/'],
    [404, 'an address in capitals', '/ACCOUNT'],
    [400, 'an address that is no text', '/lessons/%ff'],
    [400, 'a question mark with what no page asks', '/account?changed=name'],
    [400, 'the same parameter twice', '/account?changed=password&changed=password'],
  ])('answers %i to %s', async (status, _, path) => {
    const answer = await (await signedIn(test, staff.bob)).get(path)
    expect(answer.status).toBe(status)
    expect(answer.text).toContain('<h1>')
    expect(answer.text).toContain('href="tel:911"')
  })

  it.each(['/lessons/nowhere', '/hr/people?nonsense=1', '/hr/overview?nonsense=1', '/no-such-page'])(
    'is compressed, also where the page itself is kept compressed: %s',
    async (path) => {
      const answer = await (await signedIn(test, staff.ada)).get(path).set('Accept-Encoding', 'gzip')
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.headers['content-encoding']).toBe('gzip')
      expect(answer.text).toContain('href="tel:911"')
    },
  )

  it('shows the number that finds the reason in the log', async () => {
    const { text, headers } = await visitor(test).get('/no-such-page')
    const id = headers['x-request-id'] ?? ''
    expect(text).toContain(`<b class="nowrap">${id}</b>`)
    expect(test.log).toContainEqual(expect.objectContaining({ request: id, reason: 'There is no such page.' }))
  })

  it('speaks Spanish at an address of nothing among the Spanish pages', async () => {
    const { status, text } = await visitor(test).get('/es/no-such-page')
    expect(status).toBe(404)
    expect(text).toContain('<html lang="es"')
    expect(text).toContain('href="tel:911"')
  })

  it('speaks the language of the browser at an address of nothing outside of them', async () => {
    for (const [languages, spoken] of [
      ['es-US,es;q=0.9,en;q=0.8', 'es'],
      ['en-US,es;q=0.8', 'en'],
      ['fr', 'en'],
    ]) {
      const { headers, status, text } = await visitor(test)
        .get('/no-such-page')
        .set('Accept-Language', String(languages))
      expect([status, headers['vary']]).toEqual([404, expect.stringContaining('Accept-Language')])
      expect(text).toContain(`<html lang="${spoken}"`)
    }
  })

  it('says 401 to a form of someone who is signed out, and that it was not saved', async () => {
    const { status, text } = await visitor(test).post('/account/sessions')
    expect(status).toBe(401)
    expect(text).toContain(MESSAGES.en.account.errors['sign-in'].lead)
  })

  it('says 413 to more than a form can hold', async () => {
    const { status } = await visitor(test).post('/sign-in', { signInName: 'x'.repeat(70_000), password: 'x' })
    expect(status).toBe(413)
    const fields = Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`field${n}`, 'x']))
    expect((await visitor(test).post('/sign-in', fields)).status).toBe(413)
  })

  it('says 400 to a body that is no form', async () => {
    const answer = await request(test.app)
      .post('/sign-in')
      .set('Sec-Fetch-Site', 'same-origin')
      .send({ signInName: { length: 3 }, password: 'x' })
    expect(answer.status).toBe(400)
  })

  it('says 503 when the disk is full: nothing was saved, pages still open, and it recovers', async () => {
    const ada = await signedIn(test, staff.ada)
    const { db } = test.deps.store
    const fields = {
      name: 'Eli Novak',
      email: '',
      number: '',
      site: staff.north,
      department: 'Day',
      position: 'Youth worker',
    }
    const form = { ...fields, supervisor: '', language: 'en', type: 'employee', hiredOn: '', firstContactOn: '' }
    await sql`pragma max_page_count = 1`.execute(db) // as many pages as there are now
    const answers = []
    for (let n = 0; n < 40; n++) answers.push(await ada.post('/hr/people', { ...form, name: `Eli ${n}` }))
    const full = answers.find(({ status }) => status !== 303)
    expect([full?.status, full?.headers['retry-after']]).toEqual([503, '30'])
    expect(full?.text).toContain(MESSAGES.en.account.errors['not-saved'].lead)
    expect((await ada.get('/hr/people')).status).toBe(200)
    const recorded = await peopleNamed(db, `Eli ${answers.findIndex(({ status }) => status !== 303)}`)
    expect(recorded).toEqual([])
    await sql`pragma max_page_count = 100000`.execute(db)
    expect((await ada.post('/hr/people', form)).status).toBe(303)
  })

  it('says 500 when it is our fault, without a word of how', async () => {
    await test.deps.store.close()
    const { status, text, headers } = await visitor(test).get('/sign-in')
    expect(status).toBe(500)
    expect(text).toContain('The problem was on our end, not yours.')
    expect(text).not.toMatch(/\bat [^<]*\.[jt]s:\d+|Error:|driver|sqlite/i)
    const line = test.log.find(({ msg }) => msg === 'failed')
    expect(line).toMatchObject({ request: headers['x-request-id'], err: { stack: expect.stringContaining(' at ') } })
  })
})

describe('while the records don’t answer', () => {
  it.each(['/account', '/hr/people', '/hr/people.csv', '/lessons/L4', '/hr/audit'])(
    'somebody who is signed in gets nothing of %s',
    async (path) => {
      const ada = await signedIn(test, staff.ada)
      expect((await ada.get(path)).status).toBe(200)
      await test.deps.store.close()
      const { status, text } = await ada.get(path)
      expect(status).toBe(500)
      expect(text).not.toMatch(/Ada Okafor|Bob Rivera|harborstreet/)
    },
  )
})

describe('the state of the server', () => {
  it('is alive and ready, and the log has no line of who asks', async () => {
    expect((await visitor(test).get('/healthz')).text).toBe(`ok ${VERSION}`)
    expect((await visitor(test).get('/readyz')).text).toBe('ready')
    expect(test.log).not.toContainEqual(expect.objectContaining({ msg: 'answered' }))
  })

  it('is not ready on the way out, but still answers', async () => {
    test.drain()
    expect((await visitor(test).get('/readyz')).status).toBe(503)
    expect(test.log).toContainEqual(expect.objectContaining({ route: '/readyz', status: 503 }))
    expect((await visitor(test).get('/healthz')).status).toBe(200)
    expect((await visitor(test).get('/sign-in')).status).toBe(200)
  })

  it('is not ready without its database', async () => {
    await test.deps.store.close()
    expect((await visitor(test).get('/healthz')).status).toBe(200)
    expect((await visitor(test).get('/readyz')).status).toBe(503)
  })
})

describe('the log', () => {
  it('names routes and people’s ids, never a name, a token, a password or an address', async () => {
    const ada = await signedIn(test, staff.ada)
    await withoutPassword(test, staff.bob)
    const made = await ada.post(`/hr/people/${staff.bob.slice(7)}/link`)
    const token = /\/join\/([0-9a-z]{26})/.exec(made.text)?.[1] ?? ''
    await visitor(test).get(`/join/${token}`)
    await visitor(test).post(`/join/${token}`, { password: 'tea at the window' })
    await visitor(test).post('/sign-in', { signInName: signInNameOf('dan'), password: PASSWORD })
    await visitor(test).post('/sign-in', { signInName: 'zoe@harborstreet.example', password: 'wrong' })
    await visitor(test).get(`/join/${token}x\r\n{"forged":"line"}`.replaceAll(/[\r\n{}"]/g, encodeURIComponent))
    const text = JSON.stringify(test.log)
    for (const secret of [token, 'Bob', 'Dan ', 'harborstreet', PASSWORD, 'tea at', 'forged', ada.csrf, ada.cookie]) {
      expect(text).not.toContain(secret)
    }
    expect(test.log).toContainEqual(expect.objectContaining({ route: '/join/:token', method: 'POST', status: 303 }))
    expect(test.log).toContainEqual(expect.objectContaining({ msg: 'link made', by: staff.ada, person: staff.bob }))
    expect(test.log).toContainEqual(expect.objectContaining({ msg: 'signed in', person: staff.dan }))
    expect(test.log).toContainEqual(expect.objectContaining({ msg: 'sign-in refused' }))
  })
})
