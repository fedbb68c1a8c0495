import { afterAll, beforeAll, expect, it } from 'vitest'
import { cardPath, hrefTo } from '../../src/app/href.web.ts'
import { buildDemo } from '../../src/demo/build.job.ts'
import { SITES, type SiteKey } from '../../src/demo/sites.job.ts'
import { demoSignIns, type DemoVisitor } from '../../src/demo/token.job.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import { escapeHtml } from '../../src/platform/html/renderer.page.ts'
import { addDays, type CalendarDate } from '../../src/platform/time/calendar.ts'
import { formatDate, formatWeekdayDate } from '../../src/platform/time/date.page.ts'
import type { SiteId } from '../../src/ledger/event.ts'
import { allSites, publishedDetails } from '../../src/site/site.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, browserAfter, type TestApp, testApp, visitor } from '../support/app.ts'
import { content, contents, exampleSite } from '../support/content.ts'
import { day } from '../support/history.ts'
import { PASSWORD } from '../support/staff.ts'
import { emptyStore } from '../support/stores.ts'

const TODAY = day('2026-11-24')
const t = MESSAGES.en
const { home } = t.hr

let app: TestApp
let hr: Browser
let steward: Browser
/** Somebody who is trained and has begun with what changed. */
let learner: Browser
beforeAll(async () => {
  const store = await emptyStore()
  await buildDemo(store, content, exampleSite, { staff: 240, today: TODAY, spanish: contents.es })
  app = await testApp({}, contents, store)
  const signIns = await demoSignIns(store, TODAY, app.deps.now())
  const join = async (who: DemoVisitor) => {
    const token = signIns.find((each) => each.who === who)?.token ?? ''
    const joined = await visitor(app).post(hrefTo('/join/:token', { token }), { password: PASSWORD }).expect(303)
    return browserAfter(app, joined)
  }
  hr = await join('hr')
  steward = await join('steward')
  learner = await join('updating')
})
afterAll(() => app.deps.store.close())

const nameOf = (key: SiteKey) => escapeHtml(SITES[key].name)
const idOf = async (key: SiteKey): Promise<SiteId> => {
  const site = (await allSites(app.deps.store.db)).find(({ slug }) => slug === SITES[key].slug)
  if (site === undefined) throw new Error(`the demo has ${key}`)
  return site.id
}
const detailsOf = async (key: SiteKey) => {
  const published = await publishedDetails(app.deps.store.db, await idOf(key), TODAY)
  if (published === null) throw new Error(`${key} has details`)
  return published.body.details
}
const date = (on: CalendarDate) => formatDate(on, 'en')
const main = async (who: Browser, path: string) => {
  const { text } = await who.get(path).expect(200)
  return text.slice(text.indexOf('<main'), text.indexOf('</main>'))
}
const words = (html: string) =>
  html
    .replaceAll(/<svg.*?<\/svg>|<[^>]+>/gs, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[,.:;)])|(?<=\() /g, '')

/** What Home has to do of a kind: from its heading to the next one. */
async function onHome(who: Browser, title: string): Promise<string> {
  const [, after] = (await main(who, '/hr')).split(`<span>${title}</span></h2>`)
  if (after === undefined) throw new Error(`Home doesn't say "${title}"`)
  return after.split('<h2')[0] ?? ''
}

/** The rows of the lists and tables on a page, in words. */
const rows = (html: string) => [...html.matchAll(/<(li|tr)>(.*?)<\/\1>/gs)].map(([, , row = '']) => words(row).trim())

it('a stale number is on Home for HR and for the content steward, on the list of numbers, and on the site’s card', async () => {
  const { local } = await detailsOf('bayview')
  const [line] = local
  if (line === undefined) throw new Error('the site has a local line')
  for (const who of [hr, steward]) {
    const todo = await onHome(who, home.doing.numbers(2))
    expect(todo).toContain(`${escapeHtml(line.name)} (${nameOf('bayview')})`)
    expect(todo).toContain(home.button.numbers(2))
  }
  const [, ofLocal = ''] = words(await main(steward, '/hr/contacts')).split(t.hr.lines.local.lead)
  expect(ofLocal).toContain(t.hr.lines.due(2))
  expect(ofLocal).toContain(`${SITES.bayview.name} ${line.name}`)
  // The card says it with the day of the oldest check, which may be that of somebody's number.
  const card = words((await visitor(app).get(cardPath(SITES.bayview.slug, 'en')).expect(200)).text)
  for (const said of t.support.late('|').split('|')) expect(card).toContain(said)
})

it('a drift alarm is the first thing on Home for HR and for the content steward, and the site’s card has the backup', async () => {
  const { backup, named } = await detailsOf('north')
  const people = hrefTo('/hr/sites/:site/people', { site: await idOf('north') })
  for (const who of [hr, steward]) {
    const [first = ''] = (await main(who, '/hr')).match(/<ul class="todo"><li>.*?<\/h2>/s) ?? []
    expect(first).toContain(`<span>${home.doing.roles(1)}</span>`)
    const todo = await onHome(who, home.doing.roles(1))
    expect(todo).toContain(`<a href="${people}">${nameOf('north')}</a>`)
    expect(todo).toContain(home.button.roles(1))
  }
  const card = (await visitor(app).get(cardPath(SITES.north.slug, 'en')).expect(200)).text
  expect(card).toContain(backup?.phone)
  expect(card).not.toContain(named[1]?.phone)
})

it('a late notice is on Home for HR, and on the list of groups for HR and the content steward', async () => {
  const when = t.hr.groups.more(formatWeekdayDate(addDays(TODAY, 2), 'en'), 2)
  const todo = words(await onHome(hr, home.doing.groups(2)))
  expect(todo).toContain(`${t.hr.groups.named('Empowerment group', SITES.bayview.name, when)}: ${t.hr.groups.late}`)
  for (const who of [hr, steward]) {
    const late = rows(await main(who, '/hr/groups')).filter((row) => row.includes(t.hr.groups.late))
    expect(late).toHaveLength(1)
    expect(late[0]).toContain(`Empowerment group ${t.hr.groups.at(SITES.bayview.name)}`)
  }
})

it('a practice that was held is on the list of practices with its day, and one that’s overdue is on Home', async () => {
  const held = rows(await main(hr, '/hr/practices')).find((row) => row.startsWith(SITES.harbor.name))
  expect(held).toContain(date(addDays(TODAY, -12)))
  expect(held).not.toContain(t.hr.practices.overdue('').trim())
  const practice = words(await main(hr, hrefTo('/hr/practices/:site', { site: await idOf('harbor') })))
  expect(practice).toContain('Hang the new wallet cards at the front desk.')
  expect(await onHome(hr, home.doing.practices(1))).toContain(nameOf('north'))
})

it('an update in progress is on the learner’s home with how far it is, and leads to what’s left; HR sees who has one to read', async () => {
  const course = words(await main(learner, '/course'))
  const update = await main(learner, '/update')
  const questions = new Set(update.match(/\/update\/questions\/Q\d+"/g))
  expect(questions.size).toBeGreaterThan(1)
  expect(course).toContain(t.update.homeTitle)
  expect(course).toContain(t.update.homeBegun(1, questions.size))
  expect(words(update).split(t.update.right)).toHaveLength(2)
  expect(words(update).split(t.update.toDo)).toHaveLength(questions.size)
  const due = await app.deps.store.db
    .selectFrom('standing')
    .select('person')
    .where('requirement', '=', ORIENTATION)
    .where('status', '=', 'update-due')
    .execute()
  expect(await onHome(hr, home.doing['update-due'](due.length))).toContain('status=update-due')
})
