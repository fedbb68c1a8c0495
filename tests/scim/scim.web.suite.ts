import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import request, { type Test } from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { makeToken } from '../../src/api/token.store.ts'
import type { TokenScope } from '../../src/api/shape.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import type { PlannedRow } from '../../src/imports/contract.job.ts'
import { rosterImporter } from '../../src/imports/staff-list/importer.job.ts'
import { closeAccess, maySignIn } from '../../src/identity/access.store.ts'
import { createSignInLink, findSignInLink, linkExpiry } from '../../src/identity/sign-in-link.store.ts'
import { addAuditor } from '../../src/identity/roles/role-change.store.ts'
import { putRole } from '../../src/identity/role.store.ts'
import type { LedgerEvent, PersonId, SiteId } from '../../src/ledger/event.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { erasePerson, hire, recordEvents } from '../../src/people/record.store.ts'
import { linkRole } from '../../src/site/roles/drift.store.ts'
import { publishSite } from '../../src/site/site.store.ts'
import { peopleLike } from '../../src/scim/user.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { ROOT } from '../../src/platform/root.ts'
import { type CalendarDate, calendarDate, dateAt } from '../../src/platform/time/calendar.ts'
import { signedIn, type TestApp, testApp } from '../support/app.ts'
import { contents, exampleSite } from '../support/content.ts'
import { meansAYouth } from '../support/free-texts.ts'
import { ask } from '../support/hosted.ts'
import { newStaff, ORGANIZATION, type Staff, staffOn } from '../support/staff.ts'
import { verifyTrail } from '../../src/trail/verify.store.ts'
import { endOfTrail, trailAfter } from '../support/trail.ts'

type Body = Readonly<Record<string, unknown>>
const ENTRA = requestsOf('entra')
const OKTA = requestsOf('okta')
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const OWN = 'urn:ietf:params:scim:schemas:extension:csec:2.0:User'
const NAMED = ['displayName', 'name.formatted', 'name.givenName', 'name.familyName']
/** What a database or a log may not give back as it was. */
const ODD = ['\ud83d', '\udc4d', '\0', '\u2028', '\uffff', 'e\u0301', '\u202e', '\\', '"', ' ']
const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error'

