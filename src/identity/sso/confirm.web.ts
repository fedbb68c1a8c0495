import { z } from 'zod'
import { hrefTo } from '../../app/href.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { peopleCalled, recordingOf } from '../../people/change.web.ts'
import { type PersonOnRecord, peopleOnRecord } from '../../people/people.store.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { Database, Tx } from '../../platform/database/schema.store.ts'
import { EMPTY_FORM, type FormState } from '../../platform/html/field.page.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { checkedBoxes, param, parseForm, parseQuery, readForm, withProblem } from '../../platform/http/form.web.ts'
import { allSites } from '../../site/site.store.ts'
import { recordTrail } from '../../trail/record.web.ts'
import { can, scopeOf } from '../access.ts'
import { reachesAccount } from '../access.store.ts'
import { subjectOf } from '../subject.store.ts'
import { EVERYONE } from '../../ledger/scope.ts'
import type { CountLink } from '../../reports/overview/figures.page.ts'
import { confirmSignInsPage, type ShownRequest, strangerPage } from './confirm.page.ts'
import { type Confirmation, confirmSignIn } from './confirm.store.ts'
import { deleteRequest, requestsToConfirm, type SignInRequest } from './request.store.ts'
import { formatDayOf } from '../../platform/time/moment.page.ts'

const MOST_AT_ONCE = 200

const number = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
const listQuery = z.strictObject({
  confirmed: number.optional(),
  refused: number.optional(),
  left: number.optional(),
  ticked: z.literal('none').optional(),
})

const decisionForm = z.strictObject({
  decision: z.enum(['confirm', 'refuse']),
  request: checkedBoxes(MOST_AT_ONCE),
})

export async function showSignInsToConfirm(visit: SignedInVisit): Promise<void> {
  const { deps, response, t } = visit
  const { confirmed = 0, refused = 0, left = 0, ticked } = parseQuery(visit, listQuery)
  const words = t.singleSignOn.confirm
  const { matched, strangers } = await requestsOf(visit, deps.store.db)
  const sites = new Map((await allSites(deps.store.db)).map(({ id, name }) => [id, name]))
  const page = confirmSignInsPage(recordsShell(visit, { title: words.title, current: 'signIns' }), {
    matched: matched.map(({ request, match, person }) => ({
      ...shown(visit, request),
      person: person.name ?? t.hr.people.noName,
      place: person.placements.map(({ site, position }) => `${position}, ${sites.get(site) ?? ''}`).join('; '),
      by: match.by,
    })),
    strangers: strangers.map((request) => ({
      ...shown(visit, request),
      href: hrefTo('/hr/sign-ins/:request', { request: request.id }),
    })),
    outcome: [
      ...(confirmed === 0 ? [] : [words.outcome.confirmed(confirmed)]),
      ...(refused === 0 ? [] : [words.outcome.refused(refused)]),
      ...(left === 0 ? [] : [words.outcome.left(left)]),
    ],
    isNobodyTicked: ticked === 'none',
    action: hrefTo('/hr/sign-ins'),
    peopleHref: hrefTo('/hr/people'),
    csrf: visit.csrf,
  })
  response.send(page)
}

/** Confirms or refuses those ticked. Somebody else's decision in the meantime holds. */
export async function decideSignIns(visit: SignedInVisit): Promise<void> {
  const { decision, request: ids } = parseForm(visit, decisionForm)
  if (ids.length === 0) return visit.response.redirect(303, hrefTo('/hr/sign-ins', {}, { ticked: 'none' }))
  const { deps } = visit
  const outcomes = await deps.store.transaction(async (tx) => {
    const { matched, strangers } = await requestsOf(visit, tx)
    const found: ('refused' | Confirmation)[] = []
    if (decision === 'refuse') {
      for (const { id, match } of [...matched.map(({ request }) => request), ...strangers]) {
        if (!ids.includes(id)) continue
        await deleteRequest(tx, id)
        await recordTrail(visit, { kind: 'sign_in_link_refused', about: match?.person ?? null }, tx)
        found.push('refused')
      }
      return found
    }
    for (const { request, person } of matched) {
      if (!ids.includes(request.id)) continue
      found.push(await confirmSignIn(tx, request, person.person, recordingOf(visit), deps.config.mail !== null))
    }
    return found
  })
  const countOf = (...wanted: readonly string[]) =>
    outcomes.filter((outcome) => wanted.includes(outcome)).length || null
  const counts = { confirmed: countOf('confirmed'), refused: countOf('refused'), left: countOf('in-use', 'closed') }
  visit.log.info({ by: visit.viewer.person, ...counts }, 'sign-ins at the provider decided')
  visit.response.redirect(303, hrefTo('/hr/sign-ins', {}, counts))
}

