import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_QUERY } from '../../../src/reports/query.ts'
import type { SavedView } from '../../../src/reports/views/saved-view.ts'
import { deleteRoles, putRole } from '../../../src/identity/role.store.ts'
import { messagesTo } from '../../../src/reminders/message.store.ts'
import { removeView } from '../../../src/reports/views/saved-view.store.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type TestApp, testApp } from '../../support/app.ts'
import { type Staff, staffOn } from '../../support/staff.ts'
import { remindNow, sendingOf, SITE, sendWaiting } from '../../support/mail.ts'
import { headerOf, mailServer, partsOf, type TestMailServer } from '../../support/smtp.ts'
import { saveExampleView } from '../../support/views.ts'

const t = MESSAGES.en.hr.views

let app: TestApp
let staff: Staff
let server: TestMailServer
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  server = await mailServer()
})
afterEach(async () => {
  await server.stop()
  await app.deps.store.close()
})

const save = (change: Partial<SavedView>) => saveExampleView(app, staff.ada, { mailed: 'daily', ...change })
const send = () => sendWaiting(sendingOf(app, server))

/** The mails about views that came so far. */
const mails = () => server.mails.filter((mail) => headerOf(mail, 'Subject') === t.mail.subject)
const textOf = (index = -1) => (partsOf(mails().at(index) ?? fail()).get('text/plain') ?? '').replaceAll('\r\n', '\n')

function fail(): never {
  throw new Error('no mail came')
}

/** Does what the server does on the mornings of the next days, at 10 am in New Jersey. */
async function pass(days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    app.clock.pass({ days: 1 })
    await remindNow(app)
    await send()
  }
}

describe('the mail of a saved view', () => {
  it('says how many are in it and where, and names nobody in the subject', async () => {
    const query = { ...DEFAULT_QUERY, status: 'everyone', department: 'Residential' } as const
    const view = await save({ name: 'Residential', query })
    await pass(1)
    expect(mails()).toHaveLength(1)
    expect(mails()[0]?.to).toEqual(['ada@harborstreet.example'])
    expect(textOf()).toMatch(/^“Residential”: \d+ (person|people) on Nov 25, 2026\.\n/)
    expect(textOf()).toContain(`It shows People: Residential, ${t.dayOfOpening}.`)
    expect(textOf()).toContain(`${SITE}/hr/views/${view}/report`)
    for (const name of ['Bob', 'Rivera', 'Cleo', 'Dan']) expect(textOf()).not.toContain(name)
  })

  it('says so when nobody is in it', async () => {
    await save({ name: 'Nobody', query: { ...DEFAULT_QUERY, department: 'Nowhere' } })
    await pass(1)
    expect(textOf()).toContain('“Nobody”: no one on Nov 25, 2026. There’s nothing to check.')
  })

  it('comes in the language of its owner’s account, about the day that the view is about', async () => {
    await save({ query: { ...DEFAULT_QUERY, asOf: '2026-11-01' as never, clock: 'reported' } })
    await pass(1)
    expect(textOf()).toContain('on Nov 1, 2026')
    expect(textOf()).toContain(`as of Nov 1, 2026, ${t.reported}`)
  })

  it.each([
    // From Tuesday on: Wednesday to Friday, and from Monday on again.
    ['daily', 9, 7],
    ['weekly', 15, 2],
    ['monthly', 10, 1],
  ] as const)('comes as often as was asked for: %s', async (mailed, days, count) => {
    await save({ mailed })
    await pass(days)
    expect(mails()).toHaveLength(count)
  })

  it('is sent once, however many processes ask, even after a run that crashed', async () => {
    await save({})
    app.clock.pass({ days: 1 })
    await Promise.all([remindNow(app), remindNow(app), remindNow(app, true, true)])
    await remindNow(app, true, true)
    await Promise.all([send(), send()])
    expect(mails()).toHaveLength(1)
  })

  it('goes again under the same Message-ID when nobody knows whether it arrived', async () => {
    await save({})
    server.behave('drop')
    await pass(1)
    server.behave('accept')
    app.clock.pass({ hours: 1 })
    await send()
    const ids = mails().map((mail) => headerOf(mail, 'Message-ID'))
    expect(ids.length).toBe(2)
    expect(new Set(ids).size).toBe(1)
  })

  it('waits for working hours', async () => {
    await save({})
    app.clock.pass({ hours: 14 })
    await remindNow(app)
    await send()
    expect(mails()).toEqual([])
    app.clock.pass({ hours: 10 })
    await send()
    expect(mails()).toHaveLength(1)
  })

  it.each<[string, (view: string) => Promise<unknown>, string]>([
    ['the view is deleted', (view) => removeView(app.deps.store.db, view, staff.ada), 'done'],
    ['its owner may see no reports any more', () => deleteRoles(app.deps.store.db, staff.ada), 'access-closed'],
  ])('does not go out when %s meanwhile', async (_, happens, reason) => {
    const view = await save({})
    app.clock.pass({ days: 1 })
    await remindNow(app)
    await happens(view)
    await send()
    expect(mails()).toEqual([])
    const message = (await messagesTo(app.deps.store.db, staff.ada)).find(({ kind }) => kind === 'saved-view')
    expect(message).toMatchObject({ state: 'stopped', reason })
  })

  it('counts a supervisor’s own people alone', async () => {
    const query = { ...DEFAULT_QUERY, status: 'everyone' } as const
    await saveExampleView(app, staff.cleo, { mailed: 'daily', query })
    await pass(1)
    expect(textOf()).toContain(': 1 person on')
  })

  it('counts the people of the sites of whom HR for a site sees, and says so', async () => {
    const { db } = app.deps.store
    const query = { ...DEFAULT_QUERY, status: 'everyone' } as const
    await putRole(db, staff.dan, { role: 'site-hr', sites: [staff.north], until: null })
    await saveExampleView(app, staff.dan, { mailed: 'daily', query })
    await pass(1)
    expect(textOf()).toContain(': 3 people on')
    expect(textOf()).toContain('the people at North House')
  })

  it('keeps its selection when the site that it names is gone: it never says more than was asked for', async () => {
    await save({ query: { ...DEFAULT_QUERY, site: 'long-closed' } })
    await pass(1)
    expect(textOf()).toContain('no one on')
  })
})
