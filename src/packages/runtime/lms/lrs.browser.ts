/** The data that an LMS puts into the address of a launch (cmi5 Quartz, section 8.1). */
export interface Launch {
  readonly endpoint: string
  readonly fetch: string
  readonly actor: object
  readonly registration: string
  readonly activityId: string
}

/** The record store of an LMS, for one learner and one launch. Every function throws `Unanswered` or `Refused`. */
export interface Lrs {
  /** A document about this learner in this course, or null when there is none. */
  readState(id: string): Promise<string | null>
  /** @param json the whole document. */
  keepState(id: string, json: string): Promise<void>
  /** A document about this learner, or null when there is none, or when we may not see it. */
  readProfile(id: string): Promise<string | null>
  /** All of them or none. One with an id that is there already counts as taken: sending again is harmless. */
  record(statements: readonly object[]): Promise<void>
}

/** No answer, or one that may be another later. */
export class Unanswered extends Error {}
/** An answer that says no. */
export class Refused extends Error {}

/** 64 KiB for everything that is being sent. */
const KEPT_ALIVE = 60_000
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Returns null when this is no launch of cmi5. */
export function readLaunch(query: string): Launch | null {
  const parameters = new URLSearchParams(query)
  const [endpoint = '', fetchUrl = '', registration = '', activityId = ''] = [
    'endpoint',
    'fetch',
    'registration',
    'activityId',
  ].map((name) => parameters.get(name) ?? '')
  const actor = readObject(parameters.get('actor') ?? '')
  if (endpoint === '' || fetchUrl === '' || activityId === '' || actor === null || !UUID.test(registration)) return null
  return { endpoint: endpoint.replace(/\/*$/, '/'), fetch: fetchUrl, actor, registration, activityId }
}

/** Asks for the token of the launch. An LMS gives it once (section 8.2): a second time throws `Refused`. */
export async function fetchToken(launch: Launch, fetcher: typeof fetch): Promise<string> {
  const { status, text } = await ask(fetcher, launch.fetch, { method: 'POST' })
  const token = readObject(text)?.['auth-token']
  if (typeof token !== 'string' || token === '') throw new Refused(`no token (${status}): ${text}`)
  return token
}

export function openLrs(launch: Launch, token: string, fetcher: typeof fetch): Lrs {
  const agent = JSON.stringify(launch.actor)
  const headers = { Authorization: `Basic ${token}`, 'X-Experience-API-Version': '1.0.3' }

  return {
    async readState(id) {
      return (await read(stateUrl(id), [404])).text
    },
    async keepState(id, json) {
      const status = await write('PUT', stateUrl(id), json, {})
      if (status === 409 || status === 412) await replace(stateUrl(id), json)
      else accept(status)
    },
    async readProfile(id) {
      // The course does without: a store may also refuse it (section 11).
      return (await read(url('agents/profile', { agent, profileId: id }), [400, 401, 403, 404])).text
    },
    async record(statements) {
      const status = await write('POST', url('statements', {}), JSON.stringify(statements), {})
      if (status !== 409 || statements.length > 1) accept(status)
    },
  }

  function stateUrl(stateId: string): string {
    return url('activities/state', {
      activityId: launch.activityId,
      agent,
      registration: launch.registration,
      stateId,
    })
  }

  function url(resource: string, parameters: Readonly<Record<string, string>>): string {
    const query = new URLSearchParams(parameters).toString()
    return `${launch.endpoint}${resource}${query === '' ? '' : `?${query}`}`
  }

  /** @param missing statuses that say that there is nothing to read. */
  async function read(address: string, missing: readonly number[]) {
    const { status, text, etag } = await ask(fetcher, address, { headers, cache: 'no-store' })
    if (missing.includes(status)) return { text: null, etag: null }
    accept(status)
    return { text, etag }
  }

  /** Some stores take a new document only from someone who says which one it is to replace. */
  async function replace(address: string, json: string): Promise<void> {
    const { text, etag } = await read(address, [404])
    const condition = text === null ? { 'If-None-Match': '*' } : etag === null ? {} : { 'If-Match': etag }
    accept(await write('PUT', address, json, condition))
  }

  /** Goes on when the page is closed meanwhile, if it is as short as browsers want it for that (fetch, section 4.6). */
  async function write(
    method: string,
    address: string,
    body: string,
    condition: Readonly<Record<string, string>>,
  ): Promise<number> {
    const all = { ...headers, 'Content-Type': 'application/json', ...condition }
    return (await ask(fetcher, address, { method, headers: all, body, keepalive: body.length < KEPT_ALIVE })).status
  }
}

/** The object that a JSON text holds, or null for any other text. */
export function readObject(json: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(json)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

async function ask(fetcher: typeof fetch, url: string, init: RequestInit) {
  const answer = await answered(fetcher, url, init)
  const { status, text } = answer
  if (status >= 500 || status === 408 || status === 429) throw new Unanswered(`${url} answered ${status}`)
  // A log-in page, as a system shows it with the status 200 when the session is over.
  if (/^\s*</.test(text)) throw new Unanswered(`${url} answered ${status} with a page`)
  return answer
}

async function answered(fetcher: typeof fetch, url: string, init: RequestInit) {
  try {
    const response = await fetcher(url, init)
    return { status: response.status, text: await response.text(), etag: response.headers.get('ETag') }
  } catch (error) {
    // A network that is away and a server that forbids the request look the same from here.
    throw new Unanswered(`${url} did not answer: ${String(error)}`)
  }
}

function accept(status: number): void {
  if (status < 200 || status > 299) throw new Refused(`the store answered ${status}`)
}
