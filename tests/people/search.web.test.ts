import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { hire } from '../../src/people/record.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
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
  const { headers } = await browser.post(resultsPath, { search }).expect(303)
  expect(headers['location']).toBe(resultsPath)
  return namesIn((await browser.get(resultsPath).expect(200)).text)
}

function namesIn(text: string): string[] {
  const list = /<ul class="found">[\s\S]*?<\/ul>/.exec(text)?.[0] ?? ''
  return [...list.matchAll(/<b>([^<]*)<\/b>/g)].map(([, name = '']) => name)
}

describe('the search box', () => {
  it('is on every page of records, and not in the course', async () => {
    for (const path of [
      '/hr/overview',
      '/hr/people',
      '/hr/settings',
      hrefTo('/hr/people/:person', { person: staff.bob }),
    ])
      expect((await ada.get(path).expect(200)).text).toContain('role="search"')
    expect((await (await signedIn(app, staff.cleo)).get('/team')).text).toContain('role="search"')
    expect((await ada.get('/')).text).not.toContain('role="search"')
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

  it('is another’s own in another session', async () => {
    await ada.post(resultsPath, { search: 'Zebulon' })
    const other = await signedIn(app, staff.ada)
    expect((await other.get(resultsPath)).text).toContain(words.lead)
  })

  it('is answered to the script in words, and kept nowhere', async () => {
    const answer = await ada.post(resultsPath, { search: 'riv' }).set('Accept', 'application/json').expect(200)
    expect(answer.body).toEqual({
      found: [
        {
          name: 'Bob Rivera',
          note: 'Youth worker · North House · Not started',
          href: hrefTo('/hr/people/:person', { person: staff.bob }),
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

async function hireRamon(): Promise<void> {
  const at = app.deps.now()
  const facts = { name: 'Ramón Núñez', email: 'ramon@harborstreet.example', employee_number: 'HS-0417' }
  const { store, contents } = app.deps
  await store.transaction((tx) =>
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
