import { idOf } from '../../src/app/href.web.ts'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { creditPeople } from '../../src/credits/credit.store.ts'
import { evidenceIn } from '../../src/ledger/evidence.ts'
import { PDF } from '../support/papers.ts'
import { createApp } from '../../src/app/app.ts'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { ACCESS, type Action } from '../../src/identity/access.ts'
import { createAccount, setCredentials } from '../../src/identity/account.store.ts'
import { askRecovery } from '../../src/identity/recovery.store.ts'
import { putRole } from '../../src/identity/role.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { currentSpells } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { CHANGES } from '../../src/people/person-change.web.ts'
import { type Hire, hire } from '../../src/people/record.store.ts'
import { publishSite } from '../../src/site/site.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { DEFAULT_QUERY } from '../../src/reports/query.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { cardsFor } from '../support/invite.ts'
import { hireOf } from '../support/examples.ts'
import { exampleSite } from '../support/content.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { saveExampleView } from '../support/views.ts'

const t = MESSAGES.en
const TODAY = calendarDate('2026-11-24')

let test: TestApp
let staff: Staff
/** HR of North House alone. */
let erin: Browser
/** Works at both houses. */
let gus: PersonId

/** One database for all of it: what is refused changes nothing. */
beforeAll(async () => {
  test = await testApp()
  staff = await staffOn(test)
  const person = await join('Erin Sato', {})
  // Only people who can sign in agree to codes; nothing here checks the password.
  await test.deps.store.transaction((tx) => setCredentials(tx, person, 'erin', 'a hash', TODAY))
  await putRole(test.deps.store.db, person, { role: 'site-hr', sites: [staff.north], until: null })
  erin = await signedIn(test, person)
  gus = await join('Gus Ortiz', {})
  await join('Gus Ortiz', { person: gus, facts: {}, site: staff.south, position: 'Driver' })
})
/** One app for all of it would take everybody for one machine that asks too much. */
beforeEach(() => {
  test = { ...test, app: createApp(test.deps) }
})

describe('HR for a site, on every route about a person', () => {
  const routes = ROUTES.filter(([, path]) => path.includes(':person'))
  it.each(routes.map(([method, path, who]) => [`${method} ${path}`, method, path, who] as const))(
    '%s: people of the own site, and nobody else',
    async (_, method, path, who) => {
      const changes = path.includes(':change') ? Object.keys(CHANGES) : ['']
      for (const change of changes) {
        const ask = async (person: PersonId) => {
          const address = path.replace(':person', idOf(person)).replace(':change', change).replace(':lesson', 'L4')
          return (method === 'GET' ? await erin.get(address) : await erin.post(address)).status
        }
        if (ACCESS[who as Action]['site-hr'] === undefined) {
          expect(await ask(staff.bob)).toBe(403)
          expect(await ask(staff.dan)).toBe(403)
        } else {
          expect(await ask(staff.dan), `${path} ${change}`).toBe(404)
          // Posts without fields are turned away as forms, which is after the person was found.
          if (method === 'GET') expect([200, 303]).toContain(await ask(staff.bob))
        }
      }
    },
  )

  it('an entry of another site’s person is not there to be corrected', async () => {
    await erin.get(`/hr/entries/${await hireOf(test, staff.bob)}/correction`).expect(200)
    await erin.get(`/hr/entries/${await hireOf(test, staff.dan)}/correction`).expect(404)
    await erin.post(`/hr/entries/${await hireOf(test, staff.dan)}/correction`).expect(404)
  })

  it('a paper is there if it supports an entry about one of the own people', async () => {
    const keep = async (...people: PersonId[]) => {
      const credit = {
        source: 'live-session',
        from: 'A live session',
        policyVersion: '1.0',
        courseVersion: null,
        language: null,
        creditedMinutes: 60,
        score: null,
        trainer: staff.cleo,
        approver: staff.ada,
      } as const
      const paper = { name: `${people.length}.pdf`, bytes: PDF }
      const form = { key: people.join(), people, on: TODAY, credit, reference: '', paper }
      const refused = await test.deps.store.transaction((tx) => creditPeople(tx, form, recording()))
      expect(refused).toEqual([])
      const credited = (await historyOf(test.deps.store.db, people[0] ?? staff.bob)).flatMap(evidenceIn)
      return idOf(credited.at(-1) ?? '')
    }
    await erin.get(`/hr/evidence/${await keep(staff.dan)}`).expect(404)
    await erin.get(`/hr/evidence/${await keep(staff.bob)}`).expect(200)
    const both = [await join('Lea Fox', { site: staff.south }), await join('Max Gray', {})]
    await erin.get(`/hr/evidence/${await keep(...both)}`).expect(200)
  })

  it('a view that somebody else saved is not there, and a shared one shows the own people', async () => {
    const view = await saveExampleView(test, staff.ada, { query: { ...DEFAULT_QUERY, status: 'everyone' } })
    await erin.get(`/hr/views/${view}`).expect(404)
    const { headers } = await erin.get(`/hr/views/${view}/report`).expect(303)
    expectNorth((await erin.get(headers['location'] ?? '').expect(200)).text)
  })

  it('a request for a code is there for the own people alone', async () => {
    const ask = (person: PersonId) =>
      test.deps.store.transaction((tx) => askRecovery(tx, person, staff.ada, test.deps.now()))
    await erin.post(`/hr/recoveries/${await ask(staff.dan)}`).expect(404)
    const agreed = await erin.post(`/hr/recoveries/${await ask(staff.bob)}`).expect(303)
    expect(agreed.headers['location']).toContain('outcome=done')
    // An account with a role reaches further than the site.
    const missed = await erin.post(`/hr/recoveries/${await ask(staff.ada)}`).expect(303)
    expect(missed.headers['location']).toContain('outcome=missed')
  })
})

