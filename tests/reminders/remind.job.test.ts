import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dateAt } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { DEFAULT_REMINDERS } from '../../src/reminders/settings.ts'
import { oncePerDay } from '../../src/platform/jobs/run.store.ts'
import { DAILY, remind } from '../../src/reminders/remind.job.ts'
import { allInState, messagesAbout, messagesTo } from '../../src/reminders/message.store.ts'
import { putReminderSettings } from '../../src/reminders/settings.store.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn, ORGANIZATION } from '../support/staff.ts'
import { completeCourse } from '../support/completions.ts'
import { newcomer, remindNow } from '../support/mail.ts'
import { turnsBeforeStop } from '../support/stopping.ts'
import { GivenUp } from '../../src/platform/jobs/job.ts'

let app: TestApp
let staff: Staff
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
})
afterEach(() => app.deps.store.close())

/** Kinds with their days, in the order of time and, on a day, of the alphabet. */
async function toldTo(person: PersonId): Promise<string[]> {
  const messages = await messagesTo(app.deps.store.db, person)
  return messages.map(({ kind, createdAt }) => `${dateAt(createdAt, ORGANIZATION.timeZone)} ${kind}`).sort()
}

async function everyDay(days: number, mail = true): Promise<void> {
  for (let n = 0; n < days; n++) {
    await remindNow(app, mail)
    app.clock.pass({ days: 1 })
  }
}

const runs = () => app.deps.store.db.selectFrom('job_run').selectAll().orderBy('local_date').execute()

describe('the daily job', () => {
  it('tells everybody what is to be told, over five weeks', async () => {
    await everyDay(36)
    expect(await toldTo(staff.bob)).toEqual([
      '2026-11-24 nudge',
      '2026-12-09 due-soon',
      '2026-12-15 due-soon',
      '2026-12-17 overdue',
      '2026-12-24 overdue',
    ])
    expect(await toldTo(staff.cleo)).toEqual([
      '2026-11-24 overdue',
      '2026-12-01 overdue',
      '2026-12-08 overdue',
      '2026-12-14 digest',
      '2026-12-15 overdue',
      '2026-12-21 digest',
      '2026-12-23 escalation',
      '2026-12-28 digest',
    ])
    // Ada does not work with youth: nothing is asked of her.
    expect(await toldTo(staff.ada)).toEqual([])
    expect((await messagesAbout(app.deps.store.db, staff.bob)).map(({ kind }) => kind)).toEqual(['escalation'])
  })

  it('run again on the same day, by several at once or after a crash, tells nothing twice', async () => {
    await Promise.all([remindNow(app), remindNow(app), remindNow(app, true, true)])
    await remindNow(app, true, true)
    await app.deps.store.db.updateTable('job_run').set({ finished_at: null }).execute()
    await remindNow(app, true, true)
    expect(await toldTo(staff.bob)).toEqual(['2026-11-24 nudge'])
    expect(await runs()).toMatchObject([{ job: DAILY, local_date: '2026-11-24', finished_at: app.deps.now() }])
  })

  it('resumes after the next start when it was interrupted', async () => {
    const { now, store } = app.deps
    const stopping = remind({ store, mail: true, now }, turnsBeforeStop(0), oncePerDay(store.db, DAILY))
    await expect(stopping).rejects.toThrow(GivenUp)
    expect(await runs()).toMatchObject([{ finished_at: null }])
    expect(await toldTo(staff.bob)).toEqual([])
    await remindNow(app)
    expect(await toldTo(staff.bob)).toEqual([])
    await remindNow(app, true, true)
    expect(await toldTo(staff.bob)).toEqual(['2026-11-24 nudge'])
  })

  it('catches up after days without the server with what is due now, once, and with the list of the missed Monday', async () => {
    await everyDay(1)
    app.clock.pass({ days: 20 })
    await everyDay(1)
    expect(await toldTo(staff.bob)).toEqual(['2026-11-24 nudge', '2026-12-15 due-soon'])
    expect(await toldTo(staff.cleo)).toEqual(['2026-11-24 overdue', '2026-12-15 digest', '2026-12-15 overdue'])
  })

  it('tells nothing again when the clock is set back a day', async () => {
    await everyDay(16)
    const before = await toldTo(staff.bob)
    app.clock.pass({ days: -2 })
    await everyDay(2)
    expect(await toldTo(staff.bob)).toEqual(before)
  })

  it('invites who comes during the day within the hour, in every hour once', async () => {
    await remindNow(app)
    const nora = await newcomer(app, staff, 'nora@harborstreet.example')
    for (let hour = 0; hour < 3; hour++) {
      app.clock.pass({ hours: 1 })
      await remindNow(app)
    }
    expect(await toldTo(nora)).toEqual(['2026-11-24 invite'])
    expect(await messagesTo(app.deps.store.db, nora)).toMatchObject([{ state: 'waiting' }])
  })

  it('is quiet when HR has turned it off', async () => {
    const settings = { ...DEFAULT_REMINDERS, on: false }
    await app.deps.store.transaction((tx) => putReminderSettings(tx, settings, staff.ada, app.deps.now()))
    await newcomer(app, staff, 'nora@harborstreet.example')
    await everyDay(8)
    expect(await allInState(app.deps.store.db, 'waiting')).toEqual([])
  })

  it('does nothing before there is an organization', async () => {
    const empty = await testApp()
    await remindNow(empty)
    expect(await empty.deps.store.db.selectFrom('job_run').selectAll().execute()).toEqual([])
    await empty.deps.store.close()
  })
})

describe('without a mail server', () => {
  it('HR hands over the messages to staff, and supervisors have their page', async () => {
    await everyDay(31, false)
    expect(await toldTo(staff.bob)).toContain('2026-12-15 due-soon')
    expect((await allInState(app.deps.store.db, 'by-hand')).map(({ kind }) => kind)).not.toContain('digest')
    expect(await messagesAbout(app.deps.store.db, staff.bob)).toEqual([])
  })

  it('a message that no one needs anymore is stopped later on the same day', async () => {
    await remindNow(app, false)
    expect(await messagesTo(app.deps.store.db, staff.bob)).toMatchObject([{ state: 'by-hand' }])
    await completeCourse(app, staff.bob)
    await remindNow(app, false)
    expect(await messagesTo(app.deps.store.db, staff.bob)).toMatchObject([{ state: 'stopped', reason: 'done' }])
  })

  it('no message to a person who is done is left to hand over', async () => {
    await everyDay(1, false)
    await completeCourse(app, staff.bob)
    await everyDay(1, false)
    expect(await messagesTo(app.deps.store.db, staff.bob)).toMatchObject([{ state: 'stopped', reason: 'done' }])
    expect(await messagesTo(app.deps.store.db, staff.dan)).toMatchObject([{ state: 'by-hand', reason: null }])
  })
})
