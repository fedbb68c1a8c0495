import { beforeEach, describe, expect, it } from 'vitest'
import { openApi } from '../../src/api/openapi.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { VERSION } from '../../src/platform/root.ts'
import { later, MINUTE_MS } from '../../src/platform/time/calendar.ts'
import { WEBHOOK_EVENTS } from '../../src/webhooks/event.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { endOfTrail, trailAfter } from '../support/trail.ts'
import { deliveriesIn, failedDelivery } from '../support/webhooks.ts'

const words = MESSAGES.en.hr.webhooks

let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
})

const again = (delivery: string) => ada.post(hrefTo('/hr/webhooks/deliveries/:delivery/again', { delivery }))

describe('the page of webhooks', () => {
  it('says so where no other system is told', async () => {
    expect((await ada.get('/hr/webhooks').expect(200)).text).toContain(words.none)
  })

  it('shows what became of the latest deliveries, and neither the rest of an address nor anybody', async () => {
    await failedDelivery(app, staff)
    const { text } = await ada.get('/hr/webhooks').expect(200)
    for (const said of [
      '>hooks.example.org<',
      words.answered('503'),
      words.answers['too-slow'],
      words.answers['not-so'],
      ...Object.values(words.states),
    ])
      expect(text).toContain(said)
    expect(text).not.toMatch(/hooks\.example\.org\/csec|Rivera|person:/)
    expect(text.match(/\/again"/g)).toHaveLength(1)
  })

  it('is named by its host, not by an id, on the audit trail', async () => {
    await failedDelivery(app, staff)
    expect((await ada.get('/hr/audit')).text).toMatch(/data-label="About">[^<]*(<[^>]*>\s*)*hooks\.example\.org/)
  })

  it('shows what has failed before anything newer, however much that is', async () => {
    await failedDelivery(app, staff)
    const { db } = app.deps.store
    const [sent] = (await deliveriesIn(db)).filter(({ state }) => state === 'sent')
    if (sent === undefined) throw new Error('nothing was sent')
    const created_at = later(app.deps.now(), MINUTE_MS)
    const newer = Array.from({ length: 50 }, (_, index) => ({
      ...sent,
      id: `${sent.id}_${index}`,
      occasion: `${sent.occasion}:${index}`,
      created_at,
    }))
    await db.insertInto('webhook_delivery').values(newer).execute()
    const { text } = await ada.get('/hr/webhooks').expect(200)
    expect(text.match(/\/again"/g)).toHaveLength(1)
    expect(text.indexOf(words.states.failed)).toBeLessThan(text.indexOf(words.states.sent))
  })

  it('sends a delivery again that has failed, once, and puts that on the audit trail', async () => {
    const id = await failedDelivery(app, staff)
    const begin = await endOfTrail(app)
    expect((await again(id).expect(303)).headers['location']).toBe('/hr/webhooks?sent=yes')
    await app.deps.jobs.idle('webhooks')
    const [delivery] = (await deliveriesIn(app.deps.store.db)).filter((each) => each.id === id)
    // Nobody is overdue here, so it's looked at again and not sent.
    expect(delivery).toMatchObject({ state: 'stopped', tries: 1, answer: 'not-so' })
    expect((await again(id).expect(303)).headers['location']).toBe('/hr/webhooks?sent=no')
    expect((await again('nothing').expect(303)).headers['location']).toBe('/hr/webhooks?sent=no')
    const entries = (await trailAfter(app, begin)).filter(({ kind }) => kind === 'webhook_sent_again')
    expect(entries).toMatchObject([{ actor: staff.ada, about: `webhook:${delivery?.webhook}` }])
  })
})

describe('the description of the API', () => {
  it('has each event that other systems are told', () => {
    const { webhooks } = openApi('https://orientation.example.org', VERSION)
    expect(Object.keys(webhooks)).toEqual([...WEBHOOK_EVENTS])
    for (const event of WEBHOOK_EVENTS)
      expect(webhooks[event]).toMatchObject({
        post: {
          requestBody: {
            content: {
              'application/json': {
                schema: { properties: { type: { const: event } }, required: expect.arrayContaining(['id', 'data']) },
              },
            },
          },
        },
      })
  })
})
