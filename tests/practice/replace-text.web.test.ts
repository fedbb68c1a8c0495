import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { isKind } from '../../src/ledger/history.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { replacePracticeText } from '../../src/practice/practice.store.ts'
import { recordAbout } from '../../src/trail/record-about.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { madePack, packPath } from '../support/made-pack.ts'
import { by } from '../support/recording.ts'
import { holdersOn } from '../support/roles.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { unzip } from '../support/unzip.ts'

const words = MESSAGES.en.hr.practices
const NAMED = 'Jayden sat in the office and cried.'
let app: TestApp
let staff: Staff
let ada: Browser
let cleo: Browser
let north: string
let team: string
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
  cleo = await signedIn(app, staff.cleo)
  north = hrefTo('/hr/practices/:site', { site: staff.north })
  team = hrefTo('/team/practices/:site', { site: staff.north })
  await publishExample(app, staff.north, {}, '2026-09-01')
})

const practice = { practice: 'one', story: 'SC-1', on: '2026-11-20', toFix: NAMED }
const events = async () => historyOf(app.deps.store.db, staff.north)
const entryOf = async () => (await events()).findLast(isKind('practice_held'))?.id ?? ''
const rows = () => app.deps.store.db.selectFrom('practice_text').select('text').execute()

/** Somebody says that it's no name, so it's on record. */
async function recorded(browser: Browser, path: string, toFix = NAMED): Promise<string> {
  await browser.post(path, { ...practice, toFix, toFixAsTyped: toFix, people: staff.bob }).expect(303)
  return entryOf()
}

