import { idOf } from '../../src/app/href.web.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { currentSpells } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { closeAccess } from '../../src/identity/access.store.ts'
import { setCredentials } from '../../src/identity/account.store.ts'
import { messagesTo } from '../../src/reminders/message.store.ts'
import { MOST_SELECTED } from '../../src/people/table.page.ts'
import { MOST_CARDS } from '../../src/reminders/card.ts'
import { hire, recordEvents } from '../../src/people/record.store.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { cardsFor, chosenToInvite, mailTo } from '../support/invite.ts'
import { holdersOn } from '../support/roles.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const t = MESSAGES.en

const PATH = '/hr/invites'
const WITH_MAIL = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'hr@harborstreet.example' }
const TODAY = calendarDate('2026-11-24')
const password = 'tea at the window, rain outside'

let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(() => open({}))

describe('the list of people to invite', () => {
  it('has everybody without a password, under the filters of site and department', async () => {
    await add('Eli Novak')
    await add('Fay Osei', { site: staff.south, department: 'Day program' })
    expect(namesOn(await page())).toEqual(['Eli Novak', 'Fay Osei'])
    expect(namesOn(await page('?site=south-house'))).toEqual(['Fay Osei'])
    expect(namesOn(await page('?department=Residential'))).toEqual(['Eli Novak'])
    expect(namesOn(await page('?site=north-house&department=Day+program'))).toEqual([])
    expect((await ada.get(`${PATH}?site=nowhere`)).status).toBe(404)
  })

  it('has everyone who can’t sign in yet, with the state of their card, and on request only who needs one', async () => {
    const eli = await add('Eli Novak')
    expect(await page()).toContain(t.hr.bulkInvites.codeNone)
    await cardsFor(ada, eli)
    expect(namesOn(await page())).toEqual(['Eli Novak'])
    expect(await page()).toContain(t.hr.bulkInvites.codeWaits('Dec 1, 2026'))
    await confirm([idOf(eli)])
    expect(await page()).toContain(t.hr.bulkInvites.codeUntil('Dec 1, 2026'))
    expect(await page()).not.toContain(t.hr.bulkInvites.codeWaits('Dec 1, 2026'))
    expect(namesOn(await page('?code=none'))).toEqual([])
    test.clock.pass({ days: 8 })
    ada = await signedIn(test, staff.ada)
    expect(namesOn(await page('?code=none'))).toEqual(['Eli Novak'])
  })

  it('leaves out people who have left or may not sign in', async () => {
    await leave(await add('Eli Novak'))
    const fay = await add('Fay Osei')
    await test.deps.store.transaction((tx) => closeAccess(tx, fay, 'asked to', recording(test, staff)))
    expect(namesOn(await page('?code=any'))).toEqual([])
  })
})

describe('pages of the list', () => {
  it('have 50 people each, in the order of names, and everyone is on one of them', async () => {
    const all = Array.from({ length: 55 }, (_, n) => `Eli Novak ${String(n).padStart(2, '0')}`)
    // Two with one name, at the end of a page.
    all[50] = 'Eli Novak 49'
    for (const name of all) await add(name)
    const first = await page()
    expect(namesOn(first)).toEqual(all.slice(0, 50))
    expect(first).toContain(t.hr.selections.bar.all(55))
    const next = /href="(\/hr\/invites\?after=[^"]+)"/.exec(first)?.[1] ?? ''
    const second = (await ada.get(next).expect(200)).text
    expect(namesOn(second)).toEqual(all.slice(50))
    expect(second).not.toContain('href="/hr/invites?after=')
    // The last of a page may have a way in by now.
    const last = (
      await test.deps.store.db.selectFrom('standing').select('person').where('name', '=', 'Eli Novak 48').execute()
    )[0]
    await cardsFor(ada, last?.person ?? 'person:nobody')
    expect(namesOn(await page(`?after=${idOf(last?.person ?? 'person:nobody')}`))).toEqual(all.slice(49))
  })

  it('begin at the first after someone whom the viewer doesn’t see', async () => {
    const { ivy } = await holdersOn(test, staff)
    const zoe = await add('Zoe Novak', { site: staff.south })
    await add('Eli Novak')
    ada = await signedIn(test, ivy)
    expect(namesOn(await page(`?after=${idOf(zoe)}`))).toContain('Eli Novak')
  })

  it('need no choice between all and some where one person is in the list', async () => {
    await add('Eli Novak')
    expect(await page()).toMatch(/<label hidden><input type="checkbox" name="all"/)
    await add('Fay Osei')
    expect(await page()).not.toMatch(/<label hidden>/)
  })
})

