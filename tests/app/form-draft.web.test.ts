import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '../../src/ledger/event.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { deleteOld } from '../support/expired.ts'
import { formsOf, untouched } from '../support/forms.ts'
import { holdersOn } from '../support/roles.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const NEW_PERSON = '/hr/people'
const NAME = { name: 'name', was: '', value: 'Ruth Ñandú' }
let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
})

const aboutBob = (end: string) => `/hr/people/${staff.bob.slice('person:'.length)}/${end}`

function save(browser: Browser, form: string, fields: readonly object[] = [NAME]) {
  return browser.post('/typed', { form, fields: JSON.stringify(fields) })
}

function find(browser: Browser, form: string) {
  return browser.get(`/typed?${new URLSearchParams({ form }).toString()}`)
}

/** What the server keeps, whether or not anybody may see it. */
async function rows() {
  return test.deps.store.db.selectFrom('form_draft').select(['account', 'form', 'fields']).orderBy('form').execute()
}

/** The form of a page as it stands there, with what somebody has entered. */
async function formOn(page: string, action: string, entered: Fields): Promise<Fields> {
  const { text } = await ada.get(page).expect(200)
  const form = formsOf(text).find(({ actions }) => actions.includes(action))
  if (form === undefined) throw new Error(`${page} has no form for ${action}`)
  return { ...untouched(form), ...entered }
}

describe('what somebody enters in a form of the records', () => {
  it('is there again for the same account, with the day, also after signing out', async () => {
    expect((await save(ada, NEW_PERSON)).status).toBe(200)
    await ada.post('/sign-out').expect(303)
    const again = await signedIn(test, staff.ada)
    const { peopleAgain, typedBefore, typedExcept, startOver } = MESSAGES.en.shell
    expect((await find(again, NEW_PERSON)).body).toEqual({
      fields: [NAME],
      text: typedBefore('Nov 24, 2026'),
      except: typedExcept('Nov 24, 2026', '{fields}'),
      people: peopleAgain,
      startOver,
    })
  })

  it('says of a date whether it was the day of the page', async () => {
    const hiredOn = { name: 'hiredOn', was: '2026-11-24', value: '2026-12-15', wasToday: true }
    expect((await save(ada, NEW_PERSON, [NAME, hiredOn])).status).toBe(200)
    expect((await find(ada, NEW_PERSON)).body.fields).toEqual([NAME, hiredOn])
  })

  it('is shown to no other account', async () => {
    await save(ada, NEW_PERSON)
    const { ivy } = await holdersOn(test, staff)
    expect((await find(await signedIn(test, ivy), NEW_PERSON)).body).toBeNull()
    expect((await find(visitor(test), NEW_PERSON)).status).toBe(303)
  })

  it('is neither kept nor shown for a form that the account may not send', async () => {
    const bob = await signedIn(test, staff.bob)
    expect((await save(bob, NEW_PERSON)).status).toBe(404)
    expect((await find(bob, NEW_PERSON)).status).toBe(404)
    for (const none of ['/reading', '/account/password', '/hr/nothing', '/hr/people/new', '/final'])
      expect((await save(ada, none)).status, none).toBe(404)
    expect(await rows()).toEqual([])
  })

  it('is not shown anymore once the person or the site is out of reach', async () => {
    const { ivy } = await holdersOn(test, staff)
    const hr = await signedIn(test, ivy)
    const own = aboutBob('changes/leave')
    const { db } = test.deps.store
    expect((await save(hr, own)).status).toBe(200)
    const practice = `/hr/practices/${staff.north.slice('site:'.length)}`
    expect((await save(hr, practice)).status).toBe(200)
    await db.updateTable('account_role_site').set({ site: staff.south }).where('person', '=', ivy).execute()
    const elsewhere = await signedIn(test, ivy)
    expect((await find(elsewhere, own)).status).toBe(404)
    expect((await find(elsewhere, practice)).status).toBe(404)
  })

  it('goes when there is nothing entered anymore', async () => {
    await save(ada, NEW_PERSON)
    expect((await save(ada, NEW_PERSON, [])).status).toBe(200)
    expect((await find(ada, NEW_PERSON)).body).toBeNull()
    expect(await rows()).toEqual([])
  })

  it.each<[string, number, unknown]>([
    ['too long', 413, [{ ...NAME, value: 'x'.repeat(30_000) }]],
    ['of too many fields', 422, Array.from({ length: 301 }, () => ({ name: 'a', was: '', value: 'b' }))],
    ['with more than the text of a field', 422, [{ ...NAME, more: 'yes' }]],
    ['with something else than texts', 422, [{ ...NAME, value: 3 }]],
    ['that is no list', 422, NAME],
  ])('%s is refused with %d', async (_, status, fields) => {
    expect((await ada.post('/typed', { form: NEW_PERSON, fields: JSON.stringify(fields) })).status).toBe(status)
    expect((await ada.post('/typed', { form: NEW_PERSON, fields: '[' })).status).toBe(422)
    expect(await rows()).toEqual([])
  })

  it('is in no ledger, no audit trail and no log', async () => {
    const { db } = test.deps.store
    const entries = async () => [
      (await db.selectFrom('event').select('id').execute()).length,
      (await db.selectFrom('trail_entry').select('seq').execute()).length,
    ]
    const before = await entries()
    await save(ada, NEW_PERSON)
    await find(ada, NEW_PERSON)
    expect(await entries()).toEqual(before)
    expect(JSON.stringify(test.log)).not.toContain('Ñandú')
  })

  it('while nothing can be saved, is refused with 503, and what was kept is still shown', async () => {
    await save(ada, NEW_PERSON)
    await sql.raw('pragma query_only = on').execute(test.deps.store.db)
    expect((await save(ada, NEW_PERSON, [{ ...NAME, value: 'Ruth' }])).status).toBe(503)
    expect((await find(ada, NEW_PERSON)).body.fields).toEqual([NAME])
    await sql.raw('pragma query_only = off').execute(test.deps.store.db)
  })
})

