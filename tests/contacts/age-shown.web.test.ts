import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cardPath, hrefTo, webLinks } from '../../src/app/href.web.ts'
import { lineAlarmJob } from '../../src/mail/line-alarm.job.ts'
import { detailsMark } from '../../src/packages/file-name.ts'
import { detailsHash } from '../../src/packages/made.store.ts'
import { packageSources } from '../../src/packages/order.job.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { formatDate } from '../../src/platform/time/date.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { exampleSite } from '../support/content.ts'
import { runJob } from '../support/jobs.ts'
import { checkLine, contactOf } from '../support/lines.ts'
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

it('staff read at a shared line that a check found a problem, and nowhere that all were checked, until it’s found to work', async () => {
  const { eve } = await holdersOn(app, staff)
  await publishExample(app, staff.north, {})
  const steward = await signedIn(app, eve)
  const paths = ['/contacts', '/lessons/L6', '/policy', '/card/print']
  const read = async () => {
    const bob = await signedIn(app, staff.bob)
    const pages = await Promise.all(paths.map((path) => bob.get(path).expect(200)))
    return [await visitor(app).get(cardPath('north-house', 'en')).expect(200), ...pages].map(({ text }) => text)
  }
  const said = MESSAGES.en.learn.contacts.problem('Nov 24, 2026')
  const saying = async () => (await read()).map((text) => text.includes(said) || text.includes(card.problem))
  await checkLine(steward, 'LR-3', 'no-answer')
  expect(await saying()).toEqual([true, true, true, false, true])
  for (const text of await read()) expect(text).not.toContain('All hotlines and local numbers were')
  await checkLine(steward, 'LR-3', 'works')
  expect(await saying()).toEqual([false, false, false, false, false])
  // Nobody is to doubt the line that reports go to, or one that the police or the state has: only stewards know.
  for (const contact of ['SCR', 'LR-2', '988']) await checkLine(steward, contact, 'wrong')
  expect(await saying()).toEqual([false, false, false, false, false])
})

it('a check of a local line makes no card or poster old', async () => {
  await publishExample(app, staff.north, {})
  app.clock.pass({ days: 2 })
  const local = exampleSite.local.map((line) => ({ ...line, checkedOn: '2026-11-26' }))
  await publishExample(app, staff.north, { local }, '2026-11-26')
  const paper = (await (await signedIn(app, staff.bob)).get('/card/print').expect(200)).text
  expect(paper).toContain(card.wallet.oldestCheck('Nov 24, 2026'))
  expect(paper).not.toContain(card.printing.whichPaper)
})

