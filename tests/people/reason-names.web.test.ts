import { beforeEach, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { asTypedName } from '../../src/platform/html/field.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { changeIn, checkLine, proposeNumber } from '../support/lines.ts'
import { holdersOn } from '../support/roles.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const SAID = 'Maria Lopez asked for it'
const { held } = MESSAGES.en.account.names

let app: TestApp
let staff: Staff
let ada: Browser
let eve: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
  eve = await signedIn(app, (await holdersOn(app, staff)).eve)
})

interface Asked {
  readonly browser: Browser
  readonly path: string
  readonly fields?: Fields
  readonly name?: 'reason' | 'why'
}

const rolesOf = () => hrefTo('/hr/roles/people/:person', { person: staff.bob })
const auditor = { role: 'auditor', until: '2027-01-31' }

const FORMS: readonly (readonly [string, () => Promise<Asked>])[] = [
  [
    'closing an account',
    async () => ({
      browser: ada,
      path: hrefTo('/hr/people/:person/changes/:change', { person: staff.bob, change: 'close-access' }),
    }),
  ],
  [
    'a correction',
    async () => ({
      browser: ada,
      path: hrefTo('/hr/entries/:entry/correction', { entry: await hiredEntry() }, { kind: 'hired-on' }),
      fields: { hiredOn: '2026-10-02', evidence: '' },
    }),
  ],
  [
    'two records of one person',
    async () => ({
      browser: ada,
      path: hrefTo('/hr/people/:person/merges', { person: staff.bob }),
      fields: { other: staff.dan.slice('person:'.length), jobs: 'two', sure: 'yes' },
    }),
  ],
  ['a role', async () => ({ browser: ada, path: rolesOf(), fields: auditor })],
  [
    'the end of a role',
    async () => {
      await ada.post(rolesOf(), { ...auditor, reason: 'The yearly audit' }).expect(303)
      return { browser: ada, path: `${rolesOf()}/removals`, fields: { ended: 'auditor' }, name: 'why' }
    },
  ],
  [
    'an auditor from outside',
    async () => ({
      browser: ada,
      path: '/hr/roles/outside',
      fields: { name: 'Olu Reed', email: 'olu@example.org', language: 'en', until: '2027-01-31' },
    }),
  ],
  [
    'a check of a number that is taken back',
    async () => {
      await checkLine(eve, 'NR-2', 'works')
      const checked = (await historyOf(app.deps.store.db, 'policy:csec')).at(-1)?.id ?? ''
      return { browser: eve, path: hrefTo('/hr/number-checks/:checked/correction', { checked }) }
    },
  ],
  [
    'the line of the course, again',
    async () => {
      const change = await proposeNumber(eve)
      await ada.post('/hr/contacts/NR-2/confirmations', { change }).expect(303)
      const seen = changeIn((await eve.get('/hr/contacts/NR-2').expect(200)).text)
      return { browser: eve, path: '/hr/contacts/NR-2/returns', fields: { seen } }
    },
  ],
  [
    'rules',
    async () => {
      const rule = { named: 'Staff', youthOnly: 'yes', dueBy: 'days-from-hire', days: '40', months: '' }
      const more = { windowDays: '60', rehireGapMonths: '12' }
      const fields = Object.entries({ ...rule, ...more }).map(([key, value]) => [`rule-0-${key}`, value])
      const draft = {
        ...Object.fromEntries(fields),
        from: '2026-11-24',
        forWhom: 'everyone',
        reason: '',
        show: 'preview',
      }
      await ada.post('/hr/rules/draft', draft).expect('Location', '/hr/rules/preview')
      return { browser: ada, path: '/hr/rules' }
    },
  ],
]

it.each(FORMS)('a reason that seems to name somebody is asked about once: %s', async (_, form) => {
  const { browser, path, fields = {}, name = 'reason' } = await form()
  const before = await entries()
  const { text } = await browser.post(path, { ...fields, [name]: SAID }).expect(422)
  expect(text).toContain(held('Maria Lopez'))
  expect(text).toContain(`name="${asTypedName(name)}" value="${SAID}"`)
  expect(await entries()).toBe(before)
  // Another text is another question.
  await browser.post(path, { ...fields, [name]: `${SAID} today`, [asTypedName(name)]: SAID }).expect(422)
  const kept = { ...fields, [name]: SAID, [asTypedName(name)]: SAID }
  const sent = await browser.post(path, kept)
  if (sent.status === 200) {
    // A correction is shown first, and keeps the answer on its way.
    expect(sent.text).toContain(`name="${asTypedName(name)}" value="${SAID}"`)
    await browser.post(path, { ...kept, confirmed: 'yes' }).expect(303)
  } else expect(sent.status).toBe(303)
  expect(await entries()).toBeGreaterThan(before)
})

async function entries(): Promise<number> {
  const row = await app.deps.store.db
    .selectFrom('event')
    .select(({ fn }) => fn.countAll().as('all'))
    .executeTakeFirstOrThrow()
  return Number(row.all)
}

async function hiredEntry(): Promise<string> {
  return (await historyOf(app.deps.store.db, staff.bob)).find(({ kind }) => kind === 'hired')?.id ?? ''
}
