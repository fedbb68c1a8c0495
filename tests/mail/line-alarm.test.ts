import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lineAlarm } from '../../src/contacts/line-state.ts'
import { recordCheck, recordLineCheck, setOwner } from '../../src/contacts/line.store.ts'
import { topicWords } from '../../src/course/topic-words.ts'
import { deleteRoles } from '../../src/identity/role.store.ts'
import { setLanguage } from '../../src/identity/account.store.ts'
import type { CheckOutcome } from '../../src/ledger/bodies/contact.ts'
import type { PersonId, Recording } from '../../src/ledger/event.ts'
import { lineAlarmJob } from '../../src/mail/line-alarm.job.ts'
import { addDays, calendarDate, dateAt } from '../../src/platform/time/calendar.ts'
import { messagesTo } from '../../src/reminders/message.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { exampleSite } from '../support/content.ts'
import { runJob } from '../support/jobs.ts'
import { contactOf } from '../support/lines.ts'
import { withoutLine } from '../support/look-alikes.ts'
import { sendingOf, sendWaiting, SITE } from '../support/mail.ts'
import { type Holder, holdersOn } from '../support/roles.ts'
import { publishExample } from '../support/site.ts'
import { headerOf, mailServer, partsOf, type TestMailServer } from '../support/smtp.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const POLICY = 'policy:csec'
let app: TestApp
let staff: Staff
let holders: Readonly<Record<Holder, PersonId>>
let server: TestMailServer
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  holders = await holdersOn(app, staff)
  server = await mailServer()
})
afterEach(async () => {
  await server.stop()
  await app.deps.store.close()
})

const alarm = (mail = true) =>
  runJob(lineAlarmJob({ store: app.deps.store, contents: app.deps.released, mail, now: app.deps.now }))
const told = async (person: PersonId) =>
  (await messagesTo(app.deps.store.db, person)).filter(({ kind }) => kind === 'line-alarm')
const today = () => dateAt(app.deps.now(), 'America/New_York')
const recording = (): Recording => ({
  course: app.deps.contents.en.course.id,
  actor: holders.eve,
  at: app.deps.now(),
  today: today(),
})
const check = (contact: string, outcome: CheckOutcome = 'works') =>
  app.deps.store.transaction((tx) =>
    recordLineCheck(
      tx,
      POLICY,
      contactOf(contact),
      { outcome, way: 'official-page', nextOn: addDays(today(), 90) },
      recording(),
    ),
  )
/** Of a site: a local line, or else the first named person. */
const call = (outcome: CheckOutcome, phone: string | null = null) => {
  const about = phone === null ? ({ role: 'named', place: 0, version: 1 } as const) : { contact: phone }
  const found = { ...about, outcome, way: 'called', nextOn: addDays(today(), 90) } as const
  return app.deps.store.transaction((tx) => recordCheck(tx, staff.north, found, recording()))
}
const own = (contact: string, owner: PersonId | null) =>
  app.deps.store.transaction((tx) => setOwner(tx, POLICY, { contact, owner }, recording()))
const textOf = (index: number) => {
  const mail = server.mails[index]
  if (mail === undefined) throw new Error('no mail came')
  return (partsOf(mail).get('text/plain') ?? '').replaceAll('\r\n', '\n')
}

