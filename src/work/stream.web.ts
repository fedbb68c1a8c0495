import { setTimeout as wait } from 'node:timers/promises'
import type { Response } from 'express'
import { type Action, ANYONE, can } from '../identity/access.ts'
import { grantsOf } from '../identity/role.store.ts'
import { sessionsOf } from '../identity/session.store.ts'
import { dateAt } from '../platform/time/calendar.ts'
import { isOver, type WorkProgress } from '../platform/jobs/work.ts'
import { viewerOf } from '../app/route.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** Every so many looks, the stream asks whether its viewer may still see it. */
const RIGHTS_EVERY = 5
/** After so many looks without news, it says that it is there: proxies close what is silent. */
const HEARTBEAT_AFTER = 15
/** In milliseconds: how soon a browser asks again when the stream breaks off. */
const AGAIN_AFTER_MS = 2_000

interface Watched {
  /** Whoever may no longer do this gets no more numbers. */
  readonly who: Action
  /** Tells this work from any other. */
  readonly id: string
  /** Returns null once there is nothing to show. */
  read(): Promise<WorkProgress | null>
}

/**
 * Sends how far some work is as server-sent events, until it is over: numbers and a state, and nothing else. The stream
 * ends when the server shuts down, and when the session or the right ends. An open stream doesn't prolong a session.
 */
export async function streamWork(visit: SignedInVisit, watched: Watched): Promise<void> {
  const { deps, request, response, session } = visit
  const leave = deps.work.enter(session.handle)
  if (leave === null) return void response.status(429).end()
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  response.set({
    'Content-Type': 'text/event-stream',
    // Nobody on the way may keep, compress or collect what has to arrive at once.
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
    // A server that stops needn't wait for the connection.
    Connection: 'close',
  })
  try {
    response.flushHeaders()
    if (request.method !== 'HEAD') await send(visit, watched, response, gone.signal)
    response.end()
  } finally {
    leave()
  }
}

async function send(visit: SignedInVisit, watched: Watched, response: Response, gone: AbortSignal): Promise<void> {
  const { deps } = visit
  let sent = ''
  let silentFor = 0
  response.write(`retry: ${AGAIN_AFTER_MS}\n\n`)
  for (let look = 1; !gone.aborted && !deps.isDraining(); look += 1) {
    const progress = await watched.read()
    if (progress === null) return
    const next = JSON.stringify(deps.work.timed(watched.id, progress, deps.now()))
    silentFor = next === sent ? silentFor + 1 : 0
    if (silentFor === 0) response.write(`event: progress\ndata: ${next}\n\n`)
    else if (silentFor % HEARTBEAT_AFTER === 0) response.write(':\n\n')
    sent = next
    if (isOver(progress.state)) return
    await wait(deps.work.tickMs, undefined, { signal: gone }).catch(() => null)
    if (look % RIGHTS_EVERY === 0 && !(await maySeeStill(visit, watched.who))) return
  }
}

/** Looks at the session without noting that it was seen. */
async function maySeeStill({ account, deps, organization, session, viewer }: SignedInVisit, who: Action) {
  const { db } = deps.store
  const now = deps.now()
  const sessions = await sessionsOf(db, [account], now)
  if (!sessions.some(({ handle }) => handle === session.handle)) return false
  const today = dateAt(now, organization.timeZone)
  const current = await viewerOf(deps, { person: account, grants: await grantsOf(db, account) }, today)
  return current !== null && current.person === viewer.person && can(current, who, ANYONE, today)
}
