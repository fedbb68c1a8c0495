import { beforeEach, describe, expect, it } from 'vitest'
import { allProfiles, createProfile } from '../../src/packages/export-profile.store.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { contents } from '../support/content.ts'
import { download } from '../support/download.ts'
import { checkPackage } from '../support/ordered-package.ts'
import { packageAddress, packageFields } from '../support/package-address.ts'
import { publishExample } from '../support/site.ts'
import { unzip } from '../support/unzip.ts'

const words = MESSAGES.en.hr.packages
const sites = MESSAGES.en.hr.sites

let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
})

const newOne = { organization: 'Bayview Youth', name: 'After school', slug: '' }
const details: Fields = {
  organization: 'Bayview Youth',
  name: 'After school',
  slug: 'after-school',
  timeZone: 'America/New_York',
  'named-0-role': 'Program lead',
  'named-0-phone': '609-555-0177',
  'named-0-from': '00:00',
  'named-0-to': '00:00',
  'named-0-days': ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  'backup-role': 'Director',
  'backup-phone': '609-555-0178',
  'ifAboutThatPerson-role': 'Board chair',
  'ifAboutThatPerson-phone': '609-555-0179',
  sayWhoCallsScr: 'whoever-first',
}

async function add(fields: Fields = newOne) {
  const { headers } = await ada.post(hrefTo('/hr/packages/profiles'), fields).expect(303)
  const path = headers['location'] ?? ''
  return { id: `profile:${path.split('/').at(-1)}` as const, path }
}

describe('an organization on the list from before texts had Spanish', () => {
  it('reads as it was, and its package can still be made', async () => {
    const person = (role: string, phone: string) => ({ role, phone })
    const named = {
      ...person('Program lead', '609-555-0177'),
      name: '',
      publicPhone: false,
      from: '00:00',
      to: '00:00',
      days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      method: 'Call.',
    }
    const old = {
      organization: 'Bayview Youth',
      name: 'After school',
      slug: 'after-school',
      timeZone: 'America/New_York',
      named: [named],
      backup: person('Director', '609-555-0178'),
      ifAboutThatPerson: person('Director', '609-555-0178'),
      sayWhoCallsScr: 'whoever-first',
      alwaysCallScr: false,
      local: [],
      steps: '',
      beforeGroup: '',
      groupSafety: '',
      support: person('', ''),
    }
    const id = await app.deps.store.transaction((tx) => createProfile(tx, old, app.deps.now()))
    const { text } = await ada.get(hrefTo('/hr/packages/profiles/:profile', { profile: id })).expect(200)
    expect(text).toContain('value="Program lead"')
    expect(text).toContain(sites.fill.samePerson())
    expect(text).not.toContain('Show this number on the public card?')
    expect((await ada.get(hrefTo('/hr/packages'))).text).toContain('Bayview Youth, After school')
    // The way to make a package is there only while the details fit.
    expect(text).not.toContain(`for=${encodeURIComponent(id)}`)
  })
})