describe('a form that is sent', () => {
  it('takes its draft along when it is saved, and leaves those of other forms', async () => {
    await save(ada, NEW_PERSON)
    await save(ada, '/hr/sites')
    const fields = await formOn('/hr/people/new', NEW_PERSON, {
      name: 'Ruth Ñandú',
      number: 'R-100',
      site: staff.north,
      hiredOn: '2026-11-23',
      department: 'Residential',
      position: 'Youth worker',
      type: 'employee',
    })
    expect((await ada.post(NEW_PERSON, fields)).status).toBe(303)
    expect((await rows()).map(({ form }) => form)).toEqual(['/hr/sites'])
  })

  it('keeps its draft through a preview, until it’s saved', async () => {
    const words = '/hr/reminders/texts/nudge/en'
    await save(ada, words, [{ name: 'subject', was: 'Your orientation', value: 'Your course' }])
    const fields = await formOn(words, words, { subject: 'Your course' })
    expect((await ada.post(words, { ...fields, button: 'preview' })).status).toBe(200)
    expect((await rows()).map(({ form }) => form)).toEqual([words])
    expect((await ada.post(words, { ...fields, button: 'save' })).status).toBe(303)
    expect(await rows()).toEqual([])
  })

  it('keeps its draft when it comes back with a message', async () => {
    await save(ada, NEW_PERSON)
    const fields = await formOn('/hr/people/new', NEW_PERSON, { name: '', hiredOn: '2026-11-23' })
    expect((await ada.post(NEW_PERSON, fields)).status).toBe(422)
    expect((await find(ada, NEW_PERSON)).body.fields).toEqual([NAME])
  })

  it('keeps its draft when it’s refused, and while the person proves who they are', async () => {
    const facts = aboutBob('changes/facts')
    await save(ada, facts)
    test.clock.pass({ minutes: 11 })
    const asked = await ada.post(facts, await formOn(facts, facts, { name: 'Robert Rivera', from: '2026-11-24' }))
    expect(asked.headers['location']).toMatch(/^\/account\/confirm/)
    expect(await rows()).toHaveLength(1)
    const forged = await ada.post(facts, { csrf: 'of another session' })
    expect(forged.status).toBe(403)
    expect(await rows()).toHaveLength(1)
  })

  it('takes only its own draft when its address has a question mark', async () => {
    const fields = [{ name: 'name', was: '', value: 'Empowerment group' }]
    await save(ada, '/hr/groups/new?site=north-house', fields)
    await save(ada, '/hr/groups/new?site=south-house', fields)
    const answer = await ada.post('/hr/groups/new?site=north-house', { name: '' })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(await rows()).toHaveLength(2)
    const sites = await formOn('/hr/sites', '/hr/sites', { name: 'West House', slug: 'west-house' })
    await save(ada, '/hr/sites')
    expect((await ada.post('/hr/sites', sites)).status).toBe(303)
    expect((await rows()).map(({ form }) => form)).toEqual([
      '/hr/groups/new?site=north-house',
      '/hr/groups/new?site=south-house',
    ])
  })

  it('is saved all the same when its draft can’t be dropped', async () => {
    const { db } = test.deps.store
    await save(ada, '/hr/sites')
    const sites = await formOn('/hr/sites', '/hr/sites', { name: 'West House', slug: 'west-house' })
    await sql`create trigger stuck before delete on form_draft begin select raise(abort, 'stuck'); end`.execute(db)
    expect((await ada.post('/hr/sites', sites)).status).toBe(303)
    await sql`drop trigger stuck`.execute(db)
    expect((await ada.get('/hr/sites')).text).toContain('West House')
  })
})

