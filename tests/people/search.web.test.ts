import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { addFact, eraseFacts } from '../../src/ledger/fact.store.ts'
import type { FactKind } from '../../src/platform/database/schema.store.ts'
import { hire } from '../../src/people/record.store.ts'
import { refreshStanding } from '../../src/requirements/standing.store.ts'
import { createSite } from '../../src/site/site.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { holdersOn } from '../support/roles.ts'
import { PAGES_OF_RECORDS } from '../support/records-pages.ts'
import { newStaff, type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.search
const resultsPath = hrefTo('/hr/search')

let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
})

/** What the page lists after somebody has typed this and sent the form. */
async function found(browser: Browser, search: string): Promise<string[]> {
  await browser.post(resultsPath, { search }).expect(303)
  return namesIn((await browser.get(resultsPath).expect(200)).text)
}

function namesIn(text: string): string[] {
  const lists = [...text.matchAll(/<ul class="found">[\s\S]*?<\/ul>/g)].join('')
  return [...lists.matchAll(/<b>([^<]*)<\/b>/g)].map(([, name = '']) => name)
}

describe('the search box', () => {
  it('is on every page of records, and not in the course', async () => {
    const without: string[] = []
    let opened = 0
    for (const path of [...PAGES_OF_RECORDS, hrefTo('/hr/people/:person', { person: staff.bob })]) {
      const { status, text } = await ada.get(path)
      if (status !== 200) continue
      opened += 1
      if (!text.includes('role="search"')) without.push(path)
    }
    expect(without).toEqual([])
    expect(opened).toBeGreaterThan(40)
    expect((await (await signedIn(app, staff.cleo)).get('/team')).text).toContain('role="search"')
    expect((await ada.get('/course')).text).not.toContain('role="search"')
    expect((await ada.get('/account')).text).not.toContain('role="search"')
  })

  it.each([
    ['a first name', 'bob', ['Bob Rivera']],
    ['the parts of a name in any order', 'riv BO', ['Bob Rivera']],
    ['a name without its accents', 'ramon nunez', ['Ramón Núñez']],
    ['a name with accents where the record has none', 'Óka', ['Ada Okafor']],
    ['a staff number', 'hs-0417', ['Ramón Núñez']],
    ['a staff number without its hyphen', 'HS0417', ['Ramón Núñez']],
    ['nobody for a hyphen', '-', []],
    ['an e-mail address', 'dan@harbor', ['Dan Whitfield']],
    ['nobody by the part of an address that all have', 'harborstreet', []],
    ['a part of a name and of a number', 'nun 417', ['Ramón Núñez']],
    [
      'first those of whose name a part begins so',
      'r',
      ['North House', 'Bob Rivera', 'Ramón Núñez', 'Ada Okafor', 'Cleo Marsh'],
    ],
    ['a site', 'south', ['South House']],
    ['everyone with a part', 'a', ['Ada Okafor', 'Bob Rivera', 'Cleo Marsh', 'Dan Whitfield', 'Ramón Núñez']],
    ['nobody for signs that stand for others in SQL', '%', []],
    ['nobody for spaces', '  ', []],
  ])('finds %s', async (_, search, names) => {
    await hireRamon()
    expect(await found(ada, search)).toEqual(names)
  })

  it('leads to the record, and tells people of one name apart', async () => {
    await ada.post(resultsPath, { search: 'bob' })
    const { text } = await ada.get(resultsPath)
    expect(text).toContain(`href="${hrefTo('/hr/people/:person', { person: staff.bob })}"`)
    expect(text).toMatch(/Youth worker · North House · Not started/)
  })

  it('opens the only record or site that fits as it was typed, and otherwise the page of results', async () => {
    const opened = async (search: string) => (await ada.post(resultsPath, { search })).headers['location']
    expect(await opened('riv')).toBe(hrefTo('/hr/people/:person', { person: staff.bob }))
    expect(await opened('south')).toBe(hrefTo('/hr/sites/:site', { site: staff.south }))
    expect(await opened('o')).toBe(resultsPath)
    // One letter is wrong, so it may be somebody else.
    expect(await opened('rivexa')).toBe(resultsPath)
    expect(await opened('ledger')).toBe(resultsPath)
  })

  it('finds only people and sites that the viewer sees', async () => {
    const cleo = await signedIn(app, staff.cleo)
    expect(await found(cleo, 'o')).toEqual(['North House', 'Bob Rivera'])
    expect(await found(cleo, 'ada')).toEqual([])
    expect(await found(cleo, 'south')).toEqual([])
  })

  it('is refused to those who see no one', async () => {
    const dan = await signedIn(app, staff.dan)
    await dan.post(resultsPath, { search: 'ada' }).expect(403)
    await dan.get(resultsPath).expect(403)
  })
})

