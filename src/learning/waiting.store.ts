import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Turn } from '../platform/jobs/job.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import type { Course } from '../course/course.ts'
import { acknowledgementBlock, courseworkOn } from './coursework.ts'
import type { NewEvent, PersonId, SiteId, Recording } from '../ledger/event.ts'
import { corrected, type History, isKind, type PolicyHistory } from '../ledger/history.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { currentCycleOn } from '../requirements/current-cycle.ts'
import type { StatusChange } from '../requirements/status-change.ts'
import { type Status, statusOn } from '../requirements/status.ts'
import { statusesOf } from '../requirements/compliance.ts'
import { eventsOfKind, historiesOf, policyHistory } from '../ledger/ledger.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { allPeople, type PersonOnRecord } from '../people/people.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { allSites, findSite, publications, publishedDetails } from '../site/site.store.ts'
import { refreshInBackground } from '../requirements/refresh.store.ts'
import { record } from '../requirements/standing.store.ts'
import type { AwaitedSite } from '../ledger/bodies/training.ts'

/** People whose history is read at a time. */
const CHUNK = 200

/**
 * People who have done everything they can and are waiting for this site, perhaps among others, to publish its details.
 */
export async function waitingFor(db: Database, site: SiteId): Promise<PersonOnRecord[]> {
  const waiting: PersonOnRecord[] = []
  for await (const person of allPeople(db, { site, statuses: ['waiting-for-site'] })) {
    const { because } = person.standing
    if (because.kind === 'site' && because.sites.some((awaited) => awaited.site === site)) waiting.push(person)
  }
  return waiting
}

/**
 * Records that these people are waiting from today on, if that differs from what is on record. Called after anything
 * that can begin or end the waiting. The status follows from these entries alone, so no report of an earlier day
 * changes.
 */
export async function noteWaiting(
  tx: Tx,
  course: Course,
  people: ReadonlyMap<PersonId, History>,
  recording: Recording,
): Promise<void> {
  const policy = await policyHistory(tx)
  const missing = siteWithoutDetails(tx, recording.today)
  const events: NewEvent[] = []
  for (const [person, history] of people) {
    const known = awaitedNow(history, recording)
    const sites = await awaitedSites(course, history, policy, missing, recording)
    if (sites.map(({ site }) => site).join() === known.map(({ site }) => site).join()) continue
    const { actor, at: recordedAt, today: effectiveOn } = recording
    const about = { subject: person, course: recording.course, effectiveOn, recordedAt, actor } as const
    events.push({ kind: 'site_awaited', ...about, body: { v: 1, sites } })
  }
  if (events.length > 0) await record(tx, events, recording.today, people)
}

/**
 * Notes the waiting of everyone who works at a site without details, and of everyone on record as waiting. Returns how
 * many it read.
 * @param turn called between two steps. If it throws, the rest is left for the next time.
 */
export async function noteEverybodyWaiting(
  store: Store,
  course: Course,
  recording: () => Recording,
  turn: Turn = nextTurn,
): Promise<number> {
  const { db } = store
  // Places of work have to be up to date, because a transfer may have been planned for this day.
  await refreshInBackground(store, recording().today, turn)
  const people = new Set<PersonId>()
  for (const site of await sitesWithoutDetails(db, recording().today)) {
    for await (const { person } of allPeople(db, { site, statuses: statusesOf('in-scope') })) {
      people.add(person)
      if (people.size % CHUNK === 0) await turn()
    }
  }
  for (const person of await onRecordAsWaiting(db)) people.add(person)
  for (const chunk of inChunks([...people], CHUNK)) {
    await store.transaction(async (tx) => noteWaiting(tx, course, await historiesOf(tx, chunk), recording()))
    await turn()
  }
  return people.size
}

/** Those who waited for a site that has just published its details. */
export async function endWaiting(tx: Tx, course: Course, site: SiteId, recording: Recording): Promise<void> {
  const people = (await waitingFor(tx, site)).map(({ person }) => person)
  if (people.length > 0) await noteWaiting(tx, course, await historiesOf(tx, people), recording)
}

