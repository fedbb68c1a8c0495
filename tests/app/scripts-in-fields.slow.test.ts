import { fnv1a } from '../../src/platform/codes/fnv.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hrefTo, idOf } from '../../src/app/href.web.ts'
import { signedIn } from '../support/app.ts'
import type { Answer } from '../support/ask.ts'
import { launchChromium } from '../support/chromium.ts'
import { type EveryForm, everyForm, oneOfEach, type OpenForm, type OpenPage, routeOf } from '../support/every-form.ts'
import { formsOf, linksOf, untouched } from '../support/forms.ts'
import { listener, type Reader, reader } from '../support/listening.ts'
import { openPopulated, type Populated, type Who } from '../support/populated.ts'
import { PDF } from '../support/papers.ts'
import { SCRIPTS } from '../support/scripts.ts'
import { serveFiles } from '../support/served.ts'
import { columnsWith } from '../support/columns-with.ts'
import { importTexts } from '../support/typed-files.ts'
import { isTyped, typedEverywhere, typedWhereItFits } from '../support/typed.ts'

/** How often each form is sent, each time with other texts. */
const ROUNDS = 3
/** Links of one route that are followed, and pages of one route that are opened in the browser. */
const MOST_LINKS = 3
/** Texts that are passed over between two forms of a route. */
const MOST_FIELDS = 17
/** They end the session or the access that the rest needs, or take away what is looked at. */
const ENDINGS =
  /^(\/es)?\/(sign-out|leave|account\/(sessions|password))|close-access|merges|removals|archive$|resets$|kind=withdrawn/

/** Where a page could put a text without care. */
const PLACES: readonly ((text: string) => string)[] = [
  (text) => `<p>${text}</p>`,
  (text) => `<input value="${text}">`,
  (text) => `<input value='${text}'>`,
  (text) => `<input value=${text}>`,
  (text) => `<a href="${text}">x</a>`,
  (text) => `<textarea>${text}</textarea>`,
  ...["'", '"', '`', ''].map((quote) => (text: string) => `<script>const x = ${quote}${text}${quote}</script>`),
  ...["'", '"', ''].map((quote) => (text: string) => `<style>a{content:${quote}${text}${quote}}</style>`),
]

/** Somebody of each server. */
const SERVERS = ['ada', 'abe', 'founder'] as const
/**
 * Their forms look something up, or take numbers, codes and addresses alone. Roles, publications, phone lines and
 * clauses are sent by hand, once all else is on record.
 */
const TAKE_NO_TEXT = [
  '/account/app',
  '/code',
  '/hr/audit/searches',
  '/hr/contacts/:contact/change',
  '/hr/imports/:import/numbers',
  '/hr/organization',
  '/hr/packs/checks',
  '/hr/people/:person/same-person',
  '/hr/policy/clauses/:clause',
  '/hr/receipts',
  '/hr/roles/people/:person',
  '/hr/selections/:selection',
  '/hr/sign-ins/:request',
  '/hr/sites/:site/people/search',
  '/hr/sites/:site/phone',
  '/hr/sites/:site/publications',
  '/hr/sites/defaults/phone',
  '/hr/sites/defaults/publications',
  '/sign-in',
  '/verify',
]
/** It depends on the text: by now it may be somebody's name, which is found, or no line of a file may have it. */
const TAKE_SOME_TEXT: ReadonlySet<string> = new Set(['/hr/imports/:import/lines/:line', '/hr/roles/searches'])
/** Where texts are kept that somebody typed. */
const ON_RECORD: readonly string[] = [
  'api_token.name',
  'data_import.choices',
  'data_import.corrections',
  'data_import.file_name',
  'draft.value',
  'event of access_closed',
  'event of contact_change_proposed',
  'event of corrected',
  'event of credited',
  'event of group_changed',
  'event of group_planned',
  'event of hired',
  'event of merged',
  'event of policy_returned',
  'event of requirement_defined',
  'event of role_ended',
  'event of role_given',
  'event of site_change_refused',
  'event of site_defaults_refused',
  'event of site_published',
  'event of transferred',
  'evidence_file.file_name',
  'export_profile.details',
  'import_mapping.name',
  'import_row.detail',
  'organization.name',
  'organization_name.name',
  'package_recipient.recipient',
  'pass_mark_judge.role',
  'passkey.name',
  'person_fact.value',
  'placement.department',
  'placement.position',
  'practice_text.text',
  'reminder_template.body',
  'reminder_template.subject',
  'saved_view.name',
  'session.search',
  'single_sign_on_settings.settings',
  'site.name',
  'standing.employee_number',
  'standing.name',
  'standing.reported',
  'standing.sort_name',
]