describe('an address that only this computer opens', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['is warned of', {}, true],
    ['is not warned of with a public one', { PUBLIC_URL: 'https://orientation.example.org' }, false],
  ])(
    '%s among the first steps on Home, in the list, before and on the cards and on the pages of one person’s link',
    async (_, environment, isWarned) => {
      await open(environment)
      const eli = await add('Eli Novak')
      const link = `/hr/people/${idOf(eli)}/link`
      const pages = [
        await ada.get('/hr'),
        await ada.get(PATH),
        await ada.get(link),
        await ada.get(await chosenToInvite(ada, [eli])),
        await cardsFor(ada, eli),
        // The card has a code already.
        await ada.post(link, { replaces: 'yes' }),
      ]
      expect(pages.map(({ text }) => text.includes(t.account.link.onlyHere('')))).toEqual(Array(6).fill(isWarned))
    },
  )
})

it('the warning names the administrators whom HR can ask, and never the reader', async () => {
  const { gus } = await holdersOn(test, staff)
  const { onlyHere } = t.account.link
  expect(await page()).toContain(onlyHere('Gus Park'))
  expect(onlyHere('Gus Park')).toContain('Ask Gus Park (administrator)')
  await test.deps.store.transaction((tx) => closeAccess(tx, gus, 'asked to', recording(test, staff)))
  expect(await page()).toContain(onlyHere(''))
})

it('the warning names the setting for administrators only', async () => {
  const { ivy } = await holdersOn(test, staff)
  const { onlyHere, onlyHereSetting } = t.account.link
  expect(await page()).toContain(onlyHereSetting)
  const { text } = await (await signedIn(test, ivy)).get(PATH).expect(200)
  expect(text).toContain(onlyHere('Ada Okafor, Gus Park'))
  expect(text).not.toContain('PUBLIC_URL')
})

