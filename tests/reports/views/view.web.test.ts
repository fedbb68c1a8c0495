import { beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_QUERY } from '../../../src/reports/query.ts'
import { MOST_VIEWS } from '../../../src/reports/views/saved-view.ts'
import { erasePerson } from '../../../src/people/record.store.ts'
import { findView, savedViews } from '../../../src/reports/views/saved-view.store.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../../support/app.ts'
import { type Staff, staffOn, ORGANIZATION } from '../../support/staff.ts'
import { dateAt } from '../../../src/platform/time/calendar.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { saveExampleView } from '../../support/views.ts'

const t = MESSAGES.en.hr.views

let app: TestApp
let staff: Staff
let ada: Browser
let cleo: Browser
beforeAll(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
  cleo = await signedIn(app, staff.cleo)
})

const text = async (browser: Browser, path: string) =>
  (await browser.get(path).expect(200)).text.replaceAll(/\s+/g, ' ')
const latest = async () => {
  const view = (await savedViews(app.deps.store.db, staff.ada)).at(-1)
  if (view === undefined) throw new Error('nothing is saved')
  return view
}

describe('a saved view', () => {
  it('keeps exactly what the report was narrowed to, and leads back to it', async () => {
    const query = 'asof=2026-11-20&clock=reported&status=overdue&site=north-house&due-to=2026-11-19&order=due'
    const report = await text(ada, `/hr/people?${query}`)
    const save = /href="([^"]*\/hr\/views\/new[^"]*)"/.exec(report)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const form = await text(ada, save)
    expect(form).toContain('People: Overdue; North House; ')
    expect(form).toContain(`as of Nov 20, 2026, ${t.reported}`)
    const own = form.slice(form.indexOf('action="/hr/views"'))
    const hidden = [
      ...own.slice(0, own.indexOf('</form>')).matchAll(/<input type="hidden" name="([\w-]+)" value="([^"]*)"/g),
    ]
    const fields = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]))
    delete fields['csrf']
    const saved = await ada.post('/hr/views', { ...fields, name: 'Overdue at North', mailed: 'weekly' })
    expect([saved.status, saved.headers['location']]).toEqual([303, '/hr/views?done=saved'])
    const { id, mailed } = await latest()
    expect(mailed).toBe('weekly')
    const opened = await ada.get(`/hr/views/${id}/report`)
    const [path, parameters] = String(opened.headers['location']).split('?')
    expect(path).toBe('/hr/people')
    expect([...new URLSearchParams(parameters)].sort()).toEqual([...new URLSearchParams(query)].sort())
  })

  it('is in its owner’s list in words, and in no one else’s', async () => {
    await saveExampleView(app, staff.ada, { name: 'Mine alone' })
    const list = await text(ada, '/hr/views')
    expect(list).toContain('Mine alone')
    expect(list).toContain(`People: Need action; North House, ${t.dayOfOpening}`)
    // Saved to be mailed above, on a server that sends no mail.
    expect(list).toContain(`${t.mailed.weekly}. No mail server is set up`)
    expect(await text(cleo, '/hr/views')).not.toContain('Mine alone')
  })

  it('is renamed and deleted by its owner alone, and several may have one name', async () => {
    const id = await saveExampleView(app, staff.ada)
    for (const [method, path] of [
      ['get', `/hr/views/${id}`],
      ['post', `/hr/views/${id}`],
      ['post', `/hr/views/${id}/removals`],
    ] as const)
      expect((await cleo[method](path)).status, path).toBe(404)
    const changed = await ada.post(`/hr/views/${id}`, { name: 'Needs action', mailed: 'daily' })
    expect(changed.headers['location']).toBe('/hr/views?done=changed')
    expect(await findView(app.deps.store.db, id)).toMatchObject({ name: 'Needs action', mailed: 'daily' })
    expect((await ada.post(`/hr/views/${id}/removals`)).headers['location']).toBe('/hr/views?done=removed')
    expect(await findView(app.deps.store.db, id)).toBeNull()
    expect((await ada.get(`/hr/views/${id}/report`)).status).toBe(404)
  })

  it('shows somebody else only what that person may see', async () => {
    const id = await saveExampleView(app, staff.ada, { query: { ...DEFAULT_QUERY, status: 'everyone' } })
    const { headers } = await cleo.get(`/hr/views/${id}/report`).expect(303)
    const list = await text(cleo, String(headers['location']))
    expect(list).toContain('Bob Rivera')
    expect(list).not.toContain('Dan ')
  })

  it('says what to fix, and keeps what it would show', async () => {
    const refused = await ada.post('/hr/views', { page: 'people', status: 'overdue', name: ' ', mailed: 'never' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(t.nameNeeded)
    expect(refused.text).toContain('name="status" value="overdue"')
  })

  it.each([
    ['a page that is none', { page: 'nowhere', name: 'X', mailed: 'never' }],
    ['a rhythm that is none', { page: 'people', name: 'X', mailed: 'hourly', status: 'everyone', x: '1' }],
  ])('refuses %s', async (_, fields) => {
    const before = (await savedViews(app.deps.store.db, staff.ada)).length
    expect((await ada.post('/hr/views', fields)).status).toBeGreaterThanOrEqual(400)
    expect(await savedViews(app.deps.store.db, staff.ada)).toHaveLength(before)
  })

  it('is limited to a number that somebody can look through', async () => {
    const full = await testApp()
    const { ada: owner } = await staffOn(full)
    for (let count = 0; count < MOST_VIEWS; count += 1) await saveExampleView(full, owner)
    const browser = await signedIn(full, owner)
    const refused = await browser.post('/hr/views', { page: 'people', name: 'One more', mailed: 'never' })
    expect([refused.status, await savedViews(full.deps.store.db, owner)]).toEqual([422, expect.any(Array)])
    expect(await savedViews(full.deps.store.db, owner)).toHaveLength(MOST_VIEWS)
    expect(refused.text).toContain(`You have ${MOST_VIEWS} views.`)
  })

  it('is deleted with a person who is erased, because its name is free text', async () => {
    const id = await saveExampleView(app, staff.dan)
    const today = dateAt(app.deps.now(), ORGANIZATION.timeZone)
    await app.deps.store.transaction((tx) => erasePerson(tx, staff.dan, today))
    expect(await findView(app.deps.store.db, id)).toBeNull()
  })
})
