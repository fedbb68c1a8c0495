import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo, idOf } from '../../src/app/href.web.ts'
import { setCredentials, setLanguage } from '../../src/identity/account.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { hire } from '../../src/people/record.store.ts'
import { putRole } from '../../src/identity/role.store.ts'
import { createAccount } from '../../src/identity/account.store.ts'
import { enqueue, messagesTo } from '../../src/reminders/message.store.ts'
import { publishPolicy } from '../../src/requirements/published-policy.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { formatDate } from '../../src/platform/time/date.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { cardsFor } from '../support/invite.ts'
import { completeCourse } from '../support/completions.ts'
import { contents } from '../support/content.ts'
import { keepEdition } from '../support/examples.ts'
import { adopt, rewording } from '../support/own-policy.ts'
import { completed, day, required } from '../support/recording.ts'
import { holdersOn } from '../support/roles.ts'
import { newStaff, type Staff, staffOn } from '../support/staff.ts'
import { endOfTrail, trailAfter } from '../support/trail.ts'

const t = MESSAGES.en.hr.reminders.messages
const cards = MESSAGES.en.hr.bulkInvites
const TODAY = day('2026-11-24')
const LIST = '/hr/reminders/messages'

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
})

describe('a message that was handed over', () => {
  it('says who confirmed it and when, for the list, the record, the person and the trail', async () => {
    const id = await put(staff.bob)
    const begin = await endOfTrail(test)
    await ada.post(`${LIST}/${id}/hand-overs`).expect(303)
    const said = t.result.confirmed['handed-over']('Ada Okafor', 'Nov 24, 2026')
    expect(await textOf(`${LIST}?state=sent`)).toContain(said)
    expect(await textOf(`/hr/people/${idOf(staff.bob)}`)).toContain(said)
    expect((await (await signedIn(test, staff.bob)).get('/account')).text).toContain(said)
    expect(await kindsAfter(begin)).toEqual([['handed_over', staff.ada, staff.bob]])
  })

  it('is taken back by a further entry, by whoever knows better, and waits as before', async () => {
    const id = await put(staff.bob)
    await ada.post(`${LIST}/${id}/hand-overs`).expect(303)
    const { hal } = await holdersOn(test, staff)
    const begin = await endOfTrail(test)
    const browser = await signedIn(test, hal)
    expect((await browser.get(`${LIST}?state=sent`)).text).toContain(t.handOver.takeBack)
    await browser.post(`${LIST}/${id}/hand-over-corrections`).expect('Location', `${LIST}?state=sent`)
    const text = await textOf(LIST)
    expect(text).toContain(t.result.confirmed['not-handed-over']('Hal Brooks', 'Nov 24, 2026'))
    // The list says that once, for all of its messages.
    expect(text).not.toContain(t.result.byHand)
    expect(await kindsAfter(begin)).toEqual([['not_handed_over', hal, staff.bob]])
    expect(await entries(id)).toEqual([
      [1, 'handed-over', staff.ada],
      [2, 'not-handed-over', hal],
    ])
    const again = await browser.post(`${LIST}/${id}/hand-over-corrections`)
    expect(again.headers['location']).toContain('missed=yes')
    await ada.post(`${LIST}/${id}/hand-overs`).expect(303)
    expect(await entries(id)).toHaveLength(3)
  })

  it('counts as a reminder again only until it is taken back', async () => {
    await ada.post(hrefTo('/hr/people/:person/nudges', { person: staff.bob }), { from: 'person' }).expect(303)
    const [{ id = '' } = {}] = await messagesTo(test.deps.store.db, staff.bob)
    await ada.post(`${LIST}/${id}/hand-overs`).expect(303)
    const bobs = `/hr/people/${idOf(staff.bob)}`
    expect(await textOf(bobs)).toContain(t.person.already)
    await ada.post(`${LIST}/${id}/hand-over-corrections`).expect(303)
    expect(await textOf(bobs)).toContain(t.person.waiting('Nov 24, 2026'))
  })

  it('gets no link once the person is done, and is stopped', async () => {
    const id = await put(staff.bob)
    await completeCourse(test, staff.bob)
    const { headers } = await ada.post(`${LIST}/${id}/links`).expect(303)
    expect(headers['location']).toBe(`${LIST}?state=by-hand&missed=yes`)
    expect(await messagesTo(test.deps.store.db, staff.bob)).toMatchObject([{ state: 'stopped', reason: 'done' }])
  })

  it('stays as it is when its entry in the trail can’t be written', async () => {
    const id = await put(staff.bob)
    const { sql } = await import('kysely')
    await sql`create trigger no_entry before insert on trail_entry begin select raise(abort, 'no room'); end`.execute(
      test.deps.store.db,
    )
    await ada.post(`${LIST}/${id}/hand-overs`).expect(500)
    expect(await messagesTo(test.deps.store.db, staff.bob)).toMatchObject([{ state: 'by-hand' }])
    expect(await entries(id)).toEqual([])
  })
})

