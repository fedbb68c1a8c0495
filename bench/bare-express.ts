/** The two servers that `bench/web.ts` compares with: Express that says hello, and Express with what any page needs. */
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import BetterSqlite from 'better-sqlite3'
import { parseCookie } from 'cookie'
import ejs from 'ejs'
import express from 'express'
import helmet from 'helmet'

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

const server = app.listen(0, '127.0.0.1', () => {
  // A server that listens on a port has an address of this kind.
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port} session=${session}`)
})