describe('every page and file of HR for a site', () => {
  const QUERIES = ['/hr/people', '/hr/people.csv', '/hr/matrix', '/hr/reports/file?rows=people&format=json'].map(
    (path) => `${path}${path.includes('?') ? '&' : '?'}status=everyone`,
  )
  it.each(QUERIES)('%s has the people of the site, and no others', async (path) => {
    expectNorth(await textOf(path))
  })

  it.each([
    '/hr/overview',
    '/hr/reports/departments',
    '/hr/reports/exceptions',
    '/hr/reports/data-problems',
    '/hr/reports/leavers',
    '/hr/reports/expiring',
    '/hr/reports/versions',
    '/hr/reports/period',
    '/hr/reports/period?row=end',
    '/hr/reports/period?row=start',
    '/hr/reports/period/file?format=csv',
    '/hr/reports/files',
    '/hr/reports/file?rows=cycles&format=csv',
    '/hr/views',
    '/hr/invites?code=any',
    '/hr/live-sessions',
    '/hr/live-sessions?site=north-house',
    '/hr/people/new',
    '/hr/recoveries',
    '/team',
    '/hr/statuses',
  ])('%s names nobody else, and no other site', async (path) => {
    const text = await textOf(path)
    expect(text).not.toContain('Dan Whitfield')
    if (!path.includes('file?')) expect(text).not.toContain('South House')
  })

  it('say whose figures they are', async () => {
    expect(await textOf('/hr/people')).toContain('You see the people at North House.')
    expect(await textOf('/hr/overview')).toMatch(/\d people at North House/)
    expect(await textOf('/hr/statuses')).toContain('These figures cover the people at North House.')
    expect(await textOf('/hr/people.csv')).toContain('People at North House')
  })

  it('is not found for another site', async () => {
    const own = await erin.get(`/hr/reports/sites/${idOf(staff.north)}`).expect(200)
    // The page is about one site, so there is none to choose, and a link leads to all of them.
    expect(own.text).not.toContain('name="site"')
    expect(own.text).toContain(MESSAGES.en.hr.reports.counts.toAllSites)
    await erin.get(`/hr/reports/sites/${idOf(staff.south)}`).expect(404)
    await erin.get('/hr/live-sessions?site=south-house').expect(404)
    await erin.get('/hr/invites?site=south-house').expect(404)
  })

  it('lead to who changed the details of the own site and what, and to nothing else of them', async () => {
    await publishExample(test, staff.north, {}, '2026-11-20')
    const details = { ...exampleSite, name: 'North House', slug: 'north-house', steps: 'Call the front desk.' }
    await test.deps.store.transaction((tx) => publishSite(tx, staff.north, details, recording()))
    const [north, south] = [staff.north, staff.south].map((site) => `/hr/sites/${idOf(site)}`)
    expect(await textOf(`/hr/reports/sites/${idOf(staff.north)}`)).toContain(`href="${north}/versions"`)
    expect(await textOf(`${north}/people`)).toContain(`href="${north}/versions"`)
    const text = await textOf(`${north}/versions`)
    expect(text).toContain('by Ada Okafor')
    expect(text.slice(text.indexOf('id="compare"'))).toContain('Call the front desk.')
    // Nothing there leads to what only content stewards open, or to the numbers that HR of all sites reads.
    const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'))
    const links = [...main.matchAll(/href="(\/hr[^"]*)"/g)].map(([, href]) => href ?? '')
    expect(links).toContain(`/hr/reports/sites/${idOf(staff.north)}`)
    for (const href of links) await erin.get(href).expect(200)
    await erin.post('/hr/search', { search: 'House' }).expect(303)
    const found = await textOf('/hr/search')
    expect(found).toContain(`href="${north}/versions"`)
    expect(found).not.toContain(`href="${south}/versions"`)
    await erin.get(`${south}/versions`).expect(404)
    for (const rest of ['', '/preview', '/proposal', '/phone']) await erin.get(`${north}${rest}`).expect(403)
  })
})

