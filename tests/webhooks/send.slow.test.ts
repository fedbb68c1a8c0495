import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '../../src/ledger/event.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { changeFacts, erasePerson, recordEvents } from '../../src/people/record.store.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { addDays, dateAt } from '../../src/platform/time/calendar.ts'
import { sendAgain } from '../../src/webhooks/delivery.store.ts'
import { WEBHOOK_BODIES, WEBHOOK_EVENTS, type WebhookBody, type WebhookEvent } from '../../src/webhooks/event.ts'
import { webhookSecret } from '../../src/webhooks/secret.job.ts'
import { type Telling, webhookCompletionJob, webhookDeadlineJob, webhookJob } from '../../src/webhooks/send.job.ts'
import { endWebhook, makeWebhook } from '../../src/webhooks/webhook.store.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { completeCourse } from '../support/completions.ts'
import { content } from '../support/content.ts'
import { runJob } from '../support/jobs.ts'
import { attempted } from '../support/history.ts'
import { completed, event, hired, HR, lessonFinished, required } from '../support/recording.ts'
import { type Received, type Receiver, receiver } from '../support/receiver.ts'
import { ORGANIZATION, type Staff, staffOn } from '../support/staff.ts'
import { deliveriesIn } from '../support/webhooks.ts'

let app: TestApp
let staff: Staff
let other: Receiver
let telling: Telling
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  other = await receiver()
  telling = {
    store: app.deps.store,
    secret: app.deps.secret,
    course: app.deps.contents.en.course.id,
    receivers: { public: new Set(), private: new Set([other.host]) },
    ca: other.ca,
    now: app.deps.now,
  }
})
afterEach(async () => {
  await other.stop()
  await app.deps.store.close()
})

const today = () => dateAt(app.deps.now(), ORGANIZATION.timeZone)
const operator = () => ({ actor: 'system:console', at: app.deps.now(), address: null }) as const
const recording = () => ({ course: telling.course, actor: staff.ada, at: app.deps.now(), today: today() }) as const

function hook(events: readonly WebhookEvent[] = WEBHOOK_EVENTS): Promise<string> {
  const asked = { url: other.url, events, from: today(), until: addDays(today(), 365) }
  return app.deps.store.transaction((tx) => makeWebhook(tx, asked, operator()))
}

async function work(): Promise<void> {
  expect(await runJob(webhookCompletionJob(telling))).toEqual([])
  expect(await runJob(webhookDeadlineJob(telling))).toEqual([])
  expect(await runJob(webhookJob(telling))).toEqual([])
}

const bodyOf = ({ body }: Received): WebhookBody => {
  const { type } = JSON.parse(body)
  // Parsed by the shape of its own kind; another kind throws.
  return WEBHOOK_BODIES[type as WebhookEvent].parse(JSON.parse(body))
}
const bodies = () => other.received.map(bodyOf)
const outcomes = async () =>
  (await deliveriesIn(app.deps.store.db)).map(({ state, answer, tries }) => ({ state, answer, tries }))