describe('cards to print', () => {
  it('are made for those who are ticked, each with a code that opens the page of its person', async () => {
    const [eli, fay] = [await add('Eli Novak'), await add('Fay Osei', { language: 'es' })]
    await add('Gus Pell')
    const { text } = await cardsFor(ada, eli, fay)
    expect(cardsOn(text).map(({ name }) => name)).toEqual(['Eli Novak', 'Fay Osei'])
    expect(text).toContain('2 cards to hand over')
    for (const { name, code, prefix } of cardsOn(text)) {
      const answer = await visitor(test).post(`${prefix}/code`, { code })
      const location = answer.headers['location'] ?? ''
      expect(location.startsWith(`${prefix}/join/`)).toBe(true)
      expect((await visitor(test).get(location)).text).toContain(name)
    }
    expect(cardsOn(text).map(({ until }) => until)).toEqual([
      'Works once, until Dec 1, 2026.',
      'Sirve una vez, hasta el 1 dic 2026.',
    ])
  })

  it('are made for all who match, and for nobody who comes to match after they were chosen', async () => {
    await add('Eli Novak')
    await add('Fay Osei')
    await add('Hal Berg', { site: staff.south })
    const button = t.hr.bulkInvites.printAll(2)
    const form = (await page('?site=north-house')).split(button)[0]?.split('<form').at(-1)
    expect(form).toContain('name="all" value="yes"')
    expect(form).toContain('name="site" value="north-house"')
    const { headers } = await ada.post(`${PATH}`, { all: 'yes', site: 'north-house' }).expect(303)
    const preview = headers['location'] ?? ''
    await add('Gus Pell')
    const { text } = await ada.get(preview).expect(200)
    expect(text).toContain(t.hr.selections.actions['print-codes'].title(2))
    expect(text).toContain(`href="${PATH}?site=north-house"`)
    expect(await test.deps.store.db.selectFrom('sign_in_link').selectAll().execute()).toEqual([])
    const cards = cardsOn((await ada.post(preview, { place: '0' }).expect(200)).text)
    expect(cards.map(({ name }) => name)).toEqual(['Eli Novak', 'Fay Osei'])
  })

  it('are offered together to those only who have none that works, and the narrowed list leads to the rest', async () => {
    const eli = await add('Eli Novak')
    await add('Fay Osei')
    await add('Gus Pell')
    await cardsFor(ada, eli)
    const all = await page()
    expect(all).toContain(t.hr.bulkInvites.found.any(3))
    expect(all).not.toContain(t.hr.bulkInvites.printAll(3))
    const form = all.split(t.hr.bulkInvites.printRest(2))[0]?.split('<form').at(-1)
    expect(form).toContain('name="code" value="none"')
    const some = await page('?code=none&site=north-house')
    expect(some).toContain(t.hr.bulkInvites.found.none(2))
    expect(some).toContain(t.hr.bulkInvites.printAll(2))
    expect(some).toContain(`href="${PATH}?site=north-house">${t.hr.bulkInvites.everyone(3)}</a>`)
  })

  it('end the code before, of the same person only', async () => {
    const [eli, fay] = [await add('Eli Novak'), await add('Fay Osei')]
    const [first, kept] = cardsOn((await cardsFor(ada, eli, fay)).text)
    await cardsFor(ada, eli)
    expect(await opens(first?.code)).toBe(422)
    expect(await opens(kept?.code)).toBe(303)
  })

  it('leave out, and say so, who chose a password or left since the list was shown', async () => {
    const [eli, fay, gus] = [await add('Eli Novak'), await add('Fay Osei'), await add('Gus Pell')]
    await test.deps.store.transaction((tx) => setCredentials(tx, eli, 'eli', 'x', calendarDate('2026-11-24')))
    await leave(fay)
    const { text } = await cardsFor(ada, eli, fay, gus)
    expect(cardsOn(text).map(({ name }) => name)).toEqual(['Gus Pell'])
    expect(text).toContain('2 people are left out')
    expect(text).toContain('<li>Eli Novak</li><li>Fay Osei</li>')
    const none = await cardsFor(ada, eli)
    const after = await ada.get(none.headers['location'] ?? '').expect(200)
    expect(after.text).toContain(t.hr.selections.leftOut['has-way-in'](1))
  })

  it('are kept nowhere: only the hash of a code is', async () => {
    const eli = await add('Eli Novak')
    const [card] = cardsOn((await cardsFor(ada, eli)).text)
    const links = await test.deps.store.db.selectFrom('sign_in_link').selectAll().execute()
    expect(JSON.stringify(links)).not.toContain(card?.code.replace('-', ''))
    expect(JSON.stringify(test.log)).not.toContain('Eli')
  })

  it(`are made for ${MOST_CARDS} at once, the next ones after that`, async () => {
    for (let n = 0; n < MOST_CARDS + 5; n++) await add(`Eli Novak ${String(n).padStart(3, '0')}`)
    const { headers } = await ada.post(PATH, { all: 'yes' }).expect(303)
    const preview = headers['location'] ?? ''
    expect((await ada.get(preview)).text).toContain(t.hr.selections.firstCards(MOST_CARDS))
    const { text } = await ada.post(preview, { place: '0' }).expect(200)
    expect(cardsOn(text)).toHaveLength(MOST_CARDS)
    expect(text.match(/class="sheet codes"/g)).toHaveLength(40)
    expect((await ada.get(preview)).text).toContain(t.hr.selections.again(5))
    expect(namesOn(await page('?code=none'))).toEqual([0, 1, 2, 3, 4].map((n) => `Eli Novak ${MOST_CARDS + n}`))
    // They're confirmed together, as well.
    expect((await confirm(boxesOn(await page()))).headers['location']).toBe(`${PATH}?handed=${MOST_CARDS}`)
  })

  it.each<[string, Record<string, string>, number, string]>([
    ['nobody is ticked', {}, 422, t.hr.selections.bar.nobody],
    ['nobody is in the list', { all: 'yes' }, 422, t.hr.selections.bar.nobody],
    ['the ids are nobody’s', { person: 'nobody' }, 422, t.hr.selections.bar.nobody],
    ['a field is unknown', { person: 'nobody', role: 'hr' }, 400, t.account.errors['bad-request'].title],
  ])('are not made when %s', async (_, fields, status, words) => {
    const answer = await ada.post(PATH, fields)
    expect([answer.status, answer.text.includes(words)]).toEqual([status, true])
    expect(await test.deps.store.db.selectFrom('sign_in_link').selectAll().execute()).toEqual([])
  })

  it('let a person in who types the code', async () => {
    const eli = await add('Eli Novak')
    const [card] = cardsOn((await cardsFor(ada, eli)).text)
    const answer = await visitor(test).post('/code', { code: card?.code ?? '' })
    const join = answer.headers['location'] ?? ''
    await visitor(test).post(join, { signInName: 'eli.novak', password }).expect(303)
    expect(namesOn(await page('?code=any'))).toEqual([])
  })
})

