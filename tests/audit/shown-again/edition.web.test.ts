import { beforeAll, describe, expect, it } from 'vitest'
import { siteOnDay } from '../../../src/audit/shown-again/as-shown.page.ts'
import { recordEvents } from '../../../src/people/record.store.ts'
import { linkRole } from '../../../src/site/roles/drift.store.ts'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { DETAILS } from '../../../src/course/course.ts'
import { finalItems, getItem, practiceItems } from '../../../src/course/draw.ts'
import type { AttemptStarted } from '../../../src/ledger/event.ts'
import { answerKey, wrongAnswer } from '../../../src/course/question-type.ts'
import { isKind } from '../../../src/ledger/history.ts'
import { editionText } from '../../../src/learning/edition.page.ts'
import { escapeHtml } from '../../../src/platform/html/renderer.page.ts'
import { storeEdition } from '../../../src/course/edition.store.ts'
import { historyOf } from '../../../src/ledger/ledger.store.ts'
import { publishedDetails, publishSite } from '../../../src/site/site.store.ts'
import { createApp } from '../../../src/app/app.ts'
import { hrefTo } from '../../../src/app/href.web.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, EDITIONS, showing, signedIn, type TestApp, testApp } from '../../support/app.ts'
import { type Staff, staffOn } from '../../support/staff.ts'
import { content, contents, exampleSite } from '../../support/content.ts'
import { checkOf, keepEdition } from '../../support/examples.ts'
import { publishExample } from '../../support/site.ts'
import { withoutGuards } from '../../support/rewriting.ts'

const policyPath = (hash: string, query: Readonly<Record<string, string>> = {}) =>
  hrefTo('/hr/editions/:hash/policy', { hash }, query)
const lessonPath = (hash: string, lesson: string, query: Readonly<Record<string, string>> = {}) =>
  hrefTo('/hr/editions/:hash/lessons/:lesson', { hash, lesson }, query)
const editionPath = (hash: string, query: Readonly<Record<string, string>> = {}) =>
  hrefTo('/hr/editions/:hash', { hash }, query)

const t = MESSAGES.en.hr.personFile.shown

const [lesson] = content.course.lessons
if (lesson === undefined) throw new Error('the course has no lesson')

/** The content of a year ago, with other words and a question that no longer exists. */
const before = {
  ...content,
  course: {
    ...content.course,
    version: '0.9.0',
    lessons: content.course.lessons.map((each) => ({ ...each, title: `${each.title}, of last year` })),
  },
  policy: { ...content.policy, version: '2025-11', acknowledgement: 'I read last year’s policy.' },
}

let test: TestApp
let staff: Staff
let ada: Browser
let hash: string
let versions: string[]
beforeAll(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
  hash = await keepEdition(test, before)
  versions = [await publish('609-555-0101'), await publish('609-555-0199')]
})

/** Publishes details of North House, and gives the entry. */
async function publish(phone: string): Promise<string> {
  const { store, now } = test.deps
  const details = { ...exampleSite, slug: 'north-house', name: 'North House', support: { role: 'Support', phone } }
  const recording = { course: content.course.id, actor: staff.ada, at: now(), today: calendarDate('2026-11-24') }
  await store.transaction((tx) => publishSite(tx, staff.north, details, recording))
  return (await publishedDetails(store.db, staff.north, recording.today))?.id ?? ''
}

async function page(path: string, browser = ada): Promise<string> {
  return (await browser.get(path).expect(200)).text
}

/** Leaves out the head of the page, its ways out and its foot. */
function shown(text: string): string {
  return /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? ''
}

