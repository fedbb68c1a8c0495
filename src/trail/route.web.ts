import { AppError, ERROR_STATUS } from '../platform/http/app-error.ts'
import { holdAnswer } from '../platform/http/hold.web.ts'
import { MINUTE_MS, later } from '../platform/time/calendar.ts'
import type { Action } from '../identity/access.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { NewTrailEntry } from './kind.ts'
import { orGoOn, recordTrail, subjectIn, trailSourceOf, type TrailVisit, type VisitEntry } from './record.web.ts'
import { appendToTrail, wasKeptSince } from './trail.store.ts'

/** The line of the route map that a request came in by. */
export interface TrailRoute {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly who: 'public' | 'signed-in' | Action
}

/**
 * Answers a request of someone who is signed in, and writes down which page about another person it opened. Downloads
 * write their own entry (`download.web.ts`), and so does everything that changes something, in its own transaction.
 */
export async function answerOnTrail(
  route: TrailRoute,
  visit: SignedInVisit,
  answer: () => Promise<void> | void,
): Promise<void> {
  // The course and one's own account: nothing of it is anybody's business.
  if (isOwn(route)) return answer()
  const reading = readingOf(route, visit)
  if (reading === null) return answer()
  const held = holdAnswer(visit.response)
  try {
    await answer()
    const { statusCode } = visit.response
    // A form that isn't accepted shows its page again.
    if (statusCode === 200 || statusCode === 422) await recordTrail(visit, reading)
  } catch (error) {
    held.drop()
    throw error
  }
  held.letGo()
}

/** Writes down that a request was refused: to someone without a session, of another role, or about someone else. */
export async function noteRefusal(route: TrailRoute | null, visit: TrailVisit, error: unknown): Promise<void> {
  const status = refusedStatus(error)
  if (status === null || (route !== null && isOwn(route))) return
  const method = visit.request.method === 'POST' ? 'POST' : 'GET'
  const about = route === null ? null : subjectIn(route.path, visit)
  await recordRefusal(visit, { kind: 'refused', about, detail: { status, method, route: route?.path ?? null } })
}

/**
 * Writes down a refusal. What a visitor or another system is refused is kept once a minute for each network address,
 * token and kind, for sign-ins once for each reason, and for requests once for each status, so that nobody fills the
 * disk from outside.
 */
export async function recordRefusal(visit: TrailVisit, { by, ...entry }: VisitEntry): Promise<void> {
  const source = trailSourceOf(visit, by)
  await orGoOn(visit, entry, () =>
    visit.deps.store.transaction(async (tx) => {
      const since = later(visit.now, -MINUTE_MS)
      if (visit.viewer === null && (await wasKeptSince(tx, source, entry, since))) return
      await appendToTrail(tx, source, entry)
    }),
  )
}

const REFUSALS: ReadonlySet<unknown> = new Set(['sign-in', 'forbidden', 'not-found', 'too-many'])

function refusedStatus(error: unknown): number | null {
  return error instanceof AppError && REFUSALS.has(error.code) ? ERROR_STATUS[error.code] : null
}

/** The attempts of others are an exception: whoever asks for one has no business there. */
function isOwn({ path, who }: TrailRoute): boolean {
  return who === 'public' || who === 'signed-in' || (who === 'take-course' && !path.includes(':attempt'))
}

/** The entry for a page that names another person in its address. Null for files, which write their own. */
function readingOf(route: TrailRoute, visit: SignedInVisit): NewTrailEntry | null {
  const { path } = route
  const about = subjectIn(path, visit)
  const isPage = path.includes(':person') && !/\.\w+$/.test(path)
  return isPage && about !== visit.viewer.person ? { kind: 'person_read', about, detail: { route: path } } : null
}
