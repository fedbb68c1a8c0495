import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findToken, isInForce } from '../../src/api/token.store.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { addDays, dateAt, toInstant } from '../../src/platform/time/calendar.ts'
import { testApp } from '../support/app.ts'
import { csec, csecProcess } from '../support/csec.ts'
import { ORGANIZATION, staffOn } from '../support/staff.ts'

const today = dateAt(toInstant(Date.now()), ORGANIZATION.timeZone)

let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'csec-api-token-'))
  mkdirSync(join(folder, 'data'))
  const { deps } = await testApp()
  const store = await openStore({ database: join(folder, 'data/csec.db') })
  await staffOn({ deps: { ...deps, store } })
  await store.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('csec api-token', () => {
  it('makes a token that works for a year and is printed once, lists it, and ends it', async () => {
    const made = csecProcess(folder, 'api-token', 'add', 'Payroll', '--may', 'people,standings')
    const token = made.stdout.split('\n')[1] ?? ''
    expect([made.status, made.stdout]).toEqual([
      0,
      `"Payroll" can read people, standings until ${addDays(today, 365)}. Its token, which isn't shown again:\n${token}\n`,
    ])
    expect(await works(token)).toMatchObject({ name: 'Payroll', scopes: ['people', 'standings'] })

    const listed = await csec(folder, 'api-token', 'list')
    const [id = ''] = listed.stdout.split('  ')
    expect(listed.stdout).toBe(`${id}  Payroll  people,standings  works until ${addDays(today, 365)}  never used\n`)

    expect(await csec(folder, 'api-token', 'end', id)).toMatchObject({
      status: 0,
      stdout: 'The token no longer works.\n',
    })
    expect(await works(token)).toBeNull()
    expect((await csec(folder, 'api-token', 'list')).stdout).toContain('ended')
    const again = await csec(folder, 'api-token', 'end', id)
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('csec api-token list shows')])
  })

  it('lists beside a running server, and makes and ends none there', async () => {
    const server = await openStore({ database: join(folder, 'data/csec.db') })
    try {
      expect(csecProcess(folder, 'api-token', 'list')).toMatchObject({ status: 0 })
      const made = csecProcess(folder, 'api-token', 'add', 'Payroll', '--may', 'people')
      expect([made.status, made.stderr]).toEqual([2, expect.stringContaining('Stop it first')])
    } finally {
      await server.close()
    }
  })

  it('says so where no other system may read', async () => {
    expect((await csec(folder, 'api-token', 'list')).stdout).toBe('No other system has access.\n')
  })

  it.each([
    ['nothing to do', [], 'say add, list or end'],
    ['no name', ['add'], 'what the other system is called'],
    ['an empty name', ['add', ' ', '--may', 'people'], '1 to 80 characters'],
    ['a name that steers a terminal', ['add', 'Pay\u001b[31mroll', '--may', 'people'], 'can’t have control characters'],
    ['nothing to read', ['add', 'Payroll'], '--may is missing'],
    ['something to read that there is not', ['add', 'Payroll', '--may', 'people,answers'], 'not "answers"'],
    ['no day', ['add', 'Payroll', '--may', 'people', '--until', 'soon'], '--until takes a day'],
    ['a day that is over', ['add', 'Payroll', '--may', 'people', '--until', '2020-01-01'], 'in the past'],
    ['a day in ten years', ['add', 'Payroll', '--may', 'people', '--until', '2036-01-01'], 'too far ahead'],
    ['an id of nothing', ['end', 'nothing'], 'no active token'],
  ])('refuses %s, and makes no token', async (_, args, said) => {
    const { status, stderr } = await csec(folder, 'api-token', ...args)
    expect([status, stderr]).toEqual([2, expect.stringContaining(said)])
    expect((await csec(folder, 'api-token', 'list')).stdout).toBe('No other system has access.\n')
  })
})

async function works(token: string) {
  const store = await openStore({ database: join(folder, 'data/csec.db') })
  try {
    const found = await findToken(store.db, token)
    return found !== null && isInForce(found, today) ? found : null
  } finally {
    await store.close()
  }
}
