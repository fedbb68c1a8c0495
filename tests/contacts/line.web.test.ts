import { beforeEach, describe, expect, it } from 'vitest'
import { cardPath, hrefTo } from '../../src/app/href.web.ts'
import { keepRelease } from '../../src/app/live-content.ts'
import { lineAsTyped } from '../../src/contacts/line-form.ts'
import { proposeChange } from '../../src/contacts/line.store.ts'
import { type Contents, lineOf } from '../../src/contacts/line.ts'
import { isKind } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { addDays, calendarDate } from '../../src/platform/time/calendar.ts'
import { formatDate } from '../../src/platform/time/date.page.ts'
import { recordAbout } from '../../src/trail/record-about.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { createApp } from '../../src/app/app.ts'
import { type Browser, type Fields, showing, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { contents, exampleSite } from '../support/content.ts'
import { formsOf, untouched } from '../support/forms.ts'
import {
  changeIn,
  checkLine,
  contactOf,
  LINE,
  NEW_DIGITS,
  phoneOnPage,
  proposeNumber,
  renumbered,
  TYPED,
} from '../support/lines.ts'
import { by } from '../support/recording.ts'
import { withNumbersAsText } from '../support/number-link.ts'
import { addition, adopt, recordingBy } from '../support/own-policy.ts'
import { holdersOn } from '../support/roles.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.lines
const HOTLINE = lineOf(contents, 'NR-1') ?? LINE
let app: TestApp
let staff: Staff
let holders: Awaited<ReturnType<typeof holdersOn>>
let ada: Browser
let eve: Browser
let hal: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  holders = await holdersOn(app, staff)
  ada = await signedIn(app, staff.ada)
  eve = await signedIn(app, holders.eve)
  hal = await signedIn(app, holders.hal)
})

/** What the form of owners sends when nobody touches it. */
function ownersIn(html: string): Fields {
  const form = formsOf(html).find(({ actions }) => actions.includes('/hr/contacts/owners'))
  if (form === undefined) throw new Error('there’s no form')
  return untouched(form)
}

