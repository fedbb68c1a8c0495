import { idOf } from '../../src/app/href.web.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { calendarDate, toInstant } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import type { MessageKind } from '../../src/reminders/reminder.ts'
import { DEFAULT_REMINDERS } from '../../src/reminders/settings.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { enqueue, findMessage, messagesTo } from '../../src/reminders/message.store.ts'
import { claimNext, markSent, markStopped } from '../../src/mail/outbox.store.ts'
import { putRole } from '../../src/identity/role.store.ts'
import { hire } from '../../src/people/record.store.ts'
import { reminderSettings } from '../../src/reminders/settings.store.ts'
import { type Browser, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { cardsFor } from '../support/invite.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const t = MESSAGES.en.hr.reminders

const WITH_MAIL = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'hr@harborstreet.example' }
const SETTINGS = '/hr/reminders'
const LIST = '/hr/reminders/messages'
const HANDED_OVER = MESSAGES.en.hr.reminders.messages.result.confirmed['handed-over']('Ada Okafor', 'Nov 24, 2026')
const TODAY = calendarDate('2026-11-24')

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(() => open(WITH_MAIL))

describe('the settings', () => {
  let form: Record<string, string>
  beforeEach(async () => {
    form = fieldsOf(await page(SETTINGS))
  })

  it('stay the same when the form is sent back as it was shown', async () => {
    await ada.post(SETTINGS, form).expect(303)
    expect(await reminderSettings(test.deps.store.db)).toEqual(DEFAULT_REMINDERS)
    expect(fieldsOf(await page(SETTINGS))).toEqual(form)
  })

  it('settings saved before a new one was added have its default', async () => {
    const row = { id: 1, settings: '{"nudgeAfterDays":3}', updated_at: test.deps.now(), updated_by: staff.ada } as const
    await test.deps.store.db.insertInto('reminder_settings').values(row).execute()
    expect(await reminderSettings(test.deps.store.db)).toEqual({ ...DEFAULT_REMINDERS, nudgeAfterDays: 3 })
  })

  it('are said in sentences', async () => {
    const text = await page(SETTINGS)
    for (const sentence of [
      t.settings.dueSoonDays.sentence('7 days and 1 day'),
      t.settings.mostOverdue.sentence(4),
      t.settings.digestOn.sentence('Monday'),
      t.settings.expiryDays.sentence('90, 60 and 30'),
      t.settings.hours.sentence('9 am to 5 pm, Mon to Fri'),
    ]) {
      expect(text).toContain(`<li>${sentence}</li>`)
    }
  })

  it('are saved the way they were sent, and described again', async () => {
    const sent = {
      ...form,
      nudgeAfterDays: '',
      dueSoonDays: '3, 14',
      digestOn: 'fri',
      quietDays: '2026-12-25\n2026-11-27',
    }
    const answer = await ada.post(SETTINGS, sent)
    expect([answer.status, answer.headers['location']]).toEqual([303, `${SETTINGS}?saved=yes`])
    expect(await reminderSettings(test.deps.store.db)).toEqual({
      ...DEFAULT_REMINDERS,
      nudgeAfterDays: null,
      dueSoonDays: [14, 3],
      digestOn: 'fri',
      hours: { ...DEFAULT_REMINDERS.hours, quietDays: ['2026-11-27', '2026-12-25'] },
    })
    const text = await page(`${SETTINGS}?saved=yes`)
    expect(text).toContain(t.saved)
    expect(text).toContain(t.settings.hours.quietSentence('Nov 27, 2026 and Dec 25, 2026'))
    expect(text).not.toContain('has done nothing in the course')
  })

  it('can turn everything off', async () => {
    const { on: _, ...off } = form
    await ada.post(SETTINGS, off).expect(303)
    expect((await reminderSettings(test.deps.store.db)).on).toBe(false)
    expect(await page(SETTINGS)).toContain(t.off)
  })

  it.each<[string, Record<string, string>, string]>([
    ['no number', { nudgeAfterDays: 'soon' }, t.needs.days(120)],
    ['no day at all', { escalateAfterDays: '0' }, t.needs.days(120)],
    ['a list with a word in it', { dueSoonDays: '7, one' }, t.needs.daysBefore(120)],
    ['six days', { dueSoonDays: '1 2 3 4 5 6' }, t.needs.daysBefore(120)],
    ['too many messages', { mostOverdue: '13' }, t.needs.count(12)],
    ['no time', { from: '' }, t.needs.time],
    ['an end before the beginning', { to: '08:00' }, t.needs.order],
    ['a day that is none', { quietDays: '2026-12-25\n2026-02-30' }, 'Enter each date in the format 2026-12-25'],
  ])('say at the field what to fix, and change nothing: %s', async (_, change, words) => {
    const { status, text } = await ada.post(SETTINGS, { ...form, ...change })
    expect(status).toBe(422)
    expect(text.split(words).length).toBeGreaterThan(2)
    expect(await reminderSettings(test.deps.store.db)).toEqual(DEFAULT_REMINDERS)
  })

  it('ask for a day of the week', async () => {
    const days = Object.keys(form).filter((name) => name.startsWith('day-'))
    const sent = Object.fromEntries(Object.entries(form).filter(([name]) => !days.includes(name)))
    const { status, text } = await ada.post(SETTINGS, sent)
    expect(status).toBe(422)
    expect(text.split(t.needs.someDay).length).toBe(3)
  })
})

