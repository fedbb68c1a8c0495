import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { keepRelease } from '../../src/app/live-content.ts'
import type { Contents } from '../../src/contacts/line.ts'
import { numbersIn } from '../../src/packages/carried-number.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { createProfile } from '../../src/packages/export-profile.store.ts'
import type { PackageMade } from '../../src/packages/made.store.ts'
import { FIRST_CHOICE, queryOf } from '../../src/packages/order.job.ts'
import { draftOf } from '../../src/site/draft.ts'
import { sha256 } from '../../src/platform/codes/hash.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, showing, signedIn, type TestApp, testApp } from '../support/app.ts'
import { contents, exampleSite } from '../support/content.ts'
import { LINE, renumbered } from '../support/lines.ts'
import { madePackage } from '../support/made-package.ts'
import { named, publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.packages
const { changed } = MESSAGES.en.hr.packagesCompare.numbers
const backup = { role: 'Clinical lead', phone: '609-555-0199', publicPhone: true }

let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  await publishExample(app, staff.north, {})
  ada = await signedIn(app, staff.ada)
})

describe('a package with a number of the site’s own that has changed', () => {
  const [role, old] = [exampleSite.backup?.role ?? '', exampleSite.backup?.phone ?? '']
  const line = changed(role, old, backup.phone)
  const unbroken = (phone: string) => `<span class="nowrap">${phone}</span>`
  const shownLine = `<li>${changed(role, unbroken(old), unbroken(backup.phone))}</li>`

  it.each([
    ['whose numbers were kept', true],
    ['from before numbers were kept', false],
  ])('%s says which number it was and which it is, with a letter to send', async (_, isKept) => {
    await made(isKept ? {} : { numbers: null })
    expect(await page()).not.toContain(words.oldNumber.title)
    app.clock.pass({ minutes: 1 })
    await publishExample(app, staff.north, { backup })
    const text = await page()
    expect(text).toContain(shownLine)
    expect(text).toContain(words.replace(`${words.outdated.number}, ${words.outdated.details}`))
    const [, letter = ''] = text.split(words.oldNumber.title)
    expect(letter).toContain(line)
    expect(letter).toContain(words.oldNumber.replace(1))
  })

  it('names the old number and the one now on its own line, next to where it’s used', async () => {
    const file = await made()
    const own = hrefTo('/hr/packages/made/:package', { package: file })
    await ada.post(`${own}/recipients`, { recipient: 'Bayview, Moodle' }).expect(303)
    await publishExample(app, staff.north, { backup })
    const both = words.oldNumber.line(role, unbroken(old), unbroken(backup.phone))
    for (const text of [lineOf(await page()), lineOf((await ada.get(own).expect(200)).text)]) {
      expect(text).toContain(`<small>${both}</small>`)
      expect(text.indexOf(words.recipients.usedAt('Bayview, Moodle'))).toBeGreaterThan(text.indexOf(both))
      expect(text).not.toContain(`<summary>${words.oldNumber.count(1)}`)
    }
    await publishExample(app, staff.north, { backup: null })
    expect(lineOf(await page())).toContain(`<small>${words.oldNumber.lineGone(role, unbroken(old))}</small>`)
  })

  it('folds the numbers on its line when there are more than three', async () => {
    const leads = (begin: string) =>
      [1, 2, 3, 4].map((each) => named({ role: `Lead ${each}`, phone: `609-555-${begin}${each}` }))
    await publishExample(app, staff.north, { named: leads('020') })
    await made({ numbers: numbersIn(contents, { ...exampleSite, named: leads('020') }) })
    await publishExample(app, staff.north, { named: leads('030') })
    const [, folded = ''] = lineOf(await page()).split(`<summary>${words.oldNumber.count(4)}</summary>`)
    expect(folded).toContain(words.oldNumber.line('Lead 4', unbroken('609-555-0204'), unbroken('609-555-0304')))
  })

  it('is marked after a newer one was made, because an LMS may still run it', async () => {
    await made()
    await publishExample(app, staff.north, { backup })
    await made()
    const text = await page()
    expect(text.split(shownLine)).toHaveLength(2)
    expect(text).toContain(words.oldNumber.some(1))
    expect(text).toContain(words.oldNumber.stillUsed)
    expect(text).toContain(words.states.last)
  })

  it('is marked however many were made since, once for each file', async () => {
    const file = { fileHash: sha256('the first file') }
    await made(file)
    app.clock.pass({ days: 1 })
    ada = await signedIn(app, staff.ada)
    await made(file)
    await publishExample(app, staff.north, { backup })
    for (let each = 0; each < 11; each += 1) await made()
    const text = await page()
    // Home leads to the notice, which names it.
    expect(text).toContain(words.oldNumber.some(1))
    expect(linksIn(noticeOn(text))).toEqual([hrefTo('/hr/packages/made/:package', { package: file.fileHash })])
    expect(text).toContain(`<summary>${words.earlier(1)}</summary>`)
    expect(text.split(shownLine)).toHaveLength(2)
    await ada.post('/reading', { language: 'es', detail: 'full', to: '/' }).expect(303)
    expect(await page()).toContain(MESSAGES.es.hr.packages.earlier(1))
  })
})

