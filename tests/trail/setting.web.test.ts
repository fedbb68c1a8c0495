import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { color } from '../../src/platform/html/color.ts'
import { setAccent, setLogo } from '../../src/organization/brand.store.ts'
import { checkedLogo } from '../../src/organization/logo.job.ts'
import { addDays, dateAt } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { eventsOfKind } from '../../src/ledger/ledger.store.ts'
import { defaultsOf } from '../../src/site/defaults/defaults.ts'
import { proposeDefaults, publishDefaults } from '../../src/site/defaults/defaults.store.ts'
import { draftOf } from '../../src/site/draft.ts'
import { proposeDetails } from '../../src/site/proposal.store.ts'
import { detailsToCome, publishSite } from '../../src/site/site.store.ts'
import { contents, exampleSite } from '../support/content.ts'
import { finalItems } from '../../src/course/draw.ts'
import { putEstimates } from '../../src/understanding/pass-mark-sheet.store.ts'
import type { PassMarkSheetId } from '../../src/understanding/pass-mark-sheet.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { formsOf, untouched } from '../support/forms.ts'
import { plannedImport } from '../support/imports.ts'
import { pngLogo } from '../support/logos.ts'
import { foundInOrder } from '../support/ordered-package.ts'
import { packageFields } from '../support/package-address.ts'
import { publishExample } from '../support/site.ts'
import { ORGANIZATION, type Staff, staffOn } from '../support/staff.ts'
import { endOfTrail, type KeptEntry, trailAfter } from '../support/trail.ts'
import { addSheets } from '../support/understanding.ts'
import { accessToken, failedDelivery } from '../support/webhooks.ts'

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  test = await testApp({ TRUSTED_PROXIES: '1' })
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
})

/** A form that changes something, as somebody fills it in. */
interface Filled {
  readonly path: string
  readonly fields: Fields
}
/** Makes what the form is about first. */
type Fill = () => Promise<Filled>

const plain =
  (path: string, fields: Fields): Fill =>
  async () => ({ path, fields })

/** The form of a page as it stands there, with changes. */
const formOf =
  (page: string, changes: Fields): Fill =>
  async () => {
    const { text } = await ada.get(page).expect(200)
    const form = formsOf(text).find(({ actions }) => actions.includes(page))
    if (form === undefined) throw new Error(`${page} has no form of its own`)
    return { path: page, fields: { ...untouched(form), ...changes } }
  }

/** What another steward has asked for, and how it's answered. */
async function proposal(answer: 'agreements' | 'refusals', fields: Fields): Promise<Filled> {
  const { store, now, contents: shown } = test.deps
  const details = { ...exampleSite, name: 'North House', slug: 'north-house' }
  const today = dateAt(now(), 'America/New_York')
  const recording = { course: shown.en.course.id, actor: staff.cleo, at: now(), today } as const
  await store.transaction((tx) => proposeDetails(tx, staff.north, { details, from: today }, recording))
  const site = { site: staff.north }
  const { text } = await ada.get(hrefTo('/hr/sites/:site/proposal', site)).expect(200)
  const mark = /name="mark" value="(\w+)"/.exec(text)?.[1] ?? ''
  const paths = { agreements: '/hr/sites/:site/agreements', refusals: '/hr/sites/:site/refusals' } as const
  return { path: hrefTo(paths[answer], site), fields: { mark, ...fields } }
}

const POLICY = `policy:${contents.en.policy.id}` as const
const FOR_ALL = defaultsOf(draftOf(exampleSite))

const recordedBy = (actor: PersonId) => {
  const { now, contents: shown } = test.deps
  return { course: shown.en.course.id, actor, at: now(), today: dateAt(now(), 'America/New_York') } as const
}

/** What another steward has asked for all sites, and how it's answered. */
async function proposalForAll(answer: 'agreements' | 'refusals', fields: Fields): Promise<Filled> {
  const recording = recordedBy(staff.cleo)
  const proposed = { defaults: FOR_ALL, from: recording.today }
  await test.deps.store.transaction((tx) => proposeDefaults(tx, POLICY, proposed, recording))
  const { text } = await ada.get('/hr/sites/defaults/proposal').expect(200)
  const mark = /name="mark" value="(\w+)"/.exec(text)?.[1] ?? ''
  return { path: `/hr/sites/defaults/${answer}`, fields: { mark, ...fields } }
}

const openSheet = async () => (await addSheets(test, staff.ada)).open
const judged = async (sheet: PassMarkSheetId) => {
  const estimates = new Map(finalItems(test.deps.contents.en.course).map(({ id }) => [id, 70]))
  await test.deps.store.transaction(async (tx) => {
    for (const judge of [1, 2, 3]) await putEstimates(tx, sheet, judge, estimates)
  })
}