describe(`more than ${MOST_SELECTED} people to invite`, () => {
  const nameOf = (n: number) => `Person ${String(n).padStart(4, '0')}`
  const { bar } = t.hr.selections
  beforeEach(async () => {
    for (let n = 0; n < MOST_SELECTED + 2; n++) await add(nameOf(n))
    await add(nameOf(MOST_SELECTED + 2), { site: staff.south })
  })

  it('are offered in parts by name, one click each, and the result of a part leads to the next once all its cards are made', async () => {
    const all = { action: 'print-codes', all: 'yes' }
    expect(await page()).toContain(bar.limitParts(MOST_SELECTED))
    const answer = await ada.post(PATH, all).expect(422)
    expect(answer.text).toContain(bar.tooMany(MOST_SELECTED))
    const parts = partsOn(answer.text)
    expect(parts.map(({ text }) => text)).toEqual([
      bar.part(nameOf(0), nameOf(MOST_SELECTED - 1), MOST_SELECTED),
      bar.part(nameOf(MOST_SELECTED), nameOf(MOST_SELECTED + 2), 3),
    ])
    // So is the filtered list, and all over again to somebody who asks for a part that begins with nobody.
    const filtered = await ada.post(PATH, { all: 'yes', site: 'north-house', from: 'nobody' }).expect(422)
    expect(partsOn(filtered.text).map(({ text }) => text)).toEqual([
      bar.part(nameOf(0), nameOf(MOST_SELECTED - 1), MOST_SELECTED),
      bar.part(nameOf(MOST_SELECTED), nameOf(MOST_SELECTED + 1), 2),
    ])
    expect(filtered.text).toContain('<input type="hidden" name="site" value="north-house">')
    await ada.post(PATH, { all: 'yes', site: 'south-house' }).expect(303)
    const [first, last] = await Promise.all(parts.map(({ value }) => ada.post(PATH, { ...all, from: value })))
    const preview = first?.headers['location'] ?? ''
    expect((await ada.get(preview).expect(200)).text).toContain(
      t.hr.selections.actions['print-codes'].title(MOST_SELECTED),
    )
    const { text } = await ada.get(last?.headers['location'] ?? '').expect(200)
    expect(text).toContain(t.hr.selections.actions['print-codes'].title(3))
    // Someone in the first part has a way in by now: the next part begins with the same person.
    await ada.post(preview, { place: '0' }).expect(200)
    expect((await ada.get(preview).expect(200)).text).not.toContain(bar.rest)
    for (let place = MOST_CARDS; place < MOST_SELECTED; place += MOST_CARDS)
      await ada.post(preview, { place: String(place) }).expect(200)
    const rest = restOn((await ada.get(preview).expect(200)).text)
    expect(rest).toEqual({ ...all, from: parts[1]?.value })
    const next = (await ada.post(PATH, rest).expect(303)).headers['location'] ?? ''
    expect((await ada.get(next).expect(200)).text).toContain(t.hr.selections.actions['print-codes'].title(3))
    await ada.post(next, { place: '0' }).expect(200)
    expect((await ada.get(next).expect(200)).text).not.toContain(bar.rest)
  })

  function partsOn(html: string) {
    return [...html.matchAll(/name="from" value="([^"]*)">([^<]*)</g)].map(([, value = '', text = '']) => {
      return { value, text: text.trim() }
    })
  }

  /** What the button for the next part sends. */
  function restOn(html: string): Fields {
    const form = html.split(bar.rest)[0]?.split('<form').at(-1) ?? ''
    const fields = [...form.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [name, value])
    return Object.fromEntries(fields.filter(([name]) => name !== 'csrf'))
  }
})

