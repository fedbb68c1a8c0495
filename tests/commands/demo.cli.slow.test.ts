import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { afterAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/platform/database/open.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { setCredentials } from '../../src/identity/account.store.ts'
import { peopleWithFact } from '../../src/people/people.store.ts'
import { HR_NUMBER } from '../../src/demo/staff.job.ts'
import { csec, csecProcess, startCsec } from '../support/csec.ts'

const folder = mkdtempSync(join(tmpdir(), 'csec-demo-'))
afterAll(() => rmSync(folder, { recursive: true }))

const WHO = [
  'HR, steward, administrator',
  'Administrator',
  'Content steward',
  'HR of two sites',
  'Supervisor',
  'Outside auditor',
  'New staff member',
]
const linksIn = (text: string) => WHO.map((who) => new RegExp(`^  ${who} +(\\S+)`, 'm').exec(text)?.[1] ?? who)

describe('csec demo', () => {
  it('makes a database with people in it, and prints a link for someone of every role', async () => {
    const { status, stdout, stderr } = csecProcess(folder, 'demo', '--staff', '100')
    expect([status, stderr]).toEqual([0, ''])
    for (const link of linksIn(stdout)) expect(link).toMatch(/^http:\/\/localhost:3000\/join\/\S+$/)
    expect(stdout).toMatch(/Outside auditor .*\(last day: \w+ \d+, \d{4}\)\n/)
    expect((await csec(folder, 'verify-ledger', '--data-dir', 'demo-data')).status).toBe(0)
    expect((await csec(folder, 'report', '--data-dir', 'demo-data', '--status', 'everyone')).stdout).toContain(
      ': 100 = ',
    )
  })

  it('takes a demo that is there, serves it, and the links open, also for someone who has a password by now', async () => {
    const store = await openStore({ database: join(folder, 'demo-data', 'csec.db') })
    const today = calendarDate('2026-11-28')
    const [inHr] = await peopleWithFact(store.db, 'employee_number', HR_NUMBER, today)
    if (inHr === undefined) throw new Error('the demo has nobody in HR')
    await store.transaction((tx) => setCredentials(tx, inHr, 'hr@demo.example', 'no password fits this', today))
    await store.close()
    const server = startCsec(folder, ['demo', '--serve'], { PORT: '0' })
    let said = ''
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    while (!said.includes('Ctrl+C')) await Promise.race([once(server.stdout, 'data'), endedTooSoon(server)])
    expect(said).not.toContain('Writing')
    for (const link of linksIn(said)) {
      const answer = await fetch(link)
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('type="password"')])
    }
    server.kill('SIGINT')
    const [code] = await once(server, 'exit')
    expect(code).toBe(0)
  })

  it('says that a demo of another size is kept', async () => {
    const { status, stdout } = await csec(folder, 'demo', '--staff', '500', '--data-dir', 'demo-data')
    expect(status).toBe(0)
    expect(stdout).toContain(
      'demo-data/csec.db is kept as it is. For 500 people, delete the folder, or name another one.\n',
    )
  })

  it('leaves a database of an organization alone', async () => {
    const store = await openStore({ database: join(folder, 'csec.db') })
    await store.close()
    const { status, stderr } = await csec(folder, 'demo', '--data-dir', folder)
    expect(status).toBe(2)
    expect(stderr).toBe(`csec demo: --data-dir: ${folder}/csec.db is not a demo; name another folder\n`)
  })

  it('says which folder can’t be made, or is everyone’s', async () => {
    const { status, stderr } = await csec(folder, 'demo', '--data-dir', 'csec.db/demo')
    expect(status).toBe(2)
    expect(stderr).toBe('csec demo: --data-dir: csec.db/demo can’t be made (ENOTDIR)\n')
    const shared = await csec(folder, 'demo', '--data-dir', '/tmp')
    expect(shared.status).toBe(2)
    expect(shared.stderr).toContain(
      'csec demo: --data-dir: /tmp is a folder that everyone on this machine may write to.',
    )
  })

  it.each(['99', '200001', '1.5', 'many'])('takes no %s people', async (staff) => {
    const { status, stderr } = await csec(folder, 'demo', '--staff', staff)
    expect(status).toBe(2)
    expect(stderr).toBe(`csec demo: --staff takes a whole number from 100 to 200000; not "${staff}"\n`)
  })
})

async function endedTooSoon(server: ReturnType<typeof startCsec>): Promise<never> {
  const [code] = await once(server, 'exit')
  throw new Error(`the server ended with ${code}`)
}