describe('a delivery', () => {
  it('is signed, so that the receiver can check it with the secret that was printed', async () => {
    const id = await hook()
    await completeCourse(app, staff.bob)
    await work()
    const [sent] = other.received
    if (sent === undefined) throw new Error('nothing was received')
    const { headers, body } = sent
    const key = Buffer.from(webhookSecret(app.deps.secret, id).replace('whsec_', ''), 'base64')
    expect(key).toHaveLength(32)
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
    expect(headers['webhook-timestamp']).toBe(String(Date.parse(app.deps.now()) / 1_000))
    expect(headers['content-type']).toBe('application/json')
    expect(JSON.stringify(await app.deps.store.db.selectFrom('webhook').selectAll().execute())).not.toContain(
      webhookSecret(app.deps.secret, id),
    )
  })

  it('has ids, the staff number, the status and days, and no name, no address and no score', async () => {
    await hook()
    const facts = { employee_number: 'E-0042' }
    await app.deps.store.transaction((tx) => changeFacts(tx, staff.bob, facts, today(), recording()))
    await completeCourse(app, staff.bob)
    await work()
    const [entry] = (await historyOf(app.deps.store.db, staff.bob)).filter(({ kind }) => kind === 'completed')
    expect(bodies()).toEqual([
      {
        type: 'completed',
        id: other.received[0]?.headers['webhook-id'],
        timestamp: app.deps.now(),
        data: {
          person: staff.bob,
          employeeNumber: 'E-0042',
          requirement: 'orientation',
          course: telling.course,
          status: 'up-to-date',
          asOf: today(),
          dueOn: expect.toSatisfy((day: unknown) => day === null || typeof day === 'string'),
          completedOn: today(),
          validUntil: expect.toSatisfy((day: unknown) => day === null || typeof day === 'string'),
          completion: { entry: entry?.id, completedOn: today(), source: 'here', policyVersion: content.policy.version },
        },
      },
    ])
    expect(other.received[0]?.body).not.toMatch(/Rivera|harborstreet|right|attempt/)
  })

  it('is sent once when it’s received, and what was recorded before the webhook was made isn’t sent', async () => {
    await completeCourse(app, staff.cleo)
    await hook()
    await completeCourse(app, staff.bob)
    await work()
    await work()
    expect(bodies().map(({ data }) => data.person)).toEqual([staff.bob])
    expect(await outcomes()).toEqual([{ state: 'sent', answer: '204', tries: 1 }])
  })

  it('is sent again under the same id after a failure, and keeps nothing that the receiver said', async () => {
    await hook()
    await completeCourse(app, staff.bob)
    other.answer(500)
    await work()
    expect(await outcomes()).toEqual([{ state: 'waiting', answer: '500', tries: 1 }])
    await work()
    expect(other.received).toHaveLength(1)
    other.answer(200)
    app.clock.pass({ minutes: 6 })
    await work()
    const [first, second] = other.received
    expect(other.received).toHaveLength(2)
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
    expect(second?.headers['webhook-timestamp']).not.toBe(first?.headers['webhook-timestamp'])
    expect(await outcomes()).toEqual([{ state: 'sent', answer: '200', tries: 2 }])
    const rows = await app.deps.store.db.selectFrom('webhook_delivery').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('Rivera')
  })

  it('is tried for about three days, is marked as failed, and can be sent again', async () => {
    await hook()
    await completeCourse(app, staff.bob)
    other.answer(503)
    const began = Date.parse(app.deps.now())
    let last = began
    for (let hours = 0; hours < 24 * 5; hours += 1) {
      const before = other.received.length
      await work()
      if (other.received.length > before) last = Date.parse(app.deps.now())
      app.clock.pass({ hours: 1 })
    }
    expect(await outcomes()).toEqual([{ state: 'failed', answer: '503', tries: 11 }])
    const days = (last - began) / 86_400_000
    expect(days).toBeGreaterThan(2.5)
    expect(days).toBeLessThan(4)
    const [delivery] = await deliveriesIn(app.deps.store.db)
    other.answer(200)
    const again = () =>
      app.deps.store.transaction((tx) =>
        sendAgain(tx, delivery?.id ?? '', today(), { ...operator(), actor: staff.ada }),
      )
    expect([await again(), await again()]).toEqual([true, false])
    await work()
    expect(await outcomes()).toEqual([{ state: 'sent', answer: '200', tries: 1 }])
  })

  it('doesn’t hold up other receivers while one of them is away', async () => {
    await hook()
    for (const person of [staff.bob, staff.cleo, staff.dan]) await completeCourse(app, person)
    other.answer(500)
    await work()
    expect(other.received).toHaveLength(1)
    other.answer(200)
    await work()
    expect((await outcomes()).map(({ state }) => state).toSorted()).toEqual(['sent', 'sent', 'waiting'])
  })

  it('goes out once when two servers send at the same time', async () => {
    await hook()
    for (const person of [staff.ada, staff.bob, staff.cleo, staff.dan]) await completeCourse(app, person)
    expect(await runJob(webhookCompletionJob(telling))).toEqual([])
    const failures = await Promise.all([1, 2, 3].map(() => runJob(webhookJob(telling))))
    expect(failures.flat()).toEqual([])
    const ids = other.received.map(({ headers }) => headers['webhook-id'])
    expect([ids.length, new Set(ids).size]).toEqual([4, 4])
  })

  it('waits for the next start when the server stops', async () => {
    await hook()
    for (const person of [staff.bob, staff.cleo]) await completeCourse(app, person)
    expect(await runJob(webhookCompletionJob(telling))).toEqual([])
    expect(await runJob(webhookJob(telling), () => other.received.length > 0)).toEqual([])
    expect(other.received).toHaveLength(1)
    await work()
    expect(other.received).toHaveLength(2)
  })
})