describe('the daily job', () => {
  const accounts = async () => (await rows()).map(({ account }) => account)
  const age = async (account: PersonId, at: string) =>
    test.deps.store.db
      .updateTable('form_draft')
      .set({ saved_at: at as never })
      .where('account', '=', account)
      .execute()

  it('deletes drafts after seven days, and leaves the others', async () => {
    const { ivy } = await holdersOn(test, staff)
    await save(ada, NEW_PERSON)
    await save(await signedIn(test, ivy), NEW_PERSON)
    await age(staff.ada, '2026-11-17T23:59:59.999Z')
    await age(ivy, '2026-11-18T00:00:00.000Z')
    await deleteOld(test.deps.store, 'unsent', test.clock.now())
    expect(await accounts()).toEqual([ivy])
  })

  it('deletes those of closed accounts and of people who have left', async () => {
    const { ivy } = await holdersOn(test, staff)
    const { db } = test.deps.store
    await save(ada, NEW_PERSON)
    await save(await signedIn(test, ivy), NEW_PERSON)
    await db.updateTable('account').set({ closed_at: test.clock.now() }).where('person', '=', ivy).execute()
    await deleteOld(test.deps.store, 'unsent', test.clock.now())
    expect(await accounts()).toEqual([staff.ada])
    await db
      .updateTable('placement')
      .set({ until_on: '2026-11-23' as never })
      .where('person', '=', staff.ada)
      .execute()
    await deleteOld(test.deps.store, 'unsent', test.clock.now())
    expect(await accounts()).toEqual([])
  })
})

describe('the script', () => {
  it('is on pages of the records, and on none of the course, the account or the card', async () => {
    const script = test.deps.assets.formDraft.href
    for (const path of ['/hr/people/new', '/hr/groups', '/hr/sites'])
      expect((await ada.get(path)).text, path).toContain(script)
    for (const path of ['/course', '/account', '/contacts', '/what-hr-sees', '/guide'])
      expect((await ada.get(path)).text, path).not.toContain(script)
    expect((await visitor(test).get('/sign-in')).text).not.toContain(script)
  })
})
