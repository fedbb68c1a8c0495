import type { AcknowledgedBy, GroupPlan, Told } from '../ledger/bodies/group.ts'
import type { Actor, EventOf, LedgerEvent, PersonId, SiteId } from '../ledger/event.ts'
import { isKind } from '../ledger/history.ts'
import { addDays, type CalendarDate, type Instant } from '../platform/time/calendar.ts'

/** How many days before the first date people are told, where a site hasn't chosen. The policy says only "before". */
export const NOTICE_DAYS = 7
export const MOST_NOTICE_DAYS = 60

/** What a page says was just done. */
export const GROUPS_DONE = ['planned', 'changed', 'cancelled', 'signed', 'unsigned', 'over', 'list'] as const
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
  /** For a sheet, the day of the signature. */
  readonly on: CalendarDate
  /** When it was recorded. */
  readonly at: Instant
  readonly way: AcknowledgedBy
  readonly by: Actor
}

export interface Group {
  readonly id: string
  readonly site: SiteId
  /** The latest last; at least one. */
  readonly notices: readonly [Notice, ...Notice[]]
  readonly acknowledgements: readonly Acknowledgement[]
  readonly cancelled: { readonly on: CalendarDate; readonly at: Instant; readonly by: Actor } | null
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
  /** The day on which they were told of this first date. It stays when a later date moves. */
  readonly toldOn: CalendarDate
  /** The last day on which they could be told in time, by what the site wanted when they were told. */
  readonly tellBy: CalendarDate
  readonly late: boolean
  /** Their confirmation since then, one from before the first date if there is any, or null. It stays, too. */
  readonly confirmedStart: Acknowledgement | null
  /** Confirmed on an earlier day than the first date. */
  readonly beforeStart: boolean
  /** They were told of the first date by an earlier plan than of all dates as they are now. */
  readonly isMoved: boolean
  /** The day on which they were told of all dates as they are now. */
  readonly datesToldOn: CalendarDate
  /** Their confirmation of all dates as they are now, one from before the first date if there is any, or null. */
  readonly acknowledged: Acknowledgement | null
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
      groups.set(group.id, { ...group, cancelled: { on: event.effectiveOn, at: event.recordedAt, by: event.actor } })
    else if (isKind('group_acknowledged')(event)) {
      const { seq, actor, effectiveOn, recordedAt, body } = event
      const one = { seq, person: body.person, on: effectiveOn, at: recordedAt, way: body.way, by: actor }
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

/** Whether too few days lie between telling and the first date. Nobody is told in time on that date itself. */
export function isLate(toldOn: CalendarDate, first: CalendarDate, noticeDays: number): boolean {
  return firstDateInTime(toldOn, noticeDays) > first
}

/** The earliest first date of which people can be told in time on a day. The policy says "before", so it's a later day. */
export function firstDateInTime(toldOn: CalendarDate, noticeDays: number): CalendarDate {
  return addDays(toldOn, Math.max(1, noticeDays))
}

/** The last day on which people can be told in time. */
export function lastDayToTell(first: CalendarDate, noticeDays: number): CalendarDate {
  return addDays(first, -Math.max(1, noticeDays))
}

/**
 * Everybody who is to know the dates, in the order of the list. Whoever has known these dates since an earlier plan was
 * told then: a new leader or name asks nobody to confirm once more, and new dates ask everybody. Whether people knew
 * before the start depends on the first date alone, so moving a later one takes nothing away from the proof.
 */
export function toldStates(group: Group): ToldState[] {
  const first = firstDate(group)
  return latestNotice(group).told.map((each) => {
    const ofStart = toldSince(group, each.person, sameStart)
    const ofDates = toldSince(group, each.person)
    const confirmedStart = confirmationSince(group, each.person, ofStart)
    return {
      ...each,
      toldOn: ofStart.on,
      tellBy: lastDayToTell(first, ofStart.noticeDays),
      late: isLate(ofStart.on, first, ofStart.noticeDays),
      confirmedStart,
      beforeStart: confirmedStart !== null && confirmedStart.on < first,
      isMoved: ofStart.id !== ofDates.id,
      datesToldOn: ofDates.on,
      acknowledged: confirmationSince(group, each.person, ofDates),
    }
  })
}

/** A sheet that was signed before a plan says nothing about it, even if HR records it later. */
function confirmationSince(group: Group, person: PersonId, { seq, on }: Notice): Acknowledgement | null {
  const since = group.acknowledgements.filter((each) => each.person === person && each.seq > seq && each.on >= on)
  return since.find((each) => each.on < firstDate(group)) ?? since[0] ?? null
}

/** The confirmations that a state rests on: of the start, and of the dates as they are now if that's another one. */
export function confirmationsOf({ confirmedStart, acknowledged }: ToldState): Acknowledgement[] {
  return [...new Set([confirmedStart, acknowledged])].flatMap((each) => each ?? [])
}

/** Whether a signature of some day still adds something: of all dates, or that they knew before the start. */
export function maySign(group: Group, { acknowledged, beforeStart, toldOn }: ToldState): boolean {
  return acknowledged === null || (!beforeStart && toldOn < firstDate(group))
}

/** Whether a confirmation of a day adds something. After a late one, a sheet can still show that they knew in time. */
export function addsToProof(group: Group, state: ToldState, on: CalendarDate): boolean {
  const { acknowledged, beforeStart, confirmedStart, datesToldOn, toldOn } = state
  if (acknowledged === null && on >= (confirmedStart === null ? toldOn : datesToldOn)) return true
  return !beforeStart && on >= toldOn && on < firstDate(group)
}

/** What was planned when somebody confirmed. */
export function noticeConfirmed({ notices }: Group, { seq, on }: Acknowledgement): Notice {
  return notices.findLast((notice) => notice.seq < seq && notice.on <= on) ?? notices[0]
}

/** The plan by which somebody was told of the dates as they are now: that of today's list, or an earlier one. */
export function toldSince(group: Group, person: PersonId, isSame: typeof sameDates = sameDates): Notice {
  const { notices } = group
  const now = latestNotice(group)
  const knew = (notice: Notice) => isSame(notice.dates, now.dates) && notice.told.some((each) => each.person === person)
  const before = notices.findLastIndex((notice) => !knew(notice))
  return notices[before + 1] ?? now
}

/** People who were told by the last plan of all, and not by one before it. */
export function newlyTold(group: Group): PersonId[] {
  const now = latestNotice(group)
  return now.told.map(({ person }) => person).filter((person) => toldSince(group, person).id === now.id)
}

/** A session in a calendar. One that was dropped has the last date that it had. */
export interface Session {
  readonly number: number
  readonly on: CalendarDate
  readonly isOff: boolean
}

/** Every session that any plan had, because it may be in somebody's calendar. */
export function sessionsEver(group: Group): Session[] {
  const { notices, cancelled } = group
  const planned = latestNotice(group).dates.length
  return Array.from({ length: Math.max(...notices.map(({ dates }) => dates.length)) }).flatMap((_, index) => {
    const on = notices.findLast(({ dates }) => dates.length > index)?.dates[index]
    return on === undefined ? [] : { number: index + 1, on, isOff: cancelled !== null || index >= planned }
  })
}

function sameDates(some: readonly CalendarDate[], others: readonly CalendarDate[]): boolean {
  return some.join() === others.join()
}

function sameStart(some: readonly CalendarDate[], others: readonly CalendarDate[]): boolean {
  return some[0] === others[0]
}
