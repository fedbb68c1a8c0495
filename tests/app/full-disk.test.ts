import request from 'supertest'
import { problem } from '../../src/api/shape.ts'
import { makeToken } from '../../src/api/token.store.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { wrongAnswer } from '../../src/course/question-type.ts'
import type { ItemId } from '../../src/course/course.ts'
import { getItem } from '../../src/course/draw.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { type Staff, staffOn, PASSWORD, signInNameOf } from '../support/staff.ts'
import { addDays, calendarDate, daysBetween } from '../../src/platform/time/calendar.ts'
import { content } from '../support/content.ts'
import { plannedGroup } from '../support/groups.ts'
import { examplesOn } from '../support/examples.ts'

let test: TestApp
let staff: Staff
beforeEach(async () => {
  test = await testApp({ TRUSTED_PROXIES: '1' })
  staff = await staffOn(test)
})

/** SQLite then answers each write as on a disk that takes none, and reads still work. */
async function setWritable(isWritable: boolean): Promise<void> {
  await sql.raw(`pragma query_only = ${isWritable ? 'off' : 'on'}`).execute(test.deps.store.db)
}

/** Files from the records: none leaves without an entry in the audit trail (`docs/decisions/0029`). */
const FILES: ReadonlySet<string> = new Set([
  '/hr/people.csv',
  '/hr/people/:person/held.json',
  '/hr/evidence/:evidence',
  '/hr/imports/:import/refused.csv',
  '/hr/understanding.csv',
  '/hr/understanding/chart',
  '/hr/follow-ups/charts/:curve',
  '/hr/charts/:chart',
  '/hr/reports/files/:made/file',
  '/hr/audit.csv',
  '/hr/ledger/heads.json',
  '/hr/ledger/heads/:head',
  '/hr/packs/:pack/pack.zip',
  '/hr/groups/:group/group.ics',
])
const PAGES = ROUTES.filter(([method, path]) => method === 'GET' && path !== hrefTo('/leave') && !FILES.has(path))

