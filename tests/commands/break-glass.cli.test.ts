import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { calendarDate, toInstant } from '../../src/platform/time/calendar.ts'
import { findAccount } from '../../src/identity/account.store.ts'
import { deleteRole, putRole } from '../../src/identity/role.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { messagesTo } from '../../src/reminders/message.store.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { findSignInLink } from '../../src/identity/sign-in-link.store.ts'
import { testApp } from '../support/app.ts'
import { type Staff, staffOn, signInNameOf, withoutPassword } from '../support/staff.ts'
import { csec, csecProcess, csecWith } from '../support/csec.ts'
import { trailAfter } from '../support/trail.ts'

let folder: string
let staff: Staff
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'csec-break-glass-'))
  for (const name of ['data', 'empty']) mkdirSync(join(folder, name))
  const { deps } = await testApp()
  const store = await openStore({ database: join(folder, 'data/csec.db') })
  staff = await staffOn({ deps: { ...deps, store } })
  await withoutPassword({ deps: { ...deps, store } }, staff.dan)
  await store.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('csec make-admin', () => {
  it('makes somebody an administrator, in the ledger, and tells every administrator', async () => {
    const { status, stdout } = await csec(folder, 'make-admin', signInNameOf('bob'))
    expect([status, stdout.split('\n')[0]]).toEqual([
      0,
      'This person is now an administrator. The ledger says so, and every administrator is told.',
    ])
    await onRecord(async ({ db }) => {
      expect(await findAccount(db, staff.bob)).toMatchObject({ grants: [{ role: 'administrator', until: null }] })
      expect((await historyOf(db, staff.bob)).find(({ kind }) => kind === 'role_given')).toMatchObject({
        actor: 'system:console',
        body: { role: 'administrator', reason: 'csec make-admin' },
      })
      for (const person of [staff.ada, staff.bob])
        expect(await messagesTo(db, person)).toMatchObject([{ kind: 'role-changed', about: staff.bob }])
      const entries = await trailAfter({ deps: { store: { db } } }, 0)
      const byConsole = entries.filter(({ actor, about }) => actor === 'system:console' && about === staff.bob)
      expect(byConsole.map(({ kind }) => kind)).toEqual(['role_given', 'recovery_code_made'])
    })
  })

  it('says who can give the role where nobody in HR can sign in', async () => {
    await onRecord(({ db }) => deleteRole(db, staff.ada, 'hr'))
    const { stdout } = await csec(folder, 'make-admin', signInNameOf('bob'))
    expect(stdout).toContain('Nobody in HR can sign in now. The administrator can assign that role, under "Roles".')
  })

  it('does nothing else for an administrator whose role has no end, and takes the end away from one that has', async () => {
    const { stdout } = await csec(folder, 'make-admin', signInNameOf('ada'))
    expect(stdout).toContain('This person is already an administrator.')
    const grant = { role: 'administrator', sites: [], until: calendarDate('2026-11-30') } as const
    await onRecord(({ db }) => putRole(db, staff.ada, grant))
    expect((await csec(folder, 'make-admin', signInNameOf('ada'))).stdout).toContain('is now an administrator')
    await onRecord(async ({ db }) => {
      const { grants } = (await findAccount(db, staff.ada)) ?? { grants: [] }
      expect(grants.find(({ role }) => role === 'administrator')?.until).toBeNull()
    })
  })
})

describe('csec make-hr', () => {
  it('makes somebody HR, in the ledger, tells everyone in HR, and prints a link that works once', async () => {
    const { status, stdout } = csecProcess(folder, 'make-hr', signInNameOf('bob').toUpperCase())
    expect(status).toBe(0)
    expect(stdout).toContain('1 hour')
    const token = /http:\/\/localhost:3000\/join\/([0-9a-z]{26})/.exec(stdout)?.[1] ?? ''
    await onRecord(async ({ db }) => {
      expect(await findAccount(db, staff.bob)).toMatchObject({ grants: [{ role: 'hr' }] })
      // An account that was in use: the person reads that a code was made, and that nobody in HR was asked.
      const made = (await historyOf(db, staff.bob)).filter(({ actor }) => actor === 'system:console')
      expect(made.map(({ kind, actor }) => [kind, actor])).toEqual([
        ['role_given', 'system:console'],
        ['recovery_code_made', 'system:console'],
      ])
      for (const person of [staff.ada, staff.bob])
        expect(await messagesTo(db, person)).toMatchObject([
          { kind: 'role-changed', about: staff.bob, state: 'waiting' },
        ])
      expect(await findSignInLink(db, token, toInstant(Date.now()))).toEqual({
        purpose: 'recovery',
        person: staff.bob,
        createdBy: 'system:console',
      })
    })
  })

  it('says it when a person already has HR access, and does nothing else', async () => {
    const { status, stdout } = await csec(folder, 'make-hr', signInNameOf('ada'))
    expect([status, stdout.split('\n')[0]]).toEqual([0, 'This person already has HR access.'])
    await onRecord(async ({ db }) => expect(await messagesTo(db, staff.ada)).toEqual([]))
  })

  it('gives an invitation to somebody who has no password', async () => {
    const { status, stdout } = await csec(folder, 'make-hr', signInNameOf('dan'))
    expect([status, stdout.includes('7 days')]).toEqual([0, true])
  })

  it('prints the link at the address of the server, and says so when it can only guess that', async () => {
    const link = async (environment: Parameters<typeof csecWith>[1]) => {
      const { stdout, stderr } = await csecWith(folder, environment, 'make-hr', signInNameOf('dan'))
      return [/^http\S+(?=\/join\/)/m.exec(stdout)?.[0], stderr.includes("PUBLIC_URL isn't set")]
    }
    expect(await link({ PUBLIC_URL: 'https://orientation.example.org/' })).toEqual([
      'https://orientation.example.org',
      false,
    ])
    expect(await link({ PORT: '47310' })).toEqual(['http://localhost:47310', true])
    expect(await link({})).toEqual(['http://localhost:3000', true])
  })

  it.each([
    ['nobody’s name', ['make-hr', 'zoe'], 'zoe: nobody on record has this sign-in name'],
    ['no name', ['make-hr'], 'say who: csec make-hr PERSON'],
    ['an option that it does not know', ['make-hr', 'bob', '--role', 'hr'], '--role'],
  ])('answers %s with one line and exit code 2', async (_, args, words) => {
    const { status, stderr } = await csec(folder, ...args)
    expect(status).toBe(2)
    expect(stderr).toContain(words)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('says to start the server where there is no organization yet', async () => {
    const { status, stderr } = await csec(folder, 'make-hr', 'bob', '--data-dir', join(folder, 'empty'))
    expect([status, stderr.includes('Start the server')]).toEqual([2, true])
  })
})

async function onRecord(look: (store: Awaited<ReturnType<typeof openStore>>) => Promise<void>): Promise<void> {
  const store = await openStore({ database: join(folder, 'data/csec.db') })
  try {
    await look(store)
  } finally {
    await store.close()
  }
}
