import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { createProfile } from '../../src/packages/export-profile.store.ts'
import type { PackageMade } from '../../src/packages/made.store.ts'
import { FIRST_CHOICE, queryOf } from '../../src/packages/order.job.ts'
import { draftOf } from '../../src/site/draft.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { exampleSite } from '../support/content.ts'
import { checkLine, contactOf, LINE, proposeNumber } from '../support/lines.ts'
import { madePackage } from '../support/made-package.ts'
import { holdersOn } from '../support/roles.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.packages
const home = MESSAGES.en.hr.home
const DAY = 'Nov 24, 2026'
const MOODLE = 'Bayview, Moodle'
const [role, phone] = [exampleSite.backup?.role ?? '', exampleSite.backup?.phone ?? '']
const name = LINE.en.name.replace('&', '&amp;')
const unbroken = (digits: string) => `<span class="nowrap">${digits}</span>`

let app: TestApp
let staff: Staff
let ada: Browser
let eve: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  await publishExample(app, staff.north, {})
  ada = await signedIn(app, staff.ada)
  eve = await signedIn(app, (await holdersOn(app, staff)).eve)
})

describe.each([
  ['whose numbers were kept', true],
  ['from before numbers were kept', false],
])('a package %s', (_, isKept) => {
  const kept = isKept ? {} : { numbers: null }

  it('is marked from the day on which a call found that a number of the site’s own doesn’t work, until one works', async () => {
    const file = await made(kept)
    await note(file)
    const said = words.failedNumber.own(role, unbroken(phone), DAY)
    expect(await list()).not.toContain(said)
    await call('wrong')
    const text = await list()
    expect(text).toContain(`<small>${said}</small>`)
    expect(text).toContain(words.failedNumber.some(1))
    expect(text).toContain(words.failedNumber.own(role, phone, DAY))
    expect(text).toContain(words.failedNumber.untilThen(contactOf('SCR').digits))
    expect(text).toContain(words.recipients.usedAt(MOODLE))
    expect((await ada.get(pageOf(file)).expect(200)).text).toContain(said)
    const onHome = (await ada.get('/hr').expect(200)).text
    expect(onHome).toContain(home.doing['packages-wrong'](1))
    expect(onHome).toContain(`href="${pageOf(file)}"`)
    expect(onHome).toContain(home.packageFailed.own(DAY))
    await call('works')
    expect(await list()).not.toContain(said)
    expect((await ada.get('/hr')).text).not.toContain(home.doing['packages-wrong'](1))
  })

  it('is marked from the day on which a check found a problem with a line of all sites, also on the page of the line', async () => {
    const file = await made(kept)
    await note(file)
    const said = words.failedNumber.shared(name, unbroken(LINE.digits), DAY)
    await checkLine(eve, 'NR-2', 'wrong')
    expect(await list()).toContain(`<small>${said}</small>`)
    expect((await ada.get('/hr')).text).toContain(home.packageFailed.shared(DAY))
    const ofLine = (await eve.get('/hr/contacts/NR-2').expect(200)).text
    expect(ofLine).toContain(words.failedNumber.carriers)
    expect(ofLine).toContain(`href="${pageOf(file)}"`)
    expect(ofLine).toContain(words.recipients.usedAt(MOODLE))
    await checkLine(eve, 'NR-2', 'works')
    expect(await list()).not.toContain(said)
    expect((await eve.get('/hr/contacts/NR-2')).text).not.toContain(words.failedNumber.carriers)
    expect((await ada.get('/hr')).text).not.toContain(home.packageFailed.shared(DAY))
  })
})

it('a number that was found not to work and has changed since is an old number, and nothing else', async () => {
  await made()
  await checkLine(eve, 'NR-2', 'wrong')
  await call('wrong')
  app.clock.pass({ minutes: 1 })
  const change = await proposeNumber(eve)
  await ada.post('/hr/contacts/NR-2/confirmations', { change }).expect(303)
  const backup = { role, phone: '609-555-0199', publicPhone: true }
  await publishExample(app, staff.north, { backup })
  const text = await list()
  expect(text).toContain(words.oldNumber.some(1))
  expect(text).toContain(words.oldNumber.line(role, unbroken(phone), unbroken(backup.phone)))
  expect(text).not.toContain(words.failedNumber.some(1))
})

it('a package that nobody uses anymore isn’t marked', async () => {
  const file = await made()
  await note(file)
  await call('wrong')
  app.clock.pass({ minutes: 1 })
  const [, end = ''] = /action="([^"]+\/ends)"/.exec((await ada.get(pageOf(file))).text) ?? []
  await ada.post(end, {}).expect(303)
  expect(await list()).not.toContain(words.failedNumber.some(1))
})

it('nobody who uses a package is to doubt SCR, whatever a check of it found', async () => {
  await made()
  await checkLine(eve, 'SCR', 'wrong')
  expect(await list()).not.toContain(words.failedNumber.some(1))
  expect((await eve.get('/hr/contacts/SCR')).text).not.toContain(words.failedNumber.carriers)
})

it('a package of another organization is marked for the line of all sites, and not for a number of ours', async () => {
  const details = { ...draftOf({ ...exampleSite, slug: 'bayview' }), organization: 'Bayview' }
  const source = await app.deps.store.transaction((tx) => createProfile(tx, details, app.deps.now()))
  await made({ source, query: queryOf({ ...FIRST_CHOICE, source }) })
  await call('wrong')
  expect(await list()).not.toContain(words.failedNumber.some(1))
  await checkLine(eve, 'NR-2', 'no-answer')
  expect(await list()).toContain(words.failedNumber.some(1))
})

it('the marks are in Spanish, too', async () => {
  await made()
  await call('no-answer')
  await checkLine(eve, 'NR-2', 'wrong')
  await ada.post('/reading', { language: 'es', detail: 'full', to: '/' }).expect(303)
  const { failedNumber } = MESSAGES.es.hr.packages
  expect(await list()).toContain(failedNumber.some(1))
  expect(await list()).toContain(failedNumber.untilThen(contactOf('SCR').digits))
  expect((await ada.get('/hr')).text).toContain(MESSAGES.es.hr.home.doing['packages-wrong'](1))
})

async function list(): Promise<string> {
  return (await ada.get('/hr/packages').expect(200)).text
}

function pageOf(file: string): string {
  return hrefTo('/hr/packages/made/:package', { package: file })
}

async function note(file: string): Promise<void> {
  await ada.post(`${pageOf(file)}/recipients`, { recipient: MOODLE }).expect(303)
}

/** Somebody calls the site's backup. */
async function call(outcome: 'works' | 'wrong' | 'no-answer'): Promise<void> {
  await eve.post(hrefTo('/hr/sites/:site/number-checks', { site: staff.north }), { phone, outcome }).expect(303)
}

function made(change: Partial<PackageMade> = {}): Promise<string> {
  app.clock.pass({ minutes: 1 })
  return madePackage(app, { site: staff.north, by: staff.ada }, change)
}