describe('while the disk takes no writes', () => {
  it('every page still opens, even more than a minute after the last one', async () => {
    const examplesOf = await examplesOn(test, staff)
    const pages = PAGES.flatMap((route) => examplesOf(route).map(({ path }) => path))
    const browsers = { learner: await signedIn(test, staff.bob), HR: await signedIn(test, staff.ada) }
    await setWritable(false)
    test.clock.pass({ minutes: 2 })
    const broken: string[] = []
    for (const path of pages) {
      for (const [index, [name, browser]] of Object.entries(browsers).entries()) {
        const { status } = await browser.get(path).set('X-Forwarded-For', `192.0.2.${index + 1}`)
        if (status >= 500 || status === 429) broken.push(`${name} at ${path}: ${status}`)
      }
    }
    expect(broken).toEqual([])
  })

  it('no file from the records leaves, because the audit trail can’t say so', async () => {
    const examplesOf = await examplesOn(test, staff)
    const files = ROUTES.filter(([, path]) => FILES.has(path)).flatMap((route) => examplesOf(route))
    const ada = await signedIn(test, staff.ada)
    await setWritable(false)
    for (const { path } of files) {
      const { headers, status } = await ada.get(path)
      expect([status, headers['content-disposition']], path).toEqual([503, undefined])
    }
  })

  it('nor do the dates of a group, for whoever is told of it', async () => {
    const group = await plannedGroup(test, staff)
    const cleo = await signedIn(test, staff.cleo)
    await setWritable(false)
    const { headers, status } = await cleo.get(hrefTo('/groups/:group/group.ics', { group }))
    expect([status, headers['content-disposition']]).toEqual([503, undefined])
  })

  it('no other system reads anything, for the same reason, and is told when to ask again', async () => {
    const source = { actor: 'system:console', at: test.deps.now(), address: null } as const
    const asked = { name: 'Payroll', scopes: ['people'], until: calendarDate('2026-12-31') } as const
    const { token } = await test.deps.store.transaction((tx) => makeToken(tx, asked, source))
    await setWritable(false)
    const answer = await request(test.app).get('/api/v1/people').set('Authorization', `Bearer ${token}`).expect(503)
    expect(answer.headers['retry-after']).toBe('30')
    expect(problem.parse(answer.body)).toMatchObject({ status: 503 })
    expect(answer.text).not.toContain('Bob')
  })

  it('no directory reads or changes anything, and is told when to send it again', async () => {
    const source = { actor: 'system:console', at: test.deps.now(), address: null } as const
    const asked = { name: 'Directory', scopes: ['scim'], until: calendarDate('2026-12-31') } as const
    const { token } = await test.deps.store.transaction((tx) => makeToken(tx, asked, source))
    await setWritable(false)
    for (const answer of [
      await request(test.app).get('/scim/v2/Users').set('Authorization', `Bearer ${token}`),
      await request(test.app)
        .patch(`/scim/v2/Users/${staff.bob}`)
        .set('Authorization', `Bearer ${token}`)
        .send({ Operations: [{ op: 'replace', path: 'active', value: false }] }),
    ]) {
      expect([answer.status, answer.headers['retry-after']]).toEqual([503, '30'])
      expect(answer.body).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '503' })
      expect(answer.text).not.toContain('Bob')
    }
  })

  it('on a new day, pages with people’s statuses wait until the statuses can be saved, and other pages open', async () => {
    const examplesOf = await examplesOn(test, staff)
    const { rows } = await sql<{ day: string }>`select min(holds_until) as day from standing`.execute(
      test.deps.store.db,
    )
    const lastDay = addDays(calendarDate(rows[0]?.day ?? ''), -1)
    // One minute before midnight at the organization, on the evening before a status changes on its own.
    test.clock.pass({ days: daysBetween(calendarDate('2026-11-24'), lastDay), hours: 13, minutes: 59 })
    const ada = await signedIn(test, staff.ada)
    await setWritable(false)
    test.clock.pass({ minutes: 2 })
    const broken = new Set<string>()
    for (const route of PAGES)
      for (const { path } of examplesOf(route)) if ((await ada.get(path)).status >= 500) broken.add(route[2])
    expect([...broken].sort()).toEqual([
      'change-person',
      'compare-clocks',
      'download-people',
      'edit-site',
      'erase-person',
      'invite-person',
      'keep-groups',
      'lead-practice',
      'list-people',
      'nudge-person',
      'open-home',
      'publish-site',
      'read-reports',
      'run-practice',
      'save-views',
      'search',
    ])
  })

  it('an answer that could not be saved stays on the page, which says so and can send it again', async () => {
    const bob = await signedIn(test, staff.bob)
    const started = await bob.post('/final')
    const question = started.headers['location'] ?? ''
    const page = await bob.get(question)
    const item = getItem(content.course, (/name="question" value="(\w+)"/.exec(page.text)?.[1] ?? '') as ItemId)
    const answer = wrongAnswer(item)
    await setWritable(false)
    const refused = await bob.post(question, { question: item.id, answer })
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '30'])
    const { title, lead } = MESSAGES.en.account.errors['not-saved']
    expect(refused.text).toContain(`<h1>${title}</h1>`)
    expect(refused.text).toContain(lead)
    expect(refused.text).not.toMatch(/steps? (?:is|are) safe/)
    expect(refused.text).toContain(`<form method="post" action="${question}">`)
    const kept = [...refused.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)]
    const fields = kept.map(([, field = '', value = '']) => [field, value] as const)
    expect(fields).toEqual([['csrf', bob.csrf], ['question', item.id], ...answer.map((letter) => ['answer', letter])])
    await setWritable(true)
    const letters = fields.filter(([field]) => field === 'answer').map(([, value]) => value)
    const again = await bob.post(question, { ...Object.fromEntries(fields), answer: letters })
    expect([again.status, again.headers['location']]).toEqual([303, question.replace(/1$/, '2')])
  })

  it('typed text stays on the page as it was typed', async () => {
    const ada = await signedIn(test, staff.ada)
    await setWritable(false)
    const place = { site: staff.north, department: 'Day', position: 'Youth worker', supervisor: '' }
    const rest = { email: '', number: '', language: 'en', type: 'employee', hiredOn: '', firstContactOn: '' }
    const { status, text } = await ada.post('/hr/people', { name: 'Zoë "Zo" O’Neil <b>', ...place, ...rest })
    expect(status).toBe(503)
    expect(text).toContain('<input type="hidden" name="name" value="Zoë &quot;Zo&quot; O’Neil &lt;b&gt;">')
    expect(text).toContain(`<input type="hidden" name="department" value="Day">`)
  })

  it('a password is never put on a page, which asks to go back and send it again', async () => {
    await setWritable(false)
    const { status, text } = await visitor(test).post('/sign-in', {
      signInName: signInNameOf('bob'),
      password: PASSWORD,
    })
    expect(status).toBe(503)
    expect(text).toContain(MESSAGES.en.account.errors['not-saved-nor-kept'].lead)
    expect(text).not.toContain(PASSWORD)
  })

  it('the server says that it isn’t ready, and is ready again when the disk accepts writes', async () => {
    const state = async () => {
      const { status, text } = await visitor(test).get('/readyz')
      return [status, text]
    }
    expect(await state()).toEqual([200, 'ready'])
    await setWritable(false)
    test.clock.pass({ minutes: 1 })
    expect(await state()).toEqual([503, 'nothing can be saved'])
    expect((await visitor(test).get('/healthz')).status).toBe(200)
    await setWritable(true)
    expect(await state()).toEqual([200, 'ready'])
  })
})