describe('an edition', () => {
  it('is on the list, with its versions, its language and its hash', async () => {
    const text = await page('/hr/editions')
    expect(text).toContain('Course 0.9.0, policy 2025-11, in English. Kept since Nov 24, 2026')
    expect(text).toContain(`href="${editionPath(hash)}"`)
  })

  it('lists its lessons, stories, questions, policy and contacts, and each leads to a page', async () => {
    const text = shown(await page(editionPath(hash)))
    for (const { id, title } of before.course.lessons)
      expect(text).toContain(escapeHtml(`Lesson ${id.slice(1)}: ${title}`))
    for (const { title } of before.scenarios) expect(text).toContain(escapeHtml(title))
    const hrefs = [...text.matchAll(/<li><a href="([^"]+)"/g)].map(([, href = '']) => href)
    expect(hrefs).toHaveLength(before.course.lessons.length + before.scenarios.length + 3)
    for (const href of hrefs) await page(href)
  })

  it('is shown in its own words and not in those of today', async () => {
    const text = await page(lessonPath(hash, lesson.id))
    expect(text).toContain(escapeHtml(`${lesson.title}, of last year`))
    expect(await page(policyPath(hash))).toContain('I read last year’s policy.')
    expect(shown(text)).toContain('As shown')
    expect(text).toContain('<title>As shown · Course &amp; policy</title>')
  })

  it('has every lesson on both paths of detail, offered alike', async () => {
    const [full, less] = await Promise.all(DETAILS.map((path) => page(lessonPath(hash, 'L2', { path })).then(shown)))
    expect(full).not.toBe(less)
    for (const text of [full ?? '', less ?? '']) {
      expect(text).toContain('>Full detail</a>')
      expect(text).toContain('>Less detail</a>')
    }
  })

  it('sends nothing from any of its pages, and leads nowhere but to its own', async () => {
    const paths = [
      ...before.course.lessons.map(({ id }) => lessonPath(hash, id)),
      policyPath(hash, { site: versions[0] ?? '' }),
      hrefTo('/hr/editions/:hash/contacts', { hash }),
      hrefTo('/hr/editions/:hash/questions', { hash }),
      hrefTo('/hr/editions/:hash/stories/:scenario', { hash, scenario: 'SC-1' }, { page: '2' }),
    ]
    for (const path of paths) {
      const text = shown(await page(path))
      expect(text, path).not.toMatch(/<form|<button|type="hidden"|href="#"|csrf/)
      for (const [, input] of text.matchAll(/<input([^>]*)>/g)) expect(input, path).toContain('disabled')
      const hrefs = [...text.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) => href)
      for (const href of hrefs) expect(href, path).toMatch(/^(#.+|tel:.+|sms:.+|https:\/\/.+|\/hr\/editions\/.+)$/)
    }
  })

  it('shows the details of a site as they were published then, next to those of another day', async () => {
    const [first = '', second = ''] = versions
    const path = (site: string) => policyPath(hash, { site })
    expect(await page(path(first))).toContain('609-555-0101')
    expect(await page(path(first))).toContain('With site details for North House, version 1 from Nov 24, 2026.')
    expect(await page(path(first))).toContain(t.standIns)
    expect(await page(policyPath(hash))).not.toContain(t.standIns)
    expect(await page(path(second))).toContain('609-555-0199')
    expect(await page(path(second))).not.toContain('609-555-0101')
    expect(await page(policyPath(hash))).toContain(t.withoutSite)
  })

  it('says what it took to pass the final check, and which topics everyone had to get right', async () => {
    const text = shown(await page(editionPath(hash)))
    expect(text).toContain('At least 12 of 15 questions right, and all 6 must-know topics:')
    for (const { title } of before.course.topics) expect(text).toContain(`<li>${escapeHtml(title)}</li>`)
    const stricter = { ...content, course: { ...content.course, pass: { ...content.course.pass, right: 14 } } }
    expect(await page(editionPath(await keepEdition(test, stricter)))).toContain('At least 14 of 15')
    expect(text).toContain(t.pass.kept)
  })

  it('keeps the same site from page to page', async () => {
    const [site = ''] = versions
    const text = shown(await page(editionPath(hash, { site })))
    const hrefs = [...text.matchAll(/<li><a href="([^"]+)"/g)].map(([, href = '']) => href)
    expect(hrefs.filter((href) => !href.includes(`site=${site}`))).toEqual([])
  })

  it('shows practice questions with what was said afterwards, and those of the final check without', async () => {
    const text = shown(await page(hrefTo('/hr/editions/:hash/questions', { hash })))
    const [practice] = practiceItems(before.course, 'L1')
    const [final] = finalItems(before.course)
    expect(text).toContain(escapeHtml(practice?.explanation ?? ''))
    expect(text).toContain(escapeHtml(final?.stem ?? ''))
    expect(text).not.toContain(escapeHtml(final?.explanation ?? ''))
    for (const { text: option, why } of final?.options ?? []) {
      expect(text).toContain(escapeHtml(option))
      expect(text).not.toContain(escapeHtml(why))
    }
  })

  it('an edition in another language is shown in it, whatever language HR reads', async () => {
    const spanish = await keepEdition(test, contents.es)
    const text = await page(lessonPath(spanish, 'L1'))
    expect(text).toContain('<html lang="en">')
    expect(text).toContain('lang="es"')
    expect(text).toContain(escapeHtml(contents.es.course.lessons[0]?.title ?? ''))
    expect(text).toContain('in Spanish')
  })

  it('an edition of an earlier form is shown as it was kept', async () => {
    const { content: kept, lessons } = JSON.parse(editionText(content))
    const { guide: _, ...earlier } = kept
    const old = { language: 'en', courseVersion: '0.1.0', policyVersion: '2024-11' }
    const stored = await storeEdition(
      test.deps.store.db,
      { ...old, content: JSON.stringify({ content: earlier, lessons }) },
      test.deps.now(),
    )
    expect(await page(editionPath(stored))).toContain(t.earlierForm)
    const text = shown(await page(lessonPath(stored, 'L2')))
    expect(text).toContain(t.asKept)
    expect(text).toContain(escapeHtml(content.course.lessons[1]?.title ?? ''))
    expect(text).not.toMatch(/<form|<button|href="#"/)
  })

  it('an edition that was changed since is called damaged and isn’t shown', async () => {
    const { db } = test.deps.store
    const damaged = await keepEdition(test, { ...content, course: { ...content.course, version: '0.0.1' } })
    await withoutGuards(db, 'content_edition')
    await db
      .updateTable('content_edition')
      .set((eb) => ({ content: eb.fn('replace', ['content', eb.val('youth'), eb.val('child')]) }))
      .where('hash', '=', damaged)
      .execute()
    for (const path of [editionPath(damaged), lessonPath(damaged, 'L1'), policyPath(damaged)]) {
      const text = await page(path)
      expect(text).toContain(t.damaged)
      expect(text).not.toContain('child')
    }
  })

  it.each([
    ['an edition that is none', `/hr/editions/${'0'.repeat(64)}`],
    ['a lesson that it does not have', () => lessonPath(hash, 'L99')],
    [
      'a page that a story does not have',
      () => hrefTo('/hr/editions/:hash/stories/:scenario', { hash, scenario: 'SC-1' }, { page: '99' }),
    ],
    ['a site that published nothing', () => policyPath(hash, { site: 'nothing' })],
  ])('is not found for %s', async (_, path) => {
    await ada.get(typeof path === 'string' ? path : path()).expect(404)
  })
})

describe('the details of a site while somebody in them is away', () => {
  const [, night] = exampleSite.named
  const backup = exampleSite.backup?.role ?? ''

  it('are shown as staff saw them on the day, and the list of sites offers them', async () => {
    const other = await testApp()
    const people = await staffOn(other)
    const edition = await keepEdition(other)
    await publishExample(other, people.north, {}, '2026-11-02')
    const { store, now } = other.deps
    const recording = { course: content.course.id, actor: people.ada, at: now(), today: calendarDate('2026-11-24') }
    const link = { link: 'nights', role: 'named', place: 1, version: 1, person: people.cleo } as const
    await store.transaction((tx) => linkRole(tx, people.north, link, recording))
    other.clock.pass({ days: 2 })
    const hr = await signedIn(other, people.ada)
    const away = { person: people.cleo, on: calendarDate('2026-11-26'), kind: 'leave_began' } as const
    const leave = { ...away, body: { v: 1, expectedReturn: null } } as const
    const later = { ...recording, at: now(), today: away.on }
    // A call to a line is no reason to offer the same details once more.
    const calls = hrefTo('/hr/sites/:site/number-checks', { site: people.north })
    await hr.post(calls, { phone: exampleSite.local[0]?.phone ?? '', outcome: 'works' }).expect(303)
    await store.transaction((tx) => recordEvents(tx, [leave], later))
    const entry = (await publishedDetails(store.db, people.north, later.today))?.id ?? ''
    const contacts = (site: string) => page(hrefTo('/hr/editions/:hash/contacts', { hash: edition }, { site }), hr)

    for (const site of [entry, siteOnDay(entry, calendarDate('2026-11-25'))]) {
      expect(shown(await contacts(site))).toContain(night?.role)
    }
    const onLeave = siteOnDay(entry, away.on)
    expect(shown(await contacts(onLeave))).not.toContain(night?.role)
    expect(shown(await contacts(onLeave))).toContain(backup)
    const list = await page(editionPath(edition, { site: onLeave }), hr)
    expect(list).toMatch(new RegExp(`<option value="${onLeave}" selected[^>]*>[^<]*as staff saw it on Nov 26, 2026<`))
    expect(list.match(/as staff saw it on/g)).toHaveLength(1)
    await hr.get(policyPath(edition, { site: `${entry}.2026-13-40` })).expect(404)

    // The site's own page knows the same of both days.
    const words = MESSAGES.en.hr.sites.versions.onDay
    const onDay = (on: string) => page(hrefTo('/hr/sites/:site/versions', { site: people.north }, { on }), hr)
    const [dayBefore, thatDay] = [await onDay('2026-11-25'), await onDay(away.on)]
    expect(dayBefore).toContain(night?.phone)
    expect(dayBefore).not.toContain(words.away)
    expect(thatDay).not.toContain(night?.phone)
    expect(thatDay).toContain(words.away)
  })

  it('are shown for the day on which other ones replaced them, because staff saw both', async () => {
    for (const [place, phone] of ['609-555-0101', '609-555-0199'].entries()) {
      const site = siteOnDay(versions[place] ?? '', calendarDate('2026-11-24'))
      expect(await page(policyPath(hash, { site })), phone).toContain(phone)
    }
  })

  it('are shown only for a day on which staff could have seen them', async () => {
    const other = await testApp()
    const people = await staffOn(other)
    const edition = await keepEdition(other)
    const { db } = other.deps.store
    const entryOf = async (on: string) => (await publishedDetails(db, people.north, calendarDate(on)))?.id ?? ''
    await publishExample(other, people.north, {}, '2026-11-02')
    await publishExample(other, people.north, { name: 'North House Annex' }, '2026-11-20')
    const [first, second] = [await entryOf('2026-11-19'), await entryOf('2026-11-20')]
    expect(first).not.toBe(second)
    const hr = await signedIn(other, people.ada)
    const answer = async (entry: string, on: string) =>
      (await hr.get(policyPath(edition, { site: siteOnDay(entry, calendarDate(on)) }))).status
    for (const on of ['2026-11-02', '2026-11-19']) expect(await answer(first, on), on).toBe(200)
    for (const on of ['2026-11-01', '2026-11-20', '2026-11-24']) expect(await answer(first, on), on).toBe(404)
    for (const on of ['2026-11-20', '2026-11-24']) expect(await answer(second, on), on).toBe(200)
    for (const on of ['2026-11-19', '2026-11-25']) expect(await answer(second, on), on).toBe(404)
  })
})

describe('the questions that somebody was asked', () => {
  it('are shown as the person saw them, round by round, without the choices and without the key', async () => {
    const edition = await keepEdition(test)
    const deps = showing(test.deps, { editions: { ...EDITIONS, en: edition } })
    const bob = await signedIn({ ...test, deps, app: createApp(deps) }, staff.bob)
    const { headers } = await bob.post('/final')
    const attempt = String(headers['location']).replace('/questions/1', '')
    const started = await bobsCheck()
    const answers = started.items.map((id) => {
      const item = getItem(content.course, id)
      return item.topic === 'images' ? wrongAnswer(item) : answerKey(item)
    })
    const orders = [await inOrder(bob, attempt, answers)]
    await bob.post(`${attempt}/answers`).expect(303)
    orders.push(await inOrder(bob, attempt, [null]))
    const again = /name="question" value="(Q\d+)"/.exec((await bob.get(`${attempt}/questions/1`)).text)?.[1]
    await bob.post(`${attempt}/questions/1`, {
      answer: answerKey(getItem(content.course, `Q${Number(again?.slice(1))}`)),
    })
    await bob.post(`${attempt}/answers`).expect(303)

    const text = shown(await page(hrefTo('/hr/checks/:check', { check: await checkOf(test, staff.bob) })))
    expect(text).toContain('Bob Rivera, Nov 24, 2026')
    const optionsShown = [...text.matchAll(/<div class="group question"[\s\S]*?<\/div>/g)].map(([card]) =>
      [...card.matchAll(/<li>([^<]*)/g)].map(([, option]) => option),
    )
    expect(optionsShown).toEqual(orders.flat())
    expect(text).toContain('Asked again, round 2')
    expect(text).not.toMatch(/<[^>]*\schecked|class="(answer|reply|tag)|<input/)
    for (const id of started.items) {
      const { explanation, options } = getItem(content.course, id)
      expect(text).not.toContain(escapeHtml(explanation))
      for (const { why } of options) expect(text).not.toContain(escapeHtml(why))
    }
  })

  it('are said not to be kept here when their edition is not', async () => {
    const dan = await signedIn(test, staff.dan)
    await dan.post('/final').expect(303)
    expect(await page(hrefTo('/hr/checks/:check', { check: await checkOf(test, staff.dan) }))).toContain(t.notKept)
  })

  async function bobsCheck(): Promise<AttemptStarted> {
    const started = (await historyOf(test.deps.store.db, staff.bob)).find(isKind('attempt_started'))
    if (started === undefined) throw new Error('no check was begun')
    return started.body
  }

  /** The options of each question as the page shows them. An answer is sent where there is one. */
  async function inOrder(bob: Browser, attempt: string, answers: readonly (readonly string[] | null)[]) {
    const seen: string[][] = []
    for (const [index, answer] of answers.entries()) {
      const { text } = await bob.get(`${attempt}/questions/${index + 1}`)
      const options = [
        ...text.matchAll(
          /<label[^>]*>([^<]*)<\/label>|<li id="[^"]*">\s*<span>([^<]*)|<button\s+class="choice"[^>]*><span>([^<]*)/g,
        ),
      ]
      seen.push(options.map(([, label, step, choice]) => (label ?? step ?? choice ?? '').trim()))
      if (answer !== null) await bob.post(`${attempt}/questions/${index + 1}`, { answer }).expect(303)
    }
    return seen
  }
})
