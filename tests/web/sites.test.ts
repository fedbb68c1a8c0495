import { beforeEach, describe, expect, it } from 'vitest'
import { isKind } from '../../src/domain/history.ts'
import type { SiteDetails } from '../../src/domain/site.ts'
import { historyOf } from '../../src/store/ledger.ts'
import { allSites, publishedDetails } from '../../src/store/sites.ts'
import { personPath, sitePath } from '../../src/web/paths.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Cast, castOn, ORGANIZATION } from '../support/cast.ts'
import { exampleSite } from '../support/content.ts'
import { finishAllBut } from '../support/nearly-done.ts'

let app: TestApp
let cast: Cast
let ada: Browser
let north: string
beforeEach(async () => {
  app = await testApp()
  cast = await castOn(app)
  ada = await signedIn(app, cast.ada)
  north = sitePath(cast.north)
})

describe('a site’s own details', () => {
  it('begin with the name, and name every blank', async () => {
    const { text } = await ada.get(north).expect(200)
    expect(text).toContain('value="North House"')
    expect(text).toContain('4 blanks before this can go live')
    for (const blank of ['Name the role that staff tell at once', 'Choose who makes the SCR call']) {
      expect(text.split(blank)).toHaveLength(3)
    }
    expect(text).toContain('Your site has not finished this part. Ask your supervisor today.')
  })

  it('keep whatever was typed, finished or not', async () => {
    const typed = { ...form(), 'backup-phone': '', steps: 'The lead  \r\nleads.', 'named-1-from': 'late' }
    await ada.post(north, typed).expect(303).expect('Location', north)
    const { text } = await ada.get(north)
    expect(text).toContain('value="Clinical lead"')
    expect(text).toContain('The lead  \nleads.</textarea>')
    expect(text).toContain('value="late"')
    expect(text).toContain('2 blanks before this can go live')
    expect(text).toContain('<a href="#backup-phone">Add a number that is answered</a>')
    expect(await published()).toBeNull()
  })

  it('link each blank to a field that is there', async () => {
    const { text } = await ada.get(north)
    const summary = /<div class="summary".*?<\/ul>/s.exec(text)?.[0] ?? ''
    const targets = [...summary.matchAll(/href="#([^"]*)"/g)].map((match) => match[1])
    expect(targets).toHaveLength(4)
    for (const id of targets) expect(text).toContain(`id="${id}"`)
  })

  it('get another row by a button, and lose one', async () => {
    await ada.post(north, { ...form(), add: 'named' }).expect('Location', `${north}#named-2-role`)
    await ada.post(north, { ...form(), add: 'local' }).expect('Location', `${north}#local-1-name`)
    expect((await ada.get(north)).text).toContain('id="local-1-name"')
    await ada.post(north, { ...form(), remove: 'named-0' }).expect('Location', north)
    const { text } = await ada.get(north)
    expect(text).not.toContain('Program director on duty')
    expect(text).toContain('On-call supervisor')
    expect(text).toContain('Nobody is named from Monday, 08:00 on.')
  })

  it('are shown as staff will see them, blanks too', async () => {
    await ada.post(north, { ...form(), sayWhoCallsScr: '', show: 'preview' }).expect('Location', `${north}/preview`)
    const { text } = await ada.get(`${north}/preview`).expect(200)
    expect(text).toContain('609-555-0142')
    expect(text).toContain('Your site has not finished this part. Ask your supervisor today.')
  })

  it('go live under the next version, and are what staff see', async () => {
    await ada.post(`${north}/publications`, form()).expect(303).expect('Location', north)
    expect(await published()).toEqual({ version: 1, details: detailsOf({}) })
    await ada.post(`${north}/publications`, form({ 'backup-phone': '609-555-0199' })).expect(303)
    expect(await published()).toEqual({
      version: 2,
      details: detailsOf({ backup: { role: 'Clinical lead', phone: '609-555-0199' } }),
    })
    const bob = await signedIn(app, cast.bob)
    expect((await bob.get('/lessons/L4')).text).toContain('609-555-0199')
    const { text } = await ada.get(north)
    expect(text).toContain('Version 2 is live since Nov 24, 2026.')
    expect(text).toContain('You see what is live.')
  })

  it.each<[string, Fields, string]>([
    ['nobody is named', { 'named-0-role': '', 'named-0-phone': '' }, 'Add the role'],
    ['no one makes the SCR call', { sayWhoCallsScr: '' }, 'Choose who makes the SCR call'],
    ['an hour of the week has nobody', { 'named-1-to': '07:00' }, 'Nobody is named from Monday, 07:00 on.'],
    ['the address is another site’s', { slug: 'south-house' }, 'Another site or organization has or had this address.'],
  ])('do not go live while %s, and what was typed is kept', async (_, change, blank) => {
    const { text } = await ada.post(`${north}/publications`, form(change)).expect(422)
    expect(text).toContain(blank)
    expect(text).toContain('609-555-0190')
    expect(await published()).toBeNull()
    expect((await ada.get(north)).text).toContain(blank)
  })

  it('take the address along, and the old one still leads to the site', async () => {
    await ada.post(`${north}/publications`, form({ slug: 'the-house', name: 'The House' })).expect(303)
    expect(await allSites(app.deps.store.db)).toContainEqual({ id: cast.north, slug: 'the-house', name: 'The House' })
    const { text } = await ada
      .post(sitePath(cast.south), { ...form(), slug: 'north-house' })
      .then(() => ada.get(sitePath(cast.south)))
    expect(text).toContain('Another site or organization has or had this address.')
  })

  it.each<[string, string, string]>([
    ['a long text', 'steps', 'x'.repeat(4_001)],
    ['a role', 'named-0-role', 'x'.repeat(3_000)],
    ['a phone', 'backup-phone', '6'.repeat(41)],
  ])('do not go live with %s that is too long, say so when it is saved, and keep it', async (_, field, text) => {
    for (const path of [north, `${north}/publications`]) {
      const answer = await ada.post(path, form({ [field]: text })).expect(422)
      expect(answer.text).toContain(`<a href="#${field}">Use fewer characters here</a>`)
      expect(answer.text).toContain(text)
      expect(answer.text).toContain('1 blank before this can go live')
    }
    expect((await ada.get(north)).text).toContain(text)
    expect(await published()).toBeNull()
  })

  it('say in the form how much each field takes, and that a name is kept for ever', async () => {
    const { text } = await ada.get(north).expect(200)
    expect(text).toMatch(/<textarea id="steps"[^>]* maxlength="4000"/)
    expect(text).toMatch(/<input type="text" id="named-0-role"[^>]* maxlength="80"/)
    expect(text).toMatch(/<input type="time"[^>]* id="named-0-from"(?![^>]*maxlength)/)
    expect(text).toContain('It is kept for ever in the record of published details. A role is enough.')
  })

  it('offer no row beyond the last one that a site may have', async () => {
    await ada.post(north, form({ 'named-10-role': 'Director' }))
    await ada
      .post(north, { ...form({ 'named-10-role': 'Director' }), add: 'named' })
      .expect('Location', `${north}#named-11-role`)
    const { text } = await ada.get(north)
    expect(text).toContain('id="named-11-role"')
    expect(text).not.toContain('name="add" value="named"')
  })

  it.each([
    ['a field of another form', { password: 'x' }],
    ['a row out of reach', { 'named-100-role': 'x' }],
    ['one more row than a site may have', { 'named-12-role': 'x' }],
  ])('refuse %s', async (_, change) => {
    await ada.post(north, { ...form(), ...change }).expect(400)
  })

  it('are not found for an id that is no site', async () => {
    await ada.get('/hr/sites/nowhere').expect(404)
    await ada.post('/hr/sites/nowhere', form()).expect(404)
  })
})