describe('the state of mail', () => {
  it('is that nothing is sent, without a mail server', async () => {
    await open({})
    await put('nudge', staff.bob)
    const text = await page(SETTINGS)
    expect(text).toContain(t.mail.none)
    expect(text).toContain(`<h2 id="now">${t.listedTitle}</h2>`)
    expect(text).not.toContain(t.nowTitle)
    expect(text).toContain(t.mail.byHand(1))
    // Nobody else is an administrator, and the name of a setting is nothing for HR.
    expect(text).toContain(t.mail.ask('whoever runs the server'))
    expect(text).not.toContain('SMTP_URL')
  })

  it('names the administrator to ask for a mail server', async () => {
    await open({})
    await putRole(test.deps.store.db, staff.dan, { role: 'administrator', sites: [], until: null })
    expect(await page(SETTINGS)).toContain(t.mail.ask('Dan Whitfield or whoever runs the server'))
  })

  it('counts what waits and what could not be delivered, and names the last success', async () => {
    await put('nudge', staff.bob)
    expect(await page(SETTINGS)).toContain(t.mail.neverSent)
    await send()
    await put('nudge', staff.dan)
    const text = await page(SETTINGS)
    expect(text).toContain(t.mail.lastSent('Nov 24, 2026', '10:00 AM'))
    expect(text).toContain(t.mail.waiting(1))
    expect(text).toContain(t.mail.dead(0))
  })
})

describe('the list of messages', () => {
  it('shows each in its state, to whom and about whom, and never a text', async () => {
    await put('nudge', staff.bob)
    await put('escalation', staff.cleo, staff.bob)
    const text = await page(`${LIST}?state=waiting`)
    expect(text).toContain('Waiting: 2')
    expect(rowOf('Bob Rivera', text)).toContain(t.kinds.nudge)
    expect(rowOf('Cleo Marsh', text)).toContain(t.messages.about('Bob Rivera'))
    expect(text).not.toContain('minutes left')
    expect(await page(`${LIST}?state=sent`)).toContain(t.messages.none.sent)
  })

  it('has the words of the mail server for what could not be delivered; it is tried again', async () => {
    const id = await put('nudge', staff.bob)
    await die(id, '550 5.1.1 <b>no such</b> mailbox')
    const text = await page(`${LIST}?state=dead`)
    expect(rowOf('Bob Rivera', text)).toContain('550 5.1.1 &lt;b&gt;no such&lt;/b&gt; mailbox')
    const answer = await ada.post(`${LIST}/${id}/retries`)
    expect([answer.status, answer.headers['location']]).toEqual([303, `${LIST}?state=dead`])
    expect(await findMessage(test.deps.store.db, id)).toMatchObject({ state: 'waiting', tries: 0, reason: null })
  })

  it('stops what has not gone out, and says so when it has gone on meanwhile', async () => {
    const id = await put('nudge', staff.bob)
    expect(rowOf('Bob Rivera', await page(`${LIST}?state=waiting`))).toMatch(
      new RegExp(`<summary>${t.messages.stop}.*<p>${t.messages.stopping.ask}</p>.*/${id}/stops`, 's'),
    )
    const stopped = await ada.post(`${LIST}/${id}/stops`)
    expect(await page(stopped.headers['location'] ?? '')).toContain(t.messages.stopping.done)
    expect(rowOf('Bob Rivera', await page(`${LIST}?state=stopped`))).toContain(t.messages.result.stops['by-hr'])
    const again = await ada.post(`${LIST}/${id}/stops`)
    expect(again.headers['location']).toBe(`${LIST}?state=stopped&missed=yes`)
    expect(await page(again.headers['location'] ?? '')).toContain(t.messages.missed)
  })

  it('says why something was not sent', async () => {
    await put('nudge', staff.bob)
    const claim = await take()
    await markStopped(test.deps.store.db, claim, 'on-leave')
    expect(rowOf('Bob Rivera', await page(`${LIST}?state=stopped`))).toContain(t.messages.result.stops['on-leave'])
  })

  it('quotes no mail server where there is none', async () => {
    await open({})
    const { store, now } = test.deps
    const queued = { kind: 'digest', person: staff.cleo, about: null, occasion: 'week', deadline: null } as const
    const by = { by: 'system:reminders', at: now(), today: TODAY } as const
    // There was one when it was queued.
    await store.transaction((tx) => enqueue(tx, { ...queued, mail: true, ...by }))
    const text = await page(`${LIST}?state=waiting`)
    expect(rowOf('Cleo Marsh', text)).toContain(t.messages.result.stops['no-server'])
    expect(text).not.toContain(t.messages.said)
  })

  it('continues over pages', async () => {
    for (let n = 0; n < 51; n++) await put('nudge', staff.bob, null, `occasion ${n}`)
    const first = await page(`${LIST}?state=waiting`)
    const next = /<nav class="pages"[^>]*>\s*<a href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(rows(first)).toHaveLength(50)
    expect(rows(await page(next))).toHaveLength(1)
  })

  it.each(['retries', 'stops', 'links', 'hand-overs'])('knows no message of that name: %s', async (action) => {
    expect((await ada.post(`${LIST}/none/${action}`)).status).toBe(404)
  })
})