describe('a site', () => {
  it('is in a group of its own above the people, and leads to its details and to its people', async () => {
    await hireRamon()
    await ada.post(resultsPath, { search: 'r' })
    const { text } = await ada.get(resultsPath)
    const [sites = '', people = ''] = text.slice(text.indexOf('id="group-0"')).split('id="group-1"')
    expect(sites).toContain(`>${words.sites}<`)
    expect(namesIn(sites)).toEqual(['North House'])
    expect(sites).toContain(`href="${hrefTo('/hr/sites/:site', { site: staff.north })}"`)
    expect(sites).toContain(`href="${hrefTo('/hr/people')}?site=north-house"><small>${words.itsPeople}<`)
    expect(people).toContain(`>${words.people}<`)
    expect(namesIn(people)).toContain('Bob Rivera')
  })

  it('leads only to its people for somebody who doesn’t write its details', async () => {
    const cleo = await signedIn(app, staff.cleo)
    await cleo.post(resultsPath, { search: 'north' })
    const { text } = await cleo.get(resultsPath)
    expect(namesIn(text)).toEqual(['North House'])
    expect(text).toContain(`href="${hrefTo('/hr/people')}?site=north-house"><b>`)
    expect(text).not.toContain(hrefTo('/hr/sites/:site', { site: staff.north }))
  })

  it('leaves room for people while somebody types, however many sites fit', async () => {
    await app.deps.store.transaction(async (tx) => {
      for (let n = 1; n <= 9; n++) await createSite(tx, { slug: `house-r${n}`, name: `House R${n}` }, app.deps.now())
    })
    const { body } = await ada.post(resultsPath, { search: 'r' }).set('Accept', 'application/json').expect(200)
    expect(body.groups.map(({ found: listed }: { found: unknown[] }) => listed.length)).toEqual([3, 3])
    expect(body.count).toBe(words.first(6, 13))
  })
})

describe('what someone was called before', () => {
  it('finds them, and says so', async () => {
    await change(staff.bob, 'name', 'Bob Álvarez')
    expect(await found(ada, 'rivera')).toEqual(['Bob Álvarez'])
    expect(await notes(ada, 'bob riv')).toEqual(['Youth worker · North House · Not started · earlier: Bob Rivera'])
    expect(await notes(ada, 'alvarez')).toEqual(['Youth worker · North House · Not started'])
  })

  it('has its accents folded, and goes with a number of today', async () => {
    await change(await hireRamon(), 'name', 'Ramón Ortiz')
    expect(await notes(ada, 'nunez hs0417')).toEqual([expect.stringContaining('earlier: Ramón Núñez')])
  })

  it.each([
    ['a staff number', 'employee_number', 'HS-0900', 'hs-0417', 'HS-0417'],
    ['an e-mail address', 'email', 'ramon.n@harborstreet.example', 'ramon@', 'ramon@harborstreet.example'],
  ] as const)('can be %s', async (_, kind, value, search, earlier) => {
    const ramon = await hireRamon()
    await change(ramon, kind, value)
    expect(await notes(ada, search)).toEqual([expect.stringContaining(`earlier: ${earlier}`)])
    expect(await notes(ada, value)).toEqual([expect.not.stringContaining('earlier')])
  })

  it('can be on a record that was merged into theirs', async () => {
    const second = await hireRamon()
    const other = second.slice('person:'.length)
    const form = { jobs: 'two', reason: 'Typed in twice', sure: 'yes', other }
    await ada.post(hrefTo('/hr/people/:person/merges', { person: staff.bob }), form).expect(303)
    expect(await notes(ada, 'nunez')).toEqual([expect.stringContaining('earlier: Ramón Núñez')])
  })

  it('isn’t what someone will be called later', async () => {
    await change(staff.bob, 'name', 'Bob Álvarez', '2026-12-24')
    expect(await found(ada, 'alvarez')).toEqual([])
  })

  it('finds nobody whom the viewer may not see', async () => {
    await change(staff.dan, 'name', 'Dan Ortiz')
    expect(await found(ada, 'whitfield')).toEqual(['Dan Ortiz'])
    expect(await found(await signedIn(app, staff.cleo), 'whitfield')).toEqual([])
  })

  it('finds nobody anymore once the name was erased', async () => {
    await change(staff.bob, 'name', 'Bob Álvarez')
    await app.deps.store.transaction((tx) => eraseFacts(tx, staff.bob))
    expect(await found(ada, 'rivera')).toEqual([])
  })
})

