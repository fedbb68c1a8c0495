import {
  corrected,
  currentSpells,
  type History,
  leavesOn,
  type Place,
  placeOn,
  spellsOn,
} from '../../ledger/history.ts'
import type { PersonId, SiteId } from '../../ledger/event.ts'
import type { NamedPerson, Reachable, SiteDetails } from '../../organization/details-shape.ts'
import { hoursOfBackup } from '../../organization/backup-hours.ts'
import { firstUncoveredMoment } from '../../organization/site-details.ts'
import { addDays, type CalendarDate, latest } from '../../platform/time/calendar.ts'
import type { IsAway } from './moved.ts'
import { firstMomentAsBackup, type HeldRole, isRole, type Linked, type RoleLink, type RolePlace } from './role.ts'
import { renewedPlace } from './row.ts'

/** What has changed in the employment of somebody who holds a role. Only who looks after the links reads it. */
export const DRIFT_REASONS = ['left', 'leave', 'site', 'position'] as const
export type DriftReason = (typeof DRIFT_REASONS)[number]

/** Somebody who holds a role is no longer where they were when the role was linked to them. */
export interface Drift {
  readonly reason: DriftReason
  /** The first day of it. */
  readonly since: CalendarDate
}

/** A role of a site as it is on a day. */
export interface RoleNow extends HeldRole {
  /** Null while nobody on record is linked to it. */
  readonly link: RoleLink | null
  /** Null while its person is where they were, and for a role without a link. */
  readonly drift: Drift | null
}

/** A link whose person has drifted. */
export interface DriftedRole extends RolePlace {
  readonly link: RoleLink
  readonly drift: Drift
}

/**
 * Whether the person of a link has left, is on leave, or has another site or position than on the day of the link, or on
 * the day on which somebody said that it's still right. Null while they're there, and when they are back.
 * @param site the site that has the role
 * @param history of the person, as it's recorded
 */
export function driftOf(link: RoleLink, site: SiteId, history: History, on: CalendarDate): Drift | null {
  const { seq, effectiveOn: from } = link.confirmed ?? link.linked
  // As it was known then, with what was put right since: what was recorded later counts as a change.
  const known = corrected(history.filter((event) => event.seq < seq || event.kind === 'corrected'))
  const before = whereabouts(known, from)
  const now = corrected(history)
  const reasonOn = (day: CalendarDate) => difference(before, whereabouts(now, day), site)
  const reason = reasonOn(on)
  if (reason === null) return null
  let since = on
  for (const day of daysOfChange(now, from, on)) {
    if (reasonOn(day) === null) break
    since = day
  }
  return { reason, since }
}

/** @param people the history of each, as it's recorded */
export function isAwayBy(site: SiteId, people: ReadonlyMap<PersonId, History>): IsAway {
  return (link, on) => driftOf(link, site, people.get(link.person) ?? [], on) !== null
}

/** What other details would do to the links in force. */
export interface LinksAfter {
  /** The roles that would lose their link. */
  readonly ended: readonly HeldRole[]
  /** The roles that stay with somebody who is away, although their number or title changes. */
  readonly kept: readonly HeldRole[]
  readonly open: OpenHour | null
}

/**
 * The roles of other details that stay with somebody who has drifted: another number or title doesn't say who answers
 * now, so staff have the stand-in until somebody decides who holds the role.
 */
export function keptWhileAway(roles: readonly RoleNow[], before: SiteDetails, after: SiteDetails): DriftedRole[] {
  return roles.flatMap(({ role, place, link, drift }) => {
    if (link === null || drift === null) return []
    const renewed = renewedPlace(after, before, { role, place })
    return renewed === null ? [] : [{ ...renewed, link, drift }]
  })
}

/** A moment of the week, as `mon 20:00`, from which staff can't reach enough people. */
export interface OpenHour {
  /** `nobody` is on duty, or by the links, nobody is but the backup. */
  readonly why: 'nobody' | 'alone'
  readonly at: string
}

/** @param drifted the roles whose people are away */
export function openHour(
  details: SiteDetails,
  links: readonly Linked[],
  drifted: readonly RolePlace[],
): OpenHour | null {
  const nobody = drifted.length === 0 ? null : firstUncoveredMoment(detailsWithout(details, drifted).named)
  if (nobody !== null) return { why: 'nobody', at: nobody }
  const backup = links.find(({ role }) => role === 'backup')
  const alone = backup === undefined ? null : firstMomentAsBackup(details, links, backup)
  return alone === null ? null : { why: 'alone', at: alone }
}