describe('what a practice left to fix', () => {
  it.each([
    'Do not call SCR from the van.',
    'No llame al SCR.',
    'Since nobody was hurt, don’t call SCR.',
    'Nobody was hurt, so there was no need: never report it to SCR.',
    'Como el director ya lo sabía, no llame al SCR.',
  ])('can’t advise against reporting: %s', async (toFix) => {
    const { fill } = MESSAGES.en.hr.sites
    const first = await ada.post(north, { ...practice, toFix, people: staff.bob }).expect(422)
    expect(first.text).toContain(fill.notToReport())
    expect(first.text).toContain(MESSAGES.en.hr.reminders.templates.needs.sentence(toFix))
    const entry = await recorded(ada, north)
    const again = await ada.post(`${north}/text`, { entry, toFix, why: 'mistake' }).expect(422)
    expect(again.text).toContain(fill.notToReport())
    expect(await rows()).toEqual([{ text: NAMED }])
  })

  it.each([
    'Nobody called SCR.',
    'Call SCR sooner next time.',
    'Two of us thought we should not call SCR.',
    'Nadie llamó al SCR.',
    'Dos personas creyeron que no se debía reportar al SCR.',
  ])('may say what went wrong: %s', async (toFix) => {
    await ada.post(north, { ...practice, toFix, people: staff.bob }).expect(303)
  })

  it('can be replaced by HR: the pages show the new text, who changed it and when, and the old one is gone', async () => {
    const entry = await recorded(ada, north)
    const page = await ada.get(north).expect(200)
    expect(page.text).toContain(NAMED)
    expect(page.text).toContain(`href="${north}?text=${entry}"`)
    const form = await ada.get(`${north}?text=${entry}`).expect(200)
    expect(form.text).toContain(words.replace.title)
    // The field holds the text, so that one word can be corrected. Sent as it is, nothing is said to have changed.
    expect(form.text).toMatch(new RegExp(`<textarea[^>]*>${NAMED}</textarea>`))
    const sent = { entry, toFix: 'The office needs a second chair.', why: 'named-someone' }
    await ada.post(`${north}/text`, sent).expect('Location', `${north}?done=replaced`)
    const { text } = await ada.get(`${north}?done=replaced`).expect(200)
    expect(text).toContain(words.replace.saved)
    expect(text).toContain(words.fix('The office needs a second chair.'))
    expect(text).toContain(words.replace.note('Nov 24, 2026', words.replace.by.hr))
    expect(text).not.toContain('Jayden')
    expect(await rows()).toEqual([{ text: 'The office needs a second chair.' }])
    const all = await events()
    expect(all.findLast(isKind('practice_text_replaced'))).toMatchObject({
      actor: staff.ada,
      body: { entry, as: 'hr', why: 'named-someone' },
    })
    expect(JSON.stringify(all)).not.toMatch(/Jayden|second chair/)
    const whole = await app.deps.store.db.selectFrom('event').selectAll().execute()
    expect(JSON.stringify(whole)).not.toContain('Jayden')
    expect(await verifyLedger(app.deps.store.db)).toMatchObject({ ok: true })
  })

  it('isn’t said to have changed when it’s sent as the field came', async () => {
    const entry = await recorded(ada, north, 'Hang the new cards.')
    const before = await events()
    await ada.post(`${north}/text`, { entry, toFix: 'Hang the new cards.', why: 'mistake' }).expect('Location', north)
    expect(await events()).toEqual(before)
  })

  it('can be taken out, and asks for a reason and about a name or a number in the new text', async () => {
    const entry = await recorded(ada, north)
    const without = await ada.post(`${north}/text`, { entry, toFix: 'New chairs', why: '' }).expect(422)
    expect(without.text).toContain(words.replace.whyNeeded)
    const { names } = MESSAGES.en.account
    const why = 'named-someone'
    const named = await ada.post(`${north}/text`, { entry, toFix: 'Tyler’s mom called.', why }).expect(422)
    expect(named.text).toContain(names.held('Tyler'))
    const phone = await ada.post(`${north}/text`, { entry, toFix: 'Call 609-555-0133.', why }).expect(422)
    expect(phone.text).toContain(names.heldPhone('609-555-0133'))
    await ada.post(`${north}/text`, { entry, toFix: '', why }).expect(303)
    expect((await ada.get(north)).text).not.toContain('Jayden')
    expect(await rows()).toEqual([{ text: '' }])
  })

  it('that’s emptied in two windows is said to be empty already, and changes nothing more', async () => {
    const entry = await recorded(ada, north)
    const why = 'named-someone'
    await ada.post(`${north}/text`, { entry, toFix: '', why }).expect(303)
    const before = await events()
    const again = await ada.post(`${north}/text`, { entry, toFix: '', why }).expect(303)
    expect((await ada.get(again.headers['location'] ?? '').expect(200)).text).toContain(words.replace.empty)
    const late = await ada.get(`${north}?text=${entry}`).expect(303)
    expect(late.headers['location']).toBe(again.headers['location'])
    expect(await events()).toEqual(before)
    expect((await ada.get(north)).text).not.toContain(`?text=${entry}`)
  })

  it('can be replaced by the supervisor who recorded it, and by no other', async () => {
    const own = await recorded(cleo, team)
    const ivy = await signedIn(app, (await holdersOn(app, staff)).ivy)
    expect((await cleo.get(team)).text).toContain(`href="${team}?text=${own}"`)
    await ivy.post(`${team}/text`, { entry: own, toFix: '', why: 'mistake' }).expect(404)
    await cleo.post(`${team}/text`, { entry: own, toFix: '', why: 'mistake' }).expect(303)
    expect((await cleo.get(team)).text).toContain(words.replace.note('Nov 24, 2026', words.replace.by.recorder))
    await ada.post(north, { ...practice, practice: 'two', toFix: 'The van', people: staff.bob }).expect(303)
    const others = await entryOf()
    expect((await cleo.get(team)).text).not.toContain(`?text=${others}`)
    await cleo.get(`${team}?text=${others}`).expect(404)
    await cleo.post(`${team}/text`, { entry: others, toFix: '', why: 'mistake' }).expect(404)
    await ada.post(`${north}/text`, { entry: 'nothing', toFix: '', why: 'mistake' }).expect(404)
  })

  it('of an entry of the first version stays in the chain, and no page or pack shows it once it was replaced', async () => {
    const body = { v: 1, practice: 'old', story: 'SC-1', siteVersion: 1, people: [staff.bob], toFix: NAMED } as const
    const held = calendarDate('2026-11-20')
    const entry = await app.deps.store.transaction((tx) =>
      recordAbout(tx, staff.north, { kind: 'practice_held', body }, by('2026-11-20'), held),
    )
    expect((await ada.get(north)).text).toContain(NAMED)
    const replaced = { entry, as: 'hr', why: 'named-someone', text: 'The office needs a chair.' } as const
    await app.deps.store.transaction((tx) => replacePracticeText(tx, staff.north, replaced, by('2026-11-24')))
    expect((await ada.get(north)).text).not.toContain('Jayden')
    for (const asOf of ['2026-11-21', '2026-11-24']) {
      const pack = await madePack(app, staff.ada, { asOf: calendarDate(asOf) })
      const files = await unzip(readFileSync(packPath(app, pack.id)))
      const all = [...files].map(([name, bytes]) => `${name} ${bytes.toString('utf8')}`).join('\n')
      expect(all).not.toContain('Jayden')
      expect(all).toContain('The office needs a chair.')
    }
  })
})
