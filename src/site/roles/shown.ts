import type { PersonId, SiteId } from '../../ledger/event.ts'
import { corrected, type History, isKind } from '../../ledger/history.ts'
import { type SitePublishedEvent, siteVersionOn } from '../../ledger/site-version.ts'
import type { ShownDetails, SiteDetails } from '../../organization/details-shape.ts'
import { canonicalJson } from '../../platform/codes/canonical.ts'
import { addDays, type CalendarDate, dateAt } from '../../platform/time/calendar.ts'
import { detailsWithout, isAwayBy } from './drift.ts'
import { roleLinks } from './links.ts'
import { checkedLines, withCalls } from './number.ts'

/** What the ledger says of a site and of whoever was ever linked to one of its roles. */
export interface SiteOnRecord {
  readonly site: SiteId
  /** Corrected. */
  readonly history: History
  /** The employment of each of the people, as it's recorded. */
  readonly people: ReadonlyMap<PersonId, History>
  /** Of the organization. */
  readonly timeZone: string
}

/** Details that staff were shown from a day on, until the next ones. */
export interface DetailsFrom {
  readonly from: CalendarDate
  readonly details: SiteDetails
  /** The earlier day from which they would have been right, by what was recorded on the first day. Mostly absent. */
  readonly heldFrom?: CalendarDate
}

/** Everybody who was ever linked to a role of the site. */
export function everLinked(history: History): PersonId[] {
  return [...new Set(history.filter(isKind('role_linked')).map(({ body }) => body.person))]
}

/**
 * What staff of a site were shown on each day up to one. A change counts from the day on which it was recorded, because
 * no page knew of it before: a leave that HR entered late leaves the earlier days as they were.
 */
export function shownBy(on: CalendarDate, record: SiteOnRecord): DetailsFrom[] {
  const shown: DetailsFrom[] = []
  const days = daysOfChange(record)
  for (const from of days) {
    if (from > on) break
    const details = shownOn(from, record)
    if (details === null) continue
    const before = shown.at(-1)
    const heldFrom =
      before === undefined || isSameButForCalls(details, before.details)
        ? null
        : heldSince(days, changedOn(shown) ?? shown[0]?.from ?? before.from, { from, details }, record)
    shown.push({ from, details, ...(heldFrom === null ? {} : { heldFrom }) })
  }
  return shown
}

/**
 * The day on which what staff are shown last became something else. Null when it was never anything else. A call to a
 * line makes no difference, unless whoever asks says so.
 * @param isAlike whether two details make no difference to whoever asks
 */
export function changedOn(
  shown: readonly DetailsFrom[],
  isAlike: (one: SiteDetails, other: SiteDetails) => boolean = isSameButForCalls,
): CalendarDate | null {
  const last = shown.at(-1)
  if (last === undefined) return null
  const before = shown.findLastIndex(({ details }) => !isAlike(details, last.details))
  return before === -1 ? null : (shown[before + 1] ?? last).from
}

/** The first day of those before it on which the details were right already, or null when they weren't. */
function heldSince(
  days: readonly CalendarDate[],
  since: CalendarDate,
  { details, from }: DetailsFrom,
  record: SiteOnRecord,
): CalendarDate | null {
  let held: CalendarDate | null = null
  for (const day of days.filter((each) => each >= since && each < from).reverse()) {
    const known = shownOn(day, record, from)
    if (known === null || !isSameButForCalls(known, details)) break
    held = day
  }
  return held
}

/** Whether two details are the same, whenever somebody last called their lines. */
export function isSameButForCalls(one: SiteDetails, other: SiteDetails): boolean {
  return withoutCalls(one) === withoutCalls(other)
}

function withoutCalls({ calls: _calls, wrong: _wrong, ...details }: ShownDetails): string {
  return canonicalJson({ ...details, local: details.local.map((line) => ({ ...line, checkedOn: '' })) })
}

/**
 * What staff of a site were shown on a day, by what was recorded then, or what they would have been by what was known
 * later. Null before the first details.
 */
export function shownOn(day: CalendarDate, record: SiteOnRecord, knownOn: CalendarDate = day): SiteDetails | null {
  const history = record.history.filter(({ effectiveOn }) => effectiveOn <= day)
  const version = siteVersionOn(history, day)
  return version === null ? null : versionShownOn(day, version, record, knownOn)
}

/**
 * How staff of a site were shown a version of its details on a day: whoever was away then isn't in it, and lines have
 * the day of the last call up to then.
 */
export function versionShownOn(
  day: CalendarDate,
  { body: { details, version } }: SitePublishedEvent,
  record: SiteOnRecord,
  knownOn: CalendarDate = day,
): ShownDetails {
  const history = record.history.filter(({ effectiveOn }) => effectiveOn <= day)
  const known = new Map([...record.people].map(([person, events]) => [person, recordedBy(knownOn, events, record)]))
  const isAway = isAwayBy(record.site, known)
  const shown = detailsWithout(
    { ...details, local: checkedLines(details.local, history) },
    roleLinks(history, version, isAway).filter((link) => isAway(link, day)),
  )
  // The day of the last call that reached somebody stays on record, and is no word that the number works.
  const { wrong } = withCalls(shown, history, day)
  return wrong === undefined ? shown : { ...shown, wrong }
}

/** Every day on which something could change, the first one first. */
function daysOfChange(record: SiteOnRecord): CalendarDate[] {
  const ofSite = record.history.map(({ effectiveOn }) => effectiveOn)
  const ofPeople = [...record.people.values()].flatMap((history) => {
    const recorded = new Set(history.map(({ recordedAt }) => dateAt(recordedAt, record.timeZone)))
    const known = [...recorded].flatMap((day) => corrected(recordedBy(day, history, record)))
    return [...recorded, ...known.flatMap(({ effectiveOn }) => [effectiveOn, addDays(effectiveOn, 1)])]
  })
  return [...new Set([...ofSite, ...ofPeople])].sort()
}

function recordedBy(day: CalendarDate, history: History, { timeZone }: Pick<SiteOnRecord, 'timeZone'>): History {
  return history.filter(({ recordedAt }) => dateAt(recordedAt, timeZone) <= day)
}
