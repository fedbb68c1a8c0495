import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { calendarDate, dateAt } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import type { Reminder } from '../../src/reminders/reminder.ts'
import { DEFAULT_REMINDERS } from '../../src/reminders/settings.ts'
import { deadlineOf } from '../../src/reminders/due.ts'
import type { Sending } from '../../src/mail/sender.job.ts'
import { closeAccess } from '../../src/identity/access.store.ts'
import { setCredentials, setLanguage } from '../../src/identity/account.store.ts'
import { askForReset } from '../../src/identity/recovery.store.ts'
import { enqueue, messagesTo } from '../../src/reminders/message.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { changeFacts, erasePerson, recordEvents } from '../../src/people/record.store.ts'
import { putReminderSettings, putTemplate } from '../../src/reminders/settings.store.ts'
import { createSignInLink, findSignInLink } from '../../src/identity/sign-in-link.store.ts'
import { type TestApp, testApp, visitor } from '../support/app.ts'
import { type Staff, staffOn, ORGANIZATION } from '../support/staff.ts'
import { completeCourse } from '../support/completions.ts'
import { newcomer, sendingOf, sendWaiting, SITE } from '../support/mail.ts'
import { publishExample } from '../support/site.ts'
import { headerOf, mailServer, partsOf, type Post, type TestMailServer } from '../support/smtp.ts'

let app: TestApp
let staff: Staff
let server: TestMailServer
let sending: Sending & { readonly failures: unknown[] }
let told = 0

beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  server = await mailServer()
  sending = sendingOf(app, server)
})
afterEach(async () => {
  await server.stop()
  await app.deps.store.close()
})

const today = () => dateAt(app.deps.now(), ORGANIZATION.timeZone)
const by = () => ({ course: app.deps.contents.en.course.id, actor: staff.ada, at: app.deps.now(), today: today() })
const send = () => sendWaiting(sending)

function tell(person: PersonId, changes: Partial<Reminder> = {}, sender: PersonId | null = null): Promise<boolean> {
  told += 1
  const reminder = { kind: 'nudge', person, about: null, occasion: `test:${told}`, deadline: null } as const
  const message = { ...reminder, ...changes, mail: true, by: sender ?? 'system:reminders', at: app.deps.now() } as const
  return app.deps.store.transaction((tx) => enqueue(tx, { ...message, today: today() }))
}

async function outcome(person: PersonId) {
  const [latest] = await messagesTo(app.deps.store.db, person)
  if (latest === undefined) throw new Error('nothing was told')
  return latest
}

function lastMail(): Post {
  const mail = server.mails.at(-1)
  if (mail === undefined) throw new Error('no mail came')
  return mail
}

const plain = (mail = lastMail()) => (partsOf(mail).get('text/plain') ?? '').replaceAll('\r\n', '\n')
const linkIn = (mail = lastMail()) => /https:\/\/\S+/.exec(plain(mail))?.[0] ?? ''