/** What was sent: one of the texts spells the name of its function in two pieces. */
const SENT = /zq[(.> ]|z\\*"\+\\*"q/

let populated: Populated
let browser: Browser
let read: Reader
let every: EveryForm
let pages: OpenPage[] = []
let sent = 0
const next = () => SCRIPTS[sent++ % SCRIPTS.length] ?? ''
/**
 * Begins at a place of its own for each form of a route, so that another form, or a field more, changes nothing for
 * those after it: some fields take only some of the texts.
 */
const beginFor = (form: OpenForm, round: number) => {
  const same = typedForms().filter(({ route }) => route === form.route)
  sent = fnv1a(form.route) % SCRIPTS.length
  sent += (same.indexOf(form) + round * same.length) * MOST_FIELDS
}
/** One that short fields take, in one line and without the braces that stand for something. */
const nextShort = (): string => {
  const text = next()
  return text.length <= 30 && !/[{}\p{Cc}]/u.test(text) ? text : nextShort()
}

beforeAll(async () => {
  populated = await openPopulated('en')
  browser = await launchChromium()
  read = await reader(browser, SCRIPTS)
  every = await everyForm(populated)
})
afterAll(async () => {
  await browser.close()
  await populated.close()
})

describe('the listening', () => {
  it('finds each of the texts in a page that has it as it was typed', async () => {
    const found = await Promise.all(PLACES.map((place) => read(SCRIPTS.map((text) => `<!doctype html>${place(text)}`))))
    const missed = SCRIPTS.filter((_, number) => found.every((inPlace) => inPlace[number]?.found.length === 0))
    expect(missed).toEqual([])
  })

  it('hears a script, a dialog, a request elsewhere, another page, and what a policy blocks', async () => {
    const files = [
      ['script', '<script>zq(1)</script>'],
      ['handler', '<img src=x onerror=zq(2)>'],
      ['dialog', '<script>alert("zq")</script>'],
      ['request', '<img src=//zq.example/1>'],
      ['refresh', '<meta http-equiv=refresh content="0;url=/elsewhere">'],
      ['harmless', '<p>&lt;script&gt;zq(1)</p>'],
    ] as const
    const served = await serveFiles(new Map(files.map(([name, html]) => [`${name}.html`, `<!doctype html>${html}`])))
    const said: Record<string, unknown> = {}
    for (const policy of [false, true]) {
      const listening = await listener(browser, SCRIPTS, policy)
      for (const [name] of files) {
        await listening.open(`${served.origin}/${name}.html`, null)
        await listening.page.waitForTimeout(100)
        const { heard } = await listening.now()
        said[policy ? `${name}, with a policy` : name] = [...new Set(heard.map((line) => line.split(' ', 1)[0]))]
      }
      await listening.close()
    }
    await served.close()
    expect(said).toEqual({
      script: ['ran'],
      handler: ['ran'],
      dialog: ['a'],
      request: ['asked'],
      refresh: ['led'],
      harmless: [],
      'script, with a policy': ['Executing', 'blocked'],
      'handler, with a policy': ['Executing', 'blocked'],
      'dialog, with a policy': ['Executing', 'blocked'],
      'request, with a policy': ['Loading', 'blocked'],
      'refresh, with a policy': ['led'],
      'harmless, with a policy': [],
    })
  })
})

describe('a text that is a script', () => {
  it('comes back from a form as text', async () => {
    const answers: (readonly [OpenForm, Answer])[] = []
    for (let round = 0; round < ROUNDS; round++)
      for (const form of typedForms()) {
        beginFor(form, round)
        answers.push([form, await send(form, typedEverywhere(form, next))])
      }
    expect(await lookAt(answers.map(([{ route }, { text }]) => [route, text]))).toBeGreaterThan(200)
  })

  it('stands as text on every page, once it is on record', async () => {
    const taken = new Set<string>()
    for (let round = 0; round < ROUNDS; round++) {
      // Somebody whose last day has come can't open the pages that are looked at here.
      const staying = ({ route, action }: OpenForm) =>
        route !== '/hr/roles/people/:person' && !action.includes('/changes/last-day')
      for (const form of typedForms().filter(staying)) {
        beginFor(form, round)
        const fields = typedWhereItFits(form, next)
        const isDraft = form.route === '/hr/sites/:site' || form.route.startsWith('/hr/sites/defaults')
        const answer = await send(form, isDraft ? anew(fields) : fields)
        const last = answer.status === 200 ? await goOn(form, answer) : answer
        if (last.status === 303) taken.add(form.route)
      }
    }
    await importTexts(populated.app('ada'), every.asker('ada'), SCRIPTS)
    await publish()
    await changeLine()
    await rewordClause()
    await endings()
    pages = await everyPage()
    const shown = await lookAt(pages.map(({ who, path, html }) => [`${who} at ${path}`, html]))
    expect.soft(shown).toBeGreaterThan(200)
    const refusing = new Set(
      typedForms()
        .map(({ route }) => route)
        .filter((route) => !taken.has(route)),
    )
    expect.soft([...refusing].filter((route) => !TAKE_SOME_TEXT.has(route)).toSorted()).toEqual(TAKE_NO_TEXT)
    const stores = SERVERS.map((who) => columnsWith(populated.app(who).deps.store, SENT))
    const columns = new Set((await Promise.all(stores)).flat())
    // Only rules that ask somebody anew are named there.
    columns.delete('event of required')
    expect.soft([...columns].toSorted()).toEqual(ON_RECORD)
  })

  it('does nothing in a browser, with the policy of the page and without', async () => {
    const told = pages.filter(({ html }) => html.includes('zq'))
    const opened = new Set<string>()
    for (const policy of [false, true]) {
      const listening = await listener(browser, SCRIPTS, policy)
      const seen = new Map<string, number>()
      for (const { who, path } of told) {
        const route = routeOf('GET', path) ?? path
        const times = seen.get(route) ?? 0
        // With the policy, it's the scripts of ours that it's to find: one page of each route has them all.
        if (times >= (policy ? 1 : MOST_LINKS)) continue
        seen.set(route, times + 1)
        opened.add(route)
        const { heard, found } = await listening.open(populated.address(who) + path, await cookieOf(who))
        expect.soft([...heard, ...found], `${who} at ${path}`).toEqual([])
      }
      await listening.close()
    }
    expect(opened.size).toBeGreaterThan(60)
  })

  it('does nothing where an organization has just been set up, and on the button of a provider', async () => {
    const { app, address } = { app: populated.app('founder'), address: populated.address('founder') }
    const { person } = await app.deps.store.db.selectFrom('account').select('person').executeTakeFirstOrThrow()
    const listening = await listener(browser, SCRIPTS, true)
    const { cookie } = await signedIn(app, person)
    for (const path of ['/course', '/account', '/hr', '/hr/overview', '/hr/people', '/hr/sites', '/hr/organization']) {
      const { heard, found, shown } = await listening.open(address + path, cookie)
      expect.soft([...heard, ...found], path).toEqual([])
      expect.soft(shown.length, path).toBeGreaterThan(0)
    }
    const button = await listening.open(`${populated.address('abe')}/sign-in`, null)
    expect([...button.heard, ...button.found]).toEqual([])
    expect(button.shown.length).toBeGreaterThan(0)
    await listening.close()
  })

  it('in the address of a page comes back as text, or not at all', async () => {
    const asked = new Set<string>()
    const answers: (readonly [string, string])[] = []
    for (const { who, html } of pages)
      for (const link of linksOf(html)) {
        const [path = '', query = ''] = link.split('?')
        for (const name of new Set(new URLSearchParams(query).keys())) {
          const route = `${routeOf('GET', path)}?${name}`
          if (asked.has(route)) continue
          asked.add(route)
          for (let round = 0; round < 2; round++) {
            const changed = new URLSearchParams(query)
            changed.set(name, next())
            answers.push([route, (await every.asker(who).get(`${path}?${changed}`)).text])
          }
        }
      }
    await lookAt(answers)
    expect(asked.size).toBeGreaterThan(30)
  })
})

const cookies = new Map<Who, string | null>()
async function cookieOf(who: Who): Promise<string | null> {
  const known = cookies.get(who) ?? (await populated.cookie(who))
  cookies.set(who, known)
  return known
}

/** Reads every page. Returns how many of the texts stand in one of them. */
async function lookAt(answers: readonly (readonly [name: string, html: string])[]): Promise<number> {
  const told = answers.filter(([, html]) => html.startsWith('<!doctype') && html.includes('zq'))
  const shown = new Set<number>()
  for (let from = 0; from < told.length; from += 40) {
    const some = told.slice(from, from + 40)
    for (const [index, inPage] of (await read(some.map(([, html]) => html))).entries()) {
      expect.soft(inPage.found, some[index]?.[0]).toEqual([])
      for (const number of inPage.shown) shown.add(number)
    }
  }
  return shown.size
}

function typedForms(): OpenForm[] {
  const typed = every.forms.filter(({ inputs }) => inputs.some((input) => isTyped(input) && input.type !== 'password'))
  return oneOfEach(typed.filter(({ action }) => !ENDINGS.test(action)))
}

/** Without what says which draft the form was opened with: a form that is sent again would be held back. */
function anew(fields: OpenForm['fields']): OpenForm['fields'] {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'base'))
}

