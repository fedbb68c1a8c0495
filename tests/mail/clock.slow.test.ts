import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type CalendarDate, calendarDate, dateAt, instant } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { DEFAULT_REMINDERS } from '../../src/reminders/settings.ts'
import { setCredentials } from '../../src/identity/account.store.ts'
import { messagesTo } from '../../src/reminders/message.store.ts'
import { openStore, type Store } from '../../src/platform/database/open.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { hire } from '../../src/people/record.store.ts'
import { putReminderSettings } from '../../src/reminders/settings.store.ts'
import { testApp } from '../support/app.ts'
import { staffOn, ORGANIZATION } from '../support/staff.ts'
import { type FakeClock, fakeClock } from '../support/faketime.ts'
import { FROM } from '../support/mail.ts'
import { type ServerProcess, startServer } from '../support/server.ts'
import { headerOf, mailServer, type TestMailServer } from '../support/smtp.ts'
import { WEEKDAYS } from '../../src/platform/time/local-time.ts'

/** The whole server, under a clock of its own, in New York. */

const NORA = 'nora@harborstreet.example'

let folder: string
let mail: TestMailServer
let server: ServerProcess | null = null

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'csec-clock-'))
  mail = await mailServer()
})
afterEach(async () => {
  await server?.stop()
  server = null
  await mail.stop()
  rmSync(folder, { recursive: true, force: true })
})

const dataDir = () => join(folder, 'data')

/** The staff, and Nora, whose date is 30 days after this one. Mail may go out at any hour. */
async function recordsWithNora(hiredOn: string): Promise<PersonId> {
  mkdirSync(dataDir())
  const app = await testApp()
  const store = await openStore({ database: join(dataDir(), 'csec.db') })
  const staff = await staffOn({ deps: { ...app.deps, store } })
  const at = app.deps.now()
  const recording = { course: app.deps.contents.en.course.id, actor: staff.ada, at, today: calendarDate('2026-11-24') }
  const nora = await store.transaction(async (tx) => {
    const hours = { days: WEEKDAYS, from: '00:00', to: '23:59', quietDays: [] }
    await putReminderSettings(tx, { ...DEFAULT_REMINDERS, hours }, staff.ada, at)
    const starter = {
      person: null,
      facts: { name: 'Nora Vega', email: NORA },
      language: 'en',
      site: staff.north,
      department: 'Residential',
      position: 'Youth worker',
      supervisor: null,
      hiredOn: calendarDate(hiredOn),
      type: 'employee',
      worksWithYouth: true,
    } as const
    const person = await hire(tx, starter, recording)
    await setCredentials(tx, person, NORA, 'hash', recording.today)
    return person
  })
  await store.close()
  return nora
}

/** Starts the server at a moment and waits until it has queued and sent that day's messages. */
async function startAt(at: string): Promise<FakeClock> {
  await server?.stop()
  const clock = fakeClock(join(folder, 'clock'), at)
  server = await startServer(dataDir(), 0, false, { ...clock.env, SMTP_URL: mail.url, MAIL_FROM: FROM })
  await isDone(dateAt(instant(at), ORGANIZATION.timeZone))
  return clock
}

async function isDone(day: CalendarDate): Promise<void> {
  const done = async (store: Store) => {
    const run = await store.db.selectFrom('job_run').selectAll().where('local_date', '=', day).executeTakeFirst()
    const waiting = await store.db.selectFrom('message').select('id').where('state', '=', 'waiting').execute()
    return run !== undefined && run.finished_at !== null && waiting.length === 0
  }
  await vi.waitUntil(() => reading(done), { timeout: 150_000, interval: 500 })
}

async function reading<T>(look: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ database: join(dataDir(), 'csec.db'), readOnly: true })
  try {
    return await look(store)
  } finally {
    await store.close()
  }
}

const toldTo = (person: PersonId) =>
  reading(async ({ db }) =>
    (await messagesTo(db, person))
      .map(({ kind, state, createdAt }) => `${dateAt(createdAt, ORGANIZATION.timeZone)} ${kind} ${state}`)
      .reverse(),
  )
const statusOf = (person: PersonId) => reading(async ({ db }) => (await findPerson(db, person))?.standing.status)
const mailsTo = (address: string) => mail.mails.filter(({ to }) => to.includes(address))

/** One mail for each message, and none twice. */
async function expectEachOnce(): Promise<void> {
  const ids = mail.mails.map((each) => headerOf(each, 'Message-ID'))
  expect(new Set(ids).size).toBe(ids.length)
  const sent = await reading(({ db }) => db.selectFrom('message').select('id').where('state', '=', 'sent').execute())
  expect(ids.map((id) => id.slice(1, id.indexOf('@'))).sort()).toEqual(sent.map(({ id }) => id).sort())
}

describe('the whole server', () => {
  it('started ten minutes before clocks go forward, 2027-03-14 01:50: told once, due until the day is over', async () => {
    const nora = await recordsWithNora('2027-02-13')
    await startAt('2027-03-14T06:50:00.000Z')
    expect(await toldTo(nora)).toEqual(['2027-03-14 due-soon sent'])
    await startAt('2027-03-14T07:10:00.000Z')
    expect(await toldTo(nora)).toHaveLength(1)
    await startAt('2027-03-16T03:50:00.000Z')
    expect([await statusOf(nora), (await toldTo(nora)).length]).toEqual(['not-started', 1])
    await startAt('2027-03-16T04:10:00.000Z')
    expect(await statusOf(nora)).toBe('overdue')
    expect(await toldTo(nora)).toEqual(['2027-03-14 due-soon sent', '2027-03-16 overdue sent'])
    expect(mailsTo(NORA)).toHaveLength(2)
    await expectEachOnce()
  })

  it('the server sends what is due on a leap day that is a person’s last day, until the day is over', async () => {
    const nora = await recordsWithNora('2028-01-30')
    for (const at of ['2028-02-28T15:00:00.000Z', '2028-02-29T15:00:00.000Z', '2028-03-01T04:50:00.000Z']) {
      await startAt(at)
      expect([await statusOf(nora), await toldTo(nora)]).toEqual(['not-started', ['2028-02-28 due-soon sent']])
    }
    await startAt('2028-03-01T05:10:00.000Z')
    expect(await statusOf(nora)).toBe('overdue')
    expect(await toldTo(nora)).toEqual(['2028-02-28 due-soon sent', '2028-03-01 overdue sent'])
    await expectEachOnce()
  })

  it('a server whose clock is set back a day while it runs sends nothing twice', async () => {
    const nora = await recordsWithNora('2028-01-30')
    const clock = await startAt('2028-03-01T15:00:00.000Z')
    const before = [await toldTo(nora), mail.mails.length]
    expect(before[0]).toEqual(['2028-03-01 overdue sent'])
    clock.set('2028-02-29T15:00:00.000Z')
    await isDone(calendarDate('2028-02-29'))
    expect([await toldTo(nora), mail.mails.length]).toEqual(before)
    await expectEachOnce()
  })
})
