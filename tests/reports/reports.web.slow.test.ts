import { beforeAll, describe, expect, it } from 'vitest'
import { buildDemo } from '../../src/demo/build.job.ts'
import { FEWEST_STAFF, HR_NUMBER, STEWARD_NUMBER, SUPERVISOR_NUMBER } from '../../src/demo/staff.job.ts'
import { addDays, calendarDate, instant } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { EVERYONE_FILTER } from '../../src/reports/filter.ts'
import { peopleWithFact } from '../../src/people/people.store.ts'
import type { ListedPeople } from '../../src/reports/report.store.ts'
import { listExpiring } from '../../src/reports/lists/expiring.store.ts'
import { allSites } from '../../src/site/site.store.ts'
import { putRole } from '../../src/identity/role.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { exampleSite } from '../support/content.ts'
import { EVERYONE } from '../../src/ledger/scope.ts'

const TODAY = calendarDate('2026-11-24')

let app: TestApp
let hr: Browser
let supervisor: Browser
/** Where the supervisor has people in scope. */
let department = ''
let supervisorId: PersonId
let pages: readonly string[]

beforeAll(async () => {
  app = await testApp()
  const { store, contents } = app.deps
  await buildDemo(store, contents.en, exampleSite, { staff: FEWEST_STAFF, today: TODAY })
  hr = await signedIn(app, await staff(app, HR_NUMBER))
  supervisorId = await staff(app, SUPERVISOR_NUMBER)
  supervisor = await signedIn(app, supervisorId)
  // To a supervisor, a site where none of their people work isn't there.
  const placements = await store.db
    .selectFrom('placement')
    .select(['site', 'department'])
    .where('supervisor', '=', supervisorId)
    .where('status', '<>', 'not-in-scope')
    .orderBy('department')
    .execute()
  const site = placements[0]?.site
  department = placements[0]?.department ?? ''
  if (site === undefined) throw new Error('the supervisor of the demo has nobody')
  pages = [
    '/hr/overview',
    '/hr/people',
    '/hr/matrix',
    '/hr/reports/departments',
    hrefTo('/hr/reports/sites/:site', { site }),
    '/hr/reports/expiring',
    '/hr/reports/exceptions',
    '/hr/reports/data-problems',
    '/hr/reports/leavers',
    '/hr/reports/versions',
  ]
})

describe('every figure', () => {
  it('leads to exactly as many people as it says, on every page', async () => {
    await follow(hr, pages)
    await follow(hr, [
      '/hr/reports/period?from=2026-07-01&to=2026-09-30',
      '/hr/reports/period?from=2026-01-01&to=2026-09-30&clock=reported',
    ])
  })

  it.each([
    ['as reported in the evening of an earlier day', () => '?asof=2026-03-31&clock=reported', () => hr],
    ['of one department, for a supervisor', () => `?department=${encodeURIComponent(department)}`, () => supervisor],
  ])('also leads there %s', async (_, query, who) => {
    await follow(
      who(),
      ['/hr/overview', '/hr/reports/versions', '/hr/reports/expiring'].map((page) => page + query()),
    )
  })
})