describe('a number that nobody has checked', () => {
  it('is told its stewards once after 90 days, after half a year and after a year, all numbers of a day together', async () => {
    await alarm()
    expect(await told(holders.eve)).toEqual([])
    // The course’s own lines were checked on this day.
    app.clock.pass({ days: 90 })
    await alarm()
    expect(await told(holders.eve)).toEqual([])
    for (const [days, times] of [
      [1, 1],
      [1, 1],
      [89, 2],
      [184, 2],
      [1, 3],
      [200, 3],
    ] as const) {
      app.clock.pass({ days })
      await alarm()
      await alarm()
      expect(await told(holders.eve)).toHaveLength(times)
    }
    expect(await told(holders.hal)).toEqual([])
  })

  it('is told HR when the steward who looks after it is on leave', async () => {
    await own('NCMEC', holders.eve)
    app.clock.pass({ days: 90 })
    const leave = { kind: 'leave_began', subject: holders.eve, effectiveOn: today() } as const
    const { course, at: recordedAt, actor } = recording()
    const entry = { ...leave, course, recordedAt, actor, body: { v: 1, expectedReturn: null } } as const
    await app.deps.store.transaction((tx) => record(tx, [entry], today()))
    app.clock.pass({ days: 1 })
    await alarm()
    expect(await told(holders.eve)).toEqual([])
    expect(await told(staff.ada)).toHaveLength(1)
  })

  it('is named in the mail with its site and its last check, without the topic in the subject, and without digits but for CSOC’s', async () => {
    await publishExample(app, staff.north, {}, '2026-11-24')
    app.clock.pass({ days: 91 })
    await check('SCR')
    await alarm()
    await setLanguage(app.deps.store.db, staff.ada, 'es')
    await sendWaiting(sendingOf(app, server))
    const subjects = server.mails.map((mail) => headerOf(mail, 'Subject'))
    expect(new Set(subjects)).toContain(MESSAGES.en.hr.lines.mail.subject)
    expect(subjects.flatMap((subject) => topicWords(subject ?? ''))).toEqual([])
    const text = server.mails.map((_, index) => textOf(index)).join('\n')
    const { contacts } = app.deps.contents.en
    for (const { id, name, digits } of contacts) {
      expect(text.includes(`${name}: last checked Nov 24, 2026.`), name).toBe(id !== 'SCR')
      if (digits.length > 3) expect(text.includes(digits), name).toBe(id === 'LR-1')
    }
    expect(withoutLine(text, 'en')).toEqual([])
    expect(text).toContain('(North House)')
    expect(text).toContain(`${SITE}/hr/contacts`)
  })

  it('isn’t told anymore when somebody has checked it before the mail goes out', async () => {
    app.clock.pass({ days: 91 })
    await alarm()
    for (const { id } of app.deps.contents.en.contacts) await check(id)
    await sendWaiting(sendingOf(app, server))
    expect(server.mails).toEqual([])
    expect((await told(holders.eve)).map(({ state, reason }) => [state, reason])).toEqual([['stopped', 'done']])
  })

  it('is told its owner alone at first, and all stewards after half a year', async () => {
    for (const { id } of app.deps.contents.en.contacts) await own(id, holders.eve)
    app.clock.pass({ days: 91 })
    await alarm()
    expect(await told(holders.eve)).toHaveLength(1)
    expect(await told(staff.ada)).toEqual([])
    app.clock.pass({ days: 90 })
    await alarm()
    expect(await told(holders.eve)).toHaveLength(2)
    expect(await told(staff.ada)).toHaveLength(1)
  })

  it('is told HR where there’s no steward, also when its owner is none anymore', async () => {
    for (const { id } of app.deps.contents.en.contacts) await own(id, holders.eve)
    await app.deps.store.transaction(async (tx) => {
      for (const person of [holders.eve, staff.ada]) await deleteRoles(tx, person)
    })
    app.clock.pass({ days: 91 })
    await alarm()
    expect(await told(holders.hal)).toHaveLength(1)
    expect(await told(holders.eve)).toEqual([])
  })

  it('of somebody at a site is told with the role and the site, as long as nobody has called it', async () => {
    await publishExample(app, staff.north, { local: [] }, '2026-11-24')
    app.clock.pass({ days: 91 })
    for (const { id } of app.deps.contents.en.contacts) await check(id)
    await call('works')
    await alarm()
    await sendWaiting(sendingOf(app, server))
    const text = textOf(0)
    expect(text).toContain('Backup: Clinical lead (North House): last checked Nov 24, 2026.')
    expect(text).not.toContain('Program director')
    expect(text).not.toContain('555')
  })

  it('is told nobody by mail where there’s no mail server', async () => {
    app.clock.pass({ days: 91 })
    await alarm(false)
    expect(await told(holders.eve)).toEqual([])
  })
})

describe('a number that reached nobody', () => {
  it('is told all stewards the same day, each finding once, also when others were told that day', async () => {
    await publishExample(app, staff.north, {})
    const [line] = exampleSite.local
    await call('wrong')
    await alarm()
    await alarm()
    expect(await told(holders.eve)).toHaveLength(1)
    expect(await told(staff.ada)).toHaveLength(1)
    await call('no-answer', line?.phone ?? '')
    await check('NR-2', 'wrong')
    await alarm()
    expect(await told(holders.eve)).toHaveLength(3)
    expect(await told(holders.hal)).toEqual([])
    await sendWaiting(sendingOf(app, server))
    const words = MESSAGES.en.hr.lines.mail.failed
    const text = server.mails.map((_, index) => textOf(index)).join('\n')
    expect(text).toContain(words.called.wrong('Named person: Program director on duty (North House)', 'Nov 24, 2026'))
    expect(text).toContain(words.called['no-answer'](`${line?.name} (North House)`, 'Nov 24, 2026'))
    // Nobody calls a line that all sites share to check it.
    expect(text).toContain(words.shared.wrong(contactOf('NR-2').name, 'Nov 24, 2026'))
    expect(text).toContain(`${SITE}/hr/contacts`)
    expect(text).not.toContain('555')
    expect(topicWords(words.subject)).toEqual([])
  })

  it('isn’t told anymore when a call has reached somebody, or the number has changed, before the mail goes out', async () => {
    await publishExample(app, staff.north, {})
    await call('wrong')
    await alarm()
    await call('works')
    await sendWaiting(sendingOf(app, server))
    await call('wrong')
    await alarm()
    const named = exampleSite.named.map((each, index) => (index === 0 ? { ...each, phone: '609-555-0177' } : each))
    await publishExample(app, staff.north, { named })
    await sendWaiting(sendingOf(app, server))
    expect(server.mails).toEqual([])
    expect((await told(holders.eve)).map(({ reason }) => reason)).toEqual(['done', 'done'])
  })
})

describe('the day since which a number is so old', () => {
  const on = (checked: string, now: string, next: string | null = null) =>
    lineAlarm(calendarDate(checked), calendarDate(now), next === null ? null : calendarDate(next))

  it.each([
    ['2026-04-01', null],
    ['2026-04-02', { age: 'look', since: '2026-04-02' }],
    ['2026-06-30', { age: 'look', since: '2026-04-02' }],
    ['2026-07-01', { age: 'late', since: '2026-07-01' }],
    ['2027-01-01', { age: 'late', since: '2026-07-01' }],
    ['2027-01-02', { age: 'stale', since: '2027-01-02' }],
  ])('on %s, for one that was checked on Jan 1, 2026', (now, alarmed) => {
    expect(on('2026-01-01', now)).toEqual(alarmed)
  })

  it('is the day after the next check that somebody has set, if that comes first', () => {
    expect(on('2026-01-01', '2026-02-02', '2026-02-01')).toEqual({ age: 'look', since: '2026-02-02' })
  })
})