describe('a card that was made', () => {
  it('is on no record as handed over until HR says so, for all of a batch or for some', async () => {
    const [eli, fay, gus] = [await add('Eli Novak'), await add('Fay Osei'), await add('Gus Pell')]
    const { text } = await cardsFor(ada, eli, fay)
    expect(text).toContain(t.hr.bulkInvites.confirmLead)
    expect(boxesOn(text)).toEqual([eli, fay].map(idOf))
    test.clock.pass({ minutes: 5 })
    await cardsFor(ada, gus)
    const list = await page()
    expect(list).toContain(t.hr.bulkInvites.batch(2, 'Nov 24, 2026'))
    expect(list).toContain(t.hr.bulkInvites.batch(1, 'Nov 24, 2026'))
    expect(await statesOf(eli, fay, gus)).toEqual(['by-hand', 'by-hand', 'by-hand'])
    const { headers } = await confirm([idOf(eli)])
    expect((await ada.get(headers['location'] ?? '')).text).toContain(t.hr.bulkInvites.handed(1))
    expect(await statesOf(eli, fay, gus)).toEqual(['sent', 'by-hand', 'by-hand'])
    // Twice says nothing new.
    expect((await confirm([idOf(eli)])).headers['location']).toBe(`${PATH}?handed=0`)
    await confirm(boxesOn(await page()))
    expect(await statesOf(eli, fay, gus)).toEqual(['sent', 'sent', 'sent'])
    expect(await page()).not.toContain(t.hr.bulkInvites.handOver)
  })

  it('can be confirmed where it says what was done', async () => {
    const eli = await add('Eli Novak')
    const preview = await chosenToInvite(ada, [eli])
    await ada.post(preview, { place: '0' }).expect(200)
    expect(boxesOn((await ada.get(preview).expect(200)).text)).toEqual([idOf(eli)])
    await confirm([idOf(eli)])
    expect(boxesOn((await ada.get(preview).expect(200)).text)).toEqual([])
  })

  it('is confirmed by HR of a site for their own people only', async () => {
    const { ivy } = await holdersOn(test, staff)
    const [eli, fay] = [await add('Eli Novak'), await add('Fay Osei', { site: staff.south })]
    await cardsFor(ada, eli, fay)
    ada = await signedIn(test, ivy)
    expect(boxesOn(await page())).toEqual([idOf(eli)])
    expect((await confirm([eli, fay].map(idOf))).headers['location']).toBe(`${PATH}?handed=1`)
    expect(await statesOf(eli, fay)).toEqual(['sent', 'by-hand'])
  })

  it('leaves out a site that HR of another one doesn’t see', async () => {
    const { ivy } = await holdersOn(test, staff)
    const eli = await add('Eli Novak')
    const job = { department: 'Night team', position: 'Driver', type: 'employee', worksWithYouth: 'yes' }
    await ada
      .post(`/hr/people/${idOf(eli)}/changes/second-job`, {
        site: staff.south,
        ...job,
        supervisor: '',
        hiredOn: '2026-11-24',
      })
      .expect(303)
    ada = await signedIn(test, ivy)
    expect(await page()).toContain('Eli Novak')
    expect(await page()).not.toContain('South House')
    expect(await page()).not.toContain(staff.south)
  })

  it('confirms nothing for somebody without one', async () => {
    const eli = await add('Eli Novak')
    expect((await confirm([idOf(eli)])).headers['location']).toBe(`${PATH}?handed=0`)
    expect(await statesOf(eli)).toEqual([undefined])
  })

  it('needs no confirmation once its person has joined', async () => {
    const eli = await add('Eli Novak')
    const [card] = cardsOn((await cardsFor(ada, eli)).text)
    const answer = await visitor(test).post('/code', { code: card?.code ?? '' })
    await visitor(test)
      .post(answer.headers['location'] ?? '', { signInName: 'eli.novak', password })
      .expect(303)
    expect(await page()).not.toContain(t.hr.bulkInvites.handOver)
  })

  it('adds no invitation to those that the mail server sends', async () => {
    await open(WITH_MAIL)
    const eli = await add('Eli Novak', {}, 'eli@harborstreet.example')
    const { text } = await cardsFor(ada, eli)
    expect(text).not.toContain(t.hr.bulkInvites.handOver)
    expect(await statesOf(eli)).toEqual([undefined])
  })

  const statesOf = (...people: PersonId[]) =>
    Promise.all(people.map(async (person) => (await messagesTo(test.deps.store.db, person))[0]?.state))
})