describe('HR for a site who supervises people elsewhere', () => {
  it('sees both, and changes the people of the site alone', async () => {
    const hal = await join('Hal Berg', { site: staff.south })
    await putRole(test.deps.store.db, hal, { role: 'site-hr', sites: [staff.north], until: null })
    await test.deps.store.transaction((tx) => setCredentials(tx, hal, 'hal', 'a hash', TODAY))
    const kim = await join('Kim Lowe', { site: staff.south, supervisor: hal })
    const both = await signedIn(test, hal)
    const { text } = await both.get('/hr/people?status=everyone').expect(200)
    for (const name of ['Bob Rivera', 'Kim Lowe']) expect(text).toContain(name)
    expect(text).not.toContain('Dan Whitfield')
    expect(text).toContain('You see the people at North House, and everyone who reports to you')
    expect((await both.get(`/hr/people/${idOf(kim)}`).expect(200)).text).not.toContain('/changes/')
    await both.get(`/hr/people/${idOf(kim)}/changes/facts`).expect(404)
    expect((await both.get(`/hr/people/${idOf(staff.bob)}`).expect(200)).text).toContain('/changes/facts')
  })
})

describe('what HR for a site records', () => {
  const newcomer = {
    name: 'Hana Ito',
    email: '',
    number: '',
    department: 'Residential',
    position: 'Youth worker',
    supervisor: '',
    language: 'en',
    type: 'employee',
    hiredOn: '2026-11-24',
    firstContactOn: '',
  }

  it('adds people at the own sites alone', async () => {
    const refused = await erin.post('/hr/people', { ...newcomer, site: staff.south }).expect(422)
    expect(refused.text).toContain(t.account.needs.siteChoice)
    await erin.post('/hr/people', { ...newcomer, site: staff.north }).expect(303)
  })

  it('names a supervisor from among the own people and their supervisors', async () => {
    const asked = { ...newcomer, site: staff.north }
    const refused = await erin.post('/hr/people', { ...asked, supervisor: 'Dan Whitfield' }).expect(422)
    expect(refused.text).toContain(t.account.newPerson.supervisorNotYours)
    await erin.post('/hr/people', { ...asked, supervisor: 'Cleo Marsh' }).expect(303)
  })

  it('moves nobody to another site, and the form says who does', async () => {
    const path = `/hr/people/${idOf(staff.bob)}/changes/move`
    expect((await erin.get(path)).text).toContain(t.hr.changes.ownSitesOnly)
    const place = { department: 'Residential', position: 'Driver', supervisor: '', from: '2026-11-24' }
    await erin.post(path, { ...place, site: staff.south }).expect(422)
  })

  it('changes the employment at the own site of someone who has two, and not the other', async () => {
    const spells = currentSpells(await historyOf(test.deps.store.db, gus), TODAY)
    const [north, south] = [staff.north, staff.south].map(
      (site) => spells.find(({ places }) => places[0]?.site === site)?.id ?? '',
    )
    const path = `/hr/people/${idOf(gus)}/changes/last-day`
    await erin.get(`${path}?job=${encodeURIComponent(north ?? '')}`).expect(200)
    await erin.get(`${path}?job=${encodeURIComponent(south ?? '')}`).expect(303)
    const entries = (await historyOf(test.deps.store.db, gus)).filter(({ kind }) => kind === 'hired')
    const statuses = await Promise.all(entries.map(async ({ id }) => (await correction(id)).status))
    expect(statuses.sort()).toEqual([200, 404])
  })

  it('joins no record with one out of reach', async () => {
    const path = `/hr/people/${idOf(staff.bob)}/same-person`
    await erin.get(`${path}/compare?other=${idOf(staff.dan)}`).expect(404)
    expect((await erin.post(path, { who: 'Dan Whitfield' }).expect(422)).text).toContain(t.hr.changes.needs.whoUnknown)
    const merge = { other: idOf(staff.dan), jobs: 'two', reason: 'one person', sure: 'yes' }
    await erin.post(`/hr/people/${idOf(staff.bob)}/merges`, merge).expect(404)
  })

  it('invites the own people, and neither makes a card for others nor learns their names', async () => {
    const [ivy, jon] = [await join('Ivy Chen', {}), await join('Jon Diaz', { site: staff.south })]
    for (const person of [ivy, jon]) await createAccount(test.deps.store.db, person, 'en', test.deps.now())
    const { text } = await cardsFor(erin, ivy, jon)
    expect(text).toContain('Ivy Chen')
    expect(text).not.toContain('Jon Diaz')
  })

  it('credits nobody out of reach, typed or sent', async () => {
    const session = {
      key: 'a session',
      site: 'north-house',
      on: '2026-11-24',
      topic: 'The policy',
      trainer: 'Cleo Marsh',
      minutes: '60',
      version: '',
      language: '',
      reference: 'a sheet in the office',
    }
    const typed = await erin.post('/hr/live-sessions', { ...session, more: 'dan@harborstreet.example' }).expect(422)
    expect(typed.text).toContain('dan@harborstreet.example')
    await erin.post('/hr/live-sessions', { ...session, people: [staff.dan], more: '' }).expect(404)
    await erin.post('/hr/live-sessions', { ...session, site: 'south-house', people: [], more: '' }).expect(404)
    await erin.post('/hr/live-sessions', { ...session, people: [staff.cleo], more: '' }).expect(303)
  })

  it('leaves the accounts of people with a role to HR of all sites', async () => {
    const path = `/hr/people/${idOf(staff.ada)}`
    await erin.get(path).expect(200)
    await erin.get(`${path}/link`).expect(303)
    await erin.post(`${path}/link`).expect(303)
    const adas = await signedIn(test, staff.ada)
    for (const change of ['close-access', 'sign-out']) {
      await erin.get(`${path}/changes/${change}`).expect(303)
      await erin.post(`${path}/changes/${change}`, { reason: 'Lost phone' }).expect(303)
    }
    // Nobody was signed out: one form after the other would keep somebody out all day.
    await adas.get('/account').expect(200)
    await erin.get(`/hr/people/${idOf(staff.bob)}/changes/close-access`).expect(200)
    await erin.get(`/hr/people/${idOf(staff.bob)}/changes/sign-out`).expect(200)
  })
})

function expectNorth(text: string): void {
  for (const name of ['Ada Okafor', 'Bob Rivera', 'Cleo Marsh', 'Erin Sato', 'Gus Ortiz']) expect(text).toContain(name)
  expect(text).not.toContain('Dan Whitfield')
}

async function textOf(path: string): Promise<string> {
  const { text, body } = await erin.get(path).expect(200)
  return text ?? String(body)
}

function correction(entry: string) {
  return erin.get(`/hr/entries/${entry}/correction`)
}

function recording() {
  return { course: test.deps.contents.en.course.id, actor: staff.ada, at: test.deps.now(), today: TODAY }
}

function join(name: string, change: Partial<Hire>): Promise<PersonId> {
  return test.deps.store.transaction((tx) =>
    hire(
      tx,
      {
        person: null,
        facts: { name },
        site: staff.north,
        department: 'Residential',
        position: 'Youth worker',
        supervisor: null,
        hiredOn: TODAY,
        type: 'employee',
        worksWithYouth: true,
        language: 'en',
        ...change,
      },
      recording(),
    ),
  )
}
