import request, { type Test } from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { openApi } from '../../src/api/openapi.ts'
import { ANSWERS, problem, type Scope, SCOPES } from '../../src/api/shape.ts'
import { allTokens, endToken, findToken, makeToken } from '../../src/api/token.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { VERSION } from '../../src/platform/root.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { completeCourse } from '../support/completions.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { endOfTrail, trailAfter } from '../support/trail.ts'

/** A page of people or standings, whose entries a test only compares. */
type Page = { readonly next: string | null } & Readonly<Partial<Record<string, unknown[]>>>

let app: TestApp
let staff: Staff
let token: string
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  token = await tokenFor(...SCOPES)
})

describe('the API', () => {
  it('tells who is on record and where they work, in the shape that its document describes', async () => {
    const { people, next } = ANSWERS.people.parse((await ask('people').expect(200)).body)
    expect(next).toBeNull()
    expect(people.map(({ id }) => id)).toEqual([staff.ada, staff.bob, staff.cleo, staff.dan].toSorted())
    expect(people.find(({ id }) => id === staff.bob)).toEqual({
      id: staff.bob,
      employeeNumber: null,
      name: 'Bob Rivera',
      email: 'bob@harborstreet.example',
      jobs: [
        {
          site: { id: staff.north, name: 'North House' },
          department: expect.any(String),
          position: expect.any(String),
          type: 'employee',
          supervisor: staff.cleo,
          hiredOn: '2026-11-16',
          from: '2026-11-16',
          until: null,
        },
      ],
    })
  })

  it('tells statuses as of today, also when nobody has opened a page since yesterday', async () => {
    const before = await standingOf(staff.bob)
    expect(before).toMatchObject({ status: 'not-started', dueOn: '2026-12-16', asOf: '2026-11-24', completedOn: null })
    app.clock.pass({ days: 30 })
    expect(await standingOf(staff.bob)).toMatchObject({ status: 'overdue', asOf: '2026-12-24' })
  })

  it('agrees with the page of the person about a completion', async () => {
    await completeCourse(app, staff.bob)
    expect(await standingOf(staff.bob)).toMatchObject({ completedOn: '2026-11-24', late: false, source: 'here' })
    const { standing } = (await findPerson(app.deps.store.db, staff.bob)) ?? {}
    expect((await standingOf(staff.bob))?.status).toBe(standing?.status)
  })

  it('gives each list in pages that together are the list, whatever their size', async () => {
    for (const scope of ['people', 'standings'] as const) {
      const whole = (await ask(scope).expect(200)).body[scope]
      for (const limit of [1, 2, 3]) {
        const parts: unknown[] = []
        let after: string | null = null
        do {
          const body: Page = (await ask(scope, { limit, ...(after === null ? {} : { after }) }).expect(200)).body
          expect(body[scope]?.length).toBeLessThanOrEqual(limit)
          parts.push(...(body[scope] ?? []))
          after = body.next
        } while (after !== null)
        expect(parts).toEqual(whole)
      }
    }
  })
})

describe('the list of completions', () => {
  it('goes on where somebody stopped, and has a correction as an entry of its own', async () => {
    const first = await completions()
    expect(first).toMatchObject({ completions: [], more: false })
    await completeCourse(app, staff.bob)
    await completeCourse(app, staff.dan)
    const second = await completions({ after: first.next, limit: 1 })
    expect(second).toMatchObject({ completions: [{ kind: 'completed', person: staff.bob }], more: true })
    const third = await completions({ after: second.next })
    expect(third).toMatchObject({
      completions: [{ kind: 'completed', person: staff.dan, completedOn: '2026-11-24', source: 'here' }],
      more: false,
    })
    await correctCompletionOf(staff.dan)
    const fourth = await completions({ after: third.next })
    expect(fourth.completions).toMatchObject([
      { kind: 'corrected', person: staff.dan, corrects: third.completions[0]?.entry },
    ])
    expect((await completions({ after: fourth.next })).completions).toEqual([])
  })

  it('is the same however often it is asked for', async () => {
    await completeCourse(app, staff.bob)
    expect(await completions()).toEqual(await completions())
  })

  it('begins at an instant, where somebody asks for that', async () => {
    await completeCourse(app, staff.bob)
    app.clock.pass({ days: 1 })
    const since = app.deps.now()
    await completeCourse(app, staff.dan)
    expect((await completions({ since })).completions).toMatchObject([{ person: staff.dan }])
  })

  it('goes on from where the ledger ends, where nothing was recorded since that instant', async () => {
    await completeCourse(app, staff.bob)
    app.clock.pass({ days: 1 })
    const first = await completions({ since: app.deps.now() })
    expect(first).toMatchObject({ completions: [], more: false })
    await completeCourse(app, staff.dan)
    expect((await completions({ after: first.next })).completions).toMatchObject([{ person: staff.dan }])
  })

  it('has no answers, no scores and no attempts, and neither have the other lists', async () => {
    await completeCourse(app, staff.bob)
    for (const scope of SCOPES) {
      const { text } = await ask(scope).expect(200)
      expect(text).toContain(staff.bob)
      expect(text).not.toMatch(/"(right|of|score|attempt|answers?|lessons?\w*|detail|best\w*)":/)
    }
  })
})

