import supertest, { type Response } from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { dateAt } from '../../src/platform/time/calendar.ts'
import { GENESIS } from '../../src/ledger/chain.ts'
import { signHead } from '../../src/ledger/head.job.ts'
import { fileOf, headsFileText } from '../../src/ledger/heads-file.job.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { putCheck, verifyLedger } from '../../src/ledger/verify.store.ts'
import { lastHead } from '../../src/ledger/head.store.ts'
import { headJob, ledgerCheckJob } from '../../src/ledger/watch.job.ts'
import { runJob } from '../support/jobs.ts'
import { findHeadRecipient, putHeadRecipient } from '../../src/ledger/head-recipient.store.ts'
import { fingerprint } from '../../src/platform/codes/key.job.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { workOnHome } from '../support/home.ts'
import { redated, rewriteHistory, withoutGuards } from '../support/rewriting.ts'

const t = MESSAGES.en.hr.ledger

const LEDGER = '/hr/ledger'
const WITH_MAIL = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'hr@harborstreet.example' }

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(() => open(WITH_MAIL))

async function open(environment: Readonly<Record<string, string>>): Promise<void> {
  test = await testApp(environment)
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
}

async function page(path = LEDGER): Promise<string> {
  return (await ada.get(path).expect(200)).text.replaceAll(/\s+/g, ' ')
}

async function checked(): Promise<string> {
  const answer = await ada.post(`${LEDGER}/checks`)
  expect([answer.status, answer.headers['location']]).toEqual([303, `${LEDGER}?done=checking`])
  await test.deps.jobs.idle('ledger-check')
  return page()
}

async function entries(): Promise<number> {
  const verification = await verifyLedger(test.deps.store.db)
  return verification.ok ? verification.events : 0
}

/** Sends a file to be compared. */
function compare(text: string | null): Promise<Response> {
  const form = supertest(test.app)
    .post(`${LEDGER}/comparisons`)
    .set('Cookie', ada.cookie)
    .set('Sec-Fetch-Site', 'same-origin')
    .field('csrf', ada.csrf)
  return Promise.resolve(text === null ? form : form.attach('file', Buffer.from(text), 'heads.json'))
}

/** The file of a head that was signed when there were so many entries. */
async function keptAfter(seq: number): Promise<string> {
  const { ledgerKey, deps } = test
  const at = deps.now()
  const head = { number: 1, day: dateAt(at, 'America/New_York'), seq, hash: 'a'.repeat(64), signedAt: at }
  const payload = { ...head, v: 1 as const, organization: 'Harbor Street', entries: seq, previous: GENESIS }
  const token = await signHead(payload, ledgerKey)
  const { publicKey } = ledgerKey
  const key = { id: publicKey.kid, jwk: JSON.stringify(publicKey), addedAt: at, voucher: null }
  return headsFileText(fileOf([{ ...head, occasion: 'daily', keyId: publicKey.kid, token }], [key]))
}

