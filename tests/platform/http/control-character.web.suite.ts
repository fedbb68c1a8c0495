import supertest from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MESSAGES } from '../../../src/words/messages.ts'
import { factOn } from '../../../src/ledger/fact.store.ts'
import { ROUTES } from '../../../src/app/route-table.web.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../../support/app.ts'
import { type Staff, staffOn } from '../../support/staff.ts'
import { contents } from '../../support/content.ts'
import { PDF } from '../../support/papers.ts'
import type { TestEngine } from '../../support/stores.ts'
import { day } from '../../support/recording.ts'

const WAYS_OUT = ['/leave', '/blank']
const { errors } = MESSAGES.en.account

/** Values with a control character are refused before they reach the store of this engine. */
export function controlCharacterSuite(engine: TestEngine): void {
  describe(`a control character, on ${engine.name}`, () => {
    let test: TestApp
    let staff: Staff
    let ada: Browser
    let bob: Browser
    beforeAll(async () => {
      test = await testApp({ TRUSTED_PROXIES: '1' }, contents, await engine.open())
      staff = await staffOn(test)
      ada = await signedIn(test, staff.ada)
      bob = await signedIn(test, staff.bob)
    })
    afterAll(async () => {
      await test.deps.jobs.idle('packs')
      await test.deps.store.close()
      await engine.stop()
    })

    let asked = 0
    /** Each request comes from an address of its own: so many from one would be stopped. */
    const elsewhere = () => `192.0.2.${(asked++ % 250) + 1}`

    it('in any part of any address is answered with 404', async () => {
      for (const [method, path] of ROUTES) {
        for (const place of [...path.matchAll(/[:*]\w+/g)].map(([name]) => name)) {
          const address = path.replace(place, 'a%00b').replaceAll(/[:*]\w+/g, 'x')
          const sent = method === 'GET' ? ada.get(address) : ada.post(address)
          const { status, text } = await sent.set('X-Forwarded-For', elsewhere())
          expect([status, text.includes(errors['not-found'].title)], `${method} ${address}`).toEqual([404, true])
        }
      }
      for (const card of ['/now/north%00house', '/es/now/%0a', '/now/worker.js%7f'])
        expect((await ada.get(card)).status, card).toBe(404)
    })

    it('behind the question mark of any page is answered with 400', async () => {
      // The ways out lead out, whatever is behind the question mark.
      const pages = ROUTES.filter(([verb, path]) => verb === 'GET' && !WAYS_OUT.includes(path))
      for (const [method, path] of pages) {
        const address = `${path.replaceAll(/[:*]\w+/g, 'x')}?as=%00`
        const { status, text } = await ada.get(address).set('X-Forwarded-For', elsewhere())
        expect([status, text.includes(errors['bad-request'].lead)], `${method} ${address}`).toEqual([400, true])
      }
    })

    it('in a field of any form is answered with 400, whoever sends it', async () => {
      for (const [, path] of ROUTES.filter(([verb]) => verb === 'POST')) {
        const address = path.replaceAll(/[:*]\w+/g, 'x')
        for (const fields of [{ signInName: 'a\0b' }, { 'a\0b': 'x' }, { steps: 'a\0b' }, { page: ['x', 'a\0b'] }]) {
          const { status, text } = await bob.post(address, fields).set('X-Forwarded-For', elsewhere())
          expect([status, text.includes(errors['bad-request'].lead)], address).toEqual([400, true])
        }
      }
    })

    it('in the name of a file that is uploaded is answered with 400', async () => {
      const { status } = await supertest(test.app)
        .post('/hr/packs/checks')
        .set('X-Forwarded-For', elsewhere())
        .set('Cookie', ada.cookie)
        .set('Sec-Fetch-Site', 'same-origin')
        .field('csrf', ada.csrf)
        .field('hash', '')
        .attach('file', PDF, 'pack\u0007.zip')
      expect(status).toBe(400)
    })

    it('half of a surrogate pair in a form of another encoding is answered with 400', async () => {
      const boundary = 'parts'
      const part = (type: string) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="hash"\r\nContent-Type: ${type}\r\n\r\n`
      const csrf = `--${boundary}\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n${ada.csrf}\r\n`
      const ofHalves = [Buffer.from(csrf + part('text/plain; charset=utf-16le')), Buffer.from('a\ud83d', 'utf16le')]
      const { status, text } = await supertest(test.app)
        .post('/hr/packs/checks')
        .set('X-Forwarded-For', elsewhere())
        .set('Cookie', ada.cookie)
        .set('Sec-Fetch-Site', 'same-origin')
        .set('Content-Type', `multipart/form-data; boundary=${boundary}`)
        .send(Buffer.concat([...ofHalves, Buffer.from(`\r\n--${boundary}--\r\n`)]))
      expect([status, text.includes(errors['bad-request'].lead)]).toEqual([400, true])
    })

    it.each([
      ['a line break', 'Eli\nBcc: everyone'],
      ['a return', 'Eli\rNovak'],
      ['a tab', 'Eli\tNovak'],
      ['an escape', 'Eli\u001b[31m'],
      ['a line separator', 'Eli\u2028Novak'],
      ['a next line', 'Eli\u0085Novak'],
    ])('a name with %s is refused, and nothing is recorded', async (_, name) => {
      const form = { name, email: '', number: '', from: '2026-11-24', language: '' }
      const { status, text } = await ada
        .post(`/hr/people/${staff.bob.slice('person:'.length)}/changes/facts`, form)
        .set('X-Forwarded-For', elsewhere())
      expect([status, text.includes(errors['bad-request'].lead)]).toEqual([400, true])
      expect(await factOn(test.deps.store.db, staff.bob, 'name', day('2026-11-24'))).toBe('Bob Rivera')
    })

    it('a name with characters that nobody sees is recorded without them', async () => {
      const form = {
        name: 'Bob\u200B \u202ERi\u00ADvera-Diaz\u202C',
        email: '',
        number: '',
        from: '2026-11-24',
        language: 'en',
      }
      const { status } = await ada
        .post(`/hr/people/${staff.bob.slice('person:'.length)}/changes/facts`, form)
        .set('X-Forwarded-For', elsewhere())
      expect(status).toBe(303)
      expect(await factOn(test.deps.store.db, staff.bob, 'name', day('2026-11-24'))).toBe('Bob Rivera-Diaz')
    })
  })
}