describe('who may ask', () => {
  it.each(['', 'Bearer ', 'Bearer csec_wrong', 'Basic YWRhOnNlY3JldA=='])(
    'is nobody with “%s”, and that is in the audit trail',
    async (header) => {
      const end = await endOfTrail(app)
      const answer = await request(app.app).get('/api/v1/people').set('Authorization', header).expect(401)
      expect(answer.headers['www-authenticate']).toBe('Bearer')
      expect(answer.headers['content-type']).toContain('application/problem+json')
      expect(problem.parse(answer.body)).toMatchObject({ status: 401, request: answer.headers['x-request-id'] })
      const detail = { status: 401, method: 'GET', route: '/api/v1/people' }
      expect(await trailAfter(app, end)).toMatchObject([{ kind: 'refused', actor: 'visitor', about: null, detail }])
    },
  )

  it('is nobody without a token, and that is on the trail also when a form was refused a moment ago', async () => {
    const end = await endOfTrail(app)
    await visitor(app).post('/sign-in', {}).set('Sec-Fetch-Site', 'cross-site')
    await request(app.app).get('/api/v1/people').expect(401)
    expect((await trailAfter(app, end)).map(({ detail }) => detail)).toMatchObject([{ status: 403 }, { status: 401 }])
  })

  it('is nobody with a session of a browser, whatever their role', async () => {
    const ada = await signedIn(app, staff.ada)
    await ada.get('/api/v1/people').expect(401)
  })

  it.each(SCOPES)('a token for %s alone reads nothing else', async (own) => {
    token = await tokenFor(own)
    for (const scope of SCOPES) {
      // Refusals of one token are on the trail once a minute.
      app.clock.pass({ minutes: 2 })
      const end = await endOfTrail(app)
      await ask(scope).expect(scope === own ? 200 : 403)
      const route = `/api/v1/${scope}`
      const refused = { kind: 'refused', detail: { status: 403, method: 'GET', route } }
      const entry = scope === own ? { kind: 'downloaded', detail: { route } } : refused
      const by = { actor: 'system:api', about: `token:${await idOf(token)}` }
      expect(await trailAfter(app, end)).toMatchObject([{ ...by, ...entry }])
    }
  })

  it('what a token is refused is on the trail once a minute for each status, also where a visitor was refused before', async () => {
    token = await tokenFor('people')
    await request(app.app).get('/api/v1/people').expect(401)
    const end = await endOfTrail(app)
    for (const scope of ['standings', 'completions', 'standings']) await ask(scope).expect(403)
    const other = await tokenFor('people')
    await request(app.app).get('/api/v1/standings').set('Authorization', `Bearer ${other}`).expect(403)
    const refused = async () => (await trailAfter(app, end)).filter(({ kind }) => kind === 'refused')
    expect((await refused()).map(({ about }) => about)).toEqual([
      `token:${await idOf(token)}`,
      `token:${await idOf(other)}`,
    ])
    app.clock.pass({ minutes: 1 })
    await ask('standings').expect(403)
    expect(await refused()).toHaveLength(3)
  })

  it('a token that was ended, or is over, reads nothing', async () => {
    token = await tokenUntil('2026-11-30', 'people')
    app.clock.pass({ days: 6 })
    await ask('people').expect(200)
    app.clock.pass({ days: 1 })
    await ask('people').expect(401)

    token = await tokenFor('people')
    await ask('people').expect(200)
    const source = { actor: 'system:console', at: app.deps.now(), address: null } as const
    const ids = (await allTokens(app.deps.store.db)).map(({ id }) => id)
    const endAll = () => Promise.all(ids.map((id) => app.deps.store.transaction((tx) => endToken(tx, id, source))))
    expect(await endAll()).toEqual([true, true, true])
    await ask('people').expect(401)
    expect(await endAll()).toEqual([false, false, false])
  })

  it('a token that works no more is named on the trail, also beside tokens that nobody knows', async () => {
    const [known, over] = [token, await tokenUntil('2026-11-23', 'people')]
    const end = await endOfTrail(app)
    for (const sent of ['csec_made-up', over, 'csec_made-up', over]) {
      token = sent
      await ask('people').expect(401)
    }
    expect((await trailAfter(app, end)).map(({ about }) => about)).toEqual([null, `token:${await idOf(over)}`])
    token = known
    await ask('people').expect(200)
  })

  it('asks a limited number of times a minute, and what’s too many is on the trail once', async () => {
    const answers = []
    for (let time = 0; time < 120; time += 1) answers.push((await ask('people', { limit: 1 })).status)
    const end = await endOfTrail(app)
    for (let time = 0; time < 3; time += 1) answers.push((await ask('standings')).status)
    expect(answers).toEqual([...Array<number>(120).fill(200), 429, 429, 429])
    const detail = { status: 429, method: 'GET', route: '/api/v1/standings' }
    expect(await trailAfter(app, end)).toMatchObject([
      { kind: 'refused', actor: 'system:api', about: `token:${await idOf(token)}`, detail },
    ])
    const other = await tokenFor('people')
    await request(app.app).get('/api/v1/people').set('Authorization', `Bearer ${other}`).expect(200)
  })
})