function send({ who, action, isMultipart }: OpenForm, fields: OpenForm['fields']): Promise<Answer> {
  // Whatever is cut off before a slash, the end of the name is kept.
  const file = { name: `${next()} zq(.pdf`, bytes: PDF }
  return every.asker(who).post(action, fields, isMultipart ? file : undefined)
}

/** Presses the button of the page that shows first what a change would do. */
async function goOn(form: OpenForm, { text }: Answer): Promise<Answer> {
  const again = formsOf(text).find(({ actions }) => actions.includes(form.action))
  return again === undefined ? send(form, form.fields) : send(form, untouched(again))
}

/** Makes the details of the site public that has everything it needs. */
async function publish(): Promise<void> {
  const action = hrefTo('/hr/sites/:site', { site: populated.sites.north })
  for (const form of typedForms().filter((each) => each.action === action)) {
    // A text of several lines fits into some fields only.
    const statuses: number[] = []
    while (statuses.length < ROUNDS && !statuses.includes(303)) {
      const fields = anew(typedWhereItFits(form, next))
      statuses.push((await send({ ...form, action: `${action}/publications` }, fields)).status)
    }
    expect(statuses).toContain(303)
    // Live details change only with the button below what changes.
    const { text } = await every.asker(form.who).get(`${action}/preview`)
    const [, seen] = /name="seen" value="(\w+)"/.exec(text) ?? []
    const { csrf = '' } = form.fields
    if (seen !== undefined)
      await every.asker(form.who).post(`${action}/publications`, { csrf, seen, english: 'yes', notNames: 'yes' })
  }
}

