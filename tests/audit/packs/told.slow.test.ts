import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { isKind } from '../../../src/ledger/history.ts'
import { append, historyOf } from '../../../src/ledger/ledger.store.ts'
import { withdrawEntry } from '../../../src/trail/record-about.store.ts'
import { formatDate } from '../../../src/platform/time/date.page.ts'
import { keepEdition, keepRelease } from '../../../src/app/live-content.ts'
import { confirmChange, proposeChange, recordLineCheck } from '../../../src/contacts/line.store.ts'
import type { Contents } from '../../../src/contacts/line.ts'
import type { ContactLine } from '../../../src/ledger/bodies/contact.ts'
import { LANGUAGES } from '../../../src/platform/text/language.ts'
import { publishPolicy } from '../../../src/requirements/published-policy.store.ts'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { linkRole } from '../../../src/site/roles/drift.store.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type TestApp, testApp } from '../../support/app.ts'
import { contents, exampleSite } from '../../support/content.ts'
import { contactOf, LINE, renumbered } from '../../support/lines.ts'
import { madePack, packPath } from '../../support/made-pack.ts'
import { askAbout } from '../../support/pdf.ts'
import { by, event, noonOf } from '../../support/recording.ts'
import { named, publishExample } from '../../support/site.ts'
import { type Staff, staffOn } from '../../support/staff.ts'
import { unzip } from '../../support/unzip.ts'

const words = MESSAGES.en.hr.pack.pages.contacts
const [FIRST, AWAY, BACK] = ['2026-11-24', '2026-12-03', '2026-12-10']
const [NAMED, BACKUP] = ['609-555-0101', '732-555-0102']

let app: TestApp
let staff: Staff
beforeAll(async () => {
  app = await testApp()
  staff = await staffOn(app)
  await publishPolicy(app.deps.store, contents.en, app.deps.now())
  for (const language of LANGUAGES) await keepRelease(app.deps.store, contents[language], app.deps.now())
  await publishExample(app, staff.north, {
    named: [named({ role: 'Program director', phone: NAMED, name: 'Cleo Marsh' })],
    backup: { role: 'Clinical lead', phone: BACKUP },
  })
  await app.deps.store.transaction(async (tx) => {
    const link = { link: 'one', role: 'named', place: 0, version: 1, person: staff.cleo } as const
    await linkRole(tx, staff.north, link, by('2026-11-25'))
    await append(tx, [
      event('leave_began', staff.cleo, AWAY, { expectedReturn: null }),
      event('leave_ended', staff.cleo, BACK, {}),
    ])
  })
})

/** A release that changes a digit alone keeps the version of the policy. */
const [OLD_DIGITS, RELEASED_DIGITS, OWN_DIGITS] = [LINE.digits, '1-800-555-0142', '1-800-555-0177']

/** The files of a pack of a day. */
async function packOf(asOf: string): Promise<ReadonlyMap<string, Buffer>> {
  const { id } = await madePack(app, staff.ada, { asOf: calendarDate(asOf) })
  return unzip(readFileSync(packPath(app, id)))
}

/** Whom staff were told to call first: the role, the number, the first day, and the day on which it wasn't shown. */
async function namedRows(asOf: string): Promise<string[][]> {
  return rowsOf(await packOf(asOf))
    .filter(([site, person]) => site === 'North House' && person?.startsWith(`${words.called.named}: `))
    .map(([, person = '', ...rest]) => [person.slice(words.called.named.length + 2), ...rest.slice(0, 3)])
}

function rowsOf(pack: ReadonlyMap<string, Buffer>): string[][] {
  const html = pack.get('contacts.html')?.toString() ?? ''
  return [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) =>
      cell
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll('&amp;', '&')
        .trim(),
    ),
  )
}

const on = (text: string) => formatDate(calendarDate(text), 'en')