describe('a name with one letter wrong', () => {
  it.each([
    ['another letter', 'rivexa', 'Bob Rivera'],
    ['a letter missing', 'rivra', 'Bob Rivera'],
    ['a letter too many', 'riverra', 'Bob Rivera'],
    ['two letters that changed places', 'rievra', 'Bob Rivera'],
    ['another first letter', 'bivera', 'Bob Rivera'],
    ['the rest still to come', 'okfo', 'Ada Okafor'],
    ['no accents', 'numez', 'Ramón Núñez'],
    ['a part that is right', 'bob rivexa', 'Bob Rivera'],
    ['a site', 'nort huose', 'North House'],
  ])('is close: %s', async (_, search, name) => {
    await hireRamon()
    await ada.post(resultsPath, { search })
    const { text } = await ada.get(resultsPath)
    expect(namesIn(text)).toEqual([name])
    expect(text).toContain(words.close(1))
  })

  it.each([
    ['two letters wrong', 'rixexa'],
    ['a short word', 'bib'],
    ['a wrong part next to a right one', 'bob okafor'],
    ['a number with a wrong digit', 'hs-0418'],
    ['an address', 'ramom@harborstreet.example'],
  ])('is not close: %s', async (_, search) => {
    await hireRamon()
    expect(await found(ada, search)).toEqual([])
  })

  it('is left alone where anybody is found as it was typed', async () => {
    await change(staff.dan, 'name', 'Dan Riviera')
    expect(await found(ada, 'rivera')).toEqual(['Bob Rivera'])
    expect(await found(ada, 'riviera')).toEqual(['Dan Riviera'])
  })

  it('finds whole names before beginnings, and only people whom the viewer sees', async () => {
    await change(staff.dan, 'name', 'Dan Riverside')
    expect(await found(ada, 'rivexa')).toEqual(['Bob Rivera'])
    expect(await found(ada, 'rivexs')).toEqual(['Dan Riverside'])
    expect(await found(await signedIn(app, staff.cleo), 'rivexs')).toEqual([])
  })

  it('is answered to the script, too', async () => {
    const answer = await ada.post(resultsPath, { search: 'rivexa' }).set('Accept', 'application/json').expect(200)
    expect(answer.body).toMatchObject({ groups: [{ found: [{ name: 'Bob Rivera' }] }], count: words.close(1) })
  })
})

