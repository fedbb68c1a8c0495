import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { isDeepStrictEqual } from 'node:util'

/** A learning system for cmi5 with its record store (xAPI 1.0.3), as strict as one may be, on a port of its own. */
export interface TestLrs {
  /** Statements in the order in which they came. */
  readonly statements: readonly Json[]
  /** Every request that reached it, as `PUT activities/state csec-orientation 204`. */
  readonly requests: readonly string[]
  /** The launches so far, as the rules want to know them. */
  readonly launches: readonly Launched[]
  /** Writes the launch data and gives the query string for a new session. */
  launch(options?: LaunchOptions): string
  /** The text of a document of the course; null when there is none. */
  state(id: string): string | null
  /** As somebody else might write one. */
  overwrite(id: string, text: string): void
  /** What the learner prefers. */
  prefer(profile: string): void
  /** What the next requests get instead of an answer: a status, or nothing at all. Null: all works again. */
  disturb(disturbance: Disturbance | null): void
  close(): Promise<void>
}

export interface Launched {
  readonly template: Json
  readonly mode: 'Normal' | 'Browse' | 'Review'
  readonly masteryScore?: number
}

export interface LaunchOptions {
  readonly mode?: 'Normal' | 'Browse' | 'Review'
  readonly masteryScore?: number
  readonly moveOn?: string
  readonly returnURL?: string
  readonly registration?: string
}

/** The status to answer with, `cut` for a connection that breaks before, or `lost` for one that breaks after the work. */
export type Disturbance = (method: string, resource: string) => number | 'cut' | 'lost' | null

export type Json = Readonly<Record<string, unknown>>

interface Document {
  readonly body: string
  readonly etag: string
}

export const ACTOR = { objectType: 'Agent', account: { homePage: 'https://lms.example', name: '1625378' } }
export const REGISTRATION = '760e3480-ba55-4991-94b0-01820dbd23a2'
export const ACTIVITY = 'https://lms.example/activities/17'
const PUBLISHER_ID = 'urn:csec-orientation:harbor-street:en:v1:au'
const SESSION_ID = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid'
const ALLOWED_HEADERS =
  'Authorization, Content-Type, If-Match, If-None-Match, X-Experience-API-Version, X-Experience-API-Consistent-Through'