describe('the list of phone numbers', () => {
  it('has every line with its name, purpose and digits, and tells SCR and CSOC apart', async () => {
    const { text } = await eve.get('/hr/contacts').expect(200)
    const cards = withNumbersAsText(text).split('<details class="line" id="').slice(1)
    for (const { id, name, digits } of contents.en.contacts) {
      const card = cards.find((each) => each.startsWith(`${id}"`))
      // In one piece, whatever the width of the page.
      expect(card).toContain(name === digits ? digits : `<b class="digits">${digits}</b>`)
    }
    expect(text).toMatch(
      /<a\s+href="tel:\+18776527624"\s*>1-877-652-7624<\/a>,<\/span> which starts with the same digits/,
    )
    const scr = cards.find((card) => card.startsWith('SCR"')) ?? ''
    expect(scr).toContain(
      '1-877-652-7624, which starts with the same digits: New Jersey Children’s System of Care (CSOC). About that number: “This line arranges care',
    )
    const csoc = cards.find((card) => card.startsWith('LR-1"')) ?? ''
    expect(csoc).toContain(
      '1-877-652-2873, which starts with the same digits: New Jersey State Central Registry (SCR). About that number: “Call right away to report',
    )
    // Each purpose once for its own line, and once where the other one is told apart from it.
    for (const [id, card] of [
      ['SCR', scr],
      ['LR-1', csoc],
    ] as const) {
      expect(card.split(contactOf(id).purpose)).toHaveLength(2)
    }
  })

  it('offers and records only what comparing a line with its official page can find', async () => {
    const outcomes = MESSAGES.en.hr.timeline.contactOutcome
    for (const path of ['/hr/contacts', '/hr/contacts/NR-2']) {
      const { text } = await eve.get(path).expect(200)
      for (const said of [words.works, words.wrong, words.noAnswer]) expect(text).toContain(said)
      expect(text).not.toContain('doesn’t work')
    }
    for (const outcome of ['no-answer', 'wrong'] as const) {
      await checkLine(eve, 'NR-2', outcome)
      const { text } = await eve.get('/hr/contacts/NR-2').expect(200)
      expect(text).toContain(words.failed[outcome]('Nov 24, 2026'))
      // It has to be checked again now, so no later day is named.
      expect(text).not.toContain(words.next('').trim())
      expect(text).toContain(outcomes['official-page'][outcome])
      expect(text).not.toContain(outcomes.called[outcome])
    }
  })

  it('a check is on record with its way and next day, and the list says who made it', async () => {
    expect((await eve.get('/hr/contacts')).text).toContain(words.how)
    const phone = await phoneOnPage(eve, 'SCR')
    await eve
      .post('/hr/contacts/SCR/checks', { outcome: 'works', phone })
      .expect('Location', '/hr/contacts?done=works#SCR')
    const last = (await historyOf(app.deps.store.db, 'policy:csec')).at(-1)
    expect(last).toMatchObject({
      kind: 'contact_checked',
      body: {
        v: 4,
        contact: 'SCR',
        digits: contactOf('SCR').digits,
        text: null,
        tty: contactOf('SCR').tty,
        outcome: 'works',
        way: 'official-page',
        nextOn: '2027-02-22',
      },
    })
    expect((await hal.get('/hr/contacts')).text).toContain('Eve Novak, against its official page')
  })

  it('says who looks after each line, which a steward chooses for those of all sites and of one', async () => {
    await publishExample(app, staff.north, {})
    const { text } = await eve.get('/hr/contacts/owners').expect(200)
    const { contacts } = contents.en
    const local = `owner-${contacts.length}`
    const sent = { ...ownersIn(text), 'owner-0': holders.eve, [local]: staff.ada }
    await eve.post('/hr/contacts/owners', sent).expect('Location', '/hr/contacts?done=owners')
    const list = (await hal.get('/hr/contacts')).text
    expect(list).toContain(words.owners.by('Eve Novak'))
    expect(list).toContain(words.owners.by('Ada Okafor'))
    expect((await hal.get(`/hr/contacts/${contacts[0]?.id}`)).text).toContain('Eve Novak is responsible for')
    await hal.get('/hr/contacts/owners').expect(403)
    // Somebody else's older form changes nothing.
    expect((await eve.post('/hr/contacts/owners', sent).expect(422)).text).toContain(words.owners.newerLead)
    const again = ownersIn((await eve.get('/hr/contacts/owners')).text)
    await eve.post('/hr/contacts/owners', { ...again, 'owner-0': staff.bob }).expect(400)
    // Others were published in the meantime.
    await publishExample(app, staff.north, { local: [] })
    expect((await eve.post('/hr/contacts/owners', again).expect(422)).text).toContain(words.owners.changed)
  })

  it('keeps what a steward chose when another one has saved since, and says whose owner that one changed', async () => {
    const [one, two, three, four] = ['owner-0', 'owner-1', 'owner-2', 'owner-3'] as const
    const first = ownersIn((await ada.get('/hr/contacts/owners')).text)
    const eves = ownersIn((await eve.get('/hr/contacts/owners')).text)
    await eve.post('/hr/contacts/owners', { ...eves, [one]: holders.eve, [two]: holders.eve }).expect(303)
    const mine = { ...first, [two]: staff.ada, [three]: staff.ada }
    const { text } = await ada.post('/hr/contacts/owners', mine).expect(422)
    const again = ownersIn(text)
    // Ada didn't touch the first, so what Eve saved for it stays.
    expect([one, two, three, four].map((name) => again[name])).toEqual([holders.eve, staff.ada, staff.ada, ''])
    const notice = text.slice(text.indexOf(MESSAGES.en.hr.groups.newer.title), text.indexOf('<form class="stack"'))
    const told = [...notice.matchAll(/<li>(.*?)<\/li>/gs)].map(([, line]) => line)
    expect(told).toEqual(contents.en.contacts.slice(0, 2).map(({ name }) => `${name}: Eve Novak`))
    expect(notice).toContain(words.owners.newerLead)
    await ada.post('/hr/contacts/owners', again).expect(303)
    const saved = ownersIn((await eve.get('/hr/contacts/owners')).text)
    expect([one, two, three].map((name) => saved[name])).toEqual([holders.eve, staff.ada, staff.ada])
  })

  it('keeps what a steward chose for each line when a site has other numbers since', async () => {
    const other = {
      name: 'County crisis line',
      phone: '609-555-0171',
      purpose: 'For a crisis.',
      hours: 'Any hour',
      checkedOn: '2026-11-24',
    }
    await publishExample(app, staff.north, {})
    const first = ownersIn((await eve.get('/hr/contacts/owners')).text)
    const local = `owner-${contents.en.contacts.length}`
    await publishExample(app, staff.north, { local: [other, ...exampleSite.local] })
    const { text } = await eve.post('/hr/contacts/owners', { ...first, [local]: holders.eve }).expect(422)
    const again = ownersIn(text)
    expect(again[local]).toBe('')
    expect(again[`owner-${contents.en.contacts.length + 1}`]).toBe(holders.eve)
    expect(text).toContain(words.owners.newLine('County crisis line (North House)'))
  })

  it('a line that has changed is an alarm until it’s checked again', async () => {
    await checkLine(eve, 'NR-2', 'wrong')
    const alarm = words.failed.wrong('Nov 24, 2026')
    expect((await eve.get('/hr/contacts')).text).toContain(alarm)
    expect((await eve.get('/hr/contacts')).text).toContain('1 number is due for a check.')
    await checkLine(eve, 'NR-2', 'works')
    expect((await eve.get('/hr/contacts')).text).not.toContain(alarm)
  })

  it('has no buttons for viewers who only read', async () => {
    expect((await hal.get('/hr/contacts').expect(200)).text).not.toContain('/checks"')
    expect((await hal.get('/hr/contacts/NR-2').expect(200)).text).not.toContain('/checks"')
  })

  it('says after 90 days, half a year and a year that nobody has checked', async () => {
    const { clock } = app
    for (const [days, age] of [
      [91, 'look'],
      [90, 'late'],
      [185, 'stale'],
    ] as const) {
      clock.pass({ days })
      expect((await (await signedIn(app, staff.ada)).get('/hr/contacts')).text).toContain(words.ages[age])
    }
  })
})