describe('another organization', () => {
  it('is added with its name, and stands on the page of packages with what is missing', async () => {
    const { path } = await add()
    const { text } = await ada.get(path).expect(200)
    expect(text).toContain('value="Bayview Youth"')
    expect(text).toContain('value="after-school"')
    expect(text).toContain('9 entries to complete')
    expect((await ada.get(hrefTo('/hr/packages'))).text).toContain(`<a href="${path}">Bayview Youth, After school</a>`)
  })

  it.each<[string, Fields, string]>([
    ['its name', { ...newOne, organization: ' ' }, words.profile.organizationNeeded],
    ['the name of a site', { ...newOne, name: '' }, sites.nameNeeded],
    ['a short name that no site has', { ...newOne, slug: 'north-house' }, words.profile.slugTaken],
    ['a short name of the right shape', { ...newOne, slug: 'Bay View' }, 'Use lowercase letters'],
  ])('is not added without %s', async (_, fields, problem) => {
    const { text } = await ada.post(hrefTo('/hr/packages/profiles'), fields).expect(422)
    expect(text).toContain(problem)
    expect(await allProfiles(app.deps.store.db)).toEqual([])
  })

  it('keeps whatever was typed, with rows added and removed', async () => {
    const { path } = await add()
    await ada
      .post(path, { ...details, steps: 'Lead  \r\nleads' })
      .expect(303)
      .expect('Location', path)
    await ada.post(path, { ...details, add: 'local' }).expect('Location', `${path}#local-0-name`)
    const { text } = await ada.get(path)
    expect(text).toContain('value="609-555-0178"')
    expect(text).not.toContain('fill in</h2>')
  })

  it.each([
    ['a name of an organization that is too long', { organization: 'x'.repeat(81) }],
    ['a short name that a site has', { slug: 'north-house' }],
    ['a short name that another organization has', { slug: 'shore' }],
    ['no name of an organization', { organization: '' }],
    ['a phone that is none', { 'backup-phone': 'ask' }],
  ])('gets no package with %s, and the page of details says why', async (_, changes) => {
    await add({ ...newOne, slug: 'shore' })
    const { id, path } = await add()
    await ada.post(path, { ...details, ...changes })
    const { text } = await ada.get(path)
    expect(text).toContain('1 entry to complete')
    expect(text).not.toContain(words.profile.make)
    expect((await ada.get(hrefTo('/hr/packages'))).text).toContain(words.notUsable)
    expect((await ada.get(packageAddress({ for: id }))).status).toBe(404)
  })

  it('asks about what looks like a person’s name where a role goes, once, and keeps nothing before', async () => {
    const { path } = await add()
    const named = { ...details, 'backup-role': 'Jayden Williams', 'named-0-es-role': 'Maya López' }
    const asked = await ada.post(path, named).expect(422)
    const question = MESSAGES.en.account.names.held('Jayden Williams')
    expect(asked.text).toContain(`<a href="#backup-role">${question}`)
    expect(asked.text).toContain(MESSAGES.en.account.names.held('Maya López'))
    expect(asked.text).toContain('value="609-555-0178"')
    expect((await ada.get(path)).text).not.toContain('Jayden Williams')
    const again = { 'backup-roleAsTyped': 'Jayden Williams', 'named-0-es-roleAsTyped': 'Maya López' }
    for (const [name, value] of Object.entries(again))
      expect(asked.text).toMatch(new RegExp(`name="${name}" value="${value}"`))
    // With another name than the one that was asked about, it asks again.
    await ada.post(path, { ...named, ...again, 'backup-role': 'Ana Rivera' }).expect(422)
    await ada.post(path, { ...named, ...again }).expect(303)
    expect((await ada.get(path)).text).toContain('value="Jayden Williams"')
    await ada.post(path, { ...named, steps: 'The lead leads.' }).expect(303)
    await ada.post(path, { ...named, 'named-0-name': 'Dana Ruiz' }).expect(303)
  })

  it('gets a package with its own details and with no address of ours', async () => {
    const { id, path } = await add()
    await ada.post(path, details)
    const [, make = ''] = new RegExp(`href="([^"]+)">${words.profile.make}`).exec((await ada.get(path)).text) ?? []
    await checkPackage(app, ada, { for: id })
    const page = await ada.get(make.replaceAll('&amp;', '&')).expect(200)
    expect(page.text).toContain('csec-orientation_after-school_en_scorm12_passed')
    await ada.post(hrefTo('/hr/packages/made'), packageFields({ for: id })).expect(303)
    const files = await unzip((await download(ada, packageAddress({ for: id }, 'package.zip'))).bytes)
    const whole = [...files.values()].join('\n')
    expect(whole).toContain('609-555-0177')
    expect(whole).toContain('Bayview Youth')
    expect(whole).not.toContain('Harbor Street')
    expect((await ada.get(hrefTo('/hr/packages'))).text).toContain('<b>Bayview Youth, After school, ')
  })

  it('sees each gap before the download', async () => {
    const { id, path } = await add()
    await ada.post(path, { ...details, sayWhoCallsScr: '', 'backup-role': '', 'backup-phone': '' })
    await checkPackage(app, ada, { for: id })
    const { text } = await ada.get(packageAddress({ for: id })).expect(200)
    expect(text).toContain('2 details are missing')
    expect(text.indexOf('2 details are missing')).toBeLessThan(text.indexOf('Download, '))
    expect((await download(ada, packageAddress({ for: id }, 'package.zip'))).status).toBe(200)
  })

  it('gets no file when the check refuses the package, and the reasons instead', async () => {
    // A course that asks for something elsewhere: nothing that HR types can do that.
    const [first, ...others] = contents.en.course.lessons
    const lessons = [{ ...first, lead: 'Look at https://elsewhere.example/' }, ...others] as typeof others // lesson 1 is there
    const shown = { ...contents, en: { ...contents.en, course: { ...contents.en.course, lessons } } }
    app = await testApp({}, shown)
    ada = await signedIn(app, (await staffOn(app)).ada)
    const { id, path } = await add()
    await ada.post(path, details)
    await checkPackage(app, ada, { for: id })
    const page = await ada.get(packageAddress({ for: id })).expect(200)
    expect(page.text).toContain(words.refused)
    for (const file of ['package.zip', 'kit.zip']) {
      const { status, headers, bytes } = await download(ada, packageAddress({ for: id }, file))
      expect(status).toBe(409)
      expect(headers['content-type']).toContain('text/html')
      expect(bytes.toString()).toContain('https://elsewhere.example/')
    }
    const refused = await ada.post(hrefTo('/hr/packages/made'), packageFields({ for: id })).expect(409)
    expect(refused.text).toContain(words.refused)
    expect((await ada.get(packageAddress({ for: id }, 'report.html'))).status).toBe(200)
    expect((await ada.get(hrefTo('/hr/packages'))).text).toContain('None yet.')
  })

  it('leaves the list and comes back, and loses nothing', async () => {
    const { id, path } = await add()
    await ada.post(path, details)
    await ada
      .post(hrefTo('/hr/packages/profiles/:profile/archive', { profile: id }), { archived: 'yes' })
      .expect('Location', hrefTo('/hr/packages'))
    expect((await ada.get(hrefTo('/hr/packages'))).text).not.toContain('Bayview Youth')
    expect((await ada.get(packageAddress({ for: id }))).status).toBe(404)
    const { text } = await ada.get(path)
    expect(text).toContain(words.profile.archived)
    await ada
      .post(hrefTo('/hr/packages/profiles/:profile/archive', { profile: id }), { archived: 'no' })
      .expect('Location', path)
    expect((await ada.get(packageAddress({ for: id }))).status).toBe(200)
  })

  it('takes nothing that its form does not send, and a site takes no organization', async () => {
    const { id, path } = await add()
    expect((await ada.post(path, { ...details, more: '1' })).status).toBe(400)
    expect(
      (await ada.post(hrefTo('/hr/packages/profiles/:profile/archive', { profile: id }), { archived: 'maybe' })).status,
    ).toBe(400)
    const { organization, ...site } = details
    const north = `/hr/sites/${staff.north.slice('site:'.length)}`
    expect((await ada.post(north, site)).status).toBe(303)
    expect((await ada.post(north, { ...site, organization: organization ?? '' })).status).toBe(400)
  })

  it('is for HR alone, and nobody finds one that is not there', async () => {
    const { path } = await add()
    const cleo = await signedIn(app, staff.cleo)
    for (const address of [hrefTo('/hr/packages/profiles/new'), path])
      expect((await cleo.get(address)).status).toBe(403)
    expect((await ada.get(hrefTo('/hr/packages/profiles/:profile', { profile: 'profile:none' }))).status).toBe(404)
  })
})

it('packages of our own sites lead to the neutral site of the organization, those of others do not', async () => {
  await publishExample(app, staff.north, {})
  await ada.post('/hr/organization', { leaveTo: 'https://www.weather.gov/' }).expect(303)
  const { id, path } = await add()
  await ada.post(path, details)
  const facts = async (source: string) => {
    await checkPackage(app, ada, { for: source })
    return (await unzip((await download(ada, packageAddress({ for: source }, 'package.zip'))).bytes))
      .get('package.js')
      ?.toString()
  }
  expect(await facts(staff.north)).toContain('weather.gov')
  expect(await facts(id)).not.toContain('weather.gov')
})