export async function showStranger(visit: SignedInVisit): Promise<void> {
  sendStranger(visit, await strangerOf(visit, visit.deps.store.db), EMPTY_FORM)
}

/** HR says who it is. */
export async function nameStranger(visit: SignedInVisit): Promise<void> {
  const { deps, response, t } = visit
  const { db } = deps.store
  const words = t.singleSignOn.confirm
  const stranger = await strangerOf(visit, db)
  const result = readForm(visit, z.strictObject({ who: z.string().trim().min(1, words.whoMissing) }))
  if (!result.ok) return sendStranger(visit, stranger, result.form, 422)
  const refuse = (problem: string) => sendStranger(visit, stranger, withProblem(visit, 'who', problem), 422)
  const [person, ...others] = await peopleCalled(db, result.data.who, visit)
  if (person === undefined) return refuse(words.whoUnknown)
  if (others.length > 0) return refuse(words.whoSeveral)
  const outcome = await deps.store.transaction(async (tx) =>
    confirmSignIn(tx, await strangerOf(visit, tx), person, recordingOf(visit), deps.config.mail !== null),
  )
  if (outcome !== 'confirmed') return refuse(outcome === 'in-use' ? words.whoInUse : words.whoClosed)
  visit.log.info({ by: visit.viewer.person, person }, 'sign-in at the provider confirmed')
  response.redirect(303, hrefTo('/hr/sign-ins', {}, { confirmed: 1 }))
}

/** HR has put a stranger on record, in the same transaction. */
export async function confirmStranger(visit: SignedInVisit, tx: Tx, id: string, person: PersonId): Promise<void> {
  const stranger = await strangerOf(visit, tx, id)
  await confirmSignIn(tx, stranger, person, recordingOf(visit), visit.deps.config.mail !== null)
}

/** A link to the people who wait for this viewer. Returns null when nobody does. */
export async function signInsToConfirm(visit: SignedInVisit): Promise<CountLink | null> {
  const { matched, strangers } = await requestsOf(visit, visit.deps.store.db)
  const waiting = matched.length + strangers.length
  if (waiting === 0) return null
  return { text: visit.t.singleSignOn.confirm.link(waiting), href: hrefTo('/hr/sign-ins') }
}

/** Finds a stranger for the form that puts a new person on record. Throws not-found when somebody has decided. */
export async function strangerOf(
  visit: SignedInVisit,
  db: Database,
  id = param(visit, 'request'),
): Promise<SignInRequest> {
  const stranger = (await requestsOf(visit, db)).strangers.find((request) => request.id === id)
  if (stranger === undefined) throw new AppError('not-found', 'Nobody waits under this id.')
  return stranger
}

interface Requests {
  readonly matched: readonly {
    readonly request: SignInRequest
    readonly match: NonNullable<SignInRequest['match']>
    readonly person: PersonOnRecord
  }[]
  readonly strangers: readonly SignInRequest[]
}

/** Those that the viewer may decide: a stranger belongs to no site, so only HR of all sites sees them. */
export async function requestsOf({ now, today, viewer }: SignedInVisit, db: Database): Promise<Requests> {
  const requests = await requestsToConfirm(db, now)
  const people = await peopleOnRecord(
    db,
    requests.flatMap(({ match }) => match?.person ?? []),
  )
  const matched: Requests['matched'][number][] = []
  for (const request of requests) {
    const { match } = request
    const person = people.find((each) => each.person === match?.person)
    if (match === null || person === undefined) continue
    const isTheirs = can(viewer, 'invite-person', await subjectOf(db, person), today)
    if (isTheirs && (await reachesAccount(db, viewer, person.person))) matched.push({ request, match, person })
  }
  const seesAll = scopeOf(viewer, 'invite-person') === EVERYONE
  return { matched, strangers: seesAll ? requests.filter(({ match }) => match === null) : [] }
}

function shown(
  { language, organization }: SignedInVisit,
  { id, name, email, number: staffNumber, askedAt }: SignInRequest,
): ShownRequest {
  const date = formatDayOf(askedAt, organization.timeZone, language)
  return { id, name, email, number: staffNumber, date }
}

function sendStranger(visit: SignedInVisit, request: SignInRequest, form: FormState, status = 200): void {
  const shell = recordsShell(visit, { title: visit.t.singleSignOn.confirm.strangerTitle, current: 'signIns' })
  const page = strangerPage(shell, {
    form,
    request: shown(visit, request),
    action: hrefTo('/hr/sign-ins/:request', { request: request.id }),
    addHref: hrefTo('/hr/people/new', {}, { request: request.id }),
    refuseAction: hrefTo('/hr/sign-ins'),
    backHref: hrefTo('/hr/sign-ins'),
    csrf: visit.csrf,
  })
  visit.response.status(status).send(page)
}
