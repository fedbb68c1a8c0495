import { beforeEach, describe, expect, it } from 'vitest'
import { cardPath, hrefTo } from '../../../src/app/href.web.ts'
import { corrected, isKind } from '../../../src/ledger/history.ts'
import { eventsOfKind, historyOf } from '../../../src/ledger/ledger.store.ts'
import type { SiteDetails } from '../../../src/organization/details-shape.ts'
import { setSiteAgreement } from '../../../src/organization/organization.store.ts'
import { packageSources } from '../../../src/packages/order.job.ts'
import { findDraft } from '../../../src/platform/database/draft.store.ts'
import { DETAILS_DRAFT } from '../../../src/site/draft.ts'
import { calendarDate, dateAt } from '../../../src/platform/time/calendar.ts'
import type { SiteId } from '../../../src/ledger/event.ts'
import { partsFromOrganization } from '../../../src/ledger/site-version.ts'
import { defaultsOf, draftOfDefaults } from '../../../src/site/defaults/defaults.ts'
import { effectOnSite } from '../../../src/site/defaults/effect.ts'
import { detailsNow, linkRole } from '../../../src/site/roles/drift.store.ts'
import { publications, publishedDetails, publishSite } from '../../../src/site/site.store.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp, visitor } from '../../support/app.ts'
import { formsOf, untouched } from '../../support/forms.ts'
import { recordingBy } from '../../support/own-policy.ts'
import { holdersOn } from '../../support/roles.ts'
import { rowCounts } from '../../support/rows.ts'
import { publishExample } from '../../support/site.ts'
import { type Staff, staffOn } from '../../support/staff.ts'

const words = MESSAGES.en.hr.siteDefaults
const sites = MESSAGES.en.hr.sites
const FORM = hrefTo('/hr/sites/defaults')
const PREVIEW = hrefTo('/hr/sites/defaults/preview')
/** It's Tuesday, November 24. */
const MONDAY = calendarDate('2026-11-30')
const TODAY = calendarDate('2026-11-24')
const LINE = {
  'local-0-name': 'County warm line',
  'local-0-es-name': 'Línea de apoyo del condado',
  'local-0-phone': '609-555-0160',
  'local-0-publicPhone': 'yes',
  'local-0-checkedOn': '2026-11-20',
}
const SUPPORT = {
  'support-role': 'Employee support',
  'support-es-role': 'Apoyo al personal',
  'support-phone': '609-555-0161',
}
const FOLLOW_UP = {
  'plan-followUp': 'After 3 days and 2 weeks.',
  'plan-es-followUp': 'A los 3 días y a las 2 semanas.',
}

let app: TestApp
let staff: Staff
let ada: Browser
let eve: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  const holders = await holdersOn(app, staff)
  ada = await signedIn(app, staff.ada)
  eve = await signedIn(app, holders.eve)
  // It has nothing of its own for follow-ups. South has no follow-ups and nobody for staff.
  await publishExample(app, staff.north, {})
  await publishExample(app, staff.south, { name: 'South House', slug: 'south-house', support: null })
})

const save = (fields: Fields, by = ada) => by.post(FORM, fields)
const seenIn = (text: string) => /name="seen" value="(\w+)"/.exec(text)?.[1] ?? ''
const markIn = (text: string) => /name="mark" value="(\w+)"/.exec(text)?.[1] ?? ''

async function publish(fields: Fields, how: Fields = {}, by = ada) {
  await save(fields, by).expect(303)
  const { text } = await by.get(PREVIEW).expect(200)
  const english: Fields = text.includes('name="english"') ? { english: 'yes' } : {}
  return by.post(hrefTo('/hr/sites/defaults/publications'), { seen: seenIn(text), ...english, ...how })
}

const versions = async (site: SiteId) => (await historyOf(app.deps.store.db, site)).filter(isKind('site_published'))
const detailsOn = async (site: SiteId, on = TODAY): Promise<SiteDetails | undefined> =>
  (await publishedDetails(app.deps.store.db, site, on))?.body.details

/** Sends the form of a site as a browser would, with changes. */
async function sendForm(site: SiteId, changes: Fields): Promise<void> {
  const action = hrefTo('/hr/sites/:site', { site })
  const form = formsOf((await ada.get(action)).text).find(({ actions }) => actions.includes(action))
  if (form === undefined) throw new Error('the site has no form')
  await ada.post(action, { ...untouched(form), ...changes }).expect(303)
}

/** A new site with what only it can say. */
async function openWest(): Promise<SiteId> {
  await ada.post('/hr/sites', { name: 'West House', slug: 'west-house' }).expect(303)
  const { id } = await app.deps.store.db
    .selectFrom('site')
    .select('id')
    .where('slug', '=', 'west-house')
    .executeTakeFirstOrThrow()
  const fields = {
    'named-0-role': 'Lead',
    'named-0-phone': '609-555-0170',
    'named-0-publicPhone': 'yes',
    'named-0-dayAndNight': 'yes',
    'named-0-days': ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    'backup-role': 'Clinical lead',
    'backup-phone': '609-555-0171',
    'backup-publicPhone': 'yes',
    'ifAboutThatPerson-role': 'Director',
    'ifAboutThatPerson-phone': '609-555-0172',
    'ifAboutThatPerson-publicPhone': 'yes',
    sayWhoCallsScr: 'whoever-first',
  }
  await sendForm(id, fields)
  await publishForm(id).then(({ status }) => expect(status).toBe(303))
  return id
}