describe('a link for a message', () => {
  const link = MESSAGES.en.account.link

  it('ends an earlier one that still works only after a page has said so', async () => {
    const eli = await add('Eli Novak')
    const id = await put(eli)
    const filters = { site: 'north-house', kind: 'nudge' }
    const [kept] = codesIn((await ada.post(`${LIST}/${id}/links`, filters).expect(200)).text)
    const { text } = await ada.post(`${LIST}/${id}/links`, filters).expect(200)
    expect(codesIn(text)).toEqual([])
    for (const words of [link.heading('Eli Novak'), link.replaces, link.button, `action="${LIST}/${id}/links"`])
      expect(text).toContain(words)
    const back = `${LIST}?state=by-hand&amp;site=north-house&amp;kind=nudge`
    expect(text).toContain(`<a href="${back}">${t.handOver.back}</a>`)
    expect(hiddenIn(text)).toMatchObject({ site: ['north-house'], kind: ['nudge'], replaces: ['yes'] })
    expect(await opens(kept)).toBe(303)
    const [made] = codesIn((await ada.post(`${LIST}/${id}/links`, { ...filters, replaces: 'yes' }).expect(200)).text)
    expect([await opens(kept), await opens(made)]).toEqual([422, 303])
  })

  it.each([
    ['with a code', () => add('Eli Novak'), 'Feb 4, 2026', true],
    ['for somebody who signs in with a password', async () => staff.bob, 'Dec 16, 2026', false],
  ] as const)('has a sheet that says by when and what’s left, %s', async (_, find, date, passed) => {
    const { text } = await ada.post(`${LIST}/${await put(await find())}/links`).expect(200)
    const [, sheet = ''] = text.replaceAll('&#39;', '’').split('class="sheet sheet--hand')
    expect(sheet).toContain(`>${t.together.sheetTitle}</h2>`)
    expect(sheet).toContain(t.together.due(date, passed))
    expect(sheet).toContain(MESSAGES.en.hr.team.list.acknowledging)
  })

  it('is in the language of whoever gets it', async () => {
    const eli = await add('Eli Novak')
    await setLanguage(test.deps.store.db, eli, 'es')
    const { text } = await ada.post(`${LIST}/${await put(eli)}/links`).expect(200)
    expect(text).toMatch(/<div lang="es">\s*<section class="sheet sheet--hand/)
    expect(text).toContain(MESSAGES.es.hr.reminders.messages.together.due(formatDate(day('2026-02-04'), 'es'), true))
  })

  it('says that the policy changed to somebody who finished before, and by when to read what did', async () => {
    await publishPolicy(test.deps.store, contents.en, test.deps.now())
    await keepEdition(test)
    await keepEdition(test, contents.es)
    await completeCourse(test, staff.bob)
    await adopt(test, staff, [rewording()])
    const { text } = await ada.post(`${LIST}/${await put(staff.bob)}/links`).expect(200)
    expect(text).toContain(t.together.update('Dec 24, 2026', false))
    expect(text).not.toContain(t.together.due('Dec 24, 2026', false))
    test.clock.pass({ days: 40 })
    ada = await signedIn(test, staff.ada)
    const late = (await ada.post(`${LIST}/${await put(staff.bob, null, 'late')}/links`).expect(200)).text
    expect(late).toContain(t.together.update('Dec 24, 2026', true))
    const invited = await ada.post(`${LIST}/${await put(staff.bob, null, 'invited', 'invite')}/links`).expect(200)
    expect(invited.text).toContain(`>${t.together.updateTitle}</h2>`)
  })

  it.each(['en', 'es'] as const)('says that an orientation expired, and since when, in %s', async (language) => {
    await setLanguage(test.deps.store.db, staff.dan, language)
    const done = [required(staff.dan, '2026-01-06', 6), completed(staff.dan, '2026-02-02')]
    await test.deps.store.transaction((tx) => record(tx, done, TODAY))
    const { text } = await ada.post(`${LIST}/${await put(staff.dan, null, 'invited', 'invite')}/links`).expect(200)
    const [, sheet = ''] = text.split('class="sheet sheet--hand')
    const { together } = MESSAGES[language].hr.reminders.messages
    expect(sheet).toContain(`>${together.expiredTitle}</h2>`)
    expect(sheet).toContain(together.expired(formatDate(day('2026-08-02'), language)))
  })

  it('is the same button as before for somebody who signs in with a password', async () => {
    const id = await put(staff.bob)
    for (let n = 0; n < 2; n += 1)
      expect((await ada.post(`${LIST}/${id}/links`).expect(200)).text).toContain(t.handOver.signInLead)
  })
})

describe('messages that are handed over together', () => {
  const together = MESSAGES.en.hr.reminders.messages.together

  it('are on record as if each had been confirmed, and taken back, alone', async () => {
    const people = [staff.bob, staff.dan, staff.cleo]
    const own = async (do_: (ids: readonly string[]) => Promise<void>) => {
      const ids = []
      for (const person of people) ids.push(await put(person, null, String(ids.length + Math.random())))
      const begin = await endOfTrail(test)
      await do_(ids)
      const rows = []
      for (const id of ids) rows.push([await entries(id), await stateOf(id)])
      return { rows, trail: await kindsAfter(begin) }
    }
    for (const path of ['hand-overs', 'hand-over-corrections'] as const) {
      const before = path === 'hand-overs' ? [] : ['hand-overs']
      const alone = await own(async (ids) => {
        for (const step of [...before, path]) for (const id of ids) await ada.post(`${LIST}/${id}/${step}`).expect(303)
      })
      const asOne = await own(async (ids) => {
        for (const step of [...before, path]) await ada.post(`${LIST}/${step}`, { message: [...ids] }).expect(303)
      })
      expect(asOne).toEqual(alone)
    }
  })

  it('are offered where there are several, with how many it came to, and some can be left out', async () => {
    const first = await put(staff.bob)
    expect(await textOf(LIST)).not.toContain(together.print)
    const second = await put(staff.dan)
    const list = await textOf(LIST)
    expect(list).toContain(together.choose(2))
    // Nobody is selected before somebody does it, one by one or all in a step of its own.
    expect(list).toContain(`value="${second}"`)
    expect(list).not.toMatch(/name="message"[^>]*\schecked/)
    expect(list).toContain('href="/hr/reminders/messages?state=by-hand&amp;all=yes"')
    const all = await textOf(`${LIST}?state=by-hand&all=yes`)
    expect(all.match(/name="message"[^>]*\schecked/g)).toHaveLength(2)
    const answer = await ada.post(`${LIST}/hand-overs`, { message: [first, second, 'nothing'] }).expect(303)
    expect(await textOf(String(answer.headers['location']))).toContain(together.confirmed(2))
    expect(await textOf(`${LIST}?state=sent`)).toContain(together.done(2, 'Nov 24, 2026', 'Ada Okafor'))
    const after = await textOf(String(answer.headers['location']))
    const [undo = ''] =
      /<form[^>]*action="\/hr\/reminders\/messages\/hand-over-corrections"[\s\S]*?<\/form>/.exec(after) ?? []
    expect(undo).toContain(together.undo(2))
    for (const id of [first, second]) expect(undo).toContain(`name="message" value="${id}"`)
    const back = await ada.post(`${LIST}/hand-over-corrections`, { message: second }).expect(303)
    expect(back.headers['location']).toBe(`${LIST}?state=sent&waiting=1`)
    expect([await stateOf(first), await stateOf(second)]).toEqual(['sent', 'by-hand'])
    // What has been taken back in part is undone where it's listed.
    expect(await textOf(String(answer.headers['location']))).not.toContain(together.undo(2))
  })

  it.each(['hand-overs', 'sheets', 'hand-over-corrections'])('need at least one that is selected: %s', async (path) => {
    const ids = [await put(staff.bob), await put(staff.dan)]
    const begin = await endOfTrail(test)
    const { headers } = await ada.post(`${LIST}/${path}`).expect(303)
    const text = await textOf(String(headers['location']))
    expect(text).toContain(together.nobody)
    expect(await kindsAfter(begin)).toEqual([])
    for (const id of ids) expect(await stateOf(id)).toBe('by-hand')
  })

  it('are printed on one sheet for each person, with a code only for those who can’t sign in yet', async () => {
    const eli = await add('Eli Novak')
    const ids = [await put(eli), await put(eli, null, 'again'), await put(staff.bob), await put(staff.dan)]
    await completeCourse(test, staff.dan)
    const { text } = await ada.post(`${LIST}/sheets`, { message: ids }).expect(200)
    expect(text.match(/class="sheet sheet--hand/g)).toHaveLength(2)
    expect(text.match(/<b class="code">/g)).toHaveLength(1)
    expect(text).toContain(together.signIn)
    expect(text).toContain('<li>Dan Whitfield</li>')
    expect(text.match(/name="message" value="/g)).toHaveLength(3)
    const [code = ''] = /<b class="code">[^<]+/.exec(text)?.[0].match(/[A-Z0-9-]+$/) ?? []
    await visitor(test).post('/code', { code }).expect(303)
    // Nothing is handed over yet.
    expect(await stateOf(ids[0] ?? '')).toBe('by-hand')
  })

  it('begin on paper with the due date and what’s left, in the language of each person', async () => {
    const eli = await add('Eli Novak')
    await setLanguage(test.deps.store.db, eli, 'es')
    const es = MESSAGES.es.hr
    const spanish = es.reminders.messages.together
    const { text } = await ada.post(`${LIST}/sheets`, { message: [await put(eli), await put(staff.bob)] }).expect(200)
    const sheets = text.split('class="sheet sheet--hand').slice(1)
    const [elis = '', bobs = ''] = sheets.map((sheet) => sheet.split('<ol>')[0]?.replaceAll('&#39;', '’') ?? '')
    expect(elis).toContain(`>${spanish.sheetTitle}</h2>`)
    expect(elis).toContain(spanish.due(formatDate(day('2026-02-04'), 'es'), true))
    expect(elis).toContain(es.team.list.acknowledging)
    expect(bobs).toContain(`>${together.sheetTitle}</h2>`)
    expect(bobs).toContain(together.due('Dec 16, 2026', false))
    expect(bobs).toContain(MESSAGES.en.hr.team.list.acknowledging)
  })

  it('are printed with codes that end earlier ones only after a page has said whose', async () => {
    const [eli, fay, gus] = [await add('Eli Novak'), await add('Fay Osei'), await add('Gus Pell')]
    const ids = [await put(eli), await put(fay), await put(gus), await put(staff.bob)]
    const linkTo = async (person: PersonId) =>
      codesIn((await ada.post(hrefTo('/hr/people/:person/link', { person })).expect(200)).text)[0]
    const ofEli = await linkTo(eli)
    const { text } = await ada.post(`${LIST}/sheets`, { site: 'north-house', message: ids }).expect(200)
    expect(codesIn(text)).toEqual([])
    // The button has the words of the one that led here.
    const { print } = MESSAGES.en.hr.selections.yours
    for (const words of [together.haveOne, '<li>Eli Novak</li>', print(4)]) expect(text).toContain(words)
    for (const name of ['Fay Osei', 'Gus Pell', 'Bob Rivera']) expect(text).not.toContain(`<li>${name}</li>`)
    const form = hiddenIn(text)
    expect(form).toMatchObject({ site: ['north-house'], message: ids, replaces: [idOf(eli)] })
    expect(text).toContain(`action="${LIST}/sheets"`)
    expect(await opens(ofEli)).toBe(303)
    // A link that somebody makes after the page was opened is named as well before it ends.
    const ofFay = await linkTo(fay)
    const again = (await ada.post(`${LIST}/sheets`, form).expect(200)).text
    for (const name of ['Eli Novak', 'Fay Osei']) expect(again).toContain(`<li>${name}</li>`)
    expect([codesIn(again), await opens(ofEli), await opens(ofFay)]).toEqual([[], 303, 303])
    const sheets = (await ada.post(`${LIST}/sheets`, hiddenIn(again)).expect(200)).text
    const made = codesIn(sheets)
    expect(made).toHaveLength(3)
    expect(sheets.match(/class="sheet sheet--hand/g)).toHaveLength(4)
    for (const code of made) expect(await opens(code)).toBe(303)
    expect([await opens(ofEli), await opens(ofFay)]).toEqual([422, 422])
  })

  it('take along the invitation of whoever has a code on the sheet', async () => {
    const eli = await add('Eli Novak')
    const [nudge, invitation] = [await put(eli), await put(eli, null, ' invite', 'invite')]
    const [ofBob] = [await put(staff.bob), await put(staff.bob, null, ' invite', 'invite')]
    const { text } = await ada.post(`${LIST}/sheets`, { message: [nudge, ofBob] }).expect(200)
    const { message = [] } = hiddenIn(text)
    expect(message).toEqual([nudge, ofBob, invitation])
    await ada.post(`${LIST}/hand-overs`, { message }).expect('Location', `${LIST}?state=by-hand&handed=3`)
    expect(await stateOf(invitation)).toBe('sent')
  })

  it('leave out messages to people of other sites, for HR of a site', async () => {
    const { ivy } = await holdersOn(test, staff)
    const browser = await signedIn(test, ivy)
    const [mine, other] = [await put(staff.bob), await put(staff.dan)]
    const { text } = await browser.post(`${LIST}/sheets`, { message: [mine, other] }).expect(200)
    expect(text).not.toContain('Dan Whitfield')
    const answer = await browser.post(`${LIST}/hand-overs`, { message: [mine, other] }).expect(303)
    expect(answer.headers['location']).toContain('handed=1')
    expect(await stateOf(other)).toBe('by-hand')
  })

  const stateOf = async (id: string) => {
    const rows = await test.deps.store.db.selectFrom('message').select('state').where('id', '=', id).execute()
    return rows[0]?.state
  }
})

describe('messages that wait', () => {
  it('aren’t said to go out where there’s no mail server', async () => {
    const { store, now } = test.deps
    const invite = { kind: 'invite', person: staff.bob, about: null, occasion: 'example', deadline: null } as const
    const begun = { ...invite, mail: true, by: staff.ada, at: now(), today: TODAY }
    await store.transaction((tx) => enqueue(tx, begun))
    const text = await textOf(`${LIST}?state=waiting`)
    expect(text).toContain('Bob Rivera')
    expect(text).toContain(t.leads.noServer)
    expect(text).not.toContain(t.leads.waiting)
  })
})

describe('the filters of the list', () => {
  it('leave the messages to one site and of one kind, and the numbers of each status add up', async () => {
    await put(staff.bob)
    await put(staff.bob, null, 'again')
    await put(staff.dan)
    await cardsFor(ada, await add('Eli Novak'))
    const north = await textOf(`${LIST}?site=north-house`)
    expect(north).toContain(t.stateCount(t.states['by-hand'], 3))
    expect(north).not.toContain('Dan Whitfield')
    const nudges = await textOf(`${LIST}?site=north-house&kind=nudge`)
    expect(nudges).toContain(t.stateCount(t.states['by-hand'], 2))
    expect(nudges).not.toContain('Eli Novak')
    expect(nudges).toContain(t.together.choose(2))
    expect(nudges).toContain(`href="${LIST}?state=sent&amp;site=north-house&amp;kind=nudge"`)
    // Only kinds that there are can be chosen.
    const kinds = [...(/<select id="kind"[\s\S]*?<\/select>/.exec(nudges)?.[0] ?? '').matchAll(/value="([^"]*)"/g)]
    expect(kinds.map(([, kind]) => kind)).toEqual(['', 'invite', 'nudge'])
    await ada.get(`${LIST}?site=east-house`).expect(404)
    await ada.get(`${LIST}?kind=follow-up`).expect(400)
  })

  it('stay after something was done in the list', async () => {
    const [one, two] = [await put(staff.bob), await put(staff.bob, null, 'again')]
    const filters = { site: 'north-house', kind: 'nudge' }
    const back = `${LIST}?state=by-hand&site=north-house&kind=nudge`
    expect(await textOf(back)).toContain('<input type="hidden" name="site" value="north-house">')
    await ada.post(`${LIST}/${one}/stops`, filters).expect('Location', `${back}&stopped=yes`)
    await ada.post(`${LIST}/hand-overs`, filters).expect('Location', `${back}&nobody=yes`)
    const sheets = (await ada.post(`${LIST}/sheets`, { ...filters, message: two }).expect(200)).text
    expect(sheets).toContain(`href="${back.replaceAll('&', '&amp;')}"`)
    await ada.post(`${LIST}/hand-overs`, { ...filters, message: two }).expect('Location', `${back}&handed=1`)
  })

  it('offer HR of a site nothing of other sites', async () => {
    await put(staff.dan)
    const ivy = await signedIn(test, (await holdersOn(test, staff)).ivy)
    const { text } = await ivy.get(LIST).expect(200)
    expect(text).toContain('value="north-house"')
    expect(text).not.toContain('value="south-house"')
    // Nobody of theirs has got any.
    expect(text).not.toContain('value="nudge"')
    await ivy.get(`${LIST}?site=south-house`).expect(404)
  })
})

describe('cards that were handed over', () => {
  it('are listed with who confirmed them, and taken back for those who don’t have theirs', async () => {
    const [eli, fay] = [await add('Eli Novak'), await add('Fay Osei')]
    await cardsFor(ada, eli, fay)
    await ada.post('/hr/invites/hand-overs', { person: [eli, fay].map(idOf) }).expect(303)
    const begin = await endOfTrail(test)
    expect(await textOf('/hr/invites')).toContain(cards.onRecord(2, 'Nov 24, 2026', 'Ada Okafor'))
    const answer = await ada.post('/hr/invites/hand-over-corrections', { person: idOf(fay) }).expect(303)
    const text = await textOf(String(answer.headers['location']))
    expect(text).toContain(cards.takenBack(1))
    expect(text).toContain(cards.onRecord(1, 'Nov 24, 2026', 'Ada Okafor'))
    expect(text).toContain(cards.batch(1, 'Nov 24, 2026'))
    expect(await kindsAfter(begin)).toEqual([['not_handed_over', staff.ada, fay]])
    expect(await textOf(LIST)).toContain(t.result.cardMade('Nov 24, 2026'))
  })

  it('can’t be taken back from somebody who came in with theirs', async () => {
    const eli = await add('Eli Novak')
    await cardsFor(ada, eli)
    await ada.post('/hr/invites/hand-overs', { person: idOf(eli) }).expect(303)
    const [{ id = '' } = {}] = await messagesTo(test.deps.store.db, eli)
    await test.deps.store.transaction((tx) => setCredentials(tx, eli, 'eli', 'a hash', TODAY))
    expect(await textOf('/hr/invites')).not.toContain(cards.takeBack)
    const answer = await ada.post('/hr/invites/hand-over-corrections', { person: idOf(eli) })
    expect(answer.headers['location']).toBe('/hr/invites?waiting=0')
    expect((await ada.post(`${LIST}/${id}/hand-over-corrections`)).headers['location']).toContain('missed=yes')
    expect(await messagesTo(test.deps.store.db, eli)).toMatchObject([{ state: 'sent' }])
  })
})

describe('HR for a site', () => {
  let ivy: Browser
  let gwen: PersonId
  beforeEach(async () => {
    const holders = await holdersOn(test, staff)
    gwen = holders.gus
    ivy = await signedIn(test, holders.ivy)
  })

  it('is told on Home of the messages to their people, and hands over those they have made', async () => {
    const erin = await add('Erin Sato', { site: staff.south })
    await put(erin)
    await put(staff.dan)
    expect((await ivy.get('/hr')).text).not.toContain(`${LIST}?state=by-hand`)
    await ivy.post(hrefTo('/hr/people/:person/nudges', { person: staff.bob }), { from: 'person' }).expect(303)
    const [{ id = '' } = {}] = await messagesTo(test.deps.store.db, staff.bob)
    expect((await ivy.get('/hr')).text).toContain(`${LIST}?state=by-hand`)
    expect((await ivy.get(`/hr/people/${idOf(staff.bob)}`)).text).toContain(`href="${LIST}"`)
    const { text } = await ivy.get(LIST).expect(200)
    expect(text).toContain('Bob Rivera')
    for (const name of ['Dan Whitfield', 'Erin Sato', 'South House']) expect(text).not.toContain(name)
    expect(text).toContain(t.stateCount(t.states['by-hand'], 1))
    await ivy.post(`${LIST}/${id}/links`).expect(200)
    await ivy.post(`${LIST}/${id}/hand-overs`).expect(303)
    await ivy.post(`${LIST}/${id}/hand-over-corrections`).expect(303)
  })

  it('neither sees nor changes a message to somebody elsewhere, or about them', async () => {
    const toDan = await put(staff.dan)
    const aboutDan = await put(staff.cleo, staff.dan)
    for (const id of [toDan, aboutDan])
      for (const action of ['hand-overs', 'hand-over-corrections', 'links', 'stops', 'retries'])
        await ivy.post(`${LIST}/${id}/${action}`).expect(404)
    for (const state of ['by-hand', 'stopped', 'waiting', 'sent'])
      expect((await ivy.get(`${LIST}?state=${state}`)).text).not.toContain('Dan Whitfield')
  })

  it('makes no way in for somebody with a role', async () => {
    const kim = await add('Kim Lowe')
    await createAccount(test.deps.store.db, kim, 'en', test.deps.now())
    await putRole(test.deps.store.db, kim, { role: 'hr', sites: [], until: null })
    const id = await put(kim)
    expect((await ivy.get(LIST)).text).not.toContain(`${id}/links`)
    await ivy.post(`${LIST}/${id}/links`).expect(403)
    expect(await test.deps.store.db.selectFrom('sign_in_link').selectAll().execute()).toEqual([])
    await ada.post(`${LIST}/${id}/links`).expect(200)
  })

  it('is HR of the site where a person works now, under any of the person’s records', async () => {
    const id = await put(gwen)
    expect((await ivy.get(LIST)).text).toContain('Gus Park')
    await ivy.post(`${LIST}/${id}/hand-overs`).expect(303)
  })
})

function codesIn(html: string): string[] {
  return [...html.matchAll(/<b class="code[^"]*"[^>]*>([^<]+)/g)].map(([, code = '']) => code)
}

/** The status of the answer to a code: 303 for one that works. */
async function opens(code = ''): Promise<number> {
  return (await visitor(test).post('/code', { code })).status
}

/** What the form in the page sends without a touch. */
function hiddenIn(html: string): Record<string, string[]> {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
  const sent: Record<string, string[]> = {}
  for (const [, name = '', value = ''] of main.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g))
    if (name !== 'csrf') sent[name] = [...(sent[name] ?? []), value]
  return sent
}

async function textOf(path: string): Promise<string> {
  return (await ada.get(path).expect(200)).text.replaceAll('&#39;', '’')
}

async function kindsAfter(begin: number): Promise<unknown[]> {
  const entriesSince = await trailAfter(test, begin)
  return entriesSince
    .filter(({ kind }) => kind.endsWith('handed_over'))
    .map(({ kind, actor, about }) => [kind, actor, about])
}

async function entries(message: string): Promise<unknown[]> {
  const rows = await test.deps.store.db
    .selectFrom('hand_over')
    .selectAll()
    .where('message', '=', message)
    .orderBy('seq')
    .execute()
  return rows.map(({ seq, what, done_by }) => [seq, what, done_by])
}

/** Queues a reminder, and returns its id. */
async function put(
  person: PersonId,
  about: PersonId | null = null,
  which = '',
  kind: 'nudge' | 'invite' = 'nudge',
): Promise<string> {
  const { store, now } = test.deps
  const occasion = `example:${person}:${about}${which}`
  const message = { kind, person, about, occasion, deadline: null, mail: false } as const
  await store.transaction((tx) => enqueue(tx, { ...message, by: staff.ada, at: now(), today: TODAY }))
  return (await messagesTo(store.db, person)).find((each) => each.occasion === occasion)?.id ?? ''
}

function add(name: string, { site = staff.north }: { readonly site?: Staff['north'] } = {}): Promise<PersonId> {
  const recording = { course: test.deps.contents.en.course.id, actor: staff.ada, at: test.deps.now(), today: TODAY }
  return test.deps.store.transaction((tx) => hire(tx, { ...newStaff, site, facts: { name } }, recording))
}