/** A number that only a release brings. */
const LATER = '1-800-555-0142'

/** The release begins to run, for two days. */
async function started(released: Contents): Promise<TestApp> {
  for (const language of LANGUAGES) await keepRelease(app.deps.store, released[language], app.deps.now())
  app.clock.pass({ days: 2 })
  const deps = showing(app.deps, { contents: released })
  return { ...app, deps, app: createApp(deps) }
}

describe('a check of a number that a release has replaced', () => {
  /** The list’s part about the line, as a steward has it. */
  const lineIn = async (running: TestApp) => {
    const { text } = await (await signedIn(running, holders.eve)).get('/hr/contacts').expect(200)
    return text.split('id="NR-2"')[1]?.split('</details>')[0] ?? ''
  }
  const ofCourse = words.checkedByCourse(formatDate(calendarDate(contactOf('NR-2').checkedOn), 'en'))

  it.each([
    ['works', words.checkedBy('Nov 26, 2026', 'Eve Novak', words.ways['official-page'])],
    ['wrong', words.failed.wrong('Nov 26, 2026')],
    ['no-answer', words.failed['no-answer']('Nov 26, 2026')],
  ] as const)('says nothing about the new one: %s', async (outcome, said) => {
    const before = await started(contents)
    await checkLine(await signedIn(before, holders.eve), 'NR-2', outcome)
    expect(await lineIn(before)).toContain(said)
    const after = await started(renumbered(LATER))
    const line = await lineIn(after)
    expect(line).toContain(LATER)
    expect(line).toContain(ofCourse)
    expect(line).not.toContain('Nov 26, 2026')
    const steward = await signedIn(after, holders.eve)
    expect((await steward.get('/hr')).text).not.toContain(words.failedOn('Nov 26, 2026'))
    // It stays on record, with the number that it was about.
    expect((await steward.get('/hr/contacts/NR-2')).text).toContain(MESSAGES.en.hr.timeline.contactNumber(LINE.digits))
    // The one before is back, and with it what was found out about it.
    expect(await lineIn(await started(contents))).toContain(said)
  })

  it('says nothing about the new one either when the entry is from before entries had numbers', async () => {
    await started(contents)
    await started(renumbered(LATER))
    const again = await started(contents)
    const recorded = { ...by('2026-11-27'), actor: holders.eve }
    const found = {
      contact: 'NR-2',
      outcome: 'works',
      way: 'official-page',
      nextOn: addDays(recorded.today, 90),
    } as const
    // A server of an earlier version recorded it while the second release ran.
    await app.deps.store.transaction((tx) =>
      recordAbout(tx, 'policy:csec', { kind: 'contact_checked', body: { v: 2, ...found } }, recorded),
    )
    expect(await lineIn(again)).toContain(ofCourse)
    const said = words.checkedBy('Nov 27, 2026', 'Eve Novak', words.ways['official-page'])
    expect(await lineIn(await started(renumbered(LATER)))).toContain(said)
  })
})

