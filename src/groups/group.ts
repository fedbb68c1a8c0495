import type { AcknowledgedBy, GroupPlan, Told } from '../ledger/bodies/group.ts'
import type { Actor, EventOf, LedgerEvent, PersonId, SiteId } from '../ledger/event.ts'
import { currentSpells, type History, isKind, spellsOn } from '../ledger/history.ts'
import { addDays, type CalendarDate, type Instant } from '../platform/time/calendar.ts'

/** How many days before the first date people are told, where a site hasn't chosen. The policy says only "before". */
export const NOTICE_DAYS = 7
export const MOST_NOTICE_DAYS = 60

/** What a page says was just done. */
export const GROUPS_DONE = ['planned', 'changed', 'cancelled', 'signed', 'list'] as const
export type GroupDone = (typeof GROUPS_DONE)[number]

/** A plan of a group as it was recorded, first or changed. Everybody in it was told on that day. */
export interface Notice extends Omit<GroupPlan, 'v' | 'group'> {
  /** The entry. */
  readonly id: string
  readonly seq: number
  readonly on: CalendarDate
  readonly at: Instant
  readonly by: Actor
}

export interface Acknowledgement {
  readonly seq: number
  readonly person: PersonId
  readonly on: CalendarDate
  readonly way: AcknowledgedBy
  readonly by: Actor
}

export interface Group {
  readonly id: string
  readonly site: SiteId
  /** The latest last; at least one. */
  readonly notices: readonly [Notice, ...Notice[]]
  readonly acknowledgements: readonly Acknowledgement[]
  readonly cancelled: { readonly on: CalendarDate; readonly by: Actor } | null
}

/** Whom a site tells before a group. */
export interface TellingList {
  readonly clinical: readonly PersonId[]
  readonly others: readonly PersonId[]
  readonly noticeDays: number
}

export const NO_LIST: TellingList = { clinical: [], others: [], noticeDays: NOTICE_DAYS }

/** Somebody who was told, and what became of it. */
export interface ToldState extends Told {
  /** The day on which they were told of these very dates. */
  readonly toldOn: CalendarDate
  /** Told too few days before the first date, or after it. */
  readonly late: boolean
  /** Their first confirmation of these dates, or null. */
  readonly acknowledged: Acknowledgement | null
  /** Confirmed on an earlier day than the first date. */
  readonly beforeStart: boolean
}

/** The groups of a site in the order of their first dates, from its entries with corrections applied. */
export function groupsIn(history: readonly LedgerEvent[]): Group[] {
  const groups = new Map<string, Group>()
  for (const event of history) {
    if (isKind('group_planned')(event)) {
      const { subject } = event
      if (isSite(subject)) groups.set(event.body.group, started(event, subject))
      continue
    }
    const group = 'group' in event.body ? groups.get(event.body.group) : undefined
    if (group === undefined || group.cancelled !== null) continue
    if (isKind('group_changed')(event)) groups.set(group.id, { ...group, notices: [...group.notices, noticeOf(event)] })
    else if (isKind('group_cancelled')(event))
      groups.set(group.id, { ...group, cancelled: { on: event.effectiveOn, by: event.actor } })
    else if (isKind('group_acknowledged')(event)) {
      const { seq, actor, effectiveOn, body } = event
      const one = { seq, person: body.person, on: effectiveOn, way: body.way, by: actor }
      groups.set(group.id, { ...group, acknowledgements: [...group.acknowledgements, one] })
    }
  }
  return [...groups.values()].sort(byFirstDate)
}

export function byFirstDate(one: Group, other: Group): number {
  const [a, b] = [firstDate(one), firstDate(other)]
  return a === b ? (one.id < other.id ? -1 : 1) : a < b ? -1 : 1
}

/** The list of a site as it was set last. */
export function tellingList(history: readonly LedgerEvent[]): TellingList {
  const last = history.filter(isKind('group_list_set')).at(-1)
  if (last === undefined) return NO_LIST
  const { clinical, others, noticeDays } = last.body
  return { clinical, others, noticeDays }
}

function started(event: EventOf<'group_planned'>, site: SiteId): Group {
  return { id: event.body.group, site, notices: [noticeOf(event)], acknowledgements: [], cancelled: null }
}

function noticeOf(event: EventOf<'group_planned'> | EventOf<'group_changed'>): Notice {
  const { id, seq, actor, body, effectiveOn, recordedAt } = event
  const { v: _v, group: _group, ...plan } = body
  return { ...plan, id, seq, on: effectiveOn, at: recordedAt, by: actor }
}

function isSite(subject: LedgerEvent['subject']): subject is SiteId {
  return subject.startsWith('site:')
}