describe('a mail that goes out', () => {
  it('says what is left, until when and why, leads to the course, and is on record as sent', async () => {
    await tell(staff.bob)
    expect(await send()).toBe(1)
    expect(lastMail().to).toEqual(['bob@harborstreet.example'])
    expect(headerOf(lastMail(), 'Subject')).toMatch(/^Your orientation: about \d+ minutes left$/)
    expect(plain()).toContain('Hello Bob Rivera,')
    expect(plain()).toContain('Due Dec 16, 2026: hired Nov 16, 2026, plus 30 days.')
    expect(linkIn()).toBe(`${SITE}/course`)
    expect(await outcome(staff.bob)).toMatchObject({ state: 'sent', reason: '250 OK queued', tries: 1 })
    expect(await send()).toBe(0)
  })

  it('a mail to someone without a password signs them in, with its own link next to the printed code', async () => {
    const nora = await newcomer(app, staff, 'nora@harborstreet.example', 'es')
    const printed = await app.deps.store.transaction((tx) =>
      createSignInLink(tx, {
        purpose: 'invite',
        person: nora,
        createdBy: staff.ada,
        at: app.deps.now(),
        expiresAt: app.deps.now().replace('2026', '2027') as never,
      }),
    )
    await tell(nora, { kind: 'invite' })
    await send()
    expect(headerOf(lastMail(), 'Subject')).toContain('UTF-8')
    expect(plain()).toContain('Hola, Nora Vega:')
    expect(plain()).toContain('sirve una vez, hasta el 1 dic 2026')
    const token = linkIn().replace(`${SITE}/es/join/`, '')
    for (const link of [token, printed])
      expect(await findSignInLink(app.deps.store.db, link, app.deps.now())).toMatchObject({ person: nora })
    expect(partsOf(lastMail()).get('text/calendar')).toContain('DTSTART;VALUE=DATE:20261224')
  })

  it('a mail to a supervisor names the people who need something, and links to them', async () => {
    await tell(staff.cleo, { kind: 'escalation', about: staff.bob, deadline: null }, staff.ada)
    await tell(staff.cleo, { kind: 'digest' })
    app.clock.pass({ days: 27 })
    await send()
    expect(server.mails).toHaveLength(2)
    for (const mail of server.mails) {
      expect(headerOf(mail, 'Subject')).not.toMatch(/Bob|Rivera|Cleo/)
      expect(plain(mail)).toContain('- Bob Rivera: Overdue. Due Dec 16, 2026')
      expect(linkIn(mail)).toBe(`${SITE}/hr/people`)
    }
  })

  it('has the organization’s own words where it has put some, and what stands below every mail', async () => {
    const words = { subject: 'Orientation, due {due}', body: 'Dear {name}\n\nSee {link} today.' }
    await app.deps.store.transaction((tx) => putTemplate(tx, 'nudge', 'en', words, staff.ada, app.deps.now()))
    await tell(staff.bob)
    await send()
    expect(headerOf(lastMail(), 'Subject')).toBe('Orientation, due Dec 16, 2026')
    expect(plain()).toContain(`Dear Bob Rivera\n\nSee ${SITE}/course today.`)
    expect(plain()).toContain('If someone is in danger now, call 911.')
  })
})

describe('the hour', () => {
  it.each([
    ['in the evening it waits for the morning', { hours: 8 }, '2026-11-25T14:00:00.000Z'],
    ['on a Friday evening it waits for Monday', { days: 3, hours: 8 }, '2026-11-30T14:00:00.000Z'],
  ])('%s', async (_, time, expected) => {
    app.clock.pass(time)
    await tell(staff.bob)
    expect(await send()).toBe(0)
    expect(await outcome(staff.bob)).toMatchObject({ state: 'waiting', notBefore: expected, tries: 0 })
  })

  it('the site’s own hour counts: at ten in New York it is seven in Los Angeles', async () => {
    await publishExample(app, staff.south, {
      slug: 'south-house',
      name: 'South House',
      timeZone: 'America/Los_Angeles',
    })
    await tell(staff.dan)
    await send()
    expect(await outcome(staff.dan)).toMatchObject({ state: 'waiting', notBefore: '2026-11-24T17:00:00.000Z' })
  })

  it('a quiet day is skipped', async () => {
    const hours = { ...DEFAULT_REMINDERS.hours, quietDays: [calendarDate('2026-11-24')] }
    await app.deps.store.transaction((tx) =>
      putReminderSettings(tx, { ...DEFAULT_REMINDERS, hours }, staff.ada, app.deps.now()),
    )
    await tell(staff.bob)
    await send()
    expect(await outcome(staff.bob)).toMatchObject({ notBefore: '2026-11-25T14:00:00.000Z' })
  })
})

