import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { append } from '../../../src/ledger/ledger.store.ts'
import { formatDate } from '../../../src/platform/time/date.page.ts'
import { keepEdition } from '../../../src/app/live-content.ts'
import { LANGUAGES } from '../../../src/platform/text/language.ts'
import { publishPolicy } from '../../../src/requirements/published-policy.store.ts'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { linkRole } from '../../../src/site/roles/drift.store.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type TestApp, testApp } from '../../support/app.ts'
import { contents } from '../../support/content.ts'
import { madePack, packPath } from '../../support/made-pack.ts'
import { askAbout } from '../../support/pdf.ts'
import { by, event } from '../../support/recording.ts'
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
  for (const language of LANGUAGES) await keepEdition(app.deps.store, contents[language], app.deps.now())
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

/** The files of a pack of a day. */
async function packOf(asOf: string): Promise<ReadonlyMap<string, Buffer>> {
  const { id } = await madePack(app, staff.ada, { asOf: calendarDate(asOf) })
  return unzip(readFileSync(packPath(app, id)))
}

/** Whom staff were told to call first: the role, the number, the first day, and the day on which it wasn't shown. */
async function namedRows(asOf: string): Promise<string[][]> {
  const html = (await packOf(asOf)).get('contacts.html')?.toString() ?? ''
  const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => cell.replaceAll(/<[^>]*>/g, '').trim()),
  )
  return rows
    .filter(([site, person]) => site === 'North House' && person?.startsWith(`${words.called.named}: `))
    .map(([, person = '', ...rest]) => [person.slice(words.called.named.length + 2), ...rest.slice(0, 3)])
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
