/**
 * What `bench/web.ts` compares with: Express that says hello, Express with what any page needs, and Express that shows a
 * page of ours without asking who it's for. For `bench/search.ts`: one read of the people in a database.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { parseCookie } from 'cookie'
import ejs from 'ejs'
import express from 'express'
import helmet from 'helmet'
import { receiptsPage } from '../src/packages/receipt.page.ts'
import { EMPTY_FORM } from '../src/platform/html/field.page.ts'
import type { Shell } from '../src/platform/html/shell.page.ts'
import { MESSAGES } from '../src/words/messages.ts'

const app = express()
app.get('/hello', (_request, response) => {
  response.send('<!doctype html><title>Hello</title><h1>Hello</h1>')
})

const db = new BetterSqlite(':memory:')
db.exec('create table session (id text primary key, person text); create table person (id text primary key, name text)')
const session = randomBytes(16).toString('base64url')
db.prepare('insert into session values (?, ?)').run(session, 'person:1')
for (let id = 1; id <= 240; id += 1) db.prepare('insert into person values (?, ?)').run(`person:${id}`, `Name ${id}`)
const sessionOf = db.prepare<[string | undefined], { person: string }>('select person from session where id = ?')
const nameOf = db.prepare<[string | undefined], { name: string }>('select name from person where id = ?')
const others = db.prepare<[], { name: string }>('select name from person order by id limit 25')
const page = ejs.compile(
  '<!doctype html><title><%= name %></title><h1><%= name %></h1><ul><% for (const one of others) { %><li><%= one.name %></li><% } %></ul>',
)
app.get('/page', helmet(), (request, response) => {
  const found = sessionOf.get(parseCookie(request.headers.cookie ?? '')['session'])
  response.send(page({ name: nameOf.get(found?.person)?.name, others: others.all() }))
})

// On a disk, and there for good before the answer goes out.
const folder = mkdtempSync(join(tmpdir(), 'bench-bare-'))
process.once('SIGTERM', () => {
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})
const kept = new BetterSqlite(join(folder, 'bare.db'))
kept.pragma('journal_mode = WAL')
kept.pragma('synchronous = FULL')
kept.exec('create table answer (id integer primary key, answer text)')
const keep = kept.prepare<[string]>('insert into answer (answer) values (?)')
app.post('/answer', express.urlencoded(), (request, response) => {
  keep.run(String(request.body.answer))
  response.redirect(303, '/page')
})

const t = MESSAGES.en
const link = { text: t.shell.records, href: '/hr/people' }
/** As much around the page as HR has. */
const shell: Shell = {
  language: 'en',
  title: t.hr.receipts.title,
  width: 'hr',
  stylesheet: '/assets/styles.css',
  moreStyles: [],
  fonts: [],
  exitScript: '/assets/exit.js',
  pageScript: null,
  formDraft: null,
  refresh: null,
  t,
  brand: { name: 'Harbor Street Youth Services', subtitle: t.shell.orientationRecords, href: '/', logo: null },
  nav: [link],
  otherLanguage: {
    language: 'es',
    name: 'Español',
    href: '/reading',
    hidden: ['csrf', 'language', 'detail', 'to'].map((name) => ({ name, value: session })),
  },
  signOut: { action: '/sign-out', csrf: session },
  ending: {
    ...t.account.ending,
    script: '/assets/ending.js',
    note: t.account.ending.idle,
    seconds: 1_800,
    canStay: true,
    action: '/account/stay',
    csrf: session,
    signInHref: '/sign-in',
  },
  leaveHref: '/leave',
  reminder: null,
  notice: [],
  help: null,
  back: null,
  search: {
    script: '/assets/search.js',
    action: '/hr/search',
    label: '',
    inBox: '',
    csrf: '',
    isOpen: false,
    typed: '',
  },
  keys: { script: '/assets/keys.js', lines: [{ keys: ['/'], text: '' }] },
  places: Array.from({ length: 6 }, (_, index) => {
    const step = { ...link, current: index === 1 ? ('page' as const) : null }
    const parts = Array.from({ length: 6 }, () => ({ ...link, current: null }))
    return { ...step, start: step, parts, more: { text: '', isHere: false, parts } }
  }),
  support: null,
  alikeLines: [],
  footer: { note: ['Course version 1.1.0'], links: [link, link, link, link] },
}
app.get('/receipts', (_request, response) => {
  response.send(receiptsPage(shell, { form: EMPTY_FORM, finding: null, action: '/hr/receipts', csrf: session }))
})

const [file] = process.argv.slice(2)
if (file !== undefined) {
  const people = new BetterSqlite(file, { readonly: true })
  const called = people.prepare<[string], { name: string }>(
    "select name from standing where sort_name like ? escape '!' order by sort_name limit 6",
  )
  const counted = people.prepare('select status_rank, count(*) as people from standing group by status_rank')
  app.get('/counts', (_request, response) => {
    response.json(counted.all())
  })
  const anyone = people.prepare(
    'select name, status_rank from standing where person = (select max(person) from standing)',
  )
  app.get('/person', (_request, response) => {
    response.json(anyone.get())
  })
  app.post('/people', express.urlencoded(), (request, response) => {
    response.json({ found: called.all(`%${String(request.body.search)}%`) })
  })
}

const server = app.listen(0, '127.0.0.1', () => {
  // A server that listens on a port has an address of this kind.
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port} session=${session}`)
})