describe('a waiting message is stopped instead of sent', () => {
  const happens = (kind: 'leave_began' | 'separated') => async () => {
    const spell = (await findPerson(app.deps.store.db, staff.bob))?.placements[0]?.spell ?? ''
    const on = calendarDate(kind === 'separated' ? '2026-11-23' : '2026-11-24')
    const what =
      kind === 'separated'
        ? ({ kind, body: { v: 1, spell } } as const)
        : ({ kind, body: { v: 1, expectedReturn: null } } as const)
    await app.deps.store.transaction((tx) => recordEvents(tx, [{ person: staff.bob, on, ...what }], by()))
  }

  it.each<[string, string, () => Promise<unknown>]>([
    ['when the person is done', 'done', () => completeCourse(app, staff.bob)],
    ['when the person has left', 'left', happens('separated')],
    ['when the person is on leave', 'on-leave', happens('leave_began')],
    [
      'when the person’s access was closed',
      'access-closed',
      () => app.deps.store.transaction((tx) => closeAccess(tx, staff.bob, 'Left in a hurry', by())),
    ],
    [
      'when the address is invalid',
      'no-email',
      () => app.deps.store.transaction((tx) => changeFacts(tx, staff.bob, { email: 'bob at home' }, today(), by())),
    ],
    ['after an erasure', 'erased', () => app.deps.store.transaction((tx) => erasePerson(tx, staff.bob, today()))],
  ])('%s', async (_, reason, happen) => {
    await tell(staff.bob)
    await happen()
    expect(await send()).toBe(0)
    expect(await outcome(staff.bob)).toMatchObject({ state: 'stopped', reason, tries: 0 })
    expect(server.mails).toEqual([])
  })

  it('when a link for a new password would go to an address that HR has put in place of the person’s own', async () => {
    const at = app.deps.now()
    const facts = { email: 'new@harborstreet.example' }
    await app.deps.store.transaction(async (tx) => {
      await changeFacts(tx, staff.bob, facts, today(), by())
      await askForReset(tx, staff.bob, { mail: true, by: staff.ada, at, today: today() })
    })
    await send()
    const messages = await messagesTo(app.deps.store.db, staff.bob)
    expect(messages.find(({ kind }) => kind === 'reset-link')).toMatchObject({
      state: 'stopped',
      reason: 'not-confirmed',
    })
  })

  it('when the date has moved', async () => {
    const deadline = deadlineOf((await findPerson(app.deps.store.db, staff.bob))?.standing ?? never())
    await tell(staff.bob, { kind: 'due-soon', deadline })
    const body = { v: 1, requirement: 'orientation', dueOn: calendarDate('2027-01-31'), approver: staff.ada } as const
    await app.deps.store.transaction((tx) =>
      recordEvents(tx, [{ person: staff.bob, on: today(), kind: 'extended', body }], by()),
    )
    await send()
    expect(await outcome(staff.bob)).toMatchObject({ state: 'stopped', reason: 'date-moved' })
  })

  it('when a supervisor’s list is empty', async () => {
    await tell(staff.cleo, { kind: 'digest' })
    await send()
    expect(await outcome(staff.cleo)).toMatchObject({ state: 'stopped', reason: 'done' })
  })
})

