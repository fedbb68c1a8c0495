import { ROUTES } from '../../src/app/route-table.web.ts'
import { planOf } from '../../src/organization/plan.ts'
import { once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import request, { type Response } from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { contactsAt } from '../../src/course/contact-place.ts'
import { LONGEST, MOST_ROWS } from '../../src/organization/limits.ts'
import { changeSite } from '../../src/site/site.store.ts'
import { cardPath, hrefTo } from '../../src/app/href.web.ts'
import { HTTPS, setCookies, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { formatDate } from '../../src/platform/time/date.page.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { confirmChange, proposeChange } from '../../src/contacts/line.store.ts'
import { exampleSite } from '../support/content.ts'
import { LINE } from '../support/lines.ts'
import { named, publishExample } from '../support/site.ts'

const t = MESSAGES.en.card

let app: TestApp
let staff: Staff
beforeEach(async () => {
  app = await testApp(HTTPS)
  staff = await staffOn(app)
})

const ENGLISH = cardPath('north-house', 'en')
const SPANISH = cardPath('north-house', 'es')

/** In their order on the card. Contacts that are added to the content come between these. */
const LINKS = [
  'tel:911',
  'tel:+16095550142',
  'tel:+16095550190',
  'tel:+16095550117',
  'tel:+16095550118',
  'tel:+18776522873',
  'tel:+18553636548',
  'tel:+18883737888',
  'sms:233733',
  'tel:711',
  'tel:+18008435678',
  'tel:+18002864184',
  'tel:+18776527624',
  'tel:988',
  'sms:988',
  'tel:+16095550128',
]

describe('the public card', () => {
  it('has addresses that are printed on paper and never change', () => {
    expect([ENGLISH, SPANISH]).toEqual(['/now/north-house', '/es/now/north-house'])
  })

  it.each([ENGLISH, SPANISH])('%s calls and texts the numbers of the content, each with its link', async (path) => {
    await publishExample(app, staff.north, {})
    const { text } = await open(path)
    const links = linksIn(text, /^(tel|sms):/)
    expect(links.filter((link) => LINKS.includes(link))).toEqual(LINKS)
    for (const { tel, text: number, digits } of contactsAt(app.deps.contents.en.contacts, 'card')) {
      expect(links).toEqual(expect.arrayContaining([`tel:${tel}`, ...(number === null ? [] : [`sms:${number}`])]))
      expect(text).toContain(`>${digits}</a>`)
    }
  })

  it('shows roles and never names, and a number only where the site says so', async () => {
    await publishExample(app, staff.north, {
      named: [named({ role: 'Night lead', name: 'Robin Example', phone: '609-555-0170', publicPhone: false })],
      backup: { role: 'Clinical lead', phone: '609-555-0117', publicPhone: false },
      ifAboutThatPerson: { role: 'Board chair', phone: '609-555-0118' },
      local: [],
      support: { role: 'Staff support line', phone: '609-555-0163' },
    })
    for (const path of [ENGLISH, SPANISH]) {
      const { text } = await open(path)
      expect(text).toContain('Night lead')
      expect(text).toContain('Clinical lead')
      expect(text).not.toContain('Robin')
      expect(text).not.toMatch(/555/)
    }
    // Once, whoever it is about.
    const { notPublic } = MESSAGES.en.card
    expect((await open(ENGLISH)).text.split(notPublic)).toHaveLength(2)
  })

  it('ends each text about a local line as a sentence, so hours and languages don’t run together', async () => {
    await publishExample(app, staff.north, {})
    const said = async (path: string) => (await open(path)).text.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ')
    expect(await said(ENGLISH)).toContain(
      'It isn’t a report line. Monday to Friday, 9 am to 5 pm. English and Spanish.',
    )
    expect(await said(SPANISH)).toMatch(/de 9:00 a\.\sm\. a 5:00 p\.\sm\. Inglés y español\./)
  })

  it('shows each number that the site made public: named people, backup, and for a concern about that person', async () => {
    await publishExample(app, staff.north, {})
    for (const path of [ENGLISH, SPANISH]) {
      const { text } = await open(path)
      for (const number of ['0142', '0190', '0117', '0118']) expect(text, path).toContain(`>609-555-${number}</a>`)
      expect(text).not.toContain(MESSAGES.en.card.notPublic)
      expect(text).not.toContain('609-555-0163')
    }
  })

  it('details from before each number had a consent show the same numbers as before, and no others', async () => {
    const [director, night] = exampleSite.named.map(({ es: _, ...person }) => person)
    await publishExample(app, staff.north, {
      named: [{ ...night, ...named({}), publicPhone: false }, ...(director === undefined ? [] : [director])],
      backup: { role: 'Clinical lead', phone: '609-555-0117' },
      ifAboutThatPerson: { role: 'Executive director', phone: '609-555-0118' },
      local: exampleSite.local.map(({ publicPhone: _, ...line }) => line),
    })
    const { text } = await open(ENGLISH)
    expect(linksIn(text, /^tel:\+1609/)).toEqual(['tel:+16095550142'])
  })

  it('never has a name, a place to sleep, a ride, a room or a step for tonight', async () => {
    const secret = 'Cedar Room, and Robin drives to 12 Elm Street tonight'
    await publishExample(app, staff.north, {
      named: [named({ name: 'Robin Example', method: secret, es: { method: secret } })],
      steps: secret,
      beforeGroup: secret,
      groupSafety: secret,
      es: { steps: secret, beforeGroup: secret, groupSafety: secret },
      plan: { ...planOf(() => secret), es: planOf(() => secret) },
    })
    const openToAll = ROUTES.flatMap(([method, path, may]) =>
      method === 'GET' && may === 'public' && !path.includes(':') ? [path] : [],
    )
    expect(openToAll.length).toBeGreaterThan(5)
    for (const path of [ENGLISH, SPANISH, ...openToAll]) {
      const { text = '' } = await visitor(app).get(path)
      expect(text, path).not.toMatch(/Robin|Cedar|Elm/)
    }
  })

  it('is in Spanish with the site’s Spanish, and says what stays English', async () => {
    await publishExample(app, staff.north, {})
    const { text } = await open(SPANISH)
    for (const spanish of [
      'Supervisión de guardia',
      'Dirección ejecutiva',
      'Centro de defensa de menores del condado',
    ]) {
      expect(text).toContain(spanish)
    }
    expect(text).not.toContain('lang="en">O')
    expect(text).not.toContain(MESSAGES.es.card.markEnglish)
    const [inSpanish] = exampleSite.named
    if (inSpanish === undefined) throw new Error('the example names nobody')
    await publishExample(app, staff.north, { named: [inSpanish, named({ role: 'On-call supervisor' })] })
    const english = await open(SPANISH)
    const mark = `(${MESSAGES.es.card.markEnglish})`
    expect(english.text).toContain(`<span lang="en">On-call supervisor</span> ${mark}`)
    // Only that line is marked: the other role is in Spanish.
    expect(english.text.split(mark)).toHaveLength(2)
  })

  it('names the person to tell when nobody answers, in one line when it is also the one to tell about that person', async () => {
    const backup = { role: 'Clinical lead', phone: '609-555-0117' }
    await publishExample(app, staff.north, { backup, ifAboutThatPerson: backup })
    expect((await open(ENGLISH)).text).toContain(`${t.noAnswerOrAbout} <b>Clinical lead`)
    await publishExample(app, staff.north, { backup, ifAboutThatPerson: { role: 'Director', phone: '609-555-0118' } })
    const { text } = await open(ENGLISH)
    expect(text).toContain(`${t.noAnswer} <b>Clinical lead`)
    expect(text).toContain(`${t.ifAbout} <b>Director`)
  })

  it.each([
    ['staff-with-named', 'You call SCR, with the named person beside you.'],
    ['named-confirmed', 'The named person calls SCR. You make sure the call gets made.'],
    ['whoever-first', 'Either you or the named person calls SCR, whoever can call first.'],
  ] as const)('says who calls SCR (%s), and that the duty stays', async (sayWhoCallsScr, sentence) => {
    await publishExample(app, staff.north, { sayWhoCallsScr, alwaysCallScr: true })
    const { text } = await open(ENGLISH)
    expect(text).toContain(
      `At your site, SCR is called every time a youth tells someone. ${sentence} The duty to report stays with`,
    )
    await publishExample(app, staff.north, { sayWhoCallsScr, alwaysCallScr: false })
    expect((await open(ENGLISH)).text).not.toContain('every time a youth tells someone')
  })

  it('the card of a site that hasn’t published sends people to the supervisor and SCR, and has every line', async () => {
    const { text } = await open(ENGLISH)
    expect(text).toContain('Tell your supervisor now, and call SCR yourself.')
    expect(linksIn(text, /^tel:/)).toContain('tel:911')
    expect(linksIn(text, /^tel:/)).toContain('tel:+18776522873')
  })

  it('never reads as "do not call" or "do not report"', async () => {
    await publishExample(app, staff.north, {})
    for (const path of [ENGLISH, SPANISH]) {
      const { text } = await open(path)
      expect(text).not.toMatch(/(do not|don.t|never|no need to|not have to) (call|report|tell SCR)/i)
      expect(text).not.toMatch(/(no|nunca|sin) (llame|llamar|reporte|reportar|denuncie)\b/i)
    }
  })

  it('is one answer below 14 KB, also for a site with as many people and as long texts as there may be', async () => {
    const role = 'Overnight residential program director on call '.repeat(2).slice(0, LONGEST.role)
    const many = Array.from({ length: MOST_ROWS.named }, (_, place) =>
      named({ role: `${place} ${role}`.slice(0, LONGEST.role), phone: `(609) 555-01${10 + place} ext. 12345` }),
    )
    const person = { role, phone: '609-555-0117' }
    const line = {
      ...exampleSite.local[0],
      name: role,
      phone: '609-555-0128',
      publicPhone: true,
      purpose: `${role} ${role} ${role}`.slice(0, LONGEST.purpose),
      hours: role,
      checkedOn: '2026-11-18',
    }
    await publishExample(app, staff.north, {
      named: many,
      backup: person,
      ifAboutThatPerson: person,
      support: person,
      local: Array.from({ length: MOST_ROWS.local }, (_, place) => ({ ...line, name: `${place} ${role}`, es: {} })),
    })
    for (const path of [ENGLISH, SPANISH]) {
      const { encoding, bytes } = await raw(path)
      expect(encoding).toBe('gzip')
      expect(bytes.length).toBeLessThan(14_336)
      const html = gunzipSync(bytes).toString()
      expect(html).toContain(role.slice(0, 20))
      const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? ''
      expect(Buffer.byteLength(style)).toBeGreaterThan(1_000)
      expect(Buffer.byteLength(style)).toBeLessThanOrEqual(4_096)
      // The page loads nothing else.
      expect(html).not.toMatch(/\ssrc=|<link(?! rel="icon" href="data:,")|@import|url\(/)
    }
  })
})

describe('a renamed site', () => {
  it('is found at its earlier addresses, in both languages, by a temporary redirect', async () => {
    const rename = (slug: string) =>
      app.deps.store.transaction((tx) => changeSite(tx, { id: staff.north, slug, name: 'North House' }))
    await rename('harbor')
    await rename('harbor-street')
    for (const old of ['north-house', 'harbor', 'Harbor-Street']) {
      await visitor(app).get(cardPath(old, 'en')).expect(302).expect('Location', '/now/harbor-street')
      await visitor(app).get(cardPath(old, 'es')).expect(302).expect('Location', '/es/now/harbor-street')
    }
    await visitor(app).get('/now/harbor-street').expect(200)
  })

  it('an address that never belonged to a site shows the card with what’s true everywhere, in either language', async () => {
    for (const language of LANGUAGES) {
      const { text } = await visitor(app).get(cardPath('nowhere', language)).expect(404)
      const { heading, noSuchSite } = MESSAGES[language].card
      expect(text).toContain(heading)
      expect(text).toContain(noSuchSite)
      for (const other of LANGUAGES.filter((each) => each !== language))
        expect(text).toContain(`href="${cardPath('nowhere', other)}"`)
      expect(text).toContain('href="tel:911"')
      expect(text).toContain('href="tel:+18776522873"')
    }
  })
})

describe('opening the card', () => {
  it('asks for nothing, sets nothing, and leaves no line in the log', async () => {
    await publishExample(app, staff.north, {})
    const ada = await signedIn(app, staff.ada)
    const before = app.log.length
    const paths = [ENGLISH, SPANISH, '/now/nowhere', '/now/NORTH-HOUSE', '/now/worker.js', '/es/now/worker.js']
    for (const path of paths) {
      const asVisitor = await visitor(app).get(path)
      const asAda = await ada.get(path)
      expect([...setCookies(asVisitor), ...setCookies(asAda)], path).toEqual([])
      expect(asAda.headers['vary'] ?? '', path).not.toMatch(/cookie/i)
      expect(withoutNumber(asAda), path).toBe(withoutNumber(asVisitor))
    }
    expect(app.log.slice(before)).toEqual([])
  })

  it('looks up no session, so it works with a cookie that would end one', async () => {
    const answer = await request(app.app).get(ENGLISH).set('Cookie', '__Host-session=%E0%A4%A').expect(200)
    expect(setCookies(answer)).toEqual([])
  })

  it('sends no address on, runs nothing but the card’s own script, and is framed by nobody', async () => {
    const { headers } = await open(ENGLISH)
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none';style-src 'sha256-[\w+/=]+';script-src 'sha256-[\w+/=]+';worker-src 'self';img-src data:;base-uri 'none';form-action 'none';frame-ancestors 'none'$/,
    )
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
  })
})

describe('a new number', () => {
  it('is there at the next visit; until then the answer is empty', async () => {
    await publishExample(app, staff.north, {})
    const first = await open(ENGLISH)
    expect(first.headers['cache-control']).toBe('no-cache')
    const etag = first.headers['etag'] ?? ''
    const again = await visitor(app).get(ENGLISH).set('If-None-Match', etag).expect(304)
    expect(again.text).toBe('')
    await publishExample(app, staff.north, { named: [named({ phone: '609-555-0199' })] })
    const { text } = await visitor(app).get(ENGLISH).set('If-None-Match', etag).expect(200)
    expect(text).toContain('609-555-0199')
  })

  it('says from which day the copy is, at the site', async () => {
    await publishExample(app, staff.north, {})
    app.clock.pass({ hours: 12 })
    expect((await open(ENGLISH)).text).toContain('This copy is from Nov 24, 2026.')
    app.clock.pass({ hours: 3 })
    expect((await open(ENGLISH)).text).toContain('This copy is from Nov 25, 2026.')
    expect((await open(SPANISH)).text).toContain('Esta copia es del 25 nov 2026.')
  })
})

describe('when the records do not answer', () => {
  it('the card still shows what is true everywhere, and asks a device that has a copy to show it', async () => {
    await publishExample(app, staff.north, {})
    await app.deps.store.close()
    const { text } = await visitor(app).get(ENGLISH).expect(503)
    expect(text).toContain('Tell your supervisor now, and call SCR yourself.')
    expect(linksIn(text, /^tel:/)).toContain('tel:+18776522873')
    expect(JSON.stringify(app.log)).not.toContain('north-house')
  })
})

describe('the page of a site', () => {
  it('shows HR the address of the card and leads to its print', async () => {
    const { text } = await (await signedIn(app, staff.ada))
      .get(hrefTo('/hr/sites/:site', { site: staff.north }))
      .expect(200)
    expect(text).toContain('https://orientation.example.org/now/north-house')
    expect(text).toContain(`href="${hrefTo('/hr/sites/:site', { site: staff.north })}/card"`)
    expect(text).not.toContain('Phones can’t open this address')
  })

  it('warns where the address leads to this computer only', async () => {
    const local = await testApp()
    const { ada, north } = await staffOn(local)
    const browser = await signedIn(local, ada)
    for (const path of [
      hrefTo('/hr/sites/:site', { site: north }),
      `${hrefTo('/hr/sites/:site', { site: north })}/card`,
    ]) {
      expect((await browser.get(path).expect(200)).text).toContain('Phones can’t open this address')
    }
  })
})

describe('the cards and posters to print', () => {
  const print = async () =>
    (await signedIn(app, staff.ada)).get(`${hrefTo('/hr/sites/:site', { site: staff.north })}/card`).expect(200)

  it('say of which day the site’s details are, in the language of each', async () => {
    const ada = await signedIn(app, staff.ada)
    const path = `${hrefTo('/hr/sites/:site', { site: staff.north })}/card`
    expect((await ada.get(path)).text).not.toContain('Site details as of')
    await publishExample(app, staff.north, {})
    const { text } = await ada.get(path).expect(200)
    expect(text.split('Site details as of Nov 24, 2026.')).toHaveLength(3)
    const spanish = MESSAGES.es.card.siteDetails(formatDate(calendarDate('2026-11-24'), 'es'))
    expect(text.split(spanish)).toHaveLength(3)
  })

  it('have the day on which they are opened, so that old ones can be told', async () => {
    await publishExample(app, staff.north, {})
    app.clock.pass({ days: 2 })
    const { text } = await print()
    expect(text.split('Site details as of Nov 26, 2026.')).toHaveLength(3)
    expect(text).not.toContain(t.printing.whichPaper)
  })

  it('say on which day the details on them changed', async () => {
    await publishExample(app, staff.north, {})
    app.clock.pass({ days: 2 })
    await publishExample(app, staff.north, { steps: 'Nothing that a card has.' }, '2026-11-26')
    expect((await print()).text).not.toContain(t.printing.whichPaper)
    await publishExample(app, staff.north, { backup: { role: 'Director', phone: '609-555-0119' } }, '2026-11-26')
    app.clock.pass({ days: 3 })
    expect((await print()).text).toContain(`${t.printing.changed('Nov 26, 2026')} ${t.printing.whichPaper}`)
  })

  it('say on which day the number of a shared line changed', async () => {
    await publishExample(app, staff.north, {})
    app.clock.pass({ days: 2 })
    const { store, now, contents } = app.deps
    const recording = { course: contents.en.course.id, at: now(), today: calendarDate('2026-11-26') }
    const line = { ...LINE, digits: '1-888-555-0142', letters: null }
    const proposal = { change: 'number', contact: 'NR-2', line, released: LINE, reason: 'It moved.' }
    await store.transaction(async (tx) => {
      await proposeChange(tx, 'policy:csec', proposal, { ...recording, actor: staff.ada })
      await confirmChange(tx, 'policy:csec', 'number', { ...recording, actor: staff.cleo })
    })
    expect((await print()).text).toContain(t.printing.changed('Nov 26, 2026'))
  })

  it('keep the number of whoever to tell instead in one piece', async () => {
    await publishExample(app, staff.north, {
      backup: { role: 'Clinical lead', phone: '609-555-0117', publicPhone: true },
    })
    expect((await print()).text).toContain('<b>Clinical lead</b>, <span class="nowrap">609-555-0117</span>.')
  })

  it('part the name of each line on a wallet card from its note, in both languages', async () => {
    await publishExample(app, staff.north, {})
    const { text } = await print()
    const wallets = text.slice(text.indexOf('class="sheet wallets"'), text.indexOf('class="sheet poster'))
    for (const name of ['County child advocacy center', 'Centro de defensa de menores del condado'])
      expect(wallets).toContain(`<b>${name}:</b> <span>`)
    const rows = [...wallets.matchAll(/paper-row(?: long)?">\s*<dt><b>([^<]*)<\/b> <span>([^<]+)/g)]
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.filter(([, name = '']) => !/[:?]$/.test(name.trim()))).toEqual([])
  })

  it('have a button that prints, where a script runs', async () => {
    const { text } = await (await signedIn(app, staff.ada))
      .get(`${hrefTo('/hr/sites/:site', { site: staff.north })}/card`)
      .expect(200)
    expect(text).toMatch(/<button[^>]* data-print hidden>Print</)
    expect(text).toContain(`<script src="${app.deps.assets.copy.href}" defer>`)
  })
})

describe('the course', () => {
  it('leads to the card of the site that it shows', async () => {
    const bob = await signedIn(app, staff.bob)
    expect((await bob.get('/course')).text).not.toContain('/now/')
    await publishExample(app, staff.north, {})
    expect((await bob.get('/course')).text).toContain(`<a href="${ENGLISH}">`)
  })
})

function open(path: string): Promise<Response> {
  return visitor(app).get(path).expect(200)
}

/** The bytes as they travel: Node's own client unpacks nothing. */
async function raw(path: string): Promise<{ readonly encoding: string | undefined; readonly bytes: Buffer }> {
  const server = createServer(app.app).listen(0)
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo
  const [answer] = (await once(get({ port, path, headers: { 'Accept-Encoding': 'gzip' } }), 'response')) as [
    IncomingMessage,
  ]
  const bytes = Buffer.concat(await answer.toArray())
  server.close()
  return { encoding: answer.headers['content-encoding'], bytes }
}

function linksIn(html: string, kind: RegExp): string[] {
  return [...html.matchAll(/ href="([^"]+)"/g)].map((match) => match[1] ?? '').filter((href) => kind.test(href))
}

/** Every error page has a number of its own. */
function withoutNumber({ text }: Response): string {
  return text.replace(/E-\d{4}-\d{2}/g, '')
}