it('packages with the same old number are in one notice, which names each and has one text for all of them', async () => {
  const files = [await made(), await made({ fileName: 'second.zip' }), await made({ fileName: 'third.zip' })]
  await publishExample(app, staff.north, { backup })
  const text = await page()
  expect(text).toContain(words.oldNumber.some(3))
  const hrefs = files.toReversed().map((file) => hrefTo('/hr/packages/made/:package', { package: file }))
  expect(linksIn(noticeOn(text))).toEqual(hrefs)
  expect(text.split(words.oldNumber.title)).toHaveLength(2)
  expect(text.split(words.oldNumber.replace(3))).toHaveLength(2)
  for (const name of ['second.zip', 'third.zip']) expect(noticeOn(text)).toContain(name)
  // What's folded isn't open, and the page of one of them has its own text alone.
  expect(noticeOn(text)).not.toContain('<details open>')
  const own = (await ada.get(hrefs[0] ?? '').expect(200)).text
  expect(own).toContain(words.oldNumber.replace(1))
  expect(own).toContain('third.zip')
  expect(own).not.toContain('second.zip')
})

it('the text for one organization names no package of another', async () => {
  const source = await bayview()
  await made({ source, query: queryOf({ ...FIRST_CHOICE, source }), fileName: 'bayview.zip', sourceName: 'Bayview' })
  await made({ fileName: 'north.zip' })
  await publishExample(app, staff.north, { backup })
  const texts = [...noticeOn(await page()).matchAll(/<p class="wraps">([^<]*)</g)].map((match) => match[1] ?? '')
  expect(texts).toHaveLength(2)
  for (const text of texts) expect([text.includes('north.zip'), text.includes('bayview.zip')]).toContain(false)
})

it('a package of another organization is marked with the number it has and the one the organization has now', async () => {
  const source = await bayview()
  await made({ source, query: queryOf({ ...FIRST_CHOICE, source }) })
  expect(await page()).toContain(changed(exampleSite.backup?.role ?? '', exampleSite.backup?.phone ?? '', backup.phone))
})

it.each([
  ['whose numbers were kept', true],
  ['from before numbers were kept', false],
])('a package %s is marked after a release with another number, and after going back from it', async (_, isKept) => {
  const [before, after] = [LINE.digits, '1-800-555-0142']
  const started = async (released: Contents) => {
    app.clock.pass({ minutes: 1 })
    for (const language of LANGUAGES) await keepRelease(app.deps.store, released[language], app.deps.now())
    const deps = showing(app.deps, { contents: released })
    ada = await signedIn({ ...app, deps, app: createApp(deps) }, staff.ada)
  }
  const madeWith = (released: Contents) => {
    app.clock.pass({ minutes: 1 })
    const numbers = isKept ? numbersIn(released, { ...exampleSite, name: 'North House', slug: 'north-house' }) : null
    return madePackage(app, { site: staff.north, by: staff.ada }, { numbers })
  }
  const said = (from: string, to: string) =>
    changed(
      LINE.en.name.replace('&', '&amp;'),
      `<span class="nowrap">${from}</span>`,
      `<span class="nowrap">${to}</span>`,
    )
  await started(contents)
  await madeWith(contents)
  expect(await page()).not.toContain(said(before, after))
  await started(renumbered(after))
  expect(await page()).toContain(said(before, after))
  await madeWith(renumbered(after))
  await started(contents)
  const text = await page()
  expect(text).toContain(said(after, before))
  expect(text).not.toContain(said(before, after))
})

async function page(): Promise<string> {
  return (await ada.get('/hr/packages').expect(200)).text
}

/** The notice about old numbers, from its title to the end of what's folded in it. */
function noticeOn(text: string): string {
  return /<b>\d+ packages? ha(?:s|ve) .*?<\/details>/s.exec(text)?.[0] ?? ''
}

/** The first package of the list. */
function lineOf(text: string): string {
  return /<ul class="tests">(.*?)<\/div>/s.exec(text)?.[1] ?? ''
}

function linksIn(part: string): string[] {
  return [...part.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? '')
}

/** Another organization, whose backup has the new number. */
function bayview() {
  const details = { ...draftOf({ ...exampleSite, slug: 'bayview', backup }), organization: 'Bayview' }
  return app.deps.store.transaction((tx) => createProfile(tx, details, app.deps.now()))
}

/** Each is made a minute after the one before. Returns the hash of its file. */
function made(change: Partial<PackageMade> = {}): Promise<string> {
  app.clock.pass({ minutes: 1 })
  return madePackage(app, { site: staff.north, by: staff.ada }, change)
}