describe('a message to hand over', () => {
  beforeEach(() => open({}))

  it('gets a link on demand, to copy and to print, that lets the person in', async () => {
    const eli = await addEli()
    const id = await put('invite', eli)
    expect(rowOf('Eli Novak', await page(LIST))).toContain('Make a link')
    const { text } = await ada.post(`${LIST}/${id}/links`).expect(200)
    const token = /\/join\/([0-9a-z]{26})/.exec(text)?.[1] ?? ''
    expect(text).toMatch(/<b class="code">[0-9A-Z]{4}-[0-9A-Z]{4}<\/b>/)
    expect((await visitor(test).get(`/join/${token}`)).text).toContain('Welcome, Eli Novak.')
    expect(await findMessage(test.deps.store.db, id)).toMatchObject({ state: 'by-hand' })
    await ada.post(`${LIST}/${id}/hand-overs`).expect(303)
    expect(rowOf('Eli Novak', await page(`${LIST}?state=sent`))).toContain(HANDED_OVER)
  })

  it('a message for a person with a password has the sign-in address, and no link that would end the password', async () => {
    const id = await put('nudge', staff.bob)
    const { text } = await ada.post(`${LIST}/${id}/links`).expect(200)
    expect(text).toContain('http://localhost:3000/sign-in')
    expect(text).not.toContain('/join/')
    expect(await test.deps.store.db.selectFrom('sign_in_link').selectAll().execute()).toEqual([])
  })

  it('waits on when a card was made for the same person, until HR says it was handed over', async () => {
    const eli = await addEli()
    const id = await put('invite', eli)
    await cardsFor(ada, eli)
    const made = t.messages.result.cardMade('Nov 24, 2026')
    expect(rowOf('Eli Novak', await page(LIST))).toContain(made)
    expect(await page(LIST)).toContain(`<a href="/hr/invites">${t.messages.cardsMade}</a>`)
    const record = `/hr/people/${idOf(eli)}`
    expect(await page(record)).toContain(made)
    expect(await page(record)).not.toContain(HANDED_OVER)
    expect(rowOf('Eli Novak', await page(LIST))).toContain(t.messages.handOver.done)
    await ada.post(`${LIST}/${id}/hand-overs`).expect(303)
    expect(await findMessage(test.deps.store.db, id)).toMatchObject({ state: 'sent', reason: 'by-hand' })
    expect(await page(record)).toContain(HANDED_OVER)
  })
})

