import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type Json, type Launched, SESSION_ID } from '../standards/statement-rules.job.ts'

/** A learning system for cmi5 with its record store (xAPI 1.0.3) in memory, as strict as one may be. */
export interface StrictLrs {
  /** Statements in the order in which they came. */
  readonly statements: readonly Json[]
  /** The launches so far. */
  readonly launches: readonly Launched[]
  /** Writes the launch data and gives the query string for a new session. */
  launch(options?: LaunchOptions): string
  /** Returns the store's answer. */
  answer(request: LrsRequest): LrsAnswer
  /** The text of a document of the course, or null when there is none. */
  state(id: string): string | null
  /** Writes a document of the course, as somebody else might. */
  overwrite(id: string, text: string): void
  /** Sets the learner's preferences, as JSON text. */
  prefer(profile: string): void
}

export interface StrictLrsOptions {
  /** The address of the store: scheme, host and port. */
  readonly origin: string
  /** Whether a document that is there is replaced only by someone who names it, as xAPI 2.0 wants it. */
  readonly namesReplaced: boolean
}

export interface LaunchOptions {
  readonly mode?: Launched['mode']
  readonly masteryScore?: number
  readonly moveOn?: string
  readonly returnURL?: string
  readonly registration?: string
}

export interface LrsRequest {
  readonly method: string
  readonly url: URL
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
}

export interface LrsAnswer {
  readonly status: number
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

interface Document {
  readonly body: string
  readonly etag: string
}

export const ACTOR = { objectType: 'Agent', account: { homePage: 'https://lms.example', name: '1625378' } }
export const REGISTRATION = '760e3480-ba55-4991-94b0-01820dbd23a2'
export const ACTIVITY = 'https://lms.example/activities/17'
const PUBLISHER_ID = 'urn:csec-orientation:harbor-street:en:v1:au'

export function openStrictLrs({ origin, namesReplaced }: StrictLrsOptions): StrictLrs {
  const statements: Json[] = []
  const documents = new Map<string, Document>()
  const fetched = new Set<string>()
  const launches: Launched[] = []

  return {
    statements,
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
    answer(request) {
      const resource = resourceOf(request.url)
      if (resource === 'token') return token(request.method, request.url.searchParams.get('launch') ?? '')
      const refusal = refusalOfHeaders(request)
      if (refusal !== null) return { status: refusal }
      if (resource === 'statements') return request.method === 'GET' ? readStatement(request) : takeStatements(request)
      const key = documentKey(resource, request.url.searchParams)
      if (key === null) return { status: 400 }
      return request.method === 'GET' ? readDocument(key) : writeDocument(key, request)
    },
    state: (id) => documents.get(stateKey(id, REGISTRATION))?.body ?? null,
    overwrite: (id, body) => keep(stateKey(id, REGISTRATION), body),
    prefer: (profile) => keep('agents/profile cmi5LearnerPreferences', profile),
  }

  function keep(key: string, body: string): void {
    documents.set(key, { body, etag: `"${createHash('sha1').update(body).digest('hex')}"` })
  }

  /** The token, to the first who asks (cmi5 Quartz, section 8.2). */
  function token(method: string, launch: string): LrsAnswer {
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

  function refusalOfHeaders({ method, headers }: LrsRequest): number | null {
    const session = /^Basic token(\d+)$/.exec(String(headers['authorization']))?.[1]
    if (session === undefined || !fetched.has(session)) return 401
    if (!String(headers['x-experience-api-version']).startsWith('1.0.')) return 400
    return method === 'GET' || String(headers['content-type']).startsWith('application/json') ? null : 400
  }

  function readStatement({ url }: LrsRequest): LrsAnswer {
    const found = statements.find(({ id }) => id === url.searchParams.get('statementId'))
    return found === undefined ? { status: 404 } : { status: 200, body: JSON.stringify(found) }
  }

  /** All or none. The same statement again is no change; another one with its id is a conflict. */
  function takeStatements({ method, url, body }: LrsRequest): LrsAnswer {
    const sent = readStatements(body)
    const id = url.searchParams.get('statementId')
    if (sent === null || (method === 'PUT' ? sent.length !== 1 || sent[0]?.['id'] !== id : method !== 'POST'))
      return { status: 400 }
    const known = (statement: Json) => statements.find((other) => other['id'] === statement['id'])
    const conflict = sent.some((each) => known(each) !== undefined && !isDeepStrictEqual(known(each), each))
    if (conflict) return { status: 409 }
    statements.push(...sent.filter((each) => known(each) === undefined))
    return method === 'PUT' ? { status: 204 } : { status: 200, body: JSON.stringify(sent.map((each) => each['id'])) }
  }

  function readDocument(key: string): LrsAnswer {
    const found = documents.get(key)
    return found === undefined ? { status: 404 } : { status: 200, body: found.body, headers: { ETag: found.etag } }
  }

  function writeDocument(key: string, { method, headers, body }: LrsRequest): LrsAnswer {
    if (method !== 'PUT' || key.includes(' LMS.LaunchData ')) return { status: 403 }
    const found = documents.get(key)
    const fits =
      found === undefined
        ? headers['if-match'] === undefined
        : headers['if-none-match'] === undefined && (headers['if-match'] ?? found.etag) === found.etag
    if (!fits) return { status: 412 }
    if (namesReplaced && found !== undefined && headers['if-match'] === undefined) return { status: 409 }
    keep(key, body)
    return { status: 204 }
  }
}

/** Returns the resource of an address, as `statements` or `activities/state`. */
export function resourceOf({ pathname }: URL): string {
  return pathname.replace(/^\/(xapi\/)?/, '')
}

/** The statements in a body, one or a list, or null for anything else. */
export function readStatements(body: string): Json[] | null {
  const sent = [parsed(body)].flat()
  return sent.every(isObject) ? sent : null
}

function stateKey(id: string, registration: string): string {
  return `activities/state ${id} ${registration}`
}

/** Returns null when a parameter is missing, or speaks of somebody or something else. */
function documentKey(resource: string, query: URLSearchParams): string | null {
  const isLearner = isDeepStrictEqual(parsed(query.get('agent') ?? ''), ACTOR)
  if (resource === 'agents/profile' && isLearner) return `agents/profile ${query.get('profileId')}`
  const isHere = isLearner && query.get('activityId') === ACTIVITY && query.has('registration') && query.has('stateId')
  return resource === 'activities/state' && isHere
    ? stateKey(query.get('stateId') ?? '', query.get('registration') ?? '')
    : null
}

/** Returns undefined for a text that isn't JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
