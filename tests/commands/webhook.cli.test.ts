import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openServerSecret } from '../../src/platform/codes/secret.job.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { addDays, dateAt, toInstant } from '../../src/platform/time/calendar.ts'
import { webhookSecret } from '../../src/webhooks/secret.job.ts'
import { allWebhooks } from '../../src/webhooks/webhook.store.ts'
import { testApp } from '../support/app.ts'
import { csec, csecProcess, csecWith } from '../support/csec.ts'
import { ORGANIZATION, staffOn } from '../support/staff.ts'

const today = dateAt(toInstant(Date.now()), ORGANIZATION.timeZone)
const URL_LISTED = 'https://hooks.example.org/csec'

let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'csec-webhook-'))
  mkdirSync(join(folder, 'data'))
  const { deps } = await testApp()
  const store = await openStore({ database: join(folder, 'data/csec.db') })
  await staffOn({ deps: { ...deps, store } })
  await store.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const webhook = (...args: readonly string[]) =>
  csecWith(folder, { WEBHOOK_HOSTS: 'hooks.example.org' }, 'webhook', ...args)

async function hooks() {
  const store = await openStore({ database: join(folder, 'data/csec.db') })
  try {
    return await allWebhooks(store.db)
  } finally {
    await store.close()
  }
}

describe('csec webhook', () => {
  it('adds one that works for a year, prints its secret once, lists it, and ends it', async () => {
    const secret = openServerSecret(join(folder, 'data'))
    const made = await webhook('add', URL_LISTED, '--events', 'overdue,completed')
    const [hook] = await hooks()
    const id = hook?.id ?? ''
    expect([made.status, made.stdout]).toEqual([
      0,
      `hooks.example.org is told completed, overdue until ${addDays(today, 365)}. Its secret, which isn't shown again:\n` +
        `${webhookSecret(secret, id)}\n`,
    ])
    expect(hook).toMatchObject({ url: URL_LISTED, events: ['completed', 'overdue'], from: today, endedAt: null })

    const line = `${id}  ${URL_LISTED}  completed,overdue  works until ${addDays(today, 365)}\n`
    expect(csecProcess(folder, 'webhook', 'list').stdout).toBe(line)
    expect(await webhook('end', id)).toMatchObject({ status: 0, stdout: 'The webhook has ended.\n' })
    expect((await webhook('list')).stdout).toContain('ended')
    const again = await webhook('end', id)
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('csec webhook list shows')])
  })

  it('ends when the server’s secret is changed, because its own has changed, too', async () => {
    openServerSecret(join(folder, 'data'))
    expect(await webhook('add', URL_LISTED, '--events', 'due')).toMatchObject({ status: 0 })
    const changed = await csec(folder, 'rotate-key', 'server')
    expect([changed.status, changed.stdout]).toEqual([0, expect.stringContaining('Webhooks have ended')])
    expect((await hooks()).map(({ endedAt }) => endedAt === null)).toEqual([false])
  })

  it('says so where no other system is told', async () => {
    expect((await webhook('list')).stdout).toBe('No other system is told what happens.\n')
  })

  it.each([
    [['add'], 'say where the other system takes deliveries'],
    [['add', URL_LISTED], '--events is missing'],
    [['add', URL_LISTED, '--events', 'score'], '--events'],
    [['add', 'http://hooks.example.org/', '--events', 'due'], 'must start with https://'],
    [['add', 'https://127.0.0.1/', '--events', 'due'], 'must start with https://'],
    [['add', 'https://elsewhere.example.org/', '--events', 'due'], "elsewhere.example.org isn't listed"],
    [['add', URL_LISTED, '--events', 'due', '--until', '2020-01-01'], 'is in the past'],
    [['add', URL_LISTED, '--events', 'due'], 'there is no secret of the server'],
    [['end'], 'csec webhook list prints the ids'],
    [['drop'], 'say add, list or end'],
  ])('webhook %s is refused in one line', async (args, said) => {
    const refused = await webhook(...args)
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining(said)])
    expect(await hooks()).toEqual([])
  })
})
