import { type Instant, DAY_MS, later } from '../platform/time/calendar.ts'
import { type EventOf, isPerson, type PersonId } from '../ledger/event.ts'
import { isKind } from '../ledger/history.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { recordsOf, survivorOf } from '../ledger/merge.store.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { accountInUse, accountsInUse } from '../identity/joined/in-use.store.ts'
import { canSignIn } from '../identity/recovery.store.ts'
import { hasRole } from '../identity/role.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { Subject } from './change.web.ts'
import { hasOwnWork } from './record-check.ts'
import { formatDayOf } from '../platform/time/moment.page.ts'

/** A request that nobody has confirmed is forgotten. */
const ASKED_MS = 7 * DAY_MS

/** What joining two records does to their sign-ins, and whether the viewer may do it alone. */
export interface Joining {
  readonly refusal: 'reach' | 'roles' | null
  /** Whose sign-in ends, and whose stays; null where at most one of the two has one. */
  readonly ending: { readonly stays: Subject; readonly ends: Subject } | null
  /** Someone has worked with the sign-in that ends, and nobody else has asked for it yet. */
  readonly asks: boolean
  /** When the viewer asked; null when the viewer hasn't, or may confirm what someone else asked. */
  readonly waitsSince: Instant | null
  /** What someone else asked, and the viewer may confirm. */
  readonly request: EventOf<'merge_asked'> | null
}

const NOTHING: Joining = { refusal: null, ending: null, asks: false, waitsSince: null, request: null }

export async function joiningOf(visit: SignedInVisit, db: Database, about: Subject, other: Subject): Promise<Joining> {
  if (!about.reachesAccount || !other.reachesAccount) return { ...NOTHING, refusal: 'reach' }
  const [first] = await accountsInUse(db, [about.person, other.person])
  if (first === undefined) return NOTHING
  const isOfAbout = (await recordsOf(db, about.person)).includes(first.person)
  const [stays, ends] = isOfAbout ? [about, other] : [other, about]
  // The role would be left without a sign-in, or come to another.
  if (await hasRole(db, ends.person)) return { ...NOTHING, refusal: 'roles' }
  if ((await accountInUse(db, ends.person)) === null) return NOTHING
  const ending = { stays, ends }
  if (!ends.isEstablished && !hasOwnWork(ends.history)) return { ...NOTHING, ending }
  const requests = requestsFor(about, other, visit.now)
  const isOneOfThem = [about, other].some(({ person }) => person === visit.viewer.person)
  const request = isOneOfThem ? null : await askedByOther(visit, db, requests)
  const own = requests.findLast(({ actor }) => actor === visit.viewer.person)
  return {
    ...NOTHING,
    ending,
    request,
    asks: request === null,
    waitsSince: request === null ? (own?.recordedAt ?? null) : null,
  }
}

/** What the page says of it. */
export async function joiningNotices(visit: SignedInVisit, joining: Joining): Promise<string[]> {
  const { deps, language, organization, t, today } = visit
  const { ending, asks, waitsSince, request } = joining
  if (ending === null) return []
  const words = t.hr.changes.merge
  const nameOf = ({ facts }: Subject) => facts.name ?? t.hr.people.noName
  const date = (at: Instant) => formatDayOf(at, organization.timeZone, language)
  const notices = [words.ends(nameOf(ending.stays), nameOf(ending.ends))]
  if (waitsSince !== null) notices.push(words.second.waits(date(waitsSince)))
  else if (asks) notices.push(words.second.needed)
  if (request !== null && isPerson(request.actor)) {
    const name = (await namesOn(deps.store.db, [request.actor], today)).get(request.actor)
    notices.push(words.second.asked(name ?? t.hr.people.noName, date(request.recordedAt)))
  }
  return notices
}

/** Those about these two records, whichever of them is to stay. */
function requestsFor(about: Subject, other: Subject, now: Instant): EventOf<'merge_asked'>[] {
  const pair: readonly string[] = [about.person, other.person]
  return [...about.history, ...other.history].filter(isKind('merge_asked')).filter(({ subject, body, recordedAt }) => {
    return pair.includes(subject) && pair.includes(body.into) && recordedAt > later(now, -ASKED_MS)
  })
}

async function askedByOther(
  { today, viewer }: SignedInVisit,
  db: Database,
  requests: readonly EventOf<'merge_asked'>[],
): Promise<EventOf<'merge_asked'> | null> {
  for (const request of requests) {
    if (!isPerson(request.actor)) continue
    const asker: PersonId = await survivorOf(db, request.actor)
    if (asker !== viewer.person && (await canSignIn(db, asker, today))) return request
  }
  return null
}