interface Whereabouts {
  /** The first day after the last employment, `never` before a first one, or null for somebody employed. */
  readonly goneSince: CalendarDate | 'never' | null
  /** The first day of a leave that lasts. */
  readonly leaveSince: CalendarDate | null
  readonly places: readonly Place[]
}

function whereabouts(history: History, on: CalendarDate): Whereabouts {
  const spells = currentSpells(history, on)
  const lastDay = latest(spellsOn(history, on).flatMap(({ until }) => until ?? []))
  return {
    goneSince: spells.length > 0 ? null : lastDay === null ? 'never' : addDays(lastDay, 1),
    leaveSince: leavesOn(history, on).find(({ until }) => until === null || until > on)?.from ?? null,
    places: spells.map((spell) => placeOn(spell, on)),
  }
}

/** Whether somebody is employed on a day and not on leave. Expects a corrected history. */
export function isAtWorkOn(history: History, on: CalendarDate): boolean {
  const { goneSince, leaveSince } = whereabouts(history, on)
  return goneSince === null && leaveSince === null
}

/** An absence that lasted already when somebody said that the link is right is none. */
function difference(before: Whereabouts, now: Whereabouts, site: SiteId): DriftReason | null {
  if (now.goneSince !== null) return now.goneSince === before.goneSince ? null : 'left'
  if (now.leaveSince !== null && now.leaveSince !== before.leaveSince) return 'leave'
  const here = before.places.filter((place) => place.site === site)
  const held = here.length > 0 ? here : before.places
  if (held.length === 0 || held.some((place) => now.places.some((other) => isSamePlace(place, other)))) return null
  return held.some((place) => now.places.some((other) => other.site === place.site)) ? 'position' : 'site'
}

function isSamePlace(one: Place, other: Place): boolean {
  return one.site === other.site && plain(one.position) === plain(other.position)
}

function plain(position: string): string {
  return position.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

/** The days up to `on` on which something could change, the last one first and `from` at the end. */
function daysOfChange(history: History, from: CalendarDate, on: CalendarDate): CalendarDate[] {
  const days = history.map(({ effectiveOn, kind }) => (kind === 'separated' ? addDays(effectiveOn, 1) : effectiveOn))
  const between = days.filter((day) => day > from && day <= on)
  return [...[...new Set(between)].sort().reverse(), from]
}

/**
 * The details as staff are shown them while the people of some roles have drifted. It says nothing of why, nor that it's
 * so. The backup stands in for a named person, or the alternative where the backup is out, too. A backup who stands in for
 * one person is still the backup of the others: see `hoursOfBackup`. Whoever is out leaves a role empty, as in details
 * that lack it, and so does an alternative who stands in: nobody takes a concern to the person it's about. Staff have SCR
 * at any time.
 */
export function detailsWithout(details: SiteDetails, drifted: readonly RolePlace[]): SiteDetails {
  if (drifted.length === 0) return details
  const isOut = (role: RolePlace['role'], place = 0) => drifted.some((each) => isRole(each, { role, place }))
  const backup = isOut('backup') ? null : details.backup
  const alternative = isOut('alternative') ? null : details.ifAboutThatPerson
  const support = isOut('support') ? null : details.support
  const standIn = backup ?? alternative
  const named = details.named.flatMap((person, place) =>
    !isOut('named', place) ? [person] : standIn === null ? [] : [inPlaceOf(person, standIn)],
  )
  const isStandingIn = details.named.some((_, place) => isOut('named', place))
  return {
    ...details,
    named,
    // Whoever doesn't reach the stand-in needs somebody else, so a backup for nobody else is none.
    backup: isStandingIn && hoursOfBackup({ named, backup })?.length === 0 ? null : backup,
    ifAboutThatPerson: isStandingIn && standIn === alternative ? null : alternative,
    support,
  }
}

/** Who staff are given instead of whoever held a drifted role. Null when nobody stands in. */
export function standInFor(
  details: SiteDetails,
  drifted: readonly RolePlace[],
  { role }: Pick<RolePlace, 'role'>,
): Reachable | null {
  if (role !== 'named') return null
  const isOut = (other: RolePlace['role']) => drifted.some((each) => isRole(each, { role: other, place: 0 }))
  const backup = isOut('backup') ? null : details.backup
  return backup ?? (isOut('alternative') ? null : details.ifAboutThatPerson)
}

function inPlaceOf({ from, to, days }: NamedPerson, { role, phone, publicPhone, es }: Reachable): NamedPerson {
  return {
    role,
    phone,
    name: '',
    method: '',
    from,
    to,
    days,
    ...(publicPhone === undefined ? {} : { publicPhone }),
    ...(es === undefined ? {} : { es: { role: es.role } }),
  }
}