/** Proposes other words for a line that all sites share. Its number fits no text. */
async function changeLine(): Promise<void> {
  const numbers = { digits: '1-800-555-0147', again: '1-800-555-0147', letters: '', text: '', tty: '', web: '' }
  const forms = typedForms().filter(({ route }) => route === '/hr/contacts/:contact/change')
  const statuses: number[] = []
  while (statuses.length < ROUNDS * 4 && !statuses.includes(303))
    for (const form of forms)
      statuses.push((await send(form, { ...typedWhereItFits(form, nextShort), ...numbers })).status)
  expect(statuses).toContain(303)
}

/** Rewords a clause in both languages, and leaves it in the draft. It keeps what that clause has to say. */
async function rewordClause(): Promise<void> {
  const forms = typedForms().filter(({ route }) => route === '/hr/policy/clauses/:clause')
  const statuses: number[] = []
  while (statuses.length < ROUNDS * 4 && !statuses.includes(303)) {
    for (const form of forms) {
      const clause = {
        'en-clause': `${nextShort()} The lead must be told immediately.`,
        'es-clause': `${nextShort()} Se debe avisar de inmediato a la dirección.`,
      }
      // Texts that were sent before are in the draft, so the form is opened anew.
      const opened = await every.asker(form.who).get(form.page)
      const [, seen = ''] = /name="seen" value="(\w*)"/.exec(opened.text) ?? []
      const choices = { weight: 'minor', noSpanish: '', remove: '', seen }
      statuses.push((await send(form, { ...typedWhereItFits(form, nextShort), ...clause, ...choices })).status)
    }
  }
  expect(statuses).toContain(303)
}