describe('each request', () => {
  it('is in the audit trail, by the token and never by the token’s text, before anything leaves', async () => {
    const end = await endOfTrail(app)
    await ask('standings').expect(200)
    const [{ id, usedOn } = { id: '', usedOn: null }] = await allTokens(app.deps.store.db)
    expect(usedOn).toBe('2026-11-24')
    const entries = await trailAfter(app, end)
    expect(entries).toMatchObject([
      { kind: 'downloaded', actor: 'system:api', about: `token:${id}`, detail: { route: '/api/v1/standings' } },
    ])
    expect(JSON.stringify(entries) + JSON.stringify(app.log)).not.toContain(token.slice(5))
  })

  it('can be found on the page of the audit trail, in words', async () => {
    await ask('standings').expect(200)
    const { text } = await (await signedIn(app, staff.ada)).get(hrefTo('/hr/audit')).expect(200)
    expect(text).toContain('Request from another system')
    expect(text).toContain('Can read: people, statuses, completions')
  })

  it('changes no table but the token’s and the trail’s', async () => {
    await ask('standings').expect(200)
    const before = await historyOf(app.deps.store.db, staff.bob)
    for (const scope of SCOPES) await ask(scope).expect(200)
    expect(await historyOf(app.deps.store.db, staff.bob)).toEqual(before)
  })

  it.each([
    ['people', { limit: '0' }, 'limit'],
    ['people', { limit: '501' }, 'limit'],
    ['people', { limit: 'all' }, 'limit'],
    ['people', { since: '2026-11-24T00:00:00Z' }, 'It takes after, limit.'],
    ['standings', { 'bob@harborstreet.example': '' }, 'It takes after, limit.'],
    ['completions', { after: 'person:x' }, 'after'],
    ['completions', { after: '9999999999' }, 'after'],
    ['completions', { since: 'yesterday' }, 'since'],
    ['completions', { since: '9999-12-31T23:59:59-14:00' }, 'since'],
    ['completions', { since: '0001-01-01T00:00:00+14:00' }, 'since'],
    ['completions', { since: '0000-06-01T00:00:00Z' }, 'since'],
  ] as const)('to %s with %o is refused, with the name of what is wrong', async (scope, query, name) => {
    const { body } = await ask(scope, query).expect(400)
    expect(problem.parse(body).detail).toContain(name)
    expect(JSON.stringify(app.log)).not.toContain('bob@')
  })

  it('is refused while nothing is saved, because nothing leaves without its entry, and is told to ask again', async () => {
    const end = await endOfTrail(app)
    await app.deps.store.refuseWrites('switch')
    const unknown = request(app.app).get('/api/v1/people').set('Authorization', 'Bearer csec_unknown')
    const answers = [await ask('people'), await ask('completions'), await ask('standings')]
    expect((await unknown).status).toBe(401)
    await app.deps.store.acceptWrites('switch')
    for (const { status, body, headers } of answers) {
      expect([status, headers['retry-after']]).toEqual([503, '30'])
      expect(problem.parse(body).detail).toBe('The records can’t be reached or written to right now. Ask again later.')
    }
    expect(await trailAfter(app, end)).toEqual([])
    expect(app.log.filter(({ level }) => Number(level) >= 50)).toEqual([])
    const [kept] = app.log.filter(({ msg }) => msg === 'an entry of the audit trail could not be kept')
    expect(kept).toMatchObject({ level: 40, by: 'visitor', kind: 'refused', why: ['switch'] })
    expect(kept).not.toHaveProperty('err')
  })

  it('refuses a parameter that comes twice', async () => {
    const { body } = await request(app.app)
      .get('/api/v1/people?limit=1&limit=2')
      .set('Authorization', `Bearer ${token}`)
      .expect(400)
    expect(problem.parse(body).detail).toContain('limit')
  })

  it('to an address that there is not, with a form or another method, is answered as a problem', async () => {
    const [post, remove] = [request(app.app).post('/api/v1/people'), request(app.app).delete('/api/v1/people')]
    for (const answer of [ask('nothing'), auth(post), auth(remove)]) problem.parse((await answer.expect(404)).body)
  })
})