describe('a content steward', () => {
  let eve: Browser
  beforeEach(async () => {
    eve = await signedIn(app, (await holdersOn(app, staff)).eve)
  })

  it('finds sites, which lead to their details', async () => {
    await eve.post(resultsPath, { search: 'north' }).expect(303)
    const { text } = await eve.get(resultsPath).expect(200)
    expect(namesIn(text)).toEqual(['North House'])
    expect(text).toContain(`href="${hrefTo('/hr/sites/:site', { site: staff.north })}"`)
    expect(text).toContain(words.itsDetails)
    expect(text).toContain(`placeholder="${words.inBoxSites}"`)
    expect(text).not.toContain(words.label)
  })

  it.each(['bob', 'Rivera', 'rivexa', 'ada@harborstreet.example', 'a'])('finds nobody: %s', async (search) => {
    await eve.post(resultsPath, { search })
    const { text } = await eve.get(resultsPath)
    expect(namesIn(text)).toEqual([])
    expect(text).toContain(words.noSiteText)
    const { body } = await eve.post(resultsPath, { search }).set('Accept', 'application/json')
    expect(body).toEqual({ groups: [], count: words.none })
  })

  it('is asked for the name of a site first', async () => {
    expect((await eve.get(resultsPath)).text).toContain(words.leadSites)
  })
})

describe('what was typed', () => {
  it('stands on the page of results and in no address, log or audit entry', async () => {
    await ada.post(resultsPath, { search: 'Zebulon' })
    const { text } = await ada.get(resultsPath)
    expect(text).toContain(words.asked('Zebulon'))
    expect(text).toContain(words.noneText)
    expect(JSON.stringify(app.log)).not.toContain('Zebulon')
    const trail = await app.deps.store.db.selectFrom('trail_entry').selectAll().execute()
    expect(JSON.stringify(trail)).not.toContain('Zebulon')
  })

  it.each([
    ['a number', 'HS-9999', words.noNumberText],
    ['a name', 'Zebulon', words.noneText],
  ])('that finds nobody gets advice that fits: %s', async (_, search, advice) => {
    await ada.post(resultsPath, { search })
    expect((await ada.get(resultsPath)).text).toContain(`<p>${advice}</p>`)
  })

  it.each([
    ['backup', 'ledger', '/hr/ledger'],
    ['Passing SCORE', 'passMark', '/hr/pass-mark'],
  ] as const)(
    'offers the pages with that name or keyword where no person or site fits: %s',
    async (search, part, href) => {
      await ada.post(resultsPath, { search })
      const { text } = await ada.get(resultsPath)
      expect(text).toContain(words.pagesOnly(1))
      expect(text).toContain(`<a href="${href}"><b>${MESSAGES.en.hr.navigation.parts[part]}</b>`)
      const answer = await ada.post(resultsPath, { search }).set('Accept', 'application/json').expect(200)
      expect(answer.body).toMatchObject({
        count: words.pagesOnly(1),
        groups: [{ heading: words.pages, found: [{ href }] }],
      })
      // Whoever may not open the page isn't offered it.
      const cleo = await signedIn(app, staff.cleo)
      await cleo.post(resultsPath, { search })
      expect((await cleo.get(resultsPath)).text).toContain(words.noneText)
      await ada.post('/reading', { language: 'es', detail: 'full', to: '/' })
      await ada.post(resultsPath, { search: part === 'ledger' ? 'respaldo' : 'nota minima' })
      expect((await ada.get(resultsPath)).text).toContain(MESSAGES.es.hr.search.pagesOnly(1))
    },
  )

  it.each(['911', 'Emergency', 'emergencia', 'scr'])('offers what to do now first: %s', async (search) => {
    // A person whom the words fit doesn't take its place.
    await ada.post(resultsPath, { search }).expect(303).expect('Location', resultsPath)
    expect((await found(ada, search)).slice(0, 2)).toEqual([
      MESSAGES.en.learn.home.youthToldLink,
      MESSAGES.en.learn.contacts.title,
    ])
    const { body } = await ada.post(resultsPath, { search }).set('Accept', 'application/json').expect(200)
    expect(body).toMatchObject({ groups: [{ found: [{ href: '/guide' }, { href: '/contacts' }] }] })
    expect((await ada.get('/guide')).status).toBe(200)
    const cleo = await signedIn(app, staff.cleo)
    expect((await found(cleo, search))[0]).toBe(MESSAGES.en.learn.home.youthToldLink)
  })

  it.each([
    ['token', '/hr/webhooks'],
    ['api', '/hr/webhooks'],
    ['LMS', '/hr/packages'],
    ['SCORM', '/hr/packages'],
    ['exempt', '/hr/reports/exceptions'],
    ['overdue', '/hr/reports/expiring'],
    ['hire date', '/hr/imports'],
    ['sign-in cards', '/hr/invites'],
    ['phone', '/hr/contacts'],
    ['password', '/hr/invites'],
    ['certificate', '/hr/people'],
    ['print', '/hr/sites'],
    ['export', '/hr/packages'],
    ['who to call', '/contacts'],
    ['help', '/guide'],
  ])('offers pages for the word %s', async (search, href) => {
    await ada.post(resultsPath, { search })
    expect((await ada.get(resultsPath)).text).toContain(`<a href="${href}"><b>`)
  })

  it.each([
    ['teléfono', '/hr/contacts'],
    ['contraseña', '/hr/invites'],
    ['certificado', '/hr/people'],
    ['imprimir', '/hr/sites'],
    ['respaldo', '/hr/ledger'],
    ['exportar', '/hr/packages'],
    ['a quién llamar', '/contacts'],
    ['ayuda', '/guide'],
  ])('offers pages for the Spanish word %s', async (search, href) => {
    await ada.post('/reading', { language: 'es', detail: 'full', to: '/' })
    await ada.post(resultsPath, { search })
    expect((await ada.get(resultsPath)).text).toContain(`<a href="${href}"><b>`)
  })

  it('that may be a name comes before the pages for that word', async () => {
    await change(staff.bob, 'name', 'Bob Helping')
    expect(await found(ada, 'help')).toEqual(['Bob Helping'])
  })

  it('is another’s own in another session', async () => {
    await ada.post(resultsPath, { search: 'Zebulon' })
    const other = await signedIn(app, staff.ada)
    expect((await other.get(resultsPath)).text).toContain(words.lead)
  })

  it('is answered to the script in words, and kept nowhere', async () => {
    const answer = await ada.post(resultsPath, { search: 'riv' }).set('Accept', 'application/json').expect(200)
    expect(answer.body).toEqual({
      groups: [
        {
          heading: words.people,
          found: [
            {
              name: 'Bob Rivera',
              note: 'Youth worker · North House · Not started',
              href: hrefTo('/hr/people/:person', { person: staff.bob }),
              also: null,
            },
          ],
        },
      ],
      count: words.count(1),
    })
    expect((await ada.get(resultsPath)).text).toContain(words.lead)
  })

  it('may not be longer than a name and an address', async () => {
    await ada.post(resultsPath, { search: 'x'.repeat(201) }).expect(400)
  })
})