describe('invitations by e-mail', () => {
  it('are offered only when there is a mail server', async () => {
    const eli = await add('Eli Novak', {}, 'eli@harborstreet.example')
    expect(buttonsOn(await page())).toEqual(['print-codes'])
    expect((await ada.post(PATH, { person: idOf(eli), action: 'invite' })).status).toBe(400)
  })

  it('go to those with an address, once a day, and the list counts the others', async () => {
    await open(WITH_MAIL)
    const [eli, fay] = [await add('Eli Novak', {}, 'eli@harborstreet.example'), await add('Fay Osei')]
    expect(buttonsOn(await page())).toEqual(['print-codes', 'invite'])
    const sent = await mailTo(ada, eli, fay)
    const { text } = await ada.get(sent.headers['location'] ?? '')
    expect(text).toContain('1 invitation is on its way.')
    expect(text).toContain(t.hr.selections.leftOut['no-address'](1))
    // The one without an address gets a card from there.
    const [form = ''] = /<form[^>]*action="\/hr\/invites"[\s\S]*?<\/form>/.exec(text) ?? []
    expect(form).toContain(t.hr.selections.actions['print-codes'].title(1))
    expect(form).toContain(idOf(fay))
    const again = await mailTo(ada, eli)
    expect((await ada.get(again.headers['location'] ?? '')).text).toContain(
      t.hr.selections.leftOut['already-invited'](1),
    )
    expect(await messagesTo(test.deps.store.db, eli)).toMatchObject([{ kind: 'invite', state: 'waiting' }])
    expect(await messagesTo(test.deps.store.db, fay)).toEqual([])
  })
})

async function open(environment: Readonly<Record<string, string>>): Promise<void> {
  test = await testApp(environment)
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
}

async function page(query = ''): Promise<string> {
  return (await ada.get(PATH + query).expect(200)).text
}

function namesOn(html: string): string[] {
  return [...html.matchAll(/<th scope="row">\s*<a href="[^"]+">([^<]+)</g)].map((match) => match[1] ?? '')
}

function buttonsOn(html: string): string[] {
  return [...html.matchAll(/name="action" value="([\w-]+)"/g)].map((match) => match[1] ?? '')
}

function cardsOn(html: string) {
  return html
    .split('<section class="codes__card"')
    .slice(1)
    .map((card) => ({
      name: /<h2>([^<]+)</.exec(card)?.[1] ?? '',
      code: /<span>([\w-]+)<\/span>/.exec(card)?.[1] ?? '',
      prefix: card.includes('lang="es"') ? '/es' : '',
      until: /<\/p><p>([^<]*\.)<\/p><p class="codes__from">/.exec(card)?.[1] ?? '',
    }))
}

/** The ids in the forms that confirm cards. */
function boxesOn(html: string): string[] {
  const forms = [...html.matchAll(/<form[^>]*action="\/hr\/invites\/hand-overs"[\s\S]*?<\/form>/g)].join('')
  return [...forms.matchAll(/name="person"[^>]*value="([^"]+)"/g)].map((match) => match[1] ?? '')
}

function confirm(person: readonly string[]) {
  return ada.post(`${PATH}/hand-overs`, { person: [...person] }).expect(303)
}

async function opens(code = ''): Promise<number> {
  return (await visitor(test).post('/code', { code })).status
}

function add(
  name: string,
  change: Partial<Parameters<typeof hire>[1]> = {},
  email: string | null = null,
): Promise<PersonId> {
  const starter = {
    person: null,
    facts: { name, ...(email === null ? {} : { email }) },
    language: 'en',
    site: staff.north,
    department: 'Residential',
    position: 'Youth worker',
    supervisor: null,
    hiredOn: calendarDate('2026-11-20'),
    type: 'employee',
    worksWithYouth: true,
    ...change,
  } as const
  return test.deps.store.transaction((tx) => hire(tx, starter, recording(test, staff)))
}

async function leave(person: PersonId): Promise<void> {
  const [first] = currentSpells(await historyOf(test.deps.store.db, person), TODAY)
  if (first === undefined) throw new Error('nobody is employed')
  const on = calendarDate('2026-11-23')
  const last = { person, on, kind: 'separated', body: { v: 1, spell: first.id } } as const
  await test.deps.store.transaction((tx) => recordEvents(tx, [last], recording(test, staff)))
}

function recording({ deps }: TestApp, { ada: actor }: Staff) {
  return { course: deps.contents.en.course.id, actor, at: deps.now(), today: TODAY }
}