it('the pack says who was called instead of a named person, on exactly the days of the leave, and not why', async () => {
  expect(await namedRows('2026-12-02')).toEqual([['Program director', NAMED, on(FIRST), words.untilNow]])
  expect(await namedRows('2026-12-05')).toEqual([
    ['Program director', NAMED, on(FIRST), on(AWAY)],
    ['Clinical lead', BACKUP, on(AWAY), words.untilNow],
  ])
  expect(await namedRows('2026-12-20')).toEqual([
    ['Program director', NAMED, on(FIRST), on(AWAY)],
    ['Clinical lead', BACKUP, on(AWAY), on(BACK)],
    ['Program director', NAMED, on(BACK), words.untilNow],
  ])
  const contacts = (await packOf('2026-12-08')).get('contacts.html')?.toString() ?? ''
  expect(contacts).not.toContain('Cleo Marsh')
  expect(contacts).not.toMatch(/\bleave\b/i)
})

it('the policy in the pack has whoever staff were shown on its day', async () => {
  const textOn = async (asOf: string) =>
    askAbout((await packOf(asOf)).get('policy.pdf') ?? Buffer.of(), 'pdftotext', 'file.pdf', '-')
  expect(await textOn('2026-12-01')).toContain(NAMED)
  const away = await textOn('2026-12-06')
  expect(away).toContain(BACKUP)
  expect(away).not.toContain(NAMED)
  expect(away).not.toContain('Cleo Marsh')
  expect(await textOn('2026-12-19')).toContain(NAMED)
})

it('the pack leaves out a check that was taken back', async () => {
  const check = { way: 'official-page', nextOn: calendarDate('2027-02-24') } as const
  await app.deps.store.transaction(async (tx) => {
    await recordLineCheck(tx, 'policy:csec', contactOf('SCR'), { ...check, outcome: 'works' }, by('2026-11-26'))
    await recordLineCheck(tx, 'policy:csec', contactOf('SCR'), { ...check, outcome: 'wrong' }, by('2026-11-27'))
  })
  const outcomes = MESSAGES.en.hr.timeline.contactOutcome['official-page']
  const told = async () => (await packOf('2026-12-01')).get('contacts.html')?.toString() ?? ''
  expect(await told()).toContain(outcomes.wrong)
  const wrong = (await historyOf(app.deps.store.db, 'policy:csec')).findLast(isKind('contact_checked'))
  if (wrong === undefined) throw new Error('the check is on record')
  const reason = { reason: 'I picked the wrong line.', on: calendarDate('2026-11-28') }
  await app.deps.store.transaction((tx) => withdrawEntry(tx, wrong, reason, by('2026-11-28')))
  const after = await told()
  expect(after).not.toContain(outcomes.wrong)
  expect(after).toContain(outcomes.works)
})

it('the pack has the numbers of the release that ran on its day, and the day on which it began to run', async () => {
  await restarted(renumbered(RELEASED_DIGITS, '1.1.1'), '2026-12-14')
  const [first, before, after] = [
    await numbersOn('2026-11-24'),
    await numbersOn('2026-12-13'),
    await numbersOn('2026-12-14'),
  ]
  for (const { paper, shared, shown } of [first, before]) {
    expect(paper).toContain(OLD_DIGITS)
    expect(paper).not.toContain(RELEASED_DIGITS)
    expect(shared).toEqual([OLD_DIGITS])
    expect(shown).toEqual([])
  }
  expect(after.paper).toContain(RELEASED_DIGITS)
  expect(after.paper).not.toContain(OLD_DIGITS)
  expect(after.shared).toEqual([RELEASED_DIGITS])
  expect(after.shown).toEqual([
    [OLD_DIGITS, words.fromStart, on('2026-12-14')],
    [RELEASED_DIGITS, on('2026-12-14'), words.untilNow],
  ])
})

it('an organization’s own number isn’t taken for that of a release once it’s withdrawn', async () => {
  await changeLine({ ...LINE, digits: OWN_DIGITS, letters: null }, '2026-12-16')
  // The server keeps what it shows: the course with the organization's own line.
  const own = renumbered(OWN_DIGITS, '1.1.1')
  for (const language of LANGUAGES) await keepEdition(app.deps.store, own[language], noonOf(calendarDate('2026-12-16')))
  await changeLine(null, '2026-12-18')
  expect((await numbersOn('2026-12-17')).shared).toEqual([OWN_DIGITS])
  const { paper, shared, shown } = await numbersOn('2026-12-20')
  expect(paper).not.toContain(OWN_DIGITS)
  expect(shared).toEqual([RELEASED_DIGITS])
  expect(shown.map(([digits]) => digits)).toEqual([OLD_DIGITS, RELEASED_DIGITS, OWN_DIGITS, RELEASED_DIGITS])
})