describe('the page of the ledger', () => {
  it('has the fingerprint of the key, which breaks only after every eighth character', async () => {
    const [, after = ''] = (await page()).split(`<dt>${t.fingerprint}</dt>`)
    const cell = /^ ?<dd>(.*?)<\/dd>/.exec(after)?.[1] ?? ''
    const parts = [...cell.matchAll(/<span class="nowrap">([^<]*)<\/span><wbr>/g)].map(([, part = '']) => part)
    expect(cell).toBe(parts.map((part) => `<span class="nowrap">${part}</span><wbr>`).join(''))
    expect(parts.join('')).toBe(await fingerprint(test.deps.ledger.key))
    expect(parts.map(({ length }) => length)).toEqual([8, 8, 8, 8, 8, 3])
  })

  it('says how many entries there are, and that nothing was signed or checked so far', async () => {
    const text = await page()
    expect(text).toContain(`<dt>Entries</dt><dd>${await entries()}</dd>`)
    expect(text).toContain(t.noHead)
    expect(text).toContain(`<dt>Whole ledger</dt><dd>${t.neverChecked}</dd>`)
    expect(text).toContain(`<dd>${t.keyNext}</dd>`)
  })

  it('is reached from the page of evidence', async () => {
    expect(await page('/hr/packs')).toContain(`href="${LEDGER}"`)
  })

  it('checks the whole in the background, and keeps what came of it in sight', async () => {
    const text = await checked()
    expect(text).toContain(t.good)
    expect(text).toContain(`Checked Nov 24, 2026, 10:00 AM: no problems in ${await entries()} entries`)
  })

  it('shows how far a check is, and begins no second one', async () => {
    test.deps.jobs.wake('ledger-check')
    expect(test.deps.jobs.progress('ledger-check')).not.toBeNull()
    await ada.post(`${LEDGER}/checks`).expect(303)
    await test.deps.jobs.idle('ledger-check')
    expect(test.deps.jobs.progress('ledger-check')).toBeNull()
  })

  it('gives a check up when the server stops, and says nothing that was not found', async () => {
    for (const job of [headJob(test.deps.ledger), ledgerCheckJob(test.deps.ledger)]) {
      let asked = 0
      expect(await runJob(job, () => ++asked > 1)).toEqual([])
    }
    const text = await page()
    expect(text.split(`<dd>${t.neverChecked}</dd>`)).toHaveLength(3)
    expect(text).toContain('None so far.')
  })

  it('names the entry that was changed, and says what to do', async () => {
    await withoutGuards(test.deps.store.db, 'event')
    await test.deps.store.db.updateTable('event').set({ actor: 'person:eve' }).where('seq', '=', 2).execute()
    const text = await checked()
    expect(text).toContain(t.faulty)
    expect(text).toContain('Entry 2 was changed after it was recorded.')
    expect(text).toContain(t.todo[0])
    expect(text).not.toContain(`action="${LEDGER}/heads"`)
    expect(text).toContain(t.notOffered)
    expect(test.log).toContainEqual(expect.objectContaining({ reason: 'Entry 2 was changed after it was recorded.' }))
  })

  it('finds history that was rewritten with hashes that fit, by the heads on record', async () => {
    await test.deps.ledger.signDaily()
    await rewriteHistory(test.deps.store, 2, redated)
    expect(await checked()).toContain('Checkpoint 1 names a different entry than the one that’s there now')
    await ada.post(`${LEDGER}/heads`).expect(303)
    const text = await page(`${LEDGER}?done=faulty`)
    expect(text).toContain(t.done.faulty)
    expect(text).toContain(t.unsigned)
    expect(text).not.toContain(`action="${LEDGER}/heads"`)
  })

  it('says which entries are missing of those that the last kept head counts, and nothing is signed over them', async () => {
    const { db } = test.deps.store
    const has = await entries()
    await checked()
    test.keepHead(await keptAfter(has + 3))
    const text = await page()
    expect(text).toContain(t.faulty)
    expect(text).toContain(t.comparison.missing(1, has + 3, has, 3))
    expect(text).toContain(t.missing(has + 1, has + 3))
    expect(text).toContain(t.todoMissing)
    expect(text).not.toContain(t.good)
    expect(text).toContain(t.unsigned)
    expect(text).not.toContain(`action="${LEDGER}/heads"`)
    expect((await ada.post(`${LEDGER}/heads`)).headers['location']).toBe(`${LEDGER}?done=faulty`)
    await test.deps.ledger.signDaily()
    expect(await lastHead(db)).toBeNull()
    const [first] = await workOnHome(ada)
    const { doing, button } = MESSAGES.en.hr.home
    expect(first).toMatchObject({ title: doing.ledger(1), button: button.ledger(1), href: LEDGER })
  })

  it('tells every fault in words', async () => {
    for (const fault of ['head-signature', 'head-chain', 'head-differs'] as const) {
      const whole = await verifyLedger(test.deps.store.db)
      await putCheck(test.deps.store.db, 'whole', whole, test.deps.now(), { kind: fault, at: 7 })
      expect(await page()).toContain('Checkpoint 7')
    }
  })
})