/** A directory that keeps the staff list up to date, through the whole server, on both engines. */
export function scimSuite(store: () => Store): void {
  let app: TestApp
  let staff: Staff
  let token: string
  let tokenId: string
  beforeEach(async () => {
    app = await testApp({}, contents, store())
    staff = await staffOn(app)
    await tokenFor('scim')
  })

  describe('a directory', () => {
    it('asks what is offered, and gets the attributes that are used', async () => {
      const { body: config } = await get('/ServiceProviderConfig')
        .expect(200)
        .expect('Content-Type', /scim\+json/)
      expect(config).toMatchObject({ patch: { supported: true }, bulk: { supported: false } })
      const { body: types } = await get('/ResourceTypes').expect(200)
      expect(types.Resources.map(({ endpoint }: Body) => endpoint)).toEqual(['/Users', '/Groups'])
      const { body: schemas } = await get('/Schemas').expect(200)
      expect(schemas).toMatchObject({ totalResults: 4, startIndex: 1, itemsPerPage: 4 })
    })

    it('finds people by user name, staff number, address, id and whether they’re active, in any case', async () => {
      for (const filter of [
        'userName eq "BOB@harborstreet.example"',
        'emails.value eq "bob@harborstreet.example"',
        'emails[type eq "work"].value Eq "bob@harborstreet.example"',
        `id eq "${staff.bob}"`,
        `userName eq "${staff.bob}"`,
      ]) {
        expect([filter, await idsOf(filter)]).toEqual([filter, [staff.bob]])
      }
      expect(await idsOf('externalId eq "2041"')).toEqual([])
      expect(await idsOf('userName eq "nobody@harborstreet.example"')).toEqual([])
      expect(await idsOf('active eq true')).toHaveLength(4)
      expect(await idsOf('active eq "False"')).toEqual([])
    })

    it('reads everyone in pages that together are the list, and is told how many there are', async () => {
      const whole = (await get('/Users').expect(200)).body
      expect(whole).toMatchObject({ totalResults: 4, startIndex: 1, itemsPerPage: 4 })
      const parts = []
      for (const startIndex of [1, 3, 5]) {
        const { body } = await get('/Users', { startIndex, count: 2 }).expect(200)
        expect(body).toMatchObject({ totalResults: 4, startIndex })
        parts.push(...body.Resources)
      }
      expect(parts).toEqual(whole.Resources)
      expect((await get('/Users', { startIndex: -3, count: -1 }).expect(200)).body).toMatchObject({
        totalResults: 4,
        startIndex: 1,
        itemsPerPage: 0,
      })
    })

    it('shows a person as a user, with the job, and nothing about the course', async () => {
      const { body } = await get(`/Users/${staff.bob}`).expect(200)
      expect(body).toMatchObject({
        id: staff.bob,
        userName: 'bob@harborstreet.example',
        name: { formatted: 'Bob Rivera', givenName: 'Bob', familyName: 'Rivera' },
        active: true,
        title: 'Youth worker',
        groups: [{ value: staff.north, display: 'North House' }],
        [ENTERPRISE]: { department: 'Residential', manager: { value: staff.cleo } },
        [OWN]: { site: 'North House', hireDate: '2026-11-16', worksWithYouth: true },
      })
      expect(JSON.stringify(body)).not.toMatch(/status|overdue|score|attempt|answer|password|role/i)
    })
  })

  describe('Entra', () => {
    it('creates somebody, changes names, job and address, and records that they left and came back', async () => {
      const created = await post('/Users', ENTRA['create']).expect(201)
      const id: PersonId = created.body.id
      expect(created.headers['location']).toContain(`/scim/v2/Users/${id}`)
      expect(created.body).toMatchObject({
        userName: 'ines.duarte@harborstreet.example',
        externalId: '2041',
        title: 'Youth worker',
        [ENTERPRISE]: { employeeNumber: '2041', department: 'Residential', manager: { value: staff.cleo } },
        [OWN]: { site: 'South House', worksWithYouth: true },
      })
      // Orientation is required, and HR has to add the day of hire, which no request has named.
      expect((await findPerson(store().db, id))?.standing).toMatchObject({ status: 'cannot-say', dueOn: null })

      await patch(`/Users/${id}`, ENTRA['changeNames']).expect(200)
      await patch(`/Users/${id}`, ENTRA['changeJob']).expect(200)
      const { body } = await patch(`/Users/${id}`, ENTRA['changeTogether']).expect(200)
      expect(body).toMatchObject({
        displayName: 'Inés Vega',
        userName: 'ines.vega@harborstreet.example',
        title: 'Program lead',
        [ENTERPRISE]: { department: 'Night shift', manager: { value: staff.cleo } },
      })
      expect((await patch(`/Users/${id}`, ENTRA['leave']).expect(200)).body).toMatchObject({ active: false })
      expect(await idsOf('active eq false')).toEqual([id])
      app.clock.pass({ days: 9 })
      expect((await patch(`/Users/${id}`, ENTRA['back']).expect(200)).body).toMatchObject({
        active: true,
        title: 'Program lead',
        [OWN]: { site: 'South House', hireDate: '2026-12-03' },
      })
      expect((await kindsOf(id)).filter((kind) => kind !== 'required')).toEqual([
        'hired',
        'facts_changed',
        'transferred',
        'facts_changed',
        'transferred',
        'separated',
        'access_closed',
        'hired',
        'access_opened',
      ])
    })

    it('gives a supervisor by the id that it got here, and leaves out one who isn’t found', async () => {
      const manager = (value: string) => ({
        Operations: [{ op: 'Add', path: `${ENTERPRISE}:manager`, value: { value } }],
      })
      await patch(`/Users/${staff.dan}`, manager(staff.cleo)).expect(200)
      for (const nobody of ['person:nobody', 'Nobody Known', staff.dan]) {
        const { body } = await patch(`/Users/${staff.dan}`, manager(nobody)).expect(200)
        expect(body[ENTERPRISE].manager).toEqual({ value: staff.cleo })
      }
    })

    it('moves somebody by the group of a site, and takes nobody out of one', async () => {
      await patch(`/Groups/${staff.south}`, withId(ENTRA['addMember'], staff.bob)).expect(204)
      const { body } = await get('/Groups', { filter: 'displayName eq "South House"' }).expect(200)
      expect(body.Resources).toMatchObject([
        { id: staff.south, members: expect.arrayContaining([{ value: staff.bob, type: 'User' }]) },
      ])
      expect((await get(`/Groups/${staff.south}`, { excludedAttributes: 'members' })).body.members).toBeUndefined()
      const before = await historyOf(store().db, staff.bob)
      await patch(`/Groups/${staff.south}`, withId(ENTRA['addMember'], staff.bob)).expect(204)
      const refused = await patch(`/Groups/${staff.south}`, withId(ENTRA['removeMember'], staff.bob)).expect(400)
      expect(refused.body).toMatchObject({ schemas: [ERROR], status: '400', scimType: 'mutability' })
      expect(await historyOf(store().db, staff.bob)).toEqual(before)
    })
  })

  describe('Okta', () => {
    it('creates somebody, sends the whole person again, and records that they left and came back', async () => {
      const { body: created } = await post('/Users', OKTA['create']).expect(201)
      const path = `/Users/${created.id}`
      expect(created).toMatchObject({ externalId: '0317', [OWN]: { site: 'North House', hireDate: '2026-11-20' } })
      const hired = await kindsOf(created.id)
      await put(path, OKTA['create']).expect(200)
      expect(await kindsOf(created.id)).toEqual(hired)
      expect((await put(path, OKTA['change']).expect(200)).body).toMatchObject({ title: 'Shift lead' })
      expect((await patch(path, OKTA['leave']).expect(200)).body).toMatchObject({ active: false })
      const left = await kindsOf(created.id)
      await put(path, OKTA['leaveByPut']).expect(200)
      expect(await kindsOf(created.id)).toEqual(left)
      // The last day still counts, so the first one of the return is tomorrow.
      expect((await patch(path, OKTA['back']).expect(200)).body).toMatchObject({
        active: true,
        [OWN]: { hireDate: '2026-11-25' },
      })
      await patch(path, OKTA['back']).expect(200)
      expect(await kindsOf(created.id)).toEqual([...left, 'hired', 'access_opened'])
    })

    it('records a last day by sending the whole person, and then nothing else of what it sends', async () => {
      const { body: created } = await post('/Users', OKTA['create']).expect(201)
      const before = await kindsOf(created.id)
      await put(`/Users/${created.id}`, { ...OKTA['leaveByPut'], title: 'Other' }).expect(200)
      expect(await kindsOf(created.id)).toEqual([...before, 'separated', 'access_closed'])
    })
  })

  describe('what a directory records', () => {
    it('is what a staff list would record of somebody new', async () => {
      const { body } = await post('/Users', OKTA['create']).expect(201)
      const [other] = await listed({
        employee_number: '0318',
        email: 'tim.brandt@harborstreet.example',
        name: 'Tim Brandt',
        site: 'north-house',
        department: 'Residential',
        position: 'Night counselor',
        hired_on: '2026-11-20',
        works_with_youth: 'yes',
      })
      if (other === undefined) throw new Error('The row was refused.')
      expect(await entriesOf(body.id)).toEqual(await entriesOf(other))
      const standing = async (id: PersonId) => (await findPerson(store().db, id))?.standing
      const [{ person: _one, ...bySystem }, { person: _other, ...byList }] = [
        { ...(await standing(body.id)), person: '' },
        { ...(await standing(other)), person: '' },
      ]
      expect(bySystem).toEqual(byList)
    })

    it('is what staff lists would record over months of changes, last days and returns', async () => {
      const column = ['department', 'position', 'site', 'name'] as const
      const step = fc.record({
        change: fc.constantFrom(...column, 'leave', 'back'),
        value: fc.constantFrom(0, 1),
        days: fc.integer({ min: 1, max: 40 }),
      })
      const values = {
        department: ['Kitchen', 'Residential'],
        position: ['Cook', 'Night counselor'],
        site: ['South House', 'North House'],
        name: ['Tom Brandt Weiss', 'Tom Brandt'],
      }
      const paths = {
        department: `${ENTERPRISE}:department`,
        position: 'title',
        site: `${OWN}:site`,
        name: 'displayName',
      }
      let pair = 0
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 7 }), async (steps) => {
          pair += 1
          const first = { department: 'Residential', position: 'Night counselor', site: 'North House' }
          const hiredOn = todayIn(app)
          const user = {
            userName: `tom${pair}@harborstreet.example`,
            displayName: 'Tom Brandt',
            title: first.position,
            [ENTERPRISE]: { employeeNumber: `A${pair}`, department: first.department },
            [OWN]: { site: first.site, hireDate: hiredOn },
          }
          const one: PersonId = (await post('/Users', user).expect(201)).body.id
          const row = { email: `tim${pair}@harborstreet.example`, name: 'Tom Brandt', hired_on: hiredOn, ...first }
          const number = `B${pair}`
          const [two] = await listed({ employee_number: number, ...row })
          if (two === undefined) throw new Error('The row was refused.')
          let isHere = true
          const now: Record<string, string> = first
          for (const { change, value, days } of steps) {
            app.clock.pass({ days })
            if (change === 'leave') {
              await patch(`/Users/${one}`, ENTRA['leave']).expect(200)
              if (isHere) await listed({ employee_number: number, last_day: todayIn(app) })
              isHere = false
            } else if (change === 'back') {
              await patch(`/Users/${one}`, ENTRA['back']).expect(200)
              if (!isHere) await listed({ employee_number: number, ...now, hired_on: todayIn(app) })
              isHere = true
            } else {
              const said = values[change][value] ?? ''
              const operation = { op: 'Replace', path: paths[change], value: said }
              await patch(`/Users/${one}`, { Operations: [operation] }).expect(isHere ? 200 : 409)
              if (!isHere) continue
              await listed({ employee_number: number, [change]: said })
              if (change !== 'name') now[change] = said
            }
          }
          expect(await entriesOf(one)).toEqual(await entriesOf(two))
        }),
        { numRuns: 8, seed: 20_261_124 },
      )
    })

    it('is what HR’s forms would record of a last day, a move and a return', async () => {
      const at = { site: staff.north, department: 'Residential', position: 'Youth worker' }
      const [one, two] = [await employed('Pat Lindqvist'), await employed('Kim Osei')]
      const ada = () => signedIn(app, staff.ada)
      const change = (person: PersonId, name: string) =>
        hrefTo('/hr/people/:person/changes/:change', { person, change: name })

      await patch(`/Groups/${staff.south}`, withId(ENTRA['addMember'], one)).expect(204)
      const moved = { ...at, site: staff.south, askedFor: staff.south, supervisor: '', from: '2026-11-24' }
      await (await ada()).post(change(two, 'move'), moved).expect(303)
      await patch(`/Users/${one}`, OKTA['leave']).expect(200)
      await (await ada()).post(change(two, 'last-day'), { on: '2026-11-24' }).expect(303)
      app.clock.pass({ days: 3 })
      await patch(`/Users/${one}`, OKTA['back']).expect(200)
      const back = { ...at, site: staff.south, supervisor: '', type: 'employee', worksWithYouth: 'yes' }
      await (await ada()).post(change(two, 'rehire'), { ...back, hiredOn: '2026-11-27' }).expect(303)
      expect(await entriesOf(one)).toEqual(await entriesOf(two))
    })

    it('says which system sent it, by its token, and each request is in the audit trail', async () => {
      const end = await endOfTrail(app)
      const { body } = await post('/Users', ENTRA['create']).expect(201)
      await get(`/Users/${body.id}`).expect(200)
      for (const { actor } of await historyOf(store().db, body.id)) expect(actor).toBe(`system:scim:${tokenId}`)
      const sent = (await trailAfter(app, end)).filter(({ actor }) => actor === 'system:api')
      expect(sent).toMatchObject([
        { kind: 'token_sent', actor: 'system:api', about: `token:${tokenId}`, detail: { route: '/scim/v2/Users' } },
        { kind: 'downloaded', about: `token:${tokenId}`, detail: { route: '/scim/v2/Users/:id' } },
      ])
      const { text } = await (await signedIn(app, staff.ada)).get(hrefTo('/hr/audit')).expect(200)
      expect(text).toContain('Another system sent staff data')
      expect(text).toContain('Can read and update staff data (SCIM)')
      const log = JSON.stringify(app.log)
      for (const never of ['duarte', 'Duarte', '2041', token.slice(5)]) expect(log).not.toContain(never)
    })

    it('keeps no password, role, phone number or other attribute', async () => {
      const { body } = await post('/Users', { ...ENTRA['create'], nickName: 'Zebra', note: 'Zebra' }).expect(201)
      await patch(`/Users/${body.id}`, ENTRA['changeJob']).expect(200)
      const tables = ['person_fact', 'placement', 'account', 'standing', 'event', 'trail_entry'] as const
      const kept = await Promise.all(
        tables.map((table) =>
          store()
            .db.selectFrom(table as 'event')
            .selectAll()
            .execute(),
        ),
      )
      const text = JSON.stringify(kept)
      expect(text).toContain('Program lead')
      for (const never of ['Zebra', '555-0142', '555-0199', 'not ours', 'ines.duarte"'])
        expect(text).not.toContain(never)
      expect(await store().db.selectFrom('account_role').selectAll().where('person', '=', body.id).execute()).toEqual(
        [],
      )
    })

    it('has no field for anything about a youth', async () => {
      const { body } = await get('/Schemas').expect(200)
      const names = JSON.stringify(body).match(/"name":"\w+"/g) ?? []
      expect(names.length).toBeGreaterThan(20)
      // This one asks about the work, and is true or false.
      expect(names.map((name) => name.slice(8, -1)).filter(meansAYouth)).toEqual([])
      const worksWithYouth = { Operations: [{ op: 'add', path: `${OWN}:worksWithYouth`, value: 'with Jo on Mondays' }] }
      await patch(`/Users/${staff.bob}`, worksWithYouth).expect(400)
    })

    it('is once, however often it is sent', async () => {
      const { body } = await post('/Users', ENTRA['create']).expect(201)
      const before = await historyOf(store().db, body.id)
      expect((await post('/Users', ENTRA['create']).expect(409)).body).toMatchObject({
        schemas: [ERROR],
        status: '409',
        scimType: 'uniqueness',
      })
      await put(`/Users/${body.id}`, ENTRA['create']).expect(200)
      await patch(`/Users/${body.id}`, ENTRA['back']).expect(200)
      expect(await historyOf(store().db, body.id)).toEqual(before)
      expect((await get('/Users')).body.totalResults).toBe(5)
    })
  })

  describe('a request that would guess', () => {
    it('takes somebody on record for the same person by the staff number, and makes no second record', async () => {
      const id = await employed('Robin Castellano', { employee_number: '0042' })
      const robin = { name: { givenName: 'Robin', familyName: 'Castellano' }, [ENTERPRISE]: { employeeNumber: '42' } }
      const { body } = await post('/Users', { userName: 'robin@harborstreet.example', ...robin }).expect(201)
      expect(body).toMatchObject({ id, userName: 'robin@harborstreet.example', externalId: '0042' })
      expect((await get('/Users')).body.totalResults).toBe(5)
    })

    it.each([
      ['another name under the staff number', { displayName: 'Zoe Adler' }, { employeeNumber: '42' }],
      [
        'a staff number and an address of two people',
        { emails: [{ value: 'bob@harborstreet.example' }] },
        { employeeNumber: '42' },
      ],
      ['a name that somebody has', { displayName: 'Robin Castellano' }, {}],
      [
        'a name that somebody has, under an id of the directory',
        { displayName: 'Robin Castellano', externalId: '6f9619ff-8b86-d011-b42d-00cf4fc964ff' },
        {},
      ],
    ] as const)('is refused for %s, and nothing is merged or recorded', async (_, said, enterprise) => {
      const id = await employed('Robin Castellano', { employee_number: '0042' })
      const before = await historyOf(store().db, id)
      const sent = {
        userName: 'robin.two',
        ...said,
        title: 'Cook',
        [ENTERPRISE]: { department: 'Kitchen', ...enterprise },
      }
      const { body } = await post('/Users', { ...sent, [OWN]: { site: 'North House' } }).expect(409)
      expect(body.detail).toMatch(/HR has to /)
      expect(await historyOf(store().db, id)).toEqual(before)
      expect((await get('/Users')).body.totalResults).toBe(5)
    })

    it('needs a site, a department and a position for somebody new, and takes them to work with youth', async () => {
      const { body } = await post('/Users', { userName: 'new@harborstreet.example', displayName: 'Nia West' }).expect(
        400,
      )
      expect(body).toMatchObject({ schemas: [ERROR], status: '400', scimType: 'invalidValue' })
      expect(body.detail).toBe(
        'Someone new also needs site (in our own extension), department (in the enterprise extension), title.',
      )
      const enough = { title: 'Cook', [ENTERPRISE]: { department: 'Kitchen' }, [OWN]: { site: 'North House' } }
      const made = await post('/Users', { userName: 'new@harborstreet.example', displayName: 'Nia West', ...enough })
      expect(made.body[OWN]).toEqual({ site: 'North House', worksWithYouth: true })
    })

    it('may not give one person another’s name, staff number or address', async () => {
      const before = await historyOf(store().db, staff.bob)
      const value = (sent: Body) => ({ Operations: [{ op: 'replace', value: sent }] })
      await patch(`/Users/${staff.bob}`, value({ displayName: 'Zoe Adler' })).expect(409)
      const taken = await patch(`/Users/${staff.bob}`, value({ emails: [{ value: 'dan@harborstreet.example' }] }))
      expect([taken.status, taken.body.scimType]).toEqual([409, 'uniqueness'])
      expect(await historyOf(store().db, staff.bob)).toEqual(before)
    })

    it('may not empty the house: what a staff list would hold back is refused', async () => {
      await patch(`/Users/${staff.dan}`, ENTRA['leave']).expect(200)
      const { body } = await patch(`/Users/${staff.bob}`, ENTRA['leave']).expect(409)
      expect(body.detail).toContain('So many people would leave in one day')
      expect((await get(`/Users/${staff.bob}`)).body.active).toBe(true)
      app.clock.pass({ days: 1 })
      await patch(`/Users/${staff.bob}`, ENTRA['leave']).expect(200)
    })

    it.each<[string, Body]>([
      ['names', { displayName: 'Rivera Whitfield' }],
      ['jobs without youth', { [OWN]: { worksWithYouth: false } }],
    ])('may not give many people other %s in a day', async (_, said) => {
      const change = { Operations: [{ op: 'replace', value: said }] }
      await patch(`/Users/${staff.dan}`, change).expect(200)
      const before = await historyOf(store().db, staff.bob)
      const { body } = await patch(`/Users/${staff.bob}`, change).expect(409)
      expect(body.detail).toContain('that the directory may be wrong')
      expect(await historyOf(store().db, staff.bob)).toEqual(before)
      await patch(`/Users/${staff.bob}`, { Operations: [{ op: 'add', path: 'title', value: 'Cook' }] }).expect(200)
      app.clock.pass({ days: 1 })
      await patch(`/Users/${staff.bob}`, change).expect(200)
    })

    it('may not take the role holders of a second site out of their roles in a day', async () => {
      await linkBackup(staff.north, staff.bob)
      await linkBackup(staff.south, staff.dan)
      app.clock.pass({ days: 1 })
      const change = { Operations: [{ op: 'add', path: 'title', value: 'Cook' }] }
      await patch(`/Users/${staff.dan}`, change).expect(200)
      const { body } = await patch(`/Users/${staff.bob}`, change).expect(409)
      expect(body.detail).toContain('lose a role')
      await patch(`/Groups/${staff.south}`, withId(ENTRA['addMember'], staff.bob)).expect(409)
      await patch(`/Users/${staff.cleo}`, change).expect(200)
      app.clock.pass({ days: 1 })
      await patch(`/Users/${staff.bob}`, change).expect(200)
    })

    it('may not stop many people from working with youth in a day, also where the job is yet to begin', async () => {
      const first = calendarDate('2026-12-10')
      const [one, two] = [await employed('Pat Lindqvist', {}, first), await employed('Kim Osei', {}, first)]
      const change = { Operations: [{ op: 'replace', value: { [OWN]: { worksWithYouth: false } } }] }
      await patch(`/Users/${one}`, change).expect(200)
      await patch(`/Users/${two}`, change).expect(409)
      app.clock.pass({ days: 1 })
      await patch(`/Users/${two}`, change).expect(200)
    })

    it('may take one person out of roles at two sites in a day', async () => {
      await secondJob(staff.bob, staff.south)
      await linkBackup(staff.north, staff.bob)
      await linkBackup(staff.south, staff.bob)
      app.clock.pass({ days: 1 })
      expect((await patch(`/Users/${staff.bob}`, ENTRA['leave']).expect(200)).body.active).toBe(false)
      expect(await maySignIn(store().db, staff.bob, todayIn(app))).toBe(false)
    })

    it('may not take the last administrator', async () => {
      const { body } = await patch(`/Users/${staff.ada}`, ENTRA['leave']).expect(409)
      expect(body.detail).toContain('No administrator')
    })

    it('can’t bring back or show somebody whose data was erased', async () => {
      await patch(`/Users/${staff.dan}`, ENTRA['leave']).expect(200)
      await store().transaction((tx) => erasePerson(tx, staff.dan, calendarDate('2026-11-24')))
      await get(`/Users/${staff.dan}`).expect(404)
      await patch(`/Users/${staff.dan}`, ENTRA['back']).expect(404)
    })
  })

  it('reads the records of nobody but those who have the staff number or the name', async () => {
    const wanted = { number: '42', email: null, words: ['a'], isNamed: (name: string) => name === 'a' }
    const person = await employed('Robin Castellano', { employee_number: '0042' })
    await employed('Kim Osei', { employee_number: '1420' })
    expect(await peopleLike(store().db, wanted)).toEqual([person])
    expect(await idsOf('externalId eq "042"')).toEqual([person])
  })

  describe('an account', () => {
    const replaced = (value: Body) => ({ Operations: [{ op: 'replace', value }] })

    it('keeps its address when only the name for signing in differs', async () => {
      const { body } = await patch(`/Users/${staff.bob}`, replaced({ userName: 'b.rivera@upn.example' })).expect(200)
      expect(body.userName).toBe('bob@harborstreet.example')
      const without = await employed('Robin Castellano')
      const filled = await patch(`/Users/${without}`, replaced({ userName: 'robin@harborstreet.example' })).expect(200)
      expect(filled.body.userName).toBe('robin@harborstreet.example')
    })

    it('never gets a home address', async () => {
      const before = await historyOf(store().db, staff.bob)
      const home = { type: 'home', value: 'bob@home.example' }
      for (const emails of [[home], home, [{ ...home, primary: true }], [{ ...home, type: 'other' }]])
        await patch(`/Users/${staff.bob}`, replaced({ emails })).expect(200)
      await patch(`/Users/${staff.bob}`, { Operations: [{ op: 'add', path: 'emails', value: home }] }).expect(200)
      expect(await historyOf(store().db, staff.bob)).toEqual(before)
      const emails = [home, { value: 'rivera@harborstreet.example' }]
      const { body } = await patch(`/Users/${staff.bob}`, replaced({ emails })).expect(200)
      expect(body.userName).toBe('rivera@harborstreet.example')
    })

    it.each([true, false])(
      'with a role keeps its address and staff number; it has a sign-in: %s',
      async (hasSignIn) => {
        const facts = { employee_number: '0042', email: 'robin@harborstreet.example' }
        const person = hasSignIn ? staff.dan : await employed('Robin Castellano', facts)
        await putRole(store().db, person, { role: 'steward', sites: [], until: null })
        const before = await historyOf(store().db, person)
        for (const said of [
          { emails: [{ value: 'other@harborstreet.example' }] },
          { [ENTERPRISE]: { employeeNumber: '43' }, title: 'Cook' },
        ]) {
          const { body } = await patch(`/Users/${person}`, replaced(said)).expect(409)
          expect(body.detail).toBe('The person has a role here, so HR changes the e-mail address and staff number.')
        }
        expect(await historyOf(store().db, person)).toEqual(before)
        const { body } = await get(`/Users/${person}`).expect(200)
        const same = { emails: body.emails, [ENTERPRISE]: { department: 'Kitchen' } }
        expect((await patch(`/Users/${person}`, replaced(same)).expect(200)).body).toMatchObject({
          [ENTERPRISE]: { department: 'Kitchen' },
        })
      },
    )
  })

  describe('a last day', () => {
    const mayComeIn = async (person: PersonId) => maySignIn(store().db, person, todayIn(app))
    const leave = (person: PersonId) => patch(`/Users/${person}`, ENTRA['leave'])
    const comeBack = (person: PersonId) => patch(`/Users/${person}`, ENTRA['back'])

    it('ends sessions and links at once, and lets nobody in until the return', async () => {
      const bob = await signedIn(app, staff.bob)
      await bob.get(hrefTo('/account')).expect(200)
      const at = app.deps.now()
      const link = {
        purpose: 'invite',
        person: staff.bob,
        createdBy: staff.ada,
        at,
        expiresAt: linkExpiry(at),
      } as const
      const code = await store().transaction((tx) => createSignInLink(tx, link))
      await leave(staff.bob).expect(200)
      await bob.get(hrefTo('/account')).expect(303)
      expect(await findSignInLink(store().db, code, at)).toBeNull()
      expect(await mayComeIn(staff.bob)).toBe(false)
      await comeBack(staff.bob).expect(200)
      expect(await mayComeIn(staff.bob)).toBe(true)
    })

    it.each(['2026-11-24', '2026-12-10'])('that HR has recorded stays, %s, and access ends today', async (day) => {
      const id = (await historyOf(store().db, staff.bob)).flatMap((event) =>
        event.kind === 'hired' ? event.body.spell : [],
      )
      const event = {
        person: staff.bob,
        on: calendarDate(day),
        kind: 'separated',
        body: { v: 1, spell: id[0] ?? '' },
      } as const
      await store().transaction((tx) => recordEvents(tx, [event], recording()))
      for (const time of ['first', 'second']) expect([time, (await leave(staff.bob)).status]).toEqual([time, 200])
      expect(await mayComeIn(staff.bob)).toBe(false)
      const separated = (await historyOf(store().db, staff.bob)).filter(({ kind }) => kind === 'separated')
      expect(separated.map(({ effectiveOn }) => effectiveOn)).toEqual([day])
      await comeBack(staff.bob).expect(200)
      expect(await mayComeIn(staff.bob)).toBe(true)
    })

    it('leaves a job that is yet to begin to HR, and access ends today', async () => {
      await secondJob(staff.bob, staff.south, calendarDate('2026-12-10'))
      const next = await employed('Kim Osei', {}, calendarDate('2026-12-10'))
      app.clock.pass({ days: 1 })
      for (const [person, kinds] of [
        [staff.bob, ['separated', 'access_closed']],
        [next, ['access_closed']],
      ] as const) {
        const before = await kindsOf(person)
        for (const time of [1, 2]) expect([time, (await leave(person).expect(200)).body.active]).toEqual([time, true])
        expect(await kindsOf(person)).toEqual([...before, ...kinds])
        expect(await mayComeIn(person)).toBe(false)
        app.clock.pass({ days: 1 })
      }
      await comeBack(next).expect(200)
      expect(await mayComeIn(next)).toBe(true)
    })

    it('that was taken back on the same day is recorded again, and access ends again', async () => {
      for (const send of [leave, comeBack, leave]) await send(staff.bob).expect(200)
      expect(await mayComeIn(staff.bob)).toBe(false)
      app.clock.pass({ days: 1 })
      expect((await leave(staff.bob).expect(200)).body.active).toBe(false)
      expect(await mayComeIn(staff.bob)).toBe(false)
    })

    it('is refused for an auditor from outside, who was never on staff', async () => {
      const until = calendarDate('2026-12-31')
      const facts = { name: 'Ottilie Krantz', email: 'ottilie@audit.example' }
      const change = { reason: 'Audit of the year', recording: recording(), mail: false }
      const person = await store().transaction((tx) => addAuditor(tx, { facts, language: 'en', until }, change))
      const before = await historyOf(store().db, person)
      const { body } = await leave(person).expect(409)
      expect(body.detail).toContain('isn’t on staff')
      expect(await historyOf(store().db, person)).toEqual(before)
      expect(await mayComeIn(person)).toBe(true)
    })

    it('lets nothing change but a return, which a POST is', async () => {
      const { body: made } = await post('/Users', ENTRA['create']).expect(201)
      await leave(made.id).expect(200)
      const { active: _active, ...same } = ENTRA['create'] ?? {}
      const { body } = await put(`/Users/${made.id}`, same).expect(409)
      expect(body.detail).toContain('The person has left')
      await patch(`/Users/${made.id}`, { Operations: [{ op: 'add', path: 'nickName', value: 'x' }] }).expect(200)
      await post('/Users', { ...same, userName: 'ines' }).expect(201)
      expect((await get(`/Users/${made.id}`)).body.active).toBe(true)
    })

    it('opens no account again that HR has closed', async () => {
      await store().transaction((tx) => closeAccess(tx, staff.bob, 'A lost phone', recording()))
      await leave(staff.bob).expect(200)
      await comeBack(staff.bob).expect(200)
      expect(await mayComeIn(staff.bob)).toBe(false)
    })

    it('is undone for someone whose role has ended by its day', async () => {
      await putRole(store().db, staff.dan, { role: 'steward', sites: [], until: calendarDate('2026-11-23') })
      await leave(staff.dan).expect(200)
      await comeBack(staff.dan).expect(200)
      expect(await mayComeIn(staff.dan)).toBe(true)
    })

    it('isn’t undone for someone with a role: people decide that', async () => {
      await putRole(store().db, staff.dan, { role: 'hr', sites: [], until: null })
      await leave(staff.dan).expect(200)
      for (const days of [0, 9]) {
        app.clock.pass({ days })
        const { body } = await comeBack(staff.dan).expect(409)
        expect(body.detail).toContain('HR or an administrator decides')
        expect(await mayComeIn(staff.dan)).toBe(false)
      }
    })
  })

  describe('a refusal', () => {
    it.each(['', 'Bearer csec_wrong', 'Basic YWRhOnNlY3JldA=='])('is for everyone with “%s”', async (header) => {
      const end = await endOfTrail(app)
      const answer = await request(app.app).get('/scim/v2/Users').set('Authorization', header).expect(401)
      expect(answer.body).toMatchObject({ schemas: [ERROR], status: '401' })
      const detail = { status: 401, method: 'GET', route: '/scim/v2/Users' }
      expect(await trailAfter(app, end)).toMatchObject([{ kind: 'refused', actor: 'visitor', about: null, detail }])
    })

    it('is for a session of a browser, and for a token that may only read', async () => {
      await (await signedIn(app, staff.ada)).get('/scim/v2/Users').expect(401)
      await tokenFor('people', 'standings', 'completions')
      await get('/Users').expect(403)
      await post('/Users', OKTA['create']).expect(403)
      await tokenFor('scim')
      await request(app.app).get('/api/v1/people').set('Authorization', `Bearer ${token}`).expect(403)
    })

    it('is in the audit trail with the token, the method and the route, once a minute', async () => {
      await tokenFor('people')
      const end = await endOfTrail(app)
      await patch(`/Users/${staff.bob}`, ENTRA['leave']).expect(403)
      await get(`/Users/${staff.bob}`).expect(403)
      app.clock.pass({ minutes: 1 })
      await get('/Bulk').expect(403)
      const by = { kind: 'refused', actor: 'system:api', about: `token:${tokenId}` }
      expect(await trailAfter(app, end)).toMatchObject([
        { ...by, detail: { status: 403, method: 'PATCH', route: '/scim/v2/Users/:id' } },
        { ...by, detail: { status: 403, method: 'GET', route: '/scim/v2' } },
      ])
      expect(await verifyTrail(store().db)).toMatchObject({ ok: true })
    })

    it('is for whoever deletes, in words, and nobody is gone', async () => {
      const answer = await auth(request(app.app).delete(`/scim/v2/Users/${staff.bob}`)).expect(405)
      expect(answer.headers['allow']).toBe('GET, PUT, PATCH')
      expect(answer.body).toMatchObject({ schemas: [ERROR], status: '405', detail: expect.stringContaining('active') })
      await auth(request(app.app).delete(`/scim/v2/Groups/${staff.north}`)).expect(405)
      await post('/Groups', { displayName: 'West House' }).expect(405)
      expect((await get(`/Users/${staff.bob}`).expect(200)).body.active).toBe(true)
    })

    it.each([
      ['/Users', { filter: 'userName sw "bob"' }, 'invalidFilter'],
      ['/Users', { filter: 'userName eq "a" or userName eq "b"' }, 'invalidFilter'],
      ['/Users', { filter: 'password eq "a"' }, 'invalidFilter'],
      ['/Users', { filter: 'active eq "maybe"' }, 'invalidFilter'],
      ['/Users', { filter: 'externalId eq ""' }, 'invalidFilter'],
      ['/Users', { filter: 'userName eq " "' }, 'invalidFilter'],
      ['/Users', { filter: `userName eq "${'x'.repeat(255)}"` }, 'invalidFilter'],
      ['/Users', { filter: String.raw`userName eq "a\u0000b"` }, 'invalidFilter'],
      ['/Users', { filter: String.raw`id eq "person:\u0000"` }, 'invalidFilter'],
      ['/Users', { filter: String.raw`externalId eq "a\ud83d"` }, 'invalidFilter'],
      ['/Groups', { filter: String.raw`displayName eq "\udc00a"` }, 'invalidFilter'],
      ['/Users', { startIndex: 'first' }, 'invalidValue'],
      ['/Groups', { filter: 'members eq "x"' }, 'invalidFilter'],
    ] as const)('is for %s with %o', async (path, query, scimType) => {
      expect((await get(path, query).expect(400)).body).toMatchObject({ schemas: [ERROR], scimType })
    })

    it.each([
      ['a list', [], 'invalidSyntax'],
      ['no operation', { Operations: [] }, 'invalidSyntax'],
      ['an operation that there isn’t', { Operations: [{ op: 'move', path: 'title', value: 'x' }] }, 'invalidSyntax'],
      ['a value without a path', { Operations: [{ op: 'add', value: 'x' }] }, 'invalidSyntax'],
      ['a long title', { Operations: [{ op: 'add', path: 'title', value: 'x'.repeat(81) }] }, 'invalidValue'],
      [
        'a long name of a manager',
        { Operations: [{ op: 'add', path: `${ENTERPRISE}:manager`, value: 'x'.repeat(255) }] },
        'invalidValue',
      ],
      ['a number that lost digits', { Operations: [{ op: 'add', path: 'title', value: 2 ** 53 }] }, 'invalidValue'],
      ['half an address', { Operations: [{ op: 'add', path: 'emails', value: [{ value: 'x@' }] }] }, 'invalidValue'],
      ['a third truth', { Operations: [{ op: 'replace', path: 'active', value: 'perhaps' }] }, 'invalidValue'],
      ['a site that there isn’t', { Operations: [{ op: 'add', path: `${OWN}:site`, value: 'x' }] }, 'invalidValue'],
    ])('is for %s in a change', async (_, body, scimType) => {
      const before = await historyOf(store().db, staff.bob)
      const answer = await patch(`/Users/${staff.bob}`, body).expect(400)
      expect(answer.body).toMatchObject({ schemas: [ERROR], status: '400', scimType })
      expect(await historyOf(store().db, staff.bob)).toEqual(before)
    })

    it('is for half of an emoji in anything that’s read, and the ledger and its backup stay in order', async () => {
      const half = 'Race \ud83d'
      const before = await historyOf(store().db, staff.bob)
      const texts = [...NAMED, 'emails', 'title', 'userName', 'externalId', `${OWN}:site`, `${OWN}:hireDate`]
      for (const path of [
        ...texts,
        `${ENTERPRISE}:employeeNumber`,
        `${ENTERPRISE}:department`,
        `${ENTERPRISE}:manager`,
      ]) {
        const { body } = await patch(`/Users/${staff.bob}`, { Operations: [{ op: 'replace', path, value: half }] })
        expect([path, body.status, body.scimType]).toEqual([path, '400', 'invalidValue'])
        expect(body.detail).toContain('half of a surrogate pair')
      }
      await put(`/Users/${staff.bob}`, { displayName: '\udc4d Bob' }).expect(400)
      const user = { userName: 'ray@harborstreet.example', title: 'Cook', [OWN]: { site: 'North House' } }
      await post('/Users', { ...user, displayName: half, [ENTERPRISE]: { department: 'Kitchen' } }).expect(400)
      expect(await historyOf(store().db, staff.bob)).toEqual(before)
      expect((await get('/Users')).body.totalResults).toBe(4)
      await patch(`/Users/${staff.bob}`, {
        Operations: [{ op: 'replace', path: 'displayName', value: 'Bob \ud83d\udc4d Rivera' }],
      }).expect(200)
      expect(await verifyLedger(store().db)).toMatchObject({ ok: true })
    })

    it.each(['0001-01-01', '2200-01-01', '9999-12-31'])('is for %s as a day of hire', async (hireDate) => {
      const user = { userName: 'ray@harborstreet.example', displayName: 'Ray Ortiz', title: 'Cook' }
      const own = { site: 'North House', hireDate }
      const { body } = await post('/Users', { ...user, [ENTERPRISE]: { department: 'Kitchen' }, [OWN]: own }).expect(
        400,
      )
      expect(body.detail).toBe('hireDate takes a day such as 2026-11-24, from 1900 to 2199.')
      expect((await get('/Users')).body.totalResults).toBe(4)
    })

    it('isn’t for characters that nobody sees, which aren’t recorded and don’t count in a filter', async () => {
      const value = 'bob\u200B.rivera\u202E@harborstreet.example'
      const names = [
        { op: 'replace', path: 'displayName', value: '\u202EBob\u2060 Ri\u200Dvera-Diaz' },
        { op: 'replace', path: 'userName', value },
        { op: 'replace', path: 'emails', value },
      ]
      await patch(`/Users/${staff.bob}`, { Operations: names }).expect(200)
      const { body } = await get('/Users', { filter: `userName eq ${JSON.stringify(value)}` }).expect(200)
      expect(body.Resources).toMatchObject([
        { id: staff.bob, displayName: 'Bob Rivera-Diaz', userName: 'bob.rivera@harborstreet.example' },
      ])
    })

    it('or an answer comes for any text, and the ledger stays in order', async () => {
      const paths = [...NAMED, 'emails', 'title', 'userName', 'externalId', `${ENTERPRISE}:department`]
      const sent = fc.record({
        path: fc.constantFrom(...paths),
        by: fc.constantFrom('userName', 'externalId', 'id', 'emails'),
        text: fc.string({
          unit: fc.oneof(fc.string({ unit: 'binary', maxLength: 1 }), fc.constantFrom(...ODD)),
          maxLength: 12,
        }),
      })
      await fc.assert(
        fc.asyncProperty(sent, async ({ path, by, text }) => {
          app.clock.pass({ minutes: 1 })
          const operation = { op: 'replace', path, value: text }
          expect([200, 400, 409]).toContain((await patch(`/Users/${staff.bob}`, { Operations: [operation] })).status)
          const filter = `${by} eq ${JSON.stringify(text)}`
          expect([200, 400]).toContain((await get('/Users', { filter })).status)
        }),
        // Two requests each, of 120 that a token may send in a minute.
        { numRuns: 50 },
      )
      expect(app.log.filter(({ level }) => Number(level) >= 50)).toEqual([])
      expect(await verifyLedger(store().db)).toMatchObject({ ok: true })
      expect(await verifyTrail(store().db)).toMatchObject({ ok: true })
    })

    it.each(['person:\0', 'person:\ud83d', '\0'])('is for a member %j, whom nobody is', async (value) => {
      const added = { Operations: [{ op: 'add', path: 'members', value: [{ value }] }] }
      await patch(`/Groups/${staff.south}`, added).expect(404)
      const manager = {
        Operations: [{ op: 'add', path: `${ENTERPRISE}:manager`, value: { value: `person:a\0${value}` } }],
      }
      expect((await patch(`/Users/${staff.bob}`, manager)).status).toBe(value.includes('\ud83d') ? 400 : 200)
    })

    it('is for what isn’t JSON, for too much of it, and for an address that there isn’t', async () => {
      const send = (text: string) =>
        auth(request(app.app).post('/scim/v2/Users')).set('Content-Type', 'application/scim+json').send(text)
      expect((await send('{"userName":').expect(400)).body).toMatchObject({ schemas: [ERROR] })
      expect((await send(JSON.stringify({ x: 'x'.repeat(70_000) })).expect(413)).body.status).toBe('413')
      expect((await get('/Bulk').expect(404)).body.schemas).toEqual([ERROR])
      expect((await get('/Users/person:nobody').expect(404)).body.status).toBe('404')
      await get('/Groups/site:nowhere').expect(404)
    })

    it('is in the audit trail for whatever comes with the token, and the log quotes nothing', async () => {
      const end = await endOfTrail(app)
      await auth(request(app.app).delete(`/scim/v2/Users/${staff.bob}`)).expect(405)
      await get('/Bulk').expect(404)
      const broken = auth(request(app.app).post('/scim/v2/Users')).set('Content-Type', 'application/scim+json')
      await broken.send('{"x": Duarte}').expect(400)
      expect(await trailAfter(app, end)).toMatchObject([
        { kind: 'token_sent', detail: { route: '/scim/v2/Users/:id' } },
        { kind: 'downloaded', detail: { route: '/scim/v2' } },
        { kind: 'token_sent', detail: { route: '/scim/v2/Users' } },
      ])
      expect(JSON.stringify(app.log)).not.toContain('Duarte')
    })

    it('is for more than 120 requests in a minute with one token', async () => {
      const answers = []
      for (let time = 0; time < 120; time += 1) answers.push((await get('/ResourceTypes')).status)
      const end = await endOfTrail(app)
      for (let time = 0; time < 2; time += 1) answers.push((await put('/Users/x', {})).status)
      expect(answers).toEqual([...Array<number>(120).fill(200), 429, 429])
      const detail = { status: 429, method: 'PUT', route: '/scim/v2/Users/:id' }
      expect(await trailAfter(app, end)).toMatchObject([{ kind: 'refused', about: `token:${tokenId}`, detail }])
    })
  })

  async function tokenFor(...scopes: readonly TokenScope[]): Promise<void> {
    const source = { actor: 'system:console', at: app.deps.now(), address: null } as const
    const asked = { name: 'Directory', scopes, until: calendarDate('2046-12-31') }
    const made = await store().transaction((tx) => makeToken(tx, asked, source))
    token = made.token
    tokenId = made.id
  }

  function auth(test: Test): Test {
    return test.set('Authorization', `Bearer ${token}`)
  }

  function get(path: string, query: Readonly<Record<string, string | number>> = {}): Test {
    return auth(ask(app.app, 'get', `/scim/v2${path}`)).query(query)
  }

  function post(path: string, body: unknown): Test {
    return withBody(ask(app.app, 'post', `/scim/v2${path}`), body)
  }

  function put(path: string, body: unknown): Test {
    return withBody(ask(app.app, 'put', `/scim/v2${path}`), body)
  }

  function patch(path: string, body: unknown): Test {
    return withBody(ask(app.app, 'patch', `/scim/v2${path}`), body)
  }

  function withBody(test: Test, body: unknown): Test {
    return auth(test).set('Content-Type', 'application/scim+json').send(JSON.stringify(body))
  }

  async function idsOf(filter: string): Promise<string[]> {
    return (await get('/Users', { filter }).expect(200)).body.Resources.map(({ id }: Body) => id)
  }

  async function kindsOf(person: PersonId): Promise<string[]> {
    return (await historyOf(store().db, person)).map(({ kind }) => kind)
  }

  function recording() {
    return {
      course: contents.en.course.id,
      actor: staff.ada,
      at: app.deps.now(),
      today: calendarDate('2026-11-24'),
    } as const
  }

  async function linkBackup(site: SiteId, person: PersonId): Promise<void> {
    const slug = site === staff.north ? 'north-house' : 'south-house'
    const link = { link: `link:${site}`, role: 'backup', place: 0, version: 1, person } as const
    await store().transaction(async (tx) => {
      await publishSite(tx, site, { ...exampleSite, slug }, recording())
      await linkRole(tx, site, link, recording())
    })
  }

  async function secondJob(person: PersonId, site: SiteId, hiredOn = newStaff.hiredOn): Promise<void> {
    await store().transaction((tx) => hire(tx, { ...newStaff, person, site, hiredOn, facts: {} }, recording()))
  }

  /** At North House, since January unless another day is given. */
  async function employed(
    name: string,
    facts: Readonly<Record<string, string>> = {},
    hiredOn = newStaff.hiredOn,
  ): Promise<PersonId> {
    return store().transaction((tx) =>
      hire(tx, { ...newStaff, site: staff.north, hiredOn, facts: { name, ...facts } }, recording()),
    )
  }

  /** Records a staff list of one row. Returns whoever is new by it. */
  async function listed(row: Readonly<Record<string, string>>): Promise<PersonId[]> {
    const header = Object.keys(row)
    const columns = Object.fromEntries(header.map((field) => [field, field]))
    const sheet = { header, rows: [{ line: 2, cells: Object.values(row) }] }
    const today = todayIn(app)
    const rows: PlannedRow[] = []
    for await (const planned of rosterImporter.plan(
      store().db,
      sheet,
      { columns, dateFormat: 'ymd', words: {} },
      {},
      today,
    ))
      if (rosterImporter.applied.has(planned.outcome)) rows.push(planned)
    const { added } = await store().transaction((tx) =>
      rosterImporter.apply(tx, rows, { ...recording(), today }, 'import:test'),
    )
    return [...added.values()]
  }

  /**
   * What is recorded about somebody, without who recorded it and when, and without the ids of this very record. Only a
   * directory closes the account on the last day and opens it again.
   */
  async function entriesOf(person: PersonId): Promise<unknown[]> {
    const ids = new Map<string, string>([[person, 'the person']])
    const named = (id: string) => {
      const name = ids.get(id) ?? `id ${ids.size}`
      ids.set(id, name)
      return name
    }
    const history = (await historyOf(store().db, person)).filter(({ kind }) => !kind.startsWith('access_'))
    return history.map(({ kind, effectiveOn, course, body }: LedgerEvent) => ({
      kind,
      effectiveOn,
      course,
      body: JSON.parse(
        JSON.stringify(body)
          .replaceAll(/spell:[0-9a-f-]{36}/g, named)
          .replaceAll(/"(fact|hash)":"[^"]*"/g, '"$1":"…"'),
      ),
    }))
  }
}

function todayIn(app: TestApp): CalendarDate {
  return dateAt(app.deps.now(), ORGANIZATION.timeZone)
}

function requestsOf(directory: 'entra' | 'okta'): Readonly<Record<string, Body>> {
  return JSON.parse(readFileSync(join(ROOT, 'tests/fixtures/scim', `${directory}.json`), 'utf8'))
}

function withId(body: Body | undefined, id: string): Body {
  return JSON.parse(JSON.stringify(body).replace('"ID"', JSON.stringify(id)))
}