it('the pack has the numbers of an earlier release from the day on which somebody went back to it', async () => {
  await restarted(renumbered(RELEASED_DIGITS, '1.1.1'), '2026-12-21')
  await restarted(contents, '2026-12-22')
  const { paper, shared, shown } = await numbersOn('2026-12-22')
  expect(paper).toContain(OLD_DIGITS)
  expect(paper).not.toContain(RELEASED_DIGITS)
  expect(shared).toEqual([OLD_DIGITS])
  expect(shown.at(-1)).toEqual([OLD_DIGITS, on('2026-12-22'), words.untilNow])
  expect((await numbersOn('2026-12-21')).shared).toEqual([RELEASED_DIGITS])
})

it('the pack has the number to text and the one for TTY that staff saw, for each day and as they are', async () => {
  const numbers = (to: string, tty: string) => `${LINE.digits}. Text ${to}. TTY ${tty}`
  await changeLine({ ...LINE, text: '55555', tty: '711' }, '2026-12-24')
  await changeLine({ ...LINE, text: '66666', tty: '711' }, '2026-12-26')
  const { shared, shown } = await numbersOn('2026-12-27')
  expect(shown.slice(-2)).toEqual([
    [numbers('55555', '711'), on('2026-12-24'), on('2026-12-26')],
    [numbers('66666', '711'), on('2026-12-26'), words.untilNow],
  ])
  expect(shared).toEqual([numbers('66666', '711')])
})

it('the pack has the local number of a site that staff saw on each day, by the version that brought it', async () => {
  const [line] = exampleSite.local
  if (line === undefined) throw new Error('the example has a local line')
  const next = { ...line, phone: '609-555-0177', checkedOn: calendarDate('2026-12-28') }
  await publishExample(app, staff.north, { local: [next] }, '2026-12-28')
  const localRows = async (asOf: string) =>
    rowsOf(await packOf(asOf))
      .filter(
        ([name = '']) => name.startsWith('North House: ') && [line, next].some(({ phone }) => name.endsWith(phone)),
      )
      .map(([name = '', , , version]) => [name.split(', ').at(-1), version])
  const before = [line.phone, words.versionOn(1, on(FIRST))]
  expect(await localRows('2026-12-27')).toEqual([before])
  expect(await localRows('2026-12-28')).toEqual([before, [next.phone, words.versionOn(2, on('2026-12-28'))]])
})

async function restarted(released: Contents, day: string): Promise<void> {
  for (const language of LANGUAGES) await keepRelease(app.deps.store, released[language], noonOf(calendarDate(day)))
}

async function changeLine(line: ContactLine | null, day: string): Promise<void> {
  const [change, about] = [randomUUID(), { ...by(day), at: noonOf(calendarDate(day)) }]
  await app.deps.store.transaction(async (tx) => {
    await proposeChange(
      tx,
      'policy:csec',
      { change, contact: 'NR-2', line, released: LINE, reason: 'It moved.' },
      about,
    )
    await confirmChange(tx, 'policy:csec', change, about)
  })
}

/** What the pack of a day has of the line: in the policy, in the list of lines, and on which days. */
async function numbersOn(asOf: string) {
  const files = await packOf(asOf)
  const paper = askAbout(files.get('policy.pdf') ?? Buffer.of(), 'pdftotext', 'file.pdf', '-')
  const ofLine = rowsOf(files).filter(([name]) => name === LINE.en.name)
  return {
    paper,
    shared: ofLine.filter(({ length }) => length === 4).map(([, , digits]) => digits),
    shown: ofLine.filter(({ length }) => length === 5).map(([, , ...rest]) => rest),
  }
}
