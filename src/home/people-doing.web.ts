import { hrefTo, idOf } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { reachOf, scopeOf } from '../identity/access.ts'
import { recoveriesToAgree } from '../identity/recovery.store.ts'
import { requestsOf } from '../identity/sso/confirm.web.ts'
import type { PersonId } from '../ledger/event.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { DEFAULT_QUERY, type ReportQuery } from '../reports/query.ts'
import { reportFields, reportHref, type WebReportRequest } from '../reports/query.web.ts'
import { countStatuses, listPeople } from '../reports/report.store.ts'
import { refined } from '../reports/request.ts'
import { askedReminders } from '../reminders/asked.web.ts'
import { staffWithoutWayIn, startersWithoutWayIn } from '../reminders/to-invite.store.ts'
import { countOf, type StatusChoice, type StatusCounts, totals } from '../requirements/compliance.ts'
import { MOST_TICKED } from '../selections/selection.ts'
import { addDays } from '../platform/time/calendar.ts'
import { type Doing, FIRST, firstFew, type NamedFirst } from './doing.ts'
import { type OpenMessages, openMessages, waitingForSites } from './home.store.ts'

/** Those whom a reminder helps most. */
const TO_REMIND: ReadonlySet<string> = new Set(['overdue', 'expired', 'update-due'])
/** The statuses in which something has to be done about a person. */
const STATUSES_TO_DO = ['waiting-for-site', 'overdue', 'needs-help', 'expired', 'cannot-say', 'update-due'] as const

/** Where the viewer stands: their people today, counted once for the whole page. */
export interface Stand {
  readonly asked: WebReportRequest
  readonly counts: StatusCounts
}

/** People with something to do, and records to fix, among those of whom the viewer reads reports. */
export async function peopleToDo(visit: SignedInVisit, { asked, counts }: Stand): Promise<Doing[]> {
  const { viewer } = visit
  const found: Doing[] = []
  for (const status of STATUSES_TO_DO) {
    if (counts[status] === 0) continue
    // The longest overdue first, here and in the list.
    const query: ReportQuery = { ...DEFAULT_QUERY, status, order: status === 'overdue' ? 'due' : 'need' }
    const mayDo = reachOf(viewer, status === 'cannot-say' ? 'change-person' : 'nudge-person') !== null
    const reminded = mayDo && TO_REMIND.has(status) ? await howReminded(visit, asked, query, counts[status]) : null
    found.push({
      kind: status,
      count: counts[status],
      ...(await firstOf(visit, asked, query, counts[status])),
      href: reportHref(hrefTo('/hr/people'), query),
      mayDo,
      ...(reminded === null ? {} : { reminded }),
      ...(mayDo && TO_REMIND.has(status) ? { form: remindingAll(query) } : {}),
    })
  }
  return [...found, ...(await otherRecordsToFix(visit, asked))]
}

/** Of more people than that, nobody asks. */
const MOST_ASKED = 200

/** Whether each of them has a reminder, so that none can be sent. Returns null where anybody has none. */
async function howReminded(
  visit: SignedInVisit,
  asked: WebReportRequest,
  query: ReportQuery,
  all: number,
): Promise<'today' | 'by-hand' | null> {
  if (all > MOST_ASKED) return null
  const { status, only, order, descending } = query
  const page = { order, descending, after: null, limit: MOST_ASKED }
  const { people } = await listPeople(visit.deps.store.db, refined(asked.request, { status, only }), page)
  const ids = people.map(({ person }) => person)
  const reminders = await askedReminders(visit, ids)
  const states = ids.map((person) => reminders.get(person)?.state)
  if (states.every((state) => state === 'reminded')) return 'today'
  return states.every((state) => state === 'reminded' || state === 'by-hand') ? 'by-hand' : null
}

