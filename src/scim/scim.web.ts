import express, { type NextFunction, type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { type Caller, createCallers, RETRY_SECONDS } from '../api/caller.web.ts'
import { noteUse } from '../api/token.store.ts'
import { logRefusal } from '../app/error.web.ts'
import type { Deps } from '../app/visit.web.ts'
import type { PersonId, Recording } from '../ledger/event.ts'
import { AppError } from '../platform/http/app-error.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { allSites } from '../site/site.store.ts'
import { networkAddress } from '../trail/record.web.ts'
import { askedByPatch, askedIn, operationsIn } from './asked.ts'
import { providerConfig, resourceTypes, schemas } from './discovery.ts'
import { filterOf } from './filter.ts'
import { recordOf, usersIn } from './find.job.ts'
import { groupOf, userOf } from './resource.ts'
import { BASE, errorOf, invalid, listOf, pageOf, ScimProblem } from './shape.ts'
import { membersOf } from './user.store.ts'
import { changeUser, createUser, moveTo } from './write.job.ts'

const BODY_LIMIT = '64kb'
/** Each move is a few writes, and everyone else's wait meanwhile. */
const MOST_MOVES = 100
const TYPES = ['application/scim+json', 'application/json']
const NOT_DONE = 'This isn’t done here. People leave by active: false, and sites are made by a content steward.'

const ALLOWED = {
  '/Users': 'GET, POST',
  '/Users/:id': 'GET, PUT, PATCH',
  '/Groups': 'GET',
  '/Groups/:id': 'GET, PATCH',
} as const

type Answer = (request: Request, response: Response, caller: Caller) => Promise<void>
type On = (method: 'get' | 'post' | 'put' | 'patch', path: string, answer: Answer) => void

/** SCIM 2.0 for a directory that keeps the staff list up to date (`docs/scim.md`). It deletes nothing. */
export function createScim(deps: Deps): Router {
  const router = Router({ caseSensitive: true, strict: true })
  const callers = createCallers(deps, 'scim', BASE)
  const noted = async (request: Request, _response: Response, next: NextFunction) => {
    const caller = callers.of(request)
    if (!caller.token.scopes.includes('scim')) throw new AppError('forbidden', 'The token isn’t for SCIM.')
    await noteRequest(deps, caller, request)
    next()
  }
  const first = [callers.know, callers.limit, noted]
  const read = express.json({ type: TYPES, limit: BODY_LIMIT })
  const on: On = (method, path, answer) =>
    router[method](BASE + path, ...first, read, async (request, response) =>
      answer(request, response, callers.of(request)),
    )
  const { publicUrl: server } = deps.config
  on('get', '/ServiceProviderConfig', async (_request, response) => send(response, 200, providerConfig(server)))
  on('get', '/ResourceTypes', async (_request, response) => sendAll(response, resourceTypes(server)))
  on('get', '/Schemas', async (_request, response) => sendAll(response, schemas(server)))
  usersOn(on, deps)
  groupsOn(on, deps)
  for (const [path, allowed] of Object.entries(ALLOWED))
    router.all(BASE + path, ...first, (_request, response) => {
      response.set('Allow', allowed)
      send(response, 405, errorOf(405, null, NOT_DONE))
    })
  router.use(...first, (_request, _response, next) => next(new AppError('not-found', 'There is no such address.')))
  return router
}

function usersOn(on: On, deps: Deps): void {
  const { db } = deps.store
  const show = async (response: Response, person: PersonId, { today }: Caller, status = 200) => {
    const found = await recordOf(db, person, today)
    const user = userOf(found, { server: deps.config.publicUrl, sites: await allSites(db) }, today)
    if (status === 201) response.set('Location', user.meta.location)
    send(response, status, user)
  }
  on('get', '/Users', async ({ query }, response, { today }) => {
    const page = pageOf(query['startIndex'], query['count'])
    const filter = filterOf(query['filter'], ['id', 'userName', 'externalId', 'email', 'active'])
    const { users, total } = await usersIn(db, filter, page, today)
    const place = { server: deps.config.publicUrl, sites: await allSites(db) }
    const resources = users.map((each) => userOf(each, place, today))
    send(response, 200, listOf(resources, total, page))
  })
  on('get', '/Users/:id', async (request, response, caller) => {
    const { person } = await recordOf(db, idIn(request), caller.today)
    await show(response, person, caller)
  })
  on('post', '/Users', async ({ body }, response, caller) => {
    const asked = askedIn(body)
    const person = await recorded(deps, caller, (tx, recording) => createUser(tx, asked, recording))
    await show(response, person, caller, 201)
  })
  for (const method of ['put', 'patch'] as const)
    on(method, '/Users/:id', async (request, response, caller) => {
      const asked = method === 'put' ? askedIn(request.body) : askedByPatch(request.body)
      const person = await recorded(deps, caller, (tx, recording) => changeUser(tx, idIn(request), asked, recording))
      await show(response, person, caller)
    })
}

function groupsOn(on: On, deps: Deps): void {
  const { db } = deps.store
  const groupsOf = async (
    of: (site: { id: string; name: string }) => boolean,
    query: Request['query'],
    { today }: Caller,
  ) => {
    const withMembers = !String(query['excludedAttributes'] ?? '')
      .split(',')
      .includes('members')
    const groups = []
    for (const site of (await allSites(db)).filter(of))
      groups.push(groupOf(site, withMembers ? await membersOf(db, site.id, today) : null, deps.config.publicUrl))
    return groups
  }
  on('get', '/Groups', async ({ query }, response, caller) => {
    const page = pageOf(query['startIndex'], query['count'])
    const filter = filterOf(query['filter'], ['id', 'displayName', 'externalId'])
    const groups = await groupsOf(
      ({ id, name }) =>
        filter === null ||
        (filter.by === 'id' && id === filter.value) ||
        (filter.by === 'displayName' && name.toLowerCase() === filter.value.toLowerCase()),
      query,
      caller,
    )
    const first = page.startIndex - 1
    send(response, 200, listOf(groups.slice(first, first + page.count), groups.length, page))
  })
  on('get', '/Groups/:id', async (request, response, caller) => {
    const [group] = await groupsOf(({ id }) => id === idIn(request), request.query, caller)
    if (group === undefined) throw noGroup()
    send(response, 200, group)
  })
  on('patch', '/Groups/:id', async (request, response, caller) => {
    const site = (await allSites(db)).find(({ id }) => id === idIn(request))
    if (site === undefined) throw noGroup()
    const people = addedIn(request.body)
    await recorded(deps, caller, (tx, recording) => moveTo(tx, site.id, people, recording))
    response.status(204).end()
  })
}

const members = z.union([
  z.array(z.object({ value: z.string() })),
  z.object({ members: z.array(z.object({ value: z.string() })) }).transform(({ members: added }) => added),
])

/** Who is to be moved to a site. Taking somebody out of one isn't done: they work somewhere else from then on, or leave. */
function addedIn(body: unknown): string[] {
  const added = operationsIn(body).flatMap(({ op, path, value }) => {
    const isOfMembers = path === '' || path.toLowerCase() === 'members'
    const read = members.safeParse(value)
    if (op !== 'add' || !isOfMembers || !read.success)
      throw new ScimProblem(
        'bad-request',
        'mutability',
        'People can be added to a site, and then they move there. They aren’t taken out of one: add them to the site where they work now, or set active to false.',
      )
    return read.data.map((member) => member.value)
  })
  if (added.length > MOST_MOVES)
    throw new ScimProblem('bad-request', 'tooMany', `Add at most ${MOST_MOVES} people at a time.`)
  return added
}

function noGroup(): ScimProblem {
  return new ScimProblem('not-found', null, 'There’s no group with this id.')
}

function idIn({ params }: Request): string {
  const { id } = params
  if (typeof id !== 'string') throw invalid('The id is missing.')
  return id
}

/** Each request is in the audit trail before anything leaves or is recorded. */
async function noteRequest(deps: Deps, { route, token, today }: Caller, request: Request): Promise<void> {
  const source = { at: deps.now(), address: networkAddress(request.ip), on: today }
  const kind = request.method === 'GET' ? 'downloaded' : 'token_sent'
  await deps.store.transaction((tx) => noteUse(tx, token, route, source, kind))
}

/** Entries of the ledger say which system sent them, by the id of its token. */
async function recorded<Result>(
  { contents, now, store }: Deps,
  { token, today }: Caller,
  work: (tx: Tx, recording: Recording) => Promise<Result>,
): Promise<Result> {
  const recording = { course: contents.en.course.id, actor: `system:scim:${token.id}`, at: now(), today } as const
  return store.transaction((tx) => work(tx, recording))
}

function sendAll(response: Response, resources: readonly object[]): void {
  send(response, 200, listOf(resources, resources.length, { startIndex: 1, count: resources.length }))
}

function send(response: Response, status: number, body: object): void {
  response.status(status).type('application/scim+json')
  response.send(JSON.stringify(body))
}

/** Every error in the shape of RFC 7644. */
export function showScimError(deps: Deps) {
  // Express knows an error handler by its four parameters.
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    const { status } = logRefusal(deps, error, response)
    if (response.headersSent) return next(error)
    if (status === 401) response.set('WWW-Authenticate', 'Bearer')
    if (status === 503) response.set('Retry-After', String(RETRY_SECONDS))
    const said = error instanceof AppError ? error.message : wordsFor(status)
    send(response, status, errorOf(status, error instanceof ScimProblem ? error.scimType : null, said))
  }
}

/** For what a parser or the database has refused. */
function wordsFor(status: number): string | null {
  if (status === 400) return 'The request can’t be read.'
  if (status === 413) return 'The request is too large.'
  return status === 503 ? 'The records can’t be reached or written to right now. Send this again later.' : null
}
