import { expect, it } from 'vitest'
import { contentsNow, createLiveContent } from '../../src/app/live-content.ts'
import { cardPath } from '../../src/app/href.web.ts'
import { confirmChange, proposeChange, recordLineCheck, withdrawChange } from '../../src/contacts/line.store.ts'
import { lineOf } from '../../src/contacts/line.ts'
import { findEdition } from '../../src/course/edition.store.ts'
import type { Recording } from '../../src/ledger/event.ts'
import { EDITIONS, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { contents } from '../support/content.ts'
import { contactOf } from '../support/lines.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { policyPaper } from '../../src/policy/paper.page.ts'
import { calendarDate, dateAt } from '../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../src/words/messages.ts'

const POLICY = 'policy:csec'
const NEW = '1-800-555-0199'
const PAPER = { organization: 'Harbor Street', approved: '', sites: [], madeOn: calendarDate('2026-11-24') }

const recordingOf = ({ deps }: TestApp, staff: Staff): Recording => ({
  course: contents.en.course.id,
  actor: staff.ada,
  at: deps.now(),
  today: dateAt(deps.now(), 'America/New_York'),
})

async function changeNumber(app: TestApp, staff: Staff): Promise<void> {
  const released = lineOf(contents, 'NR-2')
  if (released === null) throw new Error('the course has this line')
  const change = {
    change: 'c',
    contact: 'NR-2',
    line: { ...released, digits: NEW, letters: null },
    released,
    reason: 'It moved',
  }
  const recording = recordingOf(app, staff)
  await app.deps.store.transaction(async (tx) => {
    await proposeChange(tx, POLICY, change, recording)
    await confirmChange(tx, POLICY, 'c', recording)
  })
}

it('a confirmed number is on the card, on the page of contacts, in the lesson and in the policy at once', async () => {
  const app = await testApp()
  const staff = await staffOn(app)
  await publishExample(app, staff.north, {})
  const bob = await signedIn(app, staff.bob)
  const pages = async () => [
    (await visitor(app).get(cardPath('north-house', 'en'))).text,
    (await visitor(app).get(cardPath('north-house', 'es'))).text,
    (await bob.get('/contacts')).text,
    (await bob.get('/lessons/L6')).text,
    (await bob.get('/policy')).text,
  ]
  for (const page of await pages()) expect(page).toContain('1-800-843-5678')
  await changeNumber(app, staff)
  for (const page of await pages()) {
    expect(page).toContain(NEW)
    expect(page).not.toMatch(/1-800-843-5678|18008435678|1-800-THE-LOST/)
  }
})

it('a changed line says that it’s the organization’s own wherever staff read it, in both languages', async () => {
  const app = await testApp()
  const staff = await staffOn(app)
  await publishExample(app, staff.north, {})
  const bob = await signedIn(app, staff.bob)
  const marks = (['en', 'es'] as const).map((language) => MESSAGES[language].learn.contacts.own.number)
  const [en = '', es = ''] = marks
  const paper = async (language: 'en' | 'es') => {
    const content = (await contentsNow(app.deps.store.db, contents))[language]
    return JSON.stringify(policyPaper({ ...PAPER, content }, MESSAGES[language]))
  }
  const pages = async (): Promise<[text: string, mark: string][]> => [
    [(await visitor(app).get(cardPath('north-house', 'en'))).text, en],
    [(await visitor(app).get(cardPath('north-house', 'es'))).text, es],
    [(await bob.get('/contacts')).text, en],
    [(await bob.get('/lessons/L6')).text, en],
    [(await bob.get('/card/print')).text, `* ${en}`],
    [(await bob.get('/card/print')).text, `* ${es}`],
    [await paper('en'), en],
    [await paper('es'), es],
  ]
  for (const [text, mark] of await pages()) expect(text).not.toContain(mark)
  await changeNumber(app, staff)
  for (const [text, mark] of await pages()) expect(text).toContain(mark)
})

it('a line with the number of the course and other words says so, and its wallet card has no mark', async () => {
  const app = await testApp()
  const staff = await staffOn(app)
  const released = lineOf(contents, 'NR-2')
  if (released === null) throw new Error('the course has this line')
  const line = { ...released, en: { ...released.en, hours: 'Weekdays, 9 to 5' } }
  const recording = recordingOf(app, staff)
  await app.deps.store.transaction(async (tx) => {
    await proposeChange(tx, POLICY, { change: 'w', contact: 'NR-2', line, released, reason: 'Our hours' }, recording)
    await confirmChange(tx, POLICY, 'w', recording)
  })
  const bob = await signedIn(app, staff.bob)
  const { number, words } = MESSAGES.en.learn.contacts.own
  const { text } = await bob.get('/contacts')
  expect(text).toContain(words)
  expect(text).not.toContain(number)
  expect((await bob.get('/card/print')).text).not.toContain(`* ${number}`)
})

it('a changed number has an edition of its own, kept under its hash; a check has none', async () => {
  const app = await testApp()
  const staff = await staffOn(app)
  const { store, now } = app.deps
  const live = createLiveContent(store, { contents, editions: EDITIONS }, now)
  const check = {
    outcome: 'works',
    way: 'official-page',
    nextOn: recordingOf(app, staff).today,
  } as const
  await store.transaction((tx) => recordLineCheck(tx, POLICY, contactOf('SCR'), check, recordingOf(app, staff)))
  expect((await live()).editions).toEqual(EDITIONS)
  await changeNumber(app, staff)
  const { editions } = await live()
  expect(editions.en).not.toBe(EDITIONS.en)
  expect((await findEdition(store.db, editions.en))?.content).toContain(NEW)
  expect((await findEdition(store.db, editions.es))?.content).toContain(NEW)
})

it('two servers on one database show the same', async () => {
  const app = await testApp()
  const staff = await staffOn(app)
  const { store, now } = app.deps
  const [one, other] = [1, 2].map(() => createLiveContent(store, { contents, editions: EDITIONS }, now))
  await one?.()
  await other?.()
  await changeNumber(app, staff)
  expect(await one?.()).toEqual(await other?.())
})

it('a change that was withdrawn changes nothing, even if someone confirms it afterwards', async () => {
  const app = await testApp()
  const staff = await staffOn(app)
  const released = lineOf(contents, 'NR-2')
  if (released === null) throw new Error('the course has this line')
  const change = { change: 'w', contact: 'NR-2', line: { ...released, digits: NEW }, released, reason: 'It moved' }
  const recording = recordingOf(app, staff)
  await app.deps.store.transaction(async (tx) => {
    await proposeChange(tx, POLICY, change, recording)
    await withdrawChange(tx, POLICY, 'w', recording)
    await confirmChange(tx, POLICY, 'w', recording)
  })
  expect(await app.deps.live()).toEqual({ contents, editions: EDITIONS, released: contents })
})
