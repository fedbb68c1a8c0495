import { beforeEach, describe, expect, it } from 'vitest'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import type { EventBodies } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { DETAILS_DRAFT } from '../../src/site/draft.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { putDraft } from '../../src/platform/database/draft.store.ts'
import { allSites, publishedDetails } from '../../src/site/site.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn, ORGANIZATION } from '../support/staff.ts'
import { exampleSite } from '../support/content.ts'
import { finishAllBut } from '../support/nearly-done.ts'
import { WEEKDAYS } from '../../src/platform/time/local-time.ts'
import { putRole } from '../../src/identity/role.store.ts'
import { longestOf } from '../../src/organization/limits.ts'
import type { SiteDetails } from '../../src/organization/details-shape.ts'

const learn = MESSAGES.en.learn

const words = MESSAGES.en.hr.sites

let app: TestApp
let staff: Staff
let ada: Browser
let north: string
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
  north = hrefTo('/hr/sites/:site', { site: staff.north })
})

describe('a site’s own details', () => {
  it('begin with the name, list every blank, and say so at the fields only when asked to go live', async () => {
    const { text } = await ada.get(north).expect(200)
    expect(text).toContain('value="North House"')
    expect(text).toContain('12 entries to complete before this can go live')
    const refused = await ada.post(`${north}/publications`, { name: 'North House', slug: 'north-house' }).expect(422)
    for (const blank of [words.fill.named(), words.fill.sayWhoCallsScr()]) {
      expect(text.split(blank)).toHaveLength(2)
      expect(refused.text.split(blank)).toHaveLength(3)
    }
    expect(text).toContain(learn.site.notFilled)
  })

  it.each(['en', 'es'] as const)('have no two lines that read alike in the list of blanks, %s', async (language) => {
    await ada.post('/reading', { language, detail: 'full', to: '/' }).expect(303)
    await ada.post(north, { ...form(), ...EMPTIED }).expect(303)
    const { text } = await ada.get(north)
    const list = /<ul>(<li><a href="#.*?)<\/ul>/s.exec(text.slice(text.indexOf('data-live="gaps"')))?.[1] ?? ''
    const lines = [...list.matchAll(/<a href="#[^"]+">([^<]+)</g)].map(([, line]) => line)
    expect(lines.length).toBeGreaterThan(12)
    expect(new Set(lines).size).toBe(lines.length)
  })

  it('keep whatever was typed, finished or not', async () => {
    const typed = { ...form(), 'backup-phone': '', steps: 'The lead  \r\nleads.', 'named-1-from': 'late' }
    await ada.post(north, typed).expect(303).expect('Location', north)
    const { text } = await ada.get(north)
    expect(text).toContain('value="Clinical lead"')
    expect(text).toContain('The lead  \nleads.</textarea>')
    expect(text).toContain('value="late"')
    expect(text).toContain('2 entries to complete before this can go live')
    expect(text).toContain(`<a href="#backup-phone">${words.form.whose.backup}: ${words.fill.phone()}.</a>`)
    expect(await published()).toBeNull()
  })

  it('link each blank to a field that is there', async () => {
    const { text } = await ada.get(north)
    const summary = /<div data-live="gaps">.*?<\/ul>/s.exec(text)?.[0] ?? ''
    const targets = [...summary.matchAll(/href="#([^"]*)"/g)].map((match) => match[1])
    expect(targets).toHaveLength(12)
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
    expect(text).toContain('Starting Monday, 08:00, no one is named.')
  })

  it('are shown as staff will see them, blanks too', async () => {
    await ada.post(north, { ...form(), sayWhoCallsScr: '', show: 'preview' }).expect('Location', `${north}/preview`)
    const { text } = await ada.get(`${north}/preview`).expect(200)
    expect(text).toContain('609-555-0142')
    expect(text).toContain(learn.site.noCaller('1-877-652-2873').split(':')[0])
  })

  it('go live under the next version, and are what staff see', async () => {
    const live = await publishChange({})
    expect(live).toContain(words.form.published)
    expect((await ada.get(north)).text).not.toContain(words.form.published)
    expect(await published()).toEqual({ version: 1, details: detailsOf({}) })
    await publishChange({ 'backup-phone': '609-555-0199' })
    expect(await published()).toEqual({
      version: 2,
      details: detailsOf({ backup: { ...exampleSite.backup, role: 'Clinical lead', phone: '609-555-0199' } }),
    })
    const bob = await signedIn(app, staff.bob)
    expect((await bob.get('/lessons/L4')).text).toContain('609-555-0199')
    // The button was pressed twice.
    await ada.post(`${north}/publications`, form({ 'backup-phone': '609-555-0199' })).expect(303)
    expect(await published()).toMatchObject({ version: 2 })
    const { text } = await ada.get(north)
    expect(text).toContain('Version 2 has been live since Nov 24, 2026.')
    expect(text).toContain(words.form.noDraft)
  })

  it.each<[string, Fields, string]>([
    ['no one is named', { 'named-0-role': '', 'named-0-phone': '' }, words.fill.role()],
    ['no one makes the SCR call', { sayWhoCallsScr: '' }, 'Choose who makes the SCR call'],
    ['an hour of the week has nobody', { 'named-1-to': '07:00' }, 'Starting Monday, 07:00, no one is named.'],
    ['the address is another site’s', { slug: 'south-house' }, words.slugTaken],
  ])('do not go live while %s, and what was typed is kept', async (_, change, blank) => {
    const { text } = await ada.post(`${north}/publications`, form(change)).expect(422)
    expect(text).toContain(blank)
    expect(text).toContain('609-555-0190')
    expect(await published()).toBeNull()
    expect((await ada.get(north)).text).toContain(blank)
  })

  it('take the address along, and the old one still leads to the site', async () => {
    await publishChange({ slug: 'the-house', name: 'The House' })
    expect(await allSites(app.deps.store.db)).toContainEqual({ id: staff.north, slug: 'the-house', name: 'The House' })
    const { text } = await ada
      .post(hrefTo('/hr/sites/:site', { site: staff.south }), { ...form(), slug: 'north-house' })
      .then(() => ada.get(hrefTo('/hr/sites/:site', { site: staff.south })))
    expect(text).toContain(words.slugTaken)
  })

  it.each<[string, string, string, string]>([
    ['a long text', 'steps', 'x'.repeat(4_001), `${learn.site.otherSteps}: `],
    ['a role', 'named-0-role', 'x'.repeat(3_000), 'Named person 1: '],
    ['a phone', 'backup-phone', '6'.repeat(41), 'Backup: '],
  ])('do not go live with %s that is too long, say so when it is saved, and keep it', async (_, ...given) => {
    const [field, text, whose] = given
    for (const path of [north, `${north}/publications`]) {
      const answer = await ada.post(path, form({ [field]: text })).expect(422)
      expect(answer.text).toContain(`<a href="#${field}">${whose}${words.fill.tooLong(String(longestOf(field)))}.</a>`)
      expect(answer.text).toContain(text)
      expect(answer.text).toContain('1 entry to complete before this can go live')
    }
    expect((await ada.get(north)).text).toContain(text)
    expect(await published()).toBeNull()
  })

  it('say in the form how much each field takes, and that a name is kept forever', async () => {
    const { text } = await ada.get(north).expect(200)
    expect(text).toMatch(/<textarea id="steps"[^>]* maxlength="4000"/)
    expect(text).toMatch(/<input type="text"\s+id="named-0-role"[^>]* maxlength="80"/)
    expect(text).toMatch(/<input type="time"[^>]* id="named-0-from"(?![^>]*maxlength)/)
    expect(text).toContain(words.form.personNameHint)
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

  it('are not found for an unknown site id', async () => {
    await ada.get('/hr/sites/nowhere').expect(404)
    await ada.post('/hr/sites/nowhere', form()).expect(404)
  })
})

describe('a change of live details', () => {
  const check = MESSAGES.en.hr.sites.preview
  const paper = MESSAGES.en.card.onSitePage
  const PHONE = { 'backup-phone': '609-555-0199' }
  beforeEach(async () => {
    await publishChange({})
  })

  it('goes live only after its lines were shown, the old next to the new', async () => {
    await ada.post(`${north}/publications`, form(PHONE)).expect('Location', `${north}/preview`)
    expect(await published()).toMatchObject({ version: 1 })
    const { text } = await ada.get(`${north}/preview`).expect(200)
    expect(linesIn(text)).toEqual([`Backup’s phone number: 609-555-0117 ${check.becomes} 609-555-0199`])
    expect(text).toMatch(/<dd>\s*<span class="nowrap">609-555-0117/)
    const { headers } = await ada.post(`${north}/publications`, seenIn(text)).expect(303)
    expect(await published()).toMatchObject({ version: 2, details: { backup: { phone: '609-555-0199' } } })
    // The button was pressed twice.
    await ada.post(`${north}/publications`, seenIn(text)).expect('Location', headers['location'] ?? '')
    expect(await published()).toMatchObject({ version: 2 })
  })

  it('is shown again when it isn’t what the button was under anymore', async () => {
    await ada.post(`${north}/publications`, form(PHONE)).expect(303)
    const { text } = await ada.get(`${north}/preview`)
    await ada.post(north, form({ 'backup-phone': '609-555-0198' })).expect(303)
    await ada.post(`${north}/publications`, seenIn(text)).expect('Location', `${north}/preview`)
    expect(await published()).toMatchObject({ version: 1 })
    expect(linesIn((await ada.get(`${north}/preview`)).text).join()).toContain('609-555-0198')
  })

  it('is shown whole, however long a text is, and says what was or is left blank', async () => {
    const steps = `${'The lead leads. '.repeat(20)}Call at nine.`
    await publishChange({ steps })
    const change = { steps: steps.replace('nine', 'eight'), beforeGroup: '', 'es-beforeGroup': '' }
    await ada.post(`${north}/publications`, form(change)).expect(303)
    const lines = linesIn((await ada.get(`${north}/preview`)).text)
    expect(lines).toHaveLength(3)
    expect(lines[0]).toBe(`Other steps: ${steps} becomes ${change.steps}`)
    expect(lines[1]).toMatch(/ becomes \(blank\)$/)
  })

  it('says whose number a question is about once, and writes days out', async () => {
    const change = { 'named-0-publicPhone': 'no', 'local-0-checkedOn': '2026-11-20' }
    await ada.post(`${north}/publications`, form(change)).expect(303)
    const lines = linesIn((await ada.get(`${north}/preview`)).text)
    const question = words.form.publicPhone(words.form.namedPerson(1))
    expect(lines).toContainEqual(expect.stringMatching(/ becomes Nov 20, 2026$/))
    expect(lines.map((line) => line.split(': Yes')[0])).toContain(question)
  })

  it('has no button while something is missing, and leads nobody to publish what is live already', async () => {
    await ada.post(north, form({ 'backup-phone': '' })).expect(303)
    const draft = (await ada.get(`${north}/preview`)).text
    expect(linesIn(draft)).toHaveLength(1)
    expect(draft).not.toContain('name="seen"')
    await ada.post(`${north}/publications`, form({ ...PHONE, 'backup-phone': '' })).expect(422)
    await publishChange({})
    const live = (await ada.get(north)).text
    expect(live).toContain(words.form.noDraft)
    expect(live).toContain(words.form.checkChanges)
    await ada.post(`${north}/publications`, form()).expect('Location', north)
  })

  it('asks to print cards and posters again when something on them changed, and only then', async () => {
    const after = await publishChange(PHONE)
    expect(after).toContain(`<a href="${north}/card">${paper.printAgain}</a>`)
    expect((await ada.get(north)).text).not.toContain(paper.printAgain)
    expect(await publishChange({ ...PHONE, steps: 'The lead leads.' })).not.toContain(paper.printAgain)
    expect(await publishChange({ ...PHONE, slug: 'the-house' })).not.toContain(paper.printAgain)
  })
})

describe('people who waited for the details', () => {
  it('are counted once these are live, can be reminded in one click, and their records say what is left', async () => {
    await finishAllBut('acknowledging', app, staff)
    expect((await ada.get(north)).text).not.toContain(words.waited(1))
    await publishChange({})
    expect((await ada.get(north)).text).toContain(words.waited(1))
    const opened = await ada.get(hrefTo('/hr/people/:person', { person: staff.bob })).expect(200)
    expect(opened.text).toContain(MESSAGES.en.hr.person.onlyPolicy)
    // A steward may not remind, and reads the number.
    await putRole(app.deps.store.db, staff.dan, { role: 'steward', sites: [], until: null })
    const steward = (await (await signedIn(app, staff.dan)).get(north)).text
    expect(steward).toContain(words.waited(1))
    expect(steward).not.toContain('action="/hr/selections"')
    const preview = await remindThem()
    expect(preview).toContain(MESSAGES.en.hr.selections.actions.remind.title(1))
    expect(preview).toContain('<li>Bob Rivera</li>')
  })

  it('are asked no more once they were reminded that day, and counted no more once they have acknowledged', async () => {
    await finishAllBut('acknowledging', app, staff)
    await publishChange({})
    await ada.post(hrefTo('/hr/people/:person/nudges', { person: staff.bob }), { from: 'person' }).expect(303)
    const reminded = (await ada.get(north)).text
    expect(reminded).toContain(words.waited(1))
    expect(reminded).not.toContain('action="/hr/selections"')
    const bob = await signedIn(app, staff.bob)
    const [, version = ''] = /name="version" value="([^"]+)"/.exec((await bob.get('/policy')).text) ?? []
    await bob.post('/policy', { site: staff.north, version }).expect(303)
    expect((await ada.get(north)).text).not.toContain(words.waited(1))
  })

  it('are not to be reminded while HR still has an earlier reminder to hand over, as the list of reminders says', async () => {
    await finishAllBut('acknowledging', app, staff)
    await publishChange({})
    await ada.post(hrefTo('/hr/people/:person/nudges', { person: staff.bob }), { from: 'person' }).expect(303)
    app.clock.pass({ days: 1 })
    ada = await signedIn(app, staff.ada)
    const { text } = await ada.get(north)
    expect(text).toContain(words.waited(1))
    expect(text).not.toContain('action="/hr/selections"')
  })

  async function remindThem(): Promise<string> {
    const { text } = await ada.get(north)
    const [, fields = ''] = /action="\/hr\/selections">(.*?)<\/form>/s.exec(text) ?? []
    const selection = Object.fromEntries(
      [...fields.matchAll(/name="(action|site|person)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    )
    const { headers } = await ada.post('/hr/selections', selection).expect(303)
    return (await ada.get(headers['location'] ?? '')).text
  }
})

describe('the person for a concern about the named person', () => {
  it.each<[string, Fields]>([
    ['the backup’s role', { 'ifAboutThatPerson-role': 'clinical  lead' }],
    ['the backup’s number', { 'ifAboutThatPerson-phone': '(609) 555-0117' }],
    ['the role of a named person', { 'ifAboutThatPerson-role': 'On-call supervisor' }],
    ['the number of a named person', { 'ifAboutThatPerson-phone': '1 609 555 0142' }],
  ])('is refused in a new version with %s, and the form asks for someone else', async (_, change) => {
    const { text } = await ada.post(`${north}/publications`, form(change)).expect(422)
    expect(text).toContain(`<a href="#ifAboutThatPerson-role">${words.fill.samePerson()}`)
    expect(await published()).toBeNull()
  })

  it('stays live as it was, is flagged to HR, and no acknowledgement waits for it', async () => {
    const backup = { role: 'Clinical lead', phone: '609-555-0117' }
    await publishFirstVersion({ backup, ifAboutThatPerson: backup })
    await finishAllBut('acknowledging', app, staff)
    const bob = await signedIn(app, staff.bob)
    expect((await bob.get('/policy').expect(200)).text).toContain(learn.policy.acknowledge)
    expect((await ada.get('/hr/sites')).text).toContain(words.samePerson)
    const { text } = await ada.get(north)
    expect(text).toContain(words.form.samePersonLive)
    expect(text).toContain(words.form.staysLive)
    expect((await published())?.details.ifAboutThatPerson).toEqual(backup)
  })
})

describe('the backup', () => {
  const phone = '(609) 555-0190'

  it('is refused in a new version with the number of a named person who is on duty alone', async () => {
    const { text } = await ada.post(`${north}/publications`, form({ 'backup-phone': phone })).expect(422)
    expect(text).toContain(`<a href="#backup-phone">${words.fill.backupOnDuty()}`)
    expect(await published()).toBeNull()
  })

  it('stays live with it, and is flagged to HR', async () => {
    await publishFirstVersion({ backup: { role: 'Clinical lead', phone } })
    expect((await ada.get('/hr/sites')).text).toContain(words.backupOnDuty)
    const { text } = await ada.get(north)
    expect(text).toContain(words.form.backupOnDutyLive)
    expect((await published())?.details.backup?.phone).toBe(phone)
  })
})

describe('a text from which staff could take that they don’t report, or not now', () => {
  it('is refused in a new version with the reason at the field, in each language, and what’s live stays live', async () => {
    const steps = 'Speak with the guardian before calling SCR.'
    await publishFirstVersion({ steps })
    const change = {
      steps,
      'plan-lead': 'The director handles every report internally.',
      'named-0-es-method': 'Llame al SCR por la mañana.',
    }
    const { text } = await ada.post(`${north}/publications`, form(change)).expect(422)
    const { plan, otherSteps } = learn.site
    expect(text).toContain(`<a href="#steps">${otherSteps}: ${words.fill.permission()}`)
    expect(text).toContain(`<a href="#plan-lead">${plan.lead.label}: ${words.fill.notToReport()}`)
    const method = words.form.inSpanish(words.form.namedPerson(1))
    expect(text).toContain(`<a href="#named-0-es-method">${method}: ${words.fill.delay()}`)
    await ada.post('/reading', { language: 'es', detail: 'full', to: '/' }).expect(303)
    const spanish = await ada.post(`${north}/publications`, form(change)).expect(422)
    expect(spanish.text).toContain(`: ${MESSAGES.es.hr.sites.fill.permission()}`)
    expect((await published())?.details.steps).toBe(steps)
  })
})

describe('Spanish next to English', () => {
  it('is optional: HR reads which texts stay English, and publishes all the same', async () => {
    const change = { 'named-0-es-role': '', 'es-steps': '', 'support-es-role': '' }
    await ada.post(north, form(change)).expect(303)
    const { text } = await ada.get(north)
    expect(text).toContain('3 entries aren’t in Spanish yet.')
    const role = `${words.form.namedPerson(1)}: `
    const linked = [...text.matchAll(/<li><a href="#(?:named-0-)?es-[^"]*">([^<]*)/g)].map(([, label = '']) => label)
    expect(linked).toEqual([expect.stringMatching(role), expect.any(String)])
    // Said once above the list, not in each label.
    for (const label of linked) expect(label).not.toContain(words.form.inSpanish(''))
    await ada.post(north, { ...form(change), show: 'preview' })
    const preview = (await ada.get(`${north}/preview`)).text
    expect(preview).toContain(`<p>${words.checks.inEnglish(3)}:</p>`)
    for (const label of linked) expect(preview).toContain(`<li>${label}</li>`)
    for (const id of ['named-0-es-role', 'es-steps', 'support-es-role']) {
      expect(text).toContain(`<li><a href="#${id}">`)
      expect(text).toMatch(new RegExp(`id="${id}"[^>]* lang="es"`))
    }
    expect(text).toContain(words.form.withoutSpanish(3))
    await publishChange(change)
    const live = await ada.get(north)
    expect(live.text).toContain(words.form.withoutSpanishLive(3))
    expect((await published())?.details.named[0]?.es).toEqual({ method: exampleSite.named[0]?.es?.method })
  })

  it('is not enough without the English', async () => {
    const { text } = await ada.post(`${north}/publications`, form({ 'named-0-method': '' })).expect(422)
    expect(text).toContain(`<a href="#named-0-method">Named person 1: ${words.fill.english()}`)
  })

  it('is what readers of Spanish see, in lessons, on the policy page and among the contacts', async () => {
    await publishChange({})
    const bob = await signedIn(app, staff.bob)
    await bob.post('/reading', { language: 'es', detail: 'full', to: '/' })
    for (const path of ['/lessons/L4', '/policy', '/contacts']) {
      const { text } = await bob.get(path).expect(200)
      expect(text, path).toContain('Supervisión de guardia')
      expect(text, path).not.toContain('On-call supervisor')
      expect(text, path).not.toContain(MESSAGES.es.learn.site.markEnglish)
    }
  })

  it('is replaced by the English, marked as English and said to be, where the site wrote none', async () => {
    await publishFirstVersion({})
    const bob = await signedIn(app, staff.bob)
    await bob.post('/reading', { language: 'es', detail: 'full', to: '/' })
    for (const path of ['/lessons/L4', '/policy']) {
      const { text } = await bob.get(path).expect(200)
      const mark = MESSAGES.es.learn.site.markEnglish
      expect(text, path).toContain(`<span lang="en">On-call supervisor</span> (${mark})`)
      // The mark comes before the period of a sentence.
      expect(text, path).toContain(`</span> (${mark}).`)
      expect(text, path).not.toContain(`.</span> (${mark})`)
    }
    expect((await bob.get('/contacts')).text).toContain('<h3 lang="en">On-call supervisor</h3>')
    await bob.post('/reading', { language: 'en', detail: 'full', to: '/' })
    expect((await bob.get('/lessons/L4')).text).not.toContain('lang="en">On-call')
  })

  it('is in the preview next to the English', async () => {
    await ada.post(north, { ...form(), show: 'preview' })
    const { text } = await ada.get(`${north}/preview`)
    expect(text).toContain('<section lang="es"')
    expect(text).toContain('Supervisión de guardia')
    expect(text).toContain('On-call supervisor')
  })
})

describe('details published before texts had Spanish and numbers were asked about', () => {
  it('fill the form, which asks about each number whose box was empty', async () => {
    await publishFirstVersion({ named: [{ ...firstNamed, publicPhone: false }] })
    const { text } = await ada.get(north).expect(200)
    expect(text).toContain('value="On-call supervisor"')
    const asks = words.fill.publicPhone()
    for (const [name, whose] of [
      ['named-0', words.form.namedPerson(1)],
      ['backup', words.form.whose.backup],
      ['ifAboutThatPerson', words.form.whose.ifAboutThatPerson],
    ] as const) {
      expect(text).toContain(`<a href="#${name}-publicPhone-0">${whose}: ${asks}.</a>`)
      expect(text).toContain(`<legend>${words.form.publicPhone(whose)} <span`)
    }
    expect(text).not.toMatch(/id="named-0-publicPhone-[01]" value="(yes|no)" checked/)
  })
})

describe('a draft from before texts had Spanish', () => {
  it('is in the form as it was typed', async () => {
    const { steps, beforeGroup, groupSafety, timeZone } = exampleSite
    const draft = {
      name: 'North House',
      slug: 'north-house',
      timeZone,
      named: [{ ...firstNamed, role: 'Night lead' }],
      backup: { role: '', phone: '' },
      ifAboutThatPerson: { role: '', phone: '' },
      sayWhoCallsScr: null,
      alwaysCallScr: true,
      local: [{ name: 'Clinic', phone: '609-555-0151', purpose: '', hours: '', checkedOn: '' }],
      steps,
      beforeGroup,
      groupSafety,
      support: { role: '', phone: '' },
    }
    await putDraft(app.deps.store.db, staff.north, DETAILS_DRAFT, draft, app.deps.now())
    const { text } = await ada.get(north).expect(200)
    expect(text).toContain(words.form.draftWaits)
    expect(text).toContain('value="Night lead"')
    expect(text).toContain('value="609-555-0151"')
  })
})

describe('the steps for safety and recovery', () => {
  it('are published field by field, and staff read a general text where one is blank', async () => {
    await publishChange({ 'plan-ride': 'Two staff take the van.', 'plan-es-ride': 'Van dos personas en la camioneta.' })
    const { plan } = (await published())?.details ?? {}
    expect(plan).toMatchObject({ ride: 'Two staff take the van.', followUp: '' })
    expect(plan?.es).toMatchObject({ ride: 'Van dos personas en la camioneta.' })
    const bob = await signedIn(app, staff.bob)
    const site = MESSAGES.en.learn.site
    for (const path of ['/lessons/L7', '/what-happens-next', '/what-happens-next/print']) {
      const { text } = await bob.get(path).expect(200)
      expect(text, path).toContain('Two staff take the van.')
      expect(text, path).toContain(site.plan.followUp.general)
      expect(text, path).not.toContain(site.plan.ride.general)
    }
    expect((await bob.get('/what-happens-next')).text).toContain('href="/what-happens-next/print"')
    const sheet = await ada.get(`${north}/steps`).expect(200)
    expect(sheet.text).toContain('Two staff take the van.')
    expect(sheet.text).toContain(words.sheet.lead)
  })

  it('on groups are in lesson 7: who to tell before one starts, and what keeps it safe', async () => {
    const texts = { beforeGroup: 'Tell the clinical lead a week before.', groupSafety: 'Two staff stay in the room.' }
    const spanish = {
      'es-beforeGroup': 'Avise una semana antes.',
      'es-groupSafety': 'Dos personas se quedan en la sala.',
    }
    await publishChange({ ...texts, ...spanish })
    const bob = await signedIn(app, staff.bob)
    const lesson = (await bob.get('/lessons/L7').expect(200)).text
    for (const text of Object.values(texts)) expect(lesson).toContain(text)
    await bob.post('/reading', { language: 'es', detail: 'full', to: '/lessons/L7' }).expect(303)
    const inSpanish = (await bob.get('/lessons/L7').expect(200)).text
    for (const text of Object.values(spanish)) expect(inSpanish).toContain(text)
  })

  it('have the day on paper on which they are printed, and the page says when they changed', async () => {
    const changed = words.sheet.changed('Nov 24, 2026')
    await publishExample(app, staff.north, {}, '2026-11-20')
    const before = await ada.get(`${north}/steps`).expect(200)
    expect(before.text).toContain(words.sheet.asOf('Nov 24, 2026'))
    expect(before.text).not.toContain(changed)
    await publishExample(app, staff.north, { steps: 'Call the lead.' }, '2026-11-24')
    expect((await ada.get(`${north}/steps`).expect(200)).text).toContain(changed)
  })

  it('say in the form why each is asked, with an example, and show beside it what they make', async () => {
    const { text } = await ada.post(north, { ...form({ 'plan-food': 'Soup at any hour.' }), typing: 'yes' }).expect(200)
    for (const { why, example } of Object.values(words.form.plan)) {
      expect(text).toContain(why)
      expect(text).toContain(example)
    }
    expect(text).toContain('<dd>Soup at any hour.</dd>')
    expect(text).toContain(words.form.planLead)
  })

  it('that were written as one text stay as they are, under their own name once there are fields', async () => {
    await publishSecondVersion('Call the lead.\nThen wait.')
    const bob = await signedIn(app, staff.bob)
    const site = MESSAGES.en.learn.site
    const old = (await bob.get('/what-happens-next')).text
    expect(old).toContain('<p>Call the lead.</p>')
    expect(old).not.toContain(site.plan.food.general)
    const { text } = await ada.get(north).expect(200)
    expect(text).toContain('Call the lead.\nThen wait.</textarea>')
    await publishChange({ steps: 'Call the lead.\nThen wait.' })
    expect((await bob.get('/what-happens-next')).text).toMatch(
      /<dt><b>Other steps<\/b><\/dt>\s*<dd>Call the lead.<\/dd>\s*<dd>Then wait.<\/dd>/,
    )
  })
})

describe('round-the-clock cover', () => {
  const noHours = { 'named-0-from': '', 'named-0-to': '' }
  const one = {
    'named-1-role': '',
    'named-1-phone': '',
    'named-1-method': '',
    'named-1-days': [],
    'named-1-es-role': '',
    'named-1-es-method': '',
  }

  it('is one box: all 24 hours of the days that are ticked', async () => {
    const change = { ...one, ...noHours, 'named-0-dayAndNight': 'yes' }
    await publishChange(change)
    expect((await published())?.details.named).toMatchObject([{ from: '00:00', to: '00:00' }])
    const { text } = await ada.get(north)
    expect(text).toMatch(/id="named-0-dayAndNight"[^>]* checked/)
    expect(text).toMatch(/id="named-0-from"[^>]* value=""/)
  })

  it('isn’t there yet with empty hours and no tick: the preview says so, and publishing asks for it', async () => {
    await ada.post(north, { ...form({ ...one, ...noHours }), show: 'preview' })
    const { text } = await ada.get(`${north}/preview`)
    expect(text).toContain('The hours aren’t filled in yet')
    expect(text).not.toContain('any hour')
    const refused = await ada.post(`${north}/publications`, form({ ...one, ...noHours })).expect(422)
    expect(refused.text).toContain(`or select “${words.form.allDay}.”`)
  })

  it('hours from 00:00 to 23:59 leave no minute out', async () => {
    const change = { ...one, 'named-0-from': '00:00', 'named-0-to': '23:59' }
    await ada.post(`${north}/publications`, form(change)).expect(303)
  })

  it('is asked for with a count that only falls while the blanks are filled in', async () => {
    const order = [
      { name: 'North House', slug: 'north-house', timeZone: exampleSite.timeZone },
      ...['role', 'phone', 'publicPhone', 'from', 'to', 'days'].map((name) => ({
        [`named-0-${name}`]: form({ 'named-0-to': '08:00' })[`named-0-${name}`] ?? '',
      })),
      ...['role', 'phone', 'publicPhone'].map((name) => ({ [`backup-${name}`]: form()[`backup-${name}`] ?? '' })),
      ...['role', 'phone', 'publicPhone'].map((name) => ({
        [`ifAboutThatPerson-${name}`]: form()[`ifAboutThatPerson-${name}`] ?? '',
      })),
      { sayWhoCallsScr: 'named-confirmed' },
    ]
    let typed: Fields = {}
    const counts: number[] = []
    for (const fields of order) {
      typed = { ...typed, ...fields }
      await ada.post(north, typed).expect(303)
      counts.push(
        Number(
          /(\d+) (?:entry|entries) to complete before this can go live/.exec((await ada.get(north)).text)?.[1] ?? 0,
        ),
      )
    }
    expect(counts[0]).toBe(12)
    expect(counts.at(-1)).toBe(0)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  })
})

describe('the preview of a draft', () => {
  it('has no empty link where a role has no number yet', async () => {
    await ada.post(north, { ...form({ 'ifAboutThatPerson-phone': '' }), show: 'preview' })
    const { text } = await ada.get(`${north}/preview`)
    expect(text).toContain('<b>Executive director</b></p>')
    expect(text).not.toContain('href="tel:"')
  })
})

describe('a person waiting for a site', () => {
  it('has done everything else, until the site is live', async () => {
    await finishAllBut('acknowledging', app, staff)
    expect((await ada.get('/hr/sites')).text).toContain('1 person is waiting for these details')
    expect((await ada.get(north)).text).toContain(
      `<a href="${hrefTo('/hr/people/:person', { person: staff.bob })}">Bob Rivera</a>`,
    )
    await publishChange({})
    expect((await ada.get('/hr/sites')).text).not.toContain('is waiting for these details')
    expect((await ada.get(north)).text).not.toContain('Bob Rivera')
  })

  it('has no lesson and no final check left', async () => {
    await finishAllBut('the final check', app, staff)
    expect((await ada.get('/hr/sites')).text).not.toContain('is waiting for these details')
  })
})

describe('the list of sites', () => {
  it('says what is live and what is missing', async () => {
    await publishChange({})
    await ada.post(hrefTo('/hr/sites/:site', { site: staff.south }), {
      ...form({ name: 'South House', slug: 'south-house' }),
      sayWhoCallsScr: '',
    })
    const { text } = await ada.get('/hr/sites').expect(200)
    const rows = [...text.matchAll(/<tr><th scope="row">(.*?)<\/tr>/gs)].map((match) =>
      match[1]?.replace(/<[^>]*>/g, '|'),
    )
    expect(rows[0]).toMatch(
      new RegExp(`North House.*${words.version(1, 'Nov 24, 2026')}.*${words.noDraft}.*Nobody.*${words.printCard}`),
    )
    expect(rows[1]).toContain(words.noCard)
    expect(rows[1]).toMatch(new RegExp(`South House.*${words.notLive}.*${words.blanks(1)}.*Nobody`))
  })

  it('takes another site, with an address made from its name', async () => {
    const { headers } = await ada.post('/hr/sites', { name: 'St. Mary’s House', slug: '' }).expect(303)
    const { text } = await ada.get(headers['location'] ?? '').expect(200)
    expect(text).toContain('value="st-marys-house"')
    expect(text).toContain('<option value="America/New_York" selected>')
  })

  it.each([
    ['no name', { name: ' ', slug: '' }, words.fill.name()],
    ['an address that is none', { name: 'Bayview', slug: 'Bay View' }, 'Use lowercase letters'],
    ['a name without letters for an address', { name: '学校', slug: '' }, 'Use lowercase letters'],
    ['an address that is taken', { name: 'Bayview', slug: 'north-house' }, words.slugTaken],
  ])('refuses %s, and keeps what was typed', async (_, fields, problem) => {
    const { text } = await ada.post('/hr/sites', fields).expect(422)
    expect(text.split(problem).length).toBeGreaterThan(2)
    expect(text).toContain(`value="${fields.slug}"`)
    expect(await allSites(app.deps.store.db)).toHaveLength(2)
  })
})

/** Publishes a change with the button below what it changes. Returns the page that says so. */
async function publishChange(change: Fields): Promise<string> {
  const first = await ada.post(`${north}/publications`, form(change)).expect(303)
  const preview = (await ada.get(first.headers['location'] ?? '')).text
  const { headers } = preview.includes('name="seen"')
    ? await ada.post(`${north}/publications`, seenIn(preview)).expect(303)
    : first
  return (await ada.get(headers['location'] ?? '')).text
}

function seenIn(preview: string): Fields {
  const english: Fields = preview.includes('name="english"') ? { english: 'yes' } : {}
  return { seen: /name="seen" value="(\w+)"/.exec(preview)?.[1] ?? '', ...english }
}

/** What the draft changes: `Backup’s role: Lead becomes Clinical lead`. */
function linesIn(preview: string): string[] {
  const [, list = ''] = /<dl class="pairs-dl">(.*?)<\/dl>/s.exec(preview) ?? []
  return [...list.matchAll(/<dt>(.*?)<\/dt>\s*<dd[^>]*>(.*?)<\/dd>/gs)].map(([, label = '', change = '']) =>
    `${label}: ${change.replaceAll(/<[^>]*>/g, '')}`.replaceAll(/\s+/g, ' ').trim(),
  )
}

/** The form of North House with the details of the example, as a browser sends it. */
function form(change: Fields = {}): Fields {
  const { backup, ifAboutThatPerson, support, sayWhoCallsScr } = exampleSite
  return {
    name: 'North House',
    slug: 'north-house',
    timeZone: exampleSite.timeZone,
    ...Object.assign({}, ...exampleSite.named.map((person, index) => sent(`named-${index}-`, person))),
    ...sent('backup-', backup ?? {}),
    ...sent('ifAboutThatPerson-', ifAboutThatPerson ?? {}),
    sayWhoCallsScr: sayWhoCallsScr ?? '',
    ...Object.assign({}, ...exampleSite.local.map((line, index) => sent(`local-${index}-`, line))),
    ...sent('plan-', exampleSite.plan ?? {}),
    steps: exampleSite.steps,
    beforeGroup: exampleSite.beforeGroup,
    groupSafety: exampleSite.groupSafety,
    ...sent('es-', exampleSite.es ?? {}),
    ...sent('support-', support ?? {}),
    ...change,
  }
}

/**
 * Gives what a browser sends for the fields of one part: Spanish texts by their own names, and an answer for each
 * number.
 */
function sent(at: string, part: object): Fields {
  return Object.assign(
    {},
    ...Object.entries(part).map(([name, value]: [string, unknown]) => {
      if (name === 'es') return sent(`${at}es-`, value as object) // Spanish texts by name
      if (typeof value === 'boolean') return { [at + name]: value ? 'yes' : 'no' }
      return { [at + name]: value }
    }),
  )
}

function detailsOf(change: Partial<SiteDetails>): SiteDetails {
  return { ...exampleSite, name: 'North House', slug: 'north-house', organization: ORGANIZATION.name, ...change }
}

async function published(): Promise<{ version: number; details: SiteDetails } | null> {
  const live = await publishedDetails(app.deps.store.db, staff.north, calendarDate('2026-11-24'))
  const history = (await historyOf(app.deps.store.db, staff.north)).filter(isKind('site_published'))
  expect(history.map(({ body }) => body.version)).toEqual(history.map((_, index) => index + 1))
  return live === null ? null : { version: live.body.version, details: live.body.details }
}

const firstNamed = {
  role: 'On-call supervisor',
  name: '',
  phone: '609-555-0190',
  publicPhone: true,
  from: '00:00',
  to: '00:00',
  days: WEEKDAYS,
  method: 'Call. Let it ring.',
}

/** Records details the way the first version of this program did: English only, and a box for one number. */
async function publishFirstVersion(change: Partial<(EventBodies['site_published'] & { v: 1 })['details']>) {
  const { store, contents, now } = app.deps
  const today = calendarDate('2026-11-24')
  const { steps, beforeGroup, groupSafety, timeZone } = exampleSite
  const details = {
    name: 'North House',
    slug: 'north-house',
    organization: ORGANIZATION.name,
    timeZone,
    named: [firstNamed],
    backup: { role: 'Clinical lead', phone: '609-555-0117' },
    ifAboutThatPerson: { role: 'Executive director', phone: '609-555-0118' },
    sayWhoCallsScr: 'named-confirmed',
    alwaysCallScr: false,
    local: [],
    steps,
    beforeGroup,
    groupSafety,
    support: null,
    ...change,
  } as const
  const about = { subject: staff.north, course: contents.en.course.id, effectiveOn: today, recordedAt: now() } as const
  await store.transaction((tx) =>
    record(
      tx,
      [{ kind: 'site_published', ...about, actor: 'system:test', body: { v: 1, version: 1, details } }],
      today,
    ),
  )
}

/** Records details the way it was done before steps had separate fields. */
async function publishSecondVersion(steps: string) {
  const { store, contents, now } = app.deps
  const today = calendarDate('2026-11-24')
  const { plan: _, ...details } = detailsOf({ steps, local: [] })
  const about = { subject: staff.north, course: contents.en.course.id, effectiveOn: today, recordedAt: now() } as const
  await store.transaction((tx) =>
    record(
      tx,
      [{ kind: 'site_published', ...about, actor: 'system:test', body: { v: 2, version: 1, details } }],
      today,
    ),
  )
}

/** Every answer about the card is open, and two rows have no number. */
const EMPTIED: Fields = {
  'named-0-phone': '',
  'named-1-phone': '',
  'named-0-days': [],
  'named-1-days': [],
  'named-0-publicPhone': '',
  'named-1-publicPhone': '',
  'backup-role': '',
  'backup-phone': '',
  'backup-publicPhone': '',
  'ifAboutThatPerson-role': '',
  'ifAboutThatPerson-phone': '',
  'ifAboutThatPerson-publicPhone': '',
  'local-0-phone': '',
  'local-0-publicPhone': '',
}
