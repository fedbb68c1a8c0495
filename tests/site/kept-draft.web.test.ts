import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { findDraft } from '../../src/platform/database/draft.store.ts'
import { DETAILS_DRAFT } from '../../src/site/draft.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { holdersOn } from '../support/roles.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.sites
const WHOLE: Fields = { name: 'North House', slug: 'north-house', timeZone: 'America/New_York' }

let app: TestApp
let staff: Staff
let ada: Browser
/** A steward alone, who may read about no one. */
let eve: Browser
let north: string
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
  eve = await signedIn(app, (await holdersOn(app, staff)).eve)
  north = hrefTo('/hr/sites/:site', { site: staff.north })
})

async function baseOf(browser: Browser): Promise<string> {
  return /name="base" value="(\w+)"/.exec((await browser.get(north).expect(200)).text)?.[1] ?? ''
}

describe('the draft of a site', () => {
  it('is there after leaving and signing in again, and says when it was saved and by whom', async () => {
    await ada.post(north, { ...WHOLE, steps: 'The lead leads.', typing: 'yes' }).expect(200)
    const again = await signedIn(app, staff.ada)
    const { text } = await again.get(north).expect(200)
    expect(text).toContain('The lead leads.</textarea>')
    expect(text).toContain(words.form.savedBy(words.form.at('10:00 AM'), null))
    // Eve may not read about people, so she reads no name.
    expect((await eve.get(north)).text).toContain(words.form.savedBy(words.form.at('10:00 AM'), words.form.someoneElse))
  })

  it('is answered while typing with what comes of it: the week, what is missing, and the lesson', async () => {
    const { text } = await ada.post(north, {
      ...WHOLE,
      'named-0-role': 'Night lead',
      'named-0-days': ['mon'],
      'named-0-from': '08:00',
      'named-0-to': '20:00',
      typing: 'yes',
    })
    expect(text).toContain('8 am to 8 pm: Night lead')
    expect(/data-live="lessons">.*?Night lead/s.test(text)).toBe(true)
    expect(text).not.toContain('class="field field--msg"')
  })

  it('is answered with a message at a number that reaches nobody, and at no other field', async () => {
    const fields = { ...WHOLE, 'named-0-phone': '609-555-01', 'backup-phone': '911', 'support-phone': '609-555-0142' }
    const { text } = await ada.post(north, { ...fields, typing: 'yes' }).expect(200)
    expect(text.match(/(?<=id=")[\w-]+(?=-problem")/g)).toEqual(['named-0-phone', 'backup-phone'])
    expect(text).toContain(words.fill.phone())
    // Without the script, it comes after a button, as before.
    expect((await ada.get(north).expect(200)).text).not.toContain('-problem"')
  })

  it('leaves one entry in the audit trail for the typing of one person', async () => {
    const entries = async () => (await app.deps.store.db.selectFrom('trail_entry').selectAll().execute()).length
    await ada.post(north, { ...WHOLE, steps: 'One', typing: 'yes' }).expect(200)
    const before = await entries()
    for (const steps of ['One t', 'One two', 'One two three'])
      await ada.post(north, { ...WHOLE, steps, typing: 'yes' }).expect(200)
    expect(await entries()).toBe(before)
    await eve.post(north, { ...WHOLE, steps: 'Four', typing: 'yes' }).expect(200)
    expect(await entries()).toBe(before + 1)
  })
})