/** Everybody but those without a due date: whoever adds the missing date has fixed their records, too. */
const BUT_CANNOT_SAY = [
  'need-action',
  'have-time',
  'counted',
  'on-leave',
  'exempt',
  'not-in-scope',
  'separated',
] as const satisfies readonly StatusChoice[]

async function otherRecordsToFix(visit: SignedInVisit, asked: WebReportRequest): Promise<Doing[]> {
  const toFix = { only: 'data-problems', status: 'everyone' } as const
  const counts = await countStatuses(visit.deps.store.db, refined(asked.request, toFix))
  const count = totals(counts).all - counts['cannot-say']
  if (count === 0) return []
  const first: NamedFirst[] = []
  for (const status of BUT_CANNOT_SAY) {
    if (first.length === FIRST) break
    const all = countOf(status, counts)
    if (all > 0) first.push(...(await firstOf(visit, asked, { ...DEFAULT_QUERY, ...toFix, status }, all)).first)
    first.splice(FIRST)
  }
  const mayDo = reachOf(visit.viewer, 'change-person') !== null
  const href = hrefTo('/hr/reports/data-problems')
  const isRest = counts['cannot-say'] > 0
  return [{ kind: 'data-problems', count, first, others: count - first.length, href, mayDo, isRest }]
}

/** Leads to what would happen, with everyone in the list. */
function remindingAll(query: ReportQuery) {
  const chosen = [
    { name: 'action', value: 'remind' },
    { name: 'all', value: 'yes' },
  ]
  return { action: hrefTo('/hr/selections'), fields: [...reportFields(query), ...chosen] }
}

async function firstOf(visit: SignedInVisit, asked: WebReportRequest, query: ReportQuery, all: number) {
  const { status, only, order, descending } = query
  const page = { order, descending, after: null, limit: FIRST }
  const { people } = await listPeople(visit.deps.store.db, refined(asked.request, { status, only }), page)
  return { first: people.map(({ person, name }) => namedOf(visit, person, name)), others: all - people.length }
}

/**
 * Staff who wait for a site's details. Whoever may publish them is led to the site, and learns whom it's about only
 * where they may read that.
 */
export async function withSitesToPublish(
  { deps, viewer }: SignedInVisit,
  inReports: readonly Doing[],
): Promise<Doing[]> {
  const others = inReports.filter(({ kind }) => kind !== 'waiting-for-site')
  const waiting = inReports.find(({ kind }) => kind === 'waiting-for-site')
  if (reachOf(viewer, 'publish-site') === null)
    return waiting === undefined ? others : [{ ...waiting, mayDo: false }, ...others]
  const { people, sites } = await waitingForSites(deps.store.db)
  if (people === 0) return others
  const places = [...sites].map(([site, name]) => ({ name, href: hrefTo('/hr/sites/:site', { site }) }))
  const [only, ...more] = places
  return [
    {
      kind: 'waiting-for-site',
      count: waiting?.count ?? people,
      ...(waiting === undefined
        ? { ...firstFew(places), list: hrefTo('/hr/sites') }
        : { first: waiting.first, others: waiting.others, list: waiting.href }),
      href: only === undefined || more.length > 0 ? hrefTo('/hr/sites') : only.href,
      mayDo: true,
    },
    ...others,
  ]
}

