import { beforeEach, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { keepRelease } from '../../src/app/live-content.ts'
import { confirmChange, proposeChange } from '../../src/contacts/line.store.ts'
import { type Contents, lineOf } from '../../src/contacts/line.ts'
import type { ContactLine } from '../../src/ledger/bodies/contact.ts'
import { type Language, LANGUAGES } from '../../src/platform/text/language.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { showing, signedIn, type TestApp, testApp } from '../support/app.ts'
import { contents } from '../support/content.ts'
import { workOnHome } from '../support/home.ts'
import { renumbered } from '../support/lines.ts'
import { publishExample } from '../support/site.ts'
import { by } from '../support/recording.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.card.printing
let app: TestApp
let staff: Staff
let card: string
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  await publishExample(app, staff.north, {})
  card = hrefTo('/hr/sites/:site/card', { site: staff.north })
  await started(contents)
})

/** The server as it runs after a start with these contents, a day later than before. */
async function started(released: Contents): Promise<TestApp> {
  app.clock.pass({ days: 1 })
  for (const language of LANGUAGES) await keepRelease(app.deps.store, released[language], app.deps.now())
  app.clock.pass({ minutes: 1 })
  const deps = showing(app.deps, { contents: released })
  return { ...app, deps, app: createApp(deps) }
}

/** Whether the page to print cards says that old ones may be around, and whether Home does. */
async function paperOn(server: TestApp) {
  const ada = await signedIn(server, staff.ada)
  const page = (await ada.get(card).expect(200)).text
  const work = await workOnHome(ada)
  return {
    page,
    isAsked: page.includes(`action="${card}"`),
    isOnHome: work.some(({ names }) => names.some(([, href]) => href === card)),
  }
}

it('a release with another number on it makes paper old, and so does going back to the release before', async () => {
  expect(await paperOn(await started(contents))).toMatchObject({ isAsked: false, isOnHome: false })

  const after = await started(renumbered('1-800-555-0142'))
  const upgraded = await paperOn(after)
  expect(upgraded).toMatchObject({ isAsked: true, isOnHome: true })
  expect(upgraded.page).toContain(words.changed('Nov 27, 2026'))
  await (await signedIn(after, staff.ada)).post(card, {}).expect(303)
  expect(await paperOn(after)).toMatchObject({ isAsked: false, isOnHome: false })
  // Another start of the same release changes nothing.
  expect(await paperOn(await started(renumbered('1-800-555-0142')))).toMatchObject({ isAsked: false })

  const back = await started(contents)
  const before = await paperOn(back)
  expect(before).toMatchObject({ isAsked: true, isOnHome: true })
  expect(before.page).toContain(words.changed('Nov 29, 2026'))
  await (await signedIn(back, staff.ada)).post(card, {}).expect(303)
  expect(await paperOn(back)).toMatchObject({ isAsked: false, isOnHome: false })
})

it('a release that has a line no longer makes paper old, and so does one that adds it again', async () => {
  const inLanguage = (language: Language) => ({
    ...contents[language],
    contacts: contents[language].contacts.filter(({ id }) => id !== 'NR-2'),
  })
  for (const [released, day] of [
    [{ en: inLanguage('en'), es: inLanguage('es') }, 'Nov 26, 2026'],
    [contents, 'Nov 27, 2026'],
  ] as const) {
    const after = await started(released)
    const found = await paperOn(after)
    expect(found).toMatchObject({ isAsked: true, isOnHome: true })
    expect(found.page).toContain(words.changed(day))
    await (await signedIn(after, staff.ada)).post(card, {}).expect(303)
    expect(await paperOn(after)).toMatchObject({ isAsked: false, isOnHome: false })
  }
})

it('a release that adds a line for the first time makes paper old', async () => {
  const toAdd = (language: Language) => {
    const { contacts, ...others } = contents[language]
    const added = contacts.filter(({ id }) => id === 'NR-2').map((each) => ({ ...each, id: 'NR-9' }))
    return { ...others, contacts: [...contacts, ...added] }
  }
  const found = await paperOn(await started({ en: toAdd('en'), es: toAdd('es') }))
  expect(found).toMatchObject({ isAsked: true, isOnHome: true })
  expect(found.page).toContain(words.changed('Nov 26, 2026'))
})

it('a release from before the site had details makes no paper of the site old', async () => {
  const south = hrefTo('/hr/sites/:site/card', { site: staff.south })
  const after = await started(renumbered('1-800-555-0142'))
  await publishExample(after, staff.south, { name: 'South House', slug: 'south-house' }, '2026-11-26')
  expect((await (await signedIn(after, staff.ada)).get(south).expect(200)).text).not.toContain(`action="${south}"`)
})

/** The organization has its own numbers for the line that the wallet card says to text. */
async function changedLine(numbers: Partial<ContactLine>, on: string): Promise<void> {
  const released = lineOf(contents, 'NR-1')
  if (released === null) throw new Error('the course has this line')
  const change = { change: on, contact: 'NR-1', line: { ...released, ...numbers }, released, reason: 'It moved.' }
  const about = { ...by(on), at: app.deps.now() }
  await app.deps.store.transaction(async (tx) => {
    await proposeChange(tx, 'policy:csec', change, about)
    await confirmChange(tx, 'policy:csec', on, about)
  })
}

it('another number to text makes paper old, and one for TTY, which no paper has, doesn’t', async () => {
  await changedLine({ text: '55555' }, '2026-11-25')
  const changed = await paperOn(app)
  expect(changed).toMatchObject({ isAsked: true, isOnHome: true })
  expect(changed.page).toContain('text 55555')
  expect(changed.page).toContain(words.changed('Nov 25, 2026'))
  await (await signedIn(app, staff.ada)).post(card, {}).expect(303)
  expect(await paperOn(app)).toMatchObject({ isAsked: false, isOnHome: false })

  app.clock.pass({ days: 1 })
  await changedLine({ text: '55555', tty: '1-800-555-0177' }, '2026-11-26')
  const ofTty = await paperOn(app)
  expect(ofTty).toMatchObject({ isAsked: false, isOnHome: false })
  expect(ofTty.page).not.toContain(words.changed('Nov 26, 2026'))
})
