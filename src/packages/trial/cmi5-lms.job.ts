import { moveOn, scaled } from '../standards/cmi5.ts'
import type { PackageOrder } from '../course-package.ts'
import type { Call } from '../standards/call-rules.ts'
import type { RunScripts } from './script.job.ts'
import { type TrialLms, openStorage } from './trial-lms.job.ts'
import { type Expectations, registrationViolations, verbOf, violations } from '../standards/statement-rules.job.ts'
import {
  ACTIVITY,
  ACTOR,
  type LaunchOptions,
  type LrsAnswer,
  type LrsRequest,
  openStrictLrs,
  readStatements,
  REGISTRATION,
  resourceOf,
} from './strict-lrs.job.ts'

/** The arguments of `fetch` that scripts use. */
interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

const MODES = { preview: 'Browse', credit: 'Normal', 'without-credit': 'Review' } as const

/** Words about the end of a course. */
const FINAL = ['passed', 'failed', 'completed']

/** A record store that is reached without a network: each request is answered as soon as it is made. */
export function cmi5Lms({ contents, report, answers }: PackageOrder, scripts: RunScripts): TrialLms {
  const lrs = openStrictLrs({ origin: 'https://lms.example', namesReplaced: false })
  const { right, of } = contents[0].course.pass
  const given: LaunchOptions = {
    moveOn: moveOn(report),
    ...(report === 'lms-decides' ? { masteryScore: scaled(right, of) } : {}),
  }
  const wanted = report === 'completed' ? ['completed'] : ['passed', 'completed']
  let chance = 0
  scripts.offer('crypto', { getRandomValues })
  // No page goes without a word in this play, and nobody waits so long.
  scripts.offer('addEventListener', () => {})
  scripts.offer('setTimeout', () => 0)

  return {
    storage: openStorage(),
    launch(purpose) {
      const calls: Call[] = []
      const before = lrs.statements.length
      const isFinished = finished()
      scripts.offer('location', { search: lrs.launch({ ...given, mode: MODES[purpose] }) })
      scripts.offer('sessionStorage', openStorage())
      scripts.offer('fetch', async (url: string, asked: Asked) => answered(requestOf(url, asked), calls))
      return {
        recording: purpose === 'preview' ? 'preview' : purpose !== 'credit' ? 'review' : isFinished ? 'finished' : 'on',
        calls,
        forgot: false,
        problems: (ended) => [
          ...calls.filter(isRefused).map(({ method, error }) => `${method}: the store answers ${error}`),
          ...violations(lrs.statements.slice(before), expectations(ended)),
          ...registrationViolations(lrs.statements),
        ],
      }
    },
    isFinished: finished,
    ending: () => told().join(', '),
    answers: () => null,
    record: () => JSON.stringify([lrs.state('csec-orientation'), told()]),
  }

  function told(): string[] {
    return lrs.statements.map(verbOf).filter((verb) => FINAL.includes(verb))
  }

  function finished(): boolean {
    return told().join() === wanted.join()
  }

  /** What a run of the last launch has to show. */
  function expectations(ended: boolean): Expectations {
    return {
      actor: ACTOR,
      registration: REGISTRATION,
      activityId: ACTIVITY,
      answers,
      sessions: lrs.launches.slice(-1).map((launched) => ({ ...launched, ended })),
    }
  }

  function answered(request: LrsRequest, calls: Call[]) {
    const answer = lrs.answer(request)
    calls.push(...callsOf(request, answer))
    return {
      status: answer.status,
      text: async () => answer.body ?? '',
      headers: { get: (name: string) => answer.headers?.[name] ?? null },
    }
  }

  /** Others each time, and the same in each play. */
  function getRandomValues(bytes: Uint8Array): Uint8Array {
    chance += 1
    bytes.set([chance >> 8, chance & 0xff])
    return bytes
  }
}

function requestOf(url: string, { method = 'GET', headers = {}, body = '' }: Asked): LrsRequest {
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  return { method, url: new URL(url), headers: Object.fromEntries(named), body }
}

/** One for each statement, with its verb; one for any other request, with the document that it is about. */
function callsOf({ method, url, body }: LrsRequest, { status, body: answer = '' }: LrsAnswer): Call[] {
  const isFine = status < 300 || (method === 'GET' && status === 404)
  const said = { result: method === 'GET' ? answer : String(status), error: isFine ? '0' : String(status) }
  const resource = resourceOf(url)
  const statements = resource === 'statements' ? readStatements(body) : null
  if (statements !== null)
    return statements.map((statement) => ({
      method: `${method} ${verbOf(statement)}`,
      args: ['object', 'result'].map((part) => JSON.stringify(statement[part] ?? {})),
      ...said,
    }))
  const id = url.searchParams.get('stateId') ?? url.searchParams.get('profileId') ?? ''
  return [{ method: `${method} ${resource} ${id}`.trim(), args: body === '' ? [] : [body], ...said }]
}

function isRefused({ error }: Call): boolean {
  return error !== '0'
}