/** The group as it's planned now. */
export function latestNotice({ notices }: Group): Notice {
  return notices.at(-1) ?? notices[0]
}

export function firstDate(group: Group): CalendarDate {
  const { dates, on } = latestNotice(group)
  return dates[0] ?? on
}

export function lastDate(group: Group): CalendarDate {
  return latestNotice(group).dates.at(-1) ?? firstDate(group)
}

/** Whether it's still to take place, or going on. */
export function isOpen(group: Group, today: CalendarDate): boolean {
  return group.cancelled === null && lastDate(group) >= today
}

/** Fewer days than the site wants lie between telling and the first date. */
export function isLate(toldOn: CalendarDate, first: CalendarDate, noticeDays: number): boolean {
  return addDays(toldOn, noticeDays) > first
}

/** The last day on which people can be told in time. */
export function lastDayToTell(first: CalendarDate, noticeDays: number): CalendarDate {
  return addDays(first, -noticeDays)
}

/**
 * Everybody who is to know the dates, in the order of the list. Whoever has known these dates since an earlier plan was
 * told then: a new leader or name asks nobody to confirm once more, and new dates ask everybody.
 */
export function toldStates(group: Group): ToldState[] {
  const { noticeDays, told } = latestNotice(group)
  const first = firstDate(group)
  return told.map((each) => {
    const since = toldSince(group, each.person)
    const toldOn = since.on
    const acknowledged =
      group.acknowledgements.find(({ person, seq }) => person === each.person && seq > since.seq) ?? null
    return {
      ...each,
      toldOn,
      late: isLate(toldOn, first, noticeDays),
      acknowledged,
      beforeStart: acknowledged !== null && acknowledged.on < first,
    }
  })
}

/** The plan by which somebody was told of the dates as they are now: that of today's list, or an earlier one. */
export function toldSince(group: Group, person: PersonId): Notice {
  const { notices } = group
  const now = latestNotice(group)
  const knew = (notice: Notice) =>
    sameDates(notice.dates, now.dates) && notice.told.some((each) => each.person === person)
  const before = notices.findLastIndex((notice) => !knew(notice))
  return notices[before + 1] ?? now
}

/** People who were told by the last plan of all, and not by one before it. */
export function newlyTold(group: Group): PersonId[] {
  const now = latestNotice(group)
  return now.told.map(({ person }) => person).filter((person) => toldSince(group, person).id === now.id)
}

/** A group about which there's something to do: told late, or not confirmed by people who still work here. */
export function openProblems(
  group: Group,
  today: CalendarDate,
  worksHere: (person: PersonId) => boolean,
): { readonly late: boolean; readonly unacknowledged: number } {
  if (!isOpen(group, today)) return { late: false, unacknowledged: 0 }
  const { late, unacknowledged } = shortfalls(toldStates(group).filter(({ person }) => worksHere(person)))
  return { late, unacknowledged }
}

/** Whether the people who were told are in the organization. */
export interface Presence {
  /** Today. */
  worksHere(person: PersonId): boolean
  /** Before the first date. Somebody on leave hadn't. */
  hadLeft(person: PersonId): boolean
}

/** Whether somebody had left before a group began. Expects a corrected history. */
export function leftBefore(history: History, first: CalendarDate): boolean {
  return currentSpells(history, first).length === 0 && spellsOn(history, first).length > 0
}

/** What telling fell short of. */
interface Shortfalls {
  readonly late: boolean
  readonly unacknowledged: number
  /** Who confirmed, but not before the start. */
  readonly afterStart: number
}

/**
 * What stays to be seen about a group that wasn't canceled: until its last date, of people who still work here, and from
 * then on of everyone whom an evidence pack lists. Nobody is missing who had left before it began.
 */
export function toldShort(group: Group, today: CalendarDate, { worksHere, hadLeft }: Presence): Shortfalls {
  if (isOpen(group, today)) return shortfalls(toldStates(group).filter(({ person }) => worksHere(person)))
  const states = toldStates(group)
  const asked = states.filter(({ acknowledged, person }) => acknowledged !== null || !hadLeft(person))
  return { ...shortfalls(asked), late: shortfalls(states).late }
}

function shortfalls(states: readonly ToldState[]): Shortfalls {
  return {
    late: states.some(({ late }) => late),
    unacknowledged: states.filter(({ acknowledged }) => acknowledged === null).length,
    afterStart: states.filter(({ acknowledged, beforeStart }) => acknowledged !== null && !beforeStart).length,
  }
}

function sameDates(some: readonly CalendarDate[], others: readonly CalendarDate[]): boolean {
  return some.join() === others.join()
}