describe('two stewards at once', () => {
  it('the second sees the newer draft, keeps what was typed, and decides', async () => {
    const [mine, theirs] = [await baseOf(ada), await baseOf(eve)]
    await ada.post(north, { ...WHOLE, base: mine, steps: 'Ada’s steps' }).expect(303)
    for (const typing of [{ typing: 'yes' }, {}]) {
      const { text } = await eve
        .post(north, { ...WHOLE, base: theirs, steps: 'The other steps', ...typing })
        .expect(409)
      expect(text).toContain('The other steps</textarea>')
      expect(text).toContain(words.form.newer(words.form.at('10:00 AM'), words.form.someoneElse))
      expect(text).toContain(`<a href="#steps">${MESSAGES.en.learn.site.otherSteps}</a>`)
      expect(text).toContain('<dd>“The other steps”</dd>')
      expect(text).toContain('<dd>“Ada’s steps”</dd>')
    }
    expect((await ada.get(north)).text).toContain('Ada’s steps</textarea>')
    const { text } = await eve.post(north, { ...WHOLE, base: theirs, steps: 'The other steps' }).expect(409)
    const newBase = /name="base" value="(\w+)"/.exec(text)?.[1] ?? ''
    await eve.post(north, { ...WHOLE, base: newBase, steps: 'The other steps' }).expect(303)
    const after = (await ada.get(north)).text
    expect(after).toContain('The other steps</textarea>')
    expect(after).toContain(words.form.savedBy(words.form.at('10:00 AM'), 'Eve Novak'))
  })

  it('the second chooses line by line, from both texts in full, with one press of the button', async () => {
    const [mine, theirs] = [await baseOf(ada), await baseOf(eve)]
    const long = 'The lead of the shift stays with the youth. '.repeat(9).trim()
    const lead = { 'named-0-role': 'Night lead', 'named-0-days': ['mon', 'tue'] }
    await ada.post(north, { ...WHOLE, ...lead, base: mine, steps: long, beforeGroup: 'Ada’s list' }).expect(303)
    const typed = { ...WHOLE, base: theirs, steps: 'The other steps', beforeGroup: 'The other list' }
    const { text } = await eve.post(north, typed).expect(409)
    expect(text).toContain(`<dd>“${long}”</dd>`)
    const [, newer = ''] = /name="base" value="(\w+)"/.exec(text) ?? []
    const taken = { 'take-steps': 'yes', 'take-named-0-role': 'yes', 'take-named-0-days': 'yes' }
    // A choice made before the page came back is still there.
    expect((await eve.post(north, { ...typed, ...taken }).expect(409)).text).toMatch(/id="take-steps"[^>]* checked/)
    await eve.post(north, { ...typed, base: newer, ...taken }).expect(303)
    const kept = await findDraft(app.deps.store.db, staff.north, DETAILS_DRAFT)
    expect(kept).toMatchObject({
      steps: long,
      beforeGroup: 'The other list',
      named: [{ role: 'Night lead', days: ['mon', 'tue'] }],
    })
  })

  it('a third draft that came meanwhile is shown as well, whatever was chosen', async () => {
    const [mine, theirs] = [await baseOf(ada), await baseOf(eve)]
    await ada.post(north, { ...WHOLE, base: mine, steps: 'One' }).expect(303)
    const typed = { ...WHOLE, base: theirs, steps: 'Two' }
    const [, newer = ''] = /name="base" value="(\w+)"/.exec((await eve.post(north, typed)).text) ?? []
    await ada.post(north, { ...WHOLE, base: newer, steps: 'Three' }).expect(303)
    const { text } = await eve.post(north, { ...typed, base: newer, 'take-steps': 'yes' }).expect(409)
    expect(text).toContain('<dd>“Three”</dd>')
    expect((await ada.get(north)).text).toContain('Three</textarea>')
  })

  it('the second can’t publish over a draft that they haven’t seen', async () => {
    const theirs = await baseOf(eve)
    await ada.post(north, { ...WHOLE, steps: 'Ada’s steps' }).expect(303)
    const { text } = await eve.post(`${north}/publications`, { ...WHOLE, base: theirs }).expect(409)
    expect(text).toContain(words.form.newerLead)
    expect((await ada.get(north)).text).toContain('Ada’s steps</textarea>')
  })

  it('sending the same twice is no conflict', async () => {
    const base = await baseOf(ada)
    for (let time = 0; time < 2; time++) await ada.post(north, { ...WHOLE, base, steps: 'Same' }).expect(303)
  })
})

describe('the card of a draft', () => {
  it('is in a frame of the form, without a script and for our own pages only', async () => {
    await ada.post(north, {
      ...WHOLE,
      'backup-role': 'Clinical lead',
      'backup-phone': '609-555-0117',
      'backup-publicPhone': 'yes',
    })
    const href = hrefTo('/hr/sites/:site/preview/card', { site: staff.north }, { language: 'en' })
    expect((await ada.get(north)).text).toContain(`src="${href}"`)
    const { text, headers } = await ada.get(href).expect(200)
    expect(text).toContain('609-555-0117')
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self'")
    expect(headers['content-security-policy']).not.toContain('script-src')
    expect(text).not.toMatch(/href="\/(leave|contacts|card)/)
  })
})