/** Sends the forms that end something, about people whom nothing else here needs. */
async function endings(): Promise<void> {
  // The same text whatever other forms have, because some fields take only some of the texts.
  const text = SCRIPTS.find((each) => each.length <= 30 && !/[{}\p{Cc}]/u.test(each) && SENT.test(each)) ?? ''
  const below = idOf(populated.person('below'))
  const reviewing = idOf(populated.person('reviewing'))
  // Ending somebody's sign-in would take a second person.
  const { person: unused } = await populated
    .app('ada')
    .deps.store.db.selectFrom('account')
    .select('person')
    .where('password_hash', 'is', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  const csrf = every.forms.find(({ who, fields }) => who === 'ada' && 'csrf' in fields)?.fields['csrf'] ?? ''
  for (const [path, fields] of [
    ['/hr/rules', { confirm: '', reason: text }],
    [`/hr/roles/people/${below}`, { role: 'auditor', until: '2026-12-20', reason: text }],
    [`/hr/roles/people/${below}/removals`, { ended: 'auditor', why: text }],
    [`/hr/people/${below}/changes/close-access`, { reason: text }],
    [`/hr/people/${reviewing}/merges`, { other: idOf(unused), jobs: 'same', sure: 'yes', reason: text }],
  ] as const)
    expect((await every.asker('ada').post(path, { csrf, ...fields })).status, path).toBe(303)
}

/** Every page as everybody sees it, and some of those that links there lead to. */
async function everyPage(): Promise<OpenPage[]> {
  every = await everyForm(populated)
  const seen = new Set(every.pages.map(({ who, path }) => `${who} ${path}`))
  const followed = new Map<string, number>()
  const more: OpenPage[] = []
  for (const { who, html } of every.pages)
    for (const path of linksOf(html)) {
      const route = routeOf('GET', path) ?? ''
      const kind = `${who} ${route}`
      if (seen.has(`${who} ${path}`) || ENDINGS.test(path) || (followed.get(kind) ?? 0) >= MOST_LINKS) continue
      seen.add(`${who} ${path}`)
      followed.set(kind, (followed.get(kind) ?? 0) + 1)
      const { status, headers, text } = await every.asker(who).get(path)
      if (headers['content-disposition'] === undefined && text.startsWith('<!doctype'))
        more.push({ who, path, status, html: text })
    }
  return [...every.pages, ...more]
}