describe('a webhook', () => {
  it('that has ended sends nothing, not even what waited', async () => {
    const id = await hook()
    await completeCourse(app, staff.bob)
    await app.deps.store.transaction((tx) => endWebhook(tx, id, operator()))
    await completeCourse(app, staff.cleo)
    await work()
    app.clock.pass({ days: 40 })
    await work()
    expect(other.received).toEqual([])
  })

  it('stops what waits when its last day is over', async () => {
    const until = today()
    const asked = { url: other.url, events: WEBHOOK_EVENTS, from: until, until }
    await app.deps.store.transaction((tx) => makeWebhook(tx, asked, operator()))
    await completeCourse(app, staff.bob)
    other.answer(500)
    await work()
    app.clock.pass({ days: 1 })
    await work()
    expect(other.received).toHaveLength(1)
    expect(await outcomes()).toMatchObject([{ state: 'stopped', answer: 'ended' }])
  })

  it('tells only what it was made for', async () => {
    await hook(['overdue'])
    await completeCourse(app, staff.bob)
    await work()
    expect(other.received).toEqual([])
  })

  it('sends nothing to a host that the operator has taken off the list', async () => {
    await hook()
    await completeCourse(app, staff.bob)
    telling = { ...telling, receivers: { public: new Set(), private: new Set() } }
    await work()
    expect(await outcomes()).toEqual([{ state: 'waiting', answer: 'not-listed', tries: 1 }])
    expect(other.received).toEqual([])
  })
})

describe('a date', () => {
  const toldOf = (person: PersonId) =>
    bodies()
      .filter(({ data }) => data.person === person)
      .map(({ type, data }) => [type, data.status, data.dueOn])

  it('is told when it’s near and when it was missed, once each', async () => {
    await hook()
    await work()
    expect(bodies()).toEqual([])
    for (let days = 0; days < 30; days += 1) {
      app.clock.pass({ days: 1 })
      await work()
    }
    expect(toldOf(staff.bob)).toEqual([
      ['due', 'not-started', '2026-12-16'],
      ['overdue', 'overdue', '2026-12-16'],
    ])
  })

  it('that was missed before the webhook was made isn’t told', async () => {
    app.clock.pass({ days: 30 })
    await hook()
    await work()
    expect(toldOf(staff.bob)).toEqual([])
  })

  it('is told when a completion no longer counts', async () => {
    const eve = 'person:eve'
    const events = [hired(eve, '2026-11-02'), required(eve, '2026-11-02', 6), completed(eve, '2026-11-24')]
    await app.deps.store.transaction((tx) => record(tx, events, today()))
    await hook(['expired'])
    for (let months = 0; months < 8; months += 1) {
      app.clock.pass({ days: 30 })
      await work()
    }
    expect(bodies().map(({ type, data }) => [type, data.person, data.status, data.validUntil])).toEqual([
      ['expired', eve, 'expired', '2027-05-24'],
    ])
  })

  it('is told after a leave, where it was missed and told nobody before', async () => {
    await hook(['overdue'])
    other.answer(500)
    app.clock.pass({ days: 23 })
    await work()
    const before = other.received.length
    expect(before).toBeGreaterThan(0)
    const change = (events: Parameters<typeof record>[1]) =>
      app.deps.store.transaction((tx) => record(tx, events, today()))
    await change([event('leave_began', staff.bob, today(), { expectedReturn: null })])
    other.answer(200)
    app.clock.pass({ hours: 1 })
    await work()
    const toldBob = () =>
      bodies()
        .slice(before)
        .filter(({ data }) => data.person === staff.bob)
        .map(({ type, data }) => [type, data.status, data.dueOn])
    expect(toldBob()).toEqual([])
    app.clock.pass({ days: 1 })
    await change([event('leave_ended', staff.bob, today(), {})])
    await work()
    await work()
    expect(toldBob()).toEqual([['overdue', 'overdue', '2026-12-16']])
    expect(bodies().at(-1)?.timestamp).toBe(app.deps.now())
  })

  it('isn’t told anymore once it was met', async () => {
    await hook(['due', 'overdue'])
    other.answer(500)
    app.clock.pass({ days: 17 })
    await work()
    const before = other.received.length
    expect(before).toBeGreaterThan(0)
    for (const person of [staff.ada, staff.bob, staff.cleo, staff.dan]) await completeCourse(app, person)
    other.answer(200)
    app.clock.pass({ hours: 1 })
    await work()
    expect(other.received).toHaveLength(before)
    expect(new Set((await outcomes()).map(({ state, answer }) => `${state} ${answer}`))).toEqual(
      new Set(['stopped not-so']),
    )
  })
})