describe('the numbers that staff saw on a day', () => {
  /** What the page says about the day, without tags. */
  const seenOn = async (browser: Browser, on: string) => {
    const { text } = await browser.get(hrefTo('/hr/contacts', {}, { on })).expect(200)
    const seen = text.slice(text.indexOf(MESSAGES.en.hr.sites.versions.onDay.heading('')))
    return (seen.split('</section>')[0] ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  }

  it('are those of the release of that day, or the organization’s own, for stewards and auditors', async () => {
    await started(contents)
    await started(renumbered(LATER))
    const back = await started(contents)
    const [steward, second] = [await signedIn(back, holders.eve), await signedIn(back, staff.ada)]
    await second.post('/hr/contacts/NR-2/confirmations', { change: await proposeNumber(steward) }).expect(303)
    const auditor = await signedIn(back, holders.fay)
    const days = ['2026-11-25', '2026-11-26', '2026-11-28', '2026-11-30', '2026-12-24']
    const found = await Promise.all(days.map((on) => seenOn(auditor, on)))
    const digits = found.map((text) => [LINE.digits, LATER, NEW_DIGITS].filter((each) => text.includes(each)))
    // A day that is to come has what staff see today.
    expect(digits).toEqual([[LINE.digits], [LATER], [LINE.digits], [NEW_DIGITS], [NEW_DIGITS]])
    expect(found[3]).toContain(`${LINE.en.name} ${LINE.en.purpose}`.replace('&', '&amp;'))
    expect(found[4]).toContain('Nov 30, 2026')
  })

  it('include the one for TTY, as in the evidence pack', async () => {
    await started(contents)
    const [line] = contents.en.contacts.filter(({ tty }) => tty !== null)
    const text = await seenOn(await signedIn(app, holders.eve), '2026-11-25')
    expect(text).toContain(MESSAGES.en.learn.contacts.tty(line?.tty ?? 'no line has one'))
  })

  it('aren’t guessed for a day from before the first start on record', async () => {
    await started(contents)
    const text = await seenOn(await signedIn(app, holders.eve), '2026-11-20')
    expect(text).toContain(words.onDay.before('Nov 24, 2026'))
    expect(text).not.toContain(LINE.digits)
  })

  it('are a link away from what staff saw of a site on that day', async () => {
    await publishExample(app, staff.north, {})
    const page = hrefTo('/hr/sites/:site/versions', { site: staff.north }, { on: '2026-11-24' })
    expect((await eve.get(page).expect(200)).text).toContain('href="/hr/contacts?on=2026-11-24#day"')
  })
})

describe('a change of a line', () => {
  it('shows both sides, waits for a second steward, and is then everywhere', async () => {
    await publishExample(app, staff.north, {})
    const change = await proposeNumber(eve)
    const waiting = (await eve.get('/hr/contacts/NR-2')).text
    expect(waiting).toContain(words.proposed.own)
    expect(waiting).not.toContain('/confirmations"')
    expect(waiting).toContain(words.proposed.others('Ada Okafor'))
    const card = async () => (await visitor(app).get(cardPath('north-house', 'en'))).text
    expect(await card()).toContain('1-800-843-5678')
    const second = (await ada.get('/hr/contacts/NR-2')).text
    expect(second).toContain(NEW_DIGITS)
    expect(second).toContain('1-800-843-5678')
    await ada.post('/hr/contacts/NR-2/confirmations', { change }).expect('Location', '/hr/contacts/NR-2?done=confirmed')
    expect(await card()).toContain(NEW_DIGITS)
    expect((await eve.get('/hr/contacts')).text).toContain(words.marks.own)
  })

  it('says which texts change in one language only', async () => {
    await proposeNumber(eve)
    const [note = ''] = words.proposed.oneLanguage('|').split('|')
    expect((await ada.get('/hr/contacts/NR-2')).text).not.toContain(note)
    const hours = { ...TYPED, 'en-hours': 'Weekdays' }
    const seen = changeIn((await eve.get('/hr/contacts/NR-2')).text)
    await eve.post('/hr/contacts/NR-2/change', { ...hours, seen }).expect(303)
    expect((await ada.get('/hr/contacts/NR-2')).text).toContain(words.proposed.oneLanguage(words.fields.hours))
  })

  it('stays through a release with another number, and the page then shows both of the course', async () => {
    const change = await proposeNumber(eve)
    await ada.post('/hr/contacts/NR-2/confirmations', { change }).expect(303)
    expect((await eve.get('/hr/contacts/NR-2')).text).not.toContain(words.own.changed)
    const [before, now] = [LINE.digits, '1-888-555-0177']
    const contactsOf = (language: 'en' | 'es') =>
      contents[language].contacts.map((each) => (each.id === 'NR-2' ? { ...each, digits: now } : each))
    const released = {
      en: { ...contents.en, contacts: contactsOf('en') },
      es: { ...contents.es, contacts: contactsOf('es') },
    }
    const deps = showing(app.deps, { contents: released })
    const upgraded = { ...app, deps, app: createApp(deps) }
    const steward = await signedIn(upgraded, holders.eve)
    const { text } = await steward.get('/hr/contacts/NR-2').expect(200)
    expect(text).toContain(words.own.changed)
    for (const number of [before, now, NEW_DIGITS]) expect(text).toContain(number)
    await publishExample(upgraded, staff.north, {})
    const card = (await visitor(upgraded).get(cardPath('north-house', 'en')).expect(200)).text
    expect(card).toContain(NEW_DIGITS)
    expect(card).not.toContain(now)
    // Until somebody has decided, the list and Home say so.
    const list = async () => (await steward.get('/hr/contacts')).text.split('id="NR-2"')[1]?.split('</details>')[0]
    const onHome = async () => (await steward.get('/hr')).text.includes(words.own.changedInCourse)
    expect(await list()).toContain(words.own.changed)
    expect(await onHome()).toBe(true)
    const kept = { ...TYPED, again: '', reason: 'Ours reaches the county.' }
    await steward.post('/hr/contacts/NR-2/change', kept).expect(303)
    const asked = changeIn((await steward.get('/hr/contacts/NR-2')).text)
    const second = await signedIn(upgraded, staff.ada)
    await second.post('/hr/contacts/NR-2/confirmations', { change: asked }).expect('Location', /done=confirmed/)
    expect(await list()).not.toContain(words.own.changed)
    expect(await onHome()).toBe(false)
    expect((await steward.post('/hr/contacts/NR-2/change', kept).expect(422)).text).toContain(words.problems.same)
  })

  it('can’t be confirmed by whoever proposed it', async () => {
    const change = await proposeNumber(eve)
    await eve.post('/hr/contacts/NR-2/confirmations', { change }).expect(403)
    expect((await app.deps.live()).contents.en).toBe(contents.en)
  })

  it('can’t be confirmed after another one took its place, or after it was withdrawn', async () => {
    const first = await proposeNumber(eve)
    const second = await proposeNumber(eve)
    await ada.post('/hr/contacts/NR-2/confirmations', { change: first }).expect('Location', /done=replaced/)
    await eve.post('/hr/contacts/NR-2/withdrawals', { change: second }).expect('Location', /done=withdrawn/)
    await ada.post('/hr/contacts/NR-2/confirmations', { change: second }).expect('Location', /done=replaced/)
    expect((await app.deps.live()).contents.en).toBe(contents.en)
  })

  it('is never replaced by somebody who hasn’t seen it', async () => {
    const change = await proposeNumber(eve)
    const other = { ...TYPED, digits: LINE.digits, again: '', 'en-hours': 'Weekdays', 'es-hours': 'De lunes a viernes' }
    const late = await ada.post('/hr/contacts/NR-2/change', other).expect(422)
    expect(late.text).toContain(words.change.changed)
    expect(late.text).toContain('value="Weekdays"')
    const returned = await ada.post('/hr/contacts/NR-2/returns', { reason: 'It moved back.', seen: '' }).expect(422)
    expect(returned.text).toContain(words.change.changed)
    // The form says now which one waits, and by whom.
    expect(late.text).toContain(words.change.waiting('Eve Novak', 'Nov 24, 2026'))
    expect(late.text).toContain(`name="seen" value="${change}"`)
    // What it says is next to what's live, with the reason: one click more replaces it.
    expect(late.text).toContain(`<span class="nowrap">${NEW_DIGITS}</span></b>`)
    expect(late.text).toContain(words.proposed.reason(String(TYPED['reason'])))
    expect(late.text).toContain(`<a href="/hr/contacts/NR-2">${words.open(LINE.en.name.replace('&', '&amp;'))}</a>`)
    const { text } = await eve.get('/hr/contacts/NR-2/change').expect(200)
    expect(text).toContain(`<span class="nowrap">${NEW_DIGITS}</span></b>`)
    await ada.post('/hr/contacts/NR-2/change', { ...other, seen: change }).expect(303)
    expect(changeIn((await eve.get('/hr/contacts/NR-2')).text)).not.toBe(change)
  })

  it('has another name in lessons, questions and stories once it’s confirmed, even one with signs of markup', async () => {
    const line = lineOf(contents, 'LR-3')
    if (line === null) throw new Error('the course has this line')
    const harbor = {
      'en-cardText': 'Harbor, a program nearby.',
      'en-walletName': 'Harbor:',
      'en-whatNot': 'It isn’t the police.',
    }
    const named = { ...harbor, 'en-name': 'Harbor <b>& Co', 'en-sentence': 'the Harbor <b>& Co' }
    const typed = { ...lineAsTyped(line), again: '', reason: 'It has another name.', seen: '' }
    const missing = await eve.post('/hr/contacts/LR-3/change', { ...typed, ...named, 'en-sentence': '' }).expect(422)
    expect(missing.text).toContain(words.problems.sentence)
    await eve.post('/hr/contacts/LR-3/change', { ...typed, ...named }).expect(303)
    const { text } = await ada.get('/hr/contacts/LR-3').expect(200)
    expect(text).toContain('the Harbor &lt;b&gt;&amp; Co')
    await ada.post('/hr/contacts/LR-3/confirmations', { change: changeIn(text) }).expect('Location', /done=confirmed/)
    const lesson = (await ada.get('/lessons/L6').expect(200)).text
    expect(lesson).toContain('<strong>The Harbor &lt;b&gt;&amp; Co:</strong>')
    expect(lesson).not.toContain('AVANZAR')
    const { en } = (await app.deps.live()).contents
    const { course, guide, scenarios } = en
    expect(JSON.stringify({ course, guide, scenarios })).not.toContain('AVANZAR')
  })

  it('says after another name where own clauses and sites still have the earlier one, and nothing where none has', async () => {
    const line = lineOf(contents, 'LR-3')
    if (line === null) throw new Error('the course has this line')
    const typed = { ...lineAsTyped(line), again: '', reason: 'It has another name.', seen: '' }
    const harbor = {
      'en-name': 'Harbor Line',
      'en-sentence': 'the Harbor Line',
      'en-cardText': 'Harbor Line, a program nearby.',
      'en-walletName': 'Harbor:',
      'en-whatNot': 'It isn’t the police.',
    }
    await eve.post('/hr/contacts/LR-3/change', { ...typed, ...harbor }).expect(303)
    const { text } = await ada.get('/hr/contacts/LR-3').expect(200)
    await ada.post('/hr/contacts/LR-3/confirmations', { change: changeIn(text) }).expect(303)
    const after = async () => (await ada.get('/hr/contacts/LR-3?done=confirmed').expect(200)).text
    const { clause, site, still } = words.earlier
    expect(await after()).not.toContain(still('').slice(0, 20))
    const own = { short: 'help from AVANZAR', text: 'Staff may call AVANZAR at any hour.' }
    await adopt(app, staff, [addition({ words: { en: own, es: null } })])
    await publishExample(app, staff.north, { steps: 'Then AVANZAR sends somebody.' })
    expect(await after()).toContain(still(`${clause('OWN-1')} and ${site('North House')}`))
    await ada.post('/reading', { language: 'es', detail: 'full', to: '/' }).expect(303)
    const inSpanish = MESSAGES.es.hr.lines.earlier
    expect(await after()).toContain(inSpanish.still(`${inSpanish.clause('OWN-1')} y ${inSpanish.site('North House')}`))
    expect((await ada.get('/hr/contacts/LR-3').expect(200)).text).not.toContain(inSpanish.clause('OWN-1'))
  })

  it('has no name that makes a sentence unsafe: it isn’t proposed, and one proposed earlier isn’t confirmed', async () => {
    const unsafe = { ...LINE.en, name: 'Kids Bureau', sentence: 'the Kids Bureau in the morning' }
    const typed = { ...TYPED, ...lineAsTyped({ ...LINE, en: unsafe }), again: '', 'en-walletName': 'Bureau:' }
    const refused = await eve.post('/hr/contacts/NR-2/change', { ...typed, 'en-cardText': 'Kids Bureau.' }).expect(422)
    const said = 'Leave pictures to the police and the Kids Bureau in the morning.'
    expect(refused.text).toContain(words.problems.unsafeSentence(said))
    expect(changeIn((await eve.get('/hr/contacts/NR-2')).text)).toBe('')
    const change = { change: 'early', contact: 'NR-2', line: { ...LINE, en: unsafe }, released: LINE, reason: 'Moved' }
    await app.deps.store.transaction((tx) =>
      proposeChange(tx, 'policy:csec', change, { ...recordingBy(app, staff), actor: holders.eve }),
    )
    const confirmed = await ada.post('/hr/contacts/NR-2/confirmations', { change: 'early' }).expect(409)
    expect(confirmed.text).toContain(words.proposed.blocked)
    expect(confirmed.text).toContain(words.problems.unsafeSentence(said))
    expect((await app.deps.live()).contents.en).toBe(contents.en)
    await ada.post('/hr/contacts/NR-2/withdrawals', { change: 'early' }).expect('Location', /done=withdrawn/)
  })

  it('isn’t confirmed once another line with the same digits went live, though both waited, and says what to do', async () => {
    const change = await proposeNumber(eve)
    const typed = { ...lineAsTyped(HOTLINE), digits: NEW_DIGITS, again: NEW_DIGITS, letters: '', seen: '' }
    await eve.post('/hr/contacts/NR-1/change', { ...typed, reason: 'It moved.' }).expect(303)
    const other = changeIn((await ada.get('/hr/contacts/NR-1')).text)
    expect((await ada.get('/hr/contacts/NR-1')).text).toContain('/confirmations"')
    await ada.post('/hr/contacts/NR-2/confirmations', { change }).expect('Location', /done=confirmed/)
    const refused = await ada.post('/hr/contacts/NR-1/confirmations', { change: other }).expect(409)
    expect(refused.text).toContain(words.proposed.blocked)
    expect(refused.text).toContain(
      `${words.fields.digits}: ${words.problems.taken(LINE.en.name).replace('&', '&amp;')}`,
    )
    expect(refused.text).not.toContain('/confirmations"')
    const { contacts } = (await app.deps.live()).contents.en
    expect(contacts.filter(({ digits }) => digits === NEW_DIGITS).map(({ id }) => id)).toEqual(['NR-2'])
    await ada.post('/hr/contacts/NR-1/withdrawals', { change: other }).expect('Location', /done=withdrawn/)
  })

  it('isn’t confirmed once another line with the same name went live, though both waited', async () => {
    const named = { name: 'Night Line', sentence: 'the Night Line' }
    const inSpanish = { name: 'Línea Nocturna', sentence: 'la Línea Nocturna' }
    const renamed = (line: typeof LINE) => {
      const called = (of: typeof line.en, { name, sentence }: typeof named) => ({
        ...of,
        name,
        sentence,
        isNot: null,
        card: of.card && { ...of.card, use: `${name}.` },
        wallet: of.wallet && { ...of.wallet, name: `${name}:` },
      })
      return { ...line, en: called(line.en, named), es: called(line.es, inSpanish) }
    }
    const propose = async (id: string, line: typeof LINE) => {
      const typed = { ...lineAsTyped(renamed(line)), again: '', reason: 'It has a new name.', seen: '' }
      await eve.post(`/hr/contacts/${id}/change`, typed).expect(303)
      return changeIn((await ada.get(`/hr/contacts/${id}`)).text)
    }
    const [first, second] = [await propose('NR-2', LINE), await propose('NR-1', HOTLINE)]
    await ada.post('/hr/contacts/NR-2/confirmations', { change: first }).expect('Location', /done=confirmed/)
    const { text } = await ada.post('/hr/contacts/NR-1/confirmations', { change: second }).expect(409)
    expect(text).toContain(`${words.inLanguage.en(words.fields.name)}: ${words.problems.takenName('Night Line')}`)
  })

  it('goes back to the course only while no other line has its digits', async () => {
    await ada.post('/hr/contacts/NR-2/confirmations', { change: await proposeNumber(eve) }).expect(303)
    await eve.post('/hr/contacts/NR-2/returns', { reason: 'It moved back.', seen: '' }).expect(303)
    const back = changeIn((await ada.get('/hr/contacts/NR-2')).text)
    const typed = { ...lineAsTyped(HOTLINE), digits: LINE.digits, again: LINE.digits, letters: '', seen: '' }
    await eve.post('/hr/contacts/NR-1/change', { ...typed, reason: 'It moved.' }).expect(303)
    const change = changeIn((await ada.get('/hr/contacts/NR-1')).text)
    await ada.post('/hr/contacts/NR-1/confirmations', { change }).expect('Location', /done=confirmed/)
    const refused = await ada.post('/hr/contacts/NR-2/confirmations', { change: back }).expect(409)
    expect(refused.text).toContain(words.proposed.blockedReturn)
    const taken = words.problems.taken(HOTLINE.en.name)
    expect(refused.text).toContain(taken)
    const asked = await eve.post('/hr/contacts/NR-2/returns', { reason: 'It moved back.', seen: back }).expect(422)
    expect(asked.text).toContain(taken)
  })

  it('records no check from a page that was opened before the number changed', async () => {
    const phone = await phoneOnPage(eve, 'NR-2')
    await ada.post('/hr/contacts/NR-2/confirmations', { change: await proposeNumber(eve) }).expect(303)
    const checks = async () => (await historyOf(app.deps.store.db, 'policy:csec')).filter(isKind('contact_checked'))
    const before = await checks()
    const answer = await eve.post('/hr/contacts/NR-2/checks', { outcome: 'works', phone }).expect(303)
    expect(await checks()).toEqual(before)
    expect((await eve.get(answer.headers['location'] ?? '')).text).toContain(words.done.renumbered)
    await checkLine(eve, 'NR-2', 'works')
    expect(await checks()).toHaveLength(before.length + 1)
  })

  it('leaves a number that doesn’t work as one, when only its words change', async () => {
    await checkLine(eve, 'NR-2', 'wrong')
    const alarm = async () => (await eve.get('/hr/contacts')).text.includes(words.failed.wrong('Nov 24, 2026'))
    expect(await alarm()).toBe(true)
    const other = { ...TYPED, digits: LINE.digits, again: '', 'en-hours': 'Weekdays', 'es-hours': 'De lunes a viernes' }
    await ada.post('/hr/contacts/NR-2/change', other).expect(303)
    const change = changeIn((await eve.get('/hr/contacts/NR-2')).text)
    app.clock.pass({ days: 1 })
    ada = await signedIn(app, staff.ada)
    eve = await signedIn(app, holders.eve)
    await eve.post('/hr/contacts/NR-2/confirmations', { change }).expect('Location', /done=confirmed/)
    expect(await alarm()).toBe(true)
    // Nobody has found the number to be right, so no page says that it was compared with its official page.
    const { text } = await eve.get('/hr/contacts/NR-2').expect(200)
    expect(text).toContain(words.failed.wrong('Nov 24, 2026'))
    expect(text).not.toContain(words.checkedWithChange('Nov 25, 2026'))
    await ada.post('/hr/contacts/NR-2/confirmations', { change: await proposeNumber(eve) }).expect(303)
    expect(await alarm()).toBe(false)
  })

  it('stays one that doesn’t work when a release has another number instead, checked later', async () => {
    await checkLine(eve, 'NR-2', 'wrong')
    const other = { ...TYPED, digits: LINE.digits, again: '', 'en-hours': 'Weekdays', 'es-hours': 'De lunes a viernes' }
    await ada.post('/hr/contacts/NR-2/change', other).expect(303)
    const change = changeIn((await eve.get('/hr/contacts/NR-2')).text)
    await eve.post('/hr/contacts/NR-2/confirmations', { change }).expect('Location', /done=confirmed/)
    app.clock.pass({ days: 14 })
    const contactsOf = (language: 'en' | 'es') =>
      contents[language].contacts.map((each) =>
        each.id === 'NR-2' ? { ...each, digits: '1-888-555-0177', checkedOn: '2026-12-01' } : each,
      )
    const released = {
      en: { ...contents.en, contacts: contactsOf('en') },
      es: { ...contents.es, contacts: contactsOf('es') },
    }
    const deps = showing(app.deps, { contents: released })
    const steward = await signedIn({ ...app, deps, app: createApp(deps) }, holders.eve)
    const wrong = words.failed.wrong('Nov 24, 2026')
    // The course was compared with its page for its own number, and not for the one that's in use here.
    for (const page of ['/hr/contacts', '/hr/contacts/NR-2']) {
      const { text } = await steward.get(page).expect(200)
      const line = page === '/hr/contacts' ? text.split('id="NR-2"')[1]?.split('</details>')[0] : text
      expect(line).toContain(LINE.digits)
      expect(line).toContain(wrong)
      expect(line).toContain(words.own.changed)
      expect(line).not.toContain(words.checkedByCourse('Dec 1, 2026'))
    }
    expect((await steward.get('/hr').expect(200)).text).toContain(words.failedOn('Nov 24, 2026'))
    const { lookedUp, own } = MESSAGES.en.learn.contacts
    const shown = (await steward.get('/contacts').expect(200)).text
    for (const said of [own.number, lookedUp('Nov 24, 2026')]) expect(shown).toContain(said)
    expect(shown).not.toContain(lookedUp('Dec 1, 2026'))
    await checkLine(steward, 'NR-2', 'works')
    expect((await steward.get('/hr/contacts')).text).not.toContain(wrong)
  })

  it('goes back to the line of the course the same way', async () => {
    await ada.post('/hr/contacts/NR-2/confirmations', { change: await proposeNumber(eve) })
    const refused = await eve.post('/hr/contacts/NR-2/returns', { reason: ' ', seen: '' }).expect(422)
    expect(refused.text).toContain(words.problems.reason)
    await eve.post('/hr/contacts/NR-2/returns', { reason: 'It was a mistake.', seen: '' }).expect(303)
    const { text } = await ada.get('/hr/contacts/NR-2')
    expect(text).toContain(words.proposed.isReturn)
    await ada.post('/hr/contacts/NR-2/confirmations', { change: changeIn(text) }).expect(303)
    expect((await app.deps.live()).contents.en.contacts).toEqual(contents.en.contacts)
  })

  it('keeps what was typed when something is wrong, and says what', async () => {
    const sent = { ...TYPED, again: '1-800-555-0198', 'es-what': '' }
    const { text } = await eve.post('/hr/contacts/NR-2/change', sent).expect(422)
    expect(text).toContain(words.problems.again)
    expect(text).toContain(words.problems.spanish)
    expect(text).toContain(`value="${NEW_DIGITS}"`)
  })

  it('isn’t offered for 911, 988, SCR and the lines of the state', async () => {
    for (const id of ['SCR', 'LR-4', 'LR-2', 'LR-1', '988']) {
      await eve.get(`/hr/contacts/${id}/change`).expect(404)
      await eve.post(`/hr/contacts/${id}/change`, TYPED).expect(404)
      await eve.post(`/hr/contacts/${id}/returns`, { reason: 'x' }).expect(404)
      expect((await eve.get(`/hr/contacts/${id}`)).text).toContain(words.onlyReleased.split('.')[0])
    }
    await eve.get('/hr/contacts/nobody').expect(404)
  })
})
