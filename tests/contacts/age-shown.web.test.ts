import { afterEach, beforeEach, expect, it } from 'vitest'
import { cardPath, webLinks } from '../../src/app/href.web.ts'
import { lineAlarmJob } from '../../src/mail/line-alarm.job.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { formatDate } from '../../src/platform/time/date.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { exampleSite } from '../support/content.ts'
import { runJob } from '../support/jobs.ts'
import { sendingOf, sendWaiting } from '../support/mail.ts'
import { holdersOn } from '../support/roles.ts'
import { publishExample } from '../support/site.ts'
import { mailServer, partsOf, type TestMailServer } from '../support/smtp.ts'
import { type Staff, staffOn } from '../support/staff.ts'

let app: TestApp
let staff: Staff
let server: TestMailServer
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  server = await mailServer()
})
afterEach(async () => {
  await server.stop()
  await app.deps.store.close()
})

const { support, hr, card } = MESSAGES.en
const LINE = exampleSite.local[0]?.name ?? ''
/** The site's own line was checked six days before the test begins, and the course's lines on its first day. */
const CHECKED = calendarDate('2026-11-18')
const DAY = formatDate(CHECKED, 'en')
const READ = ['late', 'stale'] as const
const KEPT = ['look', ...READ] as const

/** Whether a page says all of it, however much of that stays in sight on every screen. */
function isSaid(page: string, age: (typeof READ)[number]): boolean {
  return page.replaceAll(/<\/?span>/g, '').includes(`${support[age](DAY)}<`)
}

// Packages say the same in the same words: tests/packages/runtime/player.browser.test.ts.
it.each([
  [90, null, null],
  [91, 'look', null],
  [180, 'look', null],
  [181, 'late', 'late'],
  [365, 'late', 'late'],
  [366, 'stale', 'stale'],
] as const)(
  '%d days after the check of a number, whoever keeps it is told “%s” and staff “%s”',
  async (days, kept, read) => {
    const holders = await holdersOn(app, staff)
    await publishExample(app, staff.north, {})
    app.clock.pass({ days: days - 6 })

    const bob = await signedIn(app, staff.bob)
    const onCard = await visitor(app).get(cardPath('north-house', 'en')).expect(200)
    for (const { text } of [onCard, await bob.get('/lessons/L1').expect(200), await bob.get('/contacts').expect(200)]) {
      expect(text).toContain(support.checked(DAY))
      expect(READ.filter((age) => isSaid(text, age))).toEqual(read === null ? [] : [read])
    }
    const question = (await bob.get(webLinks.question('L4', 'Q68')).expect(200)).text
    expect(question).toContain(support.checked(DAY))
    expect(READ.filter((age) => isSaid(question, age))).toEqual(read === 'stale' ? [read] : [])
    const paper = (await bob.get('/card/print').expect(200)).text
    expect(paper).toContain(card.wallet.oldestCheck(DAY))
    expect(paper).toContain(support.checked(DAY))
    expect(paper).toContain(MESSAGES.es.card.wallet.oldestCheck(formatDate(CHECKED, 'es')))

    const page = (await (await signedIn(app, holders.eve)).get('/hr/contacts').expect(200)).text
    const row = page.slice(page.indexOf(LINE))
    expect(KEPT.filter((age) => row.includes(hr.lines.called.ages[age]))).toEqual(kept === null ? [] : [kept])

    await runJob(lineAlarmJob({ store: app.deps.store, contents: app.deps.released, mail: true, now: app.deps.now }))
    await sendWaiting(sendingOf(app, server))
    const mails = server.mails
      .map((mail) => partsOf(mail).get('text/plain') ?? '')
      .filter((text) => text.includes(LINE))
    expect(mails.length > 0).toBe(kept !== null)
    for (const text of mails) expect(text).toContain(`${DAY}${kept === null ? '' : hr.lines.mail.for[kept]}.`)
  },
)

it('a check of a local line makes no card or poster old', async () => {
  await publishExample(app, staff.north, {})
  app.clock.pass({ days: 2 })
  const local = exampleSite.local.map((line) => ({ ...line, checkedOn: '2026-11-26' }))
  await publishExample(app, staff.north, { local }, '2026-11-26')
  const paper = (await (await signedIn(app, staff.bob)).get('/card/print').expect(200)).text
  expect(paper).toContain(card.wallet.oldestCheck('Nov 24, 2026'))
  expect(paper).not.toContain(card.printing.whichPaper)
})