describe('somebody who needs help', () => {
  const missedOf = (person: PersonId) => {
    const { body } = attempted(9, { missed: 'danger-first' })
    return event('attempted', person, today(), { ...body, outcome: 'below' })
  }

  it('has the dates and the status of anybody else who has begun', async () => {
    await hook()
    const begun = [lessonFinished(staff.bob, today(), 'L3'), missedOf(staff.bob), missedOf(staff.bob)]
    await app.deps.store.transaction((tx) => record(tx, begun, today()))
    expect((await findPerson(app.deps.store.db, staff.bob))?.standing.status).toBe('needs-help')
    for (let days = 0; days < 30; days += 1) {
      app.clock.pass({ days: 1 })
      await work()
    }
    const told = bodies().filter(({ data }) => data.person === staff.bob)
    expect(told.map(({ type, data }) => [type, data.status, data.dueOn])).toEqual([
      ['due', 'in-progress', '2026-12-16'],
      ['overdue', 'overdue', '2026-12-16'],
    ])
  })

  it('doesn’t show it in what is told of an earlier completion', async () => {
    const eve = 'person:eve'
    await hook(['completed'])
    const about = [hired(eve, '2025-11-02'), required(eve, '2025-11-02', 12), completed(eve, '2025-11-24')]
    const extension = { requirement: ORIENTATION, dueOn: addDays(today(), 20), approver: HR }
    const begun = [
      event('extended', eve, today(), extension),
      lessonFinished(eve, today(), 'L3'),
      missedOf(eve),
      missedOf(eve),
    ]
    await app.deps.store.transaction((tx) => record(tx, [...about, ...begun], today()))
    expect((await findPerson(app.deps.store.db, eve))?.standing.status).toBe('needs-help')
    await work()
    expect(bodies().map(({ type, data }) => [type, data.person, data.status])).toEqual([
      ['completed', eve, 'in-progress'],
    ])
  })
})

describe('somebody whose record changes', () => {
  it('has no staff number in what is sent after an erasure', async () => {
    await hook()
    const facts = { employee_number: 'E-0042' }
    await app.deps.store.transaction((tx) => changeFacts(tx, staff.bob, facts, today(), recording()))
    await completeCourse(app, staff.bob)
    other.answer(500)
    await work()
    expect(other.received[0]?.body).toContain('E-0042')
    await app.deps.store.transaction((tx) => erasePerson(tx, staff.bob, today()))
    other.answer(200)
    app.clock.pass({ minutes: 6 })
    await work()
    expect(bodies()[1]?.data).toMatchObject({ person: staff.bob, employeeNumber: null })
  })

  it('isn’t said to have completed what HR has corrected meanwhile', async () => {
    await hook()
    await completeCourse(app, staff.bob)
    const [entry] = (await historyOf(app.deps.store.db, staff.bob)).filter(({ kind }) => kind === 'completed')
    const body = {
      v: 2,
      corrects: entry?.id ?? '',
      reason: 'It was somebody else',
      evidence: { files: [], reference: 'binder 3' },
      change: { kind: 'withdrawn' },
    } as const
    await app.deps.store.transaction((tx) =>
      recordEvents(tx, [{ person: staff.bob, on: today(), kind: 'corrected', body }], recording()),
    )
    await work()
    expect(other.received).toEqual([])
    expect(await outcomes()).toMatchObject([{ state: 'stopped', answer: 'not-so' }])
  })
})