async function publishForm(site: SiteId) {
  const { text } = await ada.get(hrefTo('/hr/sites/:site/preview', { site }))
  const english: Fields = text.includes('name="english"') ? { english: 'yes' } : {}
  return ada.post(hrefTo('/hr/sites/:site/publications', { site }), { seen: seenIn(text), ...english })
}

describe('what the organization says for all sites', () => {
  it('has a row to fill in once somebody adds a number', async () => {
    expect((await save({ add: 'local' }).expect(303)).headers['location']).toBe(`${FORM}#local-0-name`)
    expect((await ada.get(FORM).expect(200)).text).toContain('id="local-0-name"')
  })

  it('reaches each site where it has nothing of its own, as a version of the site’s details', async () => {
    expect((await publish({ ...FOLLOW_UP, ...SUPPORT, ...LINE })).headers['location']).toBe(`${FORM}?published=now`)
    const [north, south] = [await detailsOn(staff.north), await detailsOn(staff.south)]
    expect(north?.plan?.followUp).toBe(FOLLOW_UP['plan-followUp'])
    expect(north?.support?.phone).not.toBe(SUPPORT['support-phone'])
    expect(south?.support?.phone).toBe(SUPPORT['support-phone'])
    for (const details of [north, south])
      expect(details?.local.map(({ name }) => name)).toEqual(['County child advocacy center', 'County warm line'])
    expect((await versions(staff.south)).at(-1)?.body).toMatchObject({
      v: 7,
      version: 2,
      fromOrganization: ['plan-followUp', 'support', 'local-609-555-0160'],
      defaults: 1,
    })
  })

  it('says before what changes at which site, and which keep their own; nothing is written', async () => {
    await save({ ...FOLLOW_UP, ...SUPPORT }).expect(303)
    const before = await rowCounts(app.deps.store)
    const { text } = await ada.get(PREVIEW).expect(200)
    expect(await rowCounts(app.deps.store)).toEqual(before)
    const followUp = MESSAGES.en.learn.site.plan.followUp.label
    const support = sites.form.whose.support
    expect(text).toContain(`>North House</a>: ${words.changes(followUp)} ${words.keeps(support)}`)
    expect(text).toContain(words.changes(`${followUp}, ${support}`))
  })

  it('is on every page of the day from which it’s in effect, and not before', async () => {
    const shown = async () => {
      const bob = await signedIn(app, staff.bob)
      const today = dateAt(app.deps.now(), 'America/New_York')
      const sources = await packageSources(app.deps.store.db, today)
      const pages = [
        (await visitor(app).get(cardPath('north-house', 'en'))).text,
        (await bob.get('/contacts')).text,
        (await bob.get('/lessons/L7')).text + (await bob.get('/contacts')).text,
        JSON.stringify(sources.find(({ id }) => id === staff.north)),
      ]
      return pages.map((text) => text.includes('609-555-0160'))
    }
    await publish({ ...LINE, ...FOLLOW_UP }, { from: MONDAY })
    expect(await shown()).toEqual([false, false, false, false])
    app.clock.pass({ days: 6 })
    expect(await shown()).toEqual([true, true, true, true])
    expect((await detailsOn(staff.north))?.local).toHaveLength(1)
  })

  it('changes at sites that have it, and a site that wrote its own keeps that', async () => {
    await publish({ ...FOLLOW_UP, ...LINE })
    await sendForm(staff.north, { 'plan-followUp': 'Our own dates.', 'plan-es-followUp': 'Nuestras fechas.' })
    await publishForm(staff.north).then(({ status }) => expect(status).toBe(303))
    const changed = {
      ...FOLLOW_UP,
      'plan-followUp': 'After 2 days.',
      ...LINE,
      'local-0-purpose': 'To talk at any hour',
    }
    await publish(changed)
    expect((await detailsOn(staff.north))?.plan?.followUp).toBe('Our own dates.')
    expect((await detailsOn(staff.south))?.plan?.followUp).toBe('After 2 days.')
    for (const site of [staff.north, staff.south])
      expect((await detailsOn(site))?.local.at(-1)?.purpose).toBe('To talk at any hour')
    // Blank again, it has the organization's.
    await sendForm(staff.north, { 'plan-followUp': '', 'plan-es-followUp': '' })
    await publishForm(staff.north)
    expect((await detailsOn(staff.north))?.plan?.followUp).toBe('After 2 days.')
  })

  it('is next to the fields of a site that are blank, and isn’t typed into them', async () => {
    await publish({ ...FOLLOW_UP, ...SUPPORT, ...LINE })
    const { text } = await ada.get(hrefTo('/hr/sites/:site', { site: staff.south }))
    expect(text).toContain(words.ifBlank(FOLLOW_UP['plan-followUp']))
    expect(text).toContain(words.ifBlank('Employee support, 609-555-0161'))
    expect(text).toContain(words.lines('County warm line (609-555-0160)'))
    expect(text).toMatch(/name="plan-followUp"[^>]*><\/textarea>/)
    expect(text).not.toContain('value="609-555-0160"')
    expect(text).toContain(sites.form.noDraft)
  })

  it('leaves a number that a site has itself as the site has it', async () => {
    await publishExample(app, staff.south, {
      name: 'South House',
      slug: 'south-house',
      local: [{ ...localLine, phone: '(609) 555-0160', hours: 'At night' }],
    })
    await publish(LINE)
    expect((await detailsOn(staff.south))?.local).toEqual([expect.objectContaining({ hours: 'At night' })])
  })

  it('is what a new site begins with', async () => {
    await publish({ ...FOLLOW_UP, ...SUPPORT })
    const west = await openWest()
    const details = await detailsOn(west)
    expect(details?.plan?.followUp).toBe(FOLLOW_UP['plan-followUp'])
    expect(details?.support?.role).toBe('Employee support')
  })

  it('reaches a site whose details are to change once they’re published again', async () => {
    await sendForm(staff.south, { 'backup-phone': '609-555-0199' })
    const { text } = await ada.get(hrefTo('/hr/sites/:site/preview', { site: staff.south }))
    await ada
      .post(hrefTo('/hr/sites/:site/publications', { site: staff.south }), {
        seen: seenIn(text),
        english: 'yes',
        from: MONDAY,
      })
      .expect(303)
    await save(FOLLOW_UP).expect(303)
    expect((await ada.get(PREVIEW)).text).toContain(words.later('Nov 30, 2026'))
    await publish(FOLLOW_UP)
    expect(await versions(staff.south)).toHaveLength(2)
    app.clock.pass({ days: 6 })
    ada = await signedIn(app, staff.ada)
    expect((await ada.get(hrefTo('/hr/sites/:site', { site: staff.south }))).text).toContain(words.behind)
    await publishForm(staff.south).then(({ status }) => expect(status).toBe(303))
    expect((await detailsOn(staff.south, MONDAY))?.plan?.followUp).toBe(FOLLOW_UP['plan-followUp'])
  })

  describe('when a number changes, at a site whose details are to change', () => {
    const changedNumbers = { ...SUPPORT, ...LINE, 'support-phone': '609-555-0162', 'local-0-phone': '609-555-0163' }
    const south = () => ({ site: staff.south })
    const supportName = sites.form.whose.support

    /** From Monday on, South has another text of its own. */
    async function schedule(): Promise<void> {
      await sendForm(staff.south, { groupSafety: 'Two adults.' })
      const { text } = await ada.get(hrefTo('/hr/sites/:site/preview', south()))
      const how = { seen: seenIn(text), english: 'yes', from: MONDAY }
      await ada.post(hrefTo('/hr/sites/:site/publications', south()), how).expect(303)
    }

    const inForce = async () =>
      (await publications(app.deps.store.db, staff.south)).map(({ body, effectiveOn }) => ({
        on: effectiveOn,
        support: body.details.support?.phone,
        line: body.details.local.at(-1)?.phone,
        isPlanned: body.details.groupSafety === 'Two adults.',
      }))

    beforeEach(async () => {
      await publish({ ...SUPPORT, ...LINE })
      await schedule()
    })

    it('is in the details of today and in those to come right away, and nothing else is', async () => {
      await save({ ...changedNumbers, ...FOLLOW_UP }).expect(303)
      const { text } = await ada.get(PREVIEW).expect(200)
      expect(text).toContain(words.numbersNow(`${supportName}, County warm line`, 'Nov 30, 2026'))
      expect(text).toContain(words.restWaits('Nov 30, 2026'))
      await publish({ ...changedNumbers, ...FOLLOW_UP, 'local-0-checkedOn': '2026-11-23', 'local-0-hours': 'At night' })
      const numbers = { support: '609-555-0162', line: '609-555-0163' }
      expect((await inForce()).slice(2)).toEqual([
        { on: TODAY, ...numbers, isPlanned: false },
        { on: MONDAY, ...numbers, isPlanned: true },
      ])
      for (const on of [TODAY, MONDAY]) expect((await detailsOn(staff.south, on))?.plan?.followUp ?? '').toBe('')
      const [, , now, later] = await publications(app.deps.store.db, staff.south)
      const theirs = { fromOrganization: ['support', 'local-609-555-0163'], defaults: 2 }
      for (const version of [now, later]) {
        expect(version?.body).toMatchObject(theirs)
        expect(version?.body.details.local.at(-1)).toMatchObject({ checkedOn: '2026-11-23', hours: '' })
      }
      const card = async () => (await visitor(app).get(cardPath('south-house', 'en'))).text
      expect(await card()).toContain('609-555-0163')
      expect(await card()).not.toContain('609-555-0160')
      app.clock.pass({ days: 6 })
      expect(await card()).toContain('609-555-0163')
      expect(await card()).not.toContain('609-555-0160')
    })

    it('waits like any other change if it’s published for a later day, or the line has another name', async () => {
      await publish(changedNumbers, { from: calendarDate('2026-11-27') })
      expect(await inForce()).toHaveLength(3)
      const [event] = await eventsOfKind(app.deps.store.db, 'site_defaults_published').then((all) => all.slice(-1))
      await ada.post(hrefTo('/hr/sites/defaults/withdrawals'), { version: event?.id ?? '' }).expect(303)
      await save({ ...LINE, ...SUPPORT, 'local-0-name': 'Another line', 'local-0-phone': '609-555-0163' }).expect(303)
      expect((await ada.get(PREVIEW)).text).toContain(words.later('Nov 30, 2026'))
    })

    it('leaves a number that the site has itself, and isn’t next to it twice', async () => {
      const planned = (await publications(app.deps.store.db, staff.south)).at(-1)
      await ada.post(hrefTo('/hr/sites/:site/withdrawals', south()), { version: planned?.id ?? '' }).expect(303)
      await sendForm(staff.south, {
        'local-1-name': 'Night line',
        'local-1-phone': '(609) 555-0163',
        'local-1-publicPhone': 'yes',
        'local-1-checkedOn': '2026-11-20',
      })
      await schedule()
      await publish(changedNumbers)
      const lines = (await publications(app.deps.store.db, staff.south)).map(({ body }) =>
        body.details.local.map(({ name }) => name),
      )
      const [center = ''] = lines[0] ?? []
      expect(lines.slice(-2)).toEqual([
        [center, 'County warm line'],
        [center, 'Night line'],
      ])
    })

    it('ends nobody’s proposal of a number of the site’s own', async () => {
      await app.deps.store.transaction((tx) => setSiteAgreement(tx, true))
      const phones = hrefTo('/hr/sites/:site/phone', south())
      const mark = markIn((await ada.get(phones)).text)
      await ada.post(phones, { mark, 'backup-phone': '609-555-0199' }).expect(303)
      await app.deps.store.transaction((tx) => setSiteAgreement(tx, false))
      await publish(changedNumbers)
      const proposal = await eve.get(hrefTo('/hr/sites/:site/proposal', south())).expect(200)
      const agree = { mark: markIn(proposal.text) }
      await eve.post(hrefTo('/hr/sites/:site/agreements', south()), agree).expect(303)
      const last = (await publications(app.deps.store.db, staff.south)).slice(-2)
      for (const { body } of last)
        expect(body.details).toMatchObject({ backup: { phone: '609-555-0199' }, support: { phone: '609-555-0162' } })
    })

    describe('with a text of the organization’s that waits there as well', () => {
      const NIGHT = { 'local-1-name': 'Night line', 'local-1-phone': '609-555-0164', 'local-1-checkedOn': '2026-11-20' }

      /** Ada proposes a number of the site's own, and Eve reads it. */
      async function propose(fields: Fields) {
        await app.deps.store.transaction((tx) => setSiteAgreement(tx, true))
        const phones = hrefTo('/hr/sites/:site/phone', south())
        const sent = { mark: markIn((await ada.get(phones)).text), called: 'yes', ...fields }
        const asked = await ada.post(phones, sent)
        await app.deps.store.transaction((tx) => setSiteAgreement(tx, false))
        return asked
      }
      const agree = async () => {
        const { text } = await eve.get(hrefTo('/hr/sites/:site/proposal', south())).expect(200)
        return eve.post(hrefTo('/hr/sites/:site/agreements', south()), { mark: markIn(text) })
      }

      it('a number of the site’s own goes through when the second person agrees, and the text waits on', async () => {
        await publish({ ...SUPPORT, ...LINE, ...FOLLOW_UP })
        await propose({ 'backup-phone': '609-555-0199' }).then(({ status }) => expect(status).toBe(303))
        const { text } = await eve.get(hrefTo('/hr/sites/:site/proposal', south())).expect(200)
        expect(text).toContain(sites.phone.comes(3, 'Nov 30, 2026'))
        expect(text).not.toContain(FOLLOW_UP['plan-followUp'])
        await agree().then(({ status }) => expect(status).toBe(303))
        const last = (await publications(app.deps.store.db, staff.south)).slice(-2)
        expect(last.map(({ effectiveOn }) => effectiveOn)).toEqual([TODAY, MONDAY])
        for (const { body } of last)
          expect(body.details).toMatchObject({ backup: { phone: '609-555-0199' }, plan: { followUp: '' } })
      })

      it('a number that the organization has meanwhile is refused, to whoever proposes it and to whoever agrees', async () => {
        const [own = ''] = (await detailsOn(staff.south))?.local.map(({ phone }) => phone) ?? []
        expect(own).not.toBe('')
        const asked = await propose({ 'local-0-phone': NIGHT['local-1-phone'] })
        expect(asked.status).toBe(303)
        await publish({ ...SUPPORT, ...LINE, ...NIGHT, 'local-1-publicPhone': 'yes', add: 'local' })
        const seen = await eve.get(hrefTo('/hr/sites/:site/proposal', south())).expect(200)
        expect(seen.text).toContain(sites.phone.taken)
        await agree().then(({ status }) => expect(status).toBe(422))
        const { status, text } = await propose({ 'local-0-phone': NIGHT['local-1-phone'] })
        expect(status).toBe(422)
        expect(text).toContain(sites.phone.taken)
        expect(await inForce()).toHaveLength(3)
      })
    })

    it('keeps what the site has planned as its draft when that’s called off afterward', async () => {
      await publish(changedNumbers)
      const planned = (await publications(app.deps.store.db, staff.south)).at(-1)
      await ada.post(hrefTo('/hr/sites/:site/withdrawals', south()), { version: planned?.id ?? '' }).expect(303)
      const form = (await ada.get(hrefTo('/hr/sites/:site', south()))).text
      expect(form).toContain('Two adults.</textarea>')
    })

    it('comes with the agreement of a second person where the organization wants one', async () => {
      await app.deps.store.transaction((tx) => setSiteAgreement(tx, true))
      await publish(changedNumbers)
      expect(await inForce()).toHaveLength(3)
      const { text } = await eve.get(hrefTo('/hr/sites/defaults/proposal')).expect(200)
      expect(text).toContain(words.numbersNow(`${supportName}, County warm line`, 'Nov 30, 2026'))
      await eve.post(hrefTo('/hr/sites/defaults/agreements'), { mark: markIn(text) }).expect(303)
      expect((await inForce()).slice(-2).map(({ line }) => line)).toEqual(['609-555-0163', '609-555-0163'])
    })
  })

  describe('when a number changes, at a site whose own details have something to put right', () => {
    const changedNumbers = { ...SUPPORT, ...LINE, 'support-phone': '609-555-0162', 'local-0-phone': '609-555-0163' }
    const south = () => ({ site: staff.south })
    const OLD = ['609-555-0160', '609-555-0161']

    beforeEach(async () => {
      await publish({ ...SUPPORT, ...LINE })
      // As in details from before anybody had to name a backup.
      await withoutBackup()
    })

    async function withoutBackup(): Promise<void> {
      const live = await publishedDetails(app.deps.store.db, staff.south, TODAY)
      if (live === null) throw new Error('South has details')
      const details = { ...live.body.details, backup: null }
      const recording = { ...recordingBy(app, staff), today: TODAY }
      const how = { fromOrganization: partsFromOrganization(live) }
      await app.deps.store.transaction((tx) => publishSite(tx, staff.south, details, recording, how))
    }

    /** What staff of South and those who print or pack for it get. */
    async function shown(): Promise<string[]> {
      const dan = await signedIn(app, staff.dan)
      const sources = await packageSources(app.deps.store.db, dateAt(app.deps.now(), 'America/New_York'))
      return [
        (await visitor(app).get(cardPath('south-house', 'en'))).text,
        (await dan.get('/contacts').expect(200)).text,
        (await dan.get('/card/print').expect(200)).text,
        JSON.stringify(sources.find(({ id }) => id === staff.south)),
      ]
    }

    it('is there right away, on the card, in lessons, on paper and in packages, and nothing else is', async () => {
      await save({ ...changedNumbers, ...FOLLOW_UP }).expect(303)
      const { text } = await ada.get(PREVIEW).expect(200)
      expect(text).toContain(words.numbersAlone(`${sites.form.whose.support}, County warm line`, 3))
      await publish({ ...changedNumbers, ...FOLLOW_UP })
      const places = await shown()
      for (const place of places) {
        expect(place).toContain('609-555-0163')
        for (const phone of OLD) expect(place).not.toContain(phone)
      }
      // The card has no number of support for staff.
      expect(places.at(-1)).toContain('609-555-0162')
      const live = await publishedDetails(app.deps.store.db, staff.south, TODAY)
      expect(live?.body).toMatchObject({ fromOrganization: ['support', 'local-609-555-0163'], defaults: 2 })
      expect((await detailsOn(staff.south))?.plan?.followUp ?? '').toBe('')
      expect((await ada.get(FORM)).text).not.toContain(words.oldAt)
    })

    it('is there on its day where it’s published for a later one, and isn’t once that’s called off', async () => {
      await publish(changedNumbers, { from: MONDAY })
      const phoneOn = async (on: typeof MONDAY) => (await detailsOn(staff.south, on))?.local.at(-1)?.phone
      expect([await phoneOn(TODAY), await phoneOn(MONDAY)]).toEqual(['609-555-0160', '609-555-0163'])
      const event = (await eventsOfKind(app.deps.store.db, 'site_defaults_published')).at(-1)
      await ada.post(hrefTo('/hr/sites/defaults/withdrawals'), { version: event?.id ?? '' }).expect(303)
      expect(await phoneOn(MONDAY)).toBe('609-555-0160')
    })

    it('names the site on the page and on Home where it can’t be told which line has the new number, until it’s published', async () => {
      const renamed = { ...changedNumbers, 'local-0-name': 'Night line' }
      await save(renamed).expect(303)
      const old = 'County warm line (609-555-0160)'
      expect((await ada.get(PREVIEW).expect(200)).text).toContain(words.old(old))
      await publish(renamed)
      const page = async () => (await ada.get(FORM).expect(200)).text
      const home = async () => (await ada.get('/hr').expect(200)).text
      const link = `<a href="${hrefTo('/hr/sites/:site', south(), { check: 'yes' })}"`
      expect(await page()).toContain(words.oldAt)
      expect(await page()).toContain(`${link}>South House</a>: ${old}`)
      expect(await page()).not.toContain('North House')
      expect(await home()).toContain(words.oldOnHome)
      expect(await home()).toContain(`${link}>`)
      await sendForm(staff.south, {
        'backup-role': 'Clinical lead',
        'backup-phone': '609-555-0171',
        'backup-publicPhone': 'yes',
      })
      await publishForm(staff.south).then(({ status }) => expect(status).toBe(303))
      expect((await detailsOn(staff.south))?.local.at(-1)?.phone).toBe('609-555-0163')
      expect(await page()).not.toContain(words.oldAt)
      expect(await home()).not.toContain(words.oldOnHome)
    })

    it('isn’t there where a rule forbids it, and the outcome names the old one', async () => {
      const before = defaultsOf(draftOfDefaults(null))
      const [line] = (await detailsOn(staff.south))?.local.slice(-1) ?? []
      if (line === undefined) throw new Error('South has the line')
      // Everyone has 988 on every page, so it's no local line.
      const after = { ...before, local: [{ ...line, phone: '988' }] }
      const history = await historyOf(app.deps.store.db, staff.south)
      const { outcome } = effectOnSite(history, { before, after, from: TODAY }, TODAY)
      expect(outcome).toMatchObject({ kind: 'unfinished', numbers: [], old: [{ line: null }, { phone: line.phone }] })
    })
  })

  describe('a number that changes today, while a version for all sites is to come', () => {
    const PHONE = hrefTo('/hr/sites/defaults/phone')
    const [OLD, NEW] = [LINE['local-0-phone'], '609-555-0163']
    const defaultsVersions = async () =>
      corrected(await historyOf(app.deps.store.db, 'policy:csec'))
        .filter(isKind('site_defaults_published'))
        .toSorted((a, b) => a.effectiveOn.localeCompare(b.effectiveOn))
        .map(({ body, effectiveOn }) => [body.version, effectiveOn, body.defaults.local.map(({ phone }) => phone)])
    const at = async (site: SiteId) =>
      (await publications(app.deps.store.db, site)).map(({ body, effectiveOn }) => ({
        on: effectiveOn,
        line: body.details.local.at(-1)?.phone,
        hasFollowUp: 'plan' in body.details && body.details.plan?.followUp === FOLLOW_UP['plan-followUp'],
      }))
    const card = async (slug: string) => (await visitor(app).get(cardPath(slug, 'en'))).text
    const change = async (fields: Fields = { 'local-0-phone': NEW }) =>
      ada.post(PHONE, { mark: markIn((await ada.get(PHONE).expect(200)).text), called: 'yes', ...fields })

    beforeEach(async () => {
      await publish({ ...SUPPORT, ...LINE })
    })

    const schedule = (fields: Fields = {}) =>
      publish({ ...SUPPORT, ...LINE, ...FOLLOW_UP, ...fields }, { from: MONDAY })

    it('is live at every site right away, and in that version on its day, with its other changes', async () => {
      await schedule()
      expect((await ada.get(FORM)).text).toContain(`href="${PHONE}">${sites.phone.title}<`)
      await save({ ...SUPPORT, ...LINE, steps: 'Call first' }).expect(303)
      expect((await ada.get(PREVIEW)).text).toContain(`href="${PHONE}"`)
      const { text } = await ada.get(PHONE).expect(200)
      expect(text).toContain(words.numberReaches)
      expect(text).toContain(sites.phone.comes(2, 'Nov 30, 2026'))
      expect((await change()).headers['location']).toBe(`${FORM}?published=phone`)
      expect(await defaultsVersions()).toEqual([
        [1, TODAY, [OLD]],
        [3, TODAY, [NEW]],
        [4, MONDAY, [NEW]],
      ])
      for (const site of [staff.north, staff.south])
        expect((await at(site)).slice(-2)).toEqual([
          { on: TODAY, line: NEW, hasFollowUp: false },
          { on: MONDAY, line: NEW, hasFollowUp: true },
        ])
      const said = `${sites.phone.published} ${sites.phone.alsoComes(4, 'Nov 30, 2026')}`
      expect((await ada.get(`${FORM}?published=phone`)).text).toContain(said)
      // The draft has the new number as well, so it brings no old one back.
      expect(await findDraft(app.deps.store.db, 'policy:csec', DETAILS_DRAFT)).toMatchObject({
        steps: 'Call first',
        local: [{ phone: NEW, checkedOn: TODAY }],
      })
      for (const slug of ['north-house', 'south-house']) expect(await card(slug)).not.toContain(OLD)
      app.clock.pass({ days: 6 })
      for (const slug of ['north-house', 'south-house']) {
        expect(await card(slug)).toContain(NEW)
        expect(await card(slug)).not.toContain(OLD)
      }
    })

    it('stays live when that version is called off, which takes its text along at every site', async () => {
      await schedule()
      await change()
      const event = (await eventsOfKind(app.deps.store.db, 'site_defaults_published')).at(-1)
      await eve.post(hrefTo('/hr/sites/defaults/withdrawals'), { version: event?.id ?? '' }).expect(303)
      for (const site of [staff.north, staff.south]) {
        expect(await at(site)).toHaveLength(3)
        expect((await at(site)).at(-1)).toEqual({ on: TODAY, line: NEW, hasFollowUp: false })
      }
    })

    it('leaves that version as it is where it has another number already', async () => {
      await schedule({ 'local-0-phone': '609-555-0177' })
      await change()
      expect((await defaultsVersions()).slice(1)).toEqual([
        [3, TODAY, [NEW]],
        [2, MONDAY, ['609-555-0177']],
      ])
      for (const site of [staff.north, staff.south])
        expect((await at(site)).slice(-2).map(({ line }) => line)).toEqual([NEW, '609-555-0177'])
    })

    it('reaches details that a site has planned itself, and one with its own number keeps it', async () => {
      await sendForm(staff.north, { groupSafety: 'Two adults.' })
      const { text } = await ada.get(hrefTo('/hr/sites/:site/preview', { site: staff.north }))
      const how = { seen: seenIn(text), english: 'yes', from: calendarDate('2026-12-02') }
      await ada.post(hrefTo('/hr/sites/:site/publications', { site: staff.north }), how).expect(303)
      await sendForm(staff.south, {
        'local-1-name': 'Night line',
        'local-1-phone': OLD,
        'local-1-publicPhone': 'yes',
        'local-1-checkedOn': '2026-11-20',
      })
      await publishForm(staff.south).then(({ status }) => expect(status).toBe(303))
      await schedule()
      await change()
      expect((await at(staff.north)).slice(-2)).toEqual([
        { on: TODAY, line: NEW, hasFollowUp: false },
        { on: '2026-12-02', line: NEW, hasFollowUp: false },
      ])
      const [live, comes] = (await at(staff.south)).slice(-2)
      expect([live?.line, comes]).toEqual([OLD, { on: MONDAY, line: OLD, hasFollowUp: true }])
    })

    it('keeps the person who was linked to a role since that version was published', async () => {
      await schedule()
      const recording = { ...recordingBy(app, staff), today: TODAY }
      const version = (await publishedDetails(app.deps.store.db, staff.north, TODAY))?.body.version ?? 0
      const link = { link: 'one', role: 'backup', place: 0, version, person: staff.cleo } as const
      await app.deps.store.transaction((tx) => linkRole(tx, staff.north, link, recording))
      await change()
      app.clock.pass({ days: 6 })
      const now = await detailsNow(app.deps.store.db, staff.north, MONDAY)
      expect(now?.roles.find(({ role }) => role === 'backup')?.link?.person).toBe(staff.cleo)
    })

    it.each([
      ['', sites.fill.phone()],
      ['988', sites.fill.phoneOfAll()],
      ['(609) 555-0170', words.shared],
    ])('is refused where a rule forbids it: “%s”', async (phone, problem) => {
      const other = { 'local-1-name': 'Shelter', 'local-1-phone': '609-555-0170', 'local-1-checkedOn': '2026-11-20' }
      await publish({ ...SUPPORT, ...LINE, ...other, 'local-1-publicPhone': 'yes' })
      await schedule({ ...other, 'local-1-publicPhone': 'yes' })
      const before = await rowCounts(app.deps.store)
      const { status, text } = await change({ 'local-0-phone': phone })
      expect(status).toBe(422)
      expect(text).toContain(`<a href="#local-0-phone">${problem}`)
      expect(await rowCounts(app.deps.store)).toEqual(before)
    })

    it('is refused where only the version that’s to come can’t have it, with what to do', async () => {
      const other = { 'local-1-name': 'Shelter', 'local-1-phone': NEW, 'local-1-checkedOn': '2026-11-20' }
      await schedule({ ...other, 'local-1-publicPhone': 'yes' })
      const { status, text } = await change()
      expect(status).toBe(422)
      expect(text).toContain(words.breaksPlan(2, 'Nov 30, 2026', `${words.shared}.`))
      expect(await defaultsVersions()).toHaveLength(2)
    })

    it('has to differ, and isn’t published from a page that was opened before the details changed', async () => {
      await schedule()
      expect((await change({ 'local-0-phone': OLD })).text).toContain(sites.phone.same)
      const mark = markIn((await ada.get(PHONE)).text)
      await change({ 'support-phone': '609-555-0165' })
      const late = await ada.post(PHONE, { mark, 'local-0-phone': NEW }).expect(422)
      expect(late.text).toContain(sites.phone.newer)
    })

    it('waits for a second person where the organization wants one, who reads what happens to both', async () => {
      await schedule()
      await app.deps.store.transaction((tx) => setSiteAgreement(tx, true))
      const proposal = hrefTo('/hr/sites/defaults/proposal')
      expect((await change()).headers['location']).toBe(proposal)
      expect(await defaultsVersions()).toHaveLength(2)
      const { text } = await eve.get(proposal).expect(200)
      expect(text).toContain(sites.phone.comes(2, 'Nov 30, 2026'))
      expect(text).toContain(words.numbersNow('County warm line', 'Nov 30, 2026'))
      expect(text).not.toContain(words.restWaits('Nov 30, 2026'))
      await eve
        .post(hrefTo('/hr/sites/defaults/agreements'), { mark: markIn(text) })
        .expect('Location', `${FORM}?published=phone`)
      expect((await at(staff.south)).slice(-2).map(({ line }) => line)).toEqual([NEW, NEW])
    })

    it('has no page while the organization has no number', async () => {
      await publish({ 'local-0-name': '', 'local-0-phone': '', ...FOLLOW_UP })
      await ada.get(PHONE).expect('Location', FORM)
    })
  })

  it('waits where a site’s own details have something to put right', async () => {
    await publishExample(app, staff.south, { name: 'South House', slug: 'south-house', backup: null })
    await save(FOLLOW_UP).expect(303)
    expect((await ada.get(PREVIEW)).text).toContain(words.unfinished(3))
    await publish(FOLLOW_UP)
    expect((await detailsOn(staff.south))?.plan?.followUp).toBe('')
  })

  it('can be called off at every site before its day', async () => {
    await publish({ ...FOLLOW_UP }, { from: MONDAY })
    const [event] = await eventsOfKind(app.deps.store.db, 'site_defaults_published')
    expect((await ada.get(FORM)).text).toContain(words.comes(1, 'Nov 30, 2026'))
    await eve.post(hrefTo('/hr/sites/defaults/withdrawals'), { version: event?.id ?? '' }).expect(303)
    await eve.post(hrefTo('/hr/sites/defaults/withdrawals'), { version: event?.id ?? '' }).expect(303)
    for (const site of [staff.north, staff.south]) {
      const history = corrected(await historyOf(app.deps.store.db, site))
      expect(history.filter(isKind('site_published'))).toHaveLength(1)
      expect((await detailsOn(site, MONDAY))?.plan?.followUp).toBe('')
    }
    expect((await ada.get(FORM)).text).toContain(`${FOLLOW_UP['plan-followUp']}</textarea>`)
  })

  it('comes on its day to a site that publishes its first details before', async () => {
    await publish(FOLLOW_UP, { from: MONDAY })
    const west = await openWest()
    expect((await detailsOn(west))?.plan).toBeUndefined()
    expect((await detailsOn(west, MONDAY))?.plan?.followUp).toBe(FOLLOW_UP['plan-followUp'])
  })

  it('isn’t published twice by two presses of the button', async () => {
    await save(FOLLOW_UP).expect(303)
    const { text } = await ada.get(PREVIEW)
    const send = () => ada.post(hrefTo('/hr/sites/defaults/publications'), { seen: seenIn(text) }).expect(303)
    await Promise.all([send(), send()])
    expect(await eventsOfKind(app.deps.store.db, 'site_defaults_published')).toHaveLength(1)
  })

  it('isn’t published once it would do something else than the preview said', async () => {
    await save(FOLLOW_UP).expect(303)
    const { text } = await ada.get(PREVIEW)
    await publishExample(app, staff.north, { steps: 'Other steps', backup: null })
    await ada.post(hrefTo('/hr/sites/defaults/publications'), { seen: seenIn(text) }).expect('Location', PREVIEW)
    expect(await eventsOfKind(app.deps.store.db, 'site_defaults_published')).toEqual([])
  })

  it('takes no text that could keep staff from reporting', async () => {
    const { text } = await ada
      .post(hrefTo('/hr/sites/defaults/checks'), { 'plan-lead': 'Wait for the director’s approval before you report.' })
      .expect(422)
    expect(text).toContain(sites.fill.permission())
  })

  it('shows the second of two stewards the newer draft, and loses nothing of either', async () => {
    const base = /name="base" value="(\w+)"/.exec((await eve.get(FORM)).text)?.[1] ?? ''
    await save(FOLLOW_UP).expect(303)
    const { text } = await eve.post(FORM, { base, steps: 'Eve’s steps' }).expect(409)
    expect(text).toContain('Eve’s steps</textarea>')
    expect(text).toContain(`<dd>“${FOLLOW_UP['plan-followUp']}”</dd>`)
    expect((await ada.get(FORM)).text).toContain(`${FOLLOW_UP['plan-followUp']}</textarea>`)
  })
})