describe('who waits for a site', () => {
  it('is somebody who has done everything else, until it is live', async () => {
    await finishAllBut('acknowledging', app, cast)
    expect((await ada.get('/hr/sites')).text).toContain('1 person waits for these details')
    expect((await ada.get(north)).text).toContain(`<a href="${personPath(cast.bob)}">Bob Rivera</a>`)
    await ada.post(`${north}/publications`, form()).expect(303)
    expect((await ada.get('/hr/sites')).text).not.toContain('waits for these details')
    expect((await ada.get(north)).text).not.toContain('Bob Rivera')
  })

  it('is not somebody who has a lesson or the final check left', async () => {
    await finishAllBut('the final check', app, cast)
    expect((await ada.get('/hr/sites')).text).not.toContain('waits for these details')
  })
})

describe('the list of sites', () => {
  it('says what is live and what is missing', async () => {
    await ada.post(`${north}/publications`, form()).expect(303)
    await ada.post(sitePath(cast.south), { ...form({ name: 'South House', slug: 'south-house' }), sayWhoCallsScr: '' })
    const { text } = await ada.get('/hr/sites').expect(200)
    const rows = [...text.matchAll(/<tr><th scope="row">(.*?)<\/tr>/gs)].map((match) =>
      match[1]?.replace(/<[^>]*>/g, '|'),
    )
    expect(rows[0]).toMatch(/North House.*Version 1, Nov 24, 2026.*No changes waiting.*Nobody/)
    expect(rows[1]).toMatch(/South House.*Not live yet.*1 blank left.*Nobody/)
  })

  it('takes another site, with an address made from its name', async () => {
    const { headers } = await ada.post('/hr/sites', { name: 'St. Mary’s House', slug: '' }).expect(303)
    const { text } = await ada.get(headers['location'] ?? '').expect(200)
    expect(text).toContain('value="st-marys-house"')
    expect(text).toContain('<option value="America/New_York" selected>')
  })

  it.each([
    ['no name', { name: ' ', slug: '' }, 'Enter the name of the site'],
    ['an address that is none', { name: 'Bayview', slug: 'Bay View' }, 'Use lower-case letters'],
    ['a name without letters for an address', { name: '学校', slug: '' }, 'Use lower-case letters'],
    [
      'an address that is taken',
      { name: 'Bayview', slug: 'north-house' },
      'Another site or organization has or had this address',
    ],
  ])('refuses %s, and keeps what was typed', async (_, fields, problem) => {
    const { text } = await ada.post('/hr/sites', fields).expect(422)
    expect(text.split(problem).length).toBeGreaterThan(2)
    expect(text).toContain(`value="${fields.slug}"`)
    expect(await allSites(app.deps.store.db)).toHaveLength(2)
  })
})