/** Messages that haven't reached anybody, and people whose way in waits for the viewer. */
export async function waysInToDo(visit: SignedInVisit): Promise<Doing[]> {
  const { deps, now, today, viewer } = visit
  const { db } = deps.store
  const may = (action: Parameters<typeof reachOf>[1]) => reachOf(viewer, action) !== null
  const none: OpenMessages = { messages: 0, people: [], others: 0 }
  const theirs = scopeOf(viewer, 'hand-over')
  const dead = may('hand-over') ? await openMessages(db, 'dead', theirs, FIRST) : none
  const toHandOver = may('hand-over') ? await openMessages(db, 'by-hand', theirs, FIRST) : none
  const { matched, strangers } = may('invite-person') ? await requestsOf(visit, db) : { matched: [], strangers: [] }
  const codes = may('agree-to-recovery') ? await recoveriesToAgree(db, viewer.person, { today, now }) : []
  const askedFor = codes.slice(0, FIRST).map(({ person }) => person)
  const names = await namesOn(db, [...dead.people, ...toHandOver.people, ...askedFor], today)
  const here = (ids: readonly PersonId[]) => ids.map((person) => namedOf(visit, person, names.get(person) ?? null))
  const signIns: NamedFirst[] = [
    ...matched.map(({ person }) => namedOf(visit, person.person, person.name)),
    ...strangers.map(({ id, name }) => ({
      name: name ?? visit.t.hr.people.noName,
      href: hrefTo('/hr/sign-ins/:request', { request: id }),
    })),
  ]
  const messages = (
    kind: 'hand-over' | 'messages',
    state: string,
    { messages: count, people, others }: OpenMessages,
  ) => {
    const href = hrefTo('/hr/reminders/messages', {}, { state })
    return { kind, count, first: here(people), others, href, mayDo: true }
  }
  const all: Doing[] = [
    messages('hand-over', 'by-hand', toHandOver),
    messages('messages', 'dead', dead),
    { kind: 'sign-ins', count: signIns.length, ...firstFew(signIns), href: hrefTo('/hr/sign-ins'), mayDo: true },
    {
      kind: 'recoveries',
      count: codes.length,
      first: here(askedFor),
      others: codes.length - askedFor.length,
      href: hrefTo('/hr/recoveries'),
      mayDo: true,
    },
  ]
  return all.filter(({ count }) => count > 0)
}

/** Staff with the course to do who were neither invited nor given a card. */
export async function staffToInvite(visit: SignedInVisit): Promise<Doing[]> {
  const { deps, now, today, viewer } = visit
  // With single sign-on, the provider lets them in, and nobody here can tell who has tried.
  if (deps.config.oidc !== null) return []
  const scope = scopeOf(viewer, 'invite-person')
  const { people, overdue, first } = await staffWithoutWayIn(deps.store.db, { scope, today, now }, FIRST)
  if (people === 0) return []
  return [
    {
      kind: 'no-way-in',
      count: people,
      overdue,
      first: first.map(({ person, name }) => namedOf(visit, person, name)),
      others: people - first.length,
      href: hrefTo('/hr/invites', {}, { code: 'due' }),
      mayDo: true,
      sendsMail: deps.config.mail !== null,
    },
  ]
}

/** So many days before the first day of work, HR hears of somebody who can't sign in yet. */
const SOON_DAYS = 14

/** People who start soon, are to take the course, and were neither invited nor given a card. */
export async function startersToInvite(visit: SignedInVisit): Promise<Doing[]> {
  const { deps, now, today, viewer } = visit
  const scope = scopeOf(viewer, 'invite-person')
  const last = addDays(today, SOON_DAYS)
  const starters = await startersWithoutWayIn(deps.store.db, last, { scope, today, now })
  if (starters.length === 0) return []
  const query: ReportQuery = {
    ...DEFAULT_QUERY,
    status: 'not-in-scope',
    hired: { from: addDays(today, 1), to: last },
  }
  const people = starters.slice(0, MOST_TICKED).map(({ person }) => ({ name: 'person', value: idOf(person) }))
  return [
    {
      kind: 'starting',
      count: starters.length,
      ...firstFew(starters.map(({ person, name }) => namedOf(visit, person, name))),
      href: reportHref(hrefTo('/hr/people'), query),
      mayDo: true,
      form: { action: hrefTo('/hr/selections'), fields: [{ name: 'action', value: 'print-codes' }, ...people] },
      everyoneHref: hrefTo('/hr/invites'),
    },
  ]
}

function namedOf({ t }: SignedInVisit, person: PersonId, name: string | null): NamedFirst {
  return { name: name ?? t.hr.people.noName, href: hrefTo('/hr/people/:person', { person }) }
}