describe('with a second person', () => {
  beforeEach(() => app.deps.store.transaction((tx) => setSiteAgreement(tx, true)))

  it('nothing changes at any site until another steward agrees', async () => {
    expect((await publish(FOLLOW_UP)).headers['location']).toBe(hrefTo('/hr/sites/defaults/proposal'))
    expect(await versions(staff.north)).toHaveLength(1)
    const own = await ada.get(hrefTo('/hr/sites/defaults/proposal'))
    await ada.post(hrefTo('/hr/sites/defaults/agreements'), { mark: markIn(own.text) }).expect(403)
    expect((await eve.get('/hr')).text).toContain(`>${words.place}<`)
    const { text } = await eve.get(hrefTo('/hr/sites/defaults/proposal')).expect(200)
    expect(text).toContain(words.changes(MESSAGES.en.learn.site.plan.followUp.label))
    await eve.post(hrefTo('/hr/sites/defaults/agreements'), { mark: markIn(text) }).expect(303)
    expect((await detailsOn(staff.north))?.plan?.followUp).toBe(FOLLOW_UP['plan-followUp'])
    const [proposed] = await eventsOfKind(app.deps.store.db, 'site_defaults_proposed')
    expect((await versions(staff.north)).at(-1)?.body).toMatchObject({ proposal: proposed?.body.proposal })
  })

  it('a change that is sent back stays a draft', async () => {
    await publish(FOLLOW_UP)
    const { text } = await eve.get(hrefTo('/hr/sites/defaults/proposal'))
    await eve.post(hrefTo('/hr/sites/defaults/refusals'), { mark: markIn(text), reason: '' }).expect(422)
    await eve.post(hrefTo('/hr/sites/defaults/refusals'), { mark: markIn(text), reason: 'Say who calls' }).expect(303)
    const form = (await ada.get(FORM)).text
    expect(form).toContain(words.refused('Say who calls'))
    expect(form).toContain(`${FOLLOW_UP['plan-followUp']}</textarea>`)
    expect(await versions(staff.north)).toHaveLength(1)
  })

  it('a site’s proposal stays open, with what the organization says on the day of the agreement', async () => {
    await sendForm(staff.north, { 'backup-phone': '609-555-0199' })
    await publishForm(staff.north)
    const proposal = hrefTo('/hr/sites/:site/proposal', { site: staff.north })
    const seen = await eve.get(proposal).expect(200)
    await app.deps.store.transaction((tx) => setSiteAgreement(tx, false))
    await publish(FOLLOW_UP)
    const agree = (mark: string) => eve.post(hrefTo('/hr/sites/:site/agreements', { site: staff.north }), { mark })
    // Nobody agrees to other texts than they saw.
    await agree(markIn(seen.text)).expect(422)
    await agree(markIn((await eve.get(proposal).expect(200)).text)).expect(303)
    const details = await detailsOn(staff.north)
    expect(details?.backup?.phone).toBe('609-555-0199')
    expect(details?.plan?.followUp).toBe(FOLLOW_UP['plan-followUp'])
  })
})

const localLine = {
  name: 'Night line',
  phone: '',
  publicPhone: true,
  purpose: 'To talk',
  hours: '',
  checkedOn: '2026-11-20',
}
