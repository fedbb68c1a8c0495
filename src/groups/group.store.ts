import type { AcknowledgedBy, GroupPlan, Told } from '../ledger/bodies/group.ts'
import type { EventKind, PersonId, Recording, SiteId } from '../ledger/event.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { corrected } from '../ledger/history.ts'
import { entriesOf, eventsOfKind } from '../ledger/ledger.store.ts'
import { survivorsOf } from '../ledger/merge.store.ts'
import { revisionOfKinds } from '../ledger/revision.store.ts'
import { employmentOn } from '../people/employment.store.ts'
import { peopleOnRecord } from '../people/people.store.ts'
import { KeptByRevision } from '../platform/database/kept-by-revision.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { addDays, type CalendarDate } from '../platform/time/calendar.ts'
import { startOfDay } from '../platform/time/zoned.ts'
import { siteTimeZone } from '../site/site.store.ts'
import { enqueue } from '../reminders/message.store.ts'
import type { GroupMail } from '../reminders/reminder.ts'
import { recordAbout } from '../trail/record-about.store.ts'
import { everyoneIn, leftOut } from './everyone.ts'
import {
  addsToProof,
  byFirstDate,
  firstDate,
  type Group,
  groupsIn,
  isOpen,
  latestNotice,
  newlyTold,
  NO_LIST,
  type TellingList,
  tellingList,
  toldStates,
} from './group.ts'

export const GROUP_KINDS = [
  'group_list_set',
  'group_planned',
  'group_changed',
  'group_cancelled',
  'group_acknowledged',
] as const satisfies readonly EventKind[]

/** Everybody who was told hears once more this many days before the first date. */
export const DAYS_TO_REMINDER = 2

const groupsRevision = revisionOfKinds([...GROUP_KINDS, 'corrected', 'merged'])
/** One value for a database. */
const GROUPS = new KeptByRevision<readonly Group[]>(1)

/** Every group of all sites, in the order of their first dates. Everyone's home asks. */
export async function allGroups(db: Database): Promise<readonly Group[]> {
  return GROUPS.get(
    db,
    '',
    () => groupsRevision(db),
    () => readGroups(db),
  )
}

async function readGroups(db: Database): Promise<Group[]> {
  const planned = await eventsOfKind(db, 'group_planned')
  const sites = [...new Set(planned.map(({ subject }) => subject))]
  const histories = await entriesOf(db, sites, [...GROUP_KINDS, 'corrected'])
  return [...histories.values()].flatMap((history) => groupsIn(corrected(history))).sort(byFirstDate)
}

export async function findGroup(db: Database, id: string): Promise<Group | null> {
  return (await allGroups(db)).find((group) => group.id === id) ?? null
}

export async function readTellingList(db: Database, site: SiteId): Promise<TellingList> {
  const history = (await entriesOf(db, [site], ['group_list_set', 'corrected'])).get(site)
  return history === undefined ? NO_LIST : tellingList(corrected(history))
}

/** A plan before it's recorded: the people come from the list of the site. */
export type PlannedGroup = Omit<GroupPlan, 'v' | 'group' | 'told' | 'noticeDays'>

/**
 * Records a group and queues a message to everyone on the site's list. Expects somebody on the list.
 * @param mail whether there is a mail server
 */
export async function planGroup(
  tx: Tx,
  site: SiteId,
  group: string,
  plan: PlannedGroup,
  recording: Recording,
  mail: boolean,
): Promise<void> {
  const body = { v: 1, group, ...plan, ...(await toldNow(tx, site, recording.today)) } as const
  await recordAbout(tx, site, { kind: 'group_planned', body }, recording)
  await tell(tx, group, recording, mail)
}

/**
 * Records a plan in the place of the one before, and tells those who don't know these dates yet. Whoever isn't in it
 * anymore is told that, so that they take the dates out of their calendar.
 */
export async function changeGroup(
  tx: Tx,
  group: Pick<Group, 'id' | 'site'>,
  plan: PlannedGroup,
  recording: Recording,
  mail: boolean,
): Promise<void> {
  await replan(tx, group, { ...plan, ...(await toldNow(tx, group.site, recording.today)) }, recording, mail)
}

/** @param plan with those who are told by it */
export async function replan(
  tx: Tx,
  { id, site }: Pick<Group, 'id' | 'site'>,
  plan: Omit<GroupPlan, 'v' | 'group'>,
  recording: Recording,
  mail: boolean,
): Promise<void> {
  await recordAbout(tx, site, { kind: 'group_changed', body: { v: 1, group: id, ...plan } }, recording)
  await tell(tx, id, recording, mail)
}

export async function cancelGroup(tx: Tx, group: Group, recording: Recording, mail: boolean): Promise<void> {
  await recordAbout(tx, group.site, { kind: 'group_cancelled', body: { v: 1, group: group.id } }, recording)
  await queue(tx, 'group-cancelled', group, everyoneIn(latestNotice(group)), recording, mail)
}

/**
 * Does nothing when it's confirmed already, or when the person isn't to be told. A sheet counts by the day of its
 * signature, so it can be recorded after the last date, or after a confirmation that came too late. Returns whether it
 * did.
 */
export async function acknowledge(
  tx: Tx,
  id: string,
  { person, way, on }: { readonly person: PersonId; readonly way: AcknowledgedBy; readonly on: CalendarDate },
  recording: Recording,
): Promise<boolean> {
  const group = await findGroup(tx, id)
  if (group === null || group.cancelled !== null || (way !== 'sheet' && !isOpen(group, recording.today))) return false
  const state = toldStates(group).find((each) => each.person === person)
  if (state === undefined || !addsToProof(group, state, on)) return false
  const about = { kind: 'group_acknowledged', body: { v: 1, group: id, person, way } } as const
  await recordAbout(tx, group.site, about, recording, on)
  return true
}

