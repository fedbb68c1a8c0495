import type { Response } from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { ROUTES } from '../../src/app/route-table.web.ts'
import type { GrantedRole } from '../../src/identity/access.ts'
import { putRole } from '../../src/identity/role.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { changeFacts, hire } from '../../src/people/record.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { type Browser, browserAfter, type Fields, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { examplesOn } from '../support/examples.ts'
import { finishAllBut } from '../support/nearly-done.ts'
import { typingFields } from '../support/page-rules.ts'
import { mailServer, type TestMailServer } from '../support/smtp.ts'
import { NAMES, PASSWORD, type Staff, staffOn, signInNameOf, withoutPassword } from '../support/staff.ts'

/**
 * ASVS 5, 14.2.1 and 16.2.5: addresses end up in the history of a browser, in the logs of every proxy and in the header
 * Referer. So neither they nor our log may hold a name, an e-mail address, a staff number, a password, or anything that
 * lets somebody in.
 */
const TODAY = calendarDate('2026-11-24')

/** Names, numbers and addresses of people, and what people type. Each is looked for as it is and as an address has it. */
const PERSONAL = [
  'Okafor',
  'Rivera',
  'Marsh',
  'Whitfield',
  'Novak',
  'Quillfeather',
  'harborstreet.example',
  'H-2044',
  'Q-7781',
  PASSWORD,
  'tea at the window',
  'not the password',
  'the letter of the county',
]

/** The links that a person is handed, and the forms on the page behind them: the token is the way in, and the log says only `/join/:token`, `/notices/:token` or `/minute/:token`. */
const LINKS_TO_HAND_OVER = /^(https?:\/\/[^/]+)?(\/es)?\/(join|set-up|notices|minute)\/[^/?]+(\/(passkey|once))?$/

let test: TestApp
let staff: Staff
let server: TestMailServer
/** Everything that leads somewhere, in every answer: links, forms, files and redirects. */
const addresses = new Set<string>()
/** By the path that led there. */
const redirects = new Map<string, string>()
/** Forms whose fields become part of an address. */
const forms = new Set<string>()
/** Tokens, codes and ids of sessions that the story came across. */
const secrets = new Set<string>()
/** In every way that it can be written. */
let lookedFor: readonly string[] = []

beforeAll(async () => {
  server = await mailServer()
  server.behave('refuse-recipient')
  test = await testApp({ TRUSTED_PROXIES: '1', SMTP_URL: server.url, MAIL_FROM: 'hr@harborstreet.example' })
  staff = await staffOn(test)
  await typeEverything()
  await askEverything()
  test.deps.jobs.wake('mail')
  await test.deps.jobs.idle()
  lookedFor = everyWay()
})
afterAll(() => server.stop())

describe('the log of the server', () => {
  it('has no name, address, number, password, token or code in it, whatever people did', () => {
    expect(test.log.length).toBeGreaterThan(1000)
    expect(found(test.log.map((line) => JSON.stringify(line)))).toEqual([])
  })

  it('has lines about sign-ins, links and mail, so that there was something to find', () => {
    const messages = new Set(test.log.map(({ msg }) => msg))
    for (const said of ['sign-in refused', 'signed in', 'link made']) expect(messages).toContain(said)
    expect(server.mails).toEqual([])
  })
})

describe('an address', () => {
  it('in a page or in a redirect holds no name, address, number, password, token or code', () => {
    expect(addresses.size).toBeGreaterThan(300)
    // An address for the app on the device goes to no server, and into no log.
    const sent = [...addresses].filter((address) => !address.startsWith('otpauth://'))
    expect(found(sent.filter((address) => !LINKS_TO_HAND_OVER.test(address)))).toEqual([])
  })

  it('with the token of a link is only on the page that hands it over, and follows the code on paper', () => {
    expect([...addresses].some((address) => LINKS_TO_HAND_OVER.test(address))).toBe(true)
    const telling = new Set(found([...redirects.values()]))
    const leading = [...redirects].filter(([, to]) => telling.has(to)).map(([from]) => from)
    expect(leading).toEqual(['/code'])
  })

  it('never takes up what somebody types: no form that becomes an address has a field for words', () => {
    expect(forms.size).toBeGreaterThan(5)
    // The code of a color has seven characters.
    const noWords = /\btype="(date|color)"|\bname="code"[^>]*\bmaxlength="7"/
    const words = [...forms].flatMap((form) => typingFields(form).filter((tag) => !noWords.test(tag)))
    expect(words).toEqual([])
  })
})

it('what these tests look for is found in a line and in an address, as it is or written for an address', () => {
  const lines = ['{"msg":"searched","q":"Bob Rivera"}', '/hr?q=eli%40harborstreet.example', '/hr?q=TEA+at+the+window']
  expect(found([...lines, '/hr/people'])).toEqual(expect.arrayContaining(lines))
  const [token = ''] = secrets
  const told = [`{"cookie":"session=${token}"}`, `/hr?next=before-${token}-after`]
  expect(found([...told, '/hr/people'])).toEqual(told)
  expect(found(['/hr/people'])).toEqual([])
})

/** People sign in, go wrong, invite, search, change, import, and finish, with names that can be found again. */
async function typeEverything(): Promise<void> {
  const at = test.deps.now()
  const recording = { course: test.deps.contents.en.course.id, actor: staff.ada, at, today: TODAY } as const
  await test.deps.store.transaction((tx) =>
    changeFacts(tx, staff.bob, { name: 'Bob Quillfeather-Rivera', employee_number: 'Q-7781' }, TODAY, recording),
  )
  await finishAllBut('acknowledging', test, staff)
  const { bob, dan } = staff
  const guest = visitor(test)
  const sends = async (browser: Browser, path: string, fields: Fields, status: number) => {
    const answer = await browser.post(path, fields)
    expect([path, answer.status]).toEqual([path, status])
    keep(answer)
    return answer
  }

  const wrong = 'not the password'
  await sends(guest, '/sign-in', { signInName: signInNameOf('bob'), password: wrong }, 422)
  await sends(guest, '/sign-in', { signInName: 'q-7781', password: wrong }, 422)
  await sends(guest, '/sign-in', { signInName: PASSWORD, password: signInNameOf('bob') }, 422)
  await sends(guest, '/forgot', { signInName: signInNameOf('bob') }, 303)
  await sends(guest, '/forgot', { signInName: 'nobody@harborstreet.example' }, 303)
  const ada = await browserAfter(
    test,
    await sends(guest, '/sign-in', { signInName: signInNameOf('ada'), password: PASSWORD }, 303),
  )
  keepSession(ada)

  await withoutPassword(test, dan)
  const link = await sends(ada, hrefTo('/hr/people/:person/link', { person: dan }), {}, 200)
  const token = /\/join\/([0-9a-z-]+)/i.exec(link.text)?.[1] ?? ''
  expect(token).not.toBe('')
  secrets.add(token)
  keep(await guest.get(`/join/${token}`))
  const wrongCode = `${token.slice(0, -1)}${token.endsWith('0') ? '2' : '0'}`
  await sends(guest, '/code', { code: wrongCode }, 422)
  await sends(guest, '/code', { code: token }, 303)
  await sends(guest, `/join/${token}`, { password: 'short' }, 422)
  await sends(guest, `/join/${token}`, { password: 'tea at the window, rain outside' }, 303)

  const starter = {
    name: 'Eli Novak',
    email: 'eli@harborstreet.example',
    number: 'H-2044',
    site: staff.north,
    department: 'Day',
    position: 'Youth worker',
    supervisor: 'Cleo Marsh',
    language: 'en',
    type: 'employee',
    hiredOn: '',
    firstContactOn: '',
  }
  await sends(ada, '/hr/people', { ...starter, email: 'Novak' }, 422)
  await sends(ada, '/hr/people', starter, 303)
  await sends(ada, hrefTo('/hr/people/:person/same-person', { person: bob }), { who: 'Eli Novak' }, 303)
  const facts = { name: 'Bob Rivera', email: 'rivera@harborstreet.example', language: 'en', from: TODAY }
  const change = hrefTo('/hr/people/:person/changes/:change', { person: bob, change: 'facts' })
  await sends(ada, change, { ...facts, number: 'H-2044' }, 422)
  await sends(ada, change, { ...facts, number: 'Q-7781' }, 303)
  const closing = hrefTo('/hr/people/:person/changes/:change', { person: bob, change: 'last-day' })
  await sends(ada, closing, { why: 'the letter of the county' }, 400)
  await sends(ada, '/hr/receipts', { code: 'Bob Rivera the letter of the county' }, 200)
  await sends(guest, '/verify', { certificate: 'Rivera.Novak' }, 200)
  const own = await signedIn(test, bob)
  keepSession(own)
  await sends(own, '/account/password', { current: wrong, password: 'tea at the window, rain' }, 422)
}

/** Every route, as every role, with a filled form where it is one. */
async function askEverything(): Promise<void> {
  const examplesOf = await examplesOn(test, staff)
  const people: (PersonId | null)[] = [null, ...NAMES.map((name) => staff[name]), ...(await withEveryRole())]
  const typed = { name: 'Rivera', email: 'rivera@harborstreet.example', number: 'Q-7781', q: 'Rivera', code: 'Q-7781' }
  for (const route of ROUTES) {
    // One app for all of it would take everybody for one machine that asks too much.
    test = { ...test, app: createApp(test.deps) }
    for (const { path } of examplesOf(route).slice(0, 2)) {
      for (const [index, person] of people.entries()) {
        const browser = person === null ? visitor(test) : await signedIn(test, person)
        if (person !== null) keepSession(browser)
        const asked = route[0] === 'GET' ? browser.get(path) : browser.post(path, typed)
        keep(await asked.set('X-Forwarded-For', `192.0.2.${1 + index}`))
      }
    }
  }
}

/** One person for each role that can be given. */
async function withEveryRole(): Promise<PersonId[]> {
  const { store, now, contents } = test.deps
  const { north } = staff
  const given: readonly GrantedRole[] = ['site-hr', 'hr', 'steward', 'auditor', 'administrator']
  const recording = { course: contents.en.course.id, actor: 'system:set-up', at: now(), today: TODAY } as const
  return store.transaction(async (tx) => {
    const people: PersonId[] = []
    for (const role of given) {
      const person = await hire(
        tx,
        {
          person: null,
          facts: { name: `Novak ${role}`, email: `${role}@harborstreet.example` },
          site: north,
          department: 'Day',
          position: 'Youth worker',
          supervisor: null,
          hiredOn: TODAY,
          type: 'employee',
          worksWithYouth: true,
          language: 'en',
        },
        recording,
      )
      await putRole(tx, person, {
        role,
        sites: role === 'site-hr' ? [north] : [],
        until: role === 'auditor' ? TODAY : null,
      })
      people.push(person)
    }
    return people
  })
}

function keep({ headers, text, request }: Response): void {
  // The types of supertest leave out what the request was for.
  const { url } = request as unknown as { readonly url: string }
  const location = headers['location'] as string | undefined
  if (location !== undefined) {
    redirects.set(new URL(url).pathname, location)
    addresses.add(location)
  }
  if (!(headers['content-type'] ?? '').startsWith('text/html')) return
  for (const [form] of text.matchAll(/<form\b[^>]*method="get"[\s\S]*?<\/form>/g)) forms.add(form)
  for (const [, address = ''] of text.matchAll(/\s(?:href|action|formaction|src)="([^"]*)"/g))
    if (!/^(mailto|tel|sms):/.test(address)) addresses.add(address.replaceAll('&amp;', '&').replace(/#.*$/, ''))
}

/** Everything that lines must not hold, as it is and as addresses have it. */
function everyWay(): string[] {
  const written = [...PERSONAL, ...secrets].flatMap((text) => [
    text.toLowerCase(),
    encodeURIComponent(text).toLowerCase(),
    encodeURIComponent(text).replaceAll('%20', '+').toLowerCase(),
  ])
  return [...new Set(written)]
}

function keepSession({ cookie, csrf }: Browser): void {
  secrets.add(cookie.slice(cookie.indexOf('=') + 1))
  secrets.add(csrf)
}

const LONG_WORDS = /[\w-]{16,}/g
const LONG_WORD = /^[\w-]{16,}$/

/** The lines that hold something they must not. */
function found(lines: readonly string[]): string[] {
  // All at once first: there are thousands of both.
  const all = lines.join('\n').toLowerCase()
  // A token can only be in a word that's as long, and there are few of those in a megabyte of the log.
  const words = [...new Set(all.match(LONG_WORDS))].join('\n')
  const there = lookedFor.filter((text) => (LONG_WORD.test(text) ? words : all).includes(text))
  return there.flatMap((text) => lines.filter((line) => line.toLowerCase().includes(text)))
}
