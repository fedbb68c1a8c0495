import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compareHeads } from '../../src/ledger/compare.job.ts'
import { headMailJob } from '../../src/ledger/head-mail.job.ts'
import { findHeadRecipient, putHeadRecipient } from '../../src/ledger/head-recipient.store.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { runJob } from '../support/jobs.ts'
import { sendingOf } from '../support/mail.ts'
import { headerOf, mailServer, partsOf, type TestMailServer } from '../support/smtp.ts'

const ADDRESS = 'office@keeper.example'

let app: TestApp
let staff: Staff
let server: TestMailServer
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  server = await mailServer()
  const recipient = { address: ADDRESS, language: 'en' }
  await app.deps.store.transaction((tx) => putHeadRecipient(tx, recipient, staff.ada, app.deps.now()))
})
afterEach(async () => {
  await server.stop()
  await app.deps.store.close()
})

const send = async () => expect(await runJob(headMailJob(sendingOf(app, server)))).toEqual([])

async function aDay(): Promise<void> {
  app.clock.pass({ days: 1 })
  await app.deps.ledger.signDaily()
}

describe('whoever keeps heads outside', () => {
  it('gets each head as a file that shows whether the ledger is still the same', async () => {
    await aDay()
    await send()
    await send()
    const [mail, ...more] = server.mails
    if (mail === undefined) throw new Error('no mail came')
    expect(more).toEqual([])
    expect(mail.to).toEqual([ADDRESS])
    expect(headerOf(mail, 'Subject')).toBe('For safekeeping: signed checkpoints from Nov 25, 2026')
    const parts = partsOf(mail)
    expect(parts.get('text/plain')).toContain('Keep this e-mail with the file ledger-heads-2026-11-25.json, unchanged.')
    const file = parts.get('application/json') ?? ''
    expect(await compareHeads(app.deps.store.db, [file])).toMatchObject({ fits: true, heads: [{ state: 'fits' }] })
    for (const fact of ['Bob', 'Rivera', ADDRESS]) expect(file).not.toContain(fact)
  })

  it('gets what could not be sent with the next mail, each head once', async () => {
    server.behave('refuse')
    await aDay()
    await send()
    expect(await findHeadRecipient(app.deps.store.db)).toMatchObject({ tries: 1, answer: '554 5.7.1 Message refused' })
    server.behave('accept')
    await send()
    expect(server.mails).toEqual([])
    await aDay()
    await send()
    await aDay()
    await send()
    const counts = server.mails.map((mail) => JSON.parse(partsOf(mail).get('application/json') ?? '{}').heads.length)
    expect(counts).toEqual([2, 1])
    expect(await findHeadRecipient(app.deps.store.db)).toMatchObject({ sentThrough: 3, tries: 0 })
  })

  it('gets a mail whose fate nobody knows again, under the same Message-ID', async () => {
    server.behave('drop')
    await aDay()
    await send()
    server.behave('accept')
    app.clock.pass({ hours: 1 })
    await send()
    const [first, second] = server.mails.map((mail) => headerOf(mail, 'Message-ID'))
    expect(second).toBe(first)
    expect(first).not.toContain('keeper')
  })

  it('stands in no line of the log', async () => {
    await aDay()
    await send()
    expect(JSON.stringify(app.log)).not.toContain(ADDRESS)
  })
})
