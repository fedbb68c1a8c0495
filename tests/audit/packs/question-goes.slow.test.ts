import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { hrefTo, webLinks } from '../../../src/app/href.web.ts'
import { getItem } from '../../../src/course/draw.ts'
import { answerKey, wrongAnswer } from '../../../src/course/question-type.ts'
import { isKind } from '../../../src/ledger/history.ts'
import { historyOf } from '../../../src/ledger/ledger.store.ts'
import { escapeHtml } from '../../../src/platform/html/renderer.page.ts'
import { addDays, type CalendarDate, dateAt } from '../../../src/platform/time/calendar.ts'
import { formatDate } from '../../../src/platform/time/date.page.ts'
import { publishPolicy } from '../../../src/requirements/published-policy.store.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { signedIn, type TestApp, testApp } from '../../support/app.ts'
import { completeCourse } from '../../support/completions.ts'
import { content } from '../../support/content.ts'
import { checkOf } from '../../support/examples.ts'
import { contactOf } from '../../support/lines.ts'
import { madePack, packPath } from '../../support/made-pack.ts'
import { askAbout } from '../../support/pdf.ts'
import { beginWithQuestion, GOES, GOING, renumber, withReleaseKept } from '../../support/question-goes.ts'
import { publishExample } from '../../support/site.ts'
import { ORGANIZATION, type Staff, staffOn } from '../../support/staff.ts'
import { unzip } from '../../support/unzip.ts'

const words = MESSAGES.en.hr.pack.pages.contacts
const { course } = content
const STEM = escapeHtml(getItem(course, GOES).stem)

let app: TestApp
let staff: Staff
/** The day on which Bob answered the question and finished, that of the new number, and the one on which Dan finished. */
let [asked, changed, later]: CalendarDate[] = []
/** Bob's record as it was when he had finished. */
let record: Awaited<ReturnType<typeof historyOf>>
beforeAll(async () => {
  app = await withReleaseKept(await testApp())
  staff = await staffOn(app)
  await publishPolicy(app.deps.store, content, app.deps.now())
  await publishExample(app, staff.north, {})
  asked = today()
  await finishCheck(await beginWithQuestion(app, staff.bob, 'bobs-check'))
  await completeCourse(app, staff.bob)
  record = await historyOf(app.deps.store.db, staff.bob)
  app.clock.pass({ days: 2 })
  changed = today()
  await renumber(app, staff)
  app.clock.pass({ days: 1 })
  later = today()
  const { editions } = await app.deps.live()
  await completeCourse({ ...app, deps: { ...app.deps, editions } }, staff.dan)
  app.clock.pass({ days: 1 })
})

const today = () => dateAt(app.deps.now(), ORGANIZATION.timeZone)
const known = (day: CalendarDate | undefined): CalendarDate => {
  if (day === undefined) throw new Error('the story has this day')
  return day
}

/** Bob is wrong where the question is, and right otherwise. */
async function finishCheck(items: readonly (typeof GOES | `Q${number}`)[]): Promise<void> {
  const bob = await signedIn(app, staff.bob)
  const page = webLinks.attempt('bobs-check')
  for (const [index, id] of items.entries()) {
    const item = getItem(course, id)
    const answer = id === GOES ? wrongAnswer(item) : answerKey(item)
    await bob.post(`${page}/questions/${index + 1}`, { answer }).expect(303)
  }
  await bob.post(`${page}/answers`).expect('Location', page)
}

/** The files of a pack of a day, made now. */
async function packOf(day: CalendarDate | undefined) {
  const { id } = await madePack(app, staff.ada, { asOf: known(day) })
  const files = await unzip(readFileSync(packPath(app, id)))
  const text = (name: string) => files.get(name)?.toString() ?? ''
  const completions: Record<string, string>[] = JSON.parse(text('completions.json'))
  return {
    text,
    names: [...files.keys()],
    paper: askAbout(files.get('policy.pdf') ?? Buffer.of(), 'pdftotext', 'file.pdf', '-'),
    editionOf: (name: string) => completions.find((row) => row['name'] === name)?.['content_edition'] ?? '',
    shown: rowsOf(text('contacts.html'))
      .filter(([name, , , , last]) => name === contactOf(GOING.line).name && last !== undefined)
      .map(([, , digits, from, until]) => [digits?.split('.')[0], from, until]),
  }
}

function rowsOf(html: string): string[][] {
  return [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => cell.replaceAll(/<[^>]*>/g, '').trim()),
  )
}

it('somebody’s record keeps the question that went later, and HR sees the check with it as it was', async () => {
  expect(await historyOf(app.deps.store.db, staff.bob)).toEqual(record)
  const [attempted] = record.filter(isKind('attempted'))
  expect(attempted?.body.items).toContain(GOES)
  expect(attempted?.body).toMatchObject({ right: 14, of: 15, contentEdition: app.deps.editions.en })
  const ada = await signedIn(app, staff.ada)
  const check = hrefTo('/hr/checks/:check', { check: await checkOf(app, staff.bob) })
  expect((await ada.get(check).expect(200)).text).toContain(STEM)
})

it('a pack made after a question went has it in the edition that somebody saw, and not in that of whoever came later', async () => {
  const { editionOf, text } = await packOf(later)
  const [before, after] = [editionOf('Bob Rivera'), editionOf('Dan Whitfield')]
  expect(before).toBe(app.deps.editions.en)
  expect(after).not.toBe(before)
  expect(text(`content/${before}/questions.html`)).toContain(STEM)
  expect(text(`content/${after}/questions.html`)).toContain(escapeHtml(getItem(course, 'Q35').stem))
  expect(text(`content/${after}/questions.html`)).not.toContain(STEM)
  const lesson = (edition: string) => text(`content/${edition}/lessons/L6-full.html`)
  expect([lesson(before).includes(GOING.before), lesson(before).includes(GOING.after)]).toEqual([true, false])
  expect([lesson(after).includes(GOING.before), lesson(after).includes(GOING.after)]).toEqual([false, true])
})

it('a pack of a day before the change, made after it, has the number and the question of then and nothing of now', async () => {
  const { editionOf, names, paper, shown, text } = await packOf(addDays(known(changed), -1))
  expect(shown).toEqual([])
  expect(paper).toContain(GOING.before)
  expect(paper).not.toContain(GOING.after)
  expect(text('contacts.html')).toContain(GOING.before)
  expect(text('contacts.html')).not.toContain(GOING.after)
  expect(text(`content/${editionOf('Bob Rivera')}/questions.html`)).toContain(STEM)
  expect(names.filter((name) => name.endsWith('/questions.html'))).toHaveLength(1)
})

it('a pack of the day of the change or later says which number staff saw until then, and which since', async () => {
  const on = formatDate(known(changed), 'en')
  for (const day of [changed, later]) {
    const { paper, shown } = await packOf(day)
    expect(shown).toEqual([
      [GOING.before, words.fromStart, on],
      [GOING.after, on, words.untilNow],
    ])
    expect(paper).toContain(GOING.after)
    expect(paper).not.toContain(GOING.before)
  }
  expect(known(asked) < known(changed)).toBe(true)
})