/** What each form of a setting, a file and a package needs to change something. */
const FILLED: Readonly<Record<string, Fill>> = {
  '/hr/organization': plain('/hr/organization', { leaveTo: 'https://weather.example' }),
  '/hr/organization/name': plain('/hr/organization/name', {
    name: 'Elm Street Youth Services',
    confirmed: 'yes',
    seen: ORGANIZATION.name,
  }),
  '/hr/organization/branding': plain('/hr/organization/branding', { accent: '#c8102e' }),
  '/hr/organization/branding/logo': async () => {
    const logo = await checkedLogo(await pngLogo())
    if (logo.ok)
      await test.deps.store.transaction((tx) => setLogo(tx, logo.logo, { by: staff.ada, at: test.deps.now() }))
    return { path: '/hr/organization/branding/logo', fields: { remove: 'yes' } }
  },
  '/hr/organization/branding/looks/:look': async () => {
    const change = { by: staff.ada, at: test.deps.now() }
    for (const accent of ['#c8102e', '#000080'])
      await test.deps.store.transaction((tx) => setAccent(tx, color(accent), change))
    return { path: '/hr/organization/branding/looks/1', fields: {} }
  },
  '/hr/second-step': plain('/hr/second-step', { from: '2027-01-31' }),
  '/hr/webhooks/tokens': plain('/hr/webhooks/tokens', {
    id: '5f0c1c1e-0d1c-4f0b-9a55-0b6f3f6a2c11',
    name: 'Payroll',
    scopes: 'people',
    until: '2026-12-31',
  }),
  '/hr/webhooks/tokens/:access/end': async () => ({
    path: hrefTo('/hr/webhooks/tokens/:access/end', { access: await accessToken(test, staff) }),
    fields: {},
  }),
  '/hr/webhooks/deliveries/:delivery/again': async () => ({
    path: hrefTo('/hr/webhooks/deliveries/:delivery/again', { delivery: await failedDelivery(test, staff) }),
    fields: {},
  }),
  '/hr/retention': plain('/hr/retention', {
    leavers: 'keep',
    messages: '7-years',
    links: '90-days',
    addresses: '90-days',
    trail: '1-year',
  }),
  '/hr/sign-in': plain('/hr/sign-in', { label: '', match: 'number', numberClaim: 'staff_id' }),
  '/hr/ledger/keeper': plain('/hr/ledger/keeper', { address: 'keeper@elsewhere.example' }),
  '/hr/reminders': formOf('/hr/reminders', {
    dueSoonDays: '14, 3',
    nudgeAfterDays: '',
    digestOn: 'fri',
    quietDays: '2026-12-25',
  }),
  '/hr/reminders/texts/:kind/:language': formOf('/hr/reminders/texts/nudge/en', { subject: 'Hello' }),
  '/hr/reminders/texts/:kind/:language/resets': async () => {
    const { path, fields } = await formOf('/hr/reminders/texts/nudge/en', { subject: 'Hello' })()
    await ada.post(path, fields).expect(303)
    return { path: `${path}/resets`, fields: {} }
  },
  '/hr/rules': async () => {
    const rule = { 'rule-0-named': 'Staff', 'rule-0-days': '20' }
    const { fields } = await formOf('/hr/rules/draft', { ...rule, reason: 'The board asked for it' })()
    await ada.post('/hr/rules/draft', fields).expect(303)
    return { path: '/hr/rules', fields: {} }
  },
  '/hr/sites': plain('/hr/sites', { name: 'Bayview', slug: 'bayview' }),
  '/hr/sites/:site': async () => formOf(hrefTo('/hr/sites/:site', { site: staff.north }), { steps: 'Call first' })(),
  '/hr/sites/:site/publications': async () => {
    await publishExample(test, staff.north, {})
    const { path, fields } = await formOf(hrefTo('/hr/sites/:site', { site: staff.north }), { steps: 'Call first' })()
    await ada.post(path, fields).expect(303)
    const { text } = await ada.get(`${path}/preview`).expect(200)
    const form = formsOf(text).find(({ actions }) => actions.includes(`${path}/publications`))
    if (form === undefined) throw new Error('the preview has no button to publish')
    return { path: `${path}/publications`, fields: untouched(form) }
  },
  '/hr/sites/:site/phone': async () => {
    await publishExample(test, staff.north, {})
    const site = { site: staff.north }
    return formOf(hrefTo('/hr/sites/:site/phone', site), { 'backup-phone': '609-555-0199' })()
  },
  '/hr/sites/:site/agreements': () => proposal('agreements', {}),
  '/hr/sites/:site/refusals': () => proposal('refusals', { reason: 'A number is wrong' }),
  '/hr/sites/:site/withdrawals': async () => {
    const { store, now, contents: shown } = test.deps
    const details = { ...exampleSite, name: 'North House', slug: 'north-house' }
    const today = dateAt(now(), 'America/New_York')
    const recording = { course: shown.en.course.id, actor: staff.ada, at: now(), today } as const
    const from = addDays(today, 7)
    await store.transaction((tx) => publishSite(tx, staff.north, details, recording, { from }))
    const version = (await detailsToCome(store.db, staff.north, today))?.id ?? ''
    return { path: hrefTo('/hr/sites/:site/withdrawals', { site: staff.north }), fields: { version } }
  },
  '/hr/sites/defaults': plain('/hr/sites/defaults', { steps: 'Call first' }),
  '/hr/sites/defaults/checks': plain('/hr/sites/defaults/checks', { steps: 'Call first' }),
  '/hr/sites/defaults/publications': async () => {
    await ada.post('/hr/sites/defaults', { steps: 'Call first', 'es-steps': 'Llame primero' }).expect(303)
    const { text } = await ada.get('/hr/sites/defaults/preview').expect(200)
    const path = '/hr/sites/defaults/publications'
    const form = formsOf(text).find(({ actions }) => actions.includes(path))
    if (form === undefined) throw new Error('the preview has no button to publish')
    return { path, fields: untouched(form) }
  },
  '/hr/sites/defaults/phone': async () => {
    const recording = recordedBy(staff.ada)
    const version = { defaults: FOR_ALL, from: recording.today, proposal: null }
    await test.deps.store.transaction((tx) => publishDefaults(tx, POLICY, version, recording))
    return formOf('/hr/sites/defaults/phone', { 'support-phone': '609-555-0199' })()
  },
  '/hr/sites/defaults/agreements': () => proposalForAll('agreements', {}),
  '/hr/sites/defaults/refusals': () => proposalForAll('refusals', { reason: 'A number is wrong' }),
  '/hr/sites/defaults/withdrawals': async () => {
    const { store } = test.deps
    const recording = recordedBy(staff.ada)
    const from = addDays(recording.today, 7)
    await store.transaction((tx) => publishDefaults(tx, POLICY, { defaults: FOR_ALL, from, proposal: null }, recording))
    const version = (await eventsOfKind(store.db, 'site_defaults_published')).at(-1)?.id ?? ''
    return { path: '/hr/sites/defaults/withdrawals', fields: { version } }
  },
  '/hr/pass-mark': plain('/hr/pass-mark', {}),
  '/hr/pass-mark/:sheet/judges': async () => ({
    path: hrefTo('/hr/pass-mark/:sheet/judges', { sheet: await openSheet() }),
    fields: { role: 'Nurse' },
  }),
  '/hr/pass-mark/:sheet/judges/:judge': async () => ({
    path: hrefTo('/hr/pass-mark/:sheet/judges/:judge', { sheet: await openSheet(), judge: '1' }),
    fields: { role: 'Nurse' },
  }),
  '/hr/pass-mark/:sheet/judges/:judge/:lesson': async () => {
    const page = hrefTo('/hr/pass-mark/:sheet/judges/:judge/:lesson', {
      sheet: await openSheet(),
      judge: '1',
      lesson: 'L2',
    })
    const items = finalItems(test.deps.contents.en.course).filter(({ lesson }) => lesson === 'L2')
    return { path: page, fields: Object.fromEntries(items.map(({ id }) => [id, '65'])) }
  },
  '/hr/pass-mark/:sheet/rounds': async () => {
    const sheet = await openSheet()
    await judged(sheet)
    return { path: hrefTo('/hr/pass-mark/:sheet/rounds', { sheet }), fields: {} }
  },
  '/hr/pass-mark/:sheet/closings': async () => {
    const sheet = await openSheet()
    await judged(sheet)
    return { path: hrefTo('/hr/pass-mark/:sheet/closings', { sheet }), fields: {} }
  },
  '/hr/imports/:import/record': async () => ({
    path: hrefTo('/hr/imports/:import/record', { import: await plannedImport(test, staff.ada) }),
    fields: {},
  }),
  '/hr/imports/:import/lines/:line': async () => ({
    path: hrefTo('/hr/imports/:import/lines/:line', { import: await plannedImport(test, staff.ada), line: 6 }),
    fields: { seen: '0', 'cell-site': 'South House' },
  }),
  '/hr/packages/made': async () => {
    await publishExample(test, staff.north, {})
    await foundInOrder(test, staff.ada, { for: staff.north })
    return { path: '/hr/packages/made', fields: packageFields({ for: staff.north }) }
  },
}

