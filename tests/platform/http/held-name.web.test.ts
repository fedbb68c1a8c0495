import { beforeEach, describe, expect, it } from 'vitest'
import { allGroups } from '../../../src/groups/group.store.ts'
import { hrefTo } from '../../../src/app/href.web.ts'
import { eventsOfKind } from '../../../src/ledger/ledger.store.ts'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { practiceStates } from '../../../src/practice/practice.store.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../../support/app.ts'
import { formsOf, untouched } from '../../support/forms.ts'
import { groupFields, listed } from '../../support/groups.ts'
import { TYPED } from '../../support/lines.ts'
import { publishExample } from '../../support/site.ts'
import { type Staff, staffOn } from '../../support/staff.ts'

const { names } = MESSAGES.en.account
let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
})

/** Sends a form, then sends it again as the page then has it. Returns the two answers. */
async function twice(path: string, fields: Fields, action = path) {
  const held = await ada.post(path, fields).expect(422)
  const form = formsOf(held.text).find(({ actions }) => actions.includes(action))
  if (form === undefined) throw new Error('the form didn’t come back')
  return { text: held.text, again: () => ada.post(path, { ...fields, ...untouched(form) }) }
}

describe('a text that looks like somebody’s name, where a role or a neutral name is meant', () => {
  it('is asked about in the name of a group, and is taken when it’s sent again', async () => {
    await listed(ada, staff.north, staff.cleo)
    const path = '/hr/groups/new?site=north-house'
    const fields = groupFields(staff.bob, ['2026-12-08'], { name: 'Maria Lopez' })
    const { text, again } = await twice(path, fields)
    expect(text).toContain(names.held('Maria Lopez'))
    expect(text).toContain('value="Maria Lopez"')
    expect(await allGroups(app.deps.store.db)).toEqual([])
    // Another name is asked about as well.
    await ada.post(path, { ...fields, name: 'Ana Ruiz', nameAsTyped: 'Maria Lopez' }).expect(422)
    await ada.post(path, { ...fields, name: 'Xanthe Birchwend' }).expect(422)
    await again().expect(303)
    expect(await allGroups(app.deps.store.db)).toMatchObject([{ notices: [{ name: 'Maria Lopez' }] }])
  })

  it('is asked about in what a practice left to fix, whose text may have several lines', async () => {
    await publishExample(app, staff.north, {}, '2026-09-01')
    const path = hrefTo('/hr/practices/:site', { site: staff.north })
    const toFix = 'The van has no key.\r\nTell Ms. Okafor.'
    const fields = { practice: 'one', story: 'SC-1', on: '2026-11-20', people: staff.bob, toFix }
    const { text, again } = await twice(path, fields)
    expect(text).toContain(names.held('Ms. Okafor'))
    await again().expect(303)
    const { db } = app.deps.store
    const held = (await practiceStates(db, [staff.north], calendarDate('2026-11-24'))).get(staff.north)?.held ?? []
    expect(held.map((practice) => practice.toFix)).toEqual([toFix])
  })

  it('is asked about in what a practice left to fix where no list knows it, but the site’s own name isn’t', async () => {
    await publishExample(app, staff.north, {}, '2026-09-01')
    const path = hrefTo('/hr/practices/:site', { site: staff.north })
    const fields = { practice: 'one', story: 'SC-1', on: '2026-11-20', people: staff.bob }
    for (const [toFix, name] of [
      ['Maya Lopez said that the van has no key.', 'Maya Lopez'],
      ['The key is with Orlin Pell.', 'Orlin Pell'],
    ] as const)
      expect((await ada.post(path, { ...fields, toFix }).expect(422)).text).toContain(names.held(name))
    await ada.post(path, { ...fields, toFix: 'The key is at North House.' }).expect(303)
  })

  it('is asked about in the reason for another phone number', async () => {
    const { text, again } = await twice('/hr/contacts/NR-2/change', { ...TYPED, reason: 'Robert Chen told me.' })
    expect(text).toContain(names.held('Robert Chen'))
    await again().expect(303)
    const proposed = await eventsOfKind(app.deps.store.db, 'contact_change_proposed')
    expect(proposed.map(({ body }) => body.reason)).toEqual(['Robert Chen told me.'])
  })

  it('gets a note in the details of a site, which are saved all the same; a named person’s own name gets none', async () => {
    const path = hrefTo('/hr/sites/:site', { site: staff.north })
    const { text } = await ada.get(path).expect(200)
    const form = formsOf(text).find(({ actions }) => actions.includes(path))
    if (form === undefined) throw new Error('the site has no form')
    const fields = untouched(form)
    const typed = { 'named-0-role': 'Kevin Ortiz', 'named-0-name': 'Susan Taylor', 'plan-lead': 'The lead on duty' }
    const save = Object.fromEntries(
      form.fields
        .filter(({ type, name }) => type === 'button' && name === 'save')
        .map(({ name, value }) => [name, value]),
    )
    await ada.post(path, { ...fields, ...save, ...typed })
    const saved = (await ada.get(path).expect(200)).text
    expect(saved).toContain('value="Kevin Ortiz"')
    expect(saved).toContain(names.looksLike('Kevin Ortiz'))
    expect(saved).not.toContain(names.looksLike('Susan Taylor'))
    expect(saved.split('looks like a person').length).toBe(2)
  })
})
