import type { Request, RequestHandler, Response } from 'express'
import { AppError } from '../platform/http/app-error.ts'
import { type Action, ANYONE, can, isOutsideAuditor, type Viewer } from '../identity/access.ts'
import { type CalendarDate, dateAt } from '../platform/time/calendar.ts'
import { DETAILS } from '../course/course.ts'
import { MESSAGES } from '../words/messages.ts'
import { employmentOn } from '../people/employment.store.ts'
import { findOrganization, type Organization } from '../organization/organization.store.ts'
import { needsSecondStep, setUpFrom } from '../identity/factors/factor.ts'
import { factorsOf } from '../identity/factors/factor.store.ts'
import { findDetail } from '../learning/reading-preference.store.ts'
import { type AccountStanding, accountStanding } from '../identity/access.store.ts'
import { viewerFrom } from '../identity/role.store.ts'
import { endSessionsOf, type Session } from '../identity/session.store.ts'
import { masked, requireCsrfToken } from '../platform/http/csrf.web.ts'
import type { PersonId } from '../ledger/event.ts'
import { bringStatusesUpToDate, bringStatusUpToDate } from './statuses.web.ts'
import { hrefTo, languageOfPath, publicPath } from './href.web.ts'
import { keepLateForm } from '../identity/sessions/kept-form.web.ts'
import { dropWhenTaken } from './form-draft.web.ts'
import { askForProof, lacksProof } from '../identity/recent-proof.web.ts'
import { pageAskedFor, findSession } from '../identity/session.web.ts'
import { RequestLog } from '../platform/http/request-log.web.ts'
import type { LiveContent } from './live-content.ts'
import { browserLanguage, LANGUAGE_HEADER } from '../platform/http/headers.web.ts'
import { receiveUpload, scanUpload } from '../platform/http/upload.web.ts'
import { type Route, routed } from './routing.web.ts'
import type { Deps, SignedInVisit, Visit } from './visit.web.ts'
import { storeFrom } from '../trail/origin.store.ts'
import { networkAddress } from '../trail/record.web.ts'
import { answerOnTrail, noteRefusal } from '../trail/route.web.ts'
import { toLanguage } from '../platform/text/language.ts'

/** Answers the routes of the table. */
export function createRoutes(routes: readonly Route[], deps: Deps): RequestHandler {
  return routed(routes, (route) => (request, response) => answer(route, deps, request, response))
}

/**
 * The pages of these actions show no one's status, so they open even on a new day on which nothing can be saved. Any
 * other page first brings statuses up to date: a new action can't forget it.
 */
const WITHOUT_STATUS: ReadonlySet<'signed-in' | Action> = new Set([
  'signed-in',
  'take-course',
  'agree-to-recovery',
  'edit-organization',
  'make-package',
  'see-work',
  'hand-over',
  'read-receipts',
  'import-records',
  'set-requirements',
  'set-reminders',
  'read-contacts',
  'keep-contacts',
  'read-site-versions',
  'link-roles',
  'print-cards',
  'read-groups',
  'edit-texts',
  'read-clauses',
  'read-policy',
  'keep-policy',
  'read-understanding',
  'set-pass-mark',
  'read-ledger',
  'keep-ledger',
  'read-evidence',
  'make-evidence',
  'open-settings',
  'read-audit',
  'grant-roles',
  'set-sign-in',
])

/**
 * Sends people who aren't signed in to the sign-in page, and refuses a wrong role. Handlers don't find what isn't the
 * viewer's. Statuses on pages are those of today, even where only time has passed.
 */
async function answer(route: Route, deps: Deps, request: Request, response: Response): Promise<void> {
  const visit = await openVisit(deps, request, response)
  const [method, path, who, handler] = route
  if (who === 'public') return handler(visit)
  if (!isSignedIn(visit) && (method === 'GET' || (await keepLateForm(visit)))) {
    const next = method === 'GET' ? pageAskedFor(request) : hrefTo('/account/kept-form')
    return response.redirect(303, publicPath(hrefTo('/sign-in', {}, { next }), browserLanguage(request, response)))
  }
  try {
    const allowed = allow(visit, who)
    if (!WITHOUT_STATUS.has(who)) await bringUpToDate(method, path, allowed)
    if (method === 'POST') {
      await receiveUpload(who, request, response)
      requireCsrfToken(allowed)
      await scanUpload(deps.config, request)
    }
    if (mustSetUpStep(path, allowed)) return response.redirect(303, hrefTo('/account/second-step'))
    if (lacksProof(route, allowed)) return askForProof(allowed)
    const answerIt = () => answerOnTrail({ method, path, who }, allowed, () => handler(allowed))
    await (method === 'POST' && who !== 'signed-in' ? dropWhenTaken(allowed, answerIt) : answerIt())
  } catch (error) {
    await noteRefusal({ method, path, who }, visit, error)
    throw error
  }
}

/** What begins with the address of one person is about that person alone, but for these. */
const ABOUT_ONE = '/hr/people/:person'
const ABOUT_TWO: ReadonlySet<string> = new Set(
  ['same-person', 'same-person/compare', 'merges'].map((end) => `${ABOUT_ONE}/${end}`),
)

