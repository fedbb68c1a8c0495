import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Background, startMail } from '../../src/mail/background.job.ts'
import { putKeeper } from '../../src/ledger/keeper.store.ts'
import { allInState, messagesTo } from '../../src/mail/message.store.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { FROM, newcomer, sendingOf } from '../support/mail.ts'
import { mailServer, type TestMailServer } from '../support/smtp.ts'

let app: TestApp
let staff: Staff
let server: TestMailServer
let failures: unknown[]
let stop: () => Promise<void>

beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  server = await mailServer()
  failures = []
})
afterEach(async () => {
  await stop()
  await server.stop()
  await app.deps.store.close()
})

function start(changes: Partial<Background> = {}): void {
  const { mailer: _, ...sending } = sendingOf(app, server)
  const onFailure = (error: unknown) => failures.push(error)
  stop = startMail({ ...sending, mail: { url: server.url, from: FROM }, onFailure, ...changes })
}

describe('what runs beside the requests', () => {
  it('puts reminders on their way as soon as the server has started, and sends them', async () => {
    await newcomer(app, staff, 'nora@harborstreet.example')
    start()
    await vi.waitUntil(() => server.mails.length === 4, { timeout: 20_000 })
    expect(server.mails.map(({ to }) => to[0]).sort()).toEqual([
      'bob@harborstreet.example',
      'cleo@harborstreet.example',
      'dan@harborstreet.example',
      'nora@harborstreet.example',
    ])
    expect(failures).toEqual([])
  })

  it('sends whoever keeps heads of the ledger what they lack', async () => {
    const keeper = { address: 'office@keeper.example', language: 'en' }
    await putKeeper(app.deps.store, keeper, staff.ada, app.deps.now())
    await app.deps.ledger.signDaily()
    start()
    await vi.waitUntil(() => server.mails.some(({ to }) => to[0] === keeper.address), { timeout: 20_000 })
    expect(failures).toEqual([])
  })

  it('leaves them to HR without a mail server', async () => {
    start({ mail: null })
    await vi.waitUntil(async () => (await allInState(app.deps.store.db, 'by-hand')).length === 3, { timeout: 20_000 })
    expect(server.mails).toEqual([])
  })

  it('when the server stops, does not wait for a mail server that hangs', async () => {
    server.behave('hang')
    start()
    await vi.waitUntil(() => server.mails.length === 1, { timeout: 20_000 })
    await stop()
    // Nothing is known of the mail that is under way: who had waited until it was given up would know that.
    const { db } = app.deps.store
    const tried = await db.selectFrom('message').select(['reason', 'claimed_until']).where('tries', '>', 0).execute()
    expect(tried).toEqual([{ reason: null, claimed_until: expect.any(String) }])
    expect(await allInState(app.deps.store.db, 'sent')).toEqual([])
  })

  it('tells the operator what fails, and does not end', async () => {
    const now = () => {
      throw new Error('no clock')
    }
    start({ now })
    await vi.waitUntil(() => failures.length === 1, { timeout: 20_000 })
    expect(await messagesTo(app.deps.store.db, staff.bob)).toEqual([])
  })
})