/** A group that somebody has to know about. */
export interface GroupTold {
  readonly group: Group
  /** The id under which they were told. */
  readonly as: PersonId
  /** Whether they've confirmed that they know. */
  readonly isConfirmed: boolean
}

/** The groups that somebody has to know about and whose last date isn't over. */
export async function groupsTold(db: Database, person: PersonId, today: CalendarDate): Promise<readonly GroupTold[]> {
  const told = await TOLD.get(
    db,
    today,
    () => groupsRevision(db),
    () => everyoneTold(db, today),
  )
  return told.get(person) ?? []
}

/** By the person, under whichever of their records they were told. */
type EveryoneTold = ReadonlyMap<PersonId, readonly GroupTold[]>

/** Everybody's of a day. */
const TOLD = new KeptByRevision<EveryoneTold>(2)

async function everyoneTold(db: Database, today: CalendarDate): Promise<EveryoneTold> {
  const open = (await allGroups(db)).flatMap((group) => (isOpen(group, today) ? toldIn(group) : []))
  const survivors = await survivorsOf(
    db,
    open.map(({ as }) => as),
  )
  const told = new Map<PersonId, GroupTold[]>()
  for (const each of open) {
    const person = survivors.get(each.as) ?? each.as
    const others = told.get(person) ?? []
    const same = others.findIndex(({ group }) => group === each.group)
    // Somebody who was told under two of their records confirms once, and first what isn't confirmed.
    if (same === -1) told.set(person, [...others, each])
    else if (others[same]?.isConfirmed === true) others[same] = each
  }
  return told
}

function toldIn(group: Group): GroupTold[] {
  return toldStates(group).map(({ person, acknowledged }) => ({
    group,
    as: person,
    isConfirmed: acknowledged !== null,
  }))
}

/** Those of them that they haven't confirmed. */
export async function groupsToAcknowledge(db: Database, person: PersonId, today: CalendarDate): Promise<GroupTold[]> {
  return (await groupsTold(db, person, today)).filter(({ isConfirmed }) => !isConfirmed)
}

/** Which of the people work here on a day. */
export async function workingHere(
  db: Database,
  people: readonly PersonId[],
  today: CalendarDate,
): Promise<Set<PersonId>> {
  const survivors = await survivorsOf(db, people)
  const here = new Set<PersonId>()
  for (const person of new Set(people))
    if ((await employmentOn(db, survivors.get(person) ?? person, today)) === 'current') here.add(person)
  return here
}

/** Names under the ids that groups hold, which may be those of a second record. Null once a name was erased. */
export async function namesInGroups(
  db: Database,
  people: readonly PersonId[],
  today: CalendarDate,
): Promise<Map<PersonId, string | null>> {
  const survivors = await survivorsOf(db, people)
  const names = await namesOn(db, [...people, ...survivors.values()], today)
  return new Map(people.map((person) => [person, names.get(survivors.get(person) ?? person) ?? null]))
}

/** The people on a site's list who work here on a day, with their jobs. */
export async function toldNow(
  db: Database,
  site: SiteId,
  today: CalendarDate,
): Promise<{ readonly told: Told[]; readonly noticeDays: number }> {
  const { clinical, others, noticeDays } = await readTellingList(db, site)
  const survivors = await survivorsOf(db, [...clinical, ...others])
  const survivor = (person: PersonId) => survivors.get(person) ?? person
  const as = new Map([
    ...others.map((person) => [survivor(person), 'site'] as const),
    ...clinical.map((person) => [survivor(person), 'clinical'] as const),
  ])
  const inOrder = [...new Set([...clinical, ...others].map(survivor))]
  const here = await workingHere(db, inOrder, today)
  const records = await peopleOnRecord(db, [...here])
  const told = inOrder
    .filter((person) => here.has(person))
    .map((person) => {
      const placements = records.find((record) => record.person === person)?.placements ?? []
      const place = placements.find((each) => each.site === site) ?? placements[0]
      return { person, as: as.get(person) ?? 'site', position: place?.position ?? '' }
    })
  return { told, noticeDays }
}

async function tell(tx: Tx, id: string, recording: Recording, mail: boolean): Promise<void> {
  const group = await findGroup(tx, id)
  if (group === null) return
  const people = newlyTold(group)
  await queue(tx, 'group-notice', group, people, recording, mail)
  const survivors = await survivorsOf(tx, group.notices.slice(-2).flatMap(everyoneIn))
  const gone = leftOut(group, (person) => survivors.get(person) ?? person)
  await queue(tx, 'group-off-list', group, gone, recording, mail)
  const remindOn = addDays(firstDate(group), -DAYS_TO_REMINDER)
  if (remindOn <= recording.today) return
  await queue(tx, 'group-reminder', group, everyoneIn(latestNotice(group)), recording, mail, remindOn)
}

async function queue(
  tx: Tx,
  kind: GroupMail,
  group: Group,
  people: readonly PersonId[],
  { actor: by, at, today }: Recording,
  mail: boolean,
  remindOn: CalendarDate | null = null,
): Promise<void> {
  const deadline = firstDate(group)
  // The day begins where the site is. Its working hours do the rest.
  const opens = remindOn === null ? null : startOfDay(remindOn, await siteTimeZone(tx, group.site, today))
  for (const person of people) {
    // A reminder of the same first date comes once, whatever else changes: it has the dates as they are by then.
    const what = kind === 'group-reminder' ? deadline : latestNotice(group).id
    const occasion = `${kind}:${group.id}:${what}:${person}`
    const notBefore = opens === null ? {} : { notBefore: opens }
    await enqueue(tx, { kind, person, about: null, occasion, deadline, mail, by, at, today, ...notBefore })
  }
}
