import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { type LaunchMemory, startCmi5Session } from '../../src/packages/runtime/lms/cmi5-session.browser.ts'
import type { Progress, Session } from '../../src/packages/runtime/lms/session.browser.ts'
import { toInstant } from '../../src/platform/time/calendar.ts'
import { interaction, type Report } from '../../src/packages/standards/cmi.ts'
import { getItem } from '../../src/course/draw.ts'
import { type Json, violations } from '../../src/packages/standards/statement-rules.job.ts'
import { ACTIVITY, ACTOR, REGISTRATION } from '../../src/packages/trial/strict-lrs.job.ts'
import { content } from './content.ts'
import type { TestLrs } from './lrs.ts'

/** The options that the questions of these tests use. */
const ASKED = { language: 'en', answers: 'results' } as const
export const step: Progress = {
  suspendData: 'state',
  location: 'lessons/L1',
  interactions: [],
  lessons: [],
  share: 0,
  finished: null,
}
export const finishing: Progress = { ...step, suspendData: 'acknowledged', finished: { right: 13, of: 15 } }
export const answers: Progress = {
  ...step,
  interactions: [
    interaction(getItem(content.course, 'Q16'), { ...ASKED, id: 'Q16_a1' }, [], true),
    { ...interaction(getItem(content.course, 'Q17'), { ...ASKED, id: 'Q17_a1' }, [], false), type: 'sequencing' },
  ],
}
/** After this, an answer is long in coming. */
const LONG_MS = 5000
const HOUR_MS = 3_600_000

/** A page in which the course is open. */
export interface Page {
  readonly session: Session
  /** Waits until no request is being sent. */
  quiet(): Promise<void>
  /** Lets the pauses before a next try end, and waits as above. */
  passTime(): Promise<void>
  /** Milliseconds of each pause before a next try. */
  readonly pauses: readonly number[]
  /** The learner stays for as many milliseconds. */
  stay(ms: number): void
  /** The page goes. */
  hide(): void
  /** The addresses that the window was sent to. */
  readonly wentTo: readonly string[]
  /** The number of times the page was told to check again whether everything is saved. */
  changes(): number
}

export interface PageOptions {
  /** Starts a new launch unless a query is given. */
  readonly query?: string
  readonly report?: Report
  readonly memory?: LaunchMemory
}

export async function openPage(
  lrs: TestLrs,
  { query = lrs.launch(), report = 'passed', memory = memoryOf() }: PageOptions = {},
): Promise<Page> {
  const flying = new Set<Promise<unknown>>()
  const timers: (() => void)[] = []
  const pauses: number[] = []
  const hiding: (() => void)[] = []
  const wentTo: string[] = []
  let changes = 0
  let opened = false
  const began = Date.parse('2026-11-24T15:00:00.000Z') + lrs.launches.length * HOUR_MS
  let now = began
  const fetcher: typeof fetch = (url, init) => {
    const answer = wholeAnswer(url, init).finally(() => flying.delete(answer))
    flying.add(answer)
    return answer
  }
  const session = await startCmi5Session({
    query,
    report,
    memory,
    fetcher,
    courseId: content.course.id,
    elapsed: () => now - began,
    now: () => toInstant((now += 1000)),
    newId: randomUUID,
    isOnline: () => true,
    onHide: (run) => hiding.push(run),
    goTo: (url) => wentTo.push(url),
    later(run, ms) {
      if (!opened) queueMicrotask(run)
      else timers.push(run)
      if (opened && ms !== LONG_MS) pauses.push(ms)
    },
    onRetry() {
      changes += 1
    },
  })
  opened = true
  await quiet()
  return { session, quiet, passTime, pauses, changes: () => changes, stay, hide, wentTo }

  async function quiet(): Promise<void> {
    do {
      await Promise.allSettled(flying)
      await setImmediate()
    } while (flying.size > 0)
  }

  function hide(): void {
    for (const run of hiding) run()
  }

  function stay(ms: number): void {
    now += ms
  }

  async function passTime(): Promise<void> {
    for (const run of timers.splice(0)) run()
    await quiet()
  }
}

/** Reads the whole text, so that no part of the answer is still being sent. */
async function wholeAnswer(...request: Parameters<typeof fetch>): Promise<Response> {
  const { status, headers, ...response } = await fetch(...request).then(async (each) => ({
    status: each.status,
    headers: each.headers,
    text: await each.text(),
  }))
  return new Response(response.text === '' ? null : response.text, { status, headers })
}

export function memoryOf(): LaunchMemory {
  let kept: string | null = null
  return {
    get: () => kept,
    set(text) {
      kept = text
    },
  }
}

/** A browser that keeps nothing. */
export const FORGETFUL: LaunchMemory = { get: () => null, set() {} }

export async function closed({ session, quiet }: Page): Promise<void> {
  session.finish(false)
  await quiet()
}

/** The sessions that the page ended; the others broke off. */
export function faults(lrs: TestLrs, ...ended: readonly boolean[]): string[] {
  return violations(lrs.statements, {
    actor: ACTOR,
    registration: REGISTRATION,
    activityId: ACTIVITY,
    answers: 'results',
    sessions: lrs.launches.map((launched, index) => ({ ...launched, ended: ended[index] ?? true })),
  })
}

export function verbs(lrs: TestLrs): string[] {
  // Every statement has a verb.
  return lrs.statements.map(({ verb }) => String((verb as Json)['id']).replace(/.*\//, ''))
}

export function statement(lrs: TestLrs, verb: string): Json {
  const found = lrs.statements[verbs(lrs).indexOf(verb)]
  if (found === undefined) throw new Error(`nobody ${verb}`)
  return found
}

export function keptIn(lrs: TestLrs): unknown {
  return JSON.parse(lrs.state('csec-orientation') ?? 'null')
}