/** The small print of each person that the page lists. */
async function notes(browser: Browser, search: string): Promise<string[]> {
  await browser.post(resultsPath, { search }).expect(303)
  const { text } = await browser.get(resultsPath)
  return [...text.matchAll(/<\/b> <small>([^<]*)<\/small>/g)].map(([, note = '']) => note)
}

/** On record from today on, or from another day. */
async function change(person: PersonId, kind: FactKind, value: string, from = '2026-11-24'): Promise<void> {
  const { store } = app.deps
  const fact = { person, kind, value, effectiveOn: calendarDate(from), recordedAt: app.deps.now() }
  await store.transaction(async (tx) => {
    await addFact(tx, fact)
    await refreshStanding(tx, [person], calendarDate('2026-11-24'))
  })
}

async function hireRamon(): Promise<PersonId> {
  const at = app.deps.now()
  const facts = { name: 'Ramón Núñez', email: 'ramon@harborstreet.example', employee_number: 'HS-0417' }
  const { store, contents } = app.deps
  return store.transaction((tx) =>
    hire(
      tx,
      { ...newStaff, site: staff.north, facts },
      {
        course: contents.en.course.id,
        actor: 'system:set-up',
        at,
        today: calendarDate('2026-11-24'),
      },
    ),
  )
}