/** The form of North House with the details of the example, as a browser sends it. */
function form(change: Fields = {}): Fields {
  const { backup, ifAboutThatPerson, support, sayWhoCallsScr } = exampleSite
  return {
    name: 'North House',
    slug: 'north-house',
    timeZone: exampleSite.timeZone,
    ...Object.fromEntries(
      exampleSite.named.flatMap(({ publicPhone, days, ...texts }, index) => [
        ...Object.entries(texts).map(([name, text]) => [`named-${index}-${name}`, text]),
        [`named-${index}-days`, days],
        ...(publicPhone ? [[`named-${index}-publicPhone`, 'yes']] : []),
      ]),
    ),
    ...pair('backup', backup),
    ...pair('ifAboutThatPerson', ifAboutThatPerson),
    sayWhoCallsScr: sayWhoCallsScr ?? '',
    ...Object.fromEntries(
      exampleSite.local.flatMap((line, index) =>
        Object.entries(line).map(([name, text]) => [`local-${index}-${name}`, text]),
      ),
    ),
    steps: exampleSite.steps,
    beforeGroup: exampleSite.beforeGroup,
    groupSafety: exampleSite.groupSafety,
    ...pair('support', support),
    ...change,
  }
}

function pair(name: string, person: { readonly role: string; readonly phone: string } | null): Fields {
  return { [`${name}-role`]: person?.role ?? '', [`${name}-phone`]: person?.phone ?? '' }
}

function detailsOf(change: Partial<SiteDetails>): SiteDetails {
  return { ...exampleSite, name: 'North House', slug: 'north-house', organization: ORGANIZATION.name, ...change }
}

async function published(): Promise<{ version: number; details: SiteDetails } | null> {
  const live = await publishedDetails(app.deps.store.db, cast.north)
  const history = (await historyOf(app.deps.store.db, cast.north)).filter(isKind('site_published'))
  expect(history.map(({ body }) => body.version)).toEqual(history.map((_, index) => index + 1))
  return live === null ? null : { version: live.body.version, details: live.body.details }
}
