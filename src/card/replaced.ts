import type { ShownNumber } from '../contacts/shown-number.ts'
import { type History, isKind } from '../ledger/history.ts'
import { siteVersions } from '../ledger/site-version.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import type { CalendarDate, Instant } from '../platform/time/calendar.ts'

/** A change of what's on the cards and posters of a site. */
interface PaperChange {
  /** The entry that brought it, or the last one before it. */
  readonly seq: number
  /** The day from which the new paper is right. */
  readonly on: CalendarDate
}

/** Whose paper it is, and what changed on it. */
export interface OnRecord {
  /** Corrected. */
  readonly site: History
  /** The numbers of the shared lines that are on paper. */
  readonly lines: readonly ShownNumber[]
  readonly today: CalendarDate
  /** Whether two details make the same paper. */
  readonly isAlike: (one: SiteDetails, other: SiteDetails) => boolean
}

/**
 * Whether the last change of what's printed came after somebody last confirmed that old paper was replaced. Nobody keeps
 * track of printing: until somebody confirms it, old cards and posters may still be around.
 */
export function isPaperOld(record: OnRecord): boolean {
  const replaced = record.site.filter(isKind('paper_replaced'))
  return changesOf(record).some(
    (change) => !replaced.some(({ seq, effectiveOn }) => seq > change.seq && effectiveOn >= change.on),
  )
}

/** The last day on which somebody confirmed it, or null. */
export function lastReplaced(site: History): CalendarDate | null {
  return site.findLast(isKind('paper_replaced'))?.effectiveOn ?? null
}

/** Before the first details, paper had nothing of the site's own. */
function changesOf({ site, lines, today, isAlike }: OnRecord): PaperChange[] {
  const versions = siteVersions(site).filter(({ effectiveOn }) => effectiveOn <= today)
  const [first] = versions
  if (first === undefined) return []
  const ofDetails = versions.slice(1).flatMap(({ seq, effectiveOn: on, body }, before) => {
    const last = versions[before]?.body.details
    return last === undefined || isAlike(last, body.details) ? [] : [{ seq, on }]
  })
  // A release has no entry of its own. It began after whatever was on record of the site by then.
  const lastBy = (at: Instant) => site.findLast(({ recordedAt }) => recordedAt <= at)?.seq ?? 0
  const ofLines = lines.flatMap(({ at, seq, from, gone }) => [
    ...(at === null || from === null ? [] : [{ seq: seq ?? lastBy(at), on: from }]),
    // A line that's gone has no other number that would begin.
    ...(gone === null ? [] : [{ seq: lastBy(gone.at), on: gone.on }]),
  ])
  return [...ofDetails, ...ofLines.filter(({ seq }) => seq >= first.seq)]
}