describe('when the mail server does not take it', () => {
  it('a temporary refusal is tried again, later each time, eight times in all, and then HR sees it', async () => {
    server.behave('later')
    await tell(staff.bob)
    const waits: number[] = []
    for (let n = 1; n <= 8; n++) {
      await send()
      const { state, tries, notBefore, reason } = await outcome(staff.bob)
      expect([tries, reason]).toEqual([n === 8 ? 8 : n, '451 4.3.0 Try again later'])
      expect(state).toBe(n === 8 ? 'dead' : 'waiting')
      waits.push((Date.parse(notBefore) - Date.parse(app.deps.now())) / 60_000)
      // Over the night as well: the next working day, at ten.
      app.clock.pass({ days: n === 4 ? 3 : 1 })
    }
    const expected = [5, 10, 20, 40, 80, 160, 320]
    waits.slice(0, 7).forEach((minutes, index) => {
      expect(minutes).toBeGreaterThanOrEqual(0.75 * (expected[index] ?? 0))
      expect(minutes).toBeLessThanOrEqual(1.25 * (expected[index] ?? 0))
    })
    expect(await send()).toBe(0)
  })

  it('a permanent refusal ends the message right away, and the answer is kept without the address', async () => {
    server.behave('refuse-recipient')
    await tell(staff.bob)
    await send()
    expect(await outcome(staff.bob)).toMatchObject({ state: 'dead', reason: '550 5.1.1 … no such user', tries: 1 })
  })

  it('a disconnect after the last line sends the same mail again under the same Message-ID', async () => {
    server.behave('drop')
    await tell(staff.bob)
    expect(await send()).toBe(0)
    server.behave('accept')
    app.clock.pass({ minutes: 10 })
    expect(await send()).toBe(1)
    const [first, second] = server.mails.map((mail) => headerOf(mail, 'Message-ID'))
    expect(second).toBe(first)
    expect(first).toMatch(/^<[0-9a-f-]{36}@harborstreet\.example>$/)
    expect(await outcome(staff.bob)).toMatchObject({ state: 'sent', tries: 2 })
  })

  it('every attempt has its own link, all of them work until one is used, and none is kept in the clear', async () => {
    const nora = await newcomer(app, staff, 'nora@harborstreet.example')
    await tell(nora, { kind: 'invite' })
    for (const manner of ['drop', 'drop', 'accept'] as const) {
      server.behave(manner)
      await send()
      app.clock.pass({ minutes: 20 })
    }
    const tokens = server.mails.map((mail) => linkIn(mail).split('/').at(-1) ?? '')
    expect(new Set(tokens).size).toBe(3)
    const { db } = app.deps.store
    const { rows } = await sql`select * from message cross join sign_in_link`.execute(db)
    for (const token of tokens) {
      expect(await findSignInLink(db, token, app.deps.now())).toMatchObject({ person: nora })
      expect(JSON.stringify(rows)).not.toContain(token)
    }
    const used = tokens[0] ?? ''
    await visitor(app).post(`/join/${used}`, { password: 'tea at the window, rain outside' }).expect(303)
    for (const token of tokens) expect(await findSignInLink(db, token, app.deps.now())).toBeNull()
  })

  it('a missing mail server holds up no pages or records: the message waits', async () => {
    await server.stop()
    await tell(staff.bob)
    expect(await send()).toBe(0)
    expect(await outcome(staff.bob)).toMatchObject({ state: 'waiting', tries: 1 })
    server = await mailServer()
  })
})

describe('several senders', () => {
  it('several senders at the same moment send each message once', async () => {
    const people = [staff.ada, staff.bob, staff.cleo, staff.dan]
    for (const person of people) for (let n = 0; n < 3; n++) await tell(person, { kind: 'invite' }, staff.ada)
    const taken = await Promise.all([send(), send(), send()])
    expect(taken.reduce((sum, n) => sum + n)).toBe(12)
    const ids = server.mails.map((mail) => headerOf(mail, 'Message-ID'))
    expect([ids.length, new Set(ids).size]).toEqual([12, 12])
  })

  it('several senders leave the rest when the server stops', async () => {
    for (let n = 0; n < 3; n++) await tell(staff.bob)
    let asked = 0
    expect(await sendWaiting(sending, () => ++asked > 1)).toBe(1)
    expect(server.mails).toHaveLength(1)
  })
})

describe('a message that cannot be made', () => {
  it('keeps nobody waiting, is told the operator, and is tried again', async () => {
    const broken = { ...sending, publicUrl: 'not an address' }
    await tell(staff.bob)
    expect(await sendWaiting(broken)).toBe(0)
    expect(sending.failures).toHaveLength(1)
    expect(await outcome(staff.bob)).toMatchObject({
      state: 'waiting',
      tries: 1,
      reason: 'The mail could not be made. The log of the server says why.',
    })
    await setLanguage(app.deps.store.db, staff.bob, 'es')
    await app.deps.store.transaction((tx) => setCredentials(tx, staff.bob, 'bob', 'hash', today()))
    app.clock.pass({ minutes: 10 })
    expect(await send()).toBe(1)
    expect(plain()).toContain('Hola, Bob Rivera:')
  })
})

function never(): never {
  throw new Error('somebody is not on record')
}