describe('a head', () => {
  it('is signed on request, stands on the list, and is downloaded with its keys', async () => {
    expect(await page()).toContain(`action="${LEDGER}/heads"`)
    const answer = await ada.post(`${LEDGER}/heads`)
    expect([answer.status, answer.headers['location']]).toEqual([303, `${LEDGER}?done=signed`])
    expect((await ada.post(`${LEDGER}/heads`)).headers['location']).toBe(`${LEDGER}?done=same`)
    const text = await page()
    expect(text).toContain(`Checkpoint 1, Nov 24, 2026, after ${await entries()} entries`)
    expect(text).toContain('Signing since Nov 24, 2026')
    for (const path of [`${LEDGER}/heads/1`, `${LEDGER}/heads.json`]) {
      const { headers, body } = await ada.get(path).expect(200)
      expect(headers['content-disposition']).toMatch(/^attachment; filename=ledger-heads?-(1-)?2026-11-24\.json$/)
      expect(body).toMatchObject({ format: 'csec-ledger-heads', heads: [{ head: { number: 1 } }] })
      expect(body.keys).toMatchObject([{ kid: test.deps.ledger.key.kid, alg: 'EdDSA' }])
    }
  })

  it('a missing head is not found', async () => {
    for (const name of ['1', '0', 'x', '99999999999']) await ada.get(`${LEDGER}/heads/${name}`).expect(404)
    for (const name of ['0', 'x', '99999999999']) await ada.get(`${LEDGER}?before=${name}`).expect(400)
  })

  it('stands on a page of its own when it is older than a month of heads', async () => {
    for (let n = 0; n < 33; n++) {
      await test.deps.ledger.signDaily()
      test.clock.pass({ days: 1 })
    }
    ada = await signedIn(test, staff.ada)
    const first = await page()
    expect(first).toContain('Checkpoint 33<')
    expect(first).not.toContain('Checkpoint 2<')
    const second = await page(/href="(\/hr\/ledger\?before=\d+)"/.exec(first)?.[1])
    expect(second).toContain('Checkpoint 2<')
    expect(second).toContain('Latest checkpoints')
    expect(second).not.toContain('Older checkpoints')
  })
})

describe('the address for keeping heads outside', () => {
  it('can be set and removed', async () => {
    expect(await page()).toContain('or enter an address')
    const answer = await ada.post(`${LEDGER}/keeper`, { address: ' office@keeper.example ' })
    expect([answer.status, answer.headers['location']]).toEqual([303, `${LEDGER}?done=keeper`])
    expect(await page()).toContain(t.recipientState.waiting)
    await ada.post(`${LEDGER}/keeper`, { address: '' }).expect(303)
    expect(await findHeadRecipient(test.deps.store.db)).toBeNull()
    expect(JSON.stringify(test.log)).not.toContain('keeper.example')
  })

  it('gets a message at the field when it is invalid, and the text stays', async () => {
    const { status, text } = await ada.post(`${LEDGER}/keeper`, { address: 'office at keeper' })
    expect(status).toBe(422)
    expect(text).toContain(t.recipientWrong)
    expect(text).toContain('value="office at keeper"')
  })

  it('shows HR how its mails are doing', async () => {
    const { db } = test.deps.store
    const recipient = { address: 'office@keeper.example', language: 'en' }
    await test.deps.store.transaction((tx) => putHeadRecipient(tx, recipient, staff.ada, test.deps.now()))
    const state = { sent_through: 12, sent_at: test.deps.now(), tries: 2, answer: '451 Try again later' }
    await db.updateTable('ledger_keeper').set(state).execute()
    const text = await page()
    expect(text).toContain(t.recipientState.sent('Nov 24, 2026', '10:00 AM', 12))
    expect(text).toContain(t.recipientState.failing(2, '451 Try again later'))
  })

  it('is replaced by downloads where there is no mail server', async () => {
    await open({})
    expect(await page()).toContain(t.recipientState.noServer)
  })
})

describe('a comparison with heads from outside', () => {
  async function downloaded(): Promise<string> {
    await test.deps.ledger.signDaily()
    return JSON.stringify((await ada.get(`${LEDGER}/heads.json`)).body)
  }

  it('says that the ledger is still the same', async () => {
    const { status, text } = await compare(await downloaded())
    expect(status).toBe(200)
    expect(text).toContain(t.comparison.fits)
  })

  it('finds history that was rewritten and signed anew, and says from where on', async () => {
    const outside = await downloaded()
    const { db } = test.deps.store
    await rewriteHistory(test.deps.store, 2, redated)
    await withoutGuards(db, 'ledger_signature')
    await db.deleteFrom('ledger_signature').execute()
    await test.deps.ledger.signDaily()
    expect(await checked()).toContain(t.good)
    const { text } = await compare(outside)
    expect(text).toContain(t.comparison.differs)
    expect(text).toContain(`The first entry that differs is among entries 1 to ${await entries()}.`)
    expect(text).toContain(t.comparison.otherOnRecord)
  })

  it.each([
    ['no file', null, t.fileNeeded],
    ['another file', '{}', t.fileWrong],
  ])('asks again after %s', async (_, file, words) => {
    const { status, text } = await compare(file)
    expect(status).toBe(422)
    expect(text).toContain(words)
  })
})