async function bringUpToDate(method: Route[0], path: string, { deps, request, today }: SignedInVisit): Promise<void> {
  const isAboutOne = path.startsWith(ABOUT_ONE) && !ABOUT_TWO.has(path)
  const person: PersonId = `person:${String(request.params['person'])}`
  if (isAboutOne) await bringStatusUpToDate(deps, today, person, method === 'GET')
  else await bringStatusesUpToDate(deps, today)
}

/** Opens a visit for requests that render no page and are never redirected. Throws `sign-in` or `forbidden`. */
export async function openVisitOf(
  who: Action,
  deps: Deps,
  request: Request,
  response: Response,
): Promise<SignedInVisit> {
  const visit = await openVisit(deps, request, response)
  const path = String(request.route?.path)
  try {
    const allowed = allow(visit, who)
    if (mustSetUpStep(path, allowed)) throw new AppError('forbidden', 'A second step has to be set up first.')
    return allowed
  } catch (error) {
    await noteRefusal({ method: 'POST', path, who }, visit, error)
    throw error
  }
}

function allow(visit: Visit, who: 'signed-in' | Action): SignedInVisit {
  if (!isSignedIn(visit)) throw new AppError('sign-in', 'The request needs a session.')
  if (who !== 'signed-in' && !can(visit.viewer, who, ANYONE, visit.today)) {
    throw new AppError('forbidden', `No role of ${visit.viewer.person} may ${who}.`)
  }
  return visit
}

async function openVisit(deps: Deps, request: Request, response: Response): Promise<Visit> {
  const now = deps.now()
  const session = await findSession(deps, request)
  const organization = await findOrganization(deps.store.db)
  const today = dateAt(now, organization?.timeZone ?? 'UTC')
  const viewer = session === null ? null : await viewerOf(deps, session, today, session.standing)
  const language = languageOfPath(request.path) ?? toLanguage(session?.language)
  response.setHeader(LANGUAGE_HEADER, language)
  const address = networkAddress(request.ip)
  const live = await deps.live()
  return {
    deps: { ...withLive(deps, live), store: storeFrom(deps.store, { addressOf: () => address, now: deps.now }) },
    request,
    response,
    log: new RequestLog(deps.log, response),
    now,
    today,
    organization,
    language,
    content: live.contents[language],
    t: MESSAGES[language],
    viewer,
    session: viewer === null ? null : session,
    account: viewer === null || session === null ? null : session.person,
    detail: viewer === null ? DETAILS[0] : await findDetail(deps.store.db, viewer.person),
    stepFrom: await stepDayOf(deps, organization, viewer, session),
    csrf: viewer === null || session === null ? '' : masked(session.csrfToken),
  }
}

const LIVE = new WeakMap<Deps, { readonly live: LiveContent; readonly parts: Deps }>()

/** The parts with what is live, put together once for as long as that is the same: V8 joins two objects slowly. */
function withLive(deps: Deps, live: LiveContent): Deps {
  const kept = LIVE.get(deps)
  if (kept?.live === live) return kept.parts
  const parts = { ...deps, ...live }
  LIVE.set(deps, { live, parts })
  return parts
}

/** Only people with such a role are looked at more closely, so nobody else waits for it. */
async function stepDayOf(
  { store }: Deps,
  organization: Organization | null,
  viewer: Viewer | null,
  session: Session | null,
): Promise<CalendarDate | null> {
  const from = organization?.secondStepFrom ?? null
  if (from === null || viewer === null || session === null || session.way === 'single-sign-on') return null
  return needsSecondStep(viewer.roles) ? setUpFrom(from, await factorsOf(store.db, viewer.person), viewer.roles) : null
}

/** The forms that someone without a second step may still send, and the pages that lead to them. */
const BEFORE_SECOND_STEP: ReadonlySet<string> = new Set([
  '/account/second-step',
  '/account/passkeys',
  '/account/passkeys/new',
  '/account/app',
  '/account/confirm',
  '/account/confirm/provider',
  '/account/notice',
  '/account/kept-form',
  '/account/stay',
  '/reading',
  '/sign-out',
])

function mustSetUpStep(path: string, { stepFrom, today }: SignedInVisit): boolean {
  return stepFrom !== null && stepFrom <= today && !BEFORE_SECOND_STEP.has(path)
}

export function isSignedIn(visit: Visit): visit is SignedInVisit {
  return visit.viewer !== null && visit.session !== null && visit.account !== null && visit.organization !== null
}

/**
 * Returns null, which signs the viewer out, when the person has left or may not sign in anymore. A person who starts
 * later may learn before the first day, and sees other people's records from that day on. An auditor from outside takes
 * no course.
 */
export async function viewerOf(
  { store }: Deps,
  session: Pick<Session, 'person' | 'grants'>,
  today: CalendarDate,
  known: AccountStanding | null = null,
): Promise<Viewer | null> {
  const { survivor: person, ...standing } = known ?? (await accountStanding(store.db, session.person))
  const employment = await employmentOn(store.db, person, today, standing.terms)
  const isOutside = employment === 'none' && isOutsideAuditor(session.grants, today)
  const isOver = employment === 'over' || (employment === 'none' && !isOutside)
  if (isOver || standing.isClosed) {
    await endSessionsOf(store.db, session.person)
    return null
  }
  if (isOutside) return { person, roles: new Set(['auditor']), sites: new Set() }
  if (employment !== 'current') return { person, roles: new Set(['learner']), sites: new Set() }
  return viewerFrom(person, session.grants, today, standing.supervises)
}