describe('the OpenAPI document', () => {
  it('is there without a token, and names this server', async () => {
    const { body } = await request(app.app).get('/api/v1/openapi.json').expect(200)
    expect(body).toEqual(JSON.parse(JSON.stringify(openApi(app.deps.config.publicUrl, VERSION))))
    expect(body).toMatchObject({ openapi: '3.1.0', servers: [{ url: app.deps.config.publicUrl }] })
  })

  it('describes every field of every answer in words', () => {
    const { paths } = openApi('https://orientation.example.org', VERSION)
    expect(Object.keys(paths)).toEqual(SCOPES.map((scope) => `/api/v1/${scope}`))
    expect(undescribed(JSON.parse(JSON.stringify(paths)))).toEqual([])
  })
})

/** A token that works to the end of the year. */
async function tokenFor(...scopes: readonly Scope[]): Promise<string> {
  return tokenUntil('2026-12-31', ...scopes)
}

async function tokenUntil(until: string, ...scopes: readonly Scope[]): Promise<string> {
  const source = { actor: 'system:console', at: app.deps.now(), address: null } as const
  const made = { name: 'Payroll', scopes, until: calendarDate(until) }
  return (await app.deps.store.transaction((tx) => makeToken(tx, made, source))).token
}

async function idOf(text: string): Promise<string | undefined> {
  return (await findToken(app.deps.store.db, text))?.id
}

function ask(scope: string, query: Readonly<Record<string, string | number>> = {}): Test {
  return auth(request(app.app).get(`/api/v1/${scope}`)).query(query)
}

function auth(test: Test): Test {
  return test.set('Authorization', `Bearer ${token}`)
}

async function completions(query: Readonly<Record<string, string | number>> = {}) {
  return ANSWERS.completions.parse((await ask('completions', query).expect(200)).body)
}

async function correctCompletionOf(person: PersonId): Promise<void> {
  const entry = (await historyOf(app.deps.store.db, person)).find(({ kind }) => kind === 'completed')?.id ?? ''
  const ada = await signedIn(app, staff.ada)
  const why = { reason: 'Recorded for somebody else', evidence: 'Note by HR', confirmed: 'yes' }
  await ada.post(hrefTo('/hr/entries/:entry/correction', { entry }, { kind: 'withdrawn' }), why).expect(303)
}

async function standingOf(person: PersonId) {
  const { standings } = ANSWERS.standings.parse((await ask('standings').expect(200)).body)
  return standings.find((each) => each.person === person)
}

interface Schema {
  readonly description?: string
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
}

/** Fields without a word about them. A list or a group of fields is described by its own. */
function undescribed(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => {
    const path = `${at}/${key}`
    const named = at.endsWith('/properties') && !isDescribed(part)
    return [...(named ? [path] : []), ...undescribed(part, path)]
  })
}

function isDescribed({ description, anyOf, items, properties }: Schema): boolean {
  return (
    description !== undefined || items !== undefined || properties !== undefined || anyOf?.some(isDescribed) === true
  )
}
