import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createJobs, type Jobs } from '../../src/app/background.ts'
import type { MailServer } from '../../src/platform/mail/mailer.job.ts'
import { NO_JOB } from '../support/jobs.ts'
import { putHeadRecipient } from '../../src/ledger/head-recipient.store.ts'
import { allInState, messagesTo } from '../../src/reminders/message.store.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { FROM, newcomer } from '../support/mail.ts'
import { mailServer, type TestMailServer } from '../support/smtp.ts'

let app: TestApp
let staff: Staff
let server: TestMailServer
let stop: () => Promise<void>

beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  server = await mailServer()
})
afterEach(async () => {
  await stop()
  await server.stop()
  await app.deps.store.close()
})

function start(mail: MailServer | null = { url: server.url, from: FROM }, now = app.deps.now): Jobs {
  let isOver = false
  const { deps, files, ledgerKey } = app
  const working = {
    ...deps,
    ledgerKey,
    ...files,
    config: { ...deps.config, mail },
    now,
    isDraining: () => isOver,
  }
  const jobs = createJobs(working, { heads: NO_JOB })
  stop = () => {
    isOver = true
    return jobs.stop()
  }
  jobs.start()
  return jobs
}

const failures = () => app.log.filter(({ level }) => level === 50)

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
    expect(failures()).toEqual([])
  })

  it('sends the head recipient the heads that they lack', async () => {
    const recipient = { address: 'office@keeper.example', language: 'en' }
    await app.deps.store.transaction((tx) => putHeadRecipient(tx, recipient, staff.ada, app.deps.now()))
    await app.deps.ledger.signDaily()
    start()
    await vi.waitUntil(() => server.mails.some(({ to }) => to[0] === recipient.address), { timeout: 20_000 })
    expect(failures()).toEqual([])
  })

  it('leaves them to HR without a mail server', async () => {
    start(null)
    await vi.waitUntil(async () => (await allInState(app.deps.store.db, 'by-hand')).length === 3, { timeout: 20_000 })
    expect(server.mails).toEqual([])
  })

  it('doesn’t wait for a hanging mail server when the server stops', async () => {
    server.behave('hang')
    start()
    await vi.waitUntil(() => server.mails.length === 1, { timeout: 20_000 })
    await stop()
    // Nobody knows what became of the mail in progress. A server that had waited would know that it was given up.
    const { db } = app.deps.store
    const tried = await db.selectFrom('message').select(['reason', 'claimed_until']).where('tries', '>', 0).execute()
    expect(tried).toEqual([{ reason: null, claimed_until: expect.any(String) }])
    expect(await allInState(app.deps.store.db, 'sent')).toEqual([])
  })

  it('tells the operator what fails, and does not end', async () => {
    let isBroken = false
    const now = () => {
      if (isBroken) throw new Error('no clock')
      return app.deps.now()
    }
    const jobs = start(undefined, now)
    isBroken = true
    await jobs.idle()
    expect(failures()).toContainEqual(expect.objectContaining({ job: 'reminders', msg: 'reminders failed' }))
    expect(await messagesTo(app.deps.store.db, staff.bob)).toEqual([])
  })
})
