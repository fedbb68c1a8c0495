import { beforeEach, describe, expect, it } from 'vitest'
import {
  ACTIVITY,
  ACTOR,
  type LrsRequest,
  openStrictLrs,
  REGISTRATION,
  type StrictLrs,
} from '../../../src/packages/trial/strict-lrs.job.ts'

const ORIGIN = 'https://lms.example'
const HEADERS = {
  authorization: 'Basic token1',
  'x-experience-api-version': '1.0.3',
  'content-type': 'application/json',
}
const AGENT = JSON.stringify(ACTOR)
const STATE = { activityId: ACTIVITY, agent: AGENT, registration: REGISTRATION, stateId: 'ours' }

let lrs: StrictLrs
beforeEach(() => {
  lrs = openedLrs(false)
})

describe('a strict record store', () => {
  it.each<[string, number, LrsRequest]>([
    ['a second token', 200, request('POST', 'token', { launch: '1' })],
    ['a token that is only looked at', 405, request('GET', 'token', { launch: '1' })],
    [
      'a request without a token',
      401,
      request('GET', 'xapi/activities/state', STATE, '', { authorization: undefined }),
    ],
    ['the token of another launch', 401, statements('[]', { authorization: 'Basic token2' })],
    ['a request of no version', 400, statements('[]', { 'x-experience-api-version': undefined })],
    ['a body of another type', 400, statements('[]', { 'content-type': 'text/plain' })],
    ['a body that is no JSON', 400, statements('[')],
    ['a list of words', 400, statements('["a"]')],
    ['another resource', 400, request('GET', 'xapi/activities', STATE)],
    [
      'a document without a registration',
      400,
      request('GET', 'xapi/activities/state', { activityId: ACTIVITY, agent: AGENT, stateId: 'ours' }),
    ],
    ['a document of somebody else', 400, request('GET', 'xapi/activities/state', { ...STATE, agent: '{}' })],
    ['an agent that is no JSON', 400, request('GET', 'xapi/activities/state', { ...STATE, agent: '{' })],
    ['a document that is not there', 404, request('GET', 'xapi/activities/state', STATE)],
    [
      'preferences that are not there',
      404,
      request('GET', 'xapi/agents/profile', { agent: AGENT, profileId: 'cmi5LearnerPreferences' }),
    ],
    ['a statement that is not there', 404, request('GET', 'xapi/statements', { statementId: '1' })],
    ['a statement under another id', 400, request('PUT', 'xapi/statements', { statementId: '1' }, '{"id":"2"}')],
    ['a document that is taken away', 403, request('DELETE', 'xapi/activities/state', STATE)],
    ['new launch data', 403, request('PUT', 'xapi/activities/state', { ...STATE, stateId: 'LMS.LaunchData' }, '{}')],
    [
      'a document that should be there',
      412,
      request('PUT', 'xapi/activities/state', STATE, '{}', { 'if-match': '"x"' }),
    ],
  ])('answers %s with %s', (_, status, asked) => {
    expect(lrs.answer(asked).status).toBe(status)
    expect(lrs.statements).toEqual([])
  })

  it('gives the token once', () => {
    const asked = request('POST', 'token', { launch: '2' })
    expect(lrs.answer(asked).body).toContain('auth-token')
    expect(lrs.answer(asked).body).not.toContain('auth-token')
  })

  it('takes a statement once, and no other with its id', () => {
    const [one, other] = [
      { id: '1', verb: 'a' },
      { id: '1', verb: 'b' },
    ]
    const statuses = [[one], one, [{ id: '2' }, other]].map(
      (sent) => lrs.answer(statements(JSON.stringify(sent))).status,
    )
    expect(statuses).toEqual([200, 200, 409])
    expect(lrs.statements).toEqual([one])
    expect(lrs.answer(request('GET', 'xapi/statements', { statementId: '1' })).body).toBe(JSON.stringify(one))
  })

  it.each([
    ['by anyone', false, {}, 204],
    ['by who names it', false, 'the right one', 204],
    ['by who names another', false, { 'if-match': '"x"' }, 412],
    ['by who takes it for new', false, { 'if-none-match': '*' }, 412],
    ['by anyone, where it must be named', true, {}, 409],
    ['by who names it, where it must be named', true, 'the right one', 204],
  ] as const)('lets a document be replaced %s', (_, namesReplaced, given, status) => {
    lrs = openedLrs(namesReplaced)
    expect(lrs.answer(request('PUT', 'xapi/activities/state', STATE, 'one')).status).toBe(204)
    const etag = lrs.answer(request('GET', 'xapi/activities/state', STATE)).headers?.['ETag']
    const headers = given === 'the right one' ? { 'if-match': etag } : given
    expect(lrs.answer(request('PUT', 'xapi/activities/state', STATE, 'two', headers)).status).toBe(status)
    expect(lrs.state('ours')).toBe(status === 204 ? 'two' : 'one')
  })
})

function openedLrs(namesReplaced: boolean): StrictLrs {
  const opened = openStrictLrs({ origin: ORIGIN, namesReplaced })
  opened.launch()
  opened.answer(request('POST', 'token', { launch: '1' }))
  return opened
}

function statements(body: string, headers: Partial<LrsRequest['headers']> = {}): LrsRequest {
  return request('POST', 'xapi/statements', {}, body, headers)
}

function request(
  method: string,
  path: string,
  query: Readonly<Record<string, string>>,
  body = '',
  headers: LrsRequest['headers'] = {},
): LrsRequest {
  return {
    method,
    url: new URL(`${ORIGIN}/${path}?${new URLSearchParams(query)}`),
    headers: { ...HEADERS, ...headers },
    body,
  }
}
