import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Contents } from '../../src/contacts/line.ts'
import type { Content } from '../../src/course/content.ts'
import { fittingChoice } from '../../src/course/scenario.ts'
import { followUpJob } from '../../src/followups/due.job.ts'
import { pairFor, type Turn } from '../../src/followups/pair.ts'
import { sha256 } from '../../src/platform/codes/hash.store.ts'
import { escapeHtml } from '../../src/platform/html/renderer.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { completeCourse } from '../support/completions.ts'
import { contents } from '../support/content.ts'
import { runJob } from '../support/jobs.ts'
import { sendingOf, sendWaiting } from '../support/mail.ts'
import { GOING, renumber, withReleaseKept } from '../support/question-goes.ts'
import { mailServer, partsOf, type TestMailServer } from '../support/smtp.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.followUps.minute

/** The course with the number of the line in each answer of each story, so every link comes to it. */
const released: Contents = { en: withNumber(contents.en), es: withNumber(contents.es) }

function withNumber(content: Content): Content {
  const scenarios = content.scenarios.map((story) => ({
    ...story,
    decisions: story.decisions.map((decision) => ({
      ...decision,
      choices: decision.choices.map((choice) => ({ ...choice, why: `${choice.why} ${GOING.before}` })),
    })),
  }))
  return { ...content, scenarios }
}

let app: TestApp
let staff: Staff
let server: TestMailServer
beforeEach(async () => {
  const mail = { SMTP_URL: 'smtp://localhost:2525', MAIL_FROM: 'hr@harborstreet.example' }
  app = await withReleaseKept(await testApp(mail, released), released)
  staff = await staffOn(app)
  server = await mailServer()
  await publishExample(app, staff.north, {})
  await completeCourse(app, staff.bob)
  app.clock.pass({ days: 14 })
})
afterEach(() => server.stop())

const counts = () => app.deps.store.db.selectFrom('follow_up_count').selectAll().execute()

/** The link in the mail of today. */
async function mailedLink(): Promise<string> {
  const { store, now } = app.deps
  expect(await runJob(followUpJob({ store, mail: true, now }))).toEqual([])
  await sendWaiting(sendingOf(app, server))
  const [mail] = server.mails
  return /\/minute\/[\w-]{32}/.exec(mail === undefined ? '' : (partsOf(mail).get('text/plain') ?? ''))?.[0] ?? ''
}

function asked(link: string, turn: Turn) {
  const pair = pairFor(released.en.scenarios, sha256(`questions of ${link.replace('/minute/', '')}`))
  if (pair === null) throw new Error('the course has stories')
  return pair.decisions[turn]
}

/** Sends the right answer to one of the questions. Returns what the page then says. */
async function answered(link: string, turn: Turn): Promise<string> {
  const { id } = fittingChoice(asked(link, turn))
  return (
    await visitor(app)
      .post(link, { turn: String(turn), choice: id })
      .expect(200)
  ).text
}

it('a follow-up that was mailed before a number changed asks the same two questions after it, with the new number, and counts both', async () => {
  const link = await mailedLink()
  const begun = (await visitor(app).post(link).expect(200)).text
  expect(begun).toContain(escapeHtml(asked(link, 1).question))
  await renumber(app, staff)
  // Whoever had the first question open sends what it showed.
  const reply = await answered(link, 1)
  expect(reply).toContain(escapeHtml(asked(link, 2).question))
  const done = await answered(link, 2)
  expect(done).toContain(words.thanks)
  for (const text of [reply, done]) {
    expect(text).toContain(GOING.after)
    expect(text).not.toContain(GOING.before)
  }
  const [waiting, right] = [
    (await counts()).map((row) => row.waiting),
    (await counts()).map((row) => row.waiting_right),
  ]
  expect([sum(waiting), sum(right)]).toEqual([2, 2])
})

it('a follow-up whose first question was answered before a number changed goes on with its second one', async () => {
  const link = await mailedLink()
  expect(await answered(link, 1)).toContain(GOING.before)
  await renumber(app, staff)
  const back = (await visitor(app).post(link).expect(200)).text
  expect(back).toContain(escapeHtml(asked(link, 2).question))
  const done = await answered(link, 2)
  expect(done).toContain(GOING.after)
  expect(done).not.toContain(GOING.before)
  expect(sum((await counts()).map((row) => row.waiting))).toBe(2)
})

it('a follow-up that is drawn after a number changed has the new number', async () => {
  await renumber(app, staff)
  const bob = await signedIn(app, staff.bob)
  const link = (await bob.post('/follow-ups').expect(303)).headers['location'] ?? ''
  expect(link).toMatch(/^\/minute\/[\w-]{32}$/)
  for (const turn of [1, 2] as const) {
    const text = await answered(link, turn)
    expect(text).toContain(GOING.after)
    expect(text).not.toContain(GOING.before)
  }
  expect(sum((await counts()).map((row) => row.waiting))).toBe(2)
})

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0)
}
