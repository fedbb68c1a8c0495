import type { Request, RequestHandler, Response, Router } from 'express'
import { AppError } from '../errors.ts'
import { type Action, ANYONE, can, type Role, type Viewer } from '../domain/access.ts'
import { type CalendarDate, dateAt } from '../domain/calendar.ts'
import { LANGUAGES, type Language } from '../domain/content.ts'
import { DETAILS } from '../domain/course.ts'
import { MESSAGES } from '../pages/messages/messages.ts'
import { employmentOn } from '../store/employment.ts'
import { findOrganization } from '../store/organization.ts'
import { findDetail } from '../store/reading-preference.ts'
import { endSessionsOf, type Session } from '../store/sessions.ts'
import { supervisesAnyone } from '../store/supervision.ts'
import { requireCsrfToken } from './csrf.ts'
import { inEveryLanguage, languageOfPath, signInPath } from './paths.ts'
import { requestIdOf } from './request-log.ts'
import { findSession } from './session.ts'
import type { Deps, Handler, SignedInHandler, SignedInVisit, Visit } from './visit.ts'

type Method = 'GET' | 'POST'

/** Method, path, who may come, and who answers. */
export type Route =
  | readonly [Method, string, 'public', Handler]
  | readonly [Method, string, 'signed-in' | Action, SignedInHandler]

export function mount(router: Router, routes: readonly Route[], deps: Deps): void {
  for (const route of routes) {
    const [method, path, who] = route
    const paths = who === 'public' ? inEveryLanguage(path) : [path]
    const handler: RequestHandler = (request, response) => answer(route, deps, request, response)
    for (const address of paths) {
      if (method === 'GET') router.get(address, handler)
      else router.post(address, handler)
    }
  }
}

/** Not signed in: to the sign-in page, or refused. Wrong role: refused. What is not the viewer's, handlers do not find. */
async function answer(route: Route, deps: Deps, request: Request, response: Response): Promise<void> {
  const visit = await openVisit(deps, request, response)
  const [method, , who, handler] = route
  if (who === 'public') return handler(visit)
  if (!isSignedIn(visit)) {
    if (method === 'GET') return response.redirect(303, signInPath())
    throw new AppError('sign-in', 'The request needs a session.')
  }
  if (who !== 'signed-in' && !can(visit.viewer, who, ANYONE, visit.today)) {
    throw new AppError('forbidden', `No role of ${visit.viewer.person} may ${who}.`)
  }
  if (method === 'POST') requireCsrfToken(visit)
  await handler(visit)
}

async function openVisit(deps: Deps, request: Request, response: Response): Promise<Visit> {
  const now = deps.now()
  const session = await findSession(deps, request)
  const organization = await findOrganization(deps.store.db)
  const today = dateAt(now, organization?.timeZone ?? 'UTC')
  const viewer = session === null ? null : await viewerOf(deps, session, today)
  const language = languageOfPath(request.path) ?? languageOf(session)
  return {
    deps,
    request,
    response,
    log: deps.log.child({ request: requestIdOf(response) }),
    now,
    today,
    organization,
    language,
    content: deps.contents[language],
    t: MESSAGES[language],
    viewer,
    detail: viewer === null ? DETAILS[0] : await findDetail(deps.store.db, viewer.person),
    csrf: viewer === null ? '' : (session?.csrfToken ?? ''),
  }
}

function isSignedIn(visit: Visit): visit is SignedInVisit {
  return visit.viewer !== null && visit.organization !== null
}

/**
 * Everybody learns; who else they are adds to it. Who has left is signed out everywhere: null. Who starts later may
 * learn before the first day, and sees other people's records from that day on.
 */
async function viewerOf({ store }: Deps, { person, isHr }: Session, today: CalendarDate): Promise<Viewer | null> {
  const employment = await employmentOn(store.db, person, today)
  if (employment === 'over') {
    await endSessionsOf(store.db, person)
    return null
  }
  const roles = new Set<Role>(['learner'])
  if (employment !== 'current') return { person, roles }
  if (await supervisesAnyone(store.db, person)) roles.add('supervisor')
  if (isHr) roles.add('hr')
  return { person, roles }
}

function languageOf(session: Session | null): Language {
  return LANGUAGES.find((language) => language === session?.language) ?? LANGUAGES[0]
}