describe('the messages sent to a person', () => {
  it('are on the record, for HR and the supervisor, with those to the supervisor', async () => {
    await put('nudge', staff.bob)
    await send()
    await put('escalation', staff.cleo, staff.bob)
    for (const who of [staff.ada, staff.cleo]) {
      const { text } = await (await signedIn(test, who)).get(`/hr/people/${idOf(staff.bob)}`)
      expect(text).toContain(`${t.kinds.nudge}, to Bob Rivera`)
      expect(text).toContain(t.messages.result.sent)
      expect(text).toContain(`${t.kinds.escalation}, to Cleo Marsh`)
    }
  })

  it('are on the person’s own account, without those to others', async () => {
    await put('nudge', staff.bob)
    await put('escalation', staff.cleo, staff.bob)
    const { text } = await (await signedIn(test, staff.bob)).get('/account')
    expect(text).toContain(t.messages.own.title)
    expect(text.replaceAll('<wbr>', '')).toContain(t.messages.own.address('bob@harborstreet.example'))
    expect(text).toContain(t.kinds.nudge)
    expect(text).not.toContain(t.kinds.escalation)
  })

  it('have a note that nothing is sent when there is no mail server', async () => {
    const plain = await testApp()
    const people = await staffOn(plain)
    const { text } = await (await signedIn(plain, people.bob)).get('/account')
    const { own } = t.messages
    expect(text).toContain(own.noServer)
    expect(text).not.toContain(own.lead)
    expect(text).not.toContain(own.address('bob@harborstreet.example'))
  })

  it('are mentioned on the page of what HR sees', async () => {
    const { text } = await (await signedIn(test, staff.bob)).get('/what-hr-sees')
    expect(text).toContain('which reminders you were sent')
  })
})

/** The fields of the form and what they hold, read from the page as a browser would send them. */
function fieldsOf(html: string): Record<string, string> {
  const [form = ''] = /<form class="stack"[\s\S]*?<\/form>/.exec(html) ?? []
  const inputs = [...form.matchAll(/<input\b([^>]*)>/g)].map(([, attributes = '']) => attributes)
  const selects = [...form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)]
  const texts = [...form.matchAll(/<textarea([^>]*)>([^<]*)<\/textarea>/g)]
  const named = (attributes: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''
  const entries = [
    ...inputs
      .filter((input) => named(input, 'type') !== 'checkbox' || /\schecked\b/.test(input))
      .map((input) => [named(input, 'name'), named(input, 'value')]),
    ...selects.map(([, attributes = '', options = '']) => [
      named(attributes, 'name'),
      named(/<option[^>]*\sselected\b[^>]*>/.exec(options)?.[0] ?? '', 'value'),
    ]),
    ...texts.map(([, attributes = '', text = '']) => [named(attributes, 'name'), text]),
  ]
  return Object.fromEntries(entries.filter(([name]) => name !== 'csrf'))
}

async function open(environment: Readonly<Record<string, string>>): Promise<void> {
  test = await testApp(environment)
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
}

async function page(path: string): Promise<string> {
  return (await ada.get(path).expect(200)).text
}

function rows(html: string): string[] {
  return [...html.matchAll(/<tr><th scope="row">[\s\S]*?<\/tr>/g)].map(([row]) => row)
}

function rowOf(name: string, html: string): string {
  return rows(html).find((row) => row.includes(`>${name}</a>`)) ?? ''
}

/** Queues a message, and returns its id. */
async function put(
  kind: MessageKind,
  person: PersonId,
  about: PersonId | null = null,
  occasion = `${kind}:${person}`,
): Promise<string> {
  const { store, config, now } = test.deps
  const reminder = { kind, person, about, occasion, deadline: null, mail: config.mail !== null }
  await store.transaction((tx) => enqueue(tx, { ...reminder, by: 'system:reminders', at: now(), today: TODAY }))
  return (await messagesTo(store.db, person)).find((message) => message.occasion === occasion)?.id ?? ''
}

/** Takes a message the way the sender does. */
async function take() {
  const { store, now } = test.deps
  const claim = await claimNext(store, now(), toInstant(Date.parse(now()) + 60_000))
  if (claim === null) throw new Error('nothing waits')
  return claim
}

async function send(): Promise<void> {
  const claim = await take()
  await markSent(test.deps.store.db, claim, test.deps.now(), '250 OK')
}

async function die(id: string, reason: string): Promise<void> {
  await test.deps.store.db
    .updateTable('message')
    .set({ state: 'dead', reason, tries: 8 })
    .where('id', '=', id)
    .execute()
}

/** Somebody without a password. */
function addEli(): Promise<PersonId> {
  const { deps } = test
  const recording = { course: deps.contents.en.course.id, actor: staff.ada, at: deps.now(), today: TODAY }
  const starter = {
    person: null,
    facts: { name: 'Eli Novak' },
    language: 'en',
    site: staff.north,
    department: 'Residential',
    position: 'Youth worker',
    supervisor: null,
    hiredOn: calendarDate('2026-11-20'),
    type: 'employee',
    worksWithYouth: true,
  } as const
  return deps.store.transaction((tx) => hire(tx, starter, recording))
}