describe('a report', () => {
  it('counts as many people as it lists, over all its pages', async () => {
    for (const page of pages) {
      if (page.includes('/sites/') || page.endsWith('departments') || page.endsWith('overview')) continue
      const names = await allNames(hr, page)
      expect([page, names.length]).toEqual([page, await foundAt(hr, page)])
    }
  })

  it('says which day and which clock it shows', async () => {
    for (const page of ['/hr/people', '/hr/reports/leavers']) {
      expect((await hr.get(page)).text).toContain('On Nov 24, 2026, with everything on record.')
      expect((await hr.get(`${page}?asof=2026-03-31`)).text).toContain('with everything on record today')
      const reported = await hr.get(`${page}?asof=2026-03-31&clock=reported`)
      expect(reported.text).toContain('a report made on the evening of Mar 31, 2026 would have said')
    }
  })

  it('takes a future day as today, and refuses an invalid one', async () => {
    expect((await hr.get('/hr/people?asof=2027-03-31').expect(200)).text).toContain('On Nov 24, 2026, with')
    await hr.get('/hr/people?asof=2026-02-30').expect(400)
    await hr.get('/hr/overview?q=Bob').expect(400)
  })

  it('leads to every other report with the same day and filters', async () => {
    const { text } = await hr.get('/hr/overview?asof=2026-03-31&clock=reported&department=Residential')
    const rows = [...text.matchAll(/<nav class="tabs.*?<\/nav>/gs)].join('')
    const links = [...rows.matchAll(/href="([^"]*)"/g)].flatMap(([, link = '']) => (link.includes('?') ? [link] : []))
    expect(links).toHaveLength(11)
    for (const link of links) expect(link).toContain('?asof=2026-03-31&amp;clock=reported&amp;department=Residential')
  })

  it('shows a supervisor today, whatever day a link names: who reported to them once may not do so now', async () => {
    for (const page of ['/hr/overview', '/hr/people', '/hr/matrix', '/hr/reports/leavers', '/hr/reports/files']) {
      const { text } = await supervisor.get(`${page}?asof=2026-03-30&clock=reported`).expect(200)
      expect(text, page).not.toContain('Mar 30, 2026')
    }
  })

  it('shows a supervisor nobody else, whatever the link that was passed on says', async () => {
    const own = new Set(await allNames(supervisor, '/hr/people?status=everyone'))
    const others = (await allNames(hr, '/hr/people?status=everyone')).filter((name) => !own.has(name))
    expect(own.size).toBeGreaterThan(0)
    const elsewhere = supervisorId.slice('person:'.length)
    for (const page of pages) {
      for (const query of [`?status=everyone&supervisor=${elsewhere}`, '?asof=2026-03-31']) {
        const { text } = await supervisor.get(page + query).expect(200)
        const seen = namesIn(text)
        expect([page, query, seen.filter((name) => others.includes(name))]).toEqual([page, query, []])
      }
    }
  })
})

describe('the form that narrows a report', () => {
  it('offers a supervisor what the places of their own people have, and HR what any has', async () => {
    const { db } = app.deps.store
    const placements = await db.selectFrom('placement').selectAll().execute()
    const theirs = placements.filter((place) => place.supervisor === supervisorId)
    const offered = async (browser: Browser, name: string) => {
      const { text } = await browser.get('/hr/people').expect(200)
      const field = new RegExp(`<select[^>]* name="${name}".*?</select>`, 's').exec(text)?.[0] ?? ''
      return [...field.matchAll(/<option value="([^"]+)"/g)].map(([, value = '']) => value).sort()
    }
    const valuesOf = (rows: typeof placements, part: 'department' | 'position') =>
      [...new Set(rows.map((row) => row[part]))].sort()
    for (const part of ['department', 'position'] as const) {
      expect(await offered(supervisor, part)).toEqual(valuesOf(theirs, part))
      expect(await offered(hr, part)).toEqual(valuesOf(placements, part))
    }
    const sites = await db.selectFrom('site').selectAll().execute()
    const slugs = sites.filter(({ id }) => theirs.some(({ site }) => site === id)).map(({ slug }) => slug)
    expect(await offered(supervisor, 'site')).toEqual(slugs.sort())
    expect(await offered(hr, 'site')).toEqual(sites.map(({ slug }) => slug).sort())
  })
})

describe('what expires', () => {
  it('is listed by the day on which it ends, today as on an earlier day', async () => {
    const ends = async (path: string) =>
      [...(await hr.get(path)).text.matchAll(/data-label="Counts until">([^<]*)/g)].map(([, day = '']) =>
        Date.parse(day),
      )
    const now = await ends('/hr/reports/expiring')
    expect(now.length).toBeGreaterThan(3)
    expect(now).toEqual(now.toSorted((a, b) => a - b))
    const earlier = await ends('/hr/reports/expiring?asof=2026-11-01')
    expect(earlier).toEqual(earlier.toSorted((a, b) => a - b))
  })

  it('is the same whether tables of the present say it or the ledger', async () => {
    const { db } = app.deps.store
    // Everything is known by then, and no table keeps that clock.
    for (const knownAt of [null, instant('2026-11-24T23:00:00.000Z')]) {
      const people: PersonId[] = []
      for (let after: PersonId | null | undefined; after !== null; ) {
        const ends = { from: TODAY, to: addDays(TODAY, 90) }
        const filter = { ...EVERYONE_FILTER, status: 'counted', ends } as const
        const listed: ListedPeople = await listExpiring(
          db,
          { asOf: { on: TODAY, knownAt }, filter, scope: EVERYONE },
          { after: after ?? null, limit: 5 },
        )
        people.push(...listed.people.map(({ person }) => person))
        after = listed.next
      }
      expect(people).toEqual(await expiringToday())
    }
  })

  it('is narrowed to a part of the 90 days', async () => {
    const parts = ['0-30', '31-60', '61-90'].map((days) => allNames(hr, `/hr/reports/expiring?days=${days}`))
    expect((await Promise.all(parts)).flat()).toEqual(await allNames(hr, '/hr/reports/expiring'))
    await hr.get('/hr/reports/expiring?days=7').expect(400)
  })
})

describe('the button of a report that leads to the list with boxes', () => {
  it.each([
    '/hr/reports/expiring',
    '/hr/reports/expiring?days=31-60',
    '/hr/reports/expiring?type=employee&ends-to=2027-01-31',
    '/hr/reports/expiring?asof=2026-11-01',
    '/hr/reports/data-problems',
    '/hr/reports/exceptions',
    '/hr/reports/exceptions?asof=2026-10-31',
    '/hr/matrix',
    '/hr/matrix?status=overdue&order=name',
  ])('leads from %s to exactly its people', async (path) => {
    const people = await allNames(hr, path)
    expect(people.length).toBeGreaterThan(0)
    const href = await workAt(hr, path, people.length)
    expect(href).toMatch(/^\/hr\/people/)
    expect((await allNames(hr, href)).sort()).toEqual(people.sort())
    expect((await hr.get(href)).text).toContain('<input type="checkbox" name="person"')
  })

  it('leads a supervisor to their own people', async () => {
    const people = await allNames(supervisor, '/hr/matrix')
    const href = await workAt(supervisor, '/hr/matrix', people.length)
    expect((await allNames(supervisor, href)).sort()).toEqual(people.sort())
  })

  it('isn’t there for nobody, for people who left, or for an auditor', async () => {
    const person = await staff(app, STEWARD_NUMBER)
    await putRole(app.deps.store.db, person, { role: 'auditor', sites: [], until: calendarDate('2027-01-31') })
    const auditor = await signedIn(app, person)
    for (const [browser, path] of [
      [hr, '/hr/reports/expiring?ends-to=2020-01-01'],
      [hr, '/hr/reports/leavers'],
      [hr, '/hr/reports/versions'],
      [auditor, '/hr/reports/expiring'],
    ] as const) {
      expect((await browser.get(path).expect(200)).text).not.toMatch(/Work with th/)
    }
  })
})

describe('the list of people', () => {
  it.each([
    ['name', '', (a: string, b: string) => a.localeCompare(b, 'en')],
    ['name', '&descending=yes', (a: string, b: string) => b.localeCompare(a, 'en')],
  ])('is sorted by %s %s', async (order, direction, compare) => {
    const names = await allNames(hr, `/hr/people?order=${order}${direction}`)
    expect(names).toEqual(names.toSorted(compare))
  })

  it('turns round when the column by which it is sorted is chosen again', async () => {
    const { text } = await hr.get('/hr/people?order=due')
    expect(text).toMatch(/<th scope="col" aria-sort="ascending">\s*<a href="[^"]*order=due&amp;descending=yes">/)
    const turned = await hr.get('/hr/people?order=due&descending=yes')
    expect(turned.text).toMatch(/<th scope="col" aria-sort="descending">\s*<a href="[^"]*order=due">/)
  })

  it('keeps every filter in its form and says each in a chip that removes it', async () => {
    const query =
      'asof=2026-10-31&clock=reported&status=everyone&site=harbor-street&type=employee&hired-from=2025-01-01&only=exceptions'
    const site = (await allSites(app.deps.store.db))[0]?.slug ?? ''
    const path = `/hr/people?${query.replace('harbor-street', site)}`
    const { text } = await hr.get(path).expect(200)
    const applied = /<ul class="applied".*?<\/ul>/s.exec(text)?.[0] ?? ''
    const chips = [...applied.matchAll(/href="([^"]*)"/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'))
    const asked = [...new URLSearchParams(path.split('?')[1])]
    for (const chip of chips) {
      const left = [...new URLSearchParams(chip.split('?')[1])]
      expect(left.length).toBeLessThan(asked.length + 1)
      await hr.get(chip).expect(200)
    }
    // The status is the one that is not narrowed.
    expect(chips).toHaveLength(asked.length - 1)
    expect(text).toContain('name="hired-from" type="date" value="2025-01-01"')
    expect(text).toContain('<option value="employee" selected>')
  })
})

async function follow(browser: Browser, paths: readonly string[]): Promise<void> {
  const figures = new Map<string, number>()
  for (const path of paths) for (const [href, people] of await figuresOn(browser, path)) figures.set(href, people)
  expect(figures.size).toBeGreaterThan(5)
  for (const [href, people] of figures) expect([href, people > 0]).toEqual([href, true])
  for (const [href, people] of figures) expect([href, await foundAt(browser, href)]).toEqual([href, people])
}

/** Every link to people that says how many there are, with the number. */
async function figuresOn(browser: Browser, path: string): Promise<Map<string, number>> {
  const { text } = await browser.get(path).expect(200)
  const links = [...text.matchAll(/<a (?:class="tile" )?href="(\/[^"]*)">(?:<b>|See )?(\d+)(?:<| )/g)]
  return new Map(links.map(([, href = '', people]) => [href.replaceAll('&amp;', '&'), Number(people)]))
}

/** Reads how many people a list says it found. */
async function foundAt(browser: Browser, path: string): Promise<number> {
  const { text } = await browser.get(path).expect(200)
  return Number(/role="status">(\d+) (?:person|people)\b/.exec(text)?.[1])
}

async function allNames(browser: Browser, first: string): Promise<string[]> {
  const names: string[] = []
  for (let path: string | undefined = first; path !== undefined; ) {
    const { text }: { text: string } = await browser.get(path).expect(200)
    names.push(...namesIn(text))
    path = /<a href="([^"]*)">Next page/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  }
  return names
}

async function workAt(browser: Browser, path: string, people: number): Promise<string> {
  const { text } = await browser.get(path).expect(200)
  const button = MESSAGES.en.hr.reports.lists.workWith(people)
  return (new RegExp(`href="([^"]*)">${button}<`).exec(text)?.[1] ?? '').replaceAll('&amp;', '&')
}

function namesIn(html: string): string[] {
  return [...html.matchAll(/<th scope="row"><a href="\/hr\/people\/[^"]*">([^<]*)<\/a>/g)].map(
    (match) => match[1] ?? '',
  )
}

async function expiringToday(): Promise<PersonId[]> {
  const { text } = await hr.get('/hr/reports/expiring')
  return [...text.matchAll(/<th scope="row"><a href="\/hr\/people\/([^"]*)"/g)].map(
    ([, id]): PersonId => `person:${id}`,
  )
}

async function staff({ deps }: TestApp, number: string): Promise<PersonId> {
  const [found] = await peopleWithFact(deps.store.db, 'employee_number', number, TODAY)
  if (found === undefined) throw new Error(`nobody in the demo has the number ${number}`)
  return found
}