/** @param strict whether a document that is there is replaced only by someone who names it, as xAPI 2.0 wants it. */
export async function startLrs(strict = false): Promise<TestLrs> {
  const statements: Json[] = []
  const requests: string[] = []
  const documents = new Map<string, Document>()
  const fetched = new Set<string>()
  const launches: Launched[] = []
  let disturbance: Disturbance | null = null

  const server = createServer((request, response) => {
    void handle(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a TCP server has a port

  return {
    statements,
    requests,
    launches,
    launch({ mode = 'Normal', registration = REGISTRATION, moveOn = 'Passed', ...rest } = {}) {
      const number = launches.length + 1
      const contextTemplate = {
        platform: 'A learning system',
        contextActivities: { grouping: [{ objectType: 'Activity', id: PUBLISHER_ID }] },
        extensions: { [SESSION_ID]: `session ${number}` },
      }
      const { masteryScore } = rest
      launches.push({ template: contextTemplate, mode, ...(masteryScore === undefined ? {} : { masteryScore }) })
      keep(
        stateKey('LMS.LaunchData', registration),
        JSON.stringify({ contextTemplate, launchMode: mode, moveOn, ...rest }),
      )
      const parameters = {
        endpoint: `${origin}/xapi`,
        fetch: `${origin}/token?launch=${number}`,
        actor: JSON.stringify(ACTOR),
        registration,
        activityId: ACTIVITY,
      }
      return `?${new URLSearchParams(parameters)}`
    },
    state: (id) => documents.get(stateKey(id, REGISTRATION))?.body ?? null,
    overwrite: (id, body) => keep(stateKey(id, REGISTRATION), body),
    prefer: (profile) => keep('agents/profile cmi5LearnerPreferences', profile),
    disturb(next) {
      disturbance = next
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }

  function keep(key: string, body: string): void {
    documents.set(key, { body, etag: `"${createHash('sha1').update(body).digest('hex')}"` })
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin)
    const resource = url.pathname.replace(/^\/(xapi\/)?/, '')
    const method = request.method ?? ''
    const body = await text(request)
    const disturbed = method === 'OPTIONS' ? null : (disturbance?.(method, resource) ?? null)
    if (disturbed === 'cut') {
      request.socket.destroy()
      return
    }
    const answer = typeof disturbed === 'number' ? { status: disturbed } : work(request, method, resource, url, body)
    if (disturbed === 'lost') {
      request.socket.destroy()
      return
    }
    const id = url.searchParams.get('stateId') ?? url.searchParams.get('profileId') ?? ''
    if (method !== 'OPTIONS')
      requests.push([method, resource, id, answer.status].filter((part) => part !== '').join(' '))
    response.writeHead(answer.status, {
      'Content-Type': 'application/json',
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, POST, PUT, OPTIONS',
      'Access-Control-Allow-Headers': ALLOWED_HEADERS,
      'Access-Control-Expose-Headers': 'ETag',
      'X-Experience-API-Version': '1.0.3',
      ...answer.headers,
    })
    response.end(answer.body ?? '')
  }

  function work(request: IncomingMessage, method: string, resource: string, url: URL, body: string): Answer {
    if (method === 'OPTIONS') return { status: 204 }
    if (resource === 'token') return token(method, url.searchParams.get('launch') ?? '')
    const session = /^Basic token(\d+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (session === undefined || !fetched.has(session)) return { status: 401 }
    if (!String(request.headers['x-experience-api-version']).startsWith('1.0.')) return { status: 400 }
    if (method !== 'GET' && !String(request.headers['content-type']).startsWith('application/json'))
      return { status: 400 }
    if (resource === 'statements') return takeStatements(method, url, body)
    const key = documentKey(resource, url.searchParams)
    if (key === null) return { status: 400 }
    return method === 'GET' ? readDocument(key) : writeDocument(method, key, request, body)
  }

  /** The token, to the first who asks (cmi5 Quartz, section 8.2). */
  function token(method: string, launch: string): Answer {
    if (method !== 'POST') return { status: 405 }
    const used = fetched.has(launch)
    fetched.add(launch)
    return {
      status: 200,
      body: JSON.stringify(
        used ? { 'error-code': '1', 'error-text': 'The token was already given.' } : { 'auth-token': `token${launch}` },
      ),
    }
  }

  /** All or none. The same statement again is no change; another one with its id is a conflict. */
  function takeStatements(method: string, url: URL, body: string): Answer {
    if (method === 'GET') {
      const found = statements.find(({ id }) => id === url.searchParams.get('statementId'))
      return found === undefined ? { status: 404 } : { status: 200, body: JSON.stringify(found) }
    }
    const sent: Json[] = [JSON.parse(body)].flat()
    const id = url.searchParams.get('statementId')
    if (method === 'PUT' ? sent.length !== 1 || sent[0]?.['id'] !== id : method !== 'POST') return { status: 400 }
    const known = (statement: Json) => statements.find((other) => other['id'] === statement['id'])
    const conflict = sent.some((each) => known(each) !== undefined && !isDeepStrictEqual(known(each), each))
    if (conflict) return { status: 409 }
    statements.push(...sent.filter((each) => known(each) === undefined))
    return method === 'PUT' ? { status: 204 } : { status: 200, body: JSON.stringify(sent.map((each) => each['id'])) }
  }

  function readDocument(key: string): Answer {
    const found = documents.get(key)
    return found === undefined ? { status: 404 } : { status: 200, body: found.body, headers: { ETag: found.etag } }
  }

  function writeDocument(method: string, key: string, { headers }: IncomingMessage, body: string): Answer {
    if (method !== 'PUT' || key.includes(' LMS.LaunchData ')) return { status: 403 }
    const found = documents.get(key)
    const fits =
      found === undefined
        ? headers['if-match'] === undefined
        : headers['if-none-match'] === undefined && [undefined, found.etag].includes(headers['if-match'])
    if (!fits) return { status: 412 }
    if (strict && found !== undefined && headers['if-match'] === undefined) return { status: 409 }
    keep(key, body)
    return { status: 204 }
  }
}

interface Answer {
  readonly status: number
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

function stateKey(id: string, registration: string): string {
  return `activities/state ${id} ${registration}`
}

/** Null when a parameter is missing, or speaks of somebody or something else. */
function documentKey(resource: string, query: URLSearchParams): string | null {
  const isLearner = isDeepStrictEqual(JSON.parse(query.get('agent') ?? 'null'), ACTOR)
  if (resource === 'agents/profile' && isLearner) return `agents/profile ${query.get('profileId')}`
  const isHere = isLearner && query.get('activityId') === ACTIVITY && query.has('registration') && query.has('stateId')
  return resource === 'activities/state' && isHere
    ? stateKey(query.get('stateId') ?? '', query.get('registration') ?? '')
    : null
}
