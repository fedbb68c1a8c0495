import { beforeEach, describe, expect, it } from 'vitest'
import { cardPath, hrefTo } from '../../src/app/href.web.ts'
import type { EventBodies } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { packageSources } from '../../src/packages/order.job.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { exampleSite } from '../support/content.ts'
import { formsOf, untouched } from '../support/forms.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.sites
const TODAY = calendarDate('2026-11-24')
const ABOUT = {
  'local-0-isNot': 'It can’t send anyone out.',
  'local-0-es-isNot': 'No puede mandar a nadie.',
  'local-0-languages': 'English and Portuguese',
  'local-0-es-languages': 'Inglés y portugués',
}
/** Hours and languages as lines have them. */
const ORDINARY = [
  ['24 hours a day, every day', 'Las 24 horas, todos los días', 'English and Spanish', 'Inglés y español'],
  [
    'Monday to Friday, 8 a.m. to 5 p.m.; at night, call SCR',
    'De lunes a viernes, de 8 a. m. a 5 p. m.; de noche, llame al SCR',
    'English; an interpreter for 200 languages',
    'Inglés; intérprete para 200 idiomas',
  ],
  [
    'Closed on holidays. After 5 p.m., leave a message',
    'Cerrado los días festivos. Después de las 5 p. m., deje un mensaje',
    'Press 2 for Spanish. No interpreter at night',
    'Marque 2 para español. No hay intérprete de noche',
  ],
] as const

let app: TestApp
let staff: Staff
let ada: Browser
let bob: Browser
let north: string
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
  bob = await signedIn(app, staff.bob)
  north = hrefTo('/hr/sites/:site', { site: staff.north })
})

/** Sends the form of the site as a browser would, with changes. */
async function send(changes: Fields, to = north) {
  const form = formsOf((await ada.get(north)).text).find(({ actions }) => actions.includes(north))
  if (form === undefined) throw new Error('the site has no form')
  return ada.post(to, { ...untouched(form), ...changes })
}

async function type(changes: Fields): Promise<void> {
  const { status } = await send(changes)
  expect(status).toBe(303)
}

async function publish() {
  const { text } = await ada.get(`${north}/preview`).expect(200)
  const english: Fields = text.includes('name="english"') ? { english: 'yes' } : {}
  return ada.post(`${north}/publications`, { seen: /name="seen" value="(\w+)"/.exec(text)?.[1] ?? '', ...english })
}

const versions = async () => (await historyOf(app.deps.store.db, staff.north)).filter(isKind('site_published'))
const liveLine = async () => (await versions()).at(-1)?.body.details.local[0]

