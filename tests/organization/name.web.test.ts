import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { organizationNames, rename } from '../../src/organization/name.store.ts'
import { findOrganization } from '../../src/organization/organization.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { ORGANIZATION, type Staff, staffOn } from '../support/staff.ts'

const PAGE = '/hr/organization'
const FORM = '/hr/organization/name'
const NEW = 'Elm Street Youth Services'
const { rename: words } = MESSAGES.en.hr.organization

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
})

describe('the name of the organization', () => {
  it('is changed only after a page that says what changes, and what stays', async () => {
    const { text } = await ada.post(FORM, { name: NEW }).expect(200)
    for (const part of [ORGANIZATION.name, NEW, words.confirm]) expect(text).toContain(part)
    expect(text).toMatch(/Earlier certificates, reports and evidence packs keep the name they had/)
    expect(await nameNow()).toBe(ORGANIZATION.name)
    expect(await organizationNames(test.deps.store.db)).toEqual([])
    // Lists are kept until an entry is added: the name at the top isn't.
    for (const path of ['/hr/people', '/hr/overview']) expect((await ada.get(path)).text).not.toContain(NEW)
    await ada.post(FORM, confirmed(NEW)).expect(303).expect('location', `${PAGE}?saved=yes`)
    expect(await nameNow()).toBe(NEW)
    for (const path of ['/hr/people', '/hr/overview']) expect((await ada.get(path)).text).toContain(NEW)
  })

  it('keeps the earlier names, with their days and who changed them', async () => {
    await ada.post(FORM, confirmed(NEW)).expect(303)
    test.clock.pass({ days: 2 })
    ada = await signedIn(test, staff.ada)
    await ada.post(FORM, confirmed('Oak Street', NEW)).expect(303)
    const names = await organizationNames(test.deps.store.db)
    expect(names.map(({ version, name, by }) => [version, name, by])).toEqual([
      [3, 'Oak Street', staff.ada],
      [2, NEW, staff.ada],
      [1, ORGANIZATION.name, null],
    ])
    const { text } = await ada.get(PAGE).expect(200)
    const [, list = ''] = new RegExp(`${words.earlier}</summary>([\\s\\S]*?)</ul>`).exec(text) ?? []
    expect(list).toContain(`${NEW}. `)
    expect(list).toContain('From Nov 24, 2026 to Nov 26, 2026.')
    expect(list).toContain('Chosen by Ada Okafor.')
    expect(list).toContain(ORGANIZATION.name)
    expect(list).not.toContain('Oak Street')
  })

  it('is saved once when the form is sent twice', async () => {
    const sent = confirmed(NEW)
    const answers = await Promise.all([ada.post(FORM, sent), ada.post(FORM, sent)])
    expect(answers.map(({ status }) => status).sort()[0]).toBe(303)
    expect(await organizationNames(test.deps.store.db)).toHaveLength(2)
    expect(await changesOnTrail()).toHaveLength(1)
    expect(test.log.filter((line) => JSON.stringify(line).includes('organization renamed'))).toHaveLength(1)
  })

  it('is asked for again when it became another one after the page was shown', async () => {
    const { store, now } = test.deps
    const page = await ada.post(FORM, { name: NEW }).expect(200)
    expect(page.text).toContain(`name="seen" value="${ORGANIZATION.name}"`)
    await store.transaction((tx) => rename(tx, 'Oak Street', { by: staff.cleo, at: now() }))
    const { text } = await ada.post(FORM, confirmed(NEW)).expect(200)
    for (const part of ['name="seen" value="Oak Street"', NEW, words.confirm]) expect(text).toContain(part)
    expect(await nameNow()).toBe('Oak Street')
    expect(await changesOnTrail()).toEqual([])
    await ada.post(FORM, confirmed(NEW, 'Oak Street')).expect(303)
    expect(await nameNow()).toBe(NEW)
    expect(await changesOnTrail()).toHaveLength(1)
  })

  it('is asked for again when the form doesn’t say which name was shown', async () => {
    const { text } = await ada.post(FORM, { name: NEW, confirmed: 'yes' }).expect(200)
    expect(text).toContain(words.confirm)
    expect(await nameNow()).toBe(ORGANIZATION.name)
  })

  it.each([
    ['nothing', ' ', MESSAGES.en.account.needs.organization],
    ['a name that’s too long', 'a'.repeat(81), MESSAGES.en.account.needs.shorter],
    ['the name it has', ORGANIZATION.name, words.same],
  ])('isn’t changed to %s', async (_, name, problem) => {
    const { text } = await ada.post(FORM, confirmed(name)).expect(422)
    expect(text.replaceAll('&#39;', '’')).toContain(problem)
    expect(await nameNow()).toBe(ORGANIZATION.name)
  })

  it('never changes on record and never goes from there', async () => {
    await ada.post(FORM, confirmed(NEW)).expect(303)
    for (const statement of [
      sql`update organization_name set name = 'x'`,
      sql`delete from organization_name`,
      sql`insert or replace into organization_name select * from organization_name`,
    ])
      await expect(statement.execute(test.deps.store.db)).rejects.toThrow(/that the organization had/)
  })

  it('is on the audit trail as changed, without the text that was typed', async () => {
    await ada.post(FORM, confirmed(NEW)).expect(303)
    const { text } = await ada.get('/hr/audit').expect(200)
    expect(text).toContain(words.field)
  })
})

function confirmed(name: string, seen = ORGANIZATION.name) {
  return { name, confirmed: 'yes', seen }
}

async function changesOnTrail() {
  const { db } = test.deps.store
  const entries = await db.selectFrom('trail_entry').selectAll().where('kind', '=', 'setting_changed').execute()
  return entries.filter((entry) => JSON.stringify(entry).includes(FORM))
}

async function nameNow(): Promise<string | undefined> {
  return (await findOrganization(test.deps.store.db))?.name
}
