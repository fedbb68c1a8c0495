import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type CalendarDate, dateAt, toInstant } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { createAccount, setCredentials } from '../../src/identity/account.store.ts'
import { deleteRoles } from '../../src/identity/role.store.ts'
import { putFirstRoles } from '../support/first-roles.ts'
import { askForErasure } from '../../src/people/erasure.store.ts'
import { eventsOfKind, historyOf } from '../../src/ledger/ledger.store.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { hire, recordEvents } from '../../src/people/record.store.ts'
import { createSite } from '../../src/site/site.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { ORGANIZATION } from '../support/staff.ts'
import { csec, csecProcess } from '../support/csec.ts'

const words = MESSAGES.en.hr.erasure
const folder = mkdtempSync(join(tmpdir(), 'csec-erase-'))
const now = toInstant(Date.now())
const today = dateAt(now, ORGANIZATION.timeZone)
const people = new Map<string, PersonId>()
const id = (name: string) => (people.get(name) ?? '').slice('person:'.length)
const open = () => openStore({ database: join(folder, 'data/csec.db') })

beforeAll(async () => {
  mkdirSync(join(folder, 'data'))
  const store = await open()
  await store.transaction(async (tx) => {
    await putOrganization(tx, ORGANIZATION, now)
    const { id: site } = await createSite(tx, { slug: 'north-house', name: 'North House' }, now)
    const hiredOn: CalendarDate = addDays(today, -40)
    const recording = { course: 'csec-orientation', actor: 'system:test', at: now, today } as const
    for (const name of [
      'Avery Sample',
      'Blair Example',
      'Casey Specimen',
      'Drew Exemplar',
      'Emery Instance',
      'Finley Model',
    ]) {
      const job = { site, department: 'Residential', position: 'Youth worker', supervisor: null } as const
      const starter = {
        ...job,
        person: null,
        facts: { name, ...(name.startsWith('Drew') ? { employee_number: 'E-104' } : {}) },
        language: 'en',
        hiredOn,
        worksWithYouth: true,
      }
      const person = await hire(tx, { ...starter, type: 'employee' }, recording)
      people.set(name.split(' ')[0] ?? '', person)
      if (['Avery', 'Blair', 'Finley'].some((first) => name.startsWith(first))) await putFirstRoles(tx, person)
      if (name.startsWith('Avery') || name.startsWith('Blair')) {
        await createAccount(tx, person, 'en', now)
        await setCredentials(tx, person, name, 'a hash', today)
      }
      if (!name.startsWith('Drew') && !name.startsWith('Emery')) continue
      const spell = (await historyOf(tx, person)).find((event) => event.kind === 'hired')?.body.spell ?? ''
      const on = addDays(today, -2)
      await recordEvents(tx, [{ person, on, kind: 'separated', body: { v: 1, spell } }], recording)
    }
    await createAccount(tx, people.get('Drew') ?? 'person:none', 'en', now)
  })
  await store.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

const erase = (...options: readonly string[]) => csec(folder, 'erase-person', ...options)
/** On the page of the person, as HR does it. */
async function ask(who: string, asker: string): Promise<void> {
  const store = await open()
  const [person, by] = [people.get(who), people.get(asker)]
  if (person === undefined || by === undefined) throw new RangeError('nobody is called that')
  const recording = { course: 'csec-orientation', actor: by, at: toInstant(Date.now()), today } as const
  await store.transaction((tx) => askForErasure(tx, person, 'no-longer-needed', recording))
  await store.close()
}
const nameOf = async (who: string) => {
  const store = await open()
  const found = await findPerson(store.db, people.get(who) ?? 'person:none')
  await store.close()
  return found?.name
}

describe('csec erase-person', () => {
  it('says what would go, what would stay and what is out of reach, and changes nothing without a ground', async () => {
    const { status, stdout, stderr } = csecProcess(folder, 'erase-person', '--person', id('Drew'))
    expect([status, stderr]).toEqual([0, ''])
    for (const said of [
      words.goes,
      words.account,
      words.stays,
      words.typed,
      words.beyond,
      words.backups,
      words.warning,
    ])
      expect(stdout).toContain(said)
    expect(await nameOf('Drew')).toBe('Drew Exemplar')
  })

  it.each([
    ['no record', ['--ground', 'asked-by-person'], '--person: name a record'],
    ['a record that is none', ['--person', 'nobody'], '--person: nobody: nobody on record has this'],
    ['a ground that is none', ['--person', 'Drew', '--ground', 'spite'], '--ground takes asked-by-person'],
    ['nobody who asked', ['--person', 'Drew', '--ground', 'asked-by-person'], '--asked-by: name a record'],
    [
      'one person twice',
      ['--person', 'Drew', '--ground', 'asked-by-person', '--asked-by', 'Avery', '--confirmed-by', 'Avery'],
      '--confirmed-by: a second person has to confirm',
    ],
    [
      'somebody who is not in HR',
      ['--person', 'Drew', '--ground', 'asked-by-person', '--asked-by', 'Avery', '--confirmed-by', 'Casey'],
      'is not in HR',
    ],
    [
      'somebody in HR who can’t sign in',
      ['--person', 'Drew', '--ground', 'asked-by-person', '--asked-by', 'Finley', '--confirmed-by', 'Avery'],
      'or can’t sign in',
    ],
    [
      'an operator alone beside two people in HR',
      ['--person', 'Drew', '--ground', 'asked-by-person', '--confirm-alone', 'Drew'],
      'there is a second person in HR',
    ],
    [
      'somebody of whom orientation is still required',
      ['--person', 'Casey', '--ground', 'asked-by-person', '--asked-by', 'Avery', '--confirmed-by', 'Blair'],
      `--person: ${words.refusals['still-required']}`,
    ],
  ])('refuses %s in one line, and erases nobody', async (_, options, said) => {
    const { status, stderr } = await erase(...options.map((option) => id(option) || option))
    expect([status, stderr]).toEqual([2, expect.stringContaining(said)])
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect([await nameOf('Drew'), await nameOf('Casey')]).toEqual(['Drew Exemplar', 'Casey Specimen'])
  })

  it('takes only a request made on the page, with the same reason', async () => {
    const two = ['--asked-by', id('Avery'), '--confirmed-by', id('Blair')]
    const refused = async (ground: string) => {
      const { status, stderr } = await erase('--person', id('Drew'), '--ground', ground, ...two)
      expect([status, await nameOf('Drew')]).toEqual([2, 'Drew Exemplar'])
      return stderr
    }
    expect(await refused('no-longer-needed')).toContain("--asked-by: this person hasn't asked for it")
    await ask('Drew', 'Blair')
    expect(await refused('no-longer-needed')).toContain("--asked-by: this person hasn't asked for it")
    await ask('Drew', 'Avery')
    expect(await refused('asked-by-person')).toContain('--ground: they asked for no-longer-needed')
  })

  it('finds people by name, and says whom it found and their ID', async () => {
    const { status, stdout } = await erase('--person', 'E-104')
    expect([status, stdout.split('\n')[0]]).toEqual([0, `Drew Exemplar, ID ${id('Drew')}`])
    expect((await erase('--person', 'avery sample')).stdout).toContain(id('Avery'))
  })

  it('erases when two people in HR agree, and puts both on record, on the operator’s word', async () => {
    await ask('Drew', 'Avery')
    const two = ['--asked-by', 'Avery Sample', '--confirmed-by', id('Blair')]
    const { status, stdout, stderr } = await erase('--person', id('Drew'), '--ground', 'no-longer-needed', ...two)
    expect([status, stderr, stdout.trim()]).toEqual([0, '', words.saved])
    const store = await open()
    const [erased] = await eventsOfKind(store.db, 'erased')
    expect(erased).toMatchObject({
      subject: people.get('Drew'),
      actor: 'system:command',
      body: { ground: 'no-longer-needed', askedBy: people.get('Avery'), confirmedBy: people.get('Blair'), facts: 2 },
    })
    expect(await verifyLedger(store.db)).toMatchObject({ ok: true })
    await store.close()
    expect(await nameOf('Drew')).toBeNull()
    expect((await erase('--person', id('Drew'), '--ground', 'no-longer-needed', ...two)).stderr).toContain(
      words.refusals['nothing-left'],
    )
  })

  it('lets the operator confirm alone where there is no second person in HR', async () => {
    const store = await open()
    await deleteRoles(store.db, people.get('Blair') ?? 'person:none')
    await store.close()
    const options = ['--person', id('Emery'), '--ground', 'asked-by-person']
    expect((await erase(...options, '--confirm-alone', id('Casey'))).stderr).toContain('type the ID of the record')
    expect((await erase(...options, '--confirm-alone', id('Emery'))).status).toBe(0)
    expect(await nameOf('Emery')).toBeNull()
  })
})