/** The fields that are new. A text that somebody typed isn't kept, and what the ledger has isn't here again. */
const CHANGED: Readonly<Record<string, unknown>> = {
  '/hr/organization': { leaveTo: null },
  '/hr/organization/name': { name: null },
  '/hr/organization/branding': { accent: null },
  '/hr/organization/branding/logo': { logo: 'none' },
  '/hr/organization/branding/looks/:look': { accent: null },
  '/hr/second-step': { from: '2027-01-31' },
  '/hr/retention': { trail: '1-year' },
  '/hr/sign-in': { match: 'number', numberClaim: null, anew: 'no' },
  '/hr/ledger/keeper': { address: null },
  '/hr/reminders': { dueSoonDays: ['14', '3'], nudgeAfterDays: 'none', digestOn: 'fri', hours: null },
  '/hr/reminders/texts/:kind/:language': { subject: null },
  '/hr/reminders/texts/:kind/:language/resets': { subject: null },
}

const KINDS: Readonly<Record<string, KeptEntry['kind']>> = {
  '/hr/imports/:import/record': 'imported',
  '/hr/imports/:import/lines/:line': 'import_corrected',
  '/hr/packages/made': 'package_made',
  '/hr/webhooks/tokens': 'token_made',
  '/hr/webhooks/tokens/:access/end': 'token_ended',
  '/hr/webhooks/deliveries/:delivery/again': 'webhook_sent_again',
}