describe('what staff read of the calls to a site’s numbers', () => {
  const [director] = exampleSite.named
  const people = [...exampleSite.named, exampleSite.backup, exampleSite.ifAboutThatPerson, exampleSite.support]
  const call = (steward: Browser, phone: string | undefined, outcome: 'works' | 'wrong') =>
    steward
      .post(hrefTo('/hr/sites/:site/number-checks', { site: staff.north }), { phone: phone ?? '', outcome })
      .expect(303)
  const pages = async (...paths: string[]) => {
    const bob = await signedIn(app, staff.bob)
    const read = await Promise.all(paths.map((path) => bob.get(path).expect(200)))
    return read.map(({ text }) => text)
  }

  it('is that somebody’s number wasn’t checked, from half a year after the details have it until a steward calls', async () => {
    const { eve } = await holdersOn(app, staff)
    await publishExample(app, staff.north, {}, '2026-05-19')
    const steward = await signedIn(app, eve)
    const said = `${support.late('May 19, 2026')}<`
    const saying = async () => {
      const onCard = await visitor(app).get(cardPath('north-house', 'en')).expect(200)
      const all = [onCard.text, ...(await pages('/lessons/L1', '/contacts'))]
      // The day of the lines is still theirs alone: the sentence is about no one else's number.
      for (const text of all)
        expect(text).toContain(`All hotlines and local numbers were checked or looked up on ${DAY} or later.`)
      return all.map((text) => text.replaceAll(/<\/?span>/g, '').includes(said))
    }
    expect(await saying()).toEqual([true, true, true])
    await call(steward, director?.phone, 'works')
    expect(await saying()).toEqual([true, true, true])
    for (const each of people) await call(steward, each?.phone, 'works')
    expect(await saying()).toEqual([false, false, false])
  })

  it('is not that a local line is confirmed once a steward found it wrong, until it’s set right', async () => {
    const { eve } = await holdersOn(app, staff)
    await publishExample(app, staff.north, {})
    const steward = await signedIn(app, eve)
    const phone = exampleSite.local[0]?.phone
    const form = hrefTo('/hr/sites/:site', { site: staff.north })
    const saying = async () => {
      const read = [...(await pages('/contacts', '/policy', '/lessons/L6')), (await steward.get(form).expect(200)).text]
      for (const text of read) expect(text).toContain(phone)
      return read.map((text) => /Called and confirmed [A-Z]/.test(text))
    }
    expect(await saying()).toEqual([true, true, true, true])
    await call(steward, phone, 'wrong')
    expect(await saying()).toEqual([false, false, false, false])
    await call(steward, phone, 'works')
    expect(await saying()).toEqual([true, true, true, true])
  })

  it('is that a number doesn’t work, before the number and in the banner, until a call finds that it does', async () => {
    const { eve } = await holdersOn(app, staff)
    const steward = await signedIn(app, eve)
    const [line] = exampleSite.local
    await publishExample(app, staff.north, {})
    const { wrongLine, wrongPerson } = MESSAGES.en.learn.site
    const framed = hrefTo('/hr/sites/:site/preview/card', { site: staff.north })
    const preview = hrefTo('/hr/sites/:site/preview', { site: staff.north })
    const seen = async () => [
      (await visitor(app).get(cardPath('north-house', 'en')).expect(200)).text,
      (await steward.get(framed).expect(200)).text,
      (await steward.get(preview).expect(200)).text,
      ...(await pages('/contacts', '/lessons/L6', '/policy')),
    ]
    for (const text of await seen()) for (const said of [wrongLine, wrongPerson]) expect(text).not.toContain(said)
    await call(steward, line?.phone, 'wrong')
    for (const text of await seen()) {
      expect(text).toContain(line?.phone)
      expect(text.indexOf(wrongLine)).toBeGreaterThan(0)
      expect(text.indexOf(wrongLine)).toBeLessThan(text.lastIndexOf(`>${line?.phone}<`))
      expect(text).not.toContain(MESSAGES.en.learn.site.checked(DAY))
    }
    const [lesson = '', contacts = ''] = await pages('/lessons/L6', '/contacts')
    for (const text of [lesson, contacts])
      expect(text.replaceAll(/<[^>]*>/g, '')).toContain(
        `${support.wrong(1, `${line?.name}, ${line?.phone}`)} ${support.noAnswer(contactOf('SCR').digits)}`,
      )
    expect((await pages('/card/print'))[0]).toContain(card.wrong)
    expect((await steward.get(preview)).text).toContain(hr.sites.preview.wrongNumbers(line?.phone ?? ''))
    const spanish = (await visitor(app).get(cardPath('north-house', 'es')).expect(200)).text
    expect(spanish).toContain(MESSAGES.es.learn.site.wrongLine)
    await call(steward, line?.phone, 'works')
    await call(steward, director?.phone, 'wrong')
    const withPeople = await pages('/contacts', '/lessons/L4', '/policy')
    for (const text of [...(await seen()).slice(0, 3), ...withPeople]) {
      expect(text).toContain(wrongPerson)
      expect(text).not.toContain(wrongLine)
      expect(text).toContain(director?.phone)
    }
    await call(steward, director?.phone, 'works')
    for (const text of await seen()) expect(text).not.toContain(wrongPerson)
  })

  it('is in packages as well, whose details stay the same', async () => {
    const { eve } = await holdersOn(app, staff)
    await publishExample(app, staff.north, {}, '2026-05-19')
    const today = calendarDate('2026-11-24')
    const inPackages = async () => {
      const source = (await packageSources(app.deps.store.db, today)).find(({ id }) => id === staff.north)
      if (source === undefined) throw new Error('the site has details')
      return source.details
    }
    const before = await inPackages()
    const steward = await signedIn(app, eve)
    await call(steward, director?.phone, 'works')
    await call(steward, exampleSite.local[0]?.phone, 'wrong')
    const after = await inPackages()
    expect(before.calls).toContainEqual({ phone: director?.phone, checkedOn: '2026-05-19' })
    expect(after.calls).toContainEqual({ phone: director?.phone, checkedOn: today })
    expect(after.local.map(({ checkedOn }) => checkedOn)).toEqual([''])
    expect(detailsHash(after)).toBe(detailsHash(before))
    expect(detailsMark({ ...before, calls: [] })).toBe(detailsMark(before))
  })
})