describe('what a local line isn’t, and its languages', () => {
  it('are folded in the form, with a reason, an example and the warning, and say that they’re filled in', async () => {
    await publishExample(app, staff.north, { local: plainLines() })
    const fold = async () =>
      /<details>\s*<summary>What it’s not.*?<\/details>/s.exec((await ada.get(north)).text)?.[0] ?? ''
    const blank = await fold()
    for (const { why, example } of [words.form.isNotHint, words.form.languagesHint]) {
      expect(blank).toContain(why)
      expect(blank).toContain(example)
    }
    expect(blank).toContain(words.form.neverReal)
    expect(blank).not.toContain(words.checks.complete)
    await type(ABOUT)
    expect(await fold()).toContain(words.checks.complete)
  })

  it.each(['local-0-es-isNot', 'local-0-es-languages'])(
    'are open while %s is missing, which a link leads to',
    async (field) => {
      await publishExample(app, staff.north, {})
      const open = /<details open>\s*<summary>What it’s not.*?<\/details>/s
      await type(ABOUT)
      expect((await ada.get(north)).text).not.toMatch(open)
      await type({ [field]: '' })
      const { text } = await ada.get(north)
      expect(text).toContain(`href="#${field}"`)
      expect(open.exec(text)?.[0]).toContain(`id="${field}"`)
    },
  )

  it('are in the preview, and once they’re live wherever the line is, in both languages', async () => {
    await publishExample(app, staff.north, {})
    await type(ABOUT)
    const preview = (await ada.get(`${north}/preview`)).text
    expect(preview).toContain(ABOUT['local-0-isNot'])
    expect(preview).toContain('Local number 1: What it’s not')
    await publish().then(({ status }) => expect(status).toBe(303))
    const isNot = [ABOUT['local-0-isNot'], ABOUT['local-0-es-isNot']]
    const languages = [ABOUT['local-0-languages'], ABOUT['local-0-es-languages']]
    for (const [index, language] of (['en', 'es'] as const).entries()) {
      await bob.post('/reading', { language, detail: 'full', to: '/' }).expect(303)
      const pages = {
        card: (await visitor(app).get(cardPath('north-house', language))).text,
        contacts: (await bob.get('/contacts')).text,
        lesson: (await bob.get('/lessons/L6')).text,
        policy: (await bob.get('/policy')).text,
      }
      for (const [name, page] of Object.entries(pages)) {
        expect.soft(page, `${name} ${language}`).toContain(isNot[index])
        expect.soft(page, `${name} ${language}`).toContain(languages[index])
      }
    }
    const source = (await packageSources(app.deps.store.db, TODAY)).find(({ id }) => id === staff.north)
    expect(JSON.stringify(source)).toContain(ABOUT['local-0-es-isNot'])
    expect((await ada.get('/hr/contacts')).text).toContain(ABOUT['local-0-isNot'])
  })

  it('show English to readers of Spanish where there’s no Spanish, and say so', async () => {
    await publishExample(app, staff.north, {})
    await type({ ...ABOUT, 'local-0-es-isNot': '' })
    await publish().then(({ status }) => expect(status).toBe(303))
    await bob.post('/reading', { language: 'es', detail: 'full', to: '/' }).expect(303)
    const { text } = await bob.get('/contacts')
    expect(text).toContain(`<p class="contact__use" lang="en">${ABOUT['local-0-isNot']}</p>`)
    expect(text).toContain(`<p class="contact__use">${ABOUT['local-0-es-languages']}.</p>`)
    expect(text).toContain(MESSAGES.es.learn.site.inEnglish)
  })

  it.each<[string, Fields]>([
    ['English', { ...ABOUT, 'local-0-isNot': 'You don’t have to call SCR if you call this line.' }],
    ['Spanish', { ...ABOUT, 'local-0-es-isNot': 'Si llama aquí, no hace falta llamar al SCR.' }],
    ['the languages', { ...ABOUT, 'local-0-languages': 'English. No need to call SCR' }],
  ])('can’t tell anyone not to report, in %s, and the fold opens there', async (_, fields) => {
    await publishExample(app, staff.north, {})
    const refused = await send(fields, `${north}/publications`)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(words.fill.notToReport())
    expect(refused.text).toMatch(/<details open>\s*<summary>What it’s not/)
    expect(await versions()).toHaveLength(1)
  })

  it('may be ordinary, as the hours may', async () => {
    await publishExample(app, staff.north, {})
    for (const [hours, esHours, languages, esLanguages] of ORDINARY) {
      await type({
        ...ABOUT,
        'local-0-hours': hours,
        'local-0-es-hours': esHours,
        'local-0-languages': languages,
        'local-0-es-languages': esLanguages,
      })
      await publish().then(({ status }) => expect(status, hours).toBe(303))
    }
  })

  it('can’t tell anyone not to report in the hours, either', async () => {
    await publishExample(app, staff.north, {})
    const refused = await send({ 'local-0-hours': '24 hours. No need to call SCR' }, `${north}/publications`)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(words.fill.notToReport())
    expect(await versions()).toHaveLength(1)
  })

  it('aren’t in details from before, which still read, are edited and stay as they were', async () => {
    const local = plainLines()
    const before = { ...exampleSite, name: 'North House', slug: 'north-house', local }
    const body = { v: 5, version: 1, details: before, proposal: null, fromOrganization: [], defaults: null } as const
    await recordBody(body)
    expect((await bob.get('/contacts')).text).toContain(local[0]?.purpose)
    expect((await ada.get(north)).text).toContain(words.form.noDraft)
    await type({ 'backup-phone': '609-555-0199' })
    await publish().then(({ status }) => expect(status).toBe(303))
    const [old, now] = await versions()
    expect(old?.body).toEqual(body)
    expect(now?.body).toMatchObject({ v: 7, version: 2 })
    expect(await liveLine()).toEqual(local[0])
  })

  it('fit in no entry of an older form', async () => {
    const details = { ...exampleSite, name: 'North House', slug: 'north-house' }
    expect(details.local[0]?.isNot).toBeDefined()
    const body = { v: 5, version: 1, details, proposal: null, fromOrganization: [], defaults: null } as const
    await expect(recordBody(body)).rejects.toThrow('isNot')
  })
})

describe('a local number with letters', () => {
  it.each([
    ['1-800-THE-LOST', '1-800-843-5678'],
    ['1-800-843-5678 (1-800-the-lost)', '1-800-843-5678'],
  ])('%s is kept and shown as its digits', async (typed, digits) => {
    await publishExample(app, staff.north, {})
    await type({ 'local-0-phone': typed })
    expect((await ada.get(north)).text).toContain(`value="${digits}"`)
    await publish().then(({ status }) => expect(status).toBe(303))
    expect(await liveLine()).toMatchObject({ phone: digits })
    expect((await visitor(app).get(cardPath('north-house', 'en'))).text).toContain(`href="tel:+18008435678">${digits}`)
  })

  it('that are another number than its digits doesn’t go live', async () => {
    await publishExample(app, staff.north, {})
    const refused = await send({ 'local-0-phone': '1-800-843-5679 (1-800-THE-LOST)' }, `${north}/publications`)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(words.fill.letters())
    expect(await versions()).toHaveLength(1)
  })
})

/** The example's lines as they were before they had these texts. */
function plainLines() {
  return exampleSite.local.map(({ isNot: _, languages: __, es, ...line }) => {
    const { name, purpose, hours } = es ?? {}
    return { ...line, es: { name, purpose, hours } }
  })
}

async function recordBody(body: EventBodies['site_published']): Promise<void> {
  const { store, contents, now } = app.deps
  const about = { subject: staff.north, course: contents.en.course.id, effectiveOn: TODAY, recordedAt: now() } as const
  await store.transaction((tx) => record(tx, [{ kind: 'site_published', ...about, actor: 'system:test', body }], TODAY))
}