/** Everything in the database but sessions, which every request touches. */
async function everything(): Promise<Readonly<Record<string, unknown>>> {
  const { db } = test.deps.store
  const tables = await db.introspection.getTables()
  const found: Record<string, unknown> = {}
  for (const { name } of tables.filter((table) => table.name !== 'session'))
    found[name] = (await sql`select * from ${sql.table(name)}`.execute(db)).rows
  return found
}

describe('a form that changes a setting', () => {
  /** They try a provider, work on a message or a draft, or sign what is there. */
  const NO_SETTING = /^\/hr\/(sign-in\/tests|reminders\/messages\/.*|rules\/draft|ledger\/heads)$/
  const ACTIONS = `edit-organization edit-site publish-site edit-texts set-requirements set-reminders set-pass-mark
    keep-ledger set-sign-in`.split(/\s+/)

  it('is filled in here, whichever there is', () => {
    const forms = ROUTES.filter(([method, path, who]) => {
      return method === 'POST' && ((ACTIONS.includes(who) && !NO_SETTING.test(path)) || path in KINDS)
    })
    expect(Object.keys(FILLED).sort()).toEqual(forms.map(([, path]) => path).sort())
  })

  it.each(Object.entries(FILLED))('%s changes nothing when its entry can’t be written', async (route, fill) => {
    const { path, fields } = await fill()
    test.clock.pass({ minutes: 5 })
    const before = await everything()
    const { db } = test.deps.store
    await sql`create trigger no_entry before insert on trail_entry begin select raise(abort, 'no room'); end`.execute(
      db,
    )
    expect((await ada.post(path, fields)).status).toBe(500)
    expect(await everything()).toEqual(before)

    await sql`drop trigger no_entry`.execute(db)
    const begin = await endOfTrail(test)
    // A token is shown once, in the answer itself.
    const answered = route === '/hr/webhooks/tokens' ? 200 : 303
    await ada.post(path, fields).set('X-Forwarded-For', '192.0.2.7').expect(answered)
    const kind = KINDS[route] ?? 'setting_changed'
    const entries = (await trailAfter(test, begin)).filter((entry) => entry.kind === kind)
    expect(entries).toMatchObject([{ actor: staff.ada, address: '192.0.2.7' }])
    const changed = CHANGED[route]
    const detail = { route, ...(changed === undefined ? {} : { changed }) }
    if (kind === 'setting_changed') expect(entries.map((entry) => entry.detail)).toEqual([detail])
    await test.deps.jobs.idle('imports')
    await test.deps.jobs.idle('webhooks')
  })

  it('is on the page and in the CSV with its new words, and without what was typed', async () => {
    for (const route of ['/hr/second-step', '/hr/retention', '/hr/sign-in', '/hr/ledger/keeper']) {
      const { path, fields } = (await FILLED[route]?.()) ?? { path: '', fields: {} }
      await ada.post(path, fields).expect(303)
    }
    const { text } = await ada.get('/hr/audit?kind=setting_changed').expect(200)
    const csv = (await ada.get('/hr/audit.csv?kind=setting_changed').expect(200)).text
    for (const shown of [text, csv]) {
      expect(shown).toContain('Entries in the audit trail: 1 year')
      expect(shown).toContain('Required starting: Jan 31, 2027')
      expect(shown).toContain('Claim with the staff number: changed')
      expect(shown).not.toMatch(/staff_id|keeper@elsewhere/)
    }
  })
})
