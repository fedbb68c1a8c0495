import { type CalendarDate, dateAt } from '../platform/time/calendar.ts'
import type { EventOf, LedgerEvent } from './event.ts'
import { type History, isKind } from './history.ts'

/** A version of a site's details. Its day is the first one on which it is in effect. */
export type SitePublishedEvent = EventOf<'site_published'> & LedgerEvent

/** The parts of a version that the site has from the organization. Versions from before there were any have none. */
export function partsFromOrganization({ body }: SitePublishedEvent): readonly string[] {
  return 'fromOrganization' in body ? body.fromOrganization : []
}

/** The organization's version that brought this one, or null for one that the site published itself. */
export function broughtBy({ body }: EventOf<'site_published'>): number | null {
  return 'defaults' in body ? body.defaults : null
}

/** The versions of a site's details, in the order in which they take effect. Expects a corrected history. */
export function siteVersions(history: History): SitePublishedEvent[] {
  return history
    .filter(isKind('site_published'))
    .toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : a.seq - b.seq))
}

/**
 * The version in effect on a day of the organization, or null before the first one. Whatever shows a site's details, or
 * says which were shown, asks this function. Expects a corrected history.
 */
export function siteVersionOn(history: History, on: CalendarDate): SitePublishedEvent | null {
  return siteVersions(history).findLast(({ effectiveOn }) => effectiveOn <= on) ?? null
}

/**
 * Whether staff could see a version on a day: it was in effect at its end, or until another one was published that day.
 * Expects a corrected history.
 */
export function wasSeenOn(history: History, version: SitePublishedEvent, on: CalendarDate, timeZone: string): boolean {
  const versions = siteVersions(history)
  const place = versions.findIndex(({ id }) => id === version.id)
  if (place === -1 || version.effectiveOn > on) return false
  const next = versions[place + 1]
  if (next === undefined || next.effectiveOn > on) return true
  return next.effectiveOn === on && dateAt(next.recordedAt, timeZone) === on
}

/** The versions that take effect after a day. Expects a corrected history. */
export function siteVersionsAfter(history: History, on: CalendarDate): SitePublishedEvent[] {
  return siteVersions(history).filter(({ effectiveOn }) => effectiveOn > on)
}

/** The next version that takes effect after a day, or null. Expects a corrected history. */
export function siteVersionAfter(history: History, on: CalendarDate): SitePublishedEvent | null {
  return siteVersionsAfter(history, on)[0] ?? null
}
