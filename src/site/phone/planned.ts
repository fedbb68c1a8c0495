import { partsFromOrganization, type SitePublishedEvent } from '../../ledger/site-version.ts'
import type { LocalResource, SiteDetails } from '../../organization/details-shape.ts'
import { digitsOf } from '../../organization/site-details.ts'
import { canonicalJson } from '../../platform/codes/canonical.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { draftOf, type SiteBlank, siteBlanks, type SiteDraft } from '../draft.ts'
import { type NumberChange, withChanges } from './phone.ts'

/** What's live and the versions that are to come, each as it is. */
export interface Versions {
  readonly live: SitePublishedEvent
  readonly planned: readonly SitePublishedEvent[]
}

/** A version that's to come and couldn't be published with new numbers. */
export interface BrokenVersion {
  readonly version: SitePublishedEvent
  /** The rule that it would break, or `sharedNumber` if two of its lines would have one number. */
  readonly why: SiteBlank | 'sharedNumber'
}

/**
 * The first version that's to come and would break a rule with new numbers, or null. What it broke before doesn't count:
 * a number that's urgent doesn't wait for that.
 */
export function brokenVersion(
  { live, planned }: Versions,
  changes: readonly NumberChange[],
  today: CalendarDate,
): BrokenVersion | null {
  const sharedNow = sharedIn(changed(live, changes).local)
  for (const version of planned) {
    const { details } = version.body
    const after = changed(version, changes)
    const [why] = newlyBroken(draftOf(details), draftOf(after), today)
    if (why !== undefined) return { version, why }
    // Two lines that share a number in the details that staff see now may share it later, too.
    if (newlyShared([...sharedNow, ...sharedIn(details.local)], after.local).length > 0)
      return { version, why: 'sharedNumber' }
  }
  return null
}

/** The rules that a draft breaks and an earlier one doesn't. */
export function newlyBroken(before: SiteDraft, after: SiteDraft, today: CalendarDate): SiteBlank[] {
  const known = siteBlanks(before, today).map((blank) => canonicalJson(blank))
  return siteBlanks(after, today).filter((blank) => !known.includes(canonicalJson(blank)))
}

/** Those of some changes that break a version by themselves, or all of them if only several together do. */
export function breaking(versions: Versions, changes: readonly NumberChange[], today: CalendarDate): NumberChange[] {
  const alone = changes.filter((change) => brokenVersion(versions, [change], today) !== null)
  return alone.length > 0 ? alone : [...changes]
}

export function changed(version: SitePublishedEvent, changes: readonly NumberChange[]): SiteDetails {
  return withChanges(version.body.details, partsFromOrganization(version), changes)
}

/** The digits that more than one line has, and that aren't among those known to be. */
export function newlyShared(known: readonly string[], local: readonly LocalResource[]): string[] {
  return sharedIn(local).filter((digits) => !known.includes(digits))
}

/** The digits that more than one line has. */
export function sharedIn(local: readonly LocalResource[]): string[] {
  const all = local.map(({ phone }) => digitsOf(phone))
  return all.filter((digits, place) => all.indexOf(digits) !== place)
}