/** The people who wait for a site, with the statuses that they would have with its details. Nothing is written. */
export async function statusesWithDetails(
  db: Database,
  site: SiteId,
  { course, actor, at, today }: Recording,
): Promise<StatusChange[]> {
  const waiting = await waitingFor(db, site)
  const histories = await historiesOf(
    db,
    waiting.map(({ person }) => person),
  )
  const policy = await policyHistory(db)
  return waiting.map(({ person, standing }) => {
    const about = { seq: Number.MAX_SAFE_INTEGER, id: 'proposed', subject: person, course, actor }
    const over = {
      kind: 'site_awaited',
      ...about,
      effectiveOn: today,
      recordedAt: at,
      body: { v: 1, sites: [] },
    } as const
    const { status } = statusOn([...(histories.get(person) ?? []), over], ORIENTATION, policy, today)
    return { person, before: standing.status, after: status }
  })
}

/** Those whose waiting ended when the site's first details took effect. */
export async function waitedUntilPublished(db: Database, site: SiteId): Promise<PersonId[]> {
  const [first] = await publications(db, site)
  if (first === undefined) return []
  const rows = await db
    .selectFrom('event')
    .select('subject')
    .distinct()
    .where('kind', '=', 'site_awaited')
    .where('effective_on', '=', first.effectiveOn)
    .execute()
  // An entry of this kind is about a person.
  const people = rows.map(({ subject }) => subject as PersonId)
  const histories = await historiesOf(db, people, ['site_awaited'])
  return people.filter((person) => endedOn(histories.get(person) ?? [], site, first.effectiveOn))
}

/** Whether somebody's wait for a site ended on a day. */
function endedOn(history: History, site: SiteId, on: CalendarDate): boolean {
  const entries = history.filter(isKind('site_awaited'))
  const awaits = (event: (typeof entries)[number] | undefined) =>
    event?.body.sites.some((awaited) => awaited.site === site) === true
  return entries.some((event, place) => event.effectiveOn === on && !awaits(event) && awaits(entries[place - 1]))
}

async function sitesWithoutDetails(db: Database, today: CalendarDate): Promise<readonly SiteId[]> {
  const without: SiteId[] = []
  for (const { id } of await allSites(db)) if ((await publishedDetails(db, id, today)) === null) without.push(id)
  return without
}

type WithoutDetails = (site: SiteId) => Promise<AwaitedSite | null>

/** Looks each site up once: the site when it has not published its details, or null. */
function siteWithoutDetails(db: Database, today: CalendarDate): WithoutDetails {
  const found = new Map<SiteId, Promise<AwaitedSite | null>>()
  const look = async (site: SiteId) => {
    if ((await publishedDetails(db, site, today)) !== null) return null
    return { site, name: (await findSite(db, site))?.name ?? '' }
  }
  return (site) => {
    const known = found.get(site) ?? look(site)
    found.set(site, known)
    return known
  }
}

async function onRecordAsWaiting(db: Database): Promise<PersonId[]> {
  const last = new Map((await eventsOfKind(db, 'site_awaited')).map((event) => [event.subject, event.body.sites]))
  // An entry of this kind is about a person.
  return [...last].flatMap(([subject, sites]) => (sites.length === 0 ? [] : [subject as PersonId]))
}

/** The statuses in which nothing is asked of a person now. */
const NOTHING_OPEN: ReadonlySet<Status> = new Set(['not-in-scope', 'separated', 'exempt', 'up-to-date'])

function awaitedNow(history: History, { today }: Recording): readonly AwaitedSite[] {
  const { work } = currentCycleOn(corrected(history), ORIENTATION, today)
  return work.filter(isKind('site_awaited')).at(-1)?.body.sites ?? []
}

/** Returns none while anything else is open, including a site that has its details. */
async function awaitedSites(
  course: Course,
  history: History,
  policy: PolicyHistory,
  withoutDetails: WithoutDetails,
  { today }: Recording,
): Promise<readonly AwaitedSite[]> {
  const work = courseworkOn(history, today, statusOn(history, ORIENTATION, policy, today))
  if (acknowledgementBlock(course, work, null)?.kind !== 'unpublished') return []
  const besides = history.filter(({ kind }) => kind !== 'site_awaited')
  if (NOTHING_OPEN.has(statusOn(besides, ORIENTATION, policy, today).status)) return []
  const open = work.sites.filter((site) => !work.acknowledged.includes(site))
  const awaited = (await Promise.all(open.map(withoutDetails))).filter((site) => site !== null)
  return awaited.length === open.length ? awaited : []
}
