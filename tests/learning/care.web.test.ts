import { beforeEach, describe, expect, it } from 'vitest'
import { contents } from '../support/content.ts'
import { type Browser, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'

let app: TestApp
let staff: Staff
let bob: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  bob = await signedIn(app, staff.bob)
})

const spanish = { language: 'es', detail: 'full', to: '/lessons/L4' }

describe('the language of an account', () => {
  it('changes on any page, which comes back in that language', async () => {
    const answer = await bob.post('/reading', spanish)
    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toBe('/lessons/L4')
    const { text } = await bob.get('/lessons/L4')
    expect(text).toContain('<html lang="es">')
    expect(text).toContain(contents.es.course.lessons[3]?.title)
  })

  it('loses no progress: an attempt begun in one language goes on in the other with the same questions', async () => {
    const { headers } = await bob.post('/final')
    const question = String(headers['location'])
    const stemOn = async () => /<legend[^>]*>(.*?)<\/legend>/s.exec((await bob.get(question)).text)?.[1] ?? ''
    const english = await stemOn()
    await bob.post('/reading', { ...spanish, to: question })
    const item = contents.en.course.items.find(({ stem }) => english.includes(stem))
    const same = contents.es.course.items.find(({ id }) => id === item?.id)
    expect(await stemOn()).toContain(same?.stem)
  })

  it.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'lessons'])(
    'never leads to another site: %s',
    async (to) => {
      expect((await bob.post('/reading', { ...spanish, to })).headers['location']).toBe('/')
    },
  )

  it('comes back to a narrowed list', async () => {
    const ada = await signedIn(app, staff.ada)
    const list = '/hr/people?department=Direct+care&status=everyone'
    expect((await ada.post('/reading', { ...spanish, to: list })).headers['location']).toBe(list)
  })

  it('leads from a form with a mistake to the page of the form', async () => {
    const wrong = bob
      .post('/account/password', { current: '', password: '' })
      .set('Referer', 'http://127.0.0.1/account')
    expect((await wrong).text).toContain('<input type="hidden" name="to" value="/account">')
  })

  it('refuses a language that the course does not have', async () => {
    expect((await bob.post('/reading', { ...spanish, language: 'xx' })).status).toBe(400)
  })

  it('is spoken by error pages, too', async () => {
    await bob.post('/reading', spanish)
    expect((await bob.get('/lessons/L99')).text).toContain('<html lang="es">')
  })
})

describe('the language of a public page', () => {
  it('stands in the address', async () => {
    const { text } = await visitor(app).get('/es/sign-in')
    expect(text).toContain('<html lang="es">')
    expect(text).toContain('action="/es/sign-in"')
    expect(text).toContain('href="/sign-in" lang="en"')
    expect((await visitor(app).get('/sign-in')).text).toContain('href="/es/sign-in" lang="es"')
  })

  it('is not offered for pages that need a session', async () => {
    expect((await bob.get('/es/lessons/L1')).status).toBe(404)
  })
})
